//! The figures that one reads first: each format beside its floor, and the whole way beside a program written by hand.

use std::error::Error;
use std::hint::black_box;

use maal::{Rulebook, Verdict};

use crate::floor::Tally;
use crate::timing::{medians, over, per};
use crate::workload::{Figures, declarations};
use crate::{SERIES, by_hand, dataset, floor_of, judge, read, texts};

/// How many series are read, taken and judged.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

pub(crate) fn print() -> Result<(), Box<dyn Error>> {
    reading()?;
    taking()?;
    judging()
}

fn reading() -> Result<(), Box<dyn Error>> {
    println!("\nreading {SERIES} series of twelve years, bytes to table: medians of runs in turns with the floor");
    println!("{:>10} {:>10} {:>9} {:>11} {:>7}", "format", "bytes", "MB/s", "floor MB/s", "ratio");
    for published in texts::all(&Figures::new(SERIES))? {
        read(&published)?;
        let bytes = u64::try_from(published.text.len())?;
        let (ours, floor) = medians(|| read(&published).ok(), || floor_of(&published));
        let (ours, floor) = (per(ours, bytes), per(floor, bytes));
        let (rate, floor_rate) = (over(1_000.0, ours), over(1_000.0, floor));
        println!("{:>10} {bytes:>10} {rate:>9.0} {floor_rate:>11.0} {:>6.2}x", published.name, over(ours, floor));
    }
    Ok(())
}

/// From CSV to a dataset, beside a loop that only splits the records.
fn taking() -> Result<(), Box<dyn Error>> {
    println!("\nCSV to dataset: ns per observation");
    println!("{:>8} {:>9} {:>9} {:>9} {:>7} {:>7}", "series", "rows", "ours", "split", "ratio", "growth");
    let mut smallest = None;
    for (size, by_year) in SIZES.into_iter().map(|size| (size, false)).chain([(100_000, true)]) {
        let figures = Figures::new(size);
        let rulebook = Rulebook::new(declarations(figures.areas)?)?;
        let text = if by_year { texts::csv_by_year(&figures)? } else { texts::csv(&figures)? };
        let rows = u64::try_from(text.lines().count())?.saturating_sub(1);
        let (ours, split) = medians(|| dataset(&rulebook, &text).ok(), || by_hand::split_csv(&text));
        let (ours, split) = (per(ours, rows), per(split, rows));
        let growth = over(ours, *smallest.get_or_insert(ours));
        let order = if by_year { "  by year" } else { "" };
        println!("{size:>8} {rows:>9} {ours:>9.0} {split:>9.0} {:>6.2}x {growth:>6.2}x{order}", over(ours, split));
    }
    Ok(())
}

/// From CSV to all verdicts, beside a program that can do nothing but this.
fn judging() -> Result<(), Box<dyn Error>> {
    println!("\nCSV to all verdicts: ms");
    println!("{:>8} {:>9} {:>9} {:>9} {:>7}", "series", "findings", "ours", "by hand", "ratio");
    for size in SIZES {
        let figures = Figures::new(size);
        let rulebook = Rulebook::new(declarations(figures.areas)?)?;
        let text = texts::csv(&figures)?;
        let (ours, hand) = (count(&rulebook, &text)?, count_by_hand(&text)?);
        if (ours.findings, ours.met) != (hand.findings, hand.met) {
            return Err(format!("not the same judgement: {ours:?}, by hand {hand:?}").into());
        }
        let (one, other) = medians(|| count(&rulebook, &text).ok(), || count_by_hand(&text).ok());
        let (one, other) = (per(one, 1_000_000), per(other, 1_000_000));
        println!("{size:>8} {:>9} {one:>9.1} {other:>9.1} {:>6.2}x", ours.findings, over(one, other));
    }
    println!();
    Ok(())
}

fn count(rulebook: &Rulebook, text: &str) -> Result<Tally, Box<dyn Error>> {
    let mut tally = Tally::default();
    judge(rulebook, text, |assessment| {
        for finding in assessment.findings() {
            let finding = black_box(finding);
            tally.add(finding.verdict() == Verdict::Met, finding.is_firm() == Some(true));
        }
    })?;
    Ok(tally)
}

fn count_by_hand(text: &str) -> Result<Tally, Box<dyn Error>> {
    let mut tally = Tally::default();
    by_hand::read_csv(text)?.judge(|judged| {
        let judged = black_box(judged);
        tally.add(judged.met, judged.firm);
    });
    Ok(tally)
}

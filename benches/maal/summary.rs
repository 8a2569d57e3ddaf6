//! The figures that one reads first: cost per finding beside the floor, growth over sizes, reading, explaining.

use std::error::Error;

use maal::{Length, Verdict};

use crate::floor::{Floor, Tally};
use crate::timing::{median, medians, over, per};
use crate::workload::{Figures, Workload};
use crate::{SIZES, consume, consume_by_hand, explain, whole};

pub(crate) fn print() -> Result<(), Box<dyn Error>> {
    judging()?;
    reading()?;
    explaining()
}

fn judging() -> Result<(), Box<dyn Error>> {
    println!("\njudging: medians of repeated runs, ns per finding");
    println!(
        "{:>8} {:>9} {:>9} {:>9} {:>7} {:>7} {:>12} {:>12}",
        "series", "findings", "assess", "floor", "ratio", "growth", "floor growth", "kept report"
    );
    let mut smallest = None;
    for size in SIZES {
        let workload = Workload::new(&Figures::new(size))?;
        let floor = Floor::new(&Figures::new(size));
        compare(&workload, &floor)?;
        let findings = floor.findings();
        // In turns, so that whatever else the machine does falls on both.
        let (judged, by_hand) =
            medians(|| workload.rulebook.assess_each(&workload.data, consume), || floor.judge(consume_by_hand));
        let (judged, by_hand) = (per(judged, findings), per(by_hand, findings));
        let kept = if size <= 10_000 {
            format!("{:.1}", per(median(|| workload.rulebook.assess(&workload.data)), findings))
        } else {
            "-".to_owned()
        };
        let (first, first_by_hand) = *smallest.get_or_insert((judged, by_hand));
        let (ratio, growth, floor_growth) = (over(judged, by_hand), over(judged, first), over(by_hand, first_by_hand));
        println!(
            "{size:>8} {findings:>9} {judged:>9.1} {by_hand:>9.1} {ratio:>6.2}x {growth:>6.2}x {floor_growth:>11.2}x {kept:>12}"
        );
    }
    Ok(())
}

fn reading() -> Result<(), Box<dyn Error>> {
    println!("\nreading");
    println!("{:>8} {:>11} {:>9} {:>7} {:>7}", "series", "bytes", "ms", "MB/s", "growth");
    let mut smallest = None;
    for size in SIZES {
        let text = Figures::new(size).yaml()?;
        let bytes = u64::try_from(text.len())?;
        let time = median(|| maal::load([("workload.yaml", text.as_str())]).is_ok());
        let (per_byte, all) = (per(time, bytes), per(time, 1_000_000));
        let first = *smallest.get_or_insert(per_byte);
        let (rate, growth) = (over(1_000.0, per_byte), over(per_byte, first));
        println!("{size:>8} {bytes:>11} {all:>9.1} {rate:>7.2} {growth:>6.2}x");
    }
    Ok(())
}

fn explaining() -> Result<(), Box<dyn Error>> {
    let workload = Workload::new(&Figures::new(1_000))?;
    let report = workload.rulebook.assess(&workload.data)?;
    let assessments = u64::try_from(report.assessments().count())?;
    println!("\nexplaining in Danish, all {assessments} assessments of 1000 series");
    println!("{:>9} {:>10} {:>6}", "length", "us each", "bytes");
    let mut text = String::new();
    for (name, length) in [("full", Length::Full), ("paragraph", Length::Paragraph), ("line", Length::Line)] {
        let mut written = 0;
        for assessment in report.assessments() {
            written += u64::try_from(explain(assessment, length, &mut text)?)?;
        }
        let time =
            median(|| report.assessments().map(|each| explain(each, length, &mut text)).filter(Result::is_ok).count());
        let each = per(time, assessments * 1_000);
        println!("{name:>9} {each:>10.2} {:>6}", written / assessments);
    }

    let yaml = Figures::new(1_000).yaml()?;
    let paragraphs = whole(&yaml)?.len();
    let time = per(median(|| whole(&yaml).is_ok()), 1_000_000);
    println!(
        "\nwhole run, 1000 series: {} bytes of YAML to {paragraphs} bytes of paragraphs in {time:.1} ms\n",
        yaml.len()
    );
    Ok(())
}

/// Holds both judgements against each other, so that the same work is compared.
fn compare(workload: &Workload, floor: &Floor) -> Result<(), Box<dyn Error>> {
    let (mut ours, mut by_hand) = (Tally::default(), Tally::default());
    workload.rulebook.assess_each(&workload.data, |assessment| {
        for finding in assessment.findings() {
            ours.add(finding.verdict() == Verdict::Met, finding.is_firm() == Some(true));
        }
    })?;
    floor.judge(|judged| by_hand.add(judged.met, judged.firm));
    if (ours.findings, ours.met) != (by_hand.findings, by_hand.met) {
        return Err(format!("not the same judgement: {ours:?}, by hand {by_hand:?}").into());
    }
    let otherwise = ours.firm.abs_diff(by_hand.firm);
    if otherwise > 0 {
        println!(
            "    (thirds cut off after 28 digits make the floor call {otherwise} of {} findings firm or not otherwise)",
            ours.findings
        );
    }
    Ok(())
}

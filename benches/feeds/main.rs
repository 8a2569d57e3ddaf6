//! How fast published files are read, beside what one would write by hand, and what they take of memory.
//!
//!     cargo bench --features feeds --bench feeds                   all groups, then the summary: about two minutes
//!     cargo bench --features feeds --bench feeds -- summary        the summary alone: about half a minute
//!     cargo bench --features feeds --bench feeds -- feed/csv       one group, as criterion filters it
//!     cargo bench --features feeds --bench feeds -- memory         twelve million observations, on Linux
//!     cargo bench --features feeds --bench feeds -- memory-by-year the same, with rows in the order of years
//!
//! The workload is that of the bench `maal`, written in each format. Floors: for CSV and SDMX-CSV a bare loop of the
//! package `csv` over the same records; for JSON-stat `serde_json` passing over the same text; for PX a split at white
//! space. Nothing is asserted about time.

mod by_hand;
#[allow(dead_code, reason = "shared with the bench `maal`")]
#[path = "../maal/floor.rs"]
mod floor;
mod memory;
mod summary;
mod texts;
#[allow(dead_code, reason = "shared with the bench `maal`")]
#[path = "../maal/timing.rs"]
mod timing;
#[allow(dead_code, reason = "shared with the bench `maal`")]
#[path = "../maal/workload.rs"]
mod workload;

use std::error::Error;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput};
use maal::feed::Table;
use maal::{Assessment, Dataset, Feed, Rulebook};

use texts::Published;
use workload::Figures;

/// How many series are read.
const SERIES: usize = 20_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.first().map(String::as_str) {
        Some("summary") => return summary::print(),
        Some("memory") => return memory::print(false),
        Some("memory-by-year") => return memory::print(true),
        Some(_) | None => {}
    }
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    reading(&mut criterion)?;
    criterion.final_summary();
    let everything = arguments.is_empty() && std::env::args().any(|argument| argument == "--bench");
    if everything { summary::print() } else { Ok(()) }
}

/// A group for each format: from bytes to a table, and its floor.
fn reading(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    for published in texts::all(&Figures::new(SERIES))? {
        read(&published)?;
        let mut group = criterion.benchmark_group(format!("feed/{}", published.name));
        group.sampling_mode(SamplingMode::Flat).measurement_time(Duration::from_secs(3));
        group.throughput(Throughput::Bytes(u64::try_from(published.text.len())?));
        group.bench_function("table", |bencher| bencher.iter_with_large_drop(|| read(&published).is_ok()));
        group.bench_function("floor", |bencher| bencher.iter(|| floor_of(&published)));
        group.finish();
    }
    Ok(())
}

fn read(published: &Published) -> Result<Table, Box<dyn Error>> {
    let table = Table::read(published.file, published.text.as_bytes(), None, None);
    table.map_err(|problems| {
        problems.iter().map(|problem| format!("{}: {problem}", published.name)).collect::<String>().into()
    })
}

/// The least that has to be done with the text of a format.
fn floor_of(published: &Published) -> usize {
    match published.name {
        "json-stat" => usize::from(by_hand::pass_over_json(&published.text)),
        "px" => by_hand::split_words(&published.text),
        _ => by_hand::split_csv(&published.text),
    }
}

/// From the bytes of a file to a dataset.
fn dataset(rulebook: &Rulebook, text: &str) -> Result<Dataset, Box<dyn Error>> {
    let table = Table::read("figures.csv", text.as_bytes(), None, None).map_err(|_| "the text cannot be read")?;
    let mut builder = Dataset::builder();
    let problems = rulebook.take(&Feed::new("figures.csv"), "figures.csv", &table, &mut builder);
    match problems.first() {
        Some(problem) => Err(problem.to_string().into()),
        None => Ok(builder.build()?),
    }
}

/// From the bytes of a file to all verdicts.
fn judge(rulebook: &Rulebook, text: &str, each: impl FnMut(&Assessment)) -> Result<(), Box<dyn Error>> {
    Ok(rulebook.assess_each(&dataset(rulebook, text)?, each)?)
}

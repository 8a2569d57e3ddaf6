//! How fast texts are read, targets judged and results explained, and how the cost grows.
//!
//!     cargo bench --bench maal                   all groups, then the summary: about four minutes
//!     cargo bench --bench maal -- summary        the summary alone: about a minute
//!     cargo bench --bench maal -- assess/1000    one group, as criterion filters it
//!
//! The workload is twelve years of five indicators in every area, judged by six targets: `maintain`,
//! `annual_decline` with and without a step, `converge`, `at_least` on a derived share, `reach` on a straight path.
//! Its size is the number of series. The floor is the same judgement written by hand, without names, evidence or
//! text; it shows what the engine costs beside the arithmetic. Nothing is asserted about time.

mod floor;
mod summary;
mod timing;
mod workload;

use std::error::Error;
use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use maal::{Assessment, Language, Length, Report};

use floor::{Floor, Judged};
use workload::{Figures, Workload};

/// How many series.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if arguments.iter().any(|argument| argument == "summary") {
        return summary::print();
    }
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    judging(&mut criterion)?;
    reading(&mut criterion)?;
    explaining(&mut criterion)?;
    criterion.final_summary();
    let everything = arguments.is_empty() && std::env::args().any(|argument| argument == "--bench");
    if everything { summary::print() } else { Ok(()) }
}

/// Groups `assess` and `floor` at all sizes, `assess_report` where the report fits in memory with ease.
fn judging(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    for size in SIZES {
        let workload = Workload::new(&Figures::new(size))?;
        let floor = Floor::new(&Figures::new(size));
        let findings = Throughput::Elements(floor.findings());

        let mut group = criterion.benchmark_group("assess");
        group.throughput(findings.clone()).sampling_mode(SamplingMode::Flat).measurement_time(Duration::from_secs(4));
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter(|| workload.rulebook.assess_each(&workload.data, consume));
        });
        group.finish();

        let mut group = criterion.benchmark_group("floor");
        group.throughput(findings.clone()).sampling_mode(SamplingMode::Flat).measurement_time(Duration::from_secs(4));
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter(|| floor.judge(consume_by_hand));
        });
        group.finish();

        if size <= 10_000 {
            let mut group = criterion.benchmark_group("assess_report");
            group.throughput(findings).sampling_mode(SamplingMode::Flat).measurement_time(Duration::from_secs(4));
            group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
                bencher.iter_with_large_drop(|| workload.rulebook.assess(&workload.data));
            });
            group.finish();
        }
    }
    Ok(())
}

/// Groups `read` at all sizes, and `whole`: from YAML to a paragraph for every target in every area.
fn reading(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    let mut group = criterion.benchmark_group("read");
    group.sampling_mode(SamplingMode::Flat).measurement_time(Duration::from_secs(4));
    for size in SIZES {
        let text = Figures::new(size).yaml()?;
        group.throughput(Throughput::Bytes(u64::try_from(text.len())?));
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter_with_large_drop(|| maal::load([("workload.yaml", text.as_str())]));
        });
    }
    group.finish();

    let text = Figures::new(1_000).yaml()?;
    criterion.bench_function("whole/1000", |bencher| {
        bencher.iter(|| whole(&text).map(|paragraphs| paragraphs.len()).unwrap_or_default());
    });
    Ok(())
}

/// Group `explain`: one assessment in Danish, in full and as a line.
fn explaining(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    let workload = Workload::new(&Figures::new(1_000))?;
    let report = workload.rulebook.assess(&workload.data)?;
    let assessment = nearing(&report).ok_or("the report holds no assessment of a converging area")?;
    let mut group = criterion.benchmark_group("explain");
    for (name, length) in [("full", Length::Full), ("line", Length::Line)] {
        let mut text = String::new();
        group.bench_function(name, |bencher| bencher.iter(|| explain(assessment, length, &mut text)));
    }
    group.finish();
    Ok(())
}

/// The one with the most to say: four figures behind every limit.
fn nearing(report: &Report) -> Option<&Assessment> {
    report.of_target("unsafe-nears-city").next()
}

/// Writes one explanation in Danish into a text that is used again; gives its length.
fn explain(assessment: &Assessment, length: Length, text: &mut String) -> Result<usize, std::fmt::Error> {
    text.clear();
    write!(text, "{}", assessment.explain(Language::Danish).length(length))?;
    Ok(black_box(text.as_str()).len())
}

fn consume(assessment: &Assessment) {
    assessment.findings().for_each(|finding| {
        black_box(finding);
    });
}

fn consume_by_hand(judged: &Judged) {
    let Judged { limit, margin, shift, met, firm } = judged;
    black_box((limit, margin, shift, met, firm));
}

fn whole(text: &str) -> Result<String, Box<dyn Error>> {
    let (rulebook, data) = maal::load([("workload.yaml", text)])?;
    let mut paragraphs = String::new();
    for assessment in rulebook.assess(&data)?.assessments() {
        writeln!(paragraphs, "{}\n", assessment.explain(Language::Danish))?;
    }
    Ok(paragraphs)
}

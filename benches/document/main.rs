//! How long documents take: the partnership's report, and reports of many targets with a figure each.
//!
//!     cargo bench --features report --bench document
//!     cargo bench --features report --bench document -- summary
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    reason = "a bench may stop at the first surprise"
)]

use std::env;
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group};
use maal::{Dataset, Language, Rulebook};

fn partnership() -> (Rulebook, Dataset) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/tingbjerg-husum");
    let files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()))
        .collect();
    maal::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap()
}

/// So many targets, each of an indicator of its own with ten years.
fn many(targets: usize) -> (Rulebook, Dataset) {
    let (mut indicators, mut declared, mut figures) = (String::new(), String::new(), String::new());
    for nth in 0..targets {
        writeln!(indicators, "  i{nth}: {{ name: number {nth}, unit: {{ count: things }}, better: lower }}").unwrap();
        writeln!(
            declared,
            "      t{nth}: {{ indicator: i{nth}, area: a, rule: {{ maintain: {{ baseline: 2015 }} }}, compare: [b] }}"
        )
        .unwrap();
        for (area, more) in [("a", 0), ("b", 9)] {
            let values: Vec<String> =
                (0..10).map(|year| format!("{}: {}", 2015 + year, (nth * 7 + year * 11 + more) % 97)).collect();
            let line = format!("{area}: {{ {} }}", values.join(", "));
            writeln!(figures, "{}    {line}", if more == 0 { format!("  i{nth}:\n") } else { String::new() }).unwrap();
        }
    }
    let text = format!(
        "maal: 1\nareas: {{ a: {{ name: A }}, b: {{ name: B }} }}\nindicators:\n{indicators}goals:\n  g:\n    name: everything\n    targets:\n{declared}observations:\n{figures}"
    );
    maal::load([("many.yaml", text.as_str())]).unwrap()
}

fn page((rulebook, data): &(Rulebook, Dataset)) -> String {
    rulebook.document(data, Language::Danish).unwrap().html().unwrap()
}

fn documents(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("document");
    group.sample_size(10);
    let given = partnership();
    group.bench_function("partnership", |bench| bench.iter(|| page(black_box(&given))));
    for targets in [100, 1000] {
        let given = many(targets);
        group.bench_function(format!("{targets} targets"), |bench| bench.iter(|| page(black_box(&given))));
    }
    group.finish();
}

fn fastest(mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    (0..7).map(time).min().unwrap()
}

fn summary() {
    let given = partnership();
    println!("the partnership's report: {:.1?}", fastest(|| drop(black_box(page(&given)))));
    for targets in [250, 500, 1000, 2000] {
        let given = many(targets);
        let taken = fastest(|| drop(black_box(page(&given))));
        println!("{targets:>5} targets: {taken:>8.1?}, {:>6.1?} a target", taken / u32::try_from(targets).unwrap());
    }
}

criterion_group!(benches, documents);

fn main() {
    if env::args().any(|argument| argument == "summary") {
        return summary();
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}

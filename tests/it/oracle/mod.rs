//! An independent oracle: every rule restated in exact fractions, slow and plain, and held against the library's report
//! on random rulebooks. It knows the format of the files and of the report, and nothing else of the library.

#![allow(unreachable_pub, reason = "the modules of one test share everything")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "the oracle makes its own small inputs, and may fail loudly on its own mistakes"
)]
#![allow(clippy::float_arithmetic, reason = "compound paths are restated in floating point, with a tolerance")]

mod chance;
mod compare;
mod expect;
mod figures;
mod fraction;
mod generate;
mod generate_targets;
mod limit;
mod model;
mod real_case;
mod shrink;
mod yaml;

use std::thread;

use compare::{Tally, compare};
use figures::Figures;
use model::{Model, Period};

/// So many rulebooks make well over the findings that are asked for.
const RULEBOOKS: u64 = 120;
const FINDINGS: usize = 100_000;
const THREADS: u64 = 2;

#[test]
fn a_hundred_thousand_random_findings_are_what_the_rules_say() {
    let mut tally = Tally::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS).map(|first| scope.spawn(move || run(first))).collect();
        for worker in workers {
            match worker.join().expect("a panic is a failure of its own") {
                Ok(part) => tally.add(part),
                Err(message) => panic!("{message}"),
            }
        }
    });
    everything_occurred(&tally);
}

/// Every `THREADS`th rulebook; the message of the first that differs.
fn run(first: u64) -> Result<Tally, String> {
    let mut tally = Tally::default();
    for seed in (first..RULEBOOKS).step_by(THREADS as usize) {
        let model = generate::model(seed);
        let through = generate::through(seed);
        if let Err(failure) = check(&model, through, &mut tally) {
            return Err(explain(seed, &model, through, &failure));
        }
    }
    Ok(tally)
}

enum Failure {
    Refused(String),
    Differs(String),
}

/// Reads, assesses and compares: with all figures, and with those through a period.
fn check(model: &Model, through: Period, tally: &mut Tally) -> Result<(), Failure> {
    let text = yaml::write(model);
    let (rulebook, data) =
        maal::load([("case.yaml", text.as_str())]).map_err(|problems| Failure::Refused(problems.to_string()))?;
    let report = rulebook.assess(&data).map_err(|misfit| Failure::Refused(format!("{misfit:?}")))?;
    let expected = expect::assess(model, &Figures::through(model, None));
    compare(model, &expected, &json(&report), tally).map_err(Failure::Differs)?;

    let period: maal::Period = through.text().parse().expect("the oracle writes periods as they are read");
    let report =
        rulebook.assess(data.through(period)).map_err(|misfit| Failure::Refused(format!("through: {misfit:?}")))?;
    let expected = expect::assess(model, &Figures::through(model, Some(through)));
    compare(model, &expected, &json(&report), tally)
        .map_err(|problem| Failure::Differs(format!("through {}: {problem}", through.text())))
}

fn json(report: &maal::Report) -> serde_json::Value {
    serde_json::to_value(report).expect("a report is plain data")
}

fn explain(seed: u64, model: &Model, through: Period, failure: &Failure) -> String {
    match failure {
        Failure::Refused(problems) => {
            let text: String =
                yaml::write(model).lines().enumerate().map(|(n, line)| format!("{:4} {line}\n", n + 1)).collect();
            format!("seed {seed}: a valid file was refused\n{text}\n{problems}")
        }
        Failure::Differs(first) => {
            let differs = |model: &Model| match check(model, through, &mut Tally::default()) {
                Err(Failure::Differs(problem)) => Some(problem),
                Err(Failure::Refused(_)) | Ok(()) => None,
            };
            let small = shrink::shrink(model, |smaller| differs(smaller).is_some());
            let last = differs(&small).unwrap_or_else(|| first.clone());
            format!("seed {seed}: {first}\n\nthe smallest file that differs:\n{}\n{last}", yaml::write(&small))
        }
    }
}

const KINDS: [&str; 10] = [
    "maintain",
    "annual_decline",
    "annual_rise",
    "converge",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "reach",
    "monitor",
];

/// What must have occurred besides, and how often at least, for the comparison to mean anything.
const OCCURRENCES: [(&str, usize); 52] = [
    ("monitor monitored", 5000),
    ("path Straight met", 150),
    ("path Straight not_met", 150),
    ("path Straight undetermined", 150),
    ("path Compound met", 150),
    ("path Compound not_met", 150),
    ("path Compound undetermined", 150),
    ("path None met", 150),
    ("path None not_met", 150),
    ("path None undetermined", 150),
    ("milestones Straight met", 150),
    ("milestones Straight not_met", 150),
    ("milestones Straight undetermined", 150),
    ("milestones Compound met", 30),
    ("milestones Compound not_met", 30),
    ("milestones Compound undetermined", 30),
    ("milestones None met", 30),
    ("milestones None not_met", 30),
    ("milestones None undetermined", 150),
    ("reason missing", 10000),
    ("reason suppressed", 1500),
    ("reason break", 3000),
    ("reason zero", 1000),
    ("reason not_due", 600),
    ("reason requirement", 3000),
    ("assessment met", 700),
    ("assessment not_met", 1500),
    ("assessment undetermined", 2000),
    ("assessment monitored", 500),
    ("goal met", 80),
    ("goal not_met", 200),
    ("goal undetermined", 150),
    ("goal monitored", 10),
    ("at_most", 10000),
    ("at_least", 10000),
    ("firm", 10000),
    ("not firm", 1500),
    ("on the limit", 400),
    ("on the limit, strict", 300),
    ("a fraction as margin", 1500),
    ("met, not shown", 400),
    ("worse, not shown", 80),
    ("untested overlap converge", 200),
    ("untested overlap less_than", 60),
    ("untested out_of_range reach", 60),
    ("interim", 1500),
    ("due", 3000),
    ("nothing to judge", 200),
    ("frequency Year", 5000),
    ("frequency HalfYear", 5000),
    ("frequency Quarter", 5000),
    ("frequency Month", 5000),
];

/// The test cannot pass without having tested.
fn everything_occurred(tally: &Tally) {
    assert!(FINDINGS <= tally.findings, "only {} findings were compared", tally.findings);
    assert!(tally.unclear * 100 < tally.findings, "{} findings were not clear", tally.unclear);
    for kind in KINDS {
        occurred(tally, &format!("significant {kind}"), 60);
        occurred(tally, &format!("not_significant {kind}"), 30);
        occurred(tally, &format!("unknown {kind}"), 500);
        occurred(tally, &format!("tested significant {kind}"), 300);
        occurred(tally, &format!("tested not_significant {kind}"), 300);
        occurred(tally, &format!("untested rounding {kind}"), 40);
        occurred(tally, &format!("untested size_missing {kind}"), 60);
        if kind != "monitor" {
            occurred(tally, &format!("{kind} met"), 800);
            occurred(tally, &format!("{kind} not_met"), 800);
            occurred(tally, &format!("{kind} undetermined"), 800);
        }
    }
    for (what, least) in OCCURRENCES {
        occurred(tally, what, least);
    }
}

fn occurred(tally: &Tally, what: &str, least: usize) {
    let times = tally.seen.get(what).copied().unwrap_or(0);
    assert!(least <= times, "`{what}` occurred {times} times, which is fewer than {least}");
}

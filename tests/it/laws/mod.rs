//! Laws: what holds for every input, on small random worlds and on mutated files.
//!
//! Every run tries the same inputs. `LAWS_SEED=7` tries others, `LAWS_CASES=10` ten times as many; a failure prints
//! the smallest input that breaks the law, and the seed that finds it again.

#![allow(unreachable_pub, reason = "the modules of one test share everything")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "a law makes its own small inputs, and may fail loudly on its own mistakes"
)]

mod chance;
mod chance_case;
mod changes;
mod checks;
mod counterfactual;
mod firmness;
mod generate;
mod kleene;
mod languages;
mod mutants;
mod numbers;
mod order;
mod pace;
mod reach;
mod reader;
mod recompute;
mod recompute_limit;
mod recompute_test;
mod registers;
mod schema;
mod second_reader;
mod tested;
mod texts;
mod values;
mod vintages;
mod wide;
mod worlds;
mod written;

use std::env;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestCaseResult, TestRunner};

const SEED: u64 = 2750;

/// Tries a law on so many inputs.
pub(crate) fn law<S: Strategy>(cases: u32, inputs: S, holds: impl Fn(S::Value) -> TestCaseResult) {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seed = number("LAWS_SEED").unwrap_or(SEED);
    let times = number("LAWS_CASES").map_or(1, |times| times as u32);
    let config = Config {
        cases: cases * times,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        max_shrink_iters: 4_000,
        ..Config::default()
    };
    if let Err(failure) = TestRunner::new(config).run(&inputs, holds) {
        panic!("with LAWS_SEED={seed}\n{failure}");
    }
}

//! How long something takes, beside something else.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long one figure is measured for, and how often at least.
const LONG_ENOUGH: Duration = Duration::from_millis(1_500);
const OFTEN_ENOUGH: usize = 3;

/// The median of repeated runs, after one that is not counted.
pub(crate) fn median<T>(run: impl FnMut() -> T) -> Duration {
    medians(run, || ()).0
}

/// The medians of two things run in turns.
pub(crate) fn medians<T, U>(mut one: impl FnMut() -> T, mut other: impl FnMut() -> U) -> (Duration, Duration) {
    timed(&mut one);
    timed(&mut other);
    let (begin, mut times) = (Instant::now(), (Vec::new(), Vec::new()));
    while times.0.len() < OFTEN_ENOUGH || begin.elapsed() < LONG_ENOUGH {
        times.0.push(timed(&mut one));
        times.1.push(timed(&mut other));
    }
    (middle(times.0), middle(times.1))
}

fn timed<T>(run: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let result = black_box(run());
    let time = start.elapsed();
    drop(result);
    time
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Nanoseconds for each of so many.
pub(crate) fn per(time: Duration, count: u64) -> f64 {
    time.div_duration_f64(Duration::from_nanos(count))
}

#[expect(clippy::float_arithmetic, reason = "a ratio of measured times, for reading")]
pub(crate) fn over(one: f64, other: f64) -> f64 {
    one / other
}

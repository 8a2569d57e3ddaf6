//! Round values for the axis.

use crate::number::Number;

/// How many levels there are at least, and at most.
const FEWEST: i128 = 4;
const MOST: i128 = 7;

/// 4 to 7 rising values in steps of 1, 2 or 5 times a power of ten, from `lowest` or below it to `highest` or above it.
///
/// 0 is among them where it is near, which is where one end lies at most half as far from it as the other; for
/// columns, which must begin there, give it as an end. Nothing is below 0 where both ends are not, and nothing above
/// where both are below. `whole` keeps the steps whole, for what can only be counted. Where numbers are too long for
/// such steps the ends alone are given.
#[must_use]
pub fn nice_levels(lowest: Number, highest: Number, whole: bool) -> Vec<Number> {
    let (low, high) = with_zero(lowest.min(highest), lowest.max(highest));
    let smallest = if whole { 0 } else { -28 };
    let steps = (smallest..=28).flat_map(|exponent| [1, 2, 5].map(|digit| step(digit, exponent)));
    steps.flatten().find_map(|step| levels(low, high, step)).unwrap_or_else(|| vec![low, high])
}

/// The ends, moved to 0 where that is near, and never equal.
fn with_zero(low: Number, high: Number) -> (Number, Number) {
    let twice = |number: Number| number.checked_mul(Number::from(2));
    if low.is_zero() && high.is_zero() {
        return (low, Number::ONE);
    }
    let same = low == high;
    if low.is_positive() && (same || twice(low).is_some_and(|twice| twice <= high)) {
        return (Number::ZERO, high);
    }
    if high.is_negative() && (same || twice(high).is_some_and(|twice| twice >= low)) {
        return (low, Number::ZERO);
    }
    (low, high)
}

/// `digit` times 10 to the power of `exponent`.
fn step(digit: i128, exponent: i32) -> Option<Number> {
    if exponent < 0 {
        return Number::new(digit, exponent.unsigned_abs());
    }
    Number::new(digit.checked_mul(10_i128.checked_pow(exponent.unsigned_abs())?)?, 0)
}

/// The multiples of the step that hold both ends. `None` where they are too many.
fn levels(low: Number, high: Number, step: Number) -> Option<Vec<Number>> {
    let mut first = low.checked_div(step)?.units(0)?;
    let mut last = (-(-high.checked_div(step)?).units(0)?).max(first);
    let (sinks, rises) = (low.is_negative() || high.is_negative(), high.is_positive() || low.is_positive());
    if last.checked_sub(first)? >= MOST {
        return None;
    }
    // Whole steps may be too few: there is room above, else below.
    while last - first + 1 < FEWEST {
        if rises || !sinks {
            last += 1;
        } else {
            first -= 1;
        }
    }
    (first..=last).map(|times| step.checked_mul(Number::new(times, 0)?)).collect()
}

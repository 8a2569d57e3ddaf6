//! The value on a path of constant yearly rate, between proven bounds.
//!
//! A path from `a` to `b` over `n` periods stands at `a · (b/a)^(k/n)` after `k` of them. The root seldom ends, so it
//! is enclosed: everything is computed twice at 18 decimals, once always rounded down and once always rounded up.

use crate::number::Number;

/// A number that lies within `error` of `value`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Enclosed {
    pub(crate) value: Number,
    pub(crate) error: Number,
}

/// 1 at 18 decimals. The product of two numbers up to this fits in 128 bits.
const UNIT: u128 = 1_000_000_000_000_000_000;
const DECIMALS: u32 = 18;

/// Whether a path of constant rate can lead from one value to the other: neither is 0, both on the same side of it.
pub(crate) fn has_compound_path(from: Number, to: Number) -> bool {
    (from.is_positive() && to.is_positive()) || (from.is_negative() && to.is_negative())
}

/// The value after `passed` of `all` periods. `None` where there is no such path or the numbers leave the range.
pub(crate) fn compound(from: Number, to: Number, passed: u32, all: u32) -> Option<Enclosed> {
    if !has_compound_path(from, to) || passed > all || all == 0 {
        return None;
    }
    // Started from the end that is further from 0, the ratio is at most 1 and the power between it and 1.
    let falls = from.abs() >= to.abs();
    let (start, ratio, power) =
        if falls { (from, to.checked_div(from)?, passed) } else { (to, from.checked_div(to)?, all - passed) };
    let (low, high) =
        enclose_root_power(mantissa(ratio.floor_to(DECIMALS)?)?, mantissa(ratio.ceil_to(DECIMALS)?)?, all, power);
    let middle = Number::fraction(i128::try_from(low + high).ok()?, i128::try_from(2 * UNIT).ok()?)?;
    let reach = Number::fraction(i128::try_from(high - low).ok()?, i128::try_from(2 * UNIT).ok()?)?;
    Some(Enclosed { value: start.checked_mul(middle)?, error: start.abs().checked_mul(reach)? })
}

/// Bounds of `ratio^(power/root)` for a ratio between `low` and `high`, all at 18 decimals and at most 1.
fn enclose_root_power(low: u128, high: u128, root: u32, power: u32) -> (u128, u128) {
    let root_low = last_that(|candidate| power_up(candidate, root) <= low);
    let root_high = match high {
        UNIT.. => UNIT,
        _ => (last_that(|candidate| power_down(candidate, root) < high) + 1).min(UNIT),
    };
    (power_down(root_low, power), power_up(root_high, power))
}

/// The largest number from 0 to 1 that passes a test which all smaller ones pass; 0 where none does.
fn last_that(passes: impl Fn(u128) -> bool) -> u128 {
    let (mut low, mut high) = (0, UNIT + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if passes(middle) { low = middle } else { high = middle }
    }
    low
}

fn power_down(base: u128, exponent: u32) -> u128 {
    power_by(base, exponent, |a, b| a * b / UNIT)
}

fn power_up(base: u128, exponent: u32) -> u128 {
    power_by(base, exponent, |a, b| (a * b).div_ceil(UNIT))
}

fn power_by(mut base: u128, mut exponent: u32, times: impl Fn(u128, u128) -> u128) -> u128 {
    let mut result = UNIT;
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent /= 2;
    }
    result
}

/// The number at 18 decimals.
fn mantissa(number: Number) -> Option<u128> {
    let (mantissa, scale) = number.as_decimal()?;
    let factor = 10_u128.checked_pow(DECIMALS.checked_sub(scale)?)?;
    u128::try_from(mantissa).ok()?.checked_mul(factor)
}

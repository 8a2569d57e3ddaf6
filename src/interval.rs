//! Confidence intervals of single values. They take roots and are rounded; no verdict rests on them.
//!
//! | values | interval | formula |
//! |---|---|---|
//! | shares | Wilson | (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) |
//! | up to 9 events | exact Poisson | χ²(α/2; 2c)/2 to χ²(1-α/2; 2c+2)/2 |
//! | 10 events or more | Byar | c (1 - 1/9c - z/3√c)³ to (c+1) (1 - 1/9(c+1) + z/3√(c+1))³ |
//! | with a standard error | normal | x ± z s |
//! | with an interval | as published | |
//!
//! A rate is per/n times its events. Sources: Wilson, *Journal of the American Statistical Association* 22 (1927);
//! Garwood, *Biometrika* 28 (1936); Breslow and Day, *Statistical Methods in Cancer Research* II (1987), p. 69; the
//! same choice of methods as in the technical briefings of the Association of Public Health Observatories.

use serde::Serialize;

use crate::number::Number;
use crate::uncertainty::{Confidence, Method, Sides, Uncertainty};

/// Between what values the true one lies, so surely as its level says. Two-sided.
///
/// Rounded to one decimal more than the values are published with; as published where the source gives it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end, in the indicator's unit.
    pub lower: Number,
    /// The upper end.
    pub upper: Number,
    /// How surely.
    pub level: Confidence,
    /// How it was found.
    pub method: IntervalMethod,
}

/// How an interval was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalMethod {
    /// Wilson's score interval of a share.
    Wilson,
    /// The exact interval of a Poisson mean, from fewer than 10 events.
    ExactPoisson,
    /// Byar's approximation to it, from 10 events or more.
    Byar,
    /// z standard errors on either side.
    Normal,
    /// As the source gives it.
    Published,
}

/// What an observation carries beside its value.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Carried {
    pub(crate) n: Option<Number>,
    pub(crate) variance: Option<Number>,
    pub(crate) published: Option<(Number, Number)>,
}

/// The interval of a value; `per` of its unit where it is a rate. `None` where something is missing that it needs.
pub(crate) fn interval(
    uncertainty: &Uncertainty,
    per: Option<Number>,
    value: Number,
    carried: Carried,
    decimals: u32,
) -> Option<Interval> {
    let (ends, level, method) = unrounded(uncertainty, per, value, carried)?;
    if method == IntervalMethod::Published {
        return Some(Interval { lower: ends.0, upper: ends.1, level, method });
    }
    let (lower, upper) = (rounded(ends.0, decimals + 1)?, rounded(ends.1, decimals + 1)?);
    Some(Interval { lower, upper, level, method })
}

fn unrounded(
    uncertainty: &Uncertainty,
    per: Option<Number>,
    value: Number,
    carried: Carried,
) -> Option<((Number, Number), Confidence, IntervalMethod)> {
    let level = uncertainty.level;
    let squared = level.squared_quantile(Sides::Two);
    Some(match (uncertainty.method, per) {
        (Method::Proportion, _) => {
            let n = carried.n?.checked_div(uncertainty.design_effect.unwrap_or(Number::ONE))?;
            (wilson(value, n, squared)?, level, IntervalMethod::Wilson)
        }
        (Method::Poisson, None) => {
            let (ends, method) = poisson(value, level, squared)?;
            (ends, level, method)
        }
        (Method::Poisson, Some(per)) => {
            let events = value.checked_mul(carried.n?)?.checked_div(per)?;
            let ((low, high), method) = poisson(events, level, squared)?;
            let rate = |events: Number| events.checked_mul(per)?.checked_div(carried.n?);
            ((rate(low)?, rate(high)?), level, method)
        }
        (Method::StandardError, _) => {
            // Where that would leave the range, six decimals of z² must do.
            let times = |squared: Number| squared.checked_mul(carried.variance?);
            let reach = root(times(squared).or_else(|| times(rounded(squared, 6)?))?)?;
            let ends = (value.checked_sub(reach)?, value.checked_add(reach)?);
            (ends, level, IntervalMethod::Normal)
        }
        (Method::ConfidenceInterval(level), _) => (carried.published?, level, IntervalMethod::Published),
    })
}

/// Wilson's interval of a share in percent.
fn wilson(share: Number, n: Number, squared: Number) -> Option<(Number, Number)> {
    let hundred = Number::from(100);
    if share.is_negative() || hundred < share {
        return None;
    }
    // Cut to size, so that products stay within the range.
    let (share, part) = (rounded(share, 10)?, rounded(squared.checked_div(n)?, 12)?);
    let below = Number::ONE.checked_add(part)?;
    let middle = share.checked_add(Number::from(50).checked_mul(part)?)?;
    let own = rounded(share.checked_mul(hundred.checked_sub(share)?)?, 10)?;
    let reach = root(own.checked_add(Number::from(2500).checked_mul(part)?)?.checked_mul(part)?)?;
    let low = middle.checked_sub(reach)?.checked_div(below)?.max(Number::ZERO);
    let high = middle.checked_add(reach)?.checked_div(below)?.min(hundred);
    Some((low, high))
}

/// The interval of a mean number of events: exact from fewer than 10, else by Byar's approximation. Events that were
/// found from a rounded rate are the nearest whole number of them.
fn poisson(events: Number, level: Confidence, squared: Number) -> Option<((Number, Number), IntervalMethod)> {
    let events = rounded(events, 0)?;
    let (whole, _) = events.as_fraction();
    let place = usize::try_from(whole).ok()?;
    if let Some((low, high)) = exact_poisson(level).get(place) {
        let number = |millionths: u32| Number::new(i128::from(millionths), 6);
        return Some(((number(*low)?, number(*high)?), IntervalMethod::ExactPoisson));
    }
    let more = events.checked_add(Number::ONE)?;
    Some(((byar(events, squared, false)?, byar(more, squared, true)?), IntervalMethod::Byar))
}

/// c (1 - 1/9c ∓ √(z²/9c))³
fn byar(events: Number, squared: Number, upper: bool) -> Option<Number> {
    let ninth = Number::ONE.checked_div(events.checked_mul(Number::from(9))?)?;
    let reach = root(squared.checked_mul(ninth)?)?;
    let middle = Number::ONE.checked_sub(ninth)?;
    let base = if upper { middle.checked_add(reach)? } else { middle.checked_sub(reach)? };
    // Cut to size after each step, so that the cube stays within the range.
    let base = rounded(base, 12)?;
    let times = |number: Number| rounded(number.checked_mul(base)?, 6);
    times(times(times(events)?)?)
}

/// The ends for 0 to 9 events in millionths: halves of quantiles of the χ² distribution.
fn exact_poisson(level: Confidence) -> [(u32, u32); 10] {
    match level {
        Confidence::Percent90 => [
            (0, 2_995_732),
            (51_293, 4_743_865),
            (355_362, 6_295_794),
            (817_691, 7_753_657),
            (1_366_318, 9_153_519),
            (1_970_150, 10_513_035),
            (2_613_015, 11_842_396),
            (3_285_316, 13_148_114),
            (3_980_823, 14_434_650),
            (4_695_228, 15_705_216),
        ],
        Confidence::Percent95 => [
            (0, 3_688_879),
            (25_318, 5_571_643),
            (242_209, 7_224_688),
            (618_672, 8_767_273),
            (1_089_865, 10_241_589),
            (1_623_486, 11_668_332),
            (2_201_894, 13_059_474),
            (2_814_363, 14_422_675),
            (3_453_832, 15_763_189),
            (4_115_373, 17_084_803),
        ],
        Confidence::Percent99 => [
            (0, 5_298_317),
            (5_013, 7_430_130),
            (103_495, 9_273_792),
            (337_863, 10_977_477),
            (672_207, 12_594_090),
            (1_077_928, 14_149_759),
            (1_536_912, 15_659_675),
            (2_037_337, 17_133_593),
            (2_571_103, 18_578_226),
            (3_132_402, 19_998_423),
        ],
    }
}

/// The root, cut off after as many decimals as the range leaves, at most 15.
fn root(of: Number) -> Option<Number> {
    if of.is_negative() {
        return None;
    }
    let with = |decimals: u32| Number::new(of.units(2 * decimals)?.checked_isqrt()?, decimals);
    (3..=15).rev().find_map(with)
}

/// Rounded to so many decimals, halves upwards.
fn rounded(number: Number, decimals: u32) -> Option<Number> {
    number.checked_add(Number::new(5, decimals + 1)?)?.floor_to(decimals)
}

//! How certain a value is, and on what a statement about chance rests.

use std::fmt::{self, Formatter};

use super::EN;
use super::words::{Bare, Difference, Full, when};
use crate::chance::Counterpart;
use crate::finding::{Bound, Untested};
use crate::indicator::Area;
use crate::interval::IntervalMethod;
use crate::period::Period;
use crate::text::facts::{NeededChange, NoAnswer, Sample, Tested};
use crate::text::shape::{Amount, enumerate};
use crate::uncertainty::{Confidence, Method};

pub(super) fn interval(
    f: &mut Formatter<'_>,
    period: Period,
    (lower, upper): (&Amount<'_>, &Amount<'_>),
    level: Confidence,
    method: IntervalMethod,
) -> fmt::Result {
    let how = match method {
        IntervalMethod::Wilson => "Wilson's method",
        IntervalMethod::ExactPoisson => "exact Poisson interval",
        IntervalMethod::Byar => "Byar's method",
        IntervalMethod::Normal => "from the standard error",
        IntervalMethod::Published => "given by the source",
    };
    let percent = level.percent();
    write!(f, "The {percent}% confidence interval for {} is {} to {} ({how}).", when(period), Bare(lower), Full(upper))
}

pub(super) fn tested(f: &mut Formatter<'_>, tested: &Tested<'_>) -> fmt::Result {
    let sided = if tested.only.is_none() { "two-sided" } else { "one-sided" };
    let of = match (tested.method, tested.against, tested.rate) {
        (_, Counterpart::Gap, _) => "the change in the gap",
        (Method::Proportion, Counterpart::Constant(_), _) => "the difference between a proportion and a fixed number",
        (Method::Proportion, Counterpart::Value, _) => "the difference between two proportions",
        (Method::Proportion, Counterpart::Mean, _) => "the difference between a proportion and a mean",
        (Method::Poisson, Counterpart::Constant(_), true) => "the difference between a Poisson rate and a fixed number",
        (Method::Poisson, Counterpart::Value, true) => "the difference between two Poisson rates",
        (Method::Poisson, Counterpart::Mean, true) => "the difference between a Poisson rate and a mean",
        (Method::Poisson, Counterpart::Constant(_), false) => {
            "the difference between a Poisson count and a fixed number"
        }
        (Method::Poisson, Counterpart::Value, false) => "the difference between two Poisson counts",
        (Method::Poisson, Counterpart::Mean, false) => "the difference between a Poisson count and a mean",
        (Method::StandardError, ..) => "the difference, based on the standard errors",
        (Method::ConfidenceInterval(_), ..) => "the difference, based on the confidence intervals",
    };
    let level = 100 - tested.level.percent();
    let begins = if tested.overruled { "The difference was also tested" } else { "The significance was computed" };
    write!(f, "{begins} at the {level}% level with a {sided} test of {of}")?;
    if let Some(effect) = &tested.design_effect {
        write!(f, ", allowing for a design effect of {}", Full(effect))?;
    }
    f.write_str(match (tested.only, tested.against) {
        (None, _) => ".",
        (Some(_), Counterpart::Gap) => ", in which only a move closer counts.",
        (Some(Bound::AtMost), _) => ", in which only a lower value counts.",
        (Some(Bound::AtLeast), _) => ", in which only a higher value counts.",
    })?;
    if !tested.sizes.is_empty() {
        match (tested.sized_in, tested.asked) {
            (Some(of), _) => write!(f, " Number of {}: ", of.get(EN))?,
            (None, true) => f.write_str(" Number of respondents: ")?,
            (None, false) => f.write_str(" Base (n): ")?,
        }
        enumerate(f, &tested.sizes, "and", |f, sample| self::sample(f, sample))?;
        f.write_str(".")?;
    }
    if let Some((part, whole)) = tested.rest {
        rest(f, part, whole)?;
    }
    if let Some(statistic) = &tested.statistic {
        let (statistic, critical) = (Full(statistic), Full(&tested.critical));
        write!(f, " The test statistic z² is {statistic}; statistical significance takes at least {critical}.")?;
    }
    Ok(())
}

fn sample(f: &mut Formatter<'_>, sample: &Sample<'_>) -> fmt::Result {
    write!(f, "{}", Full(&sample.size))?;
    match (sample.area, sample.period) {
        (None, None) => Ok(()),
        (Some(area), None) => write!(f, " ({})", area.name.get(EN)),
        (None, Some(period)) => write!(f, " ({})", when(period)),
        (Some(area), Some(period)) => write!(f, " ({}, {})", area.name.get(EN), when(period)),
    }
}

fn rest(f: &mut Formatter<'_>, part: &Area, whole: &Area) -> fmt::Result {
    let (part, whole) = (part.name.get(EN), whole.name.get(EN));
    write!(f, " Since {part} is a part of {whole}, the comparison is with the rest of {whole}.")
}

/// What would have been significant, as a further sentence.
pub(super) fn needed_change(f: &mut Formatter<'_>, needed: Option<&NeededChange<'_>>) -> fmt::Result {
    let Some(needed) = needed else { return Ok(()) };
    let what = if needed.gap { "the gap would have had to change by" } else { "the difference would have had to be" };
    match &needed.change {
        None => f.write_str(" No possible value would have given a statistically significant difference."),
        Some((value, distance)) => {
            let or_beyond = match (needed.beyond, value.scale.unit.is_count()) {
                (None, _) => "",
                (Some(Bound::AtMost), true) => " or fewer",
                (Some(Bound::AtMost), false) => " or less",
                (Some(Bound::AtLeast), _) => " or more",
            };
            let (by, a_value) = (Difference(distance), if value.scale.unit.is_count() { "" } else { "a value of " });
            write!(f, " To be statistically significant, {what} at least {by}, that is, {a_value}")?;
            write!(f, "{}{or_beyond}.", Full(value))
        }
    }
}

/// Why a test gave no answer.
pub(super) fn untested(untested: NoAnswer) -> &'static str {
    match untested.why {
        Untested::SizeMissing => match untested.method {
            Method::Proportion => "the size of the sample is missing for at least one of the figures",
            Method::Poisson => "the population is missing for at least one of the figures",
            Method::StandardError => "the standard error is missing for at least one of the figures",
            Method::ConfidenceInterval(_) => "the confidence interval is missing for at least one of the figures",
        },
        Untested::Overlap => "one area is a part of the other and cannot be compared with the rest from these figures",
        Untested::Rounding => "the answer depends on how the published figures were rounded",
        Untested::OutOfRange => "it cannot be computed from these figures",
    }
}

//! Why something is not known, what is said of other areas and years, and what makes a verdict less than certain.

use std::fmt::{self, Formatter};

use super::EN;
use super::words::{Apartness, Difference, Figure, Full, InSentence, Place, absolute, when};
use crate::finding::{Significance, Why};
use crate::series::Status;
use crate::text::facts::{Beside, Cause, Doubt, Gulf, Lack, Since};
use crate::text::shape::{capitalised, enumerate, within};

pub(super) fn cause(f: &mut Formatter<'_>, cause: &Cause<'_>) -> fmt::Result {
    match cause {
        Cause::Lacking(lacks) => enumerate(f, lacks, "and", lack),
        Cause::Break(Gulf { at, area, reason }) => {
            write!(f, "a new series begins in {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))
        }
        Cause::Zero => f.write_str("no share and no percentage of 0 can be formed"),
        Cause::NotDue(by) => match by {
            Some(by) => write!(f, "nothing is demanded before {}", when(*by)),
            None => f.write_str("nothing is demanded yet"),
        },
        Cause::OutOfRange => f.write_str("the figures cannot be computed exactly enough"),
        Cause::SignificanceUnknown => f.write_str(
            "a statistically significant difference is required, and it is not known whether the difference is significant",
        ),
        Cause::NotFirm => f.write_str("rounding must not be able to change the verdict, and here it can"),
        Cause::NotSettled => f.write_str("final figures are required, and some are still provisional or estimated"),
    }
}

fn lack(f: &mut Formatter<'_>, lack: &Lack<'_>) -> fmt::Result {
    let periods =
        |f: &mut Formatter<'_>| enumerate(f, &lack.periods, "and", |f, period| write!(f, "{}", when(*period)));
    let one = lack.periods.len() == 1;
    match lack.part {
        Some(part) => {
            write!(f, "{} {} for ", part.name.get(EN), lacking(lack.why))?;
            periods(f)?;
        }
        None => {
            f.write_str(if one { "the figure for " } else { "the figures for " })?;
            periods(f)?;
            write!(f, " {}", if one { lacking(lack.why) } else { lacking_all(lack.why) })?;
        }
    }
    if lack.areas.is_empty() {
        return Ok(());
    }
    f.write_str(" ")?;
    enumerate(f, &lack.areas, "and", |f, area| write!(f, "{}", within(area, EN)))
}

fn lacking(why: Why) -> &'static str {
    match why {
        Why::Absent | Why::Missing => "is missing",
        Why::Suppressed => "is suppressed",
        Why::Zero => "cannot be computed, since it is divided by 0,",
    }
}

pub(super) fn context(f: &mut Formatter<'_>, beside: &Beside<'_>) -> fmt::Result {
    let area = within(beside.area, EN).to_string();
    let Some(value) = &beside.value else {
        return write!(f, "{} there is no figure for {} to compare with.", capitalised(&area), when(beside.period));
    };
    write!(f, "For comparison, the value {area} is {} in {}", Full(value), when(beside.period))?;
    match &beside.difference {
        Some(difference) if difference.number.is_zero() => f.write_str(", the same")?,
        Some(difference) => {
            let side = if difference.number.is_positive() { "lower" } else { "higher" };
            write!(f, ", {} {side}", Difference(&absolute(difference)))?;
        }
        None => {}
    }
    match beside.significance {
        None => {}
        Some(Significance::Significant) => f.write_str("; the difference is statistically significant")?,
        Some(Significance::NotSignificant) => f.write_str("; the difference is not statistically significant")?,
        Some(Significance::Unknown) => {
            f.write_str("; it is not known whether the difference is statistically significant")?;
        }
    }
    match beside.reason {
        Some(reason) => write!(f, " ({}).", reason.get(EN)),
        None => f.write_str("."),
    }
}

pub(super) fn since(f: &mut Formatter<'_>, since: &Since<'_>) -> fmt::Result {
    match &since.value {
        Some(value) => write!(f, "In {} the value was {}; ", when(since.period), Full(value))?,
        None => write!(f, "For {} there is no figure; ", when(since.period))?,
    }
    let last = when(since.last);
    match since.significance {
        Significance::Significant => write!(f, "the difference to {last} is statistically significant")?,
        Significance::NotSignificant => write!(f, "the difference to {last} is not statistically significant")?,
        Significance::Unknown => {
            write!(f, "it is not known whether the difference to {last} is statistically significant")?
        }
    }
    since.reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
    f.write_str(".")?;
    if let Some((at, reason)) = since.broken {
        write!(f, " The two figures are not directly comparable, because a new series begins in {}", when(at))?;
        reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
        f.write_str(".")?;
    }
    Ok(())
}

pub(super) fn doubt(f: &mut Formatter<'_>, doubt: &Doubt<'_>) -> fmt::Result {
    match doubt {
        Doubt::Rounding => {
            f.write_str("The published figures are rounded, and the unrounded ones may give the opposite verdict.")
        }
        Doubt::NotSignificant(apart) => {
            write!(f, "{} is not statistically significant and may be due to chance.", Apartness(apart))
        }
        Doubt::SignificanceUnknown(apart, reason) => {
            write!(f, "It is not known whether {} is statistically significant", InSentence(Apartness(apart)))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
            f.write_str(".")
        }
        Doubt::Status { of, status } => {
            let said = match status {
                Status::Provisional => "is provisional",
                Status::Estimated => "is an estimate",
                Status::LowReliability => "is uncertain according to the source",
                Status::Revised => "is revised",
                Status::Break => "is the first of a new series",
                Status::Normal | Status::Suppressed | Status::Missing => "has a caveat",
            };
            write!(f, "{} {said}.", Figure(of))
        }
        Doubt::Revised { decided: true } => {
            f.write_str("The figures are updated continually, so the verdict may change.")
        }
        Doubt::Revised { decided: false } => f.write_str("The figures are updated continually and may change."),
        Doubt::Break(Gulf { at, area, reason }) => {
            write!(f, "The figures are compared although a new series begins in {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
            f.write_str(".")
        }
        Doubt::Missing { of, why } => write!(f, "{} {}, so the movement cannot be stated.", Figure(of), lacking(*why)),
        Doubt::PassedOver { period, why } => match why {
            Why::Absent | Why::Missing => {
                write!(f, "There is no figure for {}, so an earlier period is judged.", when(*period))
            }
            Why::Suppressed => {
                write!(f, "The figure for {} is suppressed, so an earlier period is judged.", when(*period))
            }
            Why::Zero => {
                write!(
                    f,
                    "The value for {} cannot be computed, since it is divided by 0, so an earlier period is judged.",
                    when(*period)
                )
            }
        },
        Doubt::AtFloor => f.write_str("The value is 0 and cannot become lower."),
        Doubt::BeyondGoal => f.write_str("The baseline is already better than the goal."),
    }
}

fn lacking_all(why: Why) -> &'static str {
    match why {
        Why::Absent | Why::Missing => "are missing",
        Why::Suppressed => "are suppressed",
        Why::Zero => "cannot be computed, since they are divided by 0,",
    }
}

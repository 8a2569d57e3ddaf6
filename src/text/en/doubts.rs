//! Why something is not known, what is said of other areas and years, and what makes a verdict less than certain.

use std::fmt::{self, Formatter};

use super::words::{
    Apartly, Apartness, Bare, Difference, Figure, Full, InSentence, Limited, Place, Span, Stepped, absolute, noun, when,
};
use super::{EN, certainty};
use crate::finding::{Significance, Why};
use crate::name::Text;
use crate::period::Period;
use crate::series::Status;
use crate::text::facts::{Apart, Beside, Cause, Doubt, Gulf, Kept, Lack, NoAnswer, Nothing, Told};
use crate::text::shape::{Day, capitalised, enumerate, enumerate_clauses, within};

pub(super) fn cause(f: &mut Formatter<'_>, cause: &Cause<'_>) -> fmt::Result {
    match cause {
        Cause::Lacking(lacks) if lacks.iter().any(Lack::is_a_list) => enumerate_clauses(f, lacks, "and", lack),
        Cause::Lacking(lacks) => enumerate(f, lacks, "and", lack),
        Cause::Break(Gulf { at, area, reason }) => {
            let at = when(*at);
            write!(
                f,
                "figures before {at} are not comparable with those from {at} on{}: a new series begins",
                Place(*area)
            )?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))
        }
        Cause::Zero(Nothing::Whole(whole, period)) => {
            write!(f, "{} is 0 in {}, so the value cannot be computed", whole.name.get(EN), when(*period))
        }
        Cause::Zero(Nothing::Rows(rows, period)) => {
            write!(f, "no {} in the register for {} belong to what ", rows.get(EN), when(*period))?;
            f.write_str("the share is taken of")
        }
        Cause::Zero(Nothing::Figure(period, rounded)) => {
            match period {
                Some(period) => write!(f, "the figure for {} is 0", when(*period))?,
                None => f.write_str("the baseline is 0")?,
            }
            f.write_str(if *rounded { " (it may have been rounded down)" } else { "" })?;
            f.write_str(", and a change from 0 cannot be given in percent")
        }
        Cause::Zero(Nothing::Path) => f.write_str("a constant rate of change cannot start from, reach or cross 0"),
        Cause::NotDue(Some(by)) => write!(f, "nothing is required before {}", when(*by)),
        Cause::NotDue(None) => f.write_str("nothing is required yet"),
        Cause::OutOfRange => f.write_str("the figures are too large to be computed exactly"),
        Cause::TooClose => f.write_str("the figure lies too close to the limit for the calculation to tell"),
        Cause::SignificanceUnknown { apart: Apart::Periods(since, _), worsening: true, reason, untested } => {
            write!(f, "it is not known whether the worsening since {} is statistically significant", when(*since))?;
            why(f, *reason, *untested)
        }
        Cause::SignificanceUnknown { worsening: true, reason, untested, .. } => {
            f.write_str("it is not known whether the worsening is statistically significant")?;
            why(f, *reason, *untested)
        }
        Cause::SignificanceUnknown { apart, worsening: false, reason, untested } => {
            write!(f, "it is not known whether {} is statistically significant", InSentence(Apartness(apart)))?;
            why(f, *reason, *untested)
        }
        Cause::NotFirm => f.write_str("the unrounded figures may give the opposite verdict"),
        Cause::NotSettled(figures) => enumerate(f, figures, "and", |f, figure| {
            let said = sentence(figure);
            let mut letters = said.trim_end_matches('.').chars();
            let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
            write!(f, "{first}{}", letters.as_str())
        }),
    }
}

/// Why there is no answer, as a test or the source has it, in parentheses.
fn why(f: &mut Formatter<'_>, reason: Option<&Text>, untested: Option<NoAnswer>) -> fmt::Result {
    untested.map_or(Ok(()), |untested| write!(f, " ({})", certainty::untested(untested)))?;
    reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))
}

fn sentence(doubt: &Doubt<'_>) -> String {
    struct Shown<'a>(&'a Doubt<'a>);
    impl fmt::Display for Shown<'_> {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            self::doubt(f, self.0)
        }
    }
    Shown(doubt).to_string()
}

fn lack(f: &mut Formatter<'_>, lack: &Lack<'_>) -> fmt::Result {
    let periods =
        |f: &mut Formatter<'_>| enumerate(f, &lack.periods, "and", |f, period| write!(f, "{}", when(*period)));
    match lack.part {
        Some(part) => {
            write!(f, "{} {} for ", part.name.get(EN), lacking(lack.why, true))?;
            periods(f)?;
        }
        None => {
            let one = lack.periods.len().max(lack.areas.len()) < 2;
            f.write_str(if one { "the figure for " } else { "the figures for " })?;
            periods(f)?;
            write!(f, " {}", lacking(lack.why, one))?;
        }
    }
    match lack.areas.as_slice() {
        [] => Ok(()),
        [area] => write!(f, " {}", within(area, EN)),
        areas => {
            f.write_str(" both ")?;
            enumerate(f, areas, "and", |f, area| write!(f, "{}", within(area, EN)))
        }
    }
}

fn lacking(why: Why, one: bool) -> &'static str {
    match (why, one) {
        (Why::Absent | Why::Missing, true) => "is missing",
        (Why::Absent | Why::Missing, false) => "are missing",
        (Why::Suppressed, true) => "is withheld (suppressed)",
        (Why::Suppressed, false) => "are withheld (suppressed)",
        (Why::Zero, _) => "cannot be computed",
    }
}

pub(super) fn context(f: &mut Formatter<'_>, beside: &Beside<'_>) -> fmt::Result {
    let area = within(beside.area, EN).to_string();
    let Some(value) = &beside.value else {
        return write!(f, "{} there is no figure for {} to compare with.", capitalised(&area), when(beside.period));
    };
    write!(f, "For comparison, the {} {area} is {} in {}", noun(value.scale), Full(value), when(beside.period))?;
    match &beside.difference {
        Some(difference) if difference.number.is_zero() => f.write_str(", the same")?,
        Some(difference) => {
            let side = if difference.number.is_positive() { "lower" } else { "higher" };
            write!(f, ", {} {side}", Apartly(&absolute(difference)))?;
        }
        None => {}
    }
    let difference = if beside.with_rest { "the difference from the rest" } else { "the difference" };
    match beside.significance {
        None => {}
        Some(Significance::Significant) => write!(f, "; {difference} is statistically significant")?,
        Some(Significance::NotSignificant) => write!(f, "; {difference} is not statistically significant")?,
        Some(Significance::Unknown) => {
            write!(f, "; it is not known whether {difference} is statistically significant")?
        }
    }
    why(f, beside.reason, beside.untested)?;
    f.write_str(".")
}

pub(super) fn told(f: &mut Formatter<'_>, told: &Told<'_>) -> fmt::Result {
    let (then, last) = (when(told.period), when(told.last));
    match &told.value {
        Some(value) => write!(f, "In {then} the {} was {}; ", noun(value.scale), Full(value))?,
        None => write!(f, "The figure for {then} is not available; ")?,
    }
    match told.significance {
        Significance::Significant => write!(f, "the difference from {last} is statistically significant")?,
        Significance::NotSignificant => write!(f, "the difference from {last} is not statistically significant")?,
        Significance::Unknown => {
            write!(f, "it is not known whether the difference from {last} is statistically significant")?;
        }
    }
    told.reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
    f.write_str(".")?;
    if let Some((at, reason)) = told.broken {
        write!(f, " The two figures are not directly comparable, because a new series begins in {}", when(at))?;
        reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
        f.write_str(".")?;
    }
    Ok(())
}

pub(super) fn doubt(f: &mut Formatter<'_>, doubt: &Doubt<'_>) -> fmt::Result {
    match doubt {
        Doubt::Rounding { shift, told } => {
            if !told {
                f.write_str(
                    "The published figures are rounded, and the unrounded ones may give the opposite verdict.",
                )?;
            }
            let Some(shift) = shift else { return Ok(()) };
            let before = if *told { "" } else { " " };
            write!(f, "{before}Rounding may shift the margin by up to {}.", Difference(shift))
        }
        Doubt::NotSignificant(apart, needed) => {
            write!(f, "{} is not statistically significant and may be due to chance.", Apartness(apart))?;
            certainty::needed_change(f, needed.as_ref())
        }
        Doubt::WrongWay(apart, needed) => {
            write!(f, "{} points away from the only direction that the one-sided test looks at, ", Apartness(apart))?;
            f.write_str("so it does not count as statistically significant.")?;
            certainty::needed_change(f, needed.as_ref())
        }
        Doubt::Contradicted(apart, stated) => {
            let not = if *stated == Significance::Significant { "" } else { "not " };
            write!(f, "According to the source, {} is {not}statistically significant; ", InSentence(Apartness(apart)))?;
            f.write_str("a computation from the given figures shows the opposite. The source's statement is used.")
        }
        Doubt::SignificanceUnknown(apart, reason, untested) => {
            write!(f, "It is not known whether {} is statistically significant", InSentence(Apartness(apart)))?;
            why(f, *reason, *untested)?;
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
        Doubt::Restated { of, from, to, on } => {
            let (figure, day) = (Figure(of), Day { date: *on, language: EN });
            match (from, to) {
                (Some(from), Some(to)) => {
                    write!(f, "{figure} was changed from {} to {} on {day}.", Bare(from), Bare(to))
                }
                (None, Some(to)) => write!(f, "{figure} is {} and only became available on {day}.", Full(to)),
                (_, None) => write!(f, "{figure} was withdrawn on {day}."),
            }
        }
        Doubt::BaselineRestated { kept, scale, before } => {
            let new = "is computed from the revised baseline";
            match kept {
                Kept::Change(step) => {
                    write!(f, "The limit still follows the agreed change of {} and {new}", Stepped(*step, *scale))?;
                }
                Kept::Tolerance(step) => {
                    write!(
                        f,
                        "The limit still follows the permitted deviation of {} and {new}",
                        Stepped(*step, *scale)
                    )?;
                }
                Kept::Nothing => f.write_str("The limit follows the revised baseline")?,
            }
            if let Some(before) = before {
                write!(f, " (with the earlier baseline the limit would have been {})", Limited(before))?;
            }
            f.write_str(".")
        }
        Doubt::Break(Gulf { at, area, reason }) => {
            write!(f, "The figures are compared although a new series begins in {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
            f.write_str(".")
        }
        Doubt::AlsoBroken(Gulf { at, area, reason }) => {
            write!(f, "Moreover, a new series begins in {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
            f.write_str(", and figures before and after it are not comparable.")
        }
        Doubt::Cut(Gulf { at, area, reason }) => {
            write!(f, "The movement cannot be stated, because a new series begins in {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
            f.write_str(".")
        }
        Doubt::Missing { of, why } => {
            write!(f, "{} {}, so the movement cannot be stated.", Figure(of), lacking(*why, true))
        }
        Doubt::PassedOver { from, to, why, judged } => {
            passed_over(f, (*from, *to), *why)?;
            write!(f, ", so {} is judged instead.", when(*judged))
        }
        Doubt::AtFloor => f.write_str("The figure is 0 and cannot become lower."),
        Doubt::BeyondGoal => {
            f.write_str("The baseline was already better than the goal, so the requirement allows a worsening.")
        }
    }
}

fn passed_over(f: &mut Formatter<'_>, (from, to): (Period, Period), why: Why) -> fmt::Result {
    let (span, one) = (Span(from, to), from == to);
    match why {
        Why::Absent | Why::Missing if one => write!(f, "There is no figure for {span}"),
        Why::Absent | Why::Missing => write!(f, "There are no figures for {span}"),
        Why::Suppressed if one => write!(f, "The figure for {span} is withheld (suppressed)"),
        Why::Suppressed => write!(f, "The figures for {span} are withheld (suppressed)"),
        Why::Zero if one => {
            write!(f, "The value for {span} cannot be computed, because there is nothing to compute it from")
        }
        Why::Zero => {
            write!(f, "The values for {span} cannot be computed, because there is nothing to compute them from")
        }
    }
}

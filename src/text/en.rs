//! English explanations.

mod rules;
mod words;

use std::fmt::{self, Formatter};

use super::facts::{Against, Beside, Cause, Doubt, Fact, Lack, Line, Needed, Partner, Parts, Since};
use super::shape::{Amount, capitalised, enumerate, within};
use crate::finding::{Bound, Significance, Stage, Verdict, Why};
use crate::indicator::Area;
use crate::name::Language;
use crate::period::Period;
use crate::report::{Counts, Extreme};
use crate::rule::Baseline;
use crate::series::Status;
use crate::target::Window;
use words::{
    Apartness, Bare, BaselineLevel, Difference, Figure, Full, InSentence, Level, Limited, Movement, Place, TooMuch, absolute, when,
};

const EN: Language = Language::English;

/// Writes one fact.
pub(super) fn write(f: &mut Formatter<'_>, fact: &Fact<'_>) -> fmt::Result {
    match fact {
        Fact::Goal { verdict, stage, counts } => goal(f, *verdict, *stage, *counts),
        Fact::Line(line) => self::line(f, line),
        Fact::Verdict { verdict, stage } => write!(f, "{}.", verdict_word(*verdict, *stage)),
        Fact::Demand { subject, rule, good, reference } => rules::demand(f, *subject, rule, *good, *reference),
        Fact::NothingToJudge { window } => nothing_to_judge(f, *window),
        Fact::Observed { period, value, parts, partner } => {
            observed(f, *period, value, parts.as_ref(), partner.as_ref())
        }
        Fact::Movement { step } => write!(f, "That is {}.", Movement(step)),
        Fact::GapNow { area, gap, behind } => gap_now(f, area, gap, *behind),
        Fact::Significant(apart) => write!(f, "{} is statistically significant.", Apartness(apart)),
        Fact::Limit(origin) => rules::origin(f, origin),
        Fact::Margin { verdict, bound, margin, only } => self::margin(f, *verdict, *bound, margin, *only),
        Fact::Needed { bound, needed, met } => self::needed(f, *bound, needed, *met),
        Fact::NotShown { figures } => not_shown(f, *figures),
        Fact::Undetermined { period, cause } => {
            write!(f, "{} cannot be determined, because ", capitalised(&when(*period).to_string()))?;
            self::cause(f, cause)?;
            f.write_str(".")
        }
        Fact::Other { period, verdict, value, against } => {
            write!(f, "{}: ", capitalised(&when(*period).to_string()))?;
            in_short(f, *verdict, value.as_ref(), against)
        }
        Fact::MorePeriods { verdict, count } => {
            let periods = if *count == 1 { "period" } else { "periods" };
            write!(f, "The same holds for {count} more {periods} ({}).", verdict_in_sentence(*verdict))
        }
        Fact::Extreme(extreme) => self::extreme(f, *extreme),
        Fact::Context(beside) => context(f, beside),
        Fact::Stated(since) => self::since(f, since),
        Fact::Doubt { doubt, of } => {
            if let Some(period) = of {
                write!(f, "{}: ", capitalised(&when(*period).to_string()))?;
            }
            self::doubt(f, doubt)
        }
        Fact::Source(source) => write!(f, "Source: {}.", source.get(EN).trim_end_matches('.')),
        Fact::TargetSource(source) => write!(f, "The target is from: {}.", source.get(EN).trim_end_matches('.')),
        Fact::Note(note) => write!(f, "Note: {}", note.get(EN)),
    }
}

fn verdict_word(verdict: Verdict, stage: Stage) -> &'static str {
    match (verdict, stage) {
        (Verdict::Met, Stage::Due) => "Met",
        (Verdict::Met, Stage::Interim) => "On course",
        (Verdict::NotMet, Stage::Due) => "Not met",
        (Verdict::NotMet, Stage::Interim) => "Behind",
        (Verdict::Undetermined, _) => "Cannot be determined",
        (Verdict::Monitored, _) => "Monitored",
    }
}

fn verdict_in_sentence(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not met",
        Verdict::Undetermined => "cannot be determined",
        Verdict::Monitored => "monitored",
    }
}

fn goal(f: &mut Formatter<'_>, verdict: Verdict, stage: Stage, counts: Counts) -> fmt::Result {
    write!(f, "{}.", verdict_word(verdict, stage))?;
    if counts.counted() > 0 {
        let met = match (stage, counts.met) {
            (Stage::Due, 1) => "is met",
            (Stage::Due, _) => "are met",
            (Stage::Interim, 1) => "is met or on course",
            (Stage::Interim, _) => "are met or on course",
        };
        let targets = if counts.counted() == 1 { "target" } else { "targets" };
        write!(f, " {} of {} {targets} {met}", counts.met, counts.counted())?;
        if counts.not_met > 0 {
            write!(f, ", {} {} not", counts.not_met, if counts.not_met == 1 { "is" } else { "are" })?;
        }
        if counts.undetermined > 0 {
            write!(f, ", {} cannot be determined", counts.undetermined)?;
        }
        f.write_str(".")?;
    }
    match counts.monitored {
        0 => Ok(()),
        1 => f.write_str(" 1 target is monitored; nothing is demanded of it."),
        many => write!(f, " {many} targets are monitored; nothing is demanded of them."),
    }
}

fn line(f: &mut Formatter<'_>, line: &Line<'_>) -> fmt::Result {
    if line.verdict != Verdict::Monitored {
        write!(f, "{}: ", verdict_word(line.verdict, line.stage))?;
    }
    for (nth, fact) in line.facts.iter().enumerate() {
        f.write_str(if nth == 0 { "" } else { " " })?;
        write(f, fact)?;
    }
    Ok(())
}

fn nothing_to_judge(f: &mut Formatter<'_>, window: Option<Window>) -> fmt::Result {
    match window {
        Some(Window { from, to }) => {
            write!(f, "There is nothing to judge yet in the time from {} to {}.", when(from), when(to))
        }
        None => f.write_str("There is nothing to judge yet, for there are no figures."),
    }
}

fn observed(
    f: &mut Formatter<'_>,
    period: Period,
    value: &Amount<'_>,
    parts: Option<&Parts<'_>>,
    partner: Option<&Partner<'_>>,
) -> fmt::Result {
    let noun = if value.unit.is_count() { "number" } else { "value" };
    write!(f, "The {noun} for {} is {}", when(period), Full(value))?;
    match parts {
        None => {}
        Some(Parts::Share(part, of)) => write!(f, " ({} of {})", Bare(part), Bare(of))?,
        Some(Parts::Rate(count, of)) => write!(f, " ({}, {})", Full(count), Full(of))?,
        Some(Parts::Difference(from, less)) => write!(f, " ({} - {})", Bare(from), Bare(less))?,
        Some(Parts::Sum(terms)) => {
            f.write_str(" (")?;
            for (nth, term) in terms.iter().enumerate() {
                write!(f, "{}{}", if nth == 0 { "" } else { " + " }, Bare(term))?;
            }
            f.write_str(")")?;
        }
    }
    match partner {
        None => {}
        Some(Partner::Earlier(at, value)) => write!(f, "; in {} it was {}", when(*at), Bare(value))?,
        Some(Partner::Area(area, value)) => write!(f, "; {} it is {}", within(area, EN), Bare(value))?,
        Some(Partner::Baseline(Baseline::Stated { .. }, value)) => write!(f, "; the baseline is {}", Bare(value))?,
        Some(Partner::Baseline(baseline, value)) => {
            write!(f, "; {} is {}", BaselineLevel(baseline, value.unit), Bare(value))?;
        }
    }
    f.write_str(".")
}

fn gap_now(f: &mut Formatter<'_>, area: &Area, gap: &Amount<'_>, behind: bool) -> fmt::Result {
    let level = Level(Some(area));
    match (behind, gap.number.is_zero()) {
        (_, true) => write!(f, "The value equals {level}."),
        (true, _) => write!(f, "The gap to {level} is {}.", Difference(gap)),
        (false, _) => write!(f, "The value is {} better than {level}.", Difference(gap)),
    }
}

fn margin(f: &mut Formatter<'_>, verdict: Verdict, bound: Bound, margin: &Amount<'_>, only: Option<Period>) -> fmt::Result {
    let met = verdict == Verdict::Met;
    let on_the_limit = margin.number.is_zero();
    match (only, met, on_the_limit) {
        (None, true, true) => f.write_str("The value lies exactly on the limit."),
        (None, true, false) => write!(f, "The margin is {}.", Difference(margin)),
        (None, false, true) => f.write_str("The value lies exactly on the limit, and that is not enough."),
        (None, false, false) => write!(f, "That is {}.", TooMuch(bound, margin)),
        (Some(at), true, true) => write!(f, "For {} the demand is met, exactly on the limit.", when(at)),
        (Some(at), true, false) => {
            write!(f, "For {} the demand is met with a margin of {}.", when(at), Difference(margin))
        }
        (Some(at), false, true) => {
            write!(f, "For {} the demand is not met: the value lies exactly on the limit, and that is not enough.", when(at))
        }
        (Some(at), false, false) => write!(f, "For {} the demand is not met: that is {}.", when(at), TooMuch(bound, margin)),
    }
}

fn needed(f: &mut Formatter<'_>, bound: Bound, needed: &Needed<'_>, met: bool) -> fmt::Result {
    let possible = match needed {
        Needed::Value { possible, .. } | Needed::Part { possible, .. } => *possible,
    };
    if !possible {
        return f.write_str(if met { "Every possible value would meet the demand." } else { "No possible value would meet the demand." });
    }
    match needed {
        Needed::Value { amount, .. } => {
            let or_better = match (amount.unit.is_count(), bound) {
                (true, Bound::AtMost) => "fewer",
                (false, Bound::AtMost) => "less",
                (_, Bound::AtLeast) => "more",
            };
            write!(f, "The demand would be met at {} or {or_better}.", Full(amount))
        }
        Needed::Part { part, of, rate, .. } => {
            let least = match bound {
                Bound::AtMost => "at most",
                Bound::AtLeast => "at least",
            };
            let also = if met { " also" } else { "" };
            match rate {
                false => write!(f, "The demand would{also} be met with {least} {} of {}.", Bare(part), Bare(of)),
                true => write!(f, "The demand would{also} be met with {least} {} for {}.", Full(part), Full(of)),
            }
        }
    }
}

fn not_shown(f: &mut Formatter<'_>, figures: Verdict) -> fmt::Result {
    f.write_str(match figures {
        Verdict::Met => {
            "By the figures alone the demand is met, but a statistically significant difference is required, and none is shown."
        }
        Verdict::NotMet | Verdict::Undetermined | Verdict::Monitored => {
            "By the figures alone the demand is not met, but only a statistically significant worsening counts, and none is shown."
        }
    })
}

fn cause(f: &mut Formatter<'_>, cause: &Cause<'_>) -> fmt::Result {
    match cause {
        Cause::Lacking(lacks) => enumerate(f, lacks, "and", lack),
        Cause::Break { at, area, reason } => {
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
    let periods = |f: &mut Formatter<'_>| enumerate(f, &lack.periods, "and", |f, period| write!(f, "{}", when(*period)));
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

fn lacking_all(why: Why) -> &'static str {
    match why {
        Why::Absent | Why::Missing => "are missing",
        Why::Suppressed => "are suppressed",
        Why::Zero => "cannot be computed, since they are divided by 0,",
    }
}

fn in_short(f: &mut Formatter<'_>, verdict: Option<Verdict>, value: Option<&Amount<'_>>, against: &Against<'_>) -> fmt::Result {
    if let Some(verdict) = verdict {
        write!(f, "{}, ", verdict_in_sentence(verdict))?;
    }
    match value {
        Some(value) => write!(f, "{}", Full(value))?,
        None => f.write_str("no figure")?,
    }
    match against {
        Against::Limit { limit, margin, met } => {
            write!(f, " against {}", Limited(limit))?;
            match (met, margin.number.is_zero()) {
                (_, true) => f.write_str(" (exactly on the limit)")?,
                (true, false) => write!(f, " (margin {})", Difference(margin))?,
                (false, false) => write!(f, " ({})", TooMuch(limit.bound, margin))?,
            }
        }
        Against::Movement(step) => write!(f, ", {}", Movement(step))?,
        Against::Nothing => {}
    }
    f.write_str(".")
}

fn extreme(f: &mut Formatter<'_>, extreme: Extreme) -> fmt::Result {
    let which = if extreme.lowest { "lowest" } else { "highest" };
    write!(f, "That is the {which} value since comparable figures begin in {}.", when(extreme.since))
}

fn context(f: &mut Formatter<'_>, beside: &Beside<'_>) -> fmt::Result {
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

fn since(f: &mut Formatter<'_>, since: &Since<'_>) -> fmt::Result {
    match &since.value {
        Some(value) => write!(f, "In {} the value was {}; ", when(since.period), Full(value))?,
        None => write!(f, "For {} there is no figure; ", when(since.period))?,
    }
    let last = when(since.last);
    match since.significance {
        Significance::Significant => write!(f, "the difference to {last} is statistically significant")?,
        Significance::NotSignificant => write!(f, "the difference to {last} is not statistically significant")?,
        Significance::Unknown => write!(f, "it is not known whether the difference to {last} is statistically significant")?,
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

fn doubt(f: &mut Formatter<'_>, doubt: &Doubt<'_>) -> fmt::Result {
    match doubt {
        Doubt::Rounding => f.write_str("The published figures are rounded, and the unrounded ones may give the opposite verdict."),
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
        Doubt::Revised { decided: true } => f.write_str("The figures are updated continually, so the verdict may change."),
        Doubt::Revised { decided: false } => f.write_str("The figures are updated continually and may change."),
        Doubt::Break { at, area, reason } => {
            write!(f, "The figures are compared although a new series begins in {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
            f.write_str(".")
        }
        Doubt::Missing { of, why } => write!(f, "{} {}, so the movement cannot be stated.", Figure(of), lacking(*why)),
        Doubt::PassedOver { period, why } => match why {
            Why::Absent | Why::Missing => {
                write!(f, "There is no figure for {}, so an earlier period is judged.", when(*period))
            }
            Why::Suppressed => write!(f, "The figure for {} is suppressed, so an earlier period is judged.", when(*period)),
            Why::Zero => {
                write!(f, "The value for {} cannot be computed, since it is divided by 0, so an earlier period is judged.", when(*period))
            }
        },
        Doubt::AtFloor => f.write_str("The value is 0 and cannot become lower."),
        Doubt::BeyondGoal => f.write_str("The baseline is already better than the goal."),
    }
}

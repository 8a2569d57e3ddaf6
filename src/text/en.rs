//! English explanations.

mod doubts;
mod rules;
mod words;

use std::fmt::{self, Formatter};

use super::facts::{Against, Fact, Line, Needed, Partner, Parts};
use super::shape::{Amount, capitalised, within};
use crate::finding::{Bound, Stage, Verdict};
use crate::indicator::Area;
use crate::name::Language;
use crate::period::Period;
use crate::report::{Counts, Extreme};
use crate::rule::Baseline;
use crate::target::Window;
use words::{Apartness, Bare, BaselineLevel, Difference, Full, Level, Limited, Movement, TooMuch, when};

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
            doubts::cause(f, cause)?;
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
        Fact::Context(beside) => doubts::context(f, beside),
        Fact::Stated(since) => doubts::since(f, since),
        Fact::Doubt { doubt, of } => {
            if let Some(period) = of {
                write!(f, "{}: ", capitalised(&when(*period).to_string()))?;
            }
            doubts::doubt(f, doubt)
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

fn margin(
    f: &mut Formatter<'_>,
    verdict: Verdict,
    bound: Bound,
    margin: &Amount<'_>,
    only: Option<Period>,
) -> fmt::Result {
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
            write!(
                f,
                "For {} the demand is not met: the value lies exactly on the limit, and that is not enough.",
                when(at)
            )
        }
        (Some(at), false, false) => {
            write!(f, "For {} the demand is not met: that is {}.", when(at), TooMuch(bound, margin))
        }
    }
}

fn needed(f: &mut Formatter<'_>, bound: Bound, needed: &Needed<'_>, met: bool) -> fmt::Result {
    let possible = match needed {
        Needed::Value { possible, .. } | Needed::Part { possible, .. } => *possible,
    };
    if !possible {
        return f.write_str(if met {
            "Every possible value would meet the demand."
        } else {
            "No possible value would meet the demand."
        });
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

fn in_short(
    f: &mut Formatter<'_>,
    verdict: Option<Verdict>,
    value: Option<&Amount<'_>>,
    against: &Against<'_>,
) -> fmt::Result {
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

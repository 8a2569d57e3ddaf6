//! English explanations.

mod certainty;
mod changes;
mod checks;
#[cfg(feature = "report")]
pub(super) mod document;
mod doubts;
mod pace;
mod periods;
mod rules;
mod words;

use std::fmt::{self, Formatter};

use super::facts::{Against, Apart, Fact, Gap, Line, Margin, Needed, Partner, Parts, Proof};
use super::feeds::taken_from;
use super::shape::{Amount, Day, capitalised, is_counted};
use crate::finding::{Bound, Stage, Verdict};
use crate::indicator::Area;
use crate::name::Language;
use crate::period::Period;
use crate::report::{Counts, Extreme};
use crate::rule::Baseline;
use crate::target::{AchievedWhen, Require};
use words::{
    Apartness, Bare, BaselineLevel, Counted, Difference, Full, InSentence, Level, Limited, Moved, Movement, TooMuch,
    Within, noun, when, worse_side,
};

const EN: Language = Language::English;

/// Writes one fact.
pub(super) fn write(f: &mut Formatter<'_>, fact: &Fact<'_>) -> fmt::Result {
    match fact {
        Fact::Goal { verdict, stage, mixed, counts, achieved_when } => {
            goal(f, *verdict, (*stage, *mixed), *counts, *achieved_when)
        }
        Fact::Name(name) => write!(f, "{}:", name.get(EN)),
        Fact::Line(line) => self::line(f, line),
        Fact::Verdict { verdict, stage, not_yet } => write!(f, "{}.", verdict_word(*verdict, *stage, *not_yet)),
        Fact::Demand(demanded) => rules::demand(f, demanded),
        Fact::Required { require, of } => required(f, *require, *of),
        Fact::Periods(fact) => periods::write(f, fact),
        Fact::Observed { period, value, parts, partner } => {
            observed(f, *period, value, parts.as_ref(), partner.as_ref())
        }
        Fact::NoValue { period } => write!(f, "There is no figure for {}.", when(*period)),
        Fact::Movement { step, since } if step.number.is_zero() => {
            write!(f, "The {} is {}.", noun(step.scale), Movement(step, since))
        }
        Fact::Movement { step, since } => write!(f, "That is {}.", Movement(step, since)),
        Fact::Gap { area, then, now, period } => gap(f, area, then.as_ref(), now, *period),
        Fact::Significant(apart) => write!(f, "{} is statistically significant.", Apartness(apart)),
        Fact::Limit(origin) => rules::origin(f, origin),
        Fact::Margin(margin) => self::margin(f, margin),
        Fact::Needed { bound, needed, met, on_course } => self::needed(f, *bound, needed, *met, *on_course),
        Fact::Pace(pace) => self::pace::pace(f, pace),
        Fact::NotShown { figures, apart, opposite, needed } => {
            not_shown(f, *figures, apart, *opposite)?;
            certainty::needed_change(f, needed.as_ref())
        }
        Fact::Interval { period, lower, upper, level, method } => {
            certainty::interval(f, *period, (lower, upper), *level, *method)
        }
        Fact::Tested(tested) => certainty::tested(f, tested),
        Fact::Undetermined { period, cause } => {
            write!(f, "For {} the verdict cannot be determined, because ", when(*period))?;
            doubts::cause(f, cause)?;
            f.write_str(".")
        }
        Fact::Other { period, verdict, value, against, not_shown } => {
            write!(f, "{}: ", capitalised(&when(*period).to_string()))?;
            in_short(f, *verdict, value.as_ref(), against, *not_shown)
        }
        Fact::Extreme { extreme, period } => self::extreme(f, *extreme, *period),
        Fact::Context(beside) => doubts::context(f, beside),
        Fact::Stated(told) => doubts::told(f, told),
        Fact::Doubt { doubt, of } => {
            if let Some(period) = of {
                write!(f, "{}: ", capitalised(&when(*period).to_string()))?;
            }
            doubts::doubt(f, doubt)
        }
        Fact::Rows(rows) => {
            write!(f, "The figure is measured from a register that covers {} ", Counted(rows))?;
            write!(f, "{} for {}.", Within(rows.area), when(rows.period))
        }
        Fact::Undecided { rows, undecided } => {
            let (of, period) = (Counted(rows), when(rows.period));
            write!(f, "For {undecided} of {of} the register lacks a value that could change the figure for {period}.")
        }
        Fact::Source(source) => write!(f, "Source: {}.", source.get(EN)),
        Fact::Taken { origin, period } => {
            write!(f, "The figure for {} is from ", when(*period))?;
            taken_from(f, origin, EN, "table")?;
            match origin.source.as_of {
                Some(date) => write!(f, ", published on {}.", Day { date, language: EN }),
                None => f.write_str("."),
            }
        }
        Fact::TargetSource(source) => write!(f, "The target is from: {}.", source.get(EN)),
        Fact::Note(note) => write!(f, "Note: {}", note.get(EN)),
        Fact::Check(fact) => checks::write(f, fact),
        Fact::Shift(shift) => changes::write(f, shift),
    }
}

fn verdict_word(verdict: Verdict, stage: Stage, not_yet: bool) -> &'static str {
    match (verdict, stage) {
        (Verdict::Met, Stage::Due) => "Met",
        (Verdict::Met, Stage::Interim) => "On course",
        (Verdict::NotMet, Stage::Due) => "Not met",
        (Verdict::NotMet, Stage::Interim) => "Behind",
        (Verdict::Undetermined, _) if not_yet => "Cannot be determined yet",
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

fn goal(
    f: &mut Formatter<'_>,
    verdict: Verdict,
    (stage, mixed): (Stage, bool),
    counts: Counts,
    achieved_when: AchievedWhen,
) -> fmt::Result {
    if counts.counted() == 0 {
        let are = if counts.monitored == 1 { "figure is" } else { "figures are" };
        return write!(f, "The {are} monitored; no requirement is set.");
    }
    write!(f, "{}.", verdict_word(verdict, stage, false))?;
    match achieved_when {
        AchievedWhen::All => {}
        AchievedWhen::Any => f.write_str(" One target is enough.")?,
        AchievedWhen::AtLeast(least) => {
            write!(f, " At least {least} of the {} targets must be met.", counts.counted())?;
        }
    }
    let (met, not) = match stage {
        _ if mixed => ("met or on course", "behind or not met"),
        Stage::Due => ("met", "not"),
        Stage::Interim => ("on course", "behind"),
    };
    let is = |count: u32| if count == 1 { "is" } else { "are" };
    let all = counts.counted();
    let (some, are) = (counts.met, is(counts.met));
    match (counts.met, counts.not_met, counts.undetermined) {
        // Of a single one the verdict says it.
        _ if all == 1 => {}
        (_, 0, 0) if all == 2 => write!(f, " Both targets are {met}.")?,
        (_, 0, 0) => write!(f, " All {all} targets are {met}.")?,
        (0, 0, _) => write!(f, " None of the {all} targets can be determined.")?,
        (0, _, 0) => write!(f, " None of the {all} targets is {met}.")?,
        (0, _, unknown) => write!(f, " None of the {all} targets is {met}; {unknown} cannot be determined.")?,
        (_, not_met, 0) => write!(f, " {some} of {all} targets {are} {met}, {not_met} {} {not}.", is(not_met))?,
        (_, 0, unknown) => write!(f, " {some} of {all} targets {are} {met}, {unknown} cannot be determined.")?,
        (_, not_met, unknown) => {
            let rest = format_args!("{not_met} {} {not}, and {unknown} cannot be determined", is(not_met));
            write!(f, " {some} of {all} targets {are} {met}, {rest}.")?;
        }
    }
    match counts.monitored {
        0 => Ok(()),
        1 => f.write_str(" A further figure is monitored without a requirement."),
        many => write!(f, " A further {many} figures are monitored without a requirement."),
    }
}

fn line(f: &mut Formatter<'_>, line: &Line<'_>) -> fmt::Result {
    if let Some(name) = line.name {
        write!(f, "{} \u{2013} ", name.get(EN))?;
    }
    if line.verdict != Verdict::Monitored {
        write!(f, "{}: ", verdict_word(line.verdict, line.stage, line.not_yet))?;
    }
    for (nth, fact) in line.facts.iter().enumerate() {
        f.write_str(if nth == 0 { "" } else { " " })?;
        write(f, fact)?;
    }
    Ok(())
}

fn required(f: &mut Formatter<'_>, require: Require, of: Proof) -> fmt::Result {
    let significant = match of {
        Proof::Worsening => "Only a statistically significant worsening counts.",
        Proof::Difference => "The difference must be statistically significant.",
        Proof::Gap => "The change in the gap must be statistically significant.",
    };
    let sentences = [
        (require.significant, significant),
        (require.firm, "Rounding must not be able to change the verdict."),
        (require.settled, "The figures must be final."),
    ];
    let mut said = false;
    for (_, sentence) in sentences.into_iter().filter(|(holds, _)| *holds) {
        f.write_str(if said { " " } else { "" })?;
        f.write_str(sentence)?;
        said = true;
    }
    Ok(())
}

fn observed(
    f: &mut Formatter<'_>,
    period: Period,
    value: &Amount<'_>,
    parts: Option<&Parts<'_>>,
    partner: Option<&Partner<'_>>,
) -> fmt::Result {
    let noun = noun(value.scale);
    write!(f, "The {noun} for {} is {}", when(period), Full(value))?;
    match parts {
        None => {}
        Some(Parts::Share(part, of)) => write!(f, " ({} of {})", Bare(part), Bare(of))?,
        Some(Parts::Rate(count, of)) => write!(f, " ({} across {})", Full(count), Full(of))?,
        Some(Parts::Difference(from, less)) => write!(f, " ({} minus {})", Bare(from), Bare(less))?,
        Some(Parts::Sum(terms)) => {
            f.write_str(" (")?;
            for (nth, term) in terms.iter().enumerate() {
                write!(f, "{}{}", if nth == 0 { "" } else { " + " }, Bare(term))?;
            }
            f.write_str(")")?;
        }
    }
    match partner {
        None | Some(Partner::Baseline(Baseline::Stated { .. }, _)) => {}
        Some(Partner::Earlier(at, value)) => write!(f, "; in {} it was {}", when(*at), Bare(value))?,
        Some(Partner::Area(area, value)) => write!(f, "; {} it is {}", Within(area), Bare(value))?,
        Some(Partner::Baseline(baseline, value)) => {
            write!(f, "; {} is {}", BaselineLevel(baseline, value.scale), Bare(value))?;
        }
    }
    f.write_str(".")
}

fn gap(
    f: &mut Formatter<'_>,
    area: &Area,
    then: Option<&(Period, Gap<'_>)>,
    now: &Gap<'_>,
    period: Period,
) -> fmt::Result {
    let level = Level(Some(area));
    if let Some((since, before)) = then.filter(|(_, before)| before.behind && now.behind) {
        let (before, now) = (Difference(&before.size), Difference(&now.size));
        return write!(f, "The gap to {level} was {before} in {} and is {now} in {}.", when(*since), when(period));
    }
    let noun = noun(now.size.scale);
    match (now.behind, now.size.number.is_zero()) {
        (_, true) => write!(f, "The {noun} equals {level}."),
        (true, false) => write!(f, "The gap to {level} is {}.", Difference(&now.size)),
        (false, false) => write!(f, "The {noun} is {} better than {level}.", Difference(&now.size)),
    }
}

fn margin(f: &mut Formatter<'_>, margin: &Margin<'_>) -> fmt::Result {
    let Margin { verdict, bound, margin: size, approximate, only, figures_only } = margin;
    let met = *verdict == Verdict::Met;
    let about = if *approximate { "about " } else { "" };
    let noun = noun(size.scale);
    if *figures_only {
        return match (met, size.number.is_zero()) {
            (true, true) => f.write_str("By the figures alone the requirement would be met, exactly on the limit."),
            (true, false) => {
                write!(
                    f,
                    "By the figures alone the requirement would be met with a margin of {about}{}.",
                    Difference(size)
                )
            }
            (false, true) => {
                write!(f, "By the figures alone the requirement would not be met: the {noun} is exactly on the limit.")
            }
            (false, false) => {
                write!(f, "By the figures alone the requirement would not be met ({about}{}).", TooMuch(*bound, size))
            }
        };
    }
    if let Some(at) = only {
        let not = if met { "" } else { "not " };
        write!(f, "For {} the requirement is {not}met", when(*at))?;
        return match (met, size.number.is_zero()) {
            (true, true) => f.write_str(", exactly on the limit."),
            (true, false) => write!(f, " with a margin of {about}{}.", Difference(size)),
            (false, true) => write!(f, ": the {noun} is exactly on the limit, which is not enough."),
            (false, false) => write!(f, " ({about}{}).", TooMuch(*bound, size)),
        };
    }
    let was = if size.number == crate::number::Number::ONE { "was" } else { "were" };
    match (met, size.number.is_zero()) {
        (true, true) => write!(f, "The {noun} is exactly on the limit, which is enough."),
        (true, false) => write!(f, "The margin is {about}{}.", Difference(size)),
        (false, true) => write!(f, "The {noun} is exactly on the limit, which is not enough."),
        (false, false) if is_counted(size) => write!(f, "There {was} {about}{}.", TooMuch(*bound, size)),
        (false, false) => write!(f, "The {noun} is {about}{} {} the limit.", Difference(size), worse_side(*bound)),
    }
}

fn needed(f: &mut Formatter<'_>, bound: Bound, needed: &Needed<'_>, met: bool, on_course: bool) -> fmt::Result {
    let possible = match needed {
        Needed::Value { possible, .. } | Needed::Part { possible, .. } => *possible,
    };
    if !possible {
        return f.write_str(match bound {
            Bound::AtMost => "The requirement was out of reach: it would take a value below 0.",
            Bound::AtLeast => "The requirement was out of reach: it would take more than the whole.",
        });
    }
    let would = if on_course { "The target would be on course" } else { "The requirement would be met" };
    match needed {
        Needed::Value { amount, .. } => {
            let or_better = match (amount.scale.unit.is_count(), bound) {
                (true, Bound::AtMost) if amount.number.is_zero() => "",
                (true, Bound::AtMost) => " or fewer",
                (false, Bound::AtMost) => " or less",
                (_, Bound::AtLeast) => " or more",
            };
            write!(f, "{would} at {}{or_better}.", Full(amount))
        }
        Needed::Part { part, of, rate, .. } => {
            let (least, enough) = match bound {
                Bound::AtMost => ("at most", "Up to"),
                Bound::AtLeast => ("at least", ""),
            };
            match (met, rate) {
                (true, true) if bound == Bound::AtMost => {
                    write!(f, "{enough} {} would also meet the requirement.", Full(part))
                }
                (true, false) if bound == Bound::AtMost => {
                    write!(f, "{enough} {} of {} would also meet the requirement.", Bare(part), Bare(of))
                }
                (true, true) => write!(f, "{} would be enough.", Full(part)),
                (true, false) => write!(f, "{} of {} would be enough.", Bare(part), Bare(of)),
                (false, true) => write!(f, "{would} with {least} {} across {}.", Full(part), Full(of)),
                (false, false) if part.number == of.number => write!(f, "{would} with {} of {}.", Bare(part), Bare(of)),
                (false, false) => write!(f, "{would} with {least} {} of {}.", Bare(part), Bare(of)),
            }
        }
    }
}

fn not_shown(f: &mut Formatter<'_>, figures: Verdict, apart: &Apart<'_>, opposite: bool) -> fmt::Result {
    match figures {
        Verdict::Met if opposite => {
            write!(f, "{} points the other way, so the requirement is not met.", Apartness(apart))
        }
        Verdict::Met => {
            write!(
                f,
                "But {} is not statistically significant, so the requirement is not met.",
                InSentence(Apartness(apart))
            )
        }
        Verdict::NotMet | Verdict::Undetermined | Verdict::Monitored => {
            f.write_str("But the worsening is not statistically significant, so the requirement counts as met.")
        }
    }
}

fn in_short(
    f: &mut Formatter<'_>,
    verdict: Option<Verdict>,
    value: Option<&Amount<'_>>,
    against: &Against<'_>,
    not_shown: Option<Proof>,
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
            write!(f, "; required: {}", Limited(limit))?;
            let about = if limit.approximate { "about " } else { "" };
            match (met, margin.number.is_zero()) {
                (_, true) => f.write_str(" (exactly on the limit)")?,
                (true, false) => write!(f, " (margin: {about}{})", Difference(margin))?,
                (false, false) => write!(f, " ({about}{})", TooMuch(limit.bound, margin))?,
            }
        }
        Against::Movement(_, super::facts::Since::Itself) => f.write_str(" (baseline)")?,
        Against::Movement(step, since) => write!(f, ", {}", Moved(step, since))?,
        Against::Nothing => {}
    }
    not_shown.map_or(Ok(()), |of| unproven(f, of))?;
    f.write_str(".")
}

/// That the figures alone do not decide.
fn unproven(f: &mut Formatter<'_>, of: Proof) -> fmt::Result {
    let what = match of {
        Proof::Worsening => "the worsening",
        Proof::Difference => "the difference",
        Proof::Gap => "the change in the gap",
    };
    write!(f, ", but {what} is not statistically significant")
}

fn extreme(f: &mut Formatter<'_>, extreme: Extreme, period: Period) -> fmt::Result {
    let which = if extreme.lowest { "lowest" } else { "highest" };
    let (since, at) = (when(extreme.since), when(period));
    write!(f, "Of the comparable figures, which begin in {since}, the figure for {at} is the {which}.")
}

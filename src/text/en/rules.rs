//! What each kind of rule demands, and where its limit comes from.

use std::fmt::{self, Formatter};

use super::EN;
use super::words::{BaselineLevel, Difference, Full, Level, Limited, Stepped, stated, when, worse_side};
use crate::amount::Step;
use crate::finding::Bound;
use crate::period::Frequency;
use crate::rule::{AnnualChange, Baseline, Converge, Direction, Path, Reach, ReachGoal, Rule, Than, Threshold};
use crate::target::Judged;
use crate::text::facts::{Demanded, Origin};
use crate::text::shape::{Scale, capitalised, within};

pub(super) fn demand(f: &mut Formatter<'_>, of: &Demanded<'_>) -> fmt::Result {
    let indicator = of.subject.indicator;
    write!(f, "{} {}", capitalised(indicator.name.get(EN)), within(of.subject.area, EN))?;
    let scale = Scale::of(indicator);
    let reference = Level(of.reference);
    match of.rule {
        Rule::Maintain(rule) => {
            match (of.good, rule.tolerance) {
                (Bound::AtMost, None) => f.write_str(" must not exceed ")?,
                (Bound::AtLeast, None) => f.write_str(" must not fall below ")?,
                (good, Some(tolerance)) => {
                    write!(f, " may be at most {} {} ", Stepped(tolerance, scale), worse_side(good))?;
                }
            }
            write!(f, "{}", BaselineLevel(&rule.baseline, scale))?;
        }
        Rule::AnnualChange(rule) => annual_change(f, rule, scale, of)?,
        Rule::Converge(rule) => converge(f, rule, scale, of.good, &reference)?,
        Rule::Threshold(rule) => threshold(f, rule, scale, &reference)?,
        Rule::Reach(rule) => reach(f, rule, of.good, scale)?,
        Rule::Monitor(_) => f.write_str(" is monitored; no requirement is set")?,
    }
    let annual = matches!(of.rule, Rule::AnnualChange(_) | Rule::Monitor(_));
    match of.judged {
        Judged::EveryPeriod if !annual => write!(f, " {}.", every(of.frequency)),
        Judged::Latest if matches!(of.rule, Rule::AnnualChange(_)) => f.write_str(". Only the newest figure counts."),
        Judged::At(period) => write!(f, ". Only {} counts.", when(period)),
        Judged::EveryPeriod | Judged::Latest => f.write_str("."),
    }
}

fn every(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "every year",
        Frequency::HalfYear => "every half-year",
        Frequency::Quarter => "every quarter",
        Frequency::Month => "every month",
    }
}

/// The year before: for a part of a year the same part.
fn year_before(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "the year before",
        Frequency::HalfYear => "in the same half of the year before",
        Frequency::Quarter => "in the same quarter of the year before",
        Frequency::Month => "in the same month of the year before",
    }
}

fn annual_change(f: &mut Formatter<'_>, rule: &AnnualChange, scale: Scale<'_>, of: &Demanded<'_>) -> fmt::Result {
    let (verb, side) = match rule.direction {
        Direction::Decline => ("fall", "lower"),
        Direction::Rise => ("rise", "higher"),
    };
    match (rule.step, of.judged, of.frequency) {
        (None, Judged::EveryPeriod, Frequency::Year) => write!(f, " must {verb} every year"),
        (Some(step), Judged::EveryPeriod, Frequency::Year) => {
            write!(f, " must {verb} by at least {} every year", Stepped(step, scale))
        }
        (None, _, frequency) => write!(f, " must be {side} than {}", year_before(frequency)),
        (Some(step), _, frequency) => {
            write!(f, " must be at least {} {side} than {}", Stepped(step, scale), year_before(frequency))
        }
    }
}

fn converge(
    f: &mut Formatter<'_>,
    rule: &Converge,
    scale: Scale<'_>,
    good: Bound,
    reference: &Level<'_>,
) -> fmt::Result {
    let since = when(rule.since);
    match (rule.by, rule.within) {
        (Some(by), Some(within)) => {
            let (within, side) = (Stepped(within, scale), worse_side(good));
            write!(
                f,
                " must move closer to {reference}, counted from {since}, and from {} may be at most {within} {side} it",
                when(by)
            )
        }
        (Some(by), None) => write!(f, " must have moved closer to {reference} by {}, counted from {since}", when(by)),
        (None, _) => write!(f, " must move closer to {reference}, counted from {since}"),
    }
}

fn threshold(f: &mut Formatter<'_>, rule: &Threshold, scale: Scale<'_>, reference: &Level<'_>) -> fmt::Result {
    match &rule.than {
        Than::Level(level) => {
            let demanded = match (rule.bound, rule.strict) {
                (Bound::AtLeast, false) => "must be at least",
                (Bound::AtMost, false) => "must be at most",
                (Bound::AtLeast, true) => "must be above",
                (Bound::AtMost, true) => "must be below",
            };
            write!(f, " {demanded} {}", Full(&stated(level.value, scale)))
        }
        Than::Area { tolerance: None, .. } => {
            let demanded = match (rule.bound, rule.strict) {
                (Bound::AtLeast, false) => "must not be below",
                (Bound::AtMost, false) => "must not be above",
                (Bound::AtLeast, true) => "must be above",
                (Bound::AtMost, true) => "must be below",
            };
            write!(f, " {demanded} {reference}")
        }
        Than::Area { tolerance: Some(tolerance), .. } => {
            let demanded = if rule.strict { "must be less than" } else { "may be at most" };
            write!(f, " {demanded} {} {} {reference}", Stepped(*tolerance, scale), worse_side(rule.bound))
        }
    }
}

fn reach(f: &mut Formatter<'_>, rule: &Reach, good: Bound, scale: Scale<'_>) -> fmt::Result {
    match rule.goal {
        ReachGoal::Value(level) => {
            let goal = stated(level.value, scale);
            match good {
                Bound::AtMost => write!(f, " must be down to {} by {}", Full(&goal), when(rule.by)),
                Bound::AtLeast => write!(f, " must have reached {} by {}", Full(&goal), when(rule.by)),
            }
        }
        ReachGoal::Change(change) => {
            let side = if change.amount.is_negative() { "below" } else { "above" };
            let size = Step { amount: change.amount.abs(), ..change };
            let (size, level) = (Stepped(size, scale), BaselineLevel(&rule.baseline, scale));
            write!(f, " must be at least {size} {side} {level} by {}", when(rule.by))
        }
    }
}

pub(super) fn origin(f: &mut Formatter<'_>, origin: &Origin<'_>) -> fmt::Result {
    let Origin { rule, good, limit, step, .. } = origin;
    let reference = Level(origin.reference);
    let scale = limit.amount.scale;
    match rule {
        Rule::Maintain(rule) => {
            match &rule.baseline {
                Baseline::Stated { .. } => f.write_str("The limit is the baseline")?,
                baseline @ (Baseline::Period(_) | Baseline::Mean(_) | Baseline::MeanOf { .. }) => {
                    write!(f, "The limit is {}", BaselineLevel(baseline, scale))?
                }
            }
            tolerated(f, rule.tolerance, *good, scale)?;
        }
        Rule::AnnualChange(rule) => {
            let before = match origin.frequency {
                Frequency::Year => "of the year before",
                Frequency::HalfYear | Frequency::Quarter | Frequency::Month => year_before(origin.frequency),
            };
            write!(f, "The limit is the value {before}")?;
            let sign = match rule.direction {
                Direction::Decline => "minus",
                Direction::Rise => "plus",
            };
            if let Some(step) = rule.step {
                write!(f, " {sign} {}", Stepped(step, scale))?;
            }
        }
        Rule::Converge(rule) => match (rule.within_at(origin.period), step) {
            (Some(within), _) => {
                write!(f, "The limit is {reference}")?;
                tolerated(f, Some(within), *good, scale)?;
            }
            (None, Some(gap)) if !gap.number.is_zero() => {
                let (sign, since) = (tolerated_sign(*good), when(rule.since));
                write!(f, "The limit is {reference} {sign} the gap of {} in {since}", Difference(gap))?;
            }
            (None, _) => {
                write!(
                    f,
                    "In {} the value was no worse than {reference}, so the limit is that level",
                    when(rule.since)
                )?;
            }
        },
        Rule::Threshold(rule) => {
            write!(f, "The limit is {reference}")?;
            if let Than::Area { tolerance, .. } = rule.than {
                tolerated(f, tolerance, rule.bound, scale)?;
            }
        }
        Rule::Reach(rule) if origin.due => write!(f, "The deadline was {}, so the limit is the goal", when(rule.by))?,
        Rule::Reach(rule) => {
            let way = match rule.path {
                Path::Straight | Path::None => "a straight line",
                Path::Compound => "a path with the same rate of change every year",
            };
            let (from, by, at) = (BaselineLevel(&rule.baseline, scale), when(rule.by), when(origin.period));
            write!(f, "On {way} from {from} to the goal in {by}, the limit for {at} is")?;
            return write!(f, " {}.", Limited(limit));
        }
        Rule::Monitor(_) => return Ok(()),
    }
    write!(f, ": {}.", Limited(limit))
}

fn tolerated(f: &mut Formatter<'_>, tolerance: Option<Step>, bound: Bound, scale: Scale<'_>) -> fmt::Result {
    match tolerance {
        None => Ok(()),
        Some(tolerance) => write!(f, " {} {}", tolerated_sign(bound), Stepped(tolerance, scale)),
    }
}

fn tolerated_sign(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost => "plus",
        Bound::AtLeast => "minus",
    }
}

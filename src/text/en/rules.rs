//! What each kind of rule demands, and where its limit comes from.

use std::fmt::{self, Formatter};

use super::EN;
use super::words::{BaselineLevel, Difference, Full, Level, Limited, Stepped, stated, when, worse_side};
use crate::amount::Step;
use crate::finding::Bound;
use crate::indicator::{Area, Unit};
use crate::rule::{Converge, Direction, Path, Reach, ReachGoal, Rule, Than, Threshold};
use crate::text::facts::{Origin, Subject};
use crate::text::shape::{capitalised, within};

pub(super) fn demand(
    f: &mut Formatter<'_>,
    of: Subject<'_>,
    rule: &Rule,
    good: Bound,
    reference: Option<&Area>,
) -> fmt::Result {
    write!(f, "{} {}", capitalised(of.indicator.name.get(EN)), within(of.area, EN))?;
    let unit = &of.indicator.unit;
    let reference = Level(reference);
    match rule {
        Rule::Maintain(rule) => {
            match (good, rule.tolerance) {
                (Bound::AtMost, None) => f.write_str(" must not exceed ")?,
                (Bound::AtLeast, None) => f.write_str(" must not fall below ")?,
                (_, Some(tolerance)) => {
                    write!(f, " may be at most {} {} ", Stepped(tolerance, unit), worse_side(good))?
                }
            }
            write!(f, "{}", BaselineLevel(&rule.baseline, unit))?;
        }
        Rule::AnnualChange(rule) => {
            let verb = match rule.direction {
                Direction::Decline => "fall",
                Direction::Rise => "rise",
            };
            match rule.step {
                None => write!(f, " must {verb} every year")?,
                Some(step) => write!(f, " must {verb} by at least {} every year", Stepped(step, unit))?,
            }
        }
        Rule::Converge(rule) => converge(f, rule, unit, &reference)?,
        Rule::Threshold(rule) => threshold(f, rule, unit, &reference)?,
        Rule::Reach(rule) => reach(f, rule, good, unit)?,
        Rule::Monitor(_) => f.write_str(" is monitored; nothing is demanded")?,
    }
    f.write_str(".")
}

fn converge(f: &mut Formatter<'_>, rule: &Converge, unit: &Unit, reference: &Level<'_>) -> fmt::Result {
    match rule.by {
        None => write!(f, " must move closer to {reference}")?,
        Some(by) => write!(f, " must have moved closer to {reference} by {}", when(by))?,
    }
    write!(f, ", counted from {}", when(rule.since))?;
    match (rule.within, rule.by) {
        (Some(within), Some(by)) => write!(f, "; from {} the gap may be at most {}", when(by), Stepped(within, unit)),
        _ => Ok(()),
    }
}

fn threshold(f: &mut Formatter<'_>, rule: &Threshold, unit: &Unit, reference: &Level<'_>) -> fmt::Result {
    match &rule.than {
        Than::Level(level) => {
            let demanded = match (rule.bound, rule.strict) {
                (Bound::AtLeast, false) => "must be at least",
                (Bound::AtMost, false) => "must be at most",
                (Bound::AtLeast, true) => "must be above",
                (Bound::AtMost, true) => "must be below",
            };
            write!(f, " {demanded} {}", Full(&stated(level.value, unit)))
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
            write!(f, " {demanded} {} {} {reference}", Stepped(*tolerance, unit), worse_side(rule.bound))
        }
    }
}

fn reach(f: &mut Formatter<'_>, rule: &Reach, good: Bound, unit: &Unit) -> fmt::Result {
    write!(f, " must by {} ", when(rule.by))?;
    match rule.goal {
        ReachGoal::Value(level) => {
            let direction = match good {
                Bound::AtMost => "be down to",
                Bound::AtLeast => "be up to",
            };
            write!(f, "{direction} {}", Full(&stated(level.value, unit)))
        }
        ReachGoal::Change(change) => {
            let direction = if change.amount.is_negative() { "below" } else { "above" };
            let size = Step { amount: change.amount.abs(), ..change };
            write!(f, "be {} {direction} {}", Stepped(size, unit), BaselineLevel(&rule.baseline, unit))
        }
    }
}

pub(super) fn origin(f: &mut Formatter<'_>, origin: &Origin<'_>) -> fmt::Result {
    let Origin { rule, good, limit, step, .. } = origin;
    let reference = Level(origin.reference);
    let unit = limit.amount.unit;
    match rule {
        Rule::Maintain(rule) => {
            write!(f, "The limit is {}", BaselineLevel(&rule.baseline, unit))?;
            tolerated(f, rule.tolerance, *good, unit)?;
        }
        Rule::AnnualChange(rule) => {
            f.write_str("The limit is the value one year earlier")?;
            let sign = match rule.direction {
                Direction::Decline => "minus",
                Direction::Rise => "plus",
            };
            if let Some(step) = rule.step {
                write!(f, " {sign} {}", Stepped(step, unit))?;
            }
        }
        Rule::Converge(rule) => match (rule.within_at(origin.period), step) {
            (Some(within), _) => {
                write!(f, "The limit is {reference}")?;
                tolerated(f, Some(within), *good, unit)?;
            }
            (None, Some(gap)) if !gap.number.is_zero() => {
                let (sign, since) = (tolerated_sign(*good), when(rule.since));
                write!(f, "The limit is {reference} {sign} the gap of {} in {since}", Difference(gap))?;
            }
            (None, _) => write!(f, "The area was not behind in {}, so the limit is {reference}", when(rule.since))?,
        },
        Rule::Threshold(rule) => {
            write!(f, "The limit is {reference}")?;
            if let Than::Area { tolerance, .. } = rule.than {
                tolerated(f, tolerance, rule.bound, unit)?;
            }
        }
        Rule::Reach(_) if origin.due => f.write_str("The date is reached, and the limit is the goal")?,
        Rule::Reach(rule) => {
            let way = match rule.path {
                Path::Straight | Path::None => "a straight path",
                Path::Compound => "a path with the same rate of change every year",
            };
            let (from, by, at) = (BaselineLevel(&rule.baseline, unit), when(rule.by), when(origin.period));
            write!(f, "On {way} from {from} to the goal in {by}, the limit for {at} is")?;
            return write!(f, " {}.", Limited(limit));
        }
        Rule::Monitor(_) => return Ok(()),
    }
    write!(f, ": {}.", Limited(limit))
}

fn tolerated(f: &mut Formatter<'_>, tolerance: Option<Step>, bound: Bound, unit: &Unit) -> fmt::Result {
    match tolerance {
        None => Ok(()),
        Some(tolerance) => write!(f, " {} {}", tolerated_sign(bound), Stepped(tolerance, unit)),
    }
}

fn tolerated_sign(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost => "plus",
        Bound::AtLeast => "minus",
    }
}

//! What each kind of rule demands, and where its limit comes from.

use std::fmt::{self, Formatter};

use super::DA;
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
    write!(f, "{} {}", capitalised(of.indicator.name.get(DA)), within(of.area, DA))?;
    let unit = &of.indicator.unit;
    let reference = Level(reference);
    match rule {
        Rule::Maintain(rule) => {
            match (good, rule.tolerance) {
                (Bound::AtMost, None) => f.write_str(" må ikke overstige ")?,
                (Bound::AtLeast, None) => f.write_str(" må ikke falde under ")?,
                (_, Some(tolerance)) => {
                    write!(f, " må højst ligge {} {} ", Stepped(tolerance, unit), worse_side(good))?
                }
            }
            write!(f, "{}", BaselineLevel(&rule.baseline, unit))?;
        }
        Rule::AnnualChange(rule) => {
            let verb = match rule.direction {
                Direction::Decline => "falde",
                Direction::Rise => "stige",
            };
            match rule.step {
                None => write!(f, " skal {verb} hvert år")?,
                Some(step) => write!(f, " skal {verb} med mindst {} hvert år", Stepped(step, unit))?,
            }
        }
        Rule::Converge(rule) => converge(f, rule, unit, &reference)?,
        Rule::Threshold(rule) => threshold(f, rule, unit, &reference)?,
        Rule::Reach(rule) => reach(f, rule, good, unit)?,
        Rule::Monitor(_) => f.write_str(" følges uden krav")?,
    }
    f.write_str(".")
}

fn converge(f: &mut Formatter<'_>, rule: &Converge, unit: &Unit, reference: &Level<'_>) -> fmt::Result {
    match rule.by {
        None => write!(f, " skal nærme sig {reference}")?,
        Some(by) => write!(f, " skal senest i {} have nærmet sig {reference}", when(by))?,
    }
    write!(f, ", regnet fra {}", when(rule.since))?;
    match (rule.within, rule.by) {
        (Some(within), Some(by)) => write!(f, "; fra {} må afstanden højst være {}", when(by), Stepped(within, unit)),
        _ => Ok(()),
    }
}

fn threshold(f: &mut Formatter<'_>, rule: &Threshold, unit: &Unit, reference: &Level<'_>) -> fmt::Result {
    match &rule.than {
        Than::Level(level) => {
            let demanded = match (rule.bound, rule.strict) {
                (Bound::AtLeast, false) => "skal være mindst",
                (Bound::AtMost, false) => "må højst være",
                (Bound::AtLeast, true) => "skal være over",
                (Bound::AtMost, true) => "skal være under",
            };
            write!(f, " {demanded} {}", Full(&stated(level.value, unit)))
        }
        Than::Area { tolerance: None, .. } => {
            let demanded = match (rule.bound, rule.strict) {
                (Bound::AtLeast, false) => "må ikke ligge under",
                (Bound::AtMost, false) => "må ikke ligge over",
                (Bound::AtLeast, true) => "skal ligge over",
                (Bound::AtMost, true) => "skal ligge under",
            };
            write!(f, " {demanded} {reference}")
        }
        Than::Area { tolerance: Some(tolerance), .. } => {
            let demanded = if rule.strict { "skal ligge mindre end" } else { "må højst ligge" };
            write!(f, " {demanded} {} {} {reference}", Stepped(*tolerance, unit), worse_side(rule.bound))
        }
    }
}

fn reach(f: &mut Formatter<'_>, rule: &Reach, good: Bound, unit: &Unit) -> fmt::Result {
    write!(f, " skal senest i {} ", when(rule.by))?;
    match rule.goal {
        ReachGoal::Value(level) => {
            let direction = match good {
                Bound::AtMost => "være nede på",
                Bound::AtLeast => "være oppe på",
            };
            write!(f, "{direction} {}", Full(&stated(level.value, unit)))
        }
        ReachGoal::Change(change) => {
            let direction = if change.amount.is_negative() { "under" } else { "over" };
            let size = Step { amount: change.amount.abs(), ..change };
            write!(f, "ligge {} {direction} {}", Stepped(size, unit), BaselineLevel(&rule.baseline, unit))
        }
    }
}

pub(super) fn origin(f: &mut Formatter<'_>, origin: &Origin<'_>) -> fmt::Result {
    let Origin { rule, good, limit, step, .. } = origin;
    let reference = Level(origin.reference);
    let unit = limit.amount.unit;
    match rule {
        Rule::Maintain(rule) => {
            write!(f, "Grænsen er {}", BaselineLevel(&rule.baseline, unit))?;
            tolerated(f, rule.tolerance, *good, unit)?;
        }
        Rule::AnnualChange(rule) => {
            f.write_str("Grænsen er værdien et år tidligere")?;
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
                write!(f, "Grænsen er {reference}")?;
                tolerated(f, Some(within), *good, unit)?;
            }
            (None, Some(gap)) if !gap.number.is_zero() => {
                let (sign, since) = (tolerated_sign(*good), when(rule.since));
                write!(f, "Grænsen er {reference} {sign} afstanden i {since} på {}", Difference(gap))?;
            }
            (None, _) => write!(f, "Området var ikke bagefter i {}, så grænsen er {reference}", when(rule.since))?,
        },
        Rule::Threshold(rule) => {
            write!(f, "Grænsen er {reference}")?;
            if let Than::Area { tolerance, .. } = rule.than {
                tolerated(f, tolerance, rule.bound, unit)?;
            }
        }
        Rule::Reach(_) if origin.due => f.write_str("Fristen er nået, og grænsen er målet")?,
        Rule::Reach(rule) => {
            let way = match rule.path {
                Path::Straight | Path::None => "en lige vej",
                Path::Compound => "en vej med samme procentvise ændring hvert år",
            };
            let (from, by, at) = (BaselineLevel(&rule.baseline, unit), when(rule.by), when(origin.period));
            write!(f, "På {way} fra {from} til målet i {by} er grænsen for {at}")?;
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

use serde::Serialize;
use serde::ser::SerializeMap;

use super::{Baseline, Check, Condition, Demand, Evidence, good_side};
use crate::amount::{Level, Step, StepKind};
use crate::figure::Figure;
use crate::finding::Reason;
use crate::number::Number;
use crate::path::{compound, has_compound_path};
use crate::period::Period;
use crate::problem::Fault;

/// Demands that the indicator reaches a value by a date, and is on its way before.
///
/// Limit: until the date a point on the path from the baseline to the goal, from the date on the goal exactly; not
/// strict. A straight path stands at `baseline + (goal - baseline) · k/n` after k of n periods, a compound one at
/// `baseline · (goal/baseline)^(k/n)`, which is enclosed between proven bounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// Where the path starts.
    pub baseline: Baseline,
    /// Where it leads.
    pub goal: ReachGoal,
    /// When the goal is to be reached.
    pub by: Period,
    /// What is demanded before that.
    pub path: Path,
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReachGoal {
    /// A value.
    Value(Level),
    /// A change from the baseline; signed.
    Change(Step),
}

/// What is demanded before the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Path {
    /// An equal step every period.
    Straight,
    /// An equal rate every period.
    Compound,
    /// Nothing.
    None,
}

impl Path {
    /// All paths with their names in the format.
    pub const ALL: [(&'static str, Path); 3] =
        [("straight", Path::Straight), ("compound", Path::Compound), ("none", Path::None)];
}

impl Reach {
    fn goal_from(&self, baseline: Number) -> Option<Number> {
        match self.goal {
            ReachGoal::Value(level) => Some(level.value),
            ReachGoal::Change(change) => baseline.checked_add(change.taken_from(baseline)?),
        }
    }

    /// How many periods of how many lie behind, where the date is still ahead.
    fn progress(&self, at: Period) -> Option<(u32, u32)> {
        let (start, end) = (self.baseline.last()?, self.by.last_within(at.frequency())?);
        let (passed, all) = (u32::try_from(at.since(start)).ok()?, u32::try_from(end.since(start)).ok()?);
        (passed < all).then_some((passed, all))
    }

    fn is_reached_by(&self, at: Period) -> bool {
        self.by.last_within(at.frequency()).is_some_and(|date| date <= at)
    }

    /// The goal as a figure: it moves with the baseline where it is a change from it.
    fn goal(&self, baseline: Figure) -> Option<Figure> {
        match self.goal {
            ReachGoal::Change(Step { kind: StepKind::InUnit | StepKind::PercentagePoints, amount }) => {
                baseline.plus(amount)
            }
            ReachGoal::Value(_) | ReachGoal::Change(_) => baseline.map(|from| self.goal_from(from)),
        }
    }

    fn on_straight_path(&self, baseline: Figure, passed: u32, all: u32) -> Option<Figure> {
        let part = Number::fraction(i128::from(passed), i128::from(all))?;
        match self.goal {
            ReachGoal::Value(goal) => {
                let rest = Number::fraction(i128::from(all - passed), i128::from(all))?;
                baseline.scaled(rest)?.plus(goal.value.checked_mul(part)?)
            }
            ReachGoal::Change(Step { kind: StepKind::InUnit | StepKind::PercentagePoints, amount }) => {
                baseline.plus(amount.checked_mul(part)?)
            }
            ReachGoal::Change(_) => {
                baseline.map(|from| from.checked_add(self.goal_from(from)?.checked_sub(from)?.checked_mul(part)?))
            }
        }
    }

    fn on_compound_path(&self, evidence: &mut Evidence<'_>, baseline: Figure, passed: u32, all: u32) -> Option<Demand> {
        let goal = self.goal_from(baseline.value)?;
        if !has_compound_path(baseline.value, goal) {
            evidence.note(Reason::Zero);
            return None;
        }
        let limit = baseline.map(|from| Some(compound(from, self.goal_from(from)?, passed, all)?.value));
        let limit = limit?;
        let error = compound(baseline.value, goal, passed, all)?.error;
        Some(Demand { error: Some(error), ..Demand::new(evidence.bound(), limit) })
    }

    fn check_goal(&self, check: &mut Check<'_>) {
        let good = good_side(check.indicator.better);
        let (key, change) = match self.goal {
            ReachGoal::Value(_) => ("value", None),
            ReachGoal::Change(change) => ("change", Some(change)),
        };
        // A step works from the absolute value, so its sign alone says which way the goal lies.
        if let Some(change) = change.filter(|change| good.prefers(Number::ZERO, change.amount)) {
            check.report(key, Fault::ChangeIsWorse(change));
            return;
        }
        check.not_from_zero(key, change, &self.baseline);
        let Some(baseline) = self.baseline.stated_value() else { return };
        let Some(goal) = self.goal_from(baseline) else { return };
        if good.prefers(baseline, goal) {
            check.report(key, Fault::GoalIsWorse { goal, baseline });
        } else if self.path == Path::Compound && !has_compound_path(baseline, goal) {
            check.report("path", Fault::CompoundThroughZero);
        }
    }
}

impl Condition for Reach {
    fn demand(&self, evidence: &mut Evidence<'_>) -> Option<Demand> {
        let bound = evidence.bound();
        let progress = self.progress(evidence.at);
        if self.path == Path::None && !self.is_reached_by(evidence.at) {
            evidence.note(Reason::NotDue);
        }
        let baseline = evidence.baseline(&self.baseline)?;
        if let ReachGoal::Change(change) = self.goal {
            if change.is_void_from(baseline.value) {
                evidence.note(Reason::Zero);
                return None;
            }
        }
        let goal = self.goal_from(baseline.value)?;
        evidence.noted.beyond_goal = bound.prefers(baseline.value, goal);
        let demand = match (self.path, progress) {
            (Path::None, _) | (_, None) => Demand::new(bound, self.goal(baseline)?),
            (Path::Straight, Some((passed, all))) => Demand::new(bound, self.on_straight_path(baseline, passed, all)?),
            (Path::Compound, Some((passed, all))) => self.on_compound_path(evidence, baseline, passed, all)?,
        };
        Some(Demand { from: Some(baseline.value), ..demand })
    }

    fn after(&self) -> Option<Period> {
        self.baseline.last()
    }

    fn by(&self) -> Option<Period> {
        Some(self.by)
    }

    fn baseline(&self) -> Option<&Baseline> {
        Some(&self.baseline)
    }

    fn follows_baseline(&self, at: Period) -> bool {
        match self.goal {
            ReachGoal::Change(_) => true,
            ReachGoal::Value(_) => self.path != Path::None && self.progress(at).is_some(),
        }
    }

    fn check(&self, check: &mut Check<'_>) {
        self.baseline.check(check);
        match self.goal {
            ReachGoal::Value(level) => check.level("value", level),
            ReachGoal::Change(change) => check.step("change", change),
        }
        check.date_after("by", self.by, self.baseline.last());
        if self.path != Path::None && self.baseline.stated_value().is_some() && self.baseline.last().is_none() {
            check.report("baseline", Fault::BaselineWithoutPeriod);
        }
        self.check_goal(check);
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("baseline", &self.baseline)?;
        match &self.goal {
            ReachGoal::Value(level) => map.serialize_entry("value", level)?,
            ReachGoal::Change(change) => map.serialize_entry("change", change)?,
        }
        map.serialize_entry("by", &self.by)?;
        map.serialize_entry("path", &self.path)
    }
}

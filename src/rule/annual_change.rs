use serde::ser::SerializeMap;

use super::{Check, Condition, Demand, Evidence};
use crate::amount::Step;
use crate::finding::Bound;
use crate::problem::Fault;

/// Demands that the indicator falls every year, or that it rises every year.
///
/// Limit: the value one year earlier, less `step` for a decline and with `step` added for a rise; strict when no
/// step is given. Judged where the year-earlier period is in the window too. Which way is better does not matter:
/// the rule says it.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnualChange {
    /// Which way.
    pub direction: Direction,
    /// By how much at least.
    pub step: Option<Step>,
}

/// Which way a value must move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Down.
    Decline,
    /// Up.
    Rise,
}

impl AnnualChange {
    /// The side of the limit on which the value must lie.
    pub(crate) fn bound(&self) -> Bound {
        match self.direction {
            Direction::Decline => Bound::AtMost,
            Direction::Rise => Bound::AtLeast,
        }
    }
}

impl Condition for AnnualChange {
    fn demand(&self, evidence: &mut Evidence<'_>) -> Option<Demand> {
        let earlier = evidence.year_earlier()?;
        let limit = match (self.step, self.direction) {
            (None, _) => earlier,
            (Some(step), Direction::Decline) => evidence.lowered_by(earlier, step)?,
            (Some(step), Direction::Rise) => evidence.raised_by(earlier, step)?,
        };
        Some(Demand { strict: self.step.is_none(), from: Some(earlier.value), ..Demand::new(self.bound(), limit) })
    }

    fn check(&self, check: &mut Check<'_>) {
        let Some(step) = self.step else { return };
        let is_told = !step.amount.is_zero() && check.step("step", step);
        if !is_told && !step.amount.is_positive() {
            check.report("step", Fault::NotPositive(step.amount));
        }
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("step", &self.step)
    }
}

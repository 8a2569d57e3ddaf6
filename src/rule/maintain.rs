use serde::ser::SerializeMap;

use super::{Baseline, Check, Condition, Demand, Evidence};
use crate::amount::Step;
use crate::period::Period;

/// Demands that the indicator is held at a baseline, or better.
///
/// Limit: the baseline, moved by the tolerance to the worse side; not strict. Judged in every period after the
/// baseline. Undetermined where the value or the baseline is missing, or a break lies between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Maintain {
    /// What it is held at.
    pub baseline: Baseline,
    /// How much worse is tolerated.
    pub tolerance: Option<Step>,
}

impl Condition for Maintain {
    fn demand(&self, evidence: &mut Evidence<'_>) -> Option<Demand> {
        let bound = evidence.bound();
        let baseline = evidence.baseline(&self.baseline)?;
        let limit = match self.tolerance {
            None => baseline,
            Some(tolerance) => evidence.worse_by(bound, baseline, tolerance)?,
        };
        Some(Demand { from: Some(baseline.value), ..Demand::new(bound, limit) })
    }

    fn after(&self) -> Option<Period> {
        self.baseline.last()
    }

    fn baseline(&self) -> Option<&Baseline> {
        Some(&self.baseline)
    }

    fn follows_baseline(&self, _at: Period) -> bool {
        true
    }

    fn check(&self, check: &mut Check<'_>) {
        self.baseline.check(check);
        check.tolerance("tolerance", self.tolerance);
        check.not_from_zero("tolerance", self.tolerance, &self.baseline);
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("baseline", &self.baseline)?;
        map.serialize_entry("tolerance", &self.tolerance)
    }
}

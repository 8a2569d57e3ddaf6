use serde::ser::SerializeMap;

use super::{Baseline, Check, Condition, Demand, Evidence};

/// Demands nothing: the movement since the baseline, or since one year earlier, is described.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Monitor {
    /// What the movement is counted from; one year earlier where nothing is given.
    pub baseline: Option<Baseline>,
}

impl Condition for Monitor {
    /// The "limit" is what the movement is counted from; nothing is held against it.
    fn demand(&self, evidence: &mut Evidence<'_>) -> Option<Demand> {
        let from = match &self.baseline {
            Some(baseline) => evidence.baseline(baseline)?,
            None => evidence.year_earlier()?,
        };
        Some(Demand::new(evidence.bound(), from))
    }

    fn baseline(&self) -> Option<&Baseline> {
        self.baseline.as_ref()
    }

    fn check(&self, check: &mut Check<'_>) {
        if let Some(baseline) = &self.baseline {
            baseline.check(check);
        }
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("baseline", &self.baseline)
    }
}

use serde::ser::SerializeMap;

use super::{Check, Condition, Demand, Evidence};
use crate::amount::Step;
use crate::finding::Bound;
use crate::name::Id;
use crate::period::Period;
use crate::problem::Fault;

/// Demands that the area nears another one: that it is less far behind than it was at `since`.
///
/// Limit: the other area's value, moved to the worse side by the gap at `since`, which is 0 where the area was not
/// behind; strict while there is a gap. From `by` on, where `within` is given, the limit is the other area's value
/// moved by `within`, not strict, and the gap at `since` no longer matters.
#[derive(Clone, Debug, PartialEq)]
pub struct Converge {
    /// The other area.
    pub to: Id,
    /// When the gap is measured that must become smaller.
    pub since: Period,
    /// The date that counts.
    pub by: Option<Period>,
    /// How far behind the area may be from that date on.
    pub within: Option<Step>,
}

impl Converge {
    /// What may remain of the gap at a period, where that has begun to rule.
    pub(crate) fn within_at(&self, at: Period) -> Option<Step> {
        let date = self.by?.last_within(at.frequency())?;
        self.within.filter(|_| date <= at)
    }
}

impl Condition for Converge {
    fn demand(&self, evidence: &mut Evidence<'_>) -> Option<Demand> {
        let bound = evidence.bound();
        let reference = evidence.reference();
        if let Some(within) = self.within_at(evidence.at) {
            let reference = reference?;
            let limit = evidence.worse_by(bound, reference, within)?;
            return Some(Demand { from: Some(reference.value), ..Demand::new(bound, limit) });
        }
        let behind = evidence.behind(self.since);
        let (reference, behind) = (reference?, behind?);
        let limit = behind.not_below_zero().and_then(|gap| match bound {
            Bound::AtMost => reference.add(gap),
            Bound::AtLeast => reference.sub(gap),
        });
        let limit = limit?;
        Some(Demand { strict: behind.value.is_positive(), from: Some(reference.value), ..Demand::new(bound, limit) })
    }

    fn after(&self) -> Option<Period> {
        Some(self.since)
    }

    fn by(&self) -> Option<Period> {
        self.by
    }

    fn reference(&self) -> Option<&Id> {
        Some(&self.to)
    }

    fn check(&self, check: &mut Check<'_>) {
        check.period("since", self.since);
        check.tolerance("within", self.within);
        match self.by {
            Some(by) => check.date_after("by", by, Some(self.since)),
            None if self.within.is_some() => check.report("within", Fault::WithinWithoutBy),
            None => {}
        }
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("to", &self.to)?;
        map.serialize_entry("since", &self.since)?;
        map.serialize_entry("by", &self.by)?;
        map.serialize_entry("within", &self.within)
    }
}

use serde::ser::SerializeMap;

use super::{Check, Condition, Demand, Evidence, Kind, Partner};
use crate::amount::{Level, Step};
use crate::figure::Figure;
use crate::finding::Bound;
use crate::name::Id;

/// Demands that the indicator lies on one side of a level, or of another area in the same period.
///
/// Limit: the level, or the other area's value moved by the tolerance to the worse side. `at_least` and `at_most`
/// are met on the limit, `more_than` and `less_than` are not. Which way is better does not matter: the rule says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    /// The side on which the value must lie.
    pub bound: Bound,
    /// Whether a value on the limit is not enough.
    pub strict: bool,
    /// What it is held against.
    pub than: Than,
}

/// What a threshold is.
#[derive(Clone, Debug, PartialEq)]
pub enum Than {
    /// A constant.
    Level(Level),
    /// The value of another area.
    Area {
        /// The area.
        area: Id,
        /// How much worse is tolerated.
        tolerance: Option<Step>,
    },
}

impl Threshold {
    pub(crate) fn kind(&self) -> Kind {
        match (self.bound, self.strict) {
            (Bound::AtLeast, false) => Kind::AtLeast,
            (Bound::AtMost, false) => Kind::AtMost,
            (Bound::AtLeast, true) => Kind::MoreThan,
            (Bound::AtMost, true) => Kind::LessThan,
        }
    }
}

impl Condition for Threshold {
    fn demand(&self, evidence: &mut Evidence<'_>) -> Option<Demand> {
        let (limit, from) = match &self.than {
            Than::Level(level) => {
                evidence.noted.partner = Partner::Constant(level.value);
                (Figure::exact(level.value), None)
            }
            Than::Area { tolerance, .. } => {
                let reference = evidence.reference()?;
                let limit = match tolerance {
                    None => reference,
                    Some(tolerance) => evidence.worse_by(self.bound, reference, *tolerance)?,
                };
                (limit, Some(reference.value))
            }
        };
        Some(Demand { strict: self.strict, from, ..Demand::new(self.bound, limit) })
    }

    fn reference(&self) -> Option<&Id> {
        match &self.than {
            Than::Level(_) => None,
            Than::Area { area, .. } => Some(area),
        }
    }

    fn check(&self, check: &mut Check<'_>) {
        match &self.than {
            Than::Level(level) => check.level("", *level),
            Than::Area { tolerance, .. } => check.tolerance("tolerance", *tolerance),
        }
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match &self.than {
            Than::Level(_) => Ok(()),
            Than::Area { area, tolerance } => {
                map.serialize_entry("area", area)?;
                map.serialize_entry("tolerance", tolerance)
            }
        }
    }
}

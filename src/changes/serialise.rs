use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::{Because, Change, Changes, Declared, FORMAT, GoalChange};
use crate::finding::{List, Stage, Verdict};
use crate::indicator::{Derivation, Indicator};
use crate::number::Number;
use crate::period::Period;
use crate::report::Assessment;

impl Serialize for Changes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut changes = serializer.serialize_struct("Changes", 4)?;
        changes.serialize_field("format", FORMAT)?;
        changes.serialize_field("tally", &self.tally())?;
        changes.serialize_field("goals", &List(|| self.goals()))?;
        changes.serialize_field("changes", &List(|| self.iter()))?;
        changes.end()
    }
}

impl Serialize for GoalChange<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut goal = serializer.serialize_struct("GoalChange", 4)?;
        goal.serialize_field("goal", self.after().id())?;
        goal.serialize_field("before", &self.before().verdict())?;
        goal.serialize_field("after", &self.after().verdict())?;
        goal.serialize_field("demands_otherwise", &self.demands_otherwise())?;
        goal.end()
    }
}

impl Serialize for Change<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut change = serializer.serialize_struct("Change", 8)?;
        change.serialize_field("target", self.target_id())?;
        change.serialize_field("goal", self.latest().goal_id())?;
        change.serialize_field("indicator", self.latest().indicator_id())?;
        change.serialize_field("area", self.area_id())?;
        change.serialize_field("moved", self.moved())?;
        change.serialize_field("before", &self.before().map(Side::of))?;
        change.serialize_field("after", &self.after().map(Side::of))?;
        change.serialize_field("causes", self.causes())?;
        change.end()
    }
}

/// An assessment in short; the last period that decides.
#[derive(serde::Serialize)]
struct Side {
    verdict: Verdict,
    stage: Stage,
    period: Option<Period>,
    value: Option<Number>,
    limit: Option<crate::finding::Limit>,
    margin: Option<Number>,
    certain: bool,
}

impl Side {
    fn of(assessment: &Assessment) -> Side {
        let last = assessment.deciding();
        Side {
            verdict: assessment.verdict(),
            stage: assessment.stage(),
            period: assessment.period(),
            value: last.and_then(|finding| finding.value()),
            limit: last.and_then(|finding| finding.limit()),
            margin: last.and_then(|finding| finding.margin()),
            certain: assessment.is_certain(),
        }
    }
}

/// Each with the word `cause`, its own fields, and mostly `before` and `after`.
impl Serialize for Because<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut cause = serializer.serialize_map(None)?;
        cause.serialize_entry("cause", self.word())?;
        match self {
            Because::New(part) | Because::Gone(part) => cause.serialize_entry("part", part)?,
            Because::Rule { before, after } => both(&mut cause, before, after)?,
            Because::Indicator { before, after } => both(&mut cause, before, after)?,
            Because::Judged { before, after } => both(&mut cause, before, after)?,
            Because::Window { before, after } => both(&mut cause, before, after)?,
            Because::Require { before, after } => both(&mut cause, before, after)?,
            Because::AcrossBreaks { before, after } => both(&mut cause, before, after)?,
            Because::Declaration { indicator, of, before, after } => {
                cause.serialize_entry("indicator", indicator)?;
                cause.serialize_entry("of", of)?;
                both(&mut cause, &Declaration(*of, before), &Declaration(*of, after))?;
            }
            Because::Break { indicator, area, at, declared } => {
                cause.serialize_entry("indicator", indicator)?;
                cause.serialize_entry("area", area)?;
                cause.serialize_entry("at", at)?;
                both(&mut cause, &!declared, declared)?;
            }
            Because::Period { no_longer, now } => {
                cause.serialize_entry("no_longer", no_longer)?;
                cause.serialize_entry("now", now)?;
            }
            Because::Figure { indicator, area, period, role, before, after } => {
                cause.serialize_entry("indicator", indicator)?;
                cause.serialize_entry("area", area)?;
                cause.serialize_entry("period", period)?;
                match role {
                    None => cause.serialize_entry("role", "value")?,
                    Some(role) => cause.serialize_entry("role", role)?,
                }
                both(&mut cause, before, after)?;
            }
            Because::Sample { area, period, before, after } => {
                cause.serialize_entry("area", area)?;
                cause.serialize_entry("period", period)?;
                both(&mut cause, before, after)?;
            }
            Because::Significance { period, before, after } => {
                cause.serialize_entry("period", period)?;
                both(&mut cause, before, after)?;
            }
            Because::Caveat { caveat, came } => {
                cause.serialize_entry("caveat", caveat)?;
                both(&mut cause, &!came, came)?;
            }
        }
        cause.end()
    }
}

impl Because<'_> {
    /// The word of the contract.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Because::New(_) => "new",
            Because::Gone(_) => "gone",
            Because::Rule { .. } => "rule",
            Because::Indicator { .. } => "indicator",
            Because::Judged { .. } => "judged",
            Because::Window { .. } => "window",
            Because::Require { .. } => "require",
            Because::AcrossBreaks { .. } => "across_breaks",
            Because::Declaration { .. } => "declaration",
            Because::Break { .. } => "break",
            Because::Period { .. } => "period",
            Because::Figure { .. } => "figure",
            Because::Sample { .. } => "sample",
            Because::Significance { .. } => "significance",
            Because::Caveat { .. } => "caveat",
        }
    }
}

fn both<M: SerializeMap, T: Serialize>(map: &mut M, before: &T, after: &T) -> Result<(), M::Error> {
    map.serialize_entry("before", before)?;
    map.serialize_entry("after", after)
}

/// One thing that an indicator declares.
struct Declaration<'a>(Declared, &'a Indicator);

impl Serialize for Declaration<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Declaration(which, indicator) = self;
        match which {
            Declared::Derived => indicator.derived.as_ref().map(Formula).serialize(serializer),
            Declared::Measured => indicator.measured.serialize(serializer),
            Declared::Unit => indicator.unit.serialize(serializer),
            Declared::Better => indicator.better.serialize(serializer),
            Declared::Frequency => indicator.frequency.word().serialize(serializer),
            Declared::Decimals => indicator.decimals.serialize(serializer),
            Declared::Sample => indicator.sample.serialize(serializer),
            Declared::Uncertainty => indicator.uncertainty.serialize(serializer),
            Declared::Revised => indicator.revised.serialize(serializer),
        }
    }
}

/// A derivation as it is declared.
struct Formula<'a>(&'a Derivation);

impl Serialize for Formula<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self.0 {
            Derivation::Share { part, of } => {
                map.serialize_entry("share", part)?;
                map.serialize_entry("of", of)?;
            }
            Derivation::Rate { count, of, per } => {
                map.serialize_entry("rate", count)?;
                map.serialize_entry("of", of)?;
                map.serialize_entry("per", per)?;
            }
            Derivation::Sum(parts) => map.serialize_entry("sum", parts)?,
            Derivation::Difference(from, less) => map.serialize_entry("difference", &[from, less])?,
        }
        map.end()
    }
}

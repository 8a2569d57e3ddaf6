//! Rules: what a target demands, as a moving limit.
//!
//! A kind of rule answers one question: where is the limit at a period? It reads the figures it needs through
//! [`Evidence`], which notes every operand and everything that is missing, and gives a [`Demand`]. Verdict, margin,
//! certainty and explanation follow from that for all kinds alike.
//!
//! To add a kind: a file below this one with its parameters and its [`Condition`], a row in [`Kind::TABLE`], a
//! variant of [`Rule`], and the arms that the compiler then asks for.

mod annual_change;
mod baseline;
mod converge;
mod evidence;
mod maintain;
mod monitor;
mod reach;
mod threshold;

pub use annual_change::{AnnualChange, Direction};
pub use baseline::Baseline;
pub use converge::Converge;
pub(crate) use evidence::{Evidence, Noted, Partner, Place};
pub use maintain::Maintain;
pub use monitor::Monitor;
pub use reach::{Path, Reach, ReachGoal};
pub(crate) use reach::{Standing, Stretch};
pub use threshold::{Than, Threshold};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::amount::{Level, Step, StepKind};
use crate::figure::Figure;
use crate::finding::Bound;
use crate::indicator::{Better, Indicator, Unit};
use crate::name::Id;
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::problem::{Fault, Problem};

/// The condition that a target sets.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Held at a baseline.
    Maintain(Maintain),
    /// Falls every year, or rises every year.
    AnnualChange(AnnualChange),
    /// Nears another area.
    Converge(Converge),
    /// On one side of a level, or of another area.
    Threshold(Threshold),
    /// Reaches a value by a date.
    Reach(Reach),
    /// Nothing is demanded.
    Monitor(Monitor),
}

/// The kinds of rules by the names that the format gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `maintain`
    Maintain,
    /// `annual_decline`
    AnnualDecline,
    /// `annual_rise`
    AnnualRise,
    /// `converge`
    Converge,
    /// `at_least`
    AtLeast,
    /// `at_most`
    AtMost,
    /// `more_than`
    MoreThan,
    /// `less_than`
    LessThan,
    /// `reach`
    Reach,
    /// `monitor`
    Monitor,
}

/// What the format says of a kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KindRow {
    pub(crate) kind: Kind,
    pub(crate) name: &'static str,
    /// Whether every judgeable period decides where the target does not say otherwise; else the latest.
    pub(crate) every_period: bool,
}

const fn row(kind: Kind, name: &'static str, every_period: bool) -> KindRow {
    KindRow { kind, name, every_period }
}

impl Kind {
    /// The kinds, one row each.
    pub(crate) const TABLE: [KindRow; 10] = [
        row(Kind::Maintain, "maintain", false),
        row(Kind::AnnualDecline, "annual_decline", true),
        row(Kind::AnnualRise, "annual_rise", true),
        row(Kind::Converge, "converge", false),
        row(Kind::AtLeast, "at_least", false),
        row(Kind::AtMost, "at_most", false),
        row(Kind::MoreThan, "more_than", false),
        row(Kind::LessThan, "less_than", false),
        row(Kind::Reach, "reach", false),
        row(Kind::Monitor, "monitor", false),
    ];

    /// Its name in the format.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    pub(crate) fn row(self) -> KindRow {
        let found = Kind::TABLE.into_iter().find(|row| row.kind == self);
        found.unwrap_or(row(self, "", false))
    }
}

/// What every kind of rule can tell.
pub(crate) trait Condition {
    /// Where the limit is at the period that `evidence` stands at, or `None` where it cannot be known; `evidence`
    /// has noted why.
    fn demand(&self, evidence: &mut Evidence<'_>) -> Option<Demand>;

    /// The period that judgeable ones come after.
    fn after(&self) -> Option<Period> {
        None
    }

    /// The date that counts.
    fn by(&self) -> Option<Period> {
        None
    }

    /// The other area that the limit follows.
    fn reference(&self) -> Option<&Id> {
        None
    }

    /// The baseline, where the rule has one.
    fn baseline(&self) -> Option<&Baseline> {
        None
    }

    /// Whether the limit at a period would be another with another baseline.
    fn follows_baseline(&self, _at: Period) -> bool {
        false
    }

    /// Checks the parameters against the indicator.
    fn check(&self, check: &mut Check<'_>);

    /// Writes the parameters as they are declared.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>
    where
        Self: Sized;
}

/// Where the limit is, and how it came there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Demand {
    pub(crate) bound: Bound,
    pub(crate) limit: Figure,
    pub(crate) strict: bool,
    /// How far an approximate limit may be off.
    pub(crate) error: Option<Number>,
    /// The figure that the limit was derived from.
    pub(crate) from: Option<Number>,
}

impl Demand {
    pub(crate) fn new(bound: Bound, limit: Figure) -> Demand {
        Demand { bound, limit, strict: false, error: None, from: None }
    }
}

impl Rule {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Rule::Maintain(_) => Kind::Maintain,
            Rule::AnnualChange(AnnualChange { direction: Direction::Decline, .. }) => Kind::AnnualDecline,
            Rule::AnnualChange(AnnualChange { direction: Direction::Rise, .. }) => Kind::AnnualRise,
            Rule::Converge(_) => Kind::Converge,
            Rule::Threshold(threshold) => threshold.kind(),
            Rule::Reach(_) => Kind::Reach,
            Rule::Monitor(_) => Kind::Monitor,
        }
    }

    /// The date that counts, where the rule has one.
    #[must_use]
    pub fn by(&self) -> Option<Period> {
        self.condition().by()
    }

    /// The other area that the limit follows, where it does.
    #[must_use]
    pub fn reference(&self) -> Option<&Id> {
        self.condition().reference()
    }

    /// The baseline, where the rule has one.
    #[must_use]
    pub fn baseline(&self) -> Option<&Baseline> {
        self.condition().baseline()
    }

    pub(crate) fn condition(&self) -> &dyn Condition {
        match self {
            Rule::Maintain(rule) => rule,
            Rule::AnnualChange(rule) => rule,
            Rule::Converge(rule) => rule,
            Rule::Threshold(rule) => rule,
            Rule::Reach(rule) => rule,
            Rule::Monitor(rule) => rule,
        }
    }

    /// Whether the limit at a period is made from the value one year earlier.
    pub(crate) fn needs_year_earlier(&self) -> bool {
        matches!(self, Rule::AnnualChange(_))
    }

    pub(crate) fn is_monitor(&self) -> bool {
        matches!(self, Rule::Monitor(_))
    }

    /// The side on which a difference must be shown: the demanded one, under `maintain` the worse one. None where
    /// nothing is demanded.
    pub(crate) fn side_to_show(&self, better: Better) -> Option<Bound> {
        match self {
            Rule::Maintain(_) if good_side(better) == Bound::AtMost => Some(Bound::AtLeast),
            Rule::Maintain(_) => Some(Bound::AtMost),
            Rule::AnnualChange(rule) => Some(rule.bound()),
            Rule::Threshold(rule) => Some(rule.bound),
            Rule::Converge(_) | Rule::Reach(_) => Some(good_side(better)),
            Rule::Monitor(_) => None,
        }
    }
}

/// As it is declared: `{"maintain": {"baseline": "2020"}}`.
impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        let name = self.kind().name();
        match self {
            Rule::Maintain(rule) => map.serialize_entry(name, &Parameters(rule))?,
            Rule::AnnualChange(rule) => map.serialize_entry(name, &Parameters(rule))?,
            Rule::Converge(rule) => map.serialize_entry(name, &Parameters(rule))?,
            Rule::Threshold(rule) => match rule.than {
                Than::Level(level) => map.serialize_entry(name, &level)?,
                Than::Area { .. } => map.serialize_entry(name, &Parameters(rule))?,
            },
            Rule::Reach(rule) => map.serialize_entry(name, &Parameters(rule))?,
            Rule::Monitor(rule) => map.serialize_entry(name, &Parameters(rule))?,
        }
        map.end()
    }
}

struct Parameters<'a, C>(&'a C);

impl<C: Condition> Serialize for Parameters<'_, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.write(&mut map)?;
        map.end()
    }
}

/// Checks the parameters of one rule and collects what is wrong.
pub(crate) struct Check<'a> {
    pub(crate) indicator: &'a Indicator,
    /// Where the parameters stand: `goals/g/targets/t/rule/maintain`.
    pub(crate) path: String,
    pub(crate) problems: &'a mut Vec<Problem>,
}

impl Check<'_> {
    pub(crate) fn report(&mut self, key: &str, fault: Fault) {
        let separator = if key.is_empty() { "" } else { "/" };
        self.problems.push(Problem::new(format!("{}{separator}{key}", self.path), fault));
    }

    pub(crate) fn frequency(&self) -> Frequency {
        self.indicator.frequency
    }

    /// A level must fit the unit.
    pub(crate) fn level(&mut self, key: &str, level: Level) {
        if level.percent_sign && self.indicator.unit != Unit::Percent {
            self.report(key, Fault::PercentWithoutPercent);
        }
        let below_one = level.value.abs() < Number::ONE && !level.value.is_zero();
        if below_one && !level.percent_sign && self.indicator.unit == Unit::Percent {
            self.report(key, Fault::FractionOnPercent(level.value));
        }
    }

    /// A step must fit the unit. Says whether it could be read in two ways; then nothing else is said of it.
    pub(crate) fn step(&mut self, key: &str, step: Step) -> bool {
        let percent = self.indicator.unit == Unit::Percent;
        match step.kind {
            StepKind::InUnit if percent => self.report(key, Fault::BareStepOnPercent(step.amount)),
            StepKind::PercentagePoints if !percent => self.report(key, Fault::PointsWithoutPercent),
            StepKind::InUnit | StepKind::PercentagePoints | StepKind::Relative => {}
        }
        percent && step.kind == StepKind::InUnit
    }

    /// A tolerance is a step that is not negative.
    pub(crate) fn tolerance(&mut self, key: &str, tolerance: Option<Step>) {
        let Some(tolerance) = tolerance else { return };
        if !self.step(key, tolerance) && tolerance.amount.is_negative() {
            self.report(key, Fault::Negative(tolerance.amount));
        }
    }

    /// A relative step from a baseline that is written as 0 says nothing.
    pub(crate) fn not_from_zero(&mut self, key: &str, step: Option<Step>, baseline: &Baseline) {
        if let (Some(step), Some(stated)) = (step, baseline.stated_value()) {
            if step.is_void_from(stated) {
                self.report(key, Fault::RelativeToZero);
            }
        }
    }

    /// A period must be of the indicator's own frequency.
    pub(crate) fn period(&mut self, key: &str, period: Period) {
        let expected = self.frequency();
        if period.frequency() != expected {
            self.report(key, Fault::WrongFrequency { period, expected });
        }
    }

    /// The last period of the indicator's frequency within `by` must lie after `start`.
    pub(crate) fn date_after(&mut self, key: &str, by: Period, start: Option<Period>) {
        let Some(start) = start.filter(|start| start.frequency() == self.frequency()) else { return };
        let lies_after = by.last_within(self.frequency()).is_some_and(|date| date > start);
        if !lies_after {
            self.report(key, Fault::NotAfter { date: by, start });
        }
    }
}

/// The good side of an indicator.
pub(crate) fn good_side(better: Better) -> Bound {
    match better {
        Better::Lower => Bound::AtMost,
        Better::Higher => Bound::AtLeast,
    }
}

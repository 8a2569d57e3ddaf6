use std::sync::Arc;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::agreement::FigureCheck;
use crate::catalogue::{AreaIndex, IndicatorIndex};
use crate::finding::{List, Missing};
use crate::indicator::Area;
use crate::name::Id;
use crate::number::Number;
use crate::period::Period;
use crate::rulebook::{Book, CheckPlan};
use crate::series::Status;

/// Whether figures agree with each other in one area and period. It owns its facts: explaining it needs nothing else.
#[derive(Clone, Debug)]
pub struct CheckResult {
    pub(crate) book: Arc<Book>,
    pub(crate) plan: usize,
    pub(crate) area: AreaIndex,
    pub(crate) period: Period,
    pub(crate) agrees: Agrees,
    pub(crate) computed: Option<Number>,
    pub(crate) difference: Option<Number>,
    pub(crate) rounding: Option<Number>,
    pub(crate) figures: Vec<FigureRecord>,
    pub(crate) missing: Vec<Missing<IndicatorIndex, AreaIndex>>,
}

/// Whether figures agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agrees {
    /// They do.
    Holds {
        /// To the last digit; else as far as rounding can tell.
        exactly: bool,
    },
    /// They do not, and rounding cannot be why.
    Off {
        /// The stated figure less the computed one: above 0 where the parts make too little. `None` where no
        /// population is known and no whole number of residents would fit.
        by: Option<Number>,
    },
    /// It cannot be told: figures are missing or, where none are, out of range.
    Unknown {
        /// Which populations would fit a rate and its count, where only the population is not known.
        fitting: Option<Fitting>,
    },
}

/// The whole numbers that would fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fitting {
    /// The lowest, 1 or more.
    pub at_least: Number,
    /// The highest; none where there is no end to them.
    pub at_most: Option<Number>,
}

/// A figure that a check rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CheckFigure<'a> {
    /// Its part in the check.
    pub role: CheckRole,
    /// The indicator.
    pub indicator: &'a Id,
    /// The period.
    pub period: Period,
    /// The value, where there is one.
    pub value: Option<Number>,
    /// Its status; none where there is no observation.
    pub status: Option<Status>,
}

/// What a figure is in a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckRole {
    /// The total.
    Total,
    /// A part of the total.
    Part,
    /// The rate.
    Rate,
    /// What is counted.
    Count,
    /// Among how many.
    Population,
}

#[derive(Clone, Debug)]
pub(crate) struct FigureRecord {
    pub(crate) role: CheckRole,
    pub(crate) indicator: IndicatorIndex,
    pub(crate) value: Option<Number>,
    pub(crate) status: Option<Status>,
}

impl CheckResult {
    /// The check's identifier.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.book.check_of(self.plan()).0
    }

    /// The check as declared.
    #[must_use]
    pub fn check(&self) -> &FigureCheck {
        &self.book.check_of(self.plan()).1
    }

    /// The identifier of the area it is about.
    #[must_use]
    pub fn area_id(&self) -> &Id {
        self.book.names.area_id(self.area)
    }

    /// The area as declared.
    #[must_use]
    pub fn area(&self) -> &Area {
        self.book.names.area(self.area)
    }

    /// The period it is about.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// Whether the figures agree.
    #[must_use]
    pub fn agrees(&self) -> Agrees {
        self.agrees
    }

    /// What the total or the rate would be by the other figures.
    #[must_use]
    pub fn computed(&self) -> Option<Number> {
        self.computed
    }

    /// The total or the rate less what it would be by the other figures.
    #[must_use]
    pub fn difference(&self) -> Option<Number> {
        self.difference
    }

    /// How large a difference rounding can make: half a unit of the last published decimal for each rounded figure.
    #[must_use]
    pub fn rounding(&self) -> Option<Number> {
        self.rounding
    }

    /// The figures it rests on: the total and its parts, or the rate, the count and the population.
    pub fn figures(&self) -> impl Iterator<Item = CheckFigure<'_>> {
        self.figures.iter().map(|record| CheckFigure {
            role: record.role,
            indicator: self.book.names.indicator_id(record.indicator),
            period: self.period,
            value: record.value,
            status: record.status,
        })
    }

    /// The figures that are missing.
    pub fn missing(&self) -> impl Iterator<Item = Missing<&Id, &Id>> {
        self.missing.iter().map(|missing| missing.named(&self.book.names))
    }

    pub(crate) fn plan(&self) -> &CheckPlan {
        self.book.check_plan(self.plan)
    }
}

impl Agrees {
    /// The word of the contract: `holds`, `off`, `unknown`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Agrees::Holds { .. } => "holds",
            Agrees::Off { .. } => "off",
            Agrees::Unknown { .. } => "unknown",
        }
    }
}

impl Serialize for CheckResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fitting = match self.agrees {
            Agrees::Unknown { fitting } => fitting,
            Agrees::Holds { .. } | Agrees::Off { .. } => None,
        };
        let mut fields = serializer.serialize_struct("CheckResult", 10)?;
        fields.serialize_field("check", self.id())?;
        fields.serialize_field("area", self.area_id())?;
        fields.serialize_field("period", &self.period())?;
        fields.serialize_field("agrees", self.agrees.word())?;
        fields.serialize_field("computed", &self.computed())?;
        fields.serialize_field("difference", &self.difference())?;
        fields.serialize_field("rounding", &self.rounding())?;
        fields.serialize_field("figures", &List(|| self.figures()))?;
        fields.serialize_field("missing", &List(|| self.missing()))?;
        fields.serialize_field("fitting", &fitting)?;
        fields.end()
    }
}

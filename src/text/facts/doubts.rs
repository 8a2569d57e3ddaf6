//! The facts of doubt: why there is no verdict, and what a reader must know beside one.

use super::LimitAmount;
use super::certainty::{Apart, NeededChange, NoAnswer};
use crate::amount::Step;
use crate::date::Date;
use crate::finding::{Significance, Why};
use crate::indicator::{Area, Indicator};
use crate::name::Text;
use crate::period::Period;
use crate::series::Status;
use crate::text::shape::{Amount, Scale};

/// A break in a series.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct Gulf<'a> {
    pub(in crate::text) at: Period,
    /// The area, where it is another than the target's own.
    pub(in crate::text) area: Option<&'a Area>,
    pub(in crate::text) reason: Option<&'a Text>,
}

/// Why there is no verdict.
#[derive(Clone, Debug)]
pub(in crate::text) enum Cause<'a> {
    /// Figures are missing or withheld.
    Lacking(Vec<Lack<'a>>),
    /// Figures on either side of a break.
    Break(Gulf<'a>),
    Zero(Nothing<'a>),
    /// Nothing is demanded before this date.
    NotDue(Option<Period>),
    OutOfRange,
    /// Closer to an approximate limit than its error.
    TooClose,
    /// The difference, and whether a worsening is asked for; why, as the source has it or a test.
    SignificanceUnknown {
        apart: Apart<'a>,
        worsening: bool,
        reason: Option<&'a Text>,
        untested: Option<NoAnswer>,
    },
    NotFirm,
    NotSettled(Vec<Doubt<'a>>),
}

/// What is 0 where it must not be.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) enum Nothing<'a> {
    /// What a share or rate is of.
    Whole(&'a Indicator, Period),
    /// No row of a register belongs to what a share is of.
    Rows(&'a Text, Period),
    /// What a percentage is taken of, and whether it may be a small figure that was rounded.
    Figure(Option<Period>, bool),
    /// A path of constant rate cannot touch it.
    Path,
}

/// Figures that are missing, in one or more periods and areas.
#[derive(Clone, Debug)]
pub(in crate::text) struct Lack<'a> {
    pub(in crate::text) periods: Vec<Period>,
    pub(in crate::text) why: Why,
    /// The part that is missing, where it is one.
    pub(in crate::text) part: Option<&'a Indicator>,
    /// The areas, where it is not just the target's own.
    pub(in crate::text) areas: Vec<&'a Area>,
}

impl Lack<'_> {
    /// Whether it names several periods or areas itself.
    pub(in crate::text) fn is_a_list(&self) -> bool {
        self.periods.len() > 1 || self.areas.len() > 1
    }
}

/// A caveat as it is written.
#[derive(Clone, Debug)]
pub(in crate::text) enum Doubt<'a> {
    /// By how much it may shift the margin, where that has a bound; whether it was told that it may change the verdict.
    Rounding {
        shift: Option<Amount<'a>>,
        told: bool,
    },
    NotSignificant(Apart<'a>, Option<NeededChange<'a>>),
    /// The difference points away from the only side that a test looks at.
    WrongWay(Apart<'a>, Option<NeededChange<'a>>),
    SignificanceUnknown(Apart<'a>, Option<&'a Text>, Option<NoAnswer>),
    /// The source states the significance otherwise than the test finds it.
    Contradicted(Apart<'a>, Significance),
    Status {
        of: FigureName<'a>,
        status: Status,
    },
    /// Whether a verdict could change with the figures.
    Revised {
        decided: bool,
    },
    /// A figure is another than the one published before; without a value it was taken back.
    Restated {
        of: FigureName<'a>,
        from: Option<Amount<'a>>,
        to: Option<Amount<'a>>,
        on: Date,
    },
    /// The limit follows a baseline that was restated; where it was before, where that is known.
    BaselineRestated {
        kept: Kept,
        scale: Scale<'a>,
        before: Option<LimitAmount<'a>>,
    },
    Break(Gulf<'a>),
    /// A break beside whatever else stands in the way of a verdict.
    AlsoBroken(Gulf<'a>),
    Missing {
        of: FigureName<'a>,
        why: Why,
    },
    /// Later periods without a value, from one to another, and the one that is judged instead.
    PassedOver {
        from: Period,
        to: Period,
        why: Why,
        judged: Period,
    },
    /// The movement cannot be stated because of a break.
    Cut(Gulf<'a>),
    AtFloor,
    BeyondGoal,
}

/// What stays as it was declared while a limit follows its baseline.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) enum Kept {
    /// A change in percent.
    Change(Step),
    /// A tolerance in percent.
    Tolerance(Step),
    /// Nothing that needs saying.
    Nothing,
}

/// Which figure is meant: the part and the area only where they are others than the target's own.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct FigureName<'a> {
    pub(in crate::text) part: Option<&'a Indicator>,
    pub(in crate::text) area: Option<&'a Area>,
    pub(in crate::text) period: Period,
}

impl FigureName<'_> {
    /// Whether both mean the same figure.
    pub(in crate::text) fn is_same(&self, other: &FigureName<'_>) -> bool {
        let part = |of: &FigureName<'_>| of.part.map(|part| part.name.clone());
        let area = |of: &FigureName<'_>| of.area.map(|area| area.name.clone());
        self.period == other.period && part(self) == part(other) && area(self) == area(other)
    }
}

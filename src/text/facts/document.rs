//! What a document says beside the explanations: headings, captions, cells of tables and the notes below them.

use crate::date::Date;
use crate::finding::{Significance, Stage, Verdict, Why};
use crate::indicator::{Area, Unit};
use crate::name::Text;
use crate::number::Number;
use crate::period::Period;
use crate::rule::Kind;
use crate::text::facts::LimitAmount;
use crate::text::shape::Amount;

/// Something that a document says.
#[derive(Clone, Debug)]
pub(crate) enum Said<'a> {
    Heading(Heading),
    /// The section of a goal.
    Numbered(usize, &'a str),
    TableCaption(usize, &'a str),
    FigureCaption(usize, &'a str),
    /// What the table of a goal is called.
    FiguresOf(&'a Text),
    /// How many targets came out how.
    Outcomes(Outcomes),
    Column(ColumnName),
    /// A period at the head of a column, in short.
    Short(Period),
    /// The same where it is what others are compared with.
    ShortBaseline(Period),
    Change(Option<(Period, Period)>),
    /// What is counted, as it stands beside an axis.
    Axis(&'a Unit, bool),
    /// What is counted, in brackets behind a name.
    Counted(&'a str, &'a str),
    Value(Amount<'a>),
    ValueAt(Amount<'a>, Period),
    Limit(LimitAmount<'a>),
    /// What must be reached in the end.
    Goal(Amount<'a>),
    /// What is demanded, in a word.
    Kind(Kind),
    /// A verdict with the period that it is about.
    VerdictAt(&'a str, Period),
    /// What is to be said of all targets of a goal alike.
    Common(&'a str),
    /// The one area that everything is about.
    OnlyArea(&'a Area),
    /// Until when figures are told.
    Through(Period),
    /// Figures as they were published by a date that was asked for.
    AsOf(Date),
    /// When the newest figures were published.
    Published(Date),
    /// A distance with its sign.
    Signed(Amount<'a>, bool),
    Moved {
        step: Amount<'a>,
        /// The same in percent of where it began.
        percent: Option<Number>,
        /// Where it is counted from, where the head of the column does not say.
        between: Option<(Period, Period)>,
    },
    Verdict(Verdict, Stage, bool),
    Surety(Vec<Surety>),
    YesNo(bool),
    NotStated,
    Note(TableNote<'a>),
    /// What a series is, in a figure of several indicators and areas.
    Series(&'a Text, &'a Area),
    /// The values of a series, read out.
    Course(&'a str, Vec<(Period, Amount<'a>, Option<Doubt>)>),
    /// That nothing is known of a series.
    NoFigures(&'a str),
    /// Why there is no figure in some stretches of time, which are so many periods.
    Without(Why, Vec<(Period, Period)>, usize),
    /// So many series that are not named; whether they are areas of one indicator.
    Others(usize, bool),
    /// Where these lie in a period, as far as they have figures for it.
    Range {
        count: usize,
        areas: bool,
        lowest: Amount<'a>,
        highest: Amount<'a>,
        at: Period,
        without: usize,
    },
    /// That an axis does not begin at 0, and from where to where it goes.
    Axes(&'a str, &'a str),
    /// What is to be reached, and when.
    GoalBy(Period, Amount<'a>),
    /// A limit that ends in a period.
    Dated(&'a str, Period),
    /// What a mark in a figure means.
    Mark(&'a Mark),
    Break(Period),
    /// A break that is not of all series: of which.
    BreakOf(&'a str, &'a str),
    /// What is said of a series.
    Of(&'a str, &'a str),
    Source(&'a Text),
    Remark(&'a str, &'a Text),
    /// A part of a table that is too wide.
    Part(&'a str, Period, Period),
}

/// Headings that every document has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Heading {
    /// What a document without a title is called.
    Report,
    Objectives,
    Overview,
    /// What the table in the overview shows.
    Targets,
    Remarks,
    Sources,
    Conclusion,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ColumnName {
    Target,
    Indicator,
    Latest,
    Limit,
    Margin,
    Verdict,
    Surety,
    Sum,
    StatedSum,
    Difference,
}

/// How many targets came out how.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outcomes {
    pub(crate) met: u32,
    pub(crate) not_met: u32,
    pub(crate) on_course: u32,
    pub(crate) behind: u32,
    pub(crate) undetermined: u32,
    pub(crate) monitored: u32,
}

/// How sure a verdict is, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surety {
    Certain,
    Reserved,
    Rounding,
    Chance,
    ChanceUnknown,
    Provisional,
    Unreliable,
    Updated,
    Revised,
    Break,
    Later,
    Missing,
    Suppressed,
    Zero,
    NotDue,
    OutOfRange,
    Requirement,
}

/// Why a figure is not as sure as others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Doubt {
    Provisional,
    Estimated,
    Unreliable,
}

/// A mark in a figure that is not named where it stands.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    /// A limit: strokes, and dashes between them where several periods have one.
    Limit { dashed: bool },
    /// The side of a limit that is not allowed.
    Beyond,
    /// A confidence interval, as a band or as a stroke through a point, and how sure it is in percent.
    Interval { band: bool, stroke: bool, percent: Option<u32> },
    /// The highest and the lowest series of many, by their figures of a period.
    Ends(Period),
    /// What is drawn hollow.
    Hollow(Hollow, Vec<Doubt>),
    /// An axis that does not begin at 0.
    Cut,
    /// A dash in place of a figure.
    Dash,
}

/// What a hollow mark is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hollow {
    Circle,
    /// A circle, square or the like.
    Point,
    Column,
}

/// A note below a table.
#[derive(Clone, Debug)]
pub(crate) enum TableNote<'a> {
    Revised,
    /// Published with another value before, or without one; `now` is whether there is one.
    Restated {
        before: Option<Amount<'a>>,
        now: bool,
        on: Date,
    },
    /// A remark on a figure.
    Own(&'a Text),
    /// With the area, where the series that are shown differ in it.
    Break {
        at: Period,
        area: Option<&'a Area>,
        reason: Option<&'a Text>,
        /// Whether figures are compared all the same.
        compared: bool,
    },
    Provisional,
    Estimated,
    LowReliability,
    Lacking(Why),
    Updated,
    Incomparable,
    /// Whether a change is chance, and whether that was computed here rather than stated by the source.
    Chance {
        significance: Significance,
        computed: bool,
    },
    /// What a target is counted from.
    Baseline,
    Differs(Significance, &'a Area, Option<&'a Text>),
    Absent,
    /// What stands where a register says nothing.
    Nothing,
    NoRows,
    /// So many rows of which it is not known whether they belong there.
    LeftOut(usize),
}

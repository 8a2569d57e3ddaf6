//! What a document says beside the explanations: headings, captions, cells of tables and the notes below them.

use crate::finding::{Significance, Stage, Verdict, Why};
use crate::indicator::{Area, Unit};
use crate::name::Text;
use crate::number::Number;
use crate::period::Period;
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
    Course(&'a str, Vec<(Period, Amount<'a>)>),
    /// That nothing is known of a series.
    NoFigures(&'a str),
    /// So many series that are not named; whether they are areas of one indicator.
    Others(usize, bool),
    /// What is to be reached, and when.
    Goal(Period, Amount<'a>),
    /// A limit that ends in a period.
    Dated(&'a str, Period),
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

/// A note below a table.
#[derive(Clone, Debug)]
pub(crate) enum TableNote<'a> {
    Revised,
    Break { at: Period, reason: Option<&'a Text> },
    Provisional,
    Estimated,
    LowReliability,
    Lacking(Why),
    Updated,
    Incomparable,
    Chance(Significance, Option<&'a Text>),
    Differs(Significance, &'a Area, Option<&'a Text>),
    Absent,
}

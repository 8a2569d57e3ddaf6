//! How the yearly report is laid out: what stands around the targets, and which figures and tables stand with each goal.

use crate::measure::Filter;
use crate::name::{Id, Text};
use crate::period::Period;

/// What a document made of a report says beside the judgements, and what it shows with each goal.
///
/// A plain declaration; a [`Rulebook`](crate::Rulebook) checks it. In the document goals that are
/// not named here are shown with the figures and the table that follow from their targets.
///
/// ```
/// use maal::outline::{GoalOutline, Outline};
/// let safety = GoalOutline { before: Some("The survey was held in March.".into()), ..GoalOutline::default() };
/// let outline = Outline { title: Some("Report 2024".into()), goals: vec![("safety".into(), safety)], ..Outline::default() };
/// # let _ = outline;
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// The title of the document; that of the rulebook where there is none.
    pub title: Option<Text>,
    /// What stands before everything else. A blank line divides paragraphs, `- ` begins a line of a list.
    pub introduction: Option<Text>,
    /// What is said with some of the goals, and shown.
    pub goals: Vec<(Id, GoalOutline)>,
    /// What stands after the last goal.
    pub conclusion: Option<Text>,
}

/// What stands with one goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoalOutline {
    /// What stands before its targets.
    pub before: Option<Text>,
    /// Its figures; those that follow from its targets where it says nothing.
    pub figures: Option<Vec<(Id, FigureOutline)>>,
    /// Its tables; one of its targets where it says nothing.
    pub tables: Option<Vec<(Id, TableOutline)>>,
    /// What stands after them.
    pub after: Option<Text>,
}

/// A figure: series through time, or the parts of a sum.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureOutline {
    /// What it is called; what it shows where it says nothing.
    pub title: Option<Text>,
    /// What is shown.
    pub shown: Shown,
    /// Where and when.
    pub extent: ShownExtent,
    /// A remark below it.
    pub note: Option<Text>,
}

/// What a figure shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// These indicators, which have one unit, with the limits of their targets.
    Indicators(Vec<Id>),
    /// The parts of one that is a sum of others, as columns.
    PartsOf(Id),
}

/// Which areas and periods are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShownExtent {
    /// The areas; those of the targets and what they are compared with where it says nothing.
    pub areas: Option<Vec<Id>>,
    /// The first period; the first with a figure where it says nothing.
    pub from: Option<Period>,
    /// The last period, likewise.
    pub to: Option<Period>,
}

impl ShownExtent {
    /// Whether a period is among those shown.
    #[cfg(feature = "report")]
    pub(crate) fn shows(&self, period: Period) -> bool {
        let early = self.from.is_some_and(|from| from.begins_after(period));
        let late = self.to.is_some_and(|to| period.begins_after(to));
        !early && !late
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableOutline {
    /// What it is called.
    pub title: Option<Text>,
    /// What it holds.
    pub holds: Holding,
    /// A remark below it.
    pub note: Option<Text>,
}

/// What a table holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Holding {
    /// The figures of these indicators in all periods, with change and verdict.
    Figures {
        /// The indicators.
        indicators: Vec<Id>,
        /// Where and when.
        extent: ShownExtent,
    },
    /// The rows of a register.
    Rows {
        /// The register.
        register: Id,
        /// The fields that are shown, each with the heading of its column.
        columns: Vec<(Id, Text)>,
        /// Which rows are shown.
        filter: Filter,
    },
    /// The values of a register with its periods across and their sums below.
    Across {
        /// The register.
        register: Id,
        /// The field that names the rows.
        rows: Id,
        /// The field of numbers that is shown.
        values: Id,
        /// The check that holds the sums against stated ones.
        check: Option<Id>,
        /// Which rows are shown.
        filter: Filter,
    },
}

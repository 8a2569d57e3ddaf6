//! The yearly report as a document: sections, paragraphs, tables, figures and notes, with every text written and every
//! number exact.
//!
//! It is built once from a rulebook and its figures; Markdown, HTML and JSON are ways to write it out. Nothing in it is
//! said by anyone but the text layer and the rulebook. Serialised it is the contract `maal-document/1`.

mod basis;
mod build;
mod closing;
mod figures;
mod front;
mod html;
mod lines;
mod markdown;
mod overview;
mod registers;
mod seen;
mod series;
mod tables;

use serde::Serialize;
use serde::ser::Serializer;

pub use html::{TEMPLATE, TemplateError};

use crate::chart::Chart;
use crate::dataset::View;
use crate::date::Date;
use crate::finding::{Stage, Verdict};
use crate::name::{Id, Language};
use crate::number::Number;
use crate::period::Period;
use crate::problem::Problems;
use crate::report::Assessment;
use crate::rulebook::Rulebook;

/// The format of a serialised document, and its version.
pub const FORMAT: &str = "maal-document/1";

/// A document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Document {
    /// [`FORMAT`].
    pub format: &'static str,
    /// The language of all its texts.
    #[serde(serialize_with = "code")]
    pub language: Language,
    /// Its title.
    pub title: String,
    /// What holds for all of it, in sentences: the one area that it is about, and when its figures were published.
    pub basis: Vec<String>,
    /// The last period of figures, where later ones were left out.
    pub through: Option<Period>,
    /// The date as of which figures are shown, where one was asked for.
    pub as_of: Option<Date>,
    /// What stands before the first section.
    pub introduction: Vec<Block>,
    /// The sections in order.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Section {
    /// Its name in links: that of the goal, or `overview` and the like. No two sections share one.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<String>,
    },
    /// What is demanded under a goal.
    Objective {
        /// The goal.
        name: String,
        /// The demands.
        demands: Vec<String>,
    },
    /// How a goal or a target came out, and why.
    Outcome(Outcome),
    /// A table.
    Table(Table),
    /// A figure.
    Figure(Figure),
}

/// What in the rulebook something is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Ids {
    /// The goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<Id>,
    /// The target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Id>,
    /// The indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Id>,
    /// The area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Id>,
}

/// How something came out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Outcome {
    /// The goal or target that it is about.
    pub of: String,
    /// The same by its names in the rulebook.
    pub ids: Ids,
    /// Whether it is a goal; else it is a target.
    pub goal: bool,
    /// How it came out.
    pub verdict: Shown,
    /// Why.
    pub text: String,
    /// What is to be known beside that.
    pub points: Vec<String>,
}

/// A verdict as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Shown {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether it counts already.
    pub stage: Stage,
    /// In words.
    pub text: String,
}

/// A table. Every row has as many cells as there are columns less one, for the first column is the row's name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Table {
    /// Its name in links.
    pub id: String,
    /// What it shows, with its number.
    pub caption: String,
    /// The heads of all columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The notes that its cells point at, the first of which is note 1.
    pub notes: Vec<String>,
    /// What stands below: signs, remarks, sources.
    pub below: Vec<String>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Column {
    /// Its text.
    pub text: String,
    /// Whether numbers stand below.
    pub numbers: bool,
    /// The period whose figures stand below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Row {
    /// What it is.
    pub role: RowRole,
    /// What in the rulebook it is about.
    #[serde(skip_serializing_if = "Ids::is_empty")]
    pub ids: Ids,
    /// Its name.
    pub name: Cell,
    /// Its cells; none in a row that only names the rows below it.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RowRole {
    /// A name for the rows below it.
    Group,
    /// A row like any other.
    Plain,
    /// A row that is shown beside the one that is judged.
    Beside,
    /// A sum of others.
    Sum,
}

/// A cell: one or more lines.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Cell {
    /// Its lines.
    pub lines: Vec<Line>,
    /// The numbers of the notes that it points at.
    pub notes: Vec<usize>,
}

/// A line of a cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Line {
    /// Its text.
    pub text: String,
    /// The number that the text writes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    /// Whether that is what must be reached in the end.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub goal: bool,
    /// The verdict that it states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<(Verdict, Stage)>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Figure {
    /// Its name in links and of its file; no two figures share one.
    pub id: String,
    /// What it shows, with its number.
    pub caption: String,
    /// What it says of the targets whose limits it shows.
    pub verdicts: Vec<String>,
    /// What its lines or bars show, in words.
    pub course: String,
    /// What it shows and says, for those who do not see it.
    pub description: String,
    /// What stands below: what its marks mean, breaks, remarks, sources.
    pub below: Vec<String>,
    /// The figure itself.
    pub chart: Chart,
}

impl Rulebook {
    /// The yearly report as a document, laid out as the rulebook's `report:` says.
    ///
    /// # Errors
    ///
    /// As [`Rulebook::assess`].
    ///
    /// ```
    /// use maal::Language;
    /// let (rulebook, data) = maal::load([("t.yaml", "
    /// maal: 1
    /// areas: { town: { name: the town } }
    /// indicators: { thefts: { name: thefts, unit: { count: thefts }, better: lower } }
    /// goals: { safe: { name: safety, targets: { t: { indicator: thefts, area: town, rule: { at_most: 10 } } } } }
    /// observations: { thefts: { town: { 2023: 8, 2024: 12 } } }
    /// ")]).unwrap();
    /// let document = rulebook.document(&data, Language::English).unwrap();
    /// assert!(document.markdown().contains("**Not met.**"));
    /// assert_eq!(document.figures().count(), 1);
    /// ```
    pub fn document<'a>(&self, data: impl Into<View<'a>>, language: Language) -> Result<Document, Problems> {
        build::document(self, data.into(), language)
    }
}

impl Document {
    /// Its figures in order.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        let blocks = self.introduction.iter().chain(self.sections.iter().flat_map(|section| &section.blocks));
        blocks.filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            Block::Paragraph { .. }
            | Block::List { .. }
            | Block::Objective { .. }
            | Block::Outcome(_)
            | Block::Table(_) => None,
        })
    }
}

impl Figure {
    /// The figure as an SVG file, or to stand within HTML.
    #[must_use]
    pub fn svg(&self) -> String {
        self.chart.svg(&self.id, &self.caption, &self.description)
    }
}

impl Ids {
    fn is_empty(&self) -> bool {
        *self == Ids::default()
    }

    fn of_target(assessment: &Assessment) -> Ids {
        Ids {
            goal: Some(assessment.goal_id().clone()),
            target: Some(assessment.target_id().clone()),
            indicator: Some(assessment.indicator_id().clone()),
            area: Some(assessment.area_id().clone()),
        }
    }
}

impl Column {
    fn new(text: String, numbers: bool) -> Column {
        Column { text, numbers, period: None }
    }
}

impl Row {
    fn new(role: RowRole, name: Cell, cells: Vec<Cell>) -> Row {
        Row { role, ids: Ids::default(), name, cells }
    }
}

impl Cell {
    fn text(text: impl Into<String>) -> Cell {
        Cell::of(Line { text: text.into(), ..Line::default() })
    }

    fn number(text: String, value: Number) -> Cell {
        Cell::of(Line { text, value: Some(value), ..Line::default() })
    }

    fn of(line: Line) -> Cell {
        Cell { lines: vec![line], notes: Vec::new() }
    }

    fn pointing_at(mut self, note: Option<usize>) -> Cell {
        self.notes.extend(note.filter(|note| !self.notes.contains(note)));
        self.notes.sort_unstable();
        self
    }
}

/// `da`, `en`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn code<S: Serializer>(language: &Language, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(crate::text::document::code(*language))
}

//! What every reader yields: a table in long form, one row for each value.

use super::fault::{Place, Problem};
use super::numbering::{Lines, Numbering};
use super::numbers::DecimalSign;
use crate::date::Date;

/// A format that figures are published in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A table with a row for each value and a header above.
    Csv,
    /// The CSV of StatBank Denmark and of Copenhagen's own tables.
    StatBankCsv,
    /// JSON-stat, version 1 or 2.
    JsonStat,
    /// PX, as PxWeb and PC-Axis write it.
    Px,
    /// SDMX-CSV, as Eurostat and the OECD write it.
    SdmxCsv,
    /// A sheet with periods across, as StatBank Denmark writes it.
    Xlsx,
}

/// What a column holds, where the file says so or its name does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// What is measured.
    Indicator,
    /// Where.
    Area,
    /// When.
    Period,
    /// The value.
    Value,
    /// What the publisher says of the value.
    Status,
    /// How many were asked or counted.
    Size,
    /// The standard error of the value.
    StandardError,
    /// The lower end of its confidence interval.
    Lower,
    /// The upper end of its confidence interval.
    Upper,
}

impl Format {
    /// All of them with their words.
    pub const WORDS: &'static [(&'static str, Format)] = &[
        ("csv", Format::Csv),
        ("statbank-csv", Format::StatBankCsv),
        ("json-stat", Format::JsonStat),
        ("px", Format::Px),
        ("sdmx-csv", Format::SdmxCsv),
        ("xlsx", Format::Xlsx),
    ];

    /// The word of the format.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::StatBankCsv => "statbank-csv",
            Format::JsonStat => "json-stat",
            Format::Px => "px",
            Format::SdmxCsv => "sdmx-csv",
            Format::Xlsx => "xlsx",
        }
    }
}

impl Role {
    /// All of them, in the order in which a feed names their columns.
    pub const ALL: [Role; 9] = [
        Role::Indicator,
        Role::Area,
        Role::Period,
        Role::Value,
        Role::Status,
        Role::Size,
        Role::Lower,
        Role::Upper,
        Role::StandardError,
    ];

    /// The key under which a feed names its column.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Role::Indicator => "indicator",
            Role::Area => "area",
            Role::Period => "period",
            Role::Value => "value",
            Role::Status => "status",
            Role::Size => "n",
            Role::StandardError => "standard_error",
            Role::Lower => "lower",
            Role::Upper => "upper",
        }
    }
}

/// A table in long form: every row holds one value, with a cell in each column that says what it is the value of.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The format it was read from.
    pub format: Format,
    /// What the file says of itself.
    pub about: About,
    /// The sign before decimals, where the format fixes it.
    pub decimal: Option<DecimalSign>,
    /// The columns, in the order of the file. All have as many cells as there are rows.
    pub columns: Vec<Column>,
    /// Where each row stands in the file.
    pub places: Places,
    /// What is odd about the file and could be read all the same.
    pub warnings: Vec<Problem>,
}

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Its title.
    pub title: Option<String>,
    /// The name of the table with its publisher: `STRAF42`.
    pub table: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// When it was last updated: its vintage.
    pub updated: Option<Date>,
    /// The unit of all its values.
    pub unit: Option<String>,
    /// How many decimals its values are published with.
    pub decimals: Option<u32>,
    /// Notes and footnotes, in the order of the file.
    pub notes: Vec<String>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name in the file; for JSON-stat and PX the code of the dimension.
    pub name: String,
    /// What people call it, where that is another text.
    pub label: Option<String>,
    /// What it holds, where the file says so.
    pub role: Option<Role>,
    /// The cells from the first row to the last.
    pub cells: Cells,
}

/// The cells of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Each cell is one of some categories, by its number among them.
    Categories {
        /// The category of each row.
        of: Numbering,
        /// All of them, in the order of the file.
        all: Vec<Category>,
    },
    /// Each cell is a text of its own, as it is written; empty where there is none.
    Texts(Texts),
}

/// A category of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Category {
    /// Its code, or its label where it has no code.
    pub code: String,
    /// What people call it, where it has a code too.
    pub label: Option<String>,
    /// The unit of its values, where it is what is measured.
    pub unit: Option<String>,
    /// The decimals of its values, where it is what is measured.
    pub decimals: Option<u32>,
}

/// Texts one behind the other in one piece of memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    text: String,
    /// Where each ends, counted from where its block begins: half the memory of a place.
    ends: Vec<u32>,
    /// Where each block of so many texts begins.
    blocks: Vec<usize>,
}

/// How many texts are a block.
const BLOCK: usize = 1024;

/// Where the rows of a table stand in their file.
#[derive(Clone, Debug, PartialEq)]
pub enum Places {
    /// On these lines, counted from 1.
    Lines(Lines),
    /// In these cells of a sheet: row and column, counted from 1.
    Cells(Vec<(u32, u32)>),
    /// Each row is the value of its own number, counted from 1: the file holds values in a row.
    Numbered,
}

impl Table {
    /// How many rows it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.cells.len())
    }

    /// The column with a role, where exactly one has it.
    #[must_use]
    pub fn column_with(&self, role: Role) -> Option<&Column> {
        let mut with = self.columns.iter().filter(|column| column.role == Some(role));
        with.next().filter(|_| with.next().is_none())
    }

    /// Where a row stands.
    #[must_use]
    pub fn place(&self, row: usize) -> Place {
        match &self.places {
            Places::Lines(lines) => lines.get(row).map_or(Place::File, |line| Place::Line { line, column: None }),
            Places::Cells(cells) => {
                cells.get(row).map_or(Place::File, |(row, column)| Place::Cell { row: *row, column: *column })
            }
            Places::Numbered => Place::Value(row.saturating_add(1)),
        }
    }
}

/// What columns are called that say the unit of a value.
pub(crate) const UNIT_MEASURE: &[&str] = &["UNIT_MEASURE", "UNIT", "ENHED"];
/// Those that say by which power of ten it is multiplied.
pub(crate) const UNIT_MULT: &[&str] = &["UNIT_MULT"];
/// Those that say that it is confidential.
pub(crate) const CONF_STATUS: &[&str] = &["CONF_STATUS", "OBS_CONF"];

/// The power of ten of a multiplier by its name in the list of SDMX.
pub(crate) fn power_named(name: &str) -> Option<i32> {
    const NAMES: [(&str, i32); 7] = [
        ("units", 0),
        ("tens", 1),
        ("hundreds", 2),
        ("thousands", 3),
        ("tens of thousands", 4),
        ("hundreds of thousands", 5),
        ("millions", 6),
    ];
    let name = name.trim().to_lowercase();
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, power)| *power)
}

/// Other columns that say something of a value and are no dimension of it.
const ATTRIBUTES: &[&str] = &[
    "OBS_STATUS",
    "OBS_FLAG",
    "DECIMALS",
    "AVAILABILITY",
    "COLLECTION",
    "TITLE",
    "UPDATED",
    "LAST UPDATE",
    "OBS_COM",
    "ACTION",
];

impl Column {
    /// Whether it says something of a value, such as its flags or its decimals, and is no dimension of it.
    #[must_use]
    pub fn is_attribute(&self) -> bool {
        [ATTRIBUTES, UNIT_MULT, CONF_STATUS].iter().any(|names| self.is_called(names))
    }

    /// Whether it has one of some names.
    pub(crate) fn is_called(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.trim().eq_ignore_ascii_case(name))
    }

    /// The text of a cell as it is written: of a category its code. Empty outside the table.
    #[must_use]
    pub fn cell(&self, row: usize) -> &str {
        self.cells.get(row)
    }
}

impl Cells {
    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Cells::Categories { of, .. } => of.len(),
            Cells::Texts(texts) => texts.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a cell as it is written: of a category its code. Empty outside the column.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        match self {
            Cells::Categories { .. } => self.category(row).map_or("", |category| category.code.as_str()),
            Cells::Texts(texts) => texts.get(row),
        }
    }

    /// The texts of all cells, as [`Cells::get`] gives them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let (texts, rows) = match self {
            Cells::Categories { of, .. } => (None, of.len()),
            Cells::Texts(texts) => (Some(texts.iter()), 0),
        };
        texts.into_iter().flatten().chain((0..rows).map(|row| self.get(row)))
    }

    /// Whether two rows are known to have the same category.
    pub(crate) fn is_same(&self, one: usize, other: usize) -> bool {
        match self {
            Cells::Categories { of, .. } => of.get(one) == of.get(other),
            Cells::Texts(_) => false,
        }
    }

    /// The category of a row, where there are categories.
    #[must_use]
    pub fn category(&self, row: usize) -> Option<&Category> {
        match self {
            Cells::Categories { of, all } => all.get(of.get(row)?),
            Cells::Texts(_) => None,
        }
    }
}

impl Texts {
    /// Adds a text behind the others.
    pub fn push(&mut self, text: &str) {
        if self.ends.len() % BLOCK == 0 {
            self.blocks.push(self.text.len());
        }
        self.text.push_str(text);
        let begins = self.blocks.last().copied().unwrap_or_default();
        // A block is as long as its texts; one of 4 GiB cannot be read at all.
        self.ends.push(u32::try_from(self.text.len().saturating_sub(begins)).unwrap_or(u32::MAX));
    }

    /// Makes room for so many more, of which nothing is known but their number.
    #[cfg(feature = "csv")]
    pub(crate) fn reserve(&mut self, count: usize) {
        self.ends.reserve(count);
    }

    /// Gives back the room that was not needed.
    #[cfg(feature = "csv")]
    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All of them, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let blocks = self.ends.chunks(BLOCK).zip(&self.blocks);
        let spans = blocks.flat_map(|(ends, begins)| {
            let end = |end: &u32| usize::try_from(*end).unwrap_or(usize::MAX).saturating_add(*begins);
            let starts = std::iter::once(*begins).chain(ends.iter().map(end));
            starts.zip(ends.iter().map(end))
        });
        spans.map(|(start, end)| self.text.get(start..end).unwrap_or_default())
    }

    /// One of them; empty where there is none of that number.
    #[must_use]
    pub fn get(&self, nth: usize) -> &str {
        let begins = self.blocks.get(nth / BLOCK).copied().unwrap_or_default();
        let end = |nth: usize| usize::try_from(*self.ends.get(nth)?).ok()?.checked_add(begins);
        let start = if nth % BLOCK == 0 { Some(begins) } else { end(nth.saturating_sub(1)) };
        start.zip(end(nth)).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }
}

impl<'t> FromIterator<&'t str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> Texts {
        let mut all = Texts::default();
        texts.into_iter().for_each(|text| all.push(text));
        all
    }
}

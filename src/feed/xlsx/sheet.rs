//! A sheet as its cells, from left to right and from the top down.

use std::fmt::Write as _;

use calamine::{DataRef, Style};

use crate::feed::fault::{Fault, Place, letters};
use crate::feed::table::Texts;

use super::fault::XlsxFault;

/// The longest number that is written out; what is longer is no figure.
const LONGEST: usize = 40;

/// A sheet with its cells.
pub(super) struct Sheet {
    pub(super) name: String,
    cells: Vec<Cell>,
    texts: Texts,
    /// Whether a style shows numbers as percentages.
    percent: Vec<bool>,
    /// The text that a style shows behind numbers: ` tusinde`.
    behind: Vec<Option<String>>,
    number: String,
}

/// A cell with something in it.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    /// Counted from 1.
    pub(super) row: u32,
    /// Counted from 1.
    pub(super) column: u32,
    pub(super) kind: Kind,
    /// Whether a number is shown as a percentage.
    pub(super) percent: bool,
    style: usize,
    text: usize,
}

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Date,
    Error,
    Truth,
    /// A formula that was saved without its result.
    Formula,
}

impl Sheet {
    pub(super) fn new(name: String, styles: &[Style]) -> Sheet {
        let is_percent =
            |style: &Style| style.number_format.as_ref().is_some_and(|format| shows_percent(&format.format_code));
        let percent = styles.iter().map(is_percent).collect();
        let behind = |style: &Style| style.number_format.as_ref().and_then(|format| text_behind(&format.format_code));
        let behind = styles.iter().map(behind).collect();
        Sheet { name, cells: Vec::new(), texts: Texts::default(), percent, behind, number: String::new() }
    }

    /// Adds a cell, unless there is nothing in it.
    pub(super) fn push(&mut self, at: (u32, u32), value: &DataRef<'_>, style: usize) -> bool {
        let added = self.push_value(at, value, self.percent.get(style).copied().unwrap_or_default());
        if let Some(cell) = self.cells.last_mut().filter(|_| added) {
            cell.style = style;
        }
        added
    }

    fn push_value(&mut self, at: (u32, u32), value: &DataRef<'_>, percent: bool) -> bool {
        match value {
            DataRef::Empty => false,
            DataRef::String(text) => self.add_text(at, text),
            DataRef::SharedString(text) => self.add_text(at, text),
            DataRef::Int(number) => self.add_number(at, percent, number, number),
            DataRef::Float(number) => self.add_number(at, percent, number, number),
            DataRef::Bool(truth) => self.add(at, Kind::Truth, false, if *truth { "TRUE" } else { "FALSE" }),
            DataRef::DateTime(date) => {
                let (year, month, day, ..) = date.to_ymd_hms_milli();
                self.add(at, Kind::Date, false, &format!("{year:04}-{month:02}-{day:02}"))
            }
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => self.add(at, Kind::Date, false, text),
            DataRef::Error(error) => self.add(at, Kind::Error, false, &error.to_string()),
        }
    }

    /// Adds a cell with a formula, if it has no result.
    pub(super) fn push_formula(&mut self, at: (u32, u32), value: &DataRef<'_>) -> bool {
        *value == DataRef::Empty && self.add(at, Kind::Formula, false, "")
    }

    fn add_text(&mut self, at: (u32, u32), text: &str) -> bool {
        let text = text.trim();
        !text.is_empty() && self.add(at, Kind::Text, false, text)
    }

    /// Adds a number by the shortest text that reads as the same number.
    fn add_number(
        &mut self,
        at: (u32, u32),
        percent: bool,
        plain: &impl std::fmt::Display,
        short: &impl std::fmt::LowerExp,
    ) -> bool {
        let mut number = std::mem::take(&mut self.number);
        number.clear();
        let _ = write!(number, "{plain}");
        if number.len() > LONGEST {
            number.clear();
            let _ = write!(number, "{short:e}");
        }
        let added = self.add(at, Kind::Number, percent, &number);
        self.number = number;
        added
    }

    fn add(&mut self, (row, column): (u32, u32), kind: Kind, percent: bool, text: &str) -> bool {
        let (row, column) = (row.saturating_add(1), column.saturating_add(1));
        self.cells.push(Cell { row, column, kind, percent, style: usize::MAX, text: self.texts.len() });
        self.texts.push(text);
        true
    }

    /// Puts the cells into order. Of two in one place the first counts.
    pub(super) fn sort(&mut self) {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
    }

    /// The rows with something in them.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|one, other| one.row == other.row)
    }

    pub(super) fn text(&self, cell: &Cell) -> &str {
        self.texts.get(cell.text)
    }

    /// The text that is shown behind the number of a cell.
    pub(super) fn shown_behind(&self, cell: &Cell) -> Option<&str> {
        self.behind.get(cell.style)?.as_deref().filter(|_| cell.kind == Kind::Number)
    }

    /// All texts of a row, one behind the other.
    pub(super) fn line(&self, row: &[Cell]) -> String {
        row.iter().map(|cell| self.text(cell)).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    pub(super) fn has_numbers(&self) -> bool {
        self.cells.iter().any(|cell| cell.kind == Kind::Number)
    }

    /// The text of a cell, unless it holds what no text or number can be read from.
    pub(super) fn content(&self, cell: &Cell) -> Result<&str, Fault> {
        let text = self.text(cell);
        let found = || text.to_owned();
        match cell.kind {
            Kind::Text if text.starts_with("###") => Err(Fault::SheetError { found: found() }),
            Kind::Text | Kind::Number => Ok(text),
            Kind::Date => Err(XlsxFault::Date { found: found() }.into()),
            Kind::Error => Err(Fault::SheetError { found: found() }),
            Kind::Truth => Err(Fault::NotANumber { found: found() }),
            Kind::Formula => Err(XlsxFault::NoResult.into()),
        }
    }
}

impl Sheet {
    /// The text of a cell that says when.
    pub(super) fn period(&self, cell: &Cell) -> Result<&str, Fault> {
        match cell.kind {
            Kind::Date => Err(XlsxFault::DateAsPeriod { found: self.text(cell).to_owned() }.into()),
            Kind::Text | Kind::Number | Kind::Error | Kind::Truth | Kind::Formula => self.content(cell),
        }
    }
}

impl Cell {
    pub(super) fn place(&self) -> Place {
        Place::Cell { row: self.row, column: self.column }
    }

    /// As spreadsheets name it: `B4`.
    pub(super) fn name(&self) -> String {
        format!("{}{}", letters(self.column), self.row)
    }
}

/// Whether a format has a percent sign that is no plain text: in quotation marks, or behind a backslash.
fn shows_percent(format: &str) -> bool {
    let mut in_quotes = false;
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => in_quotes = !in_quotes,
            '\\' if !in_quotes => {
                let _ = letters.next();
            }
            '%' if !in_quotes => return true,
            _ => {}
        }
    }
    false
}

/// The words in quotation marks behind the digits of a format: `tusinde` in `#,##0" tusinde";-0`.
fn text_behind(format: &str) -> Option<String> {
    let first = format.split(';').next()?;
    let at = first.rfind(['0', '#', '?'])?;
    let mut quoted = first.get(at..)?.split('"').skip(1).step_by(2);
    let text = quoted.find(|text| text.chars().any(|letter| letter.is_alphabetic() || letter == '‰'))?;
    Some(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{shows_percent, text_behind};

    #[test]
    fn what_is_shown_behind_a_number_are_words_in_quotation_marks() {
        assert_eq!(text_behind("#,##0\" tusinde\";-0").as_deref(), Some("tusinde"));
        assert_eq!(text_behind("0.0_) \"mio. kr.\"").as_deref(), Some("mio. kr."));
        assert_eq!(text_behind("\"kr.\" #,##0"), None);
        assert_eq!(text_behind("General"), None);
        assert_eq!(text_behind("0.0\"%\""), None);
    }

    #[test]
    fn a_percent_sign_counts_where_it_is_no_text() {
        assert!(shows_percent("0%") && shows_percent("0.00%") && shows_percent("0.0\" af \"%"));
        assert!(!shows_percent("General") && !shows_percent("0.0\"%\"") && !shows_percent("0\\%"));
    }
}

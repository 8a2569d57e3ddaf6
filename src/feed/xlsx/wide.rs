//! A sheet with periods across, as StatBank Denmark writes it: labels in front, repeated ones left blank.

use std::collections::BTreeSet;

use super::fault::XlsxFault;
use super::names;
use super::notes;
use super::sheet::{Cell, Kind, Sheet};
use super::values::Values;
use crate::feed::Problems;
use crate::feed::codes::Codes;
use crate::feed::fault::{Place, Problem, letters};
use crate::feed::headings::Headings;
use crate::feed::names::role_named;
use crate::feed::notes::breaks;
use crate::feed::periods;
use crate::feed::statuses::Mark;
use crate::feed::table::{About, Cells, Column, Format, Places, Role, Table, Texts};

/// A column in front of the values.
struct Stub {
    column: u32,
    name: String,
    role: Option<Role>,
    /// The label that blank cells below repeat.
    above: Option<String>,
    cells: Codes,
}

/// The rows so far.
struct Reading<'s> {
    sheet: &'s Sheet,
    periods: Vec<&'s Cell>,
    stubs: Vec<Stub>,
    across: Codes,
    values: Texts,
    places: Vec<(u32, u32)>,
    seen: Values,
    /// Rows with labels alone: headings of the rows below, or notes.
    waiting: Vec<&'s [Cell]>,
    headings: Headings,
    notes: Vec<String>,
    problems: Problems,
    /// How many cells the table may still get.
    left: usize,
    is_full: bool,
}

/// Reads a sheet whose row `heading` holds periods from the column `first` on.
pub(super) fn read(sheet: &Sheet, rows: &[&[Cell]], heading: usize, first: u32) -> Result<Table, Vec<Problem>> {
    let (above, below) = rows.split_at_checked(heading).unwrap_or((rows, &[]));
    let Some((names, below)) = below.split_first() else { return Err(Vec::new()) };
    let about = notes::above(sheet, above);
    let (front, periods): (Vec<&Cell>, Vec<&Cell>) = names.iter().partition(|cell| cell.column < first);
    let mut problems = Problems::default();
    headings(sheet, &periods, below.first().copied().unwrap_or_default(), first, &mut problems);
    let stubs = stubs(sheet, &about, &front, &periods, below);
    let mut reading = Reading {
        sheet,
        periods,
        stubs,
        across: Codes::default(),
        values: Texts::default(),
        places: Vec::new(),
        seen: Values::default(),
        waiting: Vec::new(),
        headings: Headings::default(),
        notes: Vec::new(),
        problems,
        left: super::MOST_CELLS,
        is_full: false,
    };
    if reading.problems.is_empty() {
        below.iter().for_each(|row| reading.take(row));
    }
    reading.years(!front.is_empty());
    reading.finish(about)
}

/// What is wrong with the headings: dates, two of one period, a second row of them.
fn headings(sheet: &Sheet, periods: &[&Cell], next: &[Cell], first: u32, problems: &mut Problems) {
    let is_text = |cell: &Cell| {
        let text = sheet.text(cell);
        let is_number = text.starts_with(|letter: char| letter.is_ascii_digit() || "-−–+<#(".contains(letter));
        cell.column >= first && cell.kind == Kind::Text && !is_number && Mark::of_symbol(text).is_none()
    };
    if let Some(found) = next.first().filter(|_| next.iter().all(is_text)) {
        problems.add(found.place(), XlsxFault::TwoHeadings { found: sheet.text(found).to_owned() });
    }
    for cell in periods {
        if let Err(fault) = sheet.period(cell) {
            problems.add(cell.place(), fault);
        }
    }
    let mut read: Vec<(String, &Cell)> = periods.iter().map(|cell| (plain(sheet.text(cell)), *cell)).collect();
    read.sort_by(|(one, first), (other, second)| one.cmp(other).then(first.column.cmp(&second.column)));
    for pair in read.windows(2) {
        if let [(one, first), (other, second)] = pair {
            if one == other {
                let (found, first, at) = (sheet.text(second).to_owned(), first.name(), second.name());
                problems.add(second.place(), XlsxFault::SameHeading { found, first, second: at });
            }
        }
    }
}

/// A period in one way of writing.
fn plain(text: &str) -> String {
    periods::read(text, None).map_or_else(|_| text.to_owned(), |read| read.period.to_string())
}

/// The columns in front that rows with values use. Those without a heading are named by the title, where it names as
/// many, or by their letter, and the last of them is the area unless the title says which.
fn stubs(sheet: &Sheet, about: &About, front: &[&Cell], periods: &[&Cell], below: &[&[Cell]]) -> Vec<Stub> {
    let Some(first) = periods.first().map(|cell| cell.column) else { return Vec::new() };
    let used = used(below, front, first);
    let variables = names::variables(about.title.as_deref().unwrap_or_default());
    let variables = variables.get(..used.len()).filter(|_| front.is_empty() && variables.len() == used.len() + 1);
    let area = variables.and_then(|names| names.iter().position(|name| role_named(name) == Some(Role::Area)));
    let area = area.or(used.len().checked_sub(1)).filter(|_| front.is_empty());
    let stub = |(nth, column): (usize, u32)| {
        let written = front.iter().find(|cell| cell.column == column).map(|cell| sheet.text(cell));
        let given = variables.and_then(|names| names.get(nth)).copied();
        let role = match written {
            Some(name) => role_named(name),
            None => Some(Role::Area).filter(|_| area == Some(nth)),
        };
        let name = written.or(given).map_or_else(|| letters(column), str::to_owned);
        Stub { column, name, role, above: None, cells: Codes::default() }
    };
    used.into_iter().enumerate().map(stub).collect()
}

/// The columns in front of the values that rows with values use, and those that headings of such rows do.
fn used(below: &[&[Cell]], front: &[&Cell], first: u32) -> BTreeSet<u32> {
    let has_values = |row: &&[Cell]| row.iter().any(|cell| cell.column >= first);
    let rows = below.get(..below.iter().rposition(has_values).map_or(0, |last| last.saturating_add(1)));
    let (with, without): (Vec<&[Cell]>, Vec<&[Cell]>) = rows.unwrap_or_default().iter().copied().partition(has_values);
    let cells = with.into_iter().flatten().chain(front.iter().copied());
    let mut used: BTreeSet<u32> = cells.map(|cell| cell.column).filter(|column| *column < first).collect();
    let last = used.last().copied().unwrap_or_default();
    let headings = without.into_iter().filter(|row| row.iter().all(|cell| cell.column < last));
    used.extend(headings.flatten().map(|cell| cell.column));
    used
}

/// The cell of a row in a column.
fn at(row: &[Cell], column: u32) -> Option<&Cell> {
    row.binary_search_by_key(&column, |cell| cell.column).ok().and_then(|nth| row.get(nth))
}

impl<'s> Reading<'s> {
    fn take(&mut self, row: &'s [Cell]) {
        let first = self.periods.first().map_or(0, |cell| cell.column);
        if row.iter().all(|cell| cell.column < first) {
            self.waiting.push(row);
            return;
        }
        let cells = self.periods.len().saturating_mul(self.stubs.len().saturating_add(3));
        let Some(left) = self.left.checked_sub(cells) else {
            self.is_full = true;
            return;
        };
        self.left = left;
        self.settle(row);
        for cell in row.iter().filter(|cell| cell.column >= first) {
            if self.periods.binary_search_by_key(&cell.column, |period| period.column).is_err() {
                let found = self.sheet.text(cell).to_owned();
                self.problems.add(cell.place(), XlsxFault::NoHeadingAbove { found });
            }
        }
        self.label(row);
        self.fill(row);
    }

    /// Takes rows with labels alone for headings where all their labels stand in front of the last and the row below
    /// leaves those blank; else they stand over the rows below all the same.
    fn settle(&mut self, row: &[Cell]) {
        let last = self.stubs.last().map_or(0, |stub| stub.column);
        let is_blank = |column: u32| at(row, column).is_none();
        let is_label = |waiting: &&[Cell]| waiting.iter().all(|cell| cell.column < last && is_blank(cell.column));
        let (labels, others): (Vec<&[Cell]>, Vec<&[Cell]>) =
            std::mem::take(&mut self.waiting).into_iter().partition(is_label);
        labels.into_iter().for_each(|waiting| self.carry(waiting));
        let texts = others.into_iter().map(|waiting| self.sheet.line(waiting));
        self.headings.follow(texts, &mut self.notes);
    }

    /// New labels, which those behind them do not outlast.
    fn carry(&mut self, row: &[Cell]) {
        let mut is_behind_new = false;
        for stub in &mut self.stubs {
            match at(row, stub.column).map(|cell| (cell, self.sheet.content(cell))) {
                Some((_, Ok(text))) => {
                    is_behind_new = true;
                    stub.above = Some(text.to_owned());
                }
                Some((cell, Err(fault))) => self.problems.add(cell.place(), fault),
                None if is_behind_new => stub.above = None,
                None => {}
            }
        }
    }

    /// The labels of a row, once for each period.
    fn label(&mut self, row: &[Cell]) {
        let row_number = row.first().map_or(0, |cell| cell.row);
        let last = self.stubs.len().saturating_sub(1);
        let mut is_behind_new = false;
        for (nth, stub) in self.stubs.iter_mut().enumerate() {
            match at(row, stub.column) {
                Some(cell) => match self.sheet.content(cell) {
                    Ok(text) => {
                        is_behind_new = true;
                        stub.above = Some(text.to_owned());
                    }
                    Err(fault) => self.problems.add(cell.place(), fault),
                },
                None if nth < last && !is_behind_new && stub.above.is_some() => {}
                None => {
                    let place = Place::Cell { row: row_number, column: stub.column };
                    self.problems.add(place, XlsxFault::NoLabel { column: letters(stub.column) });
                }
            }
            let label = stub.above.as_deref().unwrap_or_default();
            self.periods.iter().for_each(|_| stub.cells.push(label, None));
        }
        if self.stubs.is_empty() {
            self.problems.add(Place::Cell { row: row_number, column: 1 }, XlsxFault::NoLabel { column: letters(1) });
        }
    }

    /// The values of a row.
    fn fill(&mut self, row: &[Cell]) {
        let row_number = row.first().map_or(0, |cell| cell.row);
        self.headings.push(self.periods.len());
        for period in &self.periods {
            let value = match at(row, period.column).map(|cell| (cell, self.sheet.content(cell))) {
                Some((cell, Ok(text))) => {
                    self.seen.see(self.sheet, cell);
                    text
                }
                Some((cell, Err(fault))) => {
                    self.problems.add(cell.place(), fault);
                    ""
                }
                None => "",
            };
            self.across.push(self.sheet.text(period), None);
            self.values.push(value);
            self.places.push((row_number, period.column));
        }
    }

    /// Values that are all years below a period are no values: the row above was one of them.
    fn years(&mut self, is_named: bool) {
        let is_year = |text: &str| text.len() == 4 && periods::read(text, None).is_ok();
        let times = self.periods.len();
        for (nth, period) in self.periods.iter().enumerate().filter(|_| is_named) {
            let mut values = (nth..self.values.len()).step_by(times.max(1)).map(|at| self.values.get(at)).peekable();
            if values.peek().is_some() && values.all(is_year) {
                let found = self.sheet.text(period).to_owned();
                self.problems.add(period.place(), XlsxFault::ValuesAreYears { found });
            }
        }
    }

    fn finish(mut self, mut about: About) -> Result<Table, Vec<Problem>> {
        let last: Vec<String> = self.waiting.iter().map(|row| self.sheet.line(row)).collect();
        self.notes.extend(last);
        if self.is_full {
            self.problems.add(Place::File, XlsxFault::TooManyCells { most: super::MOST_CELLS });
        }
        self.seen.judge(self.sheet, &mut self.problems);
        if self.places.is_empty() && self.problems.is_empty() {
            let place = self.periods.first().map_or(Place::File, |cell| cell.place());
            self.problems.add(place, XlsxFault::NoRows);
        }
        if !self.problems.is_empty() {
            return Err(self.problems.all());
        }
        let heading = self.headings.column(&mut about.notes);
        about.notes.extend(self.notes);
        about.unit = about.unit.or_else(|| self.seen.unit(self.sheet));
        let mut warnings: Vec<Problem> = self.seen.warning(self.sheet).into_iter().collect();
        warnings.extend(breaks(&about.notes, |found| XlsxFault::NoteOfBreak { found }));
        let decimal = self.seen.decimal();
        let column = |name: &str, role, cells| Column { name: name.to_owned(), label: None, role, cells };
        let stubs = self.stubs.into_iter();
        let mut columns: Vec<Column> = stubs.map(|stub| column(&stub.name, stub.role, stub.cells.cells())).collect();
        columns.extend(heading);
        columns.push(column("period", Some(Role::Period), self.across.cells()));
        columns.push(column("value", Some(Role::Value), Cells::Texts(self.values)));
        Ok(Table { format: Format::Xlsx, about, decimal, columns, places: Places::Cells(self.places), warnings })
    }
}

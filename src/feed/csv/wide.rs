//! Tables with periods across, turned so that each value has a row.

use std::collections::BTreeMap;

use super::cells::Growing;
use super::fault::CsvFault;
use super::head::{Head, plain};
use super::layout::{NAMES_ACROSS, Wide, name_or_letter};
use super::long::unnamed;
use super::names;
use super::notes::Footer;
use super::records::{Records, Row};
use super::rows::Rows;
use crate::feed::headings::Headings;
use crate::feed::names::role_named;
use crate::feed::{Category, Cells, Column, Lines, Place, Problem, Problems, Role, Texts};

/// The rows so far.
struct Reading<'h> {
    head: &'h Head<'h>,
    wide: &'h Wide,
    stubs: Vec<Stub>,
    values: Texts,
    lines: Lines,
    /// Rows that may be headings over those below.
    waiting: Vec<Heading>,
    headings: Headings,
    footer: Footer,
    notes: Vec<String>,
    problems: Problems,
    /// Whether a column of values has held nothing but years so far.
    years: Vec<bool>,
    rows: usize,
}

/// A column that says what the values of a row are values of.
struct Stub {
    nth: usize,
    name: String,
    role: Option<Role>,
    /// Whether a blank cell repeats the one above.
    fills: bool,
    /// The last label, where one is to be repeated.
    above: Option<String>,
    /// Whether it has a name.
    named: bool,
    /// Whether it has had a label.
    seen: bool,
    /// The first line without one, where none has come so far.
    unlabelled: Option<u32>,
    cells: Growing,
}

/// A row that may be a heading over those below: its labels with the numbers of their stubs.
struct Heading {
    labels: Vec<(usize, String)>,
    line: u32,
    note: String,
}

/// Reads the rows below a header.
pub(super) fn read(head: &Head<'_>, wide: &Wide) -> Result<Rows, Vec<Problem>> {
    let mut reading = Reading {
        head,
        wide,
        stubs: stubs(head, wide),
        values: Texts::default(),
        lines: Lines::default(),
        waiting: Vec::new(),
        headings: Headings::default(),
        footer: Footer::default(),
        notes: Vec::new(),
        problems: Problems::default(),
        years: wide.across.iter().map(|_| true).collect(),
        rows: 0,
    };
    let mut records = Records::new(head.text, head.delimiter, head.line);
    records.next();
    while let Some(row) = records.next() {
        if row.open {
            reading.problems.add(row.place(), CsvFault::QuoteNotClosed);
            break;
        }
        reading.take(&row);
    }
    reading.done()
}

/// The stubs. Of those before the periods all may be left blank but the last, which is what a row is about.
fn stubs(head: &Head<'_>, wide: &Wide) -> Vec<Stub> {
    let stub = |(order, nth): (usize, &usize)| {
        let name = head.names.get(*nth).cloned().unwrap_or_default();
        let (role, named) = (role_named(&name), !name.is_empty());
        let nth_letter = u32::try_from(*nth).unwrap_or(u32::MAX).saturating_add(1);
        let name = name_or_letter(&name, nth_letter).into_owned();
        let fills = order < wide.before && role != Some(Role::Status);
        Stub {
            nth: *nth,
            name,
            role,
            fills,
            named,
            above: None,
            seen: false,
            unlabelled: None,
            cells: Growing::categories(),
        }
    };
    (0..).zip(&wide.stubs).map(stub).collect()
}

impl Stub {
    /// It has a label, so that a row before should have had one too.
    fn is_labelled(&mut self, problems: &mut Problems) {
        self.seen = true;
        if let Some(line) = self.unlabelled.take() {
            problems.add(self.place(line), CsvFault::EmptyKey { column: self.name.clone() });
        }
    }

    fn place(&self, line: u32) -> Place {
        Place::Line { line, column: u32::try_from(self.nth.saturating_add(1)).ok() }
    }
}

impl Heading {
    /// What it says.
    fn labels(&self) -> String {
        self.labels.iter().map(|(_, label)| label.trim()).collect::<Vec<_>>().join(" ")
    }
}

impl Reading<'_> {
    fn take(&mut self, row: &Row<'_, '_>) {
        let width = self.head.width;
        if row.cells.len() != width {
            if !self.footer.takes(row, self.head) {
                self.problems.add(row.place(), row.misfit(width));
            }
            return;
        }
        let filled = |nth: &usize| row.cells.get(*nth).is_some_and(|cell| !cell.trim().is_empty());
        let has_values = self.wide.across.iter().any(|across| filled(&across.nth));
        if has_values {
            let mut above = self.under_headings(row);
            above.extend(self.footer.passed(&mut self.problems));
            above.sort_by_key(|(line, _)| *line);
            self.headings.follow(above.into_iter().map(|(_, text)| text), &mut self.notes);
            unnamed(row, self.head, &mut self.problems);
            self.push(row);
        } else if !self.heads(row) {
            self.footer.take(row, self.head);
        }
    }

    /// A row without values that fills none but stubs above the last: the rows below may leave them blank.
    fn heads(&mut self, row: &Row<'_, '_>) -> bool {
        let last = self.stubs.iter().rposition(|stub| stub.fills).unwrap_or_default();
        let above = (0..last).zip(&self.stubs).filter(|(_, stub)| stub.fills);
        let label = |stub: &Stub| row.cells.get(stub.nth).filter(|cell| !cell.trim().is_empty()).map(str::to_owned);
        let labels: Vec<(usize, String)> = above.filter_map(|(order, stub)| Some((order, label(stub)?))).collect();
        let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let is_heading = !labels.is_empty() && labels.len() == filled;
        if is_heading {
            self.waiting.push(Heading { labels, line: row.line, note: plain(row.raw, self.head.delimiter) });
        }
        is_heading
    }

    /// Takes headings for labels where the row below leaves all of them blank; else they are given back with their
    /// lines.
    fn under_headings(&mut self, row: &Row<'_, '_>) -> Vec<(u32, String)> {
        let headings = std::mem::take(&mut self.waiting);
        let is_blank = |order: &usize| {
            let cell = self.stubs.get(*order).and_then(|stub| row.cells.get(stub.nth));
            cell.is_none_or(|cell| cell.trim().is_empty())
        };
        let used = headings.iter().flat_map(|heading| &heading.labels).all(|(order, _)| is_blank(order));
        if !used {
            return headings.into_iter().map(|heading| (heading.line, heading.labels())).collect();
        }
        for heading in headings {
            let first = heading.labels.iter().map(|(order, _)| *order).min().unwrap_or_default();
            self.stubs.iter_mut().skip(first).for_each(|stub| stub.above = None);
            for (order, label) in heading.labels {
                if let Some(stub) = self.stubs.get_mut(order) {
                    stub.above = Some(label);
                    stub.is_labelled(&mut self.problems);
                }
            }
        }
        Vec::new()
    }

    fn push(&mut self, row: &Row<'_, '_>) {
        let times = self.wide.across.len();
        let mut deeper_is_new = false;
        let last = self.stubs.iter().rposition(|stub| stub.fills);
        for (order, stub) in self.stubs.iter_mut().enumerate() {
            let cell = row.cells.get(stub.nth).unwrap_or_default();
            let blank = cell.trim().is_empty();
            if !stub.fills {
                stub.cells.repeat(cell, times);
                continue;
            }
            if !blank {
                deeper_is_new = true;
                stub.cells.repeat(cell, times);
                stub.above = Some(cell.to_owned()).filter(|_| Some(order) != last);
                stub.is_labelled(&mut self.problems);
                continue;
            }
            let above = stub.above.as_deref().filter(|_| !deeper_is_new);
            stub.cells.repeat(above.unwrap_or_default(), times);
            if above.is_none() && (stub.seen || stub.named) {
                self.problems.add(stub.place(row.line), CsvFault::EmptyKey { column: stub.name.clone() });
            } else if above.is_none() {
                stub.unlabelled = stub.unlabelled.or(Some(row.line));
            }
        }
        for (across, years) in self.wide.across.iter().zip(&mut self.years) {
            let value = row.cells.get(across.nth).unwrap_or_default();
            *years = *years && is_year(value);
            self.values.push(value);
            self.lines.push(row.line);
        }
        self.headings.push(times);
        self.rows = self.rows.saturating_add(1);
    }

    fn done(mut self) -> Result<Rows, Vec<Problem>> {
        // A row for each value without a header: `Østerbro;2021;1995`.
        let might_be_long = self.rows > 1 && self.wide.across.len() < 3;
        let years = self.wide.across.iter().zip(&self.years).find(|(_, years)| **years && might_be_long);
        if let Some((across, _)) = years {
            let place = Place::Line { line: self.head.line, column: u32::try_from(across.nth.saturating_add(1)).ok() };
            self.problems.add(place, CsvFault::ValueAsName { found: across.period.clone() });
        }
        let across = &self.wide.across;
        let [content, period, value] = NAMES_ACROSS;
        // A column without a name and without labels is the margin of a sheet.
        let stubs = self.stubs.into_iter().filter(|stub| stub.named || stub.seen || !stub.fills);
        let mut columns: Vec<Column> = stubs.map(|stub| column(&stub.name, stub.role, stub.cells.cells())).collect();
        if let Some(last) = columns.last_mut().filter(|_| self.wide.unnamed) {
            last.role = Some(Role::Area);
        }
        columns.extend(self.headings.column(&mut self.notes));
        if across.iter().any(|across| across.content.is_some()) {
            let contents = across.iter().map(|across| across.content.as_deref().unwrap_or_default());
            columns.push(column(content, None, repeated(contents, self.rows)));
        }
        let periods = repeated(across.iter().map(|across| across.period.as_str()), self.rows);
        columns.push(column(period, Some(Role::Period), periods));
        columns.push(column(value, Some(Role::Value), Cells::Texts(self.values)));
        self.notes.extend(self.waiting.into_iter().map(|heading| heading.note));
        let warnings = self.footer.doubts().into_iter().collect();
        self.notes.extend(self.footer.notes());
        self.problems.none(Rows { columns, lines: self.lines, notes: self.notes, warnings })
    }
}

fn column(name: &str, role: Option<Role>, cells: Cells) -> Column {
    Column { name: name.to_owned(), label: None, role, cells }
}

/// The same cells for every row.
fn repeated<'t>(texts: impl Iterator<Item = &'t str>, times: usize) -> Cells {
    let (mut all, mut of_row, mut by_text) = (Vec::new(), Vec::new(), BTreeMap::new());
    for text in texts {
        let next = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let nth = *by_text.entry(text).or_insert(next);
        if nth == next {
            all.push(Category { code: text.to_owned(), ..Category::default() });
        }
        of_row.push(nth);
    }
    let of = (0..times).flat_map(|_| of_row.iter().copied()).collect();
    Cells::Categories { of, all }
}

fn is_year(value: &str) -> bool {
    let value = value.trim();
    value.len() == 4 && ["19", "20"].iter().any(|start| value.starts_with(start)) && names::is_period(value)
}

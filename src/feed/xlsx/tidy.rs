//! A sheet with names above the columns and one value in each row.

use super::fault::XlsxFault;
use super::notes;
use super::sheet::{Cell, Sheet};
use super::values::Values;
use crate::feed::Problems;
use crate::feed::codes::Codes;
use crate::feed::fault::{Place, Problem};
use crate::feed::names::role_named;
use crate::feed::notes::breaks;
use crate::feed::numbers::DecimalSign;
use crate::feed::table::{About, Cells, Column, Format, Places, Role, Table, Texts};

/// A column while its rows are read.
struct Named {
    column: u32,
    name: String,
    role: Option<Role>,
    cells: Filling,
    values: Values,
}

enum Filling {
    Codes(Codes),
    Texts(Texts),
}

/// Reads a sheet whose row `heading` holds names.
pub(super) fn read(sheet: &Sheet, rows: &[&[Cell]], heading: usize) -> Result<Table, Vec<Problem>> {
    let (above, below) = rows.split_at_checked(heading).unwrap_or((rows, &[]));
    let Some((names, below)) = below.split_first() else { return Err(Vec::new()) };
    let mut about = notes::above(sheet, above);
    let mut problems = Problems::default();
    same_names(sheet, names, &mut problems);
    let mut columns: Vec<Named> = names.iter().map(|cell| named(sheet, cell)).collect();
    let value = columns.iter().find(|column| column.role == Some(Role::Value)).map(|column| column.column);
    let mut places = Vec::new();
    if below.len().saturating_mul(columns.len()) > super::MOST_CELLS {
        return Err(vec![Problem::new(Place::File, XlsxFault::TooManyCells { most: super::MOST_CELLS })]);
    }
    let (rows, notes) = split_notes(below, &columns);
    about.notes.extend(notes.iter().map(|row| sheet.line(row)));
    for &row in rows {
        // A remark fills one cell, and no row of a table does.
        if let ([cell], true) = (row, columns.len() > 1) {
            problems.add(cell.place(), XlsxFault::LoneCell { found: sheet.text(cell).to_owned() });
            continue;
        }
        take(sheet, row, &mut columns, &mut problems);
        let first = row.first().map_or((0, 0), |cell| (cell.row, cell.column));
        places.push((first.0, value.unwrap_or(first.1)));
    }
    columns.iter().for_each(|column| column.values.judge(sheet, &mut problems));
    if places.is_empty() && problems.is_empty() {
        problems.add(names.first().map_or(Place::File, Cell::place), XlsxFault::NoRows);
    }
    if problems.is_empty() { Ok(table(sheet, about, columns, places)) } else { Err(problems.all()) }
}

fn named(sheet: &Sheet, cell: &Cell) -> Named {
    let name = sheet.text(cell).to_owned();
    let role = role_named(&name);
    let is_number = matches!(role, Some(Role::Value | Role::StandardError | Role::Lower | Role::Upper));
    let cells = if is_number { Filling::Texts(Texts::default()) } else { Filling::Codes(Codes::default()) };
    Named { column: cell.column, name, role, cells, values: Values::default() }
}

/// The rows of a table, and the notes below the last: each fills one cell, and no column stands before it.
fn split_notes<'r, 's>(below: &'r [&'s [Cell]], columns: &[Named]) -> (&'r [&'s [Cell]], &'r [&'s [Cell]]) {
    let first = columns.first().map_or(0, |column| column.column);
    let is_note = |row: &&[Cell]| matches!(row, [cell] if cell.column <= first && columns.len() > 1);
    let rows = below.iter().rposition(|row| !is_note(row)).map_or(0, |last| last.saturating_add(1));
    below.split_at_checked(rows).unwrap_or((below, &[]))
}

fn same_names(sheet: &Sheet, names: &[Cell], problems: &mut Problems) {
    let mut sorted: Vec<&Cell> = names.iter().collect();
    sorted.sort_by_key(|cell| (sheet.text(cell), cell.column));
    for pair in sorted.windows(2) {
        if let [first, second] = pair {
            if sheet.text(first) == sheet.text(second) {
                let found = sheet.text(second).to_owned();
                let fault = XlsxFault::SameHeading { found, first: first.name(), second: second.name() };
                problems.add(second.place(), fault);
            }
        }
    }
}

fn take(sheet: &Sheet, row: &[Cell], columns: &mut [Named], problems: &mut Problems) {
    let mut left = row.iter().peekable();
    let beside = |cell: &Cell, problems: &mut Problems| {
        problems.add(cell.place(), XlsxFault::NoHeadingAbove { found: sheet.text(cell).to_owned() });
    };
    for column in columns {
        while let Some(cell) = left.next_if(|cell| cell.column < column.column) {
            beside(cell, problems);
        }
        let cell = left.next_if(|cell| cell.column == column.column);
        let content = |cell| match column.role {
            Some(Role::Period) => (cell, sheet.period(cell)),
            _ => (cell, sheet.content(cell)),
        };
        let text = match cell.map(content) {
            Some((cell, Ok(text))) => {
                column.values.see(sheet, cell);
                text
            }
            Some((cell, Err(fault))) => {
                problems.add(cell.place(), fault);
                ""
            }
            None => "",
        };
        match &mut column.cells {
            Filling::Codes(codes) => codes.push(text, None),
            Filling::Texts(texts) => texts.push(text),
        }
    }
    left.for_each(|cell| beside(cell, problems));
}

fn table(sheet: &Sheet, mut about: About, columns: Vec<Named>, places: Vec<(u32, u32)>) -> Table {
    let value = columns.iter().find(|column| column.role == Some(Role::Value));
    about.unit = about.unit.or_else(|| value?.values.unit(sheet));
    let decimal = match value {
        Some(column) => column.values.decimal(),
        // Which column holds the values is told later: numbers are written with a point if no text says otherwise.
        None => columns.iter().all(|column| column.values.decimal().is_some()).then_some(DecimalSign::Point),
    };
    let mut warnings: Vec<Problem> = columns.iter().filter_map(|column| column.values.warning(sheet)).collect();
    warnings.extend(breaks(&about.notes, |found| XlsxFault::NoteOfBreak { found }));
    let columns = columns.into_iter().map(|column| {
        let cells = match column.cells {
            Filling::Codes(codes) => codes.cells(),
            Filling::Texts(texts) => Cells::Texts(texts),
        };
        Column { name: column.name, label: None, role: column.role, cells }
    });
    let columns = columns.collect();
    Table { format: Format::Xlsx, about, decimal, columns, places: Places::Cells(places), warnings }
}

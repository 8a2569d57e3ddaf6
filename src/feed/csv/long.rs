//! Tables with a row for each value.

use super::cells::Growing;
use super::fault::CsvFault;
use super::head::Head;
use super::notes::Footer;
use super::records::{self, Records, Row, line_feeds};
use super::rows::Rows;
use crate::feed::names::role_named;
use crate::feed::{Column, Lines, Place, Problem, Problems, Role};

/// Reads the rows below a header.
pub(super) fn read(head: &Head<'_>) -> Result<Rows, Vec<Problem>> {
    let roles: Vec<Option<Role>> = head.names.iter().map(|name| role_named(name)).collect();
    let mut columns: Vec<Growing> = roles.iter().map(|role| Growing::new(*role)).collect();
    let keys: Vec<usize> = (0..).zip(&roles).filter(|(_, role)| is_key(**role)).map(|(nth, _)| nth).collect();
    let (mut lines, mut footer, mut problems) = (Lines::default(), Footer::default(), Problems::default());
    // No more rows than lines, and none without the signs between its cells.
    let most = line_feeds(head.text.as_bytes()).min(head.text.len() / head.width.max(1));
    columns.iter_mut().for_each(|column| column.reserve(most));
    let mut records = Records::new(head.text, head.delimiter, head.line);
    records.next();
    while let Some(row) = records.next() {
        if row.open {
            problems.add(row.place(), CsvFault::QuoteNotClosed);
            break;
        }
        if footer.takes(&row, head) {
            continue;
        }
        let fits = row.cells.len() == head.width;
        if fits && footer.has_begun(&row) && keys.iter().any(|nth| is_blank(&row, *nth)) {
            footer.take(&row, head);
            continue;
        }
        if !fits {
            problems.add(row.place(), row.misfit(head.width));
            continue;
        }
        footer.followed(&mut problems);
        check(&row, head, &keys, &mut problems);
        columns.iter_mut().zip(row.cells.iter()).for_each(|(column, cell)| column.push(cell));
        lines.push(row.line);
    }
    let named = head.names.iter().zip(roles).zip(columns);
    let columns =
        named.map(|((name, role), cells)| Column { name: name.clone(), label: None, role, cells: cells.cells() });
    let warnings = footer.doubts().into_iter().collect();
    problems.none(Rows { columns: columns.collect(), lines, notes: footer.notes(), warnings })
}

fn is_key(role: Option<Role>) -> bool {
    matches!(role, Some(Role::Indicator | Role::Area | Role::Period))
}

fn check(row: &Row<'_, '_>, head: &Head<'_>, keys: &[usize], problems: &mut Problems) {
    let place = |nth: usize| Place::Line { line: row.line, column: u32::try_from(nth.saturating_add(1)).ok() };
    for nth in keys {
        if is_blank(row, *nth) {
            let column = head.names.get(*nth).cloned().unwrap_or_default();
            problems.add(place(*nth), CsvFault::EmptyKey { column });
        }
    }
    unnamed(row, head, problems);
}

fn is_blank(row: &Row<'_, '_>, nth: usize) -> bool {
    row.cells.get(nth).is_none_or(records::is_blank)
}

/// Cells behind the last column that has a name.
pub(super) fn unnamed(row: &Row<'_, '_>, head: &Head<'_>, problems: &mut Problems) {
    let behind = (0..).zip(row.cells.iter()).skip(head.names.len()).find(|(_, cell)| !cell.trim().is_empty());
    if let Some((nth, _)) = behind {
        let nth: usize = nth;
        let place = Place::Line { line: row.line, column: u32::try_from(nth.saturating_add(1)).ok() };
        problems.add(place, CsvFault::NoName);
    }
}

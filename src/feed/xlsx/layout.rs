//! Where the headings of a sheet stand, and whether they are periods or names.

use super::fault::XlsxFault;
use super::names;
use super::sheet::{Cell, Kind, Sheet};
use crate::feed::fault::{Place, Problem};
use crate::feed::names::role_named;
use crate::feed::periods;
use crate::feed::table::Role;

/// How many rows may stand before the headings.
const LOOKED_AT: usize = 100;

/// How far below a row of texts the periods may stand.
const NEAR: usize = 3;

/// The row of headings, by its number among the rows with something in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Periods, the first of them in this column.
    Wide { row: usize, first: u32 },
    /// Names.
    Tidy { row: usize },
}

/// Finds the headings of a sheet. Rows above them may hold texts side by side, but fewer of them.
pub(super) fn find(sheet: &Sheet, rows: &[&[Cell]]) -> Result<Layout, Problem> {
    let mut names: Option<usize> = None;
    let mut widest = 1;
    let mut broken = None;
    for (nth, row) in rows.iter().enumerate().take(LOOKED_AT) {
        let is_wider = row.len() > widest;
        let (before, periods) = around_periods(sheet, row);
        if let Some(first) = periods.first().filter(|_| is_plain(sheet, periods)) {
            let alone = before.is_empty() && first.column > 1;
            let near = names.is_none_or(|names| nth.saturating_sub(names) <= NEAR);
            let named = !before.is_empty() && before.iter().all(|cell| cell.kind == Kind::Text);
            if alone && near || named && is_wider {
                return Ok(Layout::Wide { row: nth, first: first.column });
            }
        }
        if is_wider && is_named(sheet, row) {
            names = Some(nth);
            if row.iter().any(|cell| role_named(sheet.text(cell)) == Some(Role::Period)) {
                break;
            }
        } else if is_wider && names.is_none() {
            broken = broken.or_else(|| among_periods(sheet, row));
        }
        widest = widest.max(row.len());
        let has_values = row.len() > 1 && row.iter().any(|cell| cell.kind == Kind::Number);
        if has_values && names.is_some() {
            break;
        }
    }
    match (broken, names) {
        (Some(problem), _) => Err(problem),
        (None, Some(row)) => Ok(Layout::Tidy { row }),
        (None, None) => Err(Problem::new(Place::File, XlsxFault::NoHeading { sheet: sheet.name.clone() })),
    }
}

/// The periods at the end of a row, and what stands before them.
fn around_periods<'r>(sheet: &Sheet, row: &'r [Cell]) -> (&'r [Cell], &'r [Cell]) {
    let trailing = row.iter().rev().take_while(|cell| names::is_period(sheet, cell)).count();
    row.split_at_checked(row.len().saturating_sub(trailing)).unwrap_or((row, &[]))
}

/// Whether they are periods and not a date by itself, which says when the sheet was written.
fn is_plain(sheet: &Sheet, periods: &[Cell]) -> bool {
    match periods {
        [alone] => alone.kind != Kind::Date && periods::read(sheet.text(alone), None).is_ok(),
        _ => true,
    }
}

/// Whether all cells of a row are texts that may be names.
fn is_named(sheet: &Sheet, row: &[Cell]) -> bool {
    row.iter().all(|cell| cell.kind == Kind::Text && !names::is_period(sheet, cell))
}

/// What stands among periods in a row that would be headings without it.
fn among_periods(sheet: &Sheet, row: &[Cell]) -> Option<Problem> {
    let behind = row.iter().skip_while(|cell| !names::is_period(sheet, cell));
    let (periods, others): (Vec<&Cell>, Vec<&Cell>) = behind.partition(|cell| names::is_period(sheet, cell));
    let starts_late = periods.first().is_some_and(|cell| cell.column > 1);
    let other = others.first().filter(|_| periods.len() > 1 && starts_late)?;
    Some(Problem::new(other.place(), XlsxFault::NoPeriod { found: sheet.text(other).to_owned() }))
}

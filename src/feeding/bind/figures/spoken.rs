//! Units that a file says in words that are about something else as well.

use crate::feed::{Column, Role, SaidBy, Table, shown};
use crate::feeding::chosen::{Chosen, Rows};
use crate::feeding::columns::{Cell, distinct};
use crate::feeding::units::{in_category, in_heading, in_note, in_title, is_said, is_scale, is_scaled, same};
use crate::indicator::Indicator;

/// Words that say a unit, with the words of the unit in them.
#[derive(Clone)]
pub(super) struct Spoken<'t> {
    pub(super) by: SaidBy,
    pub(super) phrase: &'t str,
    /// Whether they are about these figures alone, and not about the whole file.
    pub(super) is_specific: bool,
    /// Whether they are there to say by how much figures are multiplied.
    is_scale: bool,
}

impl Spoken<'_> {
    /// Whether the feed declares this unit.
    pub(super) fn is(&self, declared: &str) -> bool {
        same(self.phrase, declared)
    }

    /// Whether it is the unit of an indicator. How a scale is written need not be understood.
    pub(super) fn fits(&self, indicator: &Indicator) -> bool {
        is_said(self.phrase, indicator) && (!self.is_scale || is_scaled(self.phrase))
    }
}

/// What a table says of the units of its figures in other words than a unit.
pub(super) struct AllSpoken<'t> {
    measured: Option<&'t Column>,
    /// What is said of every figure: by the columns in which all rows say the same, and by the name of that of values.
    specific: Vec<Spoken<'t>>,
    /// What the title says, or else a note.
    of_file: Option<Spoken<'t>>,
}

impl<'t> AllSpoken<'t> {
    pub(super) fn new(table: &'t Table, chosen: &Chosen<'t>, rows: &Rows) -> AllSpoken<'t> {
        let measured = chosen.column(Role::Indicator).or_else(|| table.column_with(Role::Indicator));
        let is_other = |column: &&'t Column| {
            let is_measured = measured.is_some_and(|measured| std::ptr::eq(measured, *column));
            !is_measured && !chosen.is_used(column) && !column.is_attribute()
        };
        let only = |column: &'t Column| match distinct(column, rows).as_slice() {
            [(cell, _)] => Some((column, *cell)),
            _ => None,
        };
        let constant = table.columns.iter().filter(is_other).filter_map(only);
        let mut specific: Vec<Spoken<'t>> = constant.filter_map(|(column, cell)| of_category(column, cell)).collect();
        let value = chosen.column(Role::Value);
        let headings = value.into_iter().flat_map(|column| [Some(column.name.as_str()), column.label.as_deref()]);
        specific.extend(headings.flatten().find_map(|heading| {
            let (by, phrase) = (SaidBy::Heading(shown(heading)), in_heading(heading)?);
            Some(Spoken { by, phrase, is_specific: true, is_scale: false })
        }));
        let whole = |by, phrase| Spoken { by, phrase, is_specific: false, is_scale: false };
        let title = table.about.title.as_deref().and_then(in_title).map(|phrase| whole(SaidBy::Title, phrase));
        let note = || table.about.notes.iter().find_map(|note| in_note(note)).map(|phrase| whole(SaidBy::Note, phrase));
        AllSpoken { measured, specific, of_file: title.or_else(note) }
    }

    /// What is said of the figure of a row, the closest words first: what a category says the title need not.
    pub(super) fn of(&self, row: usize) -> Vec<Spoken<'t>> {
        let measured = self.measured.and_then(|column| of_category(column, Cell::of(column, row)));
        let all: Vec<Spoken<'t>> = measured.into_iter().chain(self.specific.iter().cloned()).collect();
        if all.is_empty() { self.of_file.iter().cloned().collect() } else { all }
    }
}

/// What a category says.
fn of_category<'t>(column: &Column, cell: Cell<'t>) -> Option<Spoken<'t>> {
    let is_scale = is_scale(&column.name, cell.shown());
    let whole = is_scale.then(|| (cell.shown(), cell.shown()));
    let said = cell.texts().find_map(|text| Some((text, in_category(&column.name, text)?)));
    let (text, phrase) = said.or(whole)?;
    let by = SaidBy::Category { column: shown(&column.name), category: shown(text) };
    Some(Spoken { by, phrase, is_specific: true, is_scale })
}

//! Cells of columns, read once for each category.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::matching::code_and_label;
use crate::feed::{Cells, Column, Texts};

/// What stands in a cell: the code of a category and its label, or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell<'t> {
    pub(super) code: &'t str,
    pub(super) label: Option<&'t str>,
}

impl<'t> Cell<'t> {
    pub(super) fn of(column: &'t Column, row: usize) -> Cell<'t> {
        match column.cells.category(row) {
            Some(category) => Cell { code: &category.code, label: category.label.as_deref() },
            None => Cell { code: column.cell(row), label: None },
        }
    }

    /// As people would name it: its label, or its code.
    pub(super) fn shown(self) -> &'t str {
        self.label.unwrap_or(self.code).trim()
    }

    /// Its code and its label.
    pub(super) fn texts(self) -> impl Iterator<Item = &'t str> {
        [Some(self.code), self.label].into_iter().flatten()
    }
}

/// What is read of the cells of a column: of each category, or of each different text, once.
pub(super) struct Each<'t, T> {
    /// The number of what stands in each row.
    of: Cow<'t, [u32]>,
    read: Vec<Option<T>>,
    /// What is read of rows that have no cell.
    without: Option<T>,
}

impl<T> Each<'_, T> {
    /// What was read of the cell of a row, where the row was among those that were asked for.
    pub(super) fn get(&self, row: usize) -> Option<&T> {
        let place = self.of.get(row).and_then(|nth| self.read.get(usize::try_from(*nth).ok()?));
        place.map_or(self.without.as_ref(), Option::as_ref)
    }
}

/// Reads the cells of some rows.
pub(super) fn each<'t, T>(
    column: &'t Column,
    rows: impl Iterator<Item = usize>,
    mut read: impl FnMut(Cell<'t>, usize) -> T,
) -> Each<'t, T> {
    let (of, count) = match &column.cells {
        Cells::Categories { of, all } => (Cow::Borrowed(of.as_slice()), all.len()),
        Cells::Texts(texts) => numbered(texts),
    };
    let mut each = Each { of, read: (0..count).map(|_| None).collect(), without: None };
    rows.for_each(|row| {
        let place = each.of.get(row).and_then(|nth| each.read.get_mut(usize::try_from(*nth).ok()?));
        let place = place.unwrap_or(&mut each.without);
        if place.is_none() {
            *place = Some(read(Cell::of(column, row), row));
        }
    });
    each
}

/// Texts by their numbers among the different ones, and how many those are.
fn numbered(texts: &Texts) -> (Cow<'_, [u32]>, usize) {
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut before: Option<(&str, u32)> = None;
    let mut of = Vec::with_capacity(texts.len());
    for text in (0..texts.len()).map(|nth| texts.get(nth)) {
        let again = before.filter(|(before, _)| *before == text).map(|(_, number)| number);
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        let number = again.unwrap_or_else(|| *numbers.entry(text).or_insert(next));
        before = Some((text, number));
        of.push(number);
    }
    (Cow::Owned(of), numbers.len())
}

/// The different cells of some rows, in the order in which they come, and the first row of each.
pub(super) fn distinct(column: &Column, rows: impl Iterator<Item = usize>) -> Vec<(Cell<'_>, usize)> {
    let mut found = Vec::new();
    each(column, rows, |cell, row| found.push((cell, row)));
    found
}

/// Whether every cell holds a code and a label, as in `101 København`.
pub(super) fn holds_code_and_label(column: &Column, rows: impl Iterator<Item = usize>) -> bool {
    let cells = distinct(column, rows);
    !cells.is_empty() && cells.iter().all(|(cell, _)| cell.label.is_none() && code_and_label(cell.code).is_some())
}

/// Whether two columns tell the same rows apart: the one is the other in other words.
pub(super) fn say_the_same(one: &Column, other: &Column, rows: impl Iterator<Item = usize> + Clone) -> bool {
    let number = |column| {
        let mut next = 0_usize;
        each(column, rows.clone(), |_, _| {
            next += 1;
            next
        })
    };
    // Numbered in the order in which they first come, equal partitions have equal numbers.
    let (one, other) = (number(one), number(other));
    rows.clone().all(|row| one.get(row) == other.get(row))
}

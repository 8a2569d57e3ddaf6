//! Cells of columns, read once for each category.

use std::collections::BTreeMap;

use super::matching::code_and_label;
use crate::feed::{Cells, Column};

/// What stands in a cell: the code of a category and its label, or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// What is read of the cells of some rows, each category or text once.
pub(super) fn each<'t, T: Clone>(
    column: &'t Column,
    rows: &[usize],
    mut read: impl FnMut(Cell<'t>, usize) -> T,
) -> Vec<T> {
    match &column.cells {
        Cells::Categories { of, all } => {
            let mut known: Vec<Option<T>> = vec![None; all.len()];
            let mut one = |row: usize| {
                let nth = of.get(row).and_then(|nth| usize::try_from(*nth).ok());
                let place = nth.and_then(|nth| known.get_mut(nth));
                match place {
                    Some(place) => place.get_or_insert_with(|| read(Cell::of(column, row), row)).clone(),
                    None => read(Cell::of(column, row), row),
                }
            };
            rows.iter().map(|row| one(*row)).collect()
        }
        Cells::Texts(_) => {
            let mut known: BTreeMap<&str, T> = BTreeMap::new();
            let mut last: Option<(&str, T)> = None;
            let mut one = |row: usize| {
                let text = column.cell(row);
                if let Some((_, value)) = last.as_ref().filter(|(before, _)| *before == text) {
                    return value.clone();
                }
                let value = known.entry(text).or_insert_with(|| read(Cell::of(column, row), row)).clone();
                last = Some((text, value.clone()));
                value
            };
            rows.iter().map(|row| one(*row)).collect()
        }
    }
}

/// The different cells of some rows, in the order in which they come, and the first row of each.
pub(super) fn distinct<'t>(column: &'t Column, rows: &[usize]) -> Vec<(Cell<'t>, usize)> {
    let mut found = Vec::new();
    each(column, rows, |cell, row| found.push((cell, row)));
    found
}

/// Whether every cell holds a code and a label, as in `101 København`.
pub(super) fn holds_code_and_label(column: &Column, rows: &[usize]) -> bool {
    let cells = distinct(column, rows);
    !cells.is_empty() && cells.iter().all(|(cell, _)| cell.label.is_none() && code_and_label(cell.code).is_some())
}

/// Whether two columns tell the same rows apart: the one is the other in other words.
pub(super) fn say_the_same(one: &Column, other: &Column, rows: &[usize]) -> bool {
    let number = |column| {
        let mut next = 0_usize;
        each(column, rows, |_, _| {
            next += 1;
            next
        })
    };
    // Numbered in the order in which they first come, equal partitions have equal numbers.
    number(one) == number(other)
}

//! Cells of columns, read once for each category.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::chosen::Rows;
use super::matching::code_and_label;
use crate::feed::{Cells, Column, Numbering, Texts};

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

    /// What may be meant by it: its code, its label, or both as they stand in one cell.
    pub(super) fn names(self) -> impl Iterator<Item = Cow<'t, str>> {
        let both = self.label.map(|label| format!("{} {label}", self.code));
        self.texts().map(Cow::Borrowed).chain(both.map(Cow::Owned))
    }

    /// Its code and its label.
    pub(super) fn texts(self) -> impl Iterator<Item = &'t str> {
        [Some(self.code), self.label].into_iter().flatten()
    }
}

/// What is read of the cells of a column: of each category, or of each different text, once.
pub(super) struct Each<'t, T> {
    numbers: Numbers<'t>,
    /// By those numbers; behind them what is read of rows that have no cell.
    read: Vec<Option<T>>,
}

impl<T> Each<'_, T> {
    /// What was read of the cell of a row, where the row was among those that were asked for.
    #[inline]
    pub(super) fn get(&self, row: usize) -> Option<&T> {
        self.read.get(self.numbers.of(row))?.as_ref()
    }

    /// Everything that was read.
    pub(super) fn all(&self) -> impl Iterator<Item = &T> {
        self.read.iter().flatten()
    }

    /// What was read of some rows, each category once, with the first row that has it.
    pub(super) fn firsts(&self, rows: &Rows) -> Vec<(&T, usize)> {
        let firsts = self.numbers.firsts(rows).into_iter();
        firsts.filter_map(|(number, row)| Some((self.read.get(number)?.as_ref()?, row))).collect()
    }
}

/// What stands in the rows of a column, by numbers from 0 on.
struct Numbers<'t> {
    of: Cow<'t, Numbering>,
    /// How many there are; the number of what stands in rows that have no cell.
    count: usize,
}

impl<'t> Numbers<'t> {
    fn new(column: &'t Column) -> Numbers<'t> {
        match &column.cells {
            Cells::Categories { of, all } => Numbers { of: Cow::Borrowed(of), count: all.len() },
            Cells::Texts(texts) => numbered(texts),
        }
    }

    #[inline]
    fn of(&self, row: usize) -> usize {
        self.of.get(row).unwrap_or(self.count).min(self.count)
    }

    /// Each number of some rows once, in the order in which they come, with the first row that has it.
    fn firsts(&self, rows: &Rows) -> Vec<(usize, usize)> {
        let mut firsts = Vec::new();
        let mut seen = vec![false; self.count.saturating_add(1)];
        // Most tables have all categories among their first rows.
        let most = if rows.last().is_some_and(|last| last < self.of.len()) { self.count } else { seen.len() };
        for row in rows.iter() {
            let number = self.of(row);
            if let Some(seen) = seen.get_mut(number).filter(|seen| !**seen) {
                *seen = true;
                firsts.push((number, row));
                if firsts.len() == most {
                    break;
                }
            }
        }
        firsts
    }
}

/// Texts by their numbers among the different ones.
fn numbered(texts: &Texts) -> Numbers<'_> {
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut before: Option<(&str, u32)> = None;
    let mut of = Numbering::default();
    for text in texts.iter() {
        let again = before.filter(|(before, _)| *before == text).map(|(_, number)| number);
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        let number = again.unwrap_or_else(|| *numbers.entry(text).or_insert(next));
        before = Some((text, number));
        of.push(number);
    }
    Numbers { of: Cow::Owned(of), count: numbers.len() }
}

/// Reads the cells of some rows.
pub(super) fn each<'t, T>(column: &'t Column, rows: &Rows, mut read: impl FnMut(Cell<'t>, usize) -> T) -> Each<'t, T> {
    let numbers = Numbers::new(column);
    let mut all: Vec<Option<T>> = (0..=numbers.count).map(|_| None).collect();
    for (number, row) in numbers.firsts(rows) {
        if let Some(place) = all.get_mut(number) {
            *place = Some(read(Cell::of(column, row), row));
        }
    }
    Each { numbers, read: all }
}

/// The different cells of some rows, in the order in which they come, and the first row of each.
pub(super) fn distinct<'t>(column: &'t Column, rows: &Rows) -> Vec<(Cell<'t>, usize)> {
    let firsts = Numbers::new(column).firsts(rows).into_iter();
    firsts.map(|(_, row)| (Cell::of(column, row), row)).collect()
}

/// Whether every cell holds a code and a label, as in `101 København`.
pub(super) fn holds_code_and_label(column: &Column, rows: &Rows) -> bool {
    let cells = distinct(column, rows);
    !cells.is_empty() && cells.iter().all(|(cell, _)| cell.label.is_none() && code_and_label(cell.code).is_some())
}

/// Whether two columns tell the same rows apart: the one is the other in other words.
pub(super) fn say_the_same(one: &Column, other: &Column, rows: &Rows) -> bool {
    let number = |column| {
        let mut next = 0_usize;
        each(column, rows, |_, _| {
            next += 1;
            next
        })
    };
    // Numbered in the order in which they first come, equal partitions have equal numbers.
    let (one, other) = (number(one), number(other));
    rows.iter().all(|row| one.get(row) == other.get(row))
}

//! A column of codes while its rows are read.

use std::collections::BTreeMap;

use super::numbering::Numbering;
use super::table::{Category, Cells};

/// The codes so far, each once, with the rows that have them.
#[derive(Default)]
pub(crate) struct Codes {
    of: Numbering,
    all: Vec<Category>,
    numbers: BTreeMap<String, u32>,
    /// Of each the one that came behind it last: what comes in a cycle comes so again.
    behind: Vec<u32>,
    last: u32,
}

impl Codes {
    /// Adds a row. The label counts where the code is new, and says something else than it.
    #[inline]
    pub(crate) fn push(&mut self, code: &str, label: Option<&str>) {
        self.repeat(code, label, 1);
    }

    /// Adds so many rows.
    #[inline]
    pub(crate) fn repeat(&mut self, code: &str, label: Option<&str>, times: usize) {
        // Most rows say what the row before them said.
        if !self.is(self.last, code) {
            self.turn_to(code, label);
        }
        self.of.repeat(self.last, times);
    }

    #[inline]
    fn is(&self, number: u32, code: &str) -> bool {
        let known = usize::try_from(number).ok().and_then(|number| self.all.get(number));
        // Codes are short, and those of one length mostly differ in their last letters.
        known.is_some_and(|known| known.code.len() == code.len() && known.code.bytes().rev().eq(code.bytes().rev()))
    }

    fn turn_to(&mut self, code: &str, label: Option<&str>) {
        let last = usize::try_from(self.last).unwrap_or(usize::MAX);
        let next = self.behind.get(last).copied().filter(|next| self.is(*next, code));
        let number = next.or_else(|| self.numbers.get(code).copied()).unwrap_or_else(|| self.add(code, label));
        if let Some(behind) = self.behind.get_mut(last) {
            *behind = number;
        }
        self.last = number;
    }

    fn add(&mut self, code: &str, label: Option<&str>) -> u32 {
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.numbers.insert(code.to_owned(), number);
        let label = label.filter(|label| !label.is_empty() && *label != code).map(str::to_owned);
        self.all.push(Category { code: code.to_owned(), label, ..Category::default() });
        self.behind.push(number);
        number
    }

    /// The cells of the column.
    pub(crate) fn cells(self) -> Cells {
        Cells::Categories { of: self.of, all: self.all }
    }
}

#[cfg(feature = "csv")]
impl Codes {
    /// Makes room for so many more rows.
    pub(crate) fn reserve(&mut self, count: usize) {
        self.of.reserve(count);
    }

    /// Gives back the room that was not needed.
    pub(crate) fn shrink(&mut self) {
        self.of.shrink();
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.of.len()
    }

    /// How many different codes.
    pub(crate) fn different(&self) -> usize {
        self.all.len()
    }

    /// The code of each row.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.of.iter().map(|number| self.all.get(number).map_or("", |category| category.code.as_str()))
    }
}

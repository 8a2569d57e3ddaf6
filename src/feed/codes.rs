//! A column of codes while its rows are read.

use std::collections::BTreeMap;

use super::table::{Category, Cells};

/// The codes so far, each once, with the rows that have them.
#[derive(Default)]
pub(crate) struct Codes {
    of: Vec<u32>,
    all: Vec<Category>,
    numbers: BTreeMap<String, u32>,
}

impl Codes {
    /// Adds a row. The label counts where the code is new, and says something else than it.
    pub(crate) fn push(&mut self, code: &str, label: Option<&str>) {
        // Most rows say what the row before them said.
        let last = self.of.last().copied();
        let before = last.and_then(|last| self.all.get(usize::try_from(last).ok()?));
        let number = match last.filter(|_| before.is_some_and(|before| before.code == code)) {
            Some(last) => last,
            None => self.numbers.get(code).copied().unwrap_or_else(|| self.add(code, label)),
        };
        self.of.push(number);
    }

    fn add(&mut self, code: &str, label: Option<&str>) -> u32 {
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.numbers.insert(code.to_owned(), number);
        let label = label.filter(|label| !label.is_empty() && *label != code).map(str::to_owned);
        self.all.push(Category { code: code.to_owned(), label, ..Category::default() });
        number
    }

    /// The cells of the column.
    pub(crate) fn cells(self) -> Cells {
        Cells::Categories { of: self.of, all: self.all }
    }
}

//! Headings that stand in rows of their own among the rows of a sheet.

use super::codes::Codes;
use super::notes;
use super::table::{Cells, Column};

/// What the column is called that says under which heading each value stands.
const NAME: &str = "heading";

/// The headings so far, with the one that each value stands under; none for those before the first.
#[derive(Default)]
pub(super) struct Headings {
    now: String,
    of: Codes,
}

impl Headings {
    /// Rows with text alone end here, and a row with values follows: what does not say that it is a note is a heading.
    /// What it is over may be another kind of value (`Antal`, `Pct.`), so it is kept apart.
    pub(super) fn follow(&mut self, texts: impl IntoIterator<Item = String>, notes: &mut Vec<String>) {
        let (said, heading): (Vec<String>, Vec<String>) = texts.into_iter().partition(|text| notes::says_so(text));
        notes.extend(said);
        if !heading.is_empty() {
            self.now = heading.join(", ");
        }
    }

    /// Adds so many values.
    pub(super) fn push(&mut self, times: usize) {
        (0..times).for_each(|_| self.of.push(&self.now, None));
    }

    /// The column, unless all values stand under the same heading: then that is a note.
    pub(super) fn column(self, notes: &mut Vec<String>) -> Option<Column> {
        let cells = self.of.cells();
        if let Cells::Categories { all, .. } = &cells {
            if let [] | [_] = all.as_slice() {
                notes.extend(all.iter().map(|only| only.code.clone()).filter(|only| !only.is_empty()));
                return None;
            }
        }
        Some(Column { name: NAME.to_owned(), label: None, role: None, cells })
    }
}

//! Places in a text, and how large a text may be.

use serde::Serialize;

/// Where something stands: from its first character to behind its last. Lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The line of the first character.
    pub line: u32,
    /// The column of the first character.
    pub column: u32,
    /// The line of the last character.
    pub end_line: u32,
    /// The column behind the last character.
    pub end_column: u32,
}

/// How deep lists and maps may stand in each other.
pub(super) const DEEPEST: usize = 32;

/// How many characters a text may have.
pub(crate) const LONGEST: usize = 64 * 1024 * 1024;

impl Span {
    /// The first character of a text.
    pub(crate) const START: Span = Span { line: 1, column: 1, end_line: 1, end_column: 1 };
}

impl Span {
    /// Whether it is the place of nothing, or what is written takes more room than the text and two marks: somebody wrote a character by its number.
    pub(super) fn is_escaped(self, text: &str) -> bool {
        let room = usize::try_from(self.end_column.saturating_sub(self.column)).unwrap_or_default();
        self.column == 0 || self.line == self.end_line && room > text.chars().count().saturating_add(2)
    }

    /// One character; `column` counts from 0.
    pub(super) fn point(line: usize, column: usize) -> Span {
        let (line, column) = (count(line), count(column).saturating_add(1));
        Span { line, column, end_line: line, end_column: column.saturating_add(1) }
    }
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

//! What is read below a header.

use crate::feed::{Column, Lines, Problem};

/// Columns in long form with the line of each row, and the notes below.
pub(super) struct Rows {
    pub(super) columns: Vec<Column>,
    pub(super) lines: Lines,
    pub(super) notes: Vec<String>,
    pub(super) warnings: Vec<Problem>,
}

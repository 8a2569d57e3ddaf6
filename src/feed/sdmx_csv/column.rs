//! A column while its rows are read.

use super::header::{Named, Part};
use crate::feed::codes::Codes;
use crate::feed::table::{Cells, Role, Texts};

/// The cells of a column so far.
pub(super) enum Filling {
    /// Each one of some codes.
    Codes(Codes),
    /// Each a text of its own.
    Texts(Texts),
    /// Not kept: the labels of another column.
    Nothing,
}

impl Filling {
    pub(super) fn of(column: &Named) -> Filling {
        match column.part {
            Part::Own(Some(Role::Value)) => Filling::Texts(Texts::default()),
            Part::Own(_) => Filling::Codes(Codes::default()),
            Part::LabelsBefore => Filling::Nothing,
        }
    }

    pub(super) fn push(&mut self, code: &str, label: Option<&str>) {
        match self {
            Filling::Codes(codes) => codes.push(code, label),
            Filling::Texts(texts) => texts.push(code),
            Filling::Nothing => {}
        }
    }

    pub(super) fn cells(self) -> Cells {
        match self {
            Filling::Codes(codes) => codes.cells(),
            Filling::Texts(texts) => Cells::Texts(texts),
            Filling::Nothing => Cells::Texts(Texts::default()),
        }
    }
}

//! Footnotes and sources below the rows.

use super::fault::CsvFault;
use super::head::{Head, plain};
use super::records::Row;
use crate::feed::notes::REPEATED;
use crate::feed::{Fault, Place, Problem, Problems};

/// What a note begins with, in small letters.
const BEGINNINGS: [&str; 10] = ["kilde", "source", "note", "anm", "fodnote", "footnote", "*", "1)", "(1)", "opdateret"];

/// Rows that may be notes: they are if no row of the table follows.
#[derive(Default)]
pub(super) struct Footer {
    rows: Vec<Kept>,
}

/// A row that was kept as a note.
struct Kept {
    line: u32,
    /// What is wrong with it where rows of the table follow.
    fault: CsvFault,
    note: String,
    /// Its cells, one behind the other.
    text: String,
    /// Whether it has the looks of a row.
    doubtful: bool,
}

impl Kept {
    fn place(&self) -> Place {
        Place::Line { line: self.line, column: None }
    }
}

impl Footer {
    /// Whether a row is a note or nothing that fits the table. Notes come after a blank line, or say that they are
    /// some, or fill one cell.
    pub(super) fn takes(&mut self, row: &Row<'_, '_>, head: &Head<'_>) -> bool {
        let misfit = row.cells.len() != head.width;
        let is_note = (misfit || row.is_lone()) && (self.has_begun(row) || begins_as_note(row.raw))
            || misfit && row.is_lone() && !row.unended;
        if is_note {
            self.take(row, head);
        }
        is_note
    }

    /// Whether what follows is below the table, if no row of the table comes any more.
    pub(super) fn has_begun(&self, row: &Row<'_, '_>) -> bool {
        row.after_blank || !self.rows.is_empty()
    }

    /// Takes a row whatever it looks like.
    pub(super) fn take(&mut self, row: &Row<'_, '_>, head: &Head<'_>) {
        let found = plain(row.raw, head.delimiter);
        let fault = if row.cells.len() == head.width {
            CsvFault::NoteAmongRows { found: found.clone() }
        } else {
            row.misfit(head.width)
        };
        let filled: Vec<&str> = row.cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
        // Where text goes on behind a comma there is a space.
        let is_prose = row.cells.iter().skip(1).all(|cell| cell.is_empty() || cell.starts_with(' '));
        let doubtful = filled.len() > 1 && !is_prose && !begins_as_note(row.raw);
        self.rows.push(Kept { line: row.line, fault, note: found, text: filled.join(" "), doubtful });
    }

    /// A row of the table follows, so that what was taken for notes stands among rows.
    pub(super) fn followed(&mut self, problems: &mut Problems) {
        self.rows.drain(..).for_each(|kept| problems.add(kept.place(), kept.fault));
    }

    /// Notes that have the looks of rows, as one warning.
    pub(super) fn doubts(&self) -> Option<Problem> {
        let mut doubtful = self.rows.iter().filter(|kept| kept.doubtful);
        let first = doubtful.next()?;
        let found = first.note.chars().take(REPEATED).collect();
        let count = doubtful.count().saturating_add(1);
        Some(Problem::new(first.place(), Fault::Csv(CsvFault::KeptAsNote { count, found })))
    }

    /// The notes.
    pub(super) fn notes(self) -> Vec<String> {
        self.rows.into_iter().map(|kept| kept.note).collect()
    }

    /// A row of a sheet follows: what was taken for notes may be headings there, each with its line and its text, but not
    /// what has another number of cells.
    pub(super) fn passed(&mut self, problems: &mut Problems) -> Vec<(u32, String)> {
        let mut texts = Vec::new();
        for kept in self.rows.drain(..) {
            if matches!(kept.fault, CsvFault::NoteAmongRows { .. }) {
                texts.push((kept.line, kept.text));
            } else {
                problems.add(kept.place(), kept.fault);
            }
        }
        texts
    }
}

fn begins_as_note(raw: &str) -> bool {
    let start: String = raw.trim_start_matches(['"', ' ']).chars().take(10).collect();
    let start = start.to_lowercase();
    BEGINNINGS.iter().any(|beginning| start.starts_with(beginning))
}

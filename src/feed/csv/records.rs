//! The rows of a file one by one, with the lines they begin on.

use ::csv::{ReaderBuilder, StringRecord};

use super::fault::CsvFault;
use crate::feed::Place;

/// Rows from the header on. Blank ones are passed over.
pub(super) struct Records<'t> {
    reader: ::csv::Reader<&'t [u8]>,
    record: StringRecord,
    text: &'t str,
    delimiter: u8,
    /// The line of the byte up to which lines are counted.
    line: u32,
    counted: usize,
}

/// One row.
pub(super) struct Row<'r, 't> {
    pub(super) line: u32,
    pub(super) cells: &'r StringRecord,
    /// As it is written, without the end of its line.
    pub(super) raw: &'t str,
    /// Whether a blank line stands before it.
    pub(super) after_blank: bool,
    /// Whether the file ends with it and its line has no end.
    pub(super) unended: bool,
    /// Whether it ends within quotation marks, and the file with it.
    pub(super) open: bool,
}

impl<'t> Records<'t> {
    /// The rows of a text that begins on a line of this number.
    pub(super) fn new(text: &'t str, delimiter: u8, line: u32) -> Records<'t> {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(delimiter);
        let reader = builder.from_reader(text.as_bytes());
        Records { reader, record: StringRecord::new(), text, delimiter, line, counted: 0 }
    }

    /// The next row that has anything in it.
    pub(super) fn next(&mut self) -> Option<Row<'_, 't>> {
        let mut after_blank = false;
        loop {
            let start = self.at();
            // Reading from memory cannot fail, and text that is split at ASCII signs stays text.
            if !self.reader.read_record(&mut self.record).unwrap_or(false) {
                return None;
            }
            let written = self.text.get(start..self.at()).unwrap_or_default();
            let body = without_first_line_ends(written);
            let begins = start.saturating_add(written.len().saturating_sub(body.len()));
            let raw = without_last_line_ends(body);
            self.count_to(begins);
            let before = self.text.get(..begins).unwrap_or_default();
            let ended = before.get(without_last_line_ends(before).len()..).unwrap_or_default();
            after_blank |= line_ends(ended) > 1;
            if !self.record.iter().all(is_blank) {
                let is_last = self.at() >= self.text.len();
                let unended = is_last && raw.len() == body.len();
                let open = is_last && leaves_open(body, self.delimiter);
                return Some(Row { line: self.line, cells: &self.record, raw, after_blank, unended, open });
            }
            after_blank = true;
        }
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX)
    }

    fn count_to(&mut self, at: usize) {
        let passed = self.text.get(self.counted..at).map_or(0, line_ends);
        self.line = self.line.saturating_add(passed);
        self.counted = at;
    }
}

impl Row<'_, '_> {
    pub(super) fn place(&self) -> Place {
        Place::Line { line: self.line, column: None }
    }

    /// Whether only the first cell is filled.
    pub(super) fn is_lone(&self) -> bool {
        self.cells.iter().skip(1).all(is_blank)
    }

    /// A row that has not as many cells as the header.
    pub(super) fn misfit(&self, expected: usize) -> CsvFault {
        let found = self.cells.len();
        let over = line_ends(self.raw);
        if over > 0 {
            return CsvFault::RunsOn { last: self.line.saturating_add(over), found, expected };
        }
        if self.unended && found < expected {
            CsvFault::CutOff { found, expected }
        } else {
            CsvFault::Width { found, expected }
        }
    }
}

/// Whether a cell holds nothing but space.
pub(super) fn is_blank(cell: &str) -> bool {
    let is_seen = cell.as_bytes().first().is_some_and(u8::is_ascii_graphic);
    !is_seen && cell.trim().is_empty()
}

fn without_first_line_ends(text: &str) -> &str {
    let ends = text.bytes().take_while(is_line_end).count();
    text.get(ends..).unwrap_or_default()
}

fn without_last_line_ends(text: &str) -> &str {
    let ends = text.bytes().rev().take_while(is_line_end).count();
    text.get(..text.len().saturating_sub(ends)).unwrap_or_default()
}

fn is_line_end(byte: &u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// How many lines end in a text: at a line feed, at a carriage return, at both.
pub(super) fn line_ends(text: &str) -> u32 {
    let bytes = text.as_bytes();
    if !bytes.contains(&b'\r') {
        return u32::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX);
    }
    let next = bytes.iter().skip(1).map(Some).chain([None]);
    let ends = bytes.iter().zip(next).filter(|(byte, next)| match byte {
        b'\n' => true,
        b'\r' => *next != Some(&b'\n'),
        _ => false,
    });
    u32::try_from(ends.count()).unwrap_or(u32::MAX)
}

/// Whether a text ends within quotation marks. They count where a cell begins with one.
fn leaves_open(raw: &str, delimiter: u8) -> bool {
    let (mut quoted, mut begins) = (false, true);
    for byte in raw.bytes() {
        match byte {
            b'"' if quoted || begins => (quoted, begins) = (!quoted, quoted),
            _ if quoted => {}
            _ => begins = byte == delimiter,
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::{Records, leaves_open, line_ends};

    #[test]
    fn rows_begin_on_their_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a;b", "", "c;\"d", "e\"", ";", "f;g", "", "", "h;i"].join(end);
            let mut records = Records::new(&text, b';', 3);
            let mut lines = Vec::new();
            while let Some(row) = records.next() {
                lines.push((row.line, row.after_blank, row.cells.len()));
            }
            assert_eq!(lines, [(3, false, 2), (5, true, 2), (8, true, 2), (11, true, 2)], "{end:?}");
        }
        assert_eq!(line_ends("\r\n\n\r\r\n"), 4);
    }

    #[test]
    fn open_quotation_marks_are_seen() {
        for (raw, open) in
            [("a;\"b", true), ("a;\"b\"", false), ("a;5\" rør", false), ("\"a\"\"", true), ("\"a\"\"\"", false)]
        {
            assert_eq!(leaves_open(raw, b';'), open, "{raw}");
        }
    }
}

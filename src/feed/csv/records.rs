//! The rows of a file one by one, with the lines they begin on.

use ::csv::{ReaderBuilder, StringRecord};

use super::fault::CsvFault;
use crate::feed::Place;

/// Rows from the header on. Blank ones are passed over.
pub(super) struct Records<'t> {
    text: &'t str,
    delimiter: u8,
    way: Way<'t>,
    /// The line of the byte up to which lines are counted.
    line: u32,
    counted: usize,
    /// Where the cells of the last row stand.
    spans: Vec<Span>,
}

/// From the first byte to the one behind the last.
type Span = (usize, usize);

/// How a text is split.
enum Way<'t> {
    /// At line ends and delimiters alone: no quotation mark stands in it.
    Plain,
    Quoted(Box<(::csv::Reader<&'t [u8]>, StringRecord)>),
}

/// One row.
pub(super) struct Row<'r, 't> {
    pub(super) line: u32,
    pub(super) cells: Cells<'r>,
    /// As it is written, without the end of its line.
    pub(super) raw: &'t str,
    /// Whether a blank line stands before it.
    pub(super) after_blank: bool,
    /// Whether the file ends with it and its line has no end.
    pub(super) unended: bool,
    /// Whether it ends within quotation marks, and the file with it.
    pub(super) open: bool,
}

/// The cells of a row.
#[derive(Clone, Copy)]
pub(super) struct Cells<'r> {
    text: &'r str,
    spans: &'r [Span],
}

impl<'r> Cells<'r> {
    pub(super) fn len(self) -> usize {
        self.spans.len()
    }

    pub(super) fn iter(self) -> impl DoubleEndedIterator<Item = &'r str> + ExactSizeIterator {
        self.spans.iter().map(move |(begins, ends)| self.text.get(*begins..*ends).unwrap_or_default())
    }

    pub(super) fn get(self, nth: usize) -> Option<&'r str> {
        self.spans.get(nth).and_then(|(begins, ends)| self.text.get(*begins..*ends))
    }
}

impl<'t> Records<'t> {
    /// The rows of a text that begins on a line of this number.
    pub(super) fn new(text: &'t str, delimiter: u8, line: u32) -> Records<'t> {
        let way = if text.contains('"') { Way::quoted(text, delimiter) } else { Way::Plain };
        Records { text, delimiter, way, line, counted: 0, spans: Vec::new() }
    }

    /// The next row that has anything in it.
    pub(super) fn next(&mut self) -> Option<Row<'_, 't>> {
        match self.way {
            Way::Plain => self.next_plain(),
            Way::Quoted(_) => self.next_quoted(),
        }
    }

    fn next_plain(&mut self) -> Option<Row<'_, 't>> {
        let mut after_blank = false;
        loop {
            let (start, line) = (self.counted, self.line);
            let rest = self.text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
            let (mut begins, mut end) = (start, self.text.len());
            self.spans.clear();
            for (at, byte) in (start..).zip(rest) {
                if *byte == self.delimiter {
                    self.spans.push((begins, at));
                    begins = at + 1;
                } else if is_line_end(byte) {
                    end = at;
                    break;
                }
            }
            self.spans.push((begins, end));
            let ended = self.text.as_bytes().get(end..).unwrap_or_default();
            let passed = if ended.starts_with(b"\r\n") { 2 } else { ended.len().min(1) };
            self.counted = end.saturating_add(passed);
            self.line = line.saturating_add(1);
            let is_blank_line = Cells { text: self.text, spans: &self.spans }.iter().all(is_blank);
            if !is_blank_line {
                let cells = Cells { text: self.text, spans: &self.spans };
                let raw = self.text.get(start..end).unwrap_or_default();
                return Some(Row { line, cells, raw, after_blank, unended: passed == 0, open: false });
            }
            after_blank = true;
        }
    }

    fn next_quoted(&mut self) -> Option<Row<'_, 't>> {
        let (text, delimiter) = (self.text, self.delimiter);
        let Way::Quoted(quoted) = &mut self.way else { return None };
        let (reader, record) = quoted.as_mut();
        let at = |reader: &::csv::Reader<_>| usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let mut after_blank = false;
        loop {
            let start = at(reader);
            // Reading from memory cannot fail, and text that is split at ASCII signs stays text.
            if !reader.read_record(record).unwrap_or(false) {
                return None;
            }
            let end = at(reader);
            let written = text.get(start..end).unwrap_or_default();
            let body = without_first_line_ends(written);
            let begins = start.saturating_add(written.len().saturating_sub(body.len()));
            let raw = without_last_line_ends(body);
            self.line = self.line.saturating_add(text.get(self.counted..begins).map_or(0, line_ends));
            self.counted = begins;
            let before = text.get(..begins).unwrap_or_default();
            let ended = before.get(without_last_line_ends(before).len()..).unwrap_or_default();
            after_blank |= line_ends(ended) > 1;
            if !record.iter().all(is_blank) {
                self.spans.clear();
                self.spans
                    .extend((0..record.len()).filter_map(|nth| record.range(nth)).map(|span| (span.start, span.end)));
                let is_last = end >= text.len();
                let unended = is_last && raw.len() == body.len();
                let open = is_last && leaves_open(body, delimiter);
                let cells = Cells { text: record.as_slice(), spans: &self.spans };
                return Some(Row { line: self.line, cells, raw, after_blank, unended, open });
            }
            after_blank = true;
        }
    }
}

impl<'t> Way<'t> {
    fn quoted(text: &'t str, delimiter: u8) -> Way<'t> {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(delimiter);
        Way::Quoted(Box::new((builder.from_reader(text.as_bytes()), StringRecord::new())))
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

/// How many line feeds there are. So many bytes at a time that one byte can count them, which is quick.
pub(super) fn line_feeds(bytes: &[u8]) -> usize {
    let in_some = |some: &[u8]| usize::from(some.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>());
    bytes.chunks(usize::from(u8::MAX)).map(in_some).sum()
}

/// How many lines end in a text: at a line feed, at a carriage return, at both.
pub(super) fn line_ends(text: &str) -> u32 {
    let bytes = text.as_bytes();
    if !bytes.contains(&b'\r') {
        return u32::try_from(line_feeds(bytes)).unwrap_or(u32::MAX);
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
    use proptest::prelude::*;

    use super::{Records, Way, leaves_open, line_ends};

    type Seen = (u32, Vec<String>, String, bool, bool);

    fn rows(mut records: Records<'_>) -> Vec<Seen> {
        let mut rows = Vec::new();
        while let Some(row) = records.next() {
            let cells = row.cells.iter().map(str::to_owned).collect();
            rows.push((row.line, cells, row.raw.to_owned(), row.after_blank, row.unended));
        }
        rows
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        /// A text without quotation marks is split as the package for CSV splits it.
        #[test]
        fn plain_text_is_split_as_quoted_text_is(text in "(a|æ|;| |\\n|\\r|\\r\\n){0,24}") {
            let text = format!("head;of it\n{text}");
            let plain = Records::new(&text, b';', 3);
            prop_assert!(matches!(plain.way, Way::Plain));
            let quoted = Records { way: Way::quoted(&text, b';'), ..Records::new(&text, b';', 3) };
            prop_assert_eq!(rows(plain), rows(quoted));
        }
    }

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

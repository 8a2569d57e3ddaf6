//! Tables as CSV: with a row for each value, as StatBank Denmark gives them, and with periods across; and their writer.

mod cells;
mod codes;
mod fault;
mod head;
mod layout;
mod long;
mod names;
mod notes;
mod records;
mod rows;
mod wide;
mod write;

pub use fault::CsvFault;
pub(crate) use fault::grouped;
pub use write::{CsvCell, CsvConvention, write_csv};

use head::Head;
use layout::Layout;
pub(crate) use names::rivals;

use super::bytes::decode;
use super::notes::breaks;
use super::{Fault, Format, Place, Places, Problem, Table};

/// As many cells as StatBank Denmark gives at once.
const MOST_AT_ONCE: usize = 1_000_000;
/// How much of a file is looked at to see what it is.
const LOOKED_AT: usize = 1 << 16;
/// How much of what is no table is repeated.
const REPEATED: usize = 120;

/// Reads a table from CSV, and says which of its columns could both be the same.
///
/// ```
/// use maal::feed::{Role, read_csv};
/// let table = read_csv("bydel;år;andel\nØsterbro;2023;12,5\n".as_bytes()).map_err(|problems| problems.len());
/// assert_eq!(table.as_ref().map(|table| table.column_with(Role::Area).map(|area| area.cell(0))), Ok(Some("Østerbro")));
/// ```
///
/// # Errors
///
/// Everything that keeps the file from being read as one table.
pub fn read_csv(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    told_apart(read(bytes)?)
}

/// Reads a table of StatBank Denmark: its last columns are `TID` and `INDHOLD`.
///
/// # Errors
///
/// Everything that keeps the file from being read as such a table.
pub fn read_statbank_csv(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    told_apart(read_statbank(bytes)?)
}

fn told_apart(table: Table) -> Result<Table, Vec<Problem>> {
    let rivals = rivals(&table.columns);
    if rivals.is_empty() { Ok(table) } else { Err(rivals) }
}

/// Reads a table; two columns may have one role, since a declaration can say which of them is meant: see [`rivals`].
pub(crate) fn read(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    let decoded = decode(bytes, false).map_err(|problem| vec![problem])?;
    is_a_table(&decoded.text)?;
    table(&head::find(&decoded.text)?, decoded.warnings)
}

/// Reads a table that is said to come from StatBank Denmark.
pub(crate) fn read_statbank(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    let decoded = decode(bytes, false).map_err(|problem| vec![problem])?;
    is_a_table(&decoded.text)?;
    let head = head::find(&decoded.text)?;
    if !layout::ends_as_statbank(&head.names) {
        let mut last = head.names.iter().rev().cloned();
        let (value, period) = (last.next().unwrap_or_default(), last.next().unwrap_or_default());
        let place = Place::Line { line: head.line, column: None };
        return Err(only(place, CsvFault::NotStatBank { period, value }));
    }
    table(&head, decoded.warnings)
}

/// The format of a file that begins with these bytes, where it is one of these.
pub(crate) fn looks_like(bytes: &[u8]) -> Option<Format> {
    let whole = bytes.len() <= LOOKED_AT;
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let last_line = start.iter().rposition(|byte| *byte == b'\n').filter(|_| !whole);
    // A unit of UTF-16 is two bytes, and is not cut in half.
    let unit = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) { 2 } else { 1 };
    let end = last_line.map_or(start.len(), |at| at - at % unit);
    let decoded = decode(start.get(..end)?, false).ok()?;
    is_a_table(&decoded.text).ok()?;
    let head = head::find(&decoded.text).ok()?;
    let first = head.names.first().map(String::as_str);
    let is_sdmx = matches!(first, Some("DATAFLOW" | "STRUCTURE")) || first?.starts_with("STRUCTURE[");
    match layout::of(&head).ok().filter(|_| !is_sdmx)? {
        Layout::StatBank => Some(Format::StatBankCsv),
        Layout::Long | Layout::Wide(_) => Some(Format::Csv),
    }
}

/// One problem as all there are.
fn only(place: Place, fault: CsvFault) -> Vec<Problem> {
    vec![Problem::new(place, fault)]
}

/// Web pages and JSON are what servers give in place of a table.
fn is_a_table(text: &str) -> Result<(), Vec<Problem>> {
    let text = text.trim_start();
    let place = Place::File;
    if text.starts_with('<') {
        return Err(only(place, CsvFault::WebPage));
    }
    let inner = text.strip_prefix(['{', '[']).map(str::trim_start);
    if inner.is_some_and(|inner| inner.starts_with(['"', '{', '[', '}', ']'])) {
        let found = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(REPEATED).collect();
        return Err(only(place, CsvFault::Json { found }));
    }
    Ok(())
}

fn table(head: &Head<'_>, mut warnings: Vec<Problem>) -> Result<Table, Vec<Problem>> {
    let layout = layout::of(head)?;
    let mut rows = match &layout {
        Layout::Long | Layout::StatBank => long::read(head)?,
        Layout::Wide(wide) => wide::read(head, wide)?,
    };
    let place = Place::Line { line: head.line, column: None };
    if rows.lines.is_empty() {
        return Err(only(place, CsvFault::NoRows));
    }
    let mut about = head.about.clone();
    about.notes.append(&mut rows.notes);
    warnings.append(&mut rows.warnings);
    warnings.extend(breaks(&about.notes, |found| Fault::Csv(CsvFault::NoteOfBreak { found })));
    let format = match layout {
        Layout::StatBank => {
            codes::split(&mut rows.columns);
            if rows.lines.len() == MOST_AT_ONCE {
                warnings.push(Problem::new(Place::File, Fault::Csv(CsvFault::AtTheMost { rows: MOST_AT_ONCE })));
            }
            Format::StatBankCsv
        }
        Layout::Long | Layout::Wide(_) => Format::Csv,
    };
    Ok(Table { format, about, decimal: None, columns: rows.columns, places: Places::Lines(rows.lines), warnings })
}

#[cfg(test)]
mod tests {
    use super::looks_like;
    use crate::feed::Format;

    #[test]
    fn tables_are_known_by_their_header() {
        let long = ["Titel\n\nbydel;år;andel\n", &"Østerbro;2023;1,5\n".repeat(10_000)].concat();
        let wide: Vec<u8> = "\u{feff};2022;2023\nA;1;2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, format) in [
            (long.as_bytes(), Some(Format::Csv)),
            (&wide, Some(Format::Csv)),
            (b"\xef\xbb\xbfHERKOMST1;TID;INDHOLD\r\nTotal;2023;233454\r\n", Some(Format::StatBankCsv)),
            (b"DATAFLOW,FREQ,TIME_PERIOD,OBS_VALUE\nX,A,2023,1\n", None),
            (b"{\"class\": \"dataset\"}", None),
            (b"<!DOCTYPE html>", None),
            (b"CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";\n", None),
            (b"PK\x03\x04\0", None),
            (b"", None),
        ] {
            assert_eq!(looks_like(bytes), format, "{}", String::from_utf8_lossy(bytes.get(..40).unwrap_or(bytes)));
        }
    }
}

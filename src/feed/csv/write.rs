//! Tables out: a row for each value, as spreadsheets and other tools read them.

use std::borrow::Cow;

use crate::feed::DecimalSign;
use crate::number::Number;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CsvConvention {
    /// The sign before decimals. With a decimal comma, columns are separated by `;`, else by `,`.
    pub decimal: DecimalSign,
    /// Whether the file begins with the mark by which Excel knows UTF-8.
    pub byte_order_mark: bool,
}

/// A cell of a table that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvCell<'t>(Content<'t>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content<'t> {
    Text(&'t str),
    Number(Number),
}

impl CsvConvention {
    /// Commas between columns and a point before decimals.
    pub const INTERNATIONAL: CsvConvention = CsvConvention { decimal: DecimalSign::Point, byte_order_mark: false };
    /// Semicolons between columns and a comma before decimals, as Excel in Denmark reads and writes.
    pub const DANISH: CsvConvention = CsvConvention { decimal: DecimalSign::Comma, byte_order_mark: true };

    fn delimiter(self) -> char {
        match self.decimal {
            DecimalSign::Point => ',',
            DecimalSign::Comma => ';',
        }
    }
}

impl<'t> CsvCell<'t> {
    /// An empty cell.
    pub const EMPTY: CsvCell<'static> = CsvCell(Content::Text(""));

    /// A text, which is written as it is.
    #[must_use]
    pub fn text(text: &'t str) -> CsvCell<'t> {
        CsvCell(Content::Text(text))
    }

    /// A number, with the decimals that it was written with; nothing for one that no decimals can write, such as a
    /// third.
    #[must_use]
    pub fn number(number: Number) -> Option<CsvCell<'t>> {
        number.as_decimal().map(|_| CsvCell(Content::Number(number)))
    }

    fn written(self, decimal: DecimalSign) -> Cow<'t, str> {
        match (self.0, decimal) {
            (Content::Text(text), _) => Cow::Borrowed(text),
            (Content::Number(number), DecimalSign::Point) => Cow::Owned(with_decimals(number)),
            (Content::Number(number), DecimalSign::Comma) => Cow::Owned(with_decimals(number).replace('.', ",")),
        }
    }
}

/// Writes a table as CSV: a header and a row for each value, each line ended by CR and LF. Cells stand between quotation
/// marks where they would be read otherwise than they are written. Whoever reads a file in which every number has three
/// decimals has to be told the sign before them: `1.234` may be a thousand times as much.
///
/// ```
/// use maal::feed::{CsvCell, CsvConvention, write_csv};
/// let share = "12.50".parse().ok().and_then(CsvCell::number).unwrap_or(CsvCell::EMPTY);
/// let rows = [[CsvCell::text("Nord; Øst"), CsvCell::text("2023"), share]];
/// let written = write_csv(["area", "period", "value"], rows, CsvConvention::DANISH);
/// assert_eq!(written, "\u{feff}area;period;value\r\n\"Nord; Øst\";2023;12,50\r\n");
/// ```
pub fn write_csv<'t, const COLUMNS: usize>(
    header: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [CsvCell<'t>; COLUMNS]>,
    convention: CsvConvention,
) -> String {
    let mut out = String::new();
    if convention.byte_order_mark {
        out.push('\u{feff}');
    }
    write_row(&mut out, header.map(CsvCell::text), convention);
    for row in rows {
        write_row(&mut out, row, convention);
    }
    out
}

/// A number with all the decimals it was written with.
fn with_decimals(number: Number) -> String {
    let mut written = number.to_string();
    let has = written.split_once('.').map(|(_, decimals)| decimals.len());
    let wants = number.decimals().and_then(|decimals| usize::try_from(decimals).ok()).unwrap_or_default();
    if has.is_none() && wants > 0 {
        written.push('.');
    }
    written.push_str(&"0".repeat(wants.saturating_sub(has.unwrap_or_default())));
    written
}

fn write_row<const COLUMNS: usize>(out: &mut String, row: [CsvCell<'_>; COLUMNS], convention: CsvConvention) {
    let delimiter = convention.delimiter();
    for (nth, cell) in row.into_iter().enumerate() {
        if nth > 0 {
            out.push(delimiter);
        }
        write_cell(out, &cell.written(convention.decimal), delimiter);
    }
    out.push_str("\r\n");
}

fn write_cell(out: &mut String, text: &str, delimiter: char) {
    let is_special = |letter: char| letter == delimiter || matches!(letter, '"' | '\r' | '\n');
    if text.contains(is_special) || text.trim() != text {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

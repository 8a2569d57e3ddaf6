//! The bytes of a file into a table, by its format.

use super::fault::{Place, Problem};
use super::misfit::Misfit;
use super::table::{Format, Role, Table};

/// What a format is read with.
type Reader = fn(&[u8], Option<&str>) -> Result<Table, Vec<Problem>>;

impl Table {
    /// Reads a published file. Where no format is given, its name and its first bytes tell; `sheet` names the sheet of
    /// a workbook.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the file, each with its place.
    pub fn read(name: &str, bytes: &[u8], format: Option<Format>, sheet: Option<&str>) -> Result<Table, Vec<Problem>> {
        let whole = |misfit: Misfit| vec![Problem::new(Place::File, misfit)];
        let format = format.or_else(|| Format::of_file(name, bytes)).ok_or_else(|| whole(Misfit::UnknownFormat))?;
        match reader(format) {
            Some(read) => read(bytes, sheet).and_then(one_table),
            None => Err(whole(Misfit::FormatNotBuilt { format: format.word() })),
        }
    }
}

/// A table, unless years stand one after the other among its values, as above a second one.
fn one_table(table: Table) -> Result<Table, Vec<Problem>> {
    let is_wide = matches!(table.format, Format::Csv | Format::StatBankCsv | Format::Xlsx);
    let Some(values) = table.column_with(Role::Value).filter(|_| is_wide) else { return Ok(table) };
    let line = |row: usize| match table.place(row) {
        Place::Line { line, .. } => Some(line),
        Place::Cell { row, .. } => Some(row),
        Place::File | Place::Value(_) => None,
    };
    let year = |row: usize| {
        let text = values.cell(row).trim();
        text.parse::<i32>().ok().filter(|year| text.len() == 4 && (1900..2100).contains(year))
    };
    let mut found = Vec::new();
    let mut first = 0;
    while first < table.rows() {
        let of_line = line(first);
        let end = (first + 1..table.rows()).find(|row| line(*row) != of_line).unwrap_or(table.rows());
        let years: Option<Vec<i32>> = if end - first > 1 { (first..end).map(year).collect() } else { None };
        let in_steps =
            |step: i32, years: &[i32]| years.windows(2).all(|pair| matches!(pair, [one, next] if next - one == step));
        let years = years.filter(|years| in_steps(1, years) || in_steps(-1, years));
        if let Some((from, to)) = years.as_deref().and_then(|years| years.first().zip(years.last())) {
            let misfit = Misfit::SecondHeader { first: from.to_string(), last: to.to_string() };
            found.push(Problem::new(table.place(first), misfit));
        }
        first = end;
    }
    if found.is_empty() { Ok(table) } else { Err(found) }
}

/// The reader of a format; none where this build has none.
fn reader(format: Format) -> Option<Reader> {
    match format {
        #[cfg(feature = "csv")]
        Format::Csv => Some(|bytes, _| super::csv::read(bytes)),
        #[cfg(feature = "csv")]
        Format::StatBankCsv => Some(|bytes, _| super::csv::read_statbank(bytes)),
        #[cfg(feature = "json-stat")]
        Format::JsonStat => Some(|bytes, _| super::read_json_stat(bytes)),
        #[cfg(feature = "px")]
        Format::Px => Some(|bytes, _| super::read_px(bytes)),
        #[cfg(feature = "sdmx-csv")]
        Format::SdmxCsv => Some(|bytes, _| super::read_sdmx_csv(bytes)),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => Some(super::read_xlsx),
        #[allow(unreachable_patterns, reason = "a build with all formats has no other")]
        Format::Csv | Format::StatBankCsv | Format::JsonStat | Format::Px | Format::SdmxCsv | Format::Xlsx => None,
    }
}

impl Format {
    /// The format of a file by its first bytes and the end of its name. Nothing is guessed: of formats that look alike
    /// the reader of the plain one takes what the others leave.
    #[must_use]
    pub fn of_file(name: &str, bytes: &[u8]) -> Option<Format> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        let text = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes).trim_ascii_start();
        let first_line = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        let begins =
            |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
        if bytes.starts_with(b"PK\x03\x04") || matches!(ending.as_str(), "xlsx" | "xlsm") {
            return Some(Format::Xlsx);
        }
        if text.starts_with(b"{") || ending == "json" {
            return Some(Format::JsonStat);
        }
        if ending == "px" || ["CHARSET=", "AXIS-VERSION=", "CODEPAGE=", "LANGUAGE="].iter().any(|word| begins(word)) {
            return Some(Format::Px);
        }
        if ["DATAFLOW", "STRUCTURE"].iter().any(|word| begins(word) || begins(&format!("\"{word}"))) {
            return Some(Format::SdmxCsv);
        }
        #[cfg(feature = "csv")]
        if let Some(format) = super::csv::looks_like(bytes) {
            return Some(format);
        }
        let is_statbank = first_line.trim_ascii_end().ends_with(b"INDHOLD");
        match ending.as_str() {
            _ if is_statbank => Some(Format::StatBankCsv),
            "csv" | "tsv" | "txt" | "tab" => Some(Format::Csv),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn a_file_tells_its_format() {
        for (name, bytes, format) in [
            ("a.csv", &b"\xef\xbb\xbfHERKOMST1;TID;INDHOLD\r\nTotal;2023;1"[..], Some(Format::StatBankCsv)),
            ("a.csv", b"area,year,value", Some(Format::Csv)),
            ("a.csv", b"DATAFLOW,FREQ,TIME_PERIOD", Some(Format::SdmxCsv)),
            ("data", b"STRUCTURE;STRUCTURE_ID", Some(Format::SdmxCsv)),
            ("data", b" {\"version\":", Some(Format::JsonStat)),
            ("t.px", b"CHARSET=\"ANSI\";", Some(Format::Px)),
            ("t.xlsx", b"PK\x03\x04", Some(Format::Xlsx)),
            ("data", b"what is this", None),
        ] {
            assert_eq!(Format::of_file(name, bytes), format, "{name}");
        }
    }
}

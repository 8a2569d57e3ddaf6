//! SDMX-CSV, versions 1 and 2, as Eurostat, the OECD and others write it.

mod about;
mod column;
mod fault;
mod header;

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use super::bytes::{Decoded, decode};
use super::codes::Codes;
use super::fault::{Place, Problem, Severity};
use super::numbering::Lines;
use super::numbers::DecimalSign;
use super::problems::{Problems, TOLD};
use super::statuses::is_withheld;
use super::table::{Cells, Column, Format, Places, Role, Table};
use column::Filling;
pub use fault::SdmxCsvFault;
pub(crate) use header::is_attribute;
use header::{Header, Part};

/// Reads SDMX-CSV: the bytes of a file become a table, or everything that is wrong with it.
///
/// Attributes such as `UNIT_MULT` become columns without a role. A value that is withheld by its confidentiality has
/// the status `Q` beside what its status says.
pub fn read_sdmx_csv(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    read(bytes)
}

pub(crate) fn read(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    let Decoded { text, mut warnings } = decode(bytes, true).map_err(|problem| vec![problem])?;
    let delimiter = header::delimiter(&text).map_err(|problem| vec![problem])?;
    let mut lines =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    // The text is valid, so that reading from memory cannot fail.
    let _ = lines.read_record(&mut record);
    let header = header::read(record.iter(), line_of(&record))?;
    let mut rows = Rows::new(&header);
    while lines.read_record(&mut record).unwrap_or_default() {
        rows.read(&record, line_of(&record));
    }
    let (rows, mut problems) = rows.finish();
    let multipliers = about::multipliers(&rows.columns);
    let (mistakes, odd): (Vec<Problem>, Vec<Problem>) =
        multipliers.into_iter().partition(|problem| problem.fault.severity() == Severity::Error);
    problems.extend(mistakes);
    warnings.extend(odd);
    if !problems.is_empty() {
        return Err(problems);
    }
    let about = about::of(&rows.columns);
    let decimal = (delimiter != b';' && !rows.has_comma).then_some(DecimalSign::Point);
    Ok(Table {
        format: Format::SdmxCsv,
        about,
        decimal,
        columns: rows.columns,
        places: Places::Lines(rows.lines),
        warnings,
    })
}

fn line_of(record: &StringRecord) -> u32 {
    let line = record.position().map_or(1, csv::Position::line);
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// The rows that hold values.
struct Filled {
    columns: Vec<Column>,
    lines: Lines,
    has_comma: bool,
}

/// The rows as they are read.
struct Rows<'h> {
    header: &'h Header,
    fillings: Vec<Filling>,
    /// The status of a file that has confidentiality alone.
    own_status: Option<Codes>,
    lines: Lines,
    value: Option<usize>,
    status: Option<usize>,
    confidentiality: Option<usize>,
    action: Option<usize>,
    /// The columns that tell values apart, with the period.
    keys: Vec<usize>,
    has_comma: bool,
    deleted: Vec<u32>,
    actions: BTreeMap<String, u32>,
    ragged: Problems,
}

impl<'h> Rows<'h> {
    fn new(header: &'h Header) -> Rows<'h> {
        let columns = header.columns.iter().enumerate();
        let keys = columns.filter(|(_, column)| match column.part {
            Part::Own(role) => !is_attribute(&column.name) && role != Some(Role::Value),
            Part::LabelsBefore => false,
        });
        let status = header.find(&["OBS_STATUS", "OBS_FLAG"]);
        let confidentiality = header.find(&["CONF_STATUS", "OBS_CONF"]);
        let own_status = confidentiality.filter(|_| status.is_none()).map(|_| Codes::default());
        Rows {
            header,
            keys: keys.map(|(nth, _)| nth).collect(),
            fillings: header.columns.iter().map(Filling::of).collect(),
            own_status,
            lines: Lines::default(),
            value: header.find(&["OBS_VALUE"]),
            status,
            confidentiality,
            action: header.find(&["ACTION"]),
            has_comma: false,
            deleted: Vec::new(),
            actions: BTreeMap::new(),
            ragged: Problems::default(),
        }
    }

    fn read(&mut self, record: &StringRecord, line: u32) {
        let expected = self.header.columns.len();
        if record.len() != expected {
            let place = Place::Line { line, column: None };
            self.ragged.add(place, SdmxCsvFault::Fields { found: record.len(), expected });
            return;
        }
        if !self.acts_as_data(record, line) {
            return;
        }
        let value = self.code(record, self.value);
        let is_partial = || self.keys.iter().any(|key| matches!(self.code(record, Some(*key)), "" | "*"));
        // What is said of several values at once is no value.
        if value.is_empty() && is_partial() {
            return;
        }
        let is_missing = value.eq_ignore_ascii_case("NaN") || value == "#N/A";
        let value = if is_missing { "" } else { value };
        self.has_comma |= value.contains(',');
        let withheld = value.is_empty() && is_withheld(self.code(record, self.confidentiality));
        let status = self.code(record, self.status);
        let status = if withheld { [status, "Q"].concat() } else { status.to_owned() };
        self.lines.push(line);
        for (nth, filling) in self.fillings.iter_mut().enumerate() {
            let (code, label) = split(record.get(nth).unwrap_or_default(), self.header.both);
            let behind = self.header.columns.get(nth.saturating_add(1));
            let label = match behind.filter(|column| column.part == Part::LabelsBefore) {
                Some(_) => record.get(nth.saturating_add(1)).map(str::trim),
                None => label,
            };
            if Some(nth) == self.value {
                filling.push(value, None);
            } else if Some(nth) == self.status && withheld {
                filling.push(&status, None);
            } else {
                filling.push(code, label);
            }
        }
        if let Some(codes) = &mut self.own_status {
            codes.push(&status, None);
        }
    }

    /// Whether a row says what values there are, not what to delete.
    fn acts_as_data(&mut self, record: &StringRecord, line: u32) -> bool {
        let action = self.code(record, self.action);
        match action {
            "" | "I" | "A" | "M" | "R" | "i" | "a" | "m" | "r" => true,
            "D" | "d" => {
                self.deleted.push(line);
                false
            }
            _ => {
                if self.actions.len() < TOLD {
                    self.actions.entry(action.to_owned()).or_insert(line);
                }
                false
            }
        }
    }

    /// The code in a cell; empty where there is no such column.
    fn code<'r>(&self, record: &'r StringRecord, column: Option<usize>) -> &'r str {
        let cell = column.and_then(|nth| record.get(nth)).unwrap_or_default();
        split(cell, self.header.both).0
    }

    fn finish(self) -> (Filled, Vec<Problem>) {
        let at = |line: u32| Place::Line { line, column: None };
        let mut problems = self.ragged.all();
        if let Some(first) = self.deleted.first() {
            problems.push(Problem::new(at(*first), SdmxCsvFault::Deletes { count: self.deleted.len() }));
        }
        problems.extend(
            self.actions.into_iter().map(|(found, line)| Problem::new(at(line), SdmxCsvFault::UnknownAction { found })),
        );
        if self.lines.is_empty() && problems.is_empty() {
            problems.push(Problem::new(Place::File, SdmxCsvFault::NoRows));
        }
        let named = self.header.columns.iter().zip(self.fillings);
        let own = named.filter_map(|(column, filling)| match column.part {
            Part::Own(role) => {
                Some(Column { name: column.name.clone(), label: column.label.clone(), role, cells: filling.cells() })
            }
            Part::LabelsBefore => None,
        });
        let mut columns: Vec<Column> = own.collect();
        columns.extend(self.own_status.map(|codes| Column {
            name: "OBS_STATUS".into(),
            label: None,
            role: Some(Role::Status),
            cells: codes.cells(),
        }));
        (Filled { columns, lines: self.lines, has_comma: self.has_comma }, problems)
    }
}

/// `A: Annual` into code and label, where cells are written so.
fn split(cell: &str, both: bool) -> (&str, Option<&str>) {
    let cell = cell.trim();
    match if both { cell.split_once(": ") } else { None } {
        Some((code, label)) => (code.trim(), Some(label.trim())),
        None => (cell, None),
    }
}

/// The only text of a column, where all its rows have the same.
fn only(columns: &[Column], names: &[&str]) -> Option<super::table::Category> {
    let is_named = |column: &&Column| names.iter().any(|name| name.eq_ignore_ascii_case(&column.name));
    let column = columns.iter().find(is_named)?;
    match &column.cells {
        Cells::Categories { all, .. } => match all.as_slice() {
            [only] if !only.code.is_empty() => Some(only.clone()),
            _ => None,
        },
        Cells::Texts(_) => None,
    }
}

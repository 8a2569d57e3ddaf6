//! The first line of SDMX-CSV: the sign between fields, and what each column holds.

use super::fault::SdmxCsvFault;
use crate::feed::fault::{Place, Problem};
use crate::feed::table::Role;

/// Names of columns that say something of values and are no part of what tells them apart.
const ATTRIBUTES: &[&str] = &[
    "ACTION",
    "AVAILABILITY",
    "BASE_PER",
    "COLLECTION",
    "CONF_STATUS",
    "DATAFLOW",
    "DECIMALS",
    "KEY",
    "LAST UPDATE",
    "OBS_COM",
    "OBS_COMMENT",
    "OBS_CONF",
    "OBS_FLAG",
    "OBS_KEY",
    "OBS_PRE_BREAK",
    "OBS_STATUS",
    "SERIES_KEY",
    "STRUCTURE",
    "STRUCTURE_ID",
    "STRUCTURE_NAME",
    "TIME_FORMAT",
    "TITLE",
    "TITLE_COMPL",
    "UNIT_MEASURE",
    "UNIT_MULT",
    "UPDATED",
];

/// Names of columns that hold what every table has.
const ROLES: &[(&str, Role)] = &[
    ("TIME_PERIOD", Role::Period),
    ("OBS_VALUE", Role::Value),
    ("REF_AREA", Role::Area),
    ("GEO", Role::Area),
    ("OBS_STATUS", Role::Status),
    ("OBS_FLAG", Role::Status),
    ("INDICATOR", Role::Indicator),
    ("MEASURE", Role::Indicator),
];

/// What columns are called in a file with names alone.
const NAMES: &[(&str, &str)] = &[
    ("Time period", "TIME_PERIOD"),
    ("Observation value", "OBS_VALUE"),
    ("Reference area", "REF_AREA"),
    ("Observation status", "OBS_STATUS"),
    ("Observation status (Flag)", "OBS_FLAG"),
    ("Confidentiality status", "CONF_STATUS"),
    ("Unit of measure", "UNIT_MEASURE"),
    ("Unit multiplier", "UNIT_MULT"),
    ("Decimals", "DECIMALS"),
];

/// Whether a column of this name is no part of what tells values apart.
pub(crate) fn is_attribute(name: &str) -> bool {
    ATTRIBUTES.iter().any(|attribute| attribute.eq_ignore_ascii_case(name))
}

/// A column of the file.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) label: Option<String>,
    pub(super) part: Part,
}

/// What a column of the file is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Something of its own.
    Own(Option<Role>),
    /// The labels of the column before it.
    LabelsBefore,
}

/// The columns, with how their cells are written.
pub(super) struct Header {
    pub(super) columns: Vec<Named>,
    /// Whether cells are written `code: label`.
    pub(super) both: bool,
}

impl Header {
    /// The first column of a name that something of its own has.
    pub(super) fn find(&self, names: &[&str]) -> Option<usize> {
        let is_found =
            |column: &Named, name: &str| column.part != Part::LabelsBefore && column.name.eq_ignore_ascii_case(name);
        names.iter().find_map(|name| self.columns.iter().position(|column| is_found(column, name)))
    }
}

/// The sign between fields: what stands behind the name of the first column.
pub(super) fn delimiter(text: &str) -> Result<u8, Problem> {
    let mut lines = (1..).zip(text.lines());
    let (nth, line) = lines.find(|(_, line)| !line.is_empty()).unwrap_or((1, ""));
    let bare = line.strip_prefix('"').unwrap_or(line);
    let rest = ["STRUCTURE", "DATAFLOW", "KEY"].iter().find_map(|name| {
        let (first, rest) = bare.split_at_checked(name.len())?;
        first.eq_ignore_ascii_case(name).then_some(rest)
    });
    // `STRUCTURE[;]` says what stands between several values in one cell, `DATAFLOW: Dataflow` has its label.
    let rest = rest.map(|rest| match rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        Some((_, behind)) => behind,
        None if rest.starts_with(':') => rest.find(is_delimiter).and_then(|at| rest.get(at..)).unwrap_or_default(),
        None => rest,
    });
    let found = rest.and_then(|rest| rest.strip_prefix('"').unwrap_or(rest).chars().next());
    found.filter(|letter| is_delimiter(*letter)).and_then(|letter| u8::try_from(letter).ok()).ok_or_else(|| {
        let found = line.split(is_delimiter).next().unwrap_or_default();
        let found = found.trim().trim_matches('"').chars().take(40).collect();
        Problem::new(Place::Line { line: nth, column: Some(1) }, SdmxCsvFault::NotSdmxCsv { found })
    })
}

fn is_delimiter(letter: char) -> bool {
    matches!(letter, ',' | ';' | '\t' | '|')
}

/// What the columns are, or every reason why the file holds no time series.
pub(super) fn read<'h>(names: impl Iterator<Item = &'h str>, line: u32) -> Result<Header, Vec<Problem>> {
    let written: Vec<&str> = names.map(str::trim).collect();
    let both = written.iter().any(|name| name.split_once(": ").is_some_and(|(code, _)| is_code(code)));
    let labelling = labelling(&written);
    let columns = written.iter().enumerate().map(|(nth, written)| {
        let (name, label) = match written.split_once(": ").filter(|_| both) {
            Some((code, label)) => (code.trim(), Some(label.trim().to_owned())),
            None => (*written, None),
        };
        let name = name.split_once('[').map_or(name, |(name, _)| name);
        let is_label = labelling.get(nth).copied().unwrap_or_default();
        let part = if is_label { Part::LabelsBefore } else { Part::Own(role(name)) };
        Named { name: name.to_owned(), label: label.filter(|label| !label.is_empty()), part }
    });
    let mut header = Header { columns: columns.collect(), both };
    name_by_code(&mut header);
    name_indicator(&mut header);
    lift_labels(&mut header);
    let problems = faults(&header, line);
    if problems.is_empty() { Ok(header) } else { Err(problems) }
}

/// Which columns hold the labels of the one before: every second one where the file is written with labels beside
/// codes, else those without a name of their own.
fn labelling(written: &[&str]) -> Vec<bool> {
    let lead = written.iter().take_while(|name| is_lead(name)).count();
    let rest = written.get(lead..).unwrap_or_default();
    let is_name = |name: &str| is_attribute(name) || is_code(name);
    let is_standard = |name: &str| ATTRIBUTES.contains(&name) || ROLES.iter().any(|(known, _)| *known == name);
    let pairs = rest.chunks(2).all(|pair| match pair {
        [code, label] => is_name(code) && !is_standard(label),
        _ => false,
    });
    let in_pairs = pairs && rest.iter().any(|name| !is_name(name));
    let mut labelling = vec![false; lead];
    for (nth, name) in rest.iter().enumerate() {
        let behind_label = labelling.last().copied().unwrap_or_default();
        let is_label = if in_pairs { nth % 2 == 1 } else { nth > 0 && !behind_label && name.is_empty() };
        labelling.push(is_label);
    }
    // The name of the structure is the label of its code.
    for (is_label, pair) in labelling.iter_mut().skip(1).zip(written.windows(2)) {
        let names_structure = matches!(pair, [id, name]
            if id.eq_ignore_ascii_case("STRUCTURE_ID") && name.eq_ignore_ascii_case("STRUCTURE_NAME"));
        *is_label = *is_label || names_structure;
    }
    labelling
}

/// Columns before the dimensions, which have no label beside them.
fn is_lead(name: &str) -> bool {
    const LEAD: [&str; 9] = [
        "STRUCTURE",
        "STRUCTURE_ID",
        "STRUCTURE_NAME",
        "ACTION",
        "SERIES_KEY",
        "OBS_KEY",
        "DATAFLOW",
        "LAST UPDATE",
        "KEY",
    ];
    let bare = name.split_once('[').map_or(name, |(bare, _)| bare);
    LEAD.iter().any(|lead| lead.eq_ignore_ascii_case(bare))
}

fn is_code(name: &str) -> bool {
    let is_last_update = name.eq_ignore_ascii_case("LAST UPDATE");
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "_-@$[];|".contains(letter);
    is_last_update || (!name.is_empty() && name.chars().all(is_letter))
}

fn role(name: &str) -> Option<Role> {
    ROLES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, role)| *role)
}

/// A column that only has a name is known by its code, where no other column has it.
fn name_by_code(header: &mut Header) {
    for (name, code) in NAMES {
        if header.find(&[code]).is_some() {
            continue;
        }
        if let Some(column) = header.find(&[name]).and_then(|nth| header.columns.get_mut(nth)) {
            column.label = Some(std::mem::replace(&mut column.name, (*code).to_owned()));
            column.part = Part::Own(role(code));
        }
    }
}

/// Where no column says what is measured, the name of the dataset does.
fn name_indicator(header: &mut Header) {
    let has = header.columns.iter().any(|column| column.part == Part::Own(Some(Role::Indicator)));
    let structure = header.find(&["STRUCTURE_ID", "DATAFLOW"]).filter(|_| !has);
    if let Some(column) = structure.and_then(|nth| header.columns.get_mut(nth)) {
        column.part = Part::Own(Some(Role::Indicator));
    }
}

/// A column with labels is named by what people call the column before it.
fn lift_labels(header: &mut Header) {
    let mut names: Vec<Option<String>> = header.columns.iter().skip(1).map(lifted).collect();
    names.push(None);
    for (column, name) in header.columns.iter_mut().zip(names) {
        column.label = column.label.take().or(name);
    }
}

fn lifted(column: &Named) -> Option<String> {
    let is_lifted = column.part == Part::LabelsBefore && !column.name.is_empty() && !is_lead(&column.name);
    is_lifted.then(|| column.name.clone())
}

fn faults(header: &Header, line: u32) -> Vec<Problem> {
    let place = |column: Option<usize>| Place::Line {
        line,
        column: column.and_then(|nth| u32::try_from(nth).ok()).map(|nth| nth.saturating_add(1)),
    };
    let mut problems = Vec::new();
    if header.find(&["TIME_PERIOD"]).is_none() {
        problems.push(Problem::new(place(None), SdmxCsvFault::NoPeriod));
    }
    if header.find(&["OBS_VALUE"]).is_none() {
        problems.push(Problem::new(place(None), SdmxCsvFault::NoValue));
    }
    let own = header.columns.iter().enumerate().filter(|(_, column)| column.part != Part::LabelsBefore);
    let mut named: Vec<(&str, usize)> = own.map(|(nth, column)| (column.name.as_str(), nth)).collect();
    named.sort_unstable();
    let same = named.windows(2).filter_map(|pair| match pair {
        [(name, first), (other, second)] if name == other => Some((*name, *first, *second)),
        _ => None,
    });
    problems.extend(same.take(crate::feed::TOLD).map(|(name, first, second)| {
        let (first, number) = (first.saturating_add(1), second.saturating_add(1));
        Problem::new(place(Some(second)), SdmxCsvFault::SameName { name: name.to_owned(), first, second: number })
    }));
    problems
}

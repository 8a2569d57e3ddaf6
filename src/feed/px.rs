//! PX, as PxWeb and PC-Axis write it.

mod data;
mod fault;
mod letters;
mod statements;
mod times;
mod variables;

use std::collections::BTreeMap;

pub use fault::PxFault;

use super::bytes::Decoded;
use super::cube::{self, Dimension};
use super::fault::{Fault, Place, Problem};
use super::numbers::DecimalSign;
use super::table::{About, Format, Places, Role, Table};
use crate::date::Date;
use data::{Keys, SYMBOLS, Values};
use statements::{Statement, Statements, Value};
use variables::Variables;

/// Reads a PX file.
///
/// # Errors
///
/// Everything that is wrong with the file, where it cannot be read or could be read in two ways.
pub fn read_px(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    read(bytes)
}

pub(crate) fn read(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    let Decoded { text, mut warnings } = letters::decoded(bytes).map_err(|problem| vec![problem])?;
    let statements = Statements::of(&text).map_err(|problem| vec![problem])?;
    let data = statements.data.ok_or_else(|| whole(PxFault::Missing { keyword: "DATA".into() }))?;
    let variables = variables::read(&statements, &mut warnings)?;
    let sizes = variables.dimensions.iter().map(|dimension| dimension.categories.len());
    let cells = cube::cells(sizes).ok_or_else(|| whole(PxFault::TooLarge))?;
    let values = values(&statements, &variables, data, cells)?;
    warnings.extend(shown_otherwise(&statements, &values));
    let about = about(&statements, &mut warnings);
    let mut columns = cube::columns(variables.dimensions, values.texts, None);
    if let Some(values) = columns.iter_mut().find(|column| column.role == Some(Role::Value)) {
        values.label = statements.text("CONTENTS", &[]);
    }
    Ok(Table {
        format: Format::Px,
        about,
        decimal: Some(DecimalSign::Point),
        columns,
        places: Places::Numbered,
        warnings,
    })
}

fn problem(fault: PxFault) -> Problem {
    Problem::new(Place::File, fault)
}

fn whole(fault: PxFault) -> Vec<Problem> {
    vec![problem(fault)]
}

impl From<PxFault> for Fault {
    fn from(fault: PxFault) -> Fault {
        Fault::Px(fault)
    }
}

/// The values, which stand in a row, or in rows with keys before them.
fn values(
    statements: &Statements<'_>,
    variables: &Variables,
    data: &str,
    cells: usize,
) -> Result<Values, Vec<Problem>> {
    let stub = variables.names.iter().zip(&variables.dimensions).take(variables.stub);
    let (mut keys, mut without) = (Vec::new(), None);
    for (name, variable) in stub {
        match statements.text("KEYS", &[name.as_str()]) {
            Some(kind) => keys.push(keys_of(statements, name, &kind, variable)?),
            None => without = without.or(Some(name)),
        }
    }
    match without {
        _ if keys.is_empty() => data::in_a_row(data, cells),
        Some(variable) => Err(whole(PxFault::KeysIncomplete { variable: variable.clone() })),
        None => {
            let heading = variables.dimensions.iter().skip(variables.stub);
            let inner = heading.fold(1_usize, |cells, dimension| cells.saturating_mul(dimension.categories.len()));
            data::with_keys(data, &keys, inner, cells)
        }
    }
}

/// What stands before a row for each category of a variable: its code or its value, each once.
fn keys_of<'d>(
    statements: &'d Statements<'_>,
    name: &str,
    kind: &str,
    variable: &'d Dimension,
) -> Result<Keys<'d>, Vec<Problem>> {
    let codes = statements.get("CODES", &[name]).filter(|_| kind.eq_ignore_ascii_case("CODES"));
    let texts = codes.or_else(|| statements.get("VALUES", &[name])).into_iter().flat_map(|texts| &texts.values);
    let mut places = BTreeMap::new();
    for (nth, text) in texts.map(Value::as_str).enumerate() {
        if places.insert(text, nth).is_some() {
            return Err(whole(PxFault::CodeTwice { variable: name.to_owned(), code: cube::cut(text) }));
        }
    }
    Ok(Keys { variable, places })
}

/// The symbols among the values that the publisher shows as another text than the file holds.
fn shown_otherwise(statements: &Statements<'_>, values: &Values) -> Vec<Problem> {
    let used = SYMBOLS.iter().zip(values.symbols).enumerate().filter(|(nth, (_, used))| *used && *nth > 0);
    let shown = used.filter_map(|(nth, (symbol, _))| {
        let shown = statements.text(&format!("DATASYMBOL{nth}"), &[]).filter(|shown| shown != symbol)?;
        Some(problem(PxFault::SymbolShown { symbol: (*symbol).to_owned(), shown: cube::cut(&shown) }))
    });
    shown.collect()
}

/// What the file says of itself.
fn about(statements: &Statements<'_>, warnings: &mut Vec<Problem>) -> About {
    let first = |keywords: &[&str]| keywords.iter().find_map(|keyword| statements.text(keyword, &[]));
    let updated = statements.iter().filter(|statement| statement.keyword == "LAST-UPDATED");
    let (mut last, mut unread) = (None, None);
    for statement in updated {
        match statement.text().map(|text| (text, date(text))) {
            Some((_, date @ Some(_))) => last = last.max(date),
            Some((found, None)) if unread.is_none() && !found.trim().is_empty() => unread = Some((found, statement)),
            Some((_, None)) | None => {}
        }
    }
    if let Some((found, statement)) = unread {
        let fault = PxFault::UnreadDate { found: cube::cut(found) };
        warnings.push(Problem::new(statement.place, fault));
    }
    About {
        title: first(&["TITLE", "DESCRIPTION", "CONTENTS"]),
        table: first(&["TABLEID", "MATRIX"]),
        publisher: first(&["SOURCE"]),
        updated: last,
        unit: first(&["UNITS"]).filter(|unit| unit != "-"),
        decimals: first(&["SHOWDECIMALS", "DECIMALS"]).and_then(|decimals| decimals.parse().ok()),
        notes: statements.iter().filter_map(note).collect(),
    }
}

/// `20230525 15:42`
fn date(written: &str) -> Option<Date> {
    let day = written.trim().split(' ').next().filter(|day| day.len() == 8)?;
    let part = |range: std::ops::Range<usize>| day.get(range).and_then(|part| part.parse().ok());
    Date::new(part(0..4)?, part(4..6)?, part(6..8)?)
}

/// The text of a note, with what it is a note on.
fn note(statement: &Statement<'_>) -> Option<String> {
    let on = match statement.keyword.as_str() {
        "NOTE" | "NOTEX" => String::new(),
        "VALUENOTE" | "VALUENOTEX" => statement.of.last().map(|value| format!("{value}: ")).unwrap_or_default(),
        "CELLNOTE" | "CELLNOTEX" => {
            let chosen: Vec<&str> = statement.of.iter().map(AsRef::as_ref).filter(|value| *value != "*").collect();
            if chosen.is_empty() { String::new() } else { format!("{}: ", chosen.join(", ")) }
        }
        _ => return None,
    };
    // `#` is where a line ends.
    let text = statement.text()?.replace('#', "\n");
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Some(format!("{on}{}", lines.join("\n"))).filter(|_| !lines.is_empty())
}

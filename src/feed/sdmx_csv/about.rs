//! What an SDMX-CSV file says of itself in its columns.

use super::fault::SdmxCsvFault;
use super::only;
use crate::date::Date;
use crate::feed::fault::{Place, Problem};
use crate::feed::table::{About, Cells, Column, power_named};

/// The largest power of ten that is written out.
const LARGEST: i8 = 24;

pub(super) fn of(columns: &[Column]) -> About {
    let structure = only(columns, &["STRUCTURE_ID"]).or_else(|| only(columns, &["DATAFLOW"]));
    let unit = only(columns, &["UNIT_MEASURE"]).or_else(|| only(columns, &["UNIT"]));
    let (publisher, table) = match structure.as_ref().map(|structure| structure.code.as_str()) {
        Some(code) => identified(code),
        None => (None, None),
    };
    About {
        title: structure.and_then(|structure| structure.label),
        table,
        publisher,
        updated: only(columns, &["LAST UPDATE", "UPDATED"]).and_then(|updated| date(&updated.code)),
        unit: unit.map(|unit| unit.label.unwrap_or(unit.code)),
        decimals: only(columns, &["DECIMALS"]).and_then(|decimals| decimals.code.parse().ok()),
        notes: Vec::new(),
    }
}

/// `ESTAT:NAMA_10_GDP(1.0)` is the table `NAMA_10_GDP` of `ESTAT`.
fn identified(code: &str) -> (Option<String>, Option<String>) {
    let (publisher, table) = match code.split_once(':') {
        Some((publisher, table)) => (Some(publisher.to_owned()), table),
        None => (None, code),
    };
    let bare = table.split_once('(').map_or(table, |(bare, _)| bare);
    (publisher.filter(|name| !name.is_empty()), Some(bare.to_owned()).filter(|name| !name.is_empty()))
}

/// `2024-02-15T23:00:00`, or `15/02/24 23:00:00` as Eurostat writes it: the day first, the year of this century.
fn date(text: &str) -> Option<Date> {
    let day = text.split(['T', ' ']).next()?;
    let parts: Vec<&str> = day.split('/').collect();
    match parts.as_slice() {
        [date] => date.parse().ok(),
        [day, month, year] => {
            let year: u32 = year.parse().ok().filter(|_| matches!(year.len(), 2 | 4))?;
            let year = if year < 100 { year.saturating_add(2000) } else { year };
            Date::new(year, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    }
}

/// Every way in which values are to be multiplied.
pub(super) fn multipliers(columns: &[Column]) -> Vec<Problem> {
    let column = columns.iter().find(|column| column.name.eq_ignore_ascii_case("UNIT_MULT"));
    let Some(Column { cells: Cells::Categories { all, .. }, .. }) = column else { return Vec::new() };
    let faults = all.iter().filter_map(|category| {
        let found = category.code.clone();
        let named = power_named(&found).and_then(|power| i8::try_from(power).ok());
        match named.map_or_else(|| found.parse::<i8>(), Ok) {
            Ok(0) => None,
            _ if found.is_empty() => None,
            Ok(power) if (-LARGEST..=LARGEST).contains(&power) => {
                Some(SdmxCsvFault::Multiplied { factor: factor(power), found })
            }
            Ok(_) | Err(_) => Some(SdmxCsvFault::UnknownMultiplier { found }),
        }
    });
    faults.take(crate::feed::TOLD).map(|fault| Problem::new(Place::File, fault)).collect()
}

/// A power of ten in figures, which are the same in all languages: `1000`, `1/100`.
fn factor(power: i8) -> String {
    let zeros = "0".repeat(usize::from(power.unsigned_abs()));
    if power < 0 { format!("1/1{zeros}") } else { format!("1{zeros}") }
}

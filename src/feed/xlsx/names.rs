//! Names of columns, and periods among headings.

use super::sheet::{Cell, Kind, Sheet};
use crate::feed::fault::Fault;
use crate::feed::periods;
use crate::feed::table::Role;

/// What columns are called by the tools that write them, in small letters.
const NAMES: &[(&str, Role)] = &[
    ("value", Role::Value),
    ("values", Role::Value),
    ("obs_value", Role::Value),
    ("indhold", Role::Value),
    ("værdi", Role::Value),
    ("antal", Role::Value),
    ("period", Role::Period),
    ("time", Role::Period),
    ("time_period", Role::Period),
    ("tid", Role::Period),
    ("år", Role::Period),
    ("year", Role::Period),
    ("date", Role::Period),
    ("area", Role::Area),
    ("geo", Role::Area),
    ("ref_area", Role::Area),
    ("område", Role::Area),
    ("kommune", Role::Area),
    ("bydel", Role::Area),
    ("region", Role::Area),
    ("indicator", Role::Indicator),
    ("indikator", Role::Indicator),
    ("contentscode", Role::Indicator),
    ("measure", Role::Indicator),
    ("status", Role::Status),
    ("obs_status", Role::Status),
    ("obs_flag", Role::Status),
    ("flags", Role::Status),
    ("n", Role::Size),
    ("standard_error", Role::StandardError),
    ("lower", Role::Lower),
    ("ci_low", Role::Lower),
    ("upper", Role::Upper),
    ("ci_high", Role::Upper),
];

/// What a column of this name holds.
pub(super) fn role(name: &str) -> Option<Role> {
    if name.len() > 32 {
        return None;
    }
    // A Mac writes å as a and a ring.
    let small = name.trim().to_lowercase().replace("a\u{30a}", "å");
    NAMES.iter().find(|(known, _)| *known == small).map(|(_, role)| *role)
}

/// Whether a cell reads as a period, be it one that nothing is judged in, or is a date.
pub(super) fn is_period(sheet: &Sheet, cell: &Cell) -> bool {
    match cell.kind {
        Kind::Date => true,
        Kind::Text | Kind::Number => match periods::read(sheet.text(cell), None) {
            Ok(_) | Err(Fault::AmbiguousPeriod { .. } | Fault::OtherFrequency { .. }) => true,
            Err(_) => false,
        },
        Kind::Error | Kind::Truth | Kind::Formula => false,
    }
}

/// The variables that a title names: `Employment by sex, region and time`, `Beskæftigede efter køn, område og tid`.
/// The last is the time.
pub(super) fn variables(title: &str) -> Vec<&str> {
    let listed = [(" by ", " and "), (" efter ", " og ")].into_iter().find_map(|(before, between)| {
        let (_, list) = title.rsplit_once(before)?;
        let (others, last) = list.rsplit_once(between)?;
        Some(others.split(", ").chain([last]).map(str::trim).collect::<Vec<_>>())
    });
    listed.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::variables;

    #[test]
    fn a_title_names_its_variables() {
        let title = "Activity and employment rates (end November) by frequency, sex, region and time";
        assert_eq!(variables(title), ["frequency", "sex", "region", "time"]);
        assert_eq!(variables("Folketal efter område og tid"), ["område", "tid"]);
        assert!(variables("Folketal").is_empty());
    }
}

//! Periods among headings, and the variables that a title names.

use super::sheet::{Cell, Kind, Sheet};
use crate::feed::fault::Fault;
use crate::feed::periods;

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

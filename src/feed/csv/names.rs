//! Names of columns: the periods among them, and two for one role.

use super::fault::CsvFault;
use crate::feed::{Column, Fault, Place, Problem, Role, periods};

/// The keys that name a column of a role.
const KEYS: &[(&str, Role)] = &[
    ("indicator", Role::Indicator),
    ("area", Role::Area),
    ("period", Role::Period),
    ("value", Role::Value),
    ("status", Role::Status),
    ("n", Role::Size),
    ("standard_error", Role::StandardError),
    ("lower", Role::Lower),
    ("upper", Role::Upper),
];

/// A text of more bytes is no period.
const LONGEST: usize = 48;

/// The longest period in words: `2023 1. kvartal`.
const MOST_WORDS: usize = 3;

/// Whether a text reads as a period, be it one that nothing is judged in.
pub(super) fn is_period(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    match periods::read(text, None) {
        Ok(_) | Err(Fault::AmbiguousPeriod { .. } | Fault::OtherFrequency { .. }) => true,
        Err(_) => false,
    }
}

/// Whether a name holds a year without being a period: `2023r`, `2023 (rev.)`, `ultimo 2023`; in front of all periods
/// only where it begins with one, since a stub may tell of a year.
pub(super) fn holds_year(name: &str, among: bool) -> bool {
    let is_year = |digits: &str| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let mut runs = name.trim().split(|letter: char| !letter.is_ascii_digit()).enumerate();
    runs.any(|(nth, digits)| is_year(digits) && (among || nth == 0))
}

/// What is measured, and the period at its end: `Population 1981`. The longest period is meant: `Population marts 1981`.
pub(super) fn content_and_period(name: &str) -> Option<(&str, &str)> {
    let name = name.trim();
    let spaces: Vec<usize> = name.rmatch_indices(' ').map(|(at, _)| at).take(MOST_WORDS).collect();
    let parts = spaces.into_iter().rev().filter_map(|at| name.split_at_checked(at));
    // `pr. 31. december 2022` is a day of a year.
    let is_day = |content: &str| {
        let last = content.rsplit(' ').next().unwrap_or_default();
        last.strip_suffix('.').is_some_and(|day| !day.is_empty() && day.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut parts = parts
        .map(|(content, period)| (content.trim(), period.trim()))
        .filter(|(content, period)| !(is_day(content) && period.starts_with(char::is_alphabetic)));
    parts.find(|(content, period)| !content.is_empty() && is_period(period))
}

/// The columns of one role, two by two, as mistakes: which of them is meant has to be said.
pub(crate) fn rivals(columns: &[Column]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (key, role) in KEYS {
        let mut with = columns.iter().filter(|column| column.role == Some(*role));
        if let (Some(one), Some(other)) = (with.next(), with.next()) {
            let (one, other) = (one.name.clone(), other.name.clone());
            problems.push(Problem::new(Place::File, Fault::Csv(CsvFault::OneRoleTwice { key, one, other })));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::{content_and_period, is_period};

    #[test]
    fn the_longest_period_ends_a_name() {
        for (name, content, period) in [
            ("Population 1981", "Population", "1981"),
            ("Folketal marts 2023", "Folketal", "marts 2023"),
            ("Indeks 2015 2023", "Indeks 2015", "2023"),
            ("Mænd 2023 1. kvartal", "Mænd", "2023 1. kvartal"),
            ("Mænd 2023 1)", "Mænd", "2023 1)"),
            ("Personer pr. 31. december 2022", "Personer pr. 31. december", "2022"),
        ] {
            assert_eq!(content_and_period(name), Some((content, period)));
        }
        assert_eq!(content_and_period("andel"), None);
        assert!(is_period("1. halvår 2023") && is_period("2023/24") && !is_period("0-4"));
    }
}

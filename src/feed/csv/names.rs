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

/// What is measured, and the period at its end: `Population 1981`. The longest period is meant: `Population marts 1981`.
pub(super) fn content_and_period(name: &str) -> Option<(&str, &str)> {
    let name = name.trim();
    let spaces: Vec<usize> = name.rmatch_indices(' ').map(|(at, _)| at).take(MOST_WORDS).collect();
    let parts = spaces.into_iter().rev().filter_map(|at| name.split_at_checked(at));
    let mut parts = parts.map(|(content, period)| (content.trim(), period.trim()));
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
        ] {
            assert_eq!(content_and_period(name), Some((content, period)));
        }
        assert_eq!(content_and_period("andel"), None);
        assert!(is_period("1. halvår 2023") && is_period("2023/24") && !is_period("0-4"));
    }
}

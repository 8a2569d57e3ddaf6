//! What columns hold where their name says so.

use super::table::Role;

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
    ("foreløbig", Role::Status),
    ("foreløbigt", Role::Status),
    ("provisional", Role::Status),
    ("n", Role::Size),
    ("standard_error", Role::StandardError),
    ("lower", Role::Lower),
    ("ci_low", Role::Lower),
    ("upper", Role::Upper),
    ("ci_high", Role::Upper),
];

/// A text of more bytes is no known name.
const LONGEST: usize = 48;

/// What a column of this name holds.
pub(super) fn role_named(name: &str) -> Option<Role> {
    if name.len() > LONGEST {
        return None;
    }
    // A Mac writes å as a and a ring.
    let small = name.trim().to_lowercase().replace("a\u{30a}", "å");
    NAMES.iter().find(|(known, _)| *known == small).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::role_named;
    use crate::feed::Role;

    #[test]
    fn names_say_what_columns_hold() {
        assert_eq!(role_named("OMRÅDE"), Some(Role::Area));
        assert_eq!(role_named("A\u{30a}r"), Some(Role::Period));
        assert_eq!(role_named(" Antal "), Some(Role::Value));
        assert_eq!(role_named("køn"), None);
    }
}

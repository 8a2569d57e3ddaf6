//! Turns of phrase that the English text of a misfit needs.

use super::LooksLike;
use crate::name::Id;

/// Why a figure with three decimals is odd.
pub(super) fn fewer(indicator: &Id, beside: bool) -> String {
    if beside {
        format!("other figures for `{indicator}` have fewer decimals")
    } else {
        format!("`{indicator}` is a count")
    }
}

pub(super) fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

pub(super) fn left_over(column: &str, count: usize, looks: LooksLike) -> String {
    match looks {
        LooksLike::Statuses => format!("`{column}` seems to say something of the figures, and is not used"),
        LooksLike::Categories | LooksLike::Values => {
            format!("`{column}` has {count} categories, and the feed does not say which is meant")
        }
    }
}

pub(super) fn emptiest(most: &Option<(Id, Id, usize)>) -> String {
    let said = |(indicator, area, count): &(Id, Id, usize)| format!(", most for `{indicator}` in `{area}` ({count})");
    most.as_ref().map(said).unwrap_or_default()
}

/// What is told once: how many there are.
pub(super) fn others(count: usize) -> String {
    if count > 1 { format!("; this is the first of {count}") } else { String::new() }
}

/// `a`, `b` and 3 more
pub(super) fn some(found: &[String], count: usize) -> String {
    let quoted: Vec<String> = found.iter().map(|each| format!("`{each}`")).collect();
    match count.saturating_sub(found.len()) {
        0 => quoted.join(", "),
        more => format!("{} and {more} more", quoted.join(", ")),
    }
}

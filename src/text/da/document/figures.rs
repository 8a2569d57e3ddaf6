//! What a figure says of the series that it does not name.

use std::fmt::{self, Formatter};

/// Series that are not named.
pub(super) fn others(f: &mut Formatter<'_>, count: usize, areas: bool) -> fmt::Result {
    let noun = match (areas, count) {
        (true, 1) => "andet område",
        (true, _) => "andre områder",
        (false, 1) => "anden kurve",
        (false, _) => "andre kurver",
    };
    write!(f, "{count} {noun}")
}

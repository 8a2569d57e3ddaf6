//! What a figure says of the series that it does not name.

use std::fmt::{self, Formatter};

/// Series that are not named.
pub(super) fn others(f: &mut Formatter<'_>, count: usize, areas: bool) -> fmt::Result {
    let noun = match (areas, count) {
        (true, 1) => "area",
        (true, _) => "areas",
        (false, 1) => "line",
        (false, _) => "lines",
    };
    write!(f, "{count} other {noun}")
}

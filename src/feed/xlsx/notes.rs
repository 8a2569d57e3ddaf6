//! What stands above and below the figures: title, unit, footnotes.

use super::sheet::{Cell, Sheet};
use crate::feed::table::About;

/// What the unit is written behind.
const UNITS: [&str; 4] = ["units:", "unit:", "enhed:", "enheder:"];

/// The title, the unit and the notes of the rows above the headings.
pub(super) fn above(sheet: &Sheet, rows: &[&[Cell]]) -> About {
    let mut about = About::default();
    for row in rows {
        let line = sheet.line(row);
        if let Some(unit) = unit(&line) {
            about.unit = Some(unit.to_owned()).filter(|unit| !unit.is_empty() && unit != "-").or(about.unit);
        } else if about.title.is_none() {
            about.title = Some(line);
        } else {
            about.notes.push(line);
        }
    }
    about
}

fn unit(line: &str) -> Option<&str> {
    UNITS.iter().find_map(|start| {
        let (found, unit) = line.split_at_checked(start.len())?;
        found.eq_ignore_ascii_case(start).then(|| unit.trim())
    })
}

//! What stands above and below the figures: title, unit, footnotes.

use super::fault::XlsxFault;
use super::sheet::{Cell, Sheet};
use crate::feed::fault::{Place, Problem};
use crate::feed::table::About;

/// How much of a note a warning repeats.
const REPEATED: usize = 120;

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

/// Notes that tell of a break, as warnings.
pub(super) fn breaks(notes: &[String]) -> impl Iterator<Item = Problem> + '_ {
    let tells = |note: &&String| {
        let small = note.to_lowercase();
        small.contains("databrud") || small.contains("break in")
    };
    notes.iter().filter(tells).map(|note| {
        let found = note.chars().take(REPEATED).collect();
        Problem::new(Place::File, XlsxFault::NoteOfBreak { found })
    })
}

//! The values of a dataset and what is said of them, in all the ways they may be listed.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::fault::JsonStatFault;
use super::json::{self, Position};
use crate::feed::cube;
use crate::feed::exact;
use crate::feed::{Fault, Place, Problem, Problems, Texts};

/// Entries as they are listed: in a row, or each with its number.
pub(super) struct Listed {
    texts: Texts,
    /// The number of each entry and which of the texts it is, sorted; none where they stand in a row.
    positions: Option<Vec<(usize, usize)>>,
    /// Entries with a name that is no number.
    unplaced: Vec<String>,
}

/// Reads the values. Each stays as it is written, but with no exponent; one that is not there is empty.
pub(super) fn values(raw: &RawValue) -> Result<Listed, Vec<Problem>> {
    let mut problems = Problems::default();
    let listed = listed(raw, "value", |nth, raw, texts| {
        let is_number = raw.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-');
        let read = match raw {
            "null" => Some(Cow::Borrowed("")),
            _ if is_number => exact::shortest(raw).map(Cow::Owned).or_else(|| exact::plain(raw)),
            _ => None,
        };
        texts.push(read.as_deref().unwrap_or_default());
        if read.is_none() {
            problems.add(Place::Value(nth.saturating_add(1)), JsonStatFault::NotANumber { found: cube::cut(raw) });
        }
    });
    let listed = listed.map_err(|fault| vec![Problem::new(Place::File, fault)])?;
    problems.none(listed)
}

/// Reads the statuses of so many values: one for all of them, or one for each, or only those that there are.
pub(super) fn statuses(raw: &RawValue, cells: usize) -> Result<Texts, Vec<Problem>> {
    if let Some(all) = json::text(raw) {
        return Ok((0..cells).map(|_| all.as_str()).collect());
    }
    let listed = listed(raw, "status", |_, raw, texts| match raw {
        "null" => texts.push(""),
        _ => texts.push(serde_json::from_str::<String>(raw).as_deref().unwrap_or(raw)),
    });
    let listed = listed.map_err(|fault| vec![Problem::new(Place::File, fault)])?;
    let found = listed.texts.len();
    match &listed.positions {
        None if found == 1 => Ok((0..cells).map(|_| listed.texts.get(0)).collect()),
        None if found != cells => {
            let fault = JsonStatFault::StatusCount { statuses: found, cells };
            Err(vec![Problem::new(Place::File, fault)])
        }
        None | Some(_) => listed.laid_out(cells, "status"),
    }
}

fn listed(
    raw: &RawValue,
    member: &str,
    mut push: impl FnMut(usize, &str, &mut Texts),
) -> Result<Listed, JsonStatFault> {
    let mut texts = Texts::default();
    let (mut positions, mut unplaced) = (Vec::new(), Vec::new());
    let read = json::for_each(raw, |position, raw| {
        let nth = texts.len();
        let number = match position {
            Some(Position(Ok(number))) => {
                positions.push((number, nth));
                number
            }
            Some(Position(Err(name))) => {
                unplaced.push(name);
                return;
            }
            None => nth,
        };
        push(number, raw, &mut texts);
    });
    read.map_err(|_| JsonStatFault::Shape { member: member.into() })?;
    positions.sort_unstable();
    let twice = positions.windows(2).find_map(|pair| match pair {
        [(one, _), (other, _)] if one == other => Some(*one),
        _ => None,
    });
    if let Some(twice) = twice {
        return Err(JsonStatFault::Twice { member: format!("{member}.{twice}") });
    }
    let positions = Some(positions).filter(|_| raw.get().starts_with('{'));
    Ok(Listed { texts, positions, unplaced })
}

impl Listed {
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    pub(super) fn is_sparse(&self) -> bool {
        self.positions.is_some()
    }

    /// One text for each value there is, empty where none is listed.
    pub(super) fn laid_out(self, cells: usize, member: &str) -> Result<Texts, Vec<Problem>> {
        let Some(positions) = self.positions else { return Ok(self.texts) };
        let mut problems = Problems::default();
        let beyond = positions.iter().map(|(position, _)| *position).filter(|position| *position >= cells);
        let wrong = self.unplaced.into_iter().chain(beyond.map(|position| position.to_string()));
        for key in wrong {
            let last = cells.saturating_sub(1);
            problems.add(Place::File, JsonStatFault::OutOfRange { member: member.into(), key: cube::cut(&key), last });
        }
        problems.none(())?;
        let mut texts = Texts::default();
        for (position, nth) in positions {
            (texts.len()..position).for_each(|_| texts.push(""));
            texts.push(self.texts.get(nth));
        }
        (texts.len()..cells).for_each(|_| texts.push(""));
        Ok(texts)
    }
}

impl From<JsonStatFault> for Fault {
    fn from(fault: JsonStatFault) -> Fault {
        Fault::JsonStat(fault)
    }
}

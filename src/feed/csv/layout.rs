//! What kind of table a header stands over.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::fault::CsvFault;
use super::head::Head;
use super::names;
use crate::feed::fault::letters;
use crate::feed::names::role_named;
use crate::feed::{Place, Problem, Problems, Role, shown};

/// The most columns that a table may have: as many as a sheet.
pub(super) const MOST_COLUMNS: usize = 16_384;
/// The most columns beside those of periods: each is repeated for every period.
const MOST_STUBS: usize = 24;

/// What the columns are called that a table with periods across is turned into.
pub(super) const NAMES_ACROSS: [&str; 3] = ["content", "period", "value"];

/// A kind of table.
pub(super) enum Layout {
    /// A row for each value.
    Long,
    /// A row for each value; the last two columns are `TID` and `INDHOLD`.
    StatBank,
    /// Periods across.
    Wide(Wide),
}

/// Where periods stand across.
pub(super) struct Wide {
    /// The columns that say what the values of a row are values of.
    pub(super) stubs: Vec<usize>,
    /// The columns of values.
    pub(super) across: Vec<Across>,
    /// How many of the first stubs stand before every period: those may be left blank where they repeat.
    pub(super) before: usize,
    /// Whether no stub has a name, as in the sheets of StatBank Denmark, where the last is the area.
    pub(super) unnamed: bool,
}

/// A column of values with what its name says.
pub(super) struct Across {
    pub(super) nth: usize,
    pub(super) content: Option<String>,
    pub(super) period: String,
}

/// The kind of a table, where its columns can be told apart.
pub(super) fn of(head: &Head<'_>) -> Result<Layout, Vec<Problem>> {
    let mut problems = Problems::default();
    let place = Place::Line { line: head.line, column: None };
    let found = head.names.len();
    if found > MOST_COLUMNS {
        problems.add(place, CsvFault::TooManyColumns { found, most: MOST_COLUMNS });
        return problems.none(Layout::Long);
    }
    let layout = kind(head, &mut problems);
    let stubs = match &layout {
        Layout::Wide(wide) => wide.stubs.as_slice(),
        Layout::Long | Layout::StatBank => &[],
    };
    if stubs.len() > MOST_STUBS {
        let found = stubs.len();
        problems.add(place, CsvFault::TooManyColumns { found, most: MOST_STUBS });
    }
    check_names(head, &layout, &mut problems);
    problems.none(layout)
}

/// Every column has a name of its own. A stub without one goes by its letter, as in a spreadsheet.
fn check_names(head: &Head<'_>, layout: &Layout, problems: &mut Problems) {
    let [content, period, value] = NAMES_ACROSS;
    let has_content = |wide: &Wide| wide.across.iter().any(|across| across.content.is_some());
    let (is_wide, mut seen) = match layout {
        Layout::Wide(wide) if has_content(wide) => (true, BTreeSet::from([content, period, value].map(Cow::Borrowed))),
        Layout::Wide(_) => (true, BTreeSet::from([period, value].map(Cow::Borrowed))),
        Layout::Long | Layout::StatBank => (false, BTreeSet::new()),
    };
    let mut two_headers = false;
    for (nth, name) in (1_u32..).zip(&head.names) {
        let place = Place::Line { line: head.line, column: Some(nth) };
        if name.is_empty() && !is_wide {
            problems.add(place, CsvFault::NoName);
        } else if is_value(name) {
            problems.add(place, CsvFault::ValueAsName { found: name.clone() });
        } else if !seen.insert(name_or_letter(name, nth)) {
            if names::is_period(name) || head.period_above {
                two_headers = true;
            } else {
                problems.add(place, CsvFault::DuplicateName { name: name.clone() });
            }
        }
    }
    if two_headers {
        problems.add(Place::Line { line: head.line, column: None }, CsvFault::TwoHeaders);
    }
}

/// What a column is called: by its letter where it has no name.
pub(super) fn name_or_letter(name: &str, nth: u32) -> Cow<'_, str> {
    if name.is_empty() { Cow::Owned(letters(nth)) } else { Cow::Borrowed(name) }
}

fn kind(head: &Head<'_>, problems: &mut Problems) -> Layout {
    if ends_as_statbank(&head.names) {
        return Layout::StatBank;
    }
    let pure: Vec<usize> =
        (0..).zip(&head.names).filter(|(_, name)| names::is_period(name)).map(|(nth, _)| nth).collect();
    let period = head.names.iter().find(|name| role_named(name) == Some(Role::Period));
    let place = Place::Line { line: head.line, column: None };
    if let (Some(period), Some(named)) = (period, pure.first().and_then(|nth| head.names.get(*nth))) {
        problems.add(place, CsvFault::PeriodsTwice { period: period.clone(), named: named.clone() });
        return Layout::Long;
    }
    let across: Vec<Across> =
        if pure.is_empty() && period.is_none() { combined(&head.names) } else { alone(head, &pure) };
    let Some(first) = across.first().map(|across| across.nth) else { return Layout::Long };
    let taken: BTreeSet<usize> = across.iter().map(|across| across.nth).collect();
    let stubs: Vec<usize> = (0..head.names.len()).filter(|nth| !taken.contains(nth)).collect();
    let is_empty = |nth: &usize| head.names.get(*nth).is_none_or(String::is_empty);
    if stubs.iter().any(|nth| *nth > first && is_empty(nth)) {
        problems.add(place, CsvFault::TwoHeaders);
    }
    // Its values would be taken for what the figures of a row are figures of.
    for (nth, name) in stubs.iter().filter_map(|nth| Some((*nth, head.names.get(*nth)?))) {
        if names::holds_year(name, nth > first) {
            let column = u32::try_from(nth.saturating_add(1)).ok();
            let found = shown(name);
            problems.add(Place::Line { line: head.line, column }, CsvFault::NoPeriod { found });
        }
    }
    let before = stubs.iter().filter(|nth| **nth < first).count();
    let unnamed = stubs.iter().all(is_empty);
    Layout::Wide(Wide { stubs, across, before, unnamed })
}

/// Whether a header is one of StatBank Denmark, whatever the language of the rest.
pub(super) fn ends_as_statbank(names: &[String]) -> bool {
    let is = |name: &String, word: &str| name.to_uppercase() == word;
    matches!(names, [.., period, value] if is(period, "TID") && is(value, "INDHOLD"))
}

/// Columns that are named by a period.
fn alone(head: &Head<'_>, pure: &[usize]) -> Vec<Across> {
    let named = pure.iter().filter_map(|nth| Some((*nth, head.names.get(*nth)?)));
    named.map(|(nth, name)| Across { nth, content: None, period: name.clone() }).collect()
}

/// The last columns, which are named by what they hold and a period: `Population 1981`.
fn combined(names: &[String]) -> Vec<Across> {
    let of = |(nth, name): (usize, &String)| {
        let (content, period) = names::content_and_period(name)?;
        Some(Across { nth, content: Some(content.to_owned()), period: period.to_owned() })
    };
    let mut across: Vec<Across> = (0..names.len()).zip(names).rev().map_while(of).collect();
    across.reverse();
    across
}

/// A number that is no period: no name.
fn is_value(name: &str) -> bool {
    !names::is_period(name)
        && name.bytes().any(|byte| byte.is_ascii_digit())
        && name.bytes().all(|byte| byte.is_ascii_digit() || b".,- ".contains(&byte))
}

//! Which column holds what, and which rows are taken.

use std::collections::BTreeSet;

use super::Feed;
use super::columns::{Cell, distinct, each, say_the_same};
use super::matching::plain;
use crate::feed::{Column, Format, LooksLike, Mark, Misfit, Role, Table, UNIT_MEASURE};
use crate::name::nearest;

/// The columns of a table that a feed uses, and the rows that pass its `where`.
pub(super) struct Chosen<'t> {
    columns: Vec<(Role, &'t Column)>,
    /// Those that `where` is about.
    narrowed: Vec<&'t Column>,
    pub(super) rows: Rows,
}

/// Rows of a table, in order.
#[derive(Clone)]
pub(super) enum Rows {
    /// So many from the first on.
    All(usize),
    These(Vec<u32>),
}

impl Rows {
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + Clone {
        let (all, these) = match self {
            Rows::All(count) => (0..*count, [].as_slice()),
            Rows::These(these) => (0..0, these.as_slice()),
        };
        all.chain(these.iter().map(|row| usize::try_from(*row).unwrap_or(usize::MAX)))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.last().is_none()
    }

    pub(super) fn last(&self) -> Option<usize> {
        match self {
            Rows::All(count) => count.checked_sub(1),
            Rows::These(these) => these.last().and_then(|row| usize::try_from(*row).ok()),
        }
    }

    /// Those of them of which something holds.
    pub(super) fn those(&self, mut hold: impl FnMut(usize) -> bool) -> Rows {
        Rows::These(self.iter().filter(|row| hold(*row)).filter_map(|row| u32::try_from(row).ok()).collect())
    }
}

/// How many categories a message lists.
pub(super) const LISTED: usize = 8;

impl<'t> Chosen<'t> {
    /// Chooses the columns; what is wrong is reported, and nothing is chosen where a column is missing.
    pub(super) fn new(feed: &Feed, table: &'t Table, report: &mut impl FnMut(Misfit)) -> Option<Chosen<'t>> {
        let mut columns = Vec::new();
        let mut complete = true;
        for role in Role::ALL {
            let constant = match role {
                Role::Indicator => feed.indicator.is_some(),
                Role::Area => feed.area.is_some(),
                Role::Period
                | Role::Value
                | Role::Status
                | Role::Size
                | Role::StandardError
                | Role::Lower
                | Role::Upper => false,
            };
            if constant {
                continue;
            }
            match column_of(role, feed, table) {
                Ok(found) => columns.extend(found.map(|column| (role, column))),
                Err(misfit) => {
                    complete = false;
                    report(misfit);
                }
            }
        }
        let mut chosen = Chosen { columns, narrowed: Vec::new(), rows: Rows::All(table.rows()) };
        if let Some(misfit) = chosen.other_value(feed, table) {
            report(misfit);
            complete = false;
        }
        for (name, categories) in &feed.filter {
            let Some(column) = named(name, table) else {
                complete = false;
                report(Misfit::UnknownColumn { name: name.clone(), columns: nearest_columns(name, table) });
                continue;
            };
            chosen.narrow(column, categories, report);
        }
        complete.then_some(chosen)
    }

    pub(super) fn column(&self, role: Role) -> Option<&'t Column> {
        self.columns.iter().find(|(own, _)| *own == role).map(|(_, column)| *column)
    }

    /// Whether a column holds what the figures are figures of, or what is said of them.
    pub(super) fn is_used(&self, column: &Column) -> bool {
        self.columns.iter().any(|(_, used)| std::ptr::eq(*used, column))
    }

    /// The columns that `where` is about and that hold nothing of what figures are told apart by.
    pub(super) fn narrowed(&self) -> impl Iterator<Item = &'t Column> {
        self.narrowed.iter().copied().filter(|column| !self.is_used(column))
    }

    /// Another column that holds values too, where nobody says which one counts.
    fn other_value(&self, feed: &Feed, table: &'t Table) -> Option<Misfit> {
        let is_said = feed.columns.iter().any(|(role, _)| *role == Role::Value);
        let value = self.column(Role::Value).filter(|_| !is_said)?;
        let is_narrowed = |column: &Column| feed.filter.iter().any(|(name, _)| is_named(name, column));
        let mut others = table.columns.iter().filter(|column| !self.is_used(column) && !is_narrowed(column));
        let other = others.find(|column| holds_values(table, column))?;
        let columns = vec![value.name.clone(), other.name.clone()];
        Some(Misfit::SeveralColumns { role: Role::Value, columns })
    }

    /// Keeps the rows with one of some categories.
    fn narrow(&mut self, column: &'t Column, categories: &[String], report: &mut impl FnMut(Misfit)) {
        self.narrowed.push(column);
        if categories.iter().any(|category| category == "*") {
            return;
        }
        let known = distinct(column, &Rows::All(column.cells.len()));
        let there: BTreeSet<String> =
            known.iter().flat_map(|(cell, _)| cell.names()).map(|name| plain(&name).into_owned()).collect();
        for category in categories.iter().filter(|category| !there.contains(plain(category).as_ref())) {
            let mut names: Vec<String> = known.iter().map(|(cell, _)| cell.shown().to_owned()).collect();
            if names.len() <= 1000 {
                names = nearest(category, names.iter().map(String::as_str));
            }
            names.truncate(LISTED);
            let (column, category) = (column.name.clone(), category.clone());
            report(Misfit::NoCategory { column, category, categories: names });
        }
        let wanted: BTreeSet<_> = categories.iter().map(|category| plain(category)).collect();
        let is_wanted =
            each(column, &self.rows, |cell, _| cell.names().any(|name| wanted.contains(plain(&name).as_ref())));
        self.rows = self.rows.those(|row| is_wanted.get(row) == Some(&true));
    }

    /// Dimensions that are not used and have several categories among some rows. What only says in other words what
    /// a used column says is none.
    pub(super) fn left_over(&self, table: &'t Table, rows: &Rows) -> Vec<Misfit> {
        let mut left = Vec::new();
        for column in &table.columns {
            let spoken_for = self.is_used(column)
                || self.narrowed.iter().any(|narrowed| std::ptr::eq(*narrowed, column))
                || (column.is_attribute() && !is_unit(column));
            if spoken_for {
                continue;
            }
            let found = distinct(column, rows);
            let looks = looks_like(&found);
            // What is said of all figures alike is said of them too.
            if (found.len() < 2 && looks != LooksLike::Statuses)
                || self.columns.iter().any(|(role, used)| {
                    is_key(*role) && are_called_alike(used, column) && say_the_same(used, column, rows)
                })
            {
                continue;
            }
            left.push(Misfit::LeftOver {
                looks,
                column: column.name.clone(),
                categories: found.iter().take(LISTED).map(|(cell, _)| cell.shown().to_owned()).collect(),
                count: found.len(),
            });
        }
        left
    }

    /// A column in which two rows differ that stand for the same figure.
    pub(super) fn difference(&self, table: &'t Table, one: usize, other: usize) -> Option<&'t Column> {
        let mut others = table.columns.iter().filter(|column| !self.is_used(column) && !column.is_attribute());
        others.find(|column| Cell::of(column, one) != Cell::of(column, other))
    }
}

/// Whether one column is called as the other, with something behind it: `kommune` and `kommunekode`. That two columns
/// split the rows alike is no sign that they say the same: few rows are split alike by anything.
fn are_called_alike(one: &Column, other: &Column) -> bool {
    const LEAST: usize = 3;
    const NAMES: [&str; 5] = ["navn", "name", "label", "betegnelse", "tekst"];
    const CODES: [&str; 5] = ["kode", "code", "nr", "nummer", "id"];
    let (one, other) = (one.name.trim().to_lowercase(), other.name.trim().to_lowercase());
    let is_code_and_name = |code: &str, name: &str| CODES.contains(&code) && NAMES.contains(&name);
    if is_code_and_name(&one, &other) || is_code_and_name(&other, &one) {
        return true;
    }
    let (shorter, longer) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    shorter.chars().count() >= LEAST && longer.starts_with(shorter.as_str())
}

/// Whether a column of a file that people write holds numbers and is called as columns of values are. What only has
/// numbers may be a code, and `antal børn` may be one of the things that figures are told apart by.
fn holds_values(table: &Table, column: &Column) -> bool {
    const NAMES: [&str; 18] = [
        "andel",
        "procent",
        "pct",
        "beløb",
        "rate",
        "indeks",
        "gennemsnit",
        "median",
        "sum",
        "værdi",
        "share",
        "percent",
        "amount",
        "mean",
        "average",
        "value",
        "count",
        "number",
    ];
    let is_sheet = matches!(table.format, Format::Csv | Format::Xlsx);
    if !is_sheet || column.role.is_some() || column.is_attribute() || is_unit(column) {
        return false;
    }
    let name = column.name.split(['(', '[']).next().unwrap_or_default().trim().trim_end_matches('.').to_lowercase();
    NAMES.contains(&name.as_str()) && holds_numbers(column)
}

/// What some categories look like.
fn looks_like(found: &[(Cell<'_>, usize)]) -> LooksLike {
    let texts = || found.iter().map(|(cell, _)| cell.shown()).filter(|text| !text.is_empty());
    let is_status = |text: &str| Mark::of_word(text).is_some();
    let says_something = |text: &str| Mark::of_word(text).is_some_and(|mark| mark != Mark::Normal);
    if texts().all(is_status) && texts().any(says_something) {
        LooksLike::Statuses
    } else if are_numbers(found) {
        LooksLike::Values
    } else {
        LooksLike::Categories
    }
}

/// Whether a column holds nothing but numbers.
pub(super) fn holds_numbers(column: &Column) -> bool {
    are_numbers(&distinct(column, &Rows::All(column.cells.len())))
}

fn are_numbers(cells: &[(Cell<'_>, usize)]) -> bool {
    cells.iter().all(|(cell, _)| cell.label.is_none() && is_number(cell.code))
}

/// Whether a text is written as a number.
fn is_number(text: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-' | '\u{2212}' | ' ' | '%');
    text.contains(|letter: char| letter.is_ascii_digit()) && text.trim().chars().all(is_part)
}

/// Whether a column holds the unit of each value; where it varies, values of two kinds stand below each other.
fn is_unit(column: &Column) -> bool {
    column.is_called(UNIT_MEASURE)
}

fn is_key(role: Role) -> bool {
    matches!(role, Role::Indicator | Role::Area | Role::Period)
}

/// The first column with one of some names.
pub(super) fn attribute<'t>(table: &'t Table, names: &[&str]) -> Option<&'t Column> {
    table.columns.iter().find(|column| column.is_called(names))
}

fn column_of<'t>(role: Role, feed: &Feed, table: &'t Table) -> Result<Option<&'t Column>, Misfit> {
    if let Some((_, name)) = feed.columns.iter().find(|(own, _)| *own == role) {
        let unknown = || Misfit::UnknownColumn { name: name.clone(), columns: nearest_columns(name, table) };
        return named(name, table).map(Some).ok_or_else(unknown);
    }
    // A column that is named for something else, or narrowed down, does not hold this as well.
    let is_free = |column: &&Column| {
        let named = feed.columns.iter().any(|(_, name)| is_named(name, column));
        !named && !feed.filter.iter().any(|(name, _)| is_named(name, column) && !is_key(role))
    };
    let all: Vec<&Column> = table.columns.iter().filter(|column| column.role == Some(role)).filter(is_free).collect();
    match all.as_slice() {
        [only] => Ok(Some(only)),
        [] if is_key(role) || role == Role::Value => {
            // What holds something else by its role is no candidate, unless nothing else is there.
            let names = |free: bool| -> Vec<String> {
                let free = table.columns.iter().filter(|column| !free || column.role.is_none());
                free.map(|column| column.name.clone()).collect()
            };
            let columns = Some(names(true)).filter(|names| !names.is_empty()).unwrap_or_else(|| names(false));
            Err(Misfit::NoColumn { role, columns })
        }
        [] => Ok(None),
        several => {
            Err(Misfit::SeveralColumns { role, columns: several.iter().map(|column| column.name.clone()).collect() })
        }
    }
}

fn named<'t>(name: &str, table: &'t Table) -> Option<&'t Column> {
    let by_name = table.columns.iter().find(|column| plain(&column.name) == plain(name));
    by_name.or_else(|| table.columns.iter().find(|column| is_named(name, column)))
}

fn is_named(name: &str, column: &Column) -> bool {
    let name = plain(name);
    plain(&column.name) == name || column.label.as_ref().is_some_and(|label| plain(label) == name)
}

fn nearest_columns(name: &str, table: &Table) -> Vec<String> {
    nearest(name, table.columns.iter().map(|column| column.name.as_str()))
}

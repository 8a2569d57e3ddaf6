//! What is seen of a table: the file's own words, its columns, its periods, and what stands in the place of values.

use std::collections::BTreeMap;

use maal::feed::{About, Cells, Column, Fault, Place, Problem, PxFault, Role, Table};
use maal::{Frequency, Language, Period};
use serde::Serialize;

/// A published file, as it is told of.
#[derive(Debug, Serialize)]
pub(crate) struct Seen {
    pub(crate) file: String,
    pub(crate) format: &'static str,
    pub(crate) title: Option<String>,
    pub(crate) table: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) updated: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) decimals: Option<u32>,
    pub(crate) rows: usize,
    pub(crate) columns: Vec<SeenColumn>,
    pub(crate) periods: Option<Span>,
    /// What stands in the place of values, and how often.
    pub(crate) symbols: Vec<Counted>,
    /// What stands beside values, and how often.
    pub(crate) statuses: Vec<Counted>,
    pub(crate) notes: Vec<String>,
    pub(crate) warnings: Vec<String>,
    /// Symbols that the publisher shows as other texts, and those.
    #[serde(skip)]
    pub(crate) shown_as: Vec<(String, String)>,
}

/// A column with the first of its categories.
#[derive(Debug, Serialize)]
pub(crate) struct SeenColumn {
    pub(crate) name: String,
    pub(crate) label: Option<String>,
    pub(crate) role: Option<&'static str>,
    /// How many different cells it has; none for values.
    pub(crate) categories: Option<usize>,
    pub(crate) first: Vec<SeenCategory>,
    #[serde(skip)]
    pub(crate) is_attribute: bool,
    /// Whether nothing but numbers and signs for them stands in it.
    #[serde(skip)]
    pub(crate) is_of_numbers: bool,
}

/// A category by its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct SeenCategory {
    pub(crate) code: String,
    pub(crate) label: Option<String>,
}

/// From the first period to the last.
#[derive(Debug, Serialize)]
pub(crate) struct Span {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) frequency: &'static str,
    /// How many cells of the column are no periods, or periods of another length.
    pub(crate) others: usize,
}

/// A text and how often it stands there.
#[derive(Debug, Serialize)]
pub(crate) struct Counted {
    pub(crate) text: String,
    pub(crate) count: usize,
}

/// How many categories are listed.
const LISTED: usize = 6;

impl Seen {
    pub(crate) fn of(file: &str, table: &Table, language: Language) -> Seen {
        let About { title, table: name, publisher, updated, unit, decimals, notes } = table.about.clone();
        let only = |role| {
            let mut with = table.columns.iter().filter(move |column| column.role == Some(role));
            with.next().filter(|_| with.next().is_none())
        };
        Seen {
            file: file.to_owned(),
            format: table.format.word(),
            title,
            table: name,
            publisher,
            updated: updated.map(|date| date.to_string()),
            unit,
            decimals,
            rows: table.rows(),
            columns: table.columns.iter().map(SeenColumn::of).collect(),
            periods: only(Role::Period).and_then(Span::of),
            symbols: only(Role::Value).map(|column| counted(column, is_symbol)).unwrap_or_default(),
            statuses: only(Role::Status).map(|column| counted(column, |text| !text.is_empty())).unwrap_or_default(),
            notes,
            warnings: table.warnings.iter().map(|warning| told(warning, language)).collect(),
            shown_as: table.warnings.iter().filter_map(|warning| shown_as(&warning.fault)).collect(),
        }
    }

    /// The column that holds something, where it is only one.
    pub(crate) fn only(&self, role: Role) -> Option<&SeenColumn> {
        let mut with = self.with(role);
        with.next().filter(|_| with.next().is_none())
    }

    /// The columns that hold something.
    pub(crate) fn with(&self, role: Role) -> impl Iterator<Item = &SeenColumn> {
        self.columns.iter().filter(move |column| column.role == Some(role.key()))
    }

    /// The columns that divide the figures and are none of the known.
    pub(crate) fn dimensions(&self) -> impl Iterator<Item = &SeenColumn> {
        let divides = |column: &&SeenColumn| column.categories.is_some_and(|count| count > 1);
        let unknown = self.columns.iter().filter(|column| column.role.is_none() && !column.is_attribute);
        unknown.filter(divides).filter(|column| !self.may_be_values(column))
    }

    /// Whether it is one of those in which the figures may stand, where nothing tells in which they do.
    pub(crate) fn may_be_values(&self, column: &SeenColumn) -> bool {
        column.role.is_none() && column.is_of_numbers && self.with(Role::Value).next().is_none()
    }
}

impl SeenColumn {
    fn of(column: &Column) -> SeenColumn {
        let is_number =
            matches!(column.role, Some(Role::Value | Role::Size | Role::StandardError | Role::Lower | Role::Upper));
        let (count, first) = if is_number { (None, Vec::new()) } else { categories(column) };
        SeenColumn {
            name: column.name.clone(),
            label: column.label.clone(),
            role: column.role.map(Role::key),
            categories: count,
            first,
            is_attribute: column.is_attribute(),
            is_of_numbers: is_of_numbers(column),
        }
    }
}

fn categories(column: &Column) -> (Option<usize>, Vec<SeenCategory>) {
    match &column.cells {
        Cells::Categories { all, .. } => {
            let first = all.iter().take(LISTED);
            let first = first
                .map(|category| SeenCategory { code: category.code.clone(), label: category.label.clone() })
                .collect();
            (Some(all.len()), first)
        }
        Cells::Texts(texts) => {
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            for row in 0..texts.len() {
                seen.entry(texts.get(row)).or_insert(row);
            }
            let count = seen.len();
            let mut by_row: Vec<(usize, &str)> = seen.into_iter().map(|(text, row)| (row, text)).collect();
            by_row.sort_unstable();
            let first = by_row.into_iter().take(LISTED);
            (Some(count), first.map(|(_, text)| SeenCategory { code: text.to_owned(), label: None }).collect())
        }
    }
}

impl Span {
    /// Of periods of several lengths those that most have.
    fn of(column: &Column) -> Option<Span> {
        let read = column.periods();
        let periods: Vec<Period> = read.iter().filter_map(|period| period.as_ref().ok().copied()).collect();
        let many = |frequency: Frequency| periods.iter().filter(|period| period.frequency() == frequency).count();
        let frequency = FREQUENCIES.into_iter().map(|(frequency, _)| frequency).max_by_key(|known| many(*known))?;
        let mut own: Vec<Period> = periods.into_iter().filter(|period| period.frequency() == frequency).collect();
        own.sort_unstable();
        let (from, to) = (own.first()?, own.last()?);
        let word = FREQUENCIES.iter().find(|(known, _)| *known == frequency)?.1;
        let others = read.len().saturating_sub(own.len());
        Some(Span { from: from.to_string(), to: to.to_string(), frequency: word, others })
    }
}

/// With the words of the format.
const FREQUENCIES: [(Frequency, &str); 4] = [
    (Frequency::Month, "month"),
    (Frequency::Quarter, "quarter"),
    (Frequency::HalfYear, "half-year"),
    (Frequency::Year, "year"),
];

/// What is odd, and what to do about it.
fn told(warning: &Problem, language: Language) -> String {
    let place = match warning.place {
        Place::File => String::new(),
        place @ (Place::Line { .. } | Place::Cell { .. } | Place::Value(_)) => {
            format!("{}: ", place.explain(language))
        }
    };
    let help = warning.help(language).map(|help| format!("\n{help}")).unwrap_or_default();
    format!("{place}{}{help}", warning.message(language))
}

#[allow(clippy::wildcard_enum_match_arm, reason = "the faults of files may become more")]
fn shown_as(fault: &Fault) -> Option<(String, String)> {
    match fault {
        Fault::Px(PxFault::SymbolShown { symbol, shown }) => Some((symbol.clone(), shown.clone())),
        _ => None,
    }
}

fn is_of_numbers(column: &Column) -> bool {
    let all = || (0..column.cells.len()).map(|row| column.cell(row));
    let can_be_in_number = |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || "+-.,".contains(letter);
    all().all(|text| text.chars().all(can_be_in_number)) && all().any(|text| !is_symbol(text))
}

/// Whether a value is no number: there is no digit in it.
fn is_symbol(text: &str) -> bool {
    !text.contains(|letter: char| letter.is_ascii_digit())
}

fn counted(column: &Column, asked: impl Fn(&str) -> bool) -> Vec<Counted> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in 0..column.cells.len() {
        let text = column.cell(row).trim();
        if asked(text) {
            *counts.entry(text).or_default() += 1;
        }
    }
    counts.into_iter().map(|(text, count)| Counted { text: text.to_owned(), count }).collect()
}

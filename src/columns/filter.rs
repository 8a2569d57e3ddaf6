//! Filters over the rows of a register, with every field and value resolved to its type.

use std::collections::{BTreeMap, BTreeSet};

use crate::measure::{Criterion, Filter};
use crate::name::is_unseen;
use crate::name::{Id, Language, nearest};
use crate::number::Number;
use crate::problem::{Fault, Problem};
use crate::register::{Datum, FieldType, Register, Row, SUGGESTED};

/// A register with the types of its fields by name.
pub(super) struct Table<'a> {
    pub(super) id: &'a Id,
    pub(super) register: &'a Register,
    pub(super) fields: BTreeMap<&'a Id, FieldType>,
}

/// What a row must be like to count.
pub(super) struct Sieve<'a>(Vec<(&'a Id, Test<'a>)>);

/// A criterion in the type of its field.
enum Test<'a> {
    /// Each with its number in the filter.
    Texts(BTreeMap<&'a str, usize>),
    Numbers(BTreeSet<Number>),
    Within {
        at_least: Option<Number>,
        at_most: Option<Number>,
        more_than: Option<Number>,
        less_than: Option<Number>,
    },
    YesNo {
        yes: bool,
        no: bool,
    },
}

/// How many names that could have been meant were looked for so far.
#[derive(Default)]
pub(super) struct Suggested(usize);

impl<'a> Sieve<'a> {
    /// Resolves a filter, whose path is given. What does not fit is a problem and left out.
    pub(super) fn new(
        table: &Table<'a>,
        filter: &'a Filter,
        path: &str,
        suggested: &mut Suggested,
        problems: &mut Vec<Problem>,
    ) -> Sieve<'a> {
        let mut tests = Vec::with_capacity(filter.criteria.len());
        for (field, criterion) in &filter.criteria {
            let path = format!("{path}/{field}");
            let holds = match table.field(field, suggested) {
                Ok(holds) => holds,
                Err(unknown) => {
                    problems.push(Problem::new(path, unknown));
                    continue;
                }
            };
            let test = match criterion {
                Criterion::OneOf(values) => one_of(values, (field, holds), &path, problems),
                Criterion::Range { at_least, at_most, more_than, less_than } => {
                    let limits = [*at_least, *at_most, *more_than, *less_than];
                    let keys = ["at_least", "at_most", "more_than", "less_than"];
                    check_limits(limits.into_iter().zip(keys), (field, holds), &path, problems);
                    let (at_least, at_most) = (*at_least, *at_most);
                    Test::Within { at_least, at_most, more_than: *more_than, less_than: *less_than }
                }
            };
            if let Test::Texts(wanted) = &test {
                table.check_occurring(field, wanted, &path, suggested, problems);
            }
            tests.push((field, test));
        }
        Sieve(tests)
    }

    /// Whether a row passes; `None` where a missing value leaves it open. A row that fails one criterion fails,
    /// whatever is missing elsewhere.
    pub(super) fn passes(&self, row: &Row) -> Option<bool> {
        let mut passes = Some(true);
        for (field, test) in &self.0 {
            match test.holds(row.values.get(*field)) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => passes = None,
            }
        }
        passes
    }

    /// The fields that are asked for.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'a Id> {
        self.0.iter().map(|(field, _)| *field)
    }
}

impl Test<'_> {
    fn holds(&self, datum: Option<&Datum>) -> Option<bool> {
        match (datum?, self) {
            (Datum::Missing, _) => None,
            (Datum::Text(text), Test::Texts(wanted)) => Some(wanted.contains_key(text.as_str())),
            (Datum::Words(text), Test::Texts(wanted)) => {
                Some(Language::ALL.iter().any(|language| wanted.contains_key(text.get(*language))))
            }
            (Datum::Number(number), Test::Numbers(wanted)) => Some(wanted.contains(number)),
            (Datum::Number(number), Test::Within { at_least, at_most, more_than, less_than }) => Some(
                at_least.is_none_or(|least| least <= *number)
                    && at_most.is_none_or(|most| *number <= most)
                    && more_than.is_none_or(|limit| limit < *number)
                    && less_than.is_none_or(|limit| *number < limit),
            ),
            (Datum::YesNo(answer), Test::YesNo { yes, no }) => Some(if *answer { *yes } else { *no }),
            (Datum::Text(_) | Datum::Words(_) | Datum::Number(_) | Datum::YesNo(_), _) => Some(false),
        }
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(id: &'a Id, register: &'a Register) -> Table<'a> {
        Table { id, register, fields: register.fields.iter().map(|(field, holds)| (field, *holds)).collect() }
    }

    /// The type of a field.
    pub(super) fn field(&self, field: &Id, suggested: &mut Suggested) -> Result<FieldType, Fault> {
        self.fields.get(field).copied().ok_or_else(|| {
            let known = suggested.nearest(field.as_str(), || self.fields.keys().copied());
            Fault::UnknownField { field: field.clone(), register: self.id.clone(), known }
        })
    }

    /// A text that no row has is probably misspelt.
    fn check_occurring(
        &self,
        field: &Id,
        wanted: &BTreeMap<&str, usize>,
        path: &str,
        suggested: &mut Suggested,
        problems: &mut Vec<Problem>,
    ) {
        let mut unseen = wanted.clone();
        if let Some(words) = self.register.words.get(field) {
            unseen.retain(|text, _| !words.iter().any(|word| word == text));
        } else {
            self.check_likeness(field, wanted, problems);
            for text in self.register.rows.iter().filter_map(|row| row.values.get(field)?.text()) {
                unseen.remove(text);
            }
        }
        for (text, nth) in unseen {
            let known = suggested.nearest(text, || self.register.texts(field).into_iter());
            let fault = Fault::UnknownText { text: text.to_owned(), field: field.clone(), known };
            problems.push(Problem::new(format!("{path}/{nth}"), fault));
        }
    }
}

impl Table<'_> {
    /// Where any text may stand under a field, one that is almost what is asked for would be passed over in silence, and
    /// so would one that says that nothing is known.
    fn check_likeness(&self, field: &Id, wanted: &BTreeMap<&str, usize>, problems: &mut Vec<Problem>) {
        let alike = |text: &str| {
            let seen = text.replace(is_unseen, "").to_lowercase();
            seen.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let asked: BTreeMap<String, &str> = wanted.keys().map(|text| (alike(text), *text)).collect();
        for (nth, row) in self.register.rows.iter().enumerate() {
            let Some(text) = row.values.get(field).and_then(Datum::text) else { continue };
            if wanted.contains_key(text) {
                continue;
            }
            let plain = alike(text);
            let fault = match asked.get(&plain) {
                Some(asked) => Fault::AlmostText { found: text.to_owned(), asked: (*asked).to_owned() },
                None if NOT_KNOWN.contains(&plain.as_str()) => Fault::LooksMissing(text.to_owned()),
                None => continue,
            };
            problems.push(Problem::new(format!("registers/{}/rows/{nth}/{field}", self.id), fault));
        }
    }
}

/// What people write where they know nothing.
const NOT_KNOWN: [&str; 12] =
    ["missing", "mangler", "ukendt", "unknown", "uoplyst", "?", "-", "–", "..", "n/a", "na", "ved ikke"];

impl Suggested {
    /// The nearest names, as long as not too many were looked for already.
    pub(super) fn nearest<'w, W, I>(&mut self, word: &str, known: impl FnOnce() -> I) -> Vec<W::Owned>
    where
        W: ToOwned + Ord + ?Sized + std::borrow::Borrow<str> + 'w,
        I: Iterator<Item = &'w W>,
    {
        self.0 += 1;
        if self.0 <= SUGGESTED { nearest(word, known()) } else { Vec::new() }
    }
}

fn one_of<'a>(
    values: &'a [String],
    (field, holds): (&Id, FieldType),
    path: &str,
    problems: &mut Vec<Problem>,
) -> Test<'a> {
    let mut misfit = |nth: usize, value: &str| {
        let fault = Fault::OtherType { found: value.to_owned(), field: field.clone(), holds: holds.holds() };
        problems.push(Problem::new(format!("{path}/{nth}"), fault));
    };
    let numbered = values.iter().map(String::as_str).enumerate();
    match holds {
        FieldType::Text => Test::Texts(numbered.map(|(nth, text)| (text, nth)).collect()),
        FieldType::Number { decimals } => {
            let mut wanted = BTreeMap::new();
            for (nth, value) in numbered {
                match value.parse::<Number>() {
                    Ok(number) => wanted.extend([(number, nth)]),
                    Err(_) => misfit(nth, value),
                }
            }
            for (number, nth) in &wanted {
                check_decimals(*number, decimals, &format!("{path}/{nth}"), problems);
            }
            Test::Numbers(wanted.into_keys().collect())
        }
        FieldType::YesNo => {
            let (mut yes, mut no) = (false, false);
            for (nth, value) in numbered {
                match value {
                    "yes" | "true" => yes = true,
                    "no" | "false" => no = true,
                    _ => misfit(nth, value),
                }
            }
            Test::YesNo { yes, no }
        }
    }
}

fn check_limits(
    limits: impl Iterator<Item = (Option<Number>, &'static str)>,
    (field, holds): (&Id, FieldType),
    path: &str,
    problems: &mut Vec<Problem>,
) {
    let FieldType::Number { decimals } = holds else {
        problems.push(Problem::new(path, Fault::NotNumbers { field: field.clone(), holds: holds.holds() }));
        return;
    };
    for (limit, key) in limits {
        let Some(limit) = limit else { continue };
        check_decimals(limit, decimals, &format!("{path}/{key}"), problems);
    }
}

/// A number finer than the field could be a thousand times as much: `1.500`.
fn check_decimals(number: Number, decimals: u32, path: &str, problems: &mut Vec<Problem>) {
    match number.decimals() {
        None => problems.push(Problem::new(path, Fault::FigureTooLong)),
        Some(found) if decimals < found => {
            problems.push(Problem::new(path, Fault::FieldDecimals { found, decimals }));
        }
        Some(_) => {}
    }
}

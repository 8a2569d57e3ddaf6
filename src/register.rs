//! Registers: tables of rows from which indicators are measured.

use std::collections::{BTreeMap, BTreeSet};

use crate::allow::Allow;
use crate::date::Date;
use crate::name::{Id, Language, Text, nearest};
use crate::number::Number;
use crate::period::Period;
use crate::problem::{Fault, Holds, Problem};

/// A table with one row for each thing that is counted: an activity, a grant, an inspection.
///
/// Plain data; [`DatasetBuilder::build`](crate::DatasetBuilder::build) checks it.
///
/// ```
/// use maal::{Dataset, Datum, FieldType, Period, Register, Row, Text};
/// let mut activities = Register::new(Text::new("aktiviteter", "activities"));
/// activities.area = Some("partnership".into());
/// activities.period = Period::year(2024);
/// activities.fields = vec![("partners".into(), FieldType::WHOLE), ("on_track".into(), FieldType::YesNo)];
/// activities.rows = vec![
///     Row::default().with("partners", 3).with("on_track", true),
///     Row::default().with("partners", Datum::Missing).with("on_track", false),
/// ];
/// let mut figures = Dataset::builder();
/// figures.register("activities", activities);
/// let data = figures.build().unwrap();
/// assert_eq!(data.registers().count(), 1);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// What the rows are, in the plural: `activities`.
    pub name: Text,
    /// The same in the singular.
    pub one: Option<Text>,
    /// The area of every row that does not name its own.
    pub area: Option<Id>,
    /// The period of every row that does not name its own.
    pub period: Option<Period>,
    /// When it was published; a view as of an earlier date does not see its rows.
    pub as_of: Option<Date>,
    /// Where the rows come from; shown where an indicator measured from them has no source of its own.
    pub source: Option<Text>,
    /// A remark for the reader.
    pub note: Option<Text>,
    /// What a row may hold; `area` and `period` are not among them.
    pub fields: Vec<(Id, FieldType)>,
    /// The texts that a field of texts may hold; one that is not named here may hold any.
    pub words: BTreeMap<Id, Vec<String>>,
    /// The rows; their order does not matter.
    pub rows: Vec<Row>,
    /// Warnings that are not to be shown for it.
    pub allow: Vec<Allow>,
}

/// What a field of a register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// A text, compared letter by letter.
    Text,
    /// A number with at most so many decimals.
    Number {
        /// How many; more are refused, zeros at the end included.
        decimals: u32,
    },
    /// Yes or no.
    YesNo,
}

/// One thing that is counted, with what is known of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its area; that of the register where it has none.
    pub area: Option<Id>,
    /// Its period; that of the register where it has none.
    pub period: Option<Period>,
    /// What is known of it. A field that is left out must not be asked for by any indicator.
    pub values: BTreeMap<Id, Datum>,
}

/// What stands in a row under one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// It is known that the value is not known. Where it could change a figure, the figure is missing.
    Missing,
    /// A text.
    Text(String),
    /// A text in both languages, to be shown.
    Words(Text),
    /// A number.
    Number(Number),
    /// Yes or no.
    YesNo(bool),
}

/// What an explanation says of a register.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct About {
    pub(crate) id: Id,
    pub(crate) name: Text,
    pub(crate) one: Option<Text>,
    pub(crate) source: Option<Text>,
    pub(crate) note: Option<Text>,
}

/// The keys of a row that are not fields.
const NOT_FIELDS: [&str; 2] = ["area", "period"];

/// The most decimals that a field may have.
const MOST_DECIMALS: u32 = 12;

/// With how many unknown names of one register those that could have been meant are named.
pub(crate) const SUGGESTED: usize = 25;

impl Register {
    /// A register without fields and rows.
    #[must_use]
    pub fn new(name: impl Into<Text>) -> Register {
        Register {
            name: name.into(),
            one: None,
            area: None,
            period: None,
            as_of: None,
            source: None,
            note: None,
            fields: Vec::new(),
            words: BTreeMap::new(),
            rows: Vec::new(),
            allow: Vec::new(),
        }
    }

    /// Checks all that can be seen without a rulebook.
    pub(crate) fn check(&self, id: &Id, problems: &mut Vec<Problem>) {
        let path = format!("registers/{id}");
        let mut fields = BTreeMap::new();
        for (field, holds) in &self.fields {
            let mut report = |fault| problems.push(Problem::new(format!("{path}/fields/{field}"), fault));
            if !field.is_well_formed() {
                report(Fault::MalformedName(field.clone()));
            }
            if NOT_FIELDS.contains(&field.as_str()) {
                report(Fault::ReservedField(field.clone()));
            }
            match holds {
                FieldType::Number { decimals } if *decimals > MOST_DECIMALS => {
                    report(Fault::DecimalsTooMany(*decimals));
                }
                FieldType::Number { .. } | FieldType::Text | FieldType::YesNo => {}
            }
            if fields.insert(field, *holds).is_some() {
                report(Fault::Repeated(field.to_string()));
            }
        }
        for (field, words) in &self.words {
            let mut report = |fault| problems.push(Problem::new(format!("{path}/fields/{field}"), fault));
            match fields.get(field) {
                Some(FieldType::Text) if words.is_empty() => report(Fault::Empty),
                Some(FieldType::Text) => {}
                Some(_) | None => report(Fault::UnknownField {
                    field: field.clone(),
                    register: id.clone(),
                    known: nearest(field.as_str(), fields.keys().copied()),
                }),
            }
        }
        let mut unknown = 0;
        for (nth, row) in self.rows.iter().enumerate() {
            let path = format!("{path}/rows/{nth}");
            let without =
                [("area", row.area.is_none() && self.area.is_none()), ("period", self.period_of(row).is_none())];
            for (key, _) in without.into_iter().filter(|(_, missing)| *missing) {
                problems.push(Problem::new(&path, Fault::RowWithout(key)));
            }
            for (field, datum) in &row.values {
                let fault = match fields.get(field) {
                    Some(holds) => datum.misfit(field, *holds).or_else(|| self.other_word(field, datum)),
                    None => {
                        unknown += 1;
                        let suggest = unknown <= SUGGESTED;
                        let known = if suggest { nearest(field.as_str(), fields.keys().copied()) } else { Vec::new() };
                        Some(Fault::UnknownField { field: field.clone(), register: id.clone(), known })
                    }
                };
                problems.extend(fault.map(|fault| Problem::new(format!("{path}/{field}"), fault)));
            }
        }
    }

    /// The area of a row, its own or that of all rows.
    pub(crate) fn area_of<'a>(&'a self, row: &'a Row) -> Option<&'a Id> {
        row.area.as_ref().or(self.area.as_ref())
    }

    /// The period of a row, its own or that of all rows.
    pub(crate) fn period_of(&self, row: &Row) -> Option<Period> {
        row.period.or(self.period)
    }

    /// A text that a field may not hold.
    fn other_word(&self, field: &Id, datum: &Datum) -> Option<Fault> {
        let (known, text) = (self.words.get(field).filter(|words| !words.is_empty())?, datum.text()?);
        let is_known = known.iter().any(|word| word == text);
        (!is_known).then(|| Fault::OtherWord { text: text.to_owned(), field: field.clone(), known: known.clone() })
    }

    /// The texts that may stand under a field, or, where any may, those that rows have; each once.
    pub(crate) fn texts(&self, field: &Id) -> BTreeSet<&str> {
        if let Some(words) = self.words.get(field) {
            return words.iter().map(String::as_str).collect();
        }
        self.rows.iter().filter_map(|row| row.values.get(field)?.text()).collect()
    }
}

impl About {
    pub(crate) fn new(id: &Id, register: &Register) -> About {
        let Register { name, one, source, note, .. } = register;
        About { id: id.clone(), name: name.clone(), one: one.clone(), source: source.clone(), note: note.clone() }
    }
}

impl FieldType {
    /// Whole numbers.
    pub const WHOLE: FieldType = FieldType::Number { decimals: 0 };

    /// What it holds, in one word.
    pub(crate) fn holds(self) -> Holds {
        match self {
            FieldType::Text => Holds::Texts,
            FieldType::Number { .. } => Holds::Numbers,
            FieldType::YesNo => Holds::YesNo,
        }
    }
}

impl Row {
    /// The same row with one more value.
    #[must_use]
    pub fn with(mut self, field: impl Into<Id>, value: impl Into<Datum>) -> Row {
        self.values.insert(field.into(), value.into());
        self
    }
}

impl Datum {
    /// The text, where it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Datum::Text(text) => Some(text),
            Datum::Missing | Datum::Words(_) | Datum::Number(_) | Datum::YesNo(_) => None,
        }
    }

    /// Why it cannot stand under a field.
    fn misfit(&self, field: &Id, holds: FieldType) -> Option<Fault> {
        let other = |found: String| Some(Fault::OtherType { found, field: field.clone(), holds: holds.holds() });
        match (self, holds) {
            (Datum::Missing, _)
            | (Datum::Text(_) | Datum::Words(_), FieldType::Text)
            | (Datum::YesNo(_), FieldType::YesNo) => None,
            (Datum::Number(number), FieldType::Number { decimals }) => match number.decimals() {
                None => Some(Fault::FigureTooLong),
                Some(found) if decimals < found => Some(Fault::FieldDecimals { found, decimals }),
                Some(_) => None,
            },
            (Datum::Text(text), FieldType::Number { .. } | FieldType::YesNo) => other(text.clone()),
            (Datum::Words(text), FieldType::Number { .. } | FieldType::YesNo) => {
                other(text.get(Language::Danish).to_owned())
            }
            (Datum::Number(number), FieldType::Text | FieldType::YesNo) => other(number.to_string()),
            (Datum::YesNo(yes), FieldType::Text | FieldType::Number { .. }) => {
                other(if *yes { "yes" } else { "no" }.to_owned())
            }
        }
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Datum {
        Datum::Text(text.to_owned())
    }
}

impl From<Text> for Datum {
    fn from(text: Text) -> Datum {
        Datum::Words(text)
    }
}

impl From<bool> for Datum {
    fn from(yes: bool) -> Datum {
        Datum::YesNo(yes)
    }
}

impl From<Number> for Datum {
    fn from(number: Number) -> Datum {
        Datum::Number(number)
    }
}

impl From<i32> for Datum {
    fn from(number: i32) -> Datum {
        Datum::Number(number.into())
    }
}

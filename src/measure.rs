//! How an indicator is measured from the rows of a register, as it is declared.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::name::Id;
use crate::number::Number;

/// How the values of an indicator are counted up from a register, for each area and period that has rows.
///
/// A period in which no row passes has the value 0; one without any row has no value. Whether the register and its
/// fields exist is checked when rulebook and figures meet.
///
/// ```
/// use maal::{Better, Criterion, Filter, Indicator, Measure, Unit};
/// let filter = Filter::default().and("partners", Criterion::at_least(2));
/// let measured = Measure::Count { of: "activities".into(), filter };
/// let unit = Unit::Count { of: "activities".into(), one: None };
/// let with_partners = Indicator {
///     measured: Some(measured),
///     ..Indicator::new("the number of activities with partners".into(), unit, Better::Higher)
/// };
/// # let _ = with_partners;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// How many rows pass.
    Count {
        /// The register.
        of: Id,
        /// Which rows count.
        filter: Filter,
    },
    /// The sum of a field over the rows that pass.
    Sum {
        /// The field; it holds numbers.
        field: Id,
        /// The register.
        of: Id,
        /// Which rows count.
        filter: Filter,
    },
    /// 100 · the rows that pass / all rows, in percent.
    ///
    /// It behaves as a derived share of two counts, which a report names `<indicator>/part` and `<indicator>/whole`.
    Share {
        /// The register.
        of: Id,
        /// Which rows are the part.
        filter: Filter,
        /// Which rows are the whole; the part is taken of these. All where it asks for nothing.
        among: Filter,
    },
}

/// Which rows of a register count: those that meet every criterion. Without criteria all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// What is asked of which field.
    pub criteria: Vec<(Id, Criterion)>,
}

/// What is asked of one field of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Criterion {
    /// It is one of these values, written as in a row: `Fælleshaven`, `3`, `yes`.
    OneOf(Vec<String>),
    /// It is a number within these limits.
    Range {
        /// Not below this.
        at_least: Option<Number>,
        /// Not above this.
        at_most: Option<Number>,
        /// Above this.
        more_than: Option<Number>,
        /// Below this.
        less_than: Option<Number>,
    },
}

impl Measure {
    /// The register whose rows are counted.
    #[must_use]
    pub fn register(&self) -> &Id {
        match self {
            Measure::Count { of, .. } | Measure::Sum { of, .. } | Measure::Share { of, .. } => of,
        }
    }

    /// The key under which the register is named.
    pub(crate) fn register_key(&self) -> &'static str {
        match self {
            Measure::Count { .. } => "count",
            Measure::Sum { .. } => "of",
            Measure::Share { .. } => "share",
        }
    }

    /// The filters, each with the key under which it is declared.
    pub(crate) fn filters(&self) -> impl Iterator<Item = (&'static str, &Filter)> {
        let (filter, among) = match self {
            Measure::Count { filter, .. } | Measure::Sum { filter, .. } => (filter, None),
            Measure::Share { filter, among, .. } => (filter, Some(among)),
        };
        [("where", filter)].into_iter().chain(among.map(|among| ("among", among)))
    }
}

impl Filter {
    /// The same filter with one more criterion.
    #[must_use]
    pub fn and(mut self, field: impl Into<Id>, criterion: Criterion) -> Filter {
        self.criteria.push((field.into(), criterion));
        self
    }
}

impl Criterion {
    /// Nothing but this value, written as in a row.
    #[must_use]
    pub fn is(value: &str) -> Criterion {
        Criterion::OneOf(vec![value.to_owned()])
    }

    /// A number that is not below a limit.
    #[must_use]
    pub fn at_least(limit: impl Into<Number>) -> Criterion {
        Criterion::Range { at_least: Some(limit.into()), at_most: None, more_than: None, less_than: None }
    }

    /// A number that is not above a limit.
    #[must_use]
    pub fn at_most(limit: impl Into<Number>) -> Criterion {
        Criterion::Range { at_least: None, at_most: Some(limit.into()), more_than: None, less_than: None }
    }

    /// Whether limits exclude each other, so that no number can lie within them.
    pub(crate) fn is_impossible(&self) -> bool {
        let Criterion::Range { at_least, at_most, more_than, less_than } = self else { return false };
        let crosses = |low: &Option<Number>, high: &Option<Number>, both_included: bool| {
            low.zip(*high).is_some_and(|(low, high)| high < low || (high == low && !both_included))
        };
        crosses(at_least, at_most, true)
            || crosses(at_least, less_than, false)
            || crosses(more_than, at_most, false)
            || crosses(more_than, less_than, false)
    }
}

/// As it is declared: `{"count": "activities", "where": {…}}`.
impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Measure::Sum { field, .. } = self {
            map.serialize_entry("sum", field)?;
        }
        map.serialize_entry(self.register_key(), self.register())?;
        for (key, filter) in self.filters().filter(|(_, filter)| !filter.criteria.is_empty()) {
            map.serialize_entry(key, filter)?;
        }
        map.end()
    }
}

impl Serialize for Filter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.criteria.iter().map(|(field, criterion)| (field, criterion)))
    }
}

impl Serialize for Criterion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (at_least, at_most, more_than, less_than) = match self {
            Criterion::OneOf(values) => return values.serialize(serializer),
            Criterion::Range { at_least, at_most, more_than, less_than } => (at_least, at_most, more_than, less_than),
        };
        let limits = [("at_least", at_least), ("at_most", at_most), ("more_than", more_than), ("less_than", less_than)];
        serializer.collect_map(limits.into_iter().filter_map(|(key, limit)| Some((key, limit.as_ref()?))))
    }
}

//! What is measured, and where: indicators and areas as they are declared.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::allow::Allow;
use crate::measure::Measure;
use crate::name::{Id, Text};
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::uncertainty::Uncertainty;

/// What is measured: a share, a rate, a count, an amount.
///
/// A plain declaration; a [`Rulebook`](crate::Rulebook) checks it. Example:
///
/// ```
/// use maal::{Better, Indicator, Text, Unit};
/// let indicator = Indicator::new(Text::new("andelen af utrygge", "the share who feel unsafe"), Unit::Percent, Better::Lower);
/// let indicator = Indicator { decimals: Some(0), sample: true, ..indicator };
/// # let _ = indicator;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its name as it stands in running text.
    pub name: Text,
    /// What its values count.
    pub unit: Unit,
    /// Which way is better.
    pub better: Better,
    /// Decimals as published. Required unless the unit is a count (then 0) or the indicator is derived, where it
    /// only shapes the text, or measured from a register: a sum without it is one of whole numbers.
    pub decimals: Option<u32>,
    /// How often it is measured.
    pub frequency: Frequency,
    /// Whether it comes from a survey, so that differences may be chance.
    pub sample: bool,
    /// How uncertain its values are, and how differences between them are tested.
    pub uncertainty: Option<Uncertainty>,
    /// Whether its figures are updated continually after publication.
    pub revised: bool,
    /// Where its series begin anew.
    pub breaks: Vec<Break>,
    /// How it is computed from other indicators, if it is.
    pub derived: Option<Derivation>,
    /// How it is measured from the rows of a register, if it is.
    pub measured: Option<Measure>,
    /// Where the figures come from.
    pub source: Option<Text>,
    /// A remark for the reader.
    pub note: Option<Text>,
    /// Warnings that are not to be shown for it and its figures.
    pub allow: Vec<Allow>,
}

/// What the values of an indicator count.
#[derive(Clone, Debug, PartialEq)]
pub enum Unit {
    /// Percent; differences are percentage points.
    Percent,
    /// A number without a unit.
    Plain,
    /// A number of something, counted exactly.
    Count {
        /// What is counted, in the plural.
        of: Text,
        /// The same in the singular.
        one: Option<Text>,
    },
    /// A number per so many of something.
    Per {
        /// Per how many.
        per: Number,
        /// Of what, in the plural.
        of: Text,
    },
    /// An amount of money, or of another measure: `kr.`, `t`.
    Amount(Text),
}

/// Which way an indicator is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// Lower is better.
    Lower,
    /// Higher is better.
    Higher,
}

/// The first period of a new series: what comes before is not comparable with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// The first period of the new series.
    pub at: Period,
    /// The area it concerns; all areas where none is given.
    pub area: Option<Id>,
    /// Why.
    pub reason: Text,
}

/// How an indicator is computed from others, in one area and period. It has a value where all its parts have one.
#[derive(Clone, Debug, PartialEq)]
pub enum Derivation {
    /// 100 · `part` / `of`, in percent.
    Share {
        /// The part.
        part: Id,
        /// The whole.
        of: Id,
    },
    /// `per` · `count` / `of`.
    Rate {
        /// What is counted.
        count: Id,
        /// The population.
        of: Id,
        /// Per how many.
        per: Number,
    },
    /// The sum of the parts.
    Sum(Vec<Id>),
    /// The first less the second.
    Difference(Id, Id),
}

/// A place or a population that a series is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its name as it stands in running text.
    pub name: Text,
    /// The name with its preposition: `i København`, `in Copenhagen`.
    pub within: Option<Text>,
    /// The area that it is a part of.
    pub part_of: Option<Id>,
    /// A remark for the reader.
    pub note: Option<Text>,
    /// Warnings that are not to be shown for it.
    pub allow: Vec<Allow>,
}

impl Better {
    /// The word of the format: `lower`, `higher`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Better::Lower => "lower",
            Better::Higher => "higher",
        }
    }
}

impl Indicator {
    /// A yearly indicator with everything else left open.
    #[must_use]
    pub fn new(name: Text, unit: Unit, better: Better) -> Indicator {
        Indicator {
            name,
            unit,
            better,
            decimals: None,
            frequency: Frequency::Year,
            sample: false,
            uncertainty: None,
            revised: false,
            breaks: Vec::new(),
            derived: None,
            measured: None,
            source: None,
            note: None,
            allow: Vec::new(),
        }
    }
}

impl Indicator {
    /// Whether the decimals of its figures must be declared.
    pub(crate) fn needs_decimals(&self) -> bool {
        self.decimals.is_none() && self.derived.is_none() && self.measured.is_none() && !self.unit.is_count()
    }
}

impl Unit {
    /// Per how many, where the values are rates.
    #[must_use]
    pub fn per(&self) -> Option<Number> {
        match self {
            Unit::Per { per, .. } => Some(*per),
            Unit::Percent | Unit::Plain | Unit::Count { .. } | Unit::Amount(_) => None,
        }
    }

    /// Whether values are counted, and so exact.
    #[must_use]
    pub fn is_count(&self) -> bool {
        matches!(self, Unit::Count { .. })
    }
}

impl Derivation {
    /// The indicators it is computed from, in their order.
    pub fn parts(&self) -> impl Iterator<Item = &Id> {
        let (pair, list): ([Option<&Id>; 2], &[Id]) = match self {
            Derivation::Share { part, of } => ([Some(part), Some(of)], &[]),
            Derivation::Rate { count, of, .. } => ([Some(count), Some(of)], &[]),
            Derivation::Sum(parts) => ([None, None], parts),
            Derivation::Difference(from, less) => ([Some(from), Some(less)], &[]),
        };
        pair.into_iter().flatten().chain(list)
    }
}

impl Area {
    /// An area with a name and nothing else.
    #[must_use]
    pub fn named(name: impl Into<Text>) -> Area {
        Area { name: name.into(), within: None, part_of: None, note: None, allow: Vec::new() }
    }
}

/// As it is declared: `"percent"`, `"plain"`, `{"count": …, "one": …}`, `{"per": …, "of": …}`, `{"amount": …}`.
impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = match self {
            Unit::Percent => return serializer.serialize_str("percent"),
            Unit::Plain => return serializer.serialize_str("plain"),
            Unit::Count { .. } | Unit::Per { .. } | Unit::Amount(_) => serializer.serialize_map(None)?,
        };
        match self {
            Unit::Percent | Unit::Plain => {}
            Unit::Count { of, one } => {
                map.serialize_entry("count", of)?;
                map.serialize_entry("one", one)?;
            }
            Unit::Per { per, of } => {
                map.serialize_entry("per", per)?;
                map.serialize_entry("of", of)?;
            }
            Unit::Amount(of) => map.serialize_entry("amount", of)?,
        }
        map.end()
    }
}

//! Targets and goals as they are declared.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::allow::Allow;
use crate::name::{Id, Text};
use crate::period::Period;
use crate::rule::Rule;

/// One indicator in one area, or in several, under one rule. A plain declaration; a [`Rulebook`](crate::Rulebook)
/// checks it.
///
/// ```
/// use maal::{Baseline, Maintain, Period, Rule, Target};
/// let held = Maintain { baseline: Baseline::Period(Period::year(2020).unwrap()), tolerance: None };
/// let target = Target::new("theft", "partnership", Rule::Maintain(held));
/// # let _ = target;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What is measured.
    pub indicator: Id,
    /// Where.
    pub areas: Areas,
    /// What is demanded.
    pub rule: Rule,
    /// Which periods decide; the kind of rule has a default.
    pub judged: Option<Judged>,
    /// The periods that are judged; the rulebook has a default.
    pub window: Option<Window>,
    /// Areas that are shown beside it and never change a verdict.
    pub compare: Vec<Id>,
    /// What is required of the evidence beside comparability.
    pub require: Require,
    /// Whether figures may be compared across a break.
    pub across_breaks: bool,
    /// A name of its own.
    pub name: Option<Text>,
    /// Where the target is from.
    pub source: Option<Text>,
    /// A remark for the reader.
    pub note: Option<Text>,
    /// Warnings that are not to be shown for it.
    pub allow: Vec<Allow>,
}

/// The areas that a target is about; it is judged in each.
#[derive(Clone, Debug, PartialEq)]
pub enum Areas {
    /// One area.
    One(Id),
    /// Several.
    Several(Vec<Id>),
    /// Every declared one, except one that the rule names as reference.
    All,
}

/// Which periods decide the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// The last one with a value.
    Latest,
    /// All judgeable ones.
    EveryPeriod,
    /// This one.
    At(Period),
}

/// The periods from the beginning of one to the end of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Window {
    /// The first.
    pub from: Period,
    /// The last.
    pub to: Period,
}

/// What is required of the evidence for a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Require {
    /// The difference is statistically significant.
    pub significant: bool,
    /// Rounding cannot change the verdict.
    pub firm: bool,
    /// No figure is provisional or estimated.
    pub settled: bool,
}

/// A named group of targets.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Its name.
    pub name: Text,
    /// Its targets, in their order.
    pub targets: Vec<(Id, Target)>,
    /// How many of them must be met.
    pub achieved_when: AchievedWhen,
    /// Where it is from.
    pub source: Option<Text>,
    /// A remark for the reader.
    pub note: Option<Text>,
    /// Warnings that are not to be shown for it and its targets.
    pub allow: Vec<Allow>,
}

/// How many targets must be met for a goal to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AchievedWhen {
    /// All.
    All,
    /// One at least.
    Any,
    /// So many at least.
    AtLeast(u32),
}

impl Target {
    /// A target with everything else left open.
    #[must_use]
    pub fn new(indicator: impl Into<Id>, area: impl Into<Id>, rule: Rule) -> Target {
        Target {
            indicator: indicator.into(),
            areas: Areas::One(area.into()),
            rule,
            judged: None,
            window: None,
            compare: Vec::new(),
            require: Require::default(),
            across_breaks: false,
            name: None,
            source: None,
            note: None,
            allow: Vec::new(),
        }
    }
}

impl Goal {
    /// A goal that is achieved when all its targets are met.
    #[must_use]
    pub fn new(name: impl Into<Text>) -> Goal {
        Goal {
            name: name.into(),
            targets: Vec::new(),
            achieved_when: AchievedWhen::All,
            source: None,
            note: None,
            allow: Vec::new(),
        }
    }
}

impl Require {
    /// The words of the format, in the order in which they are applied.
    pub const WORDS: [&'static str; 3] = ["significant", "firm", "settled"];

    /// The words that are required.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        let required = [self.significant, self.firm, self.settled];
        Require::WORDS.into_iter().zip(required).filter_map(|(word, required)| required.then_some(word))
    }
}

impl Serialize for Require {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.words())
    }
}

/// As it is declared: `"latest"`, `"every_period"`, `{"at": "2024"}`.
impl Serialize for Judged {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Judged::Latest => serializer.serialize_str("latest"),
            Judged::EveryPeriod => serializer.serialize_str("every_period"),
            Judged::At(period) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("at", period)?;
                map.end()
            }
        }
    }
}

//! What the oracle knows of a rulebook and its figures: plain structs, nothing checked, nothing shared with the library.

use std::collections::{BTreeMap, BTreeSet};

use super::fraction::Fraction;

#[derive(Clone, Debug)]
pub struct Model {
    pub window: Option<Window>,
    pub areas: usize,
    /// Per area the one that it is a part of.
    pub part_of: Vec<Option<usize>>,
    pub indicators: Vec<Indicator>,
    pub goals: Vec<Goal>,
    pub comparisons: Vec<Comparison>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frequency {
    Year,
    HalfYear,
    Quarter,
    Month,
}

impl Frequency {
    pub fn per_year(self) -> i32 {
        match self {
            Frequency::Year => 1,
            Frequency::HalfYear => 2,
            Frequency::Quarter => 4,
            Frequency::Month => 12,
        }
    }

    fn months(self) -> i32 {
        12 / self.per_year()
    }
}

/// `index` counts periods of this frequency from the start of year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    pub frequency: Frequency,
    pub index: i32,
}

impl Period {
    pub fn year(self) -> i32 {
        self.index / self.frequency.per_year()
    }

    pub fn first_month(self) -> i32 {
        self.index * self.frequency.months()
    }

    pub fn last_month(self) -> i32 {
        self.first_month() + self.frequency.months() - 1
    }

    /// The last period of another, not coarser, frequency in this one.
    pub fn last_in(self, frequency: Frequency) -> i32 {
        self.last_month() / frequency.months()
    }

    pub fn text(self) -> String {
        let part = self.index % self.frequency.per_year() + 1;
        match self.frequency {
            Frequency::Year => format!("{}", self.year()),
            Frequency::HalfYear => format!("{}-H{part}", self.year()),
            Frequency::Quarter => format!("{}-Q{part}", self.year()),
            Frequency::Month => format!("{}-{part:02}", self.year()),
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Window {
    pub from: Period,
    pub to: Period,
}

impl Window {
    /// The first and the last index of those periods that lie wholly inside; first > last when none does.
    pub fn span(self, frequency: Frequency) -> (i32, i32) {
        let months = frequency.months();
        let first = (self.from.first_month() + months - 1) / months;
        let last = (self.to.last_month() + 1) / months - 1;
        (first, last)
    }
}

/// A number as a file writes it: `units` of its last decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    pub units: i64,
    pub places: u32,
}

impl Decimal {
    pub fn fraction(self) -> Fraction {
        Fraction::new(self.units.into(), 10_i128.pow(self.places))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    Lower,
    Higher,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Percent,
    Plain,
    Count,
    Per(i64),
    Amount,
}

#[derive(Clone, Debug)]
pub struct Indicator {
    pub unit: Unit,
    pub decimals: Option<u32>,
    pub better: Better,
    pub frequency: Frequency,
    pub sample: bool,
    pub uncertainty: Option<Uncertainty>,
    pub revised: bool,
    pub breaks: BTreeSet<(Option<usize>, i32)>,
    pub derived: Option<Derived>,
    /// By area and index of the period.
    pub observations: BTreeMap<(usize, i32), Observation>,
}

#[derive(Clone, Debug)]
pub enum Derived {
    Share { part: usize, of: usize },
    Rate { part: usize, of: usize, per: i64 },
    Sum(Vec<usize>),
    Difference(usize, usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Normal,
    Revised,
    Break,
    Provisional,
    Estimated,
    LowReliability,
    Suppressed,
    Missing,
}

#[derive(Clone, Copy, Debug)]
pub struct Observation {
    pub value: Option<Decimal>,
    pub status: Status,
    pub sampling: Sampling,
}

/// What an observation carries for statements about chance.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sampling {
    pub n: Option<i32>,
    pub error: Option<Decimal>,
    pub interval: Option<(Decimal, Decimal)>,
}

#[derive(Clone, Copy, Debug)]
pub struct Uncertainty {
    pub method: Method,
    pub level: u32,
    pub one_sided: bool,
    pub design_effect: Option<Decimal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Proportion,
    Poisson,
    StandardError,
    /// Of this level.
    Interval(u32),
}

#[derive(Clone, Debug)]
pub struct Goal {
    pub achieved_when: Option<AchievedWhen>,
    pub targets: Vec<Target>,
}

#[derive(Clone, Copy, Debug)]
pub enum AchievedWhen {
    All,
    Any,
    AtLeast(usize),
}

#[derive(Clone, Debug)]
pub struct Target {
    pub name: String,
    pub indicator: usize,
    pub areas: Areas,
    pub rule: Rule,
    pub judged: Option<Judged>,
    pub window: Option<Window>,
    pub compare: Vec<usize>,
    pub significant: bool,
    pub firm: bool,
    pub settled: bool,
    pub across_breaks: bool,
}

#[derive(Clone, Debug)]
pub enum Areas {
    One(usize),
    List(Vec<usize>),
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    Latest,
    EveryPeriod,
    At(i32),
}

#[derive(Clone, Debug)]
pub enum Rule {
    Maintain { baseline: Baseline, tolerance: Option<Amount> },
    Annual { rise: bool, step: Option<Amount> },
    Converge { to: usize, since: i32, by: Option<Period>, within: Option<Amount> },
    Level { word: Word, against: Against },
    Reach { baseline: Baseline, milestones: Vec<(Period, Decimal)>, goal: ReachGoal, by: Period, path: Option<Path> },
    Monitor { baseline: Option<Baseline> },
}

#[derive(Clone, Debug)]
pub enum Baseline {
    Period(i32),
    Mean(Vec<i32>),
    MeanFromTo(i32, i32),
    Stated { value: Decimal, at: Option<i32> },
}

#[derive(Clone, Copy, Debug)]
pub enum Amount {
    InUnit(Decimal),
    Points(Decimal),
    Relative(Decimal),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
}

#[derive(Clone, Copy, Debug)]
pub enum Against {
    Level { value: Decimal, percent_sign: bool },
    Area { area: usize, tolerance: Option<Amount> },
}

#[derive(Clone, Copy, Debug)]
pub enum ReachGoal {
    Value(Decimal),
    Change(Amount),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    Straight,
    Compound,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    Yes,
    No,
    Unknown,
}

#[derive(Clone, Debug)]
pub struct Comparison {
    pub indicator: usize,
    pub area: usize,
    pub pair: Pair,
    pub significant: Stated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    Between(i32, i32),
    With { area: usize, at: i32 },
}

/// An indicator and two points of it, the lesser first.
pub type PairKey = (usize, (usize, i32), (usize, i32));

impl Comparison {
    pub fn key(&self) -> PairKey {
        self.pair.key(self.indicator, self.area)
    }
}

impl Pair {
    /// Pairs are unordered: the same pair has the same key whichever end was written first.
    pub fn key(self, indicator: usize, area: usize) -> PairKey {
        let (one, other) = match self {
            Pair::Between(a, b) => ((area, a), (area, b)),
            Pair::With { area: other, at } => ((area, at), (other, at)),
        };
        (indicator, one.min(other), one.max(other))
    }
}

impl Baseline {
    pub fn periods(&self) -> Vec<i32> {
        match self {
            Baseline::Period(at) => vec![*at],
            Baseline::Mean(periods) => periods.clone(),
            Baseline::MeanFromTo(from, to) => (*from..=*to).collect(),
            Baseline::Stated { at, .. } => at.iter().copied().collect(),
        }
    }

    /// The period after which one is "after the baseline", and where a path starts.
    pub fn last(&self) -> Option<i32> {
        self.periods().into_iter().max()
    }

    pub fn first(&self) -> Option<i32> {
        self.periods().into_iter().min()
    }
}

impl Rule {
    pub fn kind(&self) -> &'static str {
        match self {
            Rule::Maintain { .. } => "maintain",
            Rule::Annual { rise: false, .. } => "annual_decline",
            Rule::Annual { rise: true, .. } => "annual_rise",
            Rule::Converge { .. } => "converge",
            Rule::Level { word, .. } => word.text(),
            Rule::Reach { .. } => "reach",
            Rule::Monitor { .. } => "monitor",
        }
    }

    pub fn is_monitor(&self) -> bool {
        matches!(self, Rule::Monitor { .. })
    }

    pub fn reference(&self) -> Option<usize> {
        match self {
            Rule::Converge { to, .. } => Some(*to),
            Rule::Level { against: Against::Area { area, .. }, .. } => Some(*area),
            Rule::Level { against: Against::Level { .. }, .. }
            | Rule::Maintain { .. }
            | Rule::Annual { .. }
            | Rule::Reach { .. }
            | Rule::Monitor { .. } => None,
        }
    }

    pub fn by(&self) -> Option<Period> {
        match self {
            Rule::Converge { by, .. } => *by,
            Rule::Reach { by, .. } => Some(*by),
            Rule::Maintain { .. } | Rule::Annual { .. } | Rule::Level { .. } | Rule::Monitor { .. } => None,
        }
    }

    /// The period that judgeable periods come after, for those kinds that have one.
    pub fn starts_after(&self) -> Option<i32> {
        match self {
            Rule::Maintain { baseline, .. } | Rule::Reach { baseline, .. } => baseline.last(),
            Rule::Converge { since, .. } => Some(*since),
            Rule::Annual { .. } | Rule::Level { .. } | Rule::Monitor { .. } => None,
        }
    }
}

impl Word {
    pub fn text(self) -> &'static str {
        match self {
            Word::AtLeast => "at_least",
            Word::AtMost => "at_most",
            Word::MoreThan => "more_than",
            Word::LessThan => "less_than",
        }
    }
}

impl Target {
    pub fn areas(&self, model: &Model) -> Vec<usize> {
        match &self.areas {
            Areas::One(area) => vec![*area],
            Areas::List(areas) => areas.clone(),
            Areas::All => (0..model.areas).filter(|area| Some(*area) != self.rule.reference()).collect(),
        }
    }

    pub fn window(&self, model: &Model) -> Option<Window> {
        self.window.or(model.window)
    }

    pub fn judged(&self) -> Judged {
        let is_annual = matches!(self.rule, Rule::Annual { .. });
        self.judged.unwrap_or(if is_annual { Judged::EveryPeriod } else { Judged::Latest })
    }

    /// Whether the rule allows a verdict at `index`, given the span in which it may look; figures play no part.
    pub fn judgeable_at(&self, index: i32, first: i32, frequency: Frequency) -> bool {
        if let Rule::Annual { .. } = self.rule {
            return first <= index - frequency.per_year();
        }
        self.rule.starts_after().is_none_or(|start| start < index)
    }
}

//! Verdicts, limits, operands, caveats: the judgement at one period, as plain data.
//!
//! While judging, indicators and areas are numbers; whoever shows a finding gets them as names. Both are the same
//! types with another parameter.

mod caveat;

use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::chance::{Counterpart, Outcome, Overlap, Sampled, Test};
use crate::dataset::Stated;
use crate::interval::Interval;
use crate::name::Id;
use crate::number::Number;
use crate::period::Period;
use crate::series::Status;

pub(crate) use caveat::CAVEATS;
pub use caveat::Caveat;

/// What is said of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The demand holds.
    Met,
    /// The demand does not hold.
    NotMet,
    /// It cannot be known; the reason is given.
    Undetermined,
    /// Nothing is demanded.
    Monitored,
}

/// Whether a verdict counts already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The date that counts lies ahead: met means on course, not met means behind.
    Interim,
    /// The date that counts is reached; or every period decides, and one has failed already.
    Due,
}

/// Why a finding is undetermined. The first that applies is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A figure is missing.
    Missing,
    /// A figure is withheld.
    Suppressed,
    /// Figures on either side of a break would be compared.
    Break,
    /// A share of nothing, or a percentage of 0.
    Zero,
    /// Nothing is demanded yet.
    NotDue,
    /// The numbers are too large to be computed exactly, or an approximation too coarse to decide.
    OutOfRange,
    /// What is required of the evidence does not hold, or is not known.
    Requirement,
}

/// What is known of the difference between the two values that a finding compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Significance {
    /// It is statistically significant.
    Significant,
    /// It may be chance.
    NotSignificant,
    /// It is not known whether it may be chance.
    Unknown,
}

/// Why a declared test gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Untested {
    /// A value lacks the size of its sample or population, or its standard error.
    SizeMissing,
    /// One area is a part of the other, and their sizes do not tell what is left without it.
    Overlap,
    /// The answer depends on how the published values were rounded.
    Rounding,
    /// The numbers are too large, or the constant cannot be a value.
    OutOfRange,
}

/// On which side of its limit a value must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Not above it.
    AtMost,
    /// Not below it.
    AtLeast,
}

/// Where the limit is at one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Limit {
    /// The good side.
    pub bound: Bound,
    /// The limit itself, in the indicator's unit.
    pub value: Number,
    /// Whether a value on the limit is not enough.
    pub strict: bool,
    /// How far the true limit may lie from `value`, where it is approximate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Number>,
}

/// What a figure was used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The baseline, or one period of a mean that is the baseline.
    Baseline,
    /// A baseline that is written in the target.
    StatedBaseline,
    /// The value one year earlier.
    YearEarlier,
    /// The other area's value in the same period.
    Reference,
    /// The own value when convergence began.
    ValueSince,
    /// The other area's value when convergence began.
    ReferenceSince,
    /// A part of the derived value named before it.
    Part,
}

/// A figure that a finding rests on, beside the value itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Operand<I, A> {
    /// What it was used for.
    pub role: Role,
    /// The indicator.
    pub indicator: I,
    /// The area.
    pub area: A,
    /// The period; none for a stated baseline without one.
    pub period: Option<Period>,
    /// The value, where there is one.
    pub value: Option<Number>,
    /// Its status; none where there is no observation.
    pub status: Option<Status>,
}

/// A figure that a finding would have needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Missing<I, A> {
    /// The indicator.
    pub indicator: I,
    /// The area.
    pub area: A,
    /// The period.
    pub period: Period,
    /// In which way it is missing.
    pub why: Why,
}

/// In which way a figure is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// There is no observation.
    Absent,
    /// The observation says that there is no figure.
    Missing,
    /// The figure is withheld.
    Suppressed,
    /// A share or rate of nothing has no value.
    Zero,
}

/// The judgement at one period. Its operands, caveats and missing figures lie in [`Findings`].
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) period: Period,
    pub(crate) decides: bool,
    pub(crate) verdict: Verdict,
    pub(crate) figure_verdict: Verdict,
    pub(crate) reason: Option<Reason>,
    pub(crate) value: Option<Number>,
    /// In which way the value is missing, where it is.
    pub(crate) gap: Option<Why>,
    pub(crate) limit: Option<Limit>,
    pub(crate) step: Option<Number>,
    pub(crate) margin: Option<Number>,
    pub(crate) firm: Option<bool>,
    pub(crate) significance: Option<Significance>,
    /// The place of what is computed of its uncertainty, where that is declared.
    pub(crate) certainty: Option<usize>,
    pub(crate) operands: Range<usize>,
    pub(crate) caveats: Range<usize>,
    pub(crate) missing: Range<usize>,
}

/// What is computed of the uncertainty of a finding.
#[derive(Clone, Debug)]
pub(crate) struct Certainty {
    /// Between what values the true value lies.
    pub(crate) interval: Option<Interval>,
    pub(crate) test: Option<TestRecord>,
}

/// A test of the difference that a finding is about.
#[derive(Clone, Debug)]
pub(crate) struct TestRecord {
    pub(crate) test: Test,
    pub(crate) against: Counterpart,
    pub(crate) overlap: Overlap,
    pub(crate) outcome: Outcome,
    /// What the source states of the difference, which counts instead.
    pub(crate) stated: Option<Significance>,
    /// The own value first.
    pub(crate) terms: Range<usize>,
}

/// A value that a test compares, and where it is from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    pub(crate) area: AreaIndex,
    pub(crate) period: Period,
    pub(crate) sampled: Sampled,
}

/// All findings of one assessment, in lists that are used again for the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    pub(crate) records: Vec<Record>,
    pub(crate) operands: Vec<Operand<IndicatorIndex, AreaIndex>>,
    pub(crate) caveats: Vec<Caveat<IndicatorIndex, AreaIndex>>,
    pub(crate) missing: Vec<Missing<IndicatorIndex, AreaIndex>>,
    pub(crate) terms: Vec<Term>,
    pub(crate) certainties: Vec<Certainty>,
}

impl Findings {
    pub(crate) fn clear(&mut self) {
        self.records.clear();
        self.operands.clear();
        self.caveats.clear();
        self.missing.clear();
        self.terms.clear();
        self.certainties.clear();
    }
}

impl From<Stated> for Significance {
    fn from(stated: Stated) -> Significance {
        match stated {
            Stated::Yes => Significance::Significant,
            Stated::No => Significance::NotSignificant,
            Stated::Unknown => Significance::Unknown,
        }
    }
}

impl Bound {
    /// Whether `value` is better than `other` on this side.
    #[inline]
    pub(crate) fn prefers(self, value: Number, other: Number) -> bool {
        match self {
            Bound::AtMost => value < other,
            Bound::AtLeast => value > other,
        }
    }
}

impl Limit {
    /// Whether a value at this distance from the limit meets the demand: the one place that decides what happens
    /// exactly on a limit.
    #[must_use]
    pub fn is_met_with(&self, margin: Number) -> bool {
        margin.is_positive() || (margin.is_zero() && !self.strict)
    }
}

impl Operand<IndicatorIndex, AreaIndex> {
    /// The same with names.
    pub(crate) fn named<'a>(&self, names: &'a Catalogue) -> Operand<&'a Id, &'a Id> {
        let Operand { role, period, value, status, .. } = *self;
        Operand {
            role,
            indicator: names.indicator_id(self.indicator),
            area: names.area_id(self.area),
            period,
            value,
            status,
        }
    }
}

impl Missing<IndicatorIndex, AreaIndex> {
    /// The same with names.
    pub(crate) fn named<'a>(&self, names: &'a Catalogue) -> Missing<&'a Id, &'a Id> {
        let Missing { period, why, .. } = *self;
        Missing { indicator: names.indicator_id(self.indicator), area: names.area_id(self.area), period, why }
    }
}

/// The words of the contract, as they stand in serialised findings and in the tests of a rulebook.
macro_rules! words {
    ($($of:ident { $($variant:ident $word:literal),+ })+) => {$(
        impl $of {
            pub(crate) const WORDS: &[(&str, $of)] = &[$(($word, $of::$variant)),+];

            #[doc = concat!("The word of the contract: ", $("`", $word, "` "),+)]
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $($of::$variant => $word),+ }
            }
        }
    )+};
}

words! {
    Verdict { Met "met", NotMet "not_met", Undetermined "undetermined", Monitored "monitored" }
    Stage { Interim "interim", Due "due" }
    Reason {
        Missing "missing", Suppressed "suppressed", Break "break", Zero "zero", NotDue "not_due",
        OutOfRange "out_of_range", Requirement "requirement"
    }
    Significance { Significant "significant", NotSignificant "not_significant", Unknown "unknown" }
    Why { Absent "absent", Missing "missing", Suppressed "suppressed", Zero "zero" }
}

/// The word of the contract.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Serialises a list from an iterator that can be run again.
pub(crate) struct List<F>(pub(crate) F);

impl<F, T, L> Serialize for List<F>
where
    F: Fn() -> L,
    L: Iterator<Item = T>,
    T: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

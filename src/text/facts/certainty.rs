//! The facts of chance: which difference was tested, how, and what would have been significant.

use crate::chance::Counterpart;
use crate::finding::{Bound, Untested};
use crate::indicator::Area;
use crate::name::Text;
use crate::period::Period;
use crate::rule::Baseline;
use crate::text::shape::{Amount, Scale};
use crate::uncertainty::{Confidence, Method};

/// Which difference is spoken of.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) enum Apart<'a> {
    Periods(Period, Period),
    Area(&'a Area),
    /// The change in the gap to another area.
    Gap,
    /// The difference from a mean or a stated value.
    Baseline(&'a Baseline, Scale<'a>),
    /// The difference from a constant.
    Constant,
}

/// What must be shown to be more than chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum Proof {
    /// That it became worse, where only that counts.
    Worsening,
    /// That one value differs from another.
    Difference,
    /// That the gap to another area changed.
    Gap,
}

/// The test behind a computed significance.
#[derive(Clone, Debug)]
pub(in crate::text) struct Tested<'a> {
    pub(in crate::text) method: Method,
    pub(in crate::text) level: Confidence,
    /// The side that counts, where only one does.
    pub(in crate::text) only: Option<Bound>,
    /// Whether the source's statement counts instead.
    pub(in crate::text) overruled: bool,
    pub(in crate::text) against: Counterpart,
    pub(in crate::text) rate: bool,
    pub(in crate::text) design_effect: Option<Amount<'a>>,
    pub(in crate::text) sizes: Vec<Sample<'a>>,
    /// What the sizes count, where that is declared.
    pub(in crate::text) sized_in: Option<&'a Text>,
    /// Whether they say how many were asked.
    pub(in crate::text) asked: bool,
    /// A part and the whole that was taken without it.
    pub(in crate::text) rest: Option<(&'a Area, &'a Area)>,
    pub(in crate::text) statistic: Option<Amount<'a>>,
    pub(in crate::text) critical: Amount<'a>,
}

/// The size of a sample or a population; area and period where they need to be told apart.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct Sample<'a> {
    pub(in crate::text) size: Amount<'a>,
    pub(in crate::text) area: Option<&'a Area>,
    pub(in crate::text) period: Option<Period>,
}

/// Why a test by a method gave no answer.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct NoAnswer {
    pub(in crate::text) why: Untested,
    pub(in crate::text) method: Method,
}

/// What would have been significant: a value and its distance; none where no possible value would.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct NeededChange<'a> {
    /// On which side of it more would be significant too, where there is more.
    pub(in crate::text) beyond: Option<Bound>,
    pub(in crate::text) change: Option<(Amount<'a>, Amount<'a>)>,
    pub(in crate::text) gap: bool,
}

impl Apart<'_> {
    pub(in crate::text) fn is_gap(&self) -> bool {
        matches!(self, Apart::Gap)
    }
}

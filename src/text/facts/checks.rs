use crate::finding::Why;
use crate::indicator::{Area, Indicator};
use crate::name::Text;
use crate::number::Number;
use crate::period::Period;
use crate::text::shape::Amount;

/// One thing that is said of the checks whether figures agree.
#[derive(Clone, Debug)]
pub(in crate::text) enum CheckFact<'a> {
    /// The heading of the section.
    Heading,
    /// How many checks came out how.
    Counts { all: usize, hold: usize, off: usize, unknown: usize },
    /// What is checked: its own name, or that of the total or the rate; the area where there are several.
    Label { name: &'a Text, area: Option<&'a Area> },
    /// The total or the rate has no figure anywhere.
    NothingToCheck(&'a Indicator),
    /// How the periods came out, on a line.
    InShort { hold: Vec<Span>, off: Vec<Span>, unknown: Vec<Span> },
    /// Where the figures agree.
    Holds { what: What, exactly: Vec<Span>, rounded: Vec<Span> },
    /// The parts make too little or too much, and more than rounding explains.
    SumOff {
        period: Period,
        total: Amount<'a>,
        sum: Amount<'a>,
        terms: Vec<Amount<'a>>,
        short: bool,
        by: Amount<'a>,
        rounding: Option<Amount<'a>>,
    },
    /// The rate is another than the count and the population make.
    RateOff {
        period: Period,
        rated: Rated<'a>,
        population: Amount<'a>,
        computed: Amount<'a>,
        low: bool,
        by: Amount<'a>,
        rounding: Option<Amount<'a>>,
    },
    /// No number of residents would make the rate from the count.
    NoneFits { period: Period, rated: Rated<'a>, of: &'a Text },
    /// Without a population: which ones would fit.
    Fitting {
        period: Period,
        rated: Rated<'a>,
        unknown: Residents<'a>,
        of: &'a Text,
        at_least: Number,
        at_most: Option<Number>,
    },
    /// Figures are missing or withheld.
    Lacking { what: What, spans: Vec<Span>, lacks: Vec<(&'a Indicator, Why)> },
    /// The figures cannot be computed with.
    OutOfRange { what: What, spans: Vec<Span> },
}

/// From one period to another.
pub(in crate::text) type Span = (Period, Period);

/// What is held together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum What {
    /// A total and its parts.
    Sum,
    /// A rate and its count.
    Rate,
}

/// A rate beside the count that it should be made from.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct Rated<'a> {
    pub(in crate::text) rate: Amount<'a>,
    pub(in crate::text) count: Amount<'a>,
}

/// Why a population is not known.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) enum Residents<'a> {
    /// None is declared.
    NotGiven,
    /// It has no figure, or is 0.
    Lacking(&'a Indicator, Why),
}

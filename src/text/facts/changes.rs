//! The facts that a change is told with.

use super::{Against, Apart, Demanded, Doubt, FigureName, Gulf, LimitAmount, Proof};
use crate::changes::{Part, Standing, Tally};
use crate::finding::{Significance, Stage, Verdict, Why};
use crate::indicator::{Better, Unit};
use crate::name::Text;
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::report::Counts;
use crate::target::{Judged, Require, Window};
use crate::text::shape::Amount;
use crate::uncertainty::Confidence;

/// One thing that is said of a change.
#[derive(Clone, Debug)]
pub(in crate::text) enum Shift<'a> {
    /// What all of it is called.
    Title(Option<&'a Text>),
    /// How many targets moved, and whereto; whether plans are among them whose date lies ahead.
    Summary {
        tally: Tally,
        plans: bool,
    },
    /// A goal whose verdict moved; whether it now says otherwise how many of its targets must be met.
    Goal {
        name: &'a Text,
        before: Verdict,
        now: Verdict,
        otherwise: bool,
    },
    /// How many are unchanged, by their verdict.
    Unchanged(Counts),
    /// How the verdict stands against before.
    Lead(Lead),
    /// What was demanded before.
    Rule(Demanded<'a>),
    /// Another indicator is judged.
    Indicator {
        before: &'a Text,
        after: &'a Text,
    },
    /// Which periods decide by the target.
    Judged {
        before: Judged,
        after: Judged,
    },
    /// Which periods are judged at all.
    Window {
        before: Option<Window>,
        after: Option<Window>,
    },
    /// What is required of the evidence now and was not, and the other way round.
    Require {
        now: Require,
        no_longer: Require,
        of: Proof,
    },
    /// Whether figures may be compared across a break now.
    AcrossBreaks(bool),
    /// What an indicator is declared as; the part where it is one.
    Declared {
        part: Option<&'a Text>,
        declaration: Declaration<'a>,
    },
    /// A break that was declared, or withdrawn.
    Break {
        gulf: Gulf<'a>,
        declared: bool,
    },
    /// Another period decides alone.
    Newest {
        now: Seen<'a>,
        before: Seen<'a>,
        how: Turn,
    },
    /// More periods decide; `first` where none did before.
    Joined {
        periods: Vec<Seen<'a>>,
        first: bool,
    },
    /// Too many to tell what each gives.
    JoinedSpans {
        spans: Vec<(Period, Period)>,
        first: bool,
    },
    /// Fewer periods decide; `last` where none does any more.
    Left {
        spans: Vec<(Period, Period)>,
        last: bool,
    },
    /// The other area's value where another period decides.
    Reference {
        value: Amount<'a>,
        before: Amount<'a>,
        area: &'a crate::indicator::Area,
    },
    /// A figure that is another.
    Figure(Box<FigureShift<'a>>),
    /// So many more figures.
    MoreFigures(usize),
    /// What a period gives that decides in both.
    Result {
        now: Seen<'a>,
        before: Seen<'a>,
    },
    /// The value is told already; the limit is the same.
    SameLimit(LimitAmount<'a>),
    /// The value is the same; the limit is another.
    OtherLimit {
        period: Period,
        value: Amount<'a>,
        now: LimitAmount<'a>,
        before: LimitAmount<'a>,
    },
    /// Both are the same.
    SameResult(Seen<'a>),
    /// So many more periods.
    MoreResults(usize),
    /// What is known of a difference.
    /// The number behind a figure, or, where that is the same, its uncertainty.
    Sample {
        of: FigureName<'a>,
        n: Option<(Option<Amount<'a>>, Option<Amount<'a>>)>,
    },
    Significance {
        apart: Apart<'a>,
        before: Option<Significance>,
        after: Option<Significance>,
    },
    /// A caveat that came, or went.
    Caveat {
        doubt: Doubt<'a>,
        came: bool,
    },
    /// Whether the verdict became certain.
    Certain(bool),
}

/// How a verdict stands against before.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) enum Lead {
    Moved { before: (Verdict, Stage), after: (Verdict, Stage) },
    Still(Verdict, Stage),
    Unchanged,
    New(Part),
    Gone(Part, Verdict, Stage),
}

/// What an indicator is declared as, before and now.
#[derive(Clone, Debug)]
pub(in crate::text) enum Declaration<'a> {
    /// Whether from a register still.
    Measured(bool),
    Uncertainty,
    /// Of how differences are tested, the level alone.
    Level {
        before: Confidence,
        after: Confidence,
    },
    Derived {
        before: Formula<'a>,
        after: Formula<'a>,
    },
    Unit {
        before: &'a Unit,
        after: &'a Unit,
    },
    Better(Better),
    Frequency {
        before: Frequency,
        after: Frequency,
    },
    Decimals {
        before: u32,
        after: u32,
    },
    Sample(bool),
    Revised(bool),
}

/// How values come about.
#[derive(Clone, Debug)]
pub(in crate::text) enum Formula<'a> {
    Measured,
    Share(&'a Text, &'a Text),
    Rate(&'a Text, &'a Text, Number),
    Sum(Vec<&'a Text>),
    Difference(&'a Text, &'a Text),
}

/// A period with its value and what it is held against.
#[derive(Clone, Debug)]
pub(in crate::text) struct Seen<'a> {
    pub(in crate::text) period: Period,
    pub(in crate::text) value: Option<Amount<'a>>,
    pub(in crate::text) against: Against<'a>,
    /// Where the figures alone say otherwise: whether only a worsening counts.
    pub(in crate::text) not_shown: Option<Proof>,
    pub(in crate::text) undetermined: bool,
}

impl Seen<'_> {
    /// Whether its unit need not be named after that of `other`.
    pub(in crate::text) fn shares_unit_with(&self, other: &Seen<'_>) -> bool {
        let unit = |of: &Seen<'_>| of.value.map(|value| value.scale.unit.clone());
        unit(other).is_some() && unit(self) == unit(other)
    }
}

/// Why another period decides.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) enum Turn {
    /// There is a newer one.
    Newer,
    /// The one before has no value any more.
    Lost(Why),
    /// The target says so.
    Told,
}

/// A figure before and now.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct FigureShift<'a> {
    pub(in crate::text) of: FigureName<'a>,
    pub(in crate::text) purpose: Purpose,
    pub(in crate::text) before: (Option<Amount<'a>>, Standing),
    pub(in crate::text) after: (Option<Amount<'a>>, Standing),
}

/// What a figure is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum Purpose {
    /// It is judged itself, or a part of what is.
    Value,
    /// The limit is made from it.
    Limit,
    /// A monitored value is compared with it.
    Comparison,
}

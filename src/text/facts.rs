//! The facts that an explanation is made of, chosen once for all languages.

mod certainty;
pub(super) mod changes;
mod checks;
#[cfg(feature = "report")]
pub(crate) mod document;
mod doubts;
mod periods;

pub(super) use certainty::{Apart, NeededChange, NoAnswer, Proof, Sample, Tested};
pub(super) use checks::{CheckFact, Rated, Residents, Span, What};
pub(super) use doubts::{Cause, Doubt, FigureName, Gulf, Kept, Lack, Nothing};
pub(super) use periods::{PeriodFact, Unjudged};

use crate::dataset;
use crate::finding::{Bound, Significance, Stage, Verdict};
use crate::indicator::{Area, Indicator};
use crate::interval::IntervalMethod;
use crate::name::Text;
use crate::period::{Frequency, Period};
use crate::report::{Counts, Extreme};
use crate::rule::{Baseline, Rule};
use crate::target::{AchievedWhen, Judged, Require};
use crate::text::shape::{Amount, Scale};
use crate::uncertainty::Confidence;

/// One thing that an explanation says.
#[derive(Clone, Debug)]
pub(super) enum Fact<'a> {
    /// A goal, with its counts.
    Goal { verdict: Verdict, stage: Stage, mixed: bool, counts: Counts, achieved_when: AchievedWhen },
    /// The target's own name.
    Name(&'a Text),
    /// Everything on one line.
    Line(Line<'a>),
    /// The verdict; `not_yet` where nothing is demanded before a date.
    Verdict { verdict: Verdict, stage: Stage, not_yet: bool },
    /// What is demanded.
    Demand(Demanded<'a>),
    /// What is said of the periods beside the one that is explained.
    Periods(PeriodFact),
    /// What is required of the evidence.
    Required { require: Require, of: Proof },
    /// The value, and what it is compared with.
    Observed { period: Period, value: Amount<'a>, parts: Option<Parts<'a>>, partner: Option<Partner<'a>> },
    /// That a monitored value is missing.
    NoValue { period: Period },
    /// The movement of a monitored value.
    Movement { step: Amount<'a>, since: Since<'a> },
    /// How far the area is from the one that it should near.
    Gap { area: &'a Area, then: Option<(Period, Gap<'a>)>, now: Gap<'a>, period: Period },
    /// That the difference is significant.
    Significant(Apart<'a>),
    /// Where the limit came from.
    Limit(Box<Origin<'a>>),
    /// The margin.
    Margin(Margin<'a>),
    /// What would meet the demand; while the date lies ahead, what would be on course.
    Needed { bound: Bound, needed: Needed<'a>, met: bool, on_course: bool },
    /// The change that is needed from here.
    Pace(Box<Pace<'a>>),
    /// The figures alone say otherwise, but a significant difference is required.
    NotShown { figures: Verdict, apart: Apart<'a>, opposite: bool, needed: Option<NeededChange<'a>> },
    /// Why a period cannot be judged.
    Undetermined { period: Period, cause: Cause<'a> },
    /// The judgement of a period in short; `not_shown` where the figures alone say otherwise.
    Other {
        period: Period,
        verdict: Option<Verdict>,
        value: Option<Amount<'a>>,
        against: Against<'a>,
        not_shown: Option<Proof>,
    },
    /// That the value is the lowest or highest.
    Extreme { extreme: Extreme, period: Period },
    /// Another area.
    Context(Box<Beside<'a>>),
    /// What the source states of an earlier value.
    Stated(Box<Told<'a>>),
    /// Between what values the true value lies.
    Interval { period: Period, lower: Amount<'a>, upper: Amount<'a>, level: Confidence, method: IntervalMethod },
    /// How the significance was computed.
    Tested(Box<Tested<'a>>),
    /// A caveat; the period where it is not the one explained.
    Doubt { doubt: Doubt<'a>, of: Option<Period> },
    /// How many rows of a register were counted up.
    Rows(Rows<'a>),
    /// In how many of them a missing value leaves the figure open.
    Undecided { rows: Rows<'a>, undecided: u32 },
    /// Where the figures come from.
    Source(&'a Text),
    /// From which published file the figure of a period was taken.
    Taken { origin: dataset::Origin<'a>, period: Period },
    /// Where the target comes from.
    TargetSource(&'a Text),
    /// A remark.
    Note(&'a Text),
    /// What is said of a change.
    Shift(changes::Shift<'a>),
    /// Of the checks whether figures agree.
    Check(Box<CheckFact<'a>>),
}

/// The rows of a register, in the area that is judged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows<'a> {
    pub(super) area: &'a Area,
    pub(super) period: Period,
    pub(super) count: u32,
    /// What they are, in the plural.
    pub(super) name: &'a Text,
    /// The same in the singular.
    pub(super) one: Option<&'a Text>,
}

/// What a target is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    pub(super) indicator: &'a Indicator,
    /// None where it is known already.
    pub(super) area: Option<&'a Area>,
}

/// What is demanded, of what, and when it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demanded<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) rule: &'a Rule,
    pub(super) good: Bound,
    pub(super) reference: Option<&'a Area>,
    pub(super) judged: Judged,
    pub(super) frequency: Frequency,
    /// The periods of a window in which every year is held against the year before.
    pub(super) course: Option<Course>,
}

/// A window in which periods are held against those one year earlier.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    /// The period that it begins with, which is only compared with.
    pub(super) start: Period,
    /// The first that is judged.
    pub(super) first: Period,
    pub(super) end: Period,
}

/// The margin of a finding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margin<'a> {
    pub(super) verdict: Verdict,
    pub(super) bound: Bound,
    pub(super) margin: Amount<'a>,
    pub(super) approximate: bool,
    /// The period, where several decide.
    pub(super) only: Option<Period>,
    /// Whether the verdict is another, because of what is required of the evidence.
    pub(super) figures_only: bool,
}

/// A distance to another area.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap<'a> {
    pub(super) size: Amount<'a>,
    /// Whether the own value is the worse one.
    pub(super) behind: bool,
}

/// What a movement is counted from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Since<'a> {
    Period(Period),
    Baseline(&'a Baseline, Scale<'a>),
    /// The period is the baseline itself.
    Itself,
}

/// Verdict, value, limit and margin.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    pub(super) name: Option<&'a Text>,
    pub(super) verdict: Verdict,
    pub(super) stage: Stage,
    pub(super) not_yet: bool,
    /// The facts that fit on a line.
    pub(super) facts: Vec<Fact<'a>>,
}

/// What a value is held against, in short.
#[derive(Clone, Copy, Debug)]
pub(super) enum Against<'a> {
    /// A limit, with the margin.
    Limit { limit: LimitAmount<'a>, margin: Amount<'a>, met: bool },
    /// Nothing: the movement of a monitored value.
    Movement(Amount<'a>, Since<'a>),
    /// Nothing that is known.
    Nothing,
}

/// Where a limit came from.
#[derive(Clone, Debug)]
pub(super) struct Origin<'a> {
    pub(super) rule: &'a Rule,
    pub(super) good: Bound,
    pub(super) period: Period,
    pub(super) limit: LimitAmount<'a>,
    /// The amount between the limit and what it was derived from.
    pub(super) step: Option<Amount<'a>>,
    pub(super) reference: Option<&'a Area>,
    pub(super) frequency: Frequency,
}

/// The value of another area.
#[derive(Clone, Debug)]
pub(super) struct Beside<'a> {
    pub(super) area: &'a Area,
    pub(super) period: Period,
    pub(super) value: Option<Amount<'a>>,
    pub(super) difference: Option<Amount<'a>>,
    pub(super) significance: Option<Significance>,
    pub(super) reason: Option<&'a Text>,
    pub(super) untested: Option<NoAnswer>,
    /// Whether one area is a part of the other and was compared with the rest.
    pub(super) with_rest: bool,
}

/// An earlier value, and what the source states of the difference.
#[derive(Clone, Debug)]
pub(super) struct Told<'a> {
    pub(super) period: Period,
    pub(super) value: Option<Amount<'a>>,
    pub(super) last: Period,
    pub(super) significance: Significance,
    pub(super) reason: Option<&'a Text>,
    /// The break between the two, with its reason.
    pub(super) broken: Option<(Period, Option<&'a Text>)>,
}

/// A limit as it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LimitAmount<'a> {
    pub(crate) bound: Bound,
    pub(crate) strict: bool,
    pub(crate) approximate: bool,
    pub(crate) amount: Amount<'a>,
}

/// What a derived value is made of.
#[derive(Clone, Debug)]
pub(super) enum Parts<'a> {
    Share(Amount<'a>, Amount<'a>),
    Rate(Amount<'a>, Amount<'a>),
    Sum(Vec<Amount<'a>>),
    Difference(Amount<'a>, Amount<'a>),
}

/// What a value is compared with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Partner<'a> {
    Earlier(Period, Amount<'a>),
    Baseline(&'a Baseline, Amount<'a>),
    Area(&'a Area, Amount<'a>),
}

/// What would be needed, as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Needed<'a> {
    Value { amount: Amount<'a>, possible: bool },
    Part { part: Amount<'a>, of: Amount<'a>, possible: bool, rate: bool },
}

/// The change that is needed until a date that lies ahead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace<'a> {
    /// The period that it is counted from, where it is not the one explained.
    pub(super) from: Option<Period>,
    pub(super) milestone: Option<Rest<'a>>,
    pub(super) goal: Rest<'a>,
    pub(super) frequency: Frequency,
}

/// What remains until a date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest<'a> {
    /// The date as it is declared.
    pub(super) date: Period,
    pub(super) reached: bool,
    /// The change, in all or a year.
    pub(super) change: Amount<'a>,
    pub(super) left: Left,
}

/// The time that a change is spread over.
#[derive(Clone, Copy, Debug)]
pub(super) enum Left {
    /// More than a year; the change is that of a year.
    Years,
    /// Exactly one.
    Year,
    /// So many periods, less than a year.
    Periods(u32),
}

impl Fact<'_> {
    /// Takes in a doubt that says the same of the next period.
    pub(super) fn stretches_over(&mut self, next: &Doubt<'_>) -> bool {
        let Fact::Doubt { doubt: Doubt::PassedOver { to, why, .. }, .. } = self else { return false };
        let Doubt::PassedOver { from, to: further, why: same, .. } = next else { return false };
        let follows = to.next() == Some(*from) && why == same;
        if follows {
            *to = *further;
        }
        follows
    }

    pub(super) fn is_verdict(&self) -> bool {
        matches!(self, Fact::Verdict { .. } | Fact::Shift(changes::Shift::Lead(_)))
    }
}

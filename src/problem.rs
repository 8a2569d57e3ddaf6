//! What can be wrong with declarations and figures, as data.
//!
//! The same checks run for everything, whether it was read from YAML or built in Rust. A problem names the element
//! by its path; whoever read a file knows the place of each path. English stands here, Danish in `text`.

use std::fmt;

use crate::amount::Step;
use crate::date::Date;
use crate::name::Id;
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::uncertainty::Method;

/// One thing that is wrong, and with which element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The element, from the top: `goals/safety/targets/unsafe-falls/rule`.
    pub path: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// Everything that is wrong, in the order of the elements. Never empty where it is returned as an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// An area.
    Area,
    /// An indicator.
    Indicator,
    /// A goal.
    Goal,
    /// A target.
    Target,
    /// A check whether figures agree.
    Check,
    /// A register.
    Register,
    /// A test of a target.
    Test,
    /// A feed.
    Feed,
}

/// What a field of a register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Texts.
    Texts,
    /// Numbers.
    Numbers,
    /// Yes or no.
    YesNo,
}

/// What is wrong with an element. Each carries what was found and, where it can be known, what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// A name nobody declared: `unsfae`.
    #[error("unknown {thing} `{name}`")]
    Unknown {
        /// What it should name.
        thing: Thing,
        /// The name as found.
        name: Id,
        /// The declared names that it could be, nearest first.
        known: Vec<Id>,
    },
    /// A name with letters that names may not have: `theft/robbery`.
    #[error("`{0}` cannot be a name")]
    MalformedName(Id),
    /// The same name declared twice, in one file or in two.
    #[error("{0} `{1}` is declared twice")]
    DeclaredTwice(Thing, Id),
    /// An indicator without `decimals` that is neither a count nor derived nor measured from a register.
    #[error("the number of published decimals is missing")]
    DecimalsMissing,
    /// More than 12 decimals declared.
    #[error("{0} decimals are more than the 12 that an indicator may have")]
    DecimalsTooMany(u32),
    /// `per: 0`.
    #[error("the number must be above 0, not {0}")]
    NotPositive(Number),
    /// A negative tolerance or `within`.
    #[error("the number must not be negative: {0}")]
    Negative(Number),
    /// An empty list where something is needed.
    #[error("the list is empty")]
    Empty,
    /// The same entry twice in one list.
    #[error("`{0}` stands twice")]
    Repeated(String),
    /// Indicators derived from each other in a circle.
    #[error("`{0}` is derived from itself")]
    DerivedFromItself(Id),
    /// Derivations that stand on each other too deep.
    #[error("`{name}` stands on more than {most} derivations")]
    DerivedTooDeep {
        /// The indicator.
        name: Id,
        /// How many may stand on each other.
        most: usize,
    },
    /// An area that lies in itself, or in too many others.
    #[error("`{name}` lies in itself, or in more than {most} areas")]
    NestedTooDeep {
        /// The area.
        name: Id,
        /// In how many others it may lie.
        most: usize,
    },
    /// Figures for an indicator that is derived.
    #[error("`{0}` is derived, so it cannot have figures of its own")]
    DerivedWithFigures(Id),
    /// A derived share whose unit is not percent.
    #[error("a share is in percent, but the unit is another")]
    ShareNotPercent,
    /// A derived rate per another number than its unit says.
    #[error("the rate is per {rate}, but the unit is per {unit}")]
    RateUnit {
        /// `per` of the rate.
        rate: Number,
        /// `per` of the unit.
        unit: Number,
    },
    /// A period of another frequency than the indicator's.
    #[error("`{period}` is not a {}", .expected.word())]
    WrongFrequency {
        /// The period as found.
        period: Period,
        /// The indicator's frequency.
        expected: Frequency,
    },
    /// A derived indicator with a part that is measured at another frequency.
    #[error("`{part}` is measured every {}, not every {}", .frequency.word(), .expected.word())]
    PartFrequency {
        /// The part.
        part: Id,
        /// Its frequency.
        frequency: Frequency,
        /// The frequency of the derived indicator.
        expected: Frequency,
    },
    /// A span that ends before it begins.
    #[error("{to} lies before {from}")]
    Reversed {
        /// Its beginning.
        from: Period,
        /// Its end.
        to: Period,
    },
    /// A window in which no period can ever be judged.
    #[error("no period of the window {from} to {to} can ever be judged")]
    NothingJudgeable {
        /// Where the window begins.
        from: Period,
        /// Where it ends.
        to: Period,
    },
    /// A bare step on an indicator in percent: `3` could be points or percent.
    #[error("`{0}` can be read in two ways for an indicator in percent")]
    BareStepOnPercent(Number),
    /// Percentage points for an indicator that is not in percent.
    #[error("percentage points need an indicator in percent")]
    PointsWithoutPercent,
    /// A level written with a percent sign for an indicator that is not in percent.
    #[error("the indicator is not in percent")]
    PercentWithoutPercent,
    /// A relative step from a stated 0.
    #[error("a percentage of 0 says nothing")]
    RelativeToZero,
    /// A compound path from, to or through 0.
    #[error("a constant rate of change cannot start from, reach or cross 0")]
    CompoundThroughZero,
    /// A date that does not lie after the one it is counted from.
    #[error("{date} does not lie after {start}")]
    NotAfter {
        /// The later date.
        date: Period,
        /// What it should lie after.
        start: Period,
    },
    /// `within` without `by`.
    #[error("`within` needs a date")]
    WithinWithoutBy,
    /// A path from a stated baseline without a period to start from.
    #[error("a path needs to know from which period the stated baseline is")]
    BaselineWithoutPeriod,
    /// A goal on the worse side of its stated baseline.
    #[error("the goal {goal} is worse than the baseline {baseline}")]
    GoalIsWorse {
        /// The goal.
        goal: Number,
        /// The stated baseline.
        baseline: Number,
    },
    /// A milestone on the worse side of the one before it.
    #[error("{level} in {date} is worse than {than} in {earlier}")]
    MilestoneIsWorse {
        /// The milestone.
        level: Number,
        /// Its date.
        date: Period,
        /// The milestone before it.
        than: Number,
        /// The date of that.
        earlier: Period,
    },
    /// Two milestones whose dates are the same period of the indicator's frequency: `2025` and `2025-12`.
    #[error("`{one}` and `{other}` stand for the same period")]
    SamePeriod {
        /// One of the dates.
        one: Period,
        /// The other.
        other: Period,
    },
    /// Milestones before a goal that is a change; they are levels, so it must be one too.
    #[error("a goal with milestones before it is a level, not a change")]
    ChangeAfterMilestones,
    /// A change towards the worse side: `20 %` where lower is better.
    #[error("a change of {0} makes it worse")]
    ChangeIsWorse(Step),
    /// A level, or a figure with too many decimals, below 1 for an indicator in percent: `0.75` could be meant as 75
    /// percent.
    #[error("`{0}` can be read in two ways for an indicator in percent")]
    FractionOnPercent(Number),
    /// An area compared with itself.
    #[error("`{0}` is compared with itself")]
    ComparedWithItself(String),
    /// `judged: { at }` outside the window.
    #[error("{0} lies outside the window")]
    OutsideWindow(Period),
    /// `require` on a target that demands nothing.
    #[error("a monitored target demands nothing, so nothing can be required of its verdict")]
    RequiredOfMonitored,
    /// More targets demanded than counted.
    #[error("{wanted} targets are required, but only {counted} can count")]
    TooFewTargets {
        /// `at_least`.
        wanted: u32,
        /// Assessments that count in the goal.
        counted: u32,
    },
    /// Indicators that cannot stand in one figure, because their units or their frequencies differ.
    #[error("`{one}` and `{other}` do not have the same unit and frequency")]
    NotTogether {
        /// One of them.
        one: Id,
        /// The other.
        other: Id,
    },
    /// Parts asked for of an indicator that is no sum.
    #[error("`{0}` is not a sum of others")]
    NotASum(Id),
    /// A figure with more decimals than the indicator declares.
    #[error("the figure is written with more decimals ({found}) than declared ({decimals})")]
    FigureDecimals {
        /// Decimals as written.
        found: u32,
        /// Declared decimals.
        decimals: u32,
        /// Whether the indicator counts, so that it has no decimals to declare.
        is_count: bool,
    },
    /// A figure that is not a decimal, or too long to be held with the others of its series.
    #[error("the figure has too many digits")]
    FigureTooLong,
    /// The same observation twice.
    #[error("the figure for {0} stands twice")]
    ObservedTwice(Period),
    /// A status that has no value, with one.
    #[error("a figure that is {0} has no value")]
    ValueUnexpected(&'static str),
    /// An observation without a value whose status needs one.
    #[error("the value is missing")]
    ValueMissing,
    /// The same observation without a date and with one, given apart: which of them is newer cannot be known.
    #[error("the figure for {0} stands twice, once without a date")]
    UndatedBesideDated(Period),
    /// A figure published before the period that it is about, which is not an estimate.
    #[error("the figure for {period} cannot have been published on {date}")]
    PublishedTooEarly {
        /// The period.
        period: Period,
        /// The date.
        date: Date,
    },
    /// A text that is not one of those that a field may hold.
    #[error("`{text}` is not one of the texts that `{field}` may hold")]
    OtherWord {
        /// The text as found.
        text: String,
        /// The field.
        field: Id,
        /// The texts that it may hold.
        known: Vec<String>,
    },
    /// A text that differs from one that is asked for in capital letters or spaces only.
    #[error("`{found}` is almost `{asked}`, which is asked for")]
    AlmostText {
        /// The text as found.
        found: String,
        /// The text that is asked for.
        asked: String,
    },
    /// A text that seems to say that the value is not known.
    #[error("`{0}` seems to say that the value is not known")]
    LooksMissing(String),
    /// A method that does not fit the indicator's unit, or how it is derived.
    #[error("the method `{}` does not fit this indicator", .0.name())]
    MethodDoesNotFit(Method),
    /// A design effect for anything but shares of a sample.
    #[error("a design effect belongs to shares of a sample")]
    DesignEffectWithoutShare,
    /// A share of a sample below 0 or above 100 percent.
    #[error("a share of a sample lies between 0 and 100, not at {0}")]
    ShareOutOfRange(Number),
    /// A number of events below 0.
    #[error("events cannot be fewer than 0: {0}")]
    EventsBelowZero(Number),
    /// A confidence interval that its value lies outside of.
    #[error("the interval from {lower} to {upper} does not hold the value {value}")]
    IntervalWithoutValue {
        /// The value.
        value: Number,
        /// The lower end.
        lower: Number,
        /// The upper end.
        upper: Number,
    },
    /// The same comparison stated in two ways.
    #[error("the same comparison is stated differently elsewhere")]
    StatedDifferently,
    /// A check whose total is one of its own parts.
    #[error("`{0}` is both the total and a part of it")]
    TotalAmongParts(Id),
    /// A check with a part in another unit than the total.
    #[error("`{part}` and `{total}` are in different units")]
    PartUnit {
        /// The part.
        part: Id,
        /// The total.
        total: Id,
    },
    /// A check of figures that are computed from each other.
    #[error("the figures are computed from each other, so the check can never fail")]
    NeverFails,
    /// The rate of a check in a unit that is not per so many of something.
    #[error("`{0}` is not a rate")]
    NotARate(Id),
    /// The count or the population of a check in another unit than a count.
    #[error("`{0}` is not a count")]
    NotACount(Id),
    /// An indicator that is measured from a register and derived too.
    #[error("`{0}` cannot be both measured from a register and derived")]
    MeasuredAndDerived(Id),
    /// Figures for an indicator that is measured from a register.
    #[error("`{0}` is measured from a register, so it cannot have figures of its own")]
    MeasuredWithFigures(Id),
    /// A measured count whose unit is not a count.
    #[error("a count needs a unit that counts")]
    CountUnit,
    /// A measured sum whose unit is percent.
    #[error("a sum cannot be in percent")]
    SumInPercent,
    /// A measured sum of a field with more decimals than the indicator declares.
    #[error("the field has more decimals ({found}) than the indicator ({decimals})")]
    SumDecimals {
        /// Decimals of the field.
        found: u32,
        /// Decimals of the indicator.
        decimals: u32,
    },
    /// A field with a name that stands for something else in a row.
    #[error("`{0}` cannot be a field, because every row has one")]
    ReservedField(Id),
    /// A field that the register does not have.
    #[error("the register `{register}` has no field `{field}`")]
    UnknownField {
        /// The name as found.
        field: Id,
        /// The register.
        register: Id,
        /// The fields that it could be, nearest first.
        known: Vec<Id>,
    },
    /// A value that is of another type than its field.
    #[error("`{found}` does not fit `{field}`, which holds {holds}")]
    OtherType {
        /// The value.
        found: String,
        /// The field.
        field: Id,
        /// What it holds.
        holds: Holds,
    },
    /// A table that holds its sums against those of other rows.
    #[error("the check `{check}` does not add up the rows of `{register}` that the table shows")]
    CheckOfOther {
        /// The check.
        check: Id,
        /// The register of the table.
        register: Id,
    },
    /// Limits or a sum where a field does not hold numbers.
    #[error("`{field}` does not hold numbers, but {holds}")]
    NotNumbers {
        /// The field.
        field: Id,
        /// What it holds.
        holds: Holds,
    },
    /// A number with more decimals than its field.
    #[error("the number has more decimals ({found}) than the field ({decimals})")]
    FieldDecimals {
        /// Decimals as written.
        found: u32,
        /// Decimals of the field.
        decimals: u32,
    },
    /// Limits that no number can lie within.
    #[error("no number can lie within these limits")]
    NothingWithin,
    /// A text that a filter asks for and no row has.
    #[error("no row has the text `{text}` under `{field}`")]
    UnknownText {
        /// The text as found.
        text: String,
        /// The field.
        field: Id,
        /// The texts that rows have, nearest first.
        known: Vec<String>,
    },
    /// A row without an area or a period, in a register that has none for all rows.
    #[error("neither the row nor the register has `{0}`")]
    RowWithout(&'static str),
    /// A row without a field that an indicator asks for.
    #[error("the row has no `{field}`, which `{indicator}` asks for")]
    RowLacks {
        /// The field.
        field: Id,
        /// The first indicator that asks for it.
        indicator: Id,
    },
    /// A test of a target with several areas that does not say in which.
    #[error("the target has several areas, and the test does not say which it is about")]
    TestNeedsArea {
        /// The areas of the target.
        areas: Vec<Id>,
    },
    /// A test in an area that its target is not about.
    #[error("the target is not about `{area}`")]
    AreaNotOfTarget {
        /// The area as found.
        area: Id,
        /// The areas of the target.
        areas: Vec<Id>,
    },
    /// A test with a series for a target whose indicator is derived or measured from a register.
    #[error("`{indicator}` is computed from other figures, so a test cannot give figures for it")]
    TestTargetComputed {
        /// The indicator.
        indicator: Id,
    },
}

impl Problem {
    pub(crate) fn new(path: impl Into<String>, fault: Fault) -> Problem {
        Problem { path: path.into(), fault }
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Thing::Area => "area",
            Thing::Indicator => "indicator",
            Thing::Goal => "goal",
            Thing::Target => "target",
            Thing::Check => "check",
            Thing::Register => "register",
            Thing::Test => "test",
            Thing::Feed => "feed",
        })
    }
}

impl fmt::Display for Holds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Holds::Texts => "texts",
            Holds::Numbers => "numbers",
            Holds::YesNo => "`yes` or `no`",
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.fault)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, problem) in self.0.iter().enumerate() {
            let separator = if nth == 0 { "" } else { "\n" };
            write!(f, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}
impl std::error::Error for Problems {}

//! What is wrong where a published file meets the rulebook that it feeds.

mod kind;
mod looks;
mod said_by;
mod words;

use super::fault::{Fault, Place};
use super::table::Role;
use crate::date::Date;
use crate::name::Id;
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::problem::Thing;
pub use looks::LooksLike;
pub use said_by::SaidBy;
use words::{counted, emptiest, fewer, left_over, others, some};

/// What keeps a table from becoming observations, or was left out on the way. Each carries what was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Misfit {
    /// A data file that no feed asks for.
    #[error("no feed asks for this file")]
    NoFeed {
        /// A feed that would.
        proposal: String,
    },
    /// A file whose format cannot be told.
    #[error("the format of the file cannot be told")]
    UnknownFormat,
    /// A row of years where figures are expected: a second table begins there.
    #[error("the values are years one after the other, `{first}` to `{last}`: a second table seems to begin here")]
    SecondHeader {
        /// The first of them.
        first: String,
        /// The last of them.
        last: String,
    },
    /// A format that this build of the library does not read.
    #[error("this build of the library does not read `{format}`")]
    FormatNotBuilt {
        /// The word of the format.
        format: &'static str,
    },
    /// No column that says what every figure needs.
    #[error("nothing says which column holds the {}", .role.key())]
    NoColumn {
        /// What is missing.
        role: Role,
        /// The columns of the file.
        columns: Vec<String>,
    },
    /// A column that the file does not have.
    #[error("the file has no column `{name}`")]
    UnknownColumn {
        /// The column as it is named in the feed.
        name: String,
        /// The columns of the file, nearest first.
        columns: Vec<String>,
    },
    /// Two columns that could both hold the same.
    #[error("several columns could hold the {}", .role.key())]
    SeveralColumns {
        /// What they could hold.
        role: Role,
        /// The columns.
        columns: Vec<String>,
    },
    /// A dimension that is neither used nor narrowed down to one category.
    #[error("{}", left_over(.column, *.count, *.looks))]
    LeftOver {
        /// The dimension.
        column: String,
        /// Some of its categories.
        categories: Vec<String>,
        /// How many there are.
        count: usize,
        /// What its categories look like.
        looks: LooksLike,
    },
    /// A category that no row has.
    #[error("no row has `{category}` under `{column}`")]
    NoCategory {
        /// The dimension.
        column: String,
        /// The category as it is named in the feed.
        category: String,
        /// The categories of the dimension, nearest first.
        categories: Vec<String>,
    },
    /// No row that passes `where`.
    #[error("no row passes `where`")]
    NoRows,
    /// Areas or indicators of the file that are none of the rulebook.
    #[error("the rulebook has no {thing} for {}", some(.found, *.count))]
    Unmatched {
        /// What they are.
        thing: Thing,
        /// Some of them, as the file names them.
        found: Vec<String>,
        /// How many there are.
        count: usize,
        /// The declared name that is nearest to the first.
        near: Option<Id>,
    },
    /// A code with fewer zeros before it than a known one, because a spreadsheet has dropped them, or with more.
    #[error("`{found}` is no {thing}, but `{meant}` is")]
    ZerosLost {
        /// What it is.
        thing: Thing,
        /// The code as found.
        found: String,
        /// The code with its zeros.
        meant: String,
    },
    /// A cell whose code is one area or indicator, and whose label is another.
    #[error("`{code}` is the {thing} `{by_code}`, but its label `{label}` is `{by_label}`")]
    CodeAndLabel {
        /// What they are.
        thing: Thing,
        /// The code.
        code: String,
        /// The label.
        label: String,
        /// What the code is.
        by_code: Id,
        /// What the label is.
        by_label: Id,
    },
    /// A column of periods in which no cell is one.
    #[error("`{column}` holds no periods: {}", some(.found, *.count))]
    NoPeriods {
        /// The column.
        column: String,
        /// The first texts in it.
        found: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// Two categories of a file that are the same area or indicator, one after the other.
    #[error("the figures for `{id}` stand under `{before}` until {until}, and under `{after}` from {from} on")]
    Joined {
        /// What it is.
        thing: Thing,
        /// Its name.
        id: Id,
        /// The first category.
        before: String,
        /// Its last period.
        until: Period,
        /// The other category.
        after: String,
        /// Its first period.
        from: Period,
    },
    /// A series in which a period is missing, though there are figures before and after.
    #[error("`{indicator}` has no figure in `{area}` for {missing}, though there are figures before and after{}", others(*.count))]
    Gap {
        /// The indicator.
        indicator: Id,
        /// The first area.
        area: Id,
        /// The first period that is missing there.
        missing: Period,
        /// How many periods are missing in all areas.
        count: usize,
    },
    /// A code that has another label in another file of the same feed.
    #[error("`{code}` is called `{label}` here and `{earlier}` in {file}{}", others(*.count))]
    LabelChanged {
        /// The code.
        code: String,
        /// Its label here.
        label: String,
        /// Its label in the other file.
        earlier: String,
        /// The other file.
        file: String,
        /// How many codes have another label.
        count: usize,
    },
    /// A file of a format that does not say when its figures were published, for a feed that does not either.
    #[error("the file does not say when its figures were published, so projections are taken as figures")]
    Undated,
    /// A label under `areas` or `indicators` that the file does not have.
    #[error("the file has no `{label}`, which the feed names under `{key}`")]
    NoLabel {
        /// The key of the feed.
        key: &'static str,
        /// The label.
        label: String,
        /// The labels of the file, nearest first.
        labels: Vec<String>,
    },
    /// Figures for an indicator that is derived.
    #[error("`{0}` is derived, so it cannot have figures of its own")]
    Derived(Id),
    /// Figures for an indicator that is measured from a register.
    #[error("`{0}` is measured from a register, so it cannot have figures of its own")]
    Measured(Id),
    /// Two rows for one figure.
    #[error("there are two figures for `{indicator}`, `{area}` in {period}: here and at {first}")]
    Twice {
        /// The indicator.
        indicator: Id,
        /// The area.
        area: Id,
        /// The period.
        period: Period,
        /// Where the first of them stands.
        first: Place,
        /// Whether both say the same.
        equal: bool,
        /// A column in which the two rows differ.
        column: Option<String>,
    },
    /// Figures with more decimals than their indicator declares.
    #[error("`{found}` is written with more decimals than `{indicator}` declares ({declared})")]
    Decimals {
        /// The figure as found.
        found: String,
        /// The indicator.
        indicator: Id,
        /// Its decimals.
        declared: u32,
        /// The most decimals that a figure of the file has.
        most: u32,
    },
    /// A number with more digits than can be held.
    #[error("`{found}` has too many digits")]
    TooLong {
        /// The number as found.
        found: String,
    },
    /// A number with a sign beside it of which nobody says what it means.
    #[error("`{found}` has `{sign}` beside the number")]
    SignBeside {
        /// The number as found.
        found: String,
        /// The sign.
        sign: String,
    },
    /// A sample size or an error that cannot be.
    #[error("`{key}` cannot be `{found}`")]
    Detail {
        /// The key.
        key: &'static str,
        /// What was found.
        found: String,
    },
    /// A sample size that is not whole.
    #[error("`{found}` stands for `n` and is not a whole number")]
    SizeNotWhole {
        /// What was found.
        found: String,
    },
    /// `1.234` beside `12.5`: with decimals, or a number of thousands.
    #[error("`{found}` can be {} or {}: {}", .found.replace(['.', ','], ""), .found.replace(',', "."), fewer(.indicator, .other.is_some()))]
    ThousandsOrDecimals {
        /// The first such figure.
        found: String,
        /// The indicator.
        indicator: Id,
        /// The word of the format for the sign that stands before decimals elsewhere.
        sign: &'static str,
        /// The place of a figure with fewer decimals; none where the indicator counts, so that none has any.
        other: Option<Place>,
    },
    /// An interval that its value lies outside of.
    #[error("the interval from {lower} to {upper} does not hold the value {value}")]
    Interval {
        /// The value.
        value: Number,
        /// The lower end.
        lower: Number,
        /// The upper end.
        upper: Number,
    },
    /// A status that is not known.
    #[error("`{found}` is not a known status")]
    UnknownStatus {
        /// The status as found.
        found: String,
    },
    /// A value beside a status that has none.
    #[error("{} a value beside a status that says there is none ({}); the value is kept", counted(*.count, "row has", "rows have"), some(.statuses, .statuses.len()))]
    ValueBesideMissing {
        /// The first such statuses, as the file has them.
        statuses: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// Values of which more is said than an observation can hold.
    #[error("{} both `{kept}` and `{lost}`; only `{kept}` is kept", counted(*.count, "figure is", "figures are"))]
    StatusLost {
        /// The status that is kept.
        kept: &'static str,
        /// The first that is not.
        lost: &'static str,
        /// How many there are.
        count: usize,
    },
    /// Figures in percent below 0 or above 100.
    #[error("{} below 0 or above 100 percent for `{indicator}`, the first {first}", counted(*.count, "figure is", "figures are"))]
    PercentOutOfRange {
        /// The indicator.
        indicator: Id,
        /// The first of them.
        first: Number,
        /// How many there are.
        count: usize,
    },
    /// Counts below 0.
    #[error("{} below 0 for `{indicator}`, the first {first}, but the indicator is a count", counted(*.count, "figure is", "figures are"))]
    NegativeCount {
        /// The indicator.
        indicator: Id,
        /// The first of them.
        first: Number,
        /// How many there are.
        count: usize,
    },
    /// Figures that are marked as a forecast.
    #[error("{} left out, the first for {first}", counted(*.count, "forecast is", "forecasts are"))]
    Forecasts {
        /// The first period.
        first: Period,
        /// How many there are.
        count: usize,
    },
    /// Figures for periods that begin after the file was published.
    #[error("{} for a period after the publication on {updated} and left out, the first for {first}", counted(*.count, "figure is", "figures are"))]
    AfterUpdate {
        /// When the file was published.
        updated: Date,
        /// The first period.
        first: Period,
        /// How many there are.
        count: usize,
    },
    /// Empty cells: missing without a reason.
    #[error("{} as missing{}", counted(*.count, "empty cell counts", "empty cells count"), emptiest(.most))]
    EmptyCells {
        /// How many there are.
        count: usize,
        /// Of several series the one with the most: its indicator, its area, and how many.
        most: Option<(Id, Id, usize)>,
    },
    /// Periods of another length than the indicator's, beside those of the right one.
    #[error("{} left out for `{indicator}`, because the period is not a {}", counted(*.count, "figure is", "figures are"), .frequency.word())]
    OtherFrequencies {
        /// The indicator.
        indicator: Id,
        /// The frequency of the indicator.
        frequency: Frequency,
        /// How many there are.
        count: usize,
    },
    /// Periods of another length than the indicator's only.
    #[error("`{indicator}` is declared for every {}, but the file has figures for every {}", .declared.word(), .found.word())]
    WrongFrequency {
        /// The indicator.
        indicator: Id,
        /// Its frequency.
        declared: Frequency,
        /// The frequency of the file.
        found: Frequency,
    },
    /// A unit of the file that is not the indicator's.
    #[error("the figures are in `{found}`, which is not the unit of `{indicator}`")]
    Unit {
        /// The unit of the file.
        found: String,
        /// The indicator.
        indicator: Id,
    },
    /// A unit of which it is not known whether it is the indicator's, which is in percent or per so many.
    #[error("it is not known whether `{found}` is the unit of `{indicator}`")]
    UnitUnclear {
        /// The unit of the file.
        found: String,
        /// The indicator.
        indicator: Id,
    },
    /// A feed gives one area or indicator to all figures, and the file says that they are another's.
    #[error("the feed says `{given}` for all figures, but the column `{column}` says `{category}`")]
    Belied {
        /// What it is one of.
        thing: Thing,
        /// What the feed says.
        given: Id,
        /// The column of the file.
        column: String,
        /// What stands in it.
        category: String,
        /// Which of the rulebook's that is.
        found: Id,
    },
    /// A unit that other words of the file say, and that is not the indicator's.
    #[error("{by} says `{found}`, which is not the unit of `{indicator}`")]
    UnitSaid {
        /// Which words.
        by: SaidBy,
        /// What they say.
        found: String,
        /// The indicator.
        indicator: Id,
    },
    /// A unit in thousands or millions, and a multiplier that may say the same once more.
    #[error("the figures are in `{found}`, and `UNIT_MULT` is `{power}`: both say how many each figure counts")]
    ScaledTwice {
        /// The unit of the file.
        found: String,
        /// What stands under `UNIT_MULT`.
        power: i32,
    },
    /// A unit that says that the figures count thousands or millions.
    #[error("the figures are in `{found}`")]
    Thousands {
        /// The unit of the file.
        found: String,
        /// The indicator.
        indicator: Id,
    },
    /// Another unit than the feed says.
    #[error("the figures are in `{found}`, not in `{declared}`")]
    OtherUnit {
        /// The unit of the file.
        found: String,
        /// The unit of the feed.
        declared: String,
    },
    /// A multiplier that is none.
    #[error("`{found}` is not a power of ten that figures can be multiplied by")]
    Multiplier {
        /// What stands under `UNIT_MULT`.
        found: String,
    },
    /// Figures in percent that all lie between 0 and 1.
    #[error("all figures for `{indicator}` lie between 0 and 1, but it is in percent")]
    Fractions {
        /// The indicator.
        indicator: Id,
        /// Whether the file or its feed says what unit they are in.
        named: bool,
    },
    /// More problems of one kind than are listed.
    #[error("{count} more like this")]
    More {
        /// How many there are.
        count: usize,
        /// The last one that is listed.
        of: Box<Fault>,
    },
}

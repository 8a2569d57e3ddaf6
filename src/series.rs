//! Observations, and how a series of them is kept.

mod mantissas;

use serde::Serialize;

use crate::date::Date;
use crate::name::Text;
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::problem::Fault;
use mantissas::Mantissas;

/// One value of one period, with its status.
///
/// ```
/// use maal::{Observation, Status};
/// let provisional = Observation { status: Status::Provisional, ..Observation::of(90) };
/// assert_eq!(provisional.value, Some(90.into()));
/// assert_eq!(Observation::missing().value, None);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The value; none where the status is missing or suppressed.
    pub value: Option<Number>,
    /// What the publisher says of it.
    pub status: Status,
    /// How many were asked or counted.
    pub n: Option<Number>,
    /// The standard error of the value.
    pub standard_error: Option<Number>,
    /// The lower end of its confidence interval.
    pub lower: Option<Number>,
    /// The upper end of its confidence interval.
    pub upper: Option<Number>,
    /// A remark for the reader.
    pub note: Option<Text>,
    /// When it was published. Undated counts as older than every date.
    pub as_of: Option<Date>,
}

/// What a publisher says of an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nothing.
    Normal,
    /// It replaces an earlier figure.
    Revised,
    /// It is the first of a new series.
    Break,
    /// It will be replaced by a final figure.
    Provisional,
    /// It is an estimate.
    Estimated,
    /// It is uncertain.
    LowReliability,
    /// It exists and is withheld.
    Suppressed,
    /// It does not exist.
    Missing,
}

impl Status {
    /// All of them; of two parts the one that stands later here decides for the whole.
    pub const ALL: [Status; 8] = [
        Status::Normal,
        Status::Revised,
        Status::Break,
        Status::Provisional,
        Status::Estimated,
        Status::LowReliability,
        Status::Suppressed,
        Status::Missing,
    ];

    /// The word of the format.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Status::Normal => "normal",
            Status::Revised => "revised",
            Status::Break => "break",
            Status::Provisional => "provisional",
            Status::Estimated => "estimated",
            Status::LowReliability => "low_reliability",
            Status::Suppressed => "suppressed",
            Status::Missing => "missing",
        }
    }

    /// Whether an observation with this status has a value.
    #[must_use]
    pub fn has_value(self) -> bool {
        !matches!(self, Status::Suppressed | Status::Missing)
    }

    /// Whether a final figure is still to come.
    #[must_use]
    pub fn is_unsettled(self) -> bool {
        matches!(self, Status::Provisional | Status::Estimated)
    }
}

impl Observation {
    /// An ordinary observation.
    #[must_use]
    pub fn of(value: impl Into<Number>) -> Observation {
        Observation { value: Some(value.into()), ..Observation::without_value(Status::Normal) }
    }

    /// A period that is known to have no figure.
    #[must_use]
    pub fn missing() -> Observation {
        Observation::without_value(Status::Missing)
    }

    /// A figure that is withheld.
    #[must_use]
    pub fn suppressed() -> Observation {
        Observation::without_value(Status::Suppressed)
    }

    /// Whether it carries more than value, status and date.
    pub(crate) fn has_details(&self) -> bool {
        let numbers = [self.n, self.standard_error, self.lower, self.upper];
        self.note.is_some() || numbers.iter().any(Option::is_some)
    }

    /// What is kept of it in its series.
    pub(crate) fn entry(&self, period: Period) -> Entry {
        Entry { period, value: self.value, status: self.status, as_of: self.as_of, precedes: false }
    }

    /// What is wrong with what it carries beside its value, each under its key.
    pub(crate) fn misfits(&self) -> impl Iterator<Item = (&'static str, Fault)> + use<> {
        let sizeless = self.n.filter(|n| !n.is_positive()).map(|n| ("n", Fault::NotPositive(n)));
        let negative = self.standard_error.filter(|error| error.is_negative());
        let negative = negative.map(|error| ("standard_error", Fault::Negative(error)));
        let interval = self.value.zip(self.lower.zip(self.upper));
        let outside = interval.filter(|(value, (lower, upper))| value < lower || upper < value);
        let outside =
            outside.map(|(value, (lower, upper))| ("lower", Fault::IntervalWithoutValue { value, lower, upper }));
        [sizeless, negative, outside].into_iter().flatten()
    }

    fn without_value(status: Status) -> Observation {
        Observation {
            value: None,
            status,
            n: None,
            standard_error: None,
            lower: None,
            upper: None,
            note: None,
            as_of: None,
        }
    }
}

impl<N: Into<Number>> From<N> for Observation {
    fn from(value: N) -> Observation {
        Observation::of(value)
    }
}

/// Observations of many series, one behind the other: integers at one scale per series, in order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cells {
    ordinals: Vec<i32>,
    mantissas: Mantissas,
    statuses: Vec<Status>,
    /// Decimals as written.
    decimals: Vec<u8>,
}

/// One observation on its way into [`Cells`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) period: Period,
    pub(crate) value: Option<Number>,
    pub(crate) status: Status,
    pub(crate) as_of: Option<Date>,
    /// Whether it was given, without a date, together with what replaced it.
    pub(crate) precedes: bool,
}

/// Where a series lies in its [`Cells`], and how its integers are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    pub(crate) frequency: Frequency,
    start: usize,
    end: usize,
    /// The most decimals that a figure of the series is written with; the integers count units of the last of them.
    pub(crate) decimals: u8,
}

/// The values of a stretch of a series.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) lowest: Number,
    pub(crate) highest: Number,
    /// The first period with a value.
    pub(crate) first: i32,
    pub(crate) count: usize,
}

/// A value with its status, as it lies in its series.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    pub(crate) value: Number,
    pub(crate) status: Status,
}

impl Entry {
    /// The observation that it is kept of, where that carries nothing else.
    pub(crate) fn observation(&self) -> Observation {
        let Entry { value, status, as_of, .. } = *self;
        Observation { value, status, as_of, ..Observation::missing() }
    }

    /// The path of the observation below that of its series; a dated one ends with its date.
    pub(crate) fn path(&self, series: &str) -> String {
        let period = self.period;
        match self.as_of {
            None => format!("{series}/{period}"),
            Some(date) => format!("{series}/{period}/{date}"),
        }
    }
}

impl Cells {
    /// Adds one series, sorted by period. `None` where its figures cannot share one scale.
    pub(crate) fn push(&mut self, frequency: Frequency, series: &[Entry]) -> Option<Extent> {
        let start = self.ordinals.len();
        let mut decimals = 0;
        for value in series.iter().filter_map(|entry| entry.value) {
            decimals = decimals.max(value.decimals()?);
        }
        for entry in series {
            let (mantissa, scale) = entry.value.unwrap_or(Number::ZERO).as_written()?;
            let factor = 10_i128.checked_pow(decimals.checked_sub(scale)?)?;
            self.mantissas.push(mantissa.checked_mul(factor)?);
            self.ordinals.push(entry.period.ordinal());
            self.statuses.push(entry.status);
            self.decimals.push(u8::try_from(entry.value.and_then(Number::decimals).unwrap_or(0)).ok()?);
        }
        Some(Extent { frequency, start, end: self.ordinals.len(), decimals: u8::try_from(decimals).ok()? })
    }

    /// Room for so many observations, which are put in one by one.
    pub(crate) fn with_room(length: usize) -> Cells {
        Cells {
            ordinals: vec![0; length],
            mantissas: Mantissas::zeros(length),
            statuses: vec![Status::Missing; length],
            decimals: vec![0; length],
        }
    }

    /// Puts an observation into its place, its figure at its own scale. `None` where there is no such place or the
    /// figure is no decimal.
    pub(crate) fn put(&mut self, at: usize, period: Period, value: Option<Number>, status: Status) -> Option<()> {
        let (mantissa, decimals) = value.unwrap_or(Number::ZERO).as_written()?;
        *self.decimals.get_mut(at)? = u8::try_from(decimals).ok()?;
        *self.ordinals.get_mut(at)? = period.ordinal();
        *self.statuses.get_mut(at)? = status;
        self.mantissas.set(at, mantissa)
    }

    /// Brings observations into another order: behind `start` those lie one after the other that lay at `order`.
    pub(crate) fn reorder(&mut self, start: usize, order: &[usize]) {
        mantissas::reorder(&mut self.ordinals, start, order);
        mantissas::reorder(&mut self.statuses, start, order);
        mantissas::reorder(&mut self.decimals, start, order);
        self.mantissas.reorder(start, order);
    }

    /// Brings the figures of a series that were put in one by one to one scale. `None` where they cannot share one.
    pub(crate) fn at_one_scale(&mut self, frequency: Frequency, start: usize, end: usize) -> Option<Extent> {
        let written = self.decimals.get(start..end)?;
        let decimals = written.iter().max().copied().unwrap_or_default();
        for (at, written) in (start..).zip(written).filter(|(_, written)| **written < decimals) {
            let factor = 10_i128.checked_pow(u32::from(decimals - written))?;
            let scaled = self.mantissas.get(at)?.checked_mul(factor)?;
            self.mantissas.set(at, scaled)?;
        }
        Some(Extent { frequency, start, end, decimals })
    }

    /// The places of the periods, as numbers, of all observations.
    pub(crate) fn all_ordinals(&self) -> &[i32] {
        &self.ordinals
    }

    /// The same, where nothing else of them is needed any more.
    pub(crate) fn into_ordinals(self) -> Vec<i32> {
        self.ordinals
    }

    /// The observation of a period, if there is one.
    #[inline]
    pub(crate) fn get(&self, extent: &Extent, ordinal: i32) -> Option<Cell> {
        let at = extent.start + self.place(extent, ordinal)?;
        Some(Cell {
            value: Number::decimal(self.mantissas.get(at)?, extent.decimals)?,
            status: *self.statuses.get(at)?,
        })
    }

    /// The periods of a series whose observation says that a new series begins.
    pub(crate) fn breaks(&self, extent: &Extent) -> impl Iterator<Item = i32> + '_ {
        let statuses = self.statuses.get(extent.start..extent.end).unwrap_or_default();
        let ordinals = self.ordinals(extent).iter();
        ordinals.zip(statuses).filter(|(_, status)| **status == Status::Break).map(|(ordinal, _)| *ordinal)
    }

    /// Lowest and highest value, first period and number of values of a stretch of a series; none where it has none.
    pub(crate) fn range(&self, extent: &Extent, from: i32, before: i32) -> Option<Range> {
        let ordinals = self.ordinals(extent);
        let start = extent.start + ordinals.partition_point(|ordinal| *ordinal < from);
        let end = extent.start + ordinals.partition_point(|ordinal| *ordinal < before);
        let statuses = self.statuses.get(start..end)?;
        let count = statuses.iter().filter(|status| status.has_value()).count();
        let first = start + statuses.iter().position(|status| status.has_value())?;
        let (low, high) = self.mantissas.bounds(start..end, statuses)?;
        let value = |mantissa| Number::decimal(mantissa, extent.decimals);
        Some(Range { lowest: value(low)?, highest: value(high)?, first: *self.ordinals.get(first)?, count })
    }

    /// The observations of a series as they were put in, without their dates, and their places among all.
    pub(crate) fn entries(&self, extent: Extent) -> impl Iterator<Item = (usize, Entry)> + '_ {
        (extent.start..extent.end).filter_map(move |at| Some((at, self.entry(&extent, at)?)))
    }

    /// Where those of one period lie.
    pub(crate) fn extent_of(&self, extent: Extent, period: Period) -> Extent {
        let (ordinals, ordinal) = (self.ordinals(&extent), period.ordinal());
        let start = extent.start + ordinals.partition_point(|other| *other < ordinal);
        let end = extent.start + ordinals.partition_point(|other| *other <= ordinal);
        let of_frequency = extent.frequency == period.frequency();
        Extent { start, end: if of_frequency { end } else { start }, ..extent }
    }

    /// The observation at a place of a series, without its date.
    pub(crate) fn entry(&self, extent: &Extent, at: usize) -> Option<Entry> {
        let (status, written) = (*self.statuses.get(at)?, *self.decimals.get(at)?);
        let factor = 10_i128.checked_pow(u32::from(extent.decimals.checked_sub(written)?))?;
        let value = Number::decimal(self.mantissas.get(at)?.checked_div(factor)?, written)?;
        let period = Period::at(extent.frequency, *self.ordinals.get(at)?)?;
        Some(Entry { period, value: Some(value).filter(|_| status.has_value()), status, as_of: None, precedes: false })
    }

    /// How many observations there are in all.
    pub(crate) fn len(&self) -> usize {
        self.ordinals.len()
    }

    /// The periods of a series that have an observation, in order.
    #[inline]
    pub(crate) fn ordinals(&self, extent: &Extent) -> &[i32] {
        self.ordinals.get(extent.start..extent.end).unwrap_or_default()
    }

    /// Where a period lies in its series. Most series have no holes, so the first guess is usually right.
    #[inline]
    fn place(&self, extent: &Extent, ordinal: i32) -> Option<usize> {
        let ordinals = self.ordinals(extent);
        let guess = usize::try_from(ordinal.checked_sub(*ordinals.first()?)?).ok()?;
        if ordinals.get(guess) == Some(&ordinal) {
            return Some(guess);
        }
        ordinals.binary_search(&ordinal).ok()
    }
}

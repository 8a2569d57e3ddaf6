//! Periods: years, half-years, quarters and months.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// How often an indicator is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// Once a year.
    Year,
    /// Twice a year.
    HalfYear,
    /// Four times a year.
    Quarter,
    /// Every month.
    Month,
}

/// One year, half-year, quarter or month of the years 1000 to 2999.
///
/// Written `2024`, `2024-H1`, `2024-Q1`, `2024-01`; also read are `2024H1`, `2024Q1`, `2024K1` and `2024M01`.
/// Periods of one frequency are ordered in time.
///
/// ```
/// use maal::Period;
/// let quarter: Period = "2024K1".parse().unwrap();
/// assert_eq!(quarter.to_string(), "2024-Q1");
/// assert_eq!(quarter.year_earlier(), Some("2023-Q1".parse().unwrap()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    frequency: Frequency,
    /// Periods of this frequency since the beginning of a year 0.
    ordinal: i32,
}

/// Why a text is not read as a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a period; periods are written `2024`, `2024-H1`, `2024-Q1` or `2024-01`")]
pub struct PeriodError;

impl Frequency {
    /// All four, coarsest first.
    pub const ALL: [Frequency; 4] = [Frequency::Year, Frequency::HalfYear, Frequency::Quarter, Frequency::Month];

    /// The word of the format: `year`, `half-year`, `quarter`, `month`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Frequency::Year => "year",
            Frequency::HalfYear => "half-year",
            Frequency::Quarter => "quarter",
            Frequency::Month => "month",
        }
    }

    /// How many periods a year has.
    #[must_use]
    #[inline]
    pub fn per_year(self) -> i32 {
        match self {
            Frequency::Year => 1,
            Frequency::HalfYear => 2,
            Frequency::Quarter => 4,
            Frequency::Month => 12,
        }
    }

    #[inline]
    fn months(self) -> i32 {
        12 / self.per_year()
    }
}

/// The years that a period may lie in. Whoever writes 0202 or 20200 has mistyped.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=2999;

impl Period {
    /// The `part`th period (from 1) of `year`. `None` where year or part do not exist.
    #[must_use]
    pub fn new(frequency: Frequency, year: i32, part: i32) -> Option<Period> {
        let exists = YEARS.contains(&year) && (1..=frequency.per_year()).contains(&part);
        exists.then(|| Period { frequency, ordinal: year * frequency.per_year() + part - 1 })
    }

    /// The year `year`. `None` outside 1000 to 2999.
    #[must_use]
    pub fn year(year: i32) -> Option<Period> {
        Period::new(Frequency::Year, year, 1)
    }

    /// Its frequency.
    #[must_use]
    pub fn frequency(self) -> Frequency {
        self.frequency
    }

    /// The year it lies in.
    #[must_use]
    pub fn in_year(self) -> i32 {
        self.ordinal.div_euclid(self.frequency.per_year())
    }

    /// Its place within its year, from 1.
    #[must_use]
    pub fn part(self) -> i32 {
        self.ordinal.rem_euclid(self.frequency.per_year()) + 1
    }

    /// The same part of the year before.
    #[must_use]
    pub fn year_earlier(self) -> Option<Period> {
        self.plus(-self.frequency.per_year())
    }

    /// The same part of the year after.
    pub(crate) fn year_later(self) -> Option<Period> {
        self.plus(self.frequency.per_year())
    }

    /// The next period of the same frequency.
    #[must_use]
    pub fn next(self) -> Option<Period> {
        self.plus(1)
    }

    /// The period before of the same frequency.
    #[must_use]
    pub fn previous(self) -> Option<Period> {
        self.plus(-1)
    }

    /// The first period of `frequency` that begins when this one begins, or later.
    pub(crate) fn first_within(self, frequency: Frequency) -> Option<Period> {
        let months = frequency.months();
        Period::at(frequency, (self.first_month() + months - 1).div_euclid(months))
    }

    /// The last period of `frequency` that ends when this one ends, or earlier.
    pub(crate) fn last_within(self, frequency: Frequency) -> Option<Period> {
        Period::at(frequency, (self.last_month() + 1).div_euclid(frequency.months()) - 1)
    }

    /// Whether it spans several periods of a frequency.
    pub(crate) fn is_coarser_than(self, frequency: Frequency) -> bool {
        self.frequency < frequency
    }

    /// Whether it ends when `other` ends, or before.
    #[inline]
    pub(crate) fn ends_by(self, other: Period) -> bool {
        self.last_month() <= other.last_month()
    }

    /// Whether it begins after `other` has ended.
    pub(crate) fn begins_after(self, other: Period) -> bool {
        other.last_month() < self.first_month()
    }

    /// How many periods of its frequency lie from `earlier` to this one.
    pub(crate) fn since(self, earlier: Period) -> i32 {
        self.ordinal - earlier.ordinal
    }

    pub(crate) fn ordinal(self) -> i32 {
        self.ordinal
    }

    #[inline]
    pub(crate) fn at(frequency: Frequency, ordinal: i32) -> Option<Period> {
        let (first, end) = (YEARS.start() * frequency.per_year(), (YEARS.end() + 1) * frequency.per_year());
        (first..end).contains(&ordinal).then_some(Period { frequency, ordinal })
    }

    fn plus(self, periods: i32) -> Option<Period> {
        Period::at(self.frequency, self.ordinal.checked_add(periods)?)
    }

    fn first_month(self) -> i32 {
        self.ordinal * self.frequency.months()
    }

    /// Months from the beginning of a year 0 to its last; it orders periods of all frequencies by their ends.
    #[inline]
    pub(crate) fn last_month(self) -> i32 {
        self.first_month() + self.frequency.months() - 1
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Period, PeriodError> {
        let (year, rest) = text.split_at_checked(4).ok_or(PeriodError)?;
        let year = digits(year).ok_or(PeriodError)?;
        if rest.is_empty() {
            return Period::year(year).ok_or(PeriodError);
        }
        let part = rest.strip_prefix('-').unwrap_or(rest);
        let dashed = part.len() < rest.len();
        let (frequency, part, width) = match part.split_at_checked(1) {
            Some(("H", part)) => (Frequency::HalfYear, part, 1),
            Some(("Q" | "K", part)) => (Frequency::Quarter, part, 1),
            Some(("M", part)) => (Frequency::Month, part, 2),
            _ if dashed => (Frequency::Month, part, 2),
            _ => return Err(PeriodError),
        };
        let part = digits(part).filter(|_| part.len() == width).ok_or(PeriodError)?;
        Period::new(frequency, year, part).ok_or(PeriodError)
    }
}

fn digits(text: &str) -> Option<i32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, part) = (self.in_year(), self.part());
        match self.frequency {
            Frequency::Year => write!(f, "{year:04}"),
            Frequency::HalfYear => write!(f, "{year:04}-H{part}"),
            Frequency::Quarter => write!(f, "{year:04}-Q{part}"),
            Frequency::Month => write!(f, "{year:04}-{part:02}"),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

//! Dates: the days on which figures are published.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::period::{Frequency, Period};

/// A calendar day of the years 1000 to 2999.
///
/// Written `2024-06-03`, and nothing else is read. Dates are ordered in time.
///
/// ```
/// use maal::{Date, DateError};
/// let published: Date = "2024-06-03".parse().unwrap();
/// assert!(published < Date::new(2025, 6, 2).unwrap());
/// assert_eq!("2023-02-29".parse::<Date>(), Err(DateError::NoSuchDay));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
// Year, month and day as eight digits: that keeps their order, and leaves 0 for "no date".
pub struct Date(NonZeroU32);

/// Why a text is not read as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not written as a date: `3. juni 2024`, `2024-6-3`.
    #[error("not a date")]
    Malformed,
    /// Written as a date, but there is no such day, or it lies outside the years 1000 to 2999: `2024-02-30`.
    #[error("not a day of the calendar")]
    NoSuchDay,
}

impl Date {
    /// A day. `None` where it does not exist.
    #[must_use]
    pub fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        let exists = (1000..=2999).contains(&year) && (1..=days_in(year, month)).contains(&day);
        if !exists {
            return None;
        }
        NonZeroU32::new(year * 10_000 + month * 100 + day).map(Date)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u32 {
        self.0.get() / 10_000
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.get() / 100 % 100
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.get() % 100
    }

    /// The month that it lies in.
    pub(crate) fn in_month(self) -> Option<Period> {
        Period::new(Frequency::Month, i32::try_from(self.year()).ok()?, i32::try_from(self.month()).ok()?)
    }
}

/// None where there is no such month.
fn days_in(year: u32, month: u32) -> u32 {
    let leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap_year => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        let mut parts = text.split('-');
        let mut part = |width| digits(parts.next().unwrap_or_default(), width).ok_or(DateError::Malformed);
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(DateError::Malformed);
        }
        Date::new(year, month, day).ok_or(DateError::NoSuchDay)
    }
}

fn digits(text: &str, width: usize) -> Option<u32> {
    let all_digits = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

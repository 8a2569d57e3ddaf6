use std::fmt::{self, Write};

use crate::date::Date;
use crate::indicator::{Area, Derivation, Indicator, Unit};
use crate::name::{Language, Text};
use crate::number::Number;
use crate::period::{Frequency, Period};

/// A number with its unit, and how many decimals it is written with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amount<'a> {
    pub(crate) number: Number,
    pub(crate) decimals: u32,
    pub(crate) scale: Scale<'a>,
}

/// The unit of a number. The difference of two indicators in percent is in percentage points itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale<'a> {
    pub(crate) unit: &'a Unit,
    pub(crate) points: bool,
}

impl<'a> Scale<'a> {
    /// Of a number without a unit.
    pub(crate) const PLAIN: Scale<'static> = Scale { unit: &Unit::Plain, points: false };

    pub(crate) fn of(indicator: &'a Indicator) -> Scale<'a> {
        let difference = matches!(indicator.derived, Some(Derivation::Difference(..)));
        Scale { unit: &indicator.unit, points: difference && indicator.unit == Unit::Percent }
    }
}

/// A number in the notation of a language: `1.234,5` or `1,234.5`.
pub(super) struct Numeral {
    pub(super) number: Number,
    pub(super) decimals: u32,
    pub(super) language: Language,
}

/// A text with a capital first letter.
pub(super) struct Capitalised<'a>(&'a str);

pub(super) fn capitalised(text: &str) -> Capitalised<'_> {
    Capitalised(text)
}

/// As many decimals as the number needs, but at least `least`; where it needs more than two beyond that, or does not
/// end, `otherwise` without zeros at the end. More where it would else be written as 0 without being 0.
pub(super) fn decimals_for(number: Number, least: u32, otherwise: u32) -> u32 {
    let needed = number.as_decimal().map(|(_, scale)| scale).filter(|scale| *scale <= least + 2);
    let decimals = match needed {
        Some(scale) => return scale.max(least),
        None => without_zeros(number, least, otherwise),
    };
    (decimals..=decimals + 12).find(|decimals| !reads_as_zero(number, *decimals)).unwrap_or(decimals)
}

/// How many decimals a change in percent is shown with: one below 10, none above, and fewer where it needs none.
#[cfg(feature = "report")]
pub(super) fn decimals_of_percent(number: Number) -> u32 {
    let most = u32::from(number.abs() < 10.into());
    if reads_as_zero(number, most) {
        return decimals_for(number, 0, most);
    }
    number.as_decimal().map_or(most, |(_, needed)| needed.min(most))
}

/// As many decimals as it takes to tell a number from another one, where it is another.
pub(super) fn decimals_apart(number: Number, other: Number, decimals: u32) -> u32 {
    let apart = number.checked_sub(other).map(Number::abs);
    let whole_unit_apart = apart.zip(Number::new(1, decimals)).is_some_and(|(apart, unit)| unit <= apart);
    if whole_unit_apart || number == other {
        return decimals;
    }
    (decimals..=decimals + 12).find(|decimals| number.digits(*decimals) != other.digits(*decimals)).unwrap_or(decimals)
}

/// So many decimals, less the zeros at the end.
fn without_zeros(number: Number, least: u32, most: u32) -> u32 {
    let digits = number.digits(most).decimals;
    let zeros = digits.iter().rev().take_while(|digit| **digit == 0).count();
    most.saturating_sub(u32::try_from(zeros).unwrap_or(0)).max(least)
}

/// Whether a number is written like 0 with so many decimals.
fn reads_as_zero(number: Number, decimals: u32) -> bool {
    Number::new(5, decimals + 1).is_some_and(|half_unit| number.abs() < half_unit)
}

/// Whether a number is written as 1, so that the singular follows.
pub(super) fn is_one(amount: &Amount<'_>) -> bool {
    amount.number.abs() == Number::ONE
}

/// Whether an amount is of things that are counted one by one: `3 too many`, but not `1.67 too many`.
pub(super) fn is_counted(amount: &Amount<'_>) -> bool {
    let whole = amount.number.as_decimal().is_some_and(|(_, decimals)| decimals == 0);
    whole && amount.scale.unit.is_count()
}

impl fmt::Display for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (group, point) = match self.language {
            Language::Danish => ('.', ','),
            Language::English => (',', '.'),
        };
        let digits = self.number.digits(self.decimals);
        if digits.negative {
            f.write_char('\u{2212}')?;
        }
        grouped(f, digits.whole, group)?;
        if !digits.decimals.is_empty() {
            f.write_char(point)?;
        }
        digits.decimals.iter().try_for_each(|digit| write!(f, "{digit}"))
    }
}

/// Writes a whole number in groups of three digits.
fn grouped(f: &mut fmt::Formatter<'_>, whole: u128, separator: char) -> fmt::Result {
    if let Some(small) = u16::try_from(whole).ok().filter(|whole| *whole < 1000) {
        return write!(f, "{small}");
    }
    grouped(f, whole / 1000, separator)?;
    write!(f, "{separator}{:03}", whole % 1000)
}

impl fmt::Display for Capitalised<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = self.0.chars();
        if let Some(first) = letters.next() {
            first.to_uppercase().try_for_each(|letter| f.write_char(letter))?;
        }
        f.write_str(letters.as_str())
    }
}

/// The sign of a distance; none before 0.
#[cfg(feature = "report")]
pub(super) fn sign(amount: &Amount<'_>) -> &'static str {
    match (amount.number.is_negative(), amount.number.is_zero()) {
        (true, _) => "\u{2212}",
        (false, true) => "",
        (false, false) => "+",
    }
}

/// Items one after the other: `a`, `a and b`, `a, b and c`.
pub(super) fn enumerate<T>(
    f: &mut fmt::Formatter<'_>,
    items: &[T],
    and: &str,
    write: impl FnMut(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    joined(f, items, ("", and), write)
}

/// The same for items that are lists themselves: a comma stands before the last one too.
pub(super) fn enumerate_clauses<T>(
    f: &mut fmt::Formatter<'_>,
    items: &[T],
    and: &str,
    write: impl FnMut(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    joined(f, items, (",", and), write)
}

fn joined<T>(
    f: &mut fmt::Formatter<'_>,
    items: &[T],
    (comma, and): (&str, &str),
    mut write: impl FnMut(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (nth, item) in items.iter().enumerate() {
        match nth {
            0 => {}
            _ if nth + 1 == items.len() => write!(f, "{comma} {and} ")?,
            _ => f.write_str(", ")?,
        }
        write(f, item)?;
    }
    Ok(())
}

/// A period in running text: `2024`, `1. halvår 2024`, `3. kvartal 2024`, `januar 2024`.
pub(super) struct When {
    pub(super) period: Period,
    pub(super) language: Language,
}

impl When {
    /// The same without its year: `3. kvartal`, `januar`.
    pub(super) fn in_its_year(self) -> InItsYear {
        InItsYear(self)
    }
}

/// A part of a year that is named elsewhere.
pub(super) struct InItsYear(When);

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let When { period, language } = *self;
        let (frequency, year) = (period.frequency(), period.in_year());
        let part = InItsYear(When { period, language });
        match (frequency, language) {
            (Frequency::Year, _) => write!(f, "{year}"),
            (Frequency::HalfYear | Frequency::Quarter, Language::English) => write!(f, "{part} of {year}"),
            (Frequency::HalfYear | Frequency::Quarter | Frequency::Month, _) => write!(f, "{part} {year}"),
        }
    }
}

impl fmt::Display for InItsYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MONTHS: [[&str; 12]; 2] = [
            [
                "januar",
                "februar",
                "marts",
                "april",
                "maj",
                "juni",
                "juli",
                "august",
                "september",
                "oktober",
                "november",
                "december",
            ],
            [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
        ];
        const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
        let When { period, language } = self.0;
        let (year, part) = (period.in_year(), period.part());
        let nth = usize::try_from(part - 1).unwrap_or_default();
        let ordinal = ORDINALS.get(nth).copied().unwrap_or_default();
        let [danish, english] = MONTHS.map(|months| months.get(nth).copied().unwrap_or_default());
        match (period.frequency(), language) {
            (Frequency::Year, _) => write!(f, "{year}"),
            (Frequency::HalfYear, Language::Danish) => write!(f, "{part}. halvår"),
            (Frequency::HalfYear, Language::English) => write!(f, "the {ordinal} half"),
            (Frequency::Quarter, Language::Danish) => write!(f, "{part}. kvartal"),
            (Frequency::Quarter, Language::English) => write!(f, "the {ordinal} quarter"),
            (Frequency::Month, Language::Danish) => f.write_str(danish),
            (Frequency::Month, Language::English) => f.write_str(english),
        }
    }
}

/// A date in running text: `3. juni 2024`, `3 June 2024`.
pub(super) struct Day {
    pub(super) date: Date,
    pub(super) language: Language,
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stop = match self.language {
            Language::Danish => ".",
            Language::English => "",
        };
        let Some(period) = self.date.in_month() else { return write!(f, "{}", self.date) };
        write!(f, "{}{stop} {}", self.date.day(), When { period, language: self.language })
    }
}

/// The name of an area with its preposition.
pub(super) fn within<'a>(area: &'a Area, language: Language) -> Within<'a> {
    Within { given: area.within.as_ref().map(|text| text.get(language)), name: &area.name, language }
}

pub(super) struct Within<'a> {
    given: Option<&'a str>,
    name: &'a Text,
    language: Language,
}

impl fmt::Display for Within<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let preposition = match self.language {
            Language::Danish => "i",
            Language::English => "in",
        };
        match self.given {
            Some(given) => f.write_str(given),
            None => write!(f, "{preposition} {}", self.name.get(self.language)),
        }
    }
}

//! Whether the unit that a file names is the unit of the indicator that it feeds.

mod said;
mod spoken;

use super::columns::Cell;
use super::matching::plain;
use crate::feed::Misfit;
use crate::indicator::{Indicator, Unit};
use crate::name::{Id, Language, Text};
use crate::number::Number;
use said::{Said, said};
pub(super) use spoken::{in_category, in_heading, in_note, in_title, is_scale};

/// What is wrong with the unit of a file for an indicator, where nobody has confirmed it.
pub(super) fn misfit(unit: Cell<'_>, id: &Id, indicator: &Indicator) -> Option<Misfit> {
    let (found, said) = understood(unit);
    if is_own_name(unit, &indicator.unit) || fits(said, &indicator.unit) {
        return None;
    }
    let needs_words = matches!(indicator.unit, Unit::Percent | Unit::Per { .. });
    let (found, indicator) = (found.to_owned(), id.clone());
    Some(match said {
        Said::Times(_) => Misfit::Thousands { found, indicator },
        Said::Other | Said::Rate if needs_words => Misfit::UnitUnclear { found, indicator },
        Said::Other | Said::Rate | Said::Percent | Said::Per(_) | Said::Ratio | Said::Number => {
            Misfit::Unit { found, indicator }
        }
    })
}

/// Whether words that say a unit say that of the indicator.
pub(super) fn is_said(phrase: &str, indicator: &Indicator) -> bool {
    fits(said(phrase), &indicator.unit)
}

/// Whether the unit that is named leaves open what words say. `antal` does not tell that it is not counted in
/// thousands, `pct.` does.
pub(super) fn leaves_open(named: Option<Cell<'_>>, phrase: &str, is_specific: bool) -> bool {
    match named.map(|unit| understood(unit).1) {
        None => true,
        Some(Said::Number) if is_specific => true,
        Some(Said::Number | Said::Other) => is_scaled(phrase),
        Some(Said::Percent | Said::Per(_) | Said::Rate | Said::Ratio | Said::Times(_)) => false,
    }
}

/// Whether a unit is the one that the feed declares.
pub(super) fn is_declared(unit: Cell<'_>, declared: &str) -> bool {
    same(unit.code, declared) || unit.label.is_some_and(|label| same(label, declared))
}

/// Whether a unit says nothing: empty, or a sign or code for that.
pub(super) fn is_silent(unit: Cell<'_>) -> bool {
    matches!(unit.code.trim(), "" | "-" | "_Z" | "_X" | "_T") && unit.label.is_none_or(|label| label.trim().len() < 2)
        || matches!(unit.code.trim(), "_Z" | "_X")
}

/// The power of ten by which a figure that counts `multiplier` must be moved to count what its indicator does.
pub(super) fn shift(multiplier: i32, unit: &Unit) -> i32 {
    let own = names(unit).find_map(|name| scale(said(name)));
    multiplier.saturating_sub(own.and_then(|power| i32::try_from(power).ok()).unwrap_or(0))
}

/// Whether a unit says itself that its figures count so many at a time.
pub(super) fn is_scaled(unit: &str) -> bool {
    matches!(said(unit), Said::Times(_))
}

/// Whether a unit is counted in ones by the file and in thousands or millions by the rulebook.
pub(super) fn counts_in_tens(found: Cell<'_>, unit: &Unit) -> bool {
    let (_, said) = understood(found);
    matches!(said, Said::Number | Said::Other) && names(unit).any(|name| scale(self::said::said(name)).is_some())
}

/// The text of a unit that is understood, with what it says: its label, else its code.
fn understood(unit: Cell<'_>) -> (&str, Said) {
    let shown = unit.shown();
    match (said(shown), said(unit.code)) {
        (Said::Other, Said::Other) => (shown, Said::Other),
        (Said::Other, by_code) => (unit.code.trim(), by_code),
        (by_label, _) => (shown, by_label),
    }
}

pub(super) fn same(one: &str, other: &str) -> bool {
    plain(one).to_lowercase() == plain(other).to_lowercase()
}

fn fits(said: Said, unit: &Unit) -> bool {
    let is_per = |many: Number| match said {
        Said::Per(per) => Number::from(per) == many,
        Said::Percent => many == Number::from(100),
        Said::Rate | Said::Ratio | Said::Times(_) | Said::Number | Said::Other => false,
    };
    match unit {
        Unit::Percent => is_per(Number::from(100)),
        Unit::Per { per, .. } => is_per(*per),
        Unit::Plain => matches!(said, Said::Number | Said::Ratio | Said::Other),
        Unit::Count { .. } | Unit::Amount(_) => {
            let is_plain = |said: Said| matches!(said, Said::Number | Said::Other);
            let mut own = names(unit).map(self::said::said).filter(|own| !is_plain(*own)).peekable();
            // Of `billion` it is not known how many it is, so it equals nothing.
            if own.peek().is_some() { own.any(|own| own == said && own != Said::Times(None)) } else { is_plain(said) }
        }
    }
}

/// Whether a unit is called in the file as the rulebook calls it.
fn is_own_name(found: Cell<'_>, unit: &Unit) -> bool {
    names(unit).any(|name| is_declared(found, name))
}

/// What the rulebook calls a unit.
fn names(unit: &Unit) -> impl Iterator<Item = &str> {
    let (of, one): (Option<&Text>, Option<&Text>) = match unit {
        Unit::Count { of, one } => (Some(of), one.as_ref()),
        Unit::Amount(of) => (Some(of), None),
        // That a rate is per so many inhabitants does not make inhabitants its unit.
        Unit::Percent | Unit::Plain | Unit::Per { .. } => (None, None),
    };
    of.into_iter().chain(one).flat_map(|text| Language::ALL.map(|language| text.get(language)))
}

fn scale(said: Said) -> Option<u32> {
    match said {
        Said::Times(power) => power,
        Said::Percent | Said::Per(_) | Said::Rate | Said::Ratio | Said::Number | Said::Other => None,
    }
}

/// A number times a power of ten.
pub(super) fn shifted(number: Number, power: i32) -> Option<Number> {
    if power == 0 {
        return Some(number);
    }
    let (mantissa, scale) = number.as_decimal()?;
    let scale = i64::from(scale).checked_sub(i64::from(power))?;
    match u32::try_from(scale) {
        Ok(scale) => Number::new(mantissa, scale),
        Err(_) => {
            let zeros = u32::try_from(scale.checked_neg()?).ok()?;
            Number::new(mantissa.checked_mul(10_i128.checked_pow(zeros)?)?, 0)
        }
    }
}

/// A number without the zeros behind its decimals that are more than `decimals`.
pub(super) fn without_zeros(number: Number, decimals: u32) -> Number {
    let shortened = || {
        let (mantissa, least) = number.as_decimal()?;
        let zeros = decimals.saturating_sub(least);
        Number::new(mantissa.checked_mul(10_i128.checked_pow(zeros)?)?, least + zeros)
    };
    if number.decimals().is_some_and(|written| written <= decimals) {
        return number;
    }
    shortened().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::{shifted, without_zeros};

    #[test]
    fn a_power_of_ten_moves_the_sign_before_decimals() {
        let number = |text: &str| text.parse::<crate::number::Number>().unwrap();
        let shown = |text: &str, power| shifted(number(text), power).map(|number| number.to_string());
        assert_eq!(shown("12.5", 3).as_deref(), Some("12500"));
        assert_eq!(shown("12.5", -2).as_deref(), Some("0.125"));
        assert_eq!(shown("12.5", 0).as_deref(), Some("12.5"));
        assert_eq!(shown("1", 300), None);
        assert_eq!(without_zeros(number("123.00"), 0).decimals(), Some(0));
        assert_eq!(without_zeros(number("123.40"), 0).decimals(), Some(1));
        assert_eq!(without_zeros(number("123.40"), 2).decimals(), Some(2));
    }
}

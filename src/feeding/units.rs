//! Whether the unit that a file names is the unit of the indicator that it feeds.

use super::matching::plain;
use crate::feed::Misfit;
use crate::indicator::{Indicator, Unit};
use crate::name::Id;
use crate::number::Number;

/// What a unit of a file says, where it is understood.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Said {
    Percent,
    /// So many of something.
    Per(i64),
    /// Figures count so many.
    Times,
    Number,
}

/// What is wrong with the unit of a file for an indicator; what is not understood is taken as it is.
pub(super) fn misfit(found: &str, declared: Option<&str>, id: &Id, indicator: &Indicator) -> Option<Misfit> {
    let found = found.trim();
    if let Some(declared) = declared {
        let same = plain(found).to_lowercase() == plain(declared).to_lowercase();
        return (!same).then(|| Misfit::OtherUnit { found: found.to_owned(), declared: declared.to_owned() });
    }
    let fits = match said(found)? {
        Said::Times => return Some(Misfit::Thousands { found: found.to_owned(), indicator: id.clone() }),
        Said::Percent => indicator.unit == Unit::Percent,
        Said::Per(per) => {
            indicator.unit.per() == Some(Number::from(per)) || (per == 100 && indicator.unit == Unit::Percent)
        }
        Said::Number => !matches!(indicator.unit, Unit::Percent | Unit::Per { .. }),
    };
    (!fits).then(|| Misfit::Unit { found: found.to_owned(), indicator: id.clone() })
}

fn said(unit: &str) -> Option<Said> {
    const PERCENT: [&str; 9] =
        ["%", "percent", "per cent", "pct", "pct.", "procent", "pc", "percentage", "percent of total"];
    const NUMBER: [&str; 9] =
        ["number", "antal", "count", "persons", "personer", "nr", "stk", "stk.", "antal personer"];
    const TIMES: [&str; 10] =
        ["1000", "1 000", "1.000", "1,000", "thousand", "tusind", "million", "mio", "mia", "billion"];
    let small = plain(unit).to_lowercase();
    if PERCENT.contains(&small.as_str()) {
        return Some(Said::Percent);
    }
    if NUMBER.contains(&small.as_str()) {
        return Some(Said::Number);
    }
    let per = ["per ", "pr. ", "pr "].iter().find_map(|word| small.split_once(word));
    if let Some((_, rest)) = per {
        let digits: String = rest
            .chars()
            .take_while(|letter| letter.is_ascii_digit() || " .,\u{a0}".contains(*letter))
            .filter(char::is_ascii_digit)
            .collect();
        return digits.parse().ok().map(Said::Per);
    }
    let in_brackets = small.split(['(', '[', ' ', ',']).any(|word| {
        let word = word.trim_matches([')', ']', '.', ':']);
        [
            "1.000",
            "1,000",
            "1000",
            "'000",
            "000",
            "thousand",
            "thousands",
            "tusind",
            "tusinde",
            "tusinder",
            "mio",
            "mill",
            "million",
        ]
        .contains(&word)
            || ["millions", "millioner", "mia", "milliard", "milliarder", "billion", "billions", "tkr", "promille"]
                .contains(&word)
    });
    (in_brackets || TIMES.iter().any(|word| small.starts_with(word))).then_some(Said::Times)
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
    use super::{Said, said, shifted, without_zeros};

    #[test]
    fn units_are_understood_or_left_alone() {
        for (unit, means) in [
            ("per cent", Some(Said::Percent)),
            ("Pct.", Some(Said::Percent)),
            ("Antal", Some(Said::Number)),
            ("per 1.000 inhabitants", Some(Said::Per(1000))),
            ("Anmeldelser pr. 100.000", Some(Said::Per(100_000))),
            ("1.000 kr.", Some(Said::Times)),
            ("mio. kr.", Some(Said::Times)),
            ("-", None),
            ("kr.", None),
            ("kr. pr. indbygger", None),
        ] {
            assert_eq!(said(unit), means, "{unit}");
        }
    }

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

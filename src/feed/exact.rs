//! Numbers with exponents as plain decimals, exactly.

use std::borrow::Cow;

/// The largest exponent that is written out. A number beyond it is no figure of a statistics office.
const LARGEST: u32 = 60;

/// A number without its exponent: `1.5e-3` is `0.0015`. One without an exponent stays as it is written.
pub(super) fn plain(number: &str) -> Option<Cow<'_, str>> {
    if !number.bytes().any(|byte| matches!(byte, b'e' | b'E')) {
        return Some(Cow::Borrowed(number));
    }
    let (mantissa, exponent) = number.split_once(['e', 'E'])?;
    let exponent: i32 = exponent.parse().ok().filter(|exponent: &i32| exponent.unsigned_abs() <= LARGEST)?;
    let (minus, digits) = match mantissa.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", mantissa),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let moved = usize::try_from(exponent.unsigned_abs()).ok()?;
    let (whole, decimals) = if exponent < 0 {
        let padded = format!("{}{whole}", "0".repeat(moved));
        let (kept, passed) = padded.split_at_checked(whole.len())?;
        (kept.to_owned(), format!("{passed}{decimals}"))
    } else {
        let padded = format!("{decimals}{}", "0".repeat(moved.saturating_sub(decimals.len())));
        let (passed, kept) = padded.split_at_checked(moved)?;
        (format!("{whole}{passed}"), kept.to_owned())
    };
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    Some(Cow::Owned(if decimals.is_empty() { format!("{minus}{whole}") } else { format!("{minus}{whole}.{decimals}") }))
}

/// What a program wrote as `72.099999999999994` and means as `72.1`: of a number with decimals and with so many digits as
/// only programs write, the shortest decimal that reads as the same floating-point number, where that is one of so few
/// digits as every floating-point number keeps. None of any other number, which is what it says.
#[cfg(feature = "json-stat")]
pub(super) fn shortest(number: &str) -> Option<String> {
    const KEPT: usize = 15;
    let mantissa = |number: &str| number.split(['e', 'E']).next().unwrap_or_default().to_owned();
    let digits =
        |number: &str| mantissa(number).trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    if number.len() <= KEPT || digits(number) <= KEPT || !mantissa(number).contains('.') {
        return None;
    }
    // It decides nothing: where it cannot stand for a decimal of so few digits, the number stays as it is written.
    let float: f64 = number.parse().ok().filter(|float: &f64| float.is_finite())?;
    let shortest = Some(format!("{float:e}")).filter(|shortest| digits(shortest) <= KEPT)?;
    plain(&shortest).map(Cow::into_owned)
}

/// Whether a text is a number with a decimal point, and perhaps an exponent, and nothing else.
#[cfg(feature = "px")]
pub(super) fn is_number(text: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let mantissa = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (whole, decimals) = match mantissa.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (mantissa, None),
    };
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
    is_digits(whole) && decimals.is_none_or(is_digits) && exponent.is_none_or(is_digits)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[cfg(feature = "json-stat")]
    #[test]
    fn what_programs_make_of_a_decimal_is_that_decimal() {
        for (written, read) in [
            ("72.099999999999994", Some("72.1")),
            ("-72.099999999999994", Some("-72.1")),
            ("0.30000000000000004", None),
            ("12345678901234.567", None),
            ("7.2099999999999994e1", Some("72.1")),
            ("0.070000000000000007", Some("0.07")),
            ("100.00000000000000", Some("100")),
            ("72.0999999999999", None),
            ("0.000000000000000001", None),
            ("12345678901234567890", None),
            ("72.1", None),
        ] {
            assert_eq!(super::shortest(written).as_deref(), read, "{written}");
        }
    }

    #[test]
    fn exponents_become_zeros() {
        for (written, read) in [
            ("1.5e-3", "0.0015"),
            ("-1.5E-3", "-0.0015"),
            ("12.34e1", "123.4"),
            ("12.34e+2", "1234"),
            ("12.34e3", "12340"),
            ("12.34e-1", "1.234"),
            ("1234e-2", "12.34"),
            ("1234e-4", "0.1234"),
            ("0.05e1", "0.5"),
            ("0e5", "0"),
            ("7e0", "7"),
            ("5.9443826", "5.9443826"),
        ] {
            assert_eq!(plain(written).as_deref(), Some(read), "{written}");
        }
        for written in ["1e61", "1e-61", "1e99999999999", "1e"] {
            assert_eq!(plain(written), None, "{written}");
        }
    }
}

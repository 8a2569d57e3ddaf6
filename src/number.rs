//! Exact numbers: decimals, and fractions where a decimal does not end.
//!
//! This is the only place with arithmetic on figures. Every operation is checked: what leaves the range gives
//! `None`, which the engine reports as a finding that is out of range, never as a wrong number.

mod digits;
mod integers;

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroI128;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::Serialize;

use integers::{POWERS_OF_TEN, greatest_common_divisor, narrow_divisor, power_of_ten, without_factor};

/// An exact number: a decimal such as `21.5`, or a fraction such as `64/3`.
///
/// Kept as an integer over a positive integer. Two numbers are equal when their values are, however they were
/// written; [`Number::decimals`] alone remembers the notation. Addition, subtraction, multiplication and division are exact; they give `None` where the result
/// would need more than 127 bits above or below the line. Comparison never fails.
///
/// ```
/// use maal::Number;
/// let mean = Number::new(64, 0).unwrap().checked_div(Number::from(3)).unwrap();
/// assert_eq!(mean.to_string(), "64/3");
/// assert!(mean < "21.5".parse().unwrap());
/// ```
///
/// With `rust_decimal`, whose range a written decimal has: `Number::new(d.mantissa(), d.scale())`, and back by
/// [`Number::as_decimal`].
#[derive(Clone, Copy)]
pub struct Number {
    numerator: i128,
    /// Above 0.
    denominator: NonZeroI128,
}

/// The denominator of a whole number.
const WHOLE: NonZeroI128 = match NonZeroI128::new(1) {
    Some(one) => one,
    None => NonZeroI128::MAX,
};

/// Why a text is not read as a decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not digits with an optional sign and an optional decimal point: `1.2.3`, `1 000`, `1e3`.
    #[error("not a decimal number")]
    Malformed,
    /// A comma stands where a point is expected: `1,5`.
    #[error("written with a decimal comma")]
    DecimalComma,
    /// More than 28 significant digits.
    #[error("longer than 28 digits")]
    TooLong,
}

impl Number {
    /// Nothing.
    pub const ZERO: Number = Number { numerator: 0, denominator: WHOLE };
    /// One.
    pub const ONE: Number = Number { numerator: 1, denominator: WHOLE };

    /// The decimal `mantissa` / 10^`scale`: `Number::new(215, 1)` is 21.5. `None` where `scale` is over 38.
    #[must_use]
    pub fn new(mantissa: i128, scale: u32) -> Option<Number> {
        Number::fraction(mantissa, power_of_ten(scale)?)
    }

    /// The fraction `numerator` / `denominator`. `None` where the denominator is 0.
    #[must_use]
    #[inline]
    pub fn fraction(numerator: i128, denominator: i128) -> Option<Number> {
        let (numerator, denominator) = if denominator < 0 {
            (numerator.checked_neg()?, denominator.checked_neg()?)
        } else {
            (numerator, denominator)
        };
        if numerator == i128::MIN {
            return None;
        }
        Some(Number { numerator, denominator: NonZeroI128::new(denominator)? })
    }

    /// The parts above and below the line, in lowest terms; the lower one is positive.
    #[must_use]
    pub fn as_fraction(self) -> (i128, i128) {
        let Number { numerator, denominator } = self.reduced();
        (numerator, denominator.get())
    }

    /// The same number in lowest terms, without the trailing zeros it was written with.
    #[must_use]
    pub fn normalize(self) -> Number {
        self.reduced()
    }

    /// How many decimals it was written with: 2 for `200.00`. `None` where it is not a decimal.
    #[must_use]
    pub fn decimals(self) -> Option<u32> {
        self.as_written().map(|(_, scale)| scale)
    }

    /// Mantissa and scale in lowest terms (`(215, 1)` for 21.5), or `None` where no decimal of this range ends.
    #[must_use]
    pub fn as_decimal(self) -> Option<(i128, u32)> {
        let (numerator, denominator) = self.as_fraction();
        let (rest, twos) = without_factor(denominator, 2);
        let (rest, fives) = without_factor(rest, 5);
        if rest != 1 {
            return None;
        }
        let scale = twos.max(fives);
        let factor = power_of_ten(scale)?.checked_div(denominator)?;
        Some((numerator.checked_mul(factor)?, scale))
    }

    /// Mantissa and scale as it was written: `(2150, 2)` for 21.50. Of what is no decimal as written, as
    /// [`Number::as_decimal`].
    pub(crate) fn as_written(self) -> Option<(i128, u32)> {
        let denominator = self.denominator.get();
        let written = (0_u32..).zip(POWERS_OF_TEN).find(|(_, power)| *power >= denominator);
        match written.filter(|(_, power)| *power == denominator) {
            Some((scale, _)) => Some((self.numerator, scale)),
            None => self.as_decimal(),
        }
    }

    /// Whether the number is 0.
    #[must_use]
    #[inline]
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether the number is below 0.
    #[must_use]
    #[inline]
    pub fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Whether the number is above 0.
    #[must_use]
    #[inline]
    pub fn is_positive(self) -> bool {
        self.numerator > 0
    }

    /// The distance from 0.
    #[must_use]
    #[inline]
    pub fn abs(self) -> Number {
        Number { numerator: self.numerator.abs(), ..self }
    }

    /// The sum.
    #[must_use]
    #[inline]
    pub fn checked_add(self, other: Number) -> Option<Number> {
        if let (Some((a, b)), Some((c, d))) = (self.narrow(), other.narrow()) {
            return add_narrow((a, b), (c, d));
        }
        self.add_wide(other)
    }

    /// The difference.
    #[must_use]
    #[inline]
    pub fn checked_sub(self, other: Number) -> Option<Number> {
        self.checked_add(-other)
    }

    /// The product.
    #[must_use]
    #[inline]
    pub fn checked_mul(self, other: Number) -> Option<Number> {
        if let (Some((a, b)), Some((c, d))) = (self.narrow(), other.narrow()) {
            return Number::over(i128::from(a) * i128::from(c), i128::from(b) * i128::from(d));
        }
        self.mul_wide(other)
    }

    /// The quotient. `None` also where `other` is 0.
    #[must_use]
    pub fn checked_div(self, other: Number) -> Option<Number> {
        self.checked_mul(Number::fraction(other.denominator.get(), other.numerator)?)
    }

    /// The largest number with at most `decimals` decimals that is not above this one.
    #[must_use]
    pub fn floor_to(self, decimals: u32) -> Option<Number> {
        Number::fraction(self.units(decimals)?, power_of_ten(decimals)?)
    }

    /// The smallest number with at most `decimals` decimals that is not below this one.
    #[must_use]
    pub fn ceil_to(self, decimals: u32) -> Option<Number> {
        Some(-(-self).floor_to(decimals)?)
    }

    /// How many whole units of the last of `decimals` decimals it holds, rounded down.
    pub(crate) fn units(self, decimals: u32) -> Option<i128> {
        let below = self.denominator.get();
        let scaled = self.numerator.checked_mul(power_of_ten(decimals)?).map(|above| above.div_euclid(below));
        scaled.or_else(|| digits::floor(self.numerator, below, decimals))
    }

    /// The decimal `mantissa` / 10^`scale`.
    #[inline]
    pub(crate) fn decimal(mantissa: i128, scale: u8) -> Option<Number> {
        Number::over(mantissa, power_of_ten(u32::from(scale))?)
    }

    /// A fraction whose denominator is known to be positive.
    #[inline]
    fn over(numerator: i128, denominator: i128) -> Option<Number> {
        let denominator = NonZeroI128::new(denominator)?;
        if numerator == i128::MIN { None } else { Some(Number { numerator, denominator }) }
    }

    /// Both parts, where they fit in 64 bits: then products fit in 128, and nothing needs to be checked.
    #[inline]
    fn narrow(self) -> Option<(i64, i64)> {
        Some((i64::try_from(self.numerator).ok()?, i64::try_from(self.denominator.get()).ok()?))
    }

    #[cold]
    #[inline(never)]
    fn add_wide(self, other: Number) -> Option<Number> {
        self.add_across(other).or_else(|| self.reduced().add_across(other.reduced()))
    }

    fn add_across(self, other: Number) -> Option<Number> {
        let (below, other_below) = (self.denominator.get(), other.denominator.get());
        let common = greatest_common_divisor(below, other_below);
        let (left, right) = (other_below / common, below / common);
        let numerator = self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?;
        Number::fraction(numerator, below.checked_mul(left)?)
    }

    #[cold]
    #[inline(never)]
    fn mul_wide(self, other: Number) -> Option<Number> {
        self.mul_straight(other).or_else(|| {
            // Reducing crosswise leaves the smallest terms that the product can have.
            let left = Number { numerator: self.numerator, denominator: other.denominator }.reduced();
            let right = Number { numerator: other.numerator, denominator: self.denominator }.reduced();
            left.mul_straight(right)
        })
    }

    fn mul_straight(self, other: Number) -> Option<Number> {
        let denominator = self.denominator.get().checked_mul(other.denominator.get())?;
        Number::fraction(self.numerator.checked_mul(other.numerator)?, denominator)
    }

    fn reduced(self) -> Number {
        if self.denominator == WHOLE {
            return self;
        }
        let divisor = match self.narrow() {
            Some((numerator, denominator)) => i128::from(narrow_divisor(numerator, denominator)),
            None => greatest_common_divisor(self.numerator, self.denominator.get()),
        };
        let denominator = NonZeroI128::new(self.denominator.get() / divisor).unwrap_or(WHOLE);
        Number { numerator: self.numerator / divisor, denominator }
    }
}

/// a/b + c/d with the smaller denominator where one divides the other.
#[inline]
fn add_narrow((a, b): (i64, i64), (c, d): (i64, i64)) -> Option<Number> {
    let [wide_a, wide_b, wide_c, wide_d] = [a, b, c, d].map(i128::from);
    if b == d {
        return Number::over(wide_a + wide_c, wide_b);
    }
    if d % b == 0 {
        return Number::over((wide_a * i128::from(d / b)).checked_add(wide_c)?, wide_d);
    }
    if b % d == 0 {
        return Number::over(wide_a.checked_add(wide_c * i128::from(b / d))?, wide_b);
    }
    Number::over((wide_a * wide_d).checked_add(wide_c * wide_b)?, wide_b * wide_d)
}

impl std::ops::Neg for Number {
    type Output = Number;

    #[inline]
    fn neg(self) -> Number {
        // The lowest integer is never a numerator, so this cannot overflow.
        Number { numerator: -self.numerator, ..self }
    }
}

impl Ord for Number {
    #[inline]
    fn cmp(&self, other: &Number) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        if let (Some((a, b)), Some((c, d))) = (self.narrow(), other.narrow()) {
            return (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)));
        }
        compare_by_parts(self.as_fraction(), other.as_fraction())
    }
}

/// Compares whole parts, then turns what is left upside down: exact for all numbers, without a product.
#[cold]
#[inline(never)]
fn compare_by_parts(mut left: (i128, i128), mut right: (i128, i128)) -> Ordering {
    loop {
        let whole = left.0.div_euclid(left.1).cmp(&right.0.div_euclid(right.1));
        if whole != Ordering::Equal {
            return whole;
        }
        let (left_rest, right_rest) = (left.0.rem_euclid(left.1), right.0.rem_euclid(right.1));
        if left_rest == 0 || right_rest == 0 {
            return left_rest.cmp(&right_rest);
        }
        // a/b < c/d exactly when d/c < b/a.
        (left, right) = ((right.1, right_rest), (left.1, left_rest));
    }
}

impl PartialOrd for Number {
    #[inline]
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    #[inline]
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl From<i64> for Number {
    fn from(whole: i64) -> Number {
        Number { numerator: i128::from(whole), denominator: WHOLE }
    }
}

impl From<i32> for Number {
    fn from(whole: i32) -> Number {
        Number::from(i64::from(whole))
    }
}

impl FromStr for Number {
    type Err = NumberError;

    /// Reads a decimal: `75`, `-3`, `21.50`. No exponents, no separators, at most 28 digits.
    fn from_str(text: &str) -> Result<Number, NumberError> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let mut parts = unsigned.splitn(2, '.');
        let well_formed = parts.by_ref().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        if !well_formed {
            let digits_and_comma = unsigned.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
            let decimal_comma = digits_and_comma && unsigned.bytes().filter(|byte| *byte == b',').count() == 1;
            return Err(if decimal_comma { NumberError::DecimalComma } else { NumberError::Malformed });
        }
        let decimal = Decimal::from_str_exact(text).map_err(|_| NumberError::TooLong)?;
        Number::new(decimal.mantissa(), decimal.scale()).ok_or(NumberError::TooLong)
    }
}

/// Canonical: a decimal without trailing zeros, else a fraction in lowest terms.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((mantissa, scale)) = self.as_decimal() else {
            let (numerator, denominator) = self.as_fraction();
            return write!(f, "{numerator}/{denominator}");
        };
        let sign = if mantissa < 0 { "-" } else { "" };
        let digits = mantissa.unsigned_abs();
        match power_of_ten(scale).map(i128::unsigned_abs) {
            Some(unit) if scale > 0 => {
                let width = usize::try_from(scale).unwrap_or_default();
                write!(f, "{sign}{}.{:0width$}", digits / unit, digits % unit)
            }
            _ => write!(f, "{sign}{digits}"),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

use super::Number;

impl Number {
    /// The digits of the absolute value, rounded half away from zero to `decimals` decimals, for writing.
    pub(crate) fn digits(self, decimals: u32) -> Digits {
        let (numerator, denominator) = (self.numerator.unsigned_abs(), self.denominator.get().unsigned_abs());
        let (whole, mut rest) = divide(numerator, denominator);
        let mut digits = Digits { negative: self.numerator < 0, whole, decimals: Vec::new() };
        for _ in 0..decimals {
            let (digit, next) = next_digit(rest, denominator);
            digits.decimals.push(digit);
            rest = next;
        }
        let half_or_more = rest >= denominator - rest;
        if half_or_more {
            digits.step_up();
        }
        digits.negative &= digits.whole > 0 || digits.decimals.iter().any(|digit| *digit > 0);
        digits
    }
}

/// `numerator` · 10^`decimals` / `denominator`, rounded down, by long division: where the product would not fit.
#[cold]
pub(super) fn floor(numerator: i128, denominator: i128, decimals: u32) -> Option<i128> {
    let mut floor = numerator.div_euclid(denominator);
    let mut rest = numerator.rem_euclid(denominator).unsigned_abs();
    for _ in 0..decimals {
        let (digit, next) = next_digit(rest, denominator.unsigned_abs());
        floor = floor.checked_mul(10)?.checked_add(i128::from(digit))?;
        rest = next;
    }
    Some(floor)
}

/// A number written out: sign, whole part, and one digit per decimal.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Digits {
    pub(crate) negative: bool,
    pub(crate) whole: u128,
    pub(crate) decimals: Vec<u8>,
}

impl Digits {
    fn step_up(&mut self) {
        for digit in self.decimals.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.whole += 1;
    }
}

/// Quotient and rest; in 64 bits where both fit, which is much faster.
fn divide(numerator: u128, denominator: u128) -> (u128, u128) {
    match (u64::try_from(numerator), u64::try_from(denominator)) {
        (Ok(numerator), Ok(denominator)) => (u128::from(numerator / denominator), u128::from(numerator % denominator)),
        _ => (numerator / denominator, numerator % denominator),
    }
}

/// The next digit of `rest / denominator` and what is left, without leaving 128 bits.
fn next_digit(rest: u128, denominator: u128) -> (u8, u128) {
    let (mut digit, mut left) = (0, 0);
    for _ in 0..10 {
        left += rest;
        if left >= denominator {
            left -= denominator;
            digit += 1;
        }
    }
    (digit, left)
}

//! Exact fractions for the oracle: small, slow, and its own.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    top: i128,
    bottom: i128,
}

impl Fraction {
    pub const ZERO: Fraction = Fraction { top: 0, bottom: 1 };

    pub fn new(top: i128, bottom: i128) -> Fraction {
        assert!(bottom != 0, "the oracle divided by zero");
        let divisor = greatest_common_divisor(top.unsigned_abs(), bottom.unsigned_abs()) as i128;
        let sign = bottom.signum();
        Fraction { top: sign * top / divisor, bottom: sign * bottom / divisor }
    }

    pub fn whole(value: i128) -> Fraction {
        Fraction { top: value, bottom: 1 }
    }

    pub fn is_zero(self) -> bool {
        self.top == 0
    }

    pub fn abs(self) -> Fraction {
        Fraction { top: self.top.abs(), bottom: self.bottom }
    }

    fn whole_part(self) -> i128 {
        self.top.div_euclid(self.bottom)
    }

    pub fn to_f64(self) -> f64 {
        self.top as f64 / self.bottom as f64
    }

    /// As the report writes it: a decimal where it ends, `64/3` where it does not.
    pub fn text(self) -> String {
        let Some(places) = self.places() else {
            return format!("{}/{}", self.top, self.bottom);
        };
        let scaled = (self.top * 10_i128.pow(places) / self.bottom).to_string();
        let (sign, digits) = match scaled.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", scaled.as_str()),
        };
        if places == 0 {
            return scaled;
        }
        let padded = format!("{digits:0>width$}", width = places as usize + 1);
        let (before, after) = padded.split_at(padded.len() - places as usize);
        format!("{sign}{before}.{after}")
    }

    /// How many decimals write it exactly, if any number of them does.
    fn places(self) -> Option<u32> {
        let mut rest = self.bottom;
        let mut twos = 0;
        let mut fives = 0;
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        (rest == 1).then_some(twos.max(fives))
    }
}

/// Most figures fit in 64 bits, where the remainder is many times cheaper.
fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
        let (mut a, mut b) = (a, b);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return u128::from(a);
    }
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

impl Add for Fraction {
    type Output = Fraction;
    fn add(self, other: Fraction) -> Fraction {
        if self.bottom == 1 && other.bottom == 1 {
            return Fraction::whole(self.top + other.top);
        }
        let common = greatest_common_divisor(self.bottom.unsigned_abs(), other.bottom.unsigned_abs()) as i128;
        let (left, right) = (other.bottom / common, self.bottom / common);
        Fraction::new(self.top * left + other.top * right, self.bottom * left)
    }
}

impl Neg for Fraction {
    type Output = Fraction;
    fn neg(self) -> Fraction {
        Fraction { top: -self.top, bottom: self.bottom }
    }
}

impl Sub for Fraction {
    type Output = Fraction;
    fn sub(self, other: Fraction) -> Fraction {
        self + -other
    }
}

impl Mul for Fraction {
    type Output = Fraction;
    fn mul(self, other: Fraction) -> Fraction {
        // Reduced crosswise first, the products are as small as they can be.
        let (left, right) = (Fraction::new(self.top, other.bottom), Fraction::new(other.top, self.bottom));
        Fraction { top: left.top * right.top, bottom: left.bottom * right.bottom }
    }
}

impl Div for Fraction {
    type Output = Fraction;
    fn div(self, other: Fraction) -> Fraction {
        self.mul(Fraction::new(other.bottom, other.top))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        match (self.top.checked_mul(other.bottom), other.top.checked_mul(self.bottom)) {
            (Some(left), Some(right)) => left.cmp(&right),
            // Whole parts first, then what is left, upside down.
            _ => self.whole_part().cmp(&other.whole_part()).then_with(|| {
                let (left, right) = (self.top.rem_euclid(self.bottom), other.top.rem_euclid(other.bottom));
                match (left, right) {
                    (0, _) | (_, 0) => left.cmp(&right),
                    _ => Fraction::new(other.bottom, right).cmp(&Fraction::new(self.bottom, left)),
                }
            }),
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[test]
fn fractions_are_written_as_the_report_writes_them() {
    assert_eq!(Fraction::new(43, 2).text(), "21.5");
    assert_eq!(Fraction::new(64, 3).text(), "64/3");
    assert_eq!(Fraction::new(-1, 20).text(), "-0.05");
    assert_eq!(Fraction::new(200, 10).text(), "20");
    assert_eq!(Fraction::ZERO.text(), "0");
}

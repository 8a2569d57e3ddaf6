//! Exact checks on numbers that need more than 128 bits, made without the library's own arithmetic.

use std::cmp::Ordering;

/// Large primes: an identity between random integers that holds modulo all of them holds.
const PRIMES: [i128; 3] = [(1 << 61) - 1, (1 << 31) - 1, 1_000_000_007];

/// A fraction, as above and below the line; the lower part is positive.
pub type Fraction = (i128, i128);

/// Compares by cross-multiplication in 256 bits.
pub fn compare(left: Fraction, right: Fraction) -> Ordering {
    let (one, other) = (product(left.0, right.1), product(right.0, left.1));
    match (one.0, other.0) {
        (false, false) => (one.1, one.2).cmp(&(other.1, other.2)),
        (true, true) => (other.1, other.2).cmp(&(one.1, one.2)),
        (negative, _) => {
            if negative {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
    }
}

/// Whether it is below 0, and the upper and the lower half of the absolute product.
fn product(a: i128, b: i128) -> (bool, u128, u128) {
    const HALF: u128 = (1 << 64) - 1;
    let (x, y) = (a.unsigned_abs(), b.unsigned_abs());
    let (x_high, x_low, y_high, y_low) = (x >> 64, x & HALF, y >> 64, y & HALF);
    let low = x_low * y_low;
    let (middle, carried) = (x_high * y_low).overflowing_add(x_low * y_high);
    let (lower, carry) = low.overflowing_add(middle << 64);
    let upper = x_high * y_high + (middle >> 64) + (u128::from(carried) << 64) + u128::from(carry);
    (a.is_negative() != b.is_negative() && (upper, lower) != (0, 0), upper, lower)
}

/// Whether two sums of products are equal.
pub fn same(left: &[&[i128]], right: &[&[i128]]) -> bool {
    PRIMES.iter().all(|prime| sum(left, *prime) == sum(right, *prime))
}

fn sum(terms: &[&[i128]], prime: i128) -> i128 {
    terms.iter().fold(0, |sum, term| {
        let term = term.iter().fold(1, |product, factor| product * factor.rem_euclid(prime) % prime);
        (sum + term) % prime
    })
}

pub fn in_lowest_terms((above, below): Fraction) -> Fraction {
    let (mut a, mut b) = (above.unsigned_abs(), below.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let divisor = i128::try_from(a.max(1)).unwrap();
    (above / divisor, below / divisor)
}

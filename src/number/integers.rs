//! Powers of ten, and what integers have in common.

/// The powers of ten that fit.
pub(super) const POWERS_OF_TEN: [i128; 39] = {
    let mut powers = [1; 39];
    let mut exponent = 1;
    while exponent < powers.len() {
        #[expect(clippy::indexing_slicing, reason = "the loop runs over the array's own length, while compiling")]
        {
            powers[exponent] = powers[exponent - 1] * 10;
        }
        exponent += 1;
    }
    powers
};

#[inline]
pub(super) fn power_of_ten(exponent: u32) -> Option<i128> {
    POWERS_OF_TEN.get(usize::try_from(exponent).ok()?).copied()
}

/// Euclid's algorithm on absolute values; 1 where both are 0. Never 0.
pub(super) fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

pub(super) fn without_factor(mut number: i128, factor: i128) -> (i128, u32) {
    let mut times = 0;
    while number % factor == 0 {
        number /= factor;
        times += 1;
    }
    (number, times)
}

/// Euclid's algorithm in 64 bits.
pub(super) fn narrow_divisor(a: i64, b: i64) -> u64 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

//! Numbers are exact, in one order, written in one way, and never overflow in silence.

use std::cmp::Ordering;

use maal::Number;
use proptest::prelude::{Just, any};
use proptest::strategy::Strategy;
use proptest::{prop_assert, prop_assert_eq, prop_oneof};

use super::law;
use super::wide::{Fraction, compare, in_lowest_terms, same};

const CASES: u32 = 3000;

/// Fractions whose sums and products stay within 128 bits.
fn small() -> impl Strategy<Value = Fraction> {
    let above = prop_oneof![-30..30_i128, -1_000_000..1_000_000_i128];
    (above, prop_oneof![1..30_i128, 1..1_000_000_i128])
}

/// Anything that a number can hold, with the extremes and close neighbours.
fn huge() -> impl Strategy<Value = Fraction> {
    let sized = |shift: u32| any::<i128>().prop_map(move |number| number >> shift);
    let above = prop_oneof![
        sized(0),
        (0..127_u32).prop_flat_map(sized),
        (0..4_i128).prop_map(|less| i128::MAX - less),
        (1..5_i128).prop_map(|more| i128::MIN + more),
        -3..4_i128,
    ];
    let below = above.clone().prop_map(|number| number.max(-i128::MAX).abs().max(1));
    (above.prop_map(|number| number.max(-i128::MAX)), below)
}

fn either() -> impl Strategy<Value = Fraction> {
    prop_oneof![small(), huge()]
}

fn number(fraction: Fraction) -> Number {
    Number::fraction(fraction.0, fraction.1).expect("a fraction within the range")
}

#[test]
fn arithmetic_on_small_fractions_is_that_of_fractions() {
    law(CASES, (small(), small()), |(left, right)| {
        let ((a, b), (c, d)) = (left, right);
        let (x, y) = (number(left), number(right));
        let expect = |above: i128, below: i128| Some(in_lowest_terms((above * below.signum(), below * below.signum())));
        prop_assert_eq!(x.checked_add(y).map(Number::as_fraction), expect(a * d + c * b, b * d));
        prop_assert_eq!(x.checked_sub(y).map(Number::as_fraction), expect(a * d - c * b, b * d));
        prop_assert_eq!(x.checked_mul(y).map(Number::as_fraction), expect(a * c, b * d));
        let quotient = if c == 0 { None } else { expect(a * d, b * c) };
        prop_assert_eq!(x.checked_div(y).map(Number::as_fraction), quotient);
        prop_assert_eq!((-x).as_fraction(), in_lowest_terms((-a, b)));
        prop_assert_eq!(x.abs().as_fraction(), in_lowest_terms((a.abs(), b)));
        prop_assert_eq!((x.is_zero(), x.is_negative(), x.is_positive()), (a == 0, a < 0, 0 < a));
        Ok(())
    });
}

#[test]
fn a_result_of_any_size_is_exact_or_none() {
    law(CASES, (either(), either()), |(left, right)| {
        let (x, y) = (number(left), number(right));
        let ((a, b), (c, d)) = (left, right);
        if let Some((p, q)) = x.checked_add(y).map(Number::as_fraction) {
            prop_assert!(same(&[&[p, b, d]], &[&[a, d, q], &[c, b, q]]), "sum {p}/{q}");
        }
        if let Some((p, q)) = x.checked_sub(y).map(Number::as_fraction) {
            prop_assert!(same(&[&[p, b, d]], &[&[a, d, q], &[-c, b, q]]), "difference {p}/{q}");
        }
        if let Some((p, q)) = x.checked_mul(y).map(Number::as_fraction) {
            prop_assert!(same(&[&[p, b, d]], &[&[a, c, q]]), "product {p}/{q}");
        }
        if let Some((p, q)) = x.checked_div(y).map(Number::as_fraction) {
            prop_assert!(c != 0 && same(&[&[p, b, c]], &[&[a, d, q]]), "quotient {p}/{q}");
        }
        Ok(())
    });
}

#[test]
fn nothing_is_refused_that_fits_half_the_bits() {
    let half = || (-(1_i128 << 62)..1 << 62, 1_i128..1 << 62);
    law(CASES, (half(), half()), |(left, right)| {
        let (x, y) = (number(left), number(right));
        prop_assert!(x.checked_add(y).is_some() && x.checked_sub(y).is_some() && x.checked_mul(y).is_some());
        prop_assert_eq!(x.checked_div(y).is_some(), right.0 != 0);
        Ok(())
    });
}

#[test]
fn no_extreme_panics() {
    let extremes = [i128::MIN, i128::MIN + 1, -1, 0, 1, 2, i128::MAX - 1, i128::MAX];
    let scales = [0, 1, 28, 37, 38, 39, u32::MAX];
    let fractions = extremes.iter().flat_map(|above| extremes.map(|below| Number::fraction(*above, below)));
    let decimals = extremes.iter().flat_map(|mantissa| scales.map(|scale| Number::new(*mantissa, scale)));
    let numbers: Vec<Number> = fractions.chain(decimals).flatten().collect();
    assert!(numbers.len() > 60, "only {} extremes are numbers", numbers.len());
    for x in &numbers {
        for y in &numbers {
            let results = [x.checked_add(*y), x.checked_sub(*y), x.checked_mul(*y), x.checked_div(*y)];
            assert_eq!(compare(x.as_fraction(), y.as_fraction()), x.cmp(y));
            for result in results.into_iter().flatten() {
                assert!(!result.to_string().is_empty());
            }
        }
        for scale in scales {
            let _ = (x.floor_to(scale), x.ceil_to(scale), x.as_decimal(), x.abs(), -*x);
        }
    }
    assert_eq!(
        (Number::fraction(1, 0), Number::fraction(i128::MIN, 1), Number::fraction(1, i128::MIN)),
        (None, None, None)
    );
}

#[test]
fn the_order_is_that_of_cross_multiplication() {
    let close = huge().prop_flat_map(|(above, below)| {
        let near = (Just(above), below.saturating_sub(2).max(1)..=below.saturating_add(2));
        (Just((above, below)), prop_oneof![near, either()])
    });
    law(CASES, prop_oneof![close, (small(), small())], |(left, right)| {
        let (x, y) = (number(left), number(right));
        prop_assert_eq!(x.cmp(&y), compare(left, right));
        prop_assert_eq!(y.cmp(&x), x.cmp(&y).reverse());
        prop_assert_eq!(x == y, x.cmp(&y) == Ordering::Equal);
        prop_assert_eq!((-y).cmp(&-x), x.cmp(&y));
        Ok(())
    });
}

#[test]
fn equal_numbers_are_written_alike_and_others_are_not() {
    law(CASES, (small(), small(), 1..1_000_i128), |(left, right, times)| {
        let (x, y, z) = (number(left), number(right), number((left.0 * times, left.1 * times)));
        prop_assert_eq!(x.to_string(), z.to_string());
        prop_assert_eq!(x.to_string() == y.to_string(), x == y);
        Ok(())
    });
}

#[test]
fn a_decimal_is_read_as_it_is_written() {
    let digits = prop_oneof![-1_000..1_000_i128, any::<i128>().prop_map(|number| number % 10_i128.pow(28))];
    law(CASES, (digits, 0..=28_u32), |(mantissa, scale)| {
        let number = Number::new(mantissa, scale).unwrap();
        let text = number.to_string();
        prop_assert_eq!(text.parse::<Number>(), Ok(number));
        let canonical = !text.contains('.') || !text.ends_with(['0', '.']);
        prop_assert!(canonical && !text.contains('/') && text != "-0", "{text}");
        // As written by hand: every decimal, leading zeros, a sign.
        let (sign, digits) = (if mantissa < 0 { "-" } else { "+" }, mantissa.unsigned_abs());
        let unit = 10_u128.pow(scale);
        let (whole, width) = (digits / unit, scale as usize);
        let by_hand =
            if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{:0width$}", digits % unit) };
        prop_assert_eq!(by_hand.parse::<Number>(), Ok(number), "{}", by_hand);
        Ok(())
    });
}

#[test]
fn a_fraction_is_written_in_lowest_terms_where_no_decimal_ends() {
    law(CASES, small(), |fraction| {
        let (above, below) = in_lowest_terms(fraction);
        let text = number(fraction).to_string();
        let mut rest = below;
        while rest % 2 == 0 || rest % 5 == 0 {
            rest /= if rest % 2 == 0 { 2 } else { 5 };
        }
        prop_assert_eq!(text.contains('/'), rest != 1);
        if rest != 1 {
            prop_assert_eq!(text, format!("{above}/{below}"));
        }
        Ok(())
    });
}

#[test]
fn floor_and_ceiling_bracket_a_number() {
    law(CASES, (either(), 0..40_u32), |(fraction, decimals)| {
        let number = number(fraction);
        let (Some(floor), Some(ceiling)) = (number.floor_to(decimals), number.ceil_to(decimals)) else {
            let (above, _) = number.as_fraction();
            let fits = 10_i128.checked_pow(decimals).and_then(|unit| above.checked_mul(unit)).is_some();
            prop_assert!(!fits, "refused");
            return Ok(());
        };
        prop_assert!(floor <= number && number <= ceiling);
        for end in [floor, ceiling] {
            prop_assert!(end.as_decimal().is_some_and(|(_, scale)| scale <= decimals), "{end}");
        }
        let unit = Number::new(1, decimals).unwrap();
        if let Some(width) = ceiling.checked_sub(floor) {
            let ends_there = number == floor;
            prop_assert_eq!(width, if ends_there { Number::ZERO } else { unit });
        }
        Ok(())
    });
}

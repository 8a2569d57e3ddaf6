//! The values beside the axis.

use maal::Number;
use maal::chart::nice_levels;
use proptest::prelude::*;

fn levels(low: &str, high: &str, whole: bool) -> String {
    let levels = nice_levels(low.parse().unwrap(), high.parse().unwrap(), whole);
    levels.iter().map(Number::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn levels_are_round() {
    assert_eq!(levels("6", "26", false), "0 5 10 15 20 25 30");
    assert_eq!(levels("32", "90", false), "0 20 40 60 80 100");
    assert_eq!(levels("11.7", "12.7", false), "11.6 11.8 12 12.2 12.4 12.6 12.8");
    assert_eq!(levels("-7.25", "2.5", false), "-8 -6 -4 -2 0 2 4");
    assert_eq!(
        levels("999999999999", "1734567890123", false),
        "800000000000 1000000000000 1200000000000 1400000000000 1600000000000 1800000000000"
    );
}

#[test]
fn what_is_counted_has_whole_levels() {
    assert_eq!(levels("0", "1", true), "0 1 2 3");
    assert_eq!(levels("0", "2", false), "0 0.5 1 1.5 2");
    assert_eq!(levels("7", "8", true), "7 8 9 10");
    assert_eq!(levels("-3", "-2", true), "-5 -4 -3 -2");
}

#[test]
fn equal_values_begin_at_zero() {
    assert_eq!(levels("11", "11", false), "0 2 4 6 8 10 12");
    assert_eq!(levels("0", "0", false), "0 0.2 0.4 0.6 0.8 1");
    assert_eq!(levels("-4", "-4", false), "-4 -3 -2 -1 0");
}

#[test]
fn numbers_too_long_for_round_steps_are_levels_themselves() {
    let long = Number::new(i128::MAX, 0).unwrap();
    assert_eq!(nice_levels(-long, long, false), [-long, long]);
}

fn number() -> impl Strategy<Value = Number> {
    (-1_000_000_000_000_i64..1_000_000_000_000, 1..1000_i128, 0..12_u32).prop_map(|(above, below, shift)| {
        let below = below * 10_i128.pow(shift / 2);
        Number::fraction(i128::from(above), below).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn levels_hold_both_ends(one in number(), other in number(), whole: bool) {
        let (low, high) = (one.min(other), one.max(other));
        let levels = nice_levels(one, other, whole);
        prop_assert!((4..=7).contains(&levels.len()), "{levels:?}");
        prop_assert!(levels[0] <= low && high <= *levels.last().unwrap(), "{levels:?}");
        let step = levels[1].checked_sub(levels[0]).unwrap();
        prop_assert!(levels.windows(2).all(|pair| pair[1].checked_sub(pair[0]).unwrap() == step));
        let (digits, scale) = step.as_decimal().unwrap();
        prop_assert!(["1", "2", "5"].contains(&digits.to_string().trim_end_matches('0')), "{step}");
        prop_assert!(!whole || scale == 0);
        // Each is a multiple of the step, so that 0 is among them where they pass it.
        prop_assert!(levels.iter().all(|level| level.checked_div(step).unwrap().as_decimal().unwrap().1 == 0));
        prop_assert!(low.is_negative() || !levels[0].is_negative());
        let near = low.is_positive() && low.checked_mul(Number::from(2)).unwrap() <= high;
        prop_assert!(!near || levels[0].is_zero());
    }
}

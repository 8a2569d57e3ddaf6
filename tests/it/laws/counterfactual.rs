//! A counterfactual is exact: put in the value's place it meets the limit, and a hair's breadth worse does not.

use maal::report::Counterfactual;
use maal::{Bound, Derivation, Number, Verdict};
use proptest::{prop_assert, prop_assert_eq, prop_oneof};

use super::generate::{uncertain_worlds, worlds};
use super::law;
use super::worlds::{World, finding_at, findings, place_of};

#[test]
fn a_counterfactual_meets_the_limit_and_one_last_decimal_less_does_not() {
    law(240, prop_oneof![worlds(), uncertain_worlds()], |world| {
        let report = world.report();
        for (nth, (assessment, finding)) in findings(&report).enumerate() {
            let Some(counterfactual) = finding.counterfactual() else { continue };
            let limit = finding.limit().expect("a counterfactual has a limit");
            let indicator = assessment.indicator_id().as_str();
            let (needed, possible) = match counterfactual {
                Counterfactual::Value { value, possible } => (value, possible),
                Counterfactual::Part { part, possible, .. } => (part, possible),
            };
            let Some(measured) = put_where(&world, indicator) else {
                // The value of a sum or difference cannot be set, so it is held against the limit by hand.
                let decimals =
                    needed.as_decimal().map_or(0, |(_, scale)| scale).max(assessment.indicator().decimals.unwrap_or(0));
                let margin = |value: Number| match limit.bound {
                    Bound::AtMost => limit.value.checked_sub(value).unwrap(),
                    Bound::AtLeast => value.checked_sub(limit.value).unwrap(),
                };
                prop_assert!(limit.is_met_with(margin(needed)));
                let much_worse = worse(needed, limit.bound, decimals);
                prop_assert!(assessment.indicator().decimals.is_none() || !limit.is_met_with(margin(much_worse)));
                continue;
            };
            // Judging again for every finding would take long.
            if !possible || nth % 4 != 0 {
                continue;
            }
            let place = place_of(assessment, &finding);
            let decimals = world.decimals(measured).unwrap();
            for (value, expected) in [(needed, Verdict::Met), (worse(needed, limit.bound, decimals), Verdict::NotMet)] {
                // A share of a sample beyond all, and fewer events than none, are refused.
                let cannot_be = value.is_negative() || Number::from(100) < value;
                if cannot_be && world.indicator(measured).uncertainty.is_some() {
                    continue;
                }
                let changed = world.with(measured, &place.area, place.period, value).report();
                let after = finding_at(&changed, &place).unwrap();
                let require = assessment.target().require;
                if !require.significant {
                    prop_assert_eq!(after.figure_verdict(), expected, "{} {} at {:?}", measured, value, place);
                } else if expected == Verdict::Met && !require.settled {
                    prop_assert_eq!(after.verdict(), expected, "{} {} at {:?}", measured, value, place);
                }
            }
        }
        Ok(())
    });
}

/// The measured indicator whose value a counterfactual of an indicator speaks of.
fn put_where<'a>(world: &'a World, indicator: &'a str) -> Option<&'a str> {
    match world.derivation(indicator) {
        None => Some(indicator),
        Some(Derivation::Share { part, .. } | Derivation::Rate { count: part, .. }) => Some(part.as_str()),
        Some(Derivation::Sum(_) | Derivation::Difference(..)) => None,
    }
}

/// One last decimal to the worse side.
fn worse(value: Number, good: Bound, decimals: u32) -> Number {
    let one = Number::new(1, decimals).unwrap();
    match good {
        Bound::AtMost => value.checked_add(one).unwrap(),
        Bound::AtLeast => value.checked_sub(one).unwrap(),
    }
}

//! Firm means: whatever the unrounded figures are, the verdict is the same.

use maal::{Kind, Number, Reason, Verdict};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::{prop_assert, prop_assert_eq};

use super::generate::worlds;
use super::law;
use super::worlds::{World, finding_at, findings, place_of};

/// Decimals that the unrounded figures have more than the published ones.
const MORE_DECIMALS: u32 = 3;
/// Half a unit of the last published decimal, in units of the last unrounded one.
const HALF: i128 = 500;

/// The world whose figures round to the published ones: each moved by less than half a unit. Counts are exact.
fn unrounded(published: &World, moves: &[u8]) -> World {
    let mut world = published.clone();
    let mut moves = moves.iter().cycle();
    for ((indicator, ..), observation) in &mut world.observations {
        let declared = published.indicator(indicator);
        if declared.unit.is_count() {
            continue;
        }
        let shift = match moves.next().expect("moves never end") {
            // The ends of the open interval, where a verdict turns first.
            0..115 => HALF - 1,
            115..230 => 1 - HALF,
            inside => i128::from(*inside) * 37 - 8990,
        };
        let shift = Number::new(shift, declared.decimals.unwrap_or(0) + MORE_DECIMALS).unwrap();
        observation.value = observation.value.map(|value| value.checked_add(shift).unwrap());
    }
    for (_, indicator) in world.declarations.indicators.iter_mut().filter(|(_, indicator)| !indicator.unit.is_count()) {
        indicator.decimals = indicator.decimals.map(|decimals| decimals + MORE_DECIMALS);
    }
    world
}

#[test]
fn a_firm_verdict_holds_for_all_unrounded_figures() {
    law(320, (worlds(), vec(vec(any::<u8>(), 97), 4)), |(world, draws)| {
        let report = world.report();
        for moves in draws {
            let truth = unrounded(&world, &moves).report();
            for (assessment, finding) in findings(&report).filter(|(_, finding)| finding.is_firm() == Some(true)) {
                let place = place_of(assessment, &finding);
                let after = finding_at(&truth, &place).unwrap();
                // A percentage of a figure that is 0 unrounded is void: the one point in its interval where a relative
                // step jumps. An approximate limit may lie too close to call.
                let jumps = after.reason() == Some(Reason::Zero);
                let too_close =
                    after.reason() == Some(Reason::OutOfRange) && assessment.target().rule.kind() == Kind::Reach;
                if !jumps && !too_close {
                    prop_assert_eq!(after.figure_verdict(), finding.figure_verdict(), "{:?}", place);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn no_unrounded_figures_shift_the_margin_further_than_the_caveat_says() {
    law(320, (worlds(), vec(vec(any::<u8>(), 97), 6)), |(world, draws)| {
        let report = world.report();
        for moves in draws {
            let truth = unrounded(&world, &moves).report();
            for (assessment, finding) in findings(&report).filter(|(_, finding)| finding.margin().is_some()) {
                let said = finding.caveats().find_map(|caveat| match caveat {
                    maal::Caveat::Rounding { shift } => shift,
                    _ => None,
                });
                let approximate = finding.limit().is_some_and(|limit| limit.error.is_some());
                let after = finding_at(&truth, &place_of(assessment, &finding)).and_then(|after| after.margin());
                let Some((said, after)) = said.zip(after).filter(|_| !approximate) else { continue };
                let shift = after.checked_sub(finding.margin().unwrap()).unwrap().abs();
                prop_assert!(shift <= said, "{} by {}, not {}", place_of(assessment, &finding).target, shift, said);
            }
        }
        Ok(())
    });
}

#[test]
fn a_verdict_from_counts_alone_is_firm() {
    law(120, worlds(), |world| {
        let report = world.report();
        for (assessment, finding) in findings(&report).filter(|(assessment, _)| assessment.indicator().unit.is_count())
        {
            let approximate = finding.limit().is_some_and(|limit| limit.error.is_some());
            prop_assert!(finding.is_firm() != Some(false) || approximate, "{:?}", place_of(assessment, &finding));
        }
        Ok(())
    });
}

#[test]
fn a_verdict_is_not_firm_exactly_where_it_has_a_rounding_caveat() {
    law(120, worlds(), |world| {
        let report = world.report();
        for (assessment, finding) in findings(&report) {
            let warned = finding.caveats().any(|caveat| matches!(caveat, maal::Caveat::Rounding { .. }));
            prop_assert_eq!(finding.is_firm() == Some(false), warned, "{:?}", place_of(assessment, &finding));
            prop_assert_eq!(finding.is_firm().is_none(), finding.figure_verdict() > Verdict::NotMet);
        }
        Ok(())
    });
}

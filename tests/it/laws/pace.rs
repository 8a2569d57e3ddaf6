//! The pace needed from here: exact, and whoever keeps it reaches the goal on the date.

use maal::report::Remaining;
use maal::{Bound, Judged, Kind, Number, Period, Stage, Verdict};
use proptest::{prop_assert, prop_assert_eq};

use super::generate::worlds;
use super::law;
use super::recompute::number;
use super::worlds::{World, json};

fn better(good: Bound, value: Number, other: Number) -> bool {
    match good {
        Bound::AtMost => value < other,
        Bound::AtLeast => value > other,
    }
}

#[test]
fn the_pace_leads_from_the_value_to_the_level_in_the_time_that_is_left() {
    law(400, worlds(), |world| {
        let report = world.report();
        for assessment in report.assessments() {
            let Some(pace) = assessment.pace() else { continue };
            let last = assessment.deciding().unwrap();
            prop_assert_eq!(assessment.target().rule.kind(), Kind::Reach);
            prop_assert_eq!(pace.from, last.period());
            // Where every period counts, one that failed is the end of it, whatever remains to be done.
            let lost = assessment.judged() == Judged::EveryPeriod && assessment.verdict() == Verdict::NotMet;
            prop_assert_eq!(assessment.stage() == Stage::Interim, !lost);
            let value = last.value().unwrap();
            let good = match assessment.indicator().better {
                maal::Better::Lower => Bound::AtMost,
                maal::Better::Higher => Bound::AtLeast,
            };
            let a_year = pace.from.frequency().per_year() as u32;
            for Remaining { to, level, change, periods, per_year } in pace.milestone.into_iter().chain([pace.goal]) {
                let counted = std::iter::successors(Some(pace.from), |period| period.next());
                prop_assert_eq!(counted.take_while(|period| *period < to).count(), periods as usize);
                prop_assert_eq!(change.is_zero(), !better(good, level, value));
                let reached = if change.is_zero() { value } else { level };
                prop_assert_eq!(value.checked_add(change), Some(reached));
                prop_assert_eq!(per_year.is_some(), a_year <= periods);
                if let Some(per_year) = per_year {
                    let years = Number::fraction(periods.into(), a_year.into()).unwrap();
                    prop_assert_eq!(per_year.checked_mul(years), Some(change));
                }
            }
            if let Some(milestone) = pace.milestone {
                prop_assert!(milestone.to < pace.goal.to && !better(good, milestone.level, pace.goal.level));
            }
        }
        Ok(())
    });
}

/// Whoever is interim on a `reach` and has a value gets a pace, unless a break or the goal stands in its way.
#[test]
fn a_pace_is_there_wherever_it_can_be_known() {
    law(200, worlds(), |world| {
        let report = world.report();
        for assessment in report.assessments() {
            let before_date = assessment
                .target()
                .rule
                .by()
                .is_some_and(|by| assessment.period().is_some_and(|last| last_month(last) < last_month(by)));
            let decided = assessment.deciding().is_some_and(|last| last.limit().is_some());
            let reach = assessment.target().rule.kind() == Kind::Reach;
            // A date within a period of the figures stands for the period before.
            let own = assessment.target().rule.by().is_none_or(|by| {
                assessment.period().is_none_or(|last| by.frequency().per_year() <= last.frequency().per_year())
            });
            if reach && decided && before_date && own {
                prop_assert!(assessment.pace().is_some(), "{:?}", assessment.target().rule);
            }
            if !reach || !before_date {
                prop_assert!(assessment.pace().is_none(), "{:?}", assessment.target().rule);
            }
        }
        Ok(())
    });
}

fn last_month(period: Period) -> i32 {
    12 * period.in_year() + 12 / period.frequency().per_year() * period.part()
}

/// Figures with many decimals, so that every pace can be written as one.
fn with_decimals(mut world: World) -> World {
    for (_, indicator) in world.declarations.indicators.iter_mut().filter(|(_, indicator)| indicator.derived.is_none())
    {
        indicator.decimals = Some(9);
        indicator.unit = maal::Unit::Plain;
    }
    world
}

#[test]
fn whoever_keeps_the_pace_is_exactly_at_the_level_on_the_date() {
    law(300, worlds(), |world| {
        let world = with_decimals(world);
        let Ok(rulebook) = maal::Rulebook::new(world.declarations.clone()) else { return Ok(()) };
        let report = rulebook.assess(&world.data()).unwrap();
        for assessment in report.assessments() {
            let Some(pace) = assessment.pace().filter(|_| assessment.indicator().derived.is_none()) else { continue };
            let value = assessment.deciding().unwrap().value().unwrap();
            for Remaining { to, change, .. } in pace.milestone.into_iter().chain([pace.goal]) {
                let kept = value.checked_add(change).unwrap();
                if change.is_zero() || kept.as_decimal().is_none_or(|(_, decimals)| decimals > 9) {
                    continue;
                }
                let mut later = world.clone();
                let at = (assessment.indicator_id().to_string(), assessment.area_id().to_string(), to);
                later.observations.insert(at, maal::Observation::of(kept));
                let there = later.report();
                let after = there.of_target(assessment.target_id().as_str());
                let own = after.filter(|after| after.area_id() == assessment.area_id());
                let finding = own.flat_map(|after| after.findings()).find(|finding| finding.period() == to);
                let Some(finding) = finding.filter(|finding| finding.margin().is_some()) else { continue };
                prop_assert_eq!(finding.margin(), Some(Number::ZERO), "{:?}", assessment.target().rule);
                prop_assert_eq!(finding.figure_verdict(), Verdict::Met);
            }
        }
        Ok(())
    });
}

#[test]
fn the_serialised_pace_says_the_same() {
    law(80, worlds(), |world| {
        let report = world.report();
        let serialised = json(&report);
        for (assessment, written) in report.assessments().zip(serialised["assessments"].as_array().unwrap()) {
            let Some(pace) = assessment.pace() else {
                prop_assert!(written["pace"].is_null());
                continue;
            };
            let goal = &written["pace"]["goal"];
            prop_assert_eq!(number(&goal["change"]), Some(pace.goal.change));
            prop_assert_eq!(number(&goal["per_year"]), pace.goal.per_year);
            prop_assert_eq!(&goal["to"], &pace.goal.to.to_string());
            prop_assert_eq!(written["pace"]["milestone"].is_null(), pace.milestone.is_none());
        }
        Ok(())
    });
}

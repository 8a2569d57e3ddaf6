//! What a report says does not hang on the order in which things are given, nor on what a view hides.

use maal::{Areas, Comparison, Dataset, Declarations, Language, Length, Pair, Period, Report};
use proptest::prelude::any;
use proptest::{prop_assert, prop_assert_eq};

use super::generate::uncertain_worlds;
use super::law;
use super::worlds::{World, json};

/// The same things in another order, that of their keys times an odd number.
fn shuffled<T: Clone>(things: &[T], key: u64) -> Vec<T> {
    let mut keyed: Vec<(u64, T)> = (1..).zip(things.iter().cloned()).collect();
    keyed.sort_by_key(|(nth, _)| nth.wrapping_mul(key | 1).rotate_left(17).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    keyed.into_iter().map(|(_, thing)| thing).collect()
}

fn everything_said(report: &Report) -> String {
    Language::ALL.map(|language| report.explain(language).length(Length::Full).to_string()).concat()
}

fn names_all_areas(world: &World) -> bool {
    let Declarations { goals, checks, .. } = &world.declarations;
    goals.iter().any(|(_, goal)| goal.targets.iter().any(|(_, target)| target.areas == Areas::All))
        || checks.iter().any(|(_, check)| check.areas == Areas::All)
}

/// The same statement from the other end.
fn turned_round(comparison: Comparison) -> Comparison {
    let (area, pair) = match comparison.pair {
        Pair::Between(one, other) => (comparison.area, Pair::Between(other, one)),
        Pair::With { area, at } => (area, Pair::With { area: comparison.area, at }),
    };
    Comparison { area, pair, ..comparison }
}

/// The world's figures, given in another order.
fn shuffled_data(world: &World, key: u64) -> Dataset {
    let mut figures = Dataset::builder();
    let entries: Vec<_> = world.observations.iter().collect();
    for ((indicator, area, period), observation) in shuffled(&entries, key) {
        figures.observe(indicator.as_str(), area.as_str(), *period, observation.clone());
    }
    for (nth, comparison) in shuffled(&world.comparisons, key).into_iter().enumerate() {
        figures.compare(if nth % 2 == 0 { turned_round(comparison) } else { comparison });
    }
    figures.build().unwrap()
}

#[test]
fn the_order_of_figures_and_comparisons_does_not_matter() {
    law(200, (uncertain_worlds(), any::<u64>()), |(world, key)| {
        let expected = world.report();
        let report = world.rulebook().assess(&shuffled_data(&world, key)).unwrap();
        prop_assert_eq!(json(&report), json(&expected));
        prop_assert_eq!(everything_said(&report), everything_said(&expected));
        Ok(())
    });
}

/// What is missing is written in the order in which the parts are declared, so this is of the report alone.
#[test]
fn the_order_of_indicators_and_areas_does_not_matter_to_the_report() {
    law(200, (uncertain_worlds(), any::<u64>()), |(world, key)| {
        let mut other = world.clone();
        other.declarations.indicators = shuffled(&world.declarations.indicators, key);
        // With `areas: all` their order is that of the assessments.
        if !names_all_areas(&world) {
            other.declarations.areas = shuffled(&world.declarations.areas, key);
        }
        let report = other.rulebook().assess(&shuffled_data(&world, key)).unwrap();
        prop_assert_eq!(json(&report), json(&world.report()));
        Ok(())
    });
}

#[test]
fn observations_given_one_by_one_or_as_series_are_the_same() {
    law(80, uncertain_worlds(), |world| {
        let mut figures = Dataset::builder();
        for indicator in &world.declarations.indicators {
            for (area, _) in &world.declarations.areas {
                let own = world
                    .observations
                    .iter()
                    .rev()
                    .filter(|((of, at, _), _)| (of.as_str(), at.as_str()) == (indicator.0.as_str(), area.as_str()));
                let own: Vec<_> = own.map(|((.., period), observation)| (*period, observation.clone())).collect();
                figures.series(indicator.0.clone(), area.clone(), own);
            }
        }
        world.comparisons.iter().for_each(|comparison| {
            figures.compare(comparison.clone());
        });
        let report = world.rulebook().assess(&figures.build().unwrap()).unwrap();
        prop_assert_eq!(json(&report), json(&world.report()));
        Ok(())
    });
}

#[test]
fn one_by_one_gives_the_same_assessments_as_all_together() {
    law(120, uncertain_worlds(), |world| {
        let (rulebook, data) = (world.rulebook(), world.data());
        let mut each = Vec::new();
        rulebook.assess_each(&data, |assessment| each.push(serde_json::to_value(assessment).unwrap())).unwrap();
        let report = json(&rulebook.assess(&data).unwrap());
        prop_assert_eq!(Some(&each), report["assessments"].as_array());
        Ok(())
    });
}

#[test]
fn a_view_through_a_period_is_the_dataset_without_what_came_later() {
    law(400, (uncertain_worlds(), 2015..2025_i32, 0..12_i32), |(world, year, part)| {
        let frequency = world.declarations.indicators[0].1.frequency;
        // A whole year, or a period of the own frequency.
        let last = Period::new(frequency, year, part + 1).unwrap_or(Period::year(year).unwrap());
        let mut earlier = world.clone();
        earlier.observations.retain(|(.., period), _| end_month(*period) <= end_month(last));
        let viewed = world.rulebook().assess(world.data().through(last)).unwrap();
        let expected = earlier.report();
        prop_assert_eq!(json(&viewed), json(&expected), "through {}", last);
        prop_assert_eq!(everything_said(&viewed), everything_said(&expected));
        Ok(())
    });
}

/// Months from the beginning of year 0 to the period's end.
fn end_month(period: Period) -> i32 {
    12 * period.in_year() + 12 / period.frequency().per_year() * period.part()
}

#[test]
fn judging_twice_gives_the_same_bytes() {
    law(60, uncertain_worlds(), |world| {
        let (one, other) = (world.report(), world.report());
        prop_assert!(serde_json::to_string(&one).unwrap() == serde_json::to_string(&other).unwrap());
        prop_assert_eq!(everything_said(&one), everything_said(&other));
        Ok(())
    });
}

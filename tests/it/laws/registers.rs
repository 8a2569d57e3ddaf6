//! What holds for every register: parts add up to the whole, order does not matter, a share is that of two counts.

use std::collections::BTreeMap;

use maal::{
    Area, Better, Bound, Criterion, Dataset, Datum, Declarations, Derivation, FieldType, Filter, Finding, Goal,
    Indicator, Judged, Level, Measure, Number, Period, Register, Report, Row, Rule, Rulebook, Target, Text, Than,
    Threshold, Unit,
};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any};
use proptest::{prop_assert, prop_assert_eq, prop_oneof};

use super::law;
use super::worlds::json;

const AREAS: [&str; 2] = ["north", "south"];

/// Rows of two areas and two years; every fourth value is missing in half of the registers.
fn registers() -> impl Strategy<Value = Vec<Row>> {
    any::<bool>().prop_flat_map(|with_missing| {
        let datum = move |known: proptest::strategy::BoxedStrategy<Datum>| {
            if with_missing { prop_oneof![3 => known, 1 => Just(Datum::Missing)].boxed() } else { known }
        };
        let amount = datum((-1..4_i32).prop_map(Datum::from).boxed());
        let ready = datum(any::<bool>().prop_map(Datum::from).boxed());
        let kind = datum(prop_oneof![Just("a"), Just("b"), Just("c")].prop_map(Datum::from).boxed());
        let row =
            (0..AREAS.len(), 2023..=2024_i32, amount, ready, kind).prop_map(|(area, year, amount, ready, kind)| {
                let (area, period) = (Some(AREAS[area].into()), Period::year(year));
                let row = Row { area, period, ..Row::default() };
                row.with("amount", amount).with("ready", ready).with("kind", kind)
            });
        // One row of each kind in an area of its own, so that every text occurs.
        let every_kind = ["a", "b", "c"].map(|kind| {
            let row = Row { area: Some("elsewhere".into()), period: Period::year(2024), ..Row::default() };
            row.with("amount", 1).with("ready", true).with("kind", kind)
        });
        vec(row, 0..12).prop_map(move |rows| rows.into_iter().chain(every_kind.clone()).collect())
    })
}

fn data(rows: Vec<Row>) -> Dataset {
    let mut register = Register::new("things");
    let fields = [("amount", FieldType::WHOLE), ("ready", FieldType::YesNo), ("kind", FieldType::Text)];
    register.fields = fields.map(|(field, holds)| (field.into(), holds)).to_vec();
    register.rows = rows;
    let mut figures = Dataset::builder();
    figures.register("things", register);
    figures.build().unwrap()
}

/// A target that judges every period of an indicator, for each of the indicators.
fn rulebook(indicators: Vec<(&str, Indicator)>) -> Rulebook {
    let mut goal = Goal::new("goal");
    for (id, _) in &indicators {
        let rule = Threshold { bound: Bound::AtLeast, strict: false, than: Than::Level(Level::new(2)) };
        let target = Target::new(*id, "north", Rule::Threshold(rule));
        let target = Target { areas: maal::Areas::All, judged: Some(Judged::EveryPeriod), ..target };
        goal.targets.push(((*id).into(), target));
    }
    Rulebook::new(Declarations {
        areas: AREAS.iter().chain(["elsewhere"].iter()).map(|id| ((*id).into(), Area::named(*id))).collect(),
        indicators: indicators.into_iter().map(|(id, indicator)| (id.into(), indicator)).collect(),
        goals: vec![("goal".into(), goal)],
        ..Declarations::default()
    })
    .unwrap_or_else(|problems| panic!("{problems}"))
}

fn measured(unit: Unit, measure: Measure) -> Indicator {
    Indicator { measured: Some(measure), ..Indicator::new(Text::from("things"), unit, Better::Higher) }
}

fn count(filter: Filter) -> Indicator {
    measured(Unit::Count { of: "things".into(), one: None }, Measure::Count { of: "things".into(), filter })
}

fn sum(filter: Filter) -> Indicator {
    measured(Unit::Plain, Measure::Sum { field: "amount".into(), of: "things".into(), filter })
}

fn share(filter: Filter, among: Filter) -> Indicator {
    measured(Unit::Percent, Measure::Share { of: "things".into(), filter, among })
}

fn one_of(kinds: &[&str]) -> Criterion {
    Criterion::OneOf(kinds.iter().map(|kind| (*kind).to_owned()).collect())
}

fn below(limit: i32) -> Criterion {
    Criterion::Range { at_least: None, at_most: None, more_than: None, less_than: Some(limit.into()) }
}

/// A filter for each type of field, with its complement.
fn halves() -> impl Strategy<Value = [Filter; 2]> {
    let halves = prop_oneof![
        Just(("ready", [Criterion::is("yes"), Criterion::is("no")])),
        Just(("kind", [one_of(&["a", "c"]), one_of(&["b"])])),
        (0..4_i32).prop_map(|limit| ("amount", [Criterion::at_least(limit), below(limit)])),
    ];
    halves.prop_map(|(field, halves)| halves.map(|half| Filter::default().and(field, half)))
}

type Values = BTreeMap<(String, Period), Option<Number>>;

/// The values of an indicator's target by area and period.
fn values(report: &Report, target: &str) -> Values {
    let own = report.of_target(target);
    own.flat_map(|assessment| {
        let area = assessment.area_id().to_string();
        assessment.findings().map(move |finding| ((area.clone(), finding.period()), finding.value()))
    })
    .collect()
}

#[test]
fn the_rows_that_pass_and_those_that_do_not_are_all_rows() {
    law(300, (registers(), halves()), |(rows, [one, other])| {
        let indicators = vec![("one", count(one)), ("other", count(other)), ("all", count(Filter::default()))];
        let report = rulebook(indicators).assess(&data(rows)).unwrap();
        let (one, other) = (values(&report, "one"), values(&report, "other"));
        for (at, all) in values(&report, "all") {
            match (one[&at], other[&at]) {
                (Some(one), Some(other)) => prop_assert_eq!(one.checked_add(other), all),
                (one, other) => prop_assert!(one.is_none() && other.is_none(), "{:?}", at),
            }
        }
        Ok(())
    });
}

#[test]
fn the_sums_of_the_rows_that_pass_and_of_those_that_do_not_are_the_sum_of_all() {
    law(300, (registers(), halves()), |(rows, [one, other])| {
        let indicators = vec![("one", sum(one)), ("other", sum(other)), ("all", sum(Filter::default()))];
        let report = rulebook(indicators).assess(&data(rows)).unwrap();
        let (one, other) = (values(&report, "one"), values(&report, "other"));
        for (at, all) in values(&report, "all") {
            if let (Some(one), Some(other)) = (one[&at], other[&at]) {
                prop_assert_eq!(one.checked_add(other), all);
            }
        }
        Ok(())
    });
}

/// What a missing value is taken for does not matter to a figure that is known.
#[test]
fn a_known_figure_stays_the_same_whatever_the_missing_values_are() {
    law(300, (registers(), halves(), -1..4_i32, any::<bool>()), |(rows, [one, other], amount, ready)| {
        let filled: Vec<Row> = rows
            .iter()
            .cloned()
            .map(|mut row| {
                for (field, datum) in &mut row.values {
                    if *datum == Datum::Missing {
                        *datum = match field.as_str() {
                            "amount" => amount.into(),
                            "ready" => ready.into(),
                            _ => "b".into(),
                        };
                    }
                }
                row
            })
            .collect();
        let both =
            Filter { criteria: one.criteria.iter().cloned().chain([("ready".into(), Criterion::is("no"))]).collect() };
        let all =
            vec![("a", count(one.clone())), ("b", sum(other)), ("c", share(one, both.clone())), ("d", count(both))];
        let rulebook = rulebook(all);
        let (open, known) = (rulebook.assess(&data(rows)).unwrap(), rulebook.assess(&data(filled)).unwrap());
        for target in ["a", "b", "c", "d"] {
            let known = values(&known, target);
            for (at, value) in values(&open, target).into_iter().filter(|(_, value)| value.is_some()) {
                prop_assert_eq!(value, known[&at], "{} {:?}", target, at);
            }
        }
        Ok(())
    });
}

#[test]
fn the_order_of_rows_does_not_matter() {
    law(150, (registers(), halves(), any::<u64>()), |(rows, [one, other], key)| {
        let all = vec![("a", count(one.clone())), ("b", sum(other.clone())), ("c", share(one, other))];
        let mut keyed: Vec<(u64, Row)> = (1..).map(|nth: u64| nth.wrapping_mul(key | 1)).zip(rows.clone()).collect();
        keyed.sort_by_key(|(key, _)| *key);
        let other: Vec<Row> = keyed.into_iter().map(|(_, row)| row).collect();
        let rulebook = rulebook(all);
        let (one, other) = (rulebook.assess(&data(rows)).unwrap(), rulebook.assess(&data(other)).unwrap());
        prop_assert_eq!(json(&one), json(&other));
        Ok(())
    });
}

#[test]
fn a_view_through_a_year_is_the_register_without_later_rows() {
    law(150, (registers(), halves()), |(rows, [one, other])| {
        let all = vec![("a", count(one.clone())), ("b", sum(other.clone())), ("c", share(one, other))];
        let last = Period::year(2023).unwrap();
        // The rows elsewhere stay, so that every text that is asked for occurs; their area is not compared.
        let earlier: Vec<Row> = rows.iter().filter(|row| row.period == Some(last)).cloned().collect();
        let kept = rows.iter().filter(|row| row.area == Some("elsewhere".into())).cloned();
        let (full, cut) = (data(rows.clone()), data(earlier.into_iter().chain(kept).collect()));
        let rulebook = rulebook(all);
        let (full, cut) = (rulebook.assess(full.through(last)).unwrap(), rulebook.assess(cut.through(last)).unwrap());
        prop_assert_eq!(json(&full), json(&cut));
        Ok(())
    });
}

#[test]
fn a_measured_share_is_the_derived_share_of_two_measured_counts() {
    law(300, (registers(), halves(), halves()), |(rows, [filter, _], [among, _])| {
        let both = Filter { criteria: filter.criteria.iter().chain(&among.criteria).cloned().collect() };
        let derived = Derivation::Share { part: "part".into(), of: "whole".into() };
        let derived = Indicator { measured: None, derived: Some(derived), ..share(filter.clone(), among.clone()) };
        let all = vec![
            ("measured", share(filter, among.clone())),
            ("derived", derived),
            ("part", count(both)),
            ("whole", count(among)),
        ];
        let report = rulebook(all).assess(&data(rows)).unwrap();
        for (measured, derived) in report.of_target("measured").zip(report.of_target("derived")) {
            prop_assert_eq!(measured.verdict(), derived.verdict());
            let (measured, derived) = (measured.findings().map(judged), derived.findings().map(judged));
            prop_assert_eq!(measured.collect::<Vec<_>>(), derived.collect::<Vec<_>>());
        }
        Ok(())
    });
}

/// Everything about a finding but the names of the counts.
fn judged(finding: Finding<'_>) -> String {
    let operands: Vec<_> = finding.operands().map(|operand| (operand.role, operand.value, operand.status)).collect();
    let (limit, margin, firm) = (finding.limit(), finding.margin(), finding.is_firm());
    let (verdict, reason, value) = (finding.verdict(), finding.reason(), finding.value());
    format!(
        "{verdict:?} {reason:?} {value:?} {limit:?} {margin:?} {firm:?} {operands:?} {:?}",
        finding.counterfactual()
    )
}

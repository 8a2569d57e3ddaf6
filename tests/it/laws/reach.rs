//! Several dates: the path passes through every milestone, and one milestone is a goal with its date.

use std::fmt::Write as _;

use maal::problem::Fault;
use maal::{Area, Declarations, Goal, Language, Length, Rulebook};
use maal::{
    Baseline, Better, Indicator, Level, Number, Path, Period, Reach, ReachGoal, Report, Rule, Step, Target, Unit,
};
use proptest::collection::{btree_map, vec};
use proptest::sample::select;
use proptest::strategy::Strategy;
use proptest::{prop_assert, prop_assert_eq};

use super::law;
use super::worlds::json;

const FIRST: i32 = 2020;
const LAST: i32 = 2032;

/// A target on a yearly count, with a figure for every year.
#[derive(Clone, Debug)]
struct Plan {
    better: &'static str,
    path: &'static str,
    /// Years with their levels, which never get worse.
    milestones: Vec<(i32, i64)>,
    /// From the first year on.
    figures: Vec<i64>,
}

fn plans(most: usize) -> impl Strategy<Value = Plan> {
    let dates = btree_map(FIRST + 1..=LAST, 1..60_i64, 1..=most);
    let figures = vec(1..80_i64, (LAST - FIRST + 1) as usize);
    (select(vec!["lower", "higher"]), select(vec!["straight", "compound", "none"]), dates, figures).prop_map(
        |(better, path, milestones, figures)| {
            let years: Vec<i32> = milestones.keys().copied().collect();
            let mut levels: Vec<i64> = milestones.values().copied().collect();
            levels.sort_unstable();
            if better == "lower" {
                levels.reverse();
            }
            Plan { better, path, milestones: years.into_iter().zip(levels).collect(), figures }
        },
    )
}

impl Plan {
    fn milestones(&self) -> String {
        let written: Vec<String> = self.milestones.iter().map(|(year, level)| format!("{year}: {level}")).collect();
        format!("milestones: {{ {} }}", written.join(", "))
    }

    fn report(&self, way: &str) -> Report {
        let Plan { better, path, figures, .. } = self;
        let mut text = format!(
            "maal: 1\nareas: {{ town: the town }}\nindicators:\n  \
             cases: {{ name: cases, unit: {{ count: cases }}, better: {better} }}\ngoals:\n  goal:\n    name: goal\n    \
             targets:\n      t:\n        indicator: cases\n        area: town\n        judged: every_period\n        \
             rule: {{ reach: {{ baseline: {FIRST}, {way}, path: {path} }} }}\nobservations:\n  cases:\n    town:\n"
        );
        for (year, figure) in (FIRST..).zip(figures) {
            writeln!(text, "      {year}: {figure}").unwrap();
        }
        let (rulebook, data) =
            maal::load([("plan.yaml", text.as_str())]).unwrap_or_else(|problems| panic!("{problems}"));
        rulebook.assess(&data).unwrap()
    }
}

/// The limits by year, with whether they are exact.
fn limits(report: &Report) -> Vec<(i32, Option<(Number, bool)>)> {
    let findings = report.assessments().next().unwrap().findings();
    let limit = |finding: maal::Finding<'_>| finding.limit().map(|limit| (limit.value, limit.error.is_none()));
    findings.map(|finding| (finding.period().in_year(), limit(finding))).collect()
}

#[test]
fn the_limit_on_the_date_of_a_milestone_is_its_level_and_between_two_it_lies_between_them() {
    law(200, plans(4), |plan| {
        let report = plan.report(&plan.milestones());
        for (year, limit) in limits(&report) {
            let passed = plan.milestones.iter().rev().find(|(date, _)| *date <= year);
            let next = plan.milestones.iter().find(|(date, _)| year < *date);
            let level = |milestone: &(i32, i64)| Number::from(milestone.1);
            match (passed, next, limit) {
                (None, _, None) => prop_assert_eq!(plan.path, "none"),
                (Some(passed), next, Some((limit, exact))) if passed.0 == year || next.is_none() => {
                    prop_assert!(exact && limit == level(passed), "{} in {}", limit, year);
                }
                (Some(passed), Some(_), Some((limit, exact))) if plan.path == "none" => {
                    prop_assert!(exact && limit == level(passed), "{} in {}", limit, year);
                }
                (passed, Some(next), Some((limit, exact))) => {
                    let from = passed.map_or(Number::from(plan.figures[0]), level);
                    let (low, high) = (from.min(level(next)), from.max(level(next)));
                    prop_assert!(low <= limit && limit <= high, "{} in {}", limit, year);
                    prop_assert_eq!(exact, plan.path == "straight");
                    let strictly = low == high || (low < limit && limit < high);
                    prop_assert!(strictly, "{} in {}", limit, year);
                }
                (passed, next, limit) => prop_assert!(false, "{:?} {:?} {:?} in {}", passed, next, limit, year),
            }
        }
        Ok(())
    });
}

#[test]
fn one_milestone_is_a_value_with_its_date() {
    law(60, plans(1), |plan| {
        let (year, level) = plan.milestones[0];
        let (one, other) = (plan.report(&plan.milestones()), plan.report(&format!("value: {level}, by: {year}")));
        prop_assert_eq!(json(&one), json(&other));
        for language in Language::ALL {
            let said = |report: &Report| report.explain(language).length(Length::Full).to_string();
            prop_assert_eq!(said(&one), said(&other));
        }
        Ok(())
    });
}

#[test]
fn a_rule_with_milestones_is_serialised_as_it_is_read() {
    law(60, plans(4), |plan| {
        let report = json(&plan.report(&plan.milestones()));
        let rule = &report["assessments"][0]["rule"]["reach"];
        match plan.milestones.as_slice() {
            [(year, level)] => {
                prop_assert_eq!(&rule["by"], &year.to_string());
                prop_assert_eq!(&rule["value"], &level.to_string());
            }
            milestones => {
                let written = rule["milestones"].as_object().unwrap();
                let expected = milestones.iter().map(|(year, level)| (year.to_string(), level.to_string().into()));
                prop_assert_eq!(written, &expected.collect::<serde_json::Map<_, _>>());
                prop_assert!(rule["by"].is_null() && rule["value"].is_null());
            }
        }
        Ok(())
    });
}

fn faults(reach: Reach) -> Vec<String> {
    let mut goal = Goal::new("goal");
    goal.targets.push(("t".into(), Target::new("cases", "town", Rule::Reach(reach))));
    let declarations = Declarations {
        areas: vec![("town".into(), Area::named("the town"))],
        indicators: vec![(
            "cases".into(),
            Indicator::new(maal::Text::from("cases"), Unit::Count { of: "cases".into(), one: None }, Better::Lower),
        )],
        goals: vec![("goal".into(), goal)],
        ..Declarations::default()
    };
    let problems = Rulebook::new(declarations).expect_err("it should be refused").0;
    let is_known = |fault: &Fault| matches!(fault, Fault::NotAfter { .. } | Fault::ChangeAfterMilestones);
    assert!(problems.iter().all(|problem| is_known(&problem.fault)), "{problems:?}");
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn what_only_rust_can_say_of_milestones_is_checked_there() {
    let year = |year| Period::year(year).unwrap();
    let corner = |at, level: i64| (year(at), Level::new(level));
    let reach = Reach {
        baseline: Baseline::Period(year(2020)),
        corners: vec![corner(2025, 30)],
        goal: ReachGoal::Change(Step::in_unit(-20)),
        by: year(2030),
        path: Path::Straight,
    };
    let place = "goals/goal/targets/t/rule/reach";
    let expected = format!("{place}/change: a goal with milestones before it is a level, not a change");
    assert_eq!(faults(reach.clone()), [expected]);

    let goal = ReachGoal::Value(Level::new(20));
    let unsorted = Reach { corners: vec![corner(2028, 30), corner(2025, 30)], goal, ..reach };
    assert_eq!(faults(unsorted), [format!("{place}/milestones/2025: 2025 does not lie after 2028")]);
}

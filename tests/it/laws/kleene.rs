//! Goals obey three-valued logic: what is undetermined may turn out either way, and nothing else is undetermined.

use std::collections::BTreeMap;

use maal::{
    AchievedWhen, Area, Areas, Better, Bound, Dataset, Declarations, Goal, Indicator, Judged, Level, Observation,
    Period, Rule, Rulebook, Target, Text, Than, Threshold, Unit, Verdict,
};

const AREAS: [&str; 4] = ["a", "b", "c", "d"];

/// What each counted assessment of a goal says.
type Tuple = Vec<Verdict>;

fn tuples(length: usize) -> Vec<Tuple> {
    (0..length).fold(vec![Vec::new()], |shorter, _| {
        let longer = |tuple: &Tuple| {
            [Verdict::Met, Verdict::NotMet, Verdict::Undetermined].map(|last| [tuple.as_slice(), &[last]].concat())
        };
        shorter.iter().flat_map(longer).collect()
    })
}

fn conditions(length: usize) -> Vec<AchievedWhen> {
    let counted = (1..=length as u32).map(AchievedWhen::AtLeast);
    [AchievedWhen::All, AchievedWhen::Any].into_iter().chain(counted).collect()
}

/// The verdicts of one goal for each condition, from a real report: a target in each area, at least 1.
fn verdicts(tuple: &Tuple) -> Vec<Verdict> {
    let year = Period::year(2024).unwrap();
    let areas = &AREAS[..tuple.len()];
    let mut goals = Vec::new();
    for (nth, achieved_when) in conditions(tuple.len()).into_iter().enumerate() {
        let rule =
            Rule::Threshold(Threshold { bound: Bound::AtLeast, strict: false, than: Than::Level(Level::new(1)) });
        let target = Target {
            areas: Areas::Several(areas.iter().map(|area| (*area).into()).collect()),
            judged: Some(Judged::At(year)),
            ..Target::new("i", "a", rule)
        };
        let targets = vec![(format!("t{nth}").as_str().into(), target)];
        goals.push((format!("g{nth}").as_str().into(), Goal { targets, achieved_when, ..Goal::new("goal") }));
    }
    let indicator =
        Indicator { decimals: Some(0), ..Indicator::new(Text::from("figure"), Unit::Plain, Better::Higher) };
    let rulebook = Rulebook::new(Declarations {
        areas: areas.iter().map(|area| ((*area).into(), Area::named(*area))).collect(),
        indicators: vec![("i".into(), indicator)],
        goals,
        ..Declarations::default()
    });
    let mut figures = Dataset::builder();
    for (area, verdict) in areas.iter().zip(tuple) {
        let observation = match verdict {
            Verdict::Met => Observation::of(1),
            Verdict::NotMet => Observation::of(0),
            Verdict::Undetermined | Verdict::Monitored => Observation::missing(),
        };
        figures.observe("i", *area, year, observation);
    }
    let report = rulebook.unwrap().assess(&figures.build().unwrap()).unwrap();
    let found: Tuple = report.assessments().take(tuple.len()).map(|assessment| assessment.verdict()).collect();
    assert_eq!(&found, tuple);
    for goal in report.goals() {
        let count = |verdict| tuple.iter().filter(|each| **each == verdict).count() as u32;
        let counts = goal.counts();
        let expected = (count(Verdict::Met), count(Verdict::NotMet), count(Verdict::Undetermined), 0);
        assert_eq!((counts.met, counts.not_met, counts.undetermined, counts.monitored), expected);
    }
    report.goals().map(|goal| goal.verdict()).collect()
}

/// Every way in which what is undetermined may turn out.
fn completions(tuple: &Tuple) -> Vec<Tuple> {
    tuple.iter().fold(vec![Vec::new()], |shorter, verdict| {
        let ways: &[Verdict] = match verdict {
            Verdict::Undetermined => &[Verdict::Met, Verdict::NotMet],
            decided => std::slice::from_ref(decided),
        };
        shorter.iter().flat_map(|tuple| ways.iter().map(move |way| [tuple.as_slice(), &[*way]].concat())).collect()
    })
}

#[test]
fn a_goal_is_decided_exactly_when_all_outcomes_agree() {
    let all: BTreeMap<Tuple, Vec<Verdict>> =
        (1..=AREAS.len()).flat_map(tuples).map(|tuple| (tuple.clone(), verdicts(&tuple))).collect();
    for (tuple, found) in &all {
        let outcomes: Vec<&Vec<Verdict>> = completions(tuple).iter().map(|completed| &all[completed]).collect();
        for (nth, condition) in conditions(tuple.len()).into_iter().enumerate() {
            let first = outcomes[0][nth];
            let agreed = outcomes.iter().all(|outcome| outcome[nth] == first);
            let expected = if agreed { first } else { Verdict::Undetermined };
            assert_eq!(found[nth], expected, "{condition:?} of {tuple:?}");
        }
    }
}

#[test]
fn with_everything_decided_a_goal_counts() {
    for tuple in (1..=AREAS.len()).flat_map(tuples).filter(|tuple| !tuple.contains(&Verdict::Undetermined)) {
        let met = tuple.iter().filter(|verdict| **verdict == Verdict::Met).count();
        for (condition, found) in conditions(tuple.len()).into_iter().zip(verdicts(&tuple)) {
            let achieved = match condition {
                AchievedWhen::All => met == tuple.len(),
                AchievedWhen::Any => met > 0,
                AchievedWhen::AtLeast(wanted) => met >= wanted as usize,
            };
            assert_eq!(found == Verdict::Met, achieved, "{condition:?} of {tuple:?}");
            assert_eq!(found == Verdict::NotMet, !achieved, "{condition:?} of {tuple:?}");
        }
    }
}

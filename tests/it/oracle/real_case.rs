//! Who watches the oracle: the verdicts that people expect of the real case behind the format.

use std::collections::{BTreeMap, BTreeSet};

use super::expect::{Verdict, assess};
use super::figures::Figures;
use super::limit::Level;
use super::model::{
    Against, Areas, Baseline, Better, Decimal, Derived, Frequency, Goal, Indicator, Model, Observation, Period, Rule,
    Sampling, Status, Target, Unit, Window, Word,
};

const PARTNERSHIP: usize = 0;
const CITY: usize = 1;

#[test]
fn the_oracle_judges_the_real_case_as_people_do() {
    let unsafe_share = indicator(
        Unit::Percent,
        &[(PARTNERSHIP, 2022, 26), (PARTNERSHIP, 2023, 12), (PARTNERSHIP, 2024, 11), (CITY, 2024, 6)],
    );
    let crime_rate = indicator(Unit::Per(1000), &[(PARTNERSHIP, 2020, 24), (PARTNERSHIP, 2023, 16)]);
    let robbery = indicator(Unit::Count, &[(PARTNERSHIP, 2020, 51), (PARTNERSHIP, 2023, 90)]);
    let shared = indicator(Unit::Count, &[(PARTNERSHIP, 2024, 15)]);
    let activities = shared.clone();
    let mut share = indicator(Unit::Percent, &[]);
    share.derived = Some(Derived::Share { part: 3, of: 4 });
    share.better = Better::Higher;

    let held = || Rule::Maintain { baseline: Baseline::Period(2020), tolerance: None };
    let by = Some(Period { frequency: Frequency::Year, index: 2024 });
    let enough = Against::Level { value: Decimal { units: 75, places: 0 }, percent_sign: false };
    let targets = vec![
        target("falls", 0, Rule::Annual { rise: false, step: None }),
        target("nears", 0, Rule::Converge { to: CITY, since: 2021, by, within: None }),
        target("rate", 1, held()),
        target("robbery", 2, held()),
        target("shared", 5, Rule::Level { word: Word::AtLeast, against: enough }),
    ];
    let year = |index| Period { frequency: Frequency::Year, index };
    let model = Model {
        window: Some(Window { from: year(2021), to: year(2024) }),
        areas: 2,
        part_of: vec![None; 2],
        indicators: vec![unsafe_share, crime_rate, robbery, shared, activities, share],
        goals: vec![Goal { achieved_when: None, targets }],
        comparisons: Vec::new(),
    };
    let (assessments, goals) = assess(&model, &Figures::through(&model, None));

    let judged: Vec<(Option<Verdict>, Vec<_>)> = assessments
        .iter()
        .map(|assessment| {
            let deciding = assessment.findings.iter().filter(|finding| finding.decides);
            (assessment.verdict, deciding.map(|finding| (finding.index, finding.verdict, margin(finding))).collect())
        })
        .collect();
    let by_margin = |margin: &str| Some(margin.to_owned());
    let falls = vec![
        (2022, Verdict::Undetermined, None),
        (2023, Verdict::Met, by_margin("14")),
        (2024, Verdict::Met, by_margin("1")),
    ];
    let expected = vec![
        (Some(Verdict::Undetermined), falls),
        (Some(Verdict::Undetermined), vec![(2024, Verdict::Undetermined, None)]),
        (Some(Verdict::Met), vec![(2023, Verdict::Met, by_margin("8"))]),
        (Some(Verdict::NotMet), vec![(2023, Verdict::NotMet, by_margin("-39"))]),
        (Some(Verdict::Met), vec![(2024, Verdict::Met, by_margin("25"))]),
    ];
    assert_eq!(judged, expected);
    assert_eq!(goals[0].counts, Some([2, 1, 2, 0]));
    assert_eq!(goals[0].verdict, Some(Verdict::NotMet));
}

fn margin(finding: &super::expect::Finding) -> Option<String> {
    match finding.limit?.margin {
        Level::Exact(margin) => Some(margin.text()),
        Level::Near(_) => None,
    }
}

fn indicator(unit: Unit, figures: &[(usize, i32, i64)]) -> Indicator {
    let observations: BTreeMap<(usize, i32), Observation> = figures
        .iter()
        .map(|(area, year, units)| {
            let value = Some(Decimal { units: *units, places: 0 });
            ((*area, *year), Observation { value, status: Status::Normal, sampling: Sampling::default() })
        })
        .collect();
    Indicator {
        uncertainty: None,
        unit,
        decimals: Some(0),
        better: Better::Lower,
        frequency: Frequency::Year,
        sample: false,
        revised: false,
        breaks: BTreeSet::new(),
        derived: None,
        observations,
    }
}

fn target(name: &str, indicator: usize, rule: Rule) -> Target {
    Target {
        name: name.to_owned(),
        indicator,
        areas: Areas::One(PARTNERSHIP),
        rule,
        judged: None,
        window: None,
        compare: Vec::new(),
        significant: false,
        firm: false,
        settled: false,
        across_breaks: false,
    }
}

//! What a tool that embeds the library relies on.

use maal::{
    AchievedWhen, Agrees, Area, Assessment, Baseline, Better, Bound, CheckResult, Dataset, Declarations, Diagnostics,
    FieldType, Goal, Id, Indicator, Language, Level, Maintain, Observation, Period, Reason, Register, Report, Row,
    Rule, Rulebook, Status, Target, Text, Than, Threshold, Unit, Verdict, View,
};

const TARGETS: &str = r#"{
    "maal": 1,
    "areas": { "town": "the town" },
    "indicators": { "share": { "name": "the share", "unit": "percent", "better": "higher", "decimals": 1 } },
    "goals": { "g": { "name": "goal", "targets": {
        "enough": { "indicator": "share", "area": "town", "rule": { "at_least": 74.5 } } } } }
}"#;

#[test]
fn everything_can_be_sent_between_threads_and_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Rulebook>();
    shared::<Dataset>();
    shared::<View<'_>>();
    shared::<Report>();
    shared::<Assessment>();
    shared::<Diagnostics>();
    shared::<Declarations>();
}

#[test]
fn targets_and_figures_are_read_from_a_configuration_of_another_format() {
    let rulebook: Rulebook = serde_json::from_str(TARGETS).expect("the targets are right");
    let figures = r#"{ "maal": "1", "observations": { "share": { "town": { "2023": 74.5, "2024": "74.4" } } } }"#;
    let data: Dataset = serde_json::from_str(figures).expect("the figures are right");
    let report = rulebook.assess(&data).expect("they fit");
    let verdicts: Vec<Verdict> =
        report.assessments().flat_map(Assessment::findings).map(|finding| finding.verdict()).collect();
    assert_eq!(verdicts, [Verdict::Met, Verdict::NotMet]);
}

#[test]
fn a_float_that_may_have_lost_digits_is_refused_and_named() {
    let figures = r#"{ "maal": 1, "observations": { "share": { "town": { "2023": 74.12345678901234567 } } } }"#;
    let mistake = serde_json::from_str::<Dataset>(figures).expect_err("more than 15 digits");
    let expected = "observations/share/town/2023: long-float: a number with more than 15 digits\n  help: write it in quotation marks";
    assert!(mistake.to_string().starts_with(expected), "{mistake}");
}

#[test]
fn mistakes_in_a_foreign_configuration_name_their_elements() {
    let mistake =
        serde_json::from_str::<Rulebook>(&TARGETS.replace("\"area\": \"town\"", "\"area\": \"twon\"")).unwrap_err();
    assert!(
        mistake.to_string().starts_with("goals/g/targets/enough/area: unknown-name: unknown area `twon`"),
        "{mistake}"
    );
    let twice = TARGETS.replace("\"maal\": 1,", "\"maal\": 1, \"areas\": { \"city\": \"the city\" },");
    let mistake = serde_json::from_str::<Rulebook>(&twice).unwrap_err();
    assert!(mistake.to_string().contains("`areas` stands twice"), "{mistake}");
}

#[test]
fn a_rulebook_built_in_rust_is_checked_like_one_that_is_read() {
    let mut goal = Goal { achieved_when: AchievedWhen::AtLeast(2), ..Goal::new("goal") };
    let held = Rule::Maintain(Maintain { baseline: Baseline::Period(year(2020)), tolerance: None });
    goal.targets.push(("held".into(), Target::new("thefts", "twon", held)));
    let declarations = Declarations {
        areas: vec![("town".into(), Area::named("the town"))],
        indicators: vec![(Id::from("thefts"), thefts())],
        goals: vec![("goal".into(), goal)],
        ..Declarations::default()
    };
    let problems = Rulebook::new(declarations).unwrap_err();
    let expected = "goals/goal/targets/held/area: unknown area `twon`\n\
        goals/goal/achieved_when/at_least: 2 targets are required, but only 0 can count";
    assert_eq!(problems.to_string(), expected);
}

#[test]
fn figures_that_do_not_fit_their_rulebook_are_all_listed() {
    let rulebook: Rulebook = serde_json::from_str(TARGETS).unwrap();
    let mut figures = Dataset::builder();
    figures.observe("share", "town", year(2023), "74.25".parse::<maal::Number>().unwrap());
    figures.observe("share", "village", year(2023), 74);
    figures.observe("sahre", "town", year(2023), 74);
    let misfits = rulebook.assess(&figures.build().unwrap()).unwrap_err();
    let expected = "observations/sahre: unknown indicator `sahre`\n\
        observations/share/town/2023: the figure is written with more decimals (2) than declared (1)\n\
        observations/share/village: unknown area `village`";
    assert_eq!(misfits.to_string(), expected);
}

#[test]
fn an_overflow_leaves_the_other_findings_as_they_are() {
    let level = "33.33333333333333333333333331".parse::<maal::Number>().unwrap();
    let least = |value| {
        Rule::Threshold(Threshold { bound: Bound::AtLeast, strict: false, than: Than::Level(Level::new(value)) })
    };
    let mut goal = Goal::new("goal");
    goal.targets.push(("share-high".into(), Target::new("share", "town", least(level))));
    goal.targets.push(("part-high".into(), Target::new("part", "town", least(1000.into()))));
    let count = |name| Indicator::new(Text::from(name), Unit::Count { of: "seeds".into(), one: None }, Better::Higher);
    let derived = maal::Derivation::Share { part: "part".into(), of: "whole".into() };
    let share = Indicator { derived: Some(derived), ..Indicator::new("share".into(), Unit::Percent, Better::Higher) };
    let rulebook = Rulebook::new(Declarations {
        areas: vec![("town".into(), Area::named("the town"))],
        indicators: vec![("part".into(), count("part")), ("whole".into(), count("whole")), ("share".into(), share)],
        goals: vec![("goal".into(), goal)],
        ..Declarations::default()
    })
    .unwrap();
    let mut figures = Dataset::builder();
    figures.observe("part", "town", year(2023), "3333333333333333333333333331".parse::<maal::Number>().unwrap());
    figures.observe("whole", "town", year(2023), "9999999999999999999999999997".parse::<maal::Number>().unwrap());
    let report = rulebook.assess(&figures.build().unwrap()).unwrap();
    let found: Vec<_> =
        report.assessments().map(|each| (each.verdict(), each.deciding().and_then(|last| last.reason()))).collect();
    assert_eq!(found, [(Verdict::Undetermined, Some(Reason::OutOfRange)), (Verdict::Met, None)]);
}

#[test]
fn one_observation_can_be_looked_up_with_all_it_carries() {
    let text = "maal: 1\nobservations: { share: { town: { 2023: { value: 74.5, status: provisional, n: 812 } } } }";
    let data = Dataset::from_yaml(text).unwrap();
    let expected = Observation {
        status: Status::Provisional,
        n: Some(812.into()),
        ..Observation::of("74.5".parse::<maal::Number>().unwrap())
    };
    assert_eq!(data.observation("share", "town", year(2023)), Some(expected));
    assert_eq!(data.observation("share", "town", year(2024)), None);
}

#[test]
fn each_assessment_that_is_handed_over_is_the_one_that_is_kept() {
    let rulebook: Rulebook = serde_json::from_str(TARGETS).unwrap();
    let data = Dataset::from_yaml("maal: 1\nobservations: { share: { town: { 2023: 74.5 } } }").unwrap();
    let mut handed = Vec::new();
    rulebook.assess_each(&data, |assessment| handed.push(assessment.explain(Language::English).to_string())).unwrap();
    let kept: Vec<String> =
        rulebook.assess(&data).unwrap().assessments().map(|each| each.explain(Language::English).to_string()).collect();
    assert_eq!(handed, kept);
    assert_eq!(handed.len(), 1);
}

#[test]
fn a_register_built_in_rust_is_checked_like_one_that_is_read() {
    let mut visits = Register::new("visits");
    visits.area = Some("town".into());
    visits.fields = vec![
        ("remarks".into(), FieldType::WHOLE),
        ("remarks".into(), FieldType::YesNo),
        ("period".into(), FieldType::Text),
        ("a/b".into(), FieldType::Number { decimals: 13 }),
    ];
    visits.rows = vec![
        Row { period: Some(year(2024)), ..Row::default() }.with("announced", "yes"),
        Row { period: Some(year(2024)), ..Row::default() }.with("remarks", 2),
        Row::default().with("period", "2024"),
    ];
    let mut figures = Dataset::builder();
    figures.register("visits", visits).register("visits", Register::new("the same name"));
    figures.register("a b", Register::new("a name with a space"));
    let expected = "\
        registers/visits/fields/remarks: `remarks` stands twice\n\
        registers/visits/fields/period: `period` cannot be a field, because every row has one\n\
        registers/visits/fields/a/b: `a/b` cannot be a name\n\
        registers/visits/fields/a/b: 13 decimals are more than the 12 that an indicator may have\n\
        registers/visits/rows/0/announced: the register `visits` has no field `announced`\n\
        registers/visits/rows/1/remarks: `2` does not fit `remarks`, which holds `yes` or `no`\n\
        registers/visits/rows/2: neither the row nor the register has `period`\n\
        registers/visits: register `visits` is declared twice\n\
        registers/a b: `a b` cannot be a name";
    assert_eq!(figures.build().unwrap_err().to_string(), expected);
}

#[test]
fn registers_and_targets_that_do_not_fit_are_all_listed() {
    let targets = r#"{ "maal": 1, "areas": { "town": "the town" }, "indicators": {
        "visits": { "name": "visits", "unit": { "count": "visits" }, "better": "higher",
            "measured": { "count": "visits", "where": { "remarks": { "at_most": 2 }, "place": "Søhøj" } } },
        "inspections": { "name": "inspections", "unit": { "count": "inspections" }, "better": "higher",
            "measured": { "count": "inspections" } } } }"#;
    let figures = r#"{ "maal": 1, "registers": { "visits": { "name": "visits", "area": "village", "period": "2024-01",
        "fields": { "place": "text", "remarks": { "decimals": 1 }, "announced": "yes_no" },
        "rows": [{ "place": "Lindehuset", "remarks": 2.5, "announced": true }] } } }"#;
    let rulebook: Rulebook = serde_json::from_str(targets).expect("the targets are right");
    let data: Dataset = serde_json::from_str(figures).expect("the figures are right");
    let misfits = rulebook.assess(&data).expect_err("they do not fit");
    let expected = "registers/visits/area: unknown area `village`\n\
        indicators/visits/measured/where/place/0: no row has the text `Søhøj` under `place`\n\
        indicators/inspections/measured/count: unknown register `inspections`\n\
        registers/visits/period: `2024-01` is not a year";
    assert_eq!(misfits.to_string(), expected);
}

#[test]
fn a_register_declared_in_two_files_is_refused() {
    let register = "maal: 1\nregisters: { r: { name: r, area: town, period: 2024, fields: { n: number }, rows: [] } }";
    let areas = "maal: 1\nareas: { town: the town }";
    let mistakes = maal::load([("areas.yaml", areas), ("a.yaml", register), ("b.yaml", register)]).unwrap_err();
    let expected =
        "b.yaml:2:14: declared-twice: register `r` is declared twice\n  help: give one of the two another name";
    assert_eq!(mistakes.to_string(), expected);
}

#[test]
fn the_counts_of_a_measured_share_cannot_be_named() {
    let targets = "maal: 1
areas: { town: the town }
indicators:
  share: { name: share, unit: percent, better: higher, measured: { share: r, where: { n: 1 } } }
  sum: { name: sum, unit: { count: rows }, better: higher, derived: { sum: [share/part] } }
";
    let mistakes = Rulebook::from_yaml(targets).unwrap_err();
    assert!(mistakes.to_string().contains("unknown indicator `share/part`"), "{mistakes}");
    let rulebook = Rulebook::from_yaml(targets.rsplit_once("  sum").unwrap().0).unwrap();
    let named: Vec<&str> = rulebook.indicators().map(|(id, _)| id.as_str()).collect();
    assert_eq!(named, ["share"]);
}

fn thefts() -> Indicator {
    Indicator::new(Text::from("thefts"), Unit::Count { of: "thefts".into(), one: None }, Better::Lower)
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year of four digits")
}

#[test]
fn checks_are_read_from_a_foreign_configuration_and_explained_one_by_one() {
    let rulebook: Rulebook = serde_json::from_str(
        r#"{
            "maal": 1,
            "areas": { "town": "the town" },
            "indicators": {
                "all": { "name": "all_reports", "unit": { "count": "reports" }, "better": "lower" },
                "part": { "name": "reports of theft", "unit": { "count": "reports" }, "better": "lower" }
            },
            "checks": { "adds-up": { "total": "all", "parts": ["part"], "areas": ["town"] } }
        }"#,
    )
    .unwrap();
    let declared: Vec<&str> = rulebook.checks().map(|(id, _)| id.as_str()).collect();
    assert_eq!(declared, ["adds-up"]);
    let mut figures = Dataset::builder();
    figures.observe("all", "town", year(2022), 7).observe("part", "town", year(2022), 7);
    figures.observe("all", "town", year(2023), 9).observe("part", "town", year(2023), 5);
    let data = figures.build().unwrap();
    let report = rulebook.assess(&data).unwrap();
    let agrees: Vec<Agrees> = report.checks().map(CheckResult::agrees).collect();
    assert_eq!(agrees, [Agrees::Holds { exactly: true }, Agrees::Off { by: Some(4.into()) }]);
    let off = report.checks().last().unwrap().explain(Language::English);
    let expected =
        "All_reports: For 2023 the total is stated as 9 reports, but the parts add up to 5. That is 4 too few.";
    assert_eq!(off.to_string(), expected);
    assert_eq!(off.markdown().to_string(), expected.replace('_', "\\_"));
    assert_eq!(rulebook.assess(data.through(year(2022))).unwrap().checks().count(), 1);
}

#[test]
fn a_report_says_nothing_of_checks_where_none_are_declared() {
    let rulebook: Rulebook = serde_json::from_str(TARGETS).unwrap();
    let report = rulebook.assess(&Dataset::builder().build().unwrap()).unwrap();
    assert!(serde_json::to_value(&report).unwrap().get("checks").is_none());
    assert!(!report.explain(Language::English).to_string().contains("Do the figures agree?"));
}

//! Files published at different dates, and the figures as they were in between.

use maal::{
    Caveat, Comparison, Dataset, Date, Diagnostics, Observation, Pair, Period, Report, Rulebook, Stated, Verdict,
};

const TARGETS: &str = "
maal: 1
areas: { town: the town, city: the city }
indicators:
  thefts: { name: thefts, unit: { count: thefts }, better: lower }
  unsafe: { name: share who feel unsafe, unit: percent, decimals: 0, better: lower, sample: yes }
goals:
  crime:
    name: crime
    targets:
      few: { indicator: thefts, area: town, rule: { at_most: 40 } }
      falls: { indicator: unsafe, area: town, rule: annual_decline }
";

const FIRST: &str = "
maal: 1
as_of: 2023-06-01
observations:
  thefts: { town: { 2021: 38, 2022: 39 } }
  unsafe: { town: { 2021: 20, 2022: 18 } }
comparisons:
  - { indicator: unsafe, area: town, between: [2021, 2022], significant: unknown }
";

const SECOND: &str = "
maal: 1
as_of: 2024-06-03
observations:
  thefts: { town: { 2021: 38, 2022: 41, 2023: 37 }, city: { 2023: 900 } }
comparisons:
  - { indicator: unsafe, area: town, between: [2022, 2021], significant: yes }
";

fn loaded() -> (Rulebook, Dataset) {
    read(SECOND).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn read(second: &str) -> Result<(Rulebook, Dataset), Diagnostics> {
    maal::load([("targets.yaml", TARGETS), ("2023.yaml", FIRST), ("2024.yaml", second)])
}

#[test]
fn a_figure_without_a_date_in_another_file_is_refused() {
    let declared = "
maal: 1
as_of: 2024-06-03
areas: { town: byen }
indicators: { theft: { name: tyverier, unit: { count: tyverier }, better: lower } }
observations: { theft: { town: { 2023: 30 } } }
";
    let next_year = "maal: 1\nobservations:\n  theft:\n    town:\n      2023: 90\n";
    let mistakes = maal::load([("2024.yaml", declared), ("2025.yaml", next_year)]).unwrap_err();
    let told = mistakes.explain(maal::Language::Danish);
    assert_eq!(
        told,
        "2025.yaml:5:13: undated-beside-dated: tallet for 2023 står to gange, den ene gang uden dato\n  hjælp: skriv også, hvornår det andet \
         tal blev offentliggjort: `as_of: 2024-06-03`, øverst i filen eller ved tallet"
    );
}

#[test]
fn a_register_is_seen_from_its_date_on() {
    let text = "
maal: 1
as_of: 2024-06-03
areas: { town: byen }
indicators: { done: { name: udførte aktiviteter, unit: { count: aktiviteter }, better: higher, measured: { count: activities } } }
goals: { g: { name: målsætning, targets: { it: { indicator: done, area: town, rule: { at_least: 1 } } } } }
registers: { activities: { name: aktiviteter, area: town, period: 2024, fields: { title: text }, rows: [{ title: A }] } }
";
    let (rulebook, data) = maal::load([("case.yaml", text)]).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let verdict = |view: maal::View<'_>| {
        rulebook.assess(view).expect("they fit").assessments().next().map(maal::Assessment::verdict)
    };
    assert_eq!(verdict(data.as_of("2024-06-02".parse().unwrap())), Some(maal::Verdict::Undetermined));
    assert_eq!(verdict(data.as_of("2024-06-03".parse().unwrap())), Some(maal::Verdict::Met));
    assert_eq!(verdict((&data).into()), Some(maal::Verdict::Met));
}

#[test]
fn a_view_as_of_a_date_shows_what_was_published_by_then() {
    let (rulebook, data) = loaded();
    let found = |date: &str| decided(&rulebook.assess(data.as_of(day(date))).unwrap());
    assert_eq!(found("2023-05-31"), [None, None]);
    assert_eq!(found("2023-06-01"), [Some((year(2022), Verdict::Met)), Some((year(2022), Verdict::Met))]);
    assert_eq!(found("2024-06-02"), found("2023-06-01"));
    assert_eq!(found("2024-06-03"), [Some((year(2023), Verdict::Met)), Some((year(2022), Verdict::Met))]);
    assert_eq!(json(&rulebook.assess(data.as_of(day("2024-06-03"))).unwrap()), json(&rulebook.assess(&data).unwrap()));
}

#[test]
fn a_view_can_hide_periods_and_publications_together() {
    let (rulebook, data) = loaded();
    let report = |view: maal::View<'_>| json(&rulebook.assess(view).unwrap());
    let (date, period) = (day("2024-06-03"), year(2022));
    let both = data.as_of(date).through(period);
    assert_eq!(decided(&rulebook.assess(both).unwrap())[0], Some((period, Verdict::NotMet)));
    assert_eq!(report(both), report(data.through(period).as_of(date)));
    assert_eq!(report(both.as_of(day("2023-06-01"))), report(data.as_of(day("2023-06-01"))), "the earlier one holds");
    assert_eq!(report(both.through(year(2021))), report(data.as_of(date).through(year(2021))));
}

#[test]
fn a_revised_figure_is_a_caveat_that_unsettles_nothing() {
    let (rulebook, data) = loaded();
    let report = rulebook.assess(data.through(year(2022))).unwrap();
    let few = report.assessments().next().unwrap();
    let caveats: Vec<_> = few.deciding().unwrap().caveats().collect();
    let [Caveat::Restated { indicator, area, period, from, to, on }] = caveats.as_slice() else {
        panic!("{caveats:?}");
    };
    assert_eq!((indicator.as_str(), area.as_str(), *period), ("thefts", "town", year(2022)));
    assert_eq!((*from, *to, *on), (Some(39.into()), Some(41.into()), day("2024-06-03")));
    assert!(few.is_certain());
    let expected = r#"[{"kind":"restated","indicator":"thefts","area":"town","period":"2022","from":"39","to":"41","on":"2024-06-03"}]"#;
    assert_eq!(serde_json::to_string(&caveats).unwrap(), expected);
    // At the time nobody knew.
    let then = rulebook.assess(data.as_of(day("2023-12-31"))).unwrap();
    assert_eq!(then.assessments().next().unwrap().deciding().unwrap().caveats().count(), 0);
}

#[test]
fn what_was_restated_of_a_hidden_period_is_hidden_with_it() {
    let watched = TARGETS.replace("{ at_most: 40 }", "{ monitor: { baseline: 2022 } }");
    let (rulebook, data) =
        maal::load([("targets.yaml", watched.as_str()), ("2023.yaml", FIRST), ("2024.yaml", SECOND)]).unwrap();
    let kinds = |report: Report| {
        let watched = report.assessments().next().unwrap().deciding().unwrap();
        let caveats: Vec<serde_json::Value> =
            watched.caveats().map(|caveat| serde_json::to_value(caveat).unwrap()["kind"].clone()).collect();
        caveats
    };
    assert_eq!(kinds(rulebook.assess(&data).unwrap()), ["restated"]);
    assert_eq!(kinds(rulebook.assess(data.through(year(2021))).unwrap()), ["missing"]);
}

#[test]
fn of_two_statements_the_later_visible_one_holds() {
    let (rulebook, data) = loaded();
    let stated = |report: Report| report.assessments().nth(1).unwrap().deciding().unwrap().significance();
    assert_eq!(stated(rulebook.assess(&data).unwrap()), Some(maal::Significance::Significant));
    assert_eq!(stated(rulebook.assess(data.as_of(day("2023-06-01"))).unwrap()), Some(maal::Significance::Unknown));
}

#[test]
fn every_vintage_can_be_looked_up_with_all_it_carries() {
    let published = |value: i64, date: &str| Observation { as_of: Some(day(date)), ..Observation::of(value) };
    let asked = Observation { n: Some(812.into()), ..published(39, "2023-06-01") };
    let mut figures = Dataset::builder();
    figures.series("thefts", "town", [(year(2022), published(41, "2024-06-03")), (year(2022), asked.clone())]);
    figures.observe("thefts", "town", year(2021), 38);
    let data = figures.build().unwrap();
    assert_eq!(data.vintages("thefts", "town", year(2022)), [asked, published(41, "2024-06-03")]);
    assert_eq!(data.observation("thefts", "town", year(2022)), Some(published(41, "2024-06-03")));
    assert_eq!(data.vintages("thefts", "town", year(2021)), [Observation::of(38)]);
    assert_eq!(data.vintages("thefts", "city", year(2022)), []);
}

#[test]
fn the_same_vintage_twice_is_a_problem_at_its_own_place() {
    let again = SECOND.replace("2024-06-03", "2023-06-01");
    let mistakes = read(&again).unwrap_err().to_string();
    let expected = "2024.yaml:5:21: observed-twice: the figure for 2021 stands twice";
    assert!(mistakes.starts_with(expected), "{mistakes}");
    assert!(
        mistakes.contains("\n2024.yaml:7:5: stated-differently: the same comparison is stated differently elsewhere"),
        "{mistakes}"
    );
}

#[test]
fn a_mistake_in_a_figure_that_was_replaced_is_shown_where_it_stands() {
    let wrong = FIRST.replace("2022: 39", "2022: 39.5");
    let mistakes =
        maal::load([("targets.yaml", TARGETS), ("2023.yaml", wrong.as_str()), ("2024.yaml", SECOND)]).unwrap_err();
    let expected = "2023.yaml:5:37: figure-decimals: the figure is written with more decimals (1) than declared (0)";
    assert!(mistakes.to_string().starts_with(expected), "{mistakes}");
}

#[test]
fn figures_in_a_foreign_configuration_carry_their_dates() {
    let figures = r#"{ "maal": 1, "as_of": "2023-06-01", "observations": { "thefts": { "town": {
        "2022": [39, { "value": 41, "as_of": "2024-06-03" }] } } } }"#;
    let data: Dataset = serde_json::from_str(figures).unwrap();
    let dates: Vec<_> = data.vintages("thefts", "town", year(2022)).iter().map(|each| each.as_of).collect();
    assert_eq!(dates, [Some(day("2023-06-01")), Some(day("2024-06-03"))]);
    let mistake = serde_json::from_str::<Dataset>(&figures.replace("2024-06-03", "2024-06-31")).unwrap_err();
    let expected = "observations/thefts/town/2022/1/as_of: not-a-date: `2024-06-31` is not a day of the calendar";
    assert!(mistake.to_string().starts_with(expected), "{mistake}");
}

#[test]
fn statements_at_one_date_must_agree() {
    let statement = |significant, date| Comparison {
        indicator: "unsafe".into(),
        area: "town".into(),
        pair: Pair::Between(year(2021), year(2022)),
        significant,
        reason: None,
        as_of: date,
    };
    let built = |dates: [Option<Date>; 2]| {
        let mut figures = Dataset::builder();
        figures.compare(statement(Stated::Yes, dates[0])).compare(statement(Stated::No, dates[1]));
        figures.build().is_ok()
    };
    let (first, second) = (Some(day("2023-06-01")), Some(day("2024-06-03")));
    assert!(built([first, second]) && built([second, None]));
    assert!(!built([first, first]) && !built([None, None]));
}

#[test]
fn dates_are_days_of_the_calendar() {
    for text in ["2024-02-29", "2000-02-29", "1000-01-01", "2999-12-31"] {
        assert_eq!(day(text).to_string(), text);
    }
    for text in ["2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-01", "2024-01-00", "0999-12-31"] {
        assert_eq!(text.parse::<Date>(), Err(maal::DateError::NoSuchDay), "{text}");
    }
    for text in ["", "2024", "2024-06", "2024-6-3", "2024-06-03-01", "+024-06-03", "2024/06/03", "2024-06-03 "] {
        assert_eq!(text.parse::<Date>(), Err(maal::DateError::Malformed), "{text}");
    }
    assert!(day("2023-12-31") < day("2024-01-01") && day("2024-01-31") < day("2024-02-01"));
    assert_eq!(size_of::<Option<Date>>(), 4);
}

fn decided(report: &Report) -> Vec<Option<(Period, Verdict)>> {
    report.assessments().map(|each| each.deciding().map(|last| (last.period(), last.verdict()))).collect()
}

fn json(report: &Report) -> serde_json::Value {
    serde_json::to_value(report).expect("a report is plain data")
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year of four digits")
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

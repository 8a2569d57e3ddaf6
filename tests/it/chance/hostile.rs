//! Numbers that nobody should write: no panic, and no certainty that is not there.

use proptest::prelude::{Strategy, any};
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use super::{Setup, close, real};

fn significance(finding: &Value) -> &str {
    finding["significance"].as_str().expect("a significance")
}

/// Why a test gave no answer.
fn untested(finding: &Value) -> &Value {
    assert_eq!(significance(finding), "unknown", "{finding:#}");
    let caveats = finding["caveats"].as_array().expect("a list");
    let unknown = caveats.iter().find(|caveat| caveat["kind"] == "significance_unknown");
    &unknown.expect("a caveat says so")["untested"]
}

/// Whole countries with two decimals and a design effect are within range.
#[test]
fn a_country_is_not_too_large() {
    let setup = || Setup::published("percent", 2, "{ method: proportion, design_effect: 1.35 }");
    let series = "own: { 2023: { value: 12.37, n: 5932654 }, 2024: { value: 12.49, n: 5961249 } }";
    let finding = setup().target("rule: annual_rise").observe("x", series).finding();
    assert_eq!(significance(&finding), "significant");
    let series = "own: { 2024: { value: 12.37, n: 1904377 } }, other: { 2024: { value: 12.49, n: 5961249 } }";
    let nested = setup().part_of().target("rule: { less_than: { area: other } }").observe("x", series).finding();
    assert_eq!(significance(&nested), "significant");
}

/// Means and gaps of many large samples leave the range of exact fractions; their bounds do not.
#[test]
fn means_and_gaps_of_large_samples_are_still_answered() {
    let rates = [50.1, 49.8, 51.3, 49.9, 50.5, 51.7, 50.1, 49.5, 50.7, 50.8, 49.3, 50.2];
    let years: Vec<(i32, f64, f64)> =
        (2010..).zip(rates).map(|(year, rate)| (year, rate, 601_207.0 + 2_026.0 * f64::from(year - 2010))).collect();
    let (own, size) = (42.6, 634_097.0);
    let earlier = years.iter().map(|(year, rate, size)| format!("{year}: {{ value: {rate}, n: {size} }}, "));
    let series = format!("own: {{ {}2024: {{ value: {own}, n: {size} }} }}", earlier.collect::<String>());
    let mean = years.iter().map(|(_, rate, _)| rate / 12.0).sum::<f64>();
    let variance = own * 1000.0 / size + years.iter().map(|(_, rate, size)| rate * 1000.0 / size / 144.0).sum::<f64>();
    let rule = "rule: { maintain: { baseline: { mean: { from: 2010, to: 2021 } } } }";
    let setup = Setup::published("{ per: 1000, of: people }", 1, "poisson").target(rule);
    let finding = setup.observe("x", &series).finding();
    close(real(&finding["test"]["difference"]).unwrap(), own - mean, 1e-9);
    close(real(&finding["test"]["variance"]).unwrap(), variance, 1e-8);
    assert_eq!(significance(&finding), "significant");

    let gap = [("own", 2024, (60_007, 601_207)), ("other", 2024, (711_001, 5_961_249))];
    let then = [("own", 2021, (61_001, 587_113)), ("other", 2021, (700_001, 5_873_417))];
    for setup in [Setup::share("proportion"), Setup::share("proportion").part_of()] {
        let setup = setup.target("rule: { converge: { to: other, since: 2021 } }");
        let finding = setup.observe_parts(&[gap, then].concat()).finding();
        assert_eq!(significance(&finding), "significant", "{finding:#}");
    }
}

/// The same with and without the widening: the numbers are chosen so that only the larger ones need it.
#[test]
fn sizes_beyond_the_range_are_not_answered_wrongly() {
    for n in ["1000000000000000", "9999999999999999999999999999", "0.0000000001", "12.5"] {
        for value in ["0", "100", "50", "12.5"] {
            for rule in [
                "rule: annual_decline",
                "rule: { at_most: 0 }",
                "rule: { at_most: 100 }",
                "rule: { at_most: 120 }",
                "rule: { at_least: 3.3 }",
                "rule: { monitor: { baseline: { mean: [2022, 2023] } } }",
            ] {
                let setup = Setup::published("percent", 1, "proportion").target(rule);
                let earlier = format!("2022: {{ value: 12.5, n: {n} }}, 2023: {{ value: 12.5, n: {n} }}");
                let series = format!("own: {{ {earlier}, 2024: {{ value: {value}, n: {n} }} }}");
                let finding = setup.observe("x", &series).finding();
                let answer = significance(&finding);
                if value == "12.5" && !rule.contains("at_") {
                    assert_ne!(answer, "significant", "equal values: {finding}");
                }
                if n == "0.0000000001" {
                    // Less than one respondent shows nothing but what cannot be otherwise.
                    let certain = rule.contains("most: 0") || rule.contains("most: 100");
                    assert!(certain || answer != "significant", "{finding}");
                }
            }
        }
    }
}

#[test]
fn digits_to_the_limit_do_not_panic() {
    let long = "1234567890123456.789012345678";
    for unit in ["plain", "{ per: 1000, of: people }"] {
        for method in ["standard_error", "{ method: confidence_interval, interval_level: 99 }"] {
            let setup = Setup::published(unit, 12, method).part_of().target("rule: { less_than: { area: other } }");
            let observation =
                format!("{{ value: {long}, n: {long}, standard_error: {long}, lower: -{long}, upper: {long} }}");
            let series = format!("own: {{ 2024: {observation} }}, other: {{ 2024: {observation} }}");
            let finding = setup.observe("x", &series).finding();
            assert_eq!(significance(&finding), "unknown");
        }
    }
    let count = Setup::count("poisson").target("rule: annual_decline");
    let finding = count.observe("x", "own: { 2023: 9999999999999999999999999999, 2024: 9999999999999999999999999998 }");
    assert_ne!(significance(&finding.finding()), "significant");
}

/// A part that is more than its whole, or whose figures leave nothing that the rest could be.
#[test]
fn parts_that_contradict_their_whole_are_not_tested() {
    let at = |part: &str, whole: &str| {
        let setup = Setup::published("percent", 0, "proportion").part_of();
        let setup = setup.target("rule: { less_than: { area: other } }");
        setup.observe("x", &format!("own: {{ 2024: {part} }}, other: {{ 2024: {whole} }}")).finding()
    };
    assert_eq!(*untested(&at("{ value: 5, n: 600 }", "{ value: 9, n: 600 }")), "overlap");
    assert_eq!(*untested(&at("{ value: 5, n: 601 }", "{ value: 9, n: 600 }")), "overlap");
    // 80 % of 500 are 400 people; 6 % of 6000 are only 360.
    assert_eq!(*untested(&at("{ value: 80, n: 500 }", "{ value: 6, n: 6000 }")), "overlap");
    // 10 % of 5900 are 590 people; 95 % of 6000 are 5700, more than the other 100 and those make.
    assert_eq!(*untested(&at("{ value: 10, n: 5900 }", "{ value: 95, n: 6000 }")), "overlap");
    // Only just, by rounding: 72 % of 500 are 360 people, and so are 6 % of 6000: nobody is left.
    assert_eq!(significance(&at("{ value: 72, n: 500 }", "{ value: 6, n: 6000 }")), "significant");
    // A variance below 0 cannot be.
    let setup = Setup::published("plain", 0, "standard_error").part_of().target("rule: { less_than: { area: other } }");
    let series = "own: { 2024: { value: 5, n: 900, standard_error: 2 } }, other: { 2024: { value: 9, n: 1000, standard_error: 0.1 } }";
    assert_eq!(*untested(&setup.observe("x", series).finding()), "overlap");
}

/// Derived values that a share cannot have, and sizes that are none.
#[test]
fn derived_values_out_of_range_are_not_tested() {
    let share = Setup::share("proportion").target("rule: annual_decline");
    let finding = share.observe_parts(&[("own", 2023, (5, 10)), ("own", 2024, (12, 10))]).finding();
    assert_eq!(*untested(&finding), "out_of_range");
    assert!(finding["interval"].is_null());
    let shrunk = Setup::share("{ method: proportion, design_effect: 10 }").target("rule: annual_decline");
    let finding = shrunk.observe_parts(&[("own", 2023, (5, 10)), ("own", 2024, (12, 10))]).finding();
    assert!(finding["interval"].is_null());
    let negative = Setup::rate("poisson").target("rule: annual_decline");
    let finding =
        negative.observe("events", "own: { 2023: 5, 2024: -5 }").observe("size", "own: { 2023: 70, 2024: 70 }");
    assert_eq!(*untested(&finding.finding()), "out_of_range");
    let negative = Setup::share("proportion").target("rule: annual_decline");
    let finding =
        negative.observe("events", "own: { 2023: 5, 2024: -5 }").observe("size", "own: { 2023: 70, 2024: -70 }");
    assert_eq!(*untested(&finding.finding()), "size_missing");
}

/// An area in an area in an area is compared with the rest of the outermost.
#[test]
fn parts_of_parts_are_compared_with_the_rest() {
    let file = |between: &str| {
        format!(
            "maal: 1\nareas: {{ own: {{ name: own, part_of: {between} }}, middle: {{ name: middle, part_of: other }}, other: other }}\n\
             indicators: {{ x: {{ name: x, unit: percent, decimals: 0, better: lower, uncertainty: proportion }} }}\n\
             goals: {{ g: {{ name: g, targets: {{ t: {{ indicator: x, area: own, rule: {{ less_than: {{ area: other }} }} }} }} }} }}\n\
             observations: {{ x: {{ own: {{ 2024: {{ value: 5, n: 500 }} }}, other: {{ 2024: {{ value: 9, n: 6000 }} }} }} }}"
        )
    };
    let test = |text: &str| {
        let (rulebook, data) = maal::load([("case.yaml", text)]).unwrap_or_else(|problems| panic!("{problems}"));
        let report = rulebook.assess(&data).unwrap();
        let finding = report.assessments().next().and_then(|assessment| assessment.findings().next_back());
        serde_json::to_value(finding.unwrap()).unwrap()["test"].clone()
    };
    let (through, direct) = (test(&file("middle")), test(&file("other")));
    assert_eq!(through, direct);
    assert_eq!(through["part"], "own");
}

/// Whatever numbers stand in a file: read or refused, and judged without a panic.
#[test]
fn no_numbers_panic() {
    let numbers = select(vec![
        "0",
        "1",
        "0.1",
        "99.9",
        "100",
        "120",
        "-3",
        "1000000000000000",
        "9999999999999999999999999999",
        "0.0000000000000000000000000001",
        "1234567890123456.789012345678",
    ]);
    let rules = select(vec![
        "rule: annual_decline",
        "rule: { at_most: 50 }",
        "rule: { less_than: { area: other } }",
        "rule: { converge: { to: other, since: 2023 } }",
        "rule: { maintain: { baseline: { mean: [2022, 2023] } } }",
        "rule: { monitor: { baseline: { mean: [2023, 2024] } } }",
    ]);
    let kinds = select(vec![
        ("percent", "{ method: proportion, design_effect: 1.7 }"),
        ("{ per: 1000, of: people }", "{ method: poisson, sides: one }"),
        ("{ count: x }", "poisson"),
        ("{ count: x }", "standard_error"),
        ("plain", "{ method: confidence_interval, interval_level: 90, level: 99 }"),
    ]);
    let six = proptest::collection::vec((numbers.clone(), numbers.clone(), numbers), 5);
    let inputs = (six, rules, kinds, any::<bool>());
    let config = Config { failure_persistence: None, cases: 1500, ..Config::default() };
    let judged = std::cell::Cell::new(0);
    let run = TestRunner::new(config).run(
        &inputs.prop_map(|inputs| inputs),
        |(numbers, rule, (unit, uncertainty), nested)| {
            let observation = |nth: usize| {
                let (value, n, error) = numbers[nth];
                format!("{{ value: {value}, n: {n}, standard_error: {error}, lower: {value}, upper: {value} }}")
            };
            let [one, two, three, four, five] = [0, 1, 2, 3, 4].map(observation);
            let setup = Setup::published(unit, 0, uncertainty).target(rule);
            let setup = if nested { setup.part_of() } else { setup };
            let series =
                format!("own: {{ 2022: {one}, 2023: {two}, 2024: {three} }}, other: {{ 2023: {four}, 2024: {five} }}");
            let text = setup.observe("x", &series).text().replace("decimals: 0", "decimals: 12");
            if let Ok((rulebook, data)) = maal::load([("case.yaml", text.as_str())]) {
                let report = rulebook.assess(&data).unwrap();
                let assessment = report.assessments().next().unwrap();
                let shown = assessment.explain(maal::Language::Danish).length(maal::Length::Full).to_string();
                assert!(!shown.is_empty());
                judged.set(judged.get() + 1);
            }
            Ok(())
        },
    );
    run.unwrap();
    assert!(100 < judged.get(), "{judged:?}");
}

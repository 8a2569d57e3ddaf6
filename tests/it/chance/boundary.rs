//! Exactly on the critical value, one unit of the last decimal beside it, and where there is no variance.

use super::Setup;

/// z² at 95 percent on two sides is 3.841458820694: with D² = 3.841458820694 V a difference just reaches it. For
/// D = 1.920729410347 and V = D / 2 that holds exactly.
const HALF: &str = "1.920729410347";

/// V is the square of a standard error, so the numbers are chosen as D = 2 z² k, s² = 4 z² k² for whole k: then
/// s = 2 k z is no decimal. With a published interval V = (w / 2z)², and D² = z² V means D = w / 2: always exact.
#[test]
fn a_published_interval_that_just_reaches_the_constant_is_significant() {
    for level in [90, 95, 99] {
        let uncertainty = format!("{{ method: confidence_interval, interval_level: {level}, level: {level} }}");
        let at = |constant: &str| {
            // Exact values: rounding would make it unknown.
            let setup = Setup::published("{ count: x }", 0, &uncertainty);
            let setup = setup.target(&format!("rule: {{ at_most: {constant} }}"));
            setup.observe("x", "own: { 2024: { value: 10, lower: 7, upper: 13 } }").finding()
        };
        for (constant, expected) in [
            ("13", "significant"),
            ("12.999999999", "not_significant"),
            ("13.000000001", "significant"),
            ("7", "significant"),
            ("7.000000001", "not_significant"),
            ("6.999999999", "significant"),
        ] {
            let finding = at(constant);
            assert_eq!(finding["significance"], expected, "{level} {constant}");
            if ["13", "7"].contains(&constant) {
                assert_eq!(finding["test"]["statistic"], finding["test"]["critical"]);
            }
        }
    }
}

/// Two values with D = z² and V = z²: a count against a constant of 3.841458820694 where none were counted.
#[test]
fn no_events_against_a_constant_just_reach_it() {
    for (level, sides, critical) in [
        (90, "two", "2.705543454095"),
        (95, "two", "3.841458820694"),
        (99, "two", "6.634896601021"),
        (90, "one", "1.64237441515"),
        (95, "one", "2.705543454095"),
        (99, "one", "5.411894431054"),
    ] {
        let at = |constant: &str| {
            let setup = Setup::count(&format!("{{ method: poisson, level: {level}, sides: {sides} }}"));
            let setup = setup.target(&format!("rule: {{ at_most: {constant} }}"));
            setup.observe("x", "own: { 2024: 0 }").finding()
        };
        // (0 - c)² / c = c
        let finding = at(critical);
        assert_eq!(finding["test"]["critical"], critical);
        assert_eq!(finding["test"]["statistic"], critical);
        assert_eq!(finding["significance"], "significant");
        let mut less: Vec<char> = critical.chars().collect();
        let last = less.pop().unwrap().to_digit(10).unwrap();
        less.push(char::from_digit(last - 1, 10).unwrap());
        let finding = at(&less.into_iter().collect::<String>());
        assert_eq!(finding["significance"], "not_significant", "{level} {sides}");
    }
}

/// Two published values, D² = z² (s² + t²): s² = z² a², t = 0 does not end, so the interval form is used on both sides.
#[test]
fn two_published_intervals_that_just_reach_it_are_significant() {
    // V = (6² + 8²) / 4z², so D must be √(36 + 64) / 2 = 5.
    let at = |own: &str, lower: &str, upper: &str| {
        let setup = Setup::published("{ count: x }", 0, "{ method: confidence_interval, interval_level: 95 }");
        let series = format!(
            "own: {{ 2023: {{ value: 20, lower: 17, upper: 23 }}, \
             2024: {{ value: {own}, lower: {lower}, upper: {upper} }} }}"
        );
        setup.target("rule: annual_decline").observe("x", &series).finding()["significance"].clone()
    };
    assert_eq!(at("15", "11", "19"), "significant");
    assert_eq!(at("16", "12", "20"), "not_significant");
    // A hair wider: the same difference is not enough.
    assert_eq!(at("15", "11", "19.000001"), "not_significant");
    assert_eq!(at("15", "11.000001", "19"), "significant");
}

/// A share of 100 - c in percent, and a design effect that makes D² = z² V exact.
#[test]
fn a_design_effect_that_just_reaches_it() {
    // Against 50 %: D = 10, V = 2500 e / n; D² = z² V for e = 100 n / 2500 z² has no decimal; with n = 2500 z² it is 100.
    let n = "9603.647051735"; // 2500 z²
    let at = |effect: &str| {
        let setup = Setup::published("percent", 0, &format!("{{ method: proportion, design_effect: {effect} }}"));
        let setup = setup.target("rule: { at_most: 50 }");
        setup.observe("x", &format!("own: {{ 2024: {{ value: 40, n: {n} }} }}")).finding()
    };
    assert_eq!(at("100")["test"]["statistic"], "3.841458820694");
    // The value is rounded, so that it depends on what lies behind it.
    assert_eq!(at("100")["significance"], "unknown");
    assert_eq!(at("90")["significance"], "significant");
    assert_eq!(at("111")["significance"], "not_significant");
}

/// The ends of rounding intervals count: 40 published without decimals is 39.5 to 40.5.
#[test]
fn the_ends_of_rounding_intervals_count() {
    // D = 9.5 at the near end: 9.5² = z² · 2500 e / n for n = 2500 z², e = 90.25.
    let at = |effect: &str| {
        let setup = Setup::published("percent", 0, &format!("{{ method: proportion, design_effect: {effect} }}"));
        let setup = setup.target("rule: { at_most: 50 }");
        setup.observe("x", "own: { 2024: { value: 40, n: 9603.647051735 } }").finding()["significance"].clone()
    };
    assert_eq!(at("90.25"), "significant");
    assert_eq!(at("90.26"), "unknown");
    assert_eq!(at("110.24"), "unknown");
    assert_eq!(at("110.26"), "not_significant");
}

#[test]
fn without_variance_equal_values_do_not_differ_and_others_do() {
    let shares = |own: (u32, u32), earlier: (u32, u32)| {
        let setup = Setup::share("proportion").target("rule: annual_decline");
        setup.observe_parts(&[("own", 2023, earlier), ("own", 2024, own)]).finding()
    };
    for (own, earlier) in [((0, 80), (0, 90)), ((80, 80), (90, 90))] {
        let finding = shares(own, earlier);
        assert_eq!(finding["significance"], "not_significant");
        assert_eq!(finding["test"]["variance"], "0");
        assert_eq!(finding["test"]["statistic"], serde_json::Value::Null);
    }
    let counts = Setup::count("poisson").target("rule: annual_decline").observe("x", "own: { 2023: 0, 2024: 0 }");
    assert_eq!(counts.finding()["significance"], "not_significant");
    let rates = Setup::rate("poisson").target("rule: annual_decline");
    let rates = rates.observe_parts(&[("own", 2023, (0, 70)), ("own", 2024, (0, 80))]);
    assert_eq!(rates.finding()["significance"], "not_significant");

    let errors = |own: &str, earlier: &str| {
        let setup = Setup::published("{ count: x }", 0, "standard_error").target("rule: annual_decline");
        let series = format!(
            "own: {{ 2023: {{ value: {earlier}, standard_error: 0 }}, 2024: {{ value: {own}, standard_error: 0 }} }}"
        );
        setup.observe("x", &series).finding()["significance"].clone()
    };
    assert_eq!(errors("5", "5"), "not_significant");
    assert_eq!(errors("5", "6"), "significant");
    assert_eq!(errors("6", "5"), "significant");
}

/// If no share can be other than the constant, any other refutes it.
#[test]
fn constants_of_nothing_and_all() {
    let at = |own: (u32, u32), constant: &str| {
        let setup = Setup::share("proportion").target(&format!("rule: {{ at_most: {constant} }}"));
        setup.observe_parts(&[("own", 2024, own)]).finding()["significance"].clone()
    };
    assert_eq!(at((0, 20), "0"), "not_significant");
    assert_eq!(at((1, 20), "0"), "significant");
    assert_eq!(at((20, 20), "100"), "not_significant");
    assert_eq!(at((19, 20), "100"), "significant");
    let count = |own: u32, constant: &str| {
        let setup = Setup::count("poisson").target(&format!("rule: {{ at_most: {constant} }}"));
        setup.observe("x", &format!("own: {{ 2024: {own} }}")).finding()["significance"].clone()
    };
    assert_eq!(count(0, "0"), "not_significant");
    assert_eq!(count(1, "0"), "significant");
    assert_eq!(count(1, "-1"), "unknown");
}

#[test]
fn half_of_the_critical_value_is_what_it_says() {
    let half: maal::Number = HALF.parse().unwrap();
    let critical: maal::Number = "3.841458820694".parse().unwrap();
    assert_eq!(half.checked_add(half), Some(critical));
}

//! Intervals against `statsmodels` 0.15.0, `scipy` 1.17.1 and `mpmath` 1.4.1. The first four of Wilson's are those of Newcombe,
//! *Statistics in Medicine* 17 (1998), table I.

use serde_json::Value;

use super::{FINE, Setup, real};

/// Half a unit of the decimal that intervals are rounded to, and what the vectors are rounded by.
const SHARES: f64 = 1e-6;
/// Counts have no decimals, so their intervals have one.
const COUNTS: f64 = 0.050_001;

const LEVELS: [u32; 3] = [90, 95, 99];

/// What is counted, and the ends at each level.
type Levels<T> = (T, (f64, f64), (f64, f64), (f64, f64));

#[test]
fn wilson() {
    for (counts, least, middle, most) in WILSON {
        for (level, expected) in LEVELS.into_iter().zip([least, middle, most]) {
            let setup = Setup::share(&format!("{{ method: proportion, level: {level} }}")).target("rule: monitor");
            let finding = setup.observe_parts(&[("own", 2024, counts)]).finding();
            is_interval(&finding, "wilson", expected, SHARES);
        }
    }
}

/// A design effect shrinks the sample.
#[test]
fn wilson_with_a_design_effect() {
    let with = |effect: &str, n: u32| {
        let uncertainty = format!("{{ method: proportion, design_effect: {effect} }}");
        let setup = Setup::published("percent", 1, &uncertainty).target("rule: monitor");
        setup.observe("x", &format!("own: {{ 2024: {{ value: 12.5, n: {n} }} }}")).finding()["interval"].clone()
    };
    assert_eq!(with("2", 800), with("1", 400));
    assert_ne!(with("2", 800), with("1", 800));
}

#[test]
fn exact_up_to_nine_events() {
    for (count, least, middle, most) in EXACT_POISSON {
        for (level, expected) in LEVELS.into_iter().zip([least, middle, most]) {
            is_interval(&counted(count, level), "exact_poisson", expected, COUNTS);
        }
    }
}

#[test]
fn byar_from_ten_events() {
    for (count, least, middle, most) in BYAR {
        for (level, expected) in LEVELS.into_iter().zip([least, middle, most]) {
            is_interval(&counted(count, level), "byar", expected, COUNTS);
        }
    }
}

fn counted(count: u32, level: u32) -> Value {
    let setup = Setup::count(&format!("{{ method: poisson, level: {level} }}")).target("rule: monitor");
    setup.observe("x", &format!("own: {{ 2024: {count} }}")).finding()
}

/// A rate has the interval of its events.
#[test]
fn rates() {
    for (count, _, expected, _) in EXACT_POISSON.into_iter().chain(BYAR) {
        let size = 17_012;
        let setup = Setup::rate("poisson").target("rule: monitor");
        let finding = setup.observe_parts(&[("own", 2024, (count, size))]).finding();
        if count > size {
            continue;
        }
        let per = |events: f64| events * 1000.0 / f64::from(size);
        let method = if count < 10 { "exact_poisson" } else { "byar" };
        is_interval(&finding, method, (per(expected.0), per(expected.1)), SHARES);
    }
}

/// Events behind a rounded rate are the nearest whole number: 0.5 of 17 012 are 9 (8.5), and 0.6 are 10 (10.2).
#[test]
fn events_behind_rounded_rates() {
    for (rate, count) in [("0.5", 9), ("0.6", 10)] {
        let unit = "{ per: 1000, of: people }";
        let setup = Setup::published(unit, 1, "poisson").target("rule: monitor");
        let finding = setup.observe("x", &format!("own: {{ 2024: {{ value: {rate}, n: 17012 }} }}")).finding();
        let vectors = EXACT_POISSON.into_iter().chain(BYAR);
        let (_, _, expected, _) = vectors.into_iter().find(|(of, ..)| *of == count).unwrap();
        let per = |events: f64| events * 1000.0 / 17_012.0;
        let method = if count < 10 { "exact_poisson" } else { "byar" };
        is_interval(&finding, method, (per(expected.0), per(expected.1)), 0.005_001);
    }
}

/// z standard errors on either side, and what the source publishes, as it is.
#[test]
fn normal_and_published() {
    let setup = Setup::published("plain", 2, "standard_error").target("rule: monitor");
    let finding = setup.observe("x", "own: { 2024: { value: 12.25, standard_error: 0.8 } }").finding();
    is_interval(&finding, "normal", (12.25 - 1.959_964 * 0.8, 12.25 + 1.959_964 * 0.8), 0.000_51);
    let setup = Setup::published("plain", 1, "{ method: confidence_interval, interval_level: 90, level: 99 }");
    let setup = setup.target("rule: monitor").observe("x", "own: { 2024: { value: 10.0, lower: 8.04, upper: 12.5 } }");
    let interval = &setup.finding()["interval"];
    assert_eq!(*interval, serde_json::json!({"lower": "8.04", "upper": "12.5", "level": 90, "method": "published"}));
}

/// Rounded to one decimal more than published.
#[test]
fn intervals_have_one_decimal_more() {
    let setup = Setup::published("percent", 0, "proportion").target("rule: monitor");
    let finding = setup.observe("x", "own: { 2024: { value: 11, n: 498 } }").finding();
    let expected = serde_json::json!({"lower": "8.5", "upper": "14.1", "level": 95, "method": "wilson"});
    assert_eq!(finding["interval"], expected);
}

#[track_caller]
fn is_interval(finding: &Value, method: &str, (lower, upper): (f64, f64), slack: f64) {
    let interval = &finding["interval"];
    let ends = (real(&interval["lower"]).unwrap(), real(&interval["upper"]).unwrap());
    let holds = (ends.0 - lower).abs() <= slack && (ends.1 - upper).abs() <= slack;
    assert!(holds && interval["method"] == method, "{interval} instead of {method} {lower} to {upper}");
    let decimals = |end: &Value| end.as_str().unwrap().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    assert!(decimals(&interval["lower"]).max(decimals(&interval["upper"])) <= FINE as usize + 1, "{interval}");
}

/// `proportion_confint(x, n, method="wilson")` at 90, 95 and 99 percent, in percent.
const WILSON: [Levels<(u32, u32)>; 6] = [
    ((81, 263), (26.331362, 35.656635), (25.528852, 36.620958), (24.013690, 38.528250)),
    ((15, 148), (6.744326, 14.957293), (6.238640, 16.048724), (5.364487, 18.326735)),
    ((0, 20), (0.000000, 11.915784), (0.000000, 16.112516), (0.000000, 24.910540)),
    ((1, 29), (0.773081, 14.068310), (0.611321, 17.175522), (0.406149, 23.825425)),
    ((20, 20), (88.084216, 100.000000), (83.887484, 100.000000), (75.089460, 100.000000)),
    ((273, 17012), (1.453803, 1.771087), (1.426555, 1.804795), (1.374790, 1.872444)),
];

/// `chi2.ppf(a / 2, 2 c) / 2` and `chi2.ppf(1 - a / 2, 2 c + 2) / 2` at 90, 95 and 99 percent.
const EXACT_POISSON: [Levels<u32>; 10] = [
    (0, (0.000000, 2.995732), (0.000000, 3.688879), (0.000000, 5.298317)),
    (1, (0.051293, 4.743865), (0.025318, 5.571643), (0.005013, 7.430130)),
    (2, (0.355362, 6.295794), (0.242209, 7.224688), (0.103495, 9.273792)),
    (3, (0.817691, 7.753657), (0.618672, 8.767273), (0.337863, 10.977477)),
    (4, (1.366318, 9.153519), (1.089865, 10.241589), (0.672207, 12.594090)),
    (5, (1.970150, 10.513035), (1.623486, 11.668332), (1.077928, 14.149759)),
    (6, (2.613015, 11.842396), (2.201894, 13.059474), (1.536912, 15.659675)),
    (7, (3.285316, 13.148114), (2.814363, 14.422675), (2.037337, 17.133593)),
    (8, (3.980823, 14.434650), (3.453832, 15.763189), (2.571103, 18.578226)),
    (9, (4.695228, 15.705216), (4.115373, 17.084803), (3.132402, 19.998423)),
];

/// Byar's formula in `mpmath` with 30 digits at 90, 95 and 99 percent.
const BYAR: [Levels<u32>; 8] = [
    (10, (5.423525, 16.958166), (4.787450, 18.391459), (3.691768, 21.421508)),
    (11, (6.167355, 18.203732), (5.483690, 19.683237), (4.297121, 22.802082)),
    (56, (44.285200, 69.959242), (42.299127, 72.722012), (38.590660, 78.329818)),
    (90, (74.984493, 107.237708), (72.368621, 110.626463), (67.433096, 117.454237)),
    (273, (246.402983, 301.783336), (241.572326, 307.380485), (232.314177, 318.518765)),
    (5000, (4884.262625, 5117.886010), (4862.358965, 5140.549157), (4819.738764, 5185.035963)),
    (1234567, (1232739.954221, 1236396.183548), (1232390.210328, 1236746.684860), (1231706.846729, 1237431.911027)),
    (
        100000007,
        (99983559.031689, 100016457.105422),
        (99980408.306637, 100019608.587767),
        (99974250.584356, 100025768.172371),
    ),
];

//! Test statistics against `statsmodels` 0.15.0 (`stats.proportion`, `stats.rates`; z², in floating point) and, where it has
//! no such test, against the formula in Python's `fractions`.

use super::{Setup, close};

const SLACK: f64 = 1e-9;

/// Events, and out of how many.
type Counts = (u32, u32);

/// The own counts, those that they are compared with, and the statistic.
type Pair = (Counts, Counts, f64);

#[test]
fn two_shares() {
    for (own, earlier, expected) in TWO_SHARES {
        let setup = Setup::share("proportion").target("rule: annual_decline");
        close(setup.observe_parts(&[("own", 2023, earlier), ("own", 2024, own)]).statistic(), expected, SLACK);
    }
}

#[test]
fn two_shares_with_a_design_effect() {
    for (own, earlier, expected) in TWO_SHARES {
        let setup = Setup::share("{ method: proportion, design_effect: 1.6 }").target("rule: annual_decline");
        close(setup.observe_parts(&[("own", 2023, earlier), ("own", 2024, own)]).statistic(), expected / 1.6, SLACK);
    }
}

#[test]
fn a_share_and_a_constant() {
    for (own, constant, expected) in SHARE_AND_CONSTANT {
        let setup = Setup::share("proportion").target(&format!("rule: {{ at_most: {constant} }}"));
        close(setup.observe_parts(&[("own", 2024, own)]).statistic(), expected, SLACK);
        let stated = format!("rule: {{ maintain: {{ baseline: {{ value: {constant} }} }} }}");
        let setup = Setup::share("proportion").target(&stated);
        close(setup.observe_parts(&[("own", 2024, own)]).statistic(), expected, SLACK);
    }
}

#[test]
fn two_rates() {
    for (own, earlier, expected) in TWO_RATES {
        let setup = Setup::rate("poisson").target("rule: annual_decline");
        close(setup.observe_parts(&[("own", 2023, earlier), ("own", 2024, own)]).statistic(), expected, SLACK);
    }
}

#[test]
fn two_counts() {
    for (own, earlier, expected) in TWO_COUNTS {
        let setup = Setup::count("poisson").target("rule: annual_decline");
        close(setup.observe("x", &format!("own: {{ 2023: {earlier}, 2024: {own} }}")).statistic(), expected, SLACK);
    }
}

#[test]
fn a_count_and_a_constant() {
    for (own, constant, expected) in COUNT_AND_CONSTANT {
        let setup = Setup::count("poisson").target(&format!("rule: {{ at_most: {constant} }}"));
        close(setup.observe("x", &format!("own: {{ 2024: {own} }}")).statistic(), expected, SLACK);
    }
}

#[test]
fn a_part_and_its_whole() {
    let against = |setup: Setup| setup.part_of().target("rule: { less_than: { area: other } }");
    for (part, whole, expected) in PART_AND_WHOLE {
        let setup = against(Setup::share("proportion"));
        close(setup.observe_parts(&[("own", 2024, part), ("other", 2024, whole)]).statistic(), expected, SLACK);
    }
    for (part, whole, expected) in RATES_OF_PART_AND_WHOLE {
        let setup = against(Setup::rate("poisson"));
        close(setup.observe_parts(&[("own", 2024, part), ("other", 2024, whole)]).statistic(), expected, SLACK);
    }
}

#[test]
fn a_value_and_a_mean() {
    let years = |count: usize| (2024 - count as i32)..2024;
    for (own, others, expected) in SHARE_AND_MEAN {
        let list: Vec<String> = years(others.len()).map(|year| year.to_string()).collect();
        let rule = format!("rule: {{ maintain: {{ baseline: {{ mean: [{}] }} }} }}", list.join(", "));
        let earlier = years(others.len()).zip(others).map(|(year, counts)| ("own", year, *counts));
        let parts: Vec<_> = earlier.chain([("own", 2024, own)]).collect();
        close(Setup::share("proportion").target(&rule).observe_parts(&parts).statistic(), expected, SLACK);
    }
    for (own, others, expected) in COUNT_AND_MEAN {
        let first = 2024 - others.len();
        let rule = format!("rule: {{ monitor: {{ baseline: {{ mean: {{ from: {first}, to: 2023 }} }} }} }}");
        let earlier = years(others.len()).zip(others).map(|(year, count)| format!("{year}: {count}, "));
        let series = format!("own: {{ {}2024: {own} }}", earlier.collect::<String>());
        close(Setup::count("poisson").target(&rule).observe("x", &series).statistic(), expected, SLACK);
    }
}

/// Compared with the mean of itself and others, a value is compared with the others.
#[test]
fn a_value_in_its_own_mean() {
    for (own, others, expected) in COUNT_AND_MEAN {
        let first = 2024 - others.len() as i32;
        let rule = format!("rule: {{ monitor: {{ baseline: {{ mean: {{ from: {first}, to: 2024 }} }} }} }}");
        let earlier = (first..2024).zip(others).map(|(year, count)| format!("{year}: {count}, "));
        let series = format!("own: {{ {}2024: {own} }}", earlier.collect::<String>());
        close(Setup::count("poisson").target(&rule).observe("x", &series).statistic(), expected, SLACK);
    }
}

#[test]
fn the_change_in_a_gap() {
    for ([own, other, own_then, other_then], apart, nested) in CHANGE_IN_GAP {
        let parts = [("own", 2024, own), ("other", 2024, other), ("own", 2021, own_then), ("other", 2021, other_then)];
        let setup = || Setup::share("proportion").target("rule: { converge: { to: other, since: 2021 } }");
        close(setup().observe_parts(&parts).statistic(), apart, SLACK);
        close(setup().part_of().observe_parts(&parts).statistic(), nested, SLACK);
    }
}

#[test]
fn standard_errors() {
    for ([earlier, earlier_error], [own, error], expected) in STANDARD_ERRORS {
        let setup = Setup::published("plain", 2, "standard_error").target("rule: annual_decline");
        let series = format!(
            "own: {{ 2023: {{ value: {earlier}, standard_error: {earlier_error} }}, \
             2024: {{ value: {own}, standard_error: {error} }} }}"
        );
        close(setup.observe("x", &series).statistic(), expected, SLACK);
    }
}

#[test]
fn standard_errors_of_a_part_and_its_whole() {
    for ([part, part_error, n], [whole, error, m], expected) in ERRORS_OF_PART_AND_WHOLE {
        let (part, whole) = (
            format!("{{ value: {part}, standard_error: {part_error}, n: {n} }}"),
            format!("{{ value: {whole}, standard_error: {error}, n: {m} }}"),
        );
        let setup = || Setup::published("plain", 1, "standard_error").target("rule: { less_than: { area: other } }");
        let series = format!("own: {{ 2024: {part} }}, other: {{ 2024: {whole} }}");
        close(setup().part_of().observe("x", &series).statistic(), expected, SLACK);
        // The other way round: the own area is the whole.
        let series = format!("own: {{ 2024: {whole} }}, other: {{ 2024: {part} }}");
        close(setup().other_part_of().observe("x", &series).statistic(), expected, SLACK);
    }
}

/// The own area may also be the whole.
#[test]
fn a_whole_and_its_part() {
    for (part, whole, expected) in PART_AND_WHOLE {
        let setup = Setup::share("proportion").other_part_of().target("rule: { less_than: { area: other } }");
        close(setup.observe_parts(&[("own", 2024, whole), ("other", 2024, part)]).statistic(), expected, SLACK);
    }
    for ([own, other, own_then, other_then], _, nested) in CHANGE_IN_GAP {
        let parts = [("own", 2024, other), ("other", 2024, own), ("own", 2021, other_then), ("other", 2021, own_then)];
        let setup = Setup::share("proportion").other_part_of().target("rule: { converge: { to: other, since: 2021 } }");
        close(setup.observe_parts(&parts).statistic(), nested, SLACK);
    }
}

#[test]
fn intervals_as_standard_errors() {
    for ([earlier, earlier_lower, earlier_upper], [own, lower, upper], level, expected) in INTERVALS {
        let uncertainty = format!("{{ method: confidence_interval, interval_level: {level} }}");
        let setup = Setup::published("plain", 1, &uncertainty).target("rule: annual_decline");
        let series = format!(
            "own: {{ 2023: {{ value: {earlier}, lower: {earlier_lower}, upper: {earlier_upper} }}, \
             2024: {{ value: {own}, lower: {lower}, upper: {upper} }} }}"
        );
        close(setup.observe("x", &series).statistic(), expected, SLACK);
    }
}

/// `proportions_ztest([x, y], [n, m])`, squared. The second row is the physicians' health study: z = 5.00.
const TWO_SHARES: [Pair; 9] = [
    ((41, 498), (64, 532), 4.050990076173517),
    ((189, 11034), (104, 11037), 25.013883967194147),
    ((15, 148), (81, 263), 22.588048344209227),
    ((0, 20), (1, 29), 0.7040229885057473),
    ((5, 5), (3, 7), 4.285714285714286),
    ((120, 600), (150, 600), 4.301075268817201),
    ((1, 1000000), (9, 1000000), 6.40003200016),
    ((250, 500), (249, 500), 0.004000016000064007),
    ((83, 86), (90, 93), 0.009508518748184017),
];

/// `proportions_ztest(x, n, value=p, prop_var=p)`, squared; p in percent.
const SHARE_AND_CONSTANT: [(Counts, u32, f64); 6] = [
    ((41, 498), 15, 17.886290259075516),
    ((81, 263), 25, 4.716096324461348),
    ((15, 148), 10, 0.0030030030030030025),
    ((0, 20), 20, 4.999999999999998),
    ((29, 29), 95, 1.5263157894736858),
    ((3, 7), 50, 0.14285714285714296),
];

/// `test_poisson_2indep(a, n, b, m, method="score")`, squared. The first row is the breast cancer study that Ng
/// and Tang (2005) test: cases and person-years.
const TWO_RATES: [Pair; 5] = [
    ((41, 28010), (15, 19017), 4.333793326912157),
    ((340, 16800), (273, 17012), 8.187597117303001),
    ((60, 51477), (30, 54308), 11.678531395796432),
    ((0, 1000), (4, 900), 4.444444444444445),
    ((7, 12), (7, 12), 0.0),
];

/// `test_poisson_2indep(a, 1, b, 1, method="score")`, squared.
const TWO_COUNTS: [(u32, u32, f64); 6] = [
    (51, 90, 10.787234042553191),
    (100, 60, 9.999999999999998),
    (0, 4, 4.0),
    (1, 6, 3.571428571428571),
    (5, 5, 0.0),
    (1000, 1087, 3.6267369429803544),
];

/// `test_poisson(a, 1, value=c, method="score")`, squared.
const COUNT_AND_CONSTANT: [(u32, u32, f64); 5] =
    [(81, 100, 3.61), (80, 100, 4.0), (0, 5, 5.000000000000001), (9, 5, 3.1999999999999997), (5, 5, 0.0)];

/// A part and its whole: `proportions_ztest([x, y - x], [n, m - n])`, squared, the part against the rest.
const PART_AND_WHOLE: [Pair; 4] = [
    ((55, 498), (361, 6012), 24.432348952996314),
    ((30, 300), (100, 1000), 0.0),
    ((3, 40), (5, 60), 0.10909090909090915),
    ((200, 500), (210, 600), 32.967032967032985),
];

/// `test_poisson_2indep(a, n, b - a, m - n, method="score")`, squared, the part against the rest.
const RATES_OF_PART_AND_WHOLE: [Pair; 2] =
    [((55, 4980), (361, 60120), 22.965270115333027), ((3, 400), (50, 6000), 0.035714285714285636)];

/// D² / V in `fractions`: D = p - Σ q / k, V = p (1 - p) / n + Σ q (1 - q) / m / k².
const SHARE_AND_MEAN: [(Counts, &[Counts], f64); 3] = [
    ((41, 498), &[(64, 532), (50, 480)], 3.57647926079735),
    ((80, 400), &[(48, 400), (52, 410), (45, 390)], 12.862707890508904),
    ((3, 15), &[(8, 14), (9, 13), (7, 16), (5, 12)], 7.231501383116209),
];

/// D² / V in `fractions`: D = a - Σ b / k, V = a + Σ b / k².
const COUNT_AND_MEAN: [(u32, &[u32], f64); 2] =
    [(60, &[51, 55, 49], 0.8992805755395683), (12, &[20, 30], 6.8979591836734695)];

/// D² / V in `fractions`, for areas of their own and for a part and its whole. In the latter V is made of the variances of
/// part and rest: part minus whole is 1 - n / m times part minus rest.
const CHANGE_IN_GAP: [([Counts; 4], f64, f64); 2] = [
    ([(55, 498), (361, 6012), (102, 510), (488, 6100)], 9.099005396885012, 10.837048141972982),
    ([(30, 300), (100, 1000), (45, 290), (110, 990)], 2.0613458034491363, 3.9128280133865943),
];

/// (a - b)² / (s² + t²) in `fractions`.
const STANDARD_ERRORS: [([&str; 2], [&str; 2], f64); 3] = [
    (["34.0", "1.5"], ["29.0", "1.6"], 5.197505197505198),
    (["12.25", "0.8"], ["11.5", "0.35"], 0.7377049180327869),
    (["-3.1", "2"], ["4.4", "2.5"], 5.487804878048781),
];

/// (a - b)² / (s² + t² - 2 f s²) in `fractions`, f = n / m: part and whole with their standard errors and sizes.
const ERRORS_OF_PART_AND_WHOLE: [([&str; 3], [&str; 3], f64); 3] = [
    (["29.0", "1.6", "500"], ["33.0", "0.5", "6000"], 6.713286713286713),
    (["12.0", "0.4", "60"], ["11.2", "0.3", "100"], 11.03448275862069),
    (["5.5", "0.25", "900"], ["5.0", "0.24", "1000"], 32.89473684210526),
];

/// (a - b)² / (v + w), v = ((upper - lower) / 2 / norm.ppf(1 - a / 2))².
const INTERVALS: [([&str; 3], [&str; 3], u32, f64); 2] = [
    (["34.0", "31.0", "37.0"], ["29.0", "26.0", "32.0"], 95, 5.335359473186284),
    (["10.0", "8.0", "12.5"], ["13.0", "12.0", "14.0"], 90, 4.016476880306593),
];

//! What is declared differently is a cause only where it has an effect: whoever rewords a file is told of nothing.

use maal::Report;

const BASE: &str = "
maal: 1
areas:
  town: { name: { da: byen, en: the town } }
indicators:
  north: { name: { da: andelen i nord, en: the share in the north }, unit: percent, decimals: 0, better: lower }
  south: { name: { da: andelen i syd, en: the share in the south }, unit: percent, decimals: 0, better: lower }
  both: { name: { da: de to andele, en: the two shares }, unit: percent, decimals: 1, better: lower, derived: { sum: [north, south] } }
  asked: { name: { da: andelen af adspurgte, en: the share of those asked }, unit: percent, decimals: 0, better: lower, uncertainty: { method: proportion, level: 99 } }
goals: { g: { name: { da: målsætning, en: goal }, targets: { it: { indicator: INDICATOR, area: town, rule: RULE } } } }
observations:
  north: { town: { 2020: 16, 2024: 11 } }
  south: { town: { 2020: 10, 2024: 4 } }
  asked: { town: { 2020: { value: 50, n: 400 }, 2024: { value: 30, n: 400 } } }
";

/// A target of an indicator with this rule, and the declarations edited.
fn report(indicator: &str, rule: &str, edits: &[(&str, &str)]) -> Report {
    let mut text = BASE.replace("INDICATOR", indicator).replace("RULE", rule);
    for (from, to) in edits {
        assert!(text.contains(from), "nothing to edit: {from}");
        text = text.replace(from, to);
    }
    let (rulebook, data) = maal::load([("case.yaml", text.as_str())]).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    rulebook.assess(&data).expect("they fit")
}

/// The causes of what moved, as data.
fn causes(before: &Report, after: &Report) -> Vec<String> {
    let changes = after.changes_since(before);
    let causes = changes.iter().flat_map(|change| change.causes().to_vec());
    causes.map(|cause| serde_json::to_string(&cause).expect("a cause can be written")).collect()
}

#[track_caller]
fn same(before: &Report, after: &Report) {
    assert_eq!(causes(before, after), Vec::<String>::new());
}

#[test]
fn a_rule_in_other_words_is_the_same_rule() {
    let of = |rule: &str| report("north", rule, &[]);
    same(&of("{ maintain: { baseline: 2020 } }"), &of("{ maintain: { baseline: { mean: [2020] } } }"));
    same(
        &of("{ maintain: { baseline: { mean: [2020, 2024] } } }"),
        &of("{ maintain: { baseline: { mean: [2024, 2020] } } }"),
    );
    let reach = |baseline, value| of(&format!("{{ reach: {{ baseline: {baseline}, value: {value}, by: 2024 }} }}"));
    same(&reach("2020", "12"), &reach("{ mean: [2020] }", "12"));
    same(&reach("2020", "12"), &reach("2020", "12 %"));
    assert_eq!(causes(&reach("2020", "12"), &reach("2020", "10")).len(), 1);
}

#[test]
fn another_better_side_matters_only_where_the_rule_follows_it() {
    let better = [("decimals: 0, better: lower }\n  south", "decimals: 0, better: higher }\n  south")];
    let (limit, held) = ("{ at_most: 12 }", "{ maintain: { baseline: 2020 } }");
    same(&report("north", limit, &[]), &report("north", limit, &better));
    for (before, after) in [(limit, held), (held, limit)] {
        let causes = causes(&report("north", before, &[]), &report("north", after, &better));
        assert!(causes.iter().any(|cause| cause.contains("better")), "{causes:?}");
    }
}

#[test]
fn another_level_matters_only_where_a_significance_moves() {
    let rule = "{ maintain: { baseline: 2020 } }";
    let level = [("level: 99", "level: 90")];
    same(&report("asked", rule, &[]), &report("asked", rule, &level));
    let smaller = ("value: 30, n: 400", "value: 43, n: 400");
    let causes = causes(&report("asked", rule, &[smaller]), &report("asked", rule, &[smaller, level[0]]));
    assert!(causes.iter().any(|cause| cause.contains("uncertainty")), "{causes:?}");
}

#[test]
fn one_more_part_that_is_updated_continually_changes_nothing() {
    let north = ("decimals: 0, better: lower }\n  south", "decimals: 0, better: lower, revised: yes }\n  south");
    let south = ("decimals: 0, better: lower }\n  both", "decimals: 0, better: lower, revised: yes }\n  both");
    let of = |edits: &[(&str, &str)]| report("both", "{ at_most: 20 }", edits);
    same(&of(&[north]), &of(&[north, south]));
    assert_eq!(causes(&of(&[]), &of(&[south])).len(), 1);
}

#[test]
fn decimals_of_the_parts_count_and_not_those_of_the_sum() {
    let parts = ("unit: percent, decimals: 0, better: lower }", "unit: percent, decimals: 1, better: lower }");
    let sum = ("decimals: 1, better: lower, derived", "decimals: 2, better: lower, derived");
    let of = |edits: &[(&str, &str)]| report("both", "{ at_most: 15.5 }", edits);
    same(&of(&[]), &of(&[sum]));
    let causes = causes(&of(&[]), &of(&[sum, parts]));
    assert_eq!(causes.len(), 2, "{causes:?}");
    assert!(!causes.iter().any(|cause| cause.contains("both")), "{causes:?}");
}

#[test]
fn another_unit_is_said() {
    let plain = [(
        "unit: percent, decimals: 0, better: lower }\n  south",
        "unit: plain, decimals: 0, better: lower }\n  south",
    )];
    let rule = "{ at_most: 12 }";
    let causes = causes(&report("north", rule, &[]), &report("north", rule, &plain));
    assert!(causes.iter().any(|cause| cause.contains("unit")), "{causes:?}");
}

//! What is told of a change, for each kind of cause, and the worked example.

use std::fmt::Write as _;

use maal::changes::Because;
use maal::{Language, Length, Report};

#[allow(dead_code, reason = "the example is run by what its main function calls")]
#[path = "../../examples/what_changed.rs"]
mod what_changed;

/// What the cases have in common: a count that may not rise, and a share that two areas have.
const BASE: &str = "
maal: 1
areas:
  town: { name: { da: byen, en: the town }, in: { da: i byen, en: in the town } }
  city: { name: { da: hovedstaden, en: the capital }, in: { da: i hovedstaden, en: in the capital } }
indicators:
  theft: { name: { da: antallet af tyverier, en: the number of thefts }, unit: { count: { da: tyverier, en: thefts } }, better: lower }
  unsafe: { name: { da: andelen af utrygge, en: the share who feel unsafe }, unit: percent, decimals: 0, better: lower }
  homes: { name: { da: antallet af boliger, en: the number of homes }, unit: { count: { da: boliger, en: homes } }, better: higher }
  let: { name: { da: antallet af udlejede boliger, en: the number of let homes }, unit: { count: { da: boliger, en: homes } }, better: higher }
  let_share: { name: { da: andelen af udlejede boliger, en: the share of homes let }, unit: percent, better: higher, derived: { share: let, of: homes } }
";

const HELD: &str = "rule: { maintain: { baseline: 2020 } }";
const THEFTS: &str = "theft: { town: { 2020: 51, 2022: 39 } }";

#[test]
fn nothing_moved() {
    told("nothing_moved", &held(THEFTS), &held(THEFTS));
}

#[test]
fn a_newer_period() {
    told("a_newer_period", &held(THEFTS), &held("theft: { town: { 2020: 51, 2022: 39, 2023: 90 } }"));
}

#[test]
fn the_first_period() {
    told("the_first_period", &held("theft: { town: { 2020: 51 } }"), &held(THEFTS));
}

#[test]
fn a_revised_value() {
    told("a_revised_value", &held(THEFTS), &held("theft: { town: { 2020: 51, 2022: 55 } }"));
}

#[test]
fn a_revised_baseline() {
    told("a_revised_baseline", &held(THEFTS), &held("theft: { town: { 2020: 38, 2022: 39 } }"));
}

#[test]
fn a_revised_value_and_a_newer_period() {
    let after = "theft: { town: { 2020: 48, 2022: 41, 2023: 50 } }";
    told("a_revised_value_and_a_newer_period", &held(THEFTS), &held(after));
}

#[test]
fn a_provisional_figure_became_final() {
    let before = held("theft: { town: { 2020: 51, 2022: { value: 39, status: provisional } } }");
    told("a_provisional_figure_became_final", &before, &held(THEFTS));
    told("a_provisional_figure_became_final_and_another", &before, &held("theft: { town: { 2020: 51, 2022: 52 } }"));
}

#[test]
fn a_figure_became_an_estimate() {
    let after =
        "theft: { town: { 2020: { value: 51, status: estimated }, 2022: { value: 39, status: low_reliability } } }";
    told("a_figure_became_an_estimate", &held(THEFTS), &held(after));
}

#[test]
fn a_missing_baseline_came() {
    told("a_missing_baseline_came", &held("theft: { town: { 2022: 39 } }"), &held(THEFTS));
}

#[test]
fn a_baseline_was_withheld() {
    told(
        "a_baseline_was_withheld",
        &held(THEFTS),
        &held("theft: { town: { 2020: { status: suppressed }, 2022: 39 } }"),
    );
}

#[test]
fn the_newest_figure_was_withheld() {
    let before = "theft: { town: { 2020: 51, 2021: 60, 2022: 39 } }";
    let after = "theft: { town: { 2020: 51, 2021: 60, 2022: { status: suppressed } } }";
    told("the_newest_figure_was_withheld", &held(before), &held(after));
}

#[test]
fn the_reference_was_revised() {
    let rule = "rule: { at_most: { area: city } }";
    let before = unsafe_town(rule, "town: { 2023: 12, 2024: 11 }, city: { 2023: 9, 2024: 11 }");
    let after = unsafe_town(rule, "town: { 2023: 12, 2024: 11 }, city: { 2023: 9, 2024: 10 }");
    told("the_reference_was_revised", &before, &after);
}

#[test]
fn the_reference_moved_with_the_period() {
    let rule = "rule: { at_most: { area: city } }";
    let before = unsafe_town(rule, "town: { 2023: 12 }, city: { 2023: 12 }");
    let after = unsafe_town(rule, "town: { 2023: 12, 2024: 12 }, city: { 2023: 12, 2024: 10 }");
    told("the_reference_moved_with_the_period", &before, &after);
}

#[test]
fn convergence_measured_from_revised_figures() {
    let rule = "rule: { converge: { to: city, since: 2021 } }";
    let before = unsafe_town(rule, "town: { 2021: 20, 2024: 15 }, city: { 2021: 10, 2024: 6 }");
    let after = unsafe_town(rule, "town: { 2021: 18, 2024: 15 }, city: { 2021: 11, 2024: 6 }");
    told("convergence_measured_from_revised_figures", &before, &after);
}

#[test]
fn a_further_period_counts() {
    let before = unsafe_town("rule: annual_decline", "town: { 2021: 20, 2022: 18 }");
    let after = unsafe_town("rule: annual_decline", "town: { 2021: 20, 2022: 18, 2023: 18 }");
    told("a_further_period_counts", &before, &after);
}

#[test]
fn an_earlier_period_of_many_was_revised() {
    let before = unsafe_town("rule: annual_decline", "town: { 2021: 20, 2022: 18, 2023: 16, 2024: 12 }");
    let after = unsafe_town("rule: annual_decline", "town: { 2021: 20, 2022: 18, 2023: 19, 2024: 12 }");
    told("an_earlier_period_of_many_was_revised", &before, &after);
}

#[test]
fn many_further_periods() {
    let before = unsafe_town("rule: annual_decline", "town: { 2016: 30, 2017: 29 }");
    let after = "town: { 2016: 30, 2017: 29, 2018: 28, 2019: 27, 2020: 26, 2021: 25, 2022: 24 }";
    told("many_further_periods", &before, &unsafe_town("rule: annual_decline", after));
}

#[test]
fn another_parameter() {
    let figures = "town: { 2024: 11 }";
    told(
        "another_parameter",
        &unsafe_town("rule: { at_most: 12 }", figures),
        &unsafe_town("rule: { at_most: 10 }", figures),
    );
}

#[test]
fn the_same_rule_in_other_words() {
    let figures = "town: { 2024: 11 }";
    let percent = unsafe_town("rule: { at_most: 12 % }", figures);
    told("the_same_rule_in_other_words", &unsafe_town("rule: { at_most: 12 }", figures), &percent);
}

#[test]
fn another_rule_with_the_same_limit() {
    told("another_rule_with_the_same_limit", &held(THEFTS), &case("theft", "rule: { at_most: 51 }", THEFTS));
}

#[test]
fn other_periods_by_the_target() {
    let thefts = "theft: { town: { 2020: 51, 2021: 60, 2022: 39 } }";
    let every = case("theft", "rule: { maintain: { baseline: 2020 } }, judged: every_period", thefts);
    told("other_periods_by_the_target", &held(thefts), &every);
}

#[test]
fn another_window() {
    let thefts = "theft: { town: { 2020: 51, 2021: 60, 2022: 39 } }";
    let of = |to: i32| case("theft", &format!("{HELD}, window: {{ from: 2021, to: {to} }}"), thefts);
    told("another_window", &of(2022), &of(2021));
}

#[test]
fn more_is_required() {
    let figures = "theft: { town: { 2020: 51, 2022: { value: 39, status: provisional } } }";
    let after = case("theft", &format!("{HELD}, require: [settled]"), figures);
    told("more_is_required", &held(figures), &after);
    told("less_is_required", &after, &held(figures));
}

#[test]
fn the_source_states_something_else() {
    let rule = "rule: annual_decline, require: [significant]";
    let with = |significant: &str| {
        let case = unsafe_town(rule, "town: { 2023: 12, 2024: 11 }");
        format!(
            "{case}comparisons: [{{ indicator: unsafe, area: town, between: [2023, 2024], significant: {significant} }}]\n"
        )
    };
    told("the_source_states_something_else", &with("yes"), &with("no"));
    told("the_source_can_tell_at_last", &with("unknown"), &with("yes"));
}

#[test]
fn a_break_was_declared() {
    let before = unsafe_town("rule: { maintain: { baseline: 2020 } }", "town: { 2020: 16, 2024: 11 }");
    let breaks = "better: lower, breaks: [{ at: 2021, area: town, reason: { da: byen blev udvidet, en: the town was extended } }] }\n  homes";
    let after = before.replace("better: lower }\n  homes", breaks);
    told("a_break_was_declared", &before, &after);
    told("a_break_was_withdrawn", &after, &before);
    let across = |case: &str| case.replace("baseline: 2020 } }", "baseline: 2020 } }, across_breaks: allowed");
    told("comparing_across_breaks_was_allowed", &after, &across(&after));
}

#[test]
fn the_indicator_is_declared_differently() {
    let before = unsafe_town("rule: { maintain: { baseline: 2020 } }", "town: { 2020: 16, 2024: 16 }");
    let with = |declared: &str| before.replace("decimals: 0, better: lower", declared);
    told("from_a_sample", &before, &with("decimals: 0, better: lower, sample: yes"));
    told("updated_continually", &before, &with("decimals: 0, better: lower, revised: yes"));
    told("better_is_higher", &before, &with("decimals: 0, better: higher"));
    let close = unsafe_town("rule: { at_most: 11.2 }", "town: { 2024: 11 }");
    told("one_more_decimal", &close, &close.replace("decimals: 0, better", "decimals: 1, better"));
}

#[test]
fn another_formula() {
    let before =
        case("let_share", "rule: { at_least: 75 }", "let: { town: { 2024: 15 } }, homes: { town: { 2024: 20 } }");
    let rate = before.replace("{ share: let, of: homes }", "{ share: homes, of: let }");
    told("another_formula", &before, &rate);
}

#[test]
fn a_part_was_revised() {
    let of = |part: i32| {
        let figures = format!("let: {{ town: {{ 2024: {part} }} }}, homes: {{ town: {{ 2024: 20 }} }}");
        case("let_share", "rule: { at_least: 75 }", &figures)
    };
    told("a_part_was_revised", &of(15), &of(14));
}

#[test]
fn the_whole_became_zero() {
    let of = |whole: i32| {
        let figures =
            format!("let: {{ town: {{ 2023: 16, 2024: 0 }} }}, homes: {{ town: {{ 2023: 20, 2024: {whole} }} }}");
        case("let_share", "rule: { at_least: 75 }", &figures)
    };
    told("the_whole_became_zero", &of(20), &of(0));
}

#[test]
fn new_and_gone() {
    let (one, both) = (held(THEFTS), case("theft", HELD, THEFTS).replace("area: town", "areas: [town, city]"));
    told("a_new_area", &one, &both);
    told("an_area_is_gone", &both, &one);
    let renamed = one.replace("{ it:", "{ that:");
    told("a_new_target_and_one_that_is_gone", &one, &renamed);
}

#[test]
fn another_indicator() {
    let figures = "theft: { town: { 2024: 11 } }, unsafe: { town: { 2024: 9 } }";
    told(
        "another_indicator",
        &case("theft", "rule: { at_most: 10 }", figures),
        &case("unsafe", "rule: { at_most: 10 }", figures),
    );
}

#[test]
fn many_revised_figures() {
    let rule = "rule: { maintain: { baseline: { mean: { from: 2015, to: 2020 } } } }";
    let of = |more: i32| {
        let figures =
            (2015..=2020).map(|year| format!("{year}: {}", year - 1980 + more)).collect::<Vec<_>>().join(", ");
        case("theft", rule, &format!("theft: {{ town: {{ {figures}, 2022: 39 }} }}"))
    };
    told("many_revised_figures", &of(0), &of(3));
}

#[test]
fn a_monitored_value() {
    let of = |baseline: i32| {
        case(
            "theft",
            "rule: { monitor: { baseline: 2020 } }",
            &format!("theft: {{ town: {{ 2020: {baseline}, 2022: 39 }} }}"),
        )
    };
    told("a_monitored_value", &of(51), &of(40));
}

#[test]
fn a_plan_that_is_behind() {
    let rule = "rule: { reach: { baseline: 2020, value: 40, by: 2024 } }";
    let before = case("theft", rule, "theft: { town: { 2020: 60, 2022: 49 } }");
    told("a_plan_that_is_behind", &before, &case("theft", rule, "theft: { town: { 2020: 60, 2022: 49, 2023: 50 } }"));
    told("a_plan_that_came_due", &before, &case("theft", rule, "theft: { town: { 2020: 60, 2022: 49, 2024: 40 } }"));
}

/// A share that is measured from a register: a row changed, and then what counts.
#[test]
fn a_share_of_rows() {
    let text = |on_track: &str, asked: &str| {
        format!(
            "{SHARE_OF_ROWS}    measured: {{ share: activities, where: {{ {asked}: yes }} }}
registers:
  activities:
    name: {{ da: aktiviteter, en: activities }}
    area: town
    period: 2024
    fields: {{ on_track: yes_no, funded: yes_no }}
    rows: [{{ on_track: yes, funded: yes }}, {{ on_track: {on_track}, funded: no }}]
"
        )
    };
    told("a_row_changed", &text("no", "on_track"), &text("yes", "on_track"));
    told("what_counts_changed", &text("yes", "on_track"), &text("yes", "funded"));
}

const SHARE_OF_ROWS: &str = "
maal: 1
areas: { town: { name: { da: byen, en: the town }, in: { da: i byen, en: in the town } } }
goals:
  g:
    name: { da: målsætning, en: goal }
    targets: { it: { indicator: on_track_share, area: town, rule: { at_least: 75 } } }
indicators:
  on_track_share:
    name: { da: andelen af aktiviteter efter planen, en: the share of activities running as planned }
    unit: percent
    better: higher
";

/// A test of significance that is made otherwise, and one whose sample grew.
#[test]
fn a_computed_significance() {
    let text = |level: u32, n: u32| {
        format!(
            "
maal: 1
areas: {{ town: {{ name: {{ da: byen, en: the town }}, in: {{ da: i byen, en: in the town }} }} }}
goals:
  g:
    name: {{ da: målsætning, en: goal }}
    targets: {{ it: {{ indicator: share, area: town, rule: annual_decline, require: significant }} }}
indicators:
  share:
    name: {{ da: andelen af utrygge, en: the share who feel unsafe }}
    unit: percent
    decimals: 1
    better: lower
    uncertainty: {{ method: proportion, level: {level} }}
observations:
  share: {{ town: {{ 2023: {{ value: 20.0, n: 600 }}, 2024: {{ value: 15.6, n: {n} }} }} }}
"
        )
    };
    told("a_test_of_another_level", &text(99, 600), &text(90, 600));
    told("a_larger_sample", &text(95, 300), &text(95, 1200));
}

/// The worked example: what moved since last year, and by a revision that is made up.
#[test]
fn the_worked_example() {
    for (language, code) in [(Language::Danish, "da"), (Language::English, "en")] {
        for (length, name) in [(Length::Line, "lines"), (Length::Paragraph, "text")] {
            let text = what_changed::what_changed(language, length).expect("the example can be told");
            snapshot(&format!("what_changed_{code}_{name}"), &text);
        }
    }
    // The revision is only one where the figures as they were published are found.
    let text = what_changed::what_changed(Language::English, Length::Line).expect("the example can be told");
    assert!(text.contains("from 39 to 58") && text.contains("MADE-UP"), "{text}");
}

/// A case about one target of an indicator in the town.
fn case(indicator: &str, target: &str, figures: &str) -> String {
    let goals = format!(
        "goals: {{ g: {{ name: {{ da: målsætning, en: goal }}, targets: {{ it: {{ indicator: {indicator}, area: town, {target} }} }} }} }}"
    );
    format!("{BASE}{goals}\nobservations: {{ {figures} }}\n")
}

fn held(figures: &str) -> String {
    case("theft", HELD, figures)
}

fn unsafe_town(target: &str, figures: &str) -> String {
    case("unsafe", target, &format!("unsafe: {{ {figures} }}"))
}

/// Compares what is told of all changes from one text to another with its snapshot.
fn told(name: &str, before: &str, after: &str) {
    let (before, after) = (report(before), report(after));
    let mut shown = String::new();
    for change in after.changes_since(&before).iter() {
        let _ = writeln!(shown, "{} ({}): {:?}", change.target_id(), change.area_id(), change.moved());
        for cause in change.causes() {
            let _ = writeln!(shown, "  {}", serde_json::to_string(cause).expect("a cause can be written"));
        }
        assert!(!change.causes().iter().any(|cause| matches!(cause, Because::Caveat { .. })), "{shown}");
        for (language, code) in [(Language::Danish, "da"), (Language::English, "en")] {
            let [line, paragraph] =
                [Length::Line, Length::Paragraph].map(|length| change.explain(language).length(length).to_string());
            let _ = writeln!(shown, "\n{code}: {paragraph}");
            if line != paragraph {
                let _ = writeln!(shown, "line: {line}");
            }
        }
        shown.push('\n');
    }
    snapshot(name, &shown);
}

fn report(text: &str) -> Report {
    let (rulebook, data) = maal::load([("case.yaml", text)]).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    rulebook.assess(&data).expect("they fit")
}

fn snapshot(name: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/changes");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, shown));
}

/// A goal moves where what it demands of its targets does, though none of them moved; and where one of them moves it.
#[test]
fn a_goal_that_moved() {
    let declared = "
maal: 1
areas: { town: the town }
indicators: { thefts: { name: thefts, unit: { count: thefts }, better: lower } }
goals:
  safety:
    name: { da: Tryghed, en: Safety }
    achieved_when: all
    targets:
      held: { indicator: thefts, area: town, rule: { maintain: { baseline: 2020 } } }
      few: { indicator: thefts, area: town, rule: { at_most: 5 } }
observations: { thefts: { town: { 2020: 12, 2021: 9 } } }
";
    let report = |text: &str| {
        let (rulebook, data) = maal::load([("case.yaml", text)]).unwrap();
        rulebook.assess(&data).unwrap()
    };
    let before = report(declared);
    let any = report(&declared.replace("achieved_when: all", "achieved_when: any"));
    let fewer = report(&declared.replace("2021: 9", "2021: 4"));
    let told = |after: &Report| {
        let changes = after.changes_since(&before);
        let said = Language::ALL.map(|language| changes.explain(language).length(Length::Line).to_string());
        let json = serde_json::to_value(&changes).unwrap();
        (said.map(|said| said.lines().find(|line| line.starts_with("- ")).unwrap().to_owned()), json["goals"].clone())
    };
    let (said, json) = told(&any);
    assert_eq!(
        said,
        [
            "- Målsætningen Tryghed: opfyldt (før: ikke opfyldt). Det er ændret, hvor mange af målene der skal være opfyldt.",
            "- The goal Safety: met (before: not met). How many of its targets must be met has changed.",
        ]
    );
    let expected =
        serde_json::json!([{ "goal": "safety", "before": "not_met", "after": "met", "demands_otherwise": true }]);
    assert_eq!(json, expected);
    let (said, json) = told(&fewer);
    assert_eq!(said[0], "- Målsætningen Tryghed: opfyldt (før: ikke opfyldt).");
    assert_eq!(json[0]["demands_otherwise"], false);
    assert_eq!(before.changes_since(&before).goals().len(), 0);
}

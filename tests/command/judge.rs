//! `maal assess`, `maal explain` and `maal test`: verdicts, how they end the command, and what is asked for.

use insta::assert_snapshot;
use serde_json::Value;

#[cfg(target_os = "linux")]
use crate::room::in_terminal;
use crate::room::{Room, SOUND};

fn room(name: &str) -> Room {
    Room::with(name, &[("targets.yaml", SOUND)])
}

#[test]
fn reports_in_both_languages() {
    let room = room("assess_report");
    assert_snapshot!("assess_da", room.run(&["assess", "targets.yaml"]));
    assert_snapshot!("assess_en", room.run(&["assess", "targets.yaml", "--lang", "en"]));
    assert_snapshot!(
        "assess_line_markdown",
        room.run(&["assess", "targets.yaml", "--length", "line", "--format", "markdown"])
    );
    let json: Value = serde_json::from_str(&room.run(&["assess", "targets.yaml", "--format", "json"]).out).unwrap();
    assert_eq!(json["format"], "maal-report/1");
    assert_eq!(json["assessments"].as_array().unwrap().len(), 3);
}

#[cfg(target_os = "linux")]
#[test]
fn lines_are_broken_in_a_terminal_alone() {
    let room = room("assess_terminal");
    let Some(shown) = in_terminal(&room, "stty columns 60 rows 40;", "assess targets.yaml --length full", "") else {
        return;
    };
    let widest = |text: &str| text.lines().map(|line| line.trim_end().chars().count()).max().unwrap();
    assert!((50..=60).contains(&widest(&shown)), "{shown}");
    assert!(shown.replace("\r\n", "\n").contains("\n- Målet stammer fra: byrådet.\n"), "{shown}");
    let piped = room.run(&["assess", "targets.yaml"]).out;
    assert!(widest(&piped) > 150, "{piped}");
}

#[test]
fn a_verdict_ends_the_command_badly_only_where_it_is_asked_for() {
    let room = room("assess_fail_on");
    let code = |arguments: &[&str]| room.run(&[&["assess", "targets.yaml"], arguments].concat()).code;
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--fail-on", "not_met"]), 1);
    assert_eq!(code(&["--fail-on", "monitored"]), 0);
    assert_eq!(code(&["--fail-on", "monitored,undetermined"]), 1);
    assert_eq!(code(&["--fail-on", "not_met", "--target", "held"]), 0);
    assert_eq!(code(&["--fail-on", "missed"]), 3);
}

#[test]
fn some_targets_only() {
    let room = room("assess_target");
    assert_snapshot!("assess_two", room.run(&["assess", "targets.yaml", "--target", "held,few", "--length", "line"]));
    let ran = room.run(&["assess", "targets.yaml", "--target", "held", "--format", "json"]);
    let whole: Value = serde_json::from_str(&room.run(&["assess", "targets.yaml", "--format", "json"]).out).unwrap();
    let part: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(part["goals"], whole["goals"]);
    assert_eq!(part["assessments"], Value::from(vec![whole["assessments"][0].clone()]));
}

#[test]
fn figures_as_they_were() {
    let room = room("assess_views");
    let ran = room.run(&["assess", "targets.yaml", "--target", "held", "--through", "2021", "--length", "line"]);
    assert!(ran.out.contains("2021: 11 tyverier"), "{ran}");
    room.write("later.yaml", "maal: 1\nas_of: 2024-06-03\nobservations: { thefts: { town: { 2023: 14 } } }\n");
    let at = |date: &str| room.run(&["assess", "*.yaml", "--target", "held", "--as-of", date, "--length", "line"]).out;
    assert!(at("2024-06-02").contains("2022: 11"));
    assert!(at("2024-06-03").contains("2023: 14"));
}

#[test]
fn one_target_in_full_and_an_unknown_one() {
    let room = room("explain");
    assert_snapshot!("explain_da", room.run(&["explain", "held", "targets.yaml"]));
    assert_snapshot!("explain_en", room.run(&["explain", "held", "targets.yaml", "--lang", "en"]));
    assert_snapshot!("explain_unknown_da", room.run(&["explain", "holds", "targets.yaml"]));
    assert_snapshot!("explain_unknown_en", room.run(&["explain", "xyz", "targets.yaml", "--lang", "en"]));
}

#[test]
fn files_without_targets_say_so() {
    let room = Room::with("assess_nothing", &[("targets.yaml", "maal: 1\ntitle: Nothing yet\n")]);
    let ran = room.run(&["assess", "targets.yaml", "--lang", "en"]);
    assert_eq!((ran.code, ran.error.as_str()), (0, "maal: there are no targets in the files\n"));
}

#[test]
fn broken_files_are_not_judged() {
    let room = Room::with("assess_broken", &[("targets.yaml", &SOUND.replace("better: lower", "better: less"))]);
    let ran = room.run(&["assess", "targets.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.error.contains("targets.yaml:8:13"), "{ran}");
}

#[test]
fn tests_that_pass_and_tests_that_fail() {
    let failing = SOUND.to_owned()
        + "  \"fewer\":\n    target: falls\n    why: { da: \"<&> \\\"'\", en: \"<&> \\\"'\" }\n    \
           given: { town: { 2020: 1, 2021: 1 } }\n    expect: { verdict: met, margin: 1 }\n";
    let room = Room::with("tests", &[("passing.yaml", SOUND), ("failing.yaml", &failing)]);
    let passing = room.run(&["test", "passing.yaml"]);
    assert_eq!((passing.code, passing.out.as_str()), (0, "1 prøve: alt kom ud som forventet\n"));
    assert_snapshot!("test_da", room.run(&["test", "failing.yaml"]));
    assert_snapshot!("test_en", room.run(&["test", "failing.yaml", "--lang", "en"]));
    let json: Value = serde_json::from_str(&room.run(&["test", "failing.yaml", "--format", "json"]).out).unwrap();
    assert_eq!((&json["format"], &json["failed"]), (&Value::from("maal-tests/1"), &Value::from(1)));
}

#[test]
fn junit_is_well_formed() {
    let why = "why: { da: \"<&> \\\"' ]]> .\", en: ok }";
    let failing = SOUND.replace("    target: held\n    given", &format!("    target: falls\n    {why}\n    given"));
    let room = Room::with("tests_junit", &[("failing.yaml", &failing)]);
    let ran = room.run(&["test", "failing.yaml", "--format", "junit"]);
    assert_eq!(ran.code, 1, "{ran}");
    let xml = roxmltree::Document::parse(&ran.out).unwrap();
    let suites = xml.root_element();
    assert_eq!((suites.attribute("tests"), suites.attribute("failures")), (Some("1"), Some("1")));
    let failure = xml.descendants().find(|node| node.has_tag_name("failure")).unwrap();
    assert!(failure.text().unwrap().contains("<&> \"' ]]> ."), "{}", ran.out);
    assert_eq!(failure.parent().unwrap().attribute("name"), Some("as-many"));
}

/// A row for every finding, for a spreadsheet in the reader's language.
#[test]
fn findings_as_a_table_for_a_spreadsheet() {
    let room = Room::with("findings_csv", &[("targets.yaml", SOUND)]);
    let danish = room.run(&["assess", "targets.yaml", "--format", "csv", "--bom"]);
    let english = room.run(&["assess", "targets.yaml", "--format", "csv", "--lang", "en"]);
    assert_eq!((danish.code, english.code), (0, 0));
    assert!(danish.out.starts_with("\u{feff}goal;target;area;"), "{danish}");
    assert!(english.out.starts_with("goal,target,area,"), "{english}");
    assert_snapshot!("assess_csv_en", english);
    assert_eq!(danish.out.lines().count(), english.out.lines().count());
}

//! `maal diff`: between files, between folders, between two times.

use insta::assert_snapshot;
use serde_json::Value;

use crate::room::{Room, SOUND};

#[test]
fn two_versions_of_a_file() {
    let newer = SOUND.replace("2022: 11", "2022: 11, 2023: 13").replace("at_most: 5", "at_most: 6");
    let room = Room::with("diff_files", &[("old.yaml", SOUND), ("new.yaml", &newer)]);
    assert_snapshot!("diff_da", room.run(&["diff", "old.yaml", "new.yaml"]));
    assert_snapshot!("diff_en", room.run(&["diff", "old.yaml", "new.yaml", "--lang", "en", "--format", "markdown"]));
    let json: Value =
        serde_json::from_str(&room.run(&["diff", "old.yaml", "new.yaml", "--format", "json"]).out).unwrap();
    assert_eq!(json["format"], "maal-changes/1");
}

#[test]
fn two_rulebooks_on_the_same_figures() {
    let at = SOUND.find("observations:").unwrap();
    let (targets, figures) = SOUND.split_at(at);
    let stricter = targets.replace("maintain: { baseline: 2020 }", "at_most: 10");
    let room = Room::with(
        "diff_rules",
        &[("old/t.yaml", targets), ("new/t.yaml", &stricter), ("f.yaml", &format!("maal: 1\n{figures}"))],
    );
    let ran = room.run(&["diff", "old", "new", "--data", "f.yaml", "--length", "line", "--lang", "en"]);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.out.contains("From met to not met"), "{ran}");
}

#[test]
fn one_rulebook_at_two_times() {
    let dated = "maal: 1\nas_of: 2024-06-03\nobservations: { thefts: { town: { 2022: 13 } } }\n";
    let first = SOUND.replace("maal: 1\n", "maal: 1\nas_of: 2023-06-03\n");
    let room = Room::with("diff_times", &[("targets.yaml", &first), ("later.yaml", dated)]);
    let ran = room.run(&["diff", "*.yaml", "--old-as-of", "2024-01-01", "--length", "line", "--lang", "en"]);
    assert!(ran.out.contains("From met to not met"), "{ran}");
    let ran = room.run(&["diff", "*.yaml", "--old-through", "2020", "--new-through", "2021", "--length", "line"]);
    assert!(ran.out.contains("Første vurderede periode er 2021"), "{ran}");
    assert_eq!(room.run(&["diff", "targets.yaml", "later.yaml", "--data", "-"]).code, 3, "it would be read twice");
    assert_eq!(room.run(&["diff", "targets.yaml"]).code, 3);
    assert_eq!(room.run(&["diff", "targets.yaml", "targets.yaml"]).code, 3);
}

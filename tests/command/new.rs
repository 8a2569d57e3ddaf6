//! `maal new`: a file that is sound, teaches, and is never written over another.

use insta::assert_snapshot;

use crate::room::Room;

#[test]
fn the_file_is_sound_in_both_languages() {
    for language in ["da", "en"] {
        let room = Room::with(&format!("new_{language}"), &[]);
        let ran = room.run(&["new", "--lang", language]);
        assert_snapshot!(format!("new_{language}"), ran);
        let start = room.read("maal.yaml");
        assert!(start.starts_with("# yaml-language-server: $schema=maal.schema.json\n"));
        assert_eq!(room.run(&["check", "--deny-warnings", "."]).code, 0);
        assert_eq!(room.run(&["test", "."]).code, 0);
        assert_snapshot!(format!("new_assessed_{language}"), room.run(&["assess", ".", "--lang", language]));
        let all_rules = uncommented(&start);
        assert_ne!(all_rules, start);
        room.write("maal.yaml", all_rules);
        let ran = room.run(&["check", "--deny-warnings", ".", "--lang", "en"]);
        assert_eq!(ran.out, "1 file, 7 targets: no mistakes\n", "what is commented out is sound too");
    }
}

#[test]
fn an_editor_with_the_schema_finds_nothing_to_underline() {
    for language in ["da", "en"] {
        let room = Room::with(&format!("new_schema_{language}"), &[]);
        let schema = serde_json::from_str(&room.run(&["schema", "--lang", language]).out).unwrap();
        let start = room.run(&["new", "-", "--lang", language]).out;
        let validator = jsonschema::validator_for(&schema).unwrap();
        for text in [uncommented(&start), start] {
            let file: serde_json::Value = serde_yaml::from_str(&text).unwrap();
            let found: Vec<String> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
            assert!(found.is_empty(), "{language}: {found:?}");
        }
    }
}

/// With all that is commented out put into use: no space follows its `#`, or two and more where it belongs to a line above.
fn uncommented(start: &str) -> String {
    let line = |line: &str| {
        let is_for_use = line.trim_start().strip_prefix('#').is_some_and(|rest| !rest.starts_with(' '));
        let of_block = line.trim_start().starts_with("#  ");
        line.replacen('#', "", usize::from(is_for_use || of_block))
    };
    start.lines().map(|each| line(each) + "\n").collect()
}

#[test]
fn no_file_is_overwritten() {
    let room = Room::with("new_exists", &[("mine.yaml", "maal: 1\n")]);
    let ran = room.run(&["new", "mine.yaml"]);
    assert_eq!((ran.code, ran.error.as_str()), (3, "maal: mine.yaml findes og overskrives ikke\n"));
    assert_eq!(room.read("mine.yaml"), "maal: 1\n");
    let ran = room.run(&["new", "no/such/folder.yaml", "--lang", "en"]);
    assert_eq!(
        (ran.code, ran.error.as_str()),
        (2, "maal: no/such/folder.yaml cannot be written: the folder does not exist\n")
    );
    assert!(room.run(&["new", "-"]).out.contains("maal: 1"));
}

//! Help, and what is said of wrong usage.

use insta::assert_snapshot;

use crate::room::{Room, SOUND, ran};

const COMMANDS: [&str; 13] = [
    "check",
    "assess",
    "explain",
    "test",
    "diff",
    "fix",
    "feed",
    "feed inspect",
    "feed read",
    "new",
    "schema",
    "completions",
    "man",
];

#[test]
fn help_in_both_languages() {
    let room = Room::with("help", &[]);
    for language in ["da", "en"] {
        let mut all = room.run(&["--help", "--lang", language]).out;
        for command in COMMANDS {
            let words: Vec<&str> = command.split(' ').chain(["-h", "--lang", language]).collect();
            let one = room.run(&words);
            assert_eq!((one.code, one.error.as_str()), (0, ""));
            let own = one.out.split("\n\nAfslutningskoder").next().unwrap().split("\n\nExit codes").next().unwrap();
            all += &format!("\n=== maal {command} --help\n\n{own}\n");
        }
        let longest = all.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= 100, "a line of help has {longest} letters");
        assert_snapshot!(format!("help_{language}"), all);
    }
}

#[test]
fn wrong_usage_in_both_languages() {
    let room = Room::with("usage", &[("targets.yaml", SOUND)]);
    let wrong: [&[&str]; 11] = [
        &[],
        &["chekc"],
        &["check"],
        &["check", "targets.yaml", "--formt", "json"],
        &["check", "targets.yaml", "--format"],
        &["check", "targets.yaml", "--format", "jsn"],
        &["assess", "targets.yaml", "--through", "2023-13"],
        &["assess", "targets.yaml", "--as-of", "3/6 2024"],
        &["fix", "targets.yaml", "--yes", "--dry-run"],
        &["man", "targets.yaml"],
        &["diff", "targets.yaml"],
    ];
    for language in ["da", "en"] {
        let said = wrong.map(|arguments| {
            let ran = room.run(&[arguments, &["--lang", language]].concat());
            assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{arguments:?}");
            format!("$ maal {}\n{}", arguments.join(" "), ran.error)
        });
        assert_snapshot!(format!("usage_{language}"), said.join("\n"));
    }
}

#[test]
fn the_language_of_the_environment_and_of_the_option() {
    let room = Room::with("language", &[("targets.yaml", SOUND)]);
    let said = |variable: &str, arguments: &[&str]| {
        ran(room.command(&[&["check", "targets.yaml"], arguments].concat()).env("MAAL_LANG", variable), b"")
    };
    assert!(said("en", &[]).out.contains("no mistakes"));
    assert!(said("", &[]).out.contains("ingen fejl"));
    assert!(said("en", &["--lang", "da"]).out.contains("ingen fejl"));
    let unknown = said("fr", &[]);
    assert_eq!((unknown.code, unknown.error.as_str()), (3, "maal: MAAL_LANG er sat til `fr`; skriv `da` eller `en`\n"));
    assert_eq!(said("en", &["--lang", "fr"]).code, 3);
}

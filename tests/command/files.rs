//! Files, folders, patterns and standard input.

use std::fs;
use std::io::Read;

use crate::room::{Room, SOUND};

fn parts() -> (String, String) {
    let at = SOUND.find("observations:").unwrap();
    let (targets, figures) = SOUND.split_at(at);
    (targets.to_owned(), format!("maal: 1\n{figures}"))
}

#[test]
fn folders_are_searched_to_the_bottom_and_hidden_files_left_out() {
    let (targets, figures) = parts();
    let room = Room::with(
        "files_folder",
        &[
            ("rules/targets.yaml", &targets),
            ("rules/below/figures.yml", &figures),
            ("rules/notes.txt", "not YAML"),
            ("rules/.draft.yaml", "not: read"),
            ("rules/.git/config.yaml", "not: read"),
        ],
    );
    assert_eq!(room.run(&["check", "rules"]).out, "2 filer, 3 mål: ingen fejl\n");
}

#[test]
fn patterns_that_no_shell_has_filled_in() {
    let (targets, figures) = parts();
    let room = Room::with("files_pattern", &[("a/targets.yaml", &targets), ("b/figures.yaml", &figures)]);
    assert_eq!(room.run(&["check", "*/*.yaml"]).out, "2 filer, 3 mål: ingen fejl\n");
    assert_eq!(room.run(&["check", "**/*.yaml"]).out, "2 filer, 3 mål: ingen fejl\n");
    assert_eq!(room.run(&["check", "*/*.yaml", "a", "./a/targets.yaml"]).out, "2 filer, 3 mål: ingen fejl\n");
}

#[test]
fn standard_input_beside_files() {
    let (targets, figures) = parts();
    let room = Room::with("files_input", &[("targets.yaml", &targets)]);
    assert_eq!(room.run_on(&figures, &["check", "targets.yaml", "-"]).out, "2 filer, 3 mål: ingen fejl\n");
    let ran = room.run_on("maal: 2\n", &["check", "--format", "compact", "--lang", "en", "-"]);
    assert!(ran.out.starts_with("<stdin>:1:7: unknown-version:"), "{ran}");
    assert_eq!(room.run(&["check", "-", "-"]).code, 3);
}

#[test]
fn a_name_that_matches_nothing_is_wrong_usage() {
    let room = Room::with("files_nothing", &[("empty/readme.txt", "")]);
    let said = |name: &str, language: &str| {
        let ran = room.run(&["assess", name, "--lang", language]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""));
        ran.error
    };
    assert_eq!(said("nowhere.yaml", "da"), "maal: `nowhere.yaml`: der er ingen fil eller mappe med det navn\n");
    assert_eq!(said("*.yaml", "en"), "maal: `*.yaml`: there is no file or folder of that name\n");
    assert_eq!(said("empty", "da"), "maal: `empty`: der ligger ingen *.yaml eller *.yml i mappen\n");
    assert_eq!(said("[", "en"), "maal: `[` is not a pattern that can be read\n");
}

#[test]
fn a_reader_that_stops_early_changes_nothing() {
    let more = |nth: u32| format!("      more-{nth}: {{ indicator: thefts, area: town, rule: monitor }}\n");
    let many: String = (0..20_000).map(more).collect();
    let room =
        Room::with("files_pipe", &[("targets.yaml", &SOUND.replace("observations:", &(many + "observations:")))]);
    let ended = |arguments: &[&str]| {
        let mut child = room.command(&[&["assess", "targets.yaml"], arguments].concat()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0; 10]).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        output.status.code()
    };
    assert_eq!(ended(&[]), Some(0));
    assert_eq!(ended(&["--fail-on", "not_met"]), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_is_told() {
    let room = Room::with("files_full", &[("targets.yaml", SOUND)]);
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = room.command(&["assess", "targets.yaml"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "maal: resultatet kan ikke skrives: der er ikke plads\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_without_a_name_is_text() {
    let room = Room::with("files_pipe_text", &[]);
    assert_eq!(room.run_on(SOUND, &["check", "/proc/self/fd/0"]).out, "1 fil, 3 mål: ingen fejl\n");
}

#[cfg(unix)]
#[test]
fn links_are_followed_to_files_and_not_to_folders() {
    let room = Room::with("files_links", &[("real.yaml", SOUND), ("rules/readme.txt", "")]);
    std::os::unix::fs::symlink(room.path("real.yaml"), room.path("rules/linked.yaml")).unwrap();
    std::os::unix::fs::symlink(room.path("rules"), room.path("rules/again")).unwrap();
    assert_eq!(room.run(&["check", "rules"]).out, "1 fil, 3 mål: ingen fejl\n");
    fs::remove_file(room.path("real.yaml")).unwrap();
    let ran = room.run(&["check", "rules", "--format", "compact"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (2, "rules/linked.yaml:1:1: unreadable-file: filen kan ikke læses: den findes ikke\n")
    );
}

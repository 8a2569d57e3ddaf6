//! `maal check`: each form, both languages, mistakes and warnings.

use insta::assert_snapshot;
use serde_json::Value;

#[cfg(target_os = "linux")]
use crate::room::in_terminal;
use crate::room::{BROKEN, Room, SOUND};

#[test]
fn sound_files() {
    let room = Room::with("check_sound", &[("targets.yaml", SOUND)]);
    let ran = room.run(&["check", "targets.yaml"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.error.as_str()), (0, "1 fil, 3 mål: ingen fejl\n", ""));
    assert_eq!(room.run(&["check", "targets.yaml", "--lang", "en"]).out, "1 file, 3 targets: no mistakes\n");
}

#[test]
fn mistakes_in_each_form() {
    let room = Room::with("check_broken", &[("targets.yaml", BROKEN)]);
    assert_snapshot!("check_text_da", room.run(&["check", "targets.yaml"]));
    assert_snapshot!("check_text_en", room.run(&["--lang", "en", "check", "targets.yaml"]));
    assert_snapshot!("check_compact_da", room.run(&["check", "targets.yaml", "--format", "compact"]));
    assert_snapshot!("check_compact_en", room.run(&["check", "targets.yaml", "--format=compact", "--lang=en"]));
    assert_snapshot!("check_json", room.run(&["check", "targets.yaml", "--format", "json"]));
}

#[test]
fn warnings_end_well_unless_they_are_denied() {
    let unused = SOUND.replace("areas:\n", "areas:\n  county: { name: { da: regionen, en: the county } }\n");
    let room = Room::with("check_warnings", &[("targets.yaml", &unused)]);
    assert_snapshot!("check_warning_da", room.run(&["check", "targets.yaml"]));
    assert_snapshot!("check_warning_en", room.run(&["check", "targets.yaml", "--deny-warnings", "--lang", "en"]));
}

#[test]
fn what_cannot_be_read_is_told_like_a_mistake() {
    let room = Room::with("check_encoding", &[("targets.yaml", SOUND), ("b.yaml", BROKEN)]);
    room.write("latin.yaml", b"maal: 1\ntitle: K\xf8benhavn\n");
    room.write("wide.yaml", b"\xff\xfem\0a\0");
    let files = ["latin.yaml", "wide.yaml", "targets.yaml"];
    assert_snapshot!("unreadable_da", room.run(&[&["check"], files.as_slice()].concat()));
    assert_snapshot!("unreadable_en", room.run(&[&["check", "--lang", "en"], files.as_slice()].concat()));
    assert_snapshot!("unreadable_compact", room.run(&["check", "--format", "compact", "latin.yaml", "b.yaml"]));
    let json = room.run(&["check", "--format", "json", "latin.yaml"]);
    let told: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json.code, &told["format"]), (2, &Value::from("maal-diagnostics/1")));
    assert_eq!(told["diagnostics"][0]["span"]["column"], 9);
    let assessed = room.run(&["assess", "latin.yaml", "targets.yaml"]);
    assert_eq!((assessed.code, assessed.out.as_str()), (2, ""));
    assert!(assessed.error.contains("latin.yaml:2:9"), "{}", assessed.error);
}

#[test]
fn pages_on_codes() {
    let room = Room::with("check_explain", &[("targets.yaml", SOUND)]);
    let page = |code: &str, language: &str| room.run(&["check", "--explain", code, "--lang", language]);
    assert!(page("decimal-comma", "en").out.starts_with("# decimal-comma\n\nThe number is written with a comma"));
    assert_snapshot!("explain_not_utf_8_da", page("not-utf-8", "da"));
    assert_snapshot!("explain_unreadable_file_en", page("unreadable-file", "en"));
    let unknown = page("unknown-kye", "da");
    assert_eq!(
        (unknown.code, unknown.error.as_str()),
        (3, "maal: ingen kode hedder `unknown-kye`; mente du `unknown-key`?\n")
    );
    assert_eq!(page("xyzxyz", "en").code, 3);
    assert_eq!(room.run(&["check", "--explain", "tab", "targets.yaml"]).code, 3);
}

#[test]
fn colours_only_where_they_are_asked_for() {
    let room = Room::with("check_colours", &[("targets.yaml", BROKEN)]);
    let is_coloured =
        |arguments: &[&str]| room.run(&[&["check", "targets.yaml"], arguments].concat()).out.contains('\u{1b}');
    assert!(!is_coloured(&[]), "a pipe is not a terminal");
    assert!(is_coloured(&["--color", "always"]));
    assert!(!is_coloured(&["--color", "never"]));
}

#[cfg(target_os = "linux")]
#[test]
fn no_color_holds_in_a_terminal() {
    let room = Room::with("check_terminal", &[("targets.yaml", BROKEN)]);
    let check = |before: &str| in_terminal(&room, before, "check targets.yaml", "");
    let Some(shown) = check("") else { return };
    assert!(shown.contains('\u{1b}'), "{shown}");
    let plain = check("NO_COLOR=1").unwrap();
    assert!(plain.contains("fejl[unknown-key]") && !plain.contains('\u{1b}'), "{plain}");
}

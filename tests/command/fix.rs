//! `maal fix`: what it shows, what it writes, and what it leaves.

use insta::assert_snapshot;

#[cfg(target_os = "linux")]
use crate::room::in_terminal;
use crate::room::{BROKEN, Room};

#[test]
fn shows_and_writes_nothing_unasked() {
    let room = Room::with("fix_shows", &[("targets.yaml", BROKEN)]);
    assert_snapshot!("fix_shown_da", room.run(&["fix", "targets.yaml"]));
    assert_eq!(room.read("targets.yaml"), BROKEN);
    assert_snapshot!("fix_shown_en", room.run(&["fix", "--dry-run", "targets.yaml", "--lang", "en"]));
    assert_eq!(room.read("targets.yaml"), BROKEN);
}

#[test]
fn writes_what_it_showed_and_keeps_every_remark() {
    let room = Room::with("fix_writes", &[("targets.yaml", BROKEN)]);
    let ran = room.run(&["fix", "--yes", "targets.yaml"]);
    assert_eq!(ran.code, 2, "one mistake is left: {ran}");
    assert!(ran.out.contains("2 rettelser er skrevet i 1 fil."), "{ran}");
    let mended = BROKEN.replace("aeras", "areas").replace("lwer", "lower");
    assert_eq!(room.read("targets.yaml"), mended);
    let names: Vec<_> = std::fs::read_dir(room.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["targets.yaml"], "nothing is left beside the file");
    room.write("targets.yaml", mended.replace("about ten", "10"));
    let ran = room.run(&["fix", "--yes", "targets.yaml", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "There is nothing that can be mended automatically.\n"));
}

#[test]
fn keeps_the_ends_of_lines_and_the_byte_order_mark() {
    let text = format!("\u{feff}{}", BROKEN.replace("about ten", "10").replace('\n', "\r\n"));
    let room = Room::with("fix_lines", &[("targets.yaml", &text)]);
    let ran = room.run(&["fix", "-y", "targets.yaml"]);
    assert_eq!(ran.code, 0, "{ran}");
    assert_eq!(room.read("targets.yaml"), text.replace("aeras", "areas").replace("lwer", "lower"));
}

#[test]
fn standard_input_comes_out_mended() {
    let room = Room::with("fix_input", &[("targets.yaml", BROKEN)]);
    let ran = room.run_on(BROKEN, &["fix", "-"]);
    assert_eq!(ran.out, BROKEN.replace("aeras", "areas").replace("lwer", "lower"));
    assert!(ran.error.starts_with("Tilbage at rette i hånden: 1 fejl."), "{ran}");
    assert_eq!(ran.code, 2);
    assert_eq!(room.run_on(BROKEN, &["fix", "-", "--yes"]).code, 3);
    assert_eq!(room.run_on(BROKEN, &["fix", "-", "targets.yaml"]).code, 3);
    assert!(room.run_on(BROKEN, &["fix", "-", "--dry-run"]).out.starts_with("--- <stdin>\n+++ <stdin>\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn asks_in_a_terminal() {
    let room = Room::with("fix_asks", &[("targets.yaml", BROKEN)]);
    let Some(no) = in_terminal(&room, "", "fix targets.yaml", "n\n") else { return };
    assert!(no.contains("Skal rettelserne skrives i filen? [j/N]") && no.contains("Intet er skrevet"), "{no}");
    assert_eq!(room.read("targets.yaml"), BROKEN);
    let yes = in_terminal(&room, "", "fix targets.yaml --lang en", "y\n").unwrap();
    assert!(yes.contains("Write the changes to the file? [y/N]") && yes.contains("2 repairs written"), "{yes}");
    assert!(room.read("targets.yaml").contains("areas:"));
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_rights_stay_as_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::with("fix_link", &[("real.yaml", BROKEN)]);
    let real = room.path("real.yaml");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&real, room.path("link.yaml")).unwrap();
    room.run(&["fix", "-y", "link.yaml"]);
    assert!(room.path("link.yaml").symlink_metadata().unwrap().is_symlink());
    assert!(room.read("real.yaml").contains("areas:"));
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

/// Over all broken files of the library: nothing stops the command, and no remark is lost.
#[test]
fn whatever_is_broken() {
    let room = Room::with("fix_all", &[]);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let mended = room.run_on(&text, &["fix", "-"]);
        assert!([0, 2].contains(&mended.code), "{}: {mended}", path.display());
        for remark in text.split(['\n', '\r']).filter(|line| line.trim_start().starts_with('#')) {
            assert!(mended.out.contains(remark), "{}: {remark}", path.display());
        }
        let checked = room.run_on(&text, &["check", "-", "--color", "always"]);
        assert_eq!(checked.code, 2, "{}: {checked}", path.display());
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn a_name_is_not_mended_while_its_declaration_may_lie_in_a_file_that_cannot_be_read() {
    let figures = "maal: 1\nobservations: { theft: { town: { 2020: 12 } } }\n";
    let text = BROKEN.replace("aeras", "areas").replace("lwer", "lower").replace("about ten", "10");
    let room = Room::with("fix_unreadable", &[("targets.yaml", &text), ("figures.yaml", figures)]);
    room.write("latin.yaml", b"maal: 1\nindicators: { theft: { name: \xf8 } }\n");
    let ran = room.run(&["fix", "-y", "."]);
    assert_eq!(ran.code, 2, "{ran}");
    assert_eq!(room.read("figures.yaml"), figures);
    assert!(ran.out.contains("not-utf-8"), "{ran}");
}

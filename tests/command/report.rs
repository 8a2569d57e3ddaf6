//! `maal report`: the document in each form, with templates of one's own.

use insta::assert_snapshot;
use serde_json::Value;

use crate::room::{Room, SOUND};

fn room(name: &str) -> Room {
    Room::with(name, &[("targets.yaml", SOUND)])
}

#[test]
fn the_name_of_the_file_tells_the_form() {
    let room = room("report_forms");
    assert_snapshot!("report_html", room.run(&["report", "targets.yaml", "-o", "report.html"]));
    assert!(room.read("report.html").starts_with("<!DOCTYPE html>\n<html lang=\"da\">"));
    assert_eq!(room.run(&["report", "targets.yaml", "--lang", "en", "-o", "report.md"]).code, 0);
    assert!(room.read("report.md").contains("\n## Overview of the targets\n"));
    assert_eq!(room.run(&["report", "targets.yaml", "-o", "report.json"]).code, 0);
    let json: Value = serde_json::from_str(&room.read("report.json")).unwrap();
    assert_eq!(json["format"], "maal-document/1");
    assert_eq!(room.run(&["report", "targets.yaml", "--format", "markdown"]).out, {
        room.run(&["report", "targets.yaml", "-o", "other.md"]);
        room.read("other.md")
    });
}

#[test]
fn figures_are_written_beside_it() {
    let room = room("report_figures");
    let ran = room.run(&["report", "targets.yaml", "-o", "report.md", "--figures", "figures"]);
    assert_eq!(ran.code, 0, "{ran}");
    let text = room.read("report.md");
    let named: Vec<&str> =
        text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(name, _)| name).collect();
    assert!(!named.is_empty());
    named.iter().for_each(|name| assert!(room.read(name).starts_with("<svg"), "{name}"));
    // From where the text lies, wherever the figures do.
    for (output, figures, from, link) in
        [("a/r.md", "a/b", "a", "b/figure-"), ("a/r.md", "c", "a", "../c/figure-"), ("r.md", ".", ".", "figure-")]
    {
        std::fs::create_dir_all(room.path(from)).unwrap();
        assert_eq!(room.run(&["report", "targets.yaml", "-o", output, "--figures", figures]).code, 0);
        assert!(room.read(output).contains(&format!("]({link}")), "{output} {figures}: {}", room.read(output));
    }
    // Without them they are told in words.
    assert!(!room.run(&["report", "targets.yaml", "--format", "markdown"]).out.contains("]("));
}

#[test]
fn what_cannot_be_written_is_refused() {
    let room = room("report_refused");
    for language in ["da", "en"] {
        for (name, arguments) in [
            ("docx", &["-o", "report.docx"][..]),
            ("pdf", &["-o", "report.pdf"]),
            ("template", &["-o", "report.md", "--template", "page.html"]),
        ] {
            let whole = [&["report", "targets.yaml", "--lang", language], arguments].concat();
            assert_snapshot!(format!("report_refused_{name}_{language}"), room.run(&whole));
        }
    }
    assert!(!room.path("report.docx").exists() && !room.path("report.md").exists());
}

#[test]
fn a_template_of_ones_own() {
    let room = room("report_template");
    let standard = room.run(&["report", "--show-template"]).out;
    room.write("same.html", &standard);
    let plain = room.run(&["report", "targets.yaml"]).out;
    assert_eq!(room.run(&["report", "targets.yaml", "--template", "same.html"]).out, plain);
    room.write("short.html", "{{ document.title }}: {{ document.sections | length }}\n");
    assert_eq!(room.run(&["report", "targets.yaml", "--template", "short.html"]).code, 0);
    room.write("wrong.html", "<p>\n{{ document.titel }}\n");
    assert_snapshot!("report_template_da", room.run(&["report", "targets.yaml", "--template", "wrong.html"]));
    assert_snapshot!(
        "report_template_en",
        room.run(&["report", "targets.yaml", "--template", "wrong.html", "--lang", "en"])
    );
    assert_snapshot!("report_no_template", room.run(&["report", "targets.yaml", "--template", "none.html"]));
    assert_snapshot!("report_unwritable", room.run(&["report", "targets.yaml", "-o", "no/such/folder/report.html"]));
}

#[test]
fn broken_files_give_no_report() {
    let room = Room::with("report_broken", &[("targets.yaml", "maal: 1\nreport: { titel: x }\n")]);
    let ran = room.run(&["report", "targets.yaml", "-o", "report.html"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
    assert!(!room.path("report.html").exists());
}

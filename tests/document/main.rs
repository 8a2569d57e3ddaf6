//! Documents: what they say, that every text stays text, that numbers agree, and that they are the same each time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test may stop at the first surprise"
)]

mod extremes;
mod figures;
mod laws;
mod tables;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use maal::document::{Block, Document, FORMAT};
use maal::{Dataset, Language, Rulebook};

/// The partnership's files.
fn partnership() -> (Rulebook, Dataset) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/tingbjerg-husum");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    maal::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap()
}

fn document(language: Language) -> Document {
    let (rulebook, data) = partnership();
    rulebook.document(&data, language).unwrap()
}

#[test]
fn the_partnerships_report_as_markdown() {
    insta::assert_snapshot!("report.da.md", document(Language::Danish).markdown_with(in_files));
    insta::assert_snapshot!("report.en.md", document(Language::English).markdown_with(in_files));
}

#[test]
fn the_partnerships_report_as_html() {
    insta::assert_snapshot!("report.da.html", without_drawings(&document(Language::Danish).html().unwrap()));
    insta::assert_snapshot!("report.en.html", without_drawings(&document(Language::English).html().unwrap()));
}

#[test]
fn the_partnerships_report_as_json() {
    for (language, name) in [(Language::Danish, "report.da.json"), (Language::English, "report.en.json")] {
        let text = serde_json::to_string_pretty(&document(language)).unwrap();
        assert!(text.contains(FORMAT));
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn the_partnerships_figures() {
    for (language, code) in [(Language::Danish, "da"), (Language::English, "en")] {
        let document = document(language);
        for id in ["figure-unsafe", "figure-selected", "figure-monitored"] {
            let figure = document.figures().find(|figure| figure.id == id).unwrap();
            insta::assert_snapshot!(format!("{id}.{code}.svg"), figure.svg());
        }
    }
}

/// Each figure in a file beside the text.
fn in_files(figure: &maal::document::Figure) -> String {
    format!("{}.svg", figure.id)
}

#[test]
fn the_same_files_give_the_same_bytes() {
    for language in Language::ALL {
        let (one, other) = (document(language), document(language));
        assert_eq!(one, other);
        assert_eq!(one.html().unwrap(), other.html().unwrap());
        assert_eq!(one.markdown(), other.markdown());
    }
}

/// What the hand-made report of 3 June 2024 tells of targets, figures and activities.
#[test]
fn nothing_of_the_hand_made_report_is_lost() {
    let text = document(Language::Danish).markdown();
    let told = [
        "22 %",
        "16 %",
        "12 %",
        "11 %",
        "26 %",
        "10 %",
        "6 %",
        "35 %",
        "28 %",
        "21 %",
        "19 %",
        "67 %",
        "71 %",
        "74 %",
        "78 %",
        "83 %",
        "88 %",
        "53 %",
        "61 %",
        "66 %",
        "69 %",
        "73 %",
        "80 %",
        "−13",
        "+39",
        "−23",
        "225",
        "238",
        "150",
        "222",
        "15 af 15",
        "75 %",
        "1.934.000",
        "1.970.000",
        "2.069.277",
        "2.210.000",
        "330.000",
        "Fælleshaven",
        "Videnspuljen",
        "BHV Cup",
        "Brønshøj Boldklub",
        "46 lommepengejob",
        "35.000 af 96.000 kr.",
        "uge 36-38",
        "Skolevangen 1 og 2",
        "39",
        "273 anmeldelser",
    ];
    let missing: Vec<&str> = told.into_iter().filter(|said| !text.contains(said)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn a_template_of_ones_own_is_filled_in() {
    let document = document(Language::Danish);
    let page = "{{ document.title }}: {% for section in document.sections %}{{ section.heading }}; {% endfor %}";
    insta::assert_snapshot!(document.html_with(page).unwrap(), @"Tryghed og kriminalitet i Tingbjerg-Husum Partnerskab 2024: Målsætninger; Overblik over målene; 1. Tryghed; 2. Kriminalitet; 3. Samarbejde på tværs; 4. Tryghedsplanen 2024; Kontrol af tallene; Bemærkninger; Kilder; ");
    let wrong = document.html_with("a\n{% for %}").unwrap_err();
    assert_eq!(wrong.line, Some(2));
}

/// The sections and what stands in them, in a word each.
fn outline(document: &Document) -> String {
    let mut out = format!("{}\n", document.title);
    let introduction = document.introduction.iter();
    introduction.for_each(|block| writeln!(out, "  {}", in_a_word(block)).unwrap());
    for section in &document.sections {
        writeln!(out, "{} [{}]", section.heading, section.id).unwrap();
        section.blocks.iter().for_each(|block| writeln!(out, "  {}", in_a_word(block)).unwrap());
    }
    out
}

fn in_a_word(block: &Block) -> String {
    match block {
        Block::Paragraph { text } => format!("text: {text}"),
        Block::List { items } => format!("list of {}", items.len()),
        Block::Objective { name, demands } => format!("objective {name}: {} demands", demands.len()),
        Block::Outcome(outcome) => format!("outcome of {}: {}", outcome.of, outcome.verdict.text),
        Block::Table(table) => format!("table [{}] {}, {} rows", table.id, table.caption, table.rows.len()),
        Block::Figure(figure) => format!("figure [{}] {}", figure.id, figure.caption),
        _ => "something new".to_owned(),
    }
}

/// The page without the insides of its drawings, which have snapshots of their own.
fn without_drawings(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, drawing)) = rest.split_once("<svg") {
        out.push_str(before);
        out.push_str("<svg/>");
        rest = drawing.split_once("</svg>").map_or("", |(_, after)| after);
    }
    out + rest
}

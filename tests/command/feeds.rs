//! Published files beside the YAML, `maal feed inspect` and `maal feed read`.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;

use crate::room::{Room, SOUND};

const TARGETS: &str = "\
maal: 1
areas: { danmark: { name: { da: Danmark, en: Denmark } } }
indicators:
  afgørelser:
    name: { da: antallet af strafferetlige afgørelser, en: the number of criminal decisions }
    unit: { count: { da: afgørelser, en: decisions } }
    better: lower
goals:
  tryghed:
    name: { da: tryghed, en: safety }
    source: { da: byrådet, en: the council }
    targets: { færre: { indicator: afgørelser, area: danmark, rule: { at_most: 200000 } } }
";
const FEED: &str = "\
feeds:
  straf42:
    file: \"STRAF42*\"
    indicator: afgørelser
    area: danmark
    as_of: 2025-03-24
    publisher: { da: Danmarks Statistik, en: Statistics Denmark }
";

fn published(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds").join(name)).unwrap()
}

/// A folder with targets, and the real files below `data`.
fn room(name: &str) -> Room {
    let room = Room::with(name, &[("targets.yaml", &format!("{TARGETS}{FEED}"))]);
    room.write("data/STRAF42.csv", published("csv/statbank-dk-STRAF42.csv"));
    room
}

#[test]
fn a_file_that_is_named_is_judged_with_its_source() {
    let room = room("feeds_assess");
    assert_snapshot!("feeds_assess_da", room.run(&["explain", "færre", "targets.yaml", "data/STRAF42.csv"]));
    assert_snapshot!(
        "feeds_assess_en",
        room.run(&["explain", "færre", "targets.yaml", "data/STRAF42.csv", "--lang", "en"])
    );
    let failing = room.run(&["assess", "targets.yaml", "data/STRAF42.csv", "--fail-on", "not_met"]);
    assert_eq!(failing.code, 1, "{failing}");
    assert_eq!(room.run(&["test", "targets.yaml", "data/STRAF42.csv"]).code, 0);
}

#[test]
fn a_folder_gives_the_files_that_a_feed_asks_for() {
    let room = room("feeds_folder");
    room.write("data/readme.txt", "not figures");
    room.write("data/.STRAF42.csv", "hidden");
    room.write("data/image.png", [0x89, 0x50, 0xff]);
    assert_eq!(room.run(&["check", "."]).out, "2 filer, 1 mål: ingen fejl\n");
    assert_eq!(room.run(&["check", "data", "targets.yaml"]).out, "2 filer, 1 mål: ingen fejl\n");
    // A file that is named is never left out silently.
    let ran = room.run(&["check", "targets.yaml", "data", "data/readme.txt", "--format", "compact"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.starts_with("data/readme.txt: file-without-feed: "), "{ran}");
    // Nobody knows what broken texts ask for.
    room.write("targets.yaml", format!("{TARGETS}{FEED}").replace("lower", "less"));
    let ran = room.run(&["check", ".", "--lang", "en"]);
    assert!(ran.out.ends_with("1 file: 1 mistake\n"), "{ran}");
}

#[test]
fn a_folder_of_published_files_alone_says_nothing_of_targets() {
    let room = room("feeds_folder_alone");
    let ran = room.run(&["check", "data"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
}

#[test]
fn a_revised_file_moves_a_verdict() {
    let room = room("feeds_diff");
    room.write("later/STRAF42.csv", "HERKOMST1;TID;INDHOLD\r\nTotal;2023;199999\r\n");
    room.write("before.yaml", "maal: 1\n");
    room.write("after.yaml", "maal: 1\n");
    let by_side = room.run(&["diff", "data/STRAF42.csv", "later/STRAF42.csv", "--data", "targets.yaml"]);
    assert_snapshot!("feeds_diff_da", by_side);
    let same = room.run(&["diff", "before.yaml", "after.yaml", "--data", "targets.yaml", "data"]);
    assert_eq!(same.code, 0, "{same}");
}

#[test]
fn json_with_the_key_of_the_format_is_read_as_targets() {
    let room = Room::with("feeds_json", &[("figures.json", r#"{ "maal": 1, "title": "Nothing yet" }"#)]);
    assert_eq!(room.run(&["check", "figures.json"]).out, "1 fil, 0 mål: ingen fejl\n");
    room.write("figures.json", r#"{ "maal": 1, "title": }"#);
    assert!(room.run(&["check", "figures.json"]).out.starts_with("fejl["));
    room.write("figures.json", published("json_stat/statbank_straf42.json"));
    let ran = room.run(&["check", "figures.json", "--format", "compact"]);
    assert!(ran.out.starts_with("figures.json: file-without-feed: "), "{ran}");
}

#[test]
fn a_broken_file_is_told_with_its_place() {
    let room = room("feeds_broken");
    room.write("data/STRAF42-line.csv", "HERKOMST1;TID;INDHOLD\r\nTotal;2022;12\r\nTotal;2021;23x\r\n");
    room.write("data/STRAF42-sheet.xlsx", published("xlsx/dates_and_errors.xlsx"));
    room.write("data/STRAF42-cut.px", published("px/cut_short.px"));
    for language in ["da", "en"] {
        let ran = room.run(&["check", ".", "--lang", language]);
        assert_eq!(ran.code, 2);
        assert_snapshot!(format!("feeds_broken_{language}"), ran);
    }
    let ran = room.run(&["assess", ".", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.error.contains("data/STRAF42-line.csv:3:1"), "{ran}");
}

#[test]
fn what_is_in_a_file() {
    let room = room("feed_inspect");
    room.write("data/STRAF42.json", published("json_stat/statbank_straf42.json"));
    room.write("data/migration.px", published("px/be0101f1_symbols.px"));
    room.write("data/ras200.xlsx", published("xlsx/ras200.xlsx"));
    for language in ["da", "en"] {
        let ran = room.run(&["feed", "inspect", "data", "--lang", language]);
        assert_eq!(ran.code, 0);
        assert_snapshot!(format!("feed_inspect_{language}"), ran);
    }
    let json: Value =
        serde_json::from_str(&room.run(&["feed", "inspect", "data/migration.px", "--format", "json"]).out).unwrap();
    assert_eq!(json["format"], "maal-feed-inspect/1");
    assert_eq!(json["files"][0]["periods"]["from"], "2003");
    assert_eq!(json["files"][0]["columns"][0]["role"], "area");
    let from_input = room.run_on(published("csv/tidy.csv"), &["feed", "inspect", "-"]);
    assert!(from_input.out.starts_with("<stdin>\n  format: csv\n"), "{from_input}");
}

#[test]
fn what_is_proposed_can_be_filled_in_and_pasted() {
    let room = room("feed_proposal");
    let told = room.run(&["feed", "inspect", "data/STRAF42.csv"]).out;
    let (_, feed) = told.split_once("\n\nfeeds:\n").unwrap();
    room.write("targets.yaml", format!("{TARGETS}feeds:\n{feed}"));
    let unfilled = room.run(&["check", "targets.yaml", "data/STRAF42.csv", "--format", "compact"]);
    assert_eq!(unfilled.code, 2, "{unfilled}");
    let filled = feed.replace("indicator: …", "indicator: afgørelser").replace("area: …", "area: danmark");
    let filled = filled.replace("as_of: …", "as_of: 2025-03-24");
    room.write("targets.yaml", format!("{TARGETS}feeds:\n{filled}"));
    assert_eq!(room.run(&["check", "targets.yaml", "data/STRAF42.csv"]).out, "2 filer, 1 mål: ingen fejl\n");
}

#[test]
fn a_file_that_cannot_be_inspected() {
    let room = room("feed_inspect_broken");
    room.write("cut.px", published("px/cut_short.px"));
    let ran = room.run(&["feed", "inspect", "cut.px", "data/STRAF42.csv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.starts_with("data/STRAF42.csv\n"), "{ran}");
    assert_snapshot!("feed_inspect_broken_da", ran.error);
    assert_eq!(room.run(&["feed", "inspect", "nowhere.csv"]).code, 3);
    assert_eq!(room.run(&["feed"]).code, 3);
    let yaml = |language: &str| room.run(&["feed", "inspect", "targets.yaml", "--lang", language]);
    assert_eq!(yaml("da").code, 3);
    assert_eq!(
        [yaml("da").error, yaml("en").error],
        [
            "maal: `targets.yaml` er ikke en datafil; YAML læses af `maal check` og `maal feed read`\n",
            "maal: `targets.yaml` is no data file; YAML is read by `maal check` and `maal feed read`\n",
        ]
    );
}

#[test]
fn the_figures_that_are_taken() {
    let room = Room::with(
        "feed_read",
        &[(
            "targets.yaml",
            "\
maal: 1
areas: { danmark: Danmark, kbh: København }
indicators: { beskæftigelse: { name: beskæftigelsen, unit: percent, decimals: 1, better: higher } }
feeds:
  ras:
    file: ras200.xlsx
    indicator: beskæftigelse
    areas: { All Denmark: danmark, Copenhagen: kbh }
    as_of: 2019-06-03
observations: { beskæftigelse: { danmark: { 2007: 75.0 } } }
",
        )],
    );
    room.write("ras200.xlsx", published("xlsx/ras200.xlsx"));
    let read = |arguments: &[&str]| room.run(&[&["feed", "read", "."], arguments].concat());
    assert_snapshot!("feed_read_da", read(&[]));
    assert_snapshot!("feed_read_en", read(&["--lang", "en"]));
    let danish = read(&["--format", "csv", "--bom"]).out;
    let begin =
        "\u{feff}indicator;area;period;value;status;as_of\r\nbeskæftigelse;danmark;2008;76;normal;2019-06-03\r\n";
    assert!(danish.starts_with(begin), "{danish}");
    let english = read(&["--format", "csv", "--lang", "en"]).out;
    let begin = "indicator,area,period,value,status,as_of\r\nbeskæftigelse,danmark,2008,76,normal,2019-06-03\r\n";
    assert!(english.starts_with(begin), "{english}");
    let yaml = read(&["--format", "yaml"]);
    room.write("again.yaml", &yaml.out);
    let targets = room.read("targets.yaml");
    room.write("targets.yaml", targets.split("feeds:").next().unwrap());
    assert_eq!(room.run(&["check", "targets.yaml", "again.yaml"]).code, 0, "{yaml}");
}

#[test]
fn no_figures_are_taken() {
    let room = Room::with("feed_read_nothing", &[("targets.yaml", SOUND)]);
    let ran = room.run(&["feed", "read", "targets.yaml", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(ran.error, "maal: no figures are taken from the data files\n");
}

#[test]
fn warnings_about_files_are_not_overlooked_beside_verdicts() {
    let room = Room::with("feeds_odd", &[("targets.yaml", &format!("{TARGETS}{}", FEED.replace("STRAF42*", "f.csv")))]);
    room.write("f.csv", "TID;INDHOLD\n2022;\n2023;199000\n");
    for (words, expected) in [
        ("da", "1 advarsel om datafilerne: kør `maal check` for at se, hvad der bør undersøges\n"),
        ("en", "1 warning about the data files: run `maal check` to see what to look into\n"),
    ] {
        let ran = room.run(&["assess", ".", "--lang", words]);
        assert_eq!((ran.code, ran.error.as_str()), (0, expected), "{ran}");
    }
    room.write("f.csv", "TID;INDHOLD\n2022;201000\n2023;199000\n");
    assert_eq!(room.run(&["assess", "."]).error, "");
}

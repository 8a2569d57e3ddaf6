//! Real files from their bytes to the figures of a dataset, and what is said of files and feeds that do not fit.

use std::fs;
use std::path::Path;

use maal::feed::{Cells, Place};
use maal::{Dataset, Date, Diagnostics, Language, Period, Rulebook, Status};

const INDICATORS: &str = "
maal: 1
areas:
  danmark: { name: { da: Danmark, en: Denmark } }
  kbh: { name: { da: København, en: Copenhagen } }
indicators:
  afgørelser: { name: strafferetlige afgørelser, unit: { count: afgørelser }, better: lower }
  beskæftigelse: { name: beskæftigelsesfrekvensen, unit: percent, decimals: 1, better: higher }
  ledighed: { name: ledigheden, unit: percent, decimals: 9, better: lower }
  import: { name: importens mængde, unit: plain, decimals: 0, better: higher, frequency: quarter }
  derivater: { name: derivater, unit: { amount: mio. USD }, decimals: 6, better: lower }
  indvandring: { name: tilflyttede, unit: { count: personer }, better: higher }
";

fn file(name: &str) -> (String, Vec<u8>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds").join(name);
    (name.to_owned(), fs::read(path).expect("a file can be read"))
}

fn load(feeds: &str, names: &[&str]) -> Result<(Rulebook, Dataset), Diagnostics> {
    let text = format!("{INDICATORS}{feeds}");
    let files: Vec<(String, Vec<u8>)> = names.iter().map(|name| file(name)).collect();
    maal::load_with([("maal.yaml", text.as_str())], files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
}

fn loaded(feeds: &str, names: &[&str]) -> Dataset {
    load(feeds, names).unwrap_or_else(|mistakes| panic!("{mistakes}")).1
}

fn refused(feeds: &str, names: &[&str]) -> String {
    let mistakes = load(feeds, names).expect_err("it is refused");
    Language::ALL.map(|language| mistakes.explain(language)).join("\n\n") + "\n"
}

fn value(data: &Dataset, indicator: &str, area: &str, period: &str) -> String {
    let period: Period = period.parse().expect("a period");
    let observation = data.observation(indicator, area, period);
    observation.and_then(|observation| observation.value).map_or("-".to_owned(), |value| value.to_string())
}

#[test]
fn statbank_csv_and_json_give_the_same_figure() {
    let feed = "
feeds:
  csv: { file: \"*STRAF42.csv\", indicator: afgørelser, area: danmark, where: { HERKOMST1: Total }, as_of: 2025-03-24, publisher: Danmarks Statistik }
  json: { file: statbank_straf42.json, indicator: afgørelser, area: danmark }
";
    let data = loaded(feed, &["csv/statbank-dk-STRAF42.csv", "json_stat/statbank_straf42.json"]);
    let year = Period::year(2023).expect("a year");
    let vintages = data.vintages("afgørelser", "danmark", year);
    let shown: Vec<String> = vintages.iter().map(|vintage| vintage.value.expect("a value").to_string()).collect();
    assert_eq!(shown, ["233454", "233454"]);
    let origin = data.origin("afgørelser", "danmark", year).expect("it comes from a file");
    assert_eq!(origin.source.table.as_deref(), Some("STRAF42"));
    assert_eq!(origin.source.as_of, Some("2025-03-25".parse::<Date>().expect("a date")));
    assert_eq!((origin.source.file.as_str(), origin.place), ("json_stat/statbank_straf42.json", Place::Value(1)));
}

#[test]
fn a_sheet_of_statbank_gives_two_of_its_areas() {
    let feed = "
feeds:
  ras: { file: ras200.xlsx, indicator: beskæftigelse, areas: { All Denmark: danmark, Copenhagen: kbh } }
";
    let data = loaded(feed, &["xlsx/ras200.xlsx"]);
    let values = [("danmark", "2008", "76"), ("danmark", "2010", "72.1"), ("danmark", "2017", "73.6")];
    for (area, year, expected) in values.into_iter().chain([("kbh", "2008", "72.5"), ("kbh", "2017", "72.2")]) {
        assert_eq!(value(&data, "beskæftigelse", area, year), expected, "{area} {year}");
    }
    let origin = data.origin("beskæftigelse", "danmark", Period::year(2010).expect("a year")).expect("an origin");
    assert_eq!(origin.place.to_string(), "cell H4");
}

#[test]
fn estimates_of_the_oecd_carry_their_status() {
    let feed = "
feeds:
  oecd: { file: oecd_unemployment.json, indicators: { UNR: ledighed }, areas: { DK: danmark }, as_of: 2014-12-01 }
";
    let data = loaded(feed, &["json_stat/oecd_unemployment.json"]);
    assert_eq!(value(&data, "ledighed", "danmark", "2003"), "5.344516646");
    assert_eq!(value(&data, "ledighed", "danmark", "2014"), "7.255659852");
    let status =
        |year| data.observation("ledighed", "danmark", Period::year(year).expect("a year")).map(|one| one.status);
    assert_eq!((status(2012), status(2013)), (Some(Status::Normal), Some(Status::Estimated)));
}

#[test]
fn quarters_of_px_are_taken_for_one_category() {
    let feed = "
feeds:
  scb: { file: ha0201e8_quarters.px, indicator: import, area: danmark, where: { Commodity group SITC: 0-9 } }
";
    let data = loaded(feed, &["px/ha0201e8_quarters.px"]);
    assert_eq!(value(&data, "import", "danmark", "2008-Q4"), "136");
}

#[test]
fn missing_values_of_the_bis_are_missing() {
    let feed = "
feeds:
  bis: { file: bis_derivatives.csv, indicator: derivater, area: danmark, where: { DER_CURR_LEG2: TO1 } }
";
    let data = loaded(feed, &["sdmx_csv/bis_derivatives.csv"]);
    assert_eq!(value(&data, "derivater", "danmark", "2004"), "14206.490766");
    assert_eq!(value(&data, "derivater", "danmark", "2019"), "90268.313643");
    let year = Period::year(2003).expect("a year");
    assert_eq!(data.observation("derivater", "danmark", year).map(|one| one.status), Some(Status::Missing));
}

#[test]
fn what_does_not_fit_is_told_of_every_file() {
    let feed = "
feeds:
  ras: { file: ras200.xlsx, indicator: afgørelser }
  straf: { file: \"*STRAF42.csv\", indicator: afgørelser }
  scb: { file: \"be0101f1*.px\", indicator: indvandring, areas: { \"1\": danmark } }
  oecd: { file: oecd_unemployment.json, indicator: ledighed, area: danmark }
";
    let names = [
        "xlsx/ras200.xlsx",
        "csv/statbank-dk-STRAF42.csv",
        "px/be0101f1_symbols.px",
        "json_stat/oecd_unemployment.json",
        "json_stat/collection.json",
        "csv/tidy.csv",
    ];
    insta::with_settings!({ snapshot_path => "taken", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("several_files", refused(feed, &names));
    });
}

#[test]
fn figures_of_files_and_texts_are_one_dataset() {
    let feed = "
feeds:
  json: { file: statbank_straf42.json, indicator: afgørelser, area: danmark }
observations:
  afgørelser: { danmark: { 2022: 231000, 2023: 233454 } }
";
    insta::with_settings!({ snapshot_path => "taken", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("file_and_text", refused(feed, &["json_stat/statbank_straf42.json"]));
    });
    let undated = feed.replace(", 2023: 233454", "");
    let data = loaded(&undated, &["json_stat/statbank_straf42.json"]);
    assert_eq!(value(&data, "afgørelser", "danmark", "2022"), "231000");
    assert_eq!(value(&data, "afgørelser", "danmark", "2023"), "233454");
    assert!(data.origin("afgørelser", "danmark", Period::year(2022).expect("a year")).is_none());
}

#[test]
fn a_figure_in_two_files_is_told_where_it_stands() {
    let feed = "
feeds:
  csv: { file: \"*STRAF42.csv\", indicator: afgørelser, area: danmark, as_of: 2025-03-25 }
  json: { file: statbank_straf42.json, indicator: afgørelser, area: danmark }
";
    insta::with_settings!({ snapshot_path => "taken", prepend_module_to_snapshot => false, omit_expression => true }, {
        let names = ["csv/statbank-dk-STRAF42.csv", "json_stat/statbank_straf42.json"];
        insta::assert_snapshot!("two_files", refused(feed, &names));
    });
}

#[test]
fn values_below_headings_of_their_own_are_not_mixed() {
    let feed = |kind: &str| {
        format!(
            "areas: {{ øst: Østerbro, nør: Nørrebro, ås: Aarhus }}\n\
             indicators: {{ utrygge: {{ name: utrygge, unit: {{ count: personer }}, better: lower }} }}\n\
             feeds: {{ f: {{ file: \"*\", indicator: utrygge{kind} }} }}\n"
        )
    };
    let text = |kind: &str| format!("maal: 1\n{}", feed(kind));
    let checked = |kind: &str, name: &str| {
        let (text, (name, bytes)) = (text(kind), file(name));
        maal::check_with([("maal.yaml", text.as_str())], [(name.as_str(), bytes.as_slice())])
    };
    let names = ["xlsx/headings_over_values_of_two_kinds.xlsx", "csv/heading-after-the-first-rows.csv"];
    let said = names.map(|name| {
        let checked = checked("", name);
        assert!(checked.loaded().is_none());
        Language::ALL.map(|language| checked.diagnostics().explain(language)).join("\n\n")
    });
    insta::with_settings!({ snapshot_path => "taken", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("headings", said.join("\n\n"));
    });
    for (kind, name, expected) in [("Antal", names[0], "110"), ("", names[1], "110"), ("Heraf kvinder", names[1], "50")]
    {
        let checked = checked(&format!(", where: {{ heading: \"{kind}\" }}"), name);
        let (_, data) = checked.loaded().unwrap_or_else(|| panic!("{}", checked.diagnostics()));
        assert_eq!(value(data, "utrygge", "øst", "2023"), expected, "{kind}");
    }
}

/// A code that stands for something else from one download to the next, perhaps.
#[test]
fn a_code_with_another_label_in_another_file_is_told() {
    let feed = |allow: &str| {
        format!(
            "{INDICATORS}feeds: {{ f: {{ file: \"*.csv\", indicator: afgørelser, as_of: 2024-06-03, \
             areas: {{ \"000\": danmark, \"101\": kbh }}{allow} }} }}\n"
        )
    };
    let files = [
        ("2022.csv", "OMRÅDE;TID;INDHOLD\n000 Hele landet;2022;90\n101 København;2022;5\n102 A;2022;1\n".as_bytes()),
        (
            "2023.csv",
            "OMRÅDE;TID;INDHOLD\n000 Hele landet;2023;91\n101 Storkøbenhavn;2023;9\n102 B;2023;1\n".as_bytes(),
        ),
    ];
    let said = |allow: &str| {
        let text = feed(allow);
        let checked = maal::check_with([("maal.yaml", text.as_str())], files);
        assert!(checked.loaded().is_some());
        let told = checked.diagnostics().iter().filter(|each| each.code().name() == "label-changed");
        let told: Vec<String> = told.flat_map(|each| Language::ALL.map(|language| each.explain(language))).collect();
        told.join("\n")
    };
    insta::with_settings!({ snapshot_path => "taken", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("label_changed", said(""));
    });
    assert_eq!(said(", allow: { label-changed: only the name is new }"), "");
}

#[test]
fn a_feed_without_a_file_is_a_warning() {
    let text = format!("{INDICATORS}feeds: {{ f: {{ file: nowhere.csv, indicator: afgørelser, area: danmark }} }}\n");
    let texts = [("maal.yaml", text.as_str())];
    let said = |checked: maal::Checked| {
        let all: Vec<String> = checked.diagnostics().iter().map(|each| each.code().name().to_owned()).collect();
        all
    };
    assert!(said(maal::check_with(texts, [])).contains(&"feed-without-file".to_owned()));
    assert!(!said(maal::check(texts)).contains(&"feed-without-file".to_owned()));
    assert!(maal::load_with(texts, []).is_ok());
}

#[test]
fn every_real_table_has_as_many_rows_as_places() {
    for name in ["json_stat/oecd_unemployment.json", "xlsx/ras200.xlsx", "px/tab004.px", "sdmx_csv/labels_both.csv"] {
        let (name, bytes) = file(name);
        let table =
            maal::feed::Table::read(&name, &bytes, None, None).unwrap_or_else(|problems| panic!("{problems:?}"));
        assert!(table.columns.iter().all(|column| column.cells.len() == table.rows()), "{name}");
        assert!(table.columns.iter().any(|column| matches!(column.cells, Cells::Categories { .. })), "{name}");
    }
}

/// What the publisher's own symbols mean is asked once, and not again where the feed says it.
#[test]
fn symbols_that_a_feed_explains_are_not_asked_for() {
    let feed = |symbols: &str| {
        format!(
            "feeds: {{ scb: {{ file: \"be0101f1*.px\", indicator: indvandring, areas: {{ \"01\": kbh }}, \
             where: {{ type: Inmigrated, sex: [men], age: \"22\" }}{symbols} }} }}\n"
        )
    };
    let said = |symbols: &str| {
        let text = format!("{INDICATORS}{}", feed(symbols));
        let (name, bytes) = file("px/be0101f1_symbols.px");
        let checked = maal::check_with([("maal.yaml", text.as_str())], [(name.as_str(), bytes.as_slice())]);
        let odd = checked.diagnostics().iter().filter(|each| each.code().name() == "odd-file").count();
        (checked.loaded().map(|(_, data)| value(data, "indvandring", "kbh", "2003")), odd)
    };
    assert_eq!(said(""), (Some("924".into()), 5));
    let all = ", symbols: { \".\": not_applicable, \"..\": missing, \"...\": suppressed, \"....\": suppressed, \"......\": missing }";
    assert_eq!(said(all), (Some("924".into()), 0));
    assert_eq!(said(", allow: { odd-file: asked }"), (Some("924".into()), 0));
}

/// A second table below the first, with years of its own: its figures would be read under the first one's years.
#[test]
fn a_second_table_is_not_read_under_the_years_of_the_first() {
    let text = "Kommune;2012;2013\nKøbenhavn;1;2\nAarhus;5;6\n\nKommune;2022;2023\nFrederiksberg;3;4\n";
    for text in [text.to_owned(), text.replace("2022;2023", "2023;2022")] {
        let problems = maal::feed::Table::read("two.csv", text.as_bytes(), None, None).expect_err("it is two tables");
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(
            said.iter().any(|said| said.starts_with("line 5: the values are years one after the other")),
            "{said:?}"
        );
    }
    let one = "Kommune;2012;2013\nKøbenhavn;2012;2100\nAarhus;5;6\n";
    assert!(maal::feed::Table::read("one.csv", one.as_bytes(), None, None).is_ok());
}

//! Tables of published files against the rulebook that they feed: what becomes of each, or what is said of it in both
//! languages, against snapshots.
//!
//! A case holds a feed in YAML and, behind a line of `===`, what the file says of itself and its table.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use maal::feed::{About, Category, Cells, Column, DecimalSign, Format, Places, Problem, Role, Table};
use maal::source::{Cause, Code, Span};
use maal::{Dataset, Diagnostic, Frequency, Language, Observation, Period, Rulebook};

const COMMON: &str = include_str!("../feeding/common.yaml");

#[test]
fn each_table_becomes_what_its_snapshot_says() {
    let cases = cases();
    assert!(cases.len() > 20, "only {} cases were found", cases.len());
    for (name, text) in cases {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../feeding");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name.as_str(), outcome(&text)));
    }
}

fn cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeding");
    let entries = fs::read_dir(&folder).expect("a folder can be listed");
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".case")?.to_owned()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    let read = |name: &str| fs::read_to_string(folder.join(format!("{name}.case"))).expect("a case can be read");
    names.into_iter().map(|name| (name.clone(), read(&name))).collect()
}

fn parts(text: &str) -> (Rulebook, Table) {
    let (feed, table) = text.split_once("===").expect("a table stands behind the feed");
    let rulebook = Rulebook::from_yaml(&format!("{COMMON}{feed}")).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    (rulebook, read(table))
}

fn outcome(text: &str) -> String {
    let (rulebook, table) = parts(text);
    let mut figures = Dataset::builder();
    let mut shown = String::new();
    for (_, feed) in rulebook.feeds() {
        for problem in rulebook.take(feed, "file", &table, &mut figures) {
            let diagnostic = diagnostic(problem);
            for language in Language::ALL {
                let _ = writeln!(shown, "{}", diagnostic.explain(language));
            }
        }
    }
    let data = figures.build().unwrap_or_else(|problems| panic!("{problems}"));
    for (indicator, _) in rulebook.indicators() {
        for (area, _) in rulebook.areas() {
            for period in periods() {
                for observation in data.vintages(indicator.as_str(), area.as_str(), period) {
                    let origin = data.origin(indicator.as_str(), area.as_str(), period).expect("it comes from a file");
                    let _ = writeln!(shown, "{indicator} {area} {period}: {}; {}", said(&observation), origin.place);
                }
            }
        }
    }
    shown
}

/// A problem of the table as it is told of the file.
fn diagnostic(problem: Problem) -> Diagnostic {
    let span = Span { line: 1, column: 1, end_line: 1, end_column: 1 };
    Diagnostic { file: "file".into(), span, cause: Cause::Feed(problem), meant: None, repair: None }
}

/// The codes that the cases show.
pub(crate) fn codes() -> Vec<Code> {
    let texts = cases().into_iter().map(|(_, text)| text);
    let problems = texts.flat_map(|text| {
        let (feeds, table) = parts(&text);
        let take = |(_, feed)| feeds.take(feed, "file", &table, &mut Dataset::builder());
        feeds.feeds().flat_map(take).collect::<Vec<Problem>>()
    });
    problems.map(|problem| diagnostic(problem).code()).collect()
}

fn said(observation: &Observation) -> String {
    let mut said = observation.value.map_or("-".to_owned(), |value| value.to_string());
    if observation.status.word() != "normal" {
        let _ = write!(said, " {}", observation.status.word());
    }
    let details = [
        ("n", observation.n),
        ("lower", observation.lower),
        ("upper", observation.upper),
        ("standard error", observation.standard_error),
    ];
    for (key, number) in details {
        let _ = number.map(|number| write!(said, ", {key} {number}"));
    }
    let _ = observation.as_of.map(|date| write!(said, ", {date}"));
    said
}

fn periods() -> impl Iterator<Item = Period> {
    let of_year = |year| {
        [(Frequency::Year, 1), (Frequency::HalfYear, 2), (Frequency::Quarter, 4), (Frequency::Month, 12)]
            .into_iter()
            .flat_map(move |(frequency, parts)| (1..=parts).filter_map(move |part| Period::new(frequency, year, part)))
    };
    (2000..2040).flat_map(of_year)
}

/// A table: what the file says of itself, a blank line, a header with roles, and rows. `code=label` is a category.
fn read(text: &str) -> Table {
    let (about, rows) = text.trim_start_matches('\n').split_once("\n\n").unwrap_or(("", text));
    let said = |key: &str| {
        let mut lines = about.lines().chain(text.lines());
        lines.find_map(|line| Some(line.strip_prefix(key)?.strip_prefix(": ")?.to_owned()))
    };
    let lines: Vec<Vec<&str>> =
        rows.trim().lines().map(|line| line.split('|').map(str::trim).collect::<Vec<&str>>()).collect();
    let (header, rows) = lines.split_first().expect("a table has a header");
    let columns = header.iter().enumerate().map(|(nth, name)| {
        let (name, role) = name.split_once(':').map_or((*name, None), |(name, role)| (name, Some(role_of(role))));
        let cells: Vec<&str> = rows.iter().map(|row| row.get(nth).copied().unwrap_or_default()).collect();
        Column { name: name.to_owned(), label: None, role, cells: cells_of(&cells) }
    });
    let columns: Vec<Column> = columns.collect();
    let format = said("format")
        .map_or(Format::Csv, |word| Format::WORDS.iter().find(|(known, _)| *known == word).expect("a format").1);
    Table {
        format,
        about: About {
            title: said("title"),
            unit: said("unit"),
            notes: said("note").into_iter().collect(),
            updated: said("updated").map(|date| date.parse().expect("a date")),
            ..About::default()
        },
        decimal: (said("decimal").as_deref() == Some("point")).then_some(DecimalSign::Point),
        columns,
        places: Places::Lines((2..).take(rows.len()).collect()),
        warnings: Vec::new(),
    }
}

fn role_of(word: &str) -> Role {
    *Role::ALL.iter().find(|role| role.key() == word).expect("a role")
}

fn cells_of(cells: &[&str]) -> Cells {
    if !cells.iter().any(|cell| cell.contains('=')) {
        return Cells::Texts(cells.iter().copied().collect());
    }
    let mut all: Vec<Category> = Vec::new();
    let of = cells.iter().map(|cell| {
        let (code, label) = cell.split_once('=').map_or((*cell, None), |(code, label)| (code, Some(label.to_owned())));
        let (label, unit) = match label.as_deref().and_then(|label| label.split_once('@')) {
            Some((label, unit)) => (Some(label.to_owned()), Some(unit.to_owned())),
            None => (label, None),
        };
        let nth = all.iter().position(|known| known.code == code).unwrap_or_else(|| {
            all.push(Category { code: code.to_owned(), label, unit, decimals: None });
            all.len() - 1
        });
        nth as u32
    });
    Cells::Categories { of: of.collect(), all }
}

#[test]
fn an_explanation_says_where_its_figure_was_read() {
    let targets = "
goals: { g: { name: tryghed, targets: { t: { indicator: tyverier, area: \"101\", rule: { at_most: 100 } } } } }
feeds: { f: { file: f, indicator: tyverier, area: \"101\", as_of: 2025-03-25, publisher: Danmarks Statistik } }
";
    let rulebook = Rulebook::from_yaml(&format!("{COMMON}{targets}")).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let table = read("år:period | tal:value\n2023 | 90\n2024 | 84\n");
    let table = Table { about: About { table: Some("STRAF42".into()), ..table.about }, ..table };
    let mut figures = Dataset::builder();
    let (_, feed) = rulebook.feeds().next().expect("a feed");
    assert_eq!(rulebook.take(feed, "data/straf42.csv", &table, &mut figures), []);
    let data = figures.build().expect("figures");
    let report = rulebook.assess(&data).expect("they fit");
    let assessment = report.assessments().next().expect("an assessment");
    let said = |language| assessment.explain(language).length(maal::Length::Full).to_string();
    let place = "Danmarks Statistik, tabel STRAF42 (data/straf42.csv, linje 3), offentliggjort 25. marts 2025.";
    assert!(said(Language::Danish).contains(&format!("Tallet for 2024 er hentet fra {place}")));
    let place = "Danmarks Statistik, table STRAF42 (data/straf42.csv, line 3), published on 25 March 2025.";
    assert!(said(Language::English).contains(&format!("The figure for 2024 is from {place}")));
    assert_eq!(assessment.origin().map(|origin| origin.place.to_string()).as_deref(), Some("line 3"));
    let earlier = data.as_of("2025-01-01".parse().expect("a date"));
    let report = rulebook.assess(earlier).expect("they fit");
    assert!(report.assessments().next().expect("an assessment").origin().is_none());
}

/// Cells that a table may hold in any column, with what spoils them.
const CELLS: &[&str] = &[
    "",
    " ",
    "101",
    "147",
    "København",
    "11",
    "2023",
    "2024*",
    "2023K1",
    "2030",
    "x",
    "..",
    "-",
    ".",
    "12",
    "12,5",
    "12.5",
    "1.234",
    "-3",
    "0",
    "99999999999999999999999999",
    "1e3",
    "b",
    "f",
    "bp",
    "Q",
    "3",
    "-9",
    "40",
    "tyverier",
    "utrygge",
    "sum",
    "%",
    "12 %",
    "\u{a0}",
    "KØN",
    "*",
    "æ\u{30a}",
];
const FEEDS: &[&str] = &[
    "{ file: f }",
    "{ file: f, indicator: tyverier, area: \"101\" }",
    "{ file: f, indicator: utrygge, decimal: comma, symbols: { x: provisional, \"\": zero, b: suppressed } }",
    "{ file: f, areas: { x: \"101\" }, columns: { value: b, period: a, n: c, lower: d }, as_of: 2023-06-01 }",
    "{ file: f, indicator: kvartal, area: \"147\", where: { a: \"*\", b: \"*\", c: \"*\", d: \"*\", UNIT_MULT: \"*\" } }",
];

/// Whatever stands in a table: it is told what is wrong with it, or its figures make a dataset that fits.
#[test]
fn what_is_taken_of_any_table_makes_a_dataset_that_fits() {
    use proptest::collection::vec;
    use proptest::prelude::{Just, Strategy, any};
    use proptest::prop_oneof;
    use proptest::sample::select;
    let rulebooks: Vec<Rulebook> = FEEDS
        .iter()
        .map(|feed| Rulebook::from_yaml(&format!("{COMMON}feeds: {{ f: {feed} }}\n")).expect("a feed can be read"))
        .collect();
    const NAMES: &[&str] = &["c", "d", "UNIT_MULT", "CONF_STATUS"];
    let usual = [
        ("a", Some(Role::Period), &["2020", "2021", "2022", "2023", "2024*", "2023K1", "2030"][..]),
        ("b", Some(Role::Value), &["12", "12,5", "7", "..", "-", "", "0", "130", "12*"][..]),
        ("e", Some(Role::Area), &["101", "147", "København", "Frederiksberg"][..]),
        ("f", Some(Role::Indicator), &["tyverier", "utrygge", "kvartal"][..]),
    ];
    let extra = (select(NAMES), proptest::option::of(select(&Role::ALL[4..])), Just(CELLS));
    let columns = (Just(usual.to_vec()), vec(extra, 0..3)).prop_map(|(usual, extra)| [usual, extra].concat());
    let columns = (columns, vec(any::<bool>(), 7));
    let tables = (columns, 1_usize..5).prop_flat_map(|((columns, coded), rows)| {
        let odd = |cells| prop_oneof![30 => select(cells), 1 => select(CELLS)];
        let cells: Vec<_> = columns.iter().map(|(.., cells)| vec(odd(*cells), rows..=rows)).collect();
        let columns = columns.iter().zip(coded).map(|((name, role, _), coded)| (*name, *role, coded));
        (Just(columns.collect::<Vec<_>>()), cells)
    });
    let bound = std::cell::Cell::new(0);
    crate::laws::law(3000, (tables, 0..FEEDS.len()), |((columns, cells), nth)| {
        let columns = columns.into_iter().zip(&cells).map(|((name, role, coded), cells)| {
            let labelled: Vec<String> = cells.iter().map(|cell| format!("{cell}=label of {cell}")).collect();
            let texts: Vec<&str> = if coded { labelled.iter().map(String::as_str).collect() } else { cells.clone() };
            Column { name: name.to_owned(), label: None, role, cells: cells_of(&texts) }
        });
        let table = Table {
            format: Format::SdmxCsv,
            about: About::default(),
            decimal: None,
            columns: columns.collect(),
            places: Places::Numbered,
            warnings: Vec::new(),
        };
        let rulebook = &rulebooks[nth];
        let mut figures = Dataset::builder();
        for (_, feed) in rulebook.feeds() {
            rulebook.take(feed, "f", &table, &mut figures);
        }
        bound.set(bound.get() + i32::from(figures != Dataset::builder()));
        let data =
            figures.build().map_err(|problems| proptest::test_runner::TestCaseError::fail(problems.to_string()))?;
        // Whether a share of a sample lies between 0 and 100 is seen where figures meet the rulebook, as of every figure.
        let misfits = rulebook.assess(&data).map_or_else(|problems| problems.0, |_| Vec::new());
        let others = misfits.iter().find(|misfit| !matches!(misfit.fault, maal::problem::Fault::ShareOutOfRange(_)));
        proptest::prop_assert!(others.is_none(), "{:?}", others);
        Ok(())
    });
    assert!(bound.get() > 100, "only {} tables gave figures", bound.get());
}

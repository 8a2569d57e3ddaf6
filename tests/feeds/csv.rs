//! CSV: tables with a row for each value, StatBank Denmark's, periods across; and tables written and read again.

use maal::Number;
use maal::feed::{
    CsvCell, CsvConvention, CsvFault, DecimalSign, Fault, Format, Role, Table, read_csv, read_statbank_csv, write_csv,
};
use proptest::prelude::*;

use super::for_each_file;

#[test]
fn every_file_reads_as_its_snapshot() {
    for_each_file("csv", |_, bytes| read_csv(bytes));
}

fn file(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds/csv").join(name);
    std::fs::read(path).expect("a file can be read")
}

/// The cells of the columns of these roles, row by row.
fn cells<'t>(table: &'t Table, roles: &[Role]) -> Vec<Vec<&'t str>> {
    let columns: Vec<_> = roles.iter().map(|role| table.column_with(*role).expect("one column has the role")).collect();
    (0..table.rows()).map(|row| columns.iter().map(|column| column.cell(row)).collect()).collect()
}

#[test]
fn statbank_denmark_is_read_in_english_too() {
    let table = read_statbank_csv(&file("statbank-dk-STRAF42.csv")).expect("it is a table of StatBank Denmark");
    assert_eq!((table.format, table.rows(), table.decimal), (Format::StatBankCsv, 1, None));
    assert_eq!(table.columns[0].name, "HERKOMST1");
    assert_eq!(table.columns[0].cell(0), "Total");
    assert_eq!(cells(&table, &[Role::Period, Role::Value]), [["2023", "233454"]]);
    let refused = read_statbank_csv(&file("tidy.csv")).expect_err("it is another table");
    assert!(matches!(&refused[0].fault, Fault::Csv(CsvFault::NotStatBank { .. })));
}

#[test]
fn a_sheet_with_periods_across_is_read_to_the_last_figure() {
    let table = read_csv(&file("wide-RAS200.csv")).expect("it is a table");
    let rows = cells(&table, &[Role::Area, Role::Period, Role::Value]);
    assert_eq!((rows.len(), table.about.unit.as_deref()), (1160, Some("per cent")));
    let value = |area: &str, period: &str| {
        let mut of = rows.iter().filter(|row| row[0] == area && row[1] == period);
        let value = of.next().expect("there is a value")[2];
        assert!(of.next().is_none());
        value
    };
    assert_eq!((value("Copenhagen", "2008"), value("Copenhagen", "2017")), ("72,5", "72,2"));
    assert_eq!(
        (value("All Denmark", "2008"), value("All Denmark", "2010"), value("All Denmark", "2017")),
        ("76", "72,1", "73,6")
    );
    assert_eq!(value("Christiansø", "2017"), "80,9");
    assert!(rows.iter().all(|row| row.iter().all(|cell| !cell.is_empty())));
    assert!(table.columns[..4].iter().all(|column| (0..1160).all(|row| column.cell(row) == column.cell(0))));
    assert!(table.about.notes.is_empty() && table.warnings.is_empty());
}

#[test]
fn a_million_columns_are_refused_at_once() {
    let header = ["a".to_owned(), ";x".repeat(1_000_000)].concat();
    let problems = read_csv(format!("{header}\n{header}\n").as_bytes()).expect_err("there are too many");
    assert_eq!(
        problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["line 1: there are 1000001 columns; at most 16384 can be read"]
    );
    let across: String = (0..16_000).map(|nth| format!(";c{nth}")).collect();
    let problems = read_csv(format!("a{across};2022;2023\n").as_bytes()).expect_err("each would be repeated");
    assert!(problems[0].to_string().contains("at most 24 can be read"));
}

/// StatBank Denmark gives a million cells at once, and cuts off what is more.
#[test]
fn a_table_of_exactly_a_million_rows_is_told() {
    let of = |rows: usize| ["TID;INDHOLD\n", &"2023;1\n".repeat(rows)].concat();
    let said = |rows: usize| {
        let table = read_csv(of(rows).as_bytes()).expect("it is a table");
        let said = |language| table.warnings.iter().map(|odd| odd.explain(language)).collect::<String>();
        maal::Language::ALL.map(said)
    };
    assert_eq!(said(999_999), ["", ""]);
    let told = [
        "filen: advarsel: der er præcis 1.000.000 rækker, og flere udleveres ikke på én gang\n  \
         hjælp: se efter, om tabellen er skåret af; hent den i mindre dele",
        "the file: warning: there are exactly 1,000,000 rows, which is as many as are given at once\n  \
         help: see whether the table is cut off; download it in smaller parts",
    ];
    assert_eq!(said(1_000_000), told);
}

/// A cell of any text that says something, as people write them and as they do not.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zæøåA-ZÆØÅ0-9 ,;.\"'\t=<>&-]{1,12}",
        "[\\PC\r\n]{1,8}",
        Just("\"".to_owned()),
        Just("sep=;".to_owned()),
        Just("Kilde: DST".to_owned()),
    ]
    .prop_filter("a key that is blank is refused", |text| !text.trim().is_empty() && !text.contains('\0'))
}

fn conventions() -> impl Strategy<Value = CsvConvention> {
    let decimal = prop_oneof![Just(DecimalSign::Point), Just(DecimalSign::Comma)];
    (decimal, any::<bool>()).prop_map(|(decimal, byte_order_mark)| CsvConvention { decimal, byte_order_mark })
}

fn numbers() -> impl Strategy<Value = Number> {
    (-10_000_000_i128..10_000_000, 0_u32..5).prop_map(|(mantissa, scale)| Number::new(mantissa, scale).expect("small"))
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        rows in prop::collection::vec((texts(), texts(), numbers(), "[\\PC\r\n;,\"]{0,6}"), 1..12),
        convention in conventions(),
    ) {
        let rows: Vec<_> = rows.into_iter().filter(|row| !row.3.contains('\0')).collect();
        prop_assume!(!rows.is_empty());
        let written = write_csv(
            ["area", "period", "value", "note"],
            rows.iter().map(|(area, period, value, note)| {
                [CsvCell::text(area), CsvCell::text(period), CsvCell::number(*value).expect("a decimal"), CsvCell::text(note)]
            }),
            convention,
        );
        let table = read_csv(written.as_bytes()).map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{written}")))?;
        prop_assert_eq!(table.rows(), rows.len());
        for (nth, (area, period, value, note)) in rows.iter().enumerate() {
            let decimals = value.decimals().expect("a decimal");
            let tenths = 10_i128.pow(decimals);
            let units = value.checked_mul(Number::new(tenths, 0).expect("small")).expect("small");
            let units = units.as_decimal().expect("whole").0;
            let (whole, rest) = (units.abs() / tenths, units.abs() % tenths);
            let sign = if units < 0 { "-" } else { "" };
            let width = usize::try_from(decimals).expect("small");
            let shown = if width == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0width$}") };
            let shown = if convention.decimal == DecimalSign::Comma { shown.replace('.', ",") } else { shown };
            let cells: Vec<&str> = table.columns.iter().map(|column| column.cell(nth)).collect();
            prop_assert_eq!(cells, [area, period, &shown, note]);
        }
    }

    #[test]
    fn what_stands_across_is_turned_into_rows(
        groups in 1_usize..4,
        areas in 1_usize..5,
        first in 1990_i32..2010,
        periods in 1_usize..8,
        contents in prop::option::of(1_usize..3),
        // Each row has its group, only the first has, or a line above has.
        shown in 0_u8..3,
        values in prop::collection::vec("[0-9]{1,3},[0-9]|\\.\\.|-", 1..20),
    ) {
        let contents: Vec<String> = contents.map_or(vec![String::new()], |count| (0..count).map(|nth| format!("Indhold {nth} ")).collect());
        let years: Vec<String> = (0..periods).map(|nth| (first + i32::try_from(nth).unwrap()).to_string()).collect();
        let across: Vec<(&str, &str)> = contents.iter().flat_map(|content| years.iter().map(|year| (content.as_str(), year.as_str()))).collect();
        let mut text = String::from("gruppe;sted");
        across.iter().for_each(|(content, year)| text.push_str(&format!(";{content}{year}")));
        let mut expected = Vec::new();
        let mut value = values.iter().cycle();
        for group in 0..groups {
            for area in 0..areas {
                let label = match shown {
                    0 => format!("G{group}"),
                    1 if area == 0 => format!("G{group}"),
                    _ => String::new(),
                };
                if shown == 2 && area == 0 {
                    text.push_str(&format!("\nG{group};{}", ";".repeat(across.len())));
                }
                text.push_str(&format!("\n{label};A{area}"));
                for (content, year) in &across {
                    let value = value.next().unwrap();
                    text.push_str(&format!(";{value}"));
                    let content = (!content.is_empty()).then(|| content.trim().to_owned());
                    expected.push([format!("G{group}"), format!("A{area}")].into_iter().chain(content).chain([year.to_string(), value.clone()]).collect::<Vec<_>>());
                }
            }
        }
        let table = read_csv(text.as_bytes()).map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{text}")))?;
        let read: Vec<Vec<String>> = (0..table.rows())
            .map(|row| table.columns.iter().map(|column| column.cell(row).to_owned()).collect())
            .collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn no_text_is_too_much(soup in prop::collection::vec(prop_oneof![
        Just("\n"), Just("\r\n"), Just(";"), Just(","), Just("\t"), Just("\""), Just("TID"), Just("INDHOLD"), Just("bydel"),
        Just("2023"), Just("2022"), Just("Folketal 2023"), Just("sep=;"), Just("12,5"), Just("Kilde: x"), Just("ø"), Just(" "),
    ], 0..60)) {
        let text = soup.concat();
        if let Ok(table) = read_csv(text.as_bytes()) {
            prop_assert!(table.columns.iter().all(|column| column.cells.len() == table.rows()));
        }
    }

    #[test]
    fn a_changed_file_is_read_or_refused(
        name in prop::sample::select(vec!["wide-RAS200.csv", "pxweb-wide.csv", "tidy.csv", "title-and-notes.csv", "unicode-text.csv", "quoted.csv"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = file(name);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        for end in [bytes.len(), cut.index(bytes.len())] {
            if let Ok(table) = read_csv(&bytes[..end]) {
                prop_assert!(table.columns.iter().all(|column| column.cells.len() == table.rows()));
            }
        }
    }
}

//! Sheets: what StatBank Denmark exports, what people make of it, and what is to be refused.

use std::io::{Cursor, Read, Write};

use maal::feed::{Fault, Role, Severity, Table, XlsxFault, read_xlsx};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const RAS200: &[u8] = include_bytes!("xlsx/ras200.xlsx");
const SEVERAL: &[u8] = include_bytes!("xlsx/several_sheets_with_figures.xlsx");
const FILLED: &[u8] = include_bytes!("xlsx/fill_down_and_footnotes.xlsx");
const TIDY: &[u8] = include_bytes!("xlsx/tidy.xlsx");
const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn files() {
    super::for_each_file("xlsx", |_, bytes| read_xlsx(bytes, None));
}

/// The values of an area with their periods.
fn of_area<'t>(table: &'t Table, area: &str) -> Vec<(&'t str, &'t str)> {
    let column = |role| table.column_with(role).expect("one column has the role");
    let (areas, periods, values) = (column(Role::Area), column(Role::Period), column(Role::Value));
    let rows = (0..table.rows()).filter(|row| areas.cell(*row) == area);
    rows.map(|row| (periods.cell(row), values.cell(row))).collect()
}

#[test]
fn statbank_s_export_is_read_to_the_last_digit() {
    let table = read_xlsx(RAS200, None).unwrap();
    let areas = table.column_with(Role::Area).unwrap();
    let mut names: Vec<&str> = (0..table.rows()).map(|row| areas.cell(row)).collect();
    names.dedup();
    assert_eq!((table.rows(), names.len()), (1160, 116));
    assert_eq!(table.about.unit.as_deref(), Some("per cent"));
    let values = table.column_with(Role::Value).unwrap();
    assert!((0..table.rows()).all(|row| !values.cell(row).is_empty()));
    let copenhagen = of_area(&table, "Copenhagen");
    assert_eq!((copenhagen[0], copenhagen[9]), (("2008", "72.5"), ("2017", "72.2")));
    let denmark = of_area(&table, "All Denmark");
    assert_eq!((denmark[0], denmark[2], denmark[9]), (("2008", "76"), ("2010", "72.1"), ("2017", "73.6")));
    assert_eq!(of_area(&table, "Christiansø")[9], ("2017", "80.9"));
    assert_eq!(table.columns[0].name, "frequency");
    assert!(table.warnings.is_empty());
}

#[test]
fn a_sheet_can_be_named() {
    assert_eq!(of_area(&read_xlsx(SEVERAL, Some("2023")).unwrap(), "Østerbro"), [("2023", "1")]);
    let problems = read_xlsx(SEVERAL, Some("2024")).unwrap_err();
    let expected = XlsxFault::NoSuchSheet { name: "2024".into(), sheets: vec!["2022".into(), "2023".into()] };
    assert_eq!(problems[0].fault, Fault::Xlsx(expected));
}

/// A workbook with one of its files written anew.
fn with(workbook: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    for other in names.iter().filter(|other| *other != name) {
        let mut file = Vec::new();
        archive.by_name(other).unwrap().read_to_end(&mut file).unwrap();
        written.start_file(other.as_str(), options).unwrap();
        written.write_all(&file).unwrap();
    }
    written.start_file(name, options).unwrap();
    written.write_all(content).unwrap();
    written.finish().unwrap().into_inner()
}

fn sheet_of(workbook: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    ZipArchive::new(Cursor::new(workbook)).unwrap().by_name(SHEET).unwrap().read_to_end(&mut file).unwrap();
    file
}

fn refused(workbook: &[u8]) -> String {
    read_xlsx(workbook, None).unwrap_err()[0].to_string()
}

#[test]
fn statbank_s_newer_sheets_are_read_alike() {
    // They have a prefix before every name, and a byte order mark.
    let sheet = String::from_utf8(sheet_of(FILLED)).unwrap();
    let prefixed = sheet.replace("</", "\0").replace('<', "<x:").replace('\0', "</x:").replace("xmlns=", "xmlns:x=");
    let marked = format!("\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>{prefixed}");
    let newer = with(FILLED, SHEET, marked.as_bytes());
    assert_eq!(read_xlsx(&newer, None), read_xlsx(FILLED, None));
}

#[test]
fn what_would_eat_all_memory_is_refused() {
    let text = |sheet: &str| format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
    let strings = br#"<sst uniqueCount="999999999999999"><si><t>a</t></si></sst>"#;
    assert_eq!(
        refused(&with(FILLED, "xl/sharedStrings.xml", strings)),
        "the file: the workbook is damaged and cannot be read"
    );
    let corners =
        text(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    assert!(refused(&with(FILLED, SHEET, corners.as_bytes())).contains("no row of sheet"));
    let beyond = text(r#"<row r="1"><c r="ZZZZZZZZZZZZ99999999999999"><v>1</v></c></row>"#);
    assert!(read_xlsx(&with(FILLED, SHEET, beyond.as_bytes()), None).is_err());
    let backwards = r#"<worksheet><dimension ref="B5:A1"/><sheetData></sheetData></worksheet>"#;
    assert!(read_xlsx(&with(FILLED, SHEET, backwards.as_bytes()), None).is_err());
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    written.start_file("xl/styles.xml", options).unwrap();
    let piece = vec![b' '; 1 << 20];
    (0..9).for_each(|_| written.write_all(&piece).unwrap());
    let honest = written.finish().unwrap().into_inner();
    // The archive says that it is smaller than it is, in both places.
    let mut lying = honest.clone();
    let size = (9_u32 << 20).to_le_bytes();
    let places: Vec<usize> = (0..lying.len() - 4).filter(|at| lying[*at..*at + 4] == size).collect();
    places.iter().for_each(|at| lying[*at..*at + 4].copy_from_slice(&100_u32.to_le_bytes()));
    assert!(!places.is_empty());
    assert!(honest.len() < 1 << 20);
    assert_eq!(refused(&honest), "the file: the styles and the names of sheets take up more than 8 MB");
    assert!(read_xlsx(&lying, None).is_err());
}

/// Whatever stands in a workbook, it is read or refused, and a table has as many cells in each column as rows.
fn holds_together(bytes: &[u8]) {
    match read_xlsx(bytes, None) {
        Ok(table) => {
            assert!(table.columns.iter().all(|column| column.cells.len() == table.rows()));
            assert!(table.warnings.iter().all(|warning| warning.fault.severity() == Severity::Warning));
        }
        Err(problems) => assert!(problems.iter().any(|problem| problem.fault.severity() == Severity::Error)),
    }
}

proptest! {
    #[test]
    fn damaged_workbooks_are_read_or_refused(tidy in any::<bool>(), damage in prop::collection::vec((any::<usize>(), any::<u8>()), 0..8)) {
        let mut bytes = if tidy { TIDY } else { FILLED }.to_vec();
        for (at, byte) in damage {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        holds_together(&bytes);
    }

    #[test]
    fn damaged_sheets_are_read_or_refused(tidy in any::<bool>(), damage in prop::collection::vec((any::<usize>(), "[a-zA-Z0-9<>/\"= ]"), 0..8)) {
        let workbook = if tidy { TIDY } else { FILLED };
        let mut sheet = sheet_of(workbook);
        for (at, byte) in damage {
            let at = at % sheet.len();
            sheet[at] = byte.as_bytes()[0];
        }
        holds_together(&with(workbook, SHEET, &sheet));
    }

    #[test]
    fn any_cells_are_read_or_refused(cells in prop::collection::vec((1_u32..12, 1_u32..6, "(202[0-9]|a|1,5|[0-9.]{0,3}|år|værdi)", any::<bool>()), 0..40)) {
        let mut sheet = String::from("<worksheet><sheetData><row>");
        for (row, column, text, number) in cells {
            let at = format!("{}{row}", char::from(b'@' + u8::try_from(column).unwrap()));
            sheet += &if number {
                format!(r#"<c r="{at}"><v>{text}</v></c>"#)
            } else {
                format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
            };
        }
        sheet += "</row></sheetData></worksheet>";
        holds_together(&with(FILLED, SHEET, sheet.as_bytes()));
    }
}

//! SDMX-CSV: versions 1 and 2, and how Eurostat, the OECD and others write it.

use std::fmt::Write as _;

use maal::feed::{Cells, Fault, Role, SdmxCsvFault, Severity, Table, read_sdmx_csv};
use proptest::prelude::*;

const BIS: &[u8] = include_bytes!("sdmx_csv/bis_derivatives.csv");
const LABELS: &[u8] = include_bytes!("sdmx_csv/labels_both.csv");
const EUROSTAT: &[u8] = include_bytes!("sdmx_csv/eurostat.csv");
const OECD: &[u8] = include_bytes!("sdmx_csv/oecd_labels_beside_codes.csv");

#[test]
fn files() {
    super::for_each_file("sdmx_csv", |_, bytes| read_sdmx_csv(bytes));
}

fn texts(table: &Table, role: Role) -> Vec<&str> {
    let column = table.column_with(role).expect("one column has the role");
    (0..table.rows()).map(|row| column.cell(row)).collect()
}

#[test]
fn the_derivatives_of_the_bis_are_read_to_the_last_digit() {
    let table = read_sdmx_csv(BIS).unwrap();
    let values = texts(&table, Role::Value);
    let (periods, statuses) = (texts(&table, Role::Period), texts(&table, Role::Status));
    assert_eq!(table.rows(), 20);
    assert_eq!((periods[0], periods[17], periods[18], periods[19]), ("2002", "2019", "1992", "1993"));
    assert_eq!((values[2], values[17], values[18]), ("14206.490766", "90268.313643", "6672.275"));
    assert_eq!(values.iter().filter(|value| value.is_empty()).count(), 13);
    assert!(values.iter().zip(&statuses).all(|(value, status)| value.is_empty() == (*status == "M")));
    let varying = table.columns.iter().filter(|column| match &column.cells {
        Cells::Categories { all, .. } => all.len() > 1,
        Cells::Texts(_) => false,
    });
    let varying: Vec<&str> = varying.map(|column| column.name.as_str()).collect();
    assert_eq!(varying, ["DER_CURR_LEG2", "TIME_PERIOD", "OBS_STATUS"]);
}

#[test]
fn labels_beside_codes_are_split_off() {
    let table = read_sdmx_csv(LABELS).unwrap();
    assert_eq!(texts(&table, Role::Value), ["102", "114", "114", "114", "103", "114", "111"]);
    assert_eq!(texts(&table, Role::Period), ["2008", "2009", "2010", "2011", "2012", "2013", "2014"]);
    assert!(texts(&table, Role::Area).iter().all(|area| *area == "GHA"));
    assert!(texts(&table, Role::Indicator).iter().all(|indicator| *indicator == "GCI"));
    let area = table.column_with(Role::Area).unwrap().cells.category(0).unwrap();
    assert_eq!(area.label.as_deref(), Some("Ghana"));
    assert_eq!((table.about.table.as_deref(), table.about.publisher.as_deref()), (Some("GCI"), Some("WB")));
}

#[test]
fn a_multiplier_is_told_and_kept() {
    let table = read_sdmx_csv(OECD).unwrap();
    let told = &table.warnings[0].fault;
    assert_eq!(*told, Fault::SdmxCsv(SdmxCsvFault::Multiplied { found: "6".into(), factor: "1000000".into() }));
    let kept = table.columns.iter().find(|column| column.name == "UNIT_MULT").unwrap();
    assert_eq!((kept.role, kept.cell(0)), (None, "6"));
}

/// Whatever stands in a file, it is read or refused, and a table has as many cells in each column as rows.
fn holds_together(bytes: &[u8]) {
    match read_sdmx_csv(bytes) {
        Ok(table) => {
            assert!(table.columns.iter().all(|column| column.cells.len() == table.rows()));
            assert!(table.warnings.iter().all(|warning| warning.fault.severity() == Severity::Warning));
        }
        Err(problems) => assert!(problems.iter().any(|problem| problem.fault.severity() == Severity::Error)),
    }
}

proptest! {
    #[test]
    fn damaged_files_are_read_or_refused(which in 0_usize..4, damage in prop::collection::vec((any::<usize>(), any::<u8>()), 0..6), cut in any::<usize>()) {
        let mut bytes = [BIS, LABELS, EUROSTAT, OECD][which].to_vec();
        for (at, byte) in damage {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        bytes.truncate(bytes.len() - cut % 200);
        holds_together(&bytes);
    }

    #[test]
    fn soup_is_read_or_refused(soup in "(DATAFLOW|STRUCTURE|KEY)[,;](TIME_PERIOD|OBS_VALUE|ACTION|UNIT_MULT|CONF_STATUS|[,;:\"\\n a-zD2]){0,40}") {
        holds_together(soup.as_bytes());
    }
}

#[test]
fn many_rows_are_read_in_one_pass() {
    let mut text = String::from("DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n");
    for row in 0..100_000 {
        let _ = writeln!(text, "DST:TRYG(1.0),{},{},{}.5,", row % 1000, 1900 + row / 1000, row);
    }
    let table = read_sdmx_csv(text.as_bytes()).unwrap();
    assert_eq!(table.rows(), 100_000);
}

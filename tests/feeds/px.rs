//! PX.

use std::collections::BTreeMap;
use std::fs;

use maal::feed::{Role, Table, read_px};
use proptest::prelude::*;

use super::for_each_file;

#[test]
fn files() {
    for_each_file("px", |_, bytes| read_px(bytes));
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/feeds/px/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn table(name: &str) -> Table {
    read_px(&sample(name)).unwrap()
}

/// The value of the row with these cells, in this order.
fn value<'t>(table: &'t Table, cells: &[&str]) -> &'t str {
    let fits = |row: &usize| table.columns.iter().zip(cells).all(|(column, cell)| column.cell(*row) == *cell);
    let row = (0..table.rows()).find(fits).unwrap();
    table.column_with(Role::Value).unwrap().cell(row)
}

/// How often each symbol stands in the place of a value.
fn symbols(table: &Table) -> BTreeMap<&str, usize> {
    let values = table.column_with(Role::Value).unwrap();
    let mut symbols = BTreeMap::new();
    for value in (0..table.rows()).map(|row| values.cell(row)).filter(|value| !value.contains(char::is_numeric)) {
        *symbols.entry(value).or_default() += 1;
    }
    symbols
}

#[test]
fn a_table_of_two_languages_is_read_in_its_own() {
    let table = table("tab004.px");
    assert_eq!(table.rows(), 14 * 11 * 28);
    assert_eq!(symbols(&table), BTreeMap::from([("..", 1103)]));
    for (sector, gas, year, figure) in [
        ("0.1", "CO2-ekv.", "1990", "71304"),
        ("0.1", "CO2-ekv.", "2017", "52660"),
        ("7.0", "CO2", "2017", "445"),
        ("0.1", "CH4", "1990", "296860"),
    ] {
        assert_eq!(value(&table, &[sector, gas, "Emission", year]), figure);
    }
    // How many series are wholly or partly missing.
    let values = table.column_with(Role::Value).unwrap();
    let missing: Vec<usize> =
        (0..154).map(|series| (0..28).filter(|year| values.cell(series * 28 + year) == "..").count()).collect();
    assert_eq!(missing.iter().filter(|missing| **missing == 28).count(), 38);
    assert_eq!(missing.iter().filter(|missing| (1..28).contains(*missing)).count(), 4);
    let about = &table.about;
    assert_eq!(about.table.as_deref(), Some("TAB004"));
    assert_eq!(about.publisher.as_deref(), Some("Statistics Sweden"));
    assert_eq!(about.updated.unwrap().to_string(), "2023-05-25");
    assert_eq!(about.notes.len(), 3);
    assert_eq!(table.column_with(Role::Period).unwrap().name, "TIME");
    assert_eq!(table.column_with(Role::Indicator).unwrap().name, "ContentsCode");
    assert!(table.warnings.is_empty(), "{:?}", table.warnings);
}

#[test]
fn quarters_are_read_from_the_variable() {
    let table = table("ha0201e8_quarters.px");
    assert_eq!(table.rows(), 9 * 13);
    assert!(symbols(&table).is_empty());
    for (group, quarter, figure) in [
        ("0+1", "2006K1", "146"),
        ("0+1", "2006K2", "157"),
        ("0-9", "2008K4", "136"),
        ("3", "2007K2", "85"),
        ("8+9", "2009K1", "124"),
    ] {
        assert_eq!(value(&table, &[group, quarter]), figure);
    }
    assert!(table.about.notes[0].contains("marked with … For foreign trade"));
    assert_eq!(table.about.unit.as_deref(), Some("index"));
    assert_eq!(table.about.updated.unwrap().to_string(), "2009-06-04");
    assert!(table.warnings.is_empty());
}

#[test]
fn symbols_are_kept_as_they_stand() {
    let table = table("be0101f1_symbols.px");
    assert_eq!(table.rows(), 48);
    let expected = [("-", 8), (".", 2), ("..", 2), ("...", 2), ("....", 1), ("......", 1)];
    assert_eq!(symbols(&table), BTreeMap::from(expected));
    let values = table.column_with(Role::Value).unwrap();
    assert_eq!((0..48).filter(|row| values.cell(*row) == "0").count(), 6);
    assert_eq!(value(&table, &["01", "22", "2003", "BE0101F1", "1"]), "924");
    assert_eq!(value(&table, &["01", "22", "2003", "BE0101F2", "2"]), "906");
    assert_eq!(values.cell(47), "35");
    assert_eq!(table.about.updated.unwrap().to_string(), "2004-02-12");
    assert_eq!(table.about.notes.len(), 12);
}

#[test]
fn what_is_too_large_is_refused() {
    let values: Vec<String> = (0..1000).map(|nth| format!("\"{nth}\"")).collect();
    let all = values.join(",");
    let text = format!(
        "STUB=\"a\",\"b\",\"c\";VALUES(\"a\")={all};VALUES(\"b\")={all};VALUES(\"c\")={all};KEYS(\"a\")=VALUES;DATA=;"
    );
    assert_eq!(
        read_px(text.as_bytes()).unwrap_err()[0].to_string(),
        "the file: the variables give more values than can be read"
    );
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(soup in r#"[A-Z\(\)\[\]="',;0-9a-z \.\-]{0,200}"#) {
        let _ = read_px(soup.as_bytes());
    }

    #[test]
    fn what_is_changed_in_a_file_never_makes_it_panic(
        sample in prop::sample::select(vec!["ha0201e8_quarters.px", "be0101f1_symbols.px", "keys.px", "periods_as_a_range.px"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6),
    ) {
        let mut bytes = self::sample(sample);
        for (at, to) in changes {
            let at = at.index(bytes.len());
            bytes[at] = *to.get(b"()[]\"=;,0123456789e-. \xe5\n");
        }
        if let Ok(table) = read_px(&bytes) {
            prop_assert!(table.columns.iter().all(|column| column.cells.len() == table.rows()));
        }
    }
}

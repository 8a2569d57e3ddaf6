//! JSON-stat.

use std::fs;

use maal::feed::{Column, Role, Table, read_json_stat};
use proptest::prelude::*;

use super::for_each_file;

#[test]
fn files() {
    for_each_file("json_stat", |_, bytes| read_json_stat(bytes));
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/feeds/json_stat/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn table(name: &str) -> Table {
    read_json_stat(&sample(name)).unwrap()
}

fn with(table: &Table, role: Role) -> &Column {
    table.column_with(role).unwrap()
}

#[test]
fn a_table_of_statbank_is_read_to_the_letter() {
    let table = table("statbank_straf42.json");
    assert_eq!(table.rows(), 1);
    assert_eq!(with(&table, Role::Value).cell(0), "233454");
    assert_eq!(with(&table, Role::Period).cell(0), "2023");
    assert_eq!(with(&table, Role::Indicator).cell(0), "STRAF42");
    assert!(table.column_with(Role::Area).is_none());
    assert!(table.column_with(Role::Status).is_none());
    let about = &table.about;
    assert_eq!(about.unit.as_deref(), Some("Number"));
    assert_eq!(about.decimals, Some(0));
    assert_eq!(about.updated.unwrap().to_string(), "2025-03-25");
    assert_eq!(about.table.as_deref(), Some("STRAF42"));
    assert_eq!(about.publisher.as_deref(), Some("Statistics Denmark"));
    assert!(table.warnings.is_empty());
}

#[test]
fn a_table_of_the_oecd_is_read_to_the_last_digit() {
    let table = table("oecd_unemployment.json");
    assert_eq!(table.rows(), 36 * 12);
    let (area, year, value, status) =
        (with(&table, Role::Area), with(&table, Role::Period), with(&table, Role::Value), with(&table, Role::Status));
    let of = |place: &str, when: &str| {
        let row = (0..table.rows()).find(|row| area.cell(*row) == place && year.cell(*row) == when).unwrap();
        format!("{} {}", value.cell(row), status.cell(row))
    };
    assert_eq!(of("DK", "2003"), "5.344516646 ");
    assert_eq!(of("DK", "2012"), "7.544640558 ");
    assert_eq!(of("DK", "2013"), "7.357364231 e");
    assert_eq!(of("DK", "2014"), "7.255659852 e");
    let marked: Vec<usize> = (0..table.rows()).filter(|row| status.cell(*row) == "e").collect();
    assert_eq!(marked.len(), 72);
    assert!(marked.iter().all(|row| matches!(year.cell(*row), "2013" | "2014")));
    assert!((0..table.rows()).all(|row| !value.cell(row).is_empty()));
    assert_eq!(table.about.unit.as_deref(), Some("%"));
    assert_eq!(table.about.decimals, Some(9));
    assert_eq!(table.about.updated.unwrap().to_string(), "2012-11-27");
    assert_eq!(table.about.notes.len(), 3);
}

#[test]
fn a_malformed_table_is_read_where_its_categories_explain_it() {
    let table = table("ons_qs104ew_malformed.json");
    let value = with(&table, Role::Value);
    assert_eq!([0, 1, 2].map(|row| value.cell(row)), ["56075912", "27573376", "28502536"]);
    assert_eq!(table.columns[1].cells.category(1).unwrap().label.as_deref(), Some("Males"));
    assert_eq!(with(&table, Role::Period).cells.category(0).unwrap().label.as_deref(), Some("2011"));
    assert_eq!(table.about.updated.unwrap().to_string(), "2013-10-17");
    assert_eq!(table.warnings.len(), 1);
}

#[test]
fn many_of_one_kind_are_counted() {
    let values = vec!["\"x\""; 25].join(",");
    let years: Vec<String> = (2000..2025).map(|year| format!("\"{year}\"")).collect();
    let text = format!(
        r#"{{"id":["a"],"size":[25],"dimension":{{"a":{{"category":{{"index":[{}]}}}}}},"value":[{values}]}}"#,
        years.join(",")
    );
    let problems = read_json_stat(text.as_bytes()).unwrap_err();
    assert_eq!(problems.len(), 21);
    assert_eq!(problems[20].to_string(), "value 20: 5 more like this");
}

#[test]
fn deep_nesting_ends() {
    let deep = "[".repeat(200_000);
    for text in [
        deep.clone(),
        format!("{deep}{}", "]".repeat(200_000)),
        format!(
            r#"{{"id":["a"],"size":[1],"dimension":{{"a":{{"category":{{"index":["1"]}}}}}},"value":[{deep}{}]}}"#,
            "]".repeat(200_000)
        ),
        "{\"a\":".repeat(200_000),
    ] {
        assert!(read_json_stat(text.as_bytes()).is_err());
    }
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(soup in r#"[\{\}\[\]":,0-9a-z \.\-]{0,200}"#) {
        let _ = read_json_stat(soup.as_bytes());
    }

    #[test]
    fn what_is_changed_in_a_file_never_makes_it_panic(
        sample in prop::sample::select(vec!["oecd_unemployment.json", "ons_qs104ew_malformed.json", "sparse_values.json"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6),
    ) {
        let mut bytes = self::sample(sample);
        for (at, to) in changes {
            let at = at.index(bytes.len());
            bytes[at] = *to.get(b"{}[]\":,0123456789e-. \xe5");
        }
        if let Ok(table) = read_json_stat(&bytes) {
            prop_assert!(table.columns.iter().all(|column| column.cells.len() == table.rows()));
        }
    }
}

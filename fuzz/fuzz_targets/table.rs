//! What every reader of published files must withstand.

use maal::feed::{Format, Table};
use maal::{Area, Declarations, Feed, Indicator, Language, Rulebook, Unit};

/// Reads bytes as a format, looks at every cell and every message, and takes what can be taken.
pub fn read(bytes: &[u8], format: Format) {
    match Table::read("figures", bytes, Some(format), None) {
        Ok(table) => {
            let rows = table.rows();
            for column in &table.columns {
                assert_eq!(column.cells.len(), rows, "the columns are equally long");
                (0..rows).for_each(|row| assert!(column.cell(row).len() <= bytes.len().max(1) * 64));
            }
            (0..rows).for_each(|row| drop(table.place(row).to_string()));
            table.warnings.iter().for_each(|warning| Language::ALL.iter().for_each(|it| drop(warning.explain(*it))));
            taken(bytes, format);
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "what is refused is told");
            problems.iter().for_each(|problem| Language::ALL.iter().for_each(|it| drop(problem.explain(*it))));
        }
    }
}

/// Whatever is taken of a file fits its rulebook.
fn taken(bytes: &[u8], format: Format) {
    let indicator = Indicator { decimals: Some(1), ..Indicator::new("x".into(), Unit::Plain, maal::Better::Lower) };
    let feed = Feed {
        format: Some(format),
        indicator: Some("x".into()),
        area: Some("here".into()),
        ..Feed::new("*")
    };
    let declarations = Declarations {
        areas: vec![("here".into(), Area::named("here"))],
        indicators: vec![("x".into(), indicator)],
        feeds: vec![("feed".into(), feed)],
        ..Declarations::default()
    };
    let rulebook = Rulebook::new(declarations).expect("the rulebook is right");
    let text = rulebook.to_yaml().expect("it can be written");
    let checked = maal::check_with([("targets.yaml", text.as_str())], [("figures", bytes)]);
    if let Some((rulebook, data)) = checked.loaded() {
        assert!(rulebook.assess(data).is_ok(), "what was read together fits together");
    }
    Language::ALL.iter().for_each(|language| drop(checked.diagnostics().explain(*language)));
}

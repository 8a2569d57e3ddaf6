//! Figures from several files and figures that are given one by one: the same dataset, however they came in.

use std::collections::BTreeMap;
use std::ops::Range;

use maal::feed::{About, Cells, Column, Fault, Format, Misfit, Places, Role, Table};
use maal::{Dataset, Date, Feed, Observation, Period, Rulebook};
use proptest::prelude::Strategy;

const RULEBOOK: &str = "
maal: 1
areas: { a: { name: a }, b: { name: b } }
indicators:
  thefts: { name: thefts, unit: { count: thefts }, decimals: 2, better: lower }
  fires: { name: fires, unit: { count: fires }, decimals: 2, better: lower }
";

/// Dates of files, the first of them that of what is given without one; no two files are of one date.
const DATES: [&str; 4] = ["2024-06-01", "2025-01-01", "2025-02-02", "2025-03-03"];

/// What a figure is of: its date by number, its indicator, its area, its year.
type Key = (usize, &'static str, &'static str, i32);

/// A value in hundredths, written with so many decimals, and a size.
type Said = (i32, usize, Option<i32>);

fn figures() -> impl Strategy<Value = Vec<(Key, Said)>> {
    use proptest::collection::btree_map;
    use proptest::sample::select;
    let key = (0..DATES.len(), select(&["thefts", "fires"][..]), select(&["a", "b"][..]), years());
    let said = (0..99_999, 0_usize..=2, proptest::option::of(1..500));
    let all = btree_map(key, said, 1..60);
    all.prop_map(|all| all.into_iter().collect::<Vec<_>>()).prop_shuffle()
}

fn years() -> Range<i32> {
    2015..2024
}

fn written((hundredths, decimals, _): Said) -> String {
    let whole = 10_i32.pow(2 - decimals as u32);
    let value = maal::Number::new(i128::from(hundredths / whole), decimals as u32).expect("a decimal");
    value.to_string()
}

fn table(rows: &[(Key, Said)]) -> Table {
    let column = |name: &str, role, cells: Vec<String>| Column {
        name: name.into(),
        label: None,
        role: Some(role),
        cells: Cells::Texts(cells.iter().map(String::as_str).collect()),
    };
    let of = |text: fn(&(Key, Said)) -> String| rows.iter().map(text).collect();
    Table {
        format: Format::Csv,
        about: About::default(),
        decimal: Some(maal::feed::DecimalSign::Point),
        columns: vec![
            column("indicator", Role::Indicator, of(|((_, indicator, ..), _)| (*indicator).into())),
            column("area", Role::Area, of(|((_, _, area, _), _)| (*area).into())),
            column("year", Role::Period, of(|((.., year), _)| year.to_string())),
            column("value", Role::Value, of(|(_, said)| written(*said))),
            column("n", Role::Size, of(|(_, (.., n))| n.map(|n| n.to_string()).unwrap_or_default())),
        ],
        places: Places::Lines((2..).take(rows.len()).collect()),
        warnings: vec![],
    }
}

#[test]
fn figures_of_files_are_those_that_are_given_one_by_one() {
    let rulebook = Rulebook::from_yaml(RULEBOOK).expect("a rulebook");
    crate::laws::law(400, figures(), |all| {
        let (mut taken, mut given) = (Dataset::builder(), Dataset::builder());
        let mut lines: BTreeMap<Key, String> = BTreeMap::new();
        for (nth, date) in DATES.iter().enumerate() {
            let as_of: Date = date.parse().expect("a date");
            let rows: Vec<(Key, Said)> = all.iter().filter(|((file, ..), _)| *file == nth).copied().collect();
            let one_by_one = |into: &mut maal::DatasetBuilder| {
                for ((_, indicator, area, year), said) in &rows {
                    let value: maal::Number = written(*said).parse().expect("a number");
                    let n = said.2.map(maal::Number::from);
                    let observation = Observation { n, as_of: Some(as_of), ..Observation::of(value) };
                    into.observe(*indicator, *area, Period::year(*year).expect("a year"), observation);
                }
            };
            one_by_one(&mut given);
            if nth == 0 {
                one_by_one(&mut taken);
            } else if !rows.is_empty() {
                let feed = Feed { as_of: Some(as_of), ..Feed::new("f") };
                let file = format!("{date}.csv");
                let problems = rulebook.take(&feed, &file, &table(&rows), &mut taken);
                let is_of_the_figures =
                    |fault: &Fault| matches!(fault.misfit(), Some(Misfit::Gap { .. } | Misfit::NegativeCount { .. }));
                let other = problems.into_iter().find(|problem| !is_of_the_figures(&problem.fault));
                proptest::prop_assert_eq!(other, None);
                lines.extend(rows.iter().zip(2..).map(|((key, _), line)| (*key, format!("{file}, line {line}"))));
            }
        }
        let (taken, given) = (taken.build().expect("figures"), given.build().expect("figures"));
        proptest::prop_assert_eq!(taken.to_yaml().expect("YAML"), given.to_yaml().expect("YAML"));
        for (indicator, area, period, observation) in taken.observations() {
            let date = observation.as_of.map(|date| date.to_string()).unwrap_or_default();
            let file = DATES.iter().position(|known| *known == date).expect("one of the dates");
            let is_meant = |(of, name, place, year): &&Key| {
                *of == file
                    && *name == indicator.as_str()
                    && *place == area.as_str()
                    && Period::year(*year) == Some(period)
            };
            let expected = lines.iter().find(|(key, _)| is_meant(key)).map(|(_, line)| line.clone());
            let origin = taken.origin(indicator.as_str(), area.as_str(), period);
            let found = origin.map(|origin| format!("{}, {}", origin.source.file, origin.place));
            proptest::prop_assert_eq!(found, expected);
        }
        Ok(())
    });
}

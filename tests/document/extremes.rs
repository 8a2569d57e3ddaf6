//! Documents at the edges: no target, no figure, one series, thirty, the longest words.

use std::fmt::Write;

use maal::Language;

use crate::outline;

const LONGEST: &str = "Speciallægepraksisplanlægningsstabiliseringsperioden for multiplikationsudregningstabelelevatorstyreenhedsomkostningerne";

fn of(text: &str, language: Language) -> maal::document::Document {
    let (rulebook, data) = maal::load([("t.yaml", text)]).unwrap();
    rulebook.document(&data, language).unwrap()
}

#[test]
fn without_a_target() {
    insta::assert_snapshot!(outline(&of("maal: 1\n", Language::Danish)), @"Rapport");
}

#[test]
fn with_everything_missing() {
    let text = "
maal: 1
window: { from: 2022, to: 2024 }
areas: { a: { name: A }, b: { name: B } }
indicators:
  one: { name: one, unit: percent, decimals: 1, better: lower }
  two: { name: two, unit: plain, decimals: 0, better: lower }
goals:
  g:
    name: { da: alt, en: everything }
    targets:
      held: { indicator: one, area: a, rule: { maintain: { baseline: 2022 } }, compare: [b] }
      falls: { indicator: two, area: a, rule: annual_decline }
observations:
  one: { a: { 2022: { status: missing }, 2023: { status: suppressed }, 2024: { status: missing } } }
";
    let document = of(text, Language::Danish);
    insta::assert_snapshot!(document.markdown());
    document.html().unwrap();
}

/// A series for each of many areas, in months.
fn wide(areas: usize, months: usize) -> String {
    let mut text = "maal: 1\nareas:\n".to_owned();
    (0..areas).for_each(|nth| writeln!(text, "  a{nth}: {{ name: {LONGEST} {nth} }}").unwrap());
    write!(
        text,
        "
indicators:
  i: {{ name: {LONGEST}, unit: {{ count: {LONGEST} }}, better: lower, frequency: month }}
goals:
  g:
    name: {LONGEST}
    targets: {{ t: {{ indicator: i, areas: all, rule: {{ at_most: 50 }} }} }}
observations:
  i:
"
    )
    .unwrap();
    for area in 0..areas {
        writeln!(text, "    a{area}:").unwrap();
        for month in 0..months {
            let value = (area * 7 + month * 13) % 90;
            writeln!(text, "      {}-{:02}: {value}", 2020 + month / 12, month % 12 + 1).unwrap();
        }
    }
    text
}

#[test]
fn thirty_series_of_two_years_in_the_longest_words() {
    let document = of(&wide(30, 24), Language::Danish);
    insta::assert_snapshot!(outline(&document).replace(LONGEST, "LONG").replace(&LONGEST.to_lowercase(), "long"));
    assert_eq!(document.figures().count(), 1);
    let page = document.html().unwrap();
    assert!(page.len() < 2_000_000, "{}", page.len());
    if let Ok(folder) = std::env::var("WRITE_PAGES") {
        std::fs::write(format!("{folder}/thirty.html"), page).unwrap();
        std::fs::write(format!("{folder}/one.html"), of(&wide(1, 1), Language::English).html().unwrap()).unwrap();
        std::fs::write(format!("{folder}/none.html"), of("maal: 1\n", Language::Danish).html().unwrap()).unwrap();
    }
}

const ALIKE: &str = "
maal: 1
areas: { a: { name: A } }
indicators: { i: { name: reports, unit: plain, decimals: 0, better: lower } }
goals:
  overview: { name: one, targets: { t: { indicator: i, area: a, rule: { at_most: 5 } } } }
  content: { name: two, targets: { t2: { indicator: i, area: a, rule: { at_most: 9 } } } }
  table-content: { name: three, targets: { t3: { indicator: i, area: a, rule: annual_decline } } }
observations: { i: { a: { 2020: 4, 2021: { value: 6, status: provisional }, 2022: { status: suppressed }, 2023: 7 } } }
";

#[test]
fn goals_that_share_an_indicator_tell_of_their_own_targets_alone() {
    let document = of(ALIKE, Language::English);
    for (section, limit) in [("one", "at most 5"), ("two", "at most 9")] {
        let section = document.sections.iter().find(|each| each.heading.to_lowercase().ends_with(section)).unwrap();
        let text = serde_json::to_string(section).unwrap();
        assert!(text.contains(limit));
        assert_eq!(text.matches("at most").count(), text.matches(limit).count(), "{text}");
    }
}

#[test]
fn no_two_things_on_a_page_share_an_id() {
    for text in [ALIKE, &wide(3, 24)] {
        let page = of(text, Language::Danish).html().unwrap();
        let mut ids: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}

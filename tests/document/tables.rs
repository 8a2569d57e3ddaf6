//! What tables and the lines below the title say beside figures.

use maal::{Language, Period};

/// Everything from the first table of the first goal on, with the lines below the title.
fn told(text: &str, view: impl Fn(&maal::Dataset) -> maal::View<'_>) -> String {
    let (rulebook, data) = maal::load([("t.yaml", text)]).unwrap_or_else(|problems| panic!("{problems}"));
    let mut told = String::new();
    for language in Language::ALL {
        let document = rulebook.document(view(&data), language).unwrap();
        let text = document.markdown();
        let goals = text.find("\n## 1.").map_or("", |at| &text[at..]);
        told += &format!("{}\n{goals}\n", document.basis.join("\n"));
    }
    told
}

fn whole(data: &maal::Dataset) -> maal::View<'_> {
    data.into()
}

const CHANGED: &str = "
maal: 1
areas: { north: { name: { da: Nord, en: the north } }, south: { name: { da: Syd, en: the south } } }
indicators:
  thefts: { name: { da: antallet af tyverier, en: the number of thefts }, unit: { count: { da: tyverier, en: thefts } }, better: lower }
goals:
  safe:
    name: { da: tryghed, en: safety }
    targets:
      held: { indicator: thefts, area: north, rule: { maintain: { baseline: 2021 } } }
      few: { indicator: thefts, area: north, rule: { at_most: 60 }, judged: { at: 2022 } }
report: { goals: { safe: { tables: { all: { indicators: [thefts], areas: [south, north] } } } } }
observations:
  thefts:
    north:
      2020: [{ value: 51, as_of: 2023-06-01 }, { value: 48, as_of: 2024-06-03 }]
      2021: [{ status: missing, as_of: 2023-06-01 }, { value: 50, as_of: 2024-06-03 }]
      2022: { value: 61, as_of: 2024-06-03, note: { da: Optalt i hånden., en: Counted by hand. } }
      2023: [{ value: 40, as_of: 2024-06-03 }, { status: missing, as_of: 2024-07-01 }]
    south: { 2022: { value: 9, as_of: 2024-06-03 } }
";

#[test]
fn figures_that_changed_and_figures_with_remarks_have_footnotes() {
    insta::assert_snapshot!(told(CHANGED, whole));
}

#[test]
fn up_to_when_figures_are_told_stands_below_the_title() {
    insta::assert_snapshot!(told(CHANGED, |data| {
        data.as_of("2024-06-30".parse().unwrap()).through(Period::year(2022).unwrap())
    }));
}

const REGISTER: &str = "
maal: 1
areas: { north: { name: { da: Nord, en: the north } }, south: { name: { da: Syd, en: the south } } }
indicators:
  given: { name: { da: det bevilgede beløb, en: the amount granted }, unit: { amount: kr. }, better: higher, measured: { sum: amount, of: grants } }
  stated: { name: { da: den oplyste sum, en: the stated sum }, unit: { amount: kr. }, decimals: 0, better: higher }
registers:
  grants:
    name: { da: bevillinger, en: grants }
    fields: { title: text, amount: number, since: number, agreed: yes_no }
    rows:
      - { area: north, period: 2023, title: Haven, amount: 12300, since: 2019, agreed: yes }
      - { area: north, period: 2024, title: Haven, amount: 14000, since: 2019, agreed: missing }
      - { area: south, period: 2023, title: Haven, amount: 900, since: 2021, agreed: yes }
      - { area: south, period: 2024, title: Caféen, amount: missing, since: 2024, agreed: no }
checks: { grants-add-up: { total: stated, parts: [given] } }
goals:
  plan:
    name: { da: planen, en: the plan }
    targets: { money: { indicator: given, areas: [north, south], rule: { monitor: {} } } }
report:
  goals:
    plan:
      figures: {}
      tables:
        sums: { register: grants, rows: title, values: amount, check: grants-add-up }
        agreed:
          register: grants
          columns: { title: { da: Navn, en: Name }, since: { da: Siden, en: Since }, amount: { da: Beløb, en: Amount } }
          where: { agreed: yes }
        none: { register: grants, columns: { title: { da: Navn, en: Name } }, where: { title: [Caféen], agreed: yes } }
observations: { stated: { north: { 2023: 12300, 2024: 15000 }, south: { 2023: 1000 } } }
";

#[test]
fn rows_of_two_areas_are_added_up_apart_and_undecided_ones_left_out() {
    insta::assert_snapshot!(told(REGISTER, whole));
}

#[test]
fn what_has_no_figures_says_so() {
    let text = CHANGED
        .split("observations:")
        .next()
        .unwrap()
        .replace("tables: {", "figures: { one: { indicators: [thefts] } }, tables: {");
    insta::assert_snapshot!(told(&text, whole));
}

const ALIKE: &str = "
maal: 1
areas: { north: { name: { da: Nord, en: the north } }, south: { name: { da: Syd, en: the south } } }
indicators:
  one: { name: { da: antallet af indbrud, en: the number of burglaries }, unit: { count: { da: sager, en: cases }, one: { da: sag, en: case } }, better: lower, revised: true }
  two: { name: { da: antallet af tyverier, en: the number of thefts }, unit: { count: { da: sager, en: cases }, one: { da: sag, en: case } }, better: lower, revised: true }
goals:
  safe:
    name: { da: tryghed, en: safety }
    targets:
      one: { indicator: one, areas: [north, south], rule: { at_most: 5 }, judged: every_period }
      two: { indicator: two, area: north, rule: { at_most: 5 } }
report:
  goals:
    safe:
      figures: { parts: { indicators: [one, two], areas: [south] } }
      tables: { south: { indicators: [two], areas: [south] } }
observations:
  one: { north: { 2020: 6, 2021: 4 }, south: { 2020: 6, 2021: 4 } }
  two: { north: { 2020: 6, 2021: 4 }, south: { 2020: 3, 2021: 4 } }
";

#[test]
fn targets_that_say_the_same_keep_their_own_periods_and_other_areas_their_names() {
    insta::assert_snapshot!(told(ALIKE, whole));
}

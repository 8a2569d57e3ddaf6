//! What figures say in words: labels in the drawing, what stands below, and what is read out.

use std::fmt::Write;

use maal::Language;
use maal::chart::{Chart, LineChart};
use maal::document::Figure;

/// The figures of a rulebook: names in the drawing, the lines below without verdicts, the description.
fn told(text: &str, language: Language) -> String {
    let (rulebook, data) = maal::load([("t.yaml", text)]).unwrap();
    let document = rulebook.document(&data, language).unwrap();
    let mut out = String::new();
    for figure in document.figures() {
        writeln!(out, "{}\n  drawn: {}", figure.id, drawn(figure)).unwrap();
        figure.below.iter().for_each(|line| writeln!(out, "  below: {line}").unwrap());
        writeln!(out, "  alt: {}", figure.description).unwrap();
    }
    // A no-break space is shown as what it is.
    out.replace('\u{a0}', "~")
}

/// One figure of a rulebook.
fn figure(text: &str, id: &str, language: Language) -> Figure {
    let (rulebook, data) = maal::load([("t.yaml", text)]).unwrap();
    let document = rulebook.document(&data, language).unwrap();
    document.figures().find(|figure| figure.id == id).unwrap().clone()
}

fn lines(figure: &Figure) -> LineChart {
    match &figure.chart {
        Chart::Lines(chart) => chart.clone(),
        other => panic!("{other:?}"),
    }
}

fn drawn(figure: &Figure) -> String {
    match &figure.chart {
        Chart::Lines(chart) => {
            let years: Vec<&str> = chart.moments.iter().filter_map(|moment| moment.year.as_deref()).collect();
            let named = chart.lines.iter().filter(|line| !line.faint).map(|line| line.label.as_str());
            let limits = chart.limits.iter().map(|limit| limit.label.as_str());
            let others = std::iter::once(chart.others.as_str()).filter(|others| !others.is_empty());
            let texts: Vec<&str> = named.chain(others).chain(limits).chain(years).collect();
            texts.join(" | ")
        }
        Chart::Bars(chart) => chart.groups.iter().map(|group| group.label.as_str()).collect::<Vec<_>>().join(" | "),
        _ => "something new".to_owned(),
    }
}

const GOALS: &str = "
maal: 1
areas: { t: { name: { da: kommunen, en: the town } } }
indicators:
  m: { name: m, unit: percent, decimals: 1, better: lower, frequency: month }
  q: { name: q, unit: { count: { da: klager, en: complaints } }, better: lower, frequency: quarter }
goals:
  g:
    name: g
    targets:
      m: { indicator: m, area: t, rule: { reach: { baseline: 2022-11, value: 2, by: 2024 } } }
      falls: { indicator: m, area: t, rule: { at_most: 5 } }
      q: { indicator: q, area: t, rule: { reach: { baseline: 2022-Q1, milestones: { 2022-Q4: 80, 2023-Q2: 60, 2023-Q4: 40 } } } }
observations:
  m: { t: { 2022-11: 5.1, 2022-12: 5.0, 2023-01: 4.9, 2023-02: { value: 4.8, status: estimated } } }
  q: { t: { 2022-Q1: 90, 2022-Q2: 85, 2022-Q3: 84, 2022-Q4: 83 } }
";

#[test]
fn a_limit_that_leads_on_is_named_by_its_goal() {
    insta::assert_snapshot!("figures-goals.da", told(GOALS, Language::Danish));
    insta::assert_snapshot!("figures-goals.en", told(GOALS, Language::English));
}

#[test]
fn a_limit_leads_on_over_every_date_that_is_set() {
    let chart = lines(&figure(GOALS, "figure-q", Language::English));
    let values: Vec<String> = chart.limits[0].points.iter().map(|point| point.value.to_string()).collect();
    assert_eq!(values[values.len() - 3..], ["80", "60", "40"]);
}

const DOUBTS: &str = "
maal: 1
areas: { t: { name: { da: kommunen, en: the town } }, c: { name: { da: byen, en: the city } } }
indicators:
  p: { name: p, unit: percent, decimals: 1, better: lower }
  est: { name: est, unit: plain, decimals: 0, better: lower }
  x: { name: { da: sager om x, en: cases of x }, unit: plain, decimals: 0, better: lower }
  y: { name: { da: sager om y, en: cases of y }, unit: plain, decimals: 0, better: lower }
  s: { name: { da: alle sager, en: all cases }, unit: plain, decimals: 0, better: lower, derived: { sum: [x, y] } }
goals:
  g:
    name: g
    targets:
      p: { indicator: p, area: t, rule: { at_most: { area: c, tolerance: 1 pp } } }
      est: { indicator: est, area: t, rule: { monitor: { baseline: 2016 } } }
      s: { indicator: s, area: t, rule: { at_most: 20 } }
report:
  goals:
    g:
      figures:
        p: { indicators: [p] }
        est: { indicators: [est] }
        parts: { parts_of: s }
        empty: { parts_of: s, areas: [c] }
        later: { indicators: [est], from: 2030 }
observations:
  p:
    t: { 2020: 10.0, 2021: 9.9, 2022: { value: 9.8, status: provisional }, 2023: 9.7, 2024: 8.5 }
    c: { 2020: 5.0, 2022: 5.5, 2023: { status: suppressed }, 2024: 5.0 }
  est:
    t: { 2016: 100, 2020: { value: 90, status: estimated }, 2022: { value: 80, status: low_reliability }, 2023: { status: suppressed }, 2024: { status: suppressed }, 2025: 70 }
  x: { t: { 2020: 3, 2021: { value: 4, status: low_reliability }, 2022: { status: suppressed }, 2023: 7 } }
  y: { t: { 2020: 3, 2021: 14, 2022: 5, 2023: 7 } }
";

#[test]
fn what_is_uncertain_missing_or_withheld_is_told() {
    insta::assert_snapshot!("figures-doubts.da", told(DOUBTS, Language::Danish));
    insta::assert_snapshot!("figures-doubts.en", told(DOUBTS, Language::English));
}

#[test]
fn without_the_figure_of_the_other_area_there_is_no_limit() {
    let chart = lines(&figure(DOUBTS, "figure-p", Language::English));
    let joined: Vec<bool> = chart.limits[0].points.iter().map(|point| point.joined).collect();
    assert_eq!(joined, [false, false, false]);
}

const BREAK: &str = "
maal: 1
areas: { n: { name: { da: Nord, en: North } }, s: { name: { da: Syd, en: South } } }
indicators:
  i:
    name: i
    unit: percent
    decimals: 0
    better: lower
    breaks: [{ at: 2022, area: s, reason: { da: nye grænser, en: new borders } }]
goals: { g: { name: g, targets: { t: { indicator: i, areas: [n, s], rule: { at_most: 25 } } } } }
observations: { i: { n: { 2020: 25, 2021: 24, 2022: 23 }, s: { 2020: 30, 2021: 31, 2022: 19 } } }
";

#[test]
fn a_break_of_one_area_cuts_its_limit_alone_and_names_it() {
    for (language, label) in [(Language::Danish, "Brud i 2022 (Syd)"), (Language::English, "Break in 2022 (South)")] {
        let chart = lines(&figure(BREAK, "figure-i", language));
        assert_eq!(chart.breaks.iter().map(|mark| mark.label.as_str()).collect::<Vec<_>>(), [label]);
        let joined = chart.limits.iter().map(|limit| limit.points.iter().map(|point| point.joined).collect::<Vec<_>>());
        assert_eq!(joined.collect::<Vec<_>>(), [[false, true, true], [false, true, false]]);
    }
}

#[test]
fn without_a_path_nothing_leads_to_the_next_date() {
    let text = GOALS.replace("2023-Q4: 40 }", "2023-Q4: 40 }, path: none");
    let figure = figure(&text, "figure-q", Language::English);
    assert!(lines(&figure).limits[0].points.iter().all(|point| !point.joined));
    assert!(figure.below[0].starts_with("Thick stroke: the limit."), "{:?}", figure.below);
}

/// Areas with figures of four years, each with these targets.
fn crowd(targets: &str) -> String {
    let mut text = "maal: 1\nareas:\n".to_owned();
    (0..12).for_each(|nth| writeln!(text, "  a{nth}: {{ name: {{ da: område {nth}, en: area {nth} }} }}").unwrap());
    write!(
        text,
        "
indicators: {{ i: {{ name: i, unit: percent, decimals: 0, better: lower }} }}
goals: {{ g: {{ name: g, targets: {{ {targets} }} }} }}
observations:
  i:
"
    )
    .unwrap();
    for area in 0..12 {
        let value = |year: i32| 30 + (area * 7 + year * 13) % 40;
        let last = if area == 11 { "2024: { status: missing }".to_owned() } else { format!("2024: {}", value(2024)) };
        writeln!(text, "    a{area}: {{ 2022: {}, 2023: {}, {last} }}", value(2022), value(2023)).unwrap();
    }
    text
}

#[test]
fn many_areas_stand_behind_the_one_that_is_judged() {
    let beside =
        "t: { indicator: i, area: a3, rule: { at_most: 40 }, compare: [a0, a1, a2, a4, a5, a6, a7, a8, a9, a10, a11] }";
    insta::assert_snapshot!("figures-crowd-beside.da", told(&crowd(beside), Language::Danish));
    insta::assert_snapshot!("figures-crowd-beside.en", told(&crowd(beside), Language::English));
}

#[test]
fn of_many_judged_areas_the_highest_and_the_lowest_stand_in_front() {
    let all = "t: { indicator: i, areas: all, rule: { at_most: 40 } }";
    insta::assert_snapshot!("figures-crowd-judged.da", told(&crowd(all), Language::Danish));
    insta::assert_snapshot!("figures-crowd-judged.en", told(&crowd(all), Language::English));
}

#[test]
fn many_indicators_of_one_area_all_keep_their_names() {
    let mut text = "maal: 1\nareas: { a: { name: A } }\nindicators:\n".to_owned();
    let ids: Vec<String> = (0..12).map(|nth| format!("i{nth}")).collect();
    ids.iter()
        .for_each(|id| writeln!(text, "  {id}: {{ name: {id}, unit: plain, decimals: 0, better: lower }}").unwrap());
    writeln!(
        text,
        "goals: {{ g: {{ name: g, targets: {{ t: {{ indicator: i0, area: a, rule: {{ at_most: 5 }} }} }} }} }}"
    )
    .unwrap();
    writeln!(text, "report: {{ goals: {{ g: {{ figures: {{ f: {{ indicators: [{}] }} }} }} }} }}", ids[1..].join(", "))
        .unwrap();
    writeln!(text, "observations:").unwrap();
    ids.iter()
        .zip(3..)
        .for_each(|(id, value)| writeln!(text, "  {id}: {{ a: {{ 2023: {value}, 2024: {value} }} }}").unwrap());
    let told = told(&text, Language::Danish);
    assert!(told.contains("drawn: I1 | I2 | I3 | I4 | I5 | I6 | I7 | I8 | I9 | I10 | I11"), "{told}");
}

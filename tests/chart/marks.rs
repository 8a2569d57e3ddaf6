//! What single marks say.

use maal::Bound::AtMost;
use maal::chart::Chart;
use roxmltree::Document;

use crate::drawing::{length, parsed, words};
use crate::samples::{bars, limit, line, lines};
use crate::shown::{crowd, quarters};

/// All texts that are written, in order.
fn written(chart: &Chart) -> Vec<String> {
    words(&parsed(&chart.svg("c", "t", "d"))).into_iter().map(|words| words.text).collect()
}

/// How many shapes have a class.
fn count(drawing: &Document<'_>, class: &str) -> usize {
    drawing.descendants().filter(|node| node.attribute("class") == Some(class)).count()
}

#[test]
fn faint_series_have_no_names_and_no_values_but_are_told_of_together() {
    let texts = written(&crowd());
    assert!(texts.iter().any(|text| text == "29 andre områder"), "{texts:?}");
    assert!(texts.iter().any(|text| text == "Område 1"), "{texts:?}");
    assert!(!texts.iter().any(|text| text == "Område 2"), "{texts:?}");
    let svg = crowd().svg("c", "t", "d");
    let drawing = parsed(&svg);
    // Each is a line without points; one piece more stands before their name.
    assert_eq!(count(&drawing, "m-faint"), 30);
    assert_eq!(count(&drawing, "m-point"), 7);
    // They lie behind the one that is judged, and make the drawing no higher.
    let behind = svg.rfind("<g class=\"m-faint\">\n<path class=\"m-line\" d=\"M").unwrap();
    assert!(svg.find("m-judged m-j0").unwrap() < behind, "its name stands last");
    let height: f64 = drawing.root_element().attribute("viewBox").unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    assert!(height < 400.0, "{height}");
}

#[test]
fn parts_of_years_are_marked_by_the_years_that_begin() {
    let texts = written(&quarters());
    let times: Vec<&str> = texts.iter().map(String::as_str).filter(|text| text.starts_with("20")).collect();
    assert_eq!(times, ["2022", "2023", "2024"]);
}

#[test]
fn a_single_year_that_begins_does_not_stand_alone() {
    let Chart::Lines(mut chart) = quarters() else { unreachable!() };
    chart.moments.retain(|moment| moment.at < 4);
    chart.lines[0].points.retain(|point| point.at < 4);
    chart.limits.clear();
    let texts = written(&Chart::Lines(chart));
    assert!(texts.iter().any(|text| text == "1. kvt. 2022"), "{texts:?}");
}

#[test]
fn where_there_is_no_limit_neither_line_nor_tint_is_drawn() {
    let tints = |points: &str| {
        let chart = lines(
            "procent",
            vec![line("A", true, "2020 9, 2021 8, 2022 7, 2023 6")],
            vec![limit("k", AtMost, points)],
            vec![],
        );
        let svg = chart.svg("c", "t", "d");
        let drawing = parsed(&svg);
        (count(&drawing, "m-bad"), count(&drawing, "m-joint"))
    };
    assert_eq!(tints("2020 9, 2021 9, 2022 9, 2023 9"), (1, 1));
    assert_eq!(tints("2020 9, 2021 9 ; 2023 9"), (2, 1));
    assert_eq!(tints("2020 9 ; 2023 9"), (2, 0));
}

#[test]
fn only_an_axis_without_zero_is_cut() {
    let is_cut = |points: &str| {
        let svg = lines("procent", vec![line("A", true, points)], vec![], vec![]).svg("c", "t", "d");
        let drawing = parsed(&svg);
        count(&drawing, "m-mark") == 1
    };
    assert!(!is_cut("2020 3, 2021 90"));
    assert!(!is_cut("2020 -3, 2021 90"));
    assert!(is_cut("2020 80, 2021 90"));
    assert!(is_cut("2020 -80, 2021 -90"));
    let svg = bars("procent", &[("A", "2020 80, 2021 90")]).svg("c", "t", "d");
    assert_eq!(count(&parsed(&svg), "m-mark"), 0);
}

#[test]
fn no_line_ends_between_a_number_and_its_unit() {
    let label = "a 1\u{a0}% a 1\u{a0}% a 1\u{a0}% a 1\u{a0}% a 1\u{a0}% a 1\u{a0}% a 1\u{a0}% a 1\u{a0}%";
    let svg = lines("a", vec![line(label, true, "2020 3, 2021 9")], vec![], vec![]).svg("c", "t", "d");
    let drawing = parsed(&svg);
    let label = drawing.descendants().find(|node| node.attribute("class") == Some("m-start m-end-label")).unwrap();
    let ends: Vec<&str> =
        label.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).map(str::trim).collect();
    let ends: Vec<&str> = ends.into_iter().filter(|line| !line.is_empty()).collect();
    assert!(ends.len() > 1 && ends.iter().all(|line| line.ends_with('%') || line.ends_with('a')), "{ends:?}");
    assert!(ends.iter().all(|line| !line.starts_with('%')), "{ends:?}");
}

#[test]
fn a_limit_is_named_at_the_height_of_its_last_stroke() {
    let chart =
        lines("klager", vec![line("A", true, "0 90, 1 80")], vec![limit("m 40", AtMost, "0 80, 1 70, 4 40")], vec![]);
    let svg = chart.svg("c", "t", "d");
    let drawing = parsed(&svg);
    let level = drawing.descendants().find(|node| node.text() == Some("40")).unwrap();
    let name = drawing.descendants().find(|node| node.text() == Some("m 40")).unwrap();
    assert!((length(level, "y") - length(name, "y")).abs() < 300);
}

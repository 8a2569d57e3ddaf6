//! What holds for every chart.

use maal::chart::{
    Bar, BarChart, BarGroup, BreakMark, Chart, Level, LimitLine, LimitPoint, Line, LineChart, Moment, Point,
};
use maal::{Bound, Number};
use proptest::collection::vec;
use proptest::prelude::*;
use roxmltree::Document;

use crate::drawing::{hundredths, length, parsed, words};
use crate::samples::{levels, lines};
use crate::shown::all;

/// Words of letters whose widths `drawing` knows; some are longer than a line.
fn label() -> impl Strategy<Value = String> {
    vec("[abnåtikmW]{1,14}|[abnåtikmW]{40}", 0..9).prop_map(|words| words.join(" "))
}

fn value() -> impl Strategy<Value = (Number, String)> {
    let tenths = prop_oneof![-500..5000_i64, Just(0), 0..100_000_000_i64];
    tenths.prop_map(|tenths| {
        let number = Number::new(i128::from(tenths), 1).unwrap();
        let label = number.to_string().replace('-', "−").replace('.', ",");
        (number, label)
    })
}

fn line() -> impl Strategy<Value = Line> {
    let point = (value(), any::<bool>(), any::<bool>(), any::<Option<u8>>());
    (label(), any::<bool>(), any::<bool>(), vec((0..3, point), 0..12)).prop_map(|(label, judged, faint, steps)| {
        let mut at = 2009;
        let mut points = Vec::new();
        for (step, ((value, label), uncertain, joined, reach)) in steps {
            at += 1 + step / 2;
            let reach = reach.map(|reach| Number::from(i64::from(reach)));
            let interval = reach.map(|reach| (value.checked_sub(reach).unwrap(), value.checked_add(reach).unwrap()));
            points.push(Point { at, value, label, uncertain, joined: joined && !points.is_empty(), interval });
        }
        Line { label, judged, faint, points }
    })
}

fn limit() -> impl Strategy<Value = LimitLine> {
    (label(), any::<Option<u8>>(), any::<bool>(), vec((value(), any::<bool>()), 0..6)).prop_map(
        |(label, line, most, values)| {
            let bound = if most { Bound::AtMost } else { Bound::AtLeast };
            let points =
                (2012..).zip(values).map(|(at, ((value, _), joined))| LimitPoint { at, value, joined }).collect();
            LimitLine { label, line: line.map(|line| usize::from(line % 32)), bound, points }
        },
    )
}

fn line_chart() -> impl Strategy<Value = Chart> {
    let breaks = vec((2010..2020, label()), 0..3);
    (vec(line(), 0..30), vec(limit(), 0..4), breaks, label(), label(), any::<bool>()).prop_map(
        |(series, limits, breaks, unit, others, by_year)| {
            let breaks = breaks.into_iter().map(|(at, label)| BreakMark { at, label }).collect();
            let chart = lines(&unit, series, limits, breaks);
            let Chart::Lines(mut chart) = chart else { unreachable!() };
            chart.levels.iter_mut().for_each(|level| level.label = level.label.replace('-', "−"));
            chart
                .moments
                .iter_mut()
                .filter(|each| by_year && each.at % 3 == 0)
                .for_each(|each| each.year = Some(each.label.clone()));
            chart.others = others;
            Chart::Lines(chart)
        },
    )
}

fn bar_chart() -> impl Strategy<Value = Chart> {
    let bar =
        (2010..2024_i32, value(), any::<bool>(), any::<bool>()).prop_map(|(at, (value, text), known, uncertain)| Bar {
            label: at.to_string(),
            value: known.then_some(value),
            text,
            uncertain,
        });
    let group = (label(), vec(bar, 0..14)).prop_map(|(label, bars)| BarGroup { label, bars });
    (label(), vec(group, 0..9)).prop_map(|(unit, groups)| {
        let values: Vec<Number> = groups.iter().flat_map(|group| &group.bars).filter_map(|bar| bar.value).collect();
        Chart::Bars(BarChart { unit, levels: levels(&values, true), groups })
    })
}

fn chart() -> impl Strategy<Value = Chart> {
    prop_oneof![3 => line_chart(), 1 => bar_chart()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_two_texts_overlap(chart in chart()) {
        let svg = chart.svg("c", "t", "d");
        let words = words(&parsed(&svg));
        for (index, one) in words.iter().enumerate() {
            for other in &words[index + 1..] {
                prop_assert!(!one.overlaps(other), "{one:?}\n{other:?}");
            }
        }
    }

    #[test]
    fn nothing_leaves_the_chart(chart in chart()) {
        let svg = chart.svg("c", "t", "d");
        let drawing = parsed(&svg);
        let (width, height) = size(&drawing);
        for text in words(&drawing) {
            prop_assert!(0 <= text.left && text.right <= width && 0 <= text.top && text.bottom <= height, "{text:?}");
        }
        for (x, y) in spots(&drawing) {
            prop_assert!((0..=width).contains(&x) && (0..=height).contains(&y), "{x} {y}");
        }
    }

    #[test]
    fn labels_at_the_right_keep_the_order_of_their_ends(values in vec(0..1000_i64, 1..30)) {
        let one = |(index, value): (usize, &i64)| {
            crate::samples::line(&format!("a{index}"), true, &format!("2023 {value}, 2024 {value}"))
        };
        let chart = lines("kr.", values.iter().enumerate().map(one).collect(), vec![], vec![]);
        let svg = chart.svg("c", "t", "d");
        let drawing = parsed(&svg);
        let written = drawing.descendants().filter(|node| node.has_attribute("class"));
        let labels = written.filter(|node| node.attribute("class").unwrap().ends_with("m-end-value"));
        let mut labels: Vec<(i64, i64)> =
            labels.map(|node| (length(node, "y"), node.text().unwrap().replace('.', "").parse().unwrap())).collect();
        prop_assert_eq!(labels.len(), values.len());
        labels.sort_unstable();
        prop_assert!(labels.windows(2).all(|pair| pair[0].1 >= pair[1].1), "{labels:?}");
    }

    #[test]
    fn higher_values_lie_higher(values in vec((any::<i64>(), 1..i64::MAX), 2..12)) {
        let values: Vec<Number> =
            values.iter().map(|(above, below)| Number::fraction((*above).into(), (*below).into()).unwrap()).collect();
        let svg = of_values(&values, levels(&values, false)).svg("c", "t", "d");
        let heights = heights(&parsed(&svg));
        prop_assert_eq!(heights.len(), values.len());
        for (one, y) in values.iter().zip(&heights) {
            for (other, other_y) in values.iter().zip(&heights) {
                prop_assert!(one < other || y <= other_y, "{one} {y}, {other} {other_y}");
            }
        }
    }

    #[test]
    fn any_number_and_any_time_has_a_place(
        values in vec((any::<i128>(), any::<i128>()), 1..8),
        ends in vec((any::<i128>(), any::<i128>()), 0..4),
        times in vec(any::<i32>(), 8),
    ) {
        let numbers = |pairs: &[(i128, i128)]| -> Vec<Number> {
            pairs.iter().filter_map(|(above, below)| Number::fraction(*above, *below)).collect()
        };
        let mut ends = numbers(&ends);
        ends.sort_unstable();
        let levels = ends.into_iter().map(|value| Level { value, label: "a".to_owned() }).collect();
        let Chart::Lines(mut chart) = of_values(&numbers(&values), levels) else { unreachable!() };
        for (point, at) in chart.lines[0].points.iter_mut().zip(&times) {
            point.at = *at;
            point.interval = Some((point.value, Number::ZERO));
        }
        chart.moments = times.iter().map(|at| Moment { at: *at, label: "a".to_owned(), year: None }).collect();
        chart.breaks = times.iter().map(|at| BreakMark { at: *at, label: "b".to_owned() }).collect();
        chart.limits = vec![LimitLine {
            label: "k".to_owned(),
            line: None,
            bound: Bound::AtLeast,
            points: times.iter().copied().zip(numbers(&values)).map(|(at, value)| LimitPoint { at, value, joined: true }).collect(),
        }];
        let svg = Chart::Lines(chart).svg("c", "t", "d");
        let drawing = parsed(&svg);
        let (width, height) = size(&drawing);
        for (x, y) in spots(&drawing) {
            prop_assert!((0..=width).contains(&x) && (0..=height).contains(&y), "{x} {y}");
        }
    }

    #[test]
    fn any_text_stays_text(text in any::<String>(), other in "[<>&\"'\\]\\-!/a-z\u{0}-\u{1f}\u{fffe}\u{feff}\u{202e}]{0,40}") {
        for text in [text, other] {
            for chart in [worded(&text), worded_bars(&text)] {
                let svg = chart.svg(&text, &text, &text);
                let drawing = parsed(&svg);
                let plain = chart_names(&drawing);
                prop_assert_eq!(plain, chart_names(&parsed(&worded_like(&chart).svg("a", "a", "a"))));
                let shown: String = text.chars().map(shown).collect();
                for name in ["title", "desc"] {
                    let node = drawing.descendants().find(|node| node.has_tag_name(name)).unwrap();
                    prop_assert_eq!(node.text().unwrap_or_default(), &shown);
                }
            }
        }
    }
}

/// How a letter of the text is read back.
fn shown(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' => ' ',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        other if other.is_control() => '\u{fffd}',
        other => other,
    }
}

/// The elements that are no text, and the attributes of all: no text adds any.
fn chart_names(drawing: &Document<'_>) -> Vec<String> {
    let elements = drawing.descendants().filter(|node| node.is_element());
    let mut names: Vec<String> = elements
        .flat_map(|node| {
            let attributes = node.attributes().map(|attribute| attribute.name().to_owned()).collect::<Vec<_>>();
            std::iter::once(node.tag_name().name().to_owned()).chain(attributes).collect::<Vec<_>>()
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| name != "tspan");
    names
}

/// A chart in which a text stands wherever one can.
fn worded(text: &str) -> Chart {
    let Chart::Lines(mut chart) = of_values(&[Number::ONE, Number::ZERO], Vec::new()) else { unreachable!() };
    chart.unit = text.to_owned();
    chart.levels = vec![
        Level { value: Number::ZERO, label: text.to_owned() },
        Level { value: Number::ONE, label: text.to_owned() },
    ];
    chart.lines[0].label = text.to_owned();
    chart.lines[0].points.iter_mut().for_each(|point| point.label = text.to_owned());
    chart.moments.iter_mut().for_each(|moment| moment.label = text.to_owned());
    chart.limits = vec![LimitLine {
        label: text.to_owned(),
        line: None,
        bound: Bound::AtMost,
        points: vec![LimitPoint { at: 0, value: Number::ONE, joined: false }],
    }];
    chart.breaks = vec![BreakMark { at: 1, label: text.to_owned() }];
    // What needs no text, so that there is some of everything whatever the text is.
    chart.lines.push(crate::samples::line("a", false, "0 1, 1 0"));
    chart.lines.push(Line { faint: true, ..crate::samples::line("a", false, "0 1, 1 0") });
    chart.others = text.to_owned();
    Chart::Lines(chart)
}

fn worded_bars(text: &str) -> Chart {
    let bar = Bar { label: text.to_owned(), value: Some(Number::ONE), text: text.to_owned(), uncertain: false };
    let groups = vec![BarGroup { label: text.to_owned(), bars: vec![bar] }];
    Chart::Bars(BarChart { unit: text.to_owned(), levels: levels(&[Number::ONE], true), groups })
}

/// The chart of the same kind with a harmless text.
fn worded_like(chart: &Chart) -> Chart {
    match chart {
        Chart::Bars(_) => worded_bars("a"),
        _ => worded("a"),
    }
}

/// A judged series of these values.
fn of_values(values: &[Number], levels: Vec<Level>) -> Chart {
    let point = |(at, value): (i32, &Number)| Point {
        at,
        value: *value,
        label: "1".to_owned(),
        uncertain: false,
        joined: at > 0,
        interval: None,
    };
    let points: Vec<Point> = (0..).zip(values).map(point).collect();
    let moments = points.iter().map(|point| Moment { at: point.at, label: "1".to_owned(), year: None }).collect();
    let lines = vec![Line { label: "a".to_owned(), judged: true, faint: false, points }];
    Chart::Lines(LineChart { levels, moments, lines, ..LineChart::default() })
}

/// The heights of all points, in their order.
fn heights(drawing: &Document<'_>) -> Vec<i64> {
    drawing.descendants().filter(|node| node.has_tag_name("circle")).map(|node| length(node, "cy")).collect()
}

fn size(drawing: &Document<'_>) -> (i64, i64) {
    let mut sides = drawing.root_element().attribute("viewBox").unwrap().split(' ').skip(2).map(hundredths);
    (sides.next().unwrap(), sides.next().unwrap())
}

/// Every place that a shape has.
fn spots(drawing: &Document<'_>) -> Vec<(i64, i64)> {
    let mut spots = Vec::new();
    for node in drawing.descendants() {
        if let Some(steps) = node.attribute("d") {
            for step in steps.trim_end_matches('Z').split(['M', 'L']).filter(|step| !step.is_empty()) {
                let (x, y) = step.split_once(' ').unwrap();
                spots.push((hundredths(x), hundredths(y)));
            }
        } else if node.has_tag_name("circle") {
            spots.push((length(node, "cx"), length(node, "cy")));
        } else if node.has_tag_name("rect") && node.has_attribute("x") {
            let (x, y) = (length(node, "x"), length(node, "y"));
            spots.extend([(x, y), (x + length(node, "width"), y + length(node, "height"))]);
        }
    }
    spots
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for (name, chart) in all() {
        assert_eq!(chart.svg(name, "t", "d"), chart.clone().svg(name, "t", "d"));
    }
}

#[test]
fn thirty_series_are_all_named_with_their_last_values() {
    let chart = all().into_iter().find(|(name, _)| *name == "thirty_series").unwrap().1;
    let svg = chart.svg("c", "t", "d");
    let words = words(&parsed(&svg));
    let Chart::Lines(chart) = chart else { unreachable!() };
    for line in &chart.lines {
        let name = words.iter().find(|words| words.text == line.label).unwrap();
        let value = &line.points.last().unwrap().label;
        assert!(words.iter().any(|words| words.text == *value && words.top == name.top && words.right < name.left));
    }
}

#[test]
fn where_several_are_judged_a_limit_has_the_colour_and_the_point_of_its_own() {
    let chart = all().into_iter().find(|(name, _)| *name == "three_judged").unwrap().1;
    let svg = chart.svg("c", "t", "d");
    let drawing = parsed(&svg);
    let class_of = |label: &str| {
        let label = drawing.descendants().find(|node| node.text() == Some(label)).unwrap();
        let shapes: Vec<&str> = label.prev_siblings().map(|node| node.tag_name().name()).collect();
        (label.parent().unwrap().attribute("class").unwrap(), shapes)
    };
    let (class, shapes) = class_of("højst 18");
    assert!(class == "m-j0" && shapes.contains(&"circle"), "{class} {shapes:?}");
    let (class, shapes) = class_of("mindst 10");
    assert!(class == "m-j1" && shapes.contains(&"rect"), "{class} {shapes:?}");
    let (class, shapes) = class_of("højst 25");
    assert!(class == "m-limit" && !shapes.contains(&"circle"), "{class} {shapes:?}");
}

#[test]
fn two_charts_on_a_page_share_no_id() {
    let svg = all()[0].1.svg("utrygge 2024", "t", "d");
    let drawing = parsed(&svg);
    let ids: Vec<&str> = drawing.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids, ["utrygge-2024-title", "utrygge-2024-desc"]);
    assert_eq!(drawing.root_element().attribute("aria-labelledby"), Some("utrygge-2024-title utrygge-2024-desc"));
}

#[test]
fn every_rule_of_the_style_is_for_charts_alone() {
    let svg = all()[0].1.svg("c", "t", "d");
    let drawing = parsed(&svg);
    let style = drawing.descendants().find(|node| node.has_tag_name("style")).unwrap().text().unwrap().to_owned();
    for rule in style.lines().filter(|line| !line.trim().is_empty()) {
        assert!(rule.starts_with(".maal-chart"), "{rule}");
    }
}

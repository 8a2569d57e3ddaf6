//! Charts in shorthand.

use maal::chart::{
    Bar, BarChart, BarGroup, BreakMark, Chart, Level, LimitLine, LimitPoint, Line, LineChart, Moment, Point,
    nice_levels,
};
use maal::{Bound, Number};

/// A chart whose levels follow from what it holds; the moments are all years from the first to the last.
pub(crate) fn lines(unit: &str, lines: Vec<Line>, limits: Vec<LimitLine>, breaks: Vec<BreakMark>) -> Chart {
    let points = lines.iter().flat_map(|line| &line.points);
    let limit_points = || limits.iter().flat_map(|limit| &limit.points);
    let times: Vec<i32> = points.clone().map(|point| point.at).chain(limit_points().map(|point| point.at)).collect();
    let values: Vec<Number> = points
        .flat_map(|point| [Some(point.value), point.interval.map(|it| it.0), point.interval.map(|it| it.1)])
        .flatten()
        .chain(limit_points().map(|point| point.value))
        .collect();
    let (first, last) = (times.iter().min().unwrap_or(&2024), times.iter().max().unwrap_or(&2024));
    let moments = (*first..=*last).map(|at| Moment { at, label: at.to_string(), year: None }).collect();
    let levels = levels(&values, false);
    Chart::Lines(LineChart { unit: unit.to_owned(), moments, levels, lines, limits, breaks, others: String::new() })
}

pub(crate) fn levels(values: &[Number], from_zero: bool) -> Vec<Level> {
    let zero = from_zero.then_some(Number::ZERO);
    let values = || values.iter().copied().chain(zero);
    let (Some(low), Some(high)) = (values().min(), values().max()) else { return Vec::new() };
    let label = |value: Number| danish(&value.to_string());
    nice_levels(low, high, false).into_iter().map(|value| Level { value, label: label(value) }).collect()
}

/// `2014 22, 2015 23 ; 2017 24? [20 28]`: after a semicolon the line does not go on; `?` is not settled; in brackets an
/// interval.
pub(crate) fn line(label: &str, judged: bool, points: &str) -> Line {
    let runs = points.split(';').filter(|run| !run.trim().is_empty());
    let points = runs.flat_map(|run| run.split(',').enumerate().map(|(index, text)| point(text, index > 0)));
    Line { label: label.to_owned(), judged, faint: false, points: points.collect() }
}

fn point(text: &str, joined: bool) -> Point {
    let (text, interval) = text.split_once('[').map_or((text, None), |(text, interval)| (text, Some(interval)));
    let (at, value) = text.trim().split_once(' ').unwrap();
    let interval = interval.map(|text| {
        let (low, high) = text.trim().trim_end_matches(']').split_once(' ').unwrap();
        (low.parse().unwrap(), high.parse().unwrap())
    });
    let plain = value.trim().trim_end_matches('?');
    Point {
        at: at.parse().unwrap(),
        value: plain.parse().unwrap(),
        label: danish(plain),
        uncertain: value.contains('?'),
        joined,
        interval,
    }
}

/// `2023 26, 2024 12 ; 2026 10`: after a semicolon the limit does not go on.
pub(crate) fn limit(label: &str, bound: Bound, points: &str) -> LimitLine {
    let limit = |text: &str, joined: bool| {
        let (at, value) = text.trim().split_once(' ').unwrap();
        LimitPoint { at: at.parse().unwrap(), value: value.parse().unwrap(), joined }
    };
    let runs = points.split(';');
    let points = runs.flat_map(|run| run.split(',').enumerate().map(|(index, text)| limit(text, index > 0)));
    LimitLine { label: label.to_owned(), line: None, bound, points: points.collect() }
}

/// The limit of the line at this place.
pub(crate) fn limit_of(line: usize, label: &str, bound: Bound, points: &str) -> LimitLine {
    LimitLine { line: Some(line), ..limit(label, bound, points) }
}

pub(crate) fn break_at(at: i32, label: &str) -> BreakMark {
    BreakMark { at, label: label.to_owned() }
}

/// Groups of columns, each as `2020 24, 2021 21?, 2022 –`.
pub(crate) fn bars(unit: &str, groups: &[(&str, &str)]) -> Chart {
    let groups: Vec<BarGroup> = groups
        .iter()
        .map(|(label, bars)| BarGroup { label: (*label).to_owned(), bars: bars.split(',').map(bar).collect() })
        .collect();
    let values: Vec<Number> = groups.iter().flat_map(|group| &group.bars).filter_map(|bar| bar.value).collect();
    Chart::Bars(BarChart { unit: unit.to_owned(), levels: levels(&values, true), groups })
}

fn bar(text: &str) -> Bar {
    let (label, value) = text.trim().rsplit_once(' ').unwrap();
    let plain = value.trim_end_matches('?');
    Bar { label: label.to_owned(), value: plain.parse().ok(), text: danish(plain), uncertain: value.ends_with('?') }
}

/// With a decimal comma, a point at thousands, and a real minus.
fn danish(number: &str) -> String {
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |rest| ("−", rest));
    let (whole, decimals) = number.split_once('.').map_or((number, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    decimals.map_or(format!("{sign}{grouped}"), |decimals| format!("{sign}{grouped},{decimals}"))
}

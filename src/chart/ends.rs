//! The labels of series and limits at the right, each beside its end, moved apart where ends lie close.

use super::canvas::{Anchor, Canvas, WIDTH};
use super::lines::looks;
use super::place::{Spot, apart, count};
use super::scale::Frame;
use super::{LineChart, letters, limits};
use crate::number::Number;

/// The widest that labels may be.
const WIDEST: i64 = WIDTH * 35 / 100;
/// In how many lines.
const LINES: usize = 3;
/// Between the drawing and the labels; leaders run here.
const GUTTER: i64 = 1800;
/// Between labels below each other.
const BETWEEN: i64 = 400;
/// A label so far from its end has a leader.
const FAR: i64 = 500;

/// The label of a series or limit.
pub(super) struct End {
    class: String,
    lines: Vec<String>,
    at: i32,
    value: Number,
    is_limit: bool,
}

impl End {
    fn height(&self) -> i64 {
        count(self.lines.len()) * letters::LEADING + BETWEEN
    }

    /// Where the series ends, a little to the right of what is drawn there.
    fn spot(&self, frame: &Frame) -> Spot {
        let Spot { x, y } = frame.spot(self.at, self.value);
        Spot { x: x + if self.is_limit { limits::half_stroke(frame) + 200 } else { 600 }, y }
    }
}

/// The labels of all that has a point and a name.
pub(super) fn of(chart: &LineChart) -> Vec<End> {
    let wrapped = |label: &str| letters::wrapped(label, WIDEST, LINES);
    let series = looks(chart).into_iter().filter_map(|(line, look)| {
        let last = line.points.last()?;
        let (at, value) = (last.at, last.value);
        Some(End { class: look.class(), lines: wrapped(&line.label), at, value, is_limit: false })
    });
    let limits = chart.limits.iter().filter_map(|limit| {
        let (at, value) = *limit.points.last()?;
        Some(End { class: "m-limit".to_owned(), lines: wrapped(&limit.label), at, value, is_limit: true })
    });
    series.chain(limits).filter(|end| !end.lines.is_empty()).collect()
}

/// The room that the labels take at the right.
pub(super) fn room(ends: &[End]) -> i64 {
    let lines = ends.iter().flat_map(|end| &end.lines);
    lines.map(|line| letters::width(line) + GUTTER).max().unwrap_or_default()
}

/// The room that they take below each other.
pub(super) fn height(ends: &[End]) -> i64 {
    ends.iter().map(End::height).sum()
}

/// Writes the labels in the order of their ends, with a leader where one is far from its own.
pub(super) fn draw(canvas: &mut Canvas, ends: &[End], frame: &Frame) {
    let mut sorted: Vec<&End> = ends.iter().collect();
    sorted.sort_by_key(|end| frame.y(end.value));
    let wanted: Vec<(i64, i64)> = sorted.iter().map(|end| (frame.y(end.value), end.height())).collect();
    let tops = apart(&wanted, frame.area.top, frame.area.bottom);
    for (end, top) in sorted.into_iter().zip(tops) {
        canvas.open(&end.class);
        let text = Spot { x: frame.area.right + GUTTER, y: top + BETWEEN / 2 + letters::ASCENT + 150 };
        leader(canvas, end.spot(frame), Spot { x: text.x - 400, y: top + end.height() / 2 }, frame);
        canvas.text("m-end-label", Anchor::Start, text, &end.lines);
        canvas.close();
    }
}

/// Leads from an end to its label: straight on to the edge of the drawing, then aslant.
fn leader(canvas: &mut Canvas, from: Spot, to: Spot, frame: &Frame) {
    let ends_early = from.x + FAR < frame.x(frame.times.1);
    if ends_early || (from.y - to.y).abs() > FAR {
        let edge = Spot { x: frame.area.right.max(from.x), y: from.y };
        canvas.line("m-leader", &[from, edge, to]);
    }
}

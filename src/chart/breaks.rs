//! Breaks: a dotted line between what cannot be compared, and above it why.

use super::canvas::{Anchor, Canvas, WIDTH};
use super::letters;
use super::place::{Area, Spot, count};
use super::scale::Frame;
use super::{LineChart, axis};

/// The widest that the label of a break may be.
const WIDEST: i64 = WIDTH * 2 / 5;
/// In how many lines.
const LINES: usize = 3;
/// What labels beside each other keep free between them.
const BETWEEN: i64 = 900;

/// A break with its place and the lines of its label.
pub(super) struct Heading {
    x: i64,
    middle: i64,
    top: i64,
    lines: Vec<String>,
}

impl Heading {
    fn area(&self) -> Area {
        let half = letters::widest(&self.lines) / 2 + BETWEEN / 2;
        let bottom = self.top + count(self.lines.len()) * letters::LEADING;
        Area { left: self.middle - half, top: self.top, right: self.middle + half, bottom }
    }
}

/// The breaks before which there is something, each below the labels that it would cover.
pub(super) fn headings(chart: &LineChart, frame: &Frame) -> Vec<Heading> {
    let mut placed: Vec<Heading> = Vec::new();
    let (first, last) = frame.times;
    for mark in chart.breaks.iter().filter(|mark| first < mark.at && mark.at <= last) {
        let before = chart.moments.iter().rev().find(|moment| moment.at < mark.at).map_or(first, |moment| moment.at);
        let x = (frame.x(before) + frame.x(mark.at)) / 2;
        let lines = letters::balanced(&mark.label, WIDEST, LINES);
        let half = letters::widest(&lines) / 2;
        let middle = x.min(WIDTH - half).max(half);
        let mut heading = Heading { x, middle, top: axis::ABOVE - 600, lines };
        while let Some(other) = placed.iter().find(|other| other.area().meets(heading.area())) {
            heading.top = other.area().bottom;
        }
        placed.push(heading);
    }
    placed
}

/// The room that the labels take above the drawing.
pub(super) fn height(headings: &[Heading]) -> i64 {
    headings.iter().map(|heading| heading.area().bottom + 800 - axis::ABOVE).max().unwrap_or_default()
}

/// Draws the dotted lines, a double stroke across the axis below each, and the labels.
pub(super) fn draw(canvas: &mut Canvas, headings: &[Heading], frame: &Frame) {
    for (from, to) in dotted(headings, frame) {
        let x = to.x;
        canvas.line("m-break", &[from, to]);
        let (low, high) = (frame.area.bottom + 350, frame.area.bottom - 450);
        let stroke = |x: i64| [Spot { x: x - 150, y: low }, Spot { x: x + 150, y: high }];
        canvas.strokes("m-mark", [x - 200, x + 200].map(stroke));
    }
    for Heading { middle, top, lines, .. } in headings {
        canvas.text("m-heading", Anchor::Middle, Spot { x: *middle, y: top + letters::ASCENT }, lines);
    }
}

/// The dotted lines, each from below its label down to the axis.
pub(super) fn dotted(headings: &[Heading], frame: &Frame) -> Vec<(Spot, Spot)> {
    let line = |Heading { x, top, lines, .. }: &Heading| {
        let begin = top + count(lines.len()) * letters::LEADING + 200;
        (Spot { x: *x, y: begin }, Spot { x: *x, y: frame.area.bottom })
    };
    headings.iter().map(line).collect()
}

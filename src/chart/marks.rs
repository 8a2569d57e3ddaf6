//! A series as it is drawn: its intervals, its line with gaps, its points.

use super::canvas::Canvas;
use super::lines::Look;
use super::place::{Area, Spot};
use super::scale::Frame;
use super::{Line, Point};

/// Half the width of the end of a whisker.
const WHISKER: i64 = 350;

/// Draws the intervals and the line of a series.
pub(super) fn line(canvas: &mut Canvas, line: &Line, look: Look, frame: &Frame) {
    canvas.group(&look.class(), |canvas| {
        let runs = runs(&line.points);
        match look {
            Look::Judged(_) | Look::Beside(_) => runs.iter().for_each(|run| draw_intervals(canvas, run, frame)),
            Look::Faint => {}
        }
        for run in runs {
            canvas.line("m-line", &run.iter().map(|point| frame.spot(point.at, point.value)).collect::<Vec<_>>());
        }
    });
}

/// Draws the points of a series, hollow where they are uncertain; of a faint one only those that no line leads to.
pub(super) fn points(canvas: &mut Canvas, line: &Line, look: Look, frame: &Frame) {
    canvas.group(&look.class(), |canvas| {
        let all = runs(&line.points).into_iter();
        let shown = all.filter(|run| run.len() == 1 || !matches!(look, Look::Faint)).flatten();
        for point in shown {
            let class = if point.uncertain { "m-hollow" } else { "m-point" };
            let spot = frame.spot(point.at, point.value);
            point_at(canvas, class, spot, look);
        }
    });
}

/// Draws a point. Several judged series have points of different shapes: their lines are all solid.
pub(super) fn point_at(canvas: &mut Canvas, class: &str, spot: Spot, look: Look) {
    let corners = |reaches: &[(i64, i64)]| -> Vec<Spot> {
        reaches.iter().map(|(x, y)| Spot { x: spot.x + x, y: spot.y + y }).collect()
    };
    let index = match look {
        Look::Beside(_) => return canvas.circle(class, spot, 300),
        Look::Faint => return canvas.circle(class, spot, 200),
        Look::Judged(index) => index % 4,
    };
    match index {
        1 => canvas.rectangle(class, Area::around(spot, 400)),
        2 => canvas.shape(class, &corners(&[(0, -550), (550, 0), (0, 550), (-550, 0)])),
        3 => canvas.shape(class, &corners(&[(0, -500), (530, 420), (-530, 420)])),
        _ => canvas.circle(class, spot, 420),
    }
}

/// The points in parts within which each is joined to the one before.
fn runs(points: &[Point]) -> Vec<&[Point]> {
    points.chunk_by(|_, next| next.joined).collect()
}

/// Draws a band where neighbouring points have intervals, and a whisker where a single one has.
fn draw_intervals(canvas: &mut Canvas, run: &[Point], frame: &Frame) {
    for part in intervals(run, frame) {
        if let [(low, high)] = part.as_slice() {
            whisker(canvas, *low, *high);
        } else {
            let above = part.iter().map(|(_, high)| *high);
            let corners: Vec<Spot> = above.chain(part.iter().rev().map(|(low, _)| *low)).collect();
            canvas.shape("m-band", &corners);
        }
    }
}

/// The ends of the intervals, in parts of neighbouring points that have one.
fn intervals(run: &[Point], frame: &Frame) -> Vec<Vec<(Spot, Spot)>> {
    let ends = |point: &Point| {
        let (low, high) = point.interval?;
        Some((frame.spot(point.at, low), frame.spot(point.at, high)))
    };
    let parts = run.chunk_by(|point, next| point.interval.is_some() == next.interval.is_some());
    parts.map(|part| part.iter().filter_map(ends).collect::<Vec<_>>()).filter(|part| !part.is_empty()).collect()
}

fn whisker(canvas: &mut Canvas, low: Spot, high: Spot) {
    let end = |Spot { x, y }| [x - WHISKER, x + WHISKER].map(|x| Spot { x, y });
    canvas.strokes("m-whisker", [[low, high], end(low), end(high)]);
}

/// The whiskers of a series as straight lines.
pub(super) fn whiskers(line: &Line, frame: &Frame) -> Vec<(Spot, Spot)> {
    let parts = runs(&line.points).into_iter().flat_map(|run| intervals(run, frame));
    parts.filter(|part| part.len() == 1).flatten().collect()
}

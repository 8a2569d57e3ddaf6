//! A series as it is drawn: its intervals, its line with gaps, its points.

use super::canvas::Canvas;
use super::lines::Look;
use super::place::Spot;
use super::scale::Frame;
use super::{Line, Point};

/// Half the width of the end of a whisker.
const WHISKER: i64 = 350;

/// Draws a series.
pub(super) fn series(canvas: &mut Canvas, line: &Line, look: Look, frame: &Frame) {
    canvas.open(&look.class());
    let runs = runs(&line.points);
    for run in &runs {
        intervals(canvas, run, frame);
    }
    for run in &runs {
        let spots: Vec<Spot> = run.iter().map(|point| frame.spot(point.at, point.value)).collect();
        if spots.len() > 1 {
            canvas.line("m-line", &spots);
        }
    }
    let radius = match look {
        Look::Judged(_) => 420,
        Look::Beside(_) => 300,
    };
    for point in &line.points {
        let class = if point.unsettled { "m-hollow" } else { "m-point" };
        canvas.circle(class, frame.spot(point.at, point.value), radius);
    }
    canvas.close();
}

/// The points in parts within which each is joined to the one before.
fn runs(points: &[Point]) -> Vec<&[Point]> {
    points.chunk_by(|_, next| next.joined).collect()
}

/// Draws a band where neighbouring points have intervals, and a whisker where a single one has.
fn intervals(canvas: &mut Canvas, run: &[Point], frame: &Frame) {
    for part in run.chunk_by(|point, next| point.interval.is_some() == next.interval.is_some()) {
        let ends: Vec<(Spot, Spot)> = part
            .iter()
            .filter_map(|point| {
                point.interval.map(|(low, high)| (frame.spot(point.at, low), frame.spot(point.at, high)))
            })
            .collect();
        match ends.as_slice() {
            [] => {}
            [(low, high)] => whisker(canvas, *low, *high),
            several => {
                let above = several.iter().map(|(_, high)| *high);
                let corners: Vec<Spot> = above.chain(several.iter().rev().map(|(low, _)| *low)).collect();
                canvas.shape("m-band", &corners);
            }
        }
    }
}

fn whisker(canvas: &mut Canvas, low: Spot, high: Spot) {
    canvas.line("m-whisker", &[low, high]);
    for Spot { x, y } in [low, high] {
        canvas.line("m-whisker", &[Spot { x: x - WHISKER, y }, Spot { x: x + WHISKER, y }]);
    }
}

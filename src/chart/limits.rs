//! Limits: a short stroke at each period, which is all that is demanded; straight lines between them, so that a series
//! that is on the good side at two periods is never drawn across; and a tint on the bad side. Limits have a colour of
//! their own, but where several series are judged each has that of its series.

use super::canvas::Canvas;
use super::lines::{Look, looks};
use super::place::Spot;
use super::scale::Frame;
use super::{LimitLine, LimitPoint, LineChart};
use crate::finding::Bound;

/// Half the length of a stroke at most.
const HALF_STROKE: i64 = 900;
/// More limits than this, or those of several series, are tinted beside their line only, not up to the edge.
const WIDE_TINTS: usize = 2;
/// How deep such a tint is.
const FRINGE: i64 = 900;

/// The look of the series that a limit is for, where several are judged.
pub(super) fn look(chart: &LineChart, limit: &LimitLine) -> Option<Look> {
    let of = limit.line.filter(|_| several_are_judged(chart))?;
    looks(chart).get(of).map(|(_, look)| *look).filter(|look| !matches!(look, Look::Faint))
}

fn several_are_judged(chart: &LineChart) -> bool {
    chart.lines.iter().filter(|line| line.judged && !line.faint).count() > 1
}

/// The class of a limit.
pub(super) fn class(chart: &LineChart, limit: &LimitLine) -> String {
    look(chart, limit).map_or_else(|| "m-limit".to_owned(), Look::colour)
}

/// Half the length of the stroke at each period.
pub(super) fn half_stroke(frame: &Frame) -> i64 {
    HALF_STROKE.min(frame.half_step() * 2 / 3)
}

/// Tints the bad side of every limit.
pub(super) fn tints(canvas: &mut Canvas, chart: &LineChart, frame: &Frame) {
    let crowded = chart.limits.len() > WIDE_TINTS || several_are_judged(chart);
    let depth = if crowded { FRINGE } else { frame.area.bottom };
    for (limit, run) in runs(chart, frame) {
        let edge = |y: i64| match limit.bound {
            Bound::AtMost => (y - depth).max(frame.area.top),
            Bound::AtLeast => (y + depth).min(frame.area.bottom),
        };
        let outline = outline(&run, frame);
        let far = outline.iter().rev().map(|spot| Spot { x: spot.x, y: edge(spot.y) });
        let corners: Vec<Spot> = outline.iter().copied().chain(far).collect();
        canvas.group(&class(chart, limit), |canvas| canvas.shape("m-bad", &corners));
    }
}

/// Draws the strokes and what joins them.
pub(super) fn draw(canvas: &mut Canvas, chart: &LineChart, frame: &Frame) {
    let half = half_stroke(frame);
    for (limit, run) in runs(chart, frame) {
        canvas.group(&class(chart, limit), |canvas| {
            canvas.line("m-joint", &run);
            canvas.strokes("m-tread", run.iter().map(|Spot { x, y }| [x - half, x + half].map(|x| Spot { x, y: *y })));
        });
    }
}

/// The straight lines that limits are drawn with, strokes among them.
pub(super) fn joints(chart: &LineChart, frame: &Frame) -> Vec<(Spot, Spot)> {
    let outlines = runs(chart, frame).into_iter().map(|(_, run)| outline(&run, frame));
    outlines.flat_map(|spots| spots.iter().copied().zip(spots.iter().copied().skip(1)).collect::<Vec<_>>()).collect()
}

/// The places of every limit, in parts within which each is joined to the one before.
fn runs<'a>(chart: &'a LineChart, frame: &Frame) -> Vec<(&'a LimitLine, Vec<Spot>)> {
    let spots = |run: &[LimitPoint]| run.iter().map(|point| frame.spot(point.at, point.value)).collect();
    let runs = |limit: &'a LimitLine| limit.points.chunk_by(|_, next| next.joined).map(move |run| (limit, spots(run)));
    chart.limits.iter().flat_map(runs).collect()
}

/// A part of a limit with half a stroke before its first place and after its last.
fn outline(run: &[Spot], frame: &Frame) -> Vec<Spot> {
    let half = half_stroke(frame);
    let begin = run.first().map(|spot| Spot { x: spot.x - half, ..*spot });
    let end = run.last().map(|spot| Spot { x: spot.x + half, ..*spot });
    begin.into_iter().chain(run.iter().copied()).chain(end).collect()
}

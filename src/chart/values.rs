//! The values beside points, where they cover nothing.

use super::canvas::{Anchor, Canvas};
use super::lines::{Look, joints, looks};
use super::place::{Area, Spot};
use super::scale::Frame;
use super::{LineChart, Point, ends, letters, marks};

/// Between a point and its value.
const GAP: i64 = 600;
/// What a point covers around its middle.
const POINT: i64 = 500;
/// What is left free around a value.
const FREE: i64 = 150;
/// A line that is no farther from a value than this disturbs it.
const NEAR: i64 = 150;
/// How far values may stand above the drawing, below it, and beside it at the right.
const OUTSIDE: (i64, i64, i64) = (800, 400, 1000);

/// What is drawn already.
#[derive(Clone)]
struct Taken<'a> {
    frame: &'a Frame,
    lines: Vec<(Spot, Spot)>,
    points: Vec<Area>,
    values: Vec<Area>,
}

/// Writes the last value of every series unless it stands among the labels, the first of every judged one, and all
/// values of a judged series where all have room. `others` are the straight lines that are no series.
pub(super) fn draw(canvas: &mut Canvas, chart: &LineChart, others: Vec<(Spot, Spot)>, frame: &Frame) {
    let series: Vec<_> = looks(chart).into_iter().filter(|(line, _)| !line.faint).collect();
    let points = series.iter().flat_map(|(line, _)| &line.points);
    let drawn = series.iter().flat_map(|(line, _)| [joints(line, frame), marks::whiskers(line, frame)].concat());
    let mut taken = Taken {
        frame,
        lines: drawn.chain(others).collect(),
        points: points.map(|point| Area::around(frame.spot(point.at, point.value), POINT)).collect(),
        values: Vec::new(),
    };
    // Once the judged ones have found their places the others may take what is left.
    let judged = || series.iter().filter(|(line, _)| line.judged);
    for (line, look) in judged().chain(series.iter().filter(|(line, _)| !line.judged)) {
        let Some((last, before)) = line.points.split_last() else { continue };
        if !ends::holds_value(chart, last.at, &last.label) {
            taken.write(canvas, last, *look);
        }
        if let (true, Some(first)) = (line.judged, before.first()) {
            taken.write(canvas, first, *look);
        }
    }
    for (line, look) in judged() {
        let between = line.points.get(1..line.points.len().saturating_sub(1)).unwrap_or_default();
        taken.write_all(canvas, between, *look);
    }
}

impl<'a> Taken<'a> {
    /// Writes a value at its best place, if it has any.
    fn write(&mut self, canvas: &mut Canvas, point: &Point, look: Look) {
        let Some((area, _)) = self.best(point) else { return };
        self.values.push(area);
        let at = Spot { x: area.left + FREE, y: area.bottom - letters::DESCENT };
        canvas.group(&look.class(), |canvas| {
            canvas.text("m-value", Anchor::Start, at, std::slice::from_ref(&point.label));
        });
    }

    /// Writes all of these values where each has a place at which it disturbs nothing; else none.
    fn write_all(&mut self, canvas: &mut Canvas, points: &[Point], look: Look) {
        let mut trial = self.clone();
        let have_room = points.iter().all(|point| {
            let best = trial.best(point).filter(|(_, disturbed)| *disturbed == 0);
            trial.values.extend(best.map(|(area, _)| area));
            best.is_some()
        });
        if have_room {
            points.iter().for_each(|point| self.write(canvas, point, look));
        }
    }

    /// The place for a value that disturbs least, above its point rather than elsewhere, and how much is disturbed.
    /// `None` where each would cover another value or leave the drawing.
    fn best(&self, point: &Point) -> Option<(Area, usize)> {
        let areas = self.candidates(point).into_iter().filter(|area| self.is_free(*area));
        areas.map(|area| (area, self.disturbed(area))).min_by_key(|(_, disturbed)| *disturbed)
    }

    fn candidates(&self, point: &Point) -> [Area; 8] {
        let spot = self.frame.spot(point.at, point.value);
        let width = letters::width(&point.label);
        let aside = width / 2 + GAP;
        let (above, below) = (-GAP - letters::DESCENT, GAP + letters::ASCENT);
        let beside = (letters::ASCENT - letters::DESCENT) / 2;
        let shifts = [
            (0, above),
            (0, below),
            (-aside, above),
            (aside, above),
            (-aside, below),
            (aside, below),
            (aside + POINT, beside),
            (-aside - POINT, beside),
        ];
        shifts.map(|(x, y)| {
            let left = spot.x + x - width / 2 - FREE;
            let (top, bottom) = (spot.y + y - letters::ASCENT, spot.y + y + letters::DESCENT);
            Area { left, top, right: left + width + 2 * FREE, bottom }
        })
    }

    fn is_free(&self, area: Area) -> bool {
        let whole = self.frame.area;
        let (above, below, right) = OUTSIDE;
        let bounds = Area { top: whole.top - above, bottom: whole.bottom + below, right: whole.right + right, ..whole };
        area.within(bounds) && !self.values.iter().any(|other| area.meets(*other))
    }

    /// How many lines it would be crossed by and, weighing more, how many points it would cover.
    fn disturbed(&self, area: Area) -> usize {
        let near =
            Area { left: area.left - NEAR, top: area.top - NEAR, right: area.right + NEAR, bottom: area.bottom + NEAR };
        let crossed = self.lines.iter().filter(|line| near.is_crossed(**line)).count();
        let covered = self.points.iter().filter(|point| area.meets(**point)).count();
        crossed + 10 * covered
    }
}

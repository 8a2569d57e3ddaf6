//! The values beside points, where they cover nothing.

use super::Line;
use super::Point;
use super::canvas::{Anchor, Canvas};
use super::letters;
use super::lines::{Look, joints};
use super::place::{Area, Spot};
use super::scale::Frame;

/// Between a point and its value.
const GAP: i64 = 600;
/// What a point covers around its middle.
const POINT: i64 = 500;
/// What is left free around a value.
const FREE: i64 = 150;

/// What is drawn already.
struct Taken<'a> {
    frame: &'a Frame,
    joints: Vec<(Spot, Spot)>,
    points: Vec<Area>,
    values: Vec<Area>,
}

/// Writes first and last value of every judged series, the last of every other, and all values of a judged series
/// where all have room.
pub(super) fn draw(canvas: &mut Canvas, series: &[(&Line, Look)], limits: &[(Spot, Spot)], frame: &Frame) {
    let points = series.iter().flat_map(|(line, _)| &line.points);
    let mut taken = Taken {
        frame,
        joints: series.iter().flat_map(|(line, _)| joints(line, frame)).chain(limits.iter().copied()).collect(),
        points: points.map(|point| Area::around(frame.spot(point.at, point.value), POINT)).collect(),
        values: Vec::new(),
    };
    let judged = || series.iter().filter(|(line, _)| line.judged);
    for (line, look) in judged().chain(series.iter().filter(|(line, _)| !line.judged)) {
        taken.write(canvas, line.points.last(), *look);
    }
    for (line, look) in judged() {
        let inner = line.points.split_last().and_then(|(_, rest)| rest.split_first());
        let Some((first, rest)) = inner else { continue };
        taken.write(canvas, Some(first), *look);
        if taken.have_room(rest) {
            for point in rest {
                taken.write(canvas, Some(point), *look);
            }
        }
    }
}

impl Taken<'_> {
    fn write(&mut self, canvas: &mut Canvas, point: Option<&Point>, look: Look) {
        let best = point.and_then(|point| Some((point, self.best(point)?)));
        let Some((point, (area, _))) = best else { return };
        self.values.push(area);
        canvas.open(&look.class());
        let at = Spot { x: area.left + FREE, y: area.bottom - letters::DESCENT };
        canvas.text("m-value", Anchor::Start, at, &[point.label.clone()]);
        canvas.close();
    }

    /// Whether all values have a place where at most one line is crossed and nothing covered.
    fn have_room(&self, points: &[Point]) -> bool {
        let mut trial =
            Taken { values: self.values.clone(), points: self.points.clone(), joints: self.joints.clone(), ..*self };
        points.iter().all(|point| match trial.best(point) {
            Some((area, cost)) if cost <= 1 => {
                trial.values.push(area);
                true
            }
            Some(_) | None => false,
        })
    }

    /// The place for a value that disturbs least, above its point rather than elsewhere, and how much is disturbed.
    /// `None` where each would cover another value or leave the drawing.
    fn best(&self, point: &Point) -> Option<(Area, usize)> {
        let areas = self.candidates(point).into_iter().filter(|area| self.is_free(*area));
        areas.map(|area| (area, self.cost(area))).min_by_key(|(_, cost)| *cost)
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
        // A value may stand a little above the highest level, and at the right where leaders run.
        let whole = self.frame.area;
        let bounds = Area { top: whole.top - 800, right: whole.right + 1000, ..whole };
        area.within(bounds) && !self.values.iter().any(|other| area.meets(*other))
    }

    fn cost(&self, area: Area) -> usize {
        let crossed = self.joints.iter().filter(|joint| area.is_crossed(**joint)).count();
        let covered = self.points.iter().filter(|point| area.meets(**point)).count();
        crossed + 10 * covered
    }
}

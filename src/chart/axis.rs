//! Levels at the left, times below.

use super::canvas::{Anchor, Canvas, WIDTH};
use super::letters;
use super::place::{Area, Spot};
use super::scale::{Frame, Rise};
use super::{Level, Moment};

/// The room above the drawing that the unit takes.
pub(super) const ABOVE: i64 = 2800;
/// The room below the drawing that one line of texts takes.
pub(super) const BELOW: i64 = 2800;
/// Between a label of a level and the drawing.
const GAP: i64 = 800;
/// The widest that labels of levels may be.
const WIDEST: i64 = WIDTH / 4;
/// Nearer to each other than this, times have no ticks of their own.
const TICKS_APART: i64 = 400;
/// What texts beside each other keep free between them.
const BETWEEN: i64 = 900;

/// The room that the labels of levels take at the left.
pub(super) fn left_of(levels: &[Level]) -> i64 {
    levels.iter().map(|level| letters::width(&level.label)).max().unwrap_or_default().min(WIDEST) + GAP
}

/// Writes the unit above everything.
pub(super) fn unit(canvas: &mut Canvas, unit: &str) {
    let at = Spot { x: 0, y: letters::ASCENT + 100 };
    canvas.text("", Anchor::Start, at, &[letters::shortened(unit, WIDTH)]);
}

/// Draws a light line at each level, a darker one at 0, and their labels as far as they have room.
pub(super) fn levels(canvas: &mut Canvas, levels: &[Level], rise: &Rise, area: Area) {
    let mut free_below = i64::MAX;
    for level in levels {
        let y = rise.place(level.value, area.top, area.bottom);
        let class = if level.value.is_zero() { "m-base" } else { "m-grid" };
        canvas.line(class, &[Spot { x: area.left, y }, Spot { x: area.right, y }]);
        let baseline = y + (letters::ASCENT - letters::DESCENT) / 2 + 50;
        if baseline + letters::DESCENT <= free_below {
            free_below = baseline - letters::ASCENT;
            let label = letters::shortened(&level.label, WIDEST);
            canvas.text("", Anchor::End, Spot { x: area.left - GAP, y: baseline }, &[label]);
        }
    }
    if levels.is_empty() {
        let y = area.bottom;
        canvas.line("m-base", &[Spot { x: area.left, y }, Spot { x: area.right, y }]);
    }
}

/// Marks an axis without 0 as cut off: a zigzag at the foot or, where all values are negative, at the head.
pub(super) fn cut(canvas: &mut Canvas, frame: &Frame) {
    if frame.rise.shows_zero() {
        return;
    }
    let (whole, levels) = (frame.area, frame.levels());
    let (from, to) = if frame.rise.is_below_zero() { (levels.top, whole.top) } else { (levels.bottom, whole.bottom) };
    // In eighths of the way.
    let corners = [(0, 0), (0, 2), (-500, 3), (500, 5), (0, 6), (0, 8)];
    canvas.line("m-mark", &corners.map(|(aside, on)| Spot { x: whole.left + aside, y: from + (to - from) * on / 8 }));
}

/// Writes the times below a drawing, as many as have room, the last in any case; where several years begin these alone.
/// Each has a tick, those without a word a shorter one or, where they are close, none.
pub(super) fn times(canvas: &mut Canvas, moments: &[Moment], x: impl Fn(i32) -> i64, bottom: i64) {
    let tick = |x: i64, length: i64| [bottom, bottom + length].map(|y| Spot { x, y });
    let y = baseline(bottom);
    let text = |nth: i32, at: i32, label: &str| Beside::new(nth, Spot { x: x(at), y }, label, (0, WIDTH));
    let years = moments.iter().filter_map(|moment| Some((moment.at, moment.year.as_deref()?)));
    let years: Vec<Beside> = (0..).zip(years).map(|(nth, (at, year))| text(nth, at, year)).collect();
    let all: Vec<Beside> = moments.iter().map(|moment| text(moment.at, moment.at, &moment.label)).collect();
    let named = if years.len() > 1 { &years } else { &all };
    let ticked = [&all, named].into_iter().find(|texts| have_room_for_ticks(texts));
    canvas.strokes("m-base", ticked.into_iter().flatten().map(|text| tick(text.tick, 250)));
    let written = thinned_out(named);
    canvas.strokes("m-base", written.iter().map(|text| tick(text.tick, 500)));
    written.iter().for_each(|text| text.write(canvas, ""));
}

fn have_room_for_ticks(texts: &[Beside]) -> bool {
    texts.iter().zip(texts.iter().skip(1)).all(|(left, right)| right.tick - left.tick >= TICKS_APART)
}

/// Where the times below a drawing stand.
pub(super) fn baseline(bottom: i64) -> i64 {
    bottom + 800 + letters::ASCENT
}

/// A text among others that run beside each other.
pub(super) struct Beside {
    at: i64,
    tick: i64,
    middle: Spot,
    width: i64,
    label: String,
}

impl Beside {
    /// A text around `middle`, moved aside or shortened where it would reach over one of the edges.
    pub(super) fn new(at: i32, middle: Spot, label: &str, (left, right): (i64, i64)) -> Beside {
        let label = letters::shortened(label, right - left);
        let width = letters::width(&label);
        let x = middle.x.min(right - width / 2).max(left + width / 2);
        Beside { at: i64::from(at), tick: middle.x, middle: Spot { x, ..middle }, width, label }
    }

    pub(super) fn write(&self, canvas: &mut Canvas, class: &str) {
        canvas.text(class, Anchor::Middle, self.middle, std::slice::from_ref(&self.label));
    }
}

/// Every text, every second, every third …, counted from the last: as many as do not touch each other.
pub(super) fn thinned_out(texts: &[Beside]) -> Vec<&Beside> {
    let Some(last) = texts.last() else { return Vec::new() };
    let doubled = std::iter::successors(Some(12_i64), |step| step.checked_mul(2));
    let kept = |step: i64| texts.iter().filter(move |text| (last.at - text.at) % step == 0).collect::<Vec<_>>();
    let kept = [1, 2, 3, 4, 6].into_iter().chain(doubled).map(kept).find(|kept| are_apart(kept));
    kept.unwrap_or_else(|| vec![last])
}

fn are_apart(texts: &[&Beside]) -> bool {
    let mut pairs = texts.iter().zip(texts.iter().skip(1));
    pairs.all(|(left, right)| left.middle.x + left.width / 2 + BETWEEN <= right.middle.x - right.width / 2)
}

//! Levels at the left, times below.

use super::canvas::{Anchor, Canvas, WIDTH};
use super::letters;
use super::place::{Area, Spot};
use super::scale::Rise;
use super::{Level, Moment};

/// The room above the drawing that the unit takes.
pub(super) const ABOVE: i64 = 2800;
/// The room below the drawing that one line of texts takes.
pub(super) const BELOW: i64 = 2600;
/// Between a label of a level and the drawing.
const GAP: i64 = 800;
/// The widest that labels of levels may be.
const WIDEST: i64 = WIDTH / 4;
/// What texts beside each other keep free between them.
const BETWEEN: i64 = 900;

/// The room that the labels of levels take at the left.
pub(super) fn left_of(levels: &[Level]) -> i64 {
    levels.iter().map(|level| letters::width(&level.label)).max().unwrap_or_default().min(WIDEST) + GAP
}

/// Writes the unit above everything.
pub(super) fn unit(canvas: &mut Canvas, unit: &str) {
    let at = Spot { x: 0, y: letters::ASCENT + 100 };
    canvas.text("", Anchor::Start, at, &letters::wrapped(unit, WIDTH, 1));
}

/// Draws a light line at each level, a darker one at 0 or else at the lowest, and their labels as far as they have room.
pub(super) fn levels(canvas: &mut Canvas, levels: &[Level], rise: &Rise, area: Area) {
    let base = levels.iter().find(|level| level.value.is_zero()).or(levels.first());
    let mut free_below = i64::MAX;
    for level in levels {
        let y = rise.place(level.value, area.top, area.bottom);
        let class = if base.is_some_and(|base| base.value == level.value) { "m-base" } else { "m-grid" };
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

/// Writes the times below a drawing, as many as have room, the last in any case, each with a tick.
pub(super) fn times(canvas: &mut Canvas, moments: &[Moment], x: impl Fn(i32) -> i64, bottom: i64) {
    for moment in moments {
        let x = x(moment.at);
        canvas.line("m-base", &[Spot { x, y: bottom }, Spot { x, y: bottom + 400 }]);
    }
    let y = bottom + 600 + letters::ASCENT;
    let text = |moment: &Moment| Beside::new(moment.at, Spot { x: x(moment.at), y }, &moment.label);
    write(canvas, "", &moments.iter().map(text).collect::<Vec<_>>());
}

/// A text among others that run beside each other.
pub(super) struct Beside {
    at: i64,
    middle: Spot,
    width: i64,
    label: String,
}

impl Beside {
    /// A text around `middle`, moved aside where it would leave the chart.
    pub(super) fn new(at: i32, middle: Spot, label: &str) -> Beside {
        let label = letters::shortened(label, WIDTH / 2);
        let width = letters::width(&label);
        let x = middle.x.min(WIDTH - width / 2).max(width / 2);
        Beside { at: i64::from(at), middle: Spot { x, ..middle }, width, label }
    }
}

/// Writes every text, every second, every third …, counted from the last: as many as do not touch each other.
pub(super) fn write(canvas: &mut Canvas, class: &str, texts: &[Beside]) {
    let Some(last) = texts.last() else { return };
    let doubled = std::iter::successors(Some(12_i64), |step| step.checked_mul(2));
    let kept = |step: i64| texts.iter().filter(move |text| (last.at - text.at) % step == 0).collect::<Vec<_>>();
    let kept = [1, 2, 3, 4, 6].into_iter().chain(doubled).map(kept).find(|kept| are_apart(kept));
    for text in kept.unwrap_or_else(|| vec![last]) {
        canvas.text(class, Anchor::Middle, text.middle, &[text.label.clone()]);
    }
}

fn are_apart(texts: &[&Beside]) -> bool {
    let mut pairs = texts.iter().zip(texts.iter().skip(1));
    pairs.all(|(left, right)| left.middle.x + left.width / 2 + BETWEEN <= right.middle.x - right.width / 2)
}

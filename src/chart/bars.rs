//! Columns in groups: small multiples side by side at one scale.

use super::axis::{self, Beside};
use super::canvas::{Anchor, Canvas, WIDTH};
use super::letters;
use super::place::{Area, Spot, count};
use super::scale::Rise;
use super::{Bar, BarChart, BarGroup};
use crate::number::Number;

/// How high the columns of a row may be.
const HEIGHT: i64 = 14_000;
/// How high where there are more than two rows.
const LOW: i64 = 9_000;
/// What is left free for the values of columns that hang below 0.
const HANGING: i64 = 1_600;
/// The narrowest place for a column unless there are too many, and the widest.
const SLOT: (i64, i64) = (2400, 7000);
/// Between neighbouring groups.
const BETWEEN: i64 = 2400;
/// The narrowest group: its label needs some room.
const NARROWEST: i64 = 9000;
/// In how many lines the label of a group may stand.
const LINES: usize = 3;
/// Between a value and its column.
const GAP: i64 = 400;

/// How the groups are laid out.
struct Grid {
    left: i64,
    /// The width of a group.
    width: i64,
    /// The place of a column.
    slot: i64,
    /// How high its columns may be.
    height: i64,
    /// How many groups stand in a row.
    columns: usize,
}

impl Grid {
    fn new(chart: &BarChart) -> Grid {
        let left = axis::left_of(&chart.levels);
        let room = WIDTH - left;
        let most = chart.groups.iter().map(|group| group.bars.len()).max().map_or(1, count).max(1);
        let texts = chart.groups.iter().flat_map(|group| &group.bars).flat_map(|bar| [&bar.label, &bar.text]);
        let widest = texts.map(|text| letters::width(text) + 900).max().unwrap_or_default();
        let slot = widest.clamp(SLOT.0, SLOT.1).min(room / most);
        let needed = (slot * most).max(NARROWEST);
        let groups = count(chart.groups.len()).max(1);
        let rows = groups_in(groups, ((room + BETWEEN) / (needed + BETWEEN)).max(1));
        // Rows are equally long as far as that goes.
        let columns = groups_in(groups, rows);
        // What is left over makes groups and columns up to half as wide again.
        let width = ((room - (columns - 1) * BETWEEN) / columns).min(needed * 3 / 2);
        let slot = (width / most).min(slot * 3 / 2);
        let height = if rows > 2 { LOW } else { HEIGHT };
        Grid { left, width, slot, height, columns: usize::try_from(columns).unwrap_or(1) }
    }

    /// The left edge of a group that stands so many places from the first of its row.
    fn left_of(&self, place: usize) -> i64 {
        self.left + count(place) * (self.width + BETWEEN)
    }
}

/// How many times `most` are needed to hold `groups`.
fn groups_in(groups: i64, most: i64) -> i64 {
    (groups + most - 1) / most
}

/// Draws the chart; how high it became comes with it.
pub(super) fn drawn(chart: &BarChart) -> (Canvas, i64) {
    let grid = Grid::new(chart);
    let rise = Rise::new(&chart.levels);
    let mut canvas = Canvas::default();
    let mut top = axis::ABOVE;
    axis::unit(&mut canvas, &chart.unit);
    for row in chart.groups.chunks(grid.columns) {
        top = draw_row(&mut canvas, row, chart, &rise, &grid, top);
    }
    (canvas, top)
}

/// Draws a row of groups, and tells where the next may begin.
fn draw_row(canvas: &mut Canvas, row: &[BarGroup], chart: &BarChart, rise: &Rise, grid: &Grid, top: i64) -> i64 {
    let labels: Vec<Vec<String>> = row.iter().map(|group| letters::balanced(&group.label, grid.width, LINES)).collect();
    let lines = labels.iter().map(Vec::len).max().map_or(0, count);
    let above = top + lines * letters::LEADING + 1600;
    let right = grid.left_of(row.len().saturating_sub(1)) + grid.width;
    let whole = Area { left: grid.left, top: above, right, bottom: above + grid.height };
    let hangs = chart.levels.first().is_some_and(|level| level.value.is_negative());
    let below = whole.bottom + if hangs { HANGING } else { 0 };
    axis::levels(canvas, &chart.levels, rise, whole);
    for ((place, group), label) in row.iter().enumerate().zip(&labels) {
        let left = grid.left_of(place);
        let own_lines = count(label.len());
        // Labels of different length stand on the same line, close to their columns.
        let y = top + (lines - own_lines) * letters::LEADING + letters::ASCENT;
        canvas.text("m-heading", Anchor::Start, Spot { x: left, y }, label);
        let area = Area { left, right: left + grid.width, ..whole };
        let panel = Panel { bars: &group.bars, rise, area, below, slot: grid.slot };
        panel.draw_columns(canvas);
        panel.write_texts(canvas);
    }
    below + axis::BELOW + 1000
}

/// A group at its place.
struct Panel<'a> {
    bars: &'a [Bar],
    rise: &'a Rise,
    area: Area,
    /// Where what hangs from 0 may end, and the periods begin.
    below: i64,
    slot: i64,
}

impl Panel<'_> {
    /// The middle of a column, and where it ends.
    fn end(&self, index: usize, value: Number) -> Spot {
        let Area { left, top, bottom, .. } = self.area;
        Spot { x: left + self.slot * count(index) + self.slot / 2, y: self.rise.place(value, top, bottom) }
    }

    fn draw_columns(&self, canvas: &mut Canvas) {
        canvas.group("m-bars", |canvas| {
            for (index, bar) in self.bars.iter().enumerate() {
                let Some(value) = bar.value else { continue };
                let (Spot { x, y }, base) = (self.end(index, value), self.end(index, Number::ZERO).y);
                let half = (self.slot * 3 / 8).min(1600);
                let column = Area { left: x - half, top: y.min(base), right: x + half, bottom: y.max(base) };
                canvas.rectangle(if bar.uncertain { "m-bar-hollow" } else { "m-bar" }, column);
            }
        });
    }

    /// Writes the values above the columns, or below those that hang, and the periods below all.
    fn write_texts(&self, canvas: &mut Canvas) {
        let edges = (self.area.left, self.area.right);
        let (mut periods, mut values) = (Vec::new(), Vec::new());
        for ((index, bar), at) in self.bars.iter().enumerate().zip(0..) {
            let end = self.end(index, bar.value.unwrap_or(Number::ZERO));
            let hangs = bar.value.is_some_and(Number::is_negative);
            let y = if hangs { end.y + GAP + letters::ASCENT } else { end.y - GAP };
            values.push(Beside::new(at, Spot { y, ..end }, &bar.text, edges));
            periods.push(Beside::new(at, Spot { y: axis::baseline(self.below), ..end }, &bar.label, edges));
        }
        for (class, texts) in [("", periods), ("m-value", values)] {
            axis::thinned_out(&texts).iter().for_each(|text| text.write(canvas, class));
        }
    }
}

//! The labels of series and limits at the right, each beside its end, moved apart where ends lie close.
//!
//! They stand as in a small table: the last value, then what has it. So these values, which matter most, always have
//! room, however close together they lie.

use super::canvas::{Anchor, Canvas, WIDTH};
use super::lines::{Look, looks};
use super::place::{Spot, apart, count};
use super::scale::Frame;
use super::{LineChart, letters, limits, marks};
use crate::number::Number;

/// The widest that values and labels together may be.
const WIDEST: i64 = WIDTH * 35 / 100;
/// A value that is wider stands at its point.
const WIDEST_VALUE: i64 = WIDTH * 12 / 100;
/// In how many lines labels stand where they are so many at most; where they are more, in one.
const LINES: [(usize, usize); 2] = [(8, 3), (14, 2)];
/// Between the drawing and the labels; leaders run here.
const GUTTER: i64 = 1700;
/// How far a point reaches among them.
const POINT: i64 = 500;
/// How long a piece of a line is.
const PIECE: i64 = 1800;
/// Between value and label.
const GAP: i64 = 600;
/// Beyond the labels: another font may be a little wider.
const MARGIN: i64 = 300;
/// Between labels below each other.
const BETWEEN: i64 = 400;
/// From the top of a label to the middle of its first line.
const FIRST_LINE: i64 = (letters::LEADING + BETWEEN) / 2;
/// Labels may reach so far below the drawing.
const BELOW: i64 = 1000;
/// A label so far from its end has a leader.
const FAR: i64 = 500;

/// The labels of a chart.
pub(super) struct Ends {
    ends: Vec<End>,
    /// The width of what stands before labels, with what is free between; 0 where nothing does.
    fronts: i64,
}

/// The label of a series or limit.
struct End {
    class: String,
    front: Front,
    lines: Vec<String>,
    at: (i32, Number),
    role: Role,
}

/// What a label is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Series,
    Limit,
    /// All faint series together, none of which it leads to.
    Others,
}

/// What stands before a label.
enum Front {
    Nothing,
    /// The last value of the series.
    Value(String),
    /// The point of the series that the limit is for.
    Point(Look),
    /// A piece of a line.
    Piece,
}

impl Front {
    fn width(&self) -> i64 {
        match self {
            Front::Nothing => 0,
            Front::Value(value) => letters::bold_width(value) + GAP,
            Front::Point(_) => 2 * POINT + GAP,
            Front::Piece => PIECE + GAP,
        }
    }

    /// Draws it before `at`, where the label begins on its first line.
    fn draw(&self, canvas: &mut Canvas, at: Spot) {
        let x = at.x - GAP;
        match self {
            Front::Nothing => {}
            Front::Value(value) => {
                canvas.text("m-end-value", Anchor::End, Spot { x, ..at }, std::slice::from_ref(value));
            }
            Front::Point(look) => {
                let middle = Spot { x: x - POINT, y: at.y - letters::ASCENT / 2 };
                marks::point_at(canvas, "m-point", middle, *look);
            }
            Front::Piece => {
                let y = at.y - letters::ASCENT / 2;
                canvas.line("m-line", &[x - PIECE, x].map(|x| Spot { x, y }));
            }
        }
    }
}

impl End {
    fn height(&self) -> i64 {
        count(self.lines.len().max(1)) * letters::LEADING + BETWEEN
    }

    /// Where it would begin: its first line, with the value, stands beside the end.
    fn wish(&self, frame: &Frame) -> i64 {
        self.spot(frame).y - FIRST_LINE
    }

    /// Where the series ends, a little to the right of what is drawn there.
    fn spot(&self, frame: &Frame) -> Spot {
        let Spot { x, y } = frame.spot(self.at.0, self.at.1);
        let beyond = match self.role {
            Role::Limit => limits::half_stroke(frame) + 200,
            Role::Series | Role::Others => 600,
        };
        Spot { x: x + beyond, y }
    }
}

/// Whether the last value of a series stands among the labels: it is of the last time, and not too long.
pub(super) fn holds_value(chart: &LineChart, at: i32, label: &str) -> bool {
    chart.moments.last().is_some_and(|last| last.at == at) && letters::bold_width(label) <= WIDEST_VALUE
}

impl Ends {
    /// The labels of all that has a point and a name.
    pub(super) fn of(chart: &LineChart) -> Ends {
        let named = looks(chart).into_iter().filter(|(line, _)| !line.faint);
        let series = named.filter_map(|(line, look)| {
            let last = line.points.last()?;
            let holds_value = holds_value(chart, last.at, &last.label);
            let front = if holds_value { Front::Value(last.label.clone()) } else { Front::Nothing };
            let lines = vec![line.label.clone()];
            Some(End { class: look.class(), front, lines, at: (last.at, last.value), role: Role::Series })
        });
        let limits = chart.limits.iter().filter_map(|limit| {
            let front = limits::look(chart, limit).map_or(Front::Nothing, Front::Point);
            let (class, lines) = (limits::class(chart, limit), vec![limit.label.clone()]);
            let last = limit.points.last()?;
            Some(End { class, front, lines, at: (last.at, last.value), role: Role::Limit })
        });
        let mut ends: Vec<End> = series.chain(limits).chain(others(chart)).collect();
        let most = LINES.iter().find(|(labels, _)| ends.len() <= *labels).map_or(1, |(_, lines)| *lines);
        let fronts = ends.iter().map(|end| end.front.width()).max().unwrap_or_default();
        for end in &mut ends {
            end.lines = letters::balanced(&end.lines.concat(), WIDEST - fronts, most);
        }
        ends.retain(|end| end.front.width() > 0 || !end.lines.is_empty());
        Ends { ends, fronts }
    }

    /// The room that they take at the right.
    pub(super) fn room(&self) -> i64 {
        let widest = self.ends.iter().map(|end| letters::widest(&end.lines)).max();
        widest.map_or(0, |width| GUTTER + self.fronts + width + MARGIN)
    }

    /// The room that they take below each other.
    pub(super) fn height(&self) -> i64 {
        self.ends.iter().map(End::height).sum()
    }

    /// Writes the labels in the order of their ends, with a leader where one is far from its own.
    pub(super) fn draw(&self, canvas: &mut Canvas, frame: &Frame) {
        let mut sorted: Vec<&End> = self.ends.iter().collect();
        sorted.sort_by_key(|end| end.wish(frame));
        let wanted: Vec<(i64, i64)> = sorted.iter().map(|end| (end.wish(frame), end.height())).collect();
        let left = frame.area.right + GUTTER;
        for (end, top) in sorted.into_iter().zip(apart(&wanted, frame.area.top, frame.area.bottom + BELOW)) {
            canvas.group(&end.class, |canvas| {
                let text = Spot { x: left + self.fronts, y: top + BETWEEN / 2 + letters::ASCENT + 150 };
                let reach = self.fronts - end.front.width();
                if end.role != Role::Others {
                    leader(canvas, end.spot(frame), Spot { x: left - 400, y: top + FIRST_LINE }, reach, frame);
                }
                end.front.draw(canvas, text);
                canvas.text("m-end-label", Anchor::Start, text, &end.lines);
            });
        }
    }
}

/// What the faint series are called, below all other labels.
fn others(chart: &LineChart) -> Option<End> {
    let (line, look) = looks(chart).into_iter().find(|(line, _)| line.faint && !line.points.is_empty())?;
    let (last, lowest) = (line.points.last()?, chart.levels.first());
    let at = (last.at, lowest.map_or(last.value, |level| level.value));
    Some(End { class: look.class(), front: Front::Piece, lines: vec![chart.others.clone()], at, role: Role::Others })
}

/// Leads from an end to its label: straight on to the edge of the drawing, aslant, and on over so much of what is free.
/// Where it runs through the drawing it is dotted, for nothing lies there.
fn leader(canvas: &mut Canvas, from: Spot, to: Spot, reach: i64, frame: &Frame) {
    let ends_early = from.x + 2 * GUTTER < frame.area.right;
    if ends_early || (from.y - to.y).abs() > FAR {
        let edge = Spot { x: frame.area.right.max(from.x), y: from.y };
        let over = (reach > 0).then_some(Spot { x: to.x + reach, ..to });
        let class = if ends_early { "m-leader m-far" } else { "m-leader" };
        canvas.line(class, &[from, edge, to].into_iter().chain(over).collect::<Vec<_>>());
    }
}

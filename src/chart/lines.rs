//! Series through time: where everything lies, and the order in which it is drawn.

use super::breaks::{self, Heading};
use super::canvas::{Canvas, WIDTH};
use super::ends::Ends;
use super::place::{Area, Spot};
use super::scale::{Frame, Rise};
use super::{Line, LineChart, axis, limits, marks, values};

/// How high the drawing is at least, without what stands above and below it.
const HEIGHT: i64 = 24_000;
/// How high where there is nothing to draw but times.
const EMPTY: i64 = 3_000;

/// Draws the chart; how high it became comes with it.
pub(super) fn drawn(chart: &LineChart) -> (Canvas, i64) {
    let ends = Ends::of(chart);
    let left = axis::left_of(&chart.levels);
    let right = WIDTH - ends.room();
    let times = (chart.moments.first(), chart.moments.last());
    let times = (times.0.map_or(0, |moment| moment.at), times.1.map_or(0, |moment| moment.at));
    let mut frame = Frame { area: Area { left, top: 0, right, bottom: 0 }, rise: Rise::new(&chart.levels), times };
    let headings = breaks::headings(chart, &frame);
    let height = if chart.levels.is_empty() { EMPTY } else { HEIGHT };
    frame.area.top = axis::ABOVE + breaks::height(&headings);
    frame.area.bottom = frame.area.top + height.max(ends.height());
    let height = frame.area.bottom + axis::BELOW;
    (layers(chart, &frame, &headings, &ends), height)
}

/// Draws from the back to the front: tints, the axis, limits, series, and all words above them.
fn layers(chart: &LineChart, frame: &Frame, headings: &[Heading], ends: &Ends) -> Canvas {
    let mut canvas = Canvas::default();
    axis::unit(&mut canvas, &chart.unit);
    limits::tints(&mut canvas, chart, frame);
    axis::levels(&mut canvas, &chart.levels, &frame.rise, frame.levels());
    axis::cut(&mut canvas, frame);
    axis::times(&mut canvas, &chart.moments, |at| frame.x(at), frame.area.bottom);
    breaks::draw(&mut canvas, headings, frame);
    // The judged series lie above those beside them, the first above all; a limit that runs along a line is seen on it.
    let looks = looks(chart);
    looks.iter().rev().for_each(|(line, look)| marks::line(&mut canvas, line, *look, frame));
    limits::draw(&mut canvas, chart, frame);
    looks.iter().rev().for_each(|(line, look)| marks::points(&mut canvas, line, *look, frame));
    ends.draw(&mut canvas, frame);
    let others = [limits::joints(chart, frame), breaks::dotted(headings, frame)].concat();
    values::draw(&mut canvas, chart, others, frame);
    canvas
}

/// How a series is told from the others.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// The how many-eth judged series.
    Judged(usize),
    /// The how many-eth series beside them.
    Beside(usize),
    /// One of the many behind all others.
    Faint,
}

impl Look {
    /// The classes of this look: five colours and six patterns make thirty.
    pub(super) fn class(self) -> String {
        match self {
            Look::Judged(_) => format!("m-judged {}", self.colour()),
            Look::Beside(index) => format!("{} m-d{}", self.colour(), index % 6),
            Look::Faint => self.colour(),
        }
    }

    /// The class of its colour alone.
    pub(super) fn colour(self) -> String {
        match self {
            Look::Judged(index) => format!("m-j{}", index % 4),
            Look::Beside(index) => format!("m-c{}", index % 5),
            Look::Faint => "m-faint".to_owned(),
        }
    }
}

/// All series, each with its look.
pub(super) fn looks(chart: &LineChart) -> Vec<(&Line, Look)> {
    let (mut judged, mut beside) = (0.., 0..);
    let mut look = |line: &Line| {
        if line.faint {
            return Look::Faint;
        }
        let counted = if line.judged { &mut judged } else { &mut beside };
        let index = counted.next().unwrap_or_default();
        if line.judged { Look::Judged(index) } else { Look::Beside(index) }
    };
    chart.lines.iter().map(|line| (line, look(line))).collect()
}

/// The straight lines that a series is drawn with.
pub(super) fn joints(line: &Line, frame: &Frame) -> Vec<(Spot, Spot)> {
    let pairs = line.points.iter().zip(line.points.iter().skip(1)).filter(|(_, point)| point.joined);
    pairs.map(|(before, point)| (frame.spot(before.at, before.value), frame.spot(point.at, point.value))).collect()
}

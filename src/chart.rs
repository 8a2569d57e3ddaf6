//! Charts of figures and their limits: as data, where every text is written and every number exact, and drawn as SVG.

mod axis;
mod bars;
mod breaks;
mod canvas;
mod ends;
mod letters;
mod levels;
mod limits;
mod lines;
mod marks;
mod place;
mod scale;
mod values;

use serde::Serialize;

use crate::finding::Bound;
use crate::number::Number;

pub use levels::nice_levels;

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Chart {
    /// Series through time, with limits.
    Lines(LineChart),
    /// Small columns side by side, such as the parts of a sum, all at one scale.
    Bars(BarChart),
}

impl Chart {
    /// The chart as SVG: a document of its own that can also stand inside HTML.
    ///
    /// `title` and `description` are what it says to whoever does not see it. `id` tells the chart from the others on
    /// its page; letters, digits, `-` and `_` are kept, anything else becomes `-`. Every text stays a text. The chart is
    /// 600 pixels wide, or as narrow as its place, and white behind; it brings its style along, under the class
    /// `maal-chart`. The same chart gives the same bytes.
    #[must_use]
    pub fn svg(&self, id: &str, title: &str, description: &str) -> String {
        let (canvas, height) = match self {
            Chart::Lines(chart) => lines::drawn(chart),
            Chart::Bars(chart) => bars::drawn(chart),
        };
        canvas.finish(height, id, title, description)
    }
}

/// Series through time, with the limits that they are held against.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct LineChart {
    /// The unit of all values, as it is written above the axis.
    pub unit: String,
    /// The times below the axis, in order and at least one; not every one needs a point.
    pub moments: Vec<Moment>,
    /// The values beside the axis, rising; all points and limits lie between the first and the last.
    pub levels: Vec<Level>,
    /// The series: first the judged ones, then those shown beside them, then the faint ones.
    pub lines: Vec<Line>,
    /// What the faint series are called, all together: `29 other areas`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub others: String,
    /// The limits.
    pub limits: Vec<LimitLine>,
    /// Where series are not comparable with what came before.
    pub breaks: Vec<BreakMark>,
}

/// A time on the axis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moment {
    /// Its place: neighbouring periods are 1 apart.
    pub at: i32,
    /// What it is called.
    pub label: String,
    /// The year that begins here, where times are parts of years: written alone where several years begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
}

/// A value on the axis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Level {
    /// The value.
    pub value: Number,
    /// How it is written.
    pub label: String,
}

/// A series.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// What it is, written beside its last point.
    pub label: String,
    /// Whether it is judged; else it is shown beside one that is.
    pub judged: bool,
    /// Whether it is one of so many that it stays behind the others: thin and grey, without name and values.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub faint: bool,
    /// Its values in order.
    pub points: Vec<Point>,
}

/// A value of a series.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// When.
    pub at: i32,
    /// The value.
    pub value: Number,
    /// How it is written.
    pub label: String,
    /// Whether it may still change, or its source calls it unreliable: drawn hollow.
    pub uncertain: bool,
    /// Whether a line leads to it from the point before: no break and no missing period lies between.
    pub joined: bool,
    /// Its confidence interval.
    pub interval: Option<(Number, Number)>,
}

/// The limit of a target through time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LimitLine {
    /// What it is where it ends, written there: `at most 51`, `target 2026: 40`.
    pub label: String,
    /// The place among the lines of the one that it is for: where several are judged it has the colour of its own.
    /// `None` where it is for several.
    pub line: Option<usize>,
    /// On which side values are good.
    pub bound: Bound,
    /// Where it lies at each time, in order.
    pub points: Vec<LimitPoint>,
}

/// A limit at one time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LimitPoint {
    /// When.
    pub at: i32,
    /// The limit.
    pub value: Number,
    /// Whether a line leads to it from the limit before: no break lies between, and no period without a limit.
    pub joined: bool,
}

/// A break: what begins here is not comparable with what was before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BreakMark {
    /// The first time after it.
    pub at: i32,
    /// What is said of it, in short.
    pub label: String,
}

/// Small columns in groups, all at one scale.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BarChart {
    /// The unit of all values.
    pub unit: String,
    /// The values beside the axis, rising; all columns end between the first and the last, and 0 is one of them.
    pub levels: Vec<Level>,
    /// The groups.
    pub groups: Vec<BarGroup>,
}

/// Columns of one thing through time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BarGroup {
    /// What it is.
    pub label: String,
    /// Its columns in order.
    pub bars: Vec<Bar>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// When, as it is written below.
    pub label: String,
    /// The value; nothing is drawn where there is none.
    pub value: Option<Number>,
    /// How the value is written.
    pub text: String,
    /// Whether it may still change, or its source calls it unreliable: drawn hollow.
    pub uncertain: bool,
}

#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod agreement;
mod allow;
mod amount;
mod assess;
mod catalogue;
mod chance;
pub mod changes;
#[cfg(feature = "report")]
pub mod chart;
mod columns;
mod dataset;
mod date;
#[cfg(feature = "report")]
pub mod document;
pub mod feed;
mod feeding;
mod figure;
mod finding;
pub mod format;
mod indicator;
mod interval;
pub mod lint;
mod measure;
mod name;
mod number;
pub mod outline;
mod path;
mod period;
pub mod problem;
mod register;
pub mod report;
mod rule;
mod rulebook;
mod series;
pub mod source;
mod target;
mod tested;
pub mod testing;
mod text;
mod uncertainty;

#[cfg(doc)]
#[doc = include_str!("../rules/format.en.md")]
///
/// In Danish: [`reference::dansk`].
pub mod reference {
    #[doc = include_str!("../rules/format.da.md")]
    pub mod dansk {}
}

pub use agreement::{Agreement, FigureCheck};
pub use allow::{Allow, LintKind};
pub use amount::{Level, Step, StepKind};
pub use dataset::{Comparison, Dataset, DatasetBuilder, Origin, Pair, Source, Stated, View};
pub use date::{Date, DateError};
pub use feeding::Feed;
pub use finding::{Bound, Caveat, Limit, Missing, Operand, Reason, Role, Significance, Stage, Untested, Verdict, Why};
pub use indicator::{Area, Better, Break, Derivation, Indicator, Unit};
pub use interval::{Interval, IntervalMethod};
pub use measure::{Criterion, Filter, Measure};
pub use name::{Id, Language, Text, Words};
pub use number::{Number, NumberError};
pub use period::{Frequency, Period, PeriodError};
pub use register::{Datum, FieldType, Register, Row};
pub use report::{Agrees, Assessment, CheckResult, Finding, Report};
pub use rule::{
    AnnualChange, Baseline, Converge, Direction, Kind, Maintain, Monitor, Path, Reach, ReachGoal, Rule, Than, Threshold,
};
pub use rulebook::{Declarations, Rulebook};
pub use series::{Observation, Status};
pub use source::{Checked, Diagnostic, Diagnostics, Unwritable, check, check_with, load, load_with};
pub use target::{AchievedWhen, Areas, Goal, Judged, Require, Target, Window};
pub use tested::{Difference, TestReport, TestResult};
pub use testing::TargetTest;
pub use text::{Explanation, Length, Markup};
pub use uncertainty::{Confidence, Method, Sides, Uncertainty};

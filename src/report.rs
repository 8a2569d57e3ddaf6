//! Results: the assessment of each target in each area, the goals, and the report of all.
//!
//! Serialised they are the contract `maal-report/1`, which the README documents.

mod agreement;
mod counterfactual;
mod counts;
mod finding;
mod pace;
mod serialise;
mod significance;

use std::sync::Arc;

pub(crate) use agreement::FigureRecord;
pub use agreement::{Agrees, CheckFigure, CheckResult, CheckRole, Fitting};
pub use counterfactual::Counterfactual;
pub use counts::Counts;
pub use pace::{Pace, Remaining};
pub use significance::{Detectable, SignificanceTest, TestedValue};

use crate::catalogue::AreaIndex;
use crate::dataset::{Origin, Source};
use crate::feed::Place;
use crate::finding::{Findings, Missing, Record, Significance, Stage, Untested, Verdict};
use crate::indicator::{Area, Derivation, Indicator};
use crate::name::{Id, Text};
use crate::number::Number;
use crate::period::Period;
use crate::register::About;
use crate::rulebook::{Book, Plan};
use crate::target::{Goal, Judged, Target, Window};

/// The format of a serialised report, and its version.
pub const FORMAT: &str = "maal-report/1";

/// The result for every target and goal of a rulebook.
#[derive(Debug)]
pub struct Report {
    pub(crate) book: Arc<Book>,
    pub(crate) assessments: Vec<Assessment>,
    pub(crate) goals: Vec<GoalResult>,
    pub(crate) checks: Vec<CheckResult>,
}

/// The result for one target in one area. It owns its facts: explaining it needs nothing else.
#[derive(Clone, Debug)]
pub struct Assessment {
    pub(crate) book: Arc<Book>,
    pub(crate) plan: usize,
    pub(crate) area: AreaIndex,
    pub(crate) verdict: Verdict,
    pub(crate) stage: Stage,
    pub(crate) certain: bool,
    pub(crate) findings: Findings,
    pub(crate) context: Vec<ContextRecord>,
    pub(crate) stated: Vec<StatedRecord>,
    pub(crate) extreme: Option<Extreme>,
    pub(crate) measured: Option<Measured>,
    pub(crate) taken: Option<(Arc<Source>, Place)>,
}

/// Another area's value beside the last deciding one.
#[derive(Clone, Debug)]
pub(crate) struct ContextRecord {
    pub(crate) area: AreaIndex,
    pub(crate) period: Period,
    pub(crate) value: Option<Number>,
    pub(crate) difference: Option<Number>,
    pub(crate) significance: Option<Significance>,
    /// Why the significance is not known, where the source says so.
    pub(crate) reason: Option<Text>,
    /// Why a declared test gave no answer.
    pub(crate) untested: Option<Untested>,
    /// Whether one of the two areas is a part of the other, which was taken without it in the test.
    pub(crate) without: bool,
}

/// What the source states of the difference between an earlier value and the last deciding one.
#[derive(Clone, Debug)]
pub(crate) struct StatedRecord {
    pub(crate) period: Period,
    pub(crate) value: Option<Number>,
    pub(crate) significance: Significance,
    /// Why the significance is not known, where the source says so.
    pub(crate) reason: Option<Text>,
    /// The break between the two values, where there is one.
    pub(crate) broken: Option<Period>,
}

/// That a value is the lowest or highest among the comparable ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extreme {
    /// Whether it is the lowest; else it is the highest.
    pub lowest: bool,
    /// The first of the comparable periods.
    pub since: Period,
}

/// From which register an indicator is measured, and from how many rows the last deciding value was.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    pub(crate) about: Arc<About>,
    /// The rows of the area in the last deciding period, whether they pass or not.
    pub rows: u32,
    /// Of these the rows with a missing value that could change the figure.
    pub undecided: u32,
}

/// The result for one goal.
#[derive(Clone, Debug)]
pub struct GoalResult {
    pub(crate) book: Arc<Book>,
    pub(crate) goal: usize,
    pub(crate) verdict: Verdict,
    pub(crate) stage: Stage,
    /// Whether some of its counted assessments are due and others interim.
    pub(crate) mixed: bool,
    pub(crate) counts: Counts,
}

/// The judgement at one period.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    pub(crate) assessment: &'a Assessment,
    pub(crate) record: &'a Record,
}

/// Another area's value, for comparison; it never changes a verdict.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The area.
    pub area: &'a Id,
    /// The last deciding period.
    pub period: Period,
    /// Its value there.
    pub value: Option<Number>,
    /// The assessed area's value minus this one.
    pub difference: Option<Number>,
    /// What is stated of the difference.
    pub significance: Option<Significance>,
}

/// What the source states of the difference between an earlier value and the last deciding one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// The earlier period.
    pub period: Period,
    /// Its value.
    pub value: Option<Number>,
    /// Whether the difference is significant.
    pub significance: Significance,
    /// Whether no break lies between the two.
    pub comparable: bool,
}

impl Report {
    /// The assessments, goal by goal, in the order of their declaration.
    pub fn assessments(&self) -> impl Iterator<Item = &Assessment> {
        self.assessments.iter()
    }

    /// The goals, in the order of their declaration.
    pub fn goals(&self) -> impl Iterator<Item = &GoalResult> {
        self.goals.iter()
    }

    /// Whether the figures agree with each other: check by check in the order of declaration, area by area, period by
    /// period. Nothing of this changes a verdict.
    pub fn checks(&self) -> impl Iterator<Item = &CheckResult> {
        self.checks.iter()
    }

    /// The assessments of one target, one for each of its areas.
    pub fn of_target<'a>(&'a self, target: &'a str) -> impl Iterator<Item = &'a Assessment> {
        self.assessments.iter().filter(move |assessment| assessment.target_id().as_str() == target)
    }

    /// The assessments that belong to a goal.
    pub fn of_goal(&self, goal: &GoalResult) -> impl Iterator<Item = &Assessment> + use<'_> {
        // Assessments stand goal by goal.
        let goal_of = |assessment: &Assessment| assessment.plan().goal;
        let start = self.assessments.partition_point(|assessment| goal_of(assessment) < goal.goal);
        let end = self.assessments.partition_point(|assessment| goal_of(assessment) <= goal.goal);
        self.assessments.get(start..end).unwrap_or_default().iter()
    }

    /// What the rulebook is called.
    #[must_use]
    pub fn title(&self) -> Option<&Text> {
        self.book.title.as_ref()
    }
}

impl Assessment {
    /// The target's identifier.
    #[must_use]
    pub fn target_id(&self) -> &Id {
        &self.book.target_of(self.plan()).0
    }

    /// The target as declared.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.book.target_of(self.plan()).1
    }

    /// The identifier of the goal it belongs to.
    #[must_use]
    pub fn goal_id(&self) -> &Id {
        &self.book.goal_of(self.plan()).0
    }

    /// The indicator's identifier.
    #[must_use]
    pub fn indicator_id(&self) -> &Id {
        &self.target().indicator
    }

    /// The indicator as declared.
    #[must_use]
    pub fn indicator(&self) -> &Indicator {
        self.book.names.indicator(self.plan().indicator)
    }

    /// The identifier of the area it is about.
    #[must_use]
    pub fn area_id(&self) -> &Id {
        self.book.names.area_id(self.area)
    }

    /// The area as declared.
    #[must_use]
    pub fn area(&self) -> &Area {
        self.book.names.area(self.area)
    }

    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Whether the verdict counts already.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Whether the verdict is met or not met and nothing makes it uncertain: neither rounding nor chance, neither
    /// unsettled nor continually revised figures, nor a break.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.certain
    }

    /// Which periods decide.
    #[must_use]
    pub fn judged(&self) -> Judged {
        self.plan().judged
    }

    /// The window that is judged, as declared.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        self.plan().window
    }

    /// The last deciding period; none where there was nothing to judge.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        self.deciding().map(|finding| finding.period())
    }

    /// The finding of every judgeable period, in order.
    pub fn findings(&self) -> impl DoubleEndedIterator<Item = Finding<'_>> {
        self.findings.records.iter().map(|record| Finding { assessment: self, record })
    }

    /// The last finding that decides.
    #[must_use]
    pub fn deciding(&self) -> Option<Finding<'_>> {
        self.findings().rev().find(|finding| finding.decides())
    }

    /// What the deciding findings would have needed, sorted and without repetition.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing<&Id, &Id>> {
        let mut missing: Vec<_> =
            self.findings().filter(Finding::decides).flat_map(|finding| finding.missing()).collect();
        missing.sort();
        missing.dedup();
        missing
    }

    /// The areas shown beside it.
    pub fn context(&self) -> impl Iterator<Item = Context<'_>> {
        self.context.iter().map(|record| Context {
            area: self.book.names.area_id(record.area),
            period: record.period,
            value: record.value,
            difference: record.difference,
            significance: record.significance,
        })
    }

    /// What the source states of differences between earlier values and the last deciding one, other than the one
    /// that the rule is about.
    pub fn stated(&self) -> impl Iterator<Item = Difference> {
        self.stated.iter().map(|record| Difference {
            period: record.period,
            value: record.value,
            significance: record.significance,
            comparable: record.broken.is_none(),
        })
    }

    /// Whether the last deciding value is the lowest or the highest of all comparable ones.
    #[must_use]
    pub fn extreme(&self) -> Option<Extreme> {
        self.extreme
    }

    /// From which register the indicator is measured, if it is.
    #[must_use]
    pub fn measured(&self) -> Option<&Measured> {
        self.measured.as_ref()
    }

    /// Where the value of the last deciding period comes from, where it was read from a published file.
    #[must_use]
    pub fn origin(&self) -> Option<Origin<'_>> {
        self.taken.as_ref().map(|(source, place)| Origin { source, place: *place })
    }

    /// How the values are computed from others, if they are; a measured share is, from two counts.
    pub(crate) fn derivation(&self) -> Option<&Derivation> {
        self.book.names.derivation(self.plan().indicator)
    }

    pub(crate) fn plan(&self) -> &Plan {
        self.book.plan(self.plan)
    }
}

impl Measured {
    /// The register's identifier.
    #[must_use]
    pub fn register(&self) -> &Id {
        &self.about.id
    }
}

impl GoalResult {
    /// The goal's identifier.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.entry().0
    }

    /// The goal as declared.
    #[must_use]
    pub fn goal(&self) -> &Goal {
        &self.entry().1
    }

    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Interim while any of its counted assessments is, unless it is lost already: where every period decides, one that
    /// fails cannot be made good.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// How many assessments have which verdict.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }

    #[expect(clippy::indexing_slicing, reason = "a result is only made for a goal of its own book")]
    fn entry(&self) -> &(Id, Goal) {
        &self.book.goals[self.goal]
    }
}

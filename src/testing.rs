//! Tests that policy staff write beside their targets: figures that are made up, and what must come out of them.

use std::sync::Arc;

use crate::dataset::DatasetBuilder;
use crate::finding::{Reason, Significance, Stage, Verdict, Why};
use crate::name::{Id, Text};
use crate::number::Number;
use crate::period::Period;
use crate::series::Observation;

/// A test of one target in one area. A plain declaration; a [`Rulebook`](crate::Rulebook) checks it, and
/// [`Rulebook::run_tests`](crate::Rulebook::run_tests) runs it.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetTest {
    /// The target.
    pub target: Id,
    /// The area; needed where the target has several.
    pub area: Option<Id>,
    /// The last period that the figures are seen through.
    pub through: Option<Period>,
    /// The figures. What is not given is missing; nothing is taken from the real data.
    pub given: Given,
    /// What must come out.
    pub expect: Expect,
    /// Why, in plain words.
    pub why: Option<Text>,
}

/// What is given of one area: an observation for each period, or that nothing is known of it.
pub type Series = Vec<(Period, Option<Observation>)>;

/// The figures of a test.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Series of the target's own indicator, by area; where there is no observation, nothing is known of the period.
    pub series: Vec<(Id, Series)>,
    /// Whole figures, where the target rests on several indicators, stated comparisons or registers.
    pub figures: DatasetBuilder,
}

/// What must come out of a test. What is not given is not tested.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expect {
    /// What is expected of the last period that decides; the verdict is that of the whole assessment.
    pub outcome: Outcome,
    /// Whether the verdict counts already.
    pub stage: Option<Stage>,
    /// Whether no caveat can change the verdict.
    pub certain: Option<bool>,
    /// The last period that decides.
    pub period: Option<Period>,
    /// What is expected of single periods.
    pub findings: Vec<(Period, Outcome)>,
    /// The kinds of all caveats of the deciding findings, in any order.
    pub caveats: Option<Vec<&'static str>>,
    /// All figures that the deciding findings would have needed, in any order.
    pub missing: Option<Vec<ExpectedMissing>>,
}

/// What is expected of one period.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// Why it is undetermined.
    pub reason: Option<Reason>,
    /// The value.
    pub value: Option<Number>,
    /// The limit.
    pub limit: Option<Number>,
    /// The distance to the limit, positive on the good side.
    pub margin: Option<Number>,
    /// Whether rounding cannot change the verdict.
    pub firm: Option<bool>,
    /// What is known of whether the difference is significant.
    pub significance: Option<Significance>,
}

/// A figure that is expected to be missing.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectedMissing {
    /// The indicator; that of the target where none is given.
    pub indicator: Option<Id>,
    /// The area; that of the test where none is given.
    pub area: Option<Id>,
    /// The period.
    pub period: Period,
    /// In which way.
    pub why: Option<Why>,
}

impl TargetTest {
    /// A test of a target with figures of its indicator, by area, and the verdict that must come out.
    ///
    /// ```
    /// use maal::{Observation, Period, TargetTest, Verdict};
    /// let series = vec![(Period::year(2020).unwrap(), Observation::of(51)), (Period::year(2023).unwrap(), Observation::of(90))];
    /// let test = TargetTest::new("theft-held", [("partnership", series)], Verdict::NotMet);
    /// # let _ = test;
    /// ```
    #[must_use]
    pub fn new<'a>(
        target: impl Into<Id>,
        given: impl IntoIterator<Item = (&'a str, Vec<(Period, Observation)>)>,
        verdict: Verdict,
    ) -> TargetTest {
        let known = |(period, observation)| (period, Some(observation));
        let of_area = |(area, series): (&str, Vec<_>)| (Id::from(area), series.into_iter().map(known).collect());
        let series = given.into_iter().map(of_area).collect();
        TargetTest {
            target: target.into(),
            area: None,
            through: None,
            given: Given { series, figures: DatasetBuilder::default() },
            expect: Expect { outcome: Outcome { verdict: Some(verdict), ..Outcome::default() }, ..Expect::default() },
            why: None,
        }
    }
}

/// A test with the place of its target and its figures put together.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    /// The number of the test among those that are declared.
    pub(crate) nth: usize,
    pub(crate) plan: usize,
    pub(crate) area: crate::catalogue::AreaIndex,
    pub(crate) data: Arc<crate::dataset::Dataset>,
}

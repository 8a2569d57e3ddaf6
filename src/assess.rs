//! The verb: a rulebook held against a dataset gives a report.
//!
//! Names are resolved when the two meet. After that a judgement reads integers at known places and writes numbers
//! into lists that are used again; it neither hashes nor allocates nor writes text.

mod agreement;
mod chance;
mod judge;
mod target;

use std::sync::Arc;

use crate::catalogue::AreaIndex;
use crate::columns::{Columns, check_shown};
use crate::dataset::View;
use crate::finding::{Stage, Verdict};
use crate::name::Id;
use crate::problem::Problems;
use crate::report::{Assessment, Counts, GoalResult, Report};
use crate::rulebook::{Book, Rulebook};
use crate::target::Goal;

impl Rulebook {
    /// Judges every target in each of its areas, and every goal, and checks whether the figures agree with each other.
    ///
    /// `data` is a [`Dataset`](crate::Dataset) or a [`View`] of one.
    ///
    /// # Errors
    ///
    /// Only where rulebook and dataset were made separately and do not fit: figures for names that nobody declared,
    /// of another frequency, with more decimals than declared. Every misfit is listed.
    pub fn assess<'a>(&self, data: impl Into<View<'a>>) -> Result<Report, Problems> {
        Ok(self.assess_columns(data.into())?.0)
    }

    /// The report, and the figures that it was made from.
    pub(crate) fn assess_columns<'a>(&self, view: View<'a>) -> Result<(Report, Columns<'a>), Problems> {
        let columns = self.resolve(view)?;
        let assessments = self.judge_all(&columns);
        let goals = goal_results(&self.book, &assessments);
        let checks = agreement::results(&self.book, &columns);
        Ok((Report { book: Arc::clone(&self.book), assessments, goals, checks }, columns))
    }

    /// Judges every target in each of its areas and hands over each assessment in turn. Nothing is kept, and once the
    /// first few are judged nothing more is allocated. The checks whether figures agree are left out; they are part of
    /// the report of [`Rulebook::assess`].
    ///
    /// # Errors
    ///
    /// As [`Rulebook::assess`].
    pub fn assess_each<'a>(
        &self,
        data: impl Into<View<'a>>,
        mut each: impl FnMut(&Assessment),
    ) -> Result<(), Problems> {
        let columns = self.resolve(data.into())?;
        let mut reused: Option<Assessment> = None;
        for (plan, area) in self.jobs() {
            let assessment = reused.get_or_insert_with(|| Assessment::blank(&self.book, plan, area));
            (assessment.plan, assessment.area) = (plan, area);
            assessment.fill(&columns);
            each(assessment);
        }
        Ok(())
    }

    pub(crate) fn judge_one(&self, columns: &Columns<'_>, (plan, area): (usize, AreaIndex)) -> Assessment {
        let mut assessment = Assessment::blank(&self.book, plan, area);
        assessment.fill(columns);
        assessment
    }

    #[cfg(not(feature = "parallel"))]
    fn judge_all(&self, columns: &Columns<'_>) -> Vec<Assessment> {
        self.jobs().map(|job| self.judge_one(columns, job)).collect()
    }

    #[cfg(feature = "parallel")]
    fn judge_all(&self, columns: &Columns<'_>) -> Vec<Assessment> {
        use rayon::prelude::*;
        let jobs: Vec<(usize, AreaIndex)> = self.jobs().collect();
        jobs.into_par_iter().map(|job| self.judge_one(columns, job)).collect()
    }

    fn resolve<'a>(&self, view: View<'a>) -> Result<Columns<'a>, Problems> {
        let mut problems = Vec::new();
        let columns = Columns::new(&self.book.names, view, &mut problems);
        if let Some(report) = &self.book.report {
            check_shown(report, columns.data(), &mut problems);
        }
        self.book.names.suggest(&mut problems);
        if problems.is_empty() { Ok(columns) } else { Err(Problems(problems)) }
    }

    /// Every target with each of its areas.
    fn jobs(&self) -> impl Iterator<Item = (usize, AreaIndex)> {
        let plans = self.book.plans.iter().enumerate();
        plans.flat_map(|(nth, plan)| plan.areas.iter().map(move |area| (nth, *area)))
    }
}

fn goal_results(book: &Arc<Book>, assessments: &[Assessment]) -> Vec<GoalResult> {
    let mut tallies = vec![Tally::default(); book.goals.len()];
    for assessment in assessments {
        let Some(tally) = tallies.get_mut(assessment.plan().goal) else { continue };
        tally.add(assessment);
    }
    let goals = book.goals.iter().zip(tallies).enumerate();
    let result = |(goal, ((_, declared), tally)): (usize, (&(Id, Goal), Tally))| {
        let Tally { counts, interim, lost } = tally;
        let (verdict, is_lost) = (counts.verdict(declared.achieved_when), counts.is_lost(declared.achieved_when, lost));
        let stage = if interim == 0 || is_lost { Stage::Due } else { Stage::Interim };
        let mixed = interim > 0 && interim < counts.counted();
        GoalResult { book: Arc::clone(book), goal, verdict, stage, mixed, counts }
    };
    goals.map(result).collect()
}

/// What a goal's assessments come to.
#[derive(Clone, Copy, Default)]
struct Tally {
    counts: Counts,
    /// How many of the counted ones are interim.
    interim: u32,
    /// How many have failed for good.
    lost: u32,
}

impl Tally {
    fn add(&mut self, assessment: &Assessment) {
        self.counts.add(assessment.verdict);
        let waits = assessment.verdict != Verdict::Monitored && assessment.stage == Stage::Interim;
        self.interim += u32::from(waits);
        self.lost += u32::from(assessment.is_lost());
    }
}

//! The periods beside the one that is explained.

use super::{Explained, NAMED_PERIODS};
use crate::finding::{Stage, Verdict};
use crate::period::Period;
use crate::report::Finding;
use crate::rule::{Rule, Standing};
use crate::target::Judged;
use crate::text::facts::{Course, Fact};

impl<'a> Explained<'a> {
    /// The window, where every period in it is held against the one a year earlier.
    pub(super) fn course(self) -> Option<Course> {
        let every = self.assessment.judged() == Judged::EveryPeriod;
        let yearly = every && self.assessment.target().rule.needs_year_earlier();
        let (start, end) = self.assessment.plan().span.filter(|_| yearly)?;
        let first = start.year_later()?;
        Some(Course { start, first, end })
    }

    /// The year that a window begins with, which is not judged itself.
    pub(super) fn starting_point(self) -> Option<Fact<'a>> {
        let course = self.course()?;
        Some(Fact::StartingPoint(course.start, course.first.previous()?))
    }

    /// The periods that are not told yet; those without a figure that do not decide are named together.
    pub(super) fn others(self, told: &[Period], facts: &mut Vec<Fact<'a>>) {
        let mut empty: Vec<(Period, Period)> = Vec::new();
        let rest = self.assessment.findings().filter(|finding| !told.contains(&finding.period()));
        let passed_over = |finding: &Finding<'_>| self.assessment.period().is_some_and(|last| finding.period() > last);
        for finding in rest.filter(|finding| finding.decides() || !passed_over(finding)) {
            if finding.decides() || finding.value().is_some() {
                facts.push(self.other(finding));
                continue;
            }
            match empty.last_mut().filter(|(_, end)| end.next() == Some(finding.period())) {
                Some((_, end)) => *end = finding.period(),
                None => empty.push((finding.period(), finding.period())),
            }
        }
        if !empty.is_empty() {
            facts.push(Fact::NoFigures(empty));
        }
    }

    /// Earlier periods in which the demand was not met, where the latest alone decides and meets it.
    pub(super) fn missed(self, last: Finding<'a>) -> Option<Fact<'a>> {
        let newest_counts = self.assessment.judged() == Judged::Latest && self.assessment.verdict() == Verdict::Met;
        let earlier = self.assessment.findings().filter(|finding| newest_counts && finding.period() < last.period());
        let failed = earlier.filter(|finding| finding.verdict() == Verdict::NotMet).map(|finding| finding.period());
        let (demanded, planned): (Vec<Period>, Vec<Period>) = failed.partition(|period| self.is_demanded(*period));
        let plan = demanded.is_empty();
        let told = match (plan, self.assessment.stage()) {
            (false, _) => demanded,
            (true, Stage::Interim) => planned,
            (true, Stage::Due) => Vec::new(),
        };
        let frequency = last.period().frequency();
        let mut spans = spans(&told);
        if spans.len() > NAMED_PERIODS {
            spans.clear();
        }
        (!told.is_empty()).then_some(Fact::Missed { count: told.len(), spans, frequency, plan })
    }

    /// Whether the rule demands something at a period; until a date it only says what is on course.
    fn is_demanded(self, period: Period) -> bool {
        match &self.assessment.target().rule {
            Rule::Reach(rule) => match rule.standing(period) {
                Standing::AtMilestone { .. } | Standing::Due => true,
                Standing::OnTheWay(_) | Standing::NotDue => false,
            },
            Rule::Converge(rule) if rule.within.is_none() => self.assessment.plan().by.is_none_or(|by| by <= period),
            Rule::Converge(_) | Rule::Maintain(_) | Rule::AnnualChange(_) | Rule::Threshold(_) | Rule::Monitor(_) => {
                true
            }
        }
    }

    /// That the figures end before the window does. Where every period decides, the stage says it.
    pub(super) fn carried(self) -> Option<Fact<'a>> {
        let last = self.assessment.findings().next_back()?.period();
        let (_, end) = self.assessment.plan().span?;
        let newest_counts = self.assessment.judged() == Judged::Latest;
        (newest_counts && last < end).then_some(Fact::Carried { last, end })
    }
}

/// Sorted periods, three or more in a row as one.
fn spans(periods: &[Period]) -> Vec<(Period, Period)> {
    let runs = periods.chunk_by(|one, other| one.next() == Some(*other));
    let spans = runs.flat_map(|run| match run {
        [first, _, .., last] => vec![(*first, *last)],
        short => short.iter().map(|period| (*period, *period)).collect(),
    });
    spans.collect()
}

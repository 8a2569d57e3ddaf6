//! The periods beside the one that is explained.

use super::{Explained, NAMED_PERIODS};
use crate::finding::{Stage, Verdict, Why};
use crate::period::Period;
use crate::report::Finding;
use crate::rule::{Rule, Standing};
use crate::target::Judged;
use crate::text::facts::{Course, Fact, PeriodFact, Unjudged};

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
        Some(Fact::Periods(PeriodFact::StartingPoint(course.start, course.first.previous()?)))
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
        if !empty.is_empty() && self.without_any().is_none() {
            facts.push(Fact::Periods(PeriodFact::NoFigures(empty)));
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
        let missed = PeriodFact::Missed { count: told.len(), spans, frequency, plan };
        (!told.is_empty()).then_some(Fact::Periods(missed))
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

    /// That the figures end before the window does, or that there are none. Where every period decides, the stage says
    /// it.
    pub(super) fn carried(self) -> Option<Fact<'a>> {
        if let Some((from, to)) = self.without_any() {
            return Some(Fact::Periods(PeriodFact::NoneAtAll(from, to)));
        }
        let known = self.assessment.findings().next_back()?.period();
        let (_, end) = self.assessment.plan().span?;
        let newest_counts = self.assessment.judged() == Judged::Latest;
        let last = self.assessment.findings().rev().find(|finding| !is_empty(finding))?.period();
        (newest_counts && known < end).then_some(Fact::Periods(PeriodFact::Carried { last, end }))
    }

    /// The periods that could be judged, where there are several and none of them has a figure.
    fn without_any(self) -> Option<(Period, Period)> {
        let findings = || self.assessment.findings();
        let (first, last) = (findings().next()?.period(), findings().next_back()?.period());
        let end = self.assessment.plan().span.map_or(last, |(_, end)| end);
        let newest_counts = self.assessment.judged() == Judged::Latest;
        let several = first < end;
        (newest_counts && several && findings().all(|finding| is_empty(&finding))).then_some((first, end))
    }

    /// Why no period can be judged.
    pub(super) fn nothing_to_judge(self) -> Fact<'a> {
        let rule = &self.assessment.target().rule;
        let lacking = match (self.assessment.window(), rule.condition().after()) {
            (Some(window), _) => Unjudged::Within(window),
            (None, Some(after)) => Unjudged::After(after),
            (None, None) if rule.needs_year_earlier() => Unjudged::YearApart,
            (None, None) => Unjudged::NoFigures,
        };
        Fact::Periods(PeriodFact::NothingToJudge(lacking))
    }
}

/// Whether there is no figure of its own, nor word of one that is withheld or cannot be computed.
fn is_empty(finding: &Finding<'_>) -> bool {
    matches!(finding.without_value(), Some(Why::Absent | Why::Missing))
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

//! Series as a document shows them: the figures of an indicator in an area, with what is known of each.

use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::columns::{Column, Columns, Reading};
use crate::finding::{Verdict, Why};
use crate::indicator::Area;
use crate::interval::Interval;
use crate::name::{Id, Text};
use crate::number::Number;
use crate::outline::ShownExtent;
use crate::period::Period;
use crate::report::{Assessment, Finding, Report};
use crate::series::Status;
use crate::text::document::{Doubt, TableNote};

/// A series that is shown.
pub(super) struct Series<'a> {
    pub(super) indicator: IndicatorIndex,
    pub(super) area: AreaIndex,
    /// The assessments of it; none where it is shown beside one that is judged.
    pub(super) assessments: Vec<&'a Assessment>,
    pub(super) points: Vec<Point>,
    column: Option<&'a Column>,
    names: &'a Catalogue,
}

/// A period with an observation.
#[derive(Clone, Copy)]
pub(super) struct Point {
    pub(super) period: Period,
    pub(super) found: Result<Number, Why>,
    pub(super) status: Option<Status>,
    pub(super) unsettled: bool,
}

/// Where figures are taken from.
#[derive(Clone, Copy)]
pub(super) struct Figures<'a> {
    pub(super) report: &'a Report,
    pub(super) columns: &'a Columns<'a>,
    judged: &'a Judged<'a>,
    /// The goal whose section is written.
    goal: Option<&'a Id>,
}

/// The assessments of each indicator.
pub(super) struct Judged<'a>(Vec<Vec<&'a Assessment>>);

impl<'a> Judged<'a> {
    pub(super) fn new(report: &'a Report) -> Judged<'a> {
        let mut judged: Vec<Vec<&Assessment>> = report.book.names.all_indicators().map(|_| Vec::new()).collect();
        for assessment in report.assessments() {
            if let Some(of) = judged.get_mut(assessment.plan().indicator.place()) {
                of.push(assessment);
            }
        }
        Judged(judged)
    }
}

impl<'a> Figures<'a> {
    pub(super) fn new(report: &'a Report, columns: &'a Columns<'a>, judged: &'a Judged<'a>) -> Figures<'a> {
        Figures { report, columns, judged, goal: None }
    }

    /// The same within the section of a goal, or outside of all.
    pub(super) fn within(self, goal: Option<&'a Id>) -> Figures<'a> {
        Figures { goal, ..self }
    }

    /// The assessments of an indicator: those of the goal that is written of, or, where it has none of them, all.
    pub(super) fn judged(self, indicator: IndicatorIndex) -> impl Iterator<Item = &'a Assessment> + Clone {
        let all = self.judged.0.get(indicator.place()).map(Vec::as_slice).unwrap_or_default();
        let is_of_goal = move |each: &Assessment| self.goal.is_none_or(|goal| each.goal_id() == goal);
        let any = all.iter().any(|each| is_of_goal(each));
        all.iter().copied().filter(move |each| !any || is_of_goal(each))
    }

    pub(super) fn names(self) -> &'a Catalogue {
        &self.report.book.names
    }

    /// The series of some indicators: for each first those that are judged, then those shown beside them.
    pub(super) fn series(self, indicators: &[IndicatorIndex], extent: &ShownExtent) -> Vec<Series<'a>> {
        let mut found: Vec<Series<'a>> = Vec::new();
        for indicator in indicators {
            for area in self.areas(*indicator, extent) {
                let of = self.one(*indicator, area, extent);
                if !of.points.is_empty() || !of.assessments.is_empty() {
                    found.push(of);
                }
            }
        }
        found
    }

    /// The areas of an indicator that are shown.
    fn areas(self, indicator: IndicatorIndex, extent: &ShownExtent) -> Vec<AreaIndex> {
        if let Some(areas) = &extent.areas {
            // What is judged stands first, as everywhere.
            let judged = |area: &AreaIndex| self.judged(indicator).any(|assessment| assessment.area == *area);
            let mut areas: Vec<AreaIndex> = areas.iter().filter_map(|id| self.names().find_area(id)).collect();
            areas.sort_by_key(|area| !judged(area));
            return areas;
        }
        let judged = self.judged(indicator).map(|assessment| assessment.area);
        let plans = self.judged(indicator).map(Assessment::plan);
        let beside = plans.flat_map(|plan| plan.reference.iter().chain(&plan.compare).copied());
        let mut areas = Vec::new();
        for area in judged.chain(beside) {
            if !areas.contains(&area) {
                areas.push(area);
            }
        }
        if areas.is_empty() { self.names().all_areas().collect() } else { areas }
    }

    fn one(self, indicator: IndicatorIndex, area: AreaIndex, extent: &ShownExtent) -> Series<'a> {
        let column = self.columns.find(indicator, area);
        let periods = column.into_iter().flat_map(|column| self.columns.periods(column));
        let periods = periods.filter(|period| extent.shows(*period));
        let points = periods.map(|period| point(period, self.columns.read(column, period))).collect();
        let assessments = self.judged(indicator).filter(|each| each.area == area).collect();
        Series { indicator, area, assessments, points, column, names: self.names() }
    }
}

fn point(period: Period, reading: Reading) -> Point {
    let (_, status) = reading.shown();
    let (found, unsettled) = match reading {
        Reading::Value(observed) => (Ok(observed.figure.value), observed.unsettled),
        Reading::Absent | Reading::Missing | Reading::OutOfRange => (Err(Why::Missing), false),
        Reading::Suppressed => (Err(Why::Suppressed), false),
        Reading::Zero => (Err(Why::Zero), false),
    };
    Point { period, found, status, unsettled }
}

impl Point {
    /// Why its figure is not as sure as others, if there is one.
    pub(super) fn doubt(&self) -> Option<Doubt> {
        self.found.ok()?;
        match self.status {
            Some(Status::Provisional) => Some(Doubt::Provisional),
            Some(Status::Estimated) => Some(Doubt::Estimated),
            Some(Status::LowReliability) => Some(Doubt::Unreliable),
            Some(Status::Normal | Status::Revised | Status::Break) | None => {
                self.unsettled.then_some(Doubt::Provisional)
            }
            Some(Status::Suppressed | Status::Missing) => None,
        }
    }
}

impl<'a> Series<'a> {
    pub(super) fn is_judged(&self) -> bool {
        !self.assessments.is_empty()
    }

    /// The values in order.
    pub(super) fn values(&self) -> impl DoubleEndedIterator<Item = (Point, Number)> {
        self.points.iter().filter_map(|point| Some((*point, point.found.ok()?)))
    }

    pub(super) fn at(&self, period: Period) -> Option<Point> {
        self.points.iter().find(|point| point.period == period).copied()
    }

    /// The stretches of time between its first and its last figure, or what stands for one, in which there is none, each
    /// with why.
    pub(super) fn gaps(&self) -> Vec<(Why, Period, Period)> {
        let mut gaps: Vec<(Why, Period, Period)> = Vec::new();
        let mut add = |why: Why, from: Period, to: Period| match gaps.last_mut() {
            Some((before, _, end)) if *before == why && end.next() == Some(from) => *end = to,
            Some(_) | None => gaps.push((why, from, to)),
        };
        let mut before: Option<Period> = None;
        for point in &self.points {
            let absent = before.and_then(Period::next).zip(point.period.previous());
            if let Some((from, to)) = absent.filter(|(from, to)| from <= to) {
                add(Why::Missing, from, to);
            }
            if let Err(why) = point.found {
                add(why, point.period, point.period);
            }
            before = Some(point.period);
        }
        gaps
    }

    /// The first period of a new series between two.
    pub(super) fn break_between(&self, earlier: Period, later: Period) -> Option<Period> {
        self.column?.break_between(earlier, later)
    }

    /// Whether its targets compare figures on either side of a break.
    pub(super) fn compares_across_breaks(&self) -> bool {
        self.is_judged() && self.assessments.iter().all(|assessment| assessment.target().across_breaks)
    }

    /// What is said of a break.
    pub(super) fn break_note(&self, at: Period, area: Option<&'a Area>) -> TableNote<'a> {
        TableNote::Break { at, area, reason: self.reason_of_break(at), compared: self.compares_across_breaks() }
    }

    /// Whether it has figures before a period, and in it or after it.
    pub(super) fn goes_past(&self, at: Period) -> bool {
        let (first, last) = (self.values().next(), self.values().next_back());
        first.is_some_and(|(point, _)| point.period < at) && last.is_some_and(|(point, _)| at <= point.period)
    }

    /// Why there is a break.
    fn reason_of_break(&self, at: Period) -> Option<&'a Text> {
        self.names.declared_break(self.indicator, self.area, at).map(|declared| &declared.reason)
    }

    /// The remark on a figure.
    pub(super) fn note(&self, columns: &'a Columns<'a>, period: Period) -> Option<&'a Text> {
        columns.details(self.column?, period)?.note.as_ref()
    }

    /// Periods without a figure that keep a target from being judged.
    pub(super) fn lacking(&self) -> impl Iterator<Item = Period> {
        let open = self.assessments.iter().filter(|each| each.verdict() == Verdict::Undetermined);
        let findings = open.flat_map(|assessment| assessment.findings()).filter(Finding::decides);
        let missing = findings.flat_map(|finding| finding.raw_missing());
        let own = missing.filter(|missing| missing.indicator == self.indicator && missing.area == self.area);
        own.map(|missing| missing.period)
    }

    /// The breaks between its first and its last figure.
    pub(super) fn breaks(&self) -> Vec<Period> {
        let (mut found, Some(mut since)) = (Vec::new(), self.points.first().map(|point| point.period)) else {
            return Vec::new();
        };
        let Some(last) = self.points.last().map(|point| point.period) else { return found };
        while let Some(at) = self.break_between(since, last) {
            found.push(at);
            since = at;
        }
        found
    }

    /// Between what values the true value of a period lies, where a judgement says so.
    pub(super) fn interval(&self, period: Period) -> Option<Interval> {
        let findings = self.assessments.iter().flat_map(|assessment| assessment.findings());
        findings.filter(|finding| finding.period() == period).find_map(|finding| finding.interval())
    }

    /// The baseline that its targets are counted from, where it is one period.
    pub(super) fn baseline(&self) -> Option<Period> {
        self.assessments.iter().find_map(|assessment| assessment.target().rule.baseline()?.only())
    }
}

/// Whether some series differ in their areas alone.
pub(super) fn of_one_indicator(series: &[Series<'_>]) -> bool {
    series.windows(2).all(|pair| matches!(pair, [a, b] if a.indicator == b.indicator))
}

/// Whether some series differ in their indicators alone.
pub(super) fn of_one_area(series: &[Series<'_>]) -> bool {
    series.windows(2).all(|pair| matches!(pair, [a, b] if a.area == b.area))
}

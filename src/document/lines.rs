//! Series through time as a chart, with the limits of their targets.

use std::collections::BTreeSet;

use super::build::Building;
use super::front::Front;
use super::series::{Series, of_one_indicator};
use crate::catalogue::IndicatorIndex;
use crate::chart::{BreakMark, Chart, LimitLine, LimitPoint, Line, LineChart, Moment, Point};
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::report::Assessment;
use crate::rule::{Path, ReachGoal, Rule, Than};
use crate::text::document::{self as words, Said};

/// The limit of a target.
struct Limit {
    drawn: LimitLine,
    /// The last period in which it is drawn.
    ends: Period,
    /// Whether its label says so.
    is_dated: bool,
}

/// What is to be reached after the last judged period.
struct Ahead {
    /// Each date with its value, the goal last.
    dates: Vec<(Period, Number)>,
    /// Whether something is demanded between.
    joined: bool,
    label: String,
}

impl<'a> Building<'a> {
    pub(super) fn lines(
        &self,
        series: &[Series<'a>],
        labels: &[String],
        front: &Front,
        first: IndicatorIndex,
    ) -> Chart {
        let mut order: Vec<(usize, &Series<'a>)> = series.iter().enumerate().collect();
        order.sort_by_key(|(nth, each)| (!front.holds(*nth), !each.is_judged()));
        let line = |(nth, of): &(usize, &Series<'a>)| {
            let label = labels.get(*nth).cloned().unwrap_or_default();
            Line { faint: !front.holds(*nth), ..self.line(of, label) }
        };
        let lines: Vec<Line> = order.iter().map(line).collect();
        let limits = self.limits(&order, front, series);
        let breaks = self.break_marks(series, labels);
        let points = lines.iter().flat_map(|line| &line.points);
        let drawn = lines.iter().filter(|line| !line.faint).flat_map(|line| &line.points);
        let ends = drawn.filter_map(|point| point.interval).flat_map(|(lower, upper)| [lower, upper]);
        let values = points.clone().map(|point| point.value).chain(ends);
        let limit_points = || limits.iter().flat_map(|limit| &limit.drawn.points);
        let levels = self.levels(values.chain(limit_points().map(|point| point.value)), first, false);
        let times = points.map(|point| point.at).chain(limit_points().map(|point| point.at));
        let moments = self.moments(times, first);
        let last = moments.last().map(|moment| moment.at);
        let limits = limits.into_iter().map(|limit| self.named(limit, last)).collect();
        Chart::Lines(LineChart {
            unit: words::held(&self.unit(first)),
            moments,
            levels,
            others: self.others(&lines, series),
            lines,
            limits,
            breaks,
        })
    }

    /// The breaks of all series; with what breaks, where others do not.
    fn break_marks(&self, series: &[Series<'a>], labels: &[String]) -> Vec<BreakMark> {
        let breaks: Vec<Vec<Period>> = series.iter().map(Series::breaks).collect();
        let all: BTreeSet<Period> = breaks.iter().flatten().copied().collect();
        let mark = |at: Period| {
            let broken = breaks.iter().map(|breaks| breaks.contains(&at));
            let goes_on = |(each, broken): (&Series<'a>, bool)| !broken && each.goes_past(at);
            let mut label = self.say(&Said::Break(at));
            if series.iter().zip(broken.clone()).any(goes_on) {
                let names = labels.iter().zip(broken).filter(|(_, broken)| *broken).map(|(label, _)| label.as_str());
                label = self.say(&Said::BreakOf(&label, &names.collect::<Vec<_>>().join(", ")));
            }
            BreakMark { at: at.ordinal(), label: words::held(&label) }
        };
        all.into_iter().map(mark).collect()
    }

    fn line(&self, series: &Series<'a>, label: String) -> Line {
        let mut points: Vec<Point> = Vec::new();
        let mut before: Option<Period> = None;
        for (point, value) in series.values() {
            let joined = before.is_some_and(|before| {
                before.next() == Some(point.period) && series.break_between(before, point.period).is_none()
            });
            before = Some(point.period);
            let interval = series.interval(point.period).map(|interval| (interval.lower, interval.upper));
            points.push(Point {
                at: point.period.ordinal(),
                value,
                label: self.held(&Said::Value(self.amount(series.indicator, value))),
                uncertain: point.doubt().is_some(),
                joined,
                interval,
            });
        }
        Line { label, judged: series.is_judged(), faint: false, points }
    }

    /// What the faint lines are called together.
    fn others(&self, lines: &[Line], series: &[Series<'a>]) -> String {
        let count = lines.iter().filter(|line| line.faint && !line.points.is_empty()).count();
        if count == 0 { String::new() } else { self.say(&Said::Others(count, of_one_indicator(series))) }
    }

    fn moments(&self, times: impl Iterator<Item = i32> + Clone, first: IndicatorIndex) -> Vec<Moment> {
        let frequency = self.figures.names().indicator(first).frequency;
        let (Some(from), Some(to)) = (times.clone().min(), times.max()) else { return Vec::new() };
        let year = |period: Period| {
            let begins = period.frequency() != Frequency::Year && period.part() == 1;
            begins.then(|| Period::year(period.in_year())).flatten().map(|year| self.say(&Said::Short(year)))
        };
        let moment = |at| {
            let period = Period::at(frequency, at)?;
            Some(Moment { at, label: self.held(&Said::Short(period)), year: year(period) })
        };
        (from..=to).filter_map(moment).collect()
    }

    /// The limits of the judged series in front; one that several share is drawn once, and is none's own.
    fn limits(&self, order: &[(usize, &Series<'a>)], front: &Front, all: &[Series<'a>]) -> Vec<Limit> {
        let mut limits: Vec<Limit> = Vec::new();
        for (line, (nth, series)) in order.iter().enumerate() {
            let own = series.assessments.iter().filter_map(|assessment| self.limit_line(series, assessment, all));
            for limit in own {
                let same = |known: &&mut Limit| LimitLine { line: None, ..known.drawn.clone() } == limit.drawn;
                match limits.iter_mut().find(same) {
                    Some(known) => known.drawn.line = known.drawn.line.filter(|known| *known == line),
                    None if front.holds(*nth) => {
                        let drawn = LimitLine { line: Some(line), ..limit.drawn };
                        limits.push(Limit { drawn, ..limit });
                    }
                    None => {}
                }
            }
        }
        limits
    }

    /// A limit by its name; where it ends before the last time of the figure, with the period in which it ends.
    fn named(&self, limit: Limit, last: Option<i32>) -> LimitLine {
        if limit.is_dated || last == Some(limit.ends.ordinal()) {
            return limit.drawn;
        }
        let label = self.held(&Said::Dated(&limit.drawn.label, limit.ends));
        LimitLine { label, ..limit.drawn }
    }

    /// The limit of a target in every period that is judged, and where it leads. It says what holds where it ends.
    fn limit_line(&self, series: &Series<'a>, assessment: &'a Assessment, all: &[Series<'a>]) -> Option<Limit> {
        let plan = assessment.plan();
        let reference = all.iter().find(|each| each.indicator == plan.indicator && Some(each.area) == plan.reference);
        let is_broken = |from: Period, to: Period| {
            let mut concerned = std::iter::once(series).chain(reference);
            concerned.any(|each| each.break_between(from, to).is_some())
        };
        let last = assessment.findings().rev().find(|finding| finding.limit().is_some())?;
        let judged = assessment.findings().filter_map(|finding| Some((finding.period(), finding.limit()?.value)));
        let stays = stays(&assessment.target().rule);
        let mut points: Vec<LimitPoint> = Vec::new();
        let mut before: Option<Period> = None;
        for (at, value) in judged {
            let joined = before.is_some_and(|before| (stays || before.next() == Some(at)) && !is_broken(before, at));
            points.push(LimitPoint { at: at.ordinal(), value, joined });
            before = Some(at);
        }
        let ahead = self.ahead(assessment, last.period());
        for (at, value) in ahead.iter().flat_map(|ahead| &ahead.dates) {
            points.push(LimitPoint { at: at.ordinal(), value: *value, joined: ahead.iter().any(|ahead| ahead.joined) });
        }
        let ends = ahead.as_ref().and_then(|ahead| ahead.dates.last()).map_or(last.period(), |(at, _)| *at);
        let is_dated = ahead.is_some();
        let label = match ahead {
            Some(ahead) => ahead.label,
            None => words::limit(last, self.language)?,
        };
        let label = words::held(&label);
        Some(Limit { drawn: LimitLine { label, line: None, bound: last.limit()?.bound, points }, ends, is_dated })
    }

    /// The dates that count after a period, and what must be reached by then; none where the last of them is no value.
    fn ahead(&self, assessment: &'a Assessment, after: Period) -> Option<Ahead> {
        let Rule::Reach(reach) = &assessment.target().rule else { return None };
        let value = |goal| match goal {
            ReachGoal::Value(level) => Some(level.value),
            ReachGoal::Change(_) => None,
        };
        let date = |(date, goal): (Period, ReachGoal)| Some((date.last_within(after.frequency())?, value(goal)?));
        let dates: Vec<(Period, Number)> = reach.dates().filter_map(date).filter(|(at, _)| *at > after).collect();
        let goal = value(reach.goal).filter(|_| !dates.is_empty())?;
        let amount = words::stated(self.figures.names(), assessment.plan().indicator, goal);
        let joined = match reach.path {
            Path::Straight | Path::Compound => true,
            Path::None => false,
        };
        Some(Ahead { dates, joined, label: self.say(&Said::GoalBy(reach.by, amount)) })
    }
}

/// Whether a limit is known in a period for which nothing is.
fn stays(rule: &Rule) -> bool {
    match rule {
        Rule::Maintain(_) | Rule::Reach(_) => true,
        Rule::Threshold(threshold) => match threshold.than {
            Than::Level(_) => true,
            Than::Area { .. } => false,
        },
        Rule::AnnualChange(_) | Rule::Converge(_) | Rule::Monitor(_) => false,
    }
}

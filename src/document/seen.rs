//! What a figure shows, for those who do not see it, and what its marks mean, for those who do.

use super::build::Building;
use super::front::Front;
use super::series::{Point, Series, of_one_indicator};
use crate::chart::{BarChart, Chart, Level, LineChart};
use crate::finding::Why;
use crate::number::Number;
use crate::period::Period;
use crate::text::document::{Doubt, Hollow, Mark, Said};

impl<'a> Building<'a> {
    /// What a figure shows: the course of every series in front, the extent of the others, and the verdicts.
    pub(super) fn description(&self, series: &[Series<'a>], labels: &[String], front: &Front, chart: &Chart) -> String {
        let mut said = vec![self.course(series, labels, front)];
        if let Chart::Lines(LineChart { levels, .. }) = chart {
            if let Some((first, last)) = without_zero(levels) {
                said.push(self.say(&Said::Axes(&first.label, &last.label)));
            }
        }
        said.extend(self.verdicts_of(series, labels));
        said.join(" ")
    }

    /// The values of each series, read out.
    pub(super) fn course(&self, series: &[Series<'a>], labels: &[String], front: &Front) -> String {
        let mut said = Vec::new();
        let [shown, behind] = front.split(series);
        for (series, label) in shown.iter().filter_map(|(nth, each)| Some((*each, labels.get(*nth)?))) {
            let points: Vec<_> = series
                .values()
                .map(|(point, value)| (point.period, self.amount(series.indicator, value), point.doubt()))
                .collect();
            said.push(match points.is_empty() {
                true => self.say(&Said::NoFigures(label)),
                false => self.say(&Said::Course(label, points)),
            });
            said.extend(self.lacking(series));
        }
        said.extend(self.range(series, &behind));
        said.join(" ")
    }

    /// For which periods there is no figure, and why; of a series without any, only what is withheld or cannot be.
    fn lacking(&self, series: &Series<'a>) -> Vec<String> {
        let gaps = series.gaps();
        let mut said = Vec::new();
        for why in [Why::Missing, Why::Suppressed, Why::Zero] {
            if why == Why::Missing && series.values().next().is_none() {
                continue;
            }
            let of = gaps.iter().filter(|(reason, ..)| match reason {
                Why::Absent | Why::Missing => why == Why::Missing,
                Why::Suppressed | Why::Zero => *reason == why,
            });
            let spans: Vec<(Period, Period)> = of.map(|(_, from, to)| (*from, *to)).collect();
            let periods = spans.iter().map(|(from, to)| usize::try_from(to.since(*from)).unwrap_or_default() + 1);
            let count = periods.sum();
            if count > 0 {
                said.push(self.say(&Said::Without(why, spans, count)));
            }
        }
        said
    }

    /// Between what values the series behind lie in the last period.
    fn range(&self, series: &[Series<'a>], behind: &[(usize, &Series<'a>)]) -> Option<String> {
        let behind: Vec<&Series<'a>> =
            behind.iter().map(|(_, each)| *each).filter(|each| each.values().next().is_some()).collect();
        let at = behind.iter().filter_map(|each| each.values().next_back()).map(|(point, _)| point.period).max()?;
        let found = |each: &&Series<'a>| Some((each.at(at)?.found.ok()?, each.indicator));
        let values: Vec<_> = behind.iter().filter_map(found).collect();
        let (lowest, of) = values.iter().copied().min()?;
        let (highest, _) = values.iter().copied().max()?;
        Some(self.say(&Said::Range {
            count: behind.len(),
            areas: of_one_indicator(series),
            lowest: self.amount(of, lowest),
            highest: self.amount(of, highest),
            at,
            without: behind.len() - values.len(),
        }))
    }

    /// What the marks of a figure mean, of those that are there and not named where they stand.
    pub(super) fn key(&self, series: &[Series<'a>], front: &Front, chart: &Chart) -> Option<String> {
        let [shown, _] = front.split(series);
        let shown: Vec<&Series<'a>> = shown.into_iter().map(|(_, each)| each).collect();
        let marks = match chart {
            Chart::Lines(lines) => line_marks(&shown, front, lines),
            Chart::Bars(bars) => bar_marks(&shown, bars),
        };
        let said: Vec<String> = marks.iter().map(|mark| self.say(&Said::Mark(mark))).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}

/// The lowest and the highest level, where 0 does not lie between them.
fn without_zero(levels: &[Level]) -> Option<(&Level, &Level)> {
    let (first, last) = (levels.first()?, levels.last()?);
    let holds_zero = first.value <= Number::ZERO && Number::ZERO <= last.value;
    (!holds_zero).then_some((first, last))
}

fn line_marks(series: &[&Series<'_>], front: &Front, chart: &LineChart) -> Vec<Mark> {
    let mut marks: Vec<Mark> = front.ends.map(Mark::Ends).into_iter().collect();
    let limits = || chart.limits.iter().flat_map(|limit| &limit.points);
    if limits().next().is_some() {
        marks.extend([Mark::Limit { dashed: limits().any(|point| point.joined) }, Mark::Beyond]);
    }
    marks.extend(intervals(series, chart));
    let several = chart.lines.iter().filter(|line| line.judged && !line.faint).count() > 1;
    marks.extend(hollow(if several { Hollow::Point } else { Hollow::Circle }, series));
    marks.extend(without_zero(&chart.levels).map(|_| Mark::Cut));
    marks
}

fn bar_marks(series: &[&Series<'_>], chart: &BarChart) -> Vec<Mark> {
    let is_missing = chart.groups.iter().flat_map(|group| &group.bars).any(|bar| bar.value.is_none());
    hollow(Hollow::Column, series).into_iter().chain(is_missing.then_some(Mark::Dash)).collect()
}

/// Intervals: a band where neighbouring points have them, else a stroke.
fn intervals(series: &[&Series<'_>], chart: &LineChart) -> Option<Mark> {
    let (mut band, mut stroke) = (false, false);
    for line in chart.lines.iter().filter(|line| !line.faint) {
        let runs =
            line.points.chunk_by(|point, next| next.joined && point.interval.is_some() == next.interval.is_some());
        for run in runs.filter(|run| run.iter().any(|point| point.interval.is_some())) {
            if run.len() > 1 { band = true } else { stroke = true }
        }
    }
    let level = |each: &&Series<'_>| {
        each.points
            .iter()
            .find_map(|point: &Point| each.interval(point.period))
            .map(|interval| interval.level.percent())
    };
    let mut levels: Vec<u32> = series.iter().filter_map(level).collect();
    levels.dedup();
    let percent = match levels.as_slice() {
        [percent] => Some(*percent),
        [] | [_, ..] => None,
    };
    (band || stroke).then_some(Mark::Interval { band, stroke, percent })
}

fn hollow(hollow: Hollow, series: &[&Series<'_>]) -> Option<Mark> {
    let mut doubts: Vec<Doubt> = series.iter().flat_map(|each| &each.points).filter_map(Point::doubt).collect();
    doubts.sort_unstable();
    doubts.dedup();
    (!doubts.is_empty()).then_some(Mark::Hollow(hollow, doubts))
}

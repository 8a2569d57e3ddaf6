//! Warnings about figures.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lint, Warning};
use crate::catalogue::IndicatorIndex;
use crate::dataset::{Dataset, Series};
use crate::finding::Role;
use crate::indicator::{Derivation, Unit};
use crate::name::{Id, Language, Text};
use crate::number::Number;
use crate::period::Period;
use crate::register::{Register, Row};
use crate::report::Report;
use crate::rule::{Baseline, ReachGoal, Rule, good_side};
use crate::rulebook::Rulebook;
use crate::series::Observation;
use crate::uncertainty::Method;

pub(super) fn warn(rulebook: &Rulebook, data: &Dataset, into: &mut Vec<Warning>) {
    for (nth, series) in data.series().iter().enumerate() {
        let Some(indicator) = rulebook.book.names.find_indicator(&series.indicator) else { continue };
        let mut of_series = OfSeries { rulebook, series, indicator, into };
        of_series.values(data, nth);
        of_series.details(data, nth);
    }
    for (id, register) in data.registers() {
        twin_rows(id, register, into);
    }
    if let Ok(report) = rulebook.assess(data) {
        shares_above_100(&report, into);
        goals_without_improvement(&report, into);
    }
    shares_as_fractions(rulebook, data, into);
}

/// The figures of one indicator in one area. What holds for a whole series is said once, at its first figure.
struct OfSeries<'a> {
    rulebook: &'a Rulebook,
    series: &'a Series,
    indicator: IndicatorIndex,
    into: &'a mut Vec<Warning>,
}

impl OfSeries<'_> {
    fn values(&mut self, data: &Dataset, nth: usize) {
        let declared = self.rulebook.book.names.indicator(self.indicator);
        let founded = declared.source.as_ref().and_then(year_named);
        let mut older = false;
        for entry in data.current_of(nth) {
            let negative = entry.value.filter(|value| value.is_negative() && declared.unit.is_count());
            // Of figures from a published file it is said where they were taken.
            let is_taken = || {
                let Series { indicator, area, .. } = self.series;
                data.origin(indicator.as_str(), area.as_str(), entry.period).is_some()
            };
            if let Some(value) = negative.filter(|_| !is_taken()) {
                self.warn(entry.period, "", Lint::NegativeCount(value));
            }
            let before = entry.as_of.zip(founded).filter(|(date, year)| date.year() < *year && !older);
            if let Some((date, year)) = before {
                older = true;
                self.warn(entry.period, "", Lint::OlderThanSource { date, year });
            }
        }
    }

    fn details(&mut self, data: &Dataset, nth: usize) {
        let names = &self.rulebook.book.names;
        let declared = names.indicator(self.indicator);
        let is_used = |whole: IndicatorIndex| {
            names.indicator(whole).uncertainty.is_some()
                && (whole == self.indicator || names.is_made_from(whole, self.indicator))
        };
        let used = names.all_indicators().any(is_used);
        let decimals = u8::try_from(names.written_decimals(self.indicator)).unwrap_or(u8::MAX);
        let mut told = false;
        for (entry, observation) in data.details_of(nth) {
            if let Some(key) = first_detail(observation).filter(|_| !used && !told) {
                told = true;
                let indicator = self.series.indicator.clone();
                self.warn(entry.period, key, Lint::UnusedUncertainty { key, indicator });
            }
            if let Some(error) = observation.standard_error.filter(|_| declared.unit == Unit::Percent) {
                let tenth = Number::decimal(1, 1).unwrap_or(Number::ONE);
                if error.is_positive() && error < tenth {
                    self.warn(entry.period, "standard_error", Lint::UnlikelyStandardError(error));
                }
            }
            let by_interval = declared
                .uncertainty
                .is_some_and(|uncertainty| matches!(uncertainty.method, Method::ConfidenceInterval(_)));
            if let Some(lint) = lopsided(observation, decimals).filter(|_| by_interval) {
                self.warn(entry.period, "lower", lint);
            }
        }
    }

    fn warn(&mut self, period: Period, key: &str, lint: Lint) {
        let separator = if key.is_empty() { "" } else { "/" };
        let Series { indicator, area, .. } = self.series;
        let path = format!("observations/{indicator}/{area}/{period}{separator}{key}");
        self.into.push(Warning { path, lint });
    }
}

/// What an observation carries that only a declared uncertainty uses.
fn first_detail(observation: &Observation) -> Option<&'static str> {
    let Observation { n, standard_error, lower, upper, .. } = observation;
    let details = [("n", n), ("standard_error", standard_error), ("lower", lower), ("upper", upper)];
    details.into_iter().find(|(_, detail)| detail.is_some()).map(|(key, _)| key)
}

/// An interval of which one half is more than half as long again as the other, and longer by more than rounding can
/// make. Published ends are taken as lying equally far from their value.
fn lopsided(observation: &Observation, decimals: u8) -> Option<Lint> {
    let (value, lower, upper) = (observation.value?, observation.lower?, observation.upper?);
    let (below, above) = (value.checked_sub(lower)?, upper.checked_sub(value)?);
    let (short, long) = if below < above { (below, above) } else { (above, below) };
    let is_lopsided = short.checked_mul(Number::from(3))? < long.checked_mul(Number::from(2))?;
    let rounding = Number::decimal(2, decimals)?;
    (is_lopsided && rounding < long.checked_sub(short)?).then_some(Lint::LopsidedInterval { value, lower, upper })
}

/// The last year that a source names; of a span of years the first, since a plan is made before it is carried out.
fn year_named(source: &Text) -> Option<u32> {
    Language::ALL.into_iter().filter_map(|language| first_year(source.get(language))).min()
}

/// The earliest of the years that a text names: a forecast, a plan and a series name later ones too.
fn first_year(text: &str) -> Option<u32> {
    let letters: Vec<char> = text.chars().collect();
    let mut years = Vec::new();
    let mut start = 0;
    while start < letters.len() {
        let digits = letters.iter().skip(start).take_while(|letter| letter.is_ascii_digit()).count();
        let year: String = letters.iter().skip(start).take(digits.min(5)).collect();
        let before = start.checked_sub(1).and_then(|before| letters.get(before));
        let ends_a_span = before.is_some_and(|before| matches!(before, '-' | '–' | '/'));
        let is_year = digits == 4 && !ends_a_span && !before.is_some_and(|letter| letter.is_alphanumeric());
        years.extend(year.parse::<u32>().ok().filter(|year| is_year && (1900..2100).contains(year)));
        start += digits.max(1);
    }
    years.into_iter().min()
}

/// Rows that are alike in everything may be one row that was entered twice.
fn twin_rows(id: &Id, register: &Register, into: &mut Vec<Warning>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (nth, row) in register.rows.iter().enumerate() {
        let Row { area, period, values } = row;
        if values.is_empty() {
            continue;
        }
        let first = *seen.entry(format!("{area:?} {period:?} {values:?}")).or_insert(nth + 1);
        if first <= nth {
            into.push(Warning { path: format!("registers/{id}/rows/{nth}"), lint: Lint::TwinRows { first } });
        }
    }
}

/// A derived share of more than its whole; the first one of each indicator.
fn shares_above_100(report: &Report, into: &mut Vec<Warning>) {
    let mut told: BTreeSet<&Id> = BTreeSet::new();
    for assessment in report.assessments() {
        let is_share = matches!(assessment.indicator().derived, Some(Derivation::Share { .. }));
        let above = |value: Number| value > Number::from(100);
        let first = assessment.findings().find(|finding| finding.value().is_some_and(above));
        let Some(period) = first.filter(|_| is_share).map(|finding| finding.period()) else { continue };
        let id = assessment.indicator_id();
        if told.insert(id) {
            let lint = Lint::ShareAbove100 { indicator: id.clone(), period };
            into.push(Warning { path: format!("indicators/{id}/derived/share"), lint });
        }
    }
}

/// A value to be reached that the baseline was better than already; said once of each target.
fn goals_without_improvement(report: &Report, into: &mut Vec<Warning>) {
    let mut told: Option<(&Id, &Id)> = None;
    for assessment in report.assessments() {
        let Rule::Reach(reach) = &assessment.target().rule else { continue };
        let ReachGoal::Value(level) = reach.goal else { continue };
        let operands = assessment.findings().flat_map(|finding| finding.operands().collect::<Vec<_>>());
        let mut baselines = operands.filter(|operand| operand.role == Role::Baseline);
        let Some((baseline, period)) = baselines.find_map(|operand| operand.value.zip(operand.period)) else {
            continue;
        };
        // The mean of several periods is not looked at: each of them may lie on either side.
        let is_one = matches!(reach.baseline, Baseline::Period(_));
        let goal = level.value;
        if is_one && good_side(assessment.indicator().better).prefers(baseline, goal) {
            let (of, target) = (assessment.goal_id(), assessment.target_id());
            if told.replace((of, target)) != Some((of, target)) {
                let key = if reach.corners.is_empty() { "value" } else { "milestones" };
                let path = format!("goals/{of}/targets/{target}/rule/reach/{key}");
                into.push(Warning { path, lint: Lint::GoalNoImprovement { goal, baseline, period } });
            }
        }
    }
}

/// An indicator in percent whose figures are all fractions of 1; said once, at the first.
fn shares_as_fractions(rulebook: &Rulebook, data: &Dataset, into: &mut Vec<Warning>) {
    let names = &rulebook.book.names;
    let numbered: Vec<(usize, &Series)> = data.series().iter().enumerate().collect();
    for of_one in numbered.chunk_by(|(_, one), (_, next)| one.indicator == next.indicator) {
        let index = of_one.first().and_then(|(_, series)| names.find_indicator(&series.indicator));
        let Some(index) = index.filter(|index| names.indicator(*index).unit == Unit::Percent) else { continue };
        let values = || {
            let by_series = of_one.iter().map(|(nth, series)| (data.current_of(*nth), *series));
            by_series.flat_map(|(entries, series)| {
                entries.filter_map(move |entry| Some((series, entry.period, entry.value?)))
            })
        };
        let enough = values().nth(1).is_some() || names.written_decimals(index) >= 2;
        let within = |value: Number| !value.is_negative() && value <= Number::ONE;
        let first = values().find(|(.., value)| value.is_positive() && *value < Number::ONE);
        let Some((Series { indicator, area, .. }, period, value)) = first.filter(|_| enough) else { continue };
        // Of figures from a published file it is said where they were taken.
        let is_taken = data.origin(indicator.as_str(), area.as_str(), period).is_some();
        if !is_taken && values().all(|(.., value)| within(value)) {
            let path = format!("observations/{indicator}/{area}/{period}");
            into.push(Warning { path, lint: Lint::ShareAsFraction { indicator: indicator.clone(), value } });
        }
    }
}

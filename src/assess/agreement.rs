//! Whether figures agree with each other: totals with their parts, rates with their counts and populations.

use std::sync::Arc;

use crate::catalogue::{AreaIndex, IndicatorIndex};
use crate::columns::{Columns, Reading};
use crate::figure::Figure;
use crate::finding::{Missing, Why};
use crate::number::Number;
use crate::period::Period;
use crate::report::{Agrees, CheckResult, CheckRole, FigureRecord, Fitting};
use crate::rulebook::{Against, Book, CheckPlan};

/// Every check in each of its areas, at each period in which the total or the rate has a figure.
pub(super) fn results(book: &Arc<Book>, columns: &Columns<'_>) -> Vec<CheckResult> {
    let mut results = Vec::new();
    for (nth, plan) in book.check_plans.iter().enumerate() {
        for area in &plan.areas {
            let Some(column) = columns.find(plan.lead, *area) else { continue };
            for period in columns.periods(column) {
                let mut figures = Figures { columns, area: *area, period, read: Vec::new(), missing: Vec::new() };
                results.extend(figures.held_together(plan).map(|comparison| CheckResult {
                    book: Arc::clone(book),
                    plan: nth,
                    area: *area,
                    period,
                    agrees: comparison.agrees,
                    computed: comparison.computed.map(|computed| computed.value),
                    difference: comparison.difference.map(|difference| difference.value),
                    rounding: comparison.difference.and_then(Figure::shift),
                    figures: figures.read,
                    missing: figures.missing,
                }));
            }
        }
    }
    results
}

/// The figures of one area and period, with what was read and what was missing.
struct Figures<'a> {
    columns: &'a Columns<'a>,
    area: AreaIndex,
    period: Period,
    read: Vec<FigureRecord>,
    missing: Vec<Missing<IndicatorIndex, AreaIndex>>,
}

/// What comes of holding figures together.
struct Comparison {
    agrees: Agrees,
    computed: Option<Figure>,
    difference: Option<Figure>,
}

const UNKNOWN: Comparison = Comparison { agrees: Agrees::Unknown { fitting: None }, computed: None, difference: None };

impl Figures<'_> {
    /// Holds the total or the rate against the others; `None` where it has no figure itself.
    fn held_together(&mut self, plan: &CheckPlan) -> Option<Comparison> {
        match &plan.against {
            Against::Parts(parts) => {
                let total = self.read(CheckRole::Total, plan.lead)?;
                let parts: Vec<Option<Figure>> = parts.iter().map(|part| self.read(CheckRole::Part, *part)).collect();
                let none = Some(Figure::exact(Number::ZERO));
                let sum = parts.into_iter().fold(none, |sum, part| sum?.add(part?));
                Some(compared(total, sum))
            }
            Against::Count { per, count, population } => {
                let rate = self.read(CheckRole::Rate, plan.lead)?;
                let count = self.read(CheckRole::Count, *count).and_then(|count| count.scaled(*per));
                let population = population.and_then(|population| self.read_population(population));
                Some(match (count, population) {
                    (Some(count), Some(population)) => compared(rate, count.ratio(population)),
                    (Some(count), None) => fitting(rate, count),
                    (None, _) => UNKNOWN,
                })
            }
        }
    }

    /// A figure; `None` where there is none, which is noted, or where it is out of range.
    fn read(&mut self, role: CheckRole, indicator: IndicatorIndex) -> Option<Figure> {
        let reading = self.columns.read(self.columns.find(indicator, self.area), self.period);
        let (value, status) = reading.shown();
        self.read.push(FigureRecord { role, indicator, value, status });
        let why = match reading {
            Reading::Value(observed) => return Some(observed.figure),
            Reading::OutOfRange => return None,
            Reading::Absent => Why::Absent,
            Reading::Missing => Why::Missing,
            Reading::Suppressed => Why::Suppressed,
            Reading::Zero => Why::Zero,
        };
        self.lacks(indicator, why);
        None
    }

    /// The population, which must not be 0.
    fn read_population(&mut self, indicator: IndicatorIndex) -> Option<Figure> {
        let population = self.read(CheckRole::Population, indicator)?;
        if population.value.is_zero() {
            self.lacks(indicator, Why::Zero);
            return None;
        }
        Some(population)
    }

    fn lacks(&mut self, indicator: IndicatorIndex, why: Why) {
        self.missing.push(Missing { indicator, area: self.area, period: self.period, why });
    }
}

/// A stated figure against a computed one: off only where rounding cannot be why.
fn compared(stated: Figure, computed: Option<Figure>) -> Comparison {
    let Some(difference) = computed.and_then(|computed| stated.sub(computed)) else { return UNKNOWN };
    let by = difference.value;
    let agrees = match difference.shift() {
        _ if by.is_zero() => Agrees::Holds { exactly: true },
        Some(rounding) if by.abs() <= rounding => Agrees::Holds { exactly: false },
        Some(_) => Agrees::Off { by: Some(by) },
        None => Agrees::Unknown { fitting: None },
    };
    Comparison { agrees, computed, difference: Some(difference) }
}

/// Without a population: which ones would fit.
fn fitting(rate: Figure, count_times_per: Figure) -> Comparison {
    let agrees = match count_times_per.whole_divisors(rate) {
        None => Agrees::Unknown { fitting: None },
        Some((at_least, Some(at_most))) if at_most < at_least => Agrees::Off { by: None },
        Some((at_least, at_most)) => Agrees::Unknown { fitting: Some(Fitting { at_least, at_most }) },
    };
    Comparison { agrees, ..UNKNOWN }
}

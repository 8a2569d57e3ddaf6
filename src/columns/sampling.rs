//! What a value carries for statements about chance: sizes of samples, standard errors, intervals.

use super::{Column, Columns, Figures, Reading};
use crate::catalogue::IndicatorIndex;
use crate::chance::Sampled;
use crate::dataset::Dataset;
use crate::indicator::{Indicator, Unit};
use crate::interval::Carried;
use crate::number::Number;
use crate::period::Period;
use crate::problem::{Fault, Problem};
use crate::series::{Entry, Observation};
use crate::uncertainty::{Method, Sides, Uncertainty};

impl Columns<'_> {
    /// A value with what its uncertainty is computed from; none where there is no value.
    pub(crate) fn sampled(
        &self,
        (indicator, parts): (&Indicator, &[IndicatorIndex]),
        uncertainty: &Uncertainty,
        column: Option<&Column>,
        period: Period,
    ) -> Option<(Sampled, Carried)> {
        let Reading::Value(observed) = self.read(column, period) else { return None };
        let needs_nothing = uncertainty.method == Method::Poisson && indicator.unit.is_count();
        let carried = match column.filter(|_| !needs_nothing) {
            Some(column) => self.carried(uncertainty.method, column, parts, period).unwrap_or_default(),
            None => Carried::default(),
        };
        Some((Sampled { figure: observed.figure, n: carried.n, variance: carried.variance }, carried))
    }

    fn carried(&self, method: Method, column: &Column, parts: &[IndicatorIndex], period: Period) -> Option<Carried> {
        match (method, &column.figures) {
            (Method::Proportion | Method::Poisson, Figures::Observed { .. }) => {
                Some(Carried { n: self.details(column, period)?.n, ..Carried::default() })
            }
            // What a derived share or rate is of is its size.
            (Method::Proportion | Method::Poisson, Figures::Derived { .. }) => {
                let whole = self.part(column, (1, *parts.get(1)?));
                let Reading::Value(whole) = self.read(whole, period) else { return None };
                // A test takes sizes as exact.
                let is_size = whole.figure.shift() == Some(Number::ZERO) && whole.figure.value.is_positive();
                Some(Carried { n: is_size.then_some(whole.figure.value), ..Carried::default() })
            }
            (Method::StandardError, _) => {
                let error = self.details(column, period)?.standard_error?;
                let n = self.details(column, period)?.n;
                Some(Carried { n, variance: error.checked_mul(error), published: None })
            }
            (Method::ConfidenceInterval(level), _) => {
                let observation = self.details(column, period)?;
                let published = observation.lower.zip(observation.upper);
                let squared = level.squared_quantile(Sides::Two);
                let variance = published.and_then(|ends| variance_of(ends, squared));
                Some(Carried { n: observation.n, variance, published })
            }
        }
    }

    /// An observation that carries more than value and status.
    pub(crate) fn details(&self, column: &Column, period: Period) -> Option<&Observation> {
        match &column.figures {
            Figures::Observed { series, .. } => self.data.details(*series, period, self.as_of),
            Figures::Derived { .. } => None,
        }
    }
}

/// The variance that an interval stands for: ((upper - lower) / 2z)².
fn variance_of((lower, upper): (Number, Number), squared: Number) -> Option<Number> {
    let width = upper.checked_sub(lower)?;
    width.checked_mul(width)?.checked_div(squared.checked_mul(Number::from(4))?)
}

/// Values that the declared method rules out: a share of a sample beyond all, fewer events than none.
pub(super) fn check_values(indicator: &Indicator, data: &Dataset, series: usize, problems: &mut Vec<Problem>) {
    let Some(of) = data.series().get(series) else { return };
    let mut report = |entry: Entry, fault| {
        let series = format!("observations/{}/{}", of.indicator, of.area);
        problems.push(Problem::new(entry.path(&series), fault));
    };
    let beyond = |share: &Number| share.is_negative() || Number::from(100) < *share;
    match indicator.uncertainty.map(|declared| declared.method) {
        Some(Method::Proportion) => {
            for entry in data.entries(series) {
                entry.value.filter(beyond).into_iter().for_each(|share| report(entry, Fault::ShareOutOfRange(share)));
            }
        }
        Some(Method::Poisson) => {
            for entry in data.entries(series) {
                let events = entry.value.filter(|events| events.is_negative());
                events.into_iter().for_each(|events| report(entry, Fault::EventsBelowZero(events)));
            }
        }
        Some(Method::StandardError | Method::ConfidenceInterval(_)) => {}
        // Whoever gives a size speaks of a share of a sample.
        None if indicator.unit == Unit::Percent => {
            for (entry, _) in data.details_of(series).filter(|(_, observation)| observation.n.is_some()) {
                entry.value.filter(beyond).into_iter().for_each(|share| report(entry, Fault::ShareOutOfRange(share)));
            }
        }
        None => {}
    }
}

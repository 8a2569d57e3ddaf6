use super::{Catalogue, IndicatorIndex};
use crate::indicator::{Derivation, Indicator, Unit};
use crate::measure::{Criterion, Measure};
use crate::name::Id;
use crate::problem::{Fault, Problem};

impl Catalogue {
    /// Makes every measured share a derived one of two counts: the rows that pass, and those that are the whole.
    pub(super) fn add_counts_of_shares(&mut self) {
        for place in 0..self.declared {
            let Some((id, share)) = self.indicators.get(place) else { continue };
            if !matches!(share.measured, Some(Measure::Share { .. })) {
                continue;
            }
            let unit = Unit::Count { of: share.name.clone(), one: None };
            let count =
                Indicator { frequency: share.frequency, ..Indicator::new(share.name.clone(), unit, share.better) };
            let [part, of] = ["part", "whole"].map(|role| Id::from(format!("{id}/{role}")));
            let first = self.indicators.len();
            if let (Some(derivation), Some(parts)) = (self.derivations.get_mut(place), self.parts.get_mut(place)) {
                *derivation = Some(Derivation::Share { part: part.clone(), of: of.clone() });
                *parts = vec![IndicatorIndex(first), IndicatorIndex(first + 1)];
            }
            self.indicators.extend([(part, count.clone()), (of, count)]);
            self.derivations.extend([None, None]);
            self.parts.extend([Vec::new(), Vec::new()]);
        }
    }
}

/// Checks what can be seen of a measured indicator without its register.
pub(super) fn check(path: &str, id: &Id, indicator: &Indicator, measure: &Measure, problems: &mut Vec<Problem>) {
    let mut report = |below: String, fault| problems.push(Problem::new(format!("{path}{below}"), fault));
    if indicator.derived.is_some() {
        report("/measured".into(), Fault::MeasuredAndDerived(id.clone()));
    }
    match measure {
        Measure::Count { .. } if !indicator.unit.is_count() => report("/unit".into(), Fault::CountUnit),
        Measure::Sum { .. } if indicator.unit == Unit::Percent => report("/unit".into(), Fault::SumInPercent),
        Measure::Share { .. } if indicator.unit != Unit::Percent => report("/unit".into(), Fault::ShareNotPercent),
        Measure::Share { filter, .. } if filter.criteria.is_empty() => report("/measured/where".into(), Fault::Empty),
        Measure::Count { .. } | Measure::Sum { .. } | Measure::Share { .. } => {}
    }
    let malformed = |name: &Id| (!name.is_well_formed()).then(|| Fault::MalformedName(name.clone()));
    if let Some(fault) = malformed(measure.register()) {
        report(format!("/measured/{}", measure.register_key()), fault);
    }
    if let Measure::Sum { field, .. } = measure {
        malformed(field).into_iter().for_each(|fault| report("/measured/sum".into(), fault));
    }
    for (key, filter) in measure.filters() {
        for (field, criterion) in &filter.criteria {
            let path = || format!("/measured/{key}/{field}");
            malformed(field).into_iter().for_each(|fault| report(path(), fault));
            match criterion {
                Criterion::OneOf(values) if values.is_empty() => report(path(), Fault::Empty),
                Criterion::Range { .. } if criterion.is_impossible() => report(path(), Fault::NothingWithin),
                Criterion::OneOf(_) | Criterion::Range { .. } => {}
            }
        }
    }
}

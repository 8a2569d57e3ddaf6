//! Whether a declared area or indicator makes sense.

use super::{Catalogue, measured, unknown};
use crate::indicator::{Area, Derivation, Indicator, Unit};
use crate::name::Id;
use crate::problem::{Fault, Problem, Thing};
use crate::uncertainty::{Method, Uncertainty};

/// The most decimals that an indicator may declare.
const MOST_DECIMALS: u32 = 12;

impl Catalogue {
    pub(super) fn check_area(&self, id: &Id, area: &Area, problems: &mut Vec<Problem>) {
        let path = format!("areas/{id}");
        if !id.is_well_formed() {
            problems.push(Problem::new(&path, Fault::MalformedName(id.clone())));
        }
        if let Some(whole) = &area.part_of {
            let path = format!("{path}/part_of");
            if whole == id {
                problems.push(Problem::new(path, Fault::ComparedWithItself(id.to_string())));
            } else if self.find_area(whole).is_none() {
                problems.push(unknown(path, Thing::Area, whole));
            }
        }
    }

    pub(super) fn check_indicator(&self, id: &Id, indicator: &Indicator, problems: &mut Vec<Problem>) {
        let path = format!("indicators/{id}");
        let mut report = |below: &str, fault| problems.push(Problem::new(format!("{path}{below}"), fault));
        if !id.is_well_formed() {
            report("", Fault::MalformedName(id.clone()));
        }
        match indicator.decimals {
            None if indicator.needs_decimals() => report("", Fault::DecimalsMissing),
            Some(decimals) if decimals > MOST_DECIMALS => report("/decimals", Fault::DecimalsTooMany(decimals)),
            _ => {}
        }
        if let Unit::Per { per, .. } = &indicator.unit {
            if !per.is_positive() {
                report("/unit/per", Fault::NotPositive(*per));
            }
        }
        for (nth, each) in indicator.breaks.iter().enumerate() {
            if each.at.frequency() != indicator.frequency {
                let fault = Fault::WrongFrequency { period: each.at, expected: indicator.frequency };
                report(&format!("/breaks/{nth}/at"), fault);
            }
        }
        for (nth, each) in indicator.breaks.iter().enumerate() {
            if let Some(area) = each.area.as_ref().filter(|area| self.find_area(area).is_none()) {
                problems.push(unknown(format!("{path}/breaks/{nth}/area"), Thing::Area, area));
            }
        }
        if let Some(uncertainty) = &indicator.uncertainty {
            self.check_uncertainty(&format!("{path}/uncertainty"), indicator, uncertainty, problems);
        }
        if let Some(measure) = &indicator.measured {
            measured::check(&path, id, indicator, measure, problems);
        }
        if let Some(derivation) = &indicator.derived {
            self.check_derivation(&format!("{path}/derived"), indicator, derivation, problems);
        }
    }

    /// A method must fit what the values are.
    fn check_uncertainty(&self, path: &str, of: &Indicator, declared: &Uncertainty, problems: &mut Vec<Problem>) {
        let is_count = |id: &Id| self.find_indicator(id).is_none_or(|index| self.indicator(index).unit.is_count());
        let fits = match (declared.method, &of.derived) {
            (Method::Proportion, None) => of.unit == Unit::Percent,
            (Method::Proportion, Some(Derivation::Share { of, .. })) => is_count(of),
            (Method::Poisson, None) => matches!(of.unit, Unit::Count { .. } | Unit::Per { .. }),
            (Method::Poisson, Some(Derivation::Sum(parts))) => of.unit.is_count() && parts.iter().all(is_count),
            (Method::Poisson, Some(Derivation::Rate { count, of: population, .. })) => {
                matches!(of.unit, Unit::Per { .. }) && is_count(count) && is_count(population)
            }
            (Method::StandardError | Method::ConfidenceInterval(_), derived) => derived.is_none(),
            (Method::Proportion | Method::Poisson, Some(_)) => false,
        };
        if !fits {
            problems.push(Problem::new(format!("{path}/method"), Fault::MethodDoesNotFit(declared.method)));
        }
        if let Some(effect) = declared.design_effect {
            let path = format!("{path}/design_effect");
            if declared.method != Method::Proportion {
                problems.push(Problem::new(path, Fault::DesignEffectWithoutShare));
            } else if !effect.is_positive() {
                problems.push(Problem::new(path, Fault::NotPositive(effect)));
            }
        }
    }

    fn check_derivation(&self, path: &str, whole: &Indicator, derivation: &Derivation, problems: &mut Vec<Problem>) {
        for (nth, part) in derivation.parts().enumerate() {
            let place = format!("{path}/{}", part_key(derivation, nth));
            let Some(index) = self.find_indicator(part) else {
                problems.push(unknown(place, Thing::Indicator, part));
                continue;
            };
            if derivation.parts().take(nth).any(|earlier| earlier == part) {
                problems.push(Problem::new(place, Fault::Repeated(part.to_string())));
                continue;
            }
            let frequency = self.indicator(index).frequency;
            if frequency != whole.frequency {
                problems.push(Problem::new(
                    place,
                    Fault::PartFrequency { part: part.clone(), frequency, expected: whole.frequency },
                ));
            }
        }
        match derivation {
            Derivation::Share { .. } if whole.unit != Unit::Percent => {
                problems.push(Problem::new(path, Fault::ShareNotPercent));
            }
            Derivation::Rate { per, .. } if !per.is_positive() => {
                problems.push(Problem::new(format!("{path}/per"), Fault::NotPositive(*per)));
            }
            Derivation::Rate { per, .. } => {
                if let Unit::Per { per: unit, .. } = &whole.unit {
                    if unit != per {
                        let fault = Fault::RateUnit { rate: *per, unit: *unit };
                        problems.push(Problem::new(format!("{path}/per"), fault));
                    }
                }
            }
            Derivation::Sum(parts) if parts.is_empty() => problems.push(Problem::new(path, Fault::Empty)),
            Derivation::Share { .. } | Derivation::Sum(_) | Derivation::Difference(..) => {}
        }
    }
}

/// The key below `derived` under which the `nth` part stands.
fn part_key(derivation: &Derivation, nth: usize) -> String {
    match (derivation, nth) {
        (Derivation::Share { .. }, 0) => "share".into(),
        (Derivation::Rate { .. }, 0) => "rate".into(),
        (Derivation::Share { .. } | Derivation::Rate { .. }, _) => "of".into(),
        (Derivation::Sum(_), nth) => format!("sum/{nth}"),
        (Derivation::Difference(..), nth) => format!("difference/{nth}"),
    }
}

use std::collections::{BTreeMap, BTreeSet};

use super::Book;
use crate::agreement::{Agreement, FigureCheck};
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex, unknown};
use crate::indicator::{Derivation, Unit};
use crate::name::Id;
use crate::number::Number;
use crate::problem::{Fault, Problem, Thing};
use crate::target::Areas;

/// A check with its names resolved.
#[derive(Clone, Debug)]
pub(crate) struct CheckPlan {
    /// Its number in the order of declaration.
    pub(crate) nth: usize,
    pub(crate) areas: Vec<AreaIndex>,
    /// The total or the rate: where it has a figure, the others are held against it.
    pub(crate) lead: IndicatorIndex,
    pub(crate) against: Against,
}

/// What the total or the rate is held against.
#[derive(Clone, Debug)]
pub(crate) enum Against {
    Parts(Vec<IndicatorIndex>),
    Count { per: Number, count: IndicatorIndex, population: Option<IndicatorIndex> },
}

impl Book {
    #[expect(clippy::indexing_slicing, reason = "a result is only made for a plan of its own book")]
    pub(crate) fn check_plan(&self, nth: usize) -> &CheckPlan {
        &self.check_plans[nth]
    }

    #[expect(clippy::indexing_slicing, reason = "a plan's number is a place in this book's own list")]
    pub(crate) fn check_of(&self, plan: &CheckPlan) -> &(Id, FigureCheck) {
        &self.checks[plan.nth]
    }
}

/// Resolves all checks; those with a problem are left out.
pub(super) fn checks(checks: &[(Id, FigureCheck)], names: &Catalogue, problems: &mut Vec<Problem>) -> Vec<CheckPlan> {
    let mut seen = BTreeSet::new();
    let mut plans = Vec::new();
    for (nth, (id, check)) in checks.iter().enumerate() {
        let path = format!("checks/{id}");
        super::check::check_name(&path, Thing::Check, id, &mut seen, problems);
        let known_before = problems.len();
        let mut resolver = Resolver { path, names, problems };
        let areas = resolver.areas(&check.areas);
        let Some((lead, against)) = resolver.agreement(&check.agreement) else { continue };
        if problems.len() == known_before {
            plans.push(CheckPlan { nth, areas, lead, against });
        }
    }
    plans
}

struct Resolver<'a> {
    path: String,
    names: &'a Catalogue,
    problems: &'a mut Vec<Problem>,
}

impl Resolver<'_> {
    fn report(&mut self, key: &str, fault: Fault) {
        let separator = if key.is_empty() { "" } else { "/" };
        self.problems.push(Problem::new(format!("{}{separator}{key}", self.path), fault));
    }

    fn areas(&mut self, areas: &Areas) -> Vec<AreaIndex> {
        match areas {
            Areas::One(id) => self.area("area", id).into_iter().collect(),
            Areas::Several(ids) => self.distinct("areas", ids, Resolver::area),
            Areas::All => self.names.all_areas().collect(),
        }
    }

    fn agreement(&mut self, agreement: &Agreement) -> Option<(IndicatorIndex, Against)> {
        match agreement {
            Agreement::Sum { total, parts } => self.sum(total, parts),
            Agreement::Rate { rate, count, population } => self.rate(rate, count, population.as_ref()),
        }
    }

    fn sum(&mut self, total: &Id, parts: &[Id]) -> Option<(IndicatorIndex, Against)> {
        let known_before = self.problems.len();
        let lead = self.indicator("total", total);
        let resolved = self.distinct("parts", parts, Resolver::indicator);
        let lead = lead?;
        for (nth, id) in parts.iter().enumerate() {
            let key = format!("parts/{nth}");
            let Some(part) = self.names.find_indicator(id) else { continue };
            if part == lead {
                self.report(&key, Fault::TotalAmongParts(id.clone()));
                continue;
            }
            self.same_frequency(&key, part, lead);
            if !can_be_added(&self.names.indicator(part).unit, &self.names.indicator(lead).unit) {
                self.report(&key, Fault::PartUnit { part: id.clone(), total: total.clone() });
            }
        }
        let sound = self.problems.len() == known_before;
        if sound && cancels_out(self.names, lead, &resolved) {
            self.report("", Fault::NeverFails);
        }
        Some((lead, Against::Parts(resolved)))
    }

    fn rate(&mut self, rate: &Id, count: &Id, population: Option<&Id>) -> Option<(IndicatorIndex, Against)> {
        let lead = self.indicator("rate", rate);
        let counted = self.counted("count", count, lead);
        let residents = population.map(|population| self.counted("population", population, lead));
        if population == Some(count) {
            self.report("population", Fault::Repeated(count.to_string()));
        }
        let lead = lead?;
        let Unit::Per { per, .. } = self.names.indicator(lead).unit else {
            self.report("rate", Fault::NotARate(rate.clone()));
            return None;
        };
        let (count, population) = match residents {
            Some(residents) => (counted?, Some(residents?)),
            None => (counted?, None),
        };
        let computed = matches!(self.names.indicator(lead).derived, Some(Derivation::Rate { .. }));
        let from_these = match self.names.parts(lead) {
            [of_count, of] => *of_count == count && population.is_none_or(|population| *of == population),
            _ => false,
        };
        if computed && from_these {
            self.report("", Fault::NeverFails);
        }
        Some((lead, Against::Count { per, count, population }))
    }

    /// The count or the population of a rate.
    fn counted(&mut self, key: &str, id: &Id, rate: Option<IndicatorIndex>) -> Option<IndicatorIndex> {
        let index = self.indicator(key, id)?;
        if !self.names.indicator(index).unit.is_count() {
            self.report(key, Fault::NotACount(id.clone()));
        }
        if let Some(rate) = rate {
            self.same_frequency(key, index, rate);
        }
        Some(index)
    }

    fn same_frequency(&mut self, key: &str, part: IndicatorIndex, lead: IndicatorIndex) {
        let (frequency, expected) = (self.names.indicator(part).frequency, self.names.indicator(lead).frequency);
        if frequency != expected {
            let part = self.names.indicator_id(part).clone();
            self.report(key, Fault::PartFrequency { part, frequency, expected });
        }
    }

    fn indicator(&mut self, key: &str, id: &Id) -> Option<IndicatorIndex> {
        let found = self.names.find_indicator(id);
        if found.is_none() {
            self.problems.push(unknown(format!("{}/{key}", self.path), Thing::Indicator, id));
        }
        found
    }

    fn area(&mut self, key: &str, id: &Id) -> Option<AreaIndex> {
        let found = self.names.find_area(id);
        if found.is_none() {
            self.problems.push(unknown(format!("{}/{key}", self.path), Thing::Area, id));
        }
        found
    }

    /// A list of names of which none may stand twice.
    fn distinct<I>(&mut self, key: &str, ids: &[Id], resolve: impl Fn(&mut Self, &str, &Id) -> Option<I>) -> Vec<I> {
        if ids.is_empty() {
            self.report(key, Fault::Empty);
        }
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (nth, id) in ids.iter().enumerate() {
            let key = format!("{key}/{nth}");
            if seen.insert(id) {
                found.extend(resolve(self, &key, id));
            } else {
                self.report(&key, Fault::Repeated(id.to_string()));
            }
        }
        found
    }
}

/// Whether figures in these units may be parts of one total: what is counted may differ.
fn can_be_added(part: &Unit, total: &Unit) -> bool {
    part == total || (part.is_count() && total.is_count())
}

/// Whether the total less its parts is 0 whatever the figures are, because of how they are derived from each other.
fn cancels_out(names: &Catalogue, total: IndicatorIndex, parts: &[IndicatorIndex]) -> bool {
    let mut times: BTreeMap<IndicatorIndex, i64> = parts.iter().map(|part| (*part, -1)).collect();
    times.insert(total, 1);
    // Wholes before their parts, so that each is taken apart once.
    for whole in names.derived().iter().rev() {
        let (derivation, parts) = (&names.indicator(*whole).derived, names.parts(*whole));
        let taken_away = match derivation {
            Some(Derivation::Sum(ids)) if ids.len() == parts.len() => None,
            Some(Derivation::Difference(..)) => parts.get(1),
            Some(Derivation::Sum(_) | Derivation::Share { .. } | Derivation::Rate { .. }) | None => continue,
        };
        let Some(of_whole) = times.remove(whole) else { continue };
        for part in parts {
            let of_part = if taken_away == Some(part) { of_whole.checked_neg() } else { Some(of_whole) };
            let so_far = times.entry(*part).or_default();
            match of_part.and_then(|of_part| so_far.checked_add(of_part)) {
                Some(sum) => *so_far = sum,
                None => return false,
            }
        }
    }
    times.values().all(|times| *times == 0)
}

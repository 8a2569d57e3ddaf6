use crate::agreement::{Agreement, FigureCheck};
use crate::catalogue::{Catalogue, IndicatorIndex, unknown};
use crate::indicator::Derivation;
use crate::measure::{Filter, Measure};
use crate::name::{Id, nearest};
use crate::outline::{GoalOutline, Holding, Outline, Shown, ShownExtent};
use crate::problem::{Fault, Problem, Thing};

/// What the outline of the yearly report is held against.
pub(super) struct Declared<'a> {
    pub(super) names: &'a Catalogue,
    pub(super) goals: &'a [&'a Id],
    pub(super) checks: &'a [(Id, FigureCheck)],
}

/// Whatever the outline names must be declared, and what stands together in a figure must have one unit.
pub(super) fn check(outline: &Outline, declared: &Declared<'_>, problems: &mut Vec<Problem>) {
    for (goal, shown) in &outline.goals {
        let path = format!("report/goals/{goal}");
        if !declared.goals.contains(&goal) {
            problems.push(undeclared(path.clone(), Thing::Goal, goal, declared.goals.iter().copied()));
        }
        Checking { declared, problems }.goal(&path, shown);
    }
}

struct Checking<'a, 'p> {
    declared: &'a Declared<'a>,
    problems: &'p mut Vec<Problem>,
}

impl Checking<'_, '_> {
    fn report(&mut self, path: String, fault: Fault) {
        self.problems.push(Problem::new(path, fault));
    }

    fn goal(&mut self, path: &str, goal: &GoalOutline) {
        for (id, figure) in goal.figures.iter().flatten() {
            let path = format!("{path}/figures/{id}");
            match &figure.shown {
                Shown::Indicators(indicators) => self.together(&path, indicators),
                Shown::PartsOf(sum) => self.parts(&path, sum),
            }
            self.extent(&path, &figure.extent);
        }
        for (id, table) in goal.tables.iter().flatten() {
            let path = format!("{path}/tables/{id}");
            match &table.holds {
                Holding::Figures { indicators, extent } => {
                    self.indicators(&path, indicators);
                    self.extent(&path, extent);
                }
                Holding::Rows { columns, .. } => {
                    if columns.is_empty() {
                        self.report(format!("{path}/columns"), Fault::Empty);
                    }
                }
                Holding::Across { check, .. } => {
                    check.iter().for_each(|check| self.check(format!("{path}/check"), check, &table.holds));
                }
            }
        }
    }

    /// A check that a table holds its sums against adds up the same rows.
    fn check(&mut self, path: String, check: &Id, shown: &Holding) {
        let Some((_, declared)) = self.declared.checks.iter().find(|(id, _)| id == check) else {
            self.problems.push(undeclared(path, Thing::Check, check, self.declared.checks.iter().map(|(id, _)| id)));
            return;
        };
        let Holding::Across { register, values, filter, .. } = shown else { return };
        let parts = match &declared.agreement {
            Agreement::Sum { parts, .. } => parts.as_slice(),
            Agreement::Rate { .. } => &[],
        };
        let adds_up = |part: &Id| {
            let index = self.declared.names.find_indicator(part)?;
            match &self.declared.names.indicator(index).measured {
                Some(Measure::Sum { field, of, filter: own }) => {
                    let is_same = field == values && of == register;
                    // Of several parts each has some of the rows.
                    Some(is_same && (own == filter || (parts.len() > 1 && *filter == Filter::default())))
                }
                Some(Measure::Count { .. } | Measure::Share { .. }) | None => None,
            }
        };
        if parts.is_empty() || !parts.iter().all(|part| adds_up(part) == Some(true)) {
            let (check, register) = (check.clone(), register.clone());
            self.report(path, Fault::CheckOfOther { check, register });
        }
    }

    /// The indicators of a list, none of which may be unknown or stand there twice.
    fn indicators(&mut self, path: &str, indicators: &[Id]) -> Vec<IndicatorIndex> {
        if indicators.is_empty() {
            self.report(format!("{path}/indicators"), Fault::Empty);
        }
        let mut found = Vec::new();
        for (nth, id) in indicators.iter().enumerate() {
            let place = format!("{path}/indicators/{nth}");
            match self.declared.names.find_indicator(id) {
                None => self.problems.push(unknown(place, Thing::Indicator, id)),
                Some(index) if found.contains(&index) => self.report(place, Fault::Repeated(id.to_string())),
                Some(index) => found.push(index),
            }
        }
        found
    }

    fn together(&mut self, path: &str, indicators: &[Id]) {
        let found = self.indicators(path, indicators);
        let names = self.declared.names;
        let kind = |index: IndicatorIndex| (&names.indicator(index).unit, names.indicator(index).frequency);
        let Some((first, rest)) = found.split_first() else { return };
        if let Some(other) = rest.iter().find(|other| kind(**other) != kind(*first)) {
            let (one, other) = (names.indicator_id(*first).clone(), names.indicator_id(*other).clone());
            self.report(format!("{path}/indicators"), Fault::NotTogether { one, other });
        }
    }

    fn parts(&mut self, path: &str, sum: &Id) {
        let path = format!("{path}/parts_of");
        match self.declared.names.find_indicator(sum) {
            None => self.problems.push(unknown(path, Thing::Indicator, sum)),
            Some(index) => {
                if !matches!(self.declared.names.indicator(index).derived, Some(Derivation::Sum(_))) {
                    self.report(path, Fault::NotASum(sum.clone()));
                }
            }
        }
    }

    fn extent(&mut self, path: &str, extent: &ShownExtent) {
        if extent.areas.as_ref().is_some_and(Vec::is_empty) {
            self.report(format!("{path}/areas"), Fault::Empty);
        }
        for (nth, id) in extent.areas.iter().flatten().enumerate() {
            if self.declared.names.find_area(id).is_none() {
                self.problems.push(unknown(format!("{path}/areas/{nth}"), Thing::Area, id));
            }
        }
        if let (Some(from), Some(to)) = (extent.from, extent.to) {
            if from.begins_after(to) {
                self.report(format!("{path}/to"), Fault::Reversed { from, to });
            }
        }
    }
}

/// A name that nothing has, with those like it that something has.
fn undeclared<'a>(path: String, thing: Thing, name: &Id, all: impl Iterator<Item = &'a Id>) -> Problem {
    Problem::new(path, Fault::Unknown { thing, name: name.clone(), known: nearest(name.as_str(), all) })
}

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Plan;
use super::check::check_name;
use crate::catalogue::{AreaIndex, Catalogue, unknown};
use crate::columns::Columns;
use crate::dataset::{Dataset, View};
use crate::name::{Id, nearest};
use crate::period::{Frequency, Period};
use crate::problem::{Fault, Problem, Thing};
use crate::series::Observation;
use crate::target::Goal;
use crate::testing::{TargetTest, Trial};

/// What a test is checked against.
pub(super) struct Declared<'a> {
    pub(super) names: &'a Catalogue,
    pub(super) goals: &'a [(Id, Goal)],
    pub(super) plans: &'a [Plan],
}

/// Checks and resolves all tests; those with a problem are left out.
pub(super) fn tests(tests: &[(Id, TargetTest)], declared: &Declared<'_>, problems: &mut Vec<Problem>) -> Vec<Trial> {
    let mut seen = BTreeSet::new();
    let mut trials = Vec::new();
    let targets = targets(declared);
    for (nth, (id, test)) in tests.iter().enumerate() {
        let path = format!("tests/{id}");
        check_name(&path, Thing::Test, id, &mut seen, problems);
        let known_before = problems.len();
        let mut check = TestCheck { path, test, declared, targets: &targets, problems };
        let Some((plan, area)) = check.target() else { continue };
        check.expected(plan);
        let Some(data) = check.figures(plan) else { continue };
        if problems.len() == known_before {
            trials.push(Trial { nth, plan, area, data: Arc::new(data) });
        }
    }
    trials
}

/// Every target by its name, with its plan where it has no problem.
fn targets<'a>(declared: &Declared<'a>) -> BTreeMap<&'a Id, Option<usize>> {
    let mut targets: BTreeMap<&Id, Option<usize>> =
        declared.goals.iter().flat_map(|(_, goal)| goal.targets.iter().map(|(id, _)| (id, None))).collect();
    for (nth, plan) in declared.plans.iter().enumerate() {
        let target = declared.goals.get(plan.goal).and_then(|(_, goal)| goal.targets.get(plan.nth));
        targets.extend(target.map(|(id, _)| (id, Some(nth))));
    }
    targets
}

struct TestCheck<'a> {
    path: String,
    test: &'a TargetTest,
    declared: &'a Declared<'a>,
    targets: &'a BTreeMap<&'a Id, Option<usize>>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> TestCheck<'a> {
    fn report(&mut self, key: &str, fault: Fault) {
        self.problems.push(Problem::new(format!("{}/{key}", self.path), fault));
    }

    fn plan(&self, nth: usize) -> Option<&'a Plan> {
        self.declared.plans.get(nth)
    }

    /// The target that is tested, in its area. Nothing where the target itself has a problem.
    fn target(&mut self) -> Option<(usize, AreaIndex)> {
        let name = &self.test.target;
        let Some(plan) = self.targets.get(name) else {
            let known = nearest(name.as_str(), self.targets.keys().copied());
            self.report("target", Fault::Unknown { thing: Thing::Target, name: name.clone(), known });
            return None;
        };
        let nth = (*plan)?;
        self.area(self.plan(nth)?).map(|area| (nth, area))
    }

    fn area(&mut self, plan: &Plan) -> Option<AreaIndex> {
        let names = self.declared.names;
        let of_target = || plan.areas.iter().map(|area| names.area_id(*area).clone()).collect::<Vec<Id>>();
        let Some(id) = &self.test.area else {
            if let [area] = plan.areas.as_slice() {
                return Some(*area);
            }
            self.report("target", Fault::TestNeedsArea { areas: of_target() });
            return None;
        };
        let found = names.find_area(id);
        if found.is_none() {
            self.problems.push(unknown(format!("{}/area", self.path), Thing::Area, id));
        } else if found.is_some_and(|area| !plan.areas.contains(&area)) {
            self.report("area", Fault::AreaNotOfTarget { area: id.clone(), areas: of_target() });
            return None;
        }
        found
    }

    /// What is expected must be of the target's own frequency, and name what exists.
    fn expected(&mut self, nth: usize) {
        let Some(plan) = self.plan(nth) else { return };
        let expect = &self.test.expect;
        for (period, _) in &expect.findings {
            if period.frequency() != plan.frequency {
                let fault = Fault::WrongFrequency { period: *period, expected: plan.frequency };
                self.report(&format!("expect/findings/{period}"), fault);
            }
        }
        if let Some(period) = expect.period.filter(|period| period.frequency() != plan.frequency) {
            self.report("expect/period", Fault::WrongFrequency { period, expected: plan.frequency });
        }
        for (nth, missing) in expect.missing.iter().flatten().enumerate() {
            let path = format!("{}/expect/missing/{nth}", self.path);
            if let Some(area) = missing.area.as_ref().filter(|area| self.declared.names.find_area(area).is_none()) {
                self.problems.push(unknown(format!("{path}/area"), Thing::Area, area));
            }
            let indicator = missing.indicator.as_ref();
            if let Some(id) = indicator.filter(|id| self.declared.names.find_indicator(id).is_none()) {
                self.problems.push(unknown(format!("{path}/indicator"), Thing::Indicator, id));
            }
        }
    }

    /// Periods of which nothing is known: what stands for nothing is checked as what stands for something.
    fn nothing_known(&mut self, area: &Id, series: &[(Period, Option<Observation>)], frequency: Frequency) {
        if series.is_empty() {
            self.report(&format!("given/{area}"), Fault::Empty);
        }
        let nothing = series.iter().all(|(_, observation)| observation.is_none());
        if nothing && self.declared.names.find_area(area).is_none() {
            self.problems.push(unknown(format!("{}/given/{area}", self.path), Thing::Area, area));
        }
        for (nth, (period, _)) in series.iter().enumerate().filter(|(_, (_, observation))| observation.is_none()) {
            let path = format!("given/{area}/{period}");
            if period.frequency() != frequency {
                self.report(&path, Fault::WrongFrequency { period: *period, expected: frequency });
            }
            if series.iter().enumerate().any(|(other, (again, _))| other != nth && again == period) {
                self.report(&path, Fault::ObservedTwice(*period));
            }
        }
    }

    /// The figures that are given, and nothing else.
    fn figures(&mut self, nth: usize) -> Option<Dataset> {
        let names = self.declared.names;
        let indicator = names.indicator_id(self.plan(nth)?.indicator);
        let declared = names.indicator(self.plan(nth)?.indicator);
        let computed = declared.derived.is_some() || declared.measured.is_some();
        if let Some((area, _)) = self.test.given.series.first().filter(|_| computed) {
            self.report(&format!("given/{area}"), Fault::TestTargetComputed { indicator: indicator.clone() });
            return None;
        }
        let mut figures = self.test.given.figures.clone();
        figures.hold_nothing_else();
        let by_area: BTreeSet<&Id> = self.test.given.series.iter().map(|(area, _)| area).collect();
        for (area, series) in &self.test.given.series {
            let given_twice = self.test.given.figures.gives(indicator, area);
            if given_twice {
                self.report(&format!("given/{area}"), Fault::Repeated(area.to_string()));
            }
            self.nothing_known(area, series, declared.frequency);
            let known = series.iter().filter_map(|(period, observation)| Some((*period, observation.clone()?)));
            figures.series(indicator.clone(), area.clone(), known);
        }
        let (data, mut found) = figures.build_all();
        let mut misfits = Vec::new();
        drop(Columns::new(names, View::from(&data), &mut misfits));
        names.suggest(&mut misfits);
        found.extend(misfits);
        let own = format!("observations/{indicator}/");
        for problem in found {
            let by_area = problem.path.strip_prefix(&own).filter(|rest| {
                let area = rest.split('/').next().unwrap_or_default();
                by_area.contains(&Id::from(area))
            });
            let path = match by_area {
                Some(rest) => format!("{}/given/{rest}", self.path),
                None if problem.path.starts_with("indicators/") => format!("{}/given/registers", self.path),
                None => format!("{}/given/{}", self.path, problem.path),
            };
            self.problems.push(Problem { path, ..problem });
        }
        Some(data)
    }
}

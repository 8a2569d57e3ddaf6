use std::collections::BTreeSet;

use super::Plan;
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex, unknown};
use crate::name::Id;
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::problem::{Fault, Problem, Thing};
use crate::rule::{Check, Kind};
use crate::target::{AchievedWhen, Areas, Goal, Judged, Require, Target, Window};

/// Checks and resolves all targets; those with a problem are left out.
pub(super) fn goals(
    goals: &[(Id, Goal)],
    names: &Catalogue,
    window: Option<Window>,
    problems: &mut Vec<Problem>,
) -> Vec<Plan> {
    let mut plans = Vec::new();
    let (mut goals_seen, mut targets_seen) = (BTreeSet::new(), BTreeSet::new());
    let window = window.filter(|_| check_window("window", window, problems));
    for (place, (id, goal)) in goals.iter().enumerate() {
        let path = format!("goals/{id}");
        check_name(&path, Thing::Goal, id, &mut goals_seen, problems);
        if goal.targets.is_empty() {
            problems.push(Problem::new(format!("{path}/targets"), Fault::Empty));
        }
        let mut counted = 0_usize;
        for (nth, (id, target)) in goal.targets.iter().enumerate() {
            let path = format!("{path}/targets/{id}");
            check_name(&path, Thing::Target, id, &mut targets_seen, problems);
            let mut check = TargetCheck { path, target, names, problems };
            let Some(plan) = check.resolve(place, nth, window) else { continue };
            counted += if target.rule.is_monitor() { 0 } else { plan.areas.len() };
            plans.push(plan);
        }
        let counted = u32::try_from(counted).unwrap_or(u32::MAX);
        match goal.achieved_when {
            AchievedWhen::AtLeast(0) => {
                let fault = Fault::NotPositive(Number::ZERO);
                problems.push(Problem::new(format!("{path}/achieved_when/at_least"), fault));
            }
            AchievedWhen::AtLeast(wanted) if counted < wanted => {
                let fault = Fault::TooFewTargets { wanted, counted };
                problems.push(Problem::new(format!("{path}/achieved_when/at_least"), fault));
            }
            AchievedWhen::AtLeast(_) | AchievedWhen::All | AchievedWhen::Any => {}
        }
    }
    plans
}

pub(in crate::rulebook) fn check_name<'a>(
    path: &str,
    thing: Thing,
    id: &'a Id,
    seen: &mut BTreeSet<&'a Id>,
    problems: &mut Vec<Problem>,
) {
    if !id.is_well_formed() {
        problems.push(Problem::new(path, Fault::MalformedName(id.clone())));
    }
    if !seen.insert(id) {
        problems.push(Problem::new(path, Fault::DeclaredTwice(thing, id.clone())));
    }
}

fn check_window(path: &str, window: Option<Window>, problems: &mut Vec<Problem>) -> bool {
    let reversed = window.filter(|window| window.from.begins_after(window.to));
    if let Some(Window { from, to }) = reversed {
        problems.push(Problem::new(path, Fault::Reversed { from, to }));
    }
    reversed.is_none()
}

struct TargetCheck<'a> {
    path: String,
    target: &'a Target,
    names: &'a Catalogue,
    problems: &'a mut Vec<Problem>,
}

impl TargetCheck<'_> {
    fn resolve(&mut self, goal: usize, nth: usize, default: Option<Window>) -> Option<Plan> {
        let known_before = self.problems.len();
        let target = self.target;
        let indicator = self.names.find_indicator(&target.indicator);
        if indicator.is_none() {
            self.problems.push(unknown(format!("{}/indicator", self.path), Thing::Indicator, &target.indicator));
        }
        let areas = self.areas();
        let compare = self.compare(&areas);
        let reference = self.reference(&areas);
        let indicator = indicator?;
        self.rule(indicator);
        if target.rule.is_monitor() && target.require != Require::default() {
            self.report("require", Fault::RequiredOfMonitored);
        }
        let frequency = self.names.indicator(indicator).frequency;
        let own_window = check_window(&format!("{}/window", self.path), target.window, self.problems);
        let window = target.window.or(default);
        let span = if own_window { self.span(window, frequency) } else { None };
        self.judged(span, frequency);
        let every_period = target.rule.kind().row().every_period;
        let judged = target.judged.unwrap_or(if every_period { Judged::EveryPeriod } else { Judged::Latest });
        let by = target.rule.by().and_then(|by| by.last_within(frequency));
        let plan = Plan { goal, nth, indicator, areas, reference, compare, frequency, window, span, judged, by };
        (self.problems.len() == known_before).then_some(plan)
    }

    fn report(&mut self, key: &str, fault: Fault) {
        self.problems.push(Problem::new(format!("{}/{key}", self.path), fault));
    }

    fn areas(&mut self) -> Vec<AreaIndex> {
        let names = self.names;
        match &self.target.areas {
            Areas::One(id) => self.area("area", id).into_iter().collect(),
            Areas::Several(ids) => {
                if ids.is_empty() {
                    self.report("areas", Fault::Empty);
                }
                self.distinct_areas("areas", ids)
            }
            Areas::All => {
                let reference = self.target.rule.reference().and_then(|id| names.find_area(id));
                names.all_areas().filter(|area| Some(*area) != reference).collect()
            }
        }
    }

    fn area(&mut self, key: &str, id: &Id) -> Option<AreaIndex> {
        let found = self.names.find_area(id);
        if found.is_none() {
            self.problems.push(unknown(format!("{}/{key}", self.path), Thing::Area, id));
        }
        found
    }

    fn distinct_areas(&mut self, key: &str, ids: &[Id]) -> Vec<AreaIndex> {
        let mut seen = BTreeSet::new();
        let mut areas = Vec::new();
        for (nth, id) in ids.iter().enumerate() {
            let key = format!("{key}/{nth}");
            if seen.insert(id) {
                areas.extend(self.area(&key, id));
            } else {
                self.report(&key, Fault::Repeated(id.to_string()));
            }
        }
        areas
    }

    fn compare(&mut self, areas: &[AreaIndex]) -> Vec<AreaIndex> {
        let target = self.target;
        let compare = self.distinct_areas("compare", &target.compare);
        if let ([area], false) = (areas, matches!(target.areas, Areas::All)) {
            if let Some(nth) = target.compare.iter().position(|id| self.names.find_area(id) == Some(*area)) {
                let id = self.names.area_id(*area).to_string();
                self.report(&format!("compare/{nth}"), Fault::ComparedWithItself(id));
            }
        }
        compare
    }

    fn reference(&mut self, areas: &[AreaIndex]) -> Option<AreaIndex> {
        let id = self.target.rule.reference()?;
        let kind = self.target.rule.kind();
        let key = if kind == Kind::Converge { "to" } else { "area" };
        let key = format!("rule/{}/{key}", kind.name());
        let reference = self.area(&key, id)?;
        if areas.contains(&reference) {
            self.report(&key, Fault::ComparedWithItself(id.to_string()));
        }
        Some(reference)
    }

    fn rule(&mut self, indicator: IndicatorIndex) {
        let rule = &self.target.rule;
        let path = format!("{}/rule/{}", self.path, rule.kind().name());
        let mut check = Check { indicator: self.names.indicator(indicator), path, problems: &mut *self.problems };
        rule.condition().check(&mut check);
    }

    /// The window in the own frequency; a window in which nothing can ever be judged is a problem.
    fn span(&mut self, window: Option<Window>, frequency: Frequency) -> Option<(Period, Period)> {
        let Window { from, to } = window?;
        let first = from.first_within(frequency);
        let last = to.last_within(frequency);
        let rule = &self.target.rule;
        let after = rule.condition().after().filter(|after| after.frequency() == frequency);
        let first_judgeable = match (first, after) {
            _ if rule.needs_year_earlier() => first.and_then(Period::year_later),
            (Some(first), Some(after)) => after.next().map(|next| next.max(first)),
            (first, _) => first,
        };
        let judgeable = first_judgeable.zip(last).is_some_and(|(first, last)| first <= last);
        if !judgeable {
            self.report("window", Fault::NothingJudgeable { from, to });
        }
        first.zip(last)
    }

    fn judged(&mut self, span: Option<(Period, Period)>, frequency: Frequency) {
        let Some(Judged::At(at)) = self.target.judged else { return };
        if at.frequency() != frequency {
            self.report("judged/at", Fault::WrongFrequency { period: at, expected: frequency });
            return;
        }
        let outside = span.is_some_and(|(first, last)| at < first || last < at);
        if outside {
            self.report("judged/at", Fault::OutsideWindow(at));
        }
        let rule = &self.target.rule;
        let too_early = if rule.needs_year_earlier() {
            span.and_then(|(first, _)| first.year_later()?.previous()).filter(|last| at <= *last)
        } else {
            rule.condition().after().filter(|after| after.frequency() == frequency && at <= *after)
        };
        if let Some(start) = too_early.filter(|_| !outside) {
            self.report("judged/at", Fault::NotAfter { date: at, start });
        }
    }
}

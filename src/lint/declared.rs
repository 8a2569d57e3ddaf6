//! Warnings about declarations.

use std::collections::BTreeSet;

use super::{Lint, Warning};
use crate::agreement::Agreement;
use crate::finding::Bound;
use crate::name::Id;
use crate::outline::{Holding, Shown};
use crate::rule::{Direction, Rule, good_side};
use crate::rulebook::{Plan, Rulebook};
use crate::target::Areas;

pub(super) fn warn(rulebook: &Rulebook, into: &mut Vec<Warning>) {
    unused(rulebook, into);
    counts_with_decimals(rulebook, into);
    for plan in &rulebook.book.plans {
        let (goal_id, goal) = rulebook.book.goal_of(plan);
        let (id, target) = rulebook.book.target_of(plan);
        let path = format!("goals/{goal_id}/targets/{id}");
        if target.source.is_none() && goal.source.is_none() {
            into.push(Warning { path: path.clone(), lint: Lint::TargetWithoutSource { target: id.clone() } });
        }
        let better = rulebook.book.names.indicator(plan.indicator).better;
        if demanded(&target.rule).is_some_and(|side| side != good_side(better)) {
            let kind = target.rule.kind();
            let lint = Lint::RuleAgainstBetter { kind, indicator: target.indicator.clone(), better };
            into.push(Warning { path: format!("{path}/rule"), lint });
        }
        if let Some(lint) = ends_early(plan) {
            into.push(Warning { path: format!("{path}/rule/{}/by", target.rule.kind().name()), lint });
        }
    }
}

/// The side that a rule demands by its own name; the others take it from the indicator.
fn demanded(rule: &Rule) -> Option<Bound> {
    match rule {
        Rule::AnnualChange(rule) => Some(match rule.direction {
            Direction::Decline => Bound::AtMost,
            Direction::Rise => Bound::AtLeast,
        }),
        Rule::Threshold(rule) => Some(rule.bound),
        Rule::Maintain(_) | Rule::Converge(_) | Rule::Reach(_) | Rule::Monitor(_) => None,
    }
}

fn ends_early(plan: &Plan) -> Option<Lint> {
    let ((_, last), by) = (plan.span?, plan.by?);
    (last < by).then_some(Lint::WindowEndsEarly { by, to: last })
}

/// Where figures are computed, `decimals` only shapes the text.
fn counts_with_decimals(rulebook: &Rulebook, into: &mut Vec<Warning>) {
    for (id, indicator) in rulebook.indicators() {
        let is_computed = indicator.derived.is_some() || indicator.measured.is_some();
        let decimals = indicator.decimals.filter(|decimals| *decimals > 0);
        if let Some(decimals) = decimals.filter(|_| indicator.unit.is_count() && !is_computed) {
            let path = format!("indicators/{id}/decimals");
            into.push(Warning { path, lint: Lint::CountWithDecimals(decimals) });
        }
    }
}

fn unused(rulebook: &Rulebook, into: &mut Vec<Warning>) {
    let (mut indicators, mut areas): (BTreeSet<&Id>, BTreeSet<&Id>) = Default::default();
    let mut all_areas = false;
    for target in rulebook.goals().flat_map(|(_, goal)| goal.targets.iter().map(|(_, target)| target)) {
        indicators.insert(&target.indicator);
        areas.extend(target.rule.reference().into_iter().chain(&target.compare));
        all_areas |= note(&target.areas, &mut areas);
    }
    for (_, check) in rulebook.checks() {
        match &check.agreement {
            Agreement::Sum { total, parts } => indicators.extend([total].into_iter().chain(parts)),
            Agreement::Rate { rate, count, population } => {
                indicators.extend([rate, count].into_iter().chain(population));
            }
        }
        // A check that names no area holds wherever there are figures, and uses none for that.
        let _ = note(&check.areas, &mut areas);
    }
    for (_, indicator) in rulebook.indicators() {
        indicators.extend(indicator.derived.iter().flat_map(|derived| derived.parts()));
    }
    for (_, area) in rulebook.areas() {
        areas.extend(&area.part_of);
    }
    shown(rulebook, &mut indicators, &mut areas);
    let idle = rulebook.indicators().filter(|(id, _)| !indicators.contains(id));
    into.extend(
        idle.map(|(id, _)| Warning { path: format!("indicators/{id}"), lint: Lint::UnusedIndicator(id.clone()) }),
    );
    let idle = rulebook.areas().filter(|(id, _)| !all_areas && !areas.contains(id));
    into.extend(idle.map(|(id, _)| Warning { path: format!("areas/{id}"), lint: Lint::UnusedArea(id.clone()) }));
}

/// What the yearly report shows beside the targets.
fn shown<'a>(rulebook: &'a Rulebook, indicators: &mut BTreeSet<&'a Id>, areas: &mut BTreeSet<&'a Id>) {
    for (_, goal) in rulebook.report().into_iter().flat_map(|report| &report.goals) {
        let figures = goal.figures.iter().flatten().map(|(_, figure)| match &figure.shown {
            Shown::Indicators(shown) => (shown.as_slice(), &figure.extent),
            Shown::PartsOf(sum) => (std::slice::from_ref(sum), &figure.extent),
        });
        let tables = goal.tables.iter().flatten().filter_map(|(_, table)| match &table.holds {
            Holding::Figures { indicators, extent } => Some((indicators.as_slice(), extent)),
            Holding::Rows { .. } | Holding::Across { .. } => None,
        });
        for (shown, extent) in figures.chain(tables) {
            indicators.extend(shown);
            areas.extend(extent.areas.iter().flatten());
        }
    }
}

/// Notes the areas that are named; whether all are meant.
fn note<'a>(places: &'a Areas, areas: &mut BTreeSet<&'a Id>) -> bool {
    match places {
        Areas::One(area) => areas.extend([area]),
        Areas::Several(several) => areas.extend(several),
        Areas::All => return true,
    }
    false
}

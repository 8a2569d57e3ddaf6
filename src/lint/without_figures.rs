//! Targets without figures, where there are figures for others: those of another area were meant, or some are lost.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lint, Warning};
use crate::catalogue::{Catalogue, IndicatorIndex};
use crate::dataset::Dataset;
use crate::name::{Id, nearest};
use crate::rule::Rule;
use crate::rulebook::Rulebook;
use crate::target::{Areas, Target};

pub(super) fn warn(rulebook: &Rulebook, data: &Dataset, into: &mut Vec<Warning>) {
    let names = &rulebook.book.names;
    let mut given: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
    for series in data.series() {
        given.entry(&series.indicator).or_default().insert(&series.area);
    }
    let has_any = |index| names.indicator(index).measured.is_some() || given.contains_key(names.indicator_id(index));
    if !rulebook.book.plans.iter().any(|plan| observed(names, plan.indicator).into_iter().any(has_any)) {
        return;
    }
    for plan in &rulebook.book.plans {
        let ((goal, _), (id, target)) = (rulebook.book.goal_of(plan), rulebook.book.target_of(plan));
        let path = format!("goals/{goal}/targets/{id}");
        let observed = observed(names, plan.indicator).into_iter();
        let observed: Vec<&Id> = observed
            .filter(|index| names.indicator(*index).measured.is_none())
            .map(|index| names.indicator_id(index))
            .collect();
        if let Some(indicator) = observed.iter().find(|id| !given.contains_key(**id)) {
            let lint = Lint::TargetWithoutFigures { indicator: (*indicator).clone(), area: None, known: Vec::new() };
            into.push(Warning { path: format!("{path}/indicator"), lint });
            continue;
        }
        for (place, area) in areas_needed(target) {
            let lacks = |id: &&&Id| given.get(**id).is_some_and(|areas| !areas.contains(area));
            let Some(indicator) = observed.iter().find(lacks) else { continue };
            let known = nearest(area.as_str(), given.get(*indicator).into_iter().flatten().copied());
            let lint = Lint::TargetWithoutFigures { indicator: (*indicator).clone(), area: Some(area.clone()), known };
            into.push(Warning { path: format!("{path}/{place}"), lint });
        }
    }
}

/// The indicators with figures of their own, or with a register, that an indicator stands on.
fn observed(names: &Catalogue, whole: IndicatorIndex) -> BTreeSet<IndicatorIndex> {
    let (mut found, mut left, mut seen) = (BTreeSet::new(), vec![whole], BTreeSet::new());
    while let Some(index) = left.pop() {
        if !seen.insert(index) {
            continue;
        }
        let parts = names.parts(index);
        if parts.is_empty() || names.indicator(index).measured.is_some() {
            found.insert(index);
        } else {
            left.extend(parts);
        }
    }
    found
}

/// The areas that a target names and cannot be judged without, each with its place. Of all areas some may well have
/// no figures.
fn areas_needed(target: &Target) -> Vec<(String, &Id)> {
    let mut needed = match &target.areas {
        Areas::One(area) => vec![("area".to_owned(), area)],
        Areas::Several(areas) => areas.iter().enumerate().map(|(nth, area)| (format!("areas/{nth}"), area)).collect(),
        Areas::All => Vec::new(),
    };
    let key = if matches!(target.rule, Rule::Converge(_)) { "to" } else { "area" };
    let reference = target.rule.reference();
    needed.extend(reference.map(|area| (format!("rule/{}/{key}", target.rule.kind().name()), area)));
    needed
}

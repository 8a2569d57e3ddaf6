//! Texts in one language only.

use super::{Lint, Warning};
use crate::dataset::Dataset;
use crate::indicator::{Indicator, Unit};
use crate::name::Text;
use crate::rule::Baseline;
use crate::rulebook::Rulebook;

pub(super) fn warn(rulebook: &Rulebook, data: &Dataset, into: &mut Vec<Warning>) {
    let mut look = |path: String, text: Option<&Text>| {
        if let Some(language) = text.and_then(Text::only_language) {
            into.push(Warning { path, lint: Lint::OneLanguage(language) });
        }
    };
    look("title".to_owned(), rulebook.title());
    for (id, area) in rulebook.areas() {
        let texts = [("name", Some(&area.name)), ("in", area.within.as_ref()), ("note", area.note.as_ref())];
        texts.into_iter().for_each(|(key, text)| look(format!("areas/{id}/{key}"), text));
    }
    for (id, indicator) in rulebook.indicators() {
        of_indicator(indicator).for_each(|(key, text)| look(format!("indicators/{id}/{key}"), text));
    }
    for (goal_id, goal) in rulebook.goals() {
        let texts = [("name", Some(&goal.name)), ("source", goal.source.as_ref()), ("note", goal.note.as_ref())];
        texts.into_iter().for_each(|(key, text)| look(format!("goals/{goal_id}/{key}"), text));
        for (id, target) in &goal.targets {
            let path = format!("goals/{goal_id}/targets/{id}");
            let texts = [("name", &target.name), ("source", &target.source), ("note", &target.note)];
            texts.into_iter().for_each(|(key, text)| look(format!("{path}/{key}"), text.as_ref()));
            if let Some(Baseline::Stated { source, .. }) = target.rule.baseline() {
                look(format!("{path}/rule/{}/baseline/source", target.rule.kind().name()), source.as_ref());
            }
        }
    }
    for (id, check) in rulebook.checks() {
        let texts = [("name", &check.name), ("source", &check.source), ("note", &check.note)];
        texts.into_iter().for_each(|(key, text)| look(format!("checks/{id}/{key}"), text.as_ref()));
    }
    for (id, register) in data.registers() {
        let texts = [("one", &register.one), ("source", &register.source), ("note", &register.note)];
        let texts = texts.into_iter().map(|(key, text)| (key, text.as_ref())).chain([("name", Some(&register.name))]);
        texts.for_each(|(key, text)| look(format!("registers/{id}/{key}"), text));
    }
    for (nth, comparison) in data.comparisons().iter().enumerate() {
        look(format!("comparisons/{nth}/reason"), comparison.reason.as_ref());
    }
    for (path, observation) in data.all_details() {
        look(format!("{path}/note"), observation.note.as_ref());
    }
}

fn of_indicator(indicator: &Indicator) -> impl Iterator<Item = (String, Option<&Text>)> {
    let unit = match &indicator.unit {
        Unit::Count { of, one } => [("unit/count", Some(of)), ("unit/one", one.as_ref())],
        Unit::Per { of, .. } => [("unit/of", Some(of)), ("unit/of", None)],
        Unit::Amount(of) => [("unit/amount", Some(of)), ("unit/amount", None)],
        Unit::Percent | Unit::Plain => [("unit", None), ("unit", None)],
    };
    let own =
        [("name", Some(&indicator.name)), ("source", indicator.source.as_ref()), ("note", indicator.note.as_ref())];
    let breaks = indicator.breaks.iter().enumerate();
    let breaks = breaks.map(|(nth, each)| (format!("breaks/{nth}/reason"), Some(&each.reason)));
    own.into_iter().chain(unit).map(|(key, text)| (key.to_owned(), text)).chain(breaks)
}

//! Names that explanations cannot tell apart.

use std::collections::BTreeMap;

use super::{Lint, Warning};
use crate::name::{Id, Language, Text};
use crate::rulebook::Rulebook;

pub(super) fn warn(rulebook: &Rulebook, into: &mut Vec<Warning>) {
    among("areas", rulebook.areas().map(|(id, area)| (id, &area.name)), into);
    // A rate may be called what its count is called: the unit tells them apart.
    for rates in [false, true] {
        let of_kind = rulebook.indicators().filter(|(_, indicator)| indicator.unit.per().is_some() == rates);
        among("indicators", of_kind.map(|(id, indicator)| (id, &indicator.name)), into);
    }
    for (goal_id, goal) in rulebook.goals() {
        let named = goal.targets.iter().filter_map(|(id, target)| Some((id, target.name.as_ref()?)));
        among(&format!("goals/{goal_id}/targets"), named, into);
    }
}

/// Warns of every name that stands before, capital letters or not.
fn among<'a>(path: &str, named: impl Iterator<Item = (&'a Id, &'a Text)>, into: &mut Vec<Warning>) {
    let mut seen: [BTreeMap<String, &Id>; 2] = Default::default();
    for (id, name) in named {
        let [danish, english] = Language::ALL.map(|language| name.get(language).to_lowercase());
        let [in_danish, in_english] = &mut seen;
        let [in_danish, in_english] =
            [*in_danish.entry(danish).or_insert(id), *in_english.entry(english).or_insert(id)];
        let (other, key, language) = match (in_danish == id, in_english == id) {
            (true, true) => continue,
            (false, false) if in_danish == in_english => (in_danish, "", None),
            (false, _) => (in_danish, "/da", Some(Language::Danish)),
            (true, false) => (in_english, "/en", Some(Language::English)),
        };
        let lint = Lint::SameName { other: other.clone(), language };
        into.push(Warning { path: format!("{path}/{id}/name{key}"), lint });
    }
}

//! Two reports held against each other: whatever moved has a cause, the cause is the one thing that was changed, and
//! what a verdict does not rest on gives none.

use std::cell::RefCell;
use std::collections::BTreeSet;

use maal::changes::{Because, Change, Declared, Part};
use maal::{
    Assessment, Break, Comparison, Judged, Language, Length, Level, Observation, Period, Report, Rule, Rulebook,
    Stated, Status, Than, Threshold,
};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::{prop_assert, prop_assert_eq};
use serde_json::{Value, json};

use super::generate::{worlds, yearly_worlds};
use super::languages::numbers;
use super::law;
use super::worlds::World;

#[test]
fn a_report_is_unchanged_since_itself() {
    law(120, worlds(), |world| {
        let (one, other) = (world.report(), world.report());
        let changes = other.changes_since(&one);
        prop_assert_eq!(changes.iter().count(), one.assessments().count());
        prop_assert!(changes.iter().all(Change::is_unchanged), "{}", json_of(&one, &other));
        Ok(())
    });
}

#[test]
fn whatever_moved_has_a_cause_and_turned_around_the_same_one() {
    law(240, (worlds(), vec(any::<u16>(), 1..12)), |(world, edits)| {
        let (before, after) = (world.report(), edited(&world, &edits).report());
        for change in after.changes_since(&before).iter() {
            prop_assert!(
                change.moved().is_empty() || !change.causes().is_empty(),
                "{:?} without a cause\n{:?}\n{:?}",
                change.moved(),
                change.before(),
                change.after()
            );
            let named_otherwise = change.causes().iter().all(|cause| !matches!(cause, Because::Caveat { .. }));
            prop_assert!(named_otherwise, "only a caveat is named: {:?}", change.causes());
            for (nth, cause) in change.causes().iter().enumerate() {
                prop_assert!(!change.causes()[..nth].contains(cause), "twice: {cause:?}");
            }
        }
        let forwards = keyed(turned_around(json_of(&before, &after)));
        prop_assert_eq!(forwards, keyed(json_of(&after, &before)));
        Ok(())
    });
}

#[test]
fn one_changed_observation_is_the_cause() {
    law(400, (worlds(), any::<u16>(), any::<u8>(), 0_i64..30), |(world, nth, kind, value)| {
        let places: Vec<_> = world.observations.keys().cloned().collect();
        let Some(at) = places.get(usize::from(nth) % places.len().max(1)).cloned() else { return Ok(()) };
        let mut later = world.clone();
        let observation = later.observations.get_mut(&at).unwrap();
        let (old_status, had_value) = (observation.status, observation.value.is_some());
        match kind % 6 {
            0 => drop(later.observations.remove(&at)),
            1 => *observation = Observation::missing(),
            2 => *observation = Observation { status: Status::Provisional, ..Observation::of(value) },
            3 => *observation = Observation { status: Status::Break, ..Observation::of(value) },
            _ => *observation = Observation { status: old_status, ..Observation::of(value) },
        }
        let only_the_value = kind % 6 > 3 && had_value;
        if kind % 6 > 3 && !had_value {
            later.observations.get_mut(&at).unwrap().status = Status::Normal;
        }
        let (before, after) = (world.report(), later.report());
        for change in after.changes_since(&before).iter() {
            prop_assert!(change.moved().is_empty() || !change.causes().is_empty());
            let derived = change.after().unwrap().indicator().derived.is_some();
            for cause in change.causes() {
                let expected = match cause {
                    Because::Figure { indicator, area, period, .. } => {
                        is_at(&at, indicator.as_str(), area.as_str(), *period)
                    }
                    Because::Period { .. } => !only_the_value || derived,
                    Because::Break { area, at: first, .. } => {
                        !only_the_value && area.as_str() == at.1 && *first == at.2
                    }
                    _ => false,
                };
                prop_assert!(expected, "{at:?} was changed, and named is {cause:?}");
            }
            prop_assert!(change.causes().len() == 1 || !only_the_value || derived || change.is_unchanged());
        }
        Ok(())
    });
}

#[test]
fn figures_of_a_further_period_are_the_cause() {
    law(240, (worlds(), any::<u16>()), |(world, nth)| {
        let periods: BTreeSet<Period> = world.observations.keys().map(|(.., period)| *period).collect();
        let Some(through) = periods.iter().nth(usize::from(nth) % periods.len().max(1)).copied() else { return Ok(()) };
        let (rulebook, data) = (world.rulebook(), world.data());
        let (before, after) = (rulebook.assess(data.through(through)).unwrap(), rulebook.assess(&data).unwrap());
        for change in after.changes_since(&before).iter() {
            prop_assert!(change.moved().is_empty() || !change.causes().is_empty());
            for cause in change.causes() {
                let expected = match cause {
                    Because::Period { .. } => true,
                    Because::Figure { period, .. } => *period > through,
                    Because::Break { at, .. } => *at > through,
                    _ => false,
                };
                prop_assert!(expected, "figures after {through} were added, and named is {cause:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_changed_rule_is_the_cause() {
    law(400, (worlds(), any::<u16>(), any::<u8>(), any::<bool>()), |(world, nth, kind, flag)| {
        let mut later = world.clone();
        let Some(id) = edit_a_target(&mut later, usize::from(nth), kind, flag) else { return Ok(()) };
        let (before, after) = (world.report(), later.report());
        for change in after.changes_since(&before).iter() {
            let ours = change.target_id().as_str() == id;
            prop_assert!(ours || change.is_unchanged());
            prop_assert!(change.moved().is_empty() || !change.causes().is_empty());
            for cause in change.causes() {
                let expected = match (kind % 5, cause) {
                    // A rule that follows no area any more leaves that area to be judged.
                    (0, Because::Rule { .. } | Because::New(Part::Area))
                    | (1, Because::Judged { .. } | Because::Period { .. })
                    | (2, Because::Require { .. })
                    | (3, Because::AcrossBreaks { .. })
                    | (4, Because::Window { .. } | Because::Period { .. }) => true,
                    _ => false,
                };
                prop_assert!(expected, "change {} gives {cause:?}", kind % 5);
            }
        }
        Ok(())
    });
}

#[test]
fn a_changed_declaration_is_the_cause() {
    law(400, (worlds(), any::<u16>(), any::<u8>()), |(world, nth, kind)| {
        let mut later = world.clone();
        let Some(id) = edit_an_indicator(&mut later, usize::from(nth), kind) else { return Ok(()) };
        let (before, after) = (world.report(), later.report());
        for change in after.changes_since(&before).iter() {
            prop_assert!(change.moved().is_empty() || !change.causes().is_empty());
            let effects = |of: &Assessment| -> Vec<_> {
                let deciding = of.findings().filter(|finding| finding.decides());
                deciding.map(|finding| (finding.significance(), finding.is_firm(), finding.limit())).collect()
            };
            let has_effect = effects(change.before().unwrap()) != effects(change.after().unwrap());
            prop_assert!(has_effect || kind % 5 != 0 && kind % 5 != 3 || change.is_unchanged(), "without effect");
            for cause in change.causes() {
                let expected = match (kind % 5, cause) {
                    (0, Because::Declaration { indicator, of: Declared::Sample, .. })
                    | (1, Because::Declaration { indicator, of: Declared::Revised, .. })
                    | (2, Because::Declaration { indicator, of: Declared::Better, .. }) => indicator.as_str() == id,
                    (3, Because::Declaration { indicator, of: Declared::Decimals, .. }) => indicator.as_str() == id,
                    (4, Because::Break { .. }) => true,
                    _ => false,
                };
                prop_assert!(expected, "change {} of {id} gives {cause:?}", kind % 5);
            }
        }
        Ok(())
    });
}

#[test]
fn another_statement_of_the_source_is_the_cause() {
    law(400, (worlds(), any::<u16>()), |(world, nth)| {
        let mut later = world.clone();
        let Some(stated) = edit_a_statement(&mut later, usize::from(nth)) else { return Ok(()) };
        let (before, after) = (world.report(), later.report());
        for change in after.changes_since(&before).iter() {
            prop_assert!(change.moved().is_empty() || !change.causes().is_empty());
            for cause in change.causes() {
                let ours = change.after().unwrap().indicator_id() == &stated.indicator;
                prop_assert!(ours && matches!(cause, Because::Significance { .. }), "{stated:?} gives {cause:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn both_languages_tell_the_same_numbers_of_a_change() {
    law(160, (yearly_worlds(), vec(any::<u16>(), 2..12)), |(world, edits)| {
        let (before, after) = (world.report(), edited(&world, &edits).report());
        let changes = after.changes_since(&before);
        for length in [Length::Line, Length::Paragraph, Length::Full] {
            let whole = Language::ALL.map(|language| changes.explain(language).length(length).to_string());
            let each = changes
                .iter()
                .map(|change| Language::ALL.map(|language| change.explain(language).length(length).to_string()));
            for [danish, english] in each.chain([whole]) {
                let (one, other) = (numbers(&danish, Language::Danish), numbers(&english, Language::English));
                prop_assert_eq!(one, other, "{}\n{}", danish, english);
            }
        }
        for change in changes.iter() {
            let plain = change.explain(Language::Danish);
            prop_assert_eq!(plain.markdown().to_string().replace("**", ""), plain.to_string());
        }
        Ok(())
    });
}

fn is_at(at: &(String, String, Period), indicator: &str, area: &str, period: Period) -> bool {
    (at.0.as_str(), at.1.as_str(), at.2) == (indicator, area, period)
}

fn edited(world: &World, edits: &[u16]) -> World {
    let mut later = world.clone();
    for edit in edits.chunks_exact(2) {
        edit_anything(&mut later, usize::from(edit[0]), edit[1]);
    }
    later
}

fn edit_anything(world: &mut World, nth: usize, how: u16) {
    let kind = (how / 5 % 251) as u8;
    match how % 5 {
        0 => drop(edit_a_target(world, nth, kind, how % 10 > 4)),
        1 => drop(edit_an_indicator(world, nth, kind)),
        3 => drop(edit_a_statement(world, nth)),
        2 => {
            let count = world.observations.len().max(1);
            let first = world.observations.keys().nth(nth % count).map(|(.., period)| *period);
            world.observations.retain(|(.., period), _| first.is_none_or(|first| *period < first));
        }
        _ => {
            let count = world.observations.len().max(1);
            if let Some(observation) = world.observations.values_mut().nth(nth % count) {
                *observation = match kind % 5 {
                    0 => Observation::missing(),
                    1 => Observation::suppressed(),
                    2 => Observation { status: Status::Estimated, ..Observation::of(i64::from(how % 20)) },
                    3 => Observation { status: Status::Break, ..Observation::of(i64::from(how % 20)) },
                    _ => Observation::of(i64::from(how % 20)),
                };
            }
        }
    }
}

/// Lets the source state something else of one difference.
fn edit_a_statement(world: &mut World, nth: usize) -> Option<Comparison> {
    let count = world.comparisons.len().max(1);
    let comparison = world.comparisons.get_mut(nth % count)?;
    comparison.significant = match comparison.significant {
        Stated::Yes => Stated::No,
        Stated::No => Stated::Unknown,
        Stated::Unknown => Stated::Yes,
    };
    Some(comparison.clone())
}

/// Changes one thing of one target; says which, if the rulebook still stands.
fn edit_a_target(world: &mut World, nth: usize, kind: u8, flag: bool) -> Option<String> {
    let before = world.declarations.clone();
    let count = before.goals.iter().map(|(_, goal)| goal.targets.len()).sum::<usize>().max(1);
    let mut targets = world.declarations.goals.iter_mut().flat_map(|(_, goal)| &mut goal.targets);
    let (id, target) = targets.nth(nth % count)?;
    let id = id.to_string();
    match kind % 5 {
        0 => {
            let bound = maal::Bound::AtMost;
            target.rule = match &target.rule {
                Rule::Threshold(Threshold { than: Than::Level(level), bound, strict }) => {
                    let value = level.value.checked_add(1.into())?;
                    Rule::Threshold(Threshold { than: Than::Level(Level::new(value)), bound: *bound, strict: *strict })
                }
                Rule::Monitor(_) => return None,
                // The others keep their periods only where the limit alone is another.
                Rule::Threshold(_) => {
                    Rule::Threshold(Threshold { bound, strict: flag, than: Than::Level(Level::new(7)) })
                }
                Rule::Maintain(rule) => {
                    let tolerance = Some(maal::Step::percent(if flag { 20 } else { 50 }));
                    Rule::Maintain(maal::Maintain { tolerance, ..rule.clone() })
                }
                Rule::Reach(rule) => {
                    let goal = maal::ReachGoal::Value(Level::new(9));
                    Rule::Reach(maal::Reach { goal, ..rule.clone() })
                }
                Rule::Converge(rule) => Rule::Converge(maal::Converge { by: None, within: None, ..rule.clone() }),
                Rule::AnnualChange(rule) => {
                    Rule::AnnualChange(maal::AnnualChange { step: Some(maal::Step::percent(10)), ..rule.clone() })
                }
            };
        }
        1 => target.judged = Some(if flag { Judged::Latest } else { Judged::EveryPeriod }),
        2 if flag => target.require.significant = !target.require.significant,
        2 => target.require.firm = !target.require.firm,
        3 => target.across_breaks = !target.across_breaks,
        _ => {
            let year = |of: Period| Period::year(of.in_year());
            let (first, last) = (world.observations.keys().next()?.2, world.observations.keys().last()?.2);
            target.window = Some(maal::Window { from: year(first)?, to: year(last)?.next()? });
        }
    }
    if Rulebook::new(world.declarations.clone()).is_err() {
        world.declarations = before;
        return None;
    }
    Some(id)
}

/// Changes one thing of one indicator; says which, if the rulebook still stands.
fn edit_an_indicator(world: &mut World, nth: usize, kind: u8) -> Option<String> {
    let before = world.declarations.clone();
    let period = world.observations.keys().nth(nth % world.observations.len().max(1))?.2;
    let indicators = &mut world.declarations.indicators;
    let count = indicators.len();
    let (id, indicator) = indicators.get_mut(nth % count)?;
    let id = id.to_string();
    match kind % 5 {
        0 => indicator.sample = !indicator.sample,
        1 => indicator.revised = !indicator.revised,
        2 => {
            indicator.better = match indicator.better {
                maal::Better::Lower => maal::Better::Higher,
                maal::Better::Higher => maal::Better::Lower,
            }
        }
        3 => indicator.decimals = Some(indicator.decimals? + 1),
        _ if indicator.breaks.is_empty() => {
            indicator.breaks.push(Break { at: period, area: None, reason: "because".into() });
        }
        _ => indicator.breaks.clear(),
    }
    if Rulebook::new(world.declarations.clone()).is_err() {
        world.declarations = before;
        return None;
    }
    Some(id)
}

fn json_of(before: &Report, after: &Report) -> Value {
    serde_json::to_value(after.changes_since(before)).expect("changes are plain data")
}

/// The changes by target and area.
fn keyed(changes: Value) -> Vec<Value> {
    let mut changes = changes["changes"].as_array().expect("a list").clone();
    changes.sort_by_key(|change| (change["target"].to_string(), change["area"].to_string()));
    // The indicator is that of the later assessment.
    changes.iter_mut().for_each(|change| change["indicator"] = json!(null));
    changes
}

/// Every `before` in the place of its `after`, and the other way round.
fn turned_around(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let other = |key: String| match key.as_str() {
                "before" => "after".to_owned(),
                "after" => "before".to_owned(),
                "no_longer" => "now".to_owned(),
                "now" => "no_longer".to_owned(),
                _ => key,
            };
            Value::Object(map.into_iter().map(|(key, value)| (other(key), turned_around(value))).collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(turned_around).collect()),
        Value::String(word) if word == "new" => "gone".into(),
        Value::String(word) if word == "gone" => "new".into(),
        other => other,
    }
}

#[test]
fn the_kinds_of_causes_all_occur() {
    let seen = RefCell::new(BTreeSet::new());
    law(900, (worlds(), vec(any::<u16>(), 1..12)), |(world, edits)| {
        let (before, after) = (world.report(), edited(&world, &edits).report());
        seen.borrow_mut().extend(after.changes_since(&before).iter().flat_map(Change::causes).map(Because::word));
        Ok(())
    });
    let seen: Vec<&str> = seen.into_inner().into_iter().collect();
    let expected = [
        "across_breaks",
        "break",
        "declaration",
        "figure",
        "judged",
        "new",
        "period",
        "require",
        "rule",
        "significance",
        "window",
    ];
    assert_eq!(seen, expected);
}

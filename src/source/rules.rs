use super::decode::{Decoder, Fields, looks_like_thousands};
use super::milestone::milestones;
use super::misreading::{Expected, Misreading};
use super::node::{Node, Value};
use super::written::{Form, Instead, number_meant, span_meant, two_periods};
use crate::amount::{Level, Step};
use crate::finding::Bound;
use crate::format::{self, Map};
use crate::period::Period;
use crate::rule::{
    AnnualChange, Baseline, Converge, Direction, Kind, Maintain, Monitor, Path, Reach, ReachGoal, Rule, Than, Threshold,
};

/// A rule: the name of its kind with its parameters, or the name alone where no parameter is needed.
pub(super) fn rule(it: &mut Decoder, node: &Node<'_>) -> Option<Rule> {
    if let Value::Scalar(name) = &node.value {
        let Some(row) = Kind::TABLE.into_iter().find(|row| row.name == name.as_ref()) else {
            if it.is_cut(node.span) {
                return None;
            }
            return match rule_meant(name) {
                Some(instead) => it.expected_as(node, Expected::Map, Some(instead)),
                None => {
                    it.not_one_of(node, format::RULE.names);
                    None
                }
            };
        };
        if let Some(instead) = whole_rule(row.kind, row.name) {
            return it.expected_as(node, Expected::Map, Some(instead));
        }
        return parameters(it, row.kind, &Node { span: node.span, name: node.name, value: Value::Map(Vec::new()) });
    }
    if let Value::List(items) = &node.value {
        let alone = match items.as_slice() {
            [Node { value: Value::Scalar(name), .. }] => Some(Instead { text: name.to_string(), is_sure: true }),
            _ => None,
        };
        return it.expected_as(node, Expected::Map, alone);
    }
    let fields = it.map(node, format::RULE)?;
    let mut given = fields.entries().iter().filter(|entry| format::RULE.names.contains(&entry.key.as_ref()));
    let Some(entry) = given.next() else {
        let misnamed = !fields.entries().is_empty();
        if !misnamed {
            it.report(node.span, Misreading::NeedsOneOf { keys: format::RULE.names });
        }
        return None;
    };
    if let Some(other) = given.next() {
        let (one, other_key) = (entry.key.clone().into_owned(), other.key.clone().into_owned());
        it.report(other.key_span, Misreading::NotBoth { one, other: other_key });
        return None;
    }
    let row = Kind::TABLE.into_iter().find(|row| row.name == entry.key.as_ref())?;
    parameters(it, row.kind, &entry.value)
}

/// A rule in words, as it is written: `{ at_least: 75 % }` for `mindst 75 %`.
fn rule_meant(found: &str) -> Option<Instead> {
    let ends = found.match_indices(' ').map(|(at, _)| at).chain([found.len()]);
    let cuts: Vec<(&str, &str)> = ends.filter_map(|at| found.split_at_checked(at)).collect();
    let row_of = |name: &str| Kind::TABLE.into_iter().find(|row| row.name == name);
    let longest = cuts.iter().rev().find_map(|(words, rest)| {
        let name = format::RULE.called(words).next()?;
        Some((row_of(name)?, rest.trim()))
    });
    let nearly = || Some((row_of(format::word_meant(found, format::RULE.names)?)?, ""));
    let (row, rest) = longest.or_else(nearly)?;
    match row.kind {
        Kind::AtLeast | Kind::AtMost | Kind::MoreThan | Kind::LessThan => {
            if let Some(period) = rest.get(..4).filter(|period| names_a_level(period, rest)) {
                let text = format!("{{ maintain: {{ baseline: {period} }} }}");
                return Some(Instead { text, is_sure: false });
            }
            let level = level_meant(rest);
            let level = level.map(|level| Instead { text: format!("{{ {}: {} }}", row.name, level.text), ..level });
            level.or_else(|| whole_rule(row.kind, row.name))
        }
        Kind::AnnualDecline | Kind::AnnualRise => {
            let step = step_meant(rest)?;
            Some(Instead { text: format!("{{ {}: {{ step: {step} }} }}", row.name), is_sure: false })
        }
        Kind::Maintain | Kind::Converge | Kind::Reach | Kind::Monitor => whole_rule(row.kind, row.name),
    }
}

/// Whether a limit is said to be the level of a year: `2020-niveauet`.
fn names_a_level(period: &str, rest: &str) -> bool {
    period.parse::<Period>().is_ok() && ["niveau", "level"].into_iter().any(|word| rest.contains(word))
}

/// A level as it is written, unless a point in it may stand between thousands.
fn level_meant(found: &str) -> Option<Instead> {
    let as_it_is = found.parse::<Level>().ok().map(|_| Instead { text: found.to_owned(), is_sure: true });
    let meant = as_it_is.or_else(|| number_meant(found, Form::Level))?;
    Some(Instead { is_sure: meant.is_sure && !looks_like_thousands(&meant.text), ..meant })
}

/// How much a value must change, where that is said: `falder med 5 % hvert år`.
fn step_meant(rest: &str) -> Option<String> {
    const YEARLY: &[&str] = &["hvert år", "om året", "pr. år", "årligt", "every year", "a year", "per year"];
    let rest = rest.strip_prefix("med ").or_else(|| rest.strip_prefix("by ")).unwrap_or(rest);
    let rest = YEARLY.iter().find_map(|words| rest.strip_suffix(words)).unwrap_or(rest).trim();
    let as_it_is = rest.parse::<Step>().ok().map(|_| rest.to_owned());
    as_it_is.or_else(|| number_meant(rest, Form::Step).map(|meant| meant.text))
}

/// How a rule is written whose name alone does not say enough.
fn whole_rule(kind: Kind, name: &str) -> Option<Instead> {
    let level = matches!(kind, Kind::AtLeast | Kind::AtMost | Kind::MoreThan | Kind::LessThan);
    let needed: Vec<String> =
        format::parameters(kind).keys.iter().filter(|key| key.needed).map(|key| format!("{}: …", key.name)).collect();
    let text = match needed.as_slice() {
        _ if kind == Kind::Reach => "{ reach: { baseline: …, value: …, by: … } }".to_owned(),
        _ if level => format!("{{ {name}: … }}"),
        [] => return None,
        needed => format!("{{ {name}: {{ {} }} }}", needed.join(", ")),
    };
    Some(Instead { text, is_sure: false })
}

fn parameters(it: &mut Decoder, kind: Kind, node: &Node<'_>) -> Option<Rule> {
    let keys = format::parameters(kind);
    match kind {
        Kind::Maintain => {
            let fields = it.map(node, keys)?;
            let baseline = it.required(&fields, "baseline", self::baseline);
            let tolerance = it.optional(&fields, "tolerance", Decoder::step);
            Some(Rule::Maintain(Maintain { baseline: baseline?, tolerance: tolerance? }))
        }
        Kind::AnnualDecline => annual_change(it, Direction::Decline, node, keys),
        Kind::AnnualRise => annual_change(it, Direction::Rise, node, keys),
        Kind::Converge => {
            let fields = it.map(node, keys)?;
            let to = it.required(&fields, "to", Decoder::id);
            let since = it.required(&fields, "since", Decoder::period);
            let by = it.optional(&fields, "by", Decoder::period);
            let within = it.optional(&fields, "within", Decoder::step);
            Some(Rule::Converge(Converge { to: to?, since: since?, by: by?, within: within? }))
        }
        Kind::AtLeast => threshold(it, Bound::AtLeast, false, node, keys),
        Kind::AtMost => threshold(it, Bound::AtMost, false, node, keys),
        Kind::MoreThan => threshold(it, Bound::AtLeast, true, node, keys),
        Kind::LessThan => threshold(it, Bound::AtMost, true, node, keys),
        Kind::Reach => {
            let fields = it.map(node, keys)?;
            reach(it, &fields).map(Rule::Reach)
        }
        Kind::Monitor => {
            let fields = it.map(node, keys)?;
            let baseline = it.optional(&fields, "baseline", self::baseline);
            Some(Rule::Monitor(Monitor { baseline: baseline? }))
        }
    }
}

fn annual_change(it: &mut Decoder, direction: Direction, node: &Node<'_>, keys: &'static Map) -> Option<Rule> {
    let fields = it.map(node, keys)?;
    let step = it.optional(&fields, "step", Decoder::step);
    Some(Rule::AnnualChange(AnnualChange { direction, step: step? }))
}

fn threshold(it: &mut Decoder, bound: Bound, strict: bool, node: &Node<'_>, keys: &'static Map) -> Option<Rule> {
    let than = match &node.value {
        Value::Map(entries) if !entries.is_empty() => {
            let fields = it.map(node, keys)?;
            let area = it.required(&fields, "area", Decoder::id);
            let tolerance = it.optional(&fields, "tolerance", Decoder::step);
            Than::Area { area: area?, tolerance: tolerance? }
        }
        Value::Map(_) => {
            it.report(node.span, Misreading::Empty);
            return None;
        }
        Value::Empty | Value::Scalar(_) | Value::List(_) => Than::Level(it.level(node)?),
    };
    Some(Rule::Threshold(Threshold { bound, strict, than }))
}

fn reach(it: &mut Decoder, fields: &Fields<'_, '_>) -> Option<Reach> {
    let baseline = it.required(fields, "baseline", self::baseline);
    let path = it.optional(fields, "path", |it, node| it.choice(node, &Path::ALL, &["straight", "compound", "none"]));
    let path = path.map(|path| path.unwrap_or(Path::Straight));
    let key = it.one_of(fields, format::REACH.one_of);
    if let Some(node) = fields.get("milestones") {
        let mut corners = milestones(it, node)?;
        let (by, level) = corners.pop()?;
        return Some(Reach { baseline: baseline?, corners, goal: ReachGoal::Value(level), by, path: path? });
    }
    let by = it.required(fields, "by", Decoder::period);
    let node = fields.get(key?)?;
    let goal = match key? {
        "value" => it.level(node).map(ReachGoal::Value),
        _ => it.step(node).map(ReachGoal::Change),
    };
    Some(Reach { baseline: baseline?, corners: Vec::new(), goal: goal?, by: by?, path: path? })
}

fn baseline(it: &mut Decoder, node: &Node<'_>) -> Option<Baseline> {
    match &node.value {
        Value::Scalar(text) => {
            let Some((from, to)) = two_periods(text) else { return it.period(node).map(Baseline::Period) };
            let text = format!("{{ mean: {{ from: {from}, to: {to} }} }}");
            return it.expected_as(node, Expected::Baseline, Some(Instead { text, is_sure: false }));
        }
        Value::Empty | Value::List(_) => return it.expected(node, Expected::Baseline),
        Value::Map(_) => {}
    }
    let fields = it.map(node, format::BASELINE)?;
    if it.one_of(&fields, format::BASELINE.one_of)? == "mean" {
        return mean(it, fields.get("mean")?);
    }
    let value = it.required(&fields, "value", Decoder::level);
    let at = it.optional(&fields, "at", Decoder::period);
    let source = it.optional(&fields, "source", Decoder::text);
    Some(Baseline::Stated { value: value?, at: at?, source: source? })
}

fn mean(it: &mut Decoder, node: &Node<'_>) -> Option<Baseline> {
    if let Value::Map(_) = &node.value {
        let fields = it.map(node, format::MEAN)?;
        let from: Option<Period> = it.required(&fields, "from", Decoder::period);
        let to = it.required(&fields, "to", Decoder::period);
        return Some(Baseline::MeanOf { from: from?, to: to? });
    }
    if let (Value::Scalar(_), Some(instead)) = (&node.value, span_meant(node)) {
        return it.expected_as(node, Expected::List, Some(instead));
    }
    let expected = match &node.value {
        Value::List(items) => items.len(),
        Value::Empty | Value::Scalar(_) | Value::Map(_) => 0,
    };
    let periods = it.list(node, Decoder::period)?;
    (periods.len() == expected).then_some(Baseline::Mean(periods))
}

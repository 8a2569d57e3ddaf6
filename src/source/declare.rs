use super::decode::{Decoder, Fields, Misread, is_target};
use super::misreading::{Expected, Misreading};
use super::node::{Entry, Node, Value};
use super::written::{map_meant, span_meant};
use crate::allow::{Allow, LintKind};
use crate::format;
use crate::indicator::{Area, Better, Break, Derivation, Indicator, Unit};
use crate::name::Id;
use crate::period::{Frequency, Period};
use crate::rulebook::Declarations;
use crate::target::{AchievedWhen, Goal, Judged, Require, Target, Window};
use crate::uncertainty::{Confidence, Method, Sides, Uncertainty};

/// Decodes what a file declares and adds it to the rest. What may be left out is left out where it cannot be read, so
/// that the rest is still checked; with a mistake noted, nothing of it is ever evaluated.
pub(super) fn declarations(it: &mut Decoder, file: &Fields<'_, '_>, into: &mut Declarations) {
    if let Some(title) = file.get("title") {
        into.title = it.text(title).or(into.title.take());
    }
    if let Some(window) = file.get("window") {
        into.window = self::window(it, window).or(into.window.take());
    }
    named(it, file, "areas", &mut into.areas, area);
    named(it, file, "indicators", &mut into.indicators, indicator);
    named(it, file, "goals", &mut into.goals, goal);
    named(it, file, "checks", &mut into.checks, super::checks::check);
    named(it, file, "feeds", &mut into.feeds, super::feeds::feed);
    if let Some(report) = file.get("report") {
        into.report = super::outline::outline(it, report).or(into.report.take());
    }
    named(it, file, "tests", &mut into.tests, super::tests::test);
}

/// A map from names to declarations.
fn named<T>(
    it: &mut Decoder,
    file: &Fields<'_, '_>,
    key: &str,
    into: &mut Vec<(Id, T)>,
    read: impl Fn(&mut Decoder, &Node<'_>) -> Option<T>,
) {
    let Some(entries) = file.get(key).and_then(|node| it.any_map(node)) else { return };
    for entry in entries.entries() {
        if let Some(declared) = read(it, &entry.value) {
            into.push((Id::from(entry.key.as_ref()), declared));
        }
    }
}

fn window(it: &mut Decoder, node: &Node<'_>) -> Option<Window> {
    if let Some(instead) = span_meant(node) {
        return it.expected_as(node, Expected::Map, Some(instead));
    }
    let fields = it.map(node, format::WINDOW)?;
    let from = it.required(&fields, "from", Decoder::period);
    let to = it.required(&fields, "to", Decoder::period);
    Some(Window { from: from?, to: to? })
}

fn area(it: &mut Decoder, node: &Node<'_>) -> Option<Area> {
    if let Value::Scalar(_) = &node.value {
        return it.words(node).map(Area::named);
    }
    // A name in both languages is a name alone.
    let alone = it.any_map(node)?;
    if alone.get("name").is_none() && format::TEXT.names.iter().any(|language| alone.get(language).is_some()) {
        return it.text(node).map(Area::named);
    }
    let fields = it.map(node, format::AREA)?;
    let name = it.required(&fields, "name", Decoder::text);
    let within = it.or_default(&fields, "in", |it, node| it.text(node).map(Some));
    let part_of = it.or_default(&fields, "part_of", |it, node| it.id(node).map(Some));
    let note = it.note(&fields, "note");
    let allow = it.or_default(&fields, "allow", Decoder::allow).unwrap_or_default();
    Some(Area { name: name?, within: within.flatten(), part_of: part_of.flatten(), note: note.flatten(), allow })
}

fn indicator(it: &mut Decoder, node: &Node<'_>) -> Option<Indicator> {
    const BETTER: &[(&str, Better)] = &[("lower", Better::Lower), ("higher", Better::Higher)];
    let fields = it.map(node, format::INDICATOR)?;
    let name = it.required(&fields, "name", Decoder::text);
    let unit = it.required(&fields, "unit", self::unit);
    let better = it.required(&fields, "better", |it, node| it.choice(node, BETTER, &["lower", "higher"]));
    let decimals = it.optional(&fields, "decimals", Decoder::whole);
    let frequency = it.optional(&fields, "frequency", self::frequency);
    let sample = it.or_default(&fields, "sample", Decoder::yes_no);
    let uncertainty = it.optional(&fields, "uncertainty", self::uncertainty);
    let revised = it.or_default(&fields, "revised", Decoder::yes_no);
    let breaks = it.or_default(&fields, "breaks", |it, node| it.list(node, self::series_break));
    let derived = it.optional(&fields, "derived", self::derivation);
    let measured = it.optional(&fields, "measured", super::registers::measure);
    let (source, remark) = (it.note(&fields, "source"), it.note(&fields, "note"));
    let allow = it.or_default(&fields, "allow", Decoder::allow);
    Some(Indicator {
        name: name?,
        unit: unit?,
        better: better?,
        decimals: decimals?,
        frequency: frequency?.unwrap_or(Frequency::Year),
        sample: sample.unwrap_or_default(),
        uncertainty: uncertainty?,
        revised: revised.unwrap_or_default(),
        breaks: breaks.unwrap_or_default(),
        derived: derived?,
        measured: measured?,
        source: source.flatten(),
        note: remark.flatten(),
        allow: allow.unwrap_or_default(),
    })
}

fn frequency(it: &mut Decoder, node: &Node<'_>) -> Option<Frequency> {
    let words = Frequency::ALL.map(|frequency| (frequency.word(), frequency));
    it.choice(node, &words, &["year", "half-year", "quarter", "month"])
}

/// The name of a method, or a map with more.
fn uncertainty(it: &mut Decoder, node: &Node<'_>) -> Option<Uncertainty> {
    const LEVELS: [(&str, Confidence); 6] = {
        let [least, middle, most] = Confidence::ALL;
        [("90", least), ("95", middle), ("99", most), ("90 %", least), ("95 %", middle), ("99 %", most)]
    };
    let level = |it: &mut Decoder, node: &Node<'_>| it.choice(node, &LEVELS, &["90", "95", "99"]);
    let method = |it: &mut Decoder, node: &Node<'_>| {
        let [proportion, poisson, standard_error, interval] = Method::NAMES.map(|name| (name, name));
        it.choice(node, &[proportion, poisson, standard_error, interval], &Method::NAMES)
    };
    if let Value::Scalar(_) = &node.value {
        let name = method(it, node)?;
        if name == Method::ConfidenceInterval(Confidence::Percent95).name() {
            it.report(node.span, missing(format::UNCERTAINTY, "interval_level"));
            return None;
        }
        return method_named(name, None).map(Uncertainty::new);
    }
    let fields = it.map(node, format::UNCERTAINTY)?;
    let name = it.required(&fields, "method", method);
    let needs_level = name == Some(Method::ConfidenceInterval(Confidence::Percent95).name());
    let interval_level = if needs_level {
        it.required(&fields, "interval_level", level).map(Some)
    } else {
        if let (Some(_), Some(name)) = (fields.get("interval_level"), name) {
            it.report(fields.span, Misreading::NotBoth { one: name.into(), other: "interval_level".into() });
        }
        Some(None)
    };
    let confidence = it.optional(&fields, "level", level);
    let sides = it.optional(&fields, "sides", |it, node| {
        it.choice(
            node,
            &[("one", Sides::One), ("two", Sides::Two), ("1", Sides::One), ("2", Sides::Two)],
            &["one", "two"],
        )
    });
    let design_effect = it.optional(&fields, "design_effect", Decoder::number);
    let uncertainty = Uncertainty::new(method_named(name?, interval_level?)?);
    Some(Uncertainty {
        level: confidence?.unwrap_or(uncertainty.level),
        sides: sides?.unwrap_or(uncertainty.sides),
        design_effect: design_effect?,
        ..uncertainty
    })
}

fn method_named(name: &str, interval_level: Option<Confidence>) -> Option<Method> {
    let interval = interval_level.map(Method::ConfidenceInterval);
    let all = [Some(Method::Proportion), Some(Method::Poisson), Some(Method::StandardError), interval];
    all.into_iter().flatten().find(|method| method.name() == name)
}

fn unit(it: &mut Decoder, node: &Node<'_>) -> Option<Unit> {
    if let Value::Scalar(word) = &node.value {
        return match word.as_ref() {
            "percent" => Some(Unit::Percent),
            "plain" => Some(Unit::Plain),
            _ => {
                it.not_one_of(node, &["percent", "plain", "{ count: … }", "{ per: …, of: … }", "{ amount: … }"]);
                None
            }
        };
    }
    let fields = it.map(node, format::UNIT)?;
    let kind = it.one_of(&fields, UNITS)?;
    let given = fields.get(kind)?;
    match kind {
        "count" => {
            let (of, one) = (it.text(given), it.note(&fields, "one"));
            Some(Unit::Count { of: of?, one: one? })
        }
        "per" => {
            let (per, of) = (it.number(given), it.required(&fields, "of", Decoder::text));
            Some(Unit::Per { per: per?, of: of? })
        }
        "amount" => it.text(given).map(Unit::Amount),
        _ => None,
    }
}

fn series_break(it: &mut Decoder, node: &Node<'_>) -> Option<Break> {
    let fields = it.map(node, format::BREAK)?;
    let at = it.required(&fields, "at", Decoder::period);
    let area = it.optional(&fields, "area", Decoder::id);
    let reason = it.required(&fields, "reason", Decoder::text);
    Some(Break { at: at?, area: area?, reason: reason? })
}

fn derivation(it: &mut Decoder, node: &Node<'_>) -> Option<Derivation> {
    let fields = it.map(node, format::DERIVED)?;
    let kind = it.one_of(&fields, format::DERIVED.one_of)?;
    let part = fields.get(kind)?;
    match kind {
        "share" => {
            let (part, of) = (it.id(part), it.required(&fields, "of", Decoder::id));
            Some(Derivation::Share { part: part?, of: of? })
        }
        "rate" => {
            let (count, of) = (it.id(part), it.required(&fields, "of", Decoder::id));
            let per = it.required(&fields, "per", Decoder::number);
            Some(Derivation::Rate { count: count?, of: of?, per: per? })
        }
        "sum" => it.names(part).map(Derivation::Sum),
        _ => match it.list(part, Decoder::id)?.as_slice() {
            [from, less] => Some(Derivation::Difference(from.clone(), less.clone())),
            parts => {
                it.report(part.span, Misreading::NotTwo { found: parts.len() });
                None
            }
        },
    }
}

fn goal(it: &mut Decoder, node: &Node<'_>) -> Option<Goal> {
    if is_target(node) {
        it.report(node.name.unwrap_or(node.span), Misreading::StrayTarget);
        return None;
    }
    let fields = it.map(node, format::GOAL)?;
    let name = it.required(&fields, "name", Decoder::text);
    let mut targets = Vec::new();
    match fields.get("targets") {
        Some(_) => named(it, &fields, "targets", &mut targets, target),
        None => it.report(fields.span, missing(format::GOAL, "targets")),
    }
    let achieved_when = it.optional(&fields, "achieved_when", self::achieved_when);
    let (source, remark) = (it.note(&fields, "source"), it.note(&fields, "note"));
    let allow = it.or_default(&fields, "allow", Decoder::allow);
    Some(Goal {
        name: name?,
        targets,
        achieved_when: achieved_when.flatten().unwrap_or(AchievedWhen::All),
        source: source.flatten(),
        note: remark.flatten(),
        allow: allow.unwrap_or_default(),
    })
}

fn achieved_when(it: &mut Decoder, node: &Node<'_>) -> Option<AchievedWhen> {
    const WORDS: &[(&str, AchievedWhen)] = &[("all", AchievedWhen::All), ("any", AchievedWhen::Any)];
    if let Value::Scalar(_) = &node.value {
        return it.choice(node, WORDS, &["all", "any", "{ at_least: 2 }"]);
    }
    let fields = it.map(node, format::ACHIEVED)?;
    it.required(&fields, "at_least", Decoder::whole).map(AchievedWhen::AtLeast)
}

fn target(it: &mut Decoder, node: &Node<'_>) -> Option<Target> {
    let fields = it.map(node, format::TARGET)?;
    let indicator = it.required(&fields, "indicator", Decoder::id);
    let areas = it.areas(&fields);
    let rule = it.required(&fields, "rule", super::rules::rule);
    let doubtful = std::mem::take(&mut it.doubtful);
    let judged = it.optional(&fields, "judged", self::judged);
    let window = it.optional(&fields, "window", self::window);
    let compare = it.or_default(&fields, "compare", |it, node| it.names(node));
    let require = it.or_default(&fields, "require", self::require);
    let across =
        it.or_default(&fields, "across_breaks", |it, node| it.choice(node, &[("allowed", true)], &["allowed"]));
    let name = it.note(&fields, "name");
    let (source, remark) = (it.note(&fields, "source"), it.note(&fields, "note"));
    let allow = it.or_default(&fields, "allow", Decoder::allow);
    it.keep_doubtful(indicator.as_ref(), doubtful);
    Some(Target {
        indicator: indicator?,
        areas: areas?,
        rule: rule?,
        judged: judged.flatten(),
        window: window.flatten(),
        compare: compare.unwrap_or_default(),
        require: require.unwrap_or_default(),
        across_breaks: across.unwrap_or_default(),
        name: name.flatten(),
        source: source.flatten(),
        note: remark.flatten(),
        allow: allow.unwrap_or_default(),
    })
}

fn judged(it: &mut Decoder, node: &Node<'_>) -> Option<Judged> {
    const WORDS: &[(&str, Judged)] = &[("latest", Judged::Latest), ("every_period", Judged::EveryPeriod)];
    if let Value::Scalar(word) = &node.value {
        if word.parse::<Period>().is_ok() {
            return it.expected_as(node, Expected::Map, map_meant(word, format::JUDGED));
        }
        return it.choice(node, WORDS, &["latest", "every_period", "{ at: 2024 }"]);
    }
    let fields = it.map(node, format::JUDGED)?;
    it.required(&fields, "at", Decoder::period).map(Judged::At)
}

/// One word, or a list of them.
fn require(it: &mut Decoder, node: &Node<'_>) -> Option<Require> {
    let mut require = Require::default();
    let one = |it: &mut Decoder, node: &Node<'_>| {
        let [significant, firm, settled] = Require::WORDS;
        it.choice(node, &[(significant, significant), (firm, firm), (settled, settled)], &Require::WORDS)
    };
    let words = match &node.value {
        Value::Scalar(_) => vec![one(it, node)?],
        Value::Empty | Value::List(_) | Value::Map(_) => it.list(node, one)?,
    };
    for word in words {
        match word {
            "significant" => require.significant = true,
            "firm" => require.firm = true,
            _ => require.settled = true,
        }
    }
    Some(require)
}

impl Decoder {
    /// Warnings that are not to be shown, each with its reason.
    pub(super) fn allow(&mut self, node: &Node<'_>) -> Option<Vec<Allow>> {
        let fields = self.map(node, format::ALLOW)?;
        let known = |entry: &Entry<'_>| LintKind::ALL.iter().copied().find(|lint| lint.name() == entry.key.as_ref());
        let entries = fields.entries().iter().filter_map(|entry| Some((known(entry)?, &entry.value)));
        let read = entries.map(|(lint, node)| Some(Allow { lint, reason: self.words(node)?.to_owned() }));
        read.collect()
    }

    /// The one of some keys that is given; none or two of them are a problem.
    pub(super) fn one_of(&mut self, fields: &Fields<'_, '_>, keys: &'static [&'static str]) -> Option<&'static str> {
        let given: Vec<&'static str> = keys.iter().copied().filter(|key| fields.get(key).is_some()).collect();
        match given.as_slice() {
            [key] => {
                self.excluded(fields, key);
                Some(key)
            }
            [] => {
                if !keys.iter().any(|key| fields.misspell(key)) {
                    self.report(fields.span, Misreading::NeedsOneOf { keys });
                }
                None
            }
            [one, other, ..] => {
                let second = fields.entries().iter().filter(|entry| keys.contains(&entry.key.as_ref())).nth(1);
                let place = second.map_or(fields.span, |entry| entry.key_span);
                self.report(place, Misreading::NotBoth { one: (*one).into(), other: (*other).into() });
                None
            }
        }
    }

    /// Keys that make no sense beside another.
    fn excluded(&mut self, fields: &Fields<'_, '_>, key: &'static str) {
        let never = fields.beside(key).map_or(&[][..], |beside| beside.never);
        for entry in fields.entries().iter().filter(|entry| never.contains(&entry.key.as_ref())) {
            self.report(entry.key_span, Misreading::NotBoth { one: key.into(), other: entry.key.clone().into_owned() });
        }
    }

    /// Keeps amounts that could be read in two ways until it is known how many decimals their indicator has.
    fn keep_doubtful(&mut self, indicator: Option<&Id>, doubtful: Vec<Misread>) {
        if let Some(indicator) = indicator {
            self.doubtful_of.extend(doubtful.into_iter().map(|amount| (indicator.clone(), amount)));
        }
    }
}

/// What a unit may be.
const UNITS: &[&str] = &["percent", "plain", "count", "per", "amount"];

fn missing(map: &format::Map, key: &'static str) -> Misreading {
    Misreading::MissingKey { key, about: map.key(key).map(|key| key.about) }
}

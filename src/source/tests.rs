use super::decode::Decoder;
use super::figures;
use super::misreading::{Expected, Misreading};
use super::node::{Node, Value};
use super::written::Form;
use crate::finding::{CAVEATS, Reason, Significance, Stage, Verdict, Why};
use crate::format::{self, Elsewhere};
use crate::name::Id;
use crate::number::{Number, NumberError};
use crate::period::Period;
use crate::series::Observation;
use crate::testing::{Expect, ExpectedMissing, Given, Outcome, Series, TargetTest};

/// What stands for a figure that is not there.
const NOTHING: &str = "_";

pub(super) fn test(it: &mut Decoder, node: &Node<'_>) -> Option<TargetTest> {
    let fields = it.map(node, format::TEST)?;
    let target = it.required(&fields, "target", Decoder::id);
    let area = it.optional(&fields, "area", Decoder::id);
    let through = it.optional(&fields, "through", Decoder::period);
    let given = it.required(&fields, "given", given);
    let expect = it.required(&fields, "expect", expect);
    let why = it.note(&fields, "why");
    Some(TargetTest {
        target: target?,
        area: area?,
        through: through?,
        given: given?,
        expect: expect?,
        why: why.flatten(),
    })
}

/// Nothing where anything in it could not be read: figures that are missing by mistake would be tested as missing.
fn given(it: &mut Decoder, node: &Node<'_>) -> Option<Given> {
    let before = it.problems.len();
    let fields = it.map(node, format::GIVEN)?;
    let mut given = Given::default();
    figures::given(it, &fields, None, &mut given.figures, &mut Vec::new());
    figures::period_for_area(it, fields.entries());
    let areas = fields.entries().iter().filter(|entry| format::GIVEN.key(&entry.key).is_none());
    for entry in areas.filter(|entry| !figures::is_figure(entry)) {
        if is_indicator(&entry.value) {
            let (key, elsewhere) = (entry.key.clone().into_owned(), Some(Elsewhere::In("observations")));
            let misreading = Misreading::UnknownKey { key, meant: None, elsewhere, known: format::GIVEN.names };
            it.report(entry.key_span, misreading);
        } else if let Some(series) = series(it, &entry.value) {
            given.series.push((Id::from(entry.key.as_ref()), series));
        }
    }
    (it.problems.len() == before).then_some(given)
}

/// Whether areas with their series stand there, as under an indicator.
fn is_indicator(node: &Node<'_>) -> bool {
    let Value::Map(areas) = &node.value else { return false };
    let is_series = |node: &Node<'_>| match &node.value {
        Value::Map(entries) => !entries.is_empty() && entries.iter().all(|it| it.key.parse::<Period>().is_ok()),
        Value::Empty | Value::Scalar(_) | Value::List(_) => false,
    };
    !areas.is_empty() && areas.iter().all(|area| area.key.parse::<Period>().is_err() && is_series(&area.value))
}

/// A map of periods, or a list from a first period.
fn series(it: &mut Decoder, node: &Node<'_>) -> Option<Series> {
    let fields = it.any_map(node)?;
    if fields.get("from").is_some() || fields.get("values").is_some() {
        return row(it, node);
    }
    figures::by_period(it, node, observed)
}

fn row(it: &mut Decoder, node: &Node<'_>) -> Option<Series> {
    let fields = it.map(node, format::GIVEN_SERIES)?;
    let from = it.required(&fields, "from", Decoder::period);
    let values = it.required(&fields, "values", |it, node| it.list(node, observed));
    let values = values.filter(|values| {
        if values.is_empty() {
            it.report(fields.span, Misreading::Empty);
        }
        !values.is_empty()
    });
    let periods = std::iter::successors(from, |period| period.next());
    Some(periods.zip(values?).collect())
}

/// A figure, or nothing.
fn observed(it: &mut Decoder, node: &Node<'_>) -> Option<Option<Observation>> {
    if is_nothing(node) { Some(None) } else { figures::observation(it, node).map(Some) }
}

fn is_nothing(node: &Node<'_>) -> bool {
    matches!(&node.value, Value::Scalar(text) if text == NOTHING)
}

fn expect(it: &mut Decoder, node: &Node<'_>) -> Option<Expect> {
    let fields = it.map(node, format::EXPECT)?;
    if fields.entries().is_empty() {
        it.report(node.span, Misreading::NeedsOneOf { keys: format::EXPECT.names });
        return None;
    }
    let outcome = outcome(it, &fields);
    let stage = it.optional(&fields, "stage", |it, node| it.choice(node, Stage::WORDS, &["due", "interim"]));
    let certain = it.optional(&fields, "certain", Decoder::yes_no);
    let period = it.optional(&fields, "period", Decoder::period);
    let findings = it.optional(&fields, "findings", findings);
    let caveats = it.optional(&fields, "caveats", |it, node| it.list(node, caveat));
    let missing = it.optional(&fields, "missing", |it, node| it.list(node, missing));
    Some(Expect {
        outcome: outcome?,
        stage: stage?,
        certain: certain?,
        period: period?,
        findings: findings?.unwrap_or_default(),
        caveats: caveats?,
        missing: missing?,
    })
}

fn outcome(it: &mut Decoder, fields: &super::decode::Fields<'_, '_>) -> Option<Outcome> {
    let verdict = it.optional(fields, "verdict", verdict);
    let reason = it.optional(fields, "reason", |it, node| it.choice(node, Reason::WORDS, format::REASONS));
    let value = it.optional(fields, "value", exact);
    let limit = it.optional(fields, "limit", exact);
    let margin = it.optional(fields, "margin", exact);
    let firm = it.optional(fields, "firm", Decoder::yes_no);
    let significance =
        it.optional(fields, "significance", |it, node| it.choice(node, Significance::WORDS, format::SIGNIFICANCES));
    Some(Outcome {
        verdict: verdict?,
        reason: reason?,
        value: value?,
        limit: limit?,
        margin: margin?,
        firm: firm?,
        significance: significance?,
    })
}

fn verdict(it: &mut Decoder, node: &Node<'_>) -> Option<Verdict> {
    it.choice(node, Verdict::WORDS, format::VERDICTS)
}

/// A verdict, or a map with more, under each period.
fn findings(it: &mut Decoder, node: &Node<'_>) -> Option<Vec<(Period, Outcome)>> {
    let mut findings = Vec::new();
    let entries = it.any_map(node)?.entries();
    if entries.is_empty() {
        it.report(node.span, Misreading::Empty);
        return None;
    }
    for entry in entries {
        let period = it.period_text(&entry.key, entry.key_span);
        let outcome = match &entry.value.value {
            Value::Map(_) => it.map(&entry.value, format::OUTCOME).and_then(|fields| {
                let empty = fields.entries().is_empty();
                if empty {
                    it.report(entry.value.span, Misreading::NeedsOneOf { keys: format::OUTCOME.names });
                }
                outcome(it, &fields).filter(|_| !empty)
            }),
            Value::Scalar(_) => {
                verdict(it, &entry.value).map(|verdict| Outcome { verdict: Some(verdict), ..Outcome::default() })
            }
            Value::Empty | Value::List(_) => it.expected(&entry.value, Expected::Scalar),
        };
        findings.extend(period.zip(outcome));
    }
    Some(findings)
}

fn caveat(it: &mut Decoder, node: &Node<'_>) -> Option<&'static str> {
    let found = it.scalar(node, Expected::Scalar)?;
    let kind = CAVEATS.iter().copied().find(|kind| *kind == found);
    if kind.is_none() {
        it.not_one_of(node, CAVEATS);
    }
    kind
}

/// A period, or a map with more.
fn missing(it: &mut Decoder, node: &Node<'_>) -> Option<ExpectedMissing> {
    let Value::Map(_) = &node.value else {
        return it.period(node).map(|period| ExpectedMissing { indicator: None, area: None, period, why: None });
    };
    let fields = it.map(node, format::MISSING)?;
    let indicator = it.optional(&fields, "indicator", Decoder::id);
    let area = it.optional(&fields, "area", Decoder::id);
    let period = it.required(&fields, "period", Decoder::period);
    let why = it.optional(&fields, "why", |it, node| it.choice(node, Why::WORDS, format::WHYS));
    Some(ExpectedMissing { indicator: indicator?, area: area?, period: period?, why: why? })
}

/// A number exactly as a report gives it: `21.5`, `64/3`.
fn exact(it: &mut Decoder, node: &Node<'_>) -> Option<Number> {
    let text = it.scalar(node, Expected::Scalar)?;
    let Some((above, below)) = text.split_once('/') else { return it.parsed(node, Form::Exact) };
    let parts = above.trim().parse::<Number>().ok().zip(below.trim().parse().ok());
    let quotient = parts.and_then(|(above, below)| above.checked_div(below));
    if quotient.is_none() {
        it.report(
            node.span,
            Misreading::Number { found: text.to_owned(), form: Form::Exact, error: NumberError::Malformed },
        );
    }
    quotient
}

use super::decode::{Decoder, Fields, Misread, split_by_comma};
use super::misreading::{Expected, Misreading};
use super::node::{Entry, Node, Value};
use super::place::ComparisonPlace;
use super::span::Span;
use super::syntax::Syntax;
use super::written::{Instead, period_and_figure, series_listed, series_meant, two_periods};
use crate::dataset::{Comparison, DatasetBuilder, Pair, Stated};
use crate::date::Date;
use crate::format;
use crate::name::Id;
use crate::period::Period;
use crate::series::{Observation, Status};

/// Decodes the observations, comparisons and registers of a file and adds them to the rest. The places of comparisons are kept,
/// since comparisons have no names.
pub(super) fn figures(
    it: &mut Decoder,
    file: &Fields<'_, '_>,
    into: &mut DatasetBuilder,
    places: &mut Vec<ComparisonPlace>,
) {
    let as_of = file.get("as_of").and_then(|node| it.date(node));
    given(it, file, as_of, into, places);
}

/// The figures of a file or of a test, each dated `as_of` where it has no date of its own.
pub(super) fn given(
    it: &mut Decoder,
    file: &Fields<'_, '_>,
    as_of: Option<Date>,
    into: &mut DatasetBuilder,
    places: &mut Vec<ComparisonPlace>,
) {
    if let Some(indicators) = file.get("observations").and_then(|node| it.any_map(node)) {
        for indicator in indicators.entries() {
            if is_misplaced_date(it, indicator) {
                continue;
            }
            let Some(areas) = filled(it, &indicator.value) else { continue };
            let id = Id::from(indicator.key.as_ref());
            period_for_area(it, areas.entries());
            for area in areas.entries() {
                if is_misplaced_date(it, area) {
                    continue;
                }
                if is_figure(area) {
                    continue;
                }
                if let Some(series) = series(it, &area.value, as_of) {
                    into.series(id.clone(), area.key.as_ref(), series);
                }
            }
        }
    }
    if let Some(node) = file.get("comparisons") {
        let mut nth = 0..;
        let stated = it.list(node, |it, node| {
            let nth = nth.next()?;
            let place = ComparisonPlace { file: it.file, nth, span: node.span };
            comparison(it, node, as_of).map(|comparison| (comparison, place))
        });
        for (comparison, place) in stated.unwrap_or_default() {
            into.compare(comparison);
            places.push(place);
        }
    }
    super::registers::registers(it, file, as_of, into);
}

/// Whether a period with its figure stands where an area with its series is expected.
pub(super) fn is_figure(entry: &Entry<'_>) -> bool {
    entry.key.parse::<Period>().is_ok() && matches!(entry.value.value, Value::Scalar(_))
}

/// Notes the first figure that stands where an area is expected; the others follow from the same slip.
pub(super) fn period_for_area(it: &mut Decoder, entries: &[Entry<'_>]) {
    if let Some(first) = entries.iter().find(|entry| is_figure(entry)) {
        it.report(first.key_span, Misreading::PeriodForArea { period: first.key.clone().into_owned() });
    }
}

/// Whether a date stands where an indicator, an area or a period should; it dates a file or one figure.
fn is_misplaced_date(it: &mut Decoder, entry: &Entry<'_>) -> bool {
    let misplaced = entry.key == "as_of" && matches!(entry.value.value, Value::Scalar(_));
    if misplaced {
        it.report(entry.key_span, Misreading::DateNotHere);
    }
    misplaced
}

/// The observations of one series, each dated `as_of` where it has no date of its own.
fn series(it: &mut Decoder, node: &Node<'_>, as_of: Option<Date>) -> Option<Vec<(Period, Observation)>> {
    let observed = |it: &mut Decoder, node: &Node<'_>| {
        observation(it, node).map(|given| Observation { as_of: given.as_of.or(as_of), ..given })
    };
    by_period(it, node, observed)
}

/// What stands under each period of a series, which has at least one: the name above an empty one would never be
/// looked up.
pub(super) fn by_period<T>(
    it: &mut Decoder,
    node: &Node<'_>,
    read: impl Fn(&mut Decoder, &Node<'_>) -> Option<T>,
) -> Option<Vec<(Period, T)>> {
    if let Value::Scalar(text) = &node.value {
        return it.expected_as(node, Expected::Map, series_meant(text));
    }
    if let Value::List(items) = &node.value {
        return it.expected_as(node, Expected::Map, series_listed(items));
    }
    let entries = filled(it, node)?.entries();
    let mut series = Vec::with_capacity(entries.len());
    let mut before = None;
    for entry in entries {
        if is_without_colon(it, entry) {
            continue;
        }
        if let Some(found) = before.replace(entry).and_then(|before| split_by_comma(before, entry)) {
            it.report(entry.key_span, Misreading::DecimalCommaInBraces { found });
            continue;
        }
        if is_misplaced_date(it, entry) {
            continue;
        }
        let period = it.period_text(&entry.key, entry.key_span);
        match &entry.value.value {
            Value::List(vintages) if vintages.is_empty() => it.report(entry.value.span, Misreading::Empty),
            Value::List(vintages) => vintages.iter().for_each(|vintage| series.extend(period.zip(read(it, vintage)))),
            // Where no period stands, it is not known what the missing value would be of.
            Value::Empty if period.is_none() => {}
            Value::Empty | Value::Scalar(_) | Value::Map(_) => series.extend(period.zip(read(it, &entry.value))),
        }
    }
    Some(series)
}

/// Whether period and figure stand in one word, since the colon between them is missing or has no space behind it.
fn is_without_colon(it: &mut Decoder, entry: &Entry<'_>) -> bool {
    let empty = matches!(entry.value.value, Value::Empty);
    let Some((key, value)) = period_and_figure(&entry.key).filter(|_| empty) else { return false };
    let Span { line, column, end_column, .. } = entry.key_span;
    let is_plain = usize::try_from(end_column.saturating_sub(column)) == Ok(entry.key.chars().count());
    if entry.key.get(key.len()..).is_some_and(|rest| rest.starts_with(':')) && is_plain {
        let colon = column.saturating_add(u32::try_from(key.len()).unwrap_or_default());
        let span = Span { line, column: colon, end_line: line, end_column: colon.saturating_add(1) };
        it.report(span, Misreading::Syntax(Syntax::MissingSpace { after: ':' }));
    } else {
        let key = key.to_owned();
        it.report(entry.key_span, Misreading::WithoutColon { key, value, is_sure: true });
    }
    true
}

fn filled<'n, 't>(it: &mut Decoder, node: &'n Node<'t>) -> Option<Fields<'n, 't>> {
    let fields = it.any_map(node)?;
    if fields.entries().is_empty() {
        it.report(node.span, Misreading::Empty);
        return None;
    }
    Some(fields)
}

pub(super) fn observation(it: &mut Decoder, node: &Node<'_>) -> Option<Observation> {
    match &node.value {
        Value::Map(_) => {}
        Value::Scalar(_) | Value::Empty | Value::List(_) => return it.figure(node).map(Observation::of),
    }
    let words = Status::ALL.map(|status| (status.word(), status));
    let fields = it.map(node, format::OBSERVATION)?;
    let value = it.optional(&fields, "value", Decoder::figure);
    let status = it.optional(&fields, "status", |it, node| it.choice(node, &words, STATUS_WORDS));
    let n = it.optional(&fields, "n", Decoder::size);
    let standard_error = it.optional(&fields, "standard_error", Decoder::number);
    let lower = it.optional(&fields, "lower", Decoder::number);
    let upper = it.optional(&fields, "upper", Decoder::number);
    let note = it.optional(&fields, "note", Decoder::text);
    let as_of = it.optional(&fields, "as_of", Decoder::date);
    Some(Observation {
        value: value?,
        status: status?.unwrap_or(Status::Normal),
        n: n?,
        standard_error: standard_error?,
        lower: lower?,
        upper: upper?,
        note: note?,
        as_of: as_of?,
    })
}

const STATUS_WORDS: &[&str] =
    &["normal", "revised", "break", "provisional", "estimated", "low_reliability", "suppressed", "missing"];

fn comparison(it: &mut Decoder, node: &Node<'_>, as_of: Option<Date>) -> Option<Comparison> {
    const STATED: &[(&str, Stated)] = &[
        ("yes", Stated::Yes),
        ("no", Stated::No),
        ("unknown", Stated::Unknown),
        ("true", Stated::Yes),
        ("false", Stated::No),
    ];
    let fields = it.map(node, format::COMPARISON)?;
    let indicator = it.required(&fields, "indicator", Decoder::id);
    let area = it.required(&fields, "area", Decoder::id);
    let significant =
        it.required(&fields, "significant", |it, node| it.choice(node, STATED, &["yes", "no", "unknown"]));
    let pair = self::pair(it, &fields);
    let reason = it.optional(&fields, "reason", Decoder::text);
    let own = it.optional(&fields, "as_of", Decoder::date);
    Some(Comparison {
        indicator: indicator?,
        area: area?,
        pair: pair?,
        significant: significant?,
        reason: reason?,
        as_of: own?.or(as_of),
    })
}

fn pair(it: &mut Decoder, fields: &Fields<'_, '_>) -> Option<Pair> {
    let key = it.one_of(fields, format::COMPARISON.one_of)?;
    let node = fields.get(key)?;
    if key == "with" {
        let (area, at) = (it.id(node), it.required(fields, "at", Decoder::period));
        return Some(Pair::With { area: area?, at: at? });
    }
    let in_one = match &node.value {
        Value::Scalar(text) => two_periods(text),
        Value::Empty | Value::List(_) | Value::Map(_) => None,
    };
    if let Some((one, other)) = in_one {
        let instead = Instead { text: format!("[{one}, {other}]"), is_sure: true };
        return it.expected_as(node, Expected::List, Some(instead));
    }
    let before = it.problems.len();
    let periods = it.list(node, Decoder::period)?;
    match periods.as_slice() {
        [one, other] => Some(Pair::Between(*one, *other)),
        _ if it.problems.len() > before => None,
        _ => {
            it.problems.push(Misread {
                file: it.file,
                span: node.span,
                misreading: Misreading::NotTwo { found: periods.len() },
            });
            None
        }
    }
}

use std::collections::BTreeMap;

use super::decode::{Decoder, Fields, split_by_comma};
use super::misreading::{Expected, Misreading};
use super::node::{Node, Value};
use crate::dataset::DatasetBuilder;
use crate::date::Date;
use crate::format;
use crate::measure::{Criterion, Filter, Measure};
use crate::name::Id;
use crate::register::{Datum, FieldType, Register, Row};

/// Decodes the registers of a file, each dated `as_of` where it has no date of its own, and adds them to the rest.
pub(super) fn registers(it: &mut Decoder, file: &Fields<'_, '_>, as_of: Option<Date>, into: &mut DatasetBuilder) {
    let Some(entries) = file.get("registers").and_then(|node| it.any_map(node)) else { return };
    for entry in entries.entries() {
        if let Some(register) = register(it, &entry.value) {
            let as_of = register.as_of.or(as_of);
            into.register(entry.key.as_ref(), Register { as_of, ..register });
        }
    }
}

fn register(it: &mut Decoder, node: &Node<'_>) -> Option<Register> {
    let map = it.map(node, format::REGISTER)?;
    let name = it.required(&map, "name", Decoder::text);
    let one = it.note(&map, "one");
    let area = it.optional(&map, "area", Decoder::id);
    let period = it.optional(&map, "period", Decoder::period);
    let as_of = it.optional(&map, "as_of", Decoder::date);
    let (source, remark) = (it.note(&map, "source"), it.note(&map, "note"));
    let allow = it.or_default(&map, "allow", Decoder::allow);
    let fields = it.required(&map, "fields", fields);
    let known = fields.iter().flatten().map(|(field, holds, _)| (field.as_str(), *holds)).collect();
    let rows = it.required(&map, "rows", |it, node| it.list(node, |it, node| Some(row(it, node, &known))));
    Some(Register {
        name: name?,
        one: one.flatten(),
        area: area.flatten(),
        period: period.flatten(),
        as_of: as_of.flatten(),
        source: source.flatten(),
        note: remark.flatten(),
        words: fields.iter().flatten().filter_map(|(field, _, words)| Some((field.clone(), words.clone()?))).collect(),
        fields: fields?.into_iter().map(|(field, holds, _)| (field, holds)).collect(),
        rows: rows?,
        allow: allow.unwrap_or_default(),
    })
}

/// A field, what it holds, and, where they are listed, its texts.
type Field = (Id, FieldType, Option<Vec<String>>);

fn fields(it: &mut Decoder, node: &Node<'_>) -> Option<Vec<Field>> {
    let entries = it.any_map(node)?.entries();
    let read = entries.iter().map(|entry| (Id::from(entry.key.as_ref()), field_type(it, &entry.value)));
    Some(read.filter_map(|(id, field)| field.map(|(holds, words)| (id, holds, words))).collect())
}

fn field_type(it: &mut Decoder, node: &Node<'_>) -> Option<(FieldType, Option<Vec<String>>)> {
    const WORDS: &[(&str, FieldType)] =
        &[("text", FieldType::Text), ("number", FieldType::WHOLE), ("yes_no", FieldType::YesNo)];
    if let Value::Scalar(_) = &node.value {
        let words = &["text", "number", "yes_no", "{ decimals: 2 }", "[open, closed]"];
        return it.choice(node, WORDS, words).map(|holds| (holds, None));
    }
    if let Value::List(_) = &node.value {
        let words = it.list(node, |it, node| it.words(node).map(str::to_owned))?;
        return Some((FieldType::Text, Some(words)));
    }
    let map = it.map(node, format::FIELD)?;
    it.required(&map, "decimals", Decoder::whole).map(|decimals| (FieldType::Number { decimals }, None))
}

/// A row. One that cannot be read is empty, so that those behind it keep their numbers.
fn row(it: &mut Decoder, node: &Node<'_>, fields: &BTreeMap<&str, FieldType>) -> Row {
    let mut row = Row::default();
    let Some(map) = it.any_map(node) else { return row };
    let mut before = None;
    for entry in map.entries() {
        if let Some(found) = before.replace(entry).and_then(|before| split_by_comma(before, entry)) {
            it.report(entry.key_span, Misreading::DecimalCommaInBraces { found });
            continue;
        }
        match entry.key.as_ref() {
            "area" => row.area = it.id(&entry.value),
            "period" => row.period = it.period(&entry.value),
            key => {
                let datum = datum(it, &entry.value, fields.get(key).copied());
                row.values.extend(datum.map(|datum| (Id::from(key), datum)));
            }
        }
    }
    row
}

/// A value in the type of its field; of an unknown field only that it stands there.
fn datum(it: &mut Decoder, node: &Node<'_>, holds: Option<FieldType>) -> Option<Datum> {
    const YES_NO: &[(&str, bool)] = &[("yes", true), ("no", false), ("true", true), ("false", false)];
    let Some(holds) = holds else { return Some(Datum::Missing) };
    if matches!(&node.value, Value::Scalar(word) if word == "missing") {
        return Some(Datum::Missing);
    }
    match holds {
        FieldType::Text if matches!(node.value, Value::Map(_)) => it.text(node).map(Datum::Words),
        FieldType::Text => it.words(node).map(Datum::from),
        FieldType::Number { .. } => it.number(node).map(Datum::Number),
        FieldType::YesNo => it.choice(node, YES_NO, &["yes", "no", "missing"]).map(Datum::YesNo),
    }
}

/// How an indicator is measured from a register.
pub(super) fn measure(it: &mut Decoder, node: &Node<'_>) -> Option<Measure> {
    let map = it.map(node, format::MEASURED)?;
    let kind = it.one_of(&map, format::MEASURED.one_of)?;
    let named = it.id(map.get(kind)?);
    let among = it.or_default(&map, "among", filter);
    match kind {
        "count" => {
            let filter = it.or_default(&map, "where", filter);
            Some(Measure::Count { of: named?, filter: filter? })
        }
        "sum" => {
            let (of, filter) = (it.required(&map, "of", Decoder::id), it.or_default(&map, "where", filter));
            Some(Measure::Sum { field: named?, of: of?, filter: filter? })
        }
        _ => {
            let filter = it.required(&map, "where", filter);
            Some(Measure::Share { of: named?, filter: filter?, among: among? })
        }
    }
}

pub(super) fn filter(it: &mut Decoder, node: &Node<'_>) -> Option<Filter> {
    let mut filter = Filter::default();
    let mut before = None;
    for entry in it.any_map(node)?.entries() {
        if let Some(found) = before.replace(entry).and_then(|before| split_by_comma(before, entry)) {
            it.report(entry.key_span, Misreading::DecimalCommaInBraces { found });
            continue;
        }
        let criterion = criterion(it, &entry.value);
        filter.criteria.extend(criterion.map(|criterion| (Id::from(entry.key.as_ref()), criterion)));
    }
    Some(filter)
}

fn criterion(it: &mut Decoder, node: &Node<'_>) -> Option<Criterion> {
    let value = |it: &mut Decoder, node: &Node<'_>| it.words(node).map(str::to_owned);
    match &node.value {
        Value::Empty => it.expected(node, Expected::Scalar),
        Value::Scalar(_) => value(it, node).map(|value| Criterion::OneOf(vec![value])),
        Value::List(_) => it.list(node, value).map(Criterion::OneOf),
        Value::Map(_) => {
            let map = it.map(node, format::RANGE)?;
            if map.entries().is_empty() {
                it.report(node.span, Misreading::NeedsOneOf { keys: format::RANGE.names });
            }
            let [at_least, at_most, more_than, less_than] =
                ["at_least", "at_most", "more_than", "less_than"].map(|key| it.optional(&map, key, Decoder::number));
            Some(Criterion::Range {
                at_least: at_least?,
                at_most: at_most?,
                more_than: more_than?,
                less_than: less_than?,
            })
        }
    }
}

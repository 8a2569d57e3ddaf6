use super::decode::{Decoder, Fields};
use super::misreading::{Expected, Misreading};
use super::node::{Node, Value};
use crate::feed::{DecimalSign, Format, Mark, Role};
use crate::feeding::Feed;
use crate::format;

/// A feed: where figures are taken from, and how.
pub(super) fn feed(it: &mut Decoder, node: &Node<'_>) -> Option<Feed> {
    const FORMATS: &[&str] = &["csv", "statbank-csv", "json-stat", "px", "sdmx-csv", "xlsx"];
    const SIGNS: &[(&str, DecimalSign)] = &[("comma", DecimalSign::Comma), ("point", DecimalSign::Point)];
    let words = |it: &mut Decoder, node: &Node<'_>| it.words(node).map(str::to_owned);
    let fields = it.map(node, format::FEED)?;
    let file = it.required(&fields, "file", words);
    let format = it.optional(&fields, "format", |it, node| it.choice(node, Format::WORDS, FORMATS));
    let sheet = it.optional(&fields, "sheet", words);
    let indicator = it.optional(&fields, "indicator", Decoder::id);
    let area = it.optional(&fields, "area", Decoder::id);
    let columns = it.or_default(&fields, "columns", |it, node| self::columns(it, node, &fields));
    let filter = it.or_default(&fields, "where", |it, node| labels(it, node, categories));
    let areas = it.or_default(&fields, "areas", |it, node| labels(it, node, Decoder::id));
    let indicators = it.or_default(&fields, "indicators", |it, node| labels(it, node, Decoder::id));
    let symbols = it.or_default(&fields, "symbols", |it, node| labels(it, node, mark));
    let decimal = it.optional(&fields, "decimal", |it, node| it.choice(node, SIGNS, &["comma", "point"]));
    let unit = it.optional(&fields, "unit", words);
    let as_of = it.optional(&fields, "as_of", Decoder::date);
    let publisher = it.note(&fields, "publisher");
    let allow = it.or_default(&fields, "allow", Decoder::allow);
    Some(Feed {
        format: format.flatten(),
        sheet: sheet.flatten(),
        indicator: indicator.flatten(),
        area: area.flatten(),
        columns: columns.unwrap_or_default(),
        filter: filter.unwrap_or_default(),
        areas: areas.unwrap_or_default(),
        indicators: indicators.unwrap_or_default(),
        symbols: symbols.unwrap_or_default(),
        decimal: decimal.flatten(),
        unit: unit.flatten(),
        as_of: as_of.flatten(),
        publisher: publisher.flatten(),
        allow: allow.unwrap_or_default(),
        ..Feed::new(file?)
    })
}

/// What is the same for all figures is not in a column as well.
fn columns(it: &mut Decoder, node: &Node<'_>, feed: &Fields<'_, '_>) -> Option<Vec<(Role, String)>> {
    let fields = it.map(node, format::COLUMNS)?;
    for entry in fields.entries().iter().filter(|entry| matches!(entry.key.as_ref(), "indicator" | "area")) {
        if feed.get(&entry.key).is_some() {
            let key = entry.key.as_ref();
            it.report(entry.key_span, Misreading::NotBoth { one: key.to_owned(), other: format!("columns: {key}") });
        }
    }
    let mut columns = Vec::new();
    for role in Role::ALL {
        let name = it.optional(&fields, role.key(), |it, node| it.words(node).map(str::to_owned));
        columns.extend(name.flatten().map(|name| (role, name)));
    }
    Some(columns)
}

/// A map from texts of the file.
fn labels<T>(
    it: &mut Decoder,
    node: &Node<'_>,
    read: impl Fn(&mut Decoder, &Node<'_>) -> Option<T>,
) -> Option<Vec<(String, T)>> {
    let entries = it.any_map(node)?.entries();
    Some(entries.iter().filter_map(|entry| Some((entry.key.clone().into_owned(), read(it, &entry.value)?))).collect())
}

/// One category, or some; `""` stands for cells that are blank.
fn categories(it: &mut Decoder, node: &Node<'_>) -> Option<Vec<String>> {
    let category = |it: &mut Decoder, node: &Node<'_>| match &node.value {
        Value::Scalar(blank) if blank.is_empty() => Some(String::new()),
        Value::Scalar(_) | Value::Empty | Value::List(_) | Value::Map(_) => it.words(node).map(str::to_owned),
    };
    match &node.value {
        Value::Scalar(_) => category(it, node).map(|category| vec![category]),
        Value::List(items) if items.is_empty() => {
            it.report(node.span, Misreading::Empty);
            None
        }
        Value::List(_) => it.list(node, category),
        Value::Empty | Value::Map(_) => it.expected(node, Expected::Scalar),
    }
}

fn mark(it: &mut Decoder, node: &Node<'_>) -> Option<Mark> {
    it.choice(node, Mark::WORDS, format::MARKS)
}

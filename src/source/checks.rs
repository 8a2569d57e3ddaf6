use super::decode::{Decoder, Fields};
use super::node::{Node, Value};
use crate::agreement::{Agreement, FigureCheck};
use crate::format;
use crate::name::Id;
use crate::target::Areas;

/// A check whether figures agree: a total with its parts, or a rate with its count and population.
pub(super) fn check(it: &mut Decoder, node: &Node<'_>) -> Option<FigureCheck> {
    let fields = it.map(node, format::CHECK)?;
    let agreement = self::agreement(it, &fields);
    let everywhere = format::TARGET.one_of.iter().all(|key| fields.get(key).is_none());
    let areas = if everywhere { Some(Areas::All) } else { it.areas(&fields) };
    let name = it.note(&fields, "name");
    let (source, remark) = (it.note(&fields, "source"), it.note(&fields, "note"));
    Some(FigureCheck {
        agreement: agreement?,
        areas: areas?,
        name: name.flatten(),
        source: source.flatten(),
        note: remark.flatten(),
    })
}

fn agreement(it: &mut Decoder, fields: &Fields<'_, '_>) -> Option<Agreement> {
    let kind = it.one_of(fields, format::CHECK.one_of)?;
    let lead = fields.get(kind).and_then(|node| it.id(node));
    if kind == "total" {
        let parts = it.required(fields, "parts", parts);
        return Some(Agreement::Sum { total: lead?, parts: parts? });
    }
    let count = it.required(fields, "count", Decoder::id);
    let population = it.optional(fields, "population", Decoder::id);
    Some(Agreement::Rate { rate: lead?, count: count?, population: population? })
}

/// All parts, or nothing: what is said of some of them alone would be wrong.
fn parts(it: &mut Decoder, node: &Node<'_>) -> Option<Vec<Id>> {
    let expected = match &node.value {
        Value::List(items) => items.len(),
        Value::Empty | Value::Scalar(_) | Value::Map(_) => 0,
    };
    let parts = it.names(node)?;
    (parts.len() == expected).then_some(parts)
}

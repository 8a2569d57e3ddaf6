//! How the yearly report is laid out.

use super::decode::{Decoder, Fields};
use super::misreading::Misreading;
use super::node::Node;
use super::registers::filter;
use crate::format;
use crate::measure::Filter;
use crate::name::{Id, Text};
use crate::outline::{FigureOutline, GoalOutline, Holding, Outline, Shown, ShownExtent, TableOutline};

pub(super) fn outline(it: &mut Decoder, node: &Node<'_>) -> Option<Outline> {
    let fields = it.map(node, format::REPORT)?;
    let (title, introduction) = (it.note(&fields, "title"), it.note(&fields, "introduction"));
    let goals = it.or_default(&fields, "goals", |it, node| named(it, node, goal));
    let conclusion = it.note(&fields, "conclusion");
    Some(Outline {
        title: title.flatten(),
        introduction: introduction.flatten(),
        goals: goals.unwrap_or_default(),
        conclusion: conclusion.flatten(),
    })
}

/// A map from names to what stands under them.
fn named<T>(
    it: &mut Decoder,
    node: &Node<'_>,
    read: impl Fn(&mut Decoder, &Node<'_>) -> Option<T>,
) -> Option<Vec<(Id, T)>> {
    let entries = it.any_map(node)?.entries();
    let read = entries.iter().map(|entry| (Id::from(entry.key.as_ref()), read(it, &entry.value)));
    Some(read.filter_map(|(id, value)| Some((id, value?))).collect())
}

fn goal(it: &mut Decoder, node: &Node<'_>) -> Option<GoalOutline> {
    let fields = it.map(node, format::SECTION)?;
    let before = it.note(&fields, "before");
    let figures = it.optional(&fields, "figures", |it, node| named(it, node, figure));
    let tables = it.optional(&fields, "tables", |it, node| named(it, node, table));
    let after = it.note(&fields, "after");
    Some(GoalOutline { before: before.flatten(), figures: figures?, tables: tables?, after: after.flatten() })
}

fn figure(it: &mut Decoder, node: &Node<'_>) -> Option<FigureOutline> {
    let fields = it.map(node, format::FIGURE)?;
    let title = it.note(&fields, "title");
    let shown = match it.one_of(&fields, format::FIGURE.one_of) {
        Some("parts_of") => it.required(&fields, "parts_of", Decoder::id).map(Shown::PartsOf),
        Some(_) => it.required(&fields, "indicators", Decoder::names).map(Shown::Indicators),
        None => None,
    };
    let extent = extent(it, &fields);
    let note = it.note(&fields, "note");
    Some(FigureOutline { title: title.flatten(), shown: shown?, extent: extent?, note: note.flatten() })
}

fn extent(it: &mut Decoder, fields: &Fields<'_, '_>) -> Option<ShownExtent> {
    let areas = it.optional(fields, "areas", Decoder::names);
    let from = it.optional(fields, "from", Decoder::period);
    let to = it.optional(fields, "to", Decoder::period);
    Some(ShownExtent { areas: areas?, from: from?, to: to? })
}

fn table(it: &mut Decoder, node: &Node<'_>) -> Option<TableOutline> {
    let fields = it.map(node, format::TABLE)?;
    let title = it.note(&fields, "title");
    let holds = holding(it, &fields);
    let note = it.note(&fields, "note");
    Some(TableOutline { title: title.flatten(), holds: holds?, note: note.flatten() })
}

fn holding(it: &mut Decoder, fields: &Fields<'_, '_>) -> Option<Holding> {
    if it.one_of(fields, format::TABLE.one_of)? == "indicators" {
        let indicators = it.required(fields, "indicators", Decoder::names);
        let extent = extent(it, fields);
        return Some(Holding::Figures { indicators: indicators?, extent: extent? });
    }
    let register = it.required(fields, "register", Decoder::id);
    let filter: Option<Filter> = it.or_default(fields, "where", filter);
    if fields.get("rows").is_some() {
        let (rows, values) = (it.required(fields, "rows", Decoder::id), it.required(fields, "values", Decoder::id));
        let check = it.optional(fields, "check", Decoder::id);
        let (register, rows, values) = (register?, rows?, values?);
        return Some(Holding::Across { register, rows, values, check: check?, filter: filter? });
    }
    if fields.get("columns").is_none() {
        it.report(fields.span, Misreading::NeedsOneOf { keys: &["columns", "rows"] });
        return None;
    }
    let columns: Option<Vec<(Id, Text)>> = it.required(fields, "columns", |it, node| named(it, node, Decoder::text));
    Some(Holding::Rows { register: register?, columns: columns?, filter: filter? })
}

use super::measure::filter;
use super::writer::Writer;
use crate::measure::Filter;
use crate::name::Id;
use crate::outline::{FigureOutline, GoalOutline, Holding, Outline, Shown, ShownExtent, TableOutline};

pub(super) fn outline(out: &mut Writer, outline: &Outline) {
    out.long_map(|out| {
        out.optional("title", outline.title.as_ref(), Writer::text);
        out.optional("introduction", outline.introduction.as_ref(), Writer::text);
        named(out, "goals", &outline.goals, goal);
        out.optional("conclusion", outline.conclusion.as_ref(), Writer::text);
    });
}

/// A map from names; none where it is empty.
fn named<T>(out: &mut Writer, key: &str, all: &[(Id, T)], write: impl Fn(&mut Writer, &T)) {
    if !all.is_empty() {
        always_named(out, key, all, write);
    }
}

fn always_named<T>(out: &mut Writer, key: &str, all: &[(Id, T)], write: impl Fn(&mut Writer, &T)) {
    out.key(key, |out| {
        if all.is_empty() {
            return out.word("{}");
        }
        out.long_map(|out| out.names(all, |(id, _)| id.as_str(), |out, (_, each)| write(out, each)));
    });
}

fn goal(out: &mut Writer, goal: &GoalOutline) {
    if *goal == GoalOutline::default() {
        return out.word("{}");
    }
    out.long_map(|out| {
        out.optional("before", goal.before.as_ref(), Writer::text);
        if let Some(figures) = &goal.figures {
            always_named(out, "figures", figures, figure);
        }
        if let Some(tables) = &goal.tables {
            always_named(out, "tables", tables, table);
        }
        out.optional("after", goal.after.as_ref(), Writer::text);
    });
}

fn figure(out: &mut Writer, figure: &FigureOutline) {
    out.long_map(|out| {
        out.optional("title", figure.title.as_ref(), Writer::text);
        match &figure.shown {
            Shown::Indicators(indicators) => out.key("indicators", |out| out.list(indicators, Writer::id)),
            Shown::PartsOf(sum) => out.key("parts_of", |out| out.id(sum)),
        }
        extent(out, &figure.extent);
        out.optional("note", figure.note.as_ref(), Writer::text);
    });
}

fn extent(out: &mut Writer, extent: &ShownExtent) {
    out.optional("areas", extent.areas.as_deref(), |out, areas| out.list(areas, Writer::id));
    out.optional("from", extent.from.as_ref(), Writer::word);
    out.optional("to", extent.to.as_ref(), Writer::word);
}

fn table(out: &mut Writer, table: &TableOutline) {
    out.long_map(|out| {
        out.optional("title", table.title.as_ref(), Writer::text);
        match &table.holds {
            Holding::Figures { indicators, extent: shown } => {
                out.key("indicators", |out| out.list(indicators, Writer::id));
                extent(out, shown);
            }
            Holding::Rows { register, columns, filter: rows } => {
                out.key("register", |out| out.id(register));
                always_named(out, "columns", columns, Writer::text);
                rows_shown(out, rows);
            }
            Holding::Across { register, rows, values, check, filter: shown } => {
                out.key("register", |out| out.id(register));
                out.key("rows", |out| out.id(rows));
                out.key("values", |out| out.id(values));
                out.optional("check", check.as_ref(), Writer::id);
                rows_shown(out, shown);
            }
        }
        out.optional("note", table.note.as_ref(), Writer::text);
    });
}

fn rows_shown(out: &mut Writer, shown: &Filter) {
    if !shown.criteria.is_empty() {
        out.key("where", |out| filter(out, shown));
    }
}

use super::writer::Writer;
use super::{Obstacle, declare, scalar};
use crate::dataset::{Comparison, DatasetBuilder, Pair, Stated};
use crate::name::Id;
use crate::period::Period;
use crate::register::{Datum, FieldType, Register, Row};
use crate::series::{Observation, Status};

/// The word that stands for a value of a register that is not known.
const MISSING: &str = "missing";

/// Observations, comparisons and registers, each where there are some.
pub(super) fn figures(out: &mut Writer, figures: &DatasetBuilder) {
    let observations: Vec<_> = figures.observations().collect();
    if !observations.is_empty() {
        out.key("observations", |out| {
            out.map(|out| {
                for (indicator, areas) in &observations {
                    out.name(indicator.as_str(), |out| {
                        out.map(|out| {
                            out.names(
                                areas,
                                |(area, _)| area.as_str(),
                                |out, (_, given)| series(out, given, observation),
                            )
                        });
                    });
                }
            });
        });
    }
    if !figures.comparisons().is_empty() {
        out.key("comparisons", |out| out.list(figures.comparisons(), comparison));
    }
    if !figures.registers().is_empty() {
        out.key("registers", |out| {
            out.map(|out| {
                out.names(figures.registers(), |(id, _)| id.as_str(), |out, (_, given)| register(out, given))
            });
        });
    }
}

/// The observations of an area by period; those of one period, where they are several, as a list.
pub(super) fn series<T>(out: &mut Writer, given: &[(Period, T)], observation: impl Fn(&mut Writer, &T)) {
    let periods: Vec<_> = given.chunk_by(|(one, _), (other, _)| one == other).collect();
    out.map(|out| {
        out.periods(
            &periods,
            |vintages| vintages.first().map(|(period, _)| *period),
            |out, vintages| match vintages {
                [(_, only)] => observation(out, only),
                vintages => out.list(vintages, |out, (_, vintage)| observation(out, vintage)),
            },
        );
    });
}

/// The number alone where nothing else is said of it.
pub(super) fn observation(out: &mut Writer, given: &Observation) {
    let Observation { value, status, n, standard_error, lower, upper, note, as_of } = given;
    if let Some(value) = value.filter(|value| *given == Observation::of(*value)) {
        return out.number(value);
    }
    let status = Some(*status).filter(|status| *status != Status::Normal);
    out.map(|out| {
        out.optional("value", value.as_ref(), |out, value| out.number(*value));
        out.optional("status", status.map(Status::word), Writer::word);
        // As for an amount, `1.200` could be read as a thousand times as much.
        out.optional("n", n.as_ref(), |out, n| out.spelled(*n, scalar::amount(*n, false), ""));
        for (key, number) in [("standard_error", standard_error), ("lower", lower), ("upper", upper)] {
            out.optional(key, number.as_ref(), |out, number| out.number(*number));
        }
        out.optional("note", note.as_ref(), Writer::text);
        out.optional("as_of", as_of.as_ref(), Writer::word);
    });
}

fn comparison(out: &mut Writer, stated: &Comparison) {
    let significant = match stated.significant {
        Stated::Yes => "yes",
        Stated::No => "no",
        Stated::Unknown => "unknown",
    };
    out.map(|out| {
        out.key("indicator", |out| out.id(&stated.indicator));
        out.key("area", |out| out.id(&stated.area));
        match &stated.pair {
            Pair::Between(one, other) => out.key("between", |out| out.list(&[one, other], |out, at| out.word(at))),
            Pair::With { area, at } => {
                out.key("with", |out| out.id(area));
                out.key("at", |out| out.word(at));
            }
        }
        out.key("significant", |out| out.word(significant));
        out.optional("reason", stated.reason.as_ref(), Writer::text);
        out.optional("as_of", stated.as_of.as_ref(), Writer::word);
    });
}

fn register(out: &mut Writer, register: &Register) {
    out.map(|out| {
        out.key("name", |out| out.text(&register.name));
        out.optional("one", register.one.as_ref(), Writer::text);
        out.optional("area", register.area.as_ref(), Writer::id);
        out.optional("period", register.period.as_ref(), Writer::word);
        out.optional("as_of", register.as_of.as_ref(), Writer::word);
        out.optional("source", register.source.as_ref(), Writer::text);
        out.optional("note", register.note.as_ref(), Writer::text);
        out.key("fields", |out| out.map(|out| fields(out, register)));
        out.key("rows", |out| out.list(&register.rows, |out, each| row(out, each, register)));
        declare::allow(out, &register.allow);
    });
}

fn fields(out: &mut Writer, register: &Register) {
    out.names(
        &register.fields,
        |(field, _)| field.as_str(),
        |out, (field, holds)| match (holds, register.words.get(field)) {
            (FieldType::Text, Some(words)) => out.list(words, |out, word| out.words(word)),
            (FieldType::Text, None) => out.word("text"),
            (FieldType::YesNo, _) => out.word("yes_no"),
            (FieldType::Number { decimals: 0 }, _) => out.word("number"),
            (FieldType::Number { decimals }, _) => out.map(|out| out.key("decimals", |out| out.word(decimals))),
        },
    );
}

/// A row, with its values in the order of the fields.
fn row(out: &mut Writer, row: &Row, register: &Register) {
    let value = |(field, _): &'_ (Id, FieldType)| row.values.get_key_value(field);
    let values: Vec<(&Id, &Datum)> = register.fields.iter().filter_map(value).collect();
    out.map(|out| {
        out.optional("area", row.area.as_ref(), Writer::id);
        out.optional("period", row.period.as_ref(), Writer::word);
        out.names(&values, |(field, _)| field.as_str(), |out, (_, value)| datum(out, value));
    });
}

fn datum(out: &mut Writer, datum: &Datum) {
    match datum {
        Datum::Missing => out.word(MISSING),
        Datum::Text(text) if text == MISSING => out.note(Obstacle::Reserved(text.clone())),
        Datum::Text(text) => out.words(text),
        Datum::Words(text) => out.text(text),
        Datum::Number(number) => out.number(*number),
        Datum::YesNo(true) => out.word("yes"),
        Datum::YesNo(false) => out.word("no"),
    }
}

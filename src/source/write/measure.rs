use super::Obstacle;
use super::writer::Writer;
use crate::measure::{Criterion, Filter, Measure};

/// How an indicator is measured from a register.
pub(super) fn measure(out: &mut Writer, measure: &Measure) {
    out.map(|out| {
        if let Measure::Sum { field, .. } = measure {
            out.key("sum", |out| out.id(field));
        }
        out.key(measure.register_key(), |out| out.id(measure.register()));
        for (key, filter) in measure.filters().filter(|(_, filter)| !filter.criteria.is_empty()) {
            out.key(key, |out| self::filter(out, filter));
        }
    });
}

pub(super) fn filter(out: &mut Writer, filter: &Filter) {
    out.map(|out| out.names(&filter.criteria, |(field, _)| field.as_str(), |out, (_, asked)| criterion(out, asked)));
}

/// A value alone, a list of values, or limits.
fn criterion(out: &mut Writer, criterion: &Criterion) {
    let (at_least, at_most, more_than, less_than) = match criterion {
        Criterion::OneOf(values) => match values.as_slice() {
            [value] => return out.value(value),
            values => return out.list(values, |out, value| out.value(value)),
        },
        Criterion::Range { at_least, at_most, more_than, less_than } => (at_least, at_most, more_than, less_than),
    };
    let limits = [("at_least", at_least), ("at_most", at_most), ("more_than", more_than), ("less_than", less_than)];
    if limits.iter().all(|(_, limit)| limit.is_none()) {
        return out.note(Obstacle::Empty);
    }
    out.map(|out| limits.iter().for_each(|(key, limit)| out.optional(key, limit.as_ref(), |out, it| out.number(*it))));
}

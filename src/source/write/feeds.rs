use super::declare;
use super::writer::Writer;
use crate::feed::{DecimalSign, Format, Mark};
use crate::feeding::Feed;

/// A feed, with the categories of its columns on one line each where they fit.
pub(super) fn feed(out: &mut Writer, feed: &Feed) {
    let sign = feed.decimal.map(|sign| match sign {
        DecimalSign::Comma => "comma",
        DecimalSign::Point => "point",
    });
    let words = |out: &mut Writer, text: &String| out.words(text);
    out.long_map(|out| {
        out.key("file", |out| out.words(&feed.file));
        out.optional("format", feed.format.map(Format::word), Writer::word);
        out.optional("sheet", feed.sheet.as_ref(), words);
        out.optional("indicator", feed.indicator.as_ref(), Writer::id);
        out.optional("area", feed.area.as_ref(), Writer::id);
        if !feed.columns.is_empty() {
            out.key("columns", |out| out.map(|out| columns(out, feed)));
        }
        labels(out, "where", &feed.filter, |out, categories| match categories.as_slice() {
            [only] => out.words(only),
            several => out.list(several, |out, category| out.words(category)),
        });
        labels(out, "areas", &feed.areas, Writer::id);
        labels(out, "indicators", &feed.indicators, Writer::id);
        labels(out, "symbols", &feed.symbols, |out, mark: &Mark| out.word(mark.word()));
        out.optional("decimal", sign, Writer::word);
        out.optional("unit", feed.unit.as_ref(), words);
        out.optional("as_of", feed.as_of.as_ref(), Writer::word);
        out.optional("publisher", feed.publisher.as_ref(), Writer::text);
        declare::allow(out, &feed.allow);
    });
}

/// The columns in the order of the format, whatever the order in which they are given.
fn columns(out: &mut Writer, feed: &Feed) {
    let mut columns: Vec<_> = feed.columns.iter().collect();
    columns.sort_by_key(|(role, _)| crate::feed::Role::ALL.iter().position(|known| known == role));
    out.names(&columns, |(role, _)| role.key(), |out, (_, name)| out.words(name));
}

/// A map from texts of the file; none where it is empty.
fn labels<T>(out: &mut Writer, key: &str, all: &[(String, T)], value: impl Fn(&mut Writer, &T)) {
    if !all.is_empty() {
        out.key(key, |out| {
            out.map(|out| out.names(all, |(label, _)| label.as_str(), |out, (_, each)| value(out, each)));
        });
    }
}

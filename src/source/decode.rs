mod keys;
mod values;

use super::misreading::{Expected, Misreading};
use super::node::{Entry, Node, Value};
use super::span::Span;
use super::syntax::Syntax;
use super::written::map_meant;
use crate::format::{self, Beside, Map};
use crate::name::Id;
use crate::rulebook::Declarations;

use keys::{cut_by_comma, meant, unspaced_colon, without_colon};
pub(super) use keys::{is_target, looks_like_thousands, split_by_comma};

/// Decodes nodes into values. A mistake is noted with its place and decoding goes on: what cannot be read is `None`.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    pub(crate) file: usize,
    pub(crate) problems: Vec<Misread>,
    /// Amounts read in a rule that could be a thousand times as much, unless the indicator has three decimals.
    pub(crate) doubtful: Vec<Misread>,
    /// The same, with the indicator of the target they stand in.
    pub(crate) doubtful_of: Vec<(Id, Misread)>,
    /// A date could not be read, so that figures may look as if they were published together.
    pub(crate) misdated: bool,
    /// Where texts stand that were read, each with its file.
    pub(crate) texts: Vec<(usize, Span)>,
    /// Keys that stand in a map whose inner one they belong to, with the place of the outer one.
    pub(crate) misplaced: Vec<(Span, &'static str)>,
}

/// A mistake with the file and the place it was found in.
#[derive(Clone, Debug)]
pub(crate) struct Misread {
    pub(crate) file: usize,
    pub(crate) span: Span,
    pub(crate) misreading: Misreading,
}

/// The entries of a map whose keys are known.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'n, 't> {
    /// The name of the element, or its first character where it has none.
    pub(crate) span: Span,
    entries: &'n [Entry<'t>],
    map: &'static Map,
}

impl<'n, 't> Fields<'n, 't> {
    /// The value of a key, where it is given; a key without a value is another matter.
    pub(crate) fn get(&self, key: &str) -> Option<&'n Node<'t>> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// Whether an unknown key was probably meant to be this one; saying that once is enough.
    pub(super) fn misspell(&self, key: &'static str) -> bool {
        let mut unknown = self.entries.iter().filter(|entry| self.map.key(&entry.key).is_none());
        let colonless = |entry: &Entry<'_>| without_colon(entry, self.map).is_some_and(|(name, _)| name == key);
        unknown.any(|entry| meant(entry, self.map) == Some(key) || colonless(entry))
    }

    /// What a key needs beside it, or excludes.
    pub(crate) fn beside(&self, key: &str) -> Option<&'static Beside> {
        self.map.beside.iter().find(|beside| beside.key == key)
    }

    pub(crate) fn entries(&self) -> &'n [Entry<'t>] {
        self.entries
    }
}

impl Decoder {
    pub(crate) fn report(&mut self, span: Span, misreading: Misreading) {
        self.problems.push(Misread { file: self.file, span, misreading });
    }

    /// Whether a text was told to be cut off at its comma; what is left of it is not the whole.
    pub(crate) fn is_cut(&self, span: Span) -> bool {
        let begins = |other: Span| (other.line, other.column) == (span.line, span.column);
        let mut of_file = self.problems.iter().filter(|misread| misread.file == self.file);
        of_file.any(|misread| matches!(misread.misreading, Misreading::CommaInText { .. }) && begins(misread.span))
    }

    /// The map of a whole file, of which only some keys are asked for, with its version checked.
    pub(crate) fn file_map<'n, 't>(
        &mut self,
        node: &'n Node<'t>,
        asked: &'static [&'static str],
    ) -> Option<Fields<'n, 't>> {
        if matches!(node.value, Value::Empty) {
            self.report(node.span, Misreading::EmptyFile);
            return None;
        }
        let fields = self.map(node, format::root())?;
        for entry in fields.entries.iter().filter(|entry| format::root().key(&entry.key).is_some()) {
            if !asked.contains(&entry.key.as_ref()) {
                self.report(entry.key_span, Misreading::NotHere { key: entry.key.clone().into_owned() });
            }
        }
        let version = self.required(&fields, "maal", |it, node| it.scalar(node, Expected::Scalar));
        match version {
            Some("1") => {}
            Some(found) => {
                let place = fields.get("maal").map_or(fields.span, |node| node.span);
                self.report(place, Misreading::Version { found: found.to_owned() });
            }
            None => {}
        }
        Some(fields)
    }

    /// Of the amounts that could be a thousand times as much, keeps those whose indicator does not have three decimals.
    pub(crate) fn judge_doubtful(&mut self, declarations: &Declarations) {
        for (indicator, amount) in std::mem::take(&mut self.doubtful_of) {
            let declared = declarations.indicators.iter().find(|(id, _)| *id == indicator);
            let three_decimals = declared.is_some_and(|(_, declared)| declared.decimals == Some(3));
            if !three_decimals {
                self.problems.push(amount);
            }
        }
    }

    /// A map with known keys. Unknown ones are noted.
    pub(crate) fn map<'n, 't>(&mut self, node: &'n Node<'t>, map: &'static Map) -> Option<Fields<'n, 't>> {
        if let Value::Scalar(text) = &node.value {
            return self.expected_as(node, Expected::Map, map_meant(text, map));
        }
        let fields = Fields { map, ..self.any_map(node)? };
        let mut before: Option<&Entry<'_>> = None;
        let mut entries = fields.entries;
        while let Some((entry, rest)) = entries.split_first() {
            entries = rest;
            let colonless = without_colon(entry, map).filter(|(key, _)| fields.get(key).is_none());
            if let Some((_, (key, value))) = colonless {
                let is_sure = !value.contains(' ') && key.chars().count() > 2;
                let (key, value) = (key.to_owned(), value.to_owned());
                self.report(entry.key_span, Misreading::WithoutColon { key, value, is_sure });
                before = None;
                continue;
            }
            let cut = before.and_then(|before| cut_by_comma(before, entry, rest, &fields));
            if let Some(colon) = unspaced_colon(entry, map) {
                self.report(colon, Misreading::Syntax(Syntax::MissingSpace { after: ':' }));
            } else if let Some((span, found, pieces)) = cut {
                self.report(span, Misreading::CommaInText { found });
                entries = rest.get(pieces..).unwrap_or_default();
            } else if map.others.is_none() && map.key(&entry.key).is_none() {
                self.unknown_key(before, entry, &fields, node.span);
            }
            before = Some(entry);
        }
        Some(fields)
    }

    /// A map whose keys are names.
    pub(crate) fn any_map<'n, 't>(&mut self, node: &'n Node<'t>) -> Option<Fields<'n, 't>> {
        match &node.value {
            Value::Map(entries) => {
                Some(Fields { span: node.name.unwrap_or(node.span), entries, map: &format::NOTHING })
            }
            Value::Empty | Value::Scalar(_) | Value::List(_) => self.expected(node, Expected::Map),
        }
    }

    /// A list, decoded item by item; items that cannot be read are left out.
    pub(crate) fn list<'n, 't, T>(
        &mut self,
        node: &'n Node<'t>,
        mut item: impl FnMut(&mut Decoder, &'n Node<'t>) -> Option<T>,
    ) -> Option<Vec<T>> {
        match &node.value {
            Value::List(items) => Some(items.iter().filter_map(|node| item(self, node)).collect()),
            Value::Empty | Value::Scalar(_) | Value::Map(_) => self.expected(node, Expected::List),
        }
    }

    /// A key that must be there.
    pub(crate) fn required<'n, 't, T>(
        &mut self,
        fields: &Fields<'n, 't>,
        key: &'static str,
        read: impl FnOnce(&mut Decoder, &'n Node<'t>) -> Option<T>,
    ) -> Option<T> {
        match fields.get(key) {
            Some(node) => read(self, node),
            None => {
                if !fields.misspell(key) && !self.is_misplaced(fields.span, key) {
                    let about = fields.map.key(key).map(|key| key.about);
                    self.report(fields.span, Misreading::MissingKey { key, about });
                }
                None
            }
        }
    }

    /// Whether a key that is missing here was found further out; saying that once is enough.
    fn is_misplaced(&self, span: Span, key: &str) -> bool {
        let around = |outer: &Span| outer.line <= span.line && span.end_line <= outer.end_line;
        self.misplaced.iter().any(|(outer, found)| *found == key && around(outer))
    }

    /// A key that may be left out. `None` where it is there and cannot be read.
    pub(crate) fn optional<'n, 't, T>(
        &mut self,
        fields: &Fields<'n, 't>,
        key: &'static str,
        read: impl FnOnce(&mut Decoder, &'n Node<'t>) -> Option<T>,
    ) -> Option<Option<T>> {
        match fields.get(key) {
            Some(node) => read(self, node).map(Some),
            None => Some(None),
        }
    }

    /// A key with a default. `None` where it is there and cannot be read.
    pub(crate) fn or_default<'n, 't, T: Default>(
        &mut self,
        fields: &Fields<'n, 't>,
        key: &'static str,
        read: impl FnOnce(&mut Decoder, &'n Node<'t>) -> Option<T>,
    ) -> Option<T> {
        self.optional(fields, key, read).map(Option::unwrap_or_default)
    }
}

use std::borrow::Cow;

use super::misreading::{Banned, Expected, Found, Misreading};
use super::node::{Entry, Node, Span, Value};
use super::scan::letters::is_odd_space;
use super::syntax::Syntax;
use super::written::{Form, Instead, listed, map_meant};
use crate::amount::{Level, Step};
use crate::date::Date;
use crate::format::{self, Beside, Elsewhere, Map};
use crate::name::{Id, Language, Text, is_unseen};
use crate::number::{Number, NumberError};
use crate::period::Period;
use crate::rulebook::Declarations;
use crate::target::Areas;

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
        unknown.any(|entry| meant(&entry.key, self.map) == Some(key))
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
            let cut = before.and_then(|before| cut_by_comma(before, entry, rest, map));
            if let Some((span, found, pieces)) = cut {
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

    /// One value, as it is written.
    pub(crate) fn scalar<'n>(&mut self, node: &'n Node<'_>, expected: Expected) -> Option<&'n str> {
        match &node.value {
            Value::Scalar(text) if !text.is_ascii() && !matches!(expected, Expected::Text) => {
                self.visible(node.span, text, expected)
            }
            Value::Scalar(text) => Some(text),
            Value::Empty | Value::List(_) | Value::Map(_) => self.expected(node, expected),
        }
    }

    /// A name or a single value, unless something in it cannot be seen.
    fn visible<'n>(&mut self, span: Span, text: &'n str, expected: Expected) -> Option<&'n str> {
        let odd_space = matches!(expected, Expected::Name) && text.contains(is_odd_space);
        if span.is_escaped(text) {
            return Some(text);
        }
        let misreading = match text.chars().find(|letter| is_unseen(*letter)) {
            Some(letter) => Misreading::Banned(Banned::ControlCharacter(letter)),
            None if odd_space => Misreading::Syntax(Syntax::OddSpace),
            None => return Some(text),
        };
        self.report(span, misreading);
        None
    }

    pub(crate) fn text(&mut self, node: &Node<'_>) -> Option<Text> {
        match &node.value {
            Value::Scalar(_) => self.words(node).map(Text::from),
            Value::Map(_) => {
                let fields = self.map(node, format::TEXT)?;
                let danish = self.optional(&fields, "da", Decoder::words)?;
                let english = self.optional(&fields, "en", Decoder::words)?;
                match (danish, english) {
                    (Some(danish), Some(english)) => Some(Text::new(danish, english)),
                    (Some(danish), None) => Some(Text::only(Language::Danish, danish)),
                    (None, Some(english)) => Some(Text::only(Language::English, english)),
                    (None, None) => {
                        self.report(node.span, Misreading::NeedsOneOf { keys: format::TEXT.names });
                        None
                    }
                }
            }
            Value::Empty | Value::List(_) => self.expected(node, Expected::Text),
        }
    }

    /// A text that says something, without the space around it.
    pub(crate) fn words<'n>(&mut self, node: &'n Node<'_>) -> Option<&'n str> {
        let text = self.scalar(node, Expected::Text)?.trim();
        if text.is_empty() {
            self.report(node.span, Misreading::Empty);
            return None;
        }
        Some(text)
    }

    /// A text that may be left out.
    pub(crate) fn note(&mut self, fields: &Fields<'_, '_>, key: &'static str) -> Option<Option<Text>> {
        self.optional(fields, key, Decoder::text)
    }

    /// One area, some, or all.
    pub(crate) fn areas(&mut self, fields: &Fields<'_, '_>) -> Option<Areas> {
        let key = self.one_of(fields, format::TARGET.one_of)?;
        let node = fields.get(key)?;
        if key == "area" {
            return self.id(node).map(Areas::One);
        }
        match &node.value {
            Value::Scalar(word) if word == "all" => Some(Areas::All),
            Value::List(_) => self.list(node, Decoder::id).map(Areas::Several),
            Value::Scalar(word) => self.expected_as(node, Expected::NamesOrAll, Some(listed(word))),
            Value::Empty | Value::Map(_) => self.expected(node, Expected::NamesOrAll),
        }
    }

    /// A list of names.
    pub(crate) fn names(&mut self, node: &Node<'_>) -> Option<Vec<Id>> {
        match &node.value {
            Value::Scalar(word) => self.expected_as(node, Expected::List, Some(listed(word))),
            Value::Empty | Value::List(_) | Value::Map(_) => self.list(node, Decoder::id),
        }
    }

    pub(crate) fn id(&mut self, node: &Node<'_>) -> Option<Id> {
        self.scalar(node, Expected::Name).map(Id::from)
    }

    pub(crate) fn period(&mut self, node: &Node<'_>) -> Option<Period> {
        let text = self.scalar(node, Expected::Scalar)?;
        self.period_text(text, node.span)
    }

    pub(crate) fn period_text(&mut self, text: &str, span: Span) -> Option<Period> {
        let period = text.parse().ok();
        if period.is_none() {
            self.report(span, Misreading::Period { found: text.to_owned() });
        }
        period
    }

    pub(crate) fn date(&mut self, node: &Node<'_>) -> Option<Date> {
        let parsed = self.scalar(node, Expected::Scalar).map(|text| (text, text.parse()));
        if let Some((found, Err(error))) = parsed {
            self.report(node.span, Misreading::Date { found: found.to_owned(), error });
        }
        let date = parsed.and_then(|(_, parsed)| parsed.ok());
        self.misdated |= date.is_none();
        date
    }

    pub(crate) fn number(&mut self, node: &Node<'_>) -> Option<Number> {
        self.parsed(node, Form::Number)
    }

    /// A value of a series.
    pub(crate) fn figure(&mut self, node: &Node<'_>) -> Option<Number> {
        self.parsed(node, Form::Figure)
    }

    pub(crate) fn level(&mut self, node: &Node<'_>) -> Option<Level> {
        self.amount(node, Form::Level)
    }

    pub(crate) fn step(&mut self, node: &Node<'_>) -> Option<Step> {
        self.amount(node, Form::Step)
    }

    fn amount<T: std::str::FromStr<Err = NumberError>>(&mut self, node: &Node<'_>, form: Form) -> Option<T> {
        let amount = self.parsed(node, form)?;
        if let Value::Scalar(text) = &node.value {
            if looks_like_thousands(text) {
                let misreading = Misreading::Ambiguous { found: text.clone().into_owned() };
                self.doubtful.push(Misread { file: self.file, span: node.span, misreading });
            }
        }
        Some(amount)
    }

    /// How many were asked or live somewhere. `1.200` and `1,200` may be a thousand times as much as they say.
    pub(crate) fn size(&mut self, node: &Node<'_>) -> Option<Number> {
        let text = self.scalar(node, Expected::Scalar)?;
        if looks_like_thousands(text) || looks_like_thousands(&text.replace(',', ".")) {
            self.report(node.span, Misreading::Ambiguous { found: text.to_owned() });
            return None;
        }
        self.number(node)
    }

    pub(crate) fn whole(&mut self, node: &Node<'_>) -> Option<u32> {
        let text = self.scalar(node, Expected::Scalar)?;
        let digits_only = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|_| digits_only);
        if number.is_none() {
            self.report(node.span, Misreading::NotWhole { found: text.to_owned() });
        }
        number
    }

    pub(crate) fn yes_no(&mut self, node: &Node<'_>) -> Option<bool> {
        const WORDS: &[(&str, bool)] = &[("yes", true), ("no", false), ("true", true), ("false", false)];
        self.choice(node, WORDS, &["yes", "no"])
    }

    /// One of some words. `words` are those that are named where none of them fits.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        node: &Node<'_>,
        choices: &[(&str, T)],
        words: &'static [&'static str],
    ) -> Option<T> {
        let text = self.scalar(node, Expected::Scalar)?;
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            self.not_one_of(node, words);
        }
        found
    }

    pub(crate) fn not_one_of(&mut self, node: &Node<'_>, words: &'static [&'static str]) {
        if let Value::Scalar(text) = &node.value {
            self.report(node.span, Misreading::NotOneOf { found: text.clone().into_owned(), words });
        }
    }

    pub(crate) fn expected<T>(&mut self, node: &Node<'_>, expected: Expected) -> Option<T> {
        self.expected_as(node, expected, None)
    }

    /// Another kind of value, where it is known how it could be written.
    pub(crate) fn expected_as<T>(
        &mut self,
        node: &Node<'_>,
        expected: Expected,
        instead: Option<Instead>,
    ) -> Option<T> {
        let found = match &node.value {
            Value::Empty => None,
            Value::Scalar(_) => Some(Found::Text),
            Value::List(_) => Some(Found::List),
            Value::Map(_) => Some(Found::Map),
        };
        let misreading = match found {
            Some(found) => Misreading::Expected { expected, found, instead },
            None => Misreading::Empty,
        };
        self.report(node.span, misreading);
        None
    }

    fn parsed<T: std::str::FromStr<Err = NumberError>>(&mut self, node: &Node<'_>, form: Form) -> Option<T> {
        let text = self.scalar(node, Expected::Scalar)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.report(node.span, Misreading::Number { found: text.to_owned(), form, error });
                None
            }
        }
    }

    fn unknown_key(&mut self, before: Option<&Entry<'_>>, entry: &Entry<'_>, fields: &Fields<'_, '_>, whole: Span) {
        if let Some(found) = before.and_then(|before| split_by_comma(before, entry)) {
            self.report(entry.key_span, Misreading::DecimalCommaInBraces { found });
            return;
        }
        let key = entry.key.clone().into_owned();
        let is_free = |meant: &&str| fields.get(meant).is_none();
        let called = fields.map.called(&key).find(is_free);
        let elsewhere = if called.is_some() { None } else { format::elsewhere(fields.map, &key) };
        let elsewhere = elsewhere.map(|elsewhere| narrowed(elsewhere, fields.entries));
        let in_sight = matches!(elsewhere, Some(Elsewhere::Under(_) | Elsewhere::Beside(_) | Elsewhere::Alone));
        let nearly = if in_sight { None } else { fields.map.nearly(&key).filter(is_free) };
        let meant = called.or(nearly);
        if let (Some(Elsewhere::Under(_)), Some(home)) =
            (&elsewhere, format::maps().iter().find_map(|map| map.key(&key)))
        {
            self.misplaced.push((whole, home.name));
        }
        if matches!(elsewhere, Some(Elsewhere::Alone | Elsewhere::InsteadUnder(_))) && meant.is_none() {
            self.misplaced.extend(fields.map.keys.iter().filter(|key| key.needed).map(|key| (whole, key.name)));
        }
        let elsewhere = elsewhere.filter(|_| meant.is_none());
        self.report(entry.key_span, Misreading::UnknownKey { meant, key, elsewhere, known: fields.map.names });
    }
}

/// The key that was probably meant.
fn meant(key: &str, map: &'static Map) -> Option<&'static str> {
    map.called(key).next().or_else(|| map.nearly(key).filter(|_| format::elsewhere(map, key).is_none()))
}

/// Of the keys under which another belongs those that are written beside it, if one is.
fn narrowed(elsewhere: Elsewhere, entries: &[Entry<'_>]) -> Elsewhere {
    let Elsewhere::Under(under) = elsewhere else { return elsewhere };
    let is_written = |place: &&String| {
        let Some((key, kind)) = place.split_once(": ") else { return false };
        let value = entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value.value);
        match value {
            Some(Value::Scalar(word)) => word == kind,
            Some(Value::Map(inner)) => inner.iter().any(|entry| entry.key == kind),
            Some(Value::Empty | Value::List(_)) | None => false,
        }
    };
    let written: Vec<String> = under.iter().filter(is_written).cloned().collect();
    Elsewhere::Under(if written.is_empty() { under } else { written })
}

/// The text that commas in braces have cut into an entry and keys without a value, with its place and how many more
/// pieces follow: `{ da: færre, ikke flere }` reads as `da: færre` and a key `ikke flere`.
fn cut_by_comma(before: &Entry<'_>, entry: &Entry<'_>, rest: &[Entry<'_>], map: &Map) -> Option<(Span, String, usize)> {
    let Value::Scalar(first) = &before.value.value else { return None };
    let start = before.value.span;
    let width = start.end_column.checked_sub(start.column).filter(|_| start.line == start.end_line)?;
    let is_unquoted = usize::try_from(width).ok() == Some(first.chars().count());
    let is_piece = |piece: &Entry<'_>| {
        let empty = matches!(piece.value.value, Value::Empty);
        empty && map.key(&piece.key).is_none() && piece.key_span.line == start.end_line
    };
    if !is_unquoted || !is_piece(entry) || split_by_comma(before, entry).is_some() || !entry.key.contains(' ') {
        return None;
    }
    let more: Vec<&Entry<'_>> = rest.iter().take_while(|piece| is_piece(piece)).collect();
    let mut found = first.clone().into_owned();
    let mut end = start;
    for piece in [entry].into_iter().chain(more.iter().copied()) {
        let after_comma = piece.key_span.column.saturating_sub(end.end_column + 1);
        found.push(',');
        found.extend((0..after_comma).map(|_| ' '));
        found.push_str(&piece.key);
        end = piece.key_span;
    }
    Some((Span { end_line: end.end_line, end_column: end.end_column, ..start }, found, more.len()))
}

/// The number that a decimal comma in braces has split in two: `{ tolerance: 1,5 % }` reads as `tolerance: 1` and a
/// key `5 %` without a value.
pub(super) fn split_by_comma(before: &Entry<'_>, entry: &Entry<'_>) -> Option<String> {
    let is_number = |text: &Cow<'_, str>| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let begins_with_digit = entry.key.starts_with(|letter: char| letter.is_ascii_digit());
    let is_period = entry.key.parse::<Period>().is_ok();
    let reads_on = entry.key.chars().all(|letter| letter.is_ascii_digit() || " %p".contains(letter));
    match (&before.value.value, &entry.value.value) {
        (Value::Scalar(whole), Value::Empty) if is_number(whole) && begins_with_digit && !is_period && reads_on => {
            Some(format!("{whole},{}", entry.key))
        }
        _ => None,
    }
}

/// Whether a number has one point with one to three digits before and exactly three behind it: `1.234`.
pub(super) fn looks_like_thousands(text: &str) -> bool {
    let number = text.trim_start_matches(['-', '+']);
    let number = number.split([' ', '%', 'p']).next().unwrap_or_default();
    match number.split_once('.') {
        Some((whole, decimals)) => (1..=3).contains(&whole.len()) && decimals.len() == 3 && !whole.starts_with('0'),
        None => false,
    }
}

//! Single values.

use super::{Decoder, Fields, Misread, looks_like_thousands};
use crate::amount::{Level, Step};
use crate::date::Date;
use crate::format;
use crate::name::{Id, Language, Text, is_unseen};
use crate::number::{Number, NumberError};
use crate::period::Period;
use crate::source::misreading::{Banned, Expected, Found, Misreading};
use crate::source::node::{Node, Value};
use crate::source::scan::letters::{is_command, is_odd_space};
use crate::source::span::Span;
use crate::source::syntax::Syntax;
use crate::source::written::{Form, Instead, listed};
use crate::target::Areas;

impl Decoder {
    /// One value, as it is written.
    pub(crate) fn scalar<'n>(&mut self, node: &'n Node<'_>, expected: Expected) -> Option<&'n str> {
        match &node.value {
            Value::Scalar(text) if text.contains(is_command) => {
                let letter = text.chars().find(|letter| is_command(*letter)).unwrap_or_default();
                self.report(node.span, Misreading::Banned(Banned::ControlCharacter(letter)));
                None
            }
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
        self.texts.push((self.file, node.span));
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
            Value::Scalar(text) if text.contains('\t') => Some(Found::Table),
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

    pub(crate) fn parsed<T: std::str::FromStr<Err = NumberError>>(&mut self, node: &Node<'_>, form: Form) -> Option<T> {
        let text = self.scalar(node, Expected::Scalar)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.report(node.span, Misreading::Number { found: text.to_owned(), form, error });
                None
            }
        }
    }
}

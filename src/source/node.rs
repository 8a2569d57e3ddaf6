use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::lines::Lines;
use super::misreading::{Banned, Misreading};
use super::scan;
use super::scan::characters;
use super::scan::letters::{is_command, is_double_quote, is_odd_space, is_quoted_in_print, is_typographic_dash};
use super::span::{DEEPEST, Span, count};
use super::syntax::Syntax;
use crate::name::{composed, is_unseen};

/// A value with its place. Scalars are kept exactly as they are written.
#[derive(Clone, Debug)]
pub(crate) struct Node<'t> {
    pub(crate) span: Span,
    /// The key that it is the value of.
    pub(crate) name: Option<Span>,
    pub(crate) value: Value<'t>,
}

#[derive(Clone, Debug)]
pub(crate) enum Value<'t> {
    /// Nothing, `~` or `null`.
    Empty,
    Scalar(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Map(Vec<Entry<'t>>),
}

/// A key with its value. The keys of a map differ.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'t> {
    pub(crate) key: Cow<'t, str>,
    pub(crate) key_span: Span,
    pub(crate) value: Node<'t>,
}

/// Reads one text. What is wrong with it is added to `problems`; without a tree the text cannot be read at all.
pub(crate) fn parse<'t>(text: &'t str, problems: &mut Vec<(Span, Misreading)>) -> Option<Node<'t>> {
    let without_mark = text.strip_prefix('\u{feff}').unwrap_or(text);
    if characters::banned(without_mark, problems) {
        return None;
    }
    let has_tabs = text.contains('\t');
    let mut builder =
        Builder { text, lines: OnceCell::new(), has_tabs, open: Vec::new(), root: None, documents: 0, problems };
    for event in Parser::new_from_str(without_mark) {
        let step = match event {
            Ok((event, span)) => builder.event(event, convert(&span)),
            Err(error) => {
                let at = error.marker();
                Err(scan::diagnose(error.info(), count(at.line()), count(at.col()).saturating_add(1), builder.lines()))
            }
        };
        if let Err(problem) = step {
            builder.problems.push(problem);
            return None;
        }
    }
    let empty = Node { span: Span::START, name: None, value: Value::Empty };
    Some(builder.root.unwrap_or(empty))
}

struct Builder<'t, 'p> {
    text: &'t str,
    /// The lines of the text, for whoever must look at them.
    lines: OnceCell<Lines<'t>>,
    has_tabs: bool,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    documents: usize,
    problems: &'p mut Vec<(Span, Misreading)>,
}

/// A list or map that is not closed yet.
struct Open<'t> {
    span: Span,
    content: Content<'t>,
}

enum Content<'t> {
    List(Vec<Node<'t>>),
    Map { entries: Vec<Entry<'t>>, key: Option<(Cow<'t, str>, Span)> },
}

type Step = Result<(), (Span, Misreading)>;

impl<'t> Builder<'t, '_> {
    fn lines(&self) -> &Lines<'t> {
        self.lines.get_or_init(|| Lines::new(self.text))
    }

    fn event(&mut self, event: Event<'t>, span: Span) -> Step {
        let banned = |banned| Err((span, Misreading::Banned(banned)));
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 { banned(Banned::SecondDocument) } else { Ok(()) }
            }
            Event::Alias(_) => banned(Banned::Alias),
            Event::Scalar(_, _, anchor, tag) if anchor > 0 || tag.is_some() => banned(anchor_or_tag(anchor)),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) if anchor > 0 || tag.is_some() => {
                banned(anchor_or_tag(anchor))
            }
            Event::Scalar(text, style, _, _) => self.scalar(text, style, span),
            Event::SequenceStart(..) => self.begin(Content::List(Vec::new()), span),
            Event::MappingStart(..) => self.begin(Content::Map { entries: Vec::new(), key: None }, span),
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
        }
    }

    fn begin(&mut self, content: Content<'t>, span: Span) -> Step {
        if self.open.len() >= DEEPEST {
            return Err((span, Misreading::Banned(Banned::TooDeep { most: DEEPEST })));
        }
        let as_key = matches!(self.open.last(), Some(Open { content: Content::Map { key: None, .. }, .. }));
        if as_key {
            return Err((span, Misreading::KeyNotText));
        }
        self.open.push(Open { span, content });
        Ok(())
    }

    fn scalar(&mut self, text: Cow<'t, str>, style: ScalarStyle, span: Span) -> Step {
        let text = composed(text);
        let span = if text.is_ascii() || style == ScalarStyle::Plain { span } else { self.without_space(span) };
        let is_key = matches!(self.open.last(), Some(Open { content: Content::Map { key: None, .. }, .. }));
        self.look_at(&text, style, is_key, span)?;
        if let Some(Open { content: Content::Map { key: key @ None, .. }, .. }) = self.open.last_mut() {
            let text = if text.contains(is_command) { Cow::Owned(text.replace(is_command, "")) } else { text };
            let text = if text.contains(is_unseen) && !span.is_escaped(&text) {
                Cow::Owned(text.replace(is_unseen, ""))
            } else {
                text
            };
            if text == "<<" && style == ScalarStyle::Plain {
                return Err((span, Misreading::Banned(Banned::MergeKey)));
            }
            if text.is_empty() && style == ScalarStyle::Plain {
                self.problems.push((span, Misreading::KeyNotText));
            }
            *key = Some((text, span));
            return Ok(());
        }
        let is_empty = style == ScalarStyle::Plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
        let value = if is_empty { Value::Empty } else { Value::Scalar(text) };
        self.place(Node { span, name: None, value });
        Ok(())
    }

    /// What editors and copied texts bring along, and nobody sees.
    fn look_at(&mut self, text: &str, style: ScalarStyle, is_key: bool, span: Span) -> Step {
        let of_syntax = |span, syntax| Err((span, Misreading::Syntax(syntax)));
        let plain = style == ScalarStyle::Plain;
        if let Some(letter) = text.chars().find(|letter| is_key && is_command(*letter)) {
            self.problems.push((span, Misreading::Banned(Banned::ControlCharacter(letter))));
            return Ok(());
        }
        if text.is_ascii() {
            return if plain || is_key { self.not_behind_a_tab(span) } else { Ok(()) };
        }
        let mut letters = text.chars();
        let (first, second) = (letters.next().unwrap_or_default(), letters.next());
        let dashed = plain && is_typographic_dash(first) && second.is_some_and(char::is_whitespace);
        if dashed && self.begins_its_line(span) {
            let dash = Span { end_line: span.line, end_column: span.column.saturating_add(1), ..span };
            return of_syntax(dash, Syntax::TypographicDash { found: first });
        }
        if plain && is_quoted_in_print(text) && span.line == span.end_line {
            self.problems.push((span, Misreading::Syntax(Syntax::TypographicQuotes)));
            return Ok(());
        }
        if !is_key || span.is_escaped(text) {
            return if plain { self.not_behind_a_tab(span) } else { Ok(()) };
        }
        if let Some(letter) = text.chars().find(|letter| is_unseen(*letter)) {
            self.problems.push((span, Misreading::Banned(Banned::ControlCharacter(letter))));
        } else if text.contains(is_odd_space) {
            return of_syntax(span, Syntax::OddSpace);
        } else if plain && text.contains(is_double_quote) {
            return of_syntax(span, Syntax::TypographicQuotes);
        }
        self.not_behind_a_tab(span)
    }

    /// A tab before a key or an entry of a list is no indentation: people see it wider than YAML counts it.
    fn not_behind_a_tab(&self, span: Span) -> Step {
        if !self.has_tabs {
            return Ok(());
        }
        let lines = self.lines();
        let sign =
            |span: Span| lines.at(Span { end_line: span.line, end_column: span.column.saturating_add(1), ..span });
        if self.open.iter().any(|open| matches!(sign(open.span), Some("{" | "["))) {
            return Ok(());
        }
        let before = lines.at(lines.span(span.line, 1, span.column)).unwrap_or_default();
        let space = before.trim_end_matches(['-', ' ', '\t']).is_empty();
        let nth = before.chars().take_while(|letter| letter.is_whitespace()).position(|letter| letter == '\t');
        let Some(nth) = nth.filter(|_| space) else { return Ok(()) };
        if scan::line::is_row_of_cells(lines.text_of(span.line)) {
            let end = lines.text_of(span.line).trim_end().chars().count();
            let whole = lines.span(span.line, span.column, count(end).saturating_add(1));
            return Err((whole, Misreading::Syntax(Syntax::PastedTable)));
        }
        let column = count(nth).saturating_add(1);
        Err((lines.span(span.line, column, column.saturating_add(1)), Misreading::Syntax(Syntax::Tab)))
    }

    /// The place of a text in quotation marks without the space behind it.
    fn without_space(&self, span: Span) -> Span {
        let space =
            self.lines().at(span).map_or(0, |found| found.chars().rev().take_while(|it| it.is_whitespace()).count());
        Span { end_column: span.end_column.saturating_sub(count(space)), ..span }
    }

    fn begins_its_line(&self, span: Span) -> bool {
        let before = self.lines().span(span.line, 1, span.column);
        self.lines().at(before).is_some_and(|before| before.trim().is_empty())
    }

    fn end(&mut self, end: Span) -> Step {
        let Some(Open { span, content }) = self.open.pop() else { return Ok(()) };
        let span = Span { end_line: end.end_line, end_column: end.end_column, ..span };
        let value = match content {
            Content::List(items) => Value::List(items),
            Content::Map { entries, .. } => Value::Map(self.without_duplicates(entries)),
        };
        self.place(Node { span, name: None, value });
        Ok(())
    }

    fn place(&mut self, node: Node<'t>) {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Map { entries, key }) => {
                if let Some((key, key_span)) =
                    key.take().filter(|(key, span)| !key.is_empty() || span.column < span.end_column)
                {
                    entries.push(Entry { key, key_span, value: Node { name: Some(key_span), ..node } });
                }
            }
        }
    }

    /// Of entries with the same key only the first is kept, and the others are a problem.
    fn without_duplicates(&mut self, entries: Vec<Entry<'t>>) -> Vec<Entry<'t>> {
        let mut first: HashMap<&str, u32> = HashMap::with_capacity(entries.len());
        let mut again = Vec::new();
        for (nth, entry) in entries.iter().enumerate() {
            if let Some(line) = first.get(entry.key.as_ref()) {
                let fault = Misreading::DuplicateKey { key: entry.key.clone().into_owned(), first_line: *line };
                self.problems.push((entry.key_span, fault));
                again.push(nth);
            } else {
                first.insert(&entry.key, entry.key_span.line);
            }
        }
        drop(first);
        if again.is_empty() {
            return entries;
        }
        let kept = entries.into_iter().enumerate().filter(|(nth, _)| again.binary_search(nth).is_err());
        kept.map(|(_, entry)| entry).collect()
    }
}

fn anchor_or_tag(anchor: usize) -> Banned {
    if anchor > 0 { Banned::Anchor } else { Banned::Tag }
}

fn convert(span: &saphyr_parser::Span) -> Span {
    Span {
        line: count(span.start.line()),
        column: count(span.start.col()).saturating_add(1),
        end_line: count(span.end.line()),
        end_column: count(span.end.col()).saturating_add(1),
    }
}

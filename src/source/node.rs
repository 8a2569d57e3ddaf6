use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde::Serialize;

use super::misreading::{Banned, Misreading, Syntax};

/// Where something stands: from its first character to behind its last. Lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The line of the first character.
    pub line: u32,
    /// The column of the first character.
    pub column: u32,
    /// The line of the last character.
    pub end_line: u32,
    /// The column behind the last character.
    pub end_column: u32,
}

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

/// How deep lists and maps may stand in each other.
const DEEPEST: usize = 32;

/// How many characters a text may have.
pub(crate) const LONGEST: usize = 64 * 1024 * 1024;

impl Span {
    /// The first character of a text.
    pub(crate) const START: Span = Span { line: 1, column: 1, end_line: 1, end_column: 1 };
}

/// Reads one text. What is wrong with it is added to `problems`; without a tree the text cannot be read at all.
pub(crate) fn parse<'t>(text: &'t str, problems: &mut Vec<(Span, Misreading)>) -> Option<Node<'t>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some((span, banned)) = banned_character(text).or_else(|| directive(text)) {
        problems.push((span, Misreading::Banned(banned)));
        return None;
    }
    let mut builder = Builder { open: Vec::new(), root: None, documents: 0, problems };
    for event in Parser::new_from_str(text) {
        let step = match event {
            Ok((event, span)) => builder.event(event, convert(&span)),
            Err(error) => {
                let misreading = misreading_of(error.info());
                let opened = builder.open.last().map(|open| open.span);
                let unclosed = opened.filter(|_| misreading == Misreading::Syntax(Syntax::UnclosedBracket));
                let at = Span::point(error.marker().line(), error.marker().col());
                Err((unclosed.unwrap_or(at), misreading))
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

/// Puts the parser's words into ours where they name something that is not allowed.
fn misreading_of(message: &str) -> Misreading {
    if message.contains("unknown anchor") {
        return Misreading::Banned(Banned::Alias);
    }
    if message.contains("recursion limit") {
        return Misreading::Banned(Banned::TooDeep { most: DEEPEST });
    }
    const KNOWN: [(&str, Syntax); 5] = [
        ("found a tab", Syntax::Tab),
        ("tabs disallowed", Syntax::Tab),
        ("while scanning a quoted scalar", Syntax::UnclosedQuote),
        ("while parsing a flow", Syntax::UnclosedBracket),
        ("mapping values are not allowed", Syntax::ColonInText),
    ];
    let known = KNOWN.into_iter().find(|(words, _)| message.contains(words)).map(|(_, syntax)| syntax);
    Misreading::Syntax(known.unwrap_or_else(|| Syntax::Other { words: message.to_owned() }))
}

struct Builder<'t, 'p> {
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
        if let Some(Open { content: Content::Map { key: key @ None, .. }, .. }) = self.open.last_mut() {
            if text == "<<" && style == ScalarStyle::Plain {
                return Err((span, Misreading::Banned(Banned::MergeKey)));
            }
            *key = Some((text, span));
            return Ok(());
        }
        let is_empty = style == ScalarStyle::Plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
        let value = if is_empty { Value::Empty } else { Value::Scalar(text) };
        self.place(Node { span, name: None, value });
        Ok(())
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
                if let Some((key, key_span)) = key.take() {
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

/// The first character that no text may have, or the place where the text becomes too long.
fn banned_character(text: &str) -> Option<(Span, Banned)> {
    let (mut line, mut column) = (1, 0);
    for (nth, letter) in text.chars().enumerate() {
        let at = Span::point(line, column);
        match letter {
            _ if nth >= LONGEST => return Some((at, Banned::TooLong { most: LONGEST })),
            '\n' => {
                line += 1;
                column = 0;
                continue;
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => return Some((at, Banned::LineSeparator)),
            '\t' | '\r' => {}
            _ if letter.is_control() => return Some((at, Banned::ControlCharacter(letter))),
            _ => {}
        }
        column += 1;
    }
    None
}

/// A `%` line before the content.
fn directive(text: &str) -> Option<(Span, Banned)> {
    let head = text.lines().enumerate();
    let mut content = head.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let (nth, line) = content.next()?;
    line.starts_with('%').then(|| (Span::point(nth + 1, 0), Banned::Directive))
}

impl Span {
    /// One character; `column` counts from 0.
    fn point(line: usize, column: usize) -> Span {
        let (line, column) = (count(line), count(column).saturating_add(1));
        Span { line, column, end_line: line, end_column: column.saturating_add(1) }
    }
}

fn convert(span: &saphyr_parser::Span) -> Span {
    Span {
        line: count(span.start.line()),
        column: count(span.start.col()).saturating_add(1),
        end_line: count(span.end.line()),
        end_column: count(span.end.col()).saturating_add(1),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

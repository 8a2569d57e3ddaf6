//! What the parser says of a text that is no YAML, put into our words, with the place where people would look.
//!
//! The parser often sees a mistake a line later than it was made. So its words only say what kind of mistake it may
//! be; the lines around its place say which.

mod brackets;
pub(super) mod characters;
pub(super) mod letters;
pub(super) mod line;
mod lines_around;
pub(super) mod mend;
#[cfg(test)]
mod tests;

use super::lines::Lines;
use super::misreading::{Banned, Misreading};
use super::span::{DEEPEST, Span};
use super::syntax::Syntax;
use letters::{is_odd_space, is_typographic_dash};
use line::{is_blank, is_key, is_row_of_cells, number, offset, width, without_comment};

/// Puts the parser's words at its place (both count from 1) into ours.
pub(super) fn diagnose(message: &str, line: u32, column: u32, lines: &Lines<'_>) -> (Span, Misreading) {
    let scene = Scene::new(line, column, lines);
    let (span, syntax) = match message {
        "while parsing node, found unknown anchor" if scene.is_one_word() => {
            return (scene.here(), Misreading::Banned(Banned::Alias));
        }
        "while parsing node, found unknown anchor" => scene.reserved(),
        "recursion limit exceeded" => {
            return (scene.here(), Misreading::Banned(Banned::TooDeep { most: DEEPEST }));
        }
        _ if message.contains("irective") => return (scene.here(), Misreading::Banned(Banned::Directive)),
        _ if is_about_a_tag(message) => return (scene.here(), Misreading::Banned(Banned::Tag)),
        _ => scene.syntax(message),
    };
    (span, Misreading::Syntax(syntax))
}

fn is_about_a_tag(message: &str) -> bool {
    let parts = ["a tag", "TAG", "verbatim tag", "global tag", "the handle wasn't declared"];
    parts.iter().any(|part| message.contains(part))
}

/// The place that the parser names, in its text.
struct Scene<'l, 't> {
    lines: &'l Lines<'t>,
    line: u32,
    column: u32,
}

impl<'l, 't> Scene<'l, 't> {
    /// A place behind the text is its last character.
    fn new(line: u32, column: u32, lines: &'l Lines<'t>) -> Scene<'l, 't> {
        let last = lines.count().max(1);
        let within = if line > last { width(lines.text_of(last)) + 1 } else { column };
        Scene { lines, line: line.min(last), column: within }
    }

    fn syntax(&self, message: &str) -> (Span, Syntax) {
        let at_bracket = matches!(self.sign(), Some('}' | ']'));
        let other = (self.here(), Syntax::Other { words: message.to_owned() });
        match message {
            "tabs disallowed within this context (block indentation)"
            | "tabs disallowed in this context"
            | "tab cannot be used as indentation"
            | "while scanning a plain scalar, found a tab"
            | "a block scalar content cannot start with a tab"
            | "':' must be followed by a valid YAML whitespace"
            | "'-' must be followed by a valid YAML whitespace" => self.table().unwrap_or((self.tab(), Syntax::Tab)),
            "while scanning a quoted scalar, found unexpected end of stream"
            | "while scanning a quoted scalar, found unexpected document indicator"
            | "invalid indentation in quoted scalar" => (self.here(), Syntax::UnclosedQuote),
            "invalid trailing content after double-quoted scalar" => self.behind_a_quote(),
            "while parsing a quoted scalar, found unknown escape character"
            | "while parsing a quoted scalar, did not find expected hexadecimal number"
            | "while parsing a quoted scalar, found invalid Unicode character escape code" => self.backslash(),
            "while parsing a flow mapping, did not find expected ',' or '}'"
            | "while parsing a flow sequence, expected ',' or ']'" => self.within_brackets(),
            "invalid indentation in flow construct" => self.low_in_brackets(),
            "misplaced bracket" => (self.here(), Syntax::ExtraBracket { bracket: self.sign().unwrap_or('}') }),
            "while parsing a node, did not find expected node content" if at_bracket => self.within_brackets(),
            "while parsing a node, did not find expected node content" if self.sign() == Some(',') => {
                (self.here(), Syntax::ExtraComma)
            }
            "mapping values are not allowed in this context" => self.odd_beginning().unwrap_or_else(|| self.colon()),
            "simple key expected" | "simple key expect ':'" if self.sign() == Some(':') => {
                self.odd_beginning().unwrap_or_else(|| self.colon())
            }
            "simple key expected" | "simple key expect ':'" => {
                let culprit = self.unfinished_line();
                self.odd_beginning().unwrap_or_else(|| self.without_colon(culprit))
            }
            "invalid indentation" => self.odd_beginning().unwrap_or_else(|| self.low_in_brackets()),
            "while parsing a block mapping, did not find expected key"
            | "wrongly indented line in block scalar"
            | "comment intercepting the multiline text" => self.odd_beginning().unwrap_or_else(|| self.indentation()),
            "did not find expected <document start>" => self.odd_beginning().unwrap_or_else(|| self.at_the_left()),
            "while parsing a block collection, did not find expected '-' indicator" => {
                self.odd_beginning().unwrap_or_else(|| self.in_a_list())
            }
            "block sequence entries are not allowed in this context"
            | "\"-\" is only valid inside a block"
            | "plain scalar cannot start with '-' followed by ,[]{}" => self.dash(),
            "':' may not precede any of `[{` in flow mapping" => (self.here(), Syntax::MissingSpace { after: ':' }),
            "illegal placement of ':' indicator" => (self.here(), Syntax::ColonInText),
            "while scanning an anchor or alias, did not find expected alphabetic or numeric character"
            | "mapping keys are not allowed in this context"
            | "expected whitespace" => self.reserved(),
            "while scanning a block scalar, found an indentation indicator equal to 0"
            | "while scanning a block scalar, did not find expected comment or line break" => self.reserved(),
            _ if message.starts_with("unexpected character") => self.reserved(),
            "invalid content after document end marker" => (self.here(), Syntax::AfterEnd),
            _ => other,
        }
    }

    /// The character at the place; behind the last of a line its last one.
    fn here(&self) -> Span {
        self.lines.span(self.line, self.column, self.column.saturating_add(1))
    }

    fn text(&self) -> &'t str {
        self.lines.text_of(self.line)
    }

    fn sign(&self) -> Option<char> {
        self.text().chars().nth(offset(self.column))
    }

    fn before(&self) -> String {
        self.text().chars().take(offset(self.column)).collect()
    }

    /// The content of a line.
    fn content(&self, line: u32) -> Span {
        let text = self.lines.text_of(line);
        let from = number(text.chars().take_while(|letter| letter.is_whitespace()).count()).saturating_add(1);
        self.lines.span(line, from, width(without_comment(text)).saturating_add(1))
    }

    /// The last line before one that holds more than space and comments.
    fn line_before(&self, line: u32) -> Option<u32> {
        (1..line).rev().find(|number| !is_blank(self.lines.text_of(*number)))
    }

    /// Cells with tabs between them, in the line of the place or the next.
    fn table(&self) -> Option<(Span, Syntax)> {
        let mut lines = self.line..=self.lines.count().min(self.line.saturating_add(1));
        let line = lines.find(|line| is_row_of_cells(self.lines.text_of(*line)))?;
        Some((self.content(line), Syntax::PastedTable))
    }

    /// A tab at the place or before the next content.
    fn tab(&self) -> Span {
        let before: Vec<char> = self.before().chars().collect();
        let lines = self.line..=self.lines.count().min(self.line.saturating_add(1));
        let indented = lines.filter_map(|line| self.tabs_before_content(line)).next();
        indented.unwrap_or_else(|| {
            let at = before.iter().rposition(|letter| *letter == '\t').map_or(self.column, |nth| number(nth) + 1);
            self.lines.span(self.line, at, at.saturating_add(1))
        })
    }

    fn tabs_before_content(&self, line: u32) -> Option<Span> {
        let text = self.lines.text_of(line);
        let space = text.chars().take_while(|letter| letter.is_whitespace()).collect::<Vec<char>>();
        let (first, last) = (space.iter().position(|it| *it == '\t')?, space.iter().rposition(|it| *it == '\t')?);
        (!is_blank(text)).then(|| self.lines.span(line, number(first) + 1, number(last) + 2))
    }

    /// What often makes lines look as if they were right: spaces, tabs and dashes that are none of the keyboard's.
    fn odd_beginning(&self) -> Option<(Span, Syntax)> {
        let suspects = self.line_before(self.line).into_iter().chain([self.line]);
        suspects.filter_map(|line| self.odd_beginning_of(line)).next()
    }

    fn odd_beginning_of(&self, line: u32) -> Option<(Span, Syntax)> {
        let letters: Vec<char> = self.lines.text_of(line).chars().collect();
        let start = letters.iter().position(|letter| !letter.is_whitespace())?;
        let at = |nth: usize, end: usize| self.lines.span(line, number(nth) + 1, number(end) + 1);
        let space = letters.get(..start).unwrap_or_default();
        if let Some(first) = space.iter().position(|letter| is_odd_space(*letter)) {
            return Some((at(first, start), Syntax::OddSpace));
        }
        if let Some(tabs) = self.tabs_before_content(line) {
            return Some((tabs, Syntax::Tab));
        }
        let sign = letters.get(start).copied()?;
        if is_typographic_dash(sign) && letters.get(start + 1).is_some_and(|next| next.is_whitespace()) {
            return Some((at(start, start + 1), Syntax::TypographicDash { found: sign }));
        }
        let pairs = letters.windows(2).enumerate().skip(start);
        let behind = pairs.filter_map(|(nth, pair)| match pair {
            [':', space] if is_odd_space(*space) => Some(nth + 1),
            ['-', space] if is_odd_space(*space) && nth == start => Some(nth + 1),
            _ => None,
        });
        behind.map(|nth| (at(nth, nth + 1), Syntax::OddSpace)).next()
    }

    /// Text behind a closing quotation mark: often the one that should have closed a text further up.
    fn behind_a_quote(&self) -> (Span, Syntax) {
        if let Some((line, column)) = brackets::quote_closed_before(self.lines, self.line, self.column) {
            if line < self.line {
                return (self.lines.span(line, column, column.saturating_add(1)), Syntax::UnclosedQuote);
            }
        }
        let in_brackets = !brackets::open_before(self.lines, self.line, self.column).is_empty();
        let rest: String = self.text().chars().skip(offset(self.column)).collect();
        let word = rest.split([':', ',', '}', ']']).next().unwrap_or_default();
        let begins_entry = is_key(word) && rest.get(word.len()..).is_some_and(|rest| rest.starts_with(':'));
        let end = self.column.saturating_add(width(word.trim_end())).max(self.column.saturating_add(1));
        let span = self.lines.span(self.line, self.column, end);
        (span, if in_brackets && begins_entry { Syntax::MissingComma } else { Syntax::TextAfterQuote })
    }

    /// The backslash itself; the parser names the beginning of the text or what follows the backslash.
    fn backslash(&self) -> (Span, Syntax) {
        const KNOWN: &str = "0abtnvfre \"/\\N_LPxuU\t";
        for line in self.line..=self.lines.count() {
            let letters: Vec<char> = self.lines.text_of(line).chars().collect();
            let mut nth = if line == self.line { offset(self.column) } else { 0 };
            while let Some(letter) = letters.get(nth) {
                let next = letters.get(nth + 1).copied();
                if *letter == '\\' && next.is_some_and(|next| !KNOWN.contains(next) || "xuU".contains(next)) {
                    return (self.lines.span(line, number(nth) + 1, number(nth) + 2), Syntax::Backslash);
                }
                nth += if *letter == '\\' { 2 } else { 1 };
            }
        }
        (self.here(), Syntax::Backslash)
    }

    /// Within braces or brackets something else stands than a comma or the end.
    fn within_brackets(&self) -> (Span, Syntax) {
        let open = brackets::open_before(self.lines, self.line, self.column);
        let Some(opened) = open.last() else { return (self.here(), Syntax::AfterEnd) };
        let expected = if opened.sign == '{' { '}' } else { ']' };
        if let Some(found @ ('}' | ']')) = self.sign() {
            if found != expected {
                return (self.here(), Syntax::WrongBracket { found, expected });
            }
        }
        let place = self.lines.span(opened.line, opened.column, opened.column.saturating_add(1));
        if !brackets::is_closed(self.lines, opened) {
            return (place, Syntax::UnclosedBracket { bracket: opened.sign });
        }
        if self.sign() != Some(':') {
            return (self.here(), Syntax::MissingComma);
        }
        let before = self.before();
        let entry = before.rsplit([',', '{', '[', ':']).next().unwrap_or_default();
        let word = entry.rsplit(' ').next().unwrap_or_default();
        let begins_entry = is_key(word) && (entry.trim() != word || before.trim() == word);
        if begins_entry {
            let from = self.column.saturating_sub(width(word));
            return (self.lines.span(self.line, from, self.column), Syntax::MissingComma);
        }
        self.map_in_line().unwrap_or((self.here(), Syntax::ColonInText))
    }

    /// Whether the value at the place is a single word with its sign: `*town`.
    fn is_one_word(&self) -> bool {
        let rest: String = self.text().chars().skip(offset(self.column)).collect();
        let value = without_comment(&rest).split([',', '}', ']']).next().unwrap_or_default().trim();
        !value.contains(' ') && !value.ends_with('*')
    }

    /// A text that begins with a sign that YAML keeps for itself.
    fn reserved(&self) -> (Span, Syntax) {
        let signs = ['@', '%', '`', '*', '&', '!', '|', '>', '?'];
        let letters: Vec<char> = self.before().chars().collect();
        let at_sign = self.sign().filter(|sign| signs.contains(sign));
        let before = letters.iter().rposition(|letter| signs.contains(letter));
        let start = match (at_sign, before) {
            (Some(_), _) | (None, None) => self.column,
            (None, Some(nth)) => number(nth) + 1,
        };
        let found = self.text().chars().nth(offset(start)).unwrap_or(' ');
        let in_brackets = !brackets::open_before(self.lines, self.line, start).is_empty();
        let text = without_comment(self.text());
        let value: String = text.chars().skip(offset(start)).collect();
        let value = if in_brackets { value.split([',', '}', ']']).next().unwrap_or_default() } else { &value };
        let end = start.saturating_add(width(value.trim_end()).max(1));
        (self.lines.span(self.line, start, end), Syntax::ReservedStart { found })
    }
}

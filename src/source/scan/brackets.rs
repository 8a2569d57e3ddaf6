//! Where braces, brackets and quotation marks open and close, seen without the parser: it has given up.

use super::super::lines::Lines;
use super::line::{indent, is_blank, number, offset};

/// A brace or bracket that opens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bracket {
    pub(super) sign: char,
    pub(super) line: u32,
    pub(super) column: u32,
}

#[derive(Default)]
struct Walk {
    open: Vec<Bracket>,
    /// The quotation mark of the text that is open, and where it stands.
    quote: Option<(char, u32, u32)>,
    /// The place of the quotation mark that opened the text that ended last.
    closed: Option<(u32, u32)>,
    /// How far the line is indented whose text runs on below it.
    below: Option<u32>,
}

/// The braces and brackets that are open before a place, the outermost first.
pub(super) fn open_before(lines: &Lines<'_>, line: u32, column: u32) -> Vec<Bracket> {
    walk(lines, line, column).open
}

/// Where the text in quotation marks begins that ended last before a place.
pub(super) fn quote_closed_before(lines: &Lines<'_>, line: u32, column: u32) -> Option<(u32, u32)> {
    walk(lines, line, column).closed
}

/// Whether a brace or bracket is closed before a line begins that stands as far to the left as its own. Where nothing
/// stands behind it, lines may stand anywhere.
pub(super) fn is_closed(lines: &Lines<'_>, bracket: &Bracket) -> bool {
    let own = indent(lines.text_of(bracket.line));
    let is_last = lines.text_of(bracket.line).chars().skip(offset(bracket.column) + 1).all(char::is_whitespace);
    let mut walk = Walk::default();
    for line in bracket.line..=lines.count() {
        let text = lines.text_of(line);
        let closes = text.trim_start().starts_with(['}', ']']);
        if !is_last && line > bracket.line && indent(text) <= own && !closes && !is_blank(text) {
            return false;
        }
        let from = if line == bracket.line { offset(bracket.column) } else { 0 };
        if walk.line(line, text, from, usize::MAX, true) {
            return true;
        }
    }
    false
}

fn walk(lines: &Lines<'_>, line: u32, column: u32) -> Walk {
    let mut walk = Walk::default();
    for number in 1..=line.min(lines.count()) {
        let end = if number == line { offset(column) } else { usize::MAX };
        walk.line(number, lines.text_of(number), 0, end, false);
    }
    walk
}

impl Walk {
    /// Walks over one line; with `until_closed` it stops, and says so, where the first that was opened is closed.
    fn line(&mut self, line: u32, text: &str, from: usize, end: usize, until_closed: bool) -> bool {
        if self.is_below(text) {
            return false;
        }
        let letters: Vec<char> = text.chars().collect();
        let (mut nth, mut begins) = (from, true);
        while nth < letters.len().min(end) {
            let letter = letters.get(nth).copied().unwrap_or_default();
            let next = letters.get(nth + 1).copied();
            let place = (line, number(nth) + 1);
            nth += 1;
            if let Some((mark, opened_line, opened_column)) = self.quote {
                let skips = (mark == '"' && letter == '\\') || (mark == '\'' && letter == mark && next == Some(mark));
                if skips {
                    nth += 1;
                } else if letter == mark {
                    self.closed = Some((opened_line, opened_column));
                    self.quote = None;
                }
                begins = false;
                continue;
            }
            let is_space = letter.is_whitespace();
            let ends_word = next.is_none_or(char::is_whitespace);
            let before_is_space = nth < 2 || letters.get(nth - 2).is_none_or(|before| before.is_whitespace());
            match letter {
                '#' if before_is_space => break,
                '"' | '\'' if begins => self.quote = Some((letter, place.0, place.1)),
                '{' | '[' if begins || !self.open.is_empty() => {
                    self.open.push(Bracket { sign: letter, line: place.0, column: place.1 });
                }
                '}' | ']' if !self.open.is_empty() => {
                    self.open.pop();
                    if until_closed && self.open.is_empty() {
                        return true;
                    }
                }
                '|' | '>' if begins && self.open.is_empty() => {
                    self.below = Some(indent(text));
                    break;
                }
                _ => {}
            }
            let in_brackets = !self.open.is_empty();
            begins = (is_space && begins)
                || (in_brackets && matches!(letter, ',' | '{' | '['))
                || (letter == ':' && (ends_word || in_brackets))
                || (letter == '-' && begins && ends_word);
        }
        false
    }

    /// Whether a line belongs to a text that runs on below its key.
    fn is_below(&mut self, text: &str) -> bool {
        let Some(above) = self.below else { return false };
        let belongs = text.trim().is_empty() || indent(text) > above;
        if !belongs {
            self.below = None;
        }
        belongs
    }
}

//! Lines that stand in line with nothing, or have no colon or dash where one belongs.

use super::super::node::Span;
use super::super::syntax::Syntax;
use super::line::{has_key, indent, is_blank, is_key_with_value, number, offset, without_comment};
use super::{Scene, brackets};

impl Scene<'_, '_> {
    /// A line within braces or brackets that stands too far to the left.
    pub(super) fn low_in_brackets(&self) -> (Span, Syntax) {
        let open = brackets::open_before(self.lines, self.line, self.column);
        let Some(opened) = open.last() else { return self.indentation() };
        if brackets::is_closed(self.lines, opened) {
            let fits = vec![indent(self.lines.text_of(opened.line)).saturating_add(2)];
            return (self.content(self.line), Syntax::Indentation { fits });
        }
        let place = self.lines.span(opened.line, opened.column, opened.column.saturating_add(1));
        (place, Syntax::UnclosedBracket { bracket: opened.sign })
    }

    /// A colon where no key can stand: in a text, behind a line without a colon, or at an odd indentation.
    pub(super) fn colon(&self) -> (Span, Syntax) {
        let before = self.before();
        let key = before.trim_start().trim_start_matches("- ").trim_matches(['"', '\'']);
        let one_word = !key.is_empty() && !key.contains([' ', ':']);
        let above = self.line_before(self.line);
        let Some(above) = above.filter(|_| one_word) else { return (self.here(), Syntax::ColonInText) };
        let text = self.lines.text_of(above);
        if !has_key(text) {
            return self.without_colon(above);
        }
        let fits = vec![indent(text)];
        (self.content(self.line), Syntax::Indentation { fits })
    }

    /// The line with a key that has no colon: this one, where something stands before the place, or the one before.
    pub(super) fn unfinished_line(&self) -> u32 {
        let begins_here = !self.before().trim().is_empty();
        if begins_here { self.line } else { self.line_before(self.line).unwrap_or(self.line) }
    }

    pub(super) fn without_colon(&self, line: u32) -> (Span, Syntax) {
        let text = without_comment(self.lines.text_of(line));
        let letters: Vec<char> = text.chars().collect();
        let start = offset(indent(text).saturating_add(1));
        if letters.get(start) == Some(&'-') && letters.get(start + 1).is_some_and(|next| !" -".contains(*next)) {
            let at = number(start) + 1;
            return (self.lines.span(line, at, at + 1), Syntax::MissingSpace { after: '-' });
        }
        let word: String = letters.iter().skip(start).take_while(|letter| !letter.is_whitespace()).collect();
        if let Some(nth) = word.chars().position(|letter| letter == ':').filter(|_| is_key_with_value(&word)) {
            let at = number(start + nth) + 1;
            return (self.lines.span(line, at, at + 1), Syntax::MissingSpace { after: ':' });
        }
        (self.content(line), Syntax::MissingColon)
    }

    /// A line that is in line with nothing.
    pub(super) fn indentation(&self) -> (Span, Syntax) {
        if !self.before().trim().is_empty() {
            return (self.here(), Syntax::AfterEnd);
        }
        let own = self.column.saturating_sub(1);
        let mut fits: Vec<u32> = Vec::new();
        for line in (1..self.line).rev().map(|line| self.lines.text_of(line)).filter(|line| !is_blank(line)) {
            let other = indent(line);
            if fits.last().is_none_or(|last| other < *last) {
                fits.push(other);
            }
            if other <= own {
                break;
            }
        }
        fits.reverse();
        let near = fits.iter().rposition(|other| *other < own);
        let fits = fits.split_off(near.unwrap_or_default()).into_iter().take(2).collect();
        (self.content(self.line), Syntax::Indentation { fits })
    }

    /// A line further to the left than the first, which is the one that stands wrong.
    pub(super) fn at_the_left(&self) -> (Span, Syntax) {
        let first = (1..self.line).find(|line| !is_blank(self.lines.text_of(*line)));
        let first = first.filter(|line| self.before().is_empty() && indent(self.lines.text_of(*line)) > 0);
        match first {
            Some(line) => (self.content(line), Syntax::Indentation { fits: vec![0] }),
            None => (self.here(), Syntax::AfterEnd),
        }
    }

    /// A line in a list that does not begin with a dash.
    pub(super) fn in_a_list(&self) -> (Span, Syntax) {
        let text = self.text();
        let dashed = (1..self.line).rev().map(|line| self.lines.text_of(line)).find(|line| {
            let above = line.trim_start();
            above.starts_with("- ") || above == "-"
        });
        let in_line = dashed.is_some_and(|dashed| indent(dashed) == indent(text));
        if !in_line {
            return self.indentation();
        }
        match self.without_colon(self.line) {
            dash @ (_, Syntax::MissingSpace { after: '-' }) => dash,
            _ => (self.content(self.line), Syntax::MissingDash),
        }
    }
}

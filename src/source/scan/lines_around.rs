//! Lines that stand in line with nothing, or have no colon or dash where one belongs.

use super::super::span::Span;
use super::super::syntax::Syntax;
use super::line::{has_key, indent, is_blank, is_key_with_value, number, offset, width, without_comment};
use super::{Scene, brackets};
use crate::format;
use crate::number::Number;
use crate::period::Period;

impl Scene<'_, '_> {
    /// A line within braces or brackets that stands too far to the left.
    pub(super) fn low_in_brackets(&self) -> (Span, Syntax) {
        let open = brackets::open_before(self.lines, self.line, self.column);
        let Some(opened) = open.last() else { return self.indentation() };
        if brackets::is_closed(self.lines, opened) {
            let fits = vec![indent(self.lines.text_of(opened.line)).saturating_add(2)];
            return self.misaligned(self.line, None, fits);
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
        let Some(above) = above.filter(|_| one_word) else {
            return self.map_in_line().unwrap_or((self.here(), Syntax::ColonInText));
        };
        let text = self.lines.text_of(above);
        if !has_key(text) {
            return self.without_colon(above);
        }
        self.misaligned(self.line, Some(above), vec![indent(text)])
    }

    /// A line in line with nothing, and one beside it that people may look at.
    fn misaligned(&self, line: u32, beside: Option<u32>, fits: Vec<u32>) -> (Span, Syntax) {
        let column = |line: u32| indent(self.lines.text_of(line)).saturating_add(1);
        let beside = beside.map(|line| (line, column(line)));
        (self.content(line), Syntax::Indentation { own: column(line), beside, fits })
    }

    /// `town: 2024: 6`, where what stands behind the second colon shows that keys are meant, not a text.
    pub(super) fn map_in_line(&self) -> Option<(Span, Syntax)> {
        let in_brackets = !brackets::open_before(self.lines, self.line, self.column).is_empty();
        let before = self.before();
        let entry = if in_brackets { before.rsplit([',', '{', '[']).next().unwrap_or_default() } else { &before };
        let (key, word) = entry.trim_start().trim_start_matches("- ").split_once(": ")?;
        let (key, word) = (key.trim(), word.trim());
        let rest: String = without_comment(self.text()).chars().skip(offset(self.column) + 1).collect();
        let value = if in_brackets { series_behind(&rest)? } else { rest.trim() };
        let begins_keys = value.starts_with('{') && value.ends_with('}');
        let first = value.split(',').next().unwrap_or_default();
        let is_figure = word.parse::<Period>().is_ok() && first.trim().parse::<Number>().is_ok();
        let is_meant = begins_keys || is_figure || format::leads_to(key, word);
        let from = width(&before).saturating_sub(width(word)).saturating_add(1);
        let is_one = !key.contains([' ', '"', '\'']) && !word.is_empty() && !word.contains([' ', '"', '\'', ':']);
        let written = format!("{key}: {{ {word}: {value} }}");
        let space = width(&rest).saturating_sub(width(rest.trim_start()));
        let end = self.column.saturating_add(1 + space).saturating_add(width(value));
        let span = self.lines.span(self.line, from, end);
        (is_meant && is_one && !value.is_empty()).then_some((span, Syntax::MapInLine { written }))
    }

    /// A dash that no list can begin with: before a key among keys, or alone for a value.
    pub(super) fn dash(&self) -> (Span, Syntax) {
        let rest: String = without_comment(self.text()).chars().skip(offset(self.column) + 1).collect();
        let is_alone = rest.trim().is_empty() || rest.trim_start().starts_with([',', '}']);
        let is_value = self.before().trim_end().ends_with(':');
        (self.here(), if is_alone && is_value { Syntax::LoneDash } else { Syntax::MisplacedDash })
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
        if letters.get(start..).is_some_and(|content| content.starts_with(&['/', '/'])) {
            let at = number(start) + 1;
            return (self.lines.span(line, at, at + 2), Syntax::RemarkSign);
        }
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
        let before = self.before();
        if before.trim() == "-" || (before.trim().is_empty() && self.sign() == Some('-')) {
            let at = indent(&before).saturating_add(1);
            return (self.lines.span(self.line, at, at + 1), Syntax::DashAmongKeys);
        }
        if !before.trim().is_empty() {
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
        self.misaligned(self.line, self.line_before(self.line), fits)
    }

    /// A line further to the left than the first, which is the one that stands wrong.
    pub(super) fn at_the_left(&self) -> (Span, Syntax) {
        let first = (1..self.line).find(|line| !is_blank(self.lines.text_of(*line)));
        let first = first.filter(|line| self.before().is_empty() && indent(self.lines.text_of(*line)) > 0);
        match first {
            Some(line) => self.misaligned(line, Some(self.line), vec![0]),
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

/// The figure at the beginning of what stands in braces, with those that follow it, each behind its period.
fn series_behind(rest: &str) -> Option<&str> {
    let inner = rest.split(['}', ']', '{', '[']).next()?;
    let is_entry = |piece: &str| {
        let entry = piece.split_once(':').map(|(period, figure)| (period.trim().parse::<Period>(), figure.trim()));
        entry.is_some_and(|(period, figure)| period.is_ok() && figure.parse::<Number>().is_ok())
    };
    let all = inner.split(',').skip(1).all(is_entry);
    Some(if all { inner } else { inner.split(',').next()? }.trim())
}

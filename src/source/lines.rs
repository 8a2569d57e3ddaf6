use std::cell::OnceCell;

use super::edit::{Edit, Repair};
use super::span::Span;

/// A text by its lines, as places count them.
pub(super) struct Lines<'t> {
    text: &'t str,
    lines: Vec<Line<'t>>,
}

struct Line<'t> {
    /// Where it begins, in bytes.
    start: usize,
    /// Without what ends it.
    text: &'t str,
    /// Of a long line the byte of every so manieth character, once somebody asks.
    marks: OnceCell<Vec<usize>>,
}

/// A line with more bytes than this gets marks.
const SHORT: usize = 256;

/// How many characters lie between two marks.
const STRIDE: usize = 64;

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Lines<'t> {
        let starts = starts(text);
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let lines = starts.iter().zip(ends).map(|(start, end)| {
            let line = text.get(*start..end).unwrap_or_default();
            Line { start: *start, text: line.trim_end_matches(['\n', '\r']), marks: OnceCell::new() }
        });
        Lines { text, lines: lines.collect() }
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }

    /// A line, without what ends it; nothing where there is no such line.
    pub(super) fn text_of(&self, number: u32) -> &'t str {
        self.line(number).map_or("", |line| line.text)
    }

    /// What stands at a place within one line.
    pub(super) fn at(&self, span: Span) -> Option<&'t str> {
        let line = self.line(span.line).filter(|_| span.line == span.end_line)?;
        line.text.get(line.byte(span.column)..line.byte(span.end_column))
    }

    /// The byte at which a place begins; behind the end of a line the end of it.
    pub(super) fn offset(&self, line: u32, column: u32) -> usize {
        self.line(line).map_or(self.text.len(), |line| line.start + line.byte(column))
    }

    /// The place between two columns of a line, as far as the line goes.
    pub(super) fn span(&self, line: u32, column: u32, end: u32) -> Span {
        let length = self.line(line).map_or(0, Line::length);
        let behind = u32::try_from(length).unwrap_or(u32::MAX).saturating_add(1);
        let column = column.min(behind);
        Span { line, column, end_line: line, end_column: end.clamp(column, behind) }
    }

    /// A place without the spaces at its end: the parser counts those behind a closing brace as well.
    pub(super) fn without_space(&self, span: Span) -> Span {
        let kept = self.at(span).map(|found| (found, found.trim_end_matches(' ')));
        let Some((found, kept)) = kept.filter(|(_, kept)| !kept.is_empty()) else { return span };
        let spaces = u32::try_from(found.len() - kept.len()).unwrap_or_default();
        Span { end_column: span.end_column.saturating_sub(spaces), ..span }
    }

    pub(super) fn replace(&self, span: Span, text: impl Into<String>) -> Edit {
        Edit { span, text: text.into() }
    }

    pub(super) fn put_in(&self, line: u32, column: u32, text: &str) -> Edit {
        self.replace(self.span(line, column, column), text)
    }

    fn line(&self, number: u32) -> Option<&Line<'t>> {
        self.lines.get(usize::try_from(number).ok()?.checked_sub(1)?)
    }
}

impl Line<'_> {
    /// The byte at which a column begins.
    fn byte(&self, column: u32) -> usize {
        let letters = usize::try_from(column).unwrap_or(usize::MAX).saturating_sub(1);
        let (known, rest) = if self.text.len() <= SHORT {
            (0, letters)
        } else {
            let mark = self.marks().get(letters / STRIDE).copied().unwrap_or(self.text.len());
            (mark, letters % STRIDE)
        };
        let behind = self.text.get(known..).unwrap_or_default();
        behind.char_indices().nth(rest).map_or(self.text.len(), |(at, _)| known + at)
    }

    /// How many characters it has.
    fn length(&self) -> usize {
        if self.text.len() <= SHORT {
            return self.text.chars().count();
        }
        let marks = self.marks();
        let last = marks.last().copied().unwrap_or_default();
        marks.len().saturating_sub(1) * STRIDE + self.text.get(last..).unwrap_or_default().chars().count()
    }

    fn marks(&self) -> &[usize] {
        self.marks.get_or_init(|| self.text.char_indices().step_by(STRIDE).map(|(at, _)| at).collect())
    }
}

/// Where each line begins, in bytes; a byte order mark before the first is passed over.
fn starts(text: &str) -> Vec<usize> {
    let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let bytes = text.as_bytes();
    let is_end = |at: usize, byte: u8| byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    let ends = bytes.iter().enumerate().filter(|(at, byte)| is_end(*at, **byte));
    [first].into_iter().chain(ends.map(|(at, _)| at + 1)).collect()
}

/// A text with repairs applied to it. Of repairs that overlap the first is applied; the others wait for the next
/// reading.
#[must_use]
pub fn repaired<'r>(text: &str, repairs: impl IntoIterator<Item = &'r Repair>) -> String {
    let mut repairs: Vec<&Repair> = repairs.into_iter().filter(|repair| !repair.edits.is_empty()).collect();
    repairs.sort_by_key(|repair| repair.edits.first().map(|edit| edit.span));
    let lines = Lines::new(text);
    let place = |line, column| lines.offset(line, column);
    let mut out = String::with_capacity(text.len());
    let (mut done, mut begun) = (0, None);
    for repair in repairs {
        let first = repair.edits.first().map(|edit| place(edit.span.line, edit.span.column));
        if first.is_none_or(|first| first < done) || first == begun {
            continue;
        }
        begun = first;
        for Edit { span, text: new } in &repair.edits {
            let from = place(span.line, span.column).max(done);
            out.push_str(text.get(done..from).unwrap_or_default());
            out.push_str(new);
            done = place(span.end_line, span.end_column).max(from);
        }
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

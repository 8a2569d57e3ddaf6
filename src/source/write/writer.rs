use std::collections::BTreeSet;
use std::fmt::{Display, Write};

use super::scalar::{self, Spelled};
use super::{Obstacle, Unwritten};
use crate::name::{Id, Language, Text};
use crate::number::Number;
use crate::period::Period;
use crate::source::scan::letters::is_command;

/// How long a line may be before a map or list is written on several, and a text is broken.
const WIDTH: usize = 100;

/// Writes YAML in one go: keys, values, and maps and lists that stand on one line where they fit.
///
/// What cannot be written is noted with its path, and writing goes on.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    /// How many blanks the lines of the open map or list begin with.
    indent: usize,
    /// Whether it stands inside braces or brackets.
    flow: bool,
    /// Whether something stands before the next entry that it must be separated from.
    continued: bool,
    /// Whether a blank line comes before the next line.
    apart: bool,
    path: String,
    unwritten: Vec<Unwritten>,
}

impl Writer {
    /// The text, and what is missing in it.
    pub(super) fn into_parts(mut self) -> (String, Vec<Unwritten>) {
        self.out.push('\n');
        (self.out, self.unwritten)
    }

    pub(super) fn note(&mut self, obstacle: Obstacle) {
        self.unwritten.push(Unwritten { path: self.path.clone(), obstacle });
    }

    /// Leaves a blank line before what comes next.
    pub(super) fn blank_line(&mut self) {
        self.apart = true;
    }

    /// An entry under a key of the format, or under a period.
    pub(super) fn key(&mut self, key: impl Display + Copy, value: impl FnOnce(&mut Writer)) {
        self.separate();
        self.below(key, |it| {
            it.word(&key);
            it.out.push_str(": ");
            value(it);
        });
    }

    /// An entry under a name.
    pub(super) fn name(&mut self, name: &str, value: impl FnOnce(&mut Writer)) {
        self.separate();
        self.below(name, |it| {
            it.string_in_line(name);
            it.out.push_str(": ");
            value(it);
        });
    }

    /// Entries under names of which none may stand twice.
    pub(super) fn names<T>(&mut self, all: &[T], name: impl Fn(&T) -> &str, value: impl Fn(&mut Writer, &T)) {
        let mut seen = BTreeSet::new();
        for each in all {
            self.name(name(each), |it| {
                if !seen.insert(name(each)) {
                    it.note(Obstacle::Repeated(name(each).to_owned()));
                }
                value(it, each);
            });
        }
    }

    /// An entry that may be left out.
    pub(super) fn optional<T: ?Sized>(&mut self, key: &str, value: Option<&T>, write: impl FnOnce(&mut Writer, &T)) {
        if let Some(value) = value {
            self.key(key, |it| write(it, value));
        }
    }

    /// Entries under periods of which none may stand twice.
    pub(super) fn periods<T>(
        &mut self,
        all: &[T],
        period: impl Fn(&T) -> Option<Period>,
        value: impl Fn(&mut Writer, &T),
    ) {
        let mut seen = BTreeSet::new();
        for (period, each) in all.iter().filter_map(|each| Some((period(each)?, each))) {
            self.key(period, |it| {
                if !seen.insert(period) {
                    it.note(Obstacle::Repeated(period.to_string()));
                }
                value(it, each);
            });
        }
    }

    /// A word of the format, a whole number, a period or a date.
    pub(super) fn word<W: Display + ?Sized>(&mut self, word: &W) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{word}");
    }

    pub(super) fn id(&mut self, id: &Id) {
        self.string_in_line(id.as_str());
    }

    /// A text in one language or both; on one line where it fits, unless it has lines of its own.
    pub(super) fn text(&mut self, text: &Text) {
        if let Some(words) = text.for_both() {
            return self.words(words);
        }
        let (danish, english) = (text.get(Language::Danish), text.get(Language::English));
        let only = text.only_language();
        let both = |it: &mut Writer| {
            if only != Some(Language::English) {
                it.key("da", |it| it.words(danish));
            }
            if only != Some(Language::Danish) {
                it.key("en", |it| it.words(english));
            }
        };
        let has_lines = danish.contains('\n') || english.contains('\n');
        if has_lines && !self.flow { self.long_map(both) } else { self.map(both) }
    }

    /// A text that says something; broken into lines where it is long or has lines of its own.
    pub(super) fn words(&mut self, text: &str) {
        if text.is_empty() || text.trim() != text || text.contains(is_command) {
            self.note(Obstacle::Text(text.to_owned()));
        }
        if self.flow {
            return self.string_in_line(text);
        }
        let start = self.out.len();
        if is_literal(text) {
            return self.lines("|-", text.split('\n'));
        }
        self.string_in_line(text);
        if !self.fits() && is_foldable(text) {
            self.out.truncate(start);
            let lines = folded(text, WIDTH.saturating_sub(self.indent + 2));
            self.lines(">-", lines.into_iter());
        }
    }

    /// A value as it is written in a row of a register.
    pub(super) fn value(&mut self, value: &str) {
        if scalar::is_plain_value(value) { self.word(value) } else { self.words(value) }
    }

    pub(super) fn number(&mut self, number: Number) {
        self.spelled(number, scalar::number(number), "");
    }

    /// A number as it is spelled, with a sign behind it.
    pub(super) fn spelled(&mut self, number: Number, spelled: Option<Spelled>, sign: &str) {
        match spelled {
            None => self.note(Obstacle::Number(number)),
            Some(Spelled { digits, quoted: true }) if sign.is_empty() => scalar::quoted(&mut self.out, &digits),
            Some(Spelled { digits, .. }) => self.word(&format_args!("{digits}{sign}")),
        }
    }

    /// A map on one line where it fits.
    pub(super) fn map(&mut self, entries: impl Fn(&mut Writer)) {
        if !self.on_one_line("{ ", " }", &entries) {
            self.long_map(entries);
        }
    }

    /// A map with a line for each entry.
    pub(super) fn long_map(&mut self, entries: impl FnOnce(&mut Writer)) {
        self.indent += 2;
        entries(self);
        self.indent = self.indent.saturating_sub(2);
        self.continued = true;
    }

    /// A list on one line where it fits.
    pub(super) fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Writer, &T)) {
        let in_brackets = |it: &mut Writer| {
            for (nth, item) in items.iter().enumerate() {
                it.separate();
                it.below(nth, |it| write(it, item));
            }
        };
        if !self.on_one_line("[", "]", &in_brackets) {
            self.long_list(items, write);
        }
    }

    /// A list with a line for each item.
    pub(super) fn long_list<T>(&mut self, items: &[T], write: impl Fn(&mut Writer, &T)) {
        self.indent += 2;
        for (nth, item) in items.iter().enumerate() {
            self.new_line();
            self.out.push_str("- ");
            self.below(nth, |it| {
                it.continued = false;
                write(it, item);
            });
        }
        self.indent = self.indent.saturating_sub(2);
    }

    /// Writes something inside braces or brackets; takes it back where the line becomes too long.
    fn on_one_line(&mut self, open: &str, close: &str, content: &impl Fn(&mut Writer)) -> bool {
        let (start, noted) = (self.out.len(), self.unwritten.len());
        let (outer, continued) = (std::mem::replace(&mut self.flow, true), self.continued);
        self.out.push_str(open);
        self.continued = false;
        content(self);
        if !self.continued {
            self.out.truncate(start);
            self.out.push_str(open.trim_end());
        }
        self.out.push_str(if self.continued { close } else { close.trim_start() });
        self.flow = outer;
        if !self.flow && !self.fits() {
            self.out.truncate(start);
            self.unwritten.truncate(noted);
            self.continued = continued;
            return false;
        }
        self.continued = true;
        true
    }

    /// Does something with a step added to the path.
    fn below(&mut self, step: impl Display, write: impl FnOnce(&mut Writer)) {
        let length = self.path.len();
        let separator = if length == 0 { "" } else { "/" };
        // Writing to a string cannot fail.
        let _ = write!(self.path, "{separator}{step}");
        self.continued = true;
        write(self);
        self.path.truncate(length);
        self.continued = true;
    }

    fn string_in_line(&mut self, text: &str) {
        scalar::inline(&mut self.out, text, self.flow);
    }

    /// Goes to where the next entry stands.
    fn separate(&mut self) {
        match (self.continued, self.flow) {
            (false, _) => {}
            (true, true) => self.out.push_str(", "),
            (true, false) => self.new_line(),
        }
    }

    fn new_line(&mut self) {
        if self.out.ends_with(' ') {
            self.out.pop();
        }
        self.out.push('\n');
        if std::mem::take(&mut self.apart) {
            self.out.push('\n');
        }
        self.out.extend(std::iter::repeat_n(' ', self.indent));
    }

    /// Lines of text below a key.
    fn lines<'t>(&mut self, header: &str, lines: impl Iterator<Item = &'t str>) {
        self.out.push_str(header);
        self.indent += 2;
        for line in lines {
            if line.is_empty() {
                self.out.push('\n');
            } else {
                self.new_line();
                self.out.push_str(line);
            }
        }
        self.indent -= 2;
    }

    /// Whether the line that is being written is not too long.
    fn fits(&self) -> bool {
        let line = self.out.rsplit('\n').next().unwrap_or_default();
        line.chars().count() <= WIDTH
    }
}

/// Whether a text has lines of its own that can stand below each other.
fn is_literal(text: &str) -> bool {
    let stands = |line: &str| line.trim_end() == line && !line.contains(scalar::is_escaped);
    text.contains('\n') && text.trim() == text && text.split('\n').all(stands)
}

/// Whether a text can be broken where it has a blank, and read as one again.
fn is_foldable(text: &str) -> bool {
    text.trim() == text && !text.contains("  ") && !text.contains(scalar::is_escaped)
}

/// The words of a text in lines of at most `width` characters, where they have blanks to be broken at.
fn folded(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(end) = end_of_line(rest, width) {
        let (line, behind) = rest.split_at(end);
        lines.push(line);
        rest = behind.trim_start_matches(' ');
    }
    lines.push(rest);
    lines
}

/// The blank at which a text that is too long is broken: the last within the width, else the first.
fn end_of_line(text: &str, width: usize) -> Option<usize> {
    let (past, _) = text.char_indices().nth(width)?;
    let within = text.get(..=past).or(text.get(..past)).and_then(|line| line.rfind(' '));
    within.or_else(|| text.find(' '))
}

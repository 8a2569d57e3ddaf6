//! Mistakes and warnings as a reader sees them: with the lines where they stand, what to do, and the proposed repair.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet, normalize_untrusted_str};
use maal::feed::{Format, Place};
use maal::source::{Cause, Edit, Severity, Span};
use maal::{Diagnostic, Language};

use crate::failure::WhyUnreadable;
use crate::files::{Files, Unreadable};
use crate::words::messages;

/// Writes mistakes and warnings in one language, with a renderer.
pub(crate) struct Excerpts<'a> {
    published: BTreeMap<&'a str, Published<'a>>,
    lines: BTreeMap<&'a str, Lines<'a>>,
    language: Language,
    renderer: Renderer,
}

impl<'a> Excerpts<'a> {
    pub(crate) fn new(files: &'a Files, language: Language, renderer: Renderer) -> Excerpts<'a> {
        let lines = files.named().map(|(name, text)| (name, Lines::new(text))).collect();
        let published = files.of_publishers().map(|(name, bytes)| (name, Published::new(name, bytes)));
        Excerpts { lines, published: published.collect(), language, renderer }
    }

    /// A mistake or a warning.
    pub(crate) fn diagnostic(&self, diagnostic: &Diagnostic) -> String {
        if let Some(file) = self.published.get(diagnostic.file.as_str()) {
            return self.of_published(diagnostic, file);
        }
        let message = diagnostic.message(self.language);
        let title = self.level(diagnostic.severity()).primary_title(message).id(diagnostic.code().name());
        let mut help = diagnostic.help(self.language);
        let Some(lines) = self.lines.get(diagnostic.file.as_str()) else {
            return self.render(&[Group::with_title(title)]);
        };
        let part = lines.part([diagnostic.span]);
        let here = AnnotationKind::Primary.span(part.range(diagnostic.span));
        let mut first = title.element(part.snippet().path(diagnostic.file.as_str()).annotation(here));
        let repair = diagnostic.repair.as_ref().map(|repair| {
            let words = help.take().unwrap_or_else(|| messages::REPAIR.get(self.language).to_owned());
            let part = lines.part(repair.edits.iter().map(|edit| edit.span));
            let patches = repair.edits.iter().map(|Edit { span, text }| Patch::new(part.range(*span), text.as_str()));
            let title = self.help().secondary_title(normalize_untrusted_str(&words));
            title.element(part.snippet().patches(patches))
        });
        if let Some(help) = help {
            first = first.element(self.help().message(normalize_untrusted_str(&help)));
        }
        self.render(&[first].into_iter().chain(repair).collect::<Vec<Group<'_>>>())
    }

    /// A mistake or a warning in a published file: with the line where there is one that can be shown, else with the
    /// place alone.
    fn of_published(&self, diagnostic: &Diagnostic, file: &Published<'a>) -> String {
        let title = self.level(diagnostic.severity()).primary_title(diagnostic.message(self.language));
        let title = title.id(diagnostic.code().name());
        let place = match &diagnostic.cause {
            Cause::Feed(problem) => problem.place,
            Cause::Reading(_) | Cause::Content(_) | Cause::Warning(_) => file.place(diagnostic.span),
        };
        let part = match (place, &file.lines) {
            (Place::Line { line, .. }, Some(lines)) => lines.whole(line).filter(|part| part.can_be_shown()),
            (Place::Line { .. } | Place::File | Place::Cell { .. } | Place::Value(_), _) => None,
        };
        let mut group = match part {
            Some(part) => {
                let here = AnnotationKind::Primary.span(0..part.text.trim_end().len());
                title.element(part.snippet().path(diagnostic.file.as_str()).annotation(here))
            }
            None => {
                let at = match place {
                    Place::File => diagnostic.file.clone(),
                    Place::Line { .. } | Place::Cell { .. } | Place::Value(_) => {
                        format!("{}, {}", diagnostic.file, place.explain(self.language))
                    }
                };
                title.element(Origin::path(at))
            }
        };
        if let Some(help) = diagnostic.help(self.language) {
            group = group.element(self.help().message(normalize_untrusted_str(&help)));
        }
        self.render(&[group])
    }

    /// A file that could not be read.
    pub(crate) fn unreadable(&self, unreadable: &Unreadable) -> String {
        let told = messages::unreadable(&unreadable.why, self.language);
        let mut place = Origin::path(unreadable.name.as_str());
        if let WhyUnreadable::NotUtf8 { line, column, .. } = unreadable.why {
            place = place.line(count(line)).char_column(count(column));
        }
        let mut group =
            self.level(Severity::Error).primary_title(told.message).id(unreadable.why.code()).element(place);
        if let Some(help) = told.help {
            group = group.element(self.help().message(help));
        }
        self.render(&[group])
    }

    fn render(&self, groups: &[Group<'_>]) -> String {
        self.renderer.render(groups) + "\n\n"
    }

    fn level(&self, severity: Severity) -> Level<'static> {
        match severity {
            Severity::Error => Level::ERROR.with_name(messages::ERROR.get(self.language)),
            Severity::Warning => Level::WARNING.with_name(messages::WARNING.get(self.language)),
        }
    }

    fn help(&self) -> Level<'static> {
        Level::HELP.with_name(messages::HELP.get(self.language))
    }
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A published file.
struct Published<'a> {
    format: Option<Format>,
    /// Its lines, where it is a text.
    lines: Option<Lines<'a>>,
}

impl<'a> Published<'a> {
    fn new(name: &str, bytes: &'a [u8]) -> Published<'a> {
        Published { format: Format::of_file(name, bytes), lines: std::str::from_utf8(bytes).ok().map(Lines::new) }
    }

    /// What the place of a figure is in this format: a line, a cell, or one value of many in a row.
    fn place(&self, span: Span) -> Place {
        match self.format {
            Some(Format::Xlsx) => Place::Cell { row: span.line, column: span.column },
            Some(Format::JsonStat | Format::Px) => Place::File,
            _ => Place::Line { line: span.line, column: None },
        }
    }
}

/// A text by its lines, as the places in it count them: from 1, in letters, and past a byte order mark.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Lines<'t> {
        let bytes = text.as_bytes();
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let ends_a_line = |at: usize, byte: u8| byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let ends = bytes.iter().enumerate().filter(|(at, byte)| ends_a_line(*at, **byte)).map(|(at, _)| at + 1);
        Lines { text, starts: [first].into_iter().chain(ends).collect() }
    }

    /// The lines in which some places stand.
    fn part(&self, spans: impl IntoIterator<Item = Span>) -> Part<'_> {
        let (mut first, mut last) = (u32::MAX, 1);
        for span in spans {
            first = first.min(span.line);
            last = last.max(span.end_line);
        }
        let first = first.min(last);
        let begin = self.start(first).unwrap_or(self.text.len());
        let end = self.start(last.saturating_add(1)).unwrap_or(self.text.len());
        Part { lines: self, first, begin, text: self.text.get(begin..end).unwrap_or_default() }
    }

    /// One line, where there is one of that number.
    fn whole(&self, line: u32) -> Option<Part<'_>> {
        self.start(line)?;
        Some(self.part([Span { line, column: 1, end_line: line, end_column: 1 }]))
    }

    fn start(&self, line: u32) -> Option<usize> {
        self.starts.get(count(line).saturating_sub(1)).copied()
    }

    fn offset(&self, line: u32, column: u32) -> usize {
        let Some(start) = self.start(line) else { return self.text.len() };
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let letters = count(column).saturating_sub(1);
        start + line.char_indices().nth(letters).map_or(line.len(), |(at, _)| at)
    }
}

/// Some lines of a text.
struct Part<'t> {
    lines: &'t Lines<'t>,
    first: u32,
    begin: usize,
    text: &'t str,
}

impl<'t> Part<'t> {
    /// Whether it fits on a screen; some files are one line.
    fn can_be_shown(&self) -> bool {
        const WIDEST: usize = 200;
        let text = self.text.trim_end();
        !text.is_empty() && text.len() <= WIDEST && !text.contains(|letter: char| letter.is_control() && letter != '\t')
    }

    fn snippet<T: Clone>(&self) -> Snippet<'t, T> {
        Snippet::source(self.text).line_start(count(self.first))
    }

    /// Where a place stands in these lines, in bytes.
    fn range(&self, span: Span) -> Range<usize> {
        let within = |line, column| self.lines.offset(line, column).saturating_sub(self.begin).min(self.text.len());
        let from = within(span.line, span.column);
        from..within(span.end_line, span.end_column).max(from)
    }
}

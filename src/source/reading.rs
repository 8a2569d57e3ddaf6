//! Texts on their way into values, with what is wrong with them.

use std::collections::BTreeMap;

use super::decode::{Decoder, Misread};
use super::lines::Lines;
use super::node::{self, Node};
use super::place::{ComparisonPlace, Places};
use super::{Cause, Diagnostic, Diagnostics, Meant, Misreading, Span, declare, figures, repair};

use crate::dataset::{Dataset, DatasetBuilder, Origin};
use crate::feed::{self, Place};
use crate::lint::Warning;
use crate::problem::{Fault, Problem};
use crate::rulebook::Declarations;

/// Some texts on their way into values.
pub(super) struct Reading<'t> {
    pub(super) files: Vec<String>,
    pub(super) texts: Vec<&'t str>,
    pub(super) trees: Vec<Option<Node<'t>>>,
    pub(super) comparisons: Vec<ComparisonPlace>,
    pub(super) decoder: Decoder,
    /// Warnings of what only the texts show.
    pub(super) noted: Vec<Placed>,
    /// For a tree without places: the path of each node, whose number stands where the line would.
    pub(super) paths: Vec<String>,
    /// What is wrong with published files, each with the number of its file among them.
    pub(super) of_files: Vec<(usize, feed::Problem)>,
    /// Where observations stand that were taken from published files and that something is said of.
    pub(super) taken: BTreeMap<String, (usize, Place)>,
}

impl<'t> Reading<'t> {
    pub(super) fn of_texts(texts: &[(&str, &'t str)]) -> Reading<'t> {
        let mut decoder = Decoder::default();
        let (mut files, mut trees) = (Vec::new(), Vec::new());
        for (file, (name, text)) in texts.iter().enumerate() {
            let mut problems = Vec::new();
            trees.push(node::parse(text, &mut problems));
            files.push((*name).to_owned());
            decoder.file = file;
            problems.into_iter().for_each(|(span, misreading)| decoder.report(span, misreading));
        }
        Reading {
            files,
            texts: texts.iter().map(|(_, text)| *text).collect(),
            trees,
            comparisons: Vec::new(),
            decoder,
            noted: Vec::new(),
            paths: Vec::new(),
            of_files: Vec::new(),
            taken: BTreeMap::new(),
        }
    }

    /// Whether nothing keeps texts and files from being used.
    pub(super) fn is_sound(&self) -> bool {
        let harmless = |problem: &feed::Problem| problem.fault.severity() == feed::Severity::Warning;
        self.decoder.problems.is_empty() && self.of_files.iter().all(|(_, problem)| harmless(problem))
    }

    /// Notes where those of some elements stand that are observations from published files.
    pub(super) fn trace<'p>(&mut self, data: &Dataset, paths: impl Iterator<Item = &'p str>) {
        for path in paths {
            let Some(Origin { source, place }) = data.origin_of_path(path) else { continue };
            let file = self.files.iter().skip(self.texts.len()).position(|name| *name == source.file);
            self.taken.extend(file.map(|file| (path.to_owned(), (file, place))));
        }
    }

    /// Decodes all trees, as far as they hold the keys that are asked for.
    pub(super) fn decode(&mut self, asked: &'static [&'static str]) -> (Declarations, DatasetBuilder) {
        let (mut declarations, mut figures) = (Declarations::default(), Dataset::builder());
        let it = &mut self.decoder;
        let mut given_in: [(&str, Option<usize>); 3] = [("title", None), ("window", None), ("report", None)];
        for (file, tree) in self.trees.iter().enumerate() {
            it.file = file;
            let Some(fields) = tree.as_ref().and_then(|tree| it.file_map(tree, asked)) else { continue };
            for (key, first) in &mut given_in {
                let Some(node) = fields.get(key) else { continue };
                match first.and_then(|first| self.files.get(first)) {
                    Some(other) => it.report(node.span, Misreading::OnlyOnce { key, file: other.clone() }),
                    None => *first = Some(file),
                }
            }
            declare::declarations(it, &fields, &mut declarations);
            figures::figures(it, &fields, &mut figures, &mut self.comparisons);
        }
        it.judge_doubtful(&declarations);
        (declarations, figures)
    }

    /// Puts mistakes of reading and of content, and warnings, in the order of their places.
    pub(super) fn finish(self, problems: Vec<Problem>, warnings: Vec<Warning>) -> Result<Diagnostics, Diagnostics> {
        let places = Places::new(&self.trees, &self.comparisons);
        let misdated = self.decoder.misdated;
        let unread = !self.decoder.problems.is_empty();
        let mut found = self.noted;
        let texts = self.texts.len();
        let in_file = |path: &str| {
            let (file, place) = self.taken.get(path).filter(|_| !places.has_observation(path))?;
            Some((texts + file, span_of(*place)))
        };
        let cut: Vec<(usize, u32, u32)> = self.decoder.problems.iter().filter_map(cut_number).collect();
        for Misread { file, span, misreading } in self.decoder.problems {
            found.push(Placed { file, span, cause: Cause::Reading(misreading), meant: None });
        }
        for problem in problems {
            let undated = matches!(problem.fault, Fault::ObservedTwice(_) | Fault::StatedDifferently);
            if undated && misdated {
                continue;
            }
            if unread && places.follows_from_misreading(&problem) {
                continue;
            }
            let (file, span) = in_file(&problem.path).unwrap_or_else(|| places.of_problem(&problem));
            if cut.contains(&(file, span.end_line, span.end_column)) {
                continue;
            }
            let meant = places.meant(&problem, &self.files);
            found.push(Placed { file, span, cause: Cause::Content(problem), meant });
        }
        for warning in warnings {
            let (file, span) = in_file(&warning.path).unwrap_or_else(|| places.of_warning(&warning));
            found.push(Placed { file, span, cause: Cause::Warning(warning), meant: None });
        }
        for (file, problem) in self.of_files {
            let span = span_of(problem.place);
            found.push(Placed { file: texts + file, span, cause: Cause::Feed(problem), meant: None });
        }
        found.sort_by_key(|found| (found.file, found.span));
        let mut lines: Vec<Option<Lines<'_>>> = self.texts.iter().map(|_| None).collect();
        let all = found.into_iter().map(|Placed { file, span, cause, meant }| {
            let path = usize::try_from(span.line).ok().and_then(|line| self.paths.get(line));
            let name = path.or(self.files.get(file)).cloned().unwrap_or_default();
            let lines = lines
                .get_mut(file)
                .zip(self.texts.get(file))
                .map(|(lines, text)| lines.get_or_insert_with(|| Lines::new(text)));
            let is_syntax = matches!(cause, Cause::Reading(Misreading::Syntax(_)));
            let span = lines.as_ref().filter(|_| !is_syntax).map_or(span, |lines| lines.without_space(span));
            let repair = lines.and_then(|lines| repair::of(&cause, meant.as_ref(), span, lines));
            Diagnostic { file: name, span, cause, meant, repair }
        });
        let diagnostics = Diagnostics { all: all.collect() };
        if diagnostics.has_errors() { Err(diagnostics) } else { Ok(diagnostics) }
    }
}

/// A place in a published file as one in a text: a line, or the row and column of a cell.
fn span_of(place: Place) -> Span {
    let (line, column) = match place {
        Place::File | Place::Value(_) => (1, 1),
        Place::Line { line, column } => (line, column.unwrap_or(1)),
        Place::Cell { row, column } => (row, column),
    };
    Span { line, column, end_line: line, end_column: column }
}

/// Where the first half of a number ends that a decimal comma has split in two; what is wrong with it follows from that.
fn cut_number(misread: &Misread) -> Option<(usize, u32, u32)> {
    let is_cut = matches!(misread.misreading, Misreading::DecimalCommaInBraces { .. });
    is_cut.then(|| (misread.file, misread.span.line, misread.span.column.saturating_sub(1)))
}

/// A diagnostic with the number of its file.
pub(super) struct Placed {
    pub(super) file: usize,
    pub(super) span: Span,
    pub(super) cause: Cause,
    pub(super) meant: Option<Meant>,
}

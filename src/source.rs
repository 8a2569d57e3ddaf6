//! Reading targets and figures from YAML, and writing targets.
//!
//! A text becomes a tree of nodes with places; the tree is decoded straight into declarations and figures; these
//! check themselves and name what is wrong by path; the tree knows the place of every path. Nothing stops at the
//! first mistake, and nothing half-read is ever evaluated.

mod checks;
mod code;
mod declare;
mod decode;
mod diagnostic;
mod edit;
mod feeds;
mod figures;
mod files;
mod foreign;
mod lines;
mod milestone;
mod misreading;
mod node;
mod place;
mod registers;
mod remarks;
mod repair;
mod rules;
mod scan;
mod span;
mod syntax;
mod tests;
mod write;
mod written;

pub use code::Code;
pub(crate) use code::with_codes;
pub use diagnostic::{Cause, Diagnostic, Diagnostics, Meant, Severity};
pub use edit::{Edit, Repair};
pub use lines::repaired;
pub(crate) use misreading::list;
pub use misreading::{Banned, Expected, Form, Found, Instead, Misreading};
pub use span::Span;
pub use syntax::Syntax;
pub(crate) use syntax::either;
pub use write::{Obstacle, Unwritable, Unwritten};
pub(crate) use written::{is_part_of_whole, number_meant};

use std::collections::BTreeMap;

use crate::columns::Columns;
use crate::dataset::{Dataset, DatasetBuilder, Origin, View};
use crate::feed::{self, Place};
use crate::format;
use crate::lint::Warning;
use crate::problem::{Fault, Problem, Thing};
use crate::rulebook::{Declarations, Rulebook};
use decode::{Decoder, Misread};
use files::Taken;
use lines::Lines;
use node::Node;
use place::{ComparisonPlace, Places};

/// Reads targets and figures from any number of texts, each with a name that is shown in diagnostics.
///
/// Any text may hold any part; together they must be complete.
///
/// ```
/// let targets = "
/// maal: 1
/// areas: { town: the town }
/// indicators:
///   accidents: { name: accidents, unit: { count: accidents }, better: lower }
/// goals:
///   safety:
///     name: road safety
///     targets:
///       fewer: { indicator: accidents, area: town, rule: { maintain: { baseline: 2020 } } }
/// ";
/// let figures = "maal: 1\nobservations: { accidents: { town: { 2020: 12, 2021: 9 } } }";
/// let (rulebook, data) = maal::load([("targets.yaml", targets), ("figures.yaml", figures)]).unwrap();
/// # let _ = (rulebook, data);
/// ```
///
/// # Errors
///
/// Every mistake in every text, each with file, line and column, what was found and what may stand there.
///
/// ```
/// let mistakes = maal::load([("targets.yaml", "maal: 1\naeras: { town: the town }\n")]).unwrap_err();
/// assert_eq!(
///     mistakes.to_string(),
///     "targets.yaml:2:1: unknown-key: unknown key `aeras`\n  \
///      help: `areas` may have been meant (places or populations that the figures are about)"
/// );
/// ```
pub fn load<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Result<(Rulebook, Dataset), Diagnostics> {
    load_with(texts, [])
}

/// Reads as [`load`] does, and takes figures from published files as well, each as a feed of the texts says: `files` are
/// their names with their bytes.
///
/// ```
/// let targets = "
/// maal: 1
/// areas: { town: the town }
/// indicators: { thefts: { name: thefts, unit: { count: thefts }, better: lower } }
/// feeds: { thefts: { file: thefts.csv, indicator: thefts, area: town } }
/// ";
/// let mistakes = maal::load_with([("targets.yaml", targets)], [("robberies.csv", &b"year;value\n2023;12\n"[..])]).unwrap_err();
/// assert!(mistakes.to_string().starts_with("robberies.csv: file-without-feed: no feed asks for this file"));
/// ```
///
/// # Errors
///
/// As [`load`], with every mistake in every file beside those of the texts.
pub fn load_with<'t, 'f>(
    texts: impl IntoIterator<Item = (&'t str, &'t str)>,
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
) -> Result<(Rulebook, Dataset), Diagnostics> {
    let (texts, files): (Vec<_>, Vec<_>) = (texts.into_iter().collect(), files.into_iter().collect());
    let Read { loaded, reading, problems, .. } = read(&texts, &files);
    reading.finish(problems, Vec::new()).map(|_| loaded)
}

/// Reads as [`load`] does, and looks for what was probably not meant as well.
///
/// ```
/// let text = "
/// maal: 1
/// areas: { town: the town, county: the county }
/// indicators: { thefts: { name: thefts, unit: { count: thefts }, better: lower } }
/// goals:
///   safety:
///     name: safety
///     source: the council's decision
///     targets: { held: { indicator: thefts, area: town, rule: { maintain: { baseline: 2020 } } } }
/// ";
/// let checked = maal::check([("targets.yaml", text)]);
/// assert!(checked.loaded().is_some());
/// assert_eq!(
///     checked.diagnostics().to_string(),
///     "targets.yaml:3:26: unused-area: warning: no target, rule or check uses `county`\n  \
///      help: use it in a target, or remove it; if it is meant so, say why: `allow: { unused-area: … }`"
/// );
/// ```
pub fn check<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Checked {
    let texts: Vec<(&str, &str)> = texts.into_iter().collect();
    checked(&texts, None)
}

/// Reads as [`load_with`] does, and looks for what was probably not meant as well: a feed without a file is told too.
pub fn check_with<'t, 'f>(
    texts: impl IntoIterator<Item = (&'t str, &'t str)>,
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
) -> Checked {
    let (texts, files): (Vec<_>, Vec<_>) = (texts.into_iter().collect(), files.into_iter().collect());
    checked(&texts, Some(&files))
}

/// Looks at some texts, and where files are given, at those too.
fn checked(texts: &[(&str, &str)], files: Option<&[(&str, &[u8])]>) -> Checked {
    let Read { loaded: (rulebook, data), mut reading, problems, idle } = read(texts, files.unwrap_or_default());
    let sound = problems.is_empty() && reading.is_sound();
    let mut warnings = if sound { rulebook.lint(&data) } else { Vec::new() };
    if sound {
        reading.note_remarks();
    }
    warnings.extend(idle.into_iter().filter(|_| sound && files.is_some()));
    reading.trace(&data, warnings.iter().map(|warning| warning.path.as_str()));
    match reading.finish(problems, warnings) {
        Ok(diagnostics) => Checked { loaded: Some((rulebook, data)), diagnostics },
        Err(diagnostics) => Checked { loaded: None, diagnostics },
    }
}

/// What [`check`] found.
#[derive(Clone, Debug)]
pub struct Checked {
    loaded: Option<(Rulebook, Dataset)>,
    diagnostics: Diagnostics,
}

impl Checked {
    /// Targets and figures, where there is no mistake in them.
    #[must_use]
    pub fn loaded(&self) -> Option<&(Rulebook, Dataset)> {
        self.loaded.as_ref()
    }

    /// The mistakes; where there are none, the warnings.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// Targets and figures, where there is no mistake in them, and what was found.
    #[must_use]
    pub fn into_parts(self) -> (Option<(Rulebook, Dataset)>, Diagnostics) {
        (self.loaded, self.diagnostics)
    }
}

/// Targets and figures as far as they could be read, and what is wrong with them.
struct Read<'t> {
    loaded: (Rulebook, Dataset),
    reading: Reading<'t>,
    problems: Vec<Problem>,
    /// The feeds that have no file.
    idle: Vec<Warning>,
}

fn read<'t>(texts: &[(&str, &'t str)], files: &[(&str, &[u8])]) -> Read<'t> {
    let mut reading = Reading::of_texts(texts);
    let (declarations, mut figures) = reading.decode(format::root().names);
    let (rulebook, mut problems) = Rulebook::new_all(declarations);
    let sound = problems.is_empty() && reading.decoder.problems.is_empty();
    let Taken { problems: of_files, warnings: idle } = files::take(&rulebook, files, sound, &mut figures);
    reading.files.extend(files.iter().map(|(name, _)| (*name).to_owned()));
    reading.of_files = of_files;
    let (data, data_problems) = figures.build_all();
    problems.extend(data_problems);
    let mut misfits = Vec::new();
    let columns = Columns::new(&rulebook.book.names, View::from(&data), &mut misfits);
    drop(columns);
    rulebook.book.names.suggest(&mut misfits);
    // That a name cannot be one was said already.
    misfits.retain(|misfit| {
        let (Fault::Unknown { thing: Thing::Register, name, .. } | Fault::UnknownField { field: name, .. }) =
            &misfit.fault
        else {
            return true;
        };
        name.is_well_formed()
    });
    problems.extend(misfits);
    reading.trace(&data, problems.iter().map(|problem| problem.path.as_str()));
    Read { loaded: (rulebook, data), reading, problems, idle }
}

impl Rulebook {
    /// Reads declarations alone from one text; figures in it are a mistake.
    ///
    /// # Errors
    ///
    /// As [`load`].
    pub fn from_yaml(text: &str) -> Result<Rulebook, Diagnostics> {
        let mut reading = Reading::of_texts(&[("", text)]);
        let (rulebook, problems) = Rulebook::new_all(reading.decode(format::DECLARATIONS).0);
        reading.finish(problems, Vec::new())?;
        Ok(rulebook)
    }
}

impl Dataset {
    /// Reads figures alone from one text; declarations in it are a mistake.
    ///
    /// # Errors
    ///
    /// As [`load`]. Whether the figures fit a rulebook is seen when they meet one.
    pub fn from_yaml(text: &str) -> Result<Dataset, Diagnostics> {
        let mut reading = Reading::of_texts(&[("", text)]);
        let (data, problems) = reading.decode(format::FIGURES).1.build_all();
        reading.finish(problems, Vec::new())?;
        Ok(data)
    }
}

/// Some texts on their way into values.
struct Reading<'t> {
    files: Vec<String>,
    texts: Vec<&'t str>,
    trees: Vec<Option<Node<'t>>>,
    comparisons: Vec<ComparisonPlace>,
    decoder: Decoder,
    /// Warnings of what only the texts show.
    noted: Vec<Placed>,
    /// For a tree without places: the path of each node, whose number stands where the line would.
    paths: Vec<String>,
    /// What is wrong with published files, each with the number of its file among them.
    of_files: Vec<(usize, feed::Problem)>,
    /// Where observations stand that were taken from published files and that something is said of.
    taken: BTreeMap<String, (usize, Place)>,
}

impl<'t> Reading<'t> {
    fn of_texts(texts: &[(&str, &'t str)]) -> Reading<'t> {
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
    fn is_sound(&self) -> bool {
        let harmless = |problem: &feed::Problem| problem.fault.severity() == feed::Severity::Warning;
        self.decoder.problems.is_empty() && self.of_files.iter().all(|(_, problem)| harmless(problem))
    }

    /// Notes where those of some elements stand that are observations from published files.
    fn trace<'p>(&mut self, data: &Dataset, paths: impl Iterator<Item = &'p str>) {
        for path in paths {
            let Some(Origin { source, place }) = data.origin_of_path(path) else { continue };
            let file = self.files.iter().skip(self.texts.len()).position(|name| *name == source.file);
            self.taken.extend(file.map(|file| (path.to_owned(), (file, place))));
        }
    }

    /// Decodes all trees, as far as they hold the keys that are asked for.
    fn decode(&mut self, asked: &'static [&'static str]) -> (Declarations, DatasetBuilder) {
        let (mut declarations, mut figures) = (Declarations::default(), Dataset::builder());
        let it = &mut self.decoder;
        let mut given_in: [(&'static str, Option<usize>); 2] = [("title", None), ("window", None)];
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
    fn finish(self, problems: Vec<Problem>, warnings: Vec<Warning>) -> Result<Diagnostics, Diagnostics> {
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
struct Placed {
    file: usize,
    span: Span,
    cause: Cause,
    meant: Option<Meant>,
}

//! Reading targets and figures from YAML.
//!
//! A text becomes a tree of nodes with places; the tree is decoded straight into declarations and figures; these
//! check themselves and name what is wrong by path; the tree knows the place of every path. Nothing stops at the
//! first mistake, and nothing half-read is ever evaluated.

mod checks;
mod declare;
mod decode;
mod figures;
mod foreign;
mod milestone;
mod misreading;
mod node;
mod place;
mod registers;
mod rules;

use std::fmt;

pub(crate) use misreading::list;
pub use misreading::{Banned, Expected, Found, Misreading, Syntax};
pub use node::Span;

use crate::columns::Columns;
use crate::dataset::{Dataset, DatasetBuilder, View};
use crate::format;
use crate::name::Language;
use crate::problem::{Fault, Problem};
use crate::rulebook::{Declarations, Rulebook};
use decode::{Decoder, Misread};
use node::Node;
use place::{ComparisonPlace, Places};

/// Everything that is wrong with some texts, in the order of files and lines. Never empty where it is an error.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostics {
    problems: Vec<Diagnostic>,
}

/// One mistake, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The name of the text as given to [`load`].
    pub file: String,
    /// Where it stands; lines and columns count from 1.
    pub span: Span,
    /// What is wrong.
    pub cause: Cause,
    /// Where the name that was probably meant is declared, for an unknown name.
    pub meant: Option<Meant>,
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// It cannot be read as written.
    Reading(Misreading),
    /// It can be read, but what it says cannot be.
    Content(Problem),
}

/// A declared name that was probably meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Meant {
    /// The name.
    pub name: crate::name::Id,
    /// The file that declares it.
    pub file: String,
    /// The line on which it does.
    pub line: u32,
}

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
/// assert_eq!(mistakes.to_string(), "targets.yaml:2:1: unknown key `aeras`\n  help: `areas` may have been meant");
/// ```
pub fn load<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Result<(Rulebook, Dataset), Diagnostics> {
    let texts: Vec<(&str, &str)> = texts.into_iter().collect();
    let mut reading = Reading::of_texts(&texts);
    let (declarations, figures) = reading.decode(format::root().names);
    let (rulebook, mut problems) = Rulebook::new_all(declarations);
    let (data, data_problems) = figures.build_all();
    problems.extend(data_problems);
    let mut misfits = Vec::new();
    let columns = Columns::new(&rulebook.book.names, View::from(&data), &mut misfits);
    drop(columns);
    rulebook.book.names.suggest(&mut misfits);
    problems.extend(misfits);
    reading.finish(problems)?;
    Ok((rulebook, data))
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
        reading.finish(problems)?;
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
        reading.finish(problems)?;
        Ok(data)
    }
}

/// Some texts on their way into values.
struct Reading<'t> {
    files: Vec<String>,
    trees: Vec<Option<Node<'t>>>,
    comparisons: Vec<ComparisonPlace>,
    decoder: Decoder,
    /// For a tree without places: the path of each node, whose number stands where the line would.
    paths: Vec<String>,
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
        Reading { files, trees, comparisons: Vec::new(), decoder, paths: Vec::new() }
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

    /// Puts mistakes of reading and of content in the order of their places.
    fn finish(self, problems: Vec<Problem>) -> Result<(), Diagnostics> {
        let places = Places::new(&self.trees, &self.comparisons);
        let misdated = self.decoder.misdated;
        let unread = !self.decoder.problems.is_empty();
        let mut found: Vec<(usize, Diagnostic)> = Vec::new();
        let name_of = |file: usize, span: Span| {
            let path = usize::try_from(span.line).ok().and_then(|line| self.paths.get(line));
            path.or(self.files.get(file)).cloned().unwrap_or_default()
        };
        for Misread { file, span, misreading } in self.decoder.problems {
            let name = name_of(file, span);
            found.push((file, Diagnostic { file: name, span, cause: Cause::Reading(misreading), meant: None }));
        }
        for problem in problems {
            let undated = matches!(problem.fault, Fault::ObservedTwice(_) | Fault::StatedDifferently);
            if undated && misdated {
                continue;
            }
            if unread && places.follows_from_misreading(&problem) {
                continue;
            }
            let (file, span) = places.find(&problem);
            let meant = places.meant(&problem, &self.files);
            let name = name_of(file, span);
            found.push((file, Diagnostic { file: name, span, cause: Cause::Content(problem), meant }));
        }
        if found.is_empty() {
            return Ok(());
        }
        found.sort_by_key(|(file, diagnostic)| (*file, diagnostic.span));
        Err(Diagnostics { problems: found.into_iter().map(|(_, diagnostic)| diagnostic).collect() })
    }
}

impl Diagnostics {
    /// The mistakes, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Diagnostic> {
        self.problems.iter()
    }

    /// All mistakes as text, one after the other.
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let all: Vec<String> = self.iter().map(|diagnostic| diagnostic.explain(language)).collect();
        all.join("\n")
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::English))
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::English))
    }
}

impl std::error::Error for Diagnostics {}
impl std::error::Error for Diagnostic {}

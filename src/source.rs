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
mod outline;
mod place;
mod reading;
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
pub(crate) use write::in_quotes;
pub use write::{Obstacle, Unwritable, Unwritten};
pub(crate) use written::{is_part_of_whole, number_meant};

use crate::columns::{Columns, check_shown};
use crate::dataset::{Dataset, View};
use crate::format;
use crate::lint::Warning;
use crate::problem::{Fault, Problem, Thing};
use crate::rulebook::Rulebook;
use files::Taken;
use reading::Reading;

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
    if let Some(report) = &rulebook.book.report {
        check_shown(report, &data, &mut misfits);
    }
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

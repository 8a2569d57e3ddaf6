//! `maal check`: everything that is wrong with some files.

use clap::ArgMatches;
use maal::source::{Cause, Repair, Severity, Span};
use maal::{Checked, Dataset, Diagnostic, Diagnostics, Language, Rulebook};
use serde::Serialize;

use crate::command;
use crate::excerpt::Excerpts;
use crate::failure::{Exit, Failure, WhyUnreadable};
use crate::files::{self, Files, Source, Unreadable};
use crate::progress;
use crate::screen::{self, Screen, Stream};
use crate::words::messages;

/// Tells everything that is wrong, and what was probably not meant.
pub(crate) fn run(given: &ArgMatches, sources: &[Source], screen: &Screen) -> Result<Exit, Failure> {
    let files = files::read(sources, screen);
    let checked = progress::during(files.letters(), screen, || maal::check_with(files.named(), files.of_publishers()));
    let found = Found::new(&files, checked.diagnostics());
    let told = match command::word(given, "format") {
        "json" => screen::json(&found.as_json())?,
        "compact" => found.compact(screen),
        _ => found.excerpts(screen, Stream::Out) + &summary(&files, &checked, &found, screen),
    };
    screen::print(&told)?;
    let is_refused = found.errors() > 0 || (given.get_flag("deny-warnings") && found.warnings() > 0);
    Ok(if is_refused { Exit::Broken } else { Exit::Well })
}

/// Targets and figures from files, where there is no mistake in them; the mistakes are told on standard error, and how many
/// warnings there are about published files.
///
/// # Errors
///
/// Where a file is broken.
pub(crate) fn load(files: &Files, screen: &Screen) -> Result<(Rulebook, Dataset), Failure> {
    let load = || {
        if files.published.is_empty() {
            return maal::load_with(files.named(), []).map(|loaded| (loaded, 0));
        }
        let (loaded, diagnostics) = maal::check_with(files.named(), files.of_publishers()).into_parts();
        let is_published = |diagnostic: &&Diagnostic| files.published.iter().any(|file| file.name == diagnostic.file);
        let odd = diagnostics.iter().filter(is_published).count();
        loaded.map(|loaded| (loaded, odd)).ok_or(diagnostics)
    };
    let broken = match progress::during(files.letters(), screen, load) {
        Ok((loaded, odd)) if files.unreadable.is_empty() => {
            // Which figures were left out, or may be meant otherwise, is not to be overlooked beside the verdicts.
            if odd > 0 {
                screen::tell(&messages::odd_files(odd, screen.language));
            }
            return Ok(loaded);
        }
        Ok(_) => None,
        Err(mistakes) => Some(mistakes),
    };
    let told = match &broken {
        Some(mistakes) => Found::new(files, mistakes).excerpts(screen, Stream::Error),
        None => Found { files, diagnostics: Vec::new() }.excerpts(screen, Stream::Error),
    };
    screen::tell(&told);
    Err(Failure::Told(Exit::Broken))
}

/// What is wrong with files.
pub(crate) struct Found<'a> {
    files: &'a Files,
    diagnostics: Vec<&'a Diagnostic>,
}

impl<'a> Found<'a> {
    /// Where a file could not be read, only what is seen in each of the others by itself: the rest may follow from it.
    pub(crate) fn new(files: &'a Files, diagnostics: &'a Diagnostics) -> Found<'a> {
        let is_sure =
            |diagnostic: &&Diagnostic| files.unreadable.is_empty() || matches!(diagnostic.cause, Cause::Reading(_));
        Found { files, diagnostics: diagnostics.iter().filter(is_sure).collect() }
    }

    pub(crate) fn errors(&self) -> usize {
        let errors = self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error);
        errors.count() + self.files.unreadable.len()
    }

    pub(crate) fn warnings(&self) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Warning).count()
    }

    fn first_code(&self) -> Option<&'static str> {
        let unreadable = self.files.unreadable.iter().map(|unreadable| unreadable.why.code());
        unreadable.chain(self.diagnostics.iter().map(|diagnostic| diagnostic.code().name())).next()
    }

    /// The repairs that are known for one file.
    pub(crate) fn repairs_in(&self, file: &str) -> impl Iterator<Item = &Repair> {
        let here = self.diagnostics.iter().filter(move |diagnostic| diagnostic.file == file);
        here.filter_map(|diagnostic| diagnostic.repair.as_ref())
    }

    /// Each with the lines where it stands.
    pub(crate) fn excerpts(&self, screen: &Screen, stream: Stream) -> String {
        let excerpts = Excerpts::new(self.files, screen.language, screen.renderer(stream));
        let unreadable = self.files.unreadable.iter().map(|unreadable| excerpts.unreadable(unreadable));
        unreadable.chain(self.diagnostics.iter().map(|diagnostic| excerpts.diagnostic(diagnostic))).collect()
    }

    /// Each on a line.
    pub(crate) fn compact(&self, screen: &Screen) -> String {
        let unreadable = self.files.unreadable.iter().map(|unreadable| {
            let told = messages::unreadable(&unreadable.why, screen.language);
            let (line, column) = place(unreadable);
            format!("{}:{line}:{column}: {}: {}\n", unreadable.name, unreadable.why.code(), told.message)
        });
        let others = self.diagnostics.iter().map(|diagnostic| diagnostic.in_short(screen.language) + "\n");
        unreadable.chain(others).collect()
    }

    /// All of them as `maal-diagnostics/1`.
    fn as_json(&self) -> Listed<'a> {
        let unreadable = self.files.unreadable.iter().map(|unreadable| Each::Unreadable(as_json(unreadable)));
        let others = self.diagnostics.iter().map(|diagnostic| Each::Of(diagnostic));
        Listed { format: "maal-diagnostics/1", diagnostics: unreadable.chain(others).collect() }
    }
}

/// The contract of the library, with what only the command can tell.
#[derive(Serialize)]
struct Listed<'a> {
    format: &'static str,
    diagnostics: Vec<Each<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Each<'a> {
    Of(&'a Diagnostic),
    Unreadable(UnreadableFile<'a>),
}

/// A file that could not be read, in the form of a diagnostic.
#[derive(Serialize)]
struct UnreadableFile<'a> {
    code: &'static str,
    severity: Severity,
    file: &'a str,
    span: Span,
    message: Both<String>,
    help: Both<Option<&'static str>>,
    repair: Option<Repair>,
}

#[derive(Serialize)]
struct Both<T> {
    da: T,
    en: T,
}

fn place(unreadable: &Unreadable) -> (u32, u32) {
    match unreadable.why {
        WhyUnreadable::System(_) => (1, 1),
        WhyUnreadable::NotUtf8 { line, column, .. } => (line, column),
    }
}

fn as_json(unreadable: &Unreadable) -> UnreadableFile<'_> {
    let [danish, english] = Language::ALL.map(|language| messages::unreadable(&unreadable.why, language));
    let (line, column) = place(unreadable);
    UnreadableFile {
        code: unreadable.why.code(),
        severity: Severity::Error,
        file: &unreadable.name,
        span: Span { line, column, end_line: line, end_column: column },
        message: Both { da: danish.message, en: english.message },
        help: Both { da: danish.help, en: english.help },
        repair: None,
    }
}

fn summary(files: &Files, checked: &Checked, found: &Found<'_>, screen: &Screen) -> String {
    let all = files.texts.len() + files.published.len() + files.unreadable.len();
    let loaded = checked.loaded().filter(|_| files.unreadable.is_empty());
    let targets = loaded.map(|(rulebook, _)| rulebook.goals().map(|(_, goal)| goal.targets.len()).sum());
    let said = messages::summary(all, found.errors(), found.warnings(), targets, screen.language);
    let more = found.first_code().map(|code| messages::more_on(code, screen.language));
    more.unwrap_or_default() + &said
}

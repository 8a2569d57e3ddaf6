//! `maal report`: the yearly report as a document.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use maal::document::{Document, TEMPLATE};

use crate::check;
use crate::command;
use crate::failure::{Exit, Failure};
use crate::files::{self, Source};
use crate::progress;
use crate::screen::{self, Screen};
use crate::view;
use crate::words::messages;

/// Writes the document to a file, or where the output goes.
pub(crate) fn run(given: &ArgMatches, sources: &[Source], screen: &Screen) -> Result<Exit, Failure> {
    let files = files::read(sources, screen);
    let (rulebook, data) = check::load(&files, screen)?;
    let view = view::asked(given, &data, "through", "as-of");
    let document = progress::during(files.letters(), screen, || rulebook.document(view, screen.language));
    let document = document.map_err(|problems| {
        screen::tell(&format!("{problems}\n"));
        Failure::Told(Exit::Broken)
    })?;
    let output = command::given_path(given, "output");
    let text = written(given, &document, output.as_deref())?;
    match &output {
        Some(path) => write(path, &text)?,
        None => screen::print(&text)?,
    }
    if let Some(folder) = command::given_path(given, "figures") {
        drawn(&document, &folder)?;
    }
    if let Some(path) = &output {
        screen::tell(&format!("{}\n", messages::report_written(path, screen.language)));
    }
    Ok(Exit::Well)
}

/// Shows the page that documents are written on, to begin one's own from.
pub(crate) fn template() -> Result<Exit, Failure> {
    screen::print(TEMPLATE)?;
    Ok(Exit::Well)
}

/// The document in the format that is asked for, else in that which the name of the file tells.
fn written(given: &ArgMatches, document: &Document, output: Option<&Path>) -> Result<String, Failure> {
    match format(given, output)? {
        Format::Page => page(given, document),
        Format::Markdown | Format::Json if command::given_path(given, "template").is_some() => {
            Err(Failure::TemplateWithoutPage)
        }
        Format::Markdown => Ok(match command::given_path(given, "figures") {
            None => document.markdown(),
            Some(folder) => {
                let folder = beside(&folder, output.and_then(Path::parent));
                document.markdown_with(|figure| format!("{folder}{}.svg", figure.id))
            }
        }),
        Format::Json => screen::json(document),
    }
}

/// What a report can be written as.
enum Format {
    Page,
    Markdown,
    Json,
}

fn format(given: &ArgMatches, output: Option<&Path>) -> Result<Format, Failure> {
    let ending = output.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    match (command::word(given, "format"), ending.as_deref().unwrap_or_default()) {
        ("markdown", _) | ("", "md" | "markdown") => Ok(Format::Markdown),
        ("json", _) | ("", "json") => Ok(Format::Json),
        ("html", _) | ("", "html" | "htm" | "") => Ok(Format::Page),
        (_, other) => Err(Failure::NotWritten(other.to_owned())),
    }
}

/// The path from a file in one folder to what lies in another, with a slash at its end; the whole path where it cannot
/// be told.
fn beside(folder: &Path, from: Option<&Path>) -> String {
    let parts = |path: &Path| -> Option<Vec<String>> {
        let whole = std::path::absolute(path).ok()?;
        Some(whole.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect())
    };
    let here = from.filter(|from| !from.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Some(to), Some(from)) = (parts(folder), parts(here)) else { return format!("{}/", folder.display()) };
    let shared = to.iter().zip(&from).take_while(|(one, other)| one == other).count();
    let (down, up) = (to.get(shared..).unwrap_or_default(), from.get(shared..).unwrap_or_default());
    if up.iter().any(|part| part == "..") {
        return format!("{}/", folder.display());
    }
    let steps = up.iter().map(|_| "..").chain(down.iter().map(String::as_str));
    steps.map(|step| format!("{step}/")).collect()
}

fn page(given: &ArgMatches, document: &Document) -> Result<String, Failure> {
    let path = command::given_path(given, "template");
    let template = match &path {
        None => TEMPLATE.to_owned(),
        Some(path) => fs::read_to_string(path).map_err(|error| Failure::Unreadable { path: path.clone(), error })?,
    };
    document.html_with(&template).map_err(|error| {
        let line = error.line.and_then(|line| template.lines().nth(line.saturating_sub(1)));
        let line = line.map(|line| line.trim().to_owned());
        Failure::Template { path: path.unwrap_or_default(), line, error }
    })
}

fn drawn(document: &Document, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::Unwritable { path: folder.to_owned(), error })?;
    document.figures().try_for_each(|figure| write(&folder.join(format!("{}.svg", figure.id)), &figure.svg()))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| Failure::Unwritable { path: PathBuf::from(path), error })
}

//! `maal fix`: repairs written into the files, after they were shown.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process;

use clap::ArgMatches;
use maal::source::{Repair, repaired};
use similar::TextDiff;

use crate::check::Found;
use crate::command;
use crate::failure::{Exit, Failure, NotFromInput};
use crate::files::{self, Files, NamedText, Source};
use crate::screen::{self, Screen, Stream};
use crate::words::messages;

/// A repair may bring to light what it hid; after so many rounds the rest is left to the reader.
const ROUNDS: usize = 20;

/// Shows what would be changed, writes it where that is agreed to, and says what is left to do by hand.
pub(crate) fn run(given: &ArgMatches, screen: &Screen) -> Result<Exit, Failure> {
    let sources = command::files(given, "FILE")?;
    let from_input = sources.contains(&Source::Input);
    if from_input && sources.len() > 1 {
        return Err(Failure::NotFromInput(NotFromInput::FixBesideFiles));
    }
    if from_input && given.get_flag("yes") {
        return Err(Failure::NotFromInput(NotFromInput::Write));
    }
    let files = files::read(&sources, screen);
    let (mended, repairs) = mend(&files);
    let left_over = Files { texts: mended, published: files.published, unreadable: files.unreadable };
    let changed: Vec<Change<'_>> = files
        .texts
        .iter()
        .zip(&left_over.texts)
        .filter(|(old, new)| old.text != new.text)
        .map(|(old, new)| Change { old, new: &new.text })
        .collect();
    let only_shows = given.get_flag("dry-run");
    if from_input && !only_shows {
        left_over.texts.iter().try_for_each(|text| screen::print(&text.text))?;
        return left(&left_over, Stream::Error, screen);
    }
    changed.iter().try_for_each(|change| screen::print(&change.shown(screen)))?;
    let agreed = !changed.is_empty() && !only_shows && (given.get_flag("yes") || asked(changed.len(), screen));
    if agreed {
        changed.iter().try_for_each(Change::write)?;
    }
    let told = messages::fixed(repairs, changed.len(), agreed, screen.language);
    screen::print(&told)?;
    let left = left(&left_over, Stream::Out, screen)?;
    Ok(if agreed || changed.is_empty() { left } else { Exit::Broken })
}

/// Every text with all repairs that are known, and how many they were. Where a file could not be read, only what each
/// text shows by itself is mended: a name may be declared in that file.
fn mend(files: &Files) -> (Vec<NamedText>, usize) {
    let mut texts = files.texts.clone();
    let mut count = 0;
    for _ in 0..ROUNDS {
        let checked = maal::check(texts.iter().map(|text| (text.name.as_str(), text.text.as_str())));
        let found = Found::new(files, checked.diagnostics());
        let before = count;
        for text in &mut texts {
            let repairs: Vec<&Repair> = found.repairs_in(&text.name).collect();
            let mended = repaired(&text.text, repairs.iter().copied());
            if mended != text.text {
                count += repairs.len();
                text.text = mended;
            }
        }
        if count == before {
            break;
        }
    }
    (texts, count)
}

/// A file before and after its repairs.
struct Change<'a> {
    old: &'a NamedText,
    new: &'a str,
}

impl Change<'_> {
    /// What is changed, as a unified diff.
    fn shown(&self, screen: &Screen) -> String {
        let name = &self.old.name;
        let diff = TextDiff::from_lines(self.old.text.as_str(), self.new);
        let plain = diff.unified_diff().context_radius(2).header(name, name).to_string();
        if !screen.is_coloured(Stream::Out) {
            return plain + "\n";
        }
        let coloured = plain.lines().map(|line| match line.chars().next() {
            Some('-') => format!("\u{1b}[31m{line}\u{1b}[0m\n"),
            Some('+') => format!("\u{1b}[32m{line}\u{1b}[0m\n"),
            Some('@') => format!("\u{1b}[36m{line}\u{1b}[0m\n"),
            Some(_) | None => format!("{line}\n"),
        });
        coloured.collect::<String>() + "\n"
    }

    /// Puts the new text where the old one was, all at once: whoever reads the file meanwhile sees one of the two.
    fn write(&self) -> Result<(), Failure> {
        let Some(path) = &self.old.path else { return Ok(()) };
        // A link stays a link; what it leads to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        let failed = |error: io::Error| Failure::Unwritable { path: path.clone(), error };
        if fs::read(&path).map_err(failed)? != self.old.text.as_bytes() {
            return Err(Failure::ChangedMeanwhile(path));
        }
        let beside = beside(&path);
        let written = replace(&path, &beside, self.new.as_bytes());
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written.map_err(failed)
    }
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", process::id()))
}

fn replace(path: &Path, beside: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(beside)?;
    file.write_all(text)?;
    file.set_permissions(fs::metadata(path)?.permissions())?;
    file.sync_all()?;
    fs::rename(beside, path)
}

/// Asks on a terminal whether to write; where there is none, nobody agreed.
fn asked(files: usize, screen: &Screen) -> bool {
    if !io::stdin().is_terminal() || !Stream::Error.is_terminal() {
        return false;
    }
    screen::tell(messages::shall_write(files, screen.language).as_str());
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer);
    read.is_ok() && messages::YES.contains(&answer.trim().to_lowercase().as_str())
}

/// Says what is left to do by hand, and whether it is nothing.
fn left(mended: &Files, stream: Stream, screen: &Screen) -> Result<Exit, Failure> {
    let checked = maal::check(mended.named());
    let found = Found::new(mended, checked.diagnostics());
    if found.errors() == 0 {
        return Ok(Exit::Well);
    }
    let heading = messages::left(found.errors(), screen.language);
    screen::write(stream, &format!("{heading}\n\n{}", found.excerpts(screen, stream)))?;
    Ok(Exit::Broken)
}

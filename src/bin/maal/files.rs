//! Which files the arguments name, and what is in them.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, NotFromInput, WhyUnreadable};
use crate::progress::Progress;
use crate::published::{self, NamedBytes, Wanted};
use crate::screen::Screen;

/// What the standard input is called in messages.
const INPUT: &str = "<stdin>";

/// One thing that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Input,
    File(PathBuf),
    /// A file of a folder that is no YAML; it is read where a feed asks for it.
    Beside(PathBuf),
}

/// Everything that the arguments name, as far as it could be read.
#[derive(Debug, Default)]
pub(crate) struct Files {
    pub(crate) texts: Vec<NamedText>,
    pub(crate) published: Vec<NamedBytes>,
    pub(crate) unreadable: Vec<Unreadable>,
}

/// A text with the name that it is shown under.
#[derive(Clone, Debug)]
pub(crate) struct NamedText {
    pub(crate) name: String,
    pub(crate) text: String,
    /// Where it lies, unless it came from the standard input.
    pub(crate) path: Option<PathBuf>,
}

/// Something that could not be read.
#[derive(Debug)]
pub(crate) struct Unreadable {
    pub(crate) name: String,
    pub(crate) why: WhyUnreadable,
}

impl Files {
    /// How long all texts and published files are.
    pub(crate) fn letters(&self) -> usize {
        let texts = self.texts.iter().map(|text| text.text.len());
        texts.chain(self.published.iter().map(|file| file.bytes.len())).sum()
    }

    /// The texts with their names, as the library takes them.
    pub(crate) fn named(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|NamedText { name, text, .. }| (name.as_str(), text.as_str()))
    }

    /// The published files with their names, as the library takes them.
    pub(crate) fn of_publishers(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.published.iter().map(|NamedBytes { name, bytes }| (name.as_str(), bytes.as_slice()))
    }
}

/// Finds what the arguments name: files, folders with everything below them, patterns, and `-`. What lies beside the YAML
/// files of folders comes last.
///
/// # Errors
///
/// Where a name matches nothing, or where there is nothing but what lies in folders beside YAML files.
pub(crate) fn find<'a>(arguments: impl IntoIterator<Item = &'a OsString> + Clone) -> Result<Vec<Source>, Failure> {
    let found = find_all(arguments.clone())?;
    let nothing_to_read = found.iter().all(|source| matches!(source, Source::Beside(_)));
    match arguments.into_iter().next().filter(|_| nothing_to_read) {
        Some(first) => Err(Failure::NoFilesIn(PathBuf::from(first).display().to_string())),
        None => Ok(found),
    }
}

/// Finds as [`find`] does, also where no YAML file is found.
///
/// # Errors
///
/// Where a name matches nothing.
pub(crate) fn find_all<'a>(arguments: impl IntoIterator<Item = &'a OsString>) -> Result<Vec<Source>, Failure> {
    let mut found = Vec::new();
    for argument in arguments {
        if argument == "-" {
            if found.contains(&Source::Input) {
                return Err(Failure::NotFromInput(NotFromInput::Twice));
            }
            found.push(Source::Input);
            continue;
        }
        found.extend(sources(argument)?);
    }
    found.sort_by_key(|source| matches!(source, Source::Beside(_)));
    let mut seen = BTreeSet::new();
    found.retain(|source| match source {
        Source::Input => true,
        Source::File(path) | Source::Beside(path) => {
            seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone()))
        }
    });
    Ok(found)
}

fn sources(argument: &OsString) -> Result<Vec<Source>, Failure> {
    let path = PathBuf::from(argument);
    let name = || path.display().to_string();
    if path.symlink_metadata().is_ok() {
        return if path.is_dir() { below(&path) } else { Ok(vec![Source::File(path)]) };
    }
    let Some(pattern) = argument.to_str().filter(|text| text.contains(['*', '?', '['])) else {
        return Err(Failure::NothingMatches(name()));
    };
    let matched = glob::glob(pattern).map_err(|_| Failure::BadPattern(name()))?;
    let mut found = Vec::new();
    for path in matched.filter_map(Result::ok) {
        if path.is_dir() {
            collect(&path, &mut found);
        } else {
            found.push(Source::File(path));
        }
    }
    if found.is_empty() { Err(Failure::NothingMatches(name())) } else { Ok(found) }
}

fn below(folder: &Path) -> Result<Vec<Source>, Failure> {
    let mut found = Vec::new();
    collect(folder, &mut found);
    if found.is_empty() { Err(Failure::NoFilesIn(folder.display().to_string())) } else { Ok(found) }
}

/// Every file below a folder, in the order of names. What is hidden is left out, and links to folders are not followed,
/// so nothing is read for ever.
fn collect(folder: &Path, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else {
        // Reading it says why it cannot be read.
        found.push(Source::File(folder.to_owned()));
        return;
    };
    let mut entries: Vec<fs::DirEntry> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_hidden {
            continue;
        }
        if is_folder {
            collect(&path, found);
        } else if !path.is_dir() {
            found.push(if published::is_yaml(&path) { Source::File(path) } else { Source::Beside(path) });
        }
    }
}

/// Reads everything; of the files that lie beside those of folders only what a feed asks for.
pub(crate) fn read(sources: &[Source], screen: &Screen) -> Files {
    let mut progress = Progress::reading(sources.len(), screen);
    let mut files = Files::default();
    let mut wanted: Option<Wanted> = None;
    let (beside, named): (Vec<&Source>, Vec<&Source>) =
        sources.iter().partition(|source| matches!(source, Source::Beside(_)));
    for source in named.into_iter().chain(beside) {
        let (name, path) = match source {
            Source::Input => (INPUT.to_owned(), None),
            Source::File(path) | Source::Beside(path) => (path.display().to_string(), Some(path.clone())),
        };
        let is_beside = matches!(source, Source::Beside(_));
        let is_wanted = !is_beside || wanted.get_or_insert_with(|| Wanted::by(&files)).has(&name);
        if is_wanted {
            files.add(name, path, is_beside);
        }
        progress.one_more();
    }
    files
}

/// Reads everything as published files; YAML files of folders, beside which those lie, are left out.
///
/// # Errors
///
/// Where a YAML file is named.
pub(crate) fn read_published(sources: &[Source]) -> Result<Files, Failure> {
    let mut files = Files::default();
    let in_folders = sources.iter().any(|source| matches!(source, Source::Beside(_)));
    for source in sources {
        let (name, path) = match source {
            Source::Input => (INPUT.to_owned(), None),
            Source::File(path) if in_folders && published::is_yaml(path) => continue,
            Source::File(path) if published::is_yaml(path) => {
                return Err(Failure::NotPublished(path.display().to_string()));
            }
            Source::File(path) | Source::Beside(path) => (path.display().to_string(), Some(path.as_path())),
        };
        match bytes(path) {
            Ok(bytes) => files.published.push(NamedBytes { name, bytes }),
            Err(error) => files.unreadable.push(Unreadable { name, why: WhyUnreadable::System(error) }),
        }
    }
    Ok(files)
}

/// Reads the texts alone.
pub(crate) fn read_texts(sources: &[Source]) -> Files {
    let mut files = Files::default();
    for source in sources {
        if let Source::File(path) = source {
            files.add(path.display().to_string(), Some(path.clone()), false);
        }
    }
    files
}

impl Files {
    fn add(&mut self, name: String, path: Option<PathBuf>, is_beside: bool) {
        let bytes = bytes(path.as_deref()).map_err(WhyUnreadable::System);
        let is_published =
            |bytes: &Vec<u8>| is_beside || path.as_ref().is_some_and(|path| published::is_published(path, bytes));
        match bytes {
            Ok(bytes) if is_published(&bytes) => self.published.push(NamedBytes { name, bytes }),
            bytes => match bytes.and_then(decoded) {
                Ok(text) => self.texts.push(NamedText { name, text, path }),
                Err(why) => self.unreadable.push(Unreadable { name, why }),
            },
        }
    }
}

fn bytes(path: Option<&Path>) -> io::Result<Vec<u8>> {
    match path {
        Some(path) => fs::read(path),
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            Ok(bytes)
        }
    }
}

fn decoded(bytes: Vec<u8>) -> Result<String, WhyUnreadable> {
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    String::from_utf8(bytes).map_err(|error| {
        let valid_up_to = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..valid_up_to).unwrap_or_default()).into_owned();
        let line = from_1(before.matches('\n').count());
        let column = from_1(before.rsplit('\n').next().map_or(0, |last| last.chars().count()));
        WhyUnreadable::NotUtf8 { line, column, is_utf16 }
    })
}

fn from_1(before: usize) -> u32 {
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}

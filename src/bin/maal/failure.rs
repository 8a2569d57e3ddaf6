//! Why the command could not do what it was asked, and with what code it ends.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// How the command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well.
    Well,
    /// A target has a verdict that `--fail-on` asks to fail on, or a test fails.
    Failed,
    /// A file is broken, or cannot be read or written.
    Broken,
    /// The command was used wrongly.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Well => 0,
            Exit::Failed => 1,
            Exit::Broken => 2,
            Exit::Usage => 3,
        })
    }
}

/// What stopped the command. The sentence is made where it is shown.
#[derive(Debug)]
pub(crate) enum Failure {
    /// No command is named.
    NoCommand,
    /// The environment names a language that is not spoken here.
    UnknownLanguage(String),
    /// A name of a file, folder or pattern that matches nothing.
    NothingMatches(String),
    /// A folder in which no YAML file lies.
    NoFilesIn(String),
    /// A YAML file where only published files can be.
    NotPublished(String),
    /// A pattern that cannot be read.
    BadPattern(String),
    /// The standard input is asked for where only files can be.
    NotFromInput(NotFromInput),
    /// A target that is not declared.
    UnknownTarget { name: String, meant: Option<String>, declared: Vec<String> },
    /// A code that there is not.
    UnknownCode { name: String, meant: Option<&'static str> },
    /// Nothing would differ.
    NothingToCompare,
    /// A file that would be overwritten.
    Exists(PathBuf),
    /// A file that somebody else changed meanwhile.
    ChangedMeanwhile(PathBuf),
    /// A file that cannot be written.
    Unwritable { path: PathBuf, error: io::Error },
    /// A template that cannot be read.
    Unreadable { path: PathBuf, error: io::Error },
    /// A report in a format that is not written.
    NotWritten(String),
    /// A template for what is no page.
    TemplateWithoutPage,
    /// A template that is written wrongly.
    Template { path: PathBuf, line: Option<String>, error: maal::document::TemplateError },
    /// The standard output cannot be written to.
    Output(io::Error),
    /// It was told already.
    Told(Exit),
}

/// What cannot be done with the standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotFromInput {
    /// To watch it.
    Watch,
    /// To mend it together with files.
    FixBesideFiles,
    /// To write to it.
    Write,
    /// To read it twice.
    Twice,
}

impl Failure {
    /// How the command ends because of it.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Failure::NoCommand
            | Failure::UnknownLanguage(_)
            | Failure::NothingMatches(_)
            | Failure::NoFilesIn(_)
            | Failure::NotPublished(_)
            | Failure::BadPattern(_)
            | Failure::NotFromInput(_)
            | Failure::UnknownTarget { .. }
            | Failure::UnknownCode { .. }
            | Failure::NothingToCompare
            | Failure::NotWritten(_)
            | Failure::TemplateWithoutPage
            | Failure::Exists(_) => Exit::Usage,
            Failure::ChangedMeanwhile(_)
            | Failure::Unwritable { .. }
            | Failure::Unreadable { .. }
            | Failure::Template { .. }
            | Failure::Output(_) => Exit::Broken,
            Failure::Told(exit) => *exit,
        }
    }
}

/// Why a file could not be read.
#[derive(Debug)]
pub(crate) enum WhyUnreadable {
    /// The system says no.
    System(io::Error),
    /// It is written in another encoding; the place of the first byte that is not UTF-8.
    NotUtf8 { line: u32, column: u32, is_utf16: bool },
}

impl WhyUnreadable {
    /// Its stable code, like those of the library.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            WhyUnreadable::System(_) => UNREADABLE_FILE,
            WhyUnreadable::NotUtf8 { .. } => NOT_UTF_8,
        }
    }
}

/// The codes that are the command's own.
pub(crate) const UNREADABLE_FILE: &str = "unreadable-file";
pub(crate) const NOT_UTF_8: &str = "not-utf-8";

/// What is wrong with the arguments, as data.
pub(crate) enum Wrong {
    /// No command is named.
    NoCommand,
    /// There is no command of that name.
    UnknownCommand { found: String, meant: Option<String> },
    /// There is no such option, or an argument too many.
    UnknownArgument { found: String, meant: Option<String> },
    /// An option without its value.
    ValueMissing { option: String, known: Vec<String> },
    /// A value that is not one of those that the option knows.
    UnknownValue { option: String, found: String, known: Vec<String>, meant: Option<String> },
    /// A value that cannot be read.
    Unreadable { option: String, found: String },
    /// Arguments that must be given.
    Missing(Vec<String>),
    /// Two that cannot be given together.
    Conflict { one: String, other: String },
    /// Anything else.
    Other,
}

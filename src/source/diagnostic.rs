//! What is said of a text: mistakes and warnings, with their places and repairs.

use std::fmt;

use serde::Serialize;

use super::code::Code;
use super::edit::Repair;
use super::misreading::Misreading;
use super::span::Span;
use crate::feed;
use crate::lint::Warning;
use crate::name::{Id, Language};
use crate::problem::Problem;

/// Everything that is wrong with some texts, in the order of files and lines. Never empty where it is an error.
///
/// Serialised, it is the contract `maal-diagnostics/1`.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostics {
    pub(super) all: Vec<Diagnostic>,
}

/// One mistake or warning, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The name of the text as given to [`load`](crate::load).
    pub file: String,
    /// Where it stands; lines and columns count from 1.
    pub span: Span,
    /// What is wrong.
    pub cause: Cause,
    /// Where the name that was probably meant is declared, for an unknown name.
    pub meant: Option<Meant>,
    /// How the text is mended, where that is known.
    pub repair: Option<Repair>,
}

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The text cannot be used.
    Error,
    /// It can be used, but was probably not meant so.
    Warning,
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// It cannot be read as written.
    Reading(Misreading),
    /// It can be read, but what it says cannot be.
    Content(Problem),
    /// A published file beside the texts has it, at the place that it names.
    Feed(feed::Problem),
    /// It can be read and judged, but was probably not meant.
    Warning(Warning),
}

/// A declared name that was probably meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Meant {
    /// The name.
    pub name: Id,
    /// The file that declares it.
    pub file: String,
    /// The line on which it does.
    pub line: u32,
}

impl Diagnostics {
    /// The mistakes and warnings, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Diagnostic> {
        self.all.iter()
    }

    /// Whether there is a mistake among them; else the text can be used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// All mistakes as text, one after the other.
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let all: Vec<String> = self.iter().map(|diagnostic| diagnostic.explain(language)).collect();
        all.join("\n")
    }
}

impl Diagnostic {
    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match &self.cause {
            Cause::Reading(_) | Cause::Content(_) => Severity::Error,
            Cause::Feed(problem) => match problem.fault.severity() {
                feed::Severity::Error => Severity::Error,
                feed::Severity::Warning => Severity::Warning,
            },
            Cause::Warning(_) => Severity::Warning,
        }
    }

    /// Its stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        Code::of(&self.cause)
    }
}

impl<'d> IntoIterator for &'d Diagnostics {
    type Item = &'d Diagnostic;
    type IntoIter = std::slice::Iter<'d, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
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

//! What is wrong with a text, in words, with the repair.

mod da;
mod en;
mod hints;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::feeds::place;
use crate::feed::Place;
use crate::finding::List;
use crate::name::{Id, Language};
use crate::number::Number;
use crate::source::{Cause, Diagnostic, Diagnostics, Misreading, Severity, Span};

impl Diagnostic {
    /// One line, `file:line:column: code: message`, and what to do about it on a second.
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        self.explain_at(&self.place(language), language)
    }

    /// One line: `file:line:column: code: message`.
    #[must_use]
    pub fn in_short(&self, language: Language) -> String {
        self.in_short_at(&self.place(language), language)
    }

    /// `file:line:column`; a published file has lines, or cells, or values one behind the other.
    fn place(&self, language: Language) -> String {
        if let Cause::Feed(problem) = &self.cause {
            return match problem.place {
                Place::File => self.file.clone(),
                Place::Line { line, column: None } => format!("{}:{line}", self.file),
                Place::Line { line, column: Some(column) } => format!("{}:{line}:{column}", self.file),
                Place::Cell { .. } | Place::Value(_) => format!("{}: {}", self.file, place(problem.place, language)),
            };
        }
        let Span { line, column, .. } = self.span;
        if self.file.is_empty() { format!("{line}:{column}") } else { format!("{}:{line}:{column}", self.file) }
    }

    fn in_short_at(&self, place: &str, language: Language) -> String {
        let separator = if place.is_empty() { "" } else { ": " };
        let warning = match (self.severity(), language) {
            (Severity::Error, _) => "",
            (Severity::Warning, Language::Danish) => "advarsel: ",
            (Severity::Warning, Language::English) => "warning: ",
        };
        format!("{place}{separator}{}: {warning}{}", self.code().name(), self.message(language))
    }

    /// The same as [`Diagnostic::explain`] with the place in other words.
    pub(crate) fn explain_at(&self, place: &str, language: Language) -> String {
        let message = self.in_short_at(place, language);
        let word = match language {
            Language::Danish => "hjælp",
            Language::English => "help",
        };
        match self.help(language) {
            Some(help) => format!("{message}\n  {word}: {help}"),
            None => message,
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (&self.cause, language) {
            (Cause::Reading(misreading), Language::English) => misreading.to_string(),
            (Cause::Content(problem), Language::English) => problem.fault.to_string(),
            (Cause::Reading(misreading), Language::Danish) => da::misreading(misreading),
            (Cause::Content(problem), Language::Danish) => da::fault(&problem.fault),
            (Cause::Feed(problem), _) => problem.message(language),
            (Cause::Warning(warning), Language::English) => warning.lint.to_string(),
            (Cause::Warning(warning), Language::Danish) => da::lints::message(&warning.lint),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self, language: Language) -> Option<String> {
        if let Some(written) = self.written_instead() {
            return Some(match language {
                Language::Danish => format!("skriv `{written}`"),
                Language::English => format!("write `{written}`"),
            });
        }
        if let Some(meant) = &self.meant {
            return Some(match language {
                Language::Danish => da::meant(meant, &self.file),
                Language::English => en::meant(meant, &self.file),
            });
        }
        match (&self.cause, language) {
            (Cause::Reading(misreading), Language::Danish) => da::help_reading(misreading),
            (Cause::Reading(misreading), Language::English) => en::help_reading(misreading),
            (Cause::Content(problem), Language::Danish) => da::help_content(problem),
            (Cause::Content(problem), Language::English) => en::help_content(problem),
            (Cause::Feed(problem), _) => problem.help(language),
            (Cause::Warning(warning), Language::Danish) => Some(da::lints::help(&warning.lint)),
            (Cause::Warning(warning), Language::English) => Some(en::lints::help(&warning.lint)),
        }
    }
}

impl Diagnostic {
    /// A period or a date as it was meant.
    fn written_instead(&self) -> Option<&str> {
        let is_written = matches!(self.cause, Cause::Reading(Misreading::Period { .. } | Misreading::Date { .. }));
        match self.repair.as_ref()?.edits.as_slice() {
            [edit] if is_written => Some(&edit.text),
            _ => None,
        }
    }
}

/// A missing key with a value that it could have.
fn example(key: &str) -> String {
    let value = match key {
        "maal" => "1",
        "at" => "2024",
        "from" | "since" | "baseline" => "2020",
        "by" => "2030",
        "interval_level" => "95",
        "method" => "proportion",
        "significant" => "unknown",
        _ => "…",
    };
    format!("{key}: {value}")
}

/// `a`, `b` or `c`, with the word between the last two.
fn either(words: &[String], or: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} {or} {last}", before.join(", ")),
        None => String::new(),
    }
}

/// Names, with the word between the last two.
fn listed(names: &[Id], and: &str) -> String {
    let words: Vec<String> = names.iter().map(ToString::to_string).collect();
    either(&words, and)
}

/// A fraction of 1 in percent.
fn hundredfold(fraction: Number) -> Number {
    fraction.checked_mul(Number::from(100)).unwrap_or(fraction)
}

/// A whole number without the signs between its thousands: `1200` for `1.200`.
fn without_thousands(found: &str) -> Option<String> {
    let mut groups = found.split(['.', ',', ' ', '\'', '\u{a0}', '\u{202f}']);
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().filter(|first| is_digits(first) && first.len() <= 3)?;
    let rest: Vec<&str> = groups.collect();
    let in_threes = !rest.is_empty() && rest.iter().all(|group| is_digits(group) && group.len() == 3);
    in_threes.then(|| [&[first], rest.as_slice()].concat().concat())
}

/// As text in both languages, with place, code and repair.
impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", self.code().name())?;
        map.serialize_entry("severity", &self.severity())?;
        map.serialize_entry("file", &self.file)?;
        map.serialize_entry("span", &self.span)?;
        let [danish, english] = Language::ALL;
        map.serialize_entry("message", &Both { da: Some(self.message(danish)), en: Some(self.message(english)) })?;
        map.serialize_entry("help", &Both { da: self.help(danish), en: self.help(english) })?;
        map.serialize_entry("repair", &self.repair)?;
        map.end()
    }
}

#[derive(Serialize)]
struct Both {
    da: Option<String>,
    en: Option<String>,
}

impl Serialize for Diagnostics {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("format", "maal-diagnostics/1")?;
        map.serialize_entry("diagnostics", &List(|| self.iter()))?;
        map.end()
    }
}

//! What is wrong with a published file, in words, with what to do about it.

mod da;
mod en;

use std::fmt::{self, Formatter};

use crate::dataset::{Origin, Source};
use crate::feed::{Misfit, Place, Problem, Severity};
use crate::name::{Id, Language};
use crate::problem::Thing;

impl Problem {
    /// What is wrong.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Danish => da::message(&self.fault),
            Language::English => self.fault.to_string(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self, language: Language) -> Option<String> {
        let (help, meant) = match language {
            Language::Danish => (da::help(&self.fault), "er det meningen, så skriv hvorfor"),
            Language::English => (en::help(&self.fault), "if it is meant so, say why"),
        };
        let kind = self.fault.misfit().and_then(Misfit::kind);
        match (help, kind) {
            (Some(help), Some(kind)) => Some(format!("{help}; {meant}: `allow: {{ {}: … }}`", kind.name())),
            (help, _) => help,
        }
    }

    /// Where it stands, what is wrong, and what to do about it on a second line.
    ///
    /// ```
    /// use maal::Language;
    /// use maal::feed::{Fault, Place, Problem};
    /// let problem = Problem { place: Place::Line { line: 7, column: None }, fault: Fault::Bound { found: "<5".into() } };
    /// assert!(problem.explain(Language::Danish).starts_with("linje 7: `<5` er en grænse, ikke en værdi\n  hjælp: "));
    /// ```
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let (warning, word) = match language {
            Language::Danish => ("advarsel: ", "hjælp"),
            Language::English => ("warning: ", "help"),
        };
        let warning = if self.fault.severity() == Severity::Warning { warning } else { "" };
        let said = format!("{}: {warning}{}", place(self.place, language), self.message(language));
        match self.help(language) {
            Some(help) => format!("{said}\n  {word}: {help}"),
            None => said,
        }
    }
}

impl Place {
    /// The place in words.
    ///
    /// ```
    /// use maal::Language;
    /// use maal::feed::Place;
    /// assert_eq!(Place::Cell { row: 4, column: 6 }.explain(Language::Danish), "celle F4");
    /// assert_eq!(Place::Line { line: 7, column: None }.explain(Language::English), "line 7");
    /// ```
    #[must_use]
    pub fn explain(self, language: Language) -> String {
        place(self, language)
    }
}

pub(super) fn place(place: Place, language: Language) -> String {
    match (language, place) {
        (Language::English, _) => place.to_string(),
        (Language::Danish, Place::File) => "filen".into(),
        (Language::Danish, Place::Line { line, column: None }) => format!("linje {line}"),
        (Language::Danish, Place::Line { line, column: Some(column) }) => format!("linje {line}, kolonne {column}"),
        (Language::Danish, Place::Cell { .. }) => place.to_string().replace("cell", "celle"),
        (Language::Danish, Place::Value(nth)) => format!("værdi {nth}"),
    }
}

/// The year and the quarter that `20231` may be.
fn quarter_in(found: &str) -> Option<(&str, &str)> {
    let is_number = found.len() == 5 && found.bytes().all(|byte| byte.is_ascii_digit());
    let (year, part) = found.split_at_checked(4).filter(|_| is_number)?;
    matches!(part, "1" | "2" | "3" | "4").then_some((year, part))
}

/// A text as it can be written in YAML, whatever is in it.
fn in_yaml(text: &str) -> String {
    crate::source::in_quotes(text)
}

/// `a`, `b`, `c`; what is blank is shown as YAML has it.
fn quoted(texts: &[String]) -> String {
    let quoted: Vec<String> =
        texts.iter().map(|text| if text.is_empty() { "`\"\"`".to_owned() } else { format!("`{text}`") }).collect();
    quoted.join(", ")
}

/// `a`, `b` or `c`, with the word between the last two.
fn either(texts: &[String], or: &str) -> String {
    match texts.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} {or} `{last}`", quoted(before)),
        _ => quoted(texts),
    }
}

/// The line that says which of the rulebook's names the first of some categories is.
fn unmatched_line(thing: Thing, found: &[String], near: Option<&Id>) -> String {
    let key = if thing == Thing::Indicator { "indicators" } else { "areas" };
    let first = found.first().map_or("…", String::as_str);
    format!("{key}: {{ {}: {} }}", in_yaml(first), near.map_or("…", Id::as_str))
}

/// Who publishes a figure and in which table, and its place in the file: `Danmarks Statistik, tabel STRAF42
/// (straf42.csv, linje 7)`; without publisher and table the file alone.
pub(super) fn taken_from(f: &mut Formatter<'_>, origin: &Origin<'_>, language: Language, word: &str) -> fmt::Result {
    let Source { file, publisher, table, .. } = origin.source;
    let publisher = publisher.as_ref().map(|publisher| publisher.get(language).to_owned());
    let table = table.as_ref().map(|table| format!("{word} {table}"));
    let named: Vec<String> = publisher.into_iter().chain(table).collect();
    let file = match origin.place {
        Place::File => file.clone(),
        at @ (Place::Line { .. } | Place::Cell { .. } | Place::Value(_)) => format!("{file}, {}", place(at, language)),
    };
    if named.is_empty() { f.write_str(&file) } else { write!(f, "{} ({file})", named.join(", ")) }
}

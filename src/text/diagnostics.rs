//! What is wrong with a text, in words, with the repair.

mod da;
mod en;

use crate::name::{Language, distance};
use crate::number::Number;
use crate::source::{Cause, Diagnostic};

impl Diagnostic {
    /// File, line and column, what is wrong, and on a second line what to do about it.
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let place = if self.file.is_empty() {
            format!("{}:{}", self.span.line, self.span.column)
        } else {
            format!("{}:{}:{}", self.file, self.span.line, self.span.column)
        };
        self.explain_at(&place, language)
    }

    /// The same with the place in other words.
    pub(crate) fn explain_at(&self, place: &str, language: Language) -> String {
        let message = self.message(language);
        let word = match language {
            Language::Danish => "hjælp",
            Language::English => "help",
        };
        let message = if place.is_empty() { message } else { format!("{place}: {message}") };
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
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self, language: Language) -> Option<String> {
        if let Some(meant) = &self.meant {
            return Some(match language {
                Language::Danish => da::meant(meant, &self.file),
                Language::English => en::meant(meant, &self.file),
            });
        }
        match (&self.cause, language) {
            (Cause::Reading(misreading), Language::Danish) => da::help_reading(misreading),
            (Cause::Reading(misreading), Language::English) => en::help_reading(misreading),
            (Cause::Content(problem), Language::Danish) => da::help_content(&problem.fault),
            (Cause::Content(problem), Language::English) => en::help_content(&problem.fault),
        }
    }
}

/// A missing key with a value that it could have.
fn example(key: &str) -> String {
    let value = match key {
        "maal" => "1",
        "better" => "lower",
        "unit" => "percent",
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

/// The word that was probably meant.
fn meant_word(found: &str, words: &'static [&'static str]) -> Option<&'static str> {
    let (far, word) = words.iter().map(|word| (distance(found, word), *word)).min()?;
    (far <= (word.chars().count() / 3).max(1)).then_some(word)
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

/// The number that a text probably stands for: without spaces, with points between thousands taken out, without the
/// words behind it.
fn plain_number(found: &str) -> Option<String> {
    let number: String =
        found.chars().take_while(|letter| letter.is_ascii_digit() || " .-\u{a0}".contains(*letter)).collect();
    let points = number.matches('.').count();
    let joined: String =
        number.chars().filter(|letter| !letter.is_whitespace() && (points < 2 || *letter != '.')).collect();
    let exponent = found.len() > number.len()
        && found.chars().nth(number.chars().count()).is_some_and(|letter| "eE".contains(letter));
    joined.parse::<Number>().ok().filter(|_| !exponent).map(|_| joined)
}

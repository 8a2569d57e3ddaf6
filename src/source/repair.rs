//! Repairs: text edits that mend a mistake where it is known what was meant.
//!
//! A repair never chooses between two readings. Where a mistake could have been meant in two ways, the help says so
//! and no edit is offered.

use super::edit::Repair;
use super::lines::Lines;
use super::misreading::{Banned, Found, Misreading};
use super::scan::mend;
use super::span::Span;
use super::write::in_quotes;
use super::written::number_meant;
use super::{Cause, Meant};

use crate::feed::MONTHS;
use crate::format;
use crate::lint::{Lint, Warning};
use crate::name::{Id, is_slip, is_unseen};
use crate::period::{Frequency, Period};
use crate::problem::Fault;

/// The repair of a mistake at its place, where one is known.
#[expect(clippy::wildcard_enum_match_arm, reason = "most mistakes can only be mended by who knows what was meant")]
pub(super) fn of(cause: &Cause, meant: Option<&Meant>, span: Span, lines: &Lines<'_>) -> Option<Repair> {
    let with = |found: &str, word: String| {
        // Where the whole element is marked, not the word itself, there is nothing to replace.
        let is_itself = lines.at(span)?.trim_matches(['"', '\'']) == found;
        is_itself.then(|| Repair::replace(span, word))
    };
    match cause {
        Cause::Reading(misreading) => match misreading {
            Misreading::Syntax(syntax) => mend::repair(syntax, span, lines),
            Misreading::Banned(Banned::ControlCharacter(_)) => {
                // One that is written by its number stands there in letters that can be seen.
                let found = lines.at(span)?;
                Some(without_unseen(found)).filter(|seen| seen != found).map(|seen| Repair::replace(span, seen))
            }
            Misreading::UnknownKey { key, meant: Some(meant), .. } if format::is_surely(key, meant) => {
                with(key, (*meant).to_owned())
            }
            Misreading::MissingKey { key: "maal", .. } => lines.put_first("maal: 1\n"),
            Misreading::Version { found } if is_version_1(found) => with(found, "1".to_owned()),
            Misreading::NotOneOf { found, words } => {
                let meant = format::word_surely_meant(found, words).filter(|meant| !meant.contains('…'))?;
                with(found, meant.to_owned())
            }
            Misreading::Number { found, form, .. } => {
                let meant = number_meant(found, *form).filter(|meant| meant.is_sure)?;
                with(found, meant.text)
            }
            Misreading::Expected { instead: Some(instead), found, .. } if instead.is_sure => {
                // A list or map of several lines ends where the next thing begins.
                let ends_here = span.line == span.end_line || *found == Found::Table;
                ends_here.then(|| Repair::replace(span, instead.text.clone()))
            }
            Misreading::WithoutColon { key, value, is_sure: true } => {
                Some(Repair::replace(span, format!("{key}: {value}")))
            }
            Misreading::CommaInText { found } => with(found, in_quotes(found)),
            Misreading::DecimalCommaInBraces { found } => lines.comma_before(span, found),
            Misreading::Period { found } => with(found, period_meant(found)?.to_string()),
            Misreading::Date { found, .. } => with(found, date_meant(found)?),
            _ => None,
        },
        Cause::Content(problem) => match &problem.fault {
            Fault::Unknown { name, known, .. } => {
                let meant = meant?.name.as_str();
                let slips = known.iter().filter(|other| is_slip(name.as_str(), other.as_str())).count();
                (is_slip(name.as_str(), meant) && slips == 1).then(|| with(name.as_str(), meant.to_owned()))?
            }
            Fault::AlmostText { found, asked } => with(found, quoted_where_needed(asked)),
            Fault::UnknownField { field, known, .. } => {
                with(field.as_str(), only_slip(field.as_str(), known.iter().map(Id::as_str))?)
            }
            // Whether a text that a filter asks for is wrong, or the texts of the rows are, cannot be known.
            Fault::OtherWord { text, known, .. } => with(text, only_slip(text, known.iter().map(String::as_str))?),
            _ => None,
        },
        Cause::Warning(Warning { lint: Lint::RemarkInText(remark), .. }) => {
            // A number is hardly a comment; anything else may be one.
            let is_number = remark.trim_start_matches('#').starts_with(|letter: char| letter.is_ascii_digit());
            let whole = lines.at(span).filter(|whole| is_number && whole.ends_with(remark.as_str()))?;
            Some(Repair::replace(span, in_quotes(whole)))
        }
        Cause::Feed(_) | Cause::Warning(_) => None,
    }
}

impl Lines<'_> {
    /// A new first line, where the file is written in lines.
    fn put_first(&self, line: &str) -> Option<Repair> {
        let mut lines = (1..=self.count()).map(|number| self.text_of(number));
        let content = lines.find(|line| !line.trim().is_empty() && !line.starts_with('#'))?;
        let in_lines = content.starts_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '"' | '\''));
        let at = Span { end_column: 1, ..Span::START };
        in_lines.then(|| Repair::replace(at, line))
    }

    /// A point for the comma before a place, where nothing stands between the two.
    fn comma_before(&self, span: Span, found: &str) -> Option<Repair> {
        let comma = Span { column: span.column.checked_sub(1)?, end_line: span.line, end_column: span.column, ..span };
        let (_, decimals) = found.split_once(',')?;
        let could_be_thousands = decimals.chars().take_while(char::is_ascii_digit).count() == 3;
        (self.at(comma)? == "," && !could_be_thousands).then(|| Repair::replace(comma, "."))
    }
}

fn without_unseen(text: &str) -> String {
    text.chars().filter(|letter| !is_unseen(*letter) && !letter.is_control()).collect()
}

fn is_version_1(found: &str) -> bool {
    matches!(found.trim_start_matches(['v', 'V']), "1" | "1.0" | "01" | "1.0.0")
}

/// The only one of some words that another is with a slip of the keyboard, as it is written.
fn only_slip<'k>(found: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    let mut slips = known.filter(|word| is_slip(found, word));
    let only = slips.next().filter(|_| slips.next().is_none())?;
    Some(quoted_where_needed(only))
}

/// A text as it can stand anywhere in a file.
fn quoted_where_needed(text: &str) -> String {
    let is_plain = text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '_' | '.' | '-'));
    let begins_plainly = text.starts_with(|letter: char| letter.is_alphanumeric());
    if is_plain && begins_plainly { text.to_owned() } else { in_quotes(text) }
}

/// The period that people write in another way: `2024q1`, `2024-1`, `1. kvartal 2024`, `marts 2024`.
fn period_meant(found: &str) -> Option<Period> {
    let words: Vec<String> = found
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let of = |frequency, year: &str, part: i32| Period::new(frequency, four_digits(year)?, part);
    match words.as_slice() {
        [one] => {
            let (year, part) = one.split_at_checked(4)?;
            let (frequency, part) = lettered(part)?;
            of(frequency, year, part)
        }
        [year, part] if four_digits(year).is_some() => match (part.parse(), lettered(part), month_named(part)) {
            (Ok(month), ..) => of(Frequency::Month, year, month),
            (_, Some((frequency, part)), _) => of(frequency, year, part),
            (.., Some(month)) => of(Frequency::Month, year, month),
            _ => None,
        },
        [part, year] => match (lettered(part), month_named(part)) {
            (Some((frequency, part)), _) => of(frequency, year, part),
            (_, Some(month)) => of(Frequency::Month, year, month),
            _ => None,
        },
        [part, "kvartal" | "quarter", year] | [year, part, "kvartal" | "quarter"] => {
            of(Frequency::Quarter, year, part.parse().ok()?)
        }
        [part, "halvår", year] | [year, part, "halvår"] => of(Frequency::HalfYear, year, part.parse().ok()?),
        _ => None,
    }
}

fn four_digits(year: &str) -> Option<i32> {
    (year.len() == 4).then(|| year.parse().ok()).flatten()
}

/// `q1`, `k1`, `h1`, `m01`.
fn lettered(part: &str) -> Option<(Frequency, i32)> {
    let (letter, number) = part.split_at_checked(1)?;
    let frequency = match letter {
        "q" | "k" => Frequency::Quarter,
        "h" => Frequency::HalfYear,
        "m" => Frequency::Month,
        _ => return None,
    };
    Some((frequency, number.parse().ok()?))
}

/// A month by its Danish or English name, or the first three letters of it.
fn month_named(word: &str) -> Option<i32> {
    let is_named = |name: &str| name == word || (word.chars().count() == 3 && name.starts_with(word));
    let nth = MONTHS.iter().position(|(danish, english)| is_named(danish) || is_named(english))?;
    i32::try_from(nth + 1).ok()
}

/// The date that was meant, where day and month cannot be mistaken for each other: `2024-6-3`, `3. juni 2024`,
/// `23-06-2024`.
fn date_meant(found: &str) -> Option<String> {
    let lower = found.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let [first, second, third] = words.as_slice() else { return None };
    let (year, month, day) = if four_digits(first).is_some() {
        (*first, second.parse().ok()?, third.parse::<i32>().ok()?)
    } else if let Some(month) = month_named(second) {
        (*third, month, first.parse().ok()?)
    } else {
        let (day, month): (i32, i32) = (first.parse().ok()?, second.parse().ok()?);
        if day <= 12 && day != month {
            return None;
        }
        (*third, month, day)
    };
    let date = format!("{:04}-{month:02}-{day:02}", four_digits(year)?);
    date.parse::<crate::date::Date>().ok().map(|_| date)
}

//! Names: identifiers, and texts in Danish and English.

mod composed;

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

pub(crate) use composed::{composed, is_unseen};

/// A language that explanations are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Danish.
    Danish,
    /// English.
    English,
}

/// An identifier: the key under which an area, an indicator, a goal or a target is declared.
///
/// Letters of any alphabet, digits, `-`, `_` and `.`; at most 128 bytes. Shared, so cheap to copy. `å` is the same
/// letter, whether it was written as one character or as `a` with a ring.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// A text in one or both languages. Where only one is given it serves for both.
///
/// ```
/// use maal::{Language, Text};
/// assert_eq!(Text::new("København", "Copenhagen").get(Language::English), "Copenhagen");
/// assert_eq!(Text::from("Nørrebro").get(Language::English), "Nørrebro");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    danish: Option<Arc<str>>,
    english: Option<Arc<str>>,
}

/// A text of the library itself, which is always there in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In Danish.
    pub da: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Words {
    /// The text in `language`.
    #[must_use]
    pub fn get(self, language: Language) -> &'static str {
        match language {
            Language::Danish => self.da,
            Language::English => self.en,
        }
    }
}

impl Language {
    /// Both languages.
    pub const ALL: [Language; 2] = [Language::Danish, Language::English];
}

impl Id {
    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same with `-` for every sign that an identifier cannot have; nothing where none is left.
    pub(crate) fn made_well_formed(&self) -> Option<Id> {
        let allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
        let words: Vec<&str> = self.0.split(|letter| !allowed(letter)).filter(|word| !word.is_empty()).collect();
        Some(Id::from(words.join("-").as_str())).filter(Id::is_well_formed)
    }

    /// Whether it is made as an identifier must be.
    pub(crate) fn is_well_formed(&self) -> bool {
        // A mark that makes no letter with the one before it stays a character of its own.
        let is_mark = composed::is_mark;
        let allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.') || is_mark(letter);
        (1..=128).contains(&self.0.len()) && self.0.chars().all(allowed)
    }
}

impl Text {
    /// A text in both languages.
    #[must_use]
    pub fn new(danish: &str, english: &str) -> Text {
        Text { danish: Some(danish.into()), english: Some(english.into()) }
    }

    /// A text in one language only; it serves for both.
    #[must_use]
    pub fn only(language: Language, text: &str) -> Text {
        match language {
            Language::Danish => Text { danish: Some(text.into()), english: None },
            Language::English => Text { danish: None, english: Some(text.into()) },
        }
    }

    /// The language in which it is given, where that is one alone.
    pub(crate) fn only_language(&self) -> Option<Language> {
        match (&self.danish, &self.english) {
            (Some(_), None) => Some(Language::Danish),
            (None, Some(_)) => Some(Language::English),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }

    /// The one text that serves for both languages, where there is one.
    pub(crate) fn for_both(&self) -> Option<&str> {
        self.danish.as_deref().filter(|_| self.danish == self.english)
    }

    /// The text in `language`, or in the other where it is not given.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        let (first, second) = match language {
            Language::Danish => (&self.danish, &self.english),
            Language::English => (&self.english, &self.danish),
        };
        first.as_deref().or(second.as_deref()).unwrap_or_default()
    }
}

impl From<&str> for Text {
    /// One text for both languages.
    fn from(text: &str) -> Text {
        let text: Arc<str> = text.into();
        Text { danish: Some(Arc::clone(&text)), english: Some(text) }
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Id {
        Id(composed(Cow::Borrowed(text)).into())
    }
}

impl From<String> for Text {
    /// One text for both languages.
    fn from(text: String) -> Text {
        Text::from(text.as_str())
    }
}

impl From<String> for Id {
    fn from(text: String) -> Id {
        Id(composed(Cow::Owned(text)).into())
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("da", self.get(Language::Danish)), ("en", self.get(Language::English))])
    }
}

/// The known words, those that differ least from `word` first, at most eight.
pub(crate) fn nearest<'a, W>(word: &str, known: impl Iterator<Item = &'a W>) -> Vec<W::Owned>
where
    W: ToOwned + Ord + ?Sized + Borrow<str> + 'a,
{
    let mut known: Vec<(usize, &W)> = known.map(|each| (distance(word, each.borrow()), each)).collect();
    known.sort();
    known.into_iter().take(8).map(|(_, each)| each.to_owned()).collect()
}

/// How many letters must be changed, added, left out or swapped with a neighbour to get from one word to the other.
pub(crate) fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().take(128).collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    let mut previous_letter = None;
    for (row, letter) in left.chars().take(128).enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let at = |list: &[usize], place: usize| list.get(place).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&last, column) + usize::from(letter != *other);
            let mut best = replaced.min(at(&last, column + 1) + 1).min(at(&current, column) + 1);
            let swapped = column > 0 && previous_letter == Some(*other) && right.get(column - 1) == Some(&letter);
            if swapped {
                best = best.min(at(&before_last, column - 1) + 1);
            }
            current.push(best);
        }
        before_last = std::mem::replace(&mut last, current);
        previous_letter = Some(letter);
    }
    last.last().copied().unwrap_or_default()
}

/// Whether a word is another with one slip of the keyboard, and hardly a word of its own: `indicater` for `indicator`.
/// Words that differ in a digit, in a short part (`ward-a`, `ward-b`) or by a beginning (`safe`, `unsafe`) are not.
pub(crate) fn is_slip(found: &str, meant: &str) -> bool {
    const LEAST: usize = 4;
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    let parts = |word: &str| -> Vec<String> {
        word.to_lowercase().split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect()
    };
    let (one, other) = (parts(found), parts(meant));
    let mut different = one.iter().zip(&other).filter(|(one, other)| one != other);
    let (Some((one_part, other_part)), None) = (different.next(), different.next()) else { return false };
    let long_enough = one_part.chars().count().min(other_part.chars().count()) >= LEAST;
    let begins_otherwise = one_part.ends_with(other_part.as_str()) || other_part.ends_with(one_part.as_str());
    one.len() == other.len()
        && long_enough
        && !begins_otherwise
        && digits(found) == digits(meant)
        && distance(one_part, other_part) == 1
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn only_what_is_hardly_a_word_of_its_own_is_a_slip() {
        for (found, meant) in
            [("indicater", "indicator"), ("aeras", "areas"), ("basline", "baseline"), ("theft_robery", "theft_robbery")]
        {
            assert!(is_slip(found, meant), "{found}");
        }
        for (found, meant) in [
            ("ward-2", "ward-1"),
            ("ward-b", "ward-a"),
            ("unsafe", "safe"),
            ("female", "male"),
            ("unsettled", "settled"),
            ("no_more_than", "more_than"),
            ("none", "one"),
            ("intolerance", "tolerance"),
            ("tovn", "towns"),
            ("2023x", "2024x"),
            ("annual_incline", "annual_decline"),
            ("tall", "small"),
            ("areas", "areas"),
        ] {
            assert!(!is_slip(found, meant), "{found}");
        }
    }
}

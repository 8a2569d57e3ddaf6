//! What the table of keys says of a key, as a help puts it.

use crate::format::{self, Key, Map};
use crate::name::{Language, Words};

/// What a key says, as a remark in the midst of a sentence: its first sentence, without the capital letter.
pub(super) fn about(words: Words, language: Language) -> String {
    let whole = words.get(language);
    let ends = whole
        .match_indices(". ")
        .find(|(at, _)| whole.get(at + 2..).is_some_and(|rest| rest.starts_with(char::is_uppercase)));
    let sentence = ends.and_then(|(at, _)| whole.get(..at)).unwrap_or(whole).trim_end_matches('.');
    let mut letters = sentence.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// What a key of a map with these keys says.
pub(super) fn of_key(names: &[&str], key: &str) -> Option<Words> {
    let map = maps().find(|map| map.names == names)?;
    map.key(key).map(|key| key.about)
}

/// Keys of which one is needed, with what they say; none where they are too many to be told apart in a line.
pub(super) fn one_of(names: &[&str]) -> Option<Vec<&'static Key>> {
    let has_all = |map: &&Map| names.iter().all(|name| map.key(name).is_some());
    let map = maps().find(|map| map.one_of == names || map.names == names).or_else(|| maps().find(has_all))?;
    let keys: Vec<&Key> = names.iter().filter_map(|name| map.key(name)).collect();
    (keys.len() <= 3).then_some(keys)
}

fn maps() -> impl Iterator<Item = &'static Map> {
    format::maps().into_iter()
}

/// The key that a problem stands under: `tolerance` of `goals/safety/targets/held/rule/tolerance`.
pub(super) fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a problem is about a figure of a series.
pub(super) fn is_figure(path: &str) -> bool {
    path.starts_with("observations/") || path.starts_with("tests/")
}

/// Whether a figure of a series is not written with a single digit: `–`, `n/a`, `ukendt`.
pub(super) fn has_no_digit(found: &str) -> bool {
    !found.contains(|letter: char| letter.is_ascii_digit())
}

/// Both readings of a number whose comma may stand between thousands or before decimals.
pub(super) fn two_readings(found: &str) -> Option<(String, String)> {
    let (whole, decimals) = found.split_once(',')?;
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let both = decimals.len() == 3 && is_digits(decimals) && is_digits(whole.trim_start_matches('-'));
    both.then(|| (format!("{whole}{decimals}"), format!("{whole}.{decimals}")))
}

/// Both readings of a date whose first two numbers may each be the day.
pub(super) fn two_dates(found: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = found.split(|letter: char| !letter.is_alphanumeric()).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let (first, second): (u32, u32) = (first.parse().ok()?, second.parse().ok()?);
    let is_month = |number: u32| (1..=12).contains(&number);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let both = is_year && is_month(first) && is_month(second) && first != second;
    both.then(|| (format!("{year}-{second:02}-{first:02}"), format!("{year}-{first:02}-{second:02}")))
}

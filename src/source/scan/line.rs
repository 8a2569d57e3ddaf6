//! What can be seen in a single line.

use crate::format;

/// Whether a word is a key of the format.
pub(super) fn is_key(word: &str) -> bool {
    format::maps().iter().any(|map| map.key(word).is_some())
}

/// `unit:percent`
pub(super) fn is_key_with_value(word: &str) -> bool {
    word.split_once(':').is_some_and(|(key, value)| !key.is_empty() && !value.is_empty() && !value.starts_with("//"))
}

/// Whether a key with its colon stands in a line.
pub(super) fn has_key(line: &str) -> bool {
    let content = without_comment(line);
    content.contains(": ") || content.ends_with(':')
}

/// A line without the comment at its end, and without the space before it.
pub(super) fn without_comment(line: &str) -> &str {
    let comment = line.match_indices('#').find(|(at, _)| {
        let before = line.get(..*at).unwrap_or_default();
        before.ends_with([' ', '\t']) && before.matches('"').count() % 2 == 0
    });
    let end = comment.map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or_default().trim_end()
}

/// Whether a line holds cells with tabs between them and no key: a row that was copied from a spreadsheet.
pub(in crate::source) fn is_row_of_cells(line: &str) -> bool {
    let content = line.trim();
    let has_key = [": ", ":\t"].into_iter().any(|sign| content.contains(sign)) || content.ends_with(':');
    content.contains('\t') && !has_key && !content.starts_with(['#', '-', '"', '\''])
}

pub(super) fn is_blank(line: &str) -> bool {
    let content = line.trim_start();
    content.is_empty() || content.starts_with('#')
}

pub(super) fn indent(line: &str) -> u32 {
    number(line.chars().take_while(|letter| *letter == ' ').count())
}

pub(super) fn width(text: &str) -> u32 {
    number(text.chars().count())
}

pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// How many characters stand before a column.
pub(super) fn offset(column: u32) -> usize {
    usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX)
}

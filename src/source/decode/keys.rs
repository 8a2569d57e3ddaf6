//! Keys that stand where they should not.

use std::borrow::Cow;

use super::{Decoder, Fields};
use crate::format::{self, Elsewhere, Map};
use crate::period::Period;
use crate::source::misreading::Misreading;
use crate::source::node::{Entry, Node, Value};
use crate::source::span::Span;
use crate::source::syntax::Syntax;

impl Decoder {
    pub(super) fn unknown_key(
        &mut self,
        before: Option<&Entry<'_>>,
        entry: &Entry<'_>,
        fields: &Fields<'_, '_>,
        whole: Span,
    ) {
        if let Some(found) = before.and_then(|before| split_by_comma(before, entry)) {
            self.report(entry.key_span, Misreading::DecimalCommaInBraces { found });
            return;
        }
        if entry.key.starts_with("//") {
            let span = entry.key_span;
            let sign = Span { end_line: span.line, end_column: span.column.saturating_add(2), ..span };
            self.report(sign, Misreading::Syntax(Syntax::RemarkSign));
            return;
        }
        let is_root = fields.map.name == format::root().name;
        if is_root && (is_target(&entry.value) || holds_targets(&entry.value)) {
            self.report(entry.key_span, Misreading::StrayTarget);
            return;
        }
        let key = entry.key.clone().into_owned();
        if fields.map.name == format::GOAL.name && is_target(&entry.value) {
            let elsewhere = Some(Elsewhere::Under(vec!["targets".to_owned()]));
            let known = fields.map.names;
            self.report(entry.key_span, Misreading::UnknownKey { meant: None, key, elsewhere, known });
            return;
        }
        let is_free = |meant: &&str| fields.get(meant).is_none() && may_hold(fields.map, meant, &entry.value);
        let called = fields.map.called(&key).find(is_free);
        let elsewhere = if called.is_some() { None } else { format::elsewhere(fields.map, &key) };
        let elsewhere = elsewhere.map(|elsewhere| narrowed(elsewhere, fields.entries));
        let in_sight = matches!(elsewhere, Some(Elsewhere::Under(_) | Elsewhere::Beside(_) | Elsewhere::Alone));
        let nearly = if in_sight { None } else { fields.map.nearly(&key).filter(is_free) };
        let meant = called.or(nearly);
        if let (Some(Elsewhere::Under(_)), Some(home)) =
            (&elsewhere, format::maps().iter().find_map(|map| map.key(&key)))
        {
            self.misplaced.push((whole, home.name));
        }
        if matches!(elsewhere, Some(Elsewhere::Alone | Elsewhere::InsteadUnder(_))) && meant.is_none() {
            self.misplaced.extend(fields.map.keys.iter().filter(|key| key.needed).map(|key| (whole, key.name)));
        }
        let elsewhere = elsewhere.filter(|_| meant.is_none());
        self.report(entry.key_span, Misreading::UnknownKey { meant, key, elsewhere, known: fields.map.names });
    }
}

/// The key that was probably meant.
pub(super) fn meant(entry: &Entry<'_>, map: &'static Map) -> Option<&'static str> {
    let fits = |meant: &&str| may_hold(map, meant, &entry.value);
    let nearly = || map.nearly(&entry.key).filter(|_| format::elsewhere(map, &entry.key).is_none());
    map.called(&entry.key).find(fits).or_else(|| nearly().filter(fits))
}

/// A key with its value in one word, since the colon between them is missing: `unit percent`.
pub(super) fn without_colon<'e>(entry: &'e Entry<'_>, map: &'static Map) -> Option<(&'static str, (&'e str, &'e str))> {
    let (word, value) = entry.key.split_once(' ')?;
    let is_candidate = matches!(entry.value.value, Value::Empty) && map.others.is_none();
    let exact = || map.key(word).map(|key| key.name);
    let called = || map.called(word).next().filter(|_| word.chars().count() > 3);
    let key = Some(word).filter(|_| is_candidate).and_then(|_| exact().or_else(called))?;
    Some((key, (word, value.trim())))
}

/// Whether what is written under a key of a map may stand there: no keys with values where a single one belongs.
fn may_hold(map: &'static Map, key: &str, value: &Node<'_>) -> bool {
    !matches!(value.value, Value::Map(_)) || map.key(key).is_none_or(|key| key.is.may_be_map())
}

/// Whether something looks like a target: it has an indicator and a rule.
pub(in crate::source) fn is_target(node: &Node<'_>) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    let has = |key: &str| entries.iter().any(|entry| format::TARGET.called(&entry.key).any(|called| called == key));
    has("indicator") && has("rule")
}

/// Whether something looks like targets, each under its name.
fn holds_targets(node: &Node<'_>) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    !entries.is_empty() && entries.iter().all(|entry| is_target(&entry.value))
}

/// Of the keys under which another belongs those that are written beside it, if one is.
fn narrowed(elsewhere: Elsewhere, entries: &[Entry<'_>]) -> Elsewhere {
    let Elsewhere::Under(under) = elsewhere else { return elsewhere };
    let is_written = |place: &&String| {
        let Some((key, kind)) = place.split_once(": ") else { return false };
        let value = entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value.value);
        match value {
            Some(Value::Scalar(word)) => word == kind,
            Some(Value::Map(inner)) => inner.iter().any(|entry| entry.key == kind),
            Some(Value::Empty | Value::List(_)) | None => false,
        }
    };
    let written: Vec<String> = under.iter().filter(is_written).cloned().collect();
    Elsewhere::Under(if written.is_empty() { under } else { written })
}

/// The text that commas in braces have cut into an entry and keys without a value, with its place and how many more
/// pieces follow: `{ da: færre, ikke flere }` reads as `da: færre` and a key `ikke flere`.
pub(super) fn cut_by_comma(
    before: &Entry<'_>,
    entry: &Entry<'_>,
    rest: &[Entry<'_>],
    all: &Fields<'_, '_>,
) -> Option<(Span, String, usize)> {
    let map = all.map;
    let Value::Scalar(first) = &before.value.value else { return None };
    let start = before.value.span;
    let width = start.end_column.checked_sub(start.column).filter(|_| start.line == start.end_line)?;
    let is_unquoted = usize::try_from(width).ok() == Some(first.chars().count());
    let is_piece = |piece: &Entry<'_>| {
        let empty = matches!(piece.value.value, Value::Empty);
        empty && map.key(&piece.key).is_none() && piece.key_span.line == start.end_line
    };
    // It may be a key without its colon.
    let word = entry.key.split(' ').next().unwrap_or_default();
    let may_be_key = map.key(word).is_some() && all.get(word).is_none();
    if !is_unquoted
        || may_be_key
        || !is_piece(entry)
        || split_by_comma(before, entry).is_some()
        || !entry.key.contains(' ')
    {
        return None;
    }
    let more: Vec<&Entry<'_>> = rest.iter().take_while(|piece| is_piece(piece)).collect();
    let mut found = first.clone().into_owned();
    let mut end = start;
    for piece in [entry].into_iter().chain(more.iter().copied()) {
        let after_comma = piece.key_span.column.saturating_sub(end.end_column + 1);
        found.push(',');
        found.extend((0..after_comma).map(|_| ' '));
        found.push_str(&piece.key);
        end = piece.key_span;
    }
    Some((Span { end_line: end.end_line, end_column: end.end_column, ..start }, found, more.len()))
}

/// The colon of a key behind which the space is missing: `en:the town` reads as a key without a value.
pub(super) fn unspaced_colon(entry: &Entry<'_>, map: &Map) -> Option<Span> {
    let (key, _) = entry.key.split_once(':')?;
    let colon = entry.key_span.column.checked_add(u32::try_from(key.chars().count()).ok()?)?;
    let in_line = entry.key_span.line == entry.key_span.end_line && matches!(entry.value.value, Value::Empty);
    let span = Span { column: colon, end_column: colon.saturating_add(1), ..entry.key_span };
    (in_line && map.key(key).is_some()).then_some(span)
}

/// The number that a decimal comma in braces has split in two: `{ tolerance: 1,5 % }` reads as `tolerance: 1` and a
/// key `5 %` without a value.
pub(in crate::source) fn split_by_comma(before: &Entry<'_>, entry: &Entry<'_>) -> Option<String> {
    let is_number = |text: &Cow<'_, str>| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let begins_with_digit = entry.key.starts_with(|letter: char| letter.is_ascii_digit());
    let is_period = entry.key.parse::<Period>().is_ok();
    let reads_on = entry.key.chars().all(|letter| letter.is_ascii_digit() || " %p".contains(letter));
    match (&before.value.value, &entry.value.value) {
        (Value::Scalar(whole), Value::Empty) if is_number(whole) && begins_with_digit && !is_period && reads_on => {
            Some(format!("{whole},{}", entry.key))
        }
        _ => None,
    }
}

/// Whether a number has one point with one to three digits before and exactly three behind it: `1.234`.
pub(in crate::source) fn looks_like_thousands(text: &str) -> bool {
    let number = text.trim_start_matches(['-', '+']);
    let number = number.split([' ', '%', 'p']).next().unwrap_or_default();
    match number.split_once('.') {
        Some((whole, decimals)) => (1..=3).contains(&whole.len()) && decimals.len() == 3 && !whole.starts_with('0'),
        None => false,
    }
}

//! The values of a PX file, with keys before each row or without.

use std::collections::BTreeMap;

use super::fault::PxFault;
use crate::feed::cube::{self, Dimension};
use crate::feed::{Place, Problem, Problems, Texts, exact};

/// The symbols that stand in the place of values.
pub(super) const SYMBOLS: [&str; 7] = ["-", ".", "..", "...", "....", ".....", "......"];

/// The values, and which of the symbols are among them.
#[derive(Default)]
pub(super) struct Values {
    pub(super) texts: Texts,
    pub(super) symbols: [bool; 7],
    wrong: Problems,
}

/// Reads so many values, which stand in a row.
pub(super) fn in_a_row(data: &str, cells: usize) -> Result<Values, Vec<Problem>> {
    let mut values = Values::default();
    for token in tokens(data) {
        values.push(token);
    }
    let found = values.texts.len();
    if found != cells {
        return Err(vec![Problem::new(Place::File, PxFault::CellCount { found, cells })]);
    }
    values.checked()
}

/// A variable whose categories stand before the values of each row.
pub(super) struct Keys<'d> {
    pub(super) variable: &'d Dimension,
    /// The place of each key among the categories.
    pub(super) places: BTreeMap<&'d str, usize>,
}

/// Reads rows with keys before them. A row that is left out holds only zeros.
pub(super) fn with_keys(data: &str, keys: &[Keys<'_>], inner: usize, cells: usize) -> Result<Values, Vec<Problem>> {
    let error = |fault: PxFault| vec![Problem::new(Place::File, fault)];
    let mut read = Values::default();
    let rows = cells.checked_div(inner).unwrap_or_default();
    let mut found: Vec<Option<usize>> = vec![None; rows];
    let mut tokens = tokens(data).peekable();
    let mut nth = 0_usize;
    while tokens.peek().is_some() {
        let (mut row, mut named) = (0_usize, Vec::new());
        for Keys { variable, places } in keys {
            let key = tokens.next().unwrap_or_default();
            let place = places.get(key.text).filter(|_| key.quoted).ok_or_else(|| {
                error(PxFault::UnknownKey { variable: variable.name.clone(), key: cube::cut(key.text) })
            })?;
            row = row.saturating_mul(variable.categories.len()).saturating_add(*place);
            named.push(key.text);
        }
        let name = || format!("`{}`", cube::cut(&named.join(", ")));
        let own = (0..inner).take_while(|_| tokens.next().map(|token| read.push(token)).is_some()).count();
        if own < inner {
            return Err(error(PxFault::RowCount { keys: name(), found: own, cells: inner }));
        }
        match found.get_mut(row) {
            Some(place @ None) => *place = Some(nth),
            Some(Some(_)) | None => return Err(error(PxFault::RowTwice { keys: name() })),
        }
        nth = nth.saturating_add(1);
    }
    let read = read.checked()?;
    let mut texts = Texts::default();
    for row in found {
        let first = row.map(|nth| nth.saturating_mul(inner));
        (0..inner).for_each(|at| texts.push(first.map_or("0", |first| read.texts.get(first.saturating_add(at)))));
    }
    Ok(Values { texts, ..read })
}

impl Values {
    fn push(&mut self, token: Token<'_>) {
        if let Some(symbol) = SYMBOLS.iter().position(|symbol| *symbol == token.text) {
            self.symbols.get_mut(symbol).into_iter().for_each(|used| *used = true);
            return self.texts.push(token.text);
        }
        // A text that can be no number is a symbol of the publisher's own.
        let like_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '+' | '.' | ',');
        if token.quoted && !token.text.starts_with(like_number) {
            return self.texts.push(token.text);
        }
        let number = Some(token.text).filter(|text| exact::is_number(text)).and_then(exact::plain);
        self.texts.push(number.as_deref().unwrap_or_default());
        if number.is_none() {
            let fault = PxFault::NotANumber { found: cube::cut(token.text) };
            self.wrong.add(Place::Value(self.texts.len()), fault);
        }
    }

    fn checked(mut self) -> Result<Values, Vec<Problem>> {
        std::mem::take(&mut self.wrong).none(self)
    }
}

/// A value or a key as it stands in the data.
#[derive(Clone, Copy, Default)]
struct Token<'d> {
    text: &'d str,
    quoted: bool,
}

/// The values and keys one after the other, up to the semicolon at the end. Older files have commas and semicolons between.
fn tokens(data: &str) -> impl Iterator<Item = Token<'_>> {
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '\u{1a}');
    let mut rest = data;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(is_between);
        if let Some(inner) = rest.strip_prefix('"') {
            let (text, after) = inner.split_once('"').unwrap_or((inner, ""));
            rest = after;
            return Some(Token { text, quoted: true });
        }
        let end = rest.find(|letter| is_between(letter) || letter == '"').unwrap_or(rest.len());
        let (text, after) = rest.split_at_checked(end).filter(|(text, _)| !text.is_empty())?;
        rest = after;
        Some(Token { text, quoted: false })
    })
}

//! Which of the rulebook's areas and indicators the categories of a file are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::columns::Cell;
use crate::name::{Id, Language, Text, composed};

/// A category as it is held against the names of a rulebook.
pub(super) enum Match<'a, I> {
    Found(I),
    /// Its code is one, and its label another.
    Contradiction {
        by_code: &'a Id,
        by_label: &'a Id,
    },
    /// It is none, but with the zeros that a spreadsheet drops it would be this one.
    ZerosLost(String),
    Nothing,
}

/// A thing of a rulebook with its name there.
type Known<'a, I> = (I, &'a Id);

/// The names by which things of a rulebook may be known in a file.
pub(super) struct Names<'a, I> {
    /// By a label or code that the feed declares.
    declared: BTreeMap<Cow<'a, str>, Known<'a, I>>,
    /// By the name in the rulebook.
    ids: BTreeMap<&'a str, Known<'a, I>>,
    /// By what people call it; none where two are called so.
    called: BTreeMap<Cow<'a, str>, Option<Known<'a, I>>>,
    /// Codes without the zeros before them.
    bare: BTreeMap<&'a str, &'a str>,
}

impl<'a, I: Copy + PartialEq> Names<'a, I> {
    pub(super) fn new(
        all: impl Iterator<Item = (&'a Id, &'a Text, I)>,
        declared: &'a [(String, Id)],
        find: impl Fn(&Id) -> Option<I>,
    ) -> Names<'a, I> {
        let mut names =
            Names { declared: BTreeMap::new(), ids: BTreeMap::new(), called: BTreeMap::new(), bare: BTreeMap::new() };
        for (id, text, thing) in all {
            names.ids.insert(id.as_str(), (thing, id));
            names.bare.extend(without_zeros(id.as_str()).map(|bare| (bare, id.as_str())));
            for language in Language::ALL {
                let known = names.called.entry(plain(text.get(language))).or_insert(Some((thing, id)));
                *known = known.filter(|(known, _)| *known == thing);
            }
        }
        for (label, id) in declared {
            names.declared.extend(find(id).map(|thing| (plain(label), (thing, id))));
            names.bare.extend(without_zeros(label).map(|bare| (bare, label.as_str())));
        }
        names
    }

    /// What a category is: by what the feed declares, else by its code and its label, which do not contradict each other.
    pub(super) fn find(&self, cell: Cell<'_>) -> Match<'a, I> {
        let (code, label) = (plain(cell.code), cell.label.map(plain));
        let declared = |text: &Cow<'_, str>| self.declared.get(text).copied();
        // As both stand in one cell of the file.
        let both = label.as_ref().map(|label| Cow::Owned(format!("{code} {label}")));
        if let Some((found, _)) = both.as_ref().and_then(declared) {
            return Match::Found(found);
        }
        for (by_code, by_label) in [
            (declared(&code), label.as_ref().and_then(declared)),
            (self.known(&code), label.as_ref().and_then(|label| self.known(label))),
        ] {
            match (by_code, by_label) {
                (Some((one, by_code)), Some((other, by_label))) if one != other => {
                    return Match::Contradiction { by_code, by_label };
                }
                (Some((found, _)), _) | (None, Some((found, _))) => return Match::Found(found),
                (None, None) => {}
            }
        }
        let bare = without_zeros(cell.code).and_then(|bare| self.bare.get(bare));
        bare.map_or(Match::Nothing, |meant| Match::ZerosLost((*meant).to_owned()))
    }

    /// The things of the rulebook that its code and its label are.
    pub(super) fn named(&self, cell: Cell<'_>) -> impl Iterator<Item = &'a Id> {
        cell.texts().filter_map(|text| self.known(&plain(text))).map(|(_, id)| id)
    }

    /// What is named or called so in the rulebook.
    fn known(&self, text: &str) -> Option<Known<'a, I>> {
        self.ids.get(text).copied().or_else(|| self.called.get(text).copied().flatten())
    }

    /// Whether the feed names a category by its code or its label.
    pub(super) fn declares(&self, cell: Cell<'_>) -> bool {
        cell.texts().map(plain).any(|text| self.declared.contains_key(&text))
    }
}

/// A text without space around it and with single blanks in it, with its letters composed.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    let is_odd = |letter: char| letter.is_whitespace() && letter != ' ';
    if trimmed.contains(is_odd) || trimmed.contains("  ") {
        let words: Vec<&str> = trimmed.split_whitespace().collect();
        return composed(Cow::Owned(words.join(" ")));
    }
    composed(Cow::Borrowed(trimmed))
}

/// A code of digits alone without the zeros before it.
fn without_zeros(code: &str) -> Option<&str> {
    let code = code.trim();
    let is_number = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| code.trim_start_matches('0'))
}

/// `101 København` in a code and a label.
pub(super) fn code_and_label(text: &str) -> Option<Cell<'_>> {
    let (code, label) = text.trim().split_once(' ')?;
    let is_code =
        code.bytes().all(|byte| byte.is_ascii_alphanumeric()) && code.bytes().any(|byte| byte.is_ascii_digit());
    let is_label = label.trim().starts_with(char::is_uppercase);
    (is_code && is_label).then(|| Cell { code, label: Some(label.trim()) })
}

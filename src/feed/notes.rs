//! Notes: what tells them from headings, and those that tell of a break.

use super::fault::{Fault, Place, Problem};

/// How much of a note a warning repeats.
pub(super) const REPEATED: usize = 120;

/// What notes say of themselves, in small letters.
const WORDS: [&str; 9] = ["kilde", "source", "note", "noter", "notes", "anm", "anmærkning", "fodnote", "footnote"];

/// Whether a text says that it is a note: `Kilde: …`, `Anm.: …`, or something of a break.
pub(super) fn says_so(text: &str) -> bool {
    let small = text.trim_start().to_lowercase();
    let is_word = |word: &&str| small.strip_prefix(*word).is_some_and(|rest| rest.starts_with([':', '.']));
    WORDS.iter().any(is_word) || tells_of_break(&small)
}

/// Notes that tell of a break, as warnings.
pub(super) fn breaks<F: Into<Fault>>(notes: &[String], fault: impl Fn(String) -> F) -> Vec<Problem> {
    let telling = notes.iter().filter(|note| tells_of_break(&note.to_lowercase()));
    telling.map(|note| Problem::new(Place::File, fault(note.chars().take(REPEATED).collect()))).collect()
}

fn tells_of_break(small: &str) -> bool {
    small.contains("databrud") || small.contains("break in")
}

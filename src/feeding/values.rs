//! What stands in the place of a value, and what is said of it.

use super::matching::plain;
use crate::feed::{DecimalSign, Fault, Format, Mark, Misfit, number, shown};
use crate::number::Number;
use crate::series::Status;

/// How many flags may stand together; a longer text is a word.
const MOST_FLAGS: usize = 3;

/// How the values of a file are written.
pub(super) struct Writing<'a> {
    pub(super) sign: Option<DecimalSign>,
    pub(super) symbols: &'a [(String, Mark)],
    pub(super) format: Format,
}

/// What one cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Given {
    pub(super) value: Option<Number>,
    pub(super) mark: Option<Mark>,
    /// Whether nothing stands there, and nobody says what that means.
    pub(super) empty: bool,
}

impl Writing<'_> {
    /// Reads a value, or the symbol in its place. A percent sign may stand behind it where it is `in_percent`.
    pub(super) fn value(&self, text: &str, in_percent: bool) -> Result<Given, Fault> {
        let text = text.trim();
        if let Some(mark) = self.declared(text) {
            return self.instead(text, mark);
        }
        let digits = if in_percent { text.strip_suffix('%').map_or(text, str::trim_end) } else { text };
        let fault = match number(digits, self.sign) {
            Ok(value) => return Ok(Given { value: Some(value), ..Given::default() }),
            Err(fault) => fault,
        };
        if let Some(mark) = self.symbol(text) {
            return Ok(Given { empty: text.is_empty(), ..self.instead(text, mark)? });
        }
        for (symbol, mark) in beside(self.symbols) {
            let bare = text.strip_suffix(symbol).or_else(|| text.strip_prefix(symbol));
            if let Some(value) = bare.and_then(|bare| number(bare.trim(), self.sign).ok()) {
                return Ok(Given { value: Some(value), mark: Some(mark), empty: false });
            }
        }
        Err(self.sign_beside(text).map_or(fault, Fault::from))
    }

    /// Whether a text is a number but for a sign behind it.
    fn sign_beside(&self, text: &str) -> Option<Misfit> {
        let (last, _) = text.char_indices().rfind(|(_, letter)| letter.is_ascii_digit())?;
        let (digits, sign) = text.split_at_checked(last + 1)?;
        let sign = sign.trim();
        let is_sign = !sign.is_empty() && sign.chars().count() <= 3 && number(digits, self.sign).is_ok();
        is_sign.then(|| Misfit::SignBeside { found: shown(text), sign: sign.to_owned() })
    }

    /// A number of a column beside the value; none where a symbol or nothing stands there.
    pub(super) fn detail(&self, text: &str) -> Result<Option<Number>, Fault> {
        self.value(text, false).map(|given| given.value.filter(|_| given.mark.is_none()))
    }

    /// What a cell of a status column says; nothing where it is empty, and none where it is not known.
    pub(super) fn status(&self, text: &str) -> Option<Vec<Mark>> {
        let text = text.trim();
        if let Some(mark) = self.declared(text) {
            return Some(vec![mark]);
        }
        if text.is_empty() {
            return Some(Vec::new());
        }
        let known = Mark::of_word(text).or_else(|| Mark::of_symbol(text)).map(|mark| vec![mark]);
        let is_set = are_flags(text) && (self.format == Format::SdmxCsv || !is_common_word(text));
        known.or_else(|| Mark::of_flags(text).ok().filter(|_| is_set))
    }

    fn declared(&self, text: &str) -> Option<Mark> {
        let same = |symbol: &str| symbol == text || (!text.is_ascii() && plain(symbol) == plain(text));
        self.symbols.iter().find(|(symbol, _)| same(symbol)).map(|(_, mark)| *mark)
    }

    fn symbol(&self, text: &str) -> Option<Mark> {
        let of_sdmx = self.format == Format::SdmxCsv && matches!(text, "NaN" | "#N/A" | ":");
        if of_sdmx { Some(Mark::Missing) } else { Mark::of_symbol(text) }
    }

    /// What a symbol says in the place of a value.
    fn instead(&self, text: &str, mark: Mark) -> Result<Given, Fault> {
        if mark == Mark::Zero {
            return Ok(Given { value: Some(Number::ZERO), ..Given::default() });
        }
        if mark.has_value() {
            return Err(Fault::NotANumber { found: shown(text) });
        }
        Ok(Given { mark: Some(mark), ..Given::default() })
    }
}

/// Whether a text can be a set of flags: few letters in alphabetical order, as Eurostat writes them, or letters that
/// stand apart.
fn are_flags(text: &str) -> bool {
    let is_apart = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '|');
    let small = text.to_lowercase();
    let mut parts = small.split(is_apart).filter(|part| !part.is_empty());
    let stand_apart = small.contains(is_apart) && parts.all(|part| part.chars().count() == 1);
    stand_apart || (small.chars().count() <= MOST_FLAGS && small.chars().is_sorted())
}

/// Whether a text that could be flags is a word of a remark. SDMX has no remarks in the place of flags.
fn is_common_word(text: &str) -> bool {
    const WORDS: [&str; 9] = ["af", "an", "at", "de", "den", "du", "er", "is", "no"];
    WORDS.contains(&text.to_lowercase().as_str())
}

/// The symbols that stand beside a value.
fn beside(symbols: &[(String, Mark)]) -> impl Iterator<Item = (&str, Mark)> {
    let stands_beside = |(symbol, mark): &&(String, Mark)| mark.has_value() && !symbol.is_empty();
    symbols.iter().filter(stands_beside).map(|(symbol, mark)| (symbol.as_str(), *mark))
}

/// A number without what stands beside it.
pub(super) fn without_signs<'t>(text: &'t str, symbols: &[(String, Mark)]) -> &'t str {
    let text = text.trim();
    let text = text.strip_suffix('%').map_or(text, str::trim_end);
    let bare = |symbol| text.strip_suffix(symbol).or_else(|| text.strip_prefix(symbol));
    beside(symbols).find_map(|(symbol, _)| bare(symbol)).map_or(text, str::trim)
}

/// Marks that an observation shows, in the order of importance that SDMX gives them.
const IMPORTANCE: [Mark; 5] = [Mark::Break, Mark::Estimated, Mark::Provisional, Mark::LowReliability, Mark::Revised];

/// What an observation does not show of all that is said of its value, where a verdict would rest on it: that a figure
/// is unsettled or uncertain, and is the first of a new series as well.
pub(super) fn lost(marks: &[Mark], kept: Status) -> Option<Mark> {
    let is_lost = |mark: Mark| match kept {
        Status::Break => matches!(mark, Mark::Provisional | Mark::Estimated | Mark::LowReliability),
        Status::Provisional | Status::Estimated => mark == Mark::LowReliability,
        Status::Normal | Status::Revised | Status::LowReliability | Status::Suppressed | Status::Missing => false,
    };
    marks.iter().copied().filter(|mark| is_lost(*mark)).min()
}

/// The status of an observation of which all this is said: of several marks the most important one.
pub(super) fn status(marks: &[Mark], has_value: bool) -> Status {
    let shown = marks.iter().copied().filter(|mark| mark.has_value() == has_value);
    let important = if has_value {
        let rank = |mark: Mark| IMPORTANCE.iter().position(|known| *known == mark).map(|rank| (rank, mark));
        shown.filter_map(rank).min().map(|(_, mark)| mark)
    } else {
        // That it is withheld says more than that it is not there.
        shown.max()
    };
    let usual = if has_value { Status::Normal } else { Status::Missing };
    important.and_then(Mark::status).unwrap_or(usual)
}

//! How single values are spelled, so that every reader of YAML takes them for what they are.

use std::fmt::Write;

use super::super::decode::looks_like_thousands;
use super::super::scan::letters::{is_double_quote, is_odd_space, is_quoted_in_print, is_typographic_dash};
use crate::name::is_unseen;
use crate::number::Number;

/// Writes a text on one line; in quotes where it could be taken for something else. `flow` inside braces and brackets.
pub(super) fn inline(out: &mut String, text: &str, flow: bool) {
    if is_plain(text, flow) {
        out.push_str(text);
    } else if text.contains(['"', '\\']) && !text.contains('\'') && !text.contains(is_escaped) {
        out.push('\'');
        out.push_str(text);
        out.push('\'');
    } else {
        quoted(out, text);
    }
}

/// A text in double quotes.
pub(crate) fn in_quotes(text: &str) -> String {
    let mut out = String::new();
    quoted(&mut out, text);
    out
}

/// Writes a text in double quotes.
pub(super) fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if is_escaped(letter) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// Whether a text can stand without quotes.
fn is_plain(text: &str, flow: bool) -> bool {
    let lost = text.is_empty() || text.trim() != text || text.contains(is_escaped);
    let ends_early = text.contains(" #") || text.contains(": ") || text.ends_with(':');
    // A sign at the end would stand before a comma or a bracket.
    let ends_early_in_flow = text.contains([',', '[', ']', '{', '}']) || text.contains(":?") || text.ends_with(" -");
    let taken_for_other = text.starts_with(is_indicator) || reads_as_other(text);
    let printed = text.starts_with(is_typographic_dash) || text.contains(is_double_quote) || is_quoted_in_print(text);
    !(lost || printed || ends_early || taken_for_other || (flow && ends_early_in_flow))
}

/// Whether a letter can only be written by its number, or would be changed by reading.
pub(super) fn is_escaped(letter: char) -> bool {
    letter.is_control()
        || is_odd_space(letter)
        || is_unseen(letter)
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a value that begins with this letter is not a plain text.
fn is_indicator(letter: char) -> bool {
    matches!(letter, '-' | '?' | ':' | ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\'' | '"')
        || matches!(letter, '%' | '@' | '`')
}

/// Whether some reader, of this version of YAML or an older one, takes the text for nothing, a truth value, a number or
/// a date.
fn reads_as_other(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".inf", "+.inf", ".nan", "+.nan",
    ];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) || looks_like_a_number_or_date(text)
}

fn looks_like_a_number_or_date(text: &str) -> bool {
    let unsigned = text.trim_start_matches(['+', '.']);
    if !unsigned.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let in_other_base = ["0x", "0o", "0b"].iter().any(|base| unsigned.starts_with(base));
    let with_time = unsigned.contains(':');
    let belongs = |letter: char| match letter {
        '0'..='9' | '_' | '.' | ':' | '+' | '-' | 'e' | 'E' | 't' | 'T' | 'z' | 'Z' => true,
        ' ' => with_time,
        _ => in_other_base && letter.is_ascii_alphanumeric(),
    };
    unsigned.chars().all(belongs)
}

/// Whether a value of a register can stand without quotes although it is no text: `yes`, `3`, `12.5`.
pub(super) fn is_plain_value(value: &str) -> bool {
    let truth = matches!(value, "yes" | "no" | "true" | "false");
    truth || value.parse().is_ok_and(|number: Number| number.to_string() == value && !is_long(value))
}

/// Whether a number has more digits than every reader keeps.
fn is_long(number: &str) -> bool {
    number.bytes().filter(u8::is_ascii_digit).count() > 15
}

/// A number as it is spelled.
#[derive(Debug)]
pub(super) struct Spelled {
    pub(super) digits: String,
    /// Whether it needs quotes, because some readers would take it for a number and keep only a part of it.
    pub(super) quoted: bool,
}

/// A number with the decimals it was written with, or as many of them as can be read. `None` where there is no such
/// decimal.
pub(super) fn number(number: Number) -> Option<Spelled> {
    let shortest = number.to_string();
    if shortest.parse() != Ok(number) {
        return None;
    }
    let (_, decimals) = shortest.split_once('.').unwrap_or_default();
    let written = usize::try_from(number.decimals()?).ok()?;
    let mut digits = shortest.clone();
    if decimals.is_empty() && written > 0 {
        digits.push('.');
    }
    digits.extend(std::iter::repeat_n('0', written.saturating_sub(decimals.len())));
    if !digits.parse().is_ok_and(|read: Number| read.decimals() == number.decimals()) {
        digits = shortest;
    }
    Some(Spelled { quoted: is_long(&digits), digits })
}

/// A number as a fraction. `None` where its parts cannot be read.
pub(super) fn fraction(number: Number) -> Option<Spelled> {
    let (above, below) = number.as_fraction();
    let readable = [above, below].iter().all(|part| part.to_string().parse::<Number>().is_ok());
    readable.then(|| Spelled { digits: format!("{above}/{below}"), quoted: false })
}

/// An amount of a rule. Where it could be read as a thousand times as much, one more decimal says that it is not, and
/// quotes keep that decimal. With three decimals in its indicator nothing is doubtful.
pub(super) fn amount(number: Number, three_decimals: bool) -> Option<Spelled> {
    let mut spelled = self::number(number)?;
    if !three_decimals && looks_like_thousands(&spelled.digits) {
        spelled.digits.push('0');
    }
    spelled.quoted |= !three_decimals && looks_like_thousands(&number.to_string());
    Some(spelled)
}

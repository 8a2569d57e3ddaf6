//! The letters of a PX file, which says itself how they are written.

use std::borrow::Cow;

use super::fault::PxFault;
use crate::feed::bytes::{self, Decoded};
use crate::feed::cube;
use crate::feed::{Place, Problem};

/// How far into a file its character set is declared.
const HEAD: usize = 4096;

/// Decodes a file: Windows-1252 where it says ANSI or one of its kin, UTF-8 where it is that.
pub(super) fn decoded(bytes: &[u8]) -> Result<Decoded<'_>, Problem> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    let (charset, codepage) = (declared(&head, "CHARSET"), declared(&head, "CODEPAGE"));
    let is_utf8 = codepage.as_deref().is_some_and(|page| matches!(page, "utf-8" | "utf8"));
    let mut decoded = bytes::decode(bytes, is_utf8)?;
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if bytes.is_ascii() || is_utf16 {
        return Ok(decoded);
    }
    if std::str::from_utf8(bytes).is_ok() {
        if let Some(declared) = codepage.or(charset).filter(|_| !is_utf8) {
            decoded.warnings.push(Problem::new(Place::File, PxFault::CodepageBelied { declared }));
        }
        return Ok(decoded);
    }
    let refused = |fault: PxFault| Err(Problem::new(Place::File, fault));
    if charset.as_deref() == Some("oem") {
        return refused(PxFault::Oem);
    }
    match codepage.as_deref() {
        Some(
            "iso-8859-1" | "iso8859-1" | "latin1" | "windows-1252" | "cp1252" | "1252" | "ansi" | "utf-8" | "utf8",
        ) => Ok(decoded),
        Some("iso-8859-15" | "iso8859-15" | "latin9") => {
            decoded.text = Cow::Owned(decoded.text.chars().map(latin_9).collect());
            Ok(decoded)
        }
        Some(other) => refused(PxFault::UnknownCodepage { declared: other.to_owned() }),
        None if charset.as_deref() == Some("ansi") => Ok(decoded),
        None => refused(PxFault::NoCharset),
    }
}

/// What the file declares, in small letters.
fn declared(head: &str, keyword: &str) -> Option<String> {
    let (_, after) = head.split_once(keyword)?;
    let (value, _) = after.trim_start().strip_prefix('=')?.split_once(';')?;
    let value = value.trim().trim_matches('"').trim().to_lowercase();
    Some(cube::cut(&value)).filter(|value| !value.is_empty())
}

/// The eight letters in which ISO 8859-15 differs from Windows-1252.
fn latin_9(letter: char) -> char {
    match letter {
        '¤' => '€',
        '¦' => 'Š',
        '¨' => 'š',
        '´' => 'Ž',
        '¸' => 'ž',
        '¼' => 'Œ',
        '½' => 'œ',
        '¾' => 'Ÿ',
        other => other,
    }
}

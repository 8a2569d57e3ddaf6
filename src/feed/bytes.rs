//! Bytes into text: byte order marks, UTF-8, UTF-16 and Windows-1252.

use std::borrow::Cow;

use super::fault::{Fault, LOST, Place, Problem, TWICE, shown};

/// What the bytes 0x80 to 0x9f stand for in Windows-1252; the others stand for themselves. Five stand for nothing.
const WINDOWS_1252: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// A file as text, with what is odd about its bytes.
pub(crate) struct Decoded<'b> {
    pub(crate) text: Cow<'b, str>,
    pub(crate) warnings: Vec<Problem>,
}

/// Decodes a file. A byte order mark decides, else UTF-8 where the bytes are valid, else Windows-1252, whose every byte
/// means something, so that nothing is lost.
///
/// `declared_utf8` says whether the file itself claims to be UTF-8, which its bytes may belie.
pub(crate) fn decode(bytes: &[u8], declared_utf8: bool) -> Result<Decoded<'_>, Problem> {
    let mut warnings = Vec::new();
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => match std::str::from_utf8(rest) {
            Ok(text) => Cow::Borrowed(text),
            Err(error) => return Err(Problem::new(line_of(rest, error.valid_up_to()), Fault::NotUtf8)),
        },
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(error) => {
                if declared_utf8 {
                    warnings.push(Problem::new(line_of(bytes, error.valid_up_to()), Fault::ReadAsWindows1252));
                }
                Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect())
            }
        },
    };
    if text.contains('\0') {
        return Err(Problem::new(Place::File, Fault::NotText));
    }
    warnings.extend(misread(&text));
    Ok(Decoded { text, warnings })
}

fn windows_1252(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|nth| WINDOWS_1252.get(usize::from(nth)));
    special.copied().flatten().unwrap_or(char::from(byte))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>, Problem> {
    let odd = bytes.len() % 2 == 1;
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0,
    });
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match text {
        Ok(text) if !odd => Ok(Cow::Owned(text)),
        Ok(_) | Err(_) => Err(Problem::new(Place::File, Fault::BrokenUtf16)),
    }
}

/// The line of a byte.
fn line_of(bytes: &[u8], at: usize) -> Place {
    let lines = bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    Place::Line { line: u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(1), column: None }
}

/// The first place of each kind where a text is misread.
fn misread(text: &str) -> Vec<Problem> {
    let sign_at = |(at, _): (usize, &str)| {
        let rest = text.get(at..)?;
        Some((at, *TWICE.iter().find(|sign| rest.starts_with(**sign))?))
    };
    let place = |at| line_of(text.as_bytes(), at);
    let twice = text.match_indices('Ã').find_map(sign_at);
    let twice = twice.map(|(at, sign)| Problem::new(place(at), Fault::TwiceEncoded { found: sign.to_owned() }));
    let lost = text.find(LOST).map(|at| {
        let is_end = |letter: char| letter.is_whitespace() || matches!(letter, ';' | ',' | '"' | '|');
        let begin = text.get(..at).and_then(|before| before.rfind(is_end)).map_or(0, |end| end + 1);
        let word = text.get(begin..).and_then(|rest| rest.split(is_end).find(|word| !word.is_empty()));
        Problem::new(place(at), Fault::LettersLost { found: shown(word.unwrap_or_default()) })
    });
    twice.into_iter().chain(lost).collect()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "område;2023\nØsterbro;1";
        let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let marked = ["\u{feff}", text].concat().into_bytes();
        let windows: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        for bytes in [text.as_bytes().to_vec(), marked, utf16, big, windows] {
            let decoded = decode(&bytes, false).unwrap();
            assert_eq!(decoded.text, text);
            assert!(decoded.warnings.is_empty());
        }
        assert_eq!(decode(b"\x85 \x80", false).unwrap().text, "… €");
    }

    #[test]
    fn what_is_odd_is_said() {
        let said =
            |bytes: &[u8]| decode(bytes, true).unwrap().warnings.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(said(b"a\nb\xe5\n"), ["line 2: the file is not UTF-8; it was read as Windows-1252"]);
        assert_eq!(
            said("a\nKÃ¸benhavn".as_bytes()),
            ["line 2: `Ã¸` looks like UTF-8 that was read as Windows-1252 and saved again"]
        );
        assert!(decode(b"a\0b", false).is_err());
        assert!(decode(b"\xff\xfea", false).is_err());
        assert!(decode(b"\xef\xbb\xbf\xe5", false).is_err());
    }
}

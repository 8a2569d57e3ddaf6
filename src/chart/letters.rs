//! How wide texts are, without a font: by the widths of Helvetica, which Arial and Liberation Sans share.
//!
//! Source: the metrics that Adobe publishes for the standard fonts of PDF (`Helvetica.afm`), in thousandths of the
//! letter height. What is not among them is taken too wide rather than too narrow.

/// The height of letters, in hundredths of a pixel, as `canvas::STYLE` sets it.
pub(super) const SIZE: i64 = 1400;
/// From one line of a text to the next.
pub(super) const LEADING: i64 = 1700;
/// How far letters reach above the line that they stand on.
pub(super) const ASCENT: i64 = 1100;
/// How far they reach below it.
pub(super) const DESCENT: i64 = 300;

/// The width of a text in hundredths of a pixel, rounded up.
pub(super) fn width(text: &str) -> i64 {
    (text.chars().map(thousandths).sum::<i64>() * SIZE + 999) / 1000
}

/// The width of a text in bold letters: at most an eighth more, while digits are as wide as others.
pub(super) fn bold_width(text: &str) -> i64 {
    let digits =
        text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '−' | ' ' | '\u{a0}'));
    if digits { width(text) } else { width(text) * 9 / 8 }
}

/// The words of a text: what a no-break space joins is one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() && letter != '\u{a0}').filter(|word| !word.is_empty())
}

/// The width of the widest line.
pub(super) fn widest(lines: &[String]) -> i64 {
    lines.iter().map(|line| width(line)).max().unwrap_or_default()
}

/// The text as [`wrapped`] breaks it, in as many lines but about equally long ones, so that no word is left alone.
pub(super) fn balanced(text: &str, room: i64, most: usize) -> Vec<String> {
    let lines = wrapped(text, room, most);
    let (mut narrow, mut wide) = (0, room);
    while wide - narrow > 100 {
        let middle = narrow + (wide - narrow) / 2;
        // Without a bound on their number no line is cut off; words that are broken would be broken more often.
        let broken = words(text).any(|word| width(word) > middle);
        if broken || wrapped(text, middle, usize::MAX).len() > lines.len() {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    if wide < room { wrapped(text, wide, most) } else { lines }
}

/// The text in at most `most` lines that are no wider than `room`, broken between words where that is possible; what
/// does not fit is cut off with `…`.
fn wrapped(text: &str, room: i64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut words = words(text).flat_map(|word| pieces(word, room)).peekable();
    while let Some(word) = words.next() {
        let mut line = word;
        while let Some(next) = words.next_if(|next| width(&line) + width(" ") + width(next) <= room) {
            line.push(' ');
            line.push_str(&next);
        }
        if lines.len() + 1 == most.max(1) {
            let rest: Vec<String> = words.collect();
            lines.push(if rest.is_empty() { line } else { shortened(&format!("{line} {}", rest.join(" ")), room) });
            break;
        }
        lines.push(line);
    }
    lines
}

/// The text on one line, its end replaced by `…` where it is wider than `room`.
pub(super) fn shortened(text: &str, room: i64) -> String {
    let text = words(text).collect::<Vec<_>>().join(" ");
    if width(&text) <= room {
        return text;
    }
    let mut kept = String::new();
    let mut used = width("…");
    for letter in text.chars() {
        used += width(letter.encode_utf8(&mut [0; 4]));
        if used > room {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
}

/// A word in parts that fit, each but the last with a hyphen.
fn pieces(word: &str, room: i64) -> Vec<String> {
    if width(word) <= room {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let Some(piece) = pieces.last_mut() else { break };
        if !piece.is_empty() && width(piece) + width(letter.encode_utf8(&mut [0; 4])) + width("-") > room {
            piece.push('-');
            pieces.push(letter.to_string());
        } else {
            piece.push(letter);
        }
    }
    pieces
}

fn thousandths(letter: char) -> i64 {
    match letter {
        'i' | 'j' | 'l' | '’' | '‘' => 222,
        '\'' => 191,
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | '[' | '\\' | ']' | 'I' | 'f' | 't' | '\u{a0}' | '·' => 278,
        '|' => 260,
        '(' | ')' | '-' | 'r' | '`' | '{' | '}' | '“' | '”' | '¨' | '´' => 334,
        '"' | '*' | '°' => 400,
        '^' => 469,
        'J' | 'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 500,
        '0'..='9' | '#' | '$' | '?' | 'L' | '_' | '§' | '€' | '–' | '«' | '»' => 556,
        'a' | 'b' | 'd' | 'e' | 'g' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' | 'å' | 'é' | 'ä' | 'ö' | 'ü' => 556,
        '+' | '<' | '=' | '>' | '~' | '−' | '±' | '×' | '≤' | '≥' => 584,
        'F' | 'T' | 'Z' | 'ø' => 611,
        '&' | 'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | 'Å' | 'Ä' | 'É' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' | 'Ü' => 722,
        'G' | 'O' | 'Q' | 'Ø' | 'Ö' => 778,
        'M' | 'm' => 833,
        '%' | 'æ' => 889,
        'W' => 944,
        '@' => 1015,
        // Accents are set above the letter before them.
        '\u{300}'..='\u{36f}' => 0,
        // Pictures.
        '\u{1f000}'.. => 1400,
        _ => 1000,
    }
}

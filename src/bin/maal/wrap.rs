//! Long lines broken between words.

use console::Term;

use crate::screen::Stream;

/// No line is longer than this, however wide the window is.
const WIDEST: usize = 96;
/// Where the window is narrower than this, or does not say, nothing is won by breaking lines.
const NARROWEST: usize = 40;

/// A text for standard output: in a terminal its lines are broken to fit the window, elsewhere it is left as it is.
pub(crate) fn for_reader(text: &str) -> String {
    if !Stream::Out.is_terminal() {
        return text.to_owned();
    }
    match Term::stdout().size_checked() {
        Some((_, columns)) if usize::from(columns) >= NARROWEST => self::text(text, WIDEST.min(columns.into())),
        Some(_) | None => text.to_owned(),
    }
}

/// A text in lines of at most `width` letters; what goes on stands below the beginning, also in lists.
pub(crate) fn text(text: &str, width: usize) -> String {
    let lines: Vec<String> = text.lines().map(|whole| line(whole, width)).collect();
    let end = if text.ends_with('\n') { "\n" } else { "" };
    lines.join("\n") + end
}

fn line(line: &str, width: usize) -> String {
    let unmarked = line.trim_start_matches([' ', '-']);
    let (indent, rest) = line.split_at(line.len() - unmarked.len());
    let mut out = indent.to_owned();
    let begin = indent.chars().count();
    let mut letters = begin;
    for word in rest.split(' ') {
        let more = word.chars().count();
        if letters > begin && letters + 1 + more > width {
            out.push('\n');
            out.push_str(&" ".repeat(begin));
            letters = begin;
        } else if letters > begin {
            out.push(' ');
            letters += 1;
        }
        out.push_str(word);
        letters += more;
    }
    out
}

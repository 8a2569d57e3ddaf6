//! Characters that no text may have, looked for before it is parsed.

use super::super::misreading::{Banned, Misreading};
use super::super::span::{LONGEST, Span};
use super::super::syntax::Syntax;

/// Adds every character that no text may have to `problems`, and a directive; says whether there was one.
pub(in crate::source) fn banned(text: &str, problems: &mut Vec<(Span, Misreading)>) -> bool {
    let known = problems.len();
    let (mut line, mut column) = (1, 0);
    let mut letters = text.chars().peekable();
    let mut nth = 0;
    while let Some(letter) = letters.next() {
        let at = Span::point(line, column);
        if nth >= LONGEST {
            problems.push((at, Misreading::Banned(Banned::TooLong { most: LONGEST })));
            return true;
        }
        nth += 1;
        let banned = match letter {
            '\0' => {
                problems.truncate(known);
                problems.push((at, Misreading::Syntax(Syntax::NotText)));
                return true;
            }
            '\r' if letters.peek() == Some(&'\n') => None,
            '\n' | '\r' => {
                (line, column) = (line + 1, 0);
                continue;
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Banned::LineSeparator),
            '\t' => None,
            '\u{feff}' => Some(Banned::ControlCharacter(letter)),
            _ if letter.is_control() => Some(Banned::ControlCharacter(letter)),
            _ => None,
        };
        problems.extend(banned.map(|banned| (at, Misreading::Banned(banned))));
        column += 1;
    }
    problems.extend(directive(text).map(|at| (at, Misreading::Banned(Banned::Directive))));
    problems.len() > known
}

/// A `%` line before the content.
fn directive(text: &str) -> Option<Span> {
    let parts = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    let mut content = parts.enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let (nth, line) = content.next()?;
    line.starts_with('%').then(|| Span::point(nth + 1, 0))
}

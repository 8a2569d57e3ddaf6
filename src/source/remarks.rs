//! Texts that a comment cuts off where none was meant: `source: Agreement #3` reads as `Agreement`.
//!
//! Only the text itself shows that, so these warnings are made here and not with the others.

use super::Cause;
use super::lines::Lines;
use super::node::{Node, Value};
use super::reading::{Placed, Reading};
use super::span::Span;
use crate::lint::{Lint, Warning};

impl Reading<'_> {
    /// Notes every text behind which a `#` stands on the same line that no space follows.
    pub(super) fn note_remarks(&mut self) {
        for texts in self.decoder.texts.chunk_by(|(one, _), (next, _)| one == next) {
            let Some((file, _)) = texts.first() else { continue };
            let (Some(text), Some(Some(tree))) = (self.texts.get(*file), self.trees.get(*file)) else { continue };
            if !text.contains('#') {
                continue;
            }
            let lines = Lines::new(text);
            for (file, span) in texts {
                let Some((whole, remark)) = cut_off(*span, &lines) else { continue };
                let (path, in_brackets) = place_of(tree, *span, &lines).unwrap_or((String::new(), true));
                // Within brackets nobody knows where the text would have ended.
                let span = if in_brackets { *span } else { whole };
                let cause = Cause::Warning(Warning { path, lint: Lint::RemarkInText(remark) });
                self.noted.push(Placed { file: *file, span, cause, meant: None });
            }
        }
    }
}

/// A text without quotation marks together with what cuts it off, and that alone.
fn cut_off(text: Span, lines: &Lines<'_>) -> Option<(Span, String)> {
    let first = Span { end_line: text.line, end_column: text.column.saturating_add(1), ..text };
    let is_plain = !matches!(lines.at(first)?, "\"" | "'" | "|" | ">");
    let before = lines.at(lines.span(text.end_line, 1, text.end_column))?;
    let behind = lines.at(lines.span(text.end_line, text.end_column, u32::MAX))?;
    let remark = behind.trim_start();
    let follows = is_plain && !before.trim().is_empty() && remark.len() < behind.len();
    let letter = remark.strip_prefix('#')?.chars().next()?;
    if !follows || letter.is_whitespace() || letter == '#' {
        return None;
    }
    // What stands behind a `#` with a space is a remark in any case.
    let remark = remark.split_once(" # ").map_or(remark, |(remark, _)| remark).trim_end();
    let space = behind.len().saturating_sub(behind.trim_start().len());
    let width = u32::try_from(space.saturating_add(remark.chars().count())).ok()?;
    let end_column = text.end_column.saturating_add(width);
    Some((Span { end_column, ..text }, remark.to_owned()))
}

/// The path to a single value, and whether it stands within brackets.
fn place_of(node: &Node<'_>, sought: Span, lines: &Lines<'_>) -> Option<(String, bool)> {
    let ends_before = |node: &Node<'_>| (node.span.end_line, node.span.end_column) <= (sought.line, sought.column);
    let (step, inner) = match &node.value {
        Value::Empty => return None,
        Value::Scalar(_) => return (node.span == sought).then(|| (String::new(), false)),
        Value::Map(entries) => {
            let entry = entries.get(entries.partition_point(|entry| ends_before(&entry.value)))?;
            (entry.key.clone().into_owned(), &entry.value)
        }
        Value::List(items) => {
            let nth = items.partition_point(ends_before);
            (nth.to_string(), items.get(nth)?)
        }
    };
    let (rest, in_brackets) = place_of(inner, sought, lines)?;
    let first = Span { end_line: node.span.line, end_column: node.span.column.saturating_add(1), ..node.span };
    let opens = matches!(lines.at(first), Some("{" | "["));
    let path = if rest.is_empty() { step } else { format!("{step}/{rest}") };
    Some((path, in_brackets || opens))
}

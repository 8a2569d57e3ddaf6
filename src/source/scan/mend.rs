//! How a text that is no YAML becomes one. A repair is offered only where the parser then gets past the mistake.

use saphyr_parser::{Event, Parser};

use super::super::edit::{Edit, Repair};
use super::super::lines::Lines;
use super::super::lines::repaired;
use super::super::span::Span;
use super::super::syntax::Syntax;
use super::super::written::period_and_figure;
use super::brackets;
use super::letters::{is_double_quote, is_odd_space, is_quoted_in_print, is_typographic_dash};
use super::line::{indent, is_blank, is_key, number, offset, width, without_comment};

/// The repair of a mistake at its place, where it is known and leads past it.
pub(in crate::source) fn repair(syntax: &Syntax, span: Span, lines: &Lines<'_>) -> Option<Repair> {
    let text = lines.text_of(span.line);
    let one = |edit: Edit| Some(Repair { edits: vec![edit] });
    let repair = match syntax {
        Syntax::TypographicQuotes => return straight_quotes(span, lines),
        Syntax::Tab => return without_tabs(span, lines),
        Syntax::Indentation { fits, .. } => return in_line(span, fits, lines),
        Syntax::OddSpace => with_plain_spaces(span, lines),
        Syntax::UnclosedQuote => one(closing_quote(span, lines)?),
        Syntax::TextAfterQuote => one(in_other_quotes(span, lines)?),
        Syntax::Backslash => doubled(span, lines),
        Syntax::UnclosedBracket { .. } => one(closing_brackets(span, lines)?),
        Syntax::WrongBracket { expected, .. } => one(lines.replace(span, expected.to_string())),
        Syntax::ExtraBracket { .. } | Syntax::ExtraComma => one(lines.replace(span, "")),
        Syntax::MissingComma => one(comma(span, lines)?),
        Syntax::ColonInText => one(colon_in_quotes(span, lines)?),
        Syntax::ReservedStart { .. } => one(lines.replace(span, in_quotes(lines.at(span)?)?)),
        Syntax::MissingColon => one(colon(text, span, lines)?),
        Syntax::MissingSpace { .. } => one(lines.put_in(span.line, span.end_column, " ")),
        Syntax::MissingDash => dash(span, lines),
        Syntax::TypographicDash { .. } => plain_dashes(span, lines),
        Syntax::MapInLine { .. } => one(lines.replace(span, format!("{{ {} }}", lines.at(span)?))),
        Syntax::RemarkSign => one(lines.replace(span, "#")),
        Syntax::DashAmongKeys => {
            let end = span.end_column.saturating_add(1);
            one(lines.replace(lines.span(span.line, span.column, end), ""))
        }
        Syntax::PastedTable
        | Syntax::LoneDash
        | Syntax::MisplacedDash
        | Syntax::AfterEnd
        | Syntax::NotText
        | Syntax::Other { .. } => None,
    };
    repair.filter(|repair| leads_past(repair, span, lines))
}

/// Whether the parser gets further in the repaired text than in the text as it is.
fn leads_past(repair: &Repair, span: Span, lines: &Lines<'_>) -> bool {
    let stops = first_error(lines.text()).map_or(span.line, |line| line.max(span.end_line));
    first_error(&repaired(lines.text(), [repair])).is_none_or(|line| line > stops)
}

fn first_error(text: &str) -> Option<u32> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Parser::new_from_str(text).find_map(|event| event.err().map(|error| number(error.marker().line())))
}

/// The lists, maps and texts of a text in their order; none where it is no YAML.
fn shape(text: &str) -> Option<Vec<(u8, String)>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let events = Parser::new_from_str(text).map(|event| {
        Some(match event.ok()?.0 {
            Event::Scalar(text, ..) => (0, text.into_owned()),
            Event::SequenceStart(..) => (1, String::new()),
            Event::MappingStart(..) => (2, String::new()),
            Event::SequenceEnd | Event::MappingEnd => (3, String::new()),
            Event::Alias(_) => (4, String::new()),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {
                (5, String::new())
            }
        })
    });
    events.collect()
}

/// Spaces instead of all tabs that indent, so many that the text can be read; none where that could be done in two
/// ways with another meaning.
fn without_tabs(span: Span, lines: &Lines<'_>) -> Option<Repair> {
    let tabs = |line: u32| {
        let space = lines.text_of(line).chars().take_while(|letter| letter.is_whitespace());
        let tabs = space.enumerate().filter(|(_, letter)| *letter == '\t');
        tabs.map(|(nth, _)| nth).collect::<Vec<usize>>()
    };
    let is_indented = !tabs(span.line).is_empty();
    let with_spaces = |many: usize| {
        let all = (1..=lines.count()).flat_map(|line| tabs(line).into_iter().map(move |nth| (line, nth)));
        let at = |(line, nth)| lines.span(line, number(nth) + 1, number(nth) + 2);
        let edits: Vec<Edit> = if is_indented {
            all.map(|place| lines.replace(at(place), " ".repeat(many))).collect()
        } else {
            vec![lines.replace(span, " ")]
        };
        Repair { edits }
    };
    // What follows a key without a value stands further to the right than the key.
    let is_below = |repair: &Repair| {
        let mended = repaired(lines.text(), [repair]);
        let mended = Lines::new(&mended);
        let filled = |line: &u32| !is_blank(mended.text_of(*line));
        let tabbed = (1..=lines.count()).filter(|line| !tabs(*line).is_empty() && filled(line));
        let pairs = tabbed.filter_map(|line| Some(((1..line).rev().find(filled)?, line)));
        let opens = |line: u32| without_comment(mended.text_of(line)).ends_with(':');
        pairs.filter(|(above, _)| opens(*above)).all(|(above, line)| {
            let dashed = mended.text_of(line).trim_start().starts_with("- ");
            let (above, own) = (indent(mended.text_of(above)), indent(mended.text_of(line)));
            own > above || (dashed && own == above)
        })
    };
    unanimous([2, 4, 8, 1].map(with_spaces).into_iter().filter(is_below), lines)
}

/// A line with those that belong to it, in line with the only place that it can be meant for.
fn in_line(span: Span, fits: &[u32], lines: &Lines<'_>) -> Option<Repair> {
    let own = indent(lines.text_of(span.line));
    let block = block(span.line, lines);
    let moved = |to: &u32| {
        let edits = block.iter().map(|line| {
            let spaces = indent(lines.text_of(*line)).saturating_sub(own).saturating_add(*to);
            let spaces = usize::try_from(spaces).unwrap_or_default();
            let before = lines.span(*line, 1, indent(lines.text_of(*line)).saturating_add(1));
            lines.replace(before, " ".repeat(spaces))
        });
        Repair { edits: edits.collect() }
    };
    unanimous(fits.iter().map(moved), lines)
}

/// A line and those below it that stand further to the right or at least as far, up to the first that does not.
fn block(first: u32, lines: &Lines<'_>) -> Vec<u32> {
    let own = indent(lines.text_of(first));
    let belongs = |line: &u32| *line == first || indent(lines.text_of(*line)) >= own;
    (first..=lines.count()).filter(|line| !is_blank(lines.text_of(*line))).take_while(belongs).collect()
}

/// Of some repairs the first that leads to a text that can be read, where all that do lead to the same one.
fn unanimous(repairs: impl IntoIterator<Item = Repair>, lines: &Lines<'_>) -> Option<Repair> {
    let read = repairs.into_iter().filter_map(|repair| {
        let shape = shape(&repaired(lines.text(), [&repair]))?;
        Some((repair, shape))
    });
    let mut read = read.collect::<Vec<_>>().into_iter();
    let (first, shape) = read.next()?;
    read.all(|(_, other)| other == shape).then_some(first)
}

/// Two of each backslash from the first that means nothing to the end of the line, where none of them means a mark.
fn doubled(span: Span, lines: &Lines<'_>) -> Option<Repair> {
    let letters = lines.text_of(span.line).chars().enumerate().skip(offset(span.column));
    let backslashes = letters.filter(|(_, letter)| *letter == '\\').map(|(nth, _)| number(nth) + 1);
    let edits = backslashes.map(|column| lines.put_in(span.line, column, "\\"));
    Some(Repair { edits: edits.collect() })
}

/// Ordinary spaces for all others that indent, and at the place; none at the ends of a name.
fn with_plain_spaces(span: Span, lines: &Lines<'_>) -> Option<Repair> {
    let (name, before) = (lines.at(span)?, lines.at(lines.span(span.line, 1, span.column))?);
    let inner = name.trim_matches(['"', '\'']).trim();
    let at_ends = !inner.is_empty() && !inner.contains(is_odd_space);
    if at_ends && !before.trim().is_empty() | !name.starts_with(is_odd_space) {
        let edit = lines.replace(span, name.replace(is_odd_space, ""));
        return Some(Repair { edits: vec![edit] });
    }
    let places = (1..=lines.count()).flat_map(|line| {
        let letters = lines.text_of(line).chars().enumerate();
        let from = offset(span.column);
        let to = offset(span.end_column);
        let mut leads = true;
        letters
            .filter(move |(nth, letter)| {
                leads = leads && letter.is_whitespace();
                is_odd_space(*letter) && (leads || (line == span.line && (from..to).contains(nth)))
            })
            .map(move |(nth, _)| (line, nth))
    });
    let edits = places.map(|(line, nth)| lines.replace(lines.span(line, number(nth) + 1, number(nth) + 2), " "));
    Some(Repair { edits: edits.collect() })
}

/// The mark at the end of the line, where it is the only one of its kind there.
fn closing_quote(span: Span, lines: &Lines<'_>) -> Option<Edit> {
    let text = lines.text_of(span.line);
    let rest: String = text.chars().skip(offset(span.column)).collect();
    let mark = rest.chars().next()?;
    let in_brackets = !brackets::open_before(lines, span.line, span.column).is_empty();
    let alone = rest.matches(mark).count() == 1 && !in_brackets;
    let end = width(text.trim_end()).saturating_add(1);
    alone.then(|| lines.put_in(span.line, end, &mark.to_string()))
}

/// A value that begins with a text in quotation marks and goes on: all of it in the other kind.
fn in_other_quotes(span: Span, lines: &Lines<'_>) -> Option<Edit> {
    let (line, start) = brackets::quote_closed_before(lines, span.line, span.column)?;
    if line != span.line || !brackets::open_before(lines, line, start).is_empty() {
        return None;
    }
    let end = width(without_comment(lines.text_of(line))).saturating_add(1);
    let whole = lines.span(line, start, end);
    let found = lines.at(whole)?;
    let mark = found.chars().next()?;
    // The text holds an apostrophe, or a mark of the kind that stands around it.
    let inner = found.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    let is_around = inner.is_some_and(|inner| inner.matches(mark).count() == 1 && !inner.contains('\\'));
    if let Some(inner) = inner.filter(|_| is_around) {
        return Some(lines.replace(whole, in_quotes(inner)?));
    }
    Some(lines.replace(whole, in_quotes(lines.at(whole)?)?))
}

/// All that are open at the end of the line, where what follows stands no further to the right.
fn closing_brackets(span: Span, lines: &Lines<'_>) -> Option<Edit> {
    let text = lines.text_of(span.line);
    let end = width(without_comment(text)).saturating_add(1);
    let below = (span.line.saturating_add(1)..=lines.count()).map(|line| lines.text_of(line));
    let goes_on = below.into_iter().find(|line| !is_blank(line)).is_some_and(|next| indent(next) > indent(text));
    let open = brackets::open_before(lines, span.line, end);
    let of_line = open.iter().rev().take_while(|bracket| bracket.line == span.line);
    let closing: String = of_line.map(|bracket| if bracket.sign == '{' { " }" } else { "]" }).collect();
    // Behind a comma something is missing that nobody can know.
    let is_begun = !without_comment(text).trim_end().ends_with(['{', '[', ',']);
    (is_begun && !goes_on && !closing.is_empty()).then(|| lines.put_in(span.line, end, &closing))
}

/// A comma behind what stands before the entry.
fn comma(span: Span, lines: &Lines<'_>) -> Option<Edit> {
    let before: String = lines.text_of(span.line).chars().take(offset(span.column)).collect();
    if !before.trim().is_empty() {
        return Some(lines.put_in(span.line, width(before.trim_end()).saturating_add(1), ","));
    }
    let above = (1..span.line).rev().find(|line| !is_blank(lines.text_of(*line)))?;
    Some(lines.put_in(above, width(without_comment(lines.text_of(above))).saturating_add(1), ","))
}

/// The whole text that has a colon in it, in quotation marks.
fn colon_in_quotes(span: Span, lines: &Lines<'_>) -> Option<Edit> {
    let text = without_comment(lines.text_of(span.line));
    let open = brackets::open_before(lines, span.line, span.column);
    let from_bracket = open.last().filter(|bracket| bracket.line == span.line).map_or(0, |it| offset(it.column) + 1);
    let letters: Vec<char> = text.chars().collect();
    let part = letters.get(from_bracket..).unwrap_or_default();
    let before = offset(span.column).saturating_sub(from_bracket);
    let comma = part.iter().take(before).rposition(|letter| *letter == ',').filter(|_| !open.is_empty());
    let start = comma.map_or(0, |nth| nth + 1);
    let key = part.iter().enumerate().skip(start).find(|(nth, letter)| {
        **letter == ':' && part.get(nth + 1).is_some_and(|next| next.is_whitespace()) && *nth < before
    })?;
    let value = part.iter().enumerate().skip(key.0 + 1).find(|(_, letter)| !letter.is_whitespace())?.0;
    let ends = |(nth, letter): &(usize, &char)| *nth > before && matches!(letter, ',' | '}' | ']') && !open.is_empty();
    let end = part.iter().enumerate().find(ends).map_or(part.len(), |(nth, _)| nth);
    let value_span = lines.span(span.line, number(from_bracket + value) + 1, number(from_bracket + end) + 1);
    let value = lines.at(value_span)?;
    let value_span = Span { end_column: value_span.column.saturating_add(width(value.trim_end())), ..value_span };
    // A bracket or a second key in it may be the end of something that was not begun.
    let is_one_text = !value.contains(['{', '}', '[', ']']) && value.matches(": ").count() == 1;
    if !is_one_text {
        return None;
    }
    Some(lines.replace(value_span, in_quotes(value.trim_end())?))
}

/// A colon behind the first word, where that is a key or the whole line.
fn colon(text: &str, span: Span, lines: &Lines<'_>) -> Option<Edit> {
    let content = without_comment(text).trim_start();
    if let Some((period, figure)) = period_and_figure(content) {
        return Some(lines.replace(span, format!("{period}: {figure}")));
    }
    let word = content.split_whitespace().next()?;
    let is_plain = word.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter));
    let behind = span.column.saturating_add(width(word));
    (is_plain && (is_key(word) || word == content)).then(|| lines.put_in(span.line, behind, ":"))
}

/// A dash before the entry, and the rest of the entry below it.
fn dash(span: Span, lines: &Lines<'_>) -> Option<Repair> {
    let own = indent(lines.text_of(span.line));
    let belongs = |line: &u32| {
        let text = lines.text_of(*line);
        *line == span.line || (indent(text) >= own && !text.trim_start().starts_with('-'))
    };
    let all = (span.line..=lines.count()).take_while(belongs);
    let edits = all.map(|line| {
        let begin = if line == span.line { "- " } else { "  " };
        lines.put_in(line, own.saturating_add(1), begin)
    });
    Some(Repair { edits: edits.collect() })
}

/// The list's own dash instead of another in all lines of a list.
fn plain_dashes(span: Span, lines: &Lines<'_>) -> Option<Repair> {
    let own = indent(lines.text_of(span.line));
    let of_list = (span.line..=lines.count())
        .take_while(|line| is_blank(lines.text_of(*line)) || indent(lines.text_of(*line)) >= own);
    let dashed = of_list.filter_map(|line| {
        let text = lines.text_of(line);
        let is_dashed = indent(text) == own && text.trim_start().starts_with(is_typographic_dash);
        is_dashed.then(|| lines.replace(lines.span(line, own.saturating_add(1), own.saturating_add(2)), "-"))
    });
    Some(Repair { edits: dashed.collect() })
}

/// A text in marks that it does not hold itself.
fn in_quotes(text: &str) -> Option<String> {
    if !text.contains(['"', '\\']) {
        return Some(format!("\"{text}\""));
    }
    (!text.contains('\'')).then(|| format!("'{text}'"))
}

/// The keyboard's own marks for those of printed text, also where a comma has divided what stands between them.
fn straight_quotes(span: Span, lines: &Lines<'_>) -> Option<Repair> {
    let found = lines.at(span)?;
    if is_quoted_in_print(found) {
        let mut inner = found.chars();
        inner.next()?;
        inner.next_back()?;
        return Some(Repair { edits: vec![lines.replace(span, in_quotes(inner.as_str())?)] });
    }
    let before: Vec<char> = lines.at(lines.span(span.line, 1, span.column))?.chars().collect();
    let opens = before.iter().rposition(|letter| is_double_quote(*letter))?;
    let one_pair = found.ends_with(is_double_quote) && found.matches(is_double_quote).count() == 1;
    let edits = [number(opens) + 1, span.end_column.saturating_sub(1)];
    let edits = edits.map(|column| lines.replace(lines.span(span.line, column, column.saturating_add(1)), "\""));
    one_pair.then(|| Repair { edits: edits.into() })
}

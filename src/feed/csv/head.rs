//! The line that names the columns, and what stands above it.

use std::collections::BTreeSet;

use ::csv::{ReaderBuilder, StringRecord};

use super::fault::CsvFault;
use super::layout::MOST_COLUMNS;
use super::names;
use super::only;
use super::records::line_ends;
use crate::feed::names::role_named;
use crate::feed::{About, Place, Problem};

/// How many lines may stand above the header.
const MOST_ABOVE: usize = 200;
/// How many lines one cell may go over, above the header and in it.
const MOST_JOINED: usize = 20;
/// How many known names make a header, whatever stands above it.
const ENOUGH_KNOWN: usize = 2;
/// What may separate columns, with its name in messages.
const DELIMITERS: [(u8, &str); 3] = [(b';', "`;`"), (b'\t', "tab"), (b',', "`,`")];

/// The header of a file.
pub(super) struct Head<'t> {
    /// The names of the columns, without space around them.
    pub(super) names: Vec<String>,
    /// How many cells it has: those behind the last name are empty.
    pub(super) width: usize,
    pub(super) delimiter: u8,
    /// The line it stands on.
    pub(super) line: u32,
    /// Whether a period stands on the line right above.
    pub(super) period_above: bool,
    /// The text from the header on.
    pub(super) text: &'t str,
    /// What the lines above say.
    pub(super) about: About,
}

/// A line, or several that a quotation mark holds together.
#[derive(Clone, Copy)]
struct Line<'t> {
    nth: u32,
    start: usize,
    text: &'t str,
}

/// Finds the header. The sign between columns is the one that splits it, whatever the rows look like.
pub(super) fn find(text: &str) -> Result<Head<'_>, Vec<Problem>> {
    let (declared, lines) = match lines(text).split_first() {
        Some((first, rest)) if separator(first.text).is_some() => (separator(first.text), rest.to_vec()),
        _ => (None, lines(text)),
    };
    let by_name = by_name(&lines, declared, true).or_else(|| by_name(&lines, declared, false));
    let nth = by_name.or_else(|| by_shape(&lines, declared)).ok_or_else(|| only(Place::File, CsvFault::NoHeader))?;
    let (above, from) = lines.split_at_checked(nth).unwrap_or_default();
    let header = from.first().copied().ok_or_else(|| only(Place::File, CsvFault::NoHeader))?;
    let place = Place::Line { line: header.nth, column: None };
    let delimiter = delimiter(header.text, declared).map_err(|fault| only(place, fault))?;
    let cells = split(header.text, delimiter);
    let mut names: Vec<String> = cells.iter().map(|name| name.trim().to_owned()).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    let text = text.get(header.start..).unwrap_or_default();
    let period_above = above.last().is_some_and(|line| split(line.text, delimiter).iter().any(names::is_period));
    Ok(Head {
        names,
        width: cells.len(),
        delimiter,
        period_above,
        line: header.nth,
        text,
        about: about(above, delimiter),
    })
}

/// The first line with enough known names, where it is asked for with a row of as many cells right below.
fn by_name(lines: &[Line<'_>], declared: Option<u8>, with_row: bool) -> Option<usize> {
    let below = lines.iter().skip(1).map(Some).chain([None]);
    lines.iter().zip(below).position(|(line, below)| {
        candidates(line.text, declared).any(|delimiter| {
            let cells = split(line.text, delimiter);
            let has_row = below.is_some_and(|below| width(below.text, delimiter) == cells.len());
            known_names(&cells) >= ENOUGH_KNOWN && (has_row || !with_row)
        })
    })
}

/// The first line that splits into as many cells as the one right below it; a title above a header may happen to.
fn by_shape(lines: &[Line<'_>], declared: Option<u8>) -> Option<usize> {
    let fits = |nth: usize| {
        let line = lines.get(nth)?;
        let below = lines.get(nth + 1).filter(|below| !is_blank(below.text));
        let alike = |delimiter| below.is_none_or(|below| width(below.text, delimiter) == width(line.text, delimiter));
        candidates(line.text, declared).find(|delimiter| alike(*delimiter))
    };
    let telling = |nth: usize| {
        let cells = split(lines.get(nth)?.text, fits(nth)?);
        let is_sheet =
            cells.get(0).is_some_and(str::is_empty) && cells.iter().next_back().is_some_and(names::is_period);
        (known_names(&cells) > 0 || is_sheet).then_some(nth)
    };
    let first = (0..lines.len()).find(|nth| fits(*nth).is_some())?;
    Some(telling(first).or_else(|| telling(first + 1)).unwrap_or(first))
}

/// The signs that split a line into cells of which another than the first is filled.
fn candidates(line: &str, declared: Option<u8>) -> impl Iterator<Item = u8> + '_ {
    let all = DELIMITERS.iter().map(|(delimiter, _)| *delimiter);
    let of = all.filter(move |_| declared.is_none()).chain(declared);
    of.filter(move |delimiter| {
        let cells = split(line, *delimiter);
        cells.len() > 1 && cells.iter().skip(1).any(|cell| !cell.trim().is_empty())
    })
}

/// The one sign that splits the header. Where two do, it is the one under which names are known or periods are seen.
fn delimiter(header: &str, declared: Option<u8>) -> Result<u8, CsvFault> {
    let all: Vec<u8> = candidates(header, declared).collect();
    let told: Vec<u8> = all.iter().copied().filter(|delimiter| is_telling(&split(header, *delimiter))).collect();
    match (all.as_slice(), told.as_slice()) {
        ([one], _) | (_, [one]) => Ok(*one),
        ([], _) => Err(CsvFault::NoHeader),
        ([one, other, ..], _) => Err(CsvFault::AmbiguousDelimiter { one: name(*one), other: name(*other) }),
    }
}

fn is_telling(cells: &StringRecord) -> bool {
    known_names(cells) > 0 || cells.iter().take(MOST_COLUMNS).any(names::is_period)
}

fn name(delimiter: u8) -> &'static str {
    DELIMITERS.iter().find(|(known, _)| *known == delimiter).map_or("?", |(_, name)| name)
}

/// How many different things the names are known for.
fn known_names(cells: &StringRecord) -> usize {
    let known: BTreeSet<_> = cells.iter().take(MOST_COLUMNS).filter_map(role_named).collect();
    known.len()
}

/// `sep=;`
fn separator(line: &str) -> Option<u8> {
    let line = line.trim_end_matches(['\r', '\n']).trim_matches('"');
    match line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?.as_bytes() {
        [delimiter @ (b'\t' | b'!'..=b'~')] if !delimiter.is_ascii_alphanumeric() && *delimiter != b'"' => {
            Some(*delimiter)
        }
        _ => None,
    }
}

fn split(line: &str, delimiter: u8) -> StringRecord {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    let mut cells = StringRecord::new();
    // Reading from memory cannot fail; what were not read would be no header.
    let _ = builder.from_reader(line.as_bytes()).read_record(&mut cells);
    cells
}

fn width(line: &str, delimiter: u8) -> usize {
    split(line, delimiter).len()
}

fn is_blank(line: &str) -> bool {
    line.chars().all(|letter| letter.is_whitespace() || matches!(letter, ';' | ','))
}

/// The first lines of a text.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let (mut start, mut nth) = (0, 1_u32);
    while found.len() < MOST_ABOVE {
        let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) else { break };
        let line = joined(rest);
        found.push(Line { nth, start, text: line });
        nth = nth.saturating_add(line_ends(line));
        start = start.saturating_add(line.len());
    }
    found
}

/// The first line, with those that follow as long as a quotation mark is open; alone where none closes it soon.
fn joined(text: &str) -> &str {
    let (mut length, mut quotes, mut first) = (0, 0, None);
    for line in physical(text).take(MOST_JOINED) {
        length += line.len();
        first = first.or(Some(length));
        quotes += line.matches('"').count();
        if quotes % 2 == 0 {
            return text.get(..length).unwrap_or(text);
        }
    }
    first.and_then(|first| text.get(..first)).unwrap_or(text)
}

/// Lines with their ends.
fn physical(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.find(['\r', '\n']).map(|at| if rest.get(at..at + 2) == Some("\r\n") { at + 2 } else { at + 1 });
        let (line, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// What the lines above the header say: the title first, a unit where one is named, notes.
fn about(above: &[Line<'_>], delimiter: u8) -> About {
    let mut about = About::default();
    let said = above.iter().map(|line| plain(line.text, delimiter)).filter(|line| !line.is_empty());
    for (nth, line) in said.enumerate() {
        match unit(&line) {
            Some("-") => {}
            Some(unit) => about.unit = Some(unit.to_owned()),
            None if nth == 0 => about.title = Some(line),
            None => about.notes.push(line),
        }
    }
    about
}

/// `Enhed: pct.`, `Units: per cent`
fn unit(line: &str) -> Option<&str> {
    let (word, unit) = line.split_once(':')?;
    matches!(word.trim().to_lowercase().as_str(), "enhed" | "unit" | "units").then(|| unit.trim())
}

/// A line that is no row: without its quotation marks and the empty cells behind it.
pub(super) fn plain(line: &str, delimiter: u8) -> String {
    let cells = split(line.trim_end_matches(['\r', '\n']), delimiter);
    let mut filled = cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
    match (filled.next(), filled.next()) {
        (Some(cell), None) => cell.to_owned(),
        (_, _) => line.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn told(text: &str) -> String {
        match find(text) {
            Ok(head) => {
                format!("{} {} {:?} {:?}", head.line, char::from(head.delimiter), head.names, head.about.title)
            }
            Err(problems) => problems.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn the_header_is_found() {
        assert_eq!(told("sep=;\narea;value, pct.\na;1,5\n"), r#"2 ; ["area", "value, pct."] None"#);
        assert_eq!(
            told("Folketal, kommuner\n\nkommune,år,tal\nx,2023,5"),
            r#"3 , ["kommune", "år", "tal"] Some("Folketal, kommuner")"#
        );
        assert_eq!(
            told("Folketal, kommuner\nkommune,2023\nx,5"),
            r#"2 , ["kommune", "2023"] Some("Folketal, kommuner")"#
        );
        assert_eq!(told("bydel;tid;andel, pct.\nx;2023;1,5"), r#"1 ; ["bydel", "tid", "andel, pct."] None"#);
        assert_eq!(told("Titel;;\n;2022;2023\nx;1;2"), r#"2 ; ["", "2022", "2023"] Some("Titel")"#);
        assert_eq!(told("a;b, c\n1;2, 3"), "line 1: the columns can be separated by `;` or by `,`");
        for end in ["\n", "\n\n"] {
            let text = ["Antal, kommune, år", end, "kommune;år;antal\nx;2023;5\n"].concat();
            assert!(told(&text).ends_with(r#"; ["kommune", "år", "antal"] Some("Antal, kommune, år")"#), "{text}");
        }
        assert_eq!(told("intet\n\nher"), "the file: no line names the columns");
        assert_eq!(told("\"bydel\nnavn\";tal\nx;1"), r#"1 ; ["bydel\nnavn", "tal"] None"#);
    }
}

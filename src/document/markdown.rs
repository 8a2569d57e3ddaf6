//! A document as Markdown.

use std::fmt::{self, Display, Formatter, Write};

use super::{Block, Cell, Column, Document, Figure, Outcome, Row, RowRole, Table};
use crate::finding::Verdict;

impl Document {
    /// The document as Markdown (CommonMark with tables), with figures told in words. Texts of the rulebook and the data
    /// stay texts: their signs mean nothing.
    #[must_use]
    pub fn markdown(&self) -> String {
        self.in_markdown(None)
    }

    /// The same with figures as pictures, each at the place that `link` names; [`super::Figure::svg`] draws it.
    ///
    /// ```
    /// # let (rulebook, data) = maal::load([("t.yaml", "
    /// # maal: 1
    /// # areas: { town: { name: the town } }
    /// # indicators: { thefts: { name: thefts, unit: { count: thefts }, better: lower } }
    /// # goals: { safe: { name: safety, targets: { t: { indicator: thefts, area: town, rule: { at_most: 10 } } } } }
    /// # observations: { thefts: { town: { 2023: 8, 2024: 12 } } }
    /// # ")]).unwrap();
    /// let document = rulebook.document(&data, maal::Language::English).unwrap();
    /// let text = document.markdown_with(|figure| format!("pictures/{}.svg", figure.id));
    /// assert!(text.contains("](pictures/figure-thefts.svg)"));
    /// ```
    #[must_use]
    pub fn markdown_with(&self, link: impl Fn(&Figure) -> String) -> String {
        self.in_markdown(Some(&link))
    }

    fn in_markdown(&self, link: Links<'_>) -> String {
        let mut out = String::new();
        // Writing into a string cannot fail.
        let _ = self.write_markdown(&mut out, link);
        out
    }

    fn write_markdown(&self, out: &mut String, link: Links<'_>) -> fmt::Result {
        writeln!(out, "# {}", Plain(&self.title))?;
        if !self.basis.is_empty() {
            writeln!(out, "\n*{}*", Plain(&self.basis.join(" ")))?;
        }
        self.introduction.iter().try_for_each(|each| block(out, each, link))?;
        for section in &self.sections {
            writeln!(out, "\n## {}", Plain(&section.heading))?;
            section.blocks.iter().try_for_each(|each| block(out, each, link))?;
        }
        Ok(())
    }
}

/// Where the pictures of figures lie, where there are any.
type Links<'a> = Option<&'a dyn Fn(&Figure) -> String>;

fn block(out: &mut String, block: &Block, link: Links<'_>) -> fmt::Result {
    match block {
        Block::Paragraph { text } => writeln!(out, "\n{}", Opening(text)),
        Block::List { items } => list(out, items),
        Block::Objective { name, demands } => {
            writeln!(out, "\n**{}**", Plain(name))?;
            list(out, demands)
        }
        Block::Outcome(of) => outcome(out, of),
        Block::Table(of) => table(out, of),
        Block::Figure(of) => figure(out, of, link),
    }
}

fn list(out: &mut String, items: &[String]) -> fmt::Result {
    writeln!(out)?;
    items.iter().try_for_each(|item| writeln!(out, "- {}", Opening(item)))
}

fn outcome(out: &mut String, outcome: &Outcome) -> fmt::Result {
    writeln!(out)?;
    match outcome.verdict.verdict {
        Verdict::Monitored => writeln!(out, "{}", Opening(&outcome.text))?,
        Verdict::Met | Verdict::NotMet | Verdict::Undetermined => {
            writeln!(out, "**{}.** {}", Plain(&outcome.verdict.text), Plain(&outcome.text))?;
        }
    }
    if outcome.points.is_empty() { Ok(()) } else { list(out, &outcome.points) }
}

fn figure(out: &mut String, figure: &Figure, link: Links<'_>) -> fmt::Result {
    match link {
        Some(link) => writeln!(out, "\n![{}]({})", Plain(&figure.description), Link(&link(figure)))?,
        None => writeln!(out, "\n{}", Opening(&figure.course))?,
    }
    writeln!(out, "\n*{}.*", Plain(&figure.caption))?;
    let lines = figure.verdicts.iter().chain(&figure.below);
    lines.into_iter().try_for_each(|line| writeln!(out, "\n{}", Opening(line)))
}

fn table(out: &mut String, table: &Table) -> fmt::Result {
    writeln!(out, "\n*{}*\n", Plain(&table.caption))?;
    for column in &table.columns {
        write!(out, "| {} ", Plain(&column.text))?;
    }
    writeln!(out, "|")?;
    for Column { numbers, .. } in &table.columns {
        out.write_str(if *numbers { "|---:" } else { "|---" })?;
    }
    writeln!(out, "|")?;
    table.rows.iter().try_for_each(|each| row(out, each, table.columns.len()))?;
    if !table.notes.is_empty() {
        writeln!(out)?;
    }
    for (nth, note) in table.notes.iter().enumerate() {
        writeln!(out, "{}. {}", nth + 1, Opening(note))?;
    }
    table.below.iter().try_for_each(|line| writeln!(out, "\n{}", Opening(line)))
}

fn row(out: &mut String, row: &Row, columns: usize) -> fmt::Result {
    let strong = matches!(row.role, RowRole::Group | RowRole::Sum);
    out.write_str("| ")?;
    cell(out, &row.name, strong)?;
    let empty = Cell::default();
    let cells = row.cells.iter().chain(std::iter::repeat(&empty));
    for each in cells.take(columns.saturating_sub(1)) {
        out.write_str(" | ")?;
        cell(out, each, false)?;
    }
    writeln!(out, " |")
}

fn cell(out: &mut String, cell: &Cell, strong: bool) -> fmt::Result {
    for (nth, line) in cell.lines.iter().enumerate() {
        out.write_str(if nth == 0 { "" } else { "; " })?;
        let mark = if (strong || line.verdict.is_some()) && !line.text.is_empty() { "**" } else { "" };
        write!(out, "{mark}{}{mark}", Plain(&line.text))?;
    }
    if cell.notes.is_empty() {
        return Ok(());
    }
    let notes: Vec<String> = cell.notes.iter().map(usize::to_string).collect();
    write!(out, "<sup>{}</sup>", notes.join(", "))
}

/// A text whose signs mean nothing, on one line.
struct Plain<'a>(&'a str);

/// The same at the beginning of a line, where a few signs more would mean something.
struct Opening<'a>(&'a str);

impl Display for Plain<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|letter| match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' | '!' | '$' => write!(f, "\\{letter}"),
            letter if letter.is_control() => f.write_char(' '),
            letter => f.write_char(letter),
        })
    }
}

impl Display for Opening<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = self.0.trim_start();
        if text.starts_with(['#', '+', '-', '=', ':']) {
            f.write_char('\\')?;
        }
        match text.find(['.', ')']).map(|at| text.split_at(at)) {
            Some((number, rest)) if is_number(number) => write!(f, "{number}\\{}", Plain(rest)),
            _ => write!(f, "{}", Plain(text)),
        }
    }
}

/// Whether a text is a number as it begins an item of a numbered list.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() < 10 && text.bytes().all(|letter| letter.is_ascii_digit())
}

/// The name of a file in a link.
struct Link<'a>(&'a str);

impl Display for Link<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.bytes().try_for_each(|byte| match byte {
            b'-' | b'_' | b'.' | b'/' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => f.write_char(char::from(byte)),
            byte => write!(f, "%{byte:02X}"),
        })
    }
}

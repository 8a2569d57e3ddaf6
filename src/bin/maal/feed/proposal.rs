//! A feed that can be pasted into the YAML, as far as the file tells; `…` stands where something must be filled in.

use maal::Language;
use maal::feed::{Format, Role};

use super::seen::{Seen, SeenCategory, SeenColumn};
use crate::words::feed as words;

/// The symbols that mean the same everywhere.
const KNOWN: [&str; 6] = ["", "..", "...", "…", ".", "-"];

/// The proposed feed.
pub(crate) fn of(seen: &Seen, sheet: Option<&str>, language: Language) -> String {
    let file = seen.file.rsplit(['/', '\\']).next().unwrap_or(&seen.file);
    let mut lines = Lines { text: String::new() };
    lines.add(0, "feeds:");
    lines.add(1, &format!("{}:", id(seen.table.as_deref().unwrap_or(file))));
    lines.add(2, &format!("file: {}", quoted(file)));
    if let Some(sheet) = sheet {
        lines.add(2, &format!("sheet: {}", quoted(sheet)));
    }
    let (indicator, area) = (seen.only(Role::Indicator), seen.only(Role::Area));
    for (role, column) in [(Role::Indicator, indicator), (Role::Area, area)] {
        let may_be_named = seen.dimensions().next().is_some() && seen.with(role).next().is_none();
        match column {
            Some(column) => {
                if let ([SeenCategory { code, label }], true) = (column.first.as_slice(), is_constant(column)) {
                    let remark = one_line(label.as_ref().unwrap_or(code));
                    lines.add(2, &format!("{}: …  # {remark}", role.key()));
                }
            }
            None if seen.with(role).next().is_none() => {
                let remark = if may_be_named { words::or_column(role.key(), language) } else { String::new() };
                lines.add(2, &format!("{}: …{remark}", role.key()));
            }
            None => {}
        }
    }
    columns(seen, &mut lines, language);
    let dimensions: Vec<&SeenColumn> = seen.dimensions().collect();
    if !dimensions.is_empty() {
        lines.add(2, "where:");
        for column in dimensions {
            let remark = words::one_of(&shown(column), column.categories.unwrap_or_default(), language);
            lines.add(3, &format!("{}: …  # {remark}", quoted(&column.name)));
        }
    }
    for (key, column) in [("areas", area), ("indicators", indicator)] {
        if let Some(column) = column.filter(|column| !is_constant(column)) {
            names(key, column, &mut lines, language);
        }
    }
    symbols(seen, &mut lines, language);
    if seen.updated.is_none() {
        // Where projections may stand among the figures, the date is needed.
        let is_needed = seen.format == Format::StatBankCsv.word();
        let (before, behind) = if is_needed { ("", "# ") } else { ("# ", "") };
        lines.add(2, &format!("{before}as_of: …  {behind}{}", words::AS_OF.get(language)));
    }
    if seen.publisher.is_none() {
        lines.add(2, &format!("# publisher: …  {}", words::PUBLISHER.get(language)));
    }
    lines.text
}

/// What must be explained of what stands in the place of values.
fn symbols(seen: &Seen, lines: &mut Lines, language: Language) {
    let unknown = seen.symbols.iter().map(|symbol| symbol.text.as_str()).filter(|symbol| !KNOWN.contains(symbol));
    let unknown = unknown.filter(|symbol| !seen.shown_as.iter().any(|(shown, _)| shown == symbol));
    let shown = seen.shown_as.iter().map(|(symbol, shown)| (symbol.as_str(), Some(one_line(shown))));
    let all: Vec<(&str, Option<String>)> = shown.chain(unknown.map(|symbol| (symbol, None))).collect();
    if all.is_empty() {
        return;
    }
    lines.add(2, &format!("symbols:  # {}", words::MARKS.get(language)));
    for (symbol, shown) in all {
        let remark = shown.map(|shown| format!("  # {shown}")).unwrap_or_default();
        lines.add(3, &format!("{}: …{remark}", quoted(symbol)));
    }
}

/// The columns that must be named: nothing tells which they are, or several may be meant.
fn columns(seen: &Seen, lines: &mut Lines, language: Language) {
    let must_be_named = |role: &Role| match role {
        Role::Period | Role::Value => seen.only(*role).is_none(),
        Role::Indicator | Role::Area => seen.with(*role).nth(1).is_some(),
        Role::Status | Role::Size | Role::StandardError | Role::Lower | Role::Upper => false,
    };
    let named: Vec<Role> = Role::ALL.into_iter().filter(must_be_named).collect();
    if named.is_empty() {
        return;
    }
    lines.add(2, "columns:");
    for role in named {
        let with: Vec<String> = seen.with(role).map(|column| quoted(&column.name)).collect();
        let of = |may_be: &dyn Fn(&SeenColumn) -> bool| -> Vec<String> {
            let asked = seen.columns.iter().filter(|column| may_be(column));
            asked.map(|column| quoted(&column.name)).collect()
        };
        let of_numbers = if role == Role::Value { of(&|column| seen.may_be_values(column)) } else { Vec::new() };
        let without_role = of(&|column| column.role.is_none());
        let known = [with, of_numbers, without_role].into_iter().find(|names| !names.is_empty());
        let remark = words::one_of_columns(&known.unwrap_or_default(), language);
        lines.add(3, &format!("{}: …  # {remark}", role.key()));
    }
}

/// Whether all figures have the same.
fn is_constant(column: &SeenColumn) -> bool {
    column.categories == Some(1)
}

/// What the first of the categories are called in the rulebook.
fn names(key: &str, column: &SeenColumn, lines: &mut Lines, language: Language) {
    let more = column.categories.unwrap_or_default().saturating_sub(column.first.len());
    let remark = if more > 0 { words::and_more(more, language) } else { String::new() };
    lines.add(2, &format!("{key}:{remark}"));
    for SeenCategory { code, label } in &column.first {
        let label = label.as_ref().map(|label| format!("  # {}", one_line(label))).unwrap_or_default();
        lines.add(3, &format!("{}: …{label}", quoted(code)));
    }
}

fn shown(column: &SeenColumn) -> Vec<String> {
    let each = |SeenCategory { code, label }: &SeenCategory| match label {
        Some(label) => format!("{} {}", quoted(code), one_line(label)),
        None => quoted(code),
    };
    column.first.iter().map(each).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// A text between quotation marks, as YAML and JSON both read it. How much space stands in it makes no difference.
fn quoted(text: &str) -> String {
    serde_json::to_string(&one_line(text)).unwrap_or_default()
}

/// A name for the feed, of small letters, digits and `-`.
fn id(name: &str) -> String {
    let small = name.split('.').next().unwrap_or(name).to_lowercase();
    let words: Vec<&str> =
        small.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "figures".to_owned() } else { words.join("-") }
}

struct Lines {
    text: String,
}

impl Lines {
    fn add(&mut self, depth: usize, line: &str) {
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str(line);
        self.text.push('\n');
    }
}

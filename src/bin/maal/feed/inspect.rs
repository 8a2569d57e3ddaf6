//! `maal feed inspect`: what is in published files.

use clap::ArgMatches;
use maal::Diagnostic;
use maal::feed::{Format, Role, Table};
use maal::source::{Cause, Span};
use serde::Serialize;

use super::proposal;
use super::seen::{Counted, Seen, SeenCategory, SeenColumn};
use crate::command;
use crate::excerpt::Excerpts;
use crate::failure::{Exit, Failure};
use crate::files;
use crate::published::NamedBytes;
use crate::screen::{self, Screen, Stream};
use crate::words::feed as words;

/// Tells what is in each file; what is wrong with those that cannot be read goes to standard error.
pub(crate) fn run(given: &ArgMatches, screen: &Screen) -> Result<Exit, Failure> {
    let files = files::read_published(&command::files_beside(given, "FILE")?)?;
    let sheet = given.get_one::<String>("sheet").map(String::as_str);
    let excerpts = Excerpts::new(&files, screen.language, screen.renderer(Stream::Error));
    let (mut all, mut broken) = (Vec::new(), !files.unreadable.is_empty());
    files.unreadable.iter().for_each(|unreadable| screen::tell(&excerpts.unreadable(unreadable)));
    for NamedBytes { name, bytes } in &files.published {
        let sheet = sheet.filter(|_| Format::of_file(name, bytes) == Some(Format::Xlsx));
        match Table::read(name, bytes, None, sheet) {
            Ok(table) => {
                let seen = Seen::of(name, &table, screen.language);
                let proposal = proposal::of(&seen, sheet, screen.language);
                all.push(Inspected { seen, proposal });
            }
            Err(problems) => {
                broken = true;
                for problem in problems {
                    screen::tell(&excerpts.diagnostic(&diagnostic(name, problem)));
                }
            }
        }
    }
    screen::print(&match command::word(given, "format") {
        "json" => screen::json(&All { format: "maal-feed-inspect/1", files: all })?,
        _ => all.iter().map(|each| text(each, screen)).collect::<Vec<String>>().join("\n"),
    })?;
    Ok(if broken { Exit::Broken } else { Exit::Well })
}

#[derive(Serialize)]
struct All {
    format: &'static str,
    files: Vec<Inspected>,
}

#[derive(Serialize)]
struct Inspected {
    #[serde(flatten)]
    seen: Seen,
    proposal: String,
}

fn diagnostic(file: &str, problem: maal::feed::Problem) -> Diagnostic {
    let span = Span { line: 1, column: 1, end_line: 1, end_column: 1 };
    Diagnostic { file: file.to_owned(), span, cause: Cause::Feed(problem), meant: None, repair: None }
}

/// A file as people read of it, with the proposed feed.
fn text(Inspected { seen, proposal }: &Inspected, screen: &Screen) -> String {
    let language = screen.language;
    let mut out = format!("{}\n", seen.file);
    let mut tell = |words: maal::Words, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!("  {}: {value}\n", words.get(language)));
        }
    };
    tell(words::FORMAT, Some(seen.format.to_owned()));
    tell(words::TITLE, seen.title.clone());
    tell(words::TABLE, seen.table.clone());
    tell(words::PUBLISHER_OF, seen.publisher.clone());
    tell(words::UPDATED, seen.updated.clone());
    tell(words::UNIT, seen.unit.clone());
    tell(words::DECIMALS, seen.decimals.map(|decimals| decimals.to_string()));
    tell(words::ROWS, Some(seen.rows.to_string()));
    tell(words::PERIODS, seen.periods.as_ref().map(|span| words::span(span, language)));
    tell(words::SYMBOLS, counted(&seen.symbols, screen));
    tell(words::STATUSES, counted(&seen.statuses, screen));
    out.push_str(&format!("  {}:\n", screen.say(words::COLUMNS_OF)));
    seen.columns.iter().for_each(|each| out.push_str(&format!("    {}\n", column(each, screen))));
    for (heading, lines) in [(words::NOTES, &seen.notes), (words::WARNINGS, &seen.warnings)] {
        if lines.is_empty() {
            continue;
        }
        out.push_str(&format!("  {}:\n", screen.say(heading)));
        lines.iter().for_each(|line| out.push_str(&format!("    - {}\n", line.trim().replace('\n', "\n      "))));
    }
    out.push_str(&format!("\n{}\n\n{proposal}", screen.say(words::PROPOSAL)));
    out
}

/// `SEX "sex" (…): 2 categories: M men, K women`
fn column(column: &SeenColumn, screen: &Screen) -> String {
    let label = column.label.as_ref().map(|label| format!(" {label}")).unwrap_or_default();
    let role = Role::ALL.into_iter().find(|role| column.role == Some(role.key()));
    let role = role.map(|role| format!(" ({})", screen.say(words::role(role)))).unwrap_or_default();
    let Some(count) = column.categories else { return format!("`{}`{label}{role}", column.name) };
    let shown = |SeenCategory { code, label }: &SeenCategory| match label {
        Some(label) => format!("`{code}` {label}"),
        None => format!("`{code}`"),
    };
    let first: Vec<String> = column.first.iter().map(shown).collect();
    let categories = words::categories(count, &first, screen.language);
    format!("`{}`{label}{role}: {categories}", column.name)
}

/// What was counted, the most frequent first.
fn counted(all: &[Counted], screen: &Screen) -> Option<String> {
    let mut sorted: Vec<&Counted> = all.iter().collect();
    sorted.sort_by_key(|each| std::cmp::Reverse(each.count));
    let shown = sorted.iter().map(|each| words::times(&each.text, each.count, screen.language));
    (!all.is_empty()).then(|| shown.collect::<Vec<String>>().join(", "))
}

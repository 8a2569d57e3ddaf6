//! The real files, and what becomes of a text when somebody edits it carelessly.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::{Index, select};
use proptest::strategy::Strategy;

/// Words and signs of the format, with some that it refuses.
const TOKENS: [&str; 106] = [
    "maal",
    "title",
    "window",
    "areas",
    "indicators",
    "goals",
    "observations",
    "comparisons",
    "from",
    "to",
    "name",
    "in",
    "part_of",
    "note",
    "unit",
    "better",
    "decimals",
    "frequency",
    "sample",
    "revised",
    "breaks",
    "derived",
    "measured",
    "where",
    "among",
    "registers",
    "fields",
    "rows",
    "text",
    "number",
    "yes_no",
    "source",
    "percent",
    "plain",
    "count",
    "one",
    "per",
    "of",
    "amount",
    "at",
    "area",
    "reason",
    "share",
    "rate",
    "sum",
    "difference",
    "targets",
    "achieved_when",
    "all",
    "any",
    "at_least",
    "indicator",
    "rule",
    "judged",
    "latest",
    "every_period",
    "compare",
    "require",
    "significant",
    "firm",
    "settled",
    "across_breaks",
    "allowed",
    "maintain",
    "baseline",
    "tolerance",
    "annual_decline",
    "step",
    "converge",
    "since",
    "by",
    "within",
    "less_than",
    "reach",
    "value",
    "change",
    "milestones",
    "path",
    "straight",
    "compound",
    "none",
    "monitor",
    "mean",
    "status",
    "provisional",
    "lower",
    "yes",
    "no",
    "da",
    "en",
    "2020",
    "2024-Q1",
    "1",
    "12.5",
    "1,5",
    "5 %",
    "2 pp",
    "0",
    "-3",
    "&a",
    "*a",
    "<<",
    "!!str",
    "\u{feff}",
    "\u{2028}",
    "'",
];

const SIGNS: [&str; 22] = [
    ": ", ": ", ": ", "\n", "\n", "\n  ", "\n  ", "\n    ", "\n      ", "{ ", " }", "[", "]", ", ", "- ", "\"", "#",
    "|\n", ">", "---\n", "\t", "\r\n",
];

pub struct File {
    pub path: PathBuf,
    pub text: String,
}

/// Every file of cases and of real rules, in the order of their paths.
pub fn files() -> Vec<File> {
    let files = files_in(&["tests/cases", "rules"]);
    assert!(files.len() > 100, "only {} files", files.len());
    files
}

/// Every YAML file below some folders, sorted.
pub fn files_in(folders: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    folders.iter().for_each(|folder| collect(&root.join(folder), &mut paths));
    paths.sort();
    let read = |path: PathBuf| File { text: fs::read_to_string(&path).unwrap(), path };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            paths.push(path);
        }
    }
}

/// Something that looks like the format, at a distance.
pub fn soup() -> impl Strategy<Value = String> {
    let piece =
        (select(TOKENS.as_slice()), select(SIGNS.as_slice())).prop_map(|(token, sign)| format!("{token}{sign}"));
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// One careless edit: what is done, at which line, and where in it.
pub type Edit = (u8, Index, Index, &'static str);

pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    vec((any::<u8>(), any::<Index>(), any::<Index>(), select(TOKENS.as_slice())), 1..4)
}

/// An edit that often leaves the file valid: a digit, a line less, two lines swapped.
pub fn small_edits() -> impl Strategy<Value = Vec<Edit>> {
    let kinds = select(vec![0, 2, 12, 12, 12, 12]);
    vec((kinds, any::<Index>(), any::<Index>(), select(vec!["2021", "7", "yes"])), 1..3)
}

pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (kind, line, place, token) in edits {
        if lines.is_empty() {
            return String::new();
        }
        let nth = line.index(lines.len());
        let other = place.index(lines.len());
        match kind % 13 {
            0 => drop(lines.remove(nth)),
            1 => lines.insert(nth, lines[nth].clone()),
            2 => lines.swap(nth, other),
            3 => lines[nth].insert_str(0, "  "),
            4 => lines[nth] = lines[nth].strip_prefix("  ").unwrap_or(&lines[nth]).to_owned(),
            5 => lines[nth] = with_character(&lines[nth], *place, |_| None),
            6 => lines[nth] = with_character(&lines[nth], *place, |old| Some(format!("{old}{old}"))),
            7 => lines[nth] = with_character(&lines[nth], *place, |old| Some(format!("{old}{token}"))),
            8 => lines[nth] = with_character(&lines[nth], *place, |old| Some(format!("{old}\n"))),
            9 => lines[nth] = lines[nth].replacen(": ", &format!(": {token} "), 1),
            10 => lines.truncate(nth),
            11 => lines.insert(nth, lines[other].clone()),
            _ => lines[nth] = with_digit(&lines[nth], *place),
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The line with one character replaced or removed.
fn with_character(line: &str, place: Index, new: impl Fn(char) -> Option<String>) -> String {
    let characters: Vec<char> = line.chars().collect();
    if characters.is_empty() {
        return new(' ').unwrap_or_default();
    }
    let at = place.index(characters.len());
    let replaced = characters.iter().enumerate().map(|(nth, old)| match nth == at {
        true => new(*old).unwrap_or_default(),
        false => old.to_string(),
    });
    replaced.collect()
}

/// The line with another digit in the place of one.
fn with_digit(line: &str, place: Index) -> String {
    let digits: Vec<usize> =
        line.char_indices().filter(|(_, letter)| letter.is_ascii_digit()).map(|(at, _)| at).collect();
    if digits.is_empty() {
        return line.to_owned();
    }
    let at = digits[place.index(digits.len())];
    let other = (line.as_bytes()[at] - b'0' + 1 + place.index(9) as u8) % 10;
    format!("{}{other}{}", &line[..at], &line[at + 1..])
}

//! Real files, mistyped: whatever a slip of the hand makes of them is refused with a place or read for what it says.

use std::cell::Cell;
use std::path::Path;

use maal::source::repaired;
use maal::{Diagnostic, Diagnostics, Language};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::prop_assert;
use proptest::sample::{Index, select};
use proptest::strategy::Strategy;
use proptest::test_runner::TestCaseResult;
use serde_yaml::Value;

use super::law;
use super::second_reader::{ours, theirs};
use super::texts::files;

/// What is typed by mistake, or comes along when text is copied.
const ODD: [&str; 40] = [
    " ", "  ", "\t", "\u{a0}", "\u{202f}", "\u{200b}", "\u{feff}", "\u{ad}", "\u{2028}", "\u{85}", "\u{7}", "\r",
    "\r\n", "\n", ":", ": ", " :", "-", "- ", "–", "−", "• ", "“", "”", "»", "’", "\"", "'", "{", "}", "[", "]", ",",
    "#", "@", "*", "&x ", "!", "%", "\\",
];

/// Words that a value may be retyped as.
const WORDS: [&str; 14] = [
    "2024",
    "12",
    "1,5",
    "yes",
    "percent",
    "lower",
    "town",
    "~",
    "",
    "a b",
    "2024-Q1",
    "{ mean: [2019, 2020] }",
    "[a]",
    "5 %",
];

type Slip = (u8, Index, Index, &'static str, &'static str);

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    let slip = (any::<u8>(), any::<Index>(), any::<Index>(), select(ODD.as_slice()), select(WORDS.as_slice()));
    vec(slip, 1..3)
}

/// The text after some slips. All of it is still there, as far as the slips leave it.
fn slipped(text: &str, slips: &[Slip]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (kind, line, place, odd, word) in slips {
        if lines.is_empty() {
            return String::new();
        }
        let (nth, other) = (line.index(lines.len()), place.index(lines.len()));
        let boundaries: Vec<usize> = lines[nth].char_indices().map(|(at, _)| at).chain([lines[nth].len()]).collect();
        let at = boundaries[place.index(boundaries.len())];
        match kind % 12 {
            0 => drop(lines.remove(nth)),
            1 => lines.insert(nth, lines[nth].clone()),
            2 => lines[nth].insert_str(0, &" ".repeat(1 + other % 4)),
            3 => lines[nth] = lines[nth].replacen(' ', "", 1 + other % 2),
            4 => lines.swap(nth, other),
            5 => lines[nth] = lines[nth].split_once(": ").map_or(String::new(), |(key, _)| format!("{key}: {word}")),
            6 => lines[nth] = lines[nth].replacen("  ", "\t", 1),
            7 => lines[nth].truncate(at),
            8 | 9 => lines[nth] = lines[nth].replacen(char::is_numeric, &(other % 10).to_string(), 1),
            _ => lines[nth].insert_str(at, odd),
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The files that are read together: those of the real rules, and each case for itself.
fn worlds() -> Vec<Vec<String>> {
    let files = files();
    let of_rules = |path: &Path| path.components().any(|part| part.as_os_str() == "rules");
    let (rules, cases): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| of_rules(&file.path));
    let rules: Vec<String> = rules.into_iter().map(|file| file.text).collect();
    cases.into_iter().map(|file| vec![file.text]).chain([rules]).collect()
}

/// A world in every second case the real rules, one text of it slipped, and which.
fn mutants<'w>(worlds: &'w [Vec<String>]) -> impl Strategy<Value = (Vec<String>, usize)> + 'w {
    (any::<bool>(), any::<Index>(), any::<Index>(), slips()).prop_map(move |(real, world, file, slips)| {
        let mut texts = if real { worlds[worlds.len() - 1].clone() } else { world.get(worlds).clone() };
        let nth = file.index(texts.len());
        texts[nth] = slipped(&texts[nth], &slips);
        (texts, nth)
    })
}

fn named(texts: &[String]) -> Vec<(String, &str)> {
    texts.iter().enumerate().map(|(nth, text)| (nth.to_string(), text.as_str())).collect()
}

fn check(texts: &[String]) -> (bool, Diagnostics) {
    let named = named(texts);
    let checked = maal::check(named.iter().map(|(name, text)| (name.as_str(), *text)));
    let (loaded, diagnostics) = checked.into_parts();
    (loaded.is_some(), diagnostics)
}

/// Each lies inside its file and at its characters, in the order of places, with words in both languages.
fn well_placed(diagnostics: &Diagnostics, texts: &[String]) -> TestCaseResult {
    let lines: Vec<Vec<usize>> = texts.iter().map(|text| widths(text)).collect();
    let mut before = (0, 0, 0);
    for diagnostic in diagnostics.iter() {
        let (file, span) = (diagnostic.file.parse::<usize>().unwrap(), diagnostic.span);
        let width = |line: u32| lines[file].get(line as usize - 1).copied();
        for (line, column) in [(span.line, span.column), (span.end_line, span.end_column)] {
            let inside = width(line).is_some_and(|width| (1..=width + 1).contains(&(column as usize)));
            prop_assert!(inside, "{} at {:?}", diagnostic, span);
        }
        prop_assert!((span.line, span.column) <= (span.end_line, span.end_column), "{} at {:?}", diagnostic, span);
        let place = (file, span.line, span.column);
        prop_assert!(before <= place, "{} stands behind a later one", diagnostic);
        before = place;
        for language in Language::ALL {
            prop_assert!(!diagnostic.message(language).is_empty() && !diagnostic.explain(language).contains("``"));
        }
    }
    prop_assert!(serde_json::to_string(diagnostics).is_ok());
    Ok(())
}

/// How many characters each line of a text has; a byte order mark before the first is none of them.
fn widths(text: &str) -> Vec<usize> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    text.split('\n').map(|line| line.chars().count()).collect()
}

/// The mistake is gone once its repair is made.
fn is_mended(mistake: &Diagnostic, texts: &[String]) -> TestCaseResult {
    let Some(repair) = &mistake.repair else { return Ok(()) };
    let file = mistake.file.parse::<usize>().unwrap();
    let mut after = texts.to_vec();
    after[file] = repaired(&texts[file], [repair]);
    let (_, left) = check(&after);
    let remains = |other: &&Diagnostic| {
        (&other.file, other.code(), other.span.line, other.span.column)
            == (&mistake.file, mistake.code(), mistake.span.line, mistake.span.column)
    };
    prop_assert!(left.iter().find(remains).is_none(), "{} stands after its repair in\n{}", mistake, after[file]);
    Ok(())
}

#[test]
fn a_mistyped_file_is_refused_with_a_place_or_read_for_what_it_says() {
    let worlds = worlds();
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    law(400, mutants(&worlds), |(texts, nth)| {
        let (is_accepted, diagnostics) = check(&texts);
        well_placed(&diagnostics, &texts)?;
        if !is_accepted {
            refused.set(refused.get() + 1);
            for mistake in diagnostics.iter().take(3) {
                is_mended(mistake, &texts)?;
            }
            return Ok(());
        }
        accepted.set(accepted.get() + 1);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let report = ours(&texts);
        prop_assert!(report.is_some());
        let other = theirs(&texts);
        // The other reader refuses tabs in empty lines and before comments, and in braces a colon on the line below its key.
        let tabs = ["found a tab character", "that cannot start any token"];
        let over_strict = other.as_ref().is_err_and(|error| {
            let refuses_tab = texts[nth].contains('\t') && tabs.iter().any(|words| error.contains(words));
            refuses_tab || error.contains("did not find expected ',' or '}'")
        });
        prop_assert!(over_strict || other == report.ok_or_else(String::new), "{:?} of\n{}", other.err(), texts[nth]);
        Ok(())
    });
    assert!(accepted.get() > 40 && refused.get() > 100, "{} accepted, {} refused", accepted.get(), refused.get());
}

/// A key that was retyped is refused, unless names stand there.
#[test]
fn no_key_is_passed_over() {
    let worlds = worlds();
    let accepted = Cell::new(0);
    law(400, (any::<bool>(), any::<Index>(), any::<Index>(), any::<Index>()), |(real, world, file, key)| {
        let mut texts = if real { worlds[worlds.len() - 1].clone() } else { world.get(&worlds).clone() };
        let nth = file.index(texts.len());
        texts[nth] = with_another_key(&texts[nth], key);
        if check(&texts).0 {
            accepted.set(accepted.get() + 1);
            let value: Value = serde_yaml::from_str(&texts[nth]).unwrap();
            let place = place_of("another", &value, &mut Vec::new());
            prop_assert!(place.as_ref().is_none_or(|place| holds_names(place)), "{:?} in\n{}", place, texts[nth]);
        }
        Ok(())
    });
    assert!(accepted.get() > 0);
}

/// The text with `another` for one of its keys.
fn with_another_key(text: &str, which: Index) -> String {
    let ends: Vec<usize> = text.match_indices(": ").chain(text.match_indices(":\n")).map(|(at, _)| at).collect();
    let end = ends[which.index(ends.len())];
    let start = text[..end].rfind([' ', '{', '\n', ',']).map_or(0, |at| at + 1);
    format!("{}another{}", &text[..start], &text[end..])
}

/// The keys above a key.
fn place_of(key: &str, value: &Value, above: &mut Vec<String>) -> Option<Vec<String>> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Mapping(map) if map.contains_key(key) => return Some(above.clone()),
        Value::Mapping(map) => {
            map.iter().map(|(key, value)| (key.as_str().unwrap_or_default().to_owned(), value)).collect()
        }
        Value::Sequence(list) => list.iter().map(|value| ("#".to_owned(), value)).collect(),
        _ => Vec::new(),
    };
    for (step, value) in inner {
        above.push(step);
        let found = place_of(key, value, above);
        if found.is_some() {
            return found;
        }
        above.pop();
    }
    None
}

fn holds_names(place: &[String]) -> bool {
    let place: Vec<&str> = place.iter().map(String::as_str).collect();
    matches!(place.as_slice(), ["areas" | "indicators" | "goals" | "checks" | "registers" | "observations"])
        || matches!(place.as_slice(), ["goals", _, "targets"] | ["observations", _] | ["registers", _, "fields"])
        || matches!(place.as_slice(), ["registers", _, "rows", "#"])
        || matches!(place.last(), Some(&("where" | "among")))
}

/// What ends the lines, a byte order mark, or a last line that does not end, changes nothing.
#[test]
fn a_file_says_the_same_however_its_editor_writes_it() {
    let mut tried = 0;
    for world in worlds().iter().step_by(7) {
        let variant =
            |write: &dyn Fn(&str) -> String| -> Vec<String> { world.iter().map(|text| write(text)).collect() };
        let said = |texts: &[String]| ours(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let Some(expected) = said(world) else { continue };
        let variants = [
            variant(&|text| text.replace('\n', "\r\n")),
            variant(&|text| text.replace('\n', "\r")),
            variant(&|text| format!("\u{feff}{text}")),
            variant(&|text| text.trim_end().to_owned()),
            variant(&|text| text.lines().map(|line| format!("{line} \n")).collect()),
        ];
        for texts in variants {
            assert_eq!(said(&texts).as_ref(), Some(&expected), "{}", texts[0]);
            tried += 1;
        }
    }
    assert!(tried > 50, "only {tried} texts were tried");
}

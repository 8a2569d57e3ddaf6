//! The pages of the codes: there, short, and with examples that can be used as they stand.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use maal::Language;
use maal::source::Code;

const FRAME: &str = include_str!("pages/frame.yaml");
/// Keys of a target and of an indicator, by which a fragment of one is known.
const OF_TARGETS: &[&str] = &["indicator", "rule"];
const OF_INDICATORS: &[&str] = &["name", "unit"];

#[test]
fn each_code_has_its_own_page_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/pages");
    for (language, name) in [(Language::Danish, "da"), (Language::English, "en")] {
        for code in Code::ALL {
            let path = folder.join(name).join(format!("{}.md", code.name()));
            let written = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let page = code.page().get(language);
            assert_eq!(page, written, "{} has the page of another code", code.name());
            let lines = page.lines().count();
            assert!((4..=24).contains(&lines), "{}: {lines} lines", path.display());
            assert!(page.lines().all(|line| line.chars().count() <= 120), "{}: a long line", path.display());
            assert!(!examples(page).is_empty(), "{}: no example", path.display());
        }
        let files = fs::read_dir(folder.join(name)).expect("a folder can be listed").count();
        assert_eq!(files, Code::ALL.len(), "a page under {name} belongs to no code");
    }
}

#[test]
fn the_examples_on_the_pages_can_be_used_as_they_stand() {
    for language in Language::ALL {
        for code in Code::ALL {
            for example in examples(code.page().get(language)) {
                let name = code.name();
                serde_yaml::from_str::<serde_yaml::Value>(&example)
                    .unwrap_or_else(|error| panic!("{name}: {error}\n{example}"));
                let whole = completed(&example);
                let checked = maal::check([("example.yaml", whole.as_str())]);
                assert!(checked.loaded().is_some(), "{name}: {}\n{whole}", checked.diagnostics());
            }
        }
    }
}

/// The fenced examples of a page.
fn examples(page: &str) -> Vec<String> {
    let parts = page.split("```yaml\n").skip(1);
    parts.map(|part| part.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// A whole file from a piece of one: what it does not say itself is taken from the frame.
fn completed(example: &str) -> String {
    let keys: Vec<&str> = example.lines().filter_map(|line| key(line, 0)).collect();
    let has = |wanted: &[&str]| wanted.iter().any(|key| keys.contains(key));
    let within = |head: &str, defaults: &[(&str, &str)]| {
        let missing = defaults.iter().filter(|(key, _)| !has(&[key])).map(|(key, value)| format!("{key}: {value}"));
        let lines = example.lines().map(str::to_owned).chain(missing);
        lines.fold(head.to_owned(), |whole, line| format!("{whole}        {line}\n"))
    };
    if has(OF_TARGETS) {
        let area = if has(&["areas"]) { ("areas", "") } else { ("area", "town") };
        let head = "goals:\n  an-example:\n    name: an example\n    targets:\n      example:\n";
        framed(&within(head, &[("indicator", "thefts"), area, ("rule", "")]))
    } else if has(OF_INDICATORS) {
        let head = "indicators:\n  example:\n";
        framed(&within(head, &[("name", "an example"), ("unit", "percent"), ("better", "lower")]))
    } else {
        framed(example)
    }
}

/// The frame with the parts of an example in it; what both name stands as the example has it.
fn framed(example: &str) -> String {
    let mut whole = String::new();
    for (part, lines) in parts(FRAME) {
        let own = parts(example).into_iter().find(|(own, _)| key(own, 0) == key(part, 0));
        let (head, own) = own.unwrap_or((part, Vec::new()));
        let named: Vec<&str> = own.iter().filter_map(|line| key(line, 2)).collect();
        let left = lines.into_iter().filter(|line| key(line, 2).is_none_or(|key| !named.contains(&key)));
        for line in [head].into_iter().chain(own.iter().copied()).chain(left) {
            let _ = writeln!(whole, "{line}");
        }
    }
    let foreign = |part: &&str| key(part, 0).is_some_and(|key| !FRAME.contains(&format!("{key}:")));
    for (part, lines) in parts(example).into_iter().filter(|(part, _)| foreign(part)) {
        let _ = writeln!(whole, "{part}\n{}", lines.join("\n"));
    }
    whole
}

/// The parts of a text: each line at the left margin with those below it.
fn parts(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut parts: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        match parts.last_mut() {
            Some((_, lines)) if line.starts_with(' ') => lines.push(line),
            _ => parts.push((line, Vec::new())),
        }
    }
    parts
}

/// The key that begins at a column of a line.
fn key(line: &str, column: usize) -> Option<&str> {
    let rest = line.strip_prefix(&" ".repeat(column))?;
    rest.split_once(':').map(|(key, _)| key).filter(|key| key.starts_with(char::is_alphanumeric))
}

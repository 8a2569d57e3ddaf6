//! No text makes the reader panic, and every mistake has a place and a sentence in both languages.

use maal::{Dataset, Diagnostics, Language, Length, Rulebook};
use proptest::prelude::any;
use proptest::sample::Index;
use proptest::test_runner::TestCaseResult;
use proptest::{prop_assert, prop_assert_ne};

use super::law;
use super::texts::{edited, edits, files, soup};

/// Reads a text in every way; what is accepted is judged and explained as well.
fn read_in_every_way(text: &str) -> TestCaseResult {
    match maal::load([("a.yaml", text)]) {
        Err(diagnostics) => well_placed(&diagnostics, text)?,
        Ok((rulebook, data)) => {
            let report = rulebook.assess(&data);
            prop_assert!(report.is_ok(), "loaded together, they fit");
            let report = report.unwrap();
            for language in Language::ALL {
                prop_assert_ne!(report.explain(language).length(Length::Full).to_string().len(), usize::MAX);
            }
        }
    }
    if let Err(diagnostics) = Rulebook::from_yaml(text) {
        well_placed(&diagnostics, text)?;
    }
    if let Err(diagnostics) = Dataset::from_yaml(text) {
        well_placed(&diagnostics, text)?;
    }
    Ok(())
}

fn well_placed(diagnostics: &Diagnostics, text: &str) -> TestCaseResult {
    prop_assert!(diagnostics.iter().len() > 0);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let mut before = (0, 0);
    for diagnostic in diagnostics.iter() {
        let span = diagnostic.span;
        let (line, column) = (span.line as usize, span.column as usize);
        prop_assert!((1..=lines.len() + 1).contains(&line), "{} at {:?}", diagnostic, span);
        let width = lines.get(line - 1).map_or(0, |line| line.chars().count());
        prop_assert!((1..=width + 1).contains(&column), "{} at {:?}", diagnostic, span);
        prop_assert!((span.line, span.column) <= (span.end_line, span.end_column), "{} at {:?}", diagnostic, span);
        prop_assert!(span.end_line as usize <= lines.len() + 1, "{} at {:?}", diagnostic, span);
        prop_assert!(before <= (line, column), "{} at {:?} stands behind a later one", diagnostic, span);
        before = (line, column);
        for language in Language::ALL {
            let message = diagnostic.explain(language);
            let said = message.split_once(&format!("{line}:{column}: ")).map_or("", |(_, said)| said.trim());
            prop_assert!(!said.is_empty(), "{:?} at {:?}", message, span);
        }
    }
    Ok(())
}

#[test]
fn random_characters_never_panic() {
    law(400, "\\PC{0,60}", |text| read_in_every_way(&text));
    law(400, any::<String>(), |text| read_in_every_way(&text));
}

#[test]
fn a_soup_of_the_formats_own_words_never_panics() {
    law(700, soup(), |text| read_in_every_way(&text));
    law(300, soup(), |text| read_in_every_way(&format!("maal: 1\n{text}")));
}

#[test]
fn a_carelessly_edited_file_never_panics() {
    let files = files();
    law(350, (any::<Index>(), edits()), |(nth, edits)| read_in_every_way(&edited(&nth.get(&files).text, &edits)));
}

#[test]
fn two_edited_files_together_never_panic() {
    let files = files();
    law(80, (any::<Index>(), any::<Index>(), edits()), |(one, other, edits)| {
        let (one, other) = (&one.get(&files).text, edited(&other.get(&files).text, &edits));
        if let Err(diagnostics) = maal::load([("one.yaml", one.as_str()), ("other.yaml", other.as_str())]) {
            prop_assert!(
                diagnostics.iter().all(|diagnostic| ["one.yaml", "other.yaml"].contains(&diagnostic.file.as_str()))
            );
            prop_assert!(Language::ALL.iter().all(|language| !diagnostics.explain(*language).is_empty()));
        }
        Ok(())
    });
}

#[test]
fn every_beginning_of_a_file_is_read_without_panic() {
    let files = files();
    law(150, (any::<Index>(), any::<Index>()), |(nth, end)| {
        let text = &nth.get(&files).text;
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        read_in_every_way(&text[..ends[end.index(ends.len())]])
    });
}

//! Any text is read without a panic; what is said of it stands inside it, and its repairs can be made.
//!
//!     cargo +nightly fuzz run reader

#![no_main]

use libfuzzer_sys::fuzz_target;
use maal::{Language, Length};

fuzz_target!(|text: &str| {
    let checked = maal::check([("file.yaml", text)]);
    let widths = widths(text);
    let mut before = (0, 0);
    for diagnostic in checked.diagnostics().iter() {
        let span = diagnostic.span;
        for (line, column) in [(span.line, span.column), (span.end_line, span.end_column)] {
            let width = widths.get(line as usize - 1).copied();
            assert!(width.is_some_and(|width| (1..=width + 1).contains(&(column as usize))), "{diagnostic} at {span:?}");
        }
        assert!((span.line, span.column) <= (span.end_line, span.end_column), "{diagnostic} at {span:?}");
        assert!(before <= (span.line, span.column), "{diagnostic} stands behind a later one");
        before = (span.line, span.column);
        assert!(Language::ALL.iter().all(|language| !diagnostic.explain(*language).is_empty()));
        if let Some(repair) = &diagnostic.repair {
            let _ = maal::check([("file.yaml", maal::source::repaired(text, [repair]).as_str())]);
        }
    }
    assert!(serde_json::to_string(checked.diagnostics()).is_ok());
    if let Some((rulebook, data)) = checked.loaded() {
        let report = rulebook.assess(data).expect("what was read together fits together");
        for language in Language::ALL {
            let _ = report.explain(language).length(Length::Full).to_string();
        }
    }
});

/// How many characters each line of a text has; a byte order mark before the first is none of them.
fn widths(text: &str) -> Vec<usize> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    text.split('\n').map(|line| line.chars().count()).collect()
}

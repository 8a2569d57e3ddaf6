//! What came out of the tests of a rulebook, in words: only what differs, expected beside found.

use std::fmt::Write;

use crate::name::Language;
use crate::tested::{Difference, TestReport, TestResult};

impl TestReport {
    /// Every test that failed, with what differs and the explanation of what came out, and how many passed.
    ///
    /// ```
    /// # let text = "
    /// # maal: 1
    /// # areas: { town: the town }
    /// # indicators: { thefts: { name: thefts, unit: { count: thefts }, better: lower } }
    /// # goals:
    /// #   safety:
    /// #     name: safety
    /// #     targets: { held: { indicator: thefts, area: town, rule: { maintain: { baseline: 2020 } } } }
    /// # tests:
    /// #   as-many-as-before:
    /// #     target: held
    /// #     given: { town: { 2020: 12, 2021: 12 } }
    /// #     expect: { verdict: not_met }
    /// # ";
    /// let rulebook = maal::Rulebook::from_yaml(text).unwrap();
    /// let said = rulebook.run_tests().explain(maal::Language::English);
    /// assert!(said.starts_with("as-many-as-before failed\n  verdict: expected `not_met`, found `met`\n"), "{said}");
    /// ```
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let failed = self.results().filter(|result| !result.passed());
        let mut said: String = failed.map(|result| result.explain(language) + "\n\n").collect();
        let (passed, all) = self.tally();
        let tests = match (language, all) {
            (Language::Danish, 1) => "prøve",
            (Language::Danish, _) => "prøver",
            (Language::English, 1) => "test",
            (Language::English, _) => "tests",
        };
        let _ = match language {
            Language::Danish if all == 0 => write!(said, "ingen prøver"),
            Language::English if all == 0 => write!(said, "no tests"),
            Language::Danish if passed == all => write!(said, "{all} {tests}: alt kom ud som forventet"),
            Language::Danish => write!(said, "{all} {tests}: {passed} bestået, {} ikke bestået", all - passed),
            Language::English if passed == all => write!(said, "{all} {tests}: everything came out as expected"),
            Language::English => write!(said, "{all} {tests}: {passed} passed, {} failed", all - passed),
        };
        said
    }
}

impl TestResult {
    /// One line where it passed; else what differs, why it was expected, and the explanation of what came out.
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let id = self.id();
        if self.passed() {
            return match language {
                Language::Danish => format!("{id}: bestået"),
                Language::English => format!("{id} passed"),
            };
        }
        let mut said = match language {
            Language::Danish => format!("{id}: ikke bestået"),
            Language::English => format!("{id} failed"),
        };
        for difference in self.differences() {
            let _ = write!(said, "\n  {}", difference.explain(language));
        }
        if let Some(why) = &self.test().why {
            let word = match language {
                Language::Danish => "begrundelse",
                Language::English => "why",
            };
            let _ = write!(said, "\n  {word}: {}", why.get(language));
        }
        for line in self.assessment().explain(language).to_string().lines() {
            let _ = write!(said, "\n  {line}");
        }
        said
    }
}

impl Difference {
    /// What was expected and what came out, in the words of the format.
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let Difference { period, key, expected, found } = self;
        let key = period.map_or_else(|| (*key).to_owned(), |period| format!("{period}, {key}"));
        match (language, found) {
            (Language::Danish, Some(found)) => format!("{key}: forventet var `{expected}`, men det blev `{found}`"),
            (Language::Danish, None) => format!("{key}: forventet var `{expected}`, men der kom intet ud"),
            (Language::English, Some(found)) => format!("{key}: expected `{expected}`, found `{found}`"),
            (Language::English, None) => format!("{key}: expected `{expected}`, found nothing"),
        }
    }
}

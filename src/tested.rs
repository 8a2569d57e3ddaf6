//! Running the tests of a rulebook.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::columns::Columns;
use crate::dataset::View;
use crate::finding::{List, Missing, Reason, Significance, Stage, Why};
use crate::name::Id;
use crate::number::Number;
use crate::period::Period;
use crate::report::{Assessment, Finding};
use crate::rulebook::Rulebook;
use crate::testing::{Expect, ExpectedMissing, Outcome, TargetTest, Trial};

/// The format of serialised test results, and its version.
const FORMAT: &str = "maal-tests/1";

/// The results of all tests of a rulebook, in the order of their declaration.
///
/// Serialised, it says so itself: `"format": "maal-tests/1"`, with `passed` and `failed` as numbers, and for each test
/// its name, `target`, `area`, `passed`, `why`, `differences` and the whole `assessment`.
#[derive(Debug)]
pub struct TestReport {
    results: Vec<TestResult>,
}

/// What came out of one test.
#[derive(Debug)]
pub struct TestResult {
    id: Id,
    test: TargetTest,
    assessment: Assessment,
    differences: Vec<Difference>,
}

/// Something that came out otherwise than expected, in the words of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The period, where a single one is meant.
    pub period: Option<Period>,
    /// What differs: the key under `expect`.
    pub key: &'static str,
    /// What was expected.
    pub expected: String,
    /// What came out; nothing where there is nothing of the kind.
    pub found: Option<String>,
}

impl Rulebook {
    /// Runs every test on its own figures. Nothing is taken from real data, and no test knows of another.
    ///
    /// ```
    /// let text = "
    /// maal: 1
    /// areas: { town: the town }
    /// indicators: { thefts: { name: thefts, unit: { count: thefts }, better: lower } }
    /// goals:
    ///   safety:
    ///     name: safety
    ///     targets: { held: { indicator: thefts, area: town, rule: { maintain: { baseline: 2020 } } } }
    /// tests:
    ///   one-more-is-too-many:
    ///     target: held
    ///     given: { town: { 2020: 12, 2021: 13 } }
    ///     expect: { verdict: not_met, margin: -1 }
    /// ";
    /// let rulebook = maal::Rulebook::from_yaml(text).unwrap();
    /// assert!(rulebook.run_tests().all_passed());
    /// ```
    #[must_use]
    pub fn run_tests(&self) -> TestReport {
        let results = self.book.trials.iter().filter_map(|trial| self.run(trial));
        TestReport { results: results.collect() }
    }

    fn run(&self, trial: &Trial) -> Option<TestResult> {
        let (id, test) = self.book.tests.get(trial.nth)?;
        let view = View::from(trial.data.as_ref());
        let view = test.through.map_or(view, |last| view.through(last));
        let mut misfits = Vec::new();
        // Whether the figures fit was checked with the rulebook.
        let columns = Columns::new(&self.book.names, view, &mut misfits);
        let assessment = self.judge_one(&columns, (trial.plan, trial.area));
        let differences = differences(&test.expect, &assessment);
        Some(TestResult { id: id.clone(), test: test.clone(), assessment, differences })
    }
}

/// Everything in which an assessment differs from what is expected of it, in the order of the format.
fn differences(expect: &Expect, assessment: &Assessment) -> Vec<Difference> {
    let mut compared = Compared { period: None, differences: Vec::new() };
    let last = assessment.deciding();
    compared.same("verdict", expect.outcome.verdict, Some(assessment.verdict()));
    compared.same("stage", expect.stage.map(Stage::word), Some(assessment.stage().word()));
    compared.same("certain", expect.certain.map(yes_no), Some(yes_no(assessment.is_certain())));
    compared.same("period", expect.period, assessment.period());
    compared.outcome(&expect.outcome, last.as_ref());
    compared.caveats(expect, assessment);
    compared.missing(expect, assessment);
    for (period, outcome) in &expect.findings {
        compared.period = Some(*period);
        let finding = assessment.findings().find(|finding| finding.period() == *period);
        compared.same("verdict", outcome.verdict, finding.as_ref().map(Finding::verdict));
        compared.outcome(outcome, finding.as_ref());
    }
    compared.differences
}

struct Compared {
    period: Option<Period>,
    differences: Vec<Difference>,
}

impl Compared {
    fn same<T: fmt::Display>(&mut self, key: &'static str, expected: Option<T>, found: Option<T>) {
        let Some(expected) = expected.map(|expected| expected.to_string()) else { return };
        let found = found.map(|found| found.to_string());
        if found.as_ref() != Some(&expected) {
            self.differences.push(Difference { period: self.period, key, expected, found });
        }
    }

    /// Numbers are the same when they are equal, however many decimals they are written with.
    fn number(&mut self, key: &'static str, expected: Option<Number>, found: Option<Number>) {
        if expected != found {
            self.same(key, expected, found);
        }
    }

    fn outcome(&mut self, expected: &Outcome, found: Option<&Finding<'_>>) {
        let reason = found.and_then(Finding::reason);
        let significance = found.and_then(Finding::significance);
        self.same("reason", expected.reason.map(Reason::word), reason.map(Reason::word));
        self.number("value", expected.value, found.and_then(Finding::value));
        self.number("limit", expected.limit, found.and_then(Finding::limit).map(|limit| limit.value));
        self.number("margin", expected.margin, found.and_then(Finding::margin));
        self.same("firm", expected.firm.map(yes_no), found.and_then(Finding::is_firm).map(yes_no));
        self.same("significance", expected.significance.map(Significance::word), significance.map(Significance::word));
    }

    fn caveats(&mut self, expect: &Expect, assessment: &Assessment) {
        let mut found = Vec::new();
        for finding in assessment.findings().filter(Finding::decides) {
            found.extend(finding.caveats().map(|caveat| caveat.kind().to_owned()));
        }
        let expected =
            expect.caveats.as_ref().map(|kinds| listed(kinds.iter().map(|kind| (*kind).to_owned()).collect()));
        self.same("caveats", expected, Some(listed(found)));
    }

    /// What is not said of an expected figure is taken from what was found of it.
    fn missing(&mut self, expect: &Expect, assessment: &Assessment) {
        let Some(expected) = &expect.missing else { return };
        let found = assessment.missing();
        let own = (assessment.indicator_id(), assessment.area_id());
        let all_found = expected.iter().all(|expected| found.iter().any(|found| expected.fits(found, own)));
        let all_expected = found.iter().all(|found| expected.iter().any(|expected| expected.fits(found, own)));
        if !(all_found && all_expected) {
            let expected = listed(expected.iter().map(|expected| expected.described(own)).collect());
            let described =
                |found: &Missing<&Id, &Id>| described(found.indicator, found.area, found.period, Some(found.why));
            let found = listed(found.iter().map(described).collect());
            self.differences.push(Difference { period: None, key: "missing", expected, found: Some(found) });
        }
    }
}

impl ExpectedMissing {
    /// Whether this is the figure that was expected, in a test of the `own` indicator and area.
    fn fits(&self, found: &Missing<&Id, &Id>, own: (&Id, &Id)) -> bool {
        let place = (self.indicator.as_ref().unwrap_or(own.0), self.area.as_ref().unwrap_or(own.1));
        let why = self.why.is_none_or(|why| why == found.why);
        why && place == (found.indicator, found.area) && self.period == found.period
    }

    fn described(&self, own: (&Id, &Id)) -> String {
        let (indicator, area) = (self.indicator.as_ref().unwrap_or(own.0), self.area.as_ref().unwrap_or(own.1));
        described(indicator, area, self.period, self.why)
    }
}

fn described(indicator: &Id, area: &Id, period: Period, why: Option<Why>) -> String {
    let why = why.map(|why| format!(" ({})", why.word())).unwrap_or_default();
    format!("{indicator} {area} {period}{why}")
}

/// `[a, b]`, sorted, each once.
fn listed(mut items: Vec<String>) -> String {
    items.sort();
    items.dedup();
    format!("[{}]", items.join(", "))
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

impl TestReport {
    /// The results, in the order of declaration.
    pub fn results(&self) -> impl ExactSizeIterator<Item = &TestResult> {
        self.results.iter()
    }

    /// Whether every test passed; true where there is none.
    #[must_use]
    pub fn all_passed(&self) -> bool {
        self.results.iter().all(TestResult::passed)
    }

    /// How many passed, and how many there are.
    #[must_use]
    pub fn tally(&self) -> (usize, usize) {
        (self.results.iter().filter(|result| result.passed()).count(), self.results.len())
    }
}

impl TestResult {
    /// The name of the test.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The test as declared.
    #[must_use]
    pub fn test(&self) -> &TargetTest {
        &self.test
    }

    /// What came out of its figures.
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Whether everything came out as expected.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.differences.is_empty()
    }

    /// What came out otherwise than expected; empty where the test passed.
    pub fn differences(&self) -> impl ExactSizeIterator<Item = &Difference> {
        self.differences.iter()
    }
}

impl Serialize for TestReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (passed, all) = self.tally();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        map.serialize_entry("passed", &passed)?;
        map.serialize_entry("failed", &(all - passed))?;
        map.serialize_entry("tests", &List(|| self.results.iter()))?;
        map.end()
    }
}

impl Serialize for TestResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("test", &self.id)?;
        map.serialize_entry("target", &self.test.target)?;
        map.serialize_entry("area", self.assessment.area_id())?;
        map.serialize_entry("passed", &self.passed())?;
        map.serialize_entry("why", &self.test.why)?;
        map.serialize_entry("differences", &List(|| self.differences.iter()))?;
        map.serialize_entry("assessment", &self.assessment)?;
        map.end()
    }
}

impl Serialize for Difference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("key", self.key)?;
        map.serialize_entry("period", &self.period)?;
        map.serialize_entry("expected", &self.expected)?;
        map.serialize_entry("found", &self.found)?;
        map.end()
    }
}

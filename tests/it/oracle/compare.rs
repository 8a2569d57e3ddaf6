//! Holds the library's report, as it is serialised, against what the oracle expects.

use std::collections::BTreeMap;

use serde_json::Value;

use super::chance::Found;
use super::expect::{Assessment, Finding, GoalResult, Reason, Verdict};
use super::limit::{Level, Limit};
use super::model::{Model, Path, Period, Rule, Stated};

/// How often everything occurred, so that the test cannot pass without having tested.
#[derive(Default)]
pub struct Tally {
    pub findings: usize,
    pub unclear: usize,
    pub seen: BTreeMap<String, usize>,
}

impl Tally {
    fn saw(&mut self, what: impl Into<String>) {
        *self.seen.entry(what.into()).or_default() += 1;
    }

    pub fn add(&mut self, other: Tally) {
        self.findings += other.findings;
        self.unclear += other.unclear;
        for (what, times) in other.seen {
            *self.seen.entry(what).or_default() += times;
        }
    }
}

pub fn compare(
    model: &Model,
    expected: &(Vec<Assessment>, Vec<GoalResult>),
    report: &Value,
    tally: &mut Tally,
) -> Result<(), String> {
    let (assessments, goals) = expected;
    let mut reported = BTreeMap::new();
    for assessment in list(report, "assessments")? {
        let key = (text(assessment, "target").to_owned(), text(assessment, "area").to_owned());
        if reported.insert(key.clone(), assessment).is_some() {
            return Err(format!("{key:?} is assessed twice"));
        }
    }
    same("number of assessments", assessments.len(), reported.len())?;
    for assessment in assessments {
        let target = &model.goals[assessment.goal].targets[assessment.target];
        let key = (target.name.clone(), format!("a{}", assessment.area));
        let found = reported.get(&key).ok_or_else(|| format!("no assessment of {key:?}"))?;
        compare_assessment(model, assessment, found, tally)
            .map_err(|problem| format!("{} in {}: {problem}", key.0, key.1))?;
    }
    same("number of goals", goals.len(), list(report, "goals")?.len())?;
    for (number, goal) in goals.iter().enumerate() {
        let id = format!("g{number}");
        let found = list(report, "goals")?.iter().find(|found| text(found, "id") == id);
        let found = found.ok_or_else(|| format!("no goal {id}"))?;
        compare_goal(goal, found, tally).map_err(|problem| format!("{id}: {problem}"))?;
    }
    Ok(())
}

fn compare_goal(goal: &GoalResult, found: &Value, tally: &mut Tally) -> Result<(), String> {
    if let Some(interim) = goal.interim {
        same("stage", stage(interim), text(found, "stage"))?;
    }
    if let Some(verdict) = goal.verdict {
        same("verdict", verdict_text(verdict), text(found, "verdict"))?;
        tally.saw(format!("goal {}", verdict_text(verdict)));
    }
    let names = ["met", "not_met", "undetermined", "monitored"];
    for (name, count) in names.iter().zip(goal.counts.iter().flatten()) {
        same(name, Some(*count as u64), found["counts"][name].as_u64())?;
    }
    Ok(())
}

fn compare_assessment(model: &Model, expected: &Assessment, found: &Value, tally: &mut Tally) -> Result<(), String> {
    let target = &model.goals[expected.goal].targets[expected.target];
    let frequency = model.indicators[target.indicator].frequency;
    let findings = list(found, "findings")?;
    let at = |finding: &Finding| Period { frequency, index: finding.index }.text();
    let expected_periods: Vec<String> = expected.findings.iter().map(at).collect();
    let found_periods: Vec<&str> = findings.iter().map(|finding| text(finding, "period")).collect();
    if expected_periods != found_periods {
        return Err(format!("periods: expected {expected_periods:?}, found {found_periods:?}"));
    }
    for (finding, found) in expected.findings.iter().zip(findings) {
        compare_finding(finding, found).map_err(|problem| format!("{}: {problem}\n{found:#}", at(finding)))?;
        count(tally, &target.rule, finding);
        tally.saw(format!("frequency {frequency:?}"));
    }
    if expected.findings.is_empty() {
        tally.saw("nothing to judge");
    }
    if let Some(interim) = expected.interim {
        same("stage", stage(interim), text(found, "stage"))?;
        tally.saw(stage(interim));
    }
    let Some(verdict) = expected.verdict else {
        return Ok(());
    };
    tally.saw(format!("assessment {}", verdict_text(verdict)));
    same("verdict of the assessment", verdict_text(verdict), text(found, "verdict"))
}

fn compare_finding(expected: &Finding, found: &Value) -> Result<(), String> {
    same("decides", Some(expected.decides), found["decides"].as_bool())?;
    same("value", expected.value.map(|value| value.text()).as_deref(), found["value"].as_str())?;
    same("significance", significance_text(expected.significance), found["significance"].as_str())?;
    compare_test(expected, found)?;
    if !expected.clear {
        return Ok(());
    }
    same("figure_verdict", verdict_text(expected.figure_verdict), text(found, "figure_verdict"))?;
    same("reason", expected.reason.map(reason_text), found["reason"].as_str())?;
    same("verdict", verdict_text(expected.verdict), text(found, "verdict"))?;
    match &expected.limit {
        Some(limit) => compare_limit(limit, found),
        None => {
            same("limit", &Value::Null, &found["limit"])?;
            same("margin", &Value::Null, &found["margin"])?;
            same("firm", None, found["firm"].as_bool())
        }
    }
}

/// What a test found, or why it found nothing; and whether the source is contradicted.
fn compare_test(expected: &Finding, found: &Value) -> Result<(), String> {
    let test = &found["test"];
    let caveat =
        |kind: &str| found["caveats"].as_array().and_then(|all| all.iter().find(|caveat| caveat["kind"] == kind));
    let unknown = caveat("significance_unknown");
    let outcome = match expected.tested {
        None => return same("test", &Value::Null, test),
        Some(Found::Significant) => "significant",
        Some(Found::Not) => "not_significant",
        Some(Found::Untested("rounding")) => "unknown",
        Some(Found::Untested(_)) => {
            same("test", &Value::Null, test)?;
            ""
        }
    };
    if !test.is_null() {
        same("the test's significance", outcome, text(test, "significance"))?;
        same("whether it is stated", expected.is_stated, !test["stated"].is_null())?;
    }
    if let (Some(unknown), Some(Found::Untested(why)), false) = (unknown, expected.tested, expected.is_stated) {
        same("why it is untested", why, text(unknown, "untested"))?;
    }
    let opposite = match (expected.significance, expected.tested) {
        (Some(Stated::Yes), Some(Found::Not)) | (Some(Stated::No), Some(Found::Significant)) => expected.is_stated,
        _ => false,
    };
    let told = caveat("significance_contradicted").is_some();
    let not_told = found["figure_verdict"] == "undetermined" || found["figure_verdict"] == "met";
    // A test of one side says nothing of the other; a case shows which.
    let of_one_side = test["uncertainty"]["sides"] == "one" && expected.tested == Some(Found::Not);
    if told == opposite || (opposite && (not_told || of_one_side)) {
        Ok(())
    } else {
        Err(format!("contradicted: expected {opposite}, found {told}"))
    }
}

fn compare_limit(expected: &Limit, found: &Value) -> Result<(), String> {
    let limit = &found["limit"];
    same("bound", if expected.at_most { "at_most" } else { "at_least" }, text(limit, "bound"))?;
    same("strict", Some(expected.strict), limit["strict"].as_bool())?;
    let error = near(&limit["error"]).unwrap_or(0.0);
    compare_level("limit", expected.value, &limit["value"], error)?;
    compare_level("margin", expected.margin, &found["margin"], error)?;
    match (expected.firm, expected.value) {
        // Nearer than the oracle can tell.
        (None, Level::Near(_)) => Ok(()),
        (firm, _) => same("firm", firm, found["firm"].as_bool()),
    }
}

fn compare_level(what: &str, expected: Level, found: &Value, error: f64) -> Result<(), String> {
    match expected {
        Level::Exact(value) => same(what, Some(value.text().as_str()), found.as_str()),
        Level::Near(value) => {
            let found = near(found).ok_or_else(|| format!("{what}: expected about {value}, found {found}"))?;
            // What floating point itself may be wrong by.
            let slack = 1e-10 * (1.0 + value.abs());
            let contained = (found - value).abs() <= error + slack;
            let precise = error < 1e-7 * (1.0 + value.abs());
            if contained && precise {
                return Ok(());
            }
            Err(format!("{what}: expected {value}, found {found} ± {error}"))
        }
    }
}

/// A decimal or a fraction, as near as floating point comes.
fn near(value: &Value) -> Option<f64> {
    let text = value.as_str()?;
    match text.split_once('/') {
        Some((top, bottom)) => Some(top.parse::<f64>().ok()? / bottom.parse::<f64>().ok()?),
        None => text.parse().ok(),
    }
}

fn count(tally: &mut Tally, rule: &Rule, finding: &Finding) {
    tally.findings += 1;
    if !finding.clear {
        tally.unclear += 1;
        return;
    }
    let kind = rule.kind();
    tally.saw(format!("{kind} {}", verdict_text(finding.verdict)));
    if let Some(reason) = finding.reason {
        tally.saw(format!("reason {}", reason_text(reason)));
    }
    match finding.tested {
        Some(Found::Significant) => tally.saw(format!("tested significant {kind}")),
        Some(Found::Not) => tally.saw(format!("tested not_significant {kind}")),
        Some(Found::Untested(why)) => tally.saw(format!("untested {why} {kind}")),
        None => {}
    }
    if let Some(significance) = significance_text(finding.significance) {
        tally.saw(format!("{significance} {kind}"));
    }
    if finding.figure_verdict == Verdict::Met && finding.verdict == Verdict::NotMet {
        tally.saw("met, not shown");
    }
    if finding.figure_verdict == Verdict::NotMet && finding.verdict == Verdict::Met {
        tally.saw("worse, not shown");
    }
    if let Rule::Reach { path, milestones, .. } = rule {
        let path = path.unwrap_or(Path::Straight);
        if !milestones.is_empty() {
            tally.saw(format!("milestones {path:?} {}", verdict_text(finding.verdict)));
        }
        tally.saw(format!("path {path:?} {}", verdict_text(finding.verdict)));
    }
    let Some(limit) = &finding.limit else { return };
    tally.saw(if limit.at_most { "at_most" } else { "at_least" });
    tally.saw(match limit.firm {
        Some(true) => "firm",
        Some(false) => "not firm",
        None => "firmness not clear",
    });
    if let Level::Exact(margin) = limit.margin {
        if margin.is_zero() {
            tally.saw(if limit.strict { "on the limit, strict" } else { "on the limit" });
        }
        if margin.text().contains('/') {
            tally.saw("a fraction as margin");
        }
    }
}

fn list<'a>(value: &'a Value, key: &str) -> Result<&'a Vec<Value>, String> {
    value[key].as_array().ok_or_else(|| format!("no list `{key}`"))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("(no text)")
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: T, found: T) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    Err(format!("{what}: expected {expected:?}, found {found:?}"))
}

fn stage(interim: bool) -> &'static str {
    if interim { "interim" } else { "due" }
}

fn verdict_text(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not_met",
        Verdict::Undetermined => "undetermined",
        Verdict::Monitored => "monitored",
    }
}

fn reason_text(reason: Reason) -> &'static str {
    match reason {
        Reason::Missing => "missing",
        Reason::Suppressed => "suppressed",
        Reason::Break => "break",
        Reason::Zero => "zero",
        Reason::NotDue => "not_due",
        Reason::Requirement => "requirement",
    }
}

fn significance_text(significance: Option<Stated>) -> Option<&'static str> {
    significance.map(|stated| match stated {
        Stated::Yes => "significant",
        Stated::No => "not_significant",
        Stated::Unknown => "unknown",
    })
}

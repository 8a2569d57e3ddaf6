//! A test of a rulebook that expects what comes out passes; one that expects anything else fails, and says so.

use maal::testing::{Expect, ExpectedMissing, Given, Outcome, TargetTest};
use maal::{Assessment, Dataset, Finding, Id, Number, Rulebook, Verdict};
use proptest::strategy::Strategy;
use proptest::{prop_assert, prop_assert_eq};

use super::generate::uncertain_worlds;
use super::law;
use super::worlds::World;

fn outcome(finding: &Finding<'_>) -> Outcome {
    Outcome {
        verdict: Some(finding.verdict()),
        reason: finding.reason(),
        value: finding.value(),
        limit: finding.limit().map(|limit| limit.value),
        margin: finding.margin(),
        firm: finding.is_firm(),
        significance: finding.significance(),
    }
}

/// Everything that can be expected of an assessment.
pub fn everything(assessment: &Assessment) -> Expect {
    let deciding = assessment.deciding();
    let decides = || assessment.findings().filter(Finding::decides);
    let missing = assessment.missing().into_iter().map(|missing| ExpectedMissing {
        indicator: Some(missing.indicator.clone()),
        area: Some(missing.area.clone()),
        period: missing.period,
        why: Some(missing.why),
    });
    let last = deciding.as_ref().map(outcome).unwrap_or_default();
    Expect {
        outcome: Outcome { verdict: Some(assessment.verdict()), ..last },
        stage: Some(assessment.stage()),
        certain: Some(assessment.is_certain()),
        period: assessment.period(),
        findings: assessment.findings().map(|finding| (finding.period(), outcome(&finding))).collect(),
        caveats: Some(
            decides().flat_map(|finding| finding.caveats().map(|each| each.kind()).collect::<Vec<_>>()).collect(),
        ),
        missing: Some(missing.collect()),
    }
}

/// All figures of a world, as a test gives them.
pub fn given(world: &World) -> Given {
    let mut figures = Dataset::builder();
    for ((indicator, area, period), observation) in &world.observations {
        figures.observe(indicator.as_str(), area.as_str(), *period, observation.clone());
    }
    for comparison in &world.comparisons {
        figures.compare(comparison.clone());
    }
    Given { series: Vec::new(), figures }
}

pub fn test_of(assessment: &Assessment, given: Given, expect: Expect) -> TargetTest {
    let area = Some(assessment.area_id().clone());
    TargetTest { target: assessment.target_id().clone(), area, through: None, given, expect, why: None }
}

pub fn with_tests(world: &World, tests: Vec<TargetTest>) -> Rulebook {
    let mut declarations = world.declarations.clone();
    declarations.tests =
        tests.into_iter().enumerate().map(|(nth, test)| (Id::from(format!("test-{nth}").as_str()), test)).collect();
    Rulebook::new(declarations).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Every expectation turned into one that does not come out, with its key.
fn turned(expect: &Expect) -> Vec<(&'static str, Expect)> {
    let more = |number: Number| number.checked_add(Number::ONE);
    let other = |verdict| if verdict == Verdict::Met { Verdict::NotMet } else { Verdict::Met };
    let mut turned = vec![
        (
            "verdict",
            Expect {
                outcome: Outcome { verdict: expect.outcome.verdict.map(other), ..expect.outcome },
                ..expect.clone()
            },
        ),
        ("certain", Expect { certain: expect.certain.map(|certain| !certain), ..expect.clone() }),
        (
            "caveats",
            Expect { caveats: Some([expect.caveats.clone().unwrap(), vec!["unheard_of"]].concat()), ..expect.clone() },
        ),
    ];
    for (key, set) in [
        ("value", (|outcome: &mut Outcome, number| outcome.value = number) as fn(&mut Outcome, Option<Number>)),
        ("limit", |outcome, number| outcome.limit = number),
        ("margin", |outcome, number| outcome.margin = number),
    ] {
        let own = match key {
            "value" => expect.outcome.value,
            "limit" => expect.outcome.limit,
            _ => expect.outcome.margin,
        };
        let mut changed = expect.clone();
        set(&mut changed.outcome, Some(own.and_then(more).unwrap_or(Number::ONE)));
        turned.push((key, changed));
    }
    if let Some(period) = expect.period {
        turned.push(("period", Expect { period: period.next(), ..expect.clone() }));
        let missing = [
            expect.missing.clone().unwrap(),
            vec![ExpectedMissing { indicator: None, area: None, period: period.next().unwrap(), why: None }],
        ];
        turned.push(("missing", Expect { missing: Some(missing.concat()), ..expect.clone() }));
    }
    turned
}

#[test]
fn a_test_that_expects_what_comes_out_passes_and_one_that_expects_anything_else_fails() {
    law(60, uncertain_worlds(), |world| {
        let report = world.report();
        let given = given(&world);
        let tests = report.assessments().map(|assessment| test_of(assessment, given.clone(), everything(assessment)));
        let run = with_tests(&world, tests.collect()).run_tests();
        prop_assert!(run.all_passed(), "{}", run.explain(maal::Language::English));
        prop_assert_eq!(run.tally().1, report.assessments().count());
        let Some(assessment) = report.assessments().next() else { return Ok(()) };
        let turned = turned(&everything(assessment));
        let tests = turned.iter().map(|(_, expect)| test_of(assessment, given.clone(), expect.clone()));
        let run = with_tests(&world, tests.collect()).run_tests();
        for (result, (key, _)) in run.results().zip(&turned) {
            let keys: Vec<_> = result.differences().map(|difference| difference.key).collect();
            prop_assert_eq!(keys, vec![*key]);
        }
        Ok(())
    });
}

/// Nothing is taken from the real figures: a test of a rulebook gives the same beside any data.
#[test]
fn a_test_without_figures_is_undetermined_or_monitored() {
    law(40, uncertain_worlds(), |world| {
        let report = world.report();
        let tests = report.assessments().map(|assessment| test_of(assessment, Given::default(), Expect::default()));
        let run = with_tests(&world, tests.collect()).run_tests();
        for result in run.results() {
            prop_assert!(matches!(result.assessment().verdict(), Verdict::Undetermined | Verdict::Monitored));
            prop_assert!(result.assessment().findings().all(|finding| finding.value().is_none()));
        }
        Ok(())
    });
}

/// The kinds of caveats are those that stand in the serialised form.
#[test]
fn a_caveat_is_called_as_it_is_written() {
    law(60, uncertain_worlds().prop_map(|world| world.report()), |report| {
        for finding in report.assessments().flat_map(Assessment::findings) {
            for caveat in finding.caveats() {
                let written = serde_json::to_value(&caveat).unwrap();
                prop_assert_eq!(written["kind"].as_str(), Some(caveat.kind()));
            }
        }
        Ok(())
    });
}

//! A finding's limit, made from the rule and the operands that are serialised with it.

use maal::{Number, Period, Step, StepKind};
use serde_json::Value;

use super::recompute::{items, number};

pub struct Limit {
    pub bound: &'static str,
    /// None where it is approximate.
    pub value: Option<Number>,
    pub strict: bool,
    /// What the limit was derived from.
    pub from: Option<Number>,
    pub compound: bool,
}

pub fn limit(assessment: &Value, finding: &Value) -> Limit {
    let (kind, rule) = assessment["rule"].as_object().unwrap().iter().next().unwrap();
    let good = if assessment["better"] == "lower" { "at_most" } else { "at_least" };
    let operands = Operands(items(&finding["operands"]));
    let exact = |bound, value, strict, from| Limit { bound, value: Some(value), strict, from, compound: false };
    match kind.as_str() {
        "maintain" => {
            let baseline = operands.baseline();
            let limit = moved(good, baseline, step(&rule["tolerance"]));
            exact(good, limit, false, Some(baseline))
        }
        "annual_decline" | "annual_rise" => {
            let bound = if kind == "annual_decline" { "at_most" } else { "at_least" };
            let earlier = operands.one("year_earlier");
            let back = step(&rule["step"]).map(|step| Step { amount: -step.amount, ..step });
            exact(bound, moved(bound, earlier, back), back.is_none(), Some(earlier))
        }
        "converge" => converge(good, rule, finding, &operands),
        "reach" => reach(good, rule, finding, &operands),
        threshold => {
            let bound = if ["at_most", "less_than"].contains(&threshold) { "at_most" } else { "at_least" };
            let strict = ["less_than", "more_than"].contains(&threshold);
            match number(rule) {
                Some(level) => exact(bound, level, strict, None),
                None => {
                    let reference = operands.one("reference");
                    exact(bound, moved(bound, reference, step(&rule["tolerance"])), strict, Some(reference))
                }
            }
        }
    }
}

fn converge(good: &'static str, rule: &Value, finding: &Value, operands: &Operands<'_>) -> Limit {
    let reference = operands.one("reference");
    let within = step(&rule["within"]).filter(|_| is_reached(rule, finding));
    let (value, strict) = match within {
        Some(within) => (moved(good, reference, Some(within)), false),
        None => {
            let (own, other) = (operands.one("value_since"), operands.one("reference_since"));
            let (worse, better) = if good == "at_most" { (own, other) } else { (other, own) };
            let gap = worse.checked_sub(better).unwrap().max(Number::ZERO);
            (moved(good, reference, Some(Step::in_unit(gap))), gap.is_positive())
        }
    };
    Limit { bound: good, value: Some(value), strict, from: Some(reference), compound: false }
}

fn reach(good: &'static str, rule: &Value, finding: &Value, operands: &Operands<'_>) -> Limit {
    let baseline = operands.baseline();
    let own = |period: &Value| last_month(period) / months(&finding["period"]);
    let corners = corners(rule, baseline, own);
    let at = own(&finding["period"]);
    let passed = corners.iter().rev().find(|(date, _)| *date <= at).copied();
    let next = corners.iter().find(|(date, _)| at < *date).copied().filter(|_| rule["path"] != "none");
    let start = passed.or(operands.last_baseline().map(|start| (own(start), baseline)));
    let limit = |value, compound| Limit { bound: good, value, strict: false, from: Some(baseline), compound };
    match (start, next) {
        (Some((start, from)), Some((end, to))) if passed.is_none() || start < at => {
            let part = Number::fraction(i128::from(at - start), i128::from(end - start)).unwrap();
            let way = to.checked_sub(from).unwrap().checked_mul(part).unwrap();
            let compound = rule["path"] == "compound";
            limit(Some(from.checked_add(way).unwrap()).filter(|_| !compound), compound)
        }
        _ => limit(Some(passed.expect("a limit without a path begins at a date").1), false),
    }
}

/// The dates with their levels, in order of time.
fn corners(rule: &Value, baseline: Number, own: impl Fn(&Value) -> i32) -> Vec<(i32, Number)> {
    if let Some(milestones) = rule["milestones"].as_object() {
        let milestone = |(date, level): (&String, &Value)| (own(&date.as_str().into()), number(level).unwrap());
        let mut corners: Vec<(i32, Number)> = milestones.iter().map(milestone).collect();
        corners.sort();
        return corners;
    }
    let goal = number(&rule["value"]).unwrap_or_else(|| {
        let change = step(&rule["change"]).expect("a value or a change");
        baseline.checked_add(taken_from(change, baseline)).unwrap()
    });
    vec![(own(&rule["by"]), goal)]
}

/// A step to the worse side.
fn moved(good: &str, from: Number, step: Option<Step>) -> Number {
    let Some(step) = step else { return from };
    let by = taken_from(step, from);
    let moved = if good == "at_most" { from.checked_add(by) } else { from.checked_sub(by) };
    moved.unwrap()
}

fn taken_from(step: Step, from: Number) -> Number {
    match step.kind {
        StepKind::InUnit | StepKind::PercentagePoints => step.amount,
        StepKind::Relative => {
            let hundredths = step.amount.checked_mul(from.abs()).unwrap();
            hundredths.checked_div(100.into()).unwrap()
        }
    }
}

fn step(value: &Value) -> Option<Step> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn is_reached(rule: &Value, finding: &Value) -> bool {
    let at = &finding["period"];
    !rule["by"].is_null() && last_month(&rule["by"]) / months(at) <= last_month(at) / months(at)
}

/// Months from the beginning of year 0 to the end of a period.
fn last_month(period: &Value) -> i32 {
    let read: Period = period.as_str().unwrap().parse().unwrap();
    12 * read.in_year() + months(period) * read.part()
}

/// How many months a period has.
fn months(period: &Value) -> i32 {
    let read: Period = period.as_str().unwrap().parse().unwrap();
    12 / read.frequency().per_year()
}

struct Operands<'a>(&'a [Value]);

impl<'a> Operands<'a> {
    fn all(&self, role: &str) -> Vec<&'a Value> {
        self.0.iter().filter(|operand| operand["role"] == role).collect()
    }

    fn one(&self, role: &str) -> Number {
        let all = self.all(role);
        assert_eq!(all.len(), 1, "{role}");
        number(&all[0]["value"]).unwrap()
    }

    fn baselines(&self) -> Vec<&'a Value> {
        [self.all("baseline"), self.all("stated_baseline")].concat()
    }

    /// The baseline: one value, or the mean of several.
    fn baseline(&self) -> Number {
        let values: Vec<Number> = self.baselines().iter().map(|operand| number(&operand["value"]).unwrap()).collect();
        let sum = values.iter().try_fold(Number::ZERO, |sum, value| sum.checked_add(*value)).unwrap();
        sum.checked_div(Number::from(values.len() as i64)).unwrap()
    }

    /// The period that a path starts from.
    fn last_baseline(&self) -> Option<&'a Value> {
        self.baselines()
            .into_iter()
            .map(|operand| &operand["period"])
            .filter(|period| !period.is_null())
            .max_by_key(|period| last_month(period))
    }
}

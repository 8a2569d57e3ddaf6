//! The serialised report alone suffices to recompute what it says.

use std::collections::BTreeSet;

use maal::Number;
use proptest::{prop_assert, prop_assert_eq};
use serde_json::Value;

use super::generate::uncertain_worlds;
use super::law;
use super::recompute_limit::{Limit, limit};
use super::worlds::json;

/// A number of the contract: `"21.5"`, `"64/3"`, or none.
pub fn number(value: &Value) -> Option<Number> {
    let text = value.as_str()?;
    match text.split_once('/') {
        Some((above, below)) => Number::fraction(above.parse().unwrap(), below.parse().unwrap()),
        None => Some(text.parse().unwrap()),
    }
}

pub fn items(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn is_met(margin: Number, strict: bool) -> bool {
    margin.is_positive() || (margin.is_zero() && !strict)
}

fn word(met: bool) -> &'static str {
    if met { "met" } else { "not_met" }
}

#[test]
fn limit_margin_and_verdict_of_a_finding_follow_from_what_is_serialised() {
    law(600, uncertain_worlds(), |world| {
        let report = json(&world.report());
        for assessment in items(&report["assessments"]) {
            for finding in items(&assessment["findings"]) {
                let place = format!("{} {} {finding}", assessment["rule"], assessment["better"]);
                let Some(serialised) = finding["limit"].as_object() else {
                    let without = ["undetermined", "monitored"].contains(&finding["verdict"].as_str().unwrap());
                    prop_assert!(without && finding["margin"].is_null() && finding["firm"].is_null(), "{}", place);
                    continue;
                };
                let Limit { bound, value, strict, from, compound } = limit(assessment, finding);
                prop_assert_eq!(&serialised["bound"], bound, "{}", &place);
                prop_assert_eq!(&serialised["strict"], strict, "{}", &place);
                let shown = number(&serialised["value"]).unwrap();
                prop_assert_eq!(serialised.contains_key("error"), compound, "{}", &place);
                if !compound {
                    prop_assert_eq!(Some(shown), value, "{}", &place);
                }
                let step = from.map(|from| shown.checked_sub(from).unwrap());
                prop_assert_eq!(number(&finding["step"]), step, "step {}", &place);

                let value = number(&finding["value"]).unwrap();
                let (upper, lower) = if bound == "at_most" { (shown, value) } else { (value, shown) };
                let margin = upper.checked_sub(lower).unwrap();
                prop_assert_eq!(number(&finding["margin"]), Some(margin), "{}", &place);
                let figure_verdict = word(is_met(margin, strict));
                prop_assert_eq!(&finding["figure_verdict"], figure_verdict, "{}", &place);
                let (verdict, reason) = required(assessment, finding, figure_verdict);
                prop_assert_eq!(&finding["verdict"], verdict, "{}", &place);
                prop_assert_eq!(&finding["reason"], &reason.map_or(Value::Null, Value::from), "{}", &place);
            }
        }
        Ok(())
    });
}

/// The verdict once the requirements are applied: significance first, then firm and settled.
fn required(assessment: &Value, finding: &Value, figures: &'static str) -> (&'static str, Option<&'static str>) {
    let requires = |word: &str| items(&assessment["require"]).contains(&word.into());
    let maintain = assessment["rule"].get("maintain").is_some();
    let significance = finding["significance"].as_str();
    let shown = match significance {
        Some("significant") if maintain || is_better(finding) => Some(true),
        Some("significant" | "not_significant") => Some(false),
        _ => None,
    };
    // What significance has to show: a fall or rise that counts, under `maintain` a worsening.
    let claimed = if maintain { "not_met" } else { "met" };
    let verdict = match (figures == claimed && requires("significant"), shown) {
        (false, _) | (true, Some(true)) => figures,
        (true, Some(false)) => {
            if maintain {
                "met"
            } else {
                "not_met"
            }
        }
        (true, None) => "undetermined",
    };
    let unsettled = caveats(finding).contains("unsettled");
    let falls_short = (requires("firm") && finding["firm"] != true) || (requires("settled") && unsettled);
    if falls_short || verdict == "undetermined" { ("undetermined", Some("requirement")) } else { (verdict, None) }
}

/// Whether the value is better than the observation that it is compared with, on the side that is demanded.
fn is_better(finding: &Value) -> bool {
    // What a test found says itself which way it points.
    if let Some(difference) = number(&finding["test"]["difference"]) {
        let falls = finding["limit"]["bound"] == "at_most";
        return if falls { difference.is_negative() } else { difference.is_positive() };
    }
    let operands = || items(&finding["operands"]).iter().filter(|operand| operand["role"] != "part");
    let partner = operands().next().filter(|_| operands().count() == 1).and_then(|operand| number(&operand["value"]));
    let (Some(value), Some(partner)) = (number(&finding["value"]), partner) else { return true };
    if finding["limit"]["bound"] == "at_most" { value < partner } else { partner < value }
}

fn caveats(finding: &Value) -> BTreeSet<&str> {
    items(&finding["caveats"]).iter().filter_map(|caveat| caveat["kind"].as_str()).collect()
}

#[test]
fn the_verdict_of_an_assessment_follows_from_its_deciding_findings() {
    law(240, uncertain_worlds(), |world| {
        let report = json(&world.report());
        for assessment in items(&report["assessments"]) {
            let deciding: Vec<&Value> =
                items(&assessment["findings"]).iter().filter(|finding| finding["decides"] == true).collect();
            let any = |verdict: &str| deciding.iter().any(|finding| finding["verdict"] == verdict);
            let verdict = match deciding.as_slice() {
                _ if assessment["rule"].get("monitor").is_some() => "monitored",
                [] => "undetermined",
                _ if any("not_met") => "not_met",
                _ if any("undetermined") => "undetermined",
                _ => "met",
            };
            prop_assert_eq!(&assessment["verdict"], verdict, "{}", assessment);
            let last = deciding.last().map_or(&Value::Null, |finding| &finding["period"]);
            prop_assert_eq!(&assessment["period"], last);
            // Where every period counts, one that failed is the end of it.
            let lost = assessment["judged"] == "every_period" && verdict == "not_met";
            prop_assert!(!lost || assessment["stage"] == "due", "{}", assessment);
            let unsettling = [
                "rounding",
                "unsettled",
                "revised",
                "break",
                "not_significant",
                "significance_unknown",
                "significance_contradicted",
            ];
            let doubted = deciding.iter().any(|finding| unsettling.iter().any(|kind| caveats(finding).contains(kind)));
            let decided = ["met", "not_met"].contains(&verdict);
            prop_assert_eq!(&assessment["certain"], decided && !doubted, "{}", assessment);
        }
        Ok(())
    });
}

#[test]
fn the_verdict_of_a_goal_follows_from_its_assessments() {
    law(240, uncertain_worlds(), |world| {
        let report = json(&world.report());
        for goal in items(&report["goals"]) {
            let own: Vec<&Value> =
                items(&report["assessments"]).iter().filter(|assessment| assessment["goal"] == goal["id"]).collect();
            let count = |verdict: &str| own.iter().filter(|assessment| assessment["verdict"] == verdict).count() as u64;
            let [met, not_met, undetermined, monitored] =
                ["met", "not_met", "undetermined", "monitored"].map(|verdict| {
                    assert_eq!(goal["counts"][verdict], count(verdict));
                    count(verdict)
                });
            let counted = met + not_met + undetermined;
            let needed = match &goal["achieved_when"] {
                Value::String(all) if all == "all" => counted,
                Value::String(_) => 1,
                at_least => at_least["at_least"].as_u64().unwrap(),
            };
            let verdict = match counted {
                0 if monitored > 0 => "monitored",
                _ if needed <= met => "met",
                _ if met + undetermined < needed => "not_met",
                _ => "undetermined",
            };
            prop_assert_eq!(&goal["verdict"], verdict);
            let waits = own.iter().any(|each| each["verdict"] != "monitored" && each["stage"] == "interim");
            let fails = |each: &&&Value| each["judged"] == "every_period" && each["verdict"] == "not_met";
            let lost = own.iter().filter(fails).count() as u64;
            let interim = waits && counted - lost >= needed;
            prop_assert_eq!(&goal["stage"], if interim { "interim" } else { "due" });
        }
        Ok(())
    });
}

//! Statistical tests and intervals, held against numbers that other software computed, and at their very limits.

mod boundary;
mod hostile;
mod intervals;
mod statistics;

use maal::{Declarations, Number, Significance};
use serde_json::Value;

/// A file with two areas, one inside the other where asked, an indicator, and one target for `own`.
pub(crate) struct Setup {
    /// Whether the own area lies in the other, or the other in the own.
    part_of: Option<bool>,
    indicators: String,
    target: String,
    observations: String,
}

/// Decimals that are finer than any vector.
const FINE: u32 = 6;

impl Setup {
    /// A share that is derived from counts.
    pub(crate) fn share(uncertainty: &str) -> Setup {
        Setup::new(&format!(
            "  x: {{ name: x, unit: percent, decimals: {FINE}, better: lower, derived: {{ share: events, of: size }}, \
             uncertainty: {uncertainty} }}\n{PARTS}"
        ))
    }

    /// A rate per 1000 that is derived from counts.
    fn rate(uncertainty: &str) -> Setup {
        Setup::new(&format!(
            "  x: {{ name: x, unit: {{ per: 1000, of: people }}, decimals: {FINE}, better: lower, \
             derived: {{ rate: events, of: size, per: 1000 }}, uncertainty: {uncertainty} }}\n{PARTS}"
        ))
    }

    /// A count.
    fn count(uncertainty: &str) -> Setup {
        Setup::new(&format!("  x: {{ name: x, unit: {{ count: x }}, better: lower, uncertainty: {uncertainty} }}\n"))
    }

    /// Published values with so many decimals.
    fn published(unit: &str, decimals: u32, uncertainty: &str) -> Setup {
        Setup::of(unit, decimals, "lower", uncertainty)
    }

    pub(crate) fn of(unit: &str, decimals: u32, better: &str, uncertainty: &str) -> Setup {
        Setup::new(&format!(
            "  x: {{ name: x, unit: {unit}, decimals: {decimals}, better: {better}, uncertainty: {uncertainty} }}\n"
        ))
    }

    fn new(indicators: &str) -> Setup {
        let indicators = indicators.to_owned();
        Setup { part_of: None, indicators, target: String::new(), observations: String::new() }
    }

    pub(crate) fn part_of(self) -> Setup {
        Setup { part_of: Some(true), ..self }
    }

    fn other_part_of(self) -> Setup {
        Setup { part_of: Some(false), ..self }
    }

    /// The rule, and what else the target says.
    pub(crate) fn target(self, target: &str) -> Setup {
        Setup { target: target.to_owned(), ..self }
    }

    /// `own: { 2023: 5, 2024: 4 }` of one indicator.
    pub(crate) fn observe(mut self, indicator: &str, series: &str) -> Setup {
        self.observations += &format!("  {indicator}: {{ {series} }}\n");
        self
    }

    /// Counts and what they are of, by area and year.
    pub(crate) fn observe_parts(self, parts: &[(&str, i32, (u32, u32))]) -> Setup {
        let series = |of: fn((u32, u32)) -> u32| {
            let of_area = |area: &str| {
                let own = parts.iter().filter(|(each, ..)| *each == area);
                let own: Vec<String> = own.map(|(_, year, counts)| format!("{year}: {}", of(*counts))).collect();
                (!own.is_empty()).then(|| format!("{area}: {{ {} }}", own.join(", ")))
            };
            ["own", "other"].into_iter().filter_map(of_area).collect::<Vec<_>>().join(", ")
        };
        let (events, sizes) = (series(|(events, _)| events), series(|(_, size)| size));
        self.observe("events", &events).observe("size", &sizes)
    }

    pub(crate) fn text(&self) -> String {
        let own = if self.part_of == Some(true) { ", part_of: other" } else { "" };
        let other = if self.part_of == Some(false) { ", part_of: own" } else { "" };
        format!(
            "maal: 1\nareas: {{ own: {{ name: own{own} }}, other: {{ name: other{other} }} }}\nindicators:\n{}\
             goals: {{ g: {{ name: g, targets: {{ t: {{ indicator: x, area: own, {} }} }} }} }}\nobservations:\n{}",
            self.indicators, self.target, self.observations
        )
    }

    /// The last finding as it is serialised.
    pub(crate) fn finding(&self) -> Value {
        let text = self.text();
        let (rulebook, data) =
            maal::load([("case.yaml", text.as_str())]).unwrap_or_else(|problems| panic!("{text}\n{problems}"));
        let report = rulebook.assess(&data).unwrap_or_else(|misfit| panic!("{misfit}"));
        let last = report.assessments().next().and_then(|assessment| assessment.findings().next_back());
        serde_json::to_value(last.expect("a finding")).expect("plain data")
    }

    fn statistic(&self) -> f64 {
        let finding = self.finding();
        real(&finding["test"]["statistic"]).unwrap_or_else(|| panic!("{}\n{finding:#}", self.text()))
    }
}

const PARTS: &str = "  events: { name: events, unit: { count: events }, better: lower }
  size: { name: size, unit: { count: people }, better: lower }\n";

/// A decimal or a fraction, as near as floating point comes.
fn real(number: &Value) -> Option<f64> {
    let text = number.as_str()?;
    match text.split_once('/') {
        Some((above, below)) => Some(above.parse::<f64>().ok()? / below.parse::<f64>().ok()?),
        None => text.parse().ok(),
    }
}

#[track_caller]
fn close(found: f64, expected: f64, relative: f64) {
    assert!((found - expected).abs() <= relative * expected.abs().max(1e-9), "{found} instead of {expected}");
}

/// A target without YAML has the same test.
#[test]
fn a_rulebook_built_in_rust_has_the_same_test() {
    use maal::{
        AnnualChange, Area, Dataset, Direction, Goal, Indicator, Method, Observation, Period, Rule, Rulebook, Target,
        Text, Uncertainty, Unit,
    };
    let text = |text: &str| Text::from(text);
    let mut goal = Goal::new(text("g"));
    let rule = Rule::AnnualChange(AnnualChange { direction: Direction::Decline, step: None });
    goal.targets.push(("t".into(), Target::new("x", "own", rule)));
    let unsafe_share = Indicator {
        decimals: Some(0),
        uncertainty: Some(Uncertainty::new(Method::Proportion)),
        ..Indicator::new(text("x"), Unit::Percent, maal::Better::Lower)
    };
    let rulebook = Rulebook::new(Declarations {
        checks: Vec::new(),
        title: None,
        window: None,
        areas: vec![("own".into(), Area::named(text("own")))],
        indicators: vec![("x".into(), unsafe_share)],
        goals: vec![("g".into(), goal)],
        ..Declarations::default()
    })
    .unwrap();
    let mut figures = Dataset::builder();
    for (year, share, asked) in [(2023, 26, 532), (2024, 11, 498)] {
        let observation = Observation { n: Some(Number::from(asked)), ..Observation::of(Number::from(share)) };
        figures.observe("x", "own", Period::year(year).unwrap(), observation);
    }
    let report = rulebook.assess(&figures.build().unwrap()).unwrap();
    let finding = report.assessments().next().unwrap().findings().next_back().unwrap();
    let test = finding.test().unwrap();
    assert_eq!(finding.significance(), Some(Significance::Significant));
    assert_eq!(test.difference(), Number::from(-15));
    assert_eq!(test.critical_value().to_string(), "3.841458820694");
    assert_eq!(test.values().map(|tested| tested.n).collect::<Vec<_>>(), [498, 532].map(|n| Some(Number::from(n))));
    assert_eq!(finding.interval().unwrap().lower.to_string(), "8.5");
}

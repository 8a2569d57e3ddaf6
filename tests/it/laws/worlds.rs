//! A world: everything that is declared and everything that is observed, as plain data that a law may change.

use std::collections::BTreeMap;
use std::fmt;

use maal::{
    Assessment, Comparison, Dataset, Declarations, Derivation, Finding, Indicator, Number, Observation, Period, Report,
    Rulebook,
};

/// Indicator, area, period.
pub type At = (String, String, Period);

#[derive(Clone)]
pub struct World {
    pub declarations: Declarations,
    pub observations: BTreeMap<At, Observation>,
    pub comparisons: Vec<Comparison>,
}

/// Where a finding stands in a report: target, area, period.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub target: String,
    pub area: String,
    pub period: Period,
}

impl World {
    pub fn without_uncertainty(mut self) -> World {
        for (_, indicator) in &mut self.declarations.indicators {
            indicator.uncertainty = None;
        }
        for observation in self.observations.values_mut() {
            let Observation { value, status, .. } = *observation;
            *observation = Observation { value, status, ..Observation::missing() };
        }
        self
    }

    pub fn rulebook(&self) -> Rulebook {
        Rulebook::new(self.declarations.clone()).unwrap_or_else(|problems| panic!("{problems}"))
    }

    pub fn data(&self) -> Dataset {
        let mut figures = Dataset::builder();
        for ((indicator, area, period), observation) in &self.observations {
            figures.observe(indicator.as_str(), area.as_str(), *period, observation.clone());
        }
        for comparison in &self.comparisons {
            figures.compare(comparison.clone());
        }
        figures.build().unwrap_or_else(|problems| panic!("{problems}"))
    }

    pub fn report(&self) -> Report {
        self.rulebook().assess(&self.data()).unwrap_or_else(|problems| panic!("{problems}"))
    }

    pub fn indicator(&self, id: &str) -> &Indicator {
        let named = |(name, _): &&(maal::Id, Indicator)| name.as_str() == id;
        &self.declarations.indicators.iter().find(named).expect("a declared indicator").1
    }

    /// Decimals that the values of an indicator are published with; of a derived one, `None`.
    pub fn decimals(&self, id: &str) -> Option<u32> {
        let indicator = self.indicator(id);
        indicator.derived.is_none().then(|| indicator.decimals.unwrap_or(0))
    }

    pub fn derivation(&self, id: &str) -> Option<&Derivation> {
        self.indicator(id).derived.as_ref()
    }

    /// The same world with another value of one observation.
    pub fn with(&self, indicator: &str, area: &str, period: Period, value: Number) -> World {
        let mut other = self.clone();
        let at = (indicator.to_owned(), area.to_owned(), period);
        let observation = other.observations.get_mut(&at).expect("an observation");
        // An interval moves with its value.
        let shift = observation.value.replace(value).and_then(|before| value.checked_sub(before));
        let moved = |end: Option<Number>| end.zip(shift).and_then(|(end, shift)| end.checked_add(shift));
        (observation.lower, observation.upper) = (moved(observation.lower), moved(observation.upper));
        other
    }
}

/// Every finding of a report with its assessment.
pub fn findings(report: &Report) -> impl Iterator<Item = (&Assessment, Finding<'_>)> {
    report.assessments().flat_map(|assessment| assessment.findings().map(move |finding| (assessment, finding)))
}

pub fn place_of(assessment: &Assessment, finding: &Finding<'_>) -> Place {
    Place {
        target: assessment.target_id().to_string(),
        area: assessment.area_id().to_string(),
        period: finding.period(),
    }
}

pub fn finding_at<'r>(report: &'r Report, place: &Place) -> Option<Finding<'r>> {
    let here = |(assessment, finding): &(&Assessment, Finding<'_>)| place_of(assessment, finding) == *place;
    findings(report).find(here).map(|(_, finding)| finding)
}

pub fn json(report: &Report) -> serde_json::Value {
    serde_json::to_value(report).expect("a report is plain data")
}

/// A line for each thing that is there.
impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "window {:?}", self.declarations.window)?;
        let used = |id: &str| {
            let mut targets = self.declarations.goals.iter().flat_map(|(_, goal)| &goal.targets);
            self.observations.keys().any(|(indicator, ..)| indicator == id)
                || targets.any(|(_, target)| target.indicator.as_str() == id)
        };
        for (id, indicator) in self.declarations.indicators.iter().filter(|(id, _)| used(id.as_str())) {
            let Indicator { unit, better, decimals, sample, revised, breaks, derived, uncertainty, .. } = indicator;
            writeln!(f, "{id}: {unit:?} {better:?} decimals {decimals:?} sample {sample} revised {revised}")?;
            writeln!(f, "    breaks {breaks:?} derived {derived:?} uncertainty {uncertainty:?}")?;
        }
        for (id, goal) in &self.declarations.goals {
            writeln!(f, "goal {id} {:?}", goal.achieved_when)?;
            for (id, target) in &goal.targets {
                writeln!(f, "    {id} {target:?}")?;
            }
        }
        for ((indicator, area, period), observation) in &self.observations {
            let Observation { value, status, n, standard_error, .. } = observation;
            writeln!(f, "{indicator} {area} {period}: {value:?} {status:?} n {n:?} error {standard_error:?}")?;
        }
        self.comparisons.iter().try_for_each(|comparison| writeln!(f, "{comparison:?}"))
    }
}

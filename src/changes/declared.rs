//! What is declared differently: the target, its rule, and the indicators that it rests on.

use std::collections::BTreeMap;

use super::pair::Pair;
use super::{Aspect, Because, Declared};
use crate::amount::Level;
use crate::finding::{Caveat, Significance};
use crate::indicator::{Indicator, Unit};
use crate::name::Id;
use crate::period::Period;
use crate::report::Assessment;
use crate::rule::{Baseline, Maintain, Monitor, Reach, ReachGoal, Rule, Than, Threshold};

impl<'a> Pair<'a> {
    /// What the target itself says differently.
    pub(super) fn targets(self, causes: &mut Vec<Because<'a>>, moved: &[Aspect]) {
        let (before, after) = (self.before.target(), self.after.target());
        if !self.is_same_indicator() {
            causes.push(Because::Indicator { before: self.before.indicator_id(), after: self.after.indicator_id() });
        }
        if as_meant(&before.rule) != as_meant(&after.rule) {
            causes.push(Because::Rule { before: &before.rule, after: &after.rule });
        }
        // Where only the kind has another default, the rule says it.
        if self.before.judged() != self.after.judged() && before.judged != after.judged {
            causes.push(Because::Judged { before: self.before.judged(), after: self.after.judged() });
        }
        let window_matters = moved.contains(&Aspect::Period) || moved.contains(&Aspect::Stage);
        if window_matters && self.before.window() != self.after.window() {
            causes.push(Because::Window { before: self.before.window(), after: self.after.window() });
        }
        if before.require != after.require {
            causes.push(Because::Require { before: before.require, after: after.require });
        }
        let cut = |of: &Assessment| {
            let mut caveats = of.findings().filter(|finding| finding.decides()).flat_map(|finding| finding.caveats());
            caveats.any(|caveat| matches!(caveat, Caveat::Break { .. }))
        };
        if before.across_breaks != after.across_breaks && (cut(self.before) || cut(self.after)) {
            causes.push(Because::AcrossBreaks { before: before.across_breaks, after: after.across_breaks });
        }
    }

    /// What the indicator, and those that it is derived from, are declared as.
    pub(super) fn declarations(self, causes: &mut Vec<Because<'a>>) {
        let later = measured_from(self.after);
        for (indicator, before) in measured_from(self.before) {
            let Some(after) = later.get(indicator).copied() else { continue };
            let own = indicator == self.after.indicator_id();
            let of = |of| Because::Declaration { indicator, of, before, after };
            let differences = [
                (Declared::Derived, before.derived != after.derived),
                (Declared::Measured, before.measured != after.measured),
                (Declared::Unit, !is_same_unit(&before.unit, &after.unit)),
                (Declared::Better, own && before.better != after.better && self.follows_better()),
                (Declared::Frequency, own && before.frequency != after.frequency),
                (Declared::Decimals, is_rounded_otherwise(before, after) && self.firmness_moved()),
                (Declared::Sample, before.sample != after.sample && self.sample_matters()),
                (Declared::Uncertainty, own && before.uncertainty != after.uncertainty && self.chance_moved()),
                (Declared::Revised, before.revised != after.revised && self.revision_matters()),
            ];
            causes.extend(differences.into_iter().filter(|(_, differs)| *differs).map(|(which, _)| of(which)));
        }
    }

    /// Whether the declared good side decides where the limit is; some rules say it themselves.
    fn follows_better(self) -> bool {
        let follows = |of: &Assessment| match of.target().rule {
            Rule::Maintain(_) | Rule::Converge(_) | Rule::Reach(_) => true,
            Rule::AnnualChange(_) | Rule::Threshold(_) | Rule::Monitor(_) => false,
        };
        follows(self.before) || follows(self.after)
    }

    fn chance_moved(self) -> bool {
        self.compared().iter().any(|(one, two)| one.significance() != two.significance())
    }

    fn firmness_moved(self) -> bool {
        self.compared().iter().any(|(one, two)| one.is_firm() != two.is_firm())
    }

    /// Whether chance began or ceased to be spoken of because the figures are from a sample.
    pub(super) fn sample_matters(self) -> bool {
        let is_sample = |of: &Assessment| of.book.names.is_sample(of.plan().indicator);
        let by_sample =
            |one, two| matches!((one, two), (None, Some(Significance::Unknown)) | (Some(Significance::Unknown), None));
        is_sample(self.before) != is_sample(self.after)
            && self.compared().iter().any(|(one, two)| by_sample(one.significance(), two.significance()))
    }

    fn revision_matters(self) -> bool {
        let is_revised = |of: &Assessment| of.book.names.is_revised(of.plan().indicator);
        is_revised(self.before) != is_revised(self.after)
    }
}

/// The indicator and those that it is derived from, directly or through others.
fn measured_from(of: &Assessment) -> BTreeMap<&Id, &Indicator> {
    let names = &of.book.names;
    let mut waiting = vec![of.plan().indicator];
    let mut found = BTreeMap::new();
    while let Some(next) = waiting.pop() {
        if found.insert(names.indicator_id(next), names.indicator(next)).is_none() {
            waiting.extend(names.parts(next));
        }
    }
    found
}

/// Whether values in the two units mean the same, whatever they are called in a sentence.
fn is_same_unit(one: &Unit, two: &Unit) -> bool {
    match (one, two) {
        (Unit::Percent, Unit::Percent) | (Unit::Plain, Unit::Plain) | (Unit::Count { .. }, Unit::Count { .. }) => true,
        (Unit::Per { per, .. }, Unit::Per { per: other, .. }) => per == other,
        (Unit::Amount(of), Unit::Amount(other)) => of == other,
        (Unit::Percent | Unit::Plain | Unit::Count { .. } | Unit::Per { .. } | Unit::Amount(_), _) => false,
    }
}

/// Whether published values stand for another interval. Counts are exact, and a derived value moves with its parts.
fn is_rounded_otherwise(one: &Indicator, two: &Indicator) -> bool {
    let decimals = |of: &Indicator| {
        let rounded = of.derived.is_none() && !of.unit.is_count();
        rounded.then(|| of.decimals.unwrap_or(0))
    };
    decimals(one) != decimals(two)
}

/// A rule in one way of writing: `75 %` as `75`, a mean of one period as that period, a mean over a span as its periods.
fn as_meant(rule: &Rule) -> Rule {
    match rule {
        Rule::Maintain(rule) => Rule::Maintain(Maintain { baseline: plain(&rule.baseline), ..rule.clone() }),
        Rule::AnnualChange(rule) => Rule::AnnualChange(rule.clone()),
        Rule::Converge(rule) => Rule::Converge(rule.clone()),
        Rule::Threshold(rule) => {
            let than = match &rule.than {
                Than::Level(level) => Than::Level(Level::new(level.value)),
                than @ Than::Area { .. } => than.clone(),
            };
            Rule::Threshold(Threshold { than, ..rule.clone() })
        }
        Rule::Reach(rule) => {
            let goal = match rule.goal {
                ReachGoal::Value(level) => ReachGoal::Value(Level::new(level.value)),
                goal @ ReachGoal::Change(_) => goal,
            };
            Rule::Reach(Reach { baseline: plain(&rule.baseline), goal, ..rule.clone() })
        }
        Rule::Monitor(rule) => Rule::Monitor(Monitor { baseline: rule.baseline.as_ref().map(plain) }),
    }
}

fn plain(baseline: &Baseline) -> Baseline {
    if let Some(period) = baseline.only() {
        return Baseline::Period(period);
    }
    match baseline {
        Baseline::Period(period) => Baseline::Period(*period),
        Baseline::Mean(periods) => {
            let mut periods = periods.clone();
            periods.sort();
            Baseline::Mean(periods)
        }
        Baseline::MeanOf { from, to } => {
            let ordinals = from.ordinal()..=to.ordinal();
            Baseline::Mean(ordinals.filter_map(|ordinal| Period::at(from.frequency(), ordinal)).collect())
        }
        Baseline::Stated { value, at, .. } => {
            Baseline::Stated { value: Level::new(value.value), at: *at, source: None }
        }
    }
}

//! Targets that a declared break makes undeterminable for ever.
//!
//! What a rule compares is the rule's own matter. So it is asked: every target that a break could concern is judged
//! on figures that are all there and all alike. Where a period that decides cannot be compared even then, it never
//! will be.

use super::{Lint, Warning};
use crate::dataset::{Dataset, DatasetBuilder};
use crate::finding::{Caveat, Reason};
use crate::indicator::Indicator;
use crate::name::Id;
use crate::period::{Frequency, Period};
use crate::report::{Assessment, Finding};
use crate::rule::Baseline;
use crate::rulebook::{Declarations, Rulebook};
use crate::series::Observation;
use crate::target::{Require, Target};

/// Longer series are not made up.
const LONGEST: usize = 1_200;

pub(super) fn warn(rulebook: &Rulebook, into: &mut Vec<Warning>) {
    let broken = |indicator: &Indicator| !indicator.breaks.is_empty();
    if !rulebook.indicators().any(|(_, indicator)| broken(indicator)) {
        return;
    }
    let Ok(supposed) = Rulebook::new(measured_without_doubt(rulebook)) else { return };
    let Some(data) = all_there(&supposed) else { return };
    let Ok(report) = supposed.assess(&data) else { return };
    let mut warned: Option<(&Id, &Id)> = None;
    for assessment in report.assessments() {
        let Some((finding, at)) = never_determined(assessment) else { continue };
        let (goal, target) = (assessment.goal_id(), assessment.target_id());
        if warned.replace((goal, target)) != Some((goal, target)) {
            let lint = Lint::NeverComparable { at, period: finding.period() };
            into.push(Warning { path: format!("goals/{goal}/targets/{target}"), lint });
        }
    }
}

/// The same declarations with every indicator measured, and nothing required of the evidence.
fn measured_without_doubt(rulebook: &Rulebook) -> Declarations {
    let mut declarations = rulebook.declarations();
    for (_, indicator) in &mut declarations.indicators {
        let decimals = indicator.decimals.or(Some(0)).filter(|_| indicator.derived.is_none());
        *indicator = Indicator { measured: None, uncertainty: None, decimals, ..indicator.clone() };
    }
    for target in declarations.goals.iter_mut().flat_map(|(_, goal)| goal.targets.iter_mut().map(|(_, target)| target))
    {
        target.require = Require::default();
    }
    declarations.checks.clear();
    declarations
}

/// A figure for every indicator, area and period that a target could look at.
fn all_there(rulebook: &Rulebook) -> Option<Dataset> {
    let mut figures = Dataset::builder();
    let dates: Vec<Period> = all_dates(rulebook).collect();
    let of_all = Frequency::ALL.map(|frequency| (frequency, periods(&dates, frequency)));
    for (id, indicator) in rulebook.indicators().filter(|(_, indicator)| indicator.derived.is_none()) {
        let own = of_all.iter().find(|(frequency, _)| *frequency == indicator.frequency);
        // Of what is measured too long to be made up, nothing is said.
        let Some(periods) = own.and_then(|(_, periods)| periods.as_ref()) else { continue };
        for (area, _) in rulebook.areas() {
            fill(&mut figures, (id, area), periods);
        }
    }
    figures.build().ok()
}

fn fill(figures: &mut DatasetBuilder, (indicator, area): (&Id, &Id), periods: &[Period]) {
    let observed = periods.iter().map(|period| (*period, Observation::of(50)));
    figures.series(indicator.clone(), area.clone(), observed);
}

/// From a year before the first date that is declared anywhere to a year after the last.
fn periods(dates: &[Period], frequency: Frequency) -> Option<Vec<Period>> {
    let first = dates.iter().filter_map(|date| date.first_within(frequency)).min()?;
    let last = dates.iter().filter_map(|date| date.last_within(frequency)).max()?;
    let (from, to) = (first.ordinal() - frequency.per_year(), last.ordinal() + frequency.per_year());
    let ordinals = from..=to;
    let few = usize::try_from(to - from).is_ok_and(|count| count <= LONGEST);
    few.then(|| ordinals.filter_map(|ordinal| Period::at(frequency, ordinal)).collect())
}

/// Every date that is declared anywhere.
pub(super) fn all_dates(rulebook: &Rulebook) -> impl Iterator<Item = Period> {
    let breaks = rulebook.indicators().flat_map(|(_, indicator)| indicator.breaks.iter().map(|each| each.at));
    let targets = rulebook.goals().flat_map(|(_, goal)| goal.targets.iter().map(|(_, target)| target));
    let windows = rulebook.book.plans.iter().filter_map(|plan| plan.window);
    breaks.chain(targets.flat_map(dates)).chain(windows.flat_map(|window| [window.from, window.to]))
}

/// The dates that a target names.
fn dates(target: &Target) -> impl Iterator<Item = Period> {
    let baseline = match target.rule.baseline() {
        Some(Baseline::Mean(periods)) => periods.iter().min().copied(),
        Some(Baseline::MeanOf { from, .. }) => Some(*from),
        Some(Baseline::Period(period)) => Some(*period),
        Some(Baseline::Stated { at, .. }) => *at,
        None => None,
    };
    [target.rule.by(), target.rule.condition().after(), baseline].into_iter().flatten()
}

/// The last deciding finding that a declared break leaves undetermined, with the last break between what it compares.
fn never_determined(assessment: &Assessment) -> Option<(Finding<'_>, Period)> {
    let cut = |finding: &Finding<'_>| finding.decides() && finding.reason() == Some(Reason::Break);
    let finding = assessment.findings().rev().find(cut)?;
    let breaks =
        finding.caveats().filter_map(|caveat| if let Caveat::Break { at, .. } = caveat { Some(at) } else { None });
    let at = breaks.max()?;
    Some((finding, at))
}

//! What became more or less certain: breaks, significance, caveats.

use std::collections::{BTreeMap, BTreeSet};

use super::pair::{Pair, deciding};
use super::{Because, SampleOf};
use crate::finding::{Caveat, Role, Significance};
use crate::name::Id;
use crate::period::Period;
use crate::report::{Assessment, Finding};

impl<'a> Pair<'a> {
    /// Breaks that lie between compared figures in one of the two only, because they were declared or withdrawn.
    pub(super) fn breaks(self, causes: &mut Vec<Because<'a>>) {
        let (before, after) = (breaks(self.before), breaks(self.after));
        for (area, at) in before.symmetric_difference(&after).copied() {
            let declared = after.contains(&(area, at));
            let (with, without) = if declared { (self.after, self.before) } else { (self.before, self.after) };
            if is_news(area, at, with, without) {
                causes.push(Because::Break { indicator: self.after.indicator_id(), area, at, declared });
            }
        }
    }

    /// What is known of a pair of values, where both know the same pair.
    pub(super) fn significance(self, causes: &mut Vec<Because<'a>>) {
        let by_sample = self.sample_matters();
        for (one, two) in self.common() {
            let (before, after) = (one.significance(), two.significance());
            let same_pair = compared_figures(one) == compared_figures(two) && is_complete(one) && is_complete(two);
            let unknown = |known| matches!(known, None | Some(Significance::Unknown));
            let said_already = by_sample && unknown(before) && unknown(after);
            if same_pair && before != after && !said_already {
                causes.extend(samples(one, two));
                causes.push(Because::Significance { period: one.period(), before, after });
            }
        }
    }

    /// Caveats that bear on the certainty and came or went.
    pub(super) fn caveats(self, causes: &mut Vec<Because<'a>>) {
        let (before, after) = (unsettling(self.before), unsettling(self.after));
        let only = |of: &[Caveat<&'a Id, &'a Id>], others: &[Caveat<&'a Id, &'a Id>], came| {
            let differing = of.iter().filter(|caveat| !others.contains(caveat)).cloned();
            differing.map(|caveat| Because::Caveat { caveat, came }).collect::<Vec<_>>()
        };
        causes.extend(only(&after, &before, true));
        causes.extend(only(&before, &after, false));
    }
}

/// The tested values whose size or variance is another.
fn samples<'a>(one: Finding<'a>, two: Finding<'a>) -> Vec<Because<'a>> {
    let of = |finding: Finding<'a>| -> BTreeMap<(&'a Id, Period), SampleOf> {
        let values = finding.test().into_iter().flat_map(|test| test.values());
        values.map(|value| ((value.area, value.period), SampleOf { n: value.n, variance: value.variance })).collect()
    };
    let (before, after) = (of(one), of(two));
    // Where one of the two could not be tested, what it lacks is seen from the other.
    let all: BTreeSet<(&Id, Period)> = before.keys().chain(after.keys()).copied().collect();
    let moved = all.into_iter().filter_map(|(area, period)| {
        let [before, after] = [&before, &after].map(|of| of.get(&(area, period)).copied().unwrap_or_default());
        (before != after).then_some(Because::Sample { area, period, before, after })
    });
    moved.collect()
}

fn unsettling(of: &Assessment) -> Vec<Caveat<&Id, &Id>> {
    let mut found = Vec::new();
    for caveat in deciding(of).flat_map(|finding| finding.caveats()).filter(Caveat::unsettles) {
        if !found.contains(&caveat) {
            found.push(caveat);
        }
    }
    found
}

/// The breaks that deciding findings tell of: area and first period of the new series.
fn breaks(of: &Assessment) -> BTreeSet<(&Id, Period)> {
    let told = deciding(of).flat_map(|finding| finding.caveats()).filter_map(|caveat| {
        let Caveat::Break { area, at, .. } = caveat else { return None };
        Some((area, at))
    });
    told.collect()
}

/// Whether a break that only one of two assessments tells of is one that the other did not know. Else the other knows
/// it as well, and either no figures on both sides of it are compared there, or an earlier break is named in its place.
fn is_news(area: &Id, at: Period, with: &Assessment, without: &Assessment) -> bool {
    let is_declared = |of: &Assessment| {
        let names = &of.book.names;
        names.find_area(area).is_some_and(|area| names.declared_break(of.plan().indicator, area, at).is_some())
    };
    if is_declared(with) || is_declared(without) {
        return !is_declared(without);
    }
    // An observation says so itself: it is news where it lies between figures that are compared.
    let behind_another = breaks(without).iter().any(|(other, earlier)| *other == area && *earlier < at);
    !behind_another && deciding(without).any(|finding| is_within_reach(finding, area, at))
}

fn is_within_reach(finding: Finding<'_>, area: &Id, at: Period) -> bool {
    let judged = finding.period();
    let mut compared = finding.operands().filter(|operand| operand.role != Role::Part && operand.area == area);
    compared.any(|operand| operand.period.is_some_and(|period| period.min(judged) < at && at <= period.max(judged)))
}

/// Which figures a finding compares its value with.
fn compared_figures(finding: Finding<'_>) -> Vec<(&Id, Option<Period>)> {
    let compared = finding.operands().filter(|operand| operand.role != Role::Part);
    compared.map(|operand| (operand.area, operand.period)).collect()
}

fn is_complete(finding: Finding<'_>) -> bool {
    finding.value().is_some() && finding.operands().all(|operand| operand.value.is_some())
}

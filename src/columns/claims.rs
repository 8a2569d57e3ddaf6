//! What the source states of differences between observations, under resolved names.

use std::cmp::Reverse;

use super::Columns;
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex, unknown};
use crate::dataset::{Comparison, Pair, Stated};
use crate::date::Date;
use crate::period::Period;
use crate::problem::{Fault, Problem, Thing};

/// A stated comparison under its resolved key: two observations, the lower one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claim {
    indicator: IndicatorIndex,
    ends: [(AreaIndex, i32); 2],
    /// The latest first: that one holds.
    as_of: Reverse<Option<Date>>,
    nth: usize,
}

impl<'a> Columns<'a> {
    /// What the source states of the difference between two observations of an indicator, with the place of the
    /// statement. `None` where it states nothing.
    pub(crate) fn stated(
        &self,
        indicator: IndicatorIndex,
        a: (AreaIndex, Period),
        b: (AreaIndex, Period),
    ) -> Option<(Stated, usize)> {
        if self.claims.is_empty() {
            return None;
        }
        let (a, b) = ((a.0, a.1.ordinal()), (b.0, b.1.ordinal()));
        let key = (indicator, [a.min(b), a.max(b)]);
        let nth = self.claims.binary_search_by_key(&key, |claim| (claim.indicator, claim.ends)).ok()?;
        let nth = self.claims.get(nth)?.nth;
        Some((self.comparisons.get(nth)?.significant, nth))
    }

    /// What the source states of differences between the observation of an area and others of the same area: each
    /// with the other period and the place of the statement.
    pub(crate) fn stated_of(
        &self,
        indicator: IndicatorIndex,
        area: AreaIndex,
        period: Period,
    ) -> impl Iterator<Item = (Period, Stated, usize)> + '_ {
        let key = |claim: &Claim| (claim.indicator, claim.ends[0].0);
        let start = self.claims.partition_point(|claim| key(claim) < (indicator, area));
        let own = self.claims.iter().skip(start).take_while(move |claim| key(claim) == (indicator, area));
        own.filter_map(move |claim| {
            let [(_, one), (other_area, other)] = claim.ends;
            let earlier = if one == period.ordinal() { other } else { one };
            let about_this = other_area == area && (one == period.ordinal() || other == period.ordinal());
            let stated = self.comparisons.get(claim.nth)?.significant;
            about_this.then_some((Period::at(period.frequency(), earlier)?, stated, claim.nth))
        })
    }

    /// The statement at that place.
    pub(crate) fn comparison(&self, nth: usize) -> Option<&'a Comparison> {
        self.comparisons.get(nth)
    }

    pub(super) fn resolve_claims(&mut self, catalogue: &Catalogue, problems: &mut Vec<Problem>) {
        for (nth, comparison) in self.comparisons.iter().enumerate() {
            let path = format!("comparisons/{nth}");
            let Some(indicator) = catalogue.find_indicator(&comparison.indicator) else {
                problems.push(unknown(format!("{path}/indicator"), Thing::Indicator, &comparison.indicator));
                continue;
            };
            let Some(area) = catalogue.find_area(&comparison.area) else {
                problems.push(unknown(format!("{path}/area"), Thing::Area, &comparison.area));
                continue;
            };
            let (other, periods, key) = match &comparison.pair {
                Pair::Between(a, b) => (area, [*a, *b], "between"),
                Pair::With { area: with, at } => match catalogue.find_area(with) {
                    Some(with) => (with, [*at, *at], "at"),
                    None => {
                        problems.push(unknown(format!("{path}/with"), Thing::Area, with));
                        continue;
                    }
                },
            };
            let expected = catalogue.indicator(indicator).frequency;
            match periods.iter().find(|period| period.frequency() != expected) {
                Some(period) => {
                    let fault = Fault::WrongFrequency { period: *period, expected };
                    problems.push(Problem::new(format!("{path}/{key}"), fault));
                }
                None => {
                    let [a, b] = periods.map(Period::ordinal);
                    let (a, b) = ((area, a), (other, b));
                    let published = self.as_of.is_none_or(|date| comparison.as_of <= Some(date));
                    let as_of = Reverse(comparison.as_of);
                    self.claims.extend(published.then_some(Claim {
                        indicator,
                        ends: [a.min(b), a.max(b)],
                        as_of,
                        nth,
                    }));
                }
            }
        }
        self.claims.sort();
        self.claims.dedup_by_key(|claim| (claim.indicator, claim.ends));
    }
}

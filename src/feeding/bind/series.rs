//! What is odd about whole series: one that goes on under another name, one with a hole in it.

use std::collections::{BTreeMap, BTreeSet};

use super::Binding;
use super::figures::Figure;
use crate::catalogue::{AreaIndex, IndicatorIndex};
use crate::feed::{Column, Misfit, Role};
use crate::feeding::chosen::Chosen;
use crate::feeding::columns::Cell;
use crate::feeding::matching::plain;
use crate::feeding::values::shown;
use crate::name::Id;
use crate::period::Period;
use crate::problem::Thing;

impl Binding<'_> {
    /// Warns of what is odd about the series of some figures, which are in order.
    pub(super) fn check_series(&mut self, chosen: &Chosen<'_>, figures: &[Figure]) {
        for (role, thing) in [(Role::Area, Thing::Area), (Role::Indicator, Thing::Indicator)] {
            if let Some(column) = chosen.column(role) {
                self.joined(column, thing, figures);
            }
        }
        self.gaps(figures);
    }

    /// One area or indicator that is a category until some period and another one from then on. It is told once.
    fn joined(&mut self, column: &Column, thing: Thing, figures: &[Figure]) {
        let mut told: BTreeSet<&Id> = BTreeSet::new();
        let mut found = Vec::new();
        for pair in of_series(figures).flat_map(|series| series.windows(2)) {
            let [before, after] = pair else { continue };
            let (one, other) = (Cell::of(column, before.of.row), Cell::of(column, after.of.row));
            if one == other || plain(one.code) == plain(other.code) {
                continue;
            }
            let id = if thing == Thing::Indicator {
                self.names.indicator_id(after.of.indicator)
            } else {
                self.names.area_id(after.of.area)
            };
            if told.insert(id) {
                let (until, from) = (before.of.period, after.of.period);
                let misfit =
                    Misfit::Joined { thing, id: id.clone(), before: named(one), until, after: named(other), from };
                found.push((after.of.row, misfit));
            }
        }
        found.into_iter().for_each(|(row, misfit)| self.report(self.at(row), misfit));
    }

    /// Periods that are missing within series, told once per indicator. What is published every second year alone has no
    /// gap in between.
    fn gaps(&mut self, figures: &[Figure]) {
        let mut seen: BTreeMap<IndicatorIndex, (usize, AreaIndex, Period, usize)> = BTreeMap::new();
        for series in of_series(figures) {
            let usual = series.windows(2).map(step).min().unwrap_or(1).max(1);
            for pair in series.windows(2) {
                let (Some(before), Some(after)) = (pair.first(), pair.last()) else { continue };
                let missing = usize::try_from(step(pair) / usual - 1).unwrap_or_default();
                let first = Period::at(before.of.period.frequency(), before.of.period.ordinal() + usual);
                if let Some(first) = first.filter(|_| missing > 0) {
                    let gap = (after.of.row, after.of.area, first, 0);
                    seen.entry(after.of.indicator).or_insert(gap).3 += missing;
                }
            }
        }
        for (indicator, (row, area, missing, count)) in seen {
            let (indicator, area) = (self.names.indicator_id(indicator).clone(), self.names.area_id(area).clone());
            self.report(self.at(row), Misfit::Gap { indicator, area, missing, count });
        }
    }
}

/// How many periods lie from one figure to the next.
fn step(pair: &[Figure]) -> i32 {
    match pair {
        [before, after] => after.of.period.since(before.of.period),
        _ => 0,
    }
}

/// The figures of each series.
fn of_series(figures: &[Figure]) -> impl Iterator<Item = &[Figure]> {
    figures.chunk_by(|one, other| (one.of.indicator, one.of.area) == (other.of.indicator, other.of.area))
}

/// A category with its code, where it has one beside its label.
fn named(cell: Cell<'_>) -> String {
    shown(&cell.texts().collect::<Vec<_>>().join(" "))
}

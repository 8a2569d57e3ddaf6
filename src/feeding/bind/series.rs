//! What is odd about whole series: one that goes on under another name, one with a hole in it.

use std::collections::{BTreeMap, BTreeSet};

use super::Binding;
use crate::dataset::{Fed, FedSeries};
use crate::feed::{Column, Misfit, Role, shown};
use crate::feeding::chosen::{Chosen, holds_numbers};
use crate::feeding::columns::Cell;
use crate::feeding::matching::plain;
use crate::name::Id;
use crate::period::Period;
use crate::problem::Thing;

impl Binding<'_> {
    /// Warns of what is odd about the series of some figures, which are in order.
    pub(super) fn check_series(&mut self, chosen: &Chosen<'_>, figures: &Fed) {
        for (role, thing) in [(Role::Area, Thing::Area), (Role::Indicator, Thing::Indicator)] {
            if let Some(column) = chosen.column(role) {
                self.joined(column, thing, figures);
            }
        }
        // Of a dimension of which several categories are taken, each period may have another one.
        let dimensions = chosen.narrowed().filter(|column| !holds_numbers(column));
        dimensions.for_each(|column| self.joined(column, Thing::Indicator, figures));
        self.gaps(figures);
    }

    /// One area or indicator that is a category until some period and another one from then on. It is told once.
    fn joined(&mut self, column: &Column, thing: Thing, figures: &Fed) {
        let mut told: BTreeSet<&Id> = BTreeSet::new();
        let mut found = Vec::new();
        for series in figures.each_series() {
            let id = if thing == Thing::Indicator { series.indicator } else { series.area };
            for ((until, earlier), (from, later)) in pairs(&series) {
                if column.cells.is_same(earlier, later) {
                    continue;
                }
                let (one, other) = (Cell::of(column, earlier), Cell::of(column, later));
                if one == other || plain(one.code) == plain(other.code) || !told.insert(id) {
                    continue;
                }
                let (id, before, after) = (id.clone(), named(one), named(other));
                found.push((later, Misfit::Joined { thing, id, before, until, after, from }));
            }
        }
        found.into_iter().for_each(|(row, misfit)| self.report(self.at(row), misfit));
    }

    /// Periods that are missing within series, told once per indicator. What is published every second year alone has no
    /// gap in between.
    fn gaps(&mut self, figures: &Fed) {
        let mut seen: BTreeMap<&Id, (usize, &Id, Period, usize)> = BTreeMap::new();
        for series in figures.each_series().filter(FedSeries::has_gaps) {
            let step = |((before, _), (after, _)): &((Period, usize), (Period, usize))| after.since(*before);
            let usual = pairs(&series).map(|pair| step(&pair)).min().unwrap_or(1).max(1);
            for pair in pairs(&series) {
                let ((before, _), (_, row)) = pair;
                let missing = usize::try_from(step(&pair) / usual - 1).unwrap_or_default();
                let first = Period::at(before.frequency(), before.ordinal() + usual);
                if let Some(first) = first.filter(|_| missing > 0) {
                    seen.entry(series.indicator).or_insert((row, series.area, first, 0)).3 += missing;
                }
            }
        }
        for (indicator, (row, area, missing, count)) in seen {
            let (indicator, area) = (indicator.clone(), area.clone());
            self.report(self.at(row), Misfit::Gap { indicator, area, missing, count });
        }
    }
}

/// Each figure of a series with the next one: period and row.
fn pairs<'f>(series: &FedSeries<'f>) -> impl Iterator<Item = ((Period, usize), (Period, usize))> + use<'f> {
    series.figures().zip(series.figures().skip(1))
}

/// A category with its code, where it has one beside its label.
fn named(cell: Cell<'_>) -> String {
    shown(&cell.texts().collect::<Vec<_>>().join(" "))
}

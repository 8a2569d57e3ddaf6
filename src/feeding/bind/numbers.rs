//! Which series each row belongs to, by numbers in the order in which they come.

use std::collections::BTreeMap;

use crate::catalogue::{AreaIndex, IndicatorIndex};

/// The series of a table.
#[derive(Default)]
pub(super) struct Numbers {
    all: Vec<Numbered>,
    by_name: BTreeMap<(IndicatorIndex, AreaIndex), usize>,
    last: usize,
}

/// One series.
pub(super) struct Numbered {
    pub(super) indicator: IndicatorIndex,
    pub(super) area: AreaIndex,
    /// The first of its rows.
    pub(super) first: usize,
    /// How many rows belong to it.
    pub(super) rows: usize,
    /// The series of the row behind its last one. Where rows go by period, that repeats.
    next: usize,
}

impl Numbers {
    /// Notes one more row of a series.
    pub(super) fn count(&mut self, row: usize, indicator: IndicatorIndex, area: AreaIndex) {
        let nth = self.of(indicator, area).unwrap_or_else(|| {
            let nth = self.all.len();
            self.by_name.insert((indicator, area), nth);
            self.all.push(Numbered { indicator, area, first: row, rows: 0, next: nth });
            if let Some(before) = self.all.get_mut(self.last) {
                before.next = nth;
            }
            self.last = nth;
            nth
        });
        if let Some(series) = self.all.get_mut(nth) {
            series.rows = series.rows.saturating_add(1);
        }
    }

    /// The number of a series that was counted.
    pub(super) fn of(&mut self, indicator: IndicatorIndex, area: AreaIndex) -> Option<usize> {
        let is_meant = |all: &[Numbered], nth: usize| {
            all.get(nth).is_some_and(|series| series.indicator == indicator && series.area == area)
        };
        if is_meant(&self.all, self.last) {
            return Some(self.last);
        }
        let next = self.all.get(self.last).map(|last| last.next).filter(|next| is_meant(&self.all, *next));
        let nth = next.or_else(|| self.by_name.get(&(indicator, area)).copied())?;
        if let Some(last) = self.all.get_mut(self.last) {
            last.next = nth;
        }
        self.last = nth;
        Some(nth)
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Numbered] {
        &self.all
    }
}

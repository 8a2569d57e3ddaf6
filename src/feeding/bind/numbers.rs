//! Which series each row belongs to, by numbers in the order in which they come.

use std::collections::BTreeMap;

use super::Row;
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};

/// The series of a table.
pub(super) struct Numbers {
    all: Vec<Numbered>,
    known: Known,
    /// The series of the last row.
    last: Option<usize>,
}

/// One series.
pub(super) struct Numbered {
    pub(super) indicator: IndicatorIndex,
    pub(super) area: AreaIndex,
    /// The first of its rows.
    pub(super) first: usize,
    /// How many rows belong to it.
    pub(super) rows: usize,
}

/// The number of the series of an indicator in an area.
enum Known {
    /// A place for every pair: one behind the number, or 0 where there is none.
    Pairs { areas: usize, numbers: Vec<u32> },
    /// Where most pairs have no series.
    Some(BTreeMap<(IndicatorIndex, AreaIndex), usize>),
}

impl Numbers {
    /// None yet, of a table with so many rows.
    pub(super) fn new(names: &Catalogue, rows: usize) -> Numbers {
        let areas = names.all_areas().count();
        let pairs = names.all_indicators().count().checked_mul(areas).filter(|pairs| *pairs <= rows.saturating_mul(4));
        let known = match pairs {
            Some(pairs) => Known::Pairs { areas, numbers: vec![0; pairs] },
            None => Known::Some(BTreeMap::new()),
        };
        Numbers { all: Vec::new(), known, last: None }
    }

    /// Notes one more row of a series.
    pub(super) fn count(&mut self, row: &Row) {
        let nth = self.of(row).unwrap_or_else(|| {
            let nth = self.all.len();
            self.known.insert(row.indicator, row.area, nth);
            self.all.push(Numbered { indicator: row.indicator, area: row.area, first: row.row, rows: 0 });
            self.last = Some(nth);
            nth
        });
        if let Some(series) = self.all.get_mut(nth) {
            series.rows = series.rows.saturating_add(1);
        }
    }

    /// The number of the series of a row, where that was counted.
    #[inline]
    pub(super) fn of(&mut self, row: &Row) -> Option<usize> {
        let last = self.last.and_then(|last| self.all.get(last));
        if !last.is_some_and(|last| last.indicator == row.indicator && last.area == row.area) {
            self.last = self.known.get(row.indicator, row.area);
        }
        self.last
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Numbered] {
        &self.all
    }
}

impl Known {
    fn get(&self, indicator: IndicatorIndex, area: AreaIndex) -> Option<usize> {
        match self {
            Known::Pairs { areas, numbers } => {
                let place = indicator.place().checked_mul(*areas)?.checked_add(area.place())?;
                usize::try_from(*numbers.get(place)?).ok()?.checked_sub(1)
            }
            Known::Some(numbers) => numbers.get(&(indicator, area)).copied(),
        }
    }

    fn insert(&mut self, indicator: IndicatorIndex, area: AreaIndex, nth: usize) {
        match self {
            Known::Pairs { areas, numbers } => {
                let place = indicator.place().saturating_mul(*areas).saturating_add(area.place());
                // A table has fewer series than rows, and those are numbered with as many bits.
                if let (Some(number), Ok(nth)) = (numbers.get_mut(place), u32::try_from(nth.saturating_add(1))) {
                    *number = nth;
                }
            }
            Known::Some(numbers) => {
                numbers.insert((indicator, area), nth);
            }
        }
    }
}

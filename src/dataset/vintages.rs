//! Vintages: which figure held when, and what it replaced.

use std::sync::Arc;

use super::{Dataset, Series};
use crate::date::Date;
use crate::period::{Frequency, Period};
use crate::series::{Cells, Entry, Extent};

/// What is known of the time at which observations were published, beside those that hold now.
#[derive(Clone, Debug, Default)]
pub(super) struct Vintages {
    /// When each observation that holds was published; empty where none is dated.
    dates: Vec<Option<Date>>,
    /// The observations that later ones replaced, by period, each period's from the oldest on.
    replaced: Cells,
    /// When each of those was published.
    replaced_dates: Vec<Option<Date>>,
    /// Where those of a series lie, by the number of the series; most series have none.
    extents: Vec<(usize, Extent)>,
    /// The last date of all.
    last: Option<Date>,
}

/// The figures that held at some date.
pub(crate) struct Published {
    pub(crate) cells: Arc<Cells>,
    /// Where each series lies; `None` where all lie as in the dataset.
    extents: Option<Vec<Option<Extent>>>,
}

impl Vintages {
    /// Notes the date of so many observations before all others.
    pub(super) fn begin(&mut self, count: usize, as_of: Option<Date>) {
        if count > 0 && as_of.is_some() {
            self.dates = vec![as_of; count];
            self.last = as_of;
        }
    }

    /// Adds the `nth` series, sorted by period and date: to `cells` the last vintage of each observation, and here the
    /// ones before it. `None` where the figures cannot share one scale.
    pub(super) fn push(
        &mut self,
        cells: &mut Cells,
        nth: usize,
        frequency: Frequency,
        entries: &[Entry],
    ) -> Option<Extent> {
        self.last = self.last.max(entries.iter().filter_map(|entry| entry.as_of).max());
        if !entries.windows(2).any(is_replaced) {
            self.date(cells.len(), entries);
            return cells.push(frequency, entries);
        }
        // A view may show any of them beside any other, so all of them must be able to share one scale.
        Cells::default().push(frequency, entries)?;
        let holds = |nth: usize| entries.get(nth..nth + 2).is_none_or(|pair| !is_replaced(pair));
        let of = |held: bool| -> Vec<Entry> {
            entries.iter().enumerate().filter(|(nth, _)| holds(*nth) == held).map(|(_, entry)| *entry).collect()
        };
        let (current, replaced) = (of(true), of(false));
        self.extents.push((nth, self.replaced.push(frequency, &replaced)?));
        self.replaced_dates.extend(replaced.iter().map(|entry| entry.as_of));
        self.date(cells.len(), &current);
        cells.push(frequency, &current)
    }

    /// Notes the dates of entries that follow `before` others.
    fn date(&mut self, before: usize, entries: &[Entry]) {
        let none_dated = self.dates.is_empty() && entries.iter().all(|entry| entry.as_of.is_none());
        if !none_dated {
            self.dates.resize(before, None);
            self.dates.extend(entries.iter().map(|entry| entry.as_of));
        }
    }

    fn replaced_of(&self, nth: usize) -> Option<Extent> {
        let place = self.extents.binary_search_by_key(&nth, |(series, _)| *series).ok()?;
        self.extents.get(place).map(|(_, extent)| *extent)
    }
}

/// Whether the first of two entries has a later vintage behind it.
fn is_replaced(pair: &[Entry]) -> bool {
    matches!(pair, [one, next] if one.period == next.period)
}

fn dated<'a>(cells: &'a Cells, extent: Extent, dates: &'a [Option<Date>]) -> impl Iterator<Item = Entry> + 'a {
    cells.entries(extent).map(|(at, entry)| Entry { as_of: dates.get(at).copied().flatten(), ..entry })
}

impl Dataset {
    /// Every vintage of every observation of the `nth` series: by period, each period's from the oldest on.
    pub(crate) fn entries(&self, nth: usize) -> impl Iterator<Item = Entry> + '_ {
        let current = self.series.get(nth).map(|series| series.extent);
        let mut current = self.current_in(current).peekable();
        let mut replaced = self.replaced_in(self.vintages.replaced_of(nth)).peekable();
        std::iter::from_fn(move || {
            let period = current.peek().map(|entry| entry.period);
            let older = replaced.next_if(|entry| period.is_none_or(|period| entry.period <= period));
            older.or_else(|| current.next())
        })
    }

    /// Every vintage of one observation of the `nth` series, from the oldest on.
    pub(super) fn entries_of(&self, nth: usize, period: Period) -> impl Iterator<Item = Entry> + '_ {
        let current = self.series.get(nth).map(|series| self.cells.extent_of(series.extent, period));
        let replaced = self.vintages.replaced_of(nth);
        let replaced = replaced.map(|extent| self.vintages.replaced.extent_of(extent, period));
        self.replaced_in(replaced).chain(self.current_in(current))
    }

    /// The observations of the `nth` series that hold, in order.
    pub(crate) fn current_of(&self, nth: usize) -> impl Iterator<Item = Entry> + '_ {
        self.current_in(self.series.get(nth).map(|series| series.extent))
    }

    fn current_in(&self, extent: Option<Extent>) -> impl Iterator<Item = Entry> + '_ {
        extent.into_iter().flat_map(|extent| dated(&self.cells, extent, &self.vintages.dates))
    }

    fn replaced_in(&self, extent: Option<Extent>) -> impl Iterator<Item = Entry> + '_ {
        let Vintages { replaced, replaced_dates, .. } = &self.vintages;
        extent.into_iter().flat_map(|extent| dated(replaced, extent, replaced_dates))
    }

    /// Where the figures of the `nth` series lie that hold now, and where those lie that they replaced.
    pub(crate) fn extents(&self, nth: usize) -> impl Iterator<Item = Extent> {
        let current = self.series.get(nth).map(|series| series.extent);
        current.into_iter().chain(self.vintages.replaced_of(nth))
    }

    /// The series in which something was replaced.
    pub(crate) fn revised_series(&self) -> impl Iterator<Item = (usize, &Series)> {
        self.vintages.extents.iter().filter_map(|(nth, _)| Some((*nth, self.series.get(*nth)?)))
    }

    /// The figures that held at a date; the same as now where nothing was published later.
    pub(crate) fn published_by(&self, date: Option<Date>) -> Published {
        let Some(date) = date.filter(|date| self.vintages.last > Some(*date)) else {
            return Published { cells: Arc::clone(&self.cells), extents: None };
        };
        let (mut cells, mut held) = (Cells::default(), Vec::<Entry>::new());
        let extents = self.series.iter().enumerate().map(|(nth, series)| {
            held.clear();
            for entry in self.entries(nth).filter(|entry| entry.as_of <= Some(date)) {
                match held.last_mut().filter(|older| older.period == entry.period) {
                    Some(older) => *older = entry,
                    None => held.push(entry),
                }
            }
            let nothing_yet = held.is_empty();
            cells.push(series.extent.frequency, &held).filter(|_| !nothing_yet)
        });
        let extents = Some(extents.collect());
        Published { cells: Arc::new(cells), extents }
    }
}

impl Published {
    /// Where the `nth` series lies; none where nothing of it was published.
    pub(crate) fn extent(&self, nth: usize, series: &Series) -> Option<Extent> {
        match &self.extents {
            None => Some(series.extent),
            Some(extents) => extents.get(nth).copied().flatten(),
        }
    }
}

//! The figures of a published file on their way into a dataset: one behind the other, series by series, so that none needs
//! an entry of its own in a map.

use std::collections::BTreeMap;

use super::{DatasetBuilder, Source};
use crate::feed::{Place, Places, Table};
use crate::name::Id;
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::series::{Cells, Entry, Extent, Observation, Status};

/// The figures of one published file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Fed {
    pub(super) series: Vec<Stretch>,
    pub(super) cells: Cells,
    /// The row of the table of each of the cells.
    rows: Vec<u32>,
    /// Those that carry more than value and status, in the order of the rows.
    pub(super) details: Vec<Detailed>,
}

/// One series, and where its figures lie.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) indicator: Id,
    pub(super) area: Id,
    frequency: Frequency,
    pub(super) start: usize,
    pub(super) end: usize,
    /// None where its figures cannot share one scale.
    pub(super) extent: Option<Extent>,
}

/// An observation that carries more than value and status.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Detailed {
    row: u32,
    /// The number of its series.
    pub(super) series: usize,
    pub(super) period: Period,
    pub(super) observation: Observation,
}

/// The figures of one series, in order.
#[derive(Clone, Copy)]
pub(crate) struct FedSeries<'f> {
    pub(crate) indicator: &'f Id,
    pub(crate) area: &'f Id,
    frequency: Frequency,
    ordinals: &'f [i32],
    rows: &'f [u32],
}

/// Two figures for the same.
pub(crate) struct Twice<'f> {
    pub(crate) indicator: &'f Id,
    pub(crate) area: &'f Id,
    pub(crate) period: Period,
    /// The rows of the table.
    pub(crate) first: usize,
    pub(crate) other: usize,
    /// Whether both say the same.
    pub(crate) equal: bool,
}

/// Where in their file the figures of one source stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stands {
    Lines(Vec<u32>),
    Cells(Vec<(u32, u32)>),
    Values(Vec<u32>),
}

/// A published file with what was taken from it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Taken {
    pub(super) source: Source,
    pub(super) fed: Fed,
    pub(super) stands: Stands,
}

impl Fed {
    /// Room for series, each with its name, its frequency and the most figures that it may have.
    pub(crate) fn with_room<'n>(series: impl Iterator<Item = (&'n Id, &'n Id, Frequency, usize)>) -> Fed {
        let mut length = 0_usize;
        let laid = series.map(|(indicator, area, frequency, most)| {
            let start = length;
            length = length.saturating_add(most);
            let (indicator, area) = (indicator.clone(), area.clone());
            Stretch { indicator, area, frequency, start, end: start, extent: None }
        });
        let series = laid.collect();
        Fed { series, cells: Cells::with_room(length), rows: vec![0; length], details: Vec::new() }
    }

    /// Puts a figure of the `nth` series behind the others.
    pub(crate) fn put(&mut self, nth: usize, row: usize, period: Period, observation: Observation) {
        self.put_plain(nth, row, period, (observation.value, observation.status));
        if observation.has_details() && nth < self.series.len() {
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            self.details.push(Detailed { row, series: nth, period, observation });
        }
    }

    /// The same for a figure that carries no more than value and status.
    pub(crate) fn put_plain(
        &mut self,
        nth: usize,
        row: usize,
        period: Period,
        (value, status): (Option<Number>, Status),
    ) {
        let Some(series) = self.series.get_mut(nth) else { return };
        let put = self.cells.put(series.end, period, value, status);
        if let (Some(()), Some(place)) = (put, self.rows.get_mut(series.end)) {
            *place = u32::try_from(row).unwrap_or(u32::MAX);
            series.end += 1;
        }
    }

    /// Whether it has figures of an indicator in an area.
    pub(super) fn gives(&self, indicator: &Id, area: &Id) -> bool {
        let is_meant = |series: &&Stretch| (&series.indicator, &series.area) == (indicator, area);
        self.series.iter().find(is_meant).is_some_and(|series| series.start < series.end)
    }

    /// Puts each series in order of time, and its figures at one scale.
    pub(crate) fn put_in_order(&mut self) {
        for Stretch { frequency, start, end, extent, .. } in &mut self.series {
            let ordinals = self.cells.all_ordinals().get(*start..*end).unwrap_or_default();
            if !ordinals.is_sorted() {
                let mut order: Vec<(i32, usize)> = ordinals.iter().copied().zip(*start..).collect();
                order.sort_unstable();
                let order: Vec<usize> = order.into_iter().map(|(_, at)| at).collect();
                self.cells.reorder(*start, &order);
                let rows: Vec<u32> = order.iter().filter_map(|at| self.rows.get(*at).copied()).collect();
                let places = self.rows.get_mut(*start..*end).unwrap_or_default();
                places.iter_mut().zip(rows).for_each(|(place, row)| *place = row);
            }
            *extent = self.cells.at_one_scale(*frequency, *start, *end);
        }
    }

    /// Every series.
    pub(crate) fn each_series(&self) -> impl Iterator<Item = FedSeries<'_>> {
        self.series.iter().map(|Stretch { indicator, area, frequency, start, end, .. }| FedSeries {
            indicator,
            area,
            frequency: *frequency,
            ordinals: self.cells.all_ordinals().get(*start..*end).unwrap_or_default(),
            rows: self.rows.get(*start..*end).unwrap_or_default(),
        })
    }

    /// The figures for which there is an earlier one, once they are in order; in the order of their rows.
    pub(crate) fn twice(&self) -> Vec<Twice<'_>> {
        let mut twice = Vec::new();
        let ordinals = self.cells.all_ordinals();
        let rises = |series: &&Stretch| {
            let own = ordinals.get(series.start..series.end).unwrap_or_default();
            own.iter().zip(own.iter().skip(1)).all(|(one, next)| one < next)
        };
        for series in self.series.iter().filter(|series| !rises(series)) {
            let mut first = series.start;
            for at in series.start..series.end {
                if ordinals.get(at) != ordinals.get(first) {
                    first = at;
                }
                if at > first {
                    twice.extend(self.same(series, first, at));
                }
            }
        }
        twice.sort_by_key(|twice| twice.other);
        twice
    }

    fn same<'f>(&'f self, series: &'f Stretch, first: usize, other: usize) -> Option<Twice<'f>> {
        let Stretch { indicator, area, frequency, .. } = series;
        let period = Period::at(*frequency, *self.cells.all_ordinals().get(first)?)?;
        let row = |at: usize| usize::try_from(*self.rows.get(at)?).ok();
        let said = |at: usize| {
            let row = self.rows.get(at)?;
            let detailed = self.details.binary_search_by_key(row, |detailed| detailed.row).ok();
            let detailed = detailed.and_then(|place| self.details.get(place)).map(|detailed| &detailed.observation);
            let extent = series.extent?;
            Some((self.cells.entry(&extent, at).map(|entry| (entry.value, entry.status)), detailed))
        };
        let equal = said(first).is_some() && said(first) == said(other);
        Some(Twice { indicator, area, period, first: row(first)?, other: row(other)?, equal })
    }
}

impl<'f> FedSeries<'f> {
    /// Whether a period is missing between its figures, which are in order and one for each period.
    pub(crate) fn has_gaps(&self) -> bool {
        let ends = self.ordinals.first().zip(self.ordinals.last());
        let spanned = ends.and_then(|(first, last)| usize::try_from(last.checked_sub(*first)?).ok());
        spanned.is_some_and(|spanned| spanned >= self.ordinals.len())
    }

    /// Each figure by its period and its row of the table.
    pub(crate) fn figures(&self) -> impl Iterator<Item = (Period, usize)> + use<'f> {
        let frequency = self.frequency;
        self.ordinals
            .iter()
            .zip(self.rows)
            .filter_map(move |(ordinal, row)| Some((Period::at(frequency, *ordinal)?, usize::try_from(*row).ok()?)))
    }
}

impl Taken {
    /// Hands on every observation with what it is one of.
    pub(super) fn each<'t>(&'t self, mut each: impl FnMut(&'t Id, &'t Id, Period, Observation)) {
        let Taken { source, fed, .. } = self;
        let details: BTreeMap<(usize, Period), &Observation> =
            fed.details.iter().map(|of| ((of.series, of.period), &of.observation)).collect();
        for (nth, series) in fed.series.iter().enumerate() {
            let entries = series.extent.into_iter().flat_map(|extent| fed.cells.entries(extent));
            for (_, entry) in entries {
                let detailed = details.get(&(nth, entry.period)).map(|observation| (*observation).clone());
                let plain = || Entry { as_of: source.as_of, ..entry }.observation();
                each(&series.indicator, &series.area, entry.period, detailed.unwrap_or_else(plain));
            }
        }
    }
}

impl Stands {
    fn of(rows: Vec<u32>, table: &Table) -> Stands {
        let row = |row: &u32| usize::try_from(*row).unwrap_or(usize::MAX);
        match &table.places {
            Places::Lines(lines) => Stands::Lines(replaced(rows, |nth| lines.get(row(&nth)))),
            Places::Cells(cells) => {
                Stands::Cells(rows.iter().map(|nth| cells.get(row(nth)).copied().unwrap_or_default()).collect())
            }
            Places::Numbered => Stands::Values(replaced(rows, |nth| nth.checked_add(1))),
        }
    }

    /// The place of the `nth` figure; the file as a whole where it has none.
    pub(super) fn place(&self, nth: usize) -> Place {
        let numbered = |all: &Vec<u32>| all.get(nth).copied().filter(|number| *number > 0);
        let found = match self {
            Stands::Lines(lines) => numbered(lines).map(|line| Place::Line { line, column: None }),
            Stands::Values(values) => {
                numbered(values).and_then(|number| usize::try_from(number).ok()).map(Place::Value)
            }
            Stands::Cells(cells) => {
                let cell = cells.get(nth).filter(|(row, _)| *row > 0);
                cell.map(|(row, column)| Place::Cell { row: *row, column: *column })
            }
        };
        found.unwrap_or(Place::File)
    }
}

/// Each by what it stands for; 0, which is the number of no line and no value, where it stands for nothing.
fn replaced(mut all: Vec<u32>, by: impl Fn(u32) -> Option<u32>) -> Vec<u32> {
    all.iter_mut().for_each(|each| *each = by(*each).unwrap_or_default());
    all
}

impl DatasetBuilder {
    /// Adds the figures of a published file, which are in order and of which none is given twice.
    pub(crate) fn take(&mut self, source: Source, mut fed: Fed, table: &Table) {
        let stands = Stands::of(std::mem::take(&mut fed.rows), table);
        self.taken.push(Taken { source, fed, stands });
    }
}

//! Where observations come from that were read from published files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Dataset, DatasetBuilder, Series};
use crate::date::Date;
use crate::feed::Place;
use crate::name::{Id, Text};
use crate::period::Period;
use crate::series::{Entry, Observation};

/// A published file that observations were taken from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its name.
    pub file: String,
    /// Who publishes it.
    pub publisher: Option<Text>,
    /// The name of the table with its publisher: `STRAF42`.
    pub table: Option<String>,
    /// When it was published.
    pub as_of: Option<Date>,
}

/// Where an observation comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Origin<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its place in it.
    pub place: Place,
}

/// Where the observations of one series come from, before the series are in order.
pub(super) type Taken = BTreeMap<Id, BTreeMap<Id, Vec<(Period, u32, Place)>>>;

/// Where observations come from, sorted by series, period and vintage.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins {
    sources: Vec<Arc<Source>>,
    taken: Vec<Cell>,
}

/// The origin of one observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    series: u32,
    ordinal: i32,
    as_of: Option<Date>,
    source: u32,
    place: Packed,
}

/// A place in eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Packed {
    File,
    Line(u32),
    Cell(u32, u16),
    Value(u32),
}

impl From<Place> for Packed {
    fn from(place: Place) -> Packed {
        match place {
            Place::File => Packed::File,
            Place::Line { line, .. } => Packed::Line(line),
            Place::Cell { row, column } => {
                u16::try_from(column).map_or(Packed::File, |column| Packed::Cell(row, column))
            }
            Place::Value(nth) => u32::try_from(nth).map_or(Packed::File, Packed::Value),
        }
    }
}

impl From<Packed> for Place {
    fn from(packed: Packed) -> Place {
        match packed {
            Packed::File => Place::File,
            Packed::Line(line) => Place::Line { line, column: None },
            Packed::Cell(row, column) => Place::Cell { row, column: u32::from(column) },
            Packed::Value(nth) => Place::Value(usize::try_from(nth).unwrap_or(usize::MAX)),
        }
    }
}

impl Origins {
    /// Puts in order what was taken, now that the series are.
    pub(super) fn new(sources: Vec<Source>, mut taken: Taken, series: &[Series]) -> Origins {
        let mut cells = Vec::new();
        for (nth, series) in series.iter().enumerate() {
            let own = taken.get_mut(&series.indicator).and_then(|areas| areas.remove(&series.area));
            for (period, source, place) in own.unwrap_or_default() {
                let as_of = usize::try_from(source).ok().and_then(|source| sources.get(source)?.as_of);
                let Ok(series) = u32::try_from(nth) else { continue };
                cells.push(Cell { series, ordinal: period.ordinal(), as_of, source, place: place.into() });
            }
        }
        cells.sort_unstable();
        Origins { sources: sources.into_iter().map(Arc::new).collect(), taken: cells }
    }

    fn find(&self, series: usize, period: Period, as_of: Option<Date>) -> Option<Origin<'_>> {
        let (source, place) = self.find_shared(series, period, as_of)?;
        Some(Origin { source, place })
    }

    fn find_shared(&self, series: usize, period: Period, as_of: Option<Date>) -> Option<(&Arc<Source>, Place)> {
        let wanted = (u32::try_from(series).ok()?, period.ordinal(), as_of);
        let nth = self.taken.partition_point(|cell| (cell.series, cell.ordinal, cell.as_of) < wanted);
        let cell = self.taken.get(nth).filter(|cell| (cell.series, cell.ordinal, cell.as_of) == wanted)?;
        let source = self.sources.get(usize::try_from(cell.source).ok()?)?;
        Some((source, cell.place.into()))
    }
}

impl DatasetBuilder {
    /// Adds a published file, and gives the number by which observations name it.
    pub(crate) fn source(&mut self, source: Source) -> u32 {
        self.sources.push(source);
        u32::try_from(self.sources.len()).unwrap_or(u32::MAX).saturating_sub(1)
    }

    /// Adds observations of one series that were taken from a published file.
    pub(crate) fn take(&mut self, source: u32, indicator: &Id, area: &Id, taken: &[(Period, Observation, Place)]) {
        let observations = taken.iter().map(|(period, observation, _)| (*period, observation.clone()));
        self.series(indicator.clone(), area.clone(), observations);
        let places = self.taken.entry(indicator.clone()).or_default().entry(area.clone()).or_default();
        places.extend(taken.iter().map(|(period, _, place)| (*period, source, *place)));
    }
}

impl Dataset {
    /// Where the observation that holds comes from, where it was read from a published file.
    ///
    /// ```
    /// use maal::{Dataset, Period};
    /// let data = Dataset::from_yaml("maal: 1\nobservations: { thefts: { town: { 2020: 12 } } }").unwrap();
    /// assert!(data.origin("thefts", "town", Period::year(2020).unwrap()).is_none());
    /// ```
    #[must_use]
    pub fn origin(&self, indicator: &str, area: &str, period: Period) -> Option<Origin<'_>> {
        let nth = self.nth_series(indicator, area)?;
        let held = self.entries_of(nth, period).last()?;
        self.origins.find(nth, period, held.as_of)
    }

    /// The same for the observation of the `series`th series that held at a date.
    pub(crate) fn origin_in(
        &self,
        series: usize,
        period: Period,
        as_of: Option<Date>,
    ) -> Option<(&Arc<Source>, Place)> {
        if self.origins.taken.is_empty() {
            return None;
        }
        let published = |entry: &Entry| as_of.is_none() || entry.as_of <= as_of;
        let held = self.entries_of(series, period).filter(published).last()?;
        self.origins.find_shared(series, period, held.as_of)
    }

    /// The same for the observation of a path, which may end with the date of its vintage.
    pub(crate) fn origin_of_path(&self, path: &str) -> Option<Origin<'_>> {
        let mut steps = path.strip_prefix("observations/")?.split('/');
        let nth = self.nth_series(steps.next()?, steps.next()?)?;
        let period = steps.next()?.parse().ok()?;
        let as_of = steps.next().and_then(|date| date.parse().ok());
        self.origins.find(nth, period, as_of)
    }
}

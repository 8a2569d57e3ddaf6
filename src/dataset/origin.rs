//! Where observations come from that were read from published files.

use std::sync::Arc;

use super::Dataset;
use super::fed::Stands;
use crate::date::Date;
use crate::feed::Place;
use crate::name::Text;
use crate::period::Period;
use crate::series::{Cells, Entry};

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

/// Where observations come from that were taken from files.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins {
    files: Vec<File>,
    /// Sorted by series.
    places: Vec<Where>,
}

/// A file that observations come from.
#[derive(Clone, Debug)]
struct File {
    source: Arc<Source>,
    /// The periods of its observations, as numbers; none where they lie at the beginning of the dataset's own.
    ordinals: Option<Vec<i32>>,
    stands: Stands,
}

/// Where the observations of a series lie that come from one file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Where {
    /// The number of the series.
    pub(super) series: usize,
    pub(super) file: usize,
    /// The number of the series in the file.
    pub(super) number: usize,
    /// Where its observations lie among those of the file.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Origins {
    /// The observations of the `largest` file lie at the beginning of those of the dataset.
    pub(super) fn new(
        files: impl Iterator<Item = (Source, Vec<i32>, Stands)>,
        largest: Option<usize>,
        places: Vec<Where>,
    ) -> Origins {
        let files = files.enumerate().map(|(nth, (source, ordinals, stands))| {
            let ordinals = Some(ordinals).filter(|_| Some(nth) != largest);
            File { source: Arc::new(source), ordinals, stands }
        });
        Origins { files: files.collect(), places }
    }

    /// Where the observation of a series stands that was published at a date.
    fn find(&self, cells: &Cells, series: usize, period: Period, as_of: Option<Date>) -> Option<(&Arc<Source>, Place)> {
        let first = self.places.partition_point(|place| place.series < series);
        let own = self.places.get(first..).unwrap_or_default().iter().take_while(|place| place.series == series);
        let mut found = own.filter_map(|place| {
            let File { source, ordinals, stands } = self.files.get(place.file)?;
            let ordinals = ordinals.as_deref().unwrap_or_else(|| cells.all_ordinals()).get(place.start..place.end)?;
            let nth = ordinals.binary_search(&period.ordinal()).ok().filter(|_| source.as_of == as_of)?;
            Some((source, stands.place(place.start.saturating_add(nth))))
        });
        found.next()
    }
}

impl Dataset {
    fn find_origin(&self, series: usize, period: Period, as_of: Option<Date>) -> Option<Origin<'_>> {
        let (source, place) = self.origins.find(&self.cells, series, period, as_of)?;
        Some(Origin { source, place })
    }

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
        self.find_origin(nth, period, held.as_of)
    }

    /// The same for the observation of the `series`th series that held at a date.
    pub(crate) fn origin_in(
        &self,
        series: usize,
        period: Period,
        as_of: Option<Date>,
    ) -> Option<(&Arc<Source>, Place)> {
        if self.origins.places.is_empty() {
            return None;
        }
        let published = |entry: &Entry| as_of.is_none() || entry.as_of <= as_of;
        let held = self.entries_of(series, period).filter(published).last()?;
        self.origins.find(&self.cells, series, period, held.as_of)
    }

    /// The same for the observation of a path, which may end with the date of its vintage.
    pub(crate) fn origin_of_path(&self, path: &str) -> Option<Origin<'_>> {
        let mut steps = path.strip_prefix("observations/")?.split('/');
        let nth = self.nth_series(steps.next()?, steps.next()?)?;
        let period = steps.next()?.parse().ok()?;
        let as_of = steps.next().and_then(|date| date.parse().ok());
        self.find_origin(nth, period, as_of)
    }
}

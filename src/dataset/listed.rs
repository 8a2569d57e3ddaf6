//! Every observation, one after the other.

use super::{Dataset, Series};
use crate::name::Id;
use crate::period::Period;
use crate::series::{Entry, Observation};

impl Dataset {
    /// Every observation that holds, by indicator, area and period; of several vintages the last.
    ///
    /// ```
    /// use maal::Dataset;
    /// let data = Dataset::from_yaml("maal: 1\nobservations: { thefts: { town: { 2020: 12, 2021: 9 } } }").unwrap();
    /// let shown = data.observations().map(|(indicator, area, period, observation)| {
    ///     format!("{indicator} {area} {period} {}", observation.value.unwrap())
    /// });
    /// assert_eq!(shown.collect::<Vec<String>>(), ["thefts town 2020 12", "thefts town 2021 9"]);
    /// ```
    pub fn observations(&self) -> impl Iterator<Item = (&Id, &Id, Period, Observation)> {
        self.series.iter().enumerate().flat_map(move |(nth, Series { indicator, area, .. })| {
            let held = self.current_of(nth);
            held.map(move |entry| (indicator, area, entry.period, self.whole(nth, &entry)))
        })
    }

    /// An entry of the `nth` series with everything that is known of it.
    pub(super) fn whole(&self, nth: usize, entry: &Entry) -> Observation {
        let detailed = self.detailed(&(nth, entry.period, entry.as_of)).cloned();
        detailed.unwrap_or_else(|| entry.observation())
    }
}

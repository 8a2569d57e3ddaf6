use std::collections::BTreeMap;

use super::{Comparison, Dataset, DatasetBuilder};
use crate::name::Id;
use crate::period::Period;
use crate::register::Register;
use crate::series::Observation;

/// The observations of a series.
type Series = Vec<(Period, Observation)>;

/// An area with its observations.
type Observed<'a> = (&'a Id, Series);

/// What was collected, as it was given.
impl DatasetBuilder {
    /// The observations by indicator and area, each series in the order in which it was given.
    pub(crate) fn observations(&self) -> impl Iterator<Item = (&Id, Vec<Observed<'_>>)> {
        let mut all: BTreeMap<&Id, BTreeMap<&Id, Series>> = BTreeMap::new();
        let mut add = |indicator, area, period, observation| {
            all.entry(indicator).or_default().entry(area).or_default().push((period, observation));
        };
        for (indicator, areas) in &self.series {
            for (area, entries) in areas {
                for entry in entries {
                    let key = (indicator.clone(), area.clone(), entry.period, entry.as_of);
                    let detailed = self.details.get(&key).cloned();
                    add(indicator, area, entry.period, detailed.unwrap_or_else(|| entry.observation()));
                }
            }
        }
        for taken in &self.taken {
            taken.each(&mut add);
        }
        all.into_iter().map(|(indicator, areas)| (indicator, areas.into_iter().collect()))
    }

    /// Everything that a dataset has, vintages that were replaced included, without where it was taken from.
    pub(crate) fn of(data: &Dataset) -> DatasetBuilder {
        let mut figures = Dataset::builder();
        for (nth, series) in data.series().iter().enumerate() {
            let given = data.entries(nth).map(|entry| (entry.period, data.whole(nth, &entry)));
            figures.series(series.indicator.clone(), series.area.clone(), given.collect::<Vec<_>>());
        }
        figures.comparisons = data.comparisons().to_vec();
        figures.registers = data.registers().map(|(id, register)| (id.clone(), register.clone())).collect();
        figures
    }

    /// Whether there are observations of an indicator in an area.
    pub(crate) fn gives(&self, indicator: &Id, area: &Id) -> bool {
        let is_given = self.series.get(indicator).is_some_and(|areas| areas.contains_key(area));
        is_given || self.taken.iter().any(|taken| taken.fed.gives(indicator, area))
    }

    pub(crate) fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }

    pub(crate) fn registers(&self) -> &[(Id, Register)] {
        &self.registers
    }
}

use super::{Comparison, Dataset, DatasetBuilder};
use crate::name::Id;
use crate::period::Period;
use crate::register::Register;
use crate::series::Observation;

/// An area with its observations.
type Observed<'a> = (&'a Id, Vec<(Period, Observation)>);

/// What was collected, as it was given.
impl DatasetBuilder {
    /// The observations by indicator and area, each series in the order in which it was given.
    pub(crate) fn observations(&self) -> impl Iterator<Item = (&Id, Vec<Observed<'_>>)> {
        self.series.iter().map(|(indicator, areas)| {
            let areas = areas.iter().map(|(area, entries)| {
                let observed = entries.iter().map(|entry| {
                    let detailed = self.details.get(&(indicator.clone(), area.clone(), entry.period, entry.as_of));
                    let plain = || {
                        let (value, status, as_of) = (entry.value, entry.status, entry.as_of);
                        Observation { value, status, as_of, ..Observation::missing() }
                    };
                    (entry.period, detailed.cloned().unwrap_or_else(plain))
                });
                (area, observed.collect())
            });
            (indicator, areas.collect())
        })
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
        self.series.get(indicator).is_some_and(|areas| areas.contains_key(area))
    }

    pub(crate) fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }

    pub(crate) fn registers(&self) -> &[(Id, Register)] {
        &self.registers
    }
}

//! The figures: every series, and what the source says of differences between them.

mod build;
mod fed;
mod given;
mod listed;
mod origin;
mod vintages;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::date::Date;
use crate::name::{Id, Text};
use crate::period::Period;
use crate::problem::Problems;
use crate::register::Register;
use crate::series::{Cells, Entry, Extent, Observation};
use fed::Taken;
pub(crate) use fed::{Fed, FedSeries, Twice};
use origin::Origins;
pub use origin::{Origin, Source};
pub(crate) use vintages::Published;
use vintages::Vintages;

/// All figures that targets are held against, and the comparisons that the source itself states.
///
/// ```
/// use maal::{Dataset, Period};
/// let mut figures = Dataset::builder();
/// figures.observe("theft", "partnership", Period::year(2020).unwrap(), 51);
/// figures.observe("theft", "partnership", Period::year(2023).unwrap(), 90);
/// let data = figures.build().unwrap();
/// let until_2022 = data.through(Period::year(2022).unwrap());
/// # let _ = until_2022;
/// ```
///
/// An observation that carries its date may be given again with a later one: the last vintage holds, and
/// [`Dataset::as_of`] shows what held before. An undated one beside it is refused.
///
/// ```
/// use maal::{Dataset, Date, Observation, Period};
/// let year = Period::year(2022).unwrap();
/// let mut figures = Dataset::builder();
/// for (date, value) in [("2023-03-01", 39), ("2024-06-03", 41)] {
///     let as_of = Some(date.parse::<Date>().unwrap());
///     figures.observe("theft", "partnership", year, Observation { as_of, ..Observation::of(value) });
/// }
/// let data = figures.build().unwrap();
/// assert_eq!(data.observation("theft", "partnership", year).unwrap().value, Some(41.into()));
/// assert_eq!(data.vintages("theft", "partnership", year).len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Sorted by indicator, then area.
    series: Vec<Series>,
    /// The last vintage of each observation.
    cells: Arc<Cells>,
    vintages: Vintages,
    /// Observations that carry more than value, status and date, sorted by series, period and date.
    details: Vec<(Key, Observation)>,
    comparisons: Vec<Comparison>,
    registers: BTreeMap<Id, Register>,
    origins: Origins,
    /// Whether registers that are not there have no rows, as in a test.
    partial: bool,
}

/// What an observation is found by: the number of its series, its period, its date.
type Key = (usize, Period, Option<Date>);

/// All observations of one indicator in one area.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    pub(crate) indicator: Id,
    pub(crate) area: Id,
    pub(crate) extent: Extent,
}

/// Collects figures for a [`Dataset`]. Their order does not matter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DatasetBuilder {
    series: BTreeMap<Id, BTreeMap<Id, Vec<Entry>>>,
    details: BTreeMap<(Id, Id, Period, Option<Date>), Observation>,
    comparisons: Vec<Comparison>,
    registers: Vec<(Id, Register)>,
    /// What was taken from published files.
    taken: Vec<Taken>,
    partial: bool,
}

/// What the source says of the difference between two observations of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The indicator.
    pub indicator: Id,
    /// The area of the first observation.
    pub area: Id,
    /// The two observations.
    pub pair: Pair,
    /// Whether the difference is statistically significant.
    pub significant: Stated,
    /// Why, where the source gives a reason.
    pub reason: Option<Text>,
    /// When it was stated. Of the same pair stated at different dates the last statement holds; an undated one counts
    /// as older than every date.
    pub as_of: Option<Date>,
}

/// Which two observations are compared; their order does not matter.
#[derive(Clone, Debug, PartialEq)]
pub enum Pair {
    /// Two periods of the same area.
    Between(Period, Period),
    /// Two areas in the same period.
    With {
        /// The other area.
        area: Id,
        /// The period.
        at: Period,
    },
}

/// What a source states of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// It is significant.
    Yes,
    /// It is not significant.
    No,
    /// The source says that it cannot tell.
    Unknown,
}

/// A dataset as it looked at some time: a cheap view, made by [`Dataset::through`], [`Dataset::as_of`] or from a whole
/// dataset. Both can be combined: `data.as_of(date).through(period)`.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub(crate) data: &'a Dataset,
    pub(crate) through: Option<Period>,
    pub(crate) as_of: Option<Date>,
}

impl Dataset {
    /// Begins to collect figures.
    #[must_use]
    pub fn builder() -> DatasetBuilder {
        DatasetBuilder::default()
    }

    /// The same figures without those of periods that end after `last`.
    #[must_use]
    pub fn through(&self, last: Period) -> View<'_> {
        View::from(self).through(last)
    }

    /// The figures and comparisons as they were published by a date: without later vintages, and without what was
    /// published later for the first time. What is not dated was always there.
    #[must_use]
    pub fn as_of(&self, date: Date) -> View<'_> {
        View::from(self).as_of(date)
    }

    /// One observation, if the dataset has it; of several vintages the last.
    #[must_use]
    pub fn observation(&self, indicator: &str, area: &str, period: Period) -> Option<Observation> {
        self.vintages(indicator, area, period).pop()
    }

    /// Every vintage of one observation, from the oldest to the one that holds.
    #[must_use]
    pub fn vintages(&self, indicator: &str, area: &str, period: Period) -> Vec<Observation> {
        let Some(nth) = self.nth_series(indicator, area) else { return Vec::new() };
        self.entries_of(nth, period).map(|entry| self.whole(nth, &entry)).collect()
    }

    fn nth_series(&self, indicator: &str, area: &str) -> Option<usize> {
        let key = |series: &Series| (series.indicator.as_str(), series.area.as_str()).cmp(&(indicator, area));
        self.series.binary_search_by(key).ok()
    }

    /// The registers, sorted by name.
    pub fn registers(&self) -> impl Iterator<Item = (&Id, &Register)> {
        self.registers.iter()
    }

    pub(crate) fn series(&self) -> &[Series] {
        &self.series
    }

    /// An observation of the `series`th series as it held at a date, where it carries more than value and status.
    pub(crate) fn details(&self, series: usize, period: Period, as_of: Option<Date>) -> Option<&Observation> {
        let published = |entry: &Entry| as_of.is_none() || entry.as_of <= as_of;
        let held = self.entries_of(series, period).filter(published).last()?;
        self.detailed(&(series, period, held.as_of))
    }

    fn detailed(&self, key: &Key) -> Option<&Observation> {
        let place = self.details.binary_search_by(|(other, _)| other.cmp(key)).ok()?;
        self.details.get(place).map(|(_, observation)| observation)
    }

    /// The observations of the `series`th series that carry more than value and status, in every vintage.
    pub(crate) fn details_of(&self, series: usize) -> impl Iterator<Item = (Entry, &Observation)> {
        let first = self.details.partition_point(|((of, ..), _)| *of < series);
        let own = self.details.iter().skip(first).take_while(move |((of, ..), _)| *of == series);
        own.map(|((_, period, _), observation)| (observation.entry(*period), observation))
    }

    /// Every observation that carries more than value and status, in every vintage, with its path.
    pub(crate) fn all_details(&self) -> impl Iterator<Item = (String, &Observation)> {
        self.details.iter().filter_map(|((nth, period, _), observation)| {
            let Series { indicator, area, .. } = self.series.get(*nth)?;
            Some((observation.entry(*period).path(&format!("observations/{indicator}/{area}")), observation))
        })
    }

    pub(crate) fn is_partial(&self) -> bool {
        self.partial
    }

    /// Every comparison, with its place in the order in which they were given.
    pub(crate) fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }
}

impl DatasetBuilder {
    /// Adds one observation. With another date than the same one before it is a vintage of its own.
    pub fn observe(
        &mut self,
        indicator: impl Into<Id>,
        area: impl Into<Id>,
        period: Period,
        observation: impl Into<Observation>,
    ) -> &mut DatasetBuilder {
        self.series(indicator, area, [(period, observation.into())])
    }

    /// Adds observations of one series.
    pub fn series(
        &mut self,
        indicator: impl Into<Id>,
        area: impl Into<Id>,
        observations: impl IntoIterator<Item = (Period, Observation)>,
    ) -> &mut DatasetBuilder {
        let (indicator, area) = (indicator.into(), area.into());
        let entries = self.series.entry(indicator.clone()).or_default().entry(area.clone()).or_default();
        let given: Vec<(Period, Observation)> = observations.into_iter().collect();
        // What is given without a date together with a dated successor is its predecessor.
        let dated: BTreeSet<Period> =
            given.iter().filter(|(_, observation)| observation.as_of.is_some()).map(|(period, _)| *period).collect();
        for (period, observation) in given {
            let as_of = observation.as_of;
            entries.push(Entry { precedes: dated.contains(&period), ..observation.entry(period) });
            if observation.has_details() {
                self.details.insert((indicator.clone(), area.clone(), period, as_of), observation);
            }
        }
        self
    }

    /// Adds what the source states of a difference.
    pub fn compare(&mut self, comparison: Comparison) -> &mut DatasetBuilder {
        self.comparisons.push(comparison);
        self
    }

    /// Adds a register, from whose rows indicators are measured.
    pub fn register(&mut self, id: impl Into<Id>, register: Register) -> &mut DatasetBuilder {
        self.registers.push((id.into(), register));
        self
    }

    /// Of a register that is not added nothing is known, and that is no mistake.
    pub(crate) fn hold_nothing_else(&mut self) {
        self.partial = true;
    }

    /// Checks everything and puts it in order.
    ///
    /// # Errors
    ///
    /// Every problem at once: the same observation twice with the same date, a value where the status says there is none, two
    /// frequencies in one series, a comparison of something with itself, and the like.
    pub fn build(self) -> Result<Dataset, Problems> {
        let (dataset, problems) = self.build_all();
        if problems.is_empty() { Ok(dataset) } else { Err(Problems(problems)) }
    }
}

impl<'a> From<&'a Dataset> for View<'a> {
    fn from(data: &'a Dataset) -> View<'a> {
        View { data, through: None, as_of: None }
    }
}

impl<'a> View<'a> {
    /// The same without periods that end after `last`.
    #[must_use]
    pub fn through(self, last: Period) -> View<'a> {
        let through = self.through.filter(|sooner| sooner.ends_by(last)).unwrap_or(last);
        View { through: Some(through), ..self }
    }

    /// The same without what was published after `date`.
    #[must_use]
    pub fn as_of(self, date: Date) -> View<'a> {
        View { as_of: Some(self.as_of.map_or(date, |sooner| sooner.min(date))), ..self }
    }
}

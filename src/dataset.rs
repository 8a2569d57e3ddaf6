//! The figures: every series, and what the source says of differences between them.

use std::collections::BTreeMap;

use crate::name::{Id, Text};
use crate::period::Period;
use crate::problem::{Fault, Problem, Problems, Thing};
use crate::register::Register;
use crate::series::{Cells, Entry, Extent, Observation};

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
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Sorted by indicator, then area.
    series: Vec<Series>,
    cells: Cells,
    /// Observations that carry more than value and status, by series and period.
    details: BTreeMap<(usize, Period), Observation>,
    comparisons: Vec<Comparison>,
    registers: BTreeMap<Id, Register>,
}

/// All observations of one indicator in one area.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    pub(crate) indicator: Id,
    pub(crate) area: Id,
    pub(crate) extent: Extent,
}

/// Collects figures for a [`Dataset`]. Their order does not matter.
#[derive(Clone, Debug, Default)]
pub struct DatasetBuilder {
    series: BTreeMap<Id, BTreeMap<Id, Vec<Entry>>>,
    details: BTreeMap<(Id, Id, Period), Observation>,
    comparisons: Vec<Comparison>,
    registers: Vec<(Id, Register)>,
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

/// A dataset as it looked at some time: a cheap view, made by [`Dataset::through`] or from a whole dataset.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub(crate) data: &'a Dataset,
    pub(crate) through: Option<Period>,
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
        View { data: self, through: Some(last) }
    }

    /// One observation, if the dataset has it.
    #[must_use]
    pub fn observation(&self, indicator: &str, area: &str, period: Period) -> Option<Observation> {
        let key = |series: &Series| (series.indicator.as_str(), series.area.as_str()).cmp(&(indicator, area));
        let nth = self.series.binary_search_by(key).ok()?;
        let extent = &self.series.get(nth)?.extent;
        if extent.frequency != period.frequency() {
            return None;
        }
        let cell = self.cells.get(extent, period.ordinal())?;
        let plain = Observation { status: cell.status, ..Observation::of(cell.value) };
        let value = plain.value.filter(|_| cell.status.has_value());
        Some(self.details.get(&(nth, period)).cloned().unwrap_or(Observation { value, ..plain }))
    }

    /// The registers, sorted by name.
    pub fn registers(&self) -> impl Iterator<Item = (&Id, &Register)> {
        self.registers.iter()
    }

    pub(crate) fn series(&self) -> &[Series] {
        &self.series
    }

    /// An observation of the `series`th series, where it carries more than value and status.
    pub(crate) fn details(&self, series: usize, period: Period) -> Option<&Observation> {
        self.details.get(&(series, period))
    }

    /// The observations of the `series`th series that carry more than value and status.
    pub(crate) fn details_of(&self, series: usize) -> impl Iterator<Item = (Period, &Observation)> {
        let own = self.details.range((series, Period::FIRST)..).take_while(move |((of, _), _)| *of == series);
        own.map(|((_, period), observation)| (*period, observation))
    }

    pub(crate) fn cells(&self) -> &Cells {
        &self.cells
    }

    /// Every comparison, with its place in the order in which they were given.
    pub(crate) fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }
}

impl DatasetBuilder {
    /// Adds one observation.
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
        for (period, observation) in observations {
            entries.push(Entry { period, value: observation.value, status: observation.status });
            if observation.has_details() {
                self.details.insert((indicator.clone(), area.clone(), period), observation);
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

    /// Checks everything and puts it in order.
    ///
    /// # Errors
    ///
    /// Every problem at once: the same observation twice, a value where the status says there is none, two
    /// frequencies in one series, a comparison of something with itself, and the like.
    pub fn build(self) -> Result<Dataset, Problems> {
        let (dataset, problems) = self.build_all();
        if problems.is_empty() { Ok(dataset) } else { Err(Problems(problems)) }
    }

    pub(crate) fn build_all(mut self) -> (Dataset, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut data = Dataset {
            series: vec![],
            cells: Cells::default(),
            details: BTreeMap::new(),
            comparisons: vec![],
            registers: BTreeMap::new(),
        };
        for (indicator, areas) in std::mem::take(&mut self.series) {
            for (area, mut entries) in areas {
                let path = format!("observations/{indicator}/{area}");
                entries.sort_by_key(|entry| entry.period);
                check_series(&path, &entries, &mut problems);
                let Some(frequency) = entries.first().map(|first| first.period.frequency()) else { continue };
                match data.cells.push(frequency, &entries) {
                    Some(extent) => data.series.push(Series { indicator: indicator.clone(), area, extent }),
                    None => problems.push(Problem::new(path, Fault::FigureTooLong)),
                }
            }
        }
        for (nth, series) in data.series.iter().enumerate() {
            let first = (series.indicator.clone(), series.area.clone(), Period::FIRST);
            let own = self
                .details
                .range(first..)
                .take_while(|((indicator, area, _), _)| (indicator, area) == (&series.indicator, &series.area));
            data.details.extend(own.map(|((_, _, period), observation)| ((nth, *period), observation.clone())));
        }
        for ((indicator, area, period), observation) in &self.details {
            let path = |key| format!("observations/{indicator}/{area}/{period}/{key}");
            problems.extend(observation.misfits().map(|(key, fault)| Problem::new(path(key), fault)));
        }
        check_comparisons(&self.comparisons, &mut problems);
        data.comparisons = self.comparisons;
        data.registers = check_registers(self.registers, &mut problems);
        (data, problems)
    }
}

fn check_series(path: &str, entries: &[Entry], problems: &mut Vec<Problem>) {
    let expected = entries.first().map(|first| first.period.frequency());
    for (nth, entry) in entries.iter().enumerate() {
        let period = entry.period;
        let mut report = |fault| problems.push(Problem::new(format!("{path}/{period}"), fault));
        match entry.value {
            Some(_) if !entry.status.has_value() => report(Fault::ValueUnexpected(entry.status.word())),
            None if entry.status.has_value() => report(Fault::ValueMissing),
            Some(value) if value.as_decimal().is_none() => report(Fault::FigureTooLong),
            _ => {}
        }
        if let Some(expected) = expected.filter(|expected| *expected != period.frequency()) {
            report(Fault::WrongFrequency { period, expected });
        }
        let twice =
            nth.checked_sub(1).and_then(|before| entries.get(before)).is_some_and(|before| before.period == period);
        if twice {
            report(Fault::ObservedTwice(period));
        }
    }
}

fn check_registers(registers: Vec<(Id, Register)>, problems: &mut Vec<Problem>) -> BTreeMap<Id, Register> {
    let mut known = BTreeMap::new();
    for (id, register) in registers {
        let path = format!("registers/{id}");
        if !id.is_well_formed() {
            problems.push(Problem::new(&path, Fault::MalformedName(id.clone())));
        }
        if known.contains_key(&id) {
            problems.push(Problem::new(path, Fault::DeclaredTwice(Thing::Register, id)));
            continue;
        }
        register.check(&id, problems);
        known.insert(id, register);
    }
    known
}

fn check_comparisons(comparisons: &[Comparison], problems: &mut Vec<Problem>) {
    let mut stated: BTreeMap<_, (Stated, Option<&Text>)> = BTreeMap::new();
    for (nth, comparison) in comparisons.iter().enumerate() {
        let Comparison { indicator, area, pair, significant, reason } = comparison;
        let key = match pair {
            Pair::Between(a, b) => (indicator, area, area, a.min(b), a.max(b)),
            Pair::With { area: other, at } => (indicator, area.min(other), area.max(other), at, at),
        };
        let path = format!("comparisons/{nth}");
        let itself = match pair {
            Pair::Between(a, b) => (a == b).then(|| a.to_string()),
            Pair::With { area: other, .. } => (area == other).then(|| area.to_string()),
        };
        let claim = (*significant, reason.as_ref());
        if let Some(itself) = itself {
            problems.push(Problem::new(path, Fault::ComparedWithItself(itself)));
        } else if stated.insert(key, claim).is_some_and(|earlier| earlier != claim) {
            problems.push(Problem::new(path, Fault::StatedDifferently));
        }
    }
}

impl<'a> From<&'a Dataset> for View<'a> {
    fn from(data: &'a Dataset) -> View<'a> {
        View { data, through: None }
    }
}

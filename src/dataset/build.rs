//! What was collected becomes a dataset: checked, and in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fed::{Stretch, Taken};
use super::origin::{Origins, Where};
use super::vintages::Vintages;
use super::{Comparison, Dataset, DatasetBuilder, Pair, Series, Stated};
use crate::date::Date;
use crate::name::{Id, Text};
use crate::problem::{Fault, Problem, Thing};
use crate::register::Register;
use crate::series::{Cells, Entry};

/// A part of a series: what was given of it, or what one file says.
struct Part<'a> {
    indicator: &'a Id,
    area: &'a Id,
    from: Source<'a>,
}

enum Source<'a> {
    Given(&'a [Entry]),
    /// The file, and the series among those of the file, by their numbers.
    File(usize, usize, &'a Stretch),
}

impl DatasetBuilder {
    pub(crate) fn build_all(mut self) -> (Dataset, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut data = Dataset {
            series: vec![],
            cells: Arc::default(),
            vintages: Vintages::default(),
            details: vec![],
            comparisons: vec![],
            registers: BTreeMap::new(),
            origins: Origins::default(),
            partial: self.partial,
        };
        // The figures of the largest file stay where they are, and all others are laid behind them.
        let largest = (0..self.taken.len()).max_by_key(|nth| self.taken.get(*nth).map(|taken| taken.fed.cells.len()));
        let mut cells = Cells::default();
        if let Some(Taken { source, fed, .. }) = largest.and_then(|nth| self.taken.get_mut(nth)) {
            cells = std::mem::take(&mut fed.cells);
            data.vintages.begin(cells.len(), source.as_of);
        }
        let places = data.lay(&mut cells, &self, largest, &mut problems);
        data.cells = Arc::new(cells);
        data.add_details(&mut self, &places, &mut problems);
        let files =
            self.taken.into_iter().map(|Taken { source, fed, stands }| (source, fed.cells.into_ordinals(), stands));
        data.origins = Origins::new(files, largest, places);
        check_comparisons(&self.comparisons, &mut problems);
        data.comparisons = self.comparisons;
        data.registers = check_registers(self.registers, &mut problems);
        (data, problems)
    }
}

impl Dataset {
    /// Lays out every series, and tells where those of the files went.
    fn lay(
        &mut self,
        cells: &mut Cells,
        collected: &DatasetBuilder,
        largest: Option<usize>,
        problems: &mut Vec<Problem>,
    ) -> Vec<Where> {
        let (parts, mut entries, mut places) = (parts(collected), Vec::<Entry>::new(), Vec::new());
        for parts in parts.chunk_by(|one, other| one.names() == other.names()) {
            let Some(Part { indicator, area, .. }) = parts.first() else { continue };
            let path = || format!("observations/{indicator}/{area}");
            let nth = self.series.len();
            let extent = match parts {
                [] => None,
                // What was taken from one file is sound and in order.
                [Part { from: Source::File(file, _, stretch), .. }] if Some(*file) == largest => stretch.extent,
                _ if parts.iter().any(Part::is_too_long) => None,
                _ => {
                    entries.clear();
                    parts.iter().for_each(|part| part.add(collected, cells, largest, &mut entries));
                    entries.sort_by_key(|entry| (entry.period, entry.as_of));
                    check_series(&path(), &entries, problems);
                    let Some(frequency) = entries.first().map(|first| first.period.frequency()) else { continue };
                    self.vintages.push(cells, nth, frequency, &entries)
                }
            };
            match extent {
                Some(extent) => {
                    self.series.push(Series { indicator: (*indicator).clone(), area: (*area).clone(), extent });
                    places.extend(parts.iter().filter_map(|part| part.place(nth)));
                }
                None => problems.push(Problem::new(path(), Fault::FigureTooLong)),
            }
        }
        places
    }

    /// Adds what observations carry beside value and status, and says what is wrong with it. What files carry was
    /// checked when it was taken.
    fn add_details(&mut self, collected: &mut DatasetBuilder, places: &[Where], problems: &mut Vec<Problem>) {
        for ((indicator, area, period, date), observation) in std::mem::take(&mut collected.details) {
            let path = || observation.entry(period).path(&format!("observations/{indicator}/{area}"));
            problems.extend(observation.misfits().map(|(key, fault)| Problem::new(format!("{}/{key}", path()), fault)));
            let nth = self.nth_series(indicator.as_str(), area.as_str());
            self.details.extend(nth.map(|nth| ((nth, period, date), observation)));
        }
        for (file, taken) in collected.taken.iter_mut().enumerate().filter(|(_, taken)| !taken.fed.details.is_empty()) {
            let of_file = places.iter().filter(|place| place.file == file);
            let nth: BTreeMap<usize, usize> = of_file.map(|place| (place.number, place.series)).collect();
            let date = taken.source.as_of;
            let details = std::mem::take(&mut taken.fed.details).into_iter();
            self.details.extend(details.filter_map(|detailed| {
                let key = (*nth.get(&detailed.series)?, detailed.period, date);
                Some((key, detailed.observation))
            }));
        }
        self.details.sort_by_key(|(key, _)| *key);
    }
}

/// All parts of all series, those of one series behind each other: first what was given, then the files in order.
fn parts(collected: &DatasetBuilder) -> Vec<Part<'_>> {
    let given = collected.series.iter().flat_map(|(indicator, areas)| {
        areas.iter().map(move |(area, entries)| Part { indicator, area, from: Source::Given(entries) })
    });
    let files = collected.taken.iter().enumerate().flat_map(|(file, taken)| {
        let filled = taken.fed.series.iter().enumerate().filter(|(_, stretch)| stretch.start < stretch.end);
        filled.map(move |(number, stretch)| {
            let Stretch { indicator, area, .. } = stretch;
            Part { indicator, area, from: Source::File(file, number, stretch) }
        })
    });
    let mut parts: Vec<Part<'_>> = given.chain(files).collect();
    parts.sort_by(|one, other| one.names().cmp(&other.names()));
    parts
}

impl<'a> Part<'a> {
    fn names(&self) -> (&'a Id, &'a Id) {
        (self.indicator, self.area)
    }

    fn is_too_long(&self) -> bool {
        match self.from {
            Source::Given(_) => false,
            Source::File(_, _, stretch) => stretch.extent.is_none(),
        }
    }

    /// Adds its entries. Those of the largest file lie among the `cells` already.
    fn add(&self, collected: &DatasetBuilder, cells: &Cells, largest: Option<usize>, entries: &mut Vec<Entry>) {
        match self.from {
            Source::Given(given) => entries.extend_from_slice(given),
            Source::File(file, _, stretch) => {
                let Some(taken) = collected.taken.get(file) else { return };
                let cells = if Some(file) == largest { cells } else { &taken.fed.cells };
                let own = stretch.extent.into_iter().flat_map(|extent| cells.entries(extent));
                entries.extend(own.map(|(_, entry)| Entry { as_of: taken.source.as_of, ..entry }));
            }
        }
    }

    /// Where the `nth` series of the dataset, of which it is a part, stands in a file.
    fn place(&self, nth: usize) -> Option<Where> {
        match self.from {
            Source::Given(_) => None,
            Source::File(file, number, stretch) => {
                Some(Where { series: nth, file, number, start: stretch.start, end: stretch.end })
            }
        }
    }
}

fn check_series(path: &str, entries: &[Entry], problems: &mut Vec<Problem>) {
    let expected = entries.first().map(|first| first.period.frequency());
    for (nth, entry) in entries.iter().enumerate() {
        let period = entry.period;
        let mut report = |fault| problems.push(Problem::new(entry.path(path), fault));
        match entry.value {
            Some(_) if !entry.status.has_value() => report(Fault::ValueUnexpected(entry.status.word())),
            None if entry.status.has_value() => report(Fault::ValueMissing),
            Some(value) if value.as_decimal().is_none() => report(Fault::FigureTooLong),
            _ => {}
        }
        if let Some(expected) = expected.filter(|expected| *expected != period.frequency()) {
            report(Fault::WrongFrequency { period, expected });
        }
        let before = nth.checked_sub(1).and_then(|before| entries.get(before));
        let twice = before.is_some_and(|before| before.period == period && before.as_of == entry.as_of);
        if twice {
            report(Fault::ObservedTwice(period));
        }
        let after = entries.get(nth + 1).filter(|after| after.period == period && after.as_of.is_some());
        if after.is_some() && entry.as_of.is_none() && !entry.precedes {
            report(Fault::UndatedBesideDated(period));
        }
        let before_its_time = |date: &Date| date.in_month().is_some_and(|month| period.begins_after(month));
        if let Some(date) = entry.as_of.filter(before_its_time).filter(|_| !entry.status.is_unsettled()) {
            report(Fault::PublishedTooEarly { period, date });
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
        let Comparison { indicator, area, pair, significant, reason, as_of } = comparison;
        let key = match pair {
            Pair::Between(a, b) => (indicator, area, area, a.min(b), a.max(b), as_of),
            Pair::With { area: other, at } => (indicator, area.min(other), area.max(other), at, at, as_of),
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

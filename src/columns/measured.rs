//! Columns that are measured from the rows of registers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::filter::{Sieve, Suggested, Table};
use super::{Column, Columns, Figures, Observed, Reading};
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex, unknown};
use crate::dataset::Dataset;
use crate::figure::Figure;
use crate::measure::Measure;
use crate::name::Id;
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::problem::{Fault, Problem, Thing};
use crate::register::{About, Datum, FieldType, Register, Row};
use crate::series::Status;

/// A measured indicator with its register and its filters.
pub(super) struct Job<'a> {
    indicator: IndicatorIndex,
    id: &'a Id,
    register_id: &'a Id,
    register: &'a Register,
    counted: Counted<'a>,
}

/// What is counted up.
enum Counted<'a> {
    Rows(Sieve<'a>),
    Values(&'a Id, Sieve<'a>),
    Share { part: Sieve<'a>, whole: Sieve<'a> },
}

/// How many rows a value was counted up from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// All rows of the area and the period, whether they pass or not.
    pub(crate) rows: u32,
    /// Of these the ones with a missing value that could change the figure.
    pub(crate) undecided: u32,
}

/// What the rows of one area and period come to.
#[derive(Clone, Copy, Default)]
struct Group {
    tally: Tally,
    /// The value, or the part of a share.
    value: Total,
    /// The whole of a share.
    whole: Total,
}

#[derive(Clone, Copy)]
struct Total {
    /// Nothing where it cannot be held.
    sum: Option<Number>,
    open: bool,
}

/// How many problems with the rows of one register are named; more would only repeat themselves.
const MOST_NAMED: usize = 1000;

/// Resolves every register and every measured indicator. Whatever does not fit is a problem.
pub(super) fn resolve<'a>(catalogue: &'a Catalogue, data: &'a Dataset, problems: &mut Vec<Problem>) -> Vec<Job<'a>> {
    for (id, register) in data.registers() {
        check_areas(catalogue, id, register, problems);
    }
    let tables: BTreeMap<&Id, Table<'a>> =
        data.registers().map(|(id, register)| (id, Table::new(id, register))).collect();
    let mut suggested = Suggested::default();
    let mut jobs = Vec::new();
    for (indicator, measure) in catalogue.measured() {
        let id = catalogue.indicator_id(indicator);
        let path = format!("indicators/{id}/measured");
        let Some(table) = tables.get(measure.register()) else {
            if data.is_partial() {
                continue;
            }
            let name = measure.register();
            let known = suggested.nearest(name.as_str(), || tables.keys().copied());
            let fault = Fault::Unknown { thing: Thing::Register, name: name.clone(), known };
            problems.push(Problem::new(format!("{path}/{}", measure.register_key()), fault));
            continue;
        };
        let mut sieve = |key, filter| Sieve::new(table, filter, &format!("{path}/{key}"), &mut suggested, problems);
        let counted = match measure {
            Measure::Count { filter, .. } => Counted::Rows(sieve("where", filter)),
            Measure::Sum { field, filter, .. } => Counted::Values(field, sieve("where", filter)),
            Measure::Share { filter, among, .. } => {
                Counted::Share { part: sieve("where", filter), whole: sieve("among", among) }
            }
        };
        if let Measure::Sum { field, .. } = measure {
            let decimals = catalogue.written_decimals(indicator);
            let fault = unsummable(table, (field, decimals), &mut suggested);
            if let Some(fault) = fault {
                problems.push(Problem::new(format!("{path}/sum"), fault));
                continue;
            }
        }
        jobs.push(Job { indicator, id, register_id: table.id, register: table.register, counted });
    }
    check_rows(catalogue, &jobs, problems);
    jobs
}

fn check_areas(catalogue: &Catalogue, id: &Id, register: &Register, problems: &mut Vec<Problem>) {
    let is_unknown = |area: &&Id| catalogue.find_area(area).is_none();
    if let Some(area) = register.area.as_ref().filter(is_unknown) {
        problems.push(unknown(format!("registers/{id}/area"), Thing::Area, area));
    }
    for (nth, row) in register.rows.iter().enumerate() {
        if let Some(area) = row.area.as_ref().filter(is_unknown) {
            problems.push(unknown(format!("registers/{id}/rows/{nth}/area"), Thing::Area, area));
        }
    }
}

/// Why a field cannot be summed up by an indicator with so many decimals.
fn unsummable(table: &Table<'_>, (field, decimals): (&Id, u32), suggested: &mut Suggested) -> Option<Fault> {
    match table.field(field, suggested) {
        Err(unknown) => Some(unknown),
        Ok(FieldType::Number { decimals: found }) if found <= decimals => None,
        Ok(FieldType::Number { decimals: found }) => Some(Fault::SumDecimals { found, decimals }),
        Ok(holds @ (FieldType::Text | FieldType::YesNo)) => {
            Some(Fault::NotNumbers { field: field.clone(), holds: holds.holds() })
        }
    }
}

/// Whether every row has the frequency and the fields that the indicators ask for.
fn check_rows(catalogue: &Catalogue, jobs: &[Job<'_>], problems: &mut Vec<Problem>) {
    let mut jobs_of: BTreeMap<&Id, Vec<&Job<'_>>> = BTreeMap::new();
    jobs.iter().for_each(|job| jobs_of.entry(job.register_id).or_default().push(job));
    for (id, jobs) in jobs_of {
        let Some(register) = jobs.first().map(|job| job.register) else { continue };
        let expected = jobs.iter().map(|job| catalogue.indicator(job.indicator).frequency);
        let expected: BTreeSet<Frequency> = expected.collect();
        let mut asked: BTreeMap<&Id, &Id> = BTreeMap::new();
        for job in jobs {
            job.fields().for_each(|field| {
                asked.entry(field).or_insert(job.id);
            });
        }
        let of_all = expected.iter().filter_map(|expected| wrong_frequency(register.period?, *expected));
        problems.extend(of_all.map(|fault| Problem::new(format!("registers/{id}/period"), fault)));
        let mut named = 0;
        for (nth, row) in register.rows.iter().enumerate() {
            let path = format!("registers/{id}/rows/{nth}");
            let of_row = expected.iter().filter_map(|expected| wrong_frequency(row.period?, *expected));
            let of_row = of_row.map(|fault| Problem::new(format!("{path}/period"), fault));
            let lacking = asked.iter().filter(|(field, _)| !row.values.contains_key(**field));
            let lacking = lacking.map(|(field, indicator)| {
                Problem::new(&path, Fault::RowLacks { field: (*field).clone(), indicator: (*indicator).clone() })
            });
            let before = problems.len();
            problems.extend(of_row.chain(lacking).take(MOST_NAMED - named));
            named += problems.len() - before;
            if named == MOST_NAMED {
                break;
            }
        }
    }
}

fn wrong_frequency(period: Period, expected: Frequency) -> Option<Fault> {
    (period.frequency() != expected).then_some(Fault::WrongFrequency { period, expected })
}

impl<'a> Job<'a> {
    /// The fields that every row must have.
    fn fields(&self) -> impl Iterator<Item = &'a Id> {
        let (field, one, other) = match &self.counted {
            Counted::Rows(sieve) => (None, sieve, None),
            Counted::Values(field, sieve) => (Some(*field), sieve, None),
            Counted::Share { part, whole } => (None, part, Some(whole)),
        };
        field.into_iter().chain(one.fields()).chain(other.into_iter().flat_map(Sieve::fields))
    }
}

impl Counted<'_> {
    /// Adds a row to what the rows of its area and period come to.
    fn add(&self, row: &Row, group: &mut Group) {
        let undecided = match self {
            Counted::Rows(sieve) => group.value.count(sieve.passes(row)),
            Counted::Values(field, sieve) => group.value.add(sieve.passes(row), row.values.get(*field)),
            Counted::Share { part, whole } => {
                let among = whole.passes(row);
                let passes = if among == Some(false) { Some(false) } else { part.passes(row) };
                // Where it is open whether a row belongs to the whole, so is whether it belongs to the part.
                let in_part = if passes == Some(false) { passes } else { among.and(passes) };
                let open_in_whole = group.whole.count(among);
                group.value.count(in_part) || open_in_whole
            }
        };
        group.tally.rows = group.tally.rows.saturating_add(1);
        group.tally.undecided = group.tally.undecided.saturating_add(u32::from(undecided));
    }
}

impl Default for Total {
    fn default() -> Total {
        Total { sum: Some(Number::ZERO), open: false }
    }
}

impl Total {
    /// Counts a row; says whether it is open whether it passes.
    fn count(&mut self, passes: Option<bool>) -> bool {
        self.add(passes, Some(&Datum::Number(Number::ONE)))
    }

    /// Adds the value of a row; says whether a missing one leaves open what it adds. 0 adds nothing, come what may.
    fn add(&mut self, passes: Option<bool>, value: Option<&Datum>) -> bool {
        let value = match value {
            Some(Datum::Number(value)) => Some(*value),
            Some(Datum::Missing | Datum::Text(_) | Datum::Words(_) | Datum::YesNo(_)) | None => None,
        };
        let open = match (passes, value) {
            (Some(false), _) => false,
            (Some(true), Some(value)) => {
                self.sum = self.sum.and_then(|sum| sum.checked_add(value));
                false
            }
            (None, Some(value)) => !value.is_zero(),
            (Some(true) | None, None) => true,
        };
        self.open |= open;
        open
    }

    fn reading(self) -> Reading {
        match self.sum {
            _ if self.open => Reading::Missing,
            None => Reading::OutOfRange,
            Some(sum) => {
                let figure = Figure::exact(sum);
                Reading::Value(Observed { figure, status: Status::Normal, unsettled: false })
            }
        }
    }
}

impl<'a> Columns<'a> {
    /// Counts up every measured indicator. Only where there were no problems.
    pub(super) fn measure(&mut self, catalogue: &Catalogue, jobs: &[Job<'_>]) {
        for job in jobs {
            let mut groups: BTreeMap<(AreaIndex, i32), Group> = BTreeMap::new();
            let published = self.as_of.is_none() || job.register.as_of <= self.as_of;
            for row in job.register.rows.iter().filter(|_| published) {
                let area = job.register.area_of(row).and_then(|area| catalogue.find_area(area));
                let period = job.register.period_of(row);
                let visible = period.filter(|period| self.through.is_none_or(|through| period.ends_by(through)));
                let Some((area, period)) = area.zip(visible) else { continue };
                job.counted.add(row, groups.entry((area, period.ordinal())).or_default());
            }
            match (&job.counted, catalogue.parts(job.indicator)) {
                (Counted::Share { .. }, [part, whole]) => {
                    self.keep(catalogue, *part, &groups, |group| group.value);
                    self.keep(catalogue, *whole, &groups, |group| group.whole);
                }
                (Counted::Rows(_) | Counted::Values(..) | Counted::Share { .. }, _) => {
                    self.keep(catalogue, job.indicator, &groups, |group| group.value);
                }
            }
        }
    }

    /// Keeps what was counted up as columns of an indicator.
    fn keep(
        &mut self,
        catalogue: &Catalogue,
        indicator: IndicatorIndex,
        groups: &BTreeMap<(AreaIndex, i32), Group>,
        total: fn(&Group) -> Total,
    ) {
        let frequency = catalogue.indicator(indicator).frequency;
        let mut columns: Vec<Column> = Vec::new();
        for ((area, ordinal), group) in groups {
            let start = self.computed.ordinals.len();
            self.computed.push(*ordinal, total(group).reading());
            self.tallies.push(group.tally);
            match columns.last_mut().filter(|column| column.area == *area).map(|column| &mut column.figures) {
                Some(Figures::Derived { end, .. }) => *end = start + 1,
                Some(Figures::Observed { .. }) | None => {
                    let figures = Figures::Derived { start, end: start + 1, parts: 0 };
                    let breaks = catalogue.breaks(indicator, *area).map(|each| each.at.ordinal());
                    let mut breaks: Vec<i32> = breaks.collect();
                    breaks.sort_unstable();
                    breaks.dedup();
                    columns.push(Column { area: *area, frequency, figures, breaks });
                }
            }
        }
        if let Some(of) = self.columns.get_mut(indicator.place()) {
            *of = columns;
        }
    }

    /// From which register an indicator is measured, if it is, and how many rows an area has there for a period.
    pub(crate) fn measured(
        &self,
        catalogue: &Catalogue,
        (indicator, area): (IndicatorIndex, AreaIndex),
        period: Option<Period>,
    ) -> Option<(&Arc<About>, Tally)> {
        let measure = catalogue.indicator(indicator).measured.as_ref()?;
        let about = self.abouts.get(measure.register())?;
        let counted = catalogue.parts(indicator).first().copied().unwrap_or(indicator);
        let tally = period.and_then(|period| self.tally(self.find(counted, area)?, period));
        Some((about, tally.unwrap_or_default()))
    }

    fn tally(&self, column: &Column, period: Period) -> Option<Tally> {
        let Figures::Derived { start, .. } = column.figures else { return None };
        let ordinals = column.ordinals(&self.cells, &self.computed);
        let nth = ordinals.binary_search(&period.ordinal()).ok().filter(|_| column.frequency == period.frequency())?;
        self.tallies.get(start + nth).copied()
    }
}

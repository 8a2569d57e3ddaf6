//! The figures of a dataset under the names of a catalogue: every name resolved, every derived value computed once.

mod claims;
mod computed;
mod derive;
mod filter;
mod measured;
mod restated;
mod sampling;
mod shown;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex, unknown};
use crate::dataset::{Comparison, Dataset, Published, Source, View};
use crate::date::Date;
use crate::feed;
use crate::figure::Figure;
use crate::indicator::Unit;
use crate::name::Id;
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::problem::{Fault, Problem, Thing};
use crate::register::About;
use crate::series::{Cells, Extent, Status};
use claims::Claim;
use computed::Computed;
pub(crate) use measured::Tally;
pub(crate) use restated::Restated;
#[cfg(feature = "report")]
pub(crate) use shown::ShownRows;
pub(crate) use shown::check_shown;

/// All columns, as far as a view of the data shows them.
#[derive(Debug)]
pub(crate) struct Columns<'a> {
    data: &'a Dataset,
    cells: Arc<Cells>,
    through: Option<Period>,
    as_of: Option<Date>,
    computed: Computed,
    /// Per indicator its columns, sorted by area.
    columns: Vec<Vec<Column>>,
    /// Per indicator the last visible period with an observation in any area.
    last: Vec<Option<Period>>,
    /// Per indicator what was restated; empty where nothing was.
    restated: Vec<Vec<Restated>>,
    claims: Vec<Claim>,
    comparisons: &'a [Comparison],
    /// What an explanation says of each register.
    abouts: BTreeMap<&'a Id, Arc<About>>,
    /// From how many rows each measured value was counted up, in the order of the computed ones.
    tallies: Vec<Tally>,
}

/// The series of one indicator in one area.
#[derive(Debug)]
pub(crate) struct Column {
    area: AreaIndex,
    frequency: Frequency,
    figures: Figures,
    /// The first periods of new series, sorted.
    breaks: Vec<i32>,
}

#[derive(Debug)]
enum Figures {
    /// Measured: kept in the dataset. The value stands for itself give or take 5 units of this decimal; a count is exact.
    Observed { series: usize, extent: Extent, rounded_at: Option<u8> },
    /// Computed from other columns, or from a register, where there are no parts: where its periods and values lie,
    /// and where the places of its parts do.
    Derived { start: usize, end: usize, parts: usize },
}

/// What is found at one period of a column.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reading {
    /// No observation.
    Absent,
    /// An observation that says that there is no figure.
    Missing,
    /// A figure that is withheld.
    Suppressed,
    /// A share or rate of nothing.
    Zero,
    /// A derived value that cannot be held.
    OutOfRange,
    /// A value.
    Value(Observed),
}

impl Reading {
    /// Value and status, as far as there are any.
    pub(crate) fn shown(&self) -> (Option<Number>, Option<Status>) {
        match self {
            Reading::Value(observed) => (Some(observed.figure.value), Some(observed.status)),
            Reading::Missing => (None, Some(Status::Missing)),
            Reading::Suppressed => (None, Some(Status::Suppressed)),
            Reading::Absent | Reading::Zero | Reading::OutOfRange => (None, None),
        }
    }
}

/// What can be said of the values of a stretch of time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Earlier {
    pub(crate) lowest: Number,
    pub(crate) highest: Number,
    /// The first period with a value.
    pub(crate) since: Period,
    pub(crate) count: usize,
}

/// A value as a rule reads it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Observed {
    pub(crate) figure: Figure,
    pub(crate) status: Status,
    /// Whether it, or any part of it, is provisional or estimated.
    pub(crate) unsettled: bool,
}

impl<'a> Columns<'a> {
    /// Resolves every name. Whatever does not fit is a problem; the columns are sound only when there are none.
    pub(crate) fn new(catalogue: &Catalogue, view: View<'a>, problems: &mut Vec<Problem>) -> Columns<'a> {
        let data = view.data;
        let published = data.published_by(view.as_of);
        let mut columns = Columns {
            data,
            cells: Arc::clone(&published.cells),
            through: view.through,
            as_of: view.as_of,
            computed: Computed::default(),
            columns: catalogue.all_indicators().map(|_| Vec::new()).collect(),
            last: Vec::new(),
            restated: Vec::new(),
            claims: Vec::new(),
            comparisons: data.comparisons(),
            abouts: data.registers().map(|(id, register)| (id, Arc::new(About::new(id, register)))).collect(),
            tallies: Vec::new(),
        };
        columns.resolve_series(catalogue, data, &published, problems);
        columns.resolve_claims(catalogue, problems);
        let jobs = measured::resolve(catalogue, data, problems);
        if problems.is_empty() {
            columns.measure(catalogue, &jobs);
            columns.derive(catalogue);
            columns.restate(catalogue, data);
            columns.last = columns.columns.iter().map(|of| columns.last_of(of)).collect();
        }
        columns
    }

    /// The dataset that they are columns of.
    pub(crate) fn data(&self) -> &'a Dataset {
        self.data
    }

    /// The column of an indicator in an area; none where nothing was observed.
    pub(crate) fn find(&self, indicator: IndicatorIndex, area: AreaIndex) -> Option<&Column> {
        self.columns_of(indicator).get(self.place(indicator, area)?)
    }

    /// The column of the `nth` part of a derived one.
    pub(crate) fn part(&self, whole: &Column, (nth, part): (usize, IndicatorIndex)) -> Option<&Column> {
        match whole.figures {
            Figures::Derived { parts, .. } => self.columns_of(part).get(*self.computed.parts.get(parts + nth)?),
            Figures::Observed { .. } => None,
        }
    }

    fn place(&self, indicator: IndicatorIndex, area: AreaIndex) -> Option<usize> {
        self.columns_of(indicator).binary_search_by_key(&area, |column| column.area).ok()
    }

    /// Where the observation of a column comes from, where it was read from a published file.
    pub(crate) fn origin(&self, column: Option<&Column>, period: Period) -> Option<(&'a Arc<Source>, feed::Place)> {
        let Figures::Observed { series, .. } = column?.figures else { return None };
        self.data.origin_in(series, period, self.as_of)
    }

    /// What is found in a column at a period.
    #[inline]
    pub(crate) fn read(&self, column: Option<&Column>, period: Period) -> Reading {
        match column {
            Some(column) if self.shows(period) && column.frequency == period.frequency() => {
                column.read(&self.cells, &self.computed, period.ordinal())
            }
            _ => Reading::Absent,
        }
    }

    /// The periods of a column that have an observation and are visible, in order.
    pub(crate) fn periods<'b>(&'b self, column: &'b Column) -> impl DoubleEndedIterator<Item = Period> + 'b {
        let periods = column.ordinals(&self.cells, &self.computed).iter();
        let periods = periods.filter_map(|ordinal| Period::at(column.frequency, *ordinal));
        periods.filter(|period| self.shows(*period))
    }

    #[inline]
    fn shows(&self, period: Period) -> bool {
        self.through.is_none_or(|through| period.ends_by(through))
    }

    /// The values of a column before a period, from the beginning of its series on.
    pub(crate) fn earlier(&self, column: &Column, begins: Option<Period>, before: Period) -> Option<Earlier> {
        let begins = begins.map_or(i32::MIN, Period::ordinal);
        match &column.figures {
            Figures::Observed { extent, .. } => {
                let range = self.cells.range(extent, begins, before.ordinal())?;
                let period = Period::at(column.frequency, range.first)?;
                Some(Earlier { lowest: range.lowest, highest: range.highest, since: period, count: range.count })
            }
            Figures::Derived { start, end, .. } => {
                let mut earlier: Option<Earlier> = None;
                for (nth, ordinal) in self.computed.ordinals.iter().enumerate().take(*end).skip(*start) {
                    let within = (begins..before.ordinal()).contains(ordinal);
                    let Reading::Value(observed) = self.computed.reading(nth) else { continue };
                    if !within {
                        continue;
                    }
                    let value = observed.figure.value;
                    let so_far = match earlier {
                        Some(so_far) => so_far,
                        None => Earlier {
                            lowest: value,
                            highest: value,
                            since: Period::at(column.frequency, *ordinal)?,
                            count: 0,
                        },
                    };
                    let (lowest, highest) = (so_far.lowest.min(value), so_far.highest.max(value));
                    earlier = Some(Earlier { lowest, highest, count: so_far.count + 1, ..so_far });
                }
                earlier
            }
        }
    }

    /// The indicator's last visible period with an observation in any area.
    pub(crate) fn last(&self, indicator: IndicatorIndex) -> Option<Period> {
        self.last.get(indicator.place()).copied().flatten()
    }

    fn resolve_series(
        &mut self,
        catalogue: &Catalogue,
        data: &Dataset,
        published: &Published,
        problems: &mut Vec<Problem>,
    ) {
        let mut seen = 0;
        for series in data.series().chunk_by(|one, other| one.indicator == other.indicator) {
            let places = seen..;
            seen += series.len();
            let Some(id) = series.first().map(|first| &first.indicator) else { continue };
            let path = || format!("observations/{id}");
            let Some(indicator) = catalogue.find_indicator(id) else {
                problems.push(unknown(path(), Thing::Indicator, id));
                continue;
            };
            if catalogue.indicator(indicator).derived.is_some() {
                problems.push(Problem::new(path(), Fault::DerivedWithFigures(id.clone())));
                continue;
            }
            if catalogue.indicator(indicator).measured.is_some() {
                problems.push(Problem::new(path(), Fault::MeasuredWithFigures(id.clone())));
                continue;
            }
            let mut near = 0;
            let mut columns = Vec::with_capacity(series.len());
            for (nth, one) in places.zip(series) {
                let Some(area) = catalogue.find_area_from(&one.area, &mut near) else {
                    problems.push(unknown(format!("{}/{}", path(), one.area), Thing::Area, &one.area));
                    continue;
                };
                check_fit(catalogue, indicator, (data, nth), &|| format!("{}/{}", path(), one.area), problems);
                sampling::check_values(catalogue.indicator(indicator), data, nth, problems);
                let Some(extent) = published.extent(nth, one) else { continue };
                let place = (nth, extent);
                columns.extend(observed_column(catalogue, (indicator, area), place, &self.cells, self.through));
            }
            columns.sort_by_key(|column| column.area);
            if let Some(of) = self.columns.get_mut(indicator.place()) {
                *of = columns;
            }
        }
    }

    fn columns_of(&self, indicator: IndicatorIndex) -> &[Column] {
        self.columns.get(indicator.place()).map(Vec::as_slice).unwrap_or_default()
    }

    fn last_of(&self, columns: &[Column]) -> Option<Period> {
        columns.iter().filter_map(|column| self.periods(column).next_back()).max()
    }
}

impl Column {
    /// The first break in `earlier` < at ≤ `later`; observations on either side of it are not comparable.
    pub(crate) fn break_between(&self, earlier: Period, later: Period) -> Option<Period> {
        let after = self.breaks.partition_point(|at| *at <= earlier.ordinal());
        let at = self.breaks.get(after).filter(|at| **at <= later.ordinal())?;
        Period::at(self.frequency, *at)
    }

    /// The last break at or before a period.
    pub(crate) fn last_break(&self, period: Period) -> Option<Period> {
        let after = self.breaks.partition_point(|at| *at <= period.ordinal());
        Period::at(self.frequency, *self.breaks.get(after.checked_sub(1)?)?)
    }

    fn ordinals<'b>(&'b self, cells: &'b Cells, computed: &'b Computed) -> &'b [i32] {
        match &self.figures {
            Figures::Observed { extent, .. } => cells.ordinals(extent),
            Figures::Derived { start, end, .. } => computed.ordinals.get(*start..*end).unwrap_or_default(),
        }
    }

    #[inline]
    fn read(&self, cells: &Cells, computed: &Computed, ordinal: i32) -> Reading {
        match &self.figures {
            Figures::Observed { extent, rounded_at, .. } => read_observed(cells, extent, *rounded_at, ordinal),
            Figures::Derived { start, .. } => {
                let nth = self.ordinals(cells, computed).binary_search(&ordinal).ok();
                nth.map_or(Reading::Absent, |nth| computed.reading(start + nth))
            }
        }
    }
}

#[inline]
fn read_observed(cells: &Cells, extent: &Extent, rounded_at: Option<u8>, ordinal: i32) -> Reading {
    let Some(cell) = cells.get(extent, ordinal) else { return Reading::Absent };
    match cell.status {
        Status::Missing => Reading::Missing,
        Status::Suppressed => Reading::Suppressed,
        Status::Normal
        | Status::Revised
        | Status::Break
        | Status::Provisional
        | Status::Estimated
        | Status::LowReliability => {
            let half_unit = rounded_at.and_then(|decimal| Number::decimal(5, decimal));
            let figure = half_unit.map_or(Figure::exact(cell.value), |half| Figure::rounded(cell.value, half));
            Reading::Value(Observed { figure, status: cell.status, unsettled: cell.status.is_unsettled() })
        }
    }
}

/// The column of a series; none where everything in it is hidden.
fn observed_column(
    catalogue: &Catalogue,
    key: (IndicatorIndex, AreaIndex),
    (series, extent): (usize, Extent),
    cells: &Cells,
    through: Option<Period>,
) -> Option<Column> {
    let indicator = catalogue.indicator(key.0);
    let visible = |ordinal: &&i32| {
        let period = Period::at(extent.frequency, **ordinal);
        period.is_some_and(|period| through.is_none_or(|through| period.ends_by(through)))
    };
    cells.ordinals(&extent).first().filter(visible)?;
    let decimal = u8::try_from(catalogue.written_decimals(key.0) + 1).ok();
    let rounded_at = decimal.filter(|_| !indicator.unit.is_count());
    let mut breaks: Vec<i32> = catalogue.breaks(key.0, key.1).map(|each| each.at.ordinal()).collect();
    breaks.extend(cells.breaks(&extent).filter(|ordinal| visible(&ordinal)));
    breaks.sort_unstable();
    breaks.dedup();
    let figures = Figures::Observed { series, extent, rounded_at };
    Some(Column { area: key.1, frequency: indicator.frequency, figures, breaks })
}

/// Whether a series has the frequency and the decimals that its indicator declares.
fn check_fit(
    catalogue: &Catalogue,
    index: IndicatorIndex,
    (data, nth): (&Dataset, usize),
    path: &dyn Fn() -> String,
    problems: &mut Vec<Problem>,
) {
    let (expected, decimals) = (catalogue.indicator(index).frequency, catalogue.written_decimals(index));
    let in_percent = catalogue.indicator(index).unit == Unit::Percent;
    let is_fraction = |value: &Number| in_percent && value.abs() < Number::ONE;
    let fits = |extent: Extent| extent.frequency == expected && u32::from(extent.decimals) <= decimals;
    if data.extents(nth).all(fits) {
        return;
    }
    let path = path();
    for entry in data.entries(nth) {
        let (period, found) = (entry.period, entry.value.and_then(Number::decimals).unwrap_or(0));
        if period.frequency() != expected {
            problems.push(Problem::new(entry.path(&path), Fault::WrongFrequency { period, expected }));
        } else if found > decimals {
            let is_count = catalogue.indicator(index).unit.is_count();
            let fault = match entry.value.filter(is_fraction) {
                Some(value) => Fault::FractionOnPercent(value),
                None => Fault::FigureDecimals { found, decimals, is_count },
            };
            problems.push(Problem::new(entry.path(&path), fault));
        }
    }
}

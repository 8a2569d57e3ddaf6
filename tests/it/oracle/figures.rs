//! The figures as one view of the data shows them: values with their rounding intervals, and where series break.

use std::collections::{BTreeMap, BTreeSet};

use super::fraction::Fraction;
use super::model::{Derived, Indicator, Model, Period, Status, Unit};

/// What one observation says.
#[derive(Clone, Copy, Debug)]
pub enum Cell {
    Absent,
    Missing,
    Suppressed,
    /// A share or rate whose `of` is 0.
    Zero,
    Value(Figure),
}

/// A value, the open interval it stands for, and whether it may still change.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    pub value: Fraction,
    pub low: Fraction,
    pub high: Fraction,
    /// A denominator that rounding allows to be 0 stands behind it.
    pub unbounded: bool,
    /// It, or a part of it, is provisional or estimated.
    pub unsettled: bool,
}

impl Figure {
    pub fn exact(value: Fraction) -> Figure {
        Figure { value, low: value, high: value, unbounded: false, unsettled: false }
    }
}

impl Cell {
    pub fn figure(&self) -> Option<Figure> {
        match self {
            Cell::Value(figure) => Some(*figure),
            Cell::Absent | Cell::Missing | Cell::Suppressed | Cell::Zero => None,
        }
    }

    pub fn value(&self) -> Option<Fraction> {
        self.figure().map(|figure| figure.value)
    }
}

type Series = BTreeMap<(usize, i32), Cell>;

/// The data as seen through one period.
pub struct Figures {
    series: Vec<Series>,
    breaks: Vec<BTreeSet<(usize, i32)>>,
    samples: Vec<bool>,
}

impl Figures {
    pub fn through(model: &Model, through: Option<Period>) -> Figures {
        let mut figures = Figures { series: Vec::new(), breaks: Vec::new(), samples: Vec::new() };
        for indicator in &model.indicators {
            let parts = indicator.derived.as_ref().map(Derived::parts).unwrap_or_default();
            let breaks = figures.breaks_of(indicator, &parts, model.areas, through);
            let series = match &indicator.derived {
                Some(derived) => figures.derive(derived, &parts),
                None => published(indicator, through),
            };
            // A derived indicator is a sample if any part is.
            let sample =
                indicator.sample || indicator.uncertainty.is_some() || parts.iter().any(|part| figures.samples[*part]);
            figures.series.push(series);
            figures.breaks.push(breaks);
            figures.samples.push(sample);
        }
        figures
    }

    pub fn cell(&self, indicator: usize, area: usize, index: i32) -> Cell {
        self.series[indicator].get(&(area, index)).copied().unwrap_or(Cell::Absent)
    }

    pub fn is_sample(&self, indicator: usize) -> bool {
        self.samples[indicator]
    }

    pub fn first_of(&self, indicator: usize, area: usize) -> Option<i32> {
        // reading: "the area's first observation" counts one that is marked missing or suppressed, as "last" does in words.
        self.series[indicator].keys().filter(|key| key.0 == area).map(|key| key.1).min()
    }

    pub fn last_of(&self, indicator: usize) -> Option<i32> {
        self.series[indicator].keys().map(|key| key.1).max()
    }

    /// Whether a break lies in `first < at <= last`.
    pub fn cut(&self, indicator: usize, area: usize, first: i32, last: i32) -> bool {
        (first + 1..=last).any(|at| self.breaks[indicator].contains(&(area, at)))
    }

    /// Declared ones, observations with status break, and those of the parts.
    fn breaks_of(
        &self,
        indicator: &Indicator,
        parts: &[usize],
        areas: usize,
        through: Option<Period>,
    ) -> BTreeSet<(usize, i32)> {
        let mut breaks = BTreeSet::new();
        for (area, at) in &indicator.breaks {
            match area {
                Some(area) => drop(breaks.insert((*area, *at))),
                None => breaks.extend((0..areas).map(|area| (area, *at))),
            }
        }
        for (key, observation) in &indicator.observations {
            if observation.status == Status::Break && visible(indicator, key.1, through) {
                breaks.insert(*key);
            }
        }
        for part in parts {
            breaks.extend(&self.breaks[*part]);
        }
        breaks
    }

    /// Parts stand before what is derived from them, so their series are there already.
    fn derive(&self, derived: &Derived, parts: &[usize]) -> Series {
        let mut series = Series::new();
        for key in self.series[parts[0]].keys() {
            let cells: Option<Vec<Cell>> = parts.iter().map(|part| self.series[*part].get(key).copied()).collect();
            if let Some(cells) = cells {
                series.insert(*key, combine(&cells, |figures| derived.figure(figures)));
            }
        }
        series
    }
}

fn visible(indicator: &Indicator, index: i32, through: Option<Period>) -> bool {
    let period = Period { frequency: indicator.frequency, index };
    through.is_none_or(|through| period.last_month() <= through.last_month())
}

fn published(indicator: &Indicator, through: Option<Period>) -> Series {
    let mut series = Series::new();
    for ((area, index), observation) in &indicator.observations {
        if !visible(indicator, *index, through) {
            continue;
        }
        let cell = match (observation.value, observation.status) {
            (_, Status::Suppressed) => Cell::Suppressed,
            (None, _) | (_, Status::Missing) => Cell::Missing,
            (Some(value), status) => {
                let value = value.fraction();
                let half = half_unit(indicator);
                let unsettled = matches!(status, Status::Provisional | Status::Estimated);
                let (low, high) = (value - half, value + half);
                Cell::Value(Figure { value, low, high, unbounded: false, unsettled })
            }
        };
        series.insert((*area, *index), cell);
    }
    series
}

/// Counts are exact, whatever their `decimals`.
fn half_unit(indicator: &Indicator) -> Fraction {
    match indicator.unit {
        Unit::Count => Fraction::ZERO,
        Unit::Percent | Unit::Plain | Unit::Per(_) | Unit::Amount => {
            Fraction::new(1, 2 * 10_i128.pow(indicator.decimals.unwrap_or(0)))
        }
    }
}

/// The figure that several make together, or the first reason why they make none.
pub fn combine(cells: &[Cell], make: impl FnOnce(&[Figure]) -> Cell) -> Cell {
    if cells.iter().any(|cell| matches!(cell, Cell::Absent)) {
        return Cell::Absent;
    }
    if cells.iter().any(|cell| matches!(cell, Cell::Missing)) {
        return Cell::Missing;
    }
    if cells.iter().any(|cell| matches!(cell, Cell::Suppressed)) {
        return Cell::Suppressed;
    }
    let figures: Option<Vec<Figure>> = cells.iter().map(Cell::figure).collect();
    match figures {
        Some(figures) => make(&figures),
        None => Cell::Zero,
    }
}

impl Derived {
    pub fn parts(&self) -> Vec<usize> {
        match self {
            Derived::Share { part, of } | Derived::Rate { part, of, .. } => vec![*part, *of],
            Derived::Sum(parts) => parts.clone(),
            Derived::Difference(a, b) => vec![*a, *b],
        }
    }

    fn figure(&self, parts: &[Figure]) -> Cell {
        match self {
            Derived::Share { .. } => quotient(parts[0], parts[1], 100),
            Derived::Rate { per, .. } => quotient(parts[0], parts[1], *per),
            Derived::Sum(_) => Cell::Value(sum(parts)),
            Derived::Difference(..) => Cell::Value(sum(&[parts[0], negated(parts[1])])),
        }
    }
}

fn sum(parts: &[Figure]) -> Figure {
    let add = |of: fn(&Figure) -> Fraction| parts.iter().map(of).fold(Fraction::ZERO, |total, next| total + next);
    Figure {
        value: add(|part| part.value),
        low: add(|part| part.low),
        high: add(|part| part.high),
        unbounded: parts.iter().any(|part| part.unbounded),
        unsettled: parts.iter().any(|part| part.unsettled),
    }
}

pub fn mean(parts: &[Figure]) -> Figure {
    let total = sum(parts);
    let count = Fraction::whole(parts.len() as i128);
    Figure { value: total.value / count, low: total.low / count, high: total.high / count, ..total }
}

fn negated(figure: Figure) -> Figure {
    Figure { value: -figure.value, low: -figure.high, high: -figure.low, ..figure }
}

fn quotient(part: Figure, of: Figure, per: i64) -> Cell {
    if of.value.is_zero() {
        return Cell::Zero;
    }
    let per = Fraction::whole(per.into());
    let value = part.value / of.value * per;
    let unsettled = part.unsettled || of.unsettled;
    let may_be_zero = of.low <= Fraction::ZERO && Fraction::ZERO <= of.high;
    if part.unbounded || of.unbounded || may_be_zero {
        return Cell::Value(Figure { value, low: value, high: value, unbounded: true, unsettled });
    }
    let corners = [part.low / of.low, part.low / of.high, part.high / of.low, part.high / of.high];
    let low = corners.into_iter().min().unwrap_or(value) * per;
    let high = corners.into_iter().max().unwrap_or(value) * per;
    Cell::Value(Figure { value, low, high, unbounded: false, unsettled })
}

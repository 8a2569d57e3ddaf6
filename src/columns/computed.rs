//! Computed columns, derived or measured from registers: computed once, when rulebook and figures meet, and kept behind one another.

use std::num::NonZeroU32;

use super::{Column, Columns, Figures, Observed, Reading, derive};
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::figure::{Figure, Spread};
use crate::indicator::Derivation;
use crate::number::Number;
use crate::series::Status;

/// The periods and values of all computed columns, one behind the other, and the places of their parts. Those that
/// are measured from registers stand first.
#[derive(Debug, Default)]
pub(super) struct Computed {
    pub(super) ordinals: Vec<i32>,
    cells: Vec<ComputedCell>,
    /// The spreads of those cells that are not exact.
    spreads: Vec<Spread>,
    /// Of each column's parts the place among the columns of the part.
    pub(super) parts: Vec<usize>,
}

/// What is found at one period of a derived column, without its spread.
#[derive(Clone, Copy, Debug)]
enum ComputedCell {
    Missing,
    Suppressed,
    Zero,
    OutOfRange,
    Value { value: Number, status: Status, unsettled: bool, spread: Option<NonZeroU32> },
}

impl Computed {
    /// Keeps a reading; an absent one is not kept.
    pub(super) fn push(&mut self, ordinal: i32, reading: Reading) {
        let cell = match reading {
            Reading::Absent => return,
            Reading::Missing => ComputedCell::Missing,
            Reading::Suppressed => ComputedCell::Suppressed,
            Reading::Zero => ComputedCell::Zero,
            Reading::OutOfRange => ComputedCell::OutOfRange,
            Reading::Value(Observed { figure, status, unsettled }) => {
                let exact = matches!(figure.spread, Spread::Exact);
                if !exact {
                    self.spreads.push(figure.spread);
                }
                // The number of a spread is its place plus one. Without a number left, the spread is not bounded.
                let spread = u32::try_from(self.spreads.len()).ok().and_then(NonZeroU32::new);
                let spread = spread.or(NonZeroU32::new(u32::MAX)).filter(|_| !exact);
                ComputedCell::Value { value: figure.value, status, unsettled, spread }
            }
        };
        self.ordinals.push(ordinal);
        self.cells.push(cell);
    }

    #[inline]
    pub(super) fn reading(&self, nth: usize) -> Reading {
        match self.cells.get(nth) {
            None => Reading::Absent,
            Some(ComputedCell::Missing) => Reading::Missing,
            Some(ComputedCell::Suppressed) => Reading::Suppressed,
            Some(ComputedCell::Zero) => Reading::Zero,
            Some(ComputedCell::OutOfRange) => Reading::OutOfRange,
            Some(ComputedCell::Value { value, status, unsettled, spread }) => {
                let kept = spread.map(|nth| usize::try_from(nth.get() - 1).ok().and_then(|nth| self.spreads.get(nth)));
                let spread = kept.map_or(Spread::Exact, |kept| kept.copied().unwrap_or(Spread::Unbounded));
                let figure = Figure { value: *value, spread };
                Reading::Value(Observed { figure, status: *status, unsettled: *unsettled })
            }
        }
    }
}

impl Columns<'_> {
    /// Computes the derived columns, parts before wholes.
    pub(super) fn derive(&mut self, catalogue: &Catalogue) {
        let mut computed = std::mem::take(&mut self.computed);
        for whole in catalogue.derived() {
            let Some(derivation) = catalogue.derivation(*whole) else { continue };
            let parts = catalogue.parts(*whole);
            let first = parts.first().map_or(&[][..], |first| self.columns_of(*first));
            let expected = first.iter().map(|column| column.ordinals(&self.cells, &computed).len()).sum();
            computed.ordinals.reserve(expected);
            computed.cells.reserve(expected);
            computed.parts.reserve(first.len().saturating_mul(parts.len()));
            let mut read = Vec::with_capacity(parts.len());
            let mut columns = Vec::with_capacity(first.len());
            for area in first.iter().map(|column| column.area) {
                let figures = self.compute(derivation, parts, area, &mut computed, &mut read);
                columns.extend(figures.map(|figures| self.derived_column(catalogue, *whole, area, parts, figures)));
            }
            if let Some(of) = self.columns.get_mut(whole.place()) {
                *of = columns;
            }
        }
        self.computed = computed;
    }

    /// Computes the values of one derived column behind the others; none where a part has no column.
    fn compute(
        &self,
        derivation: &Derivation,
        parts: &[IndicatorIndex],
        area: AreaIndex,
        computed: &mut Computed,
        read: &mut Vec<Reading>,
    ) -> Option<Figures> {
        let (start, first_place) = (computed.ordinals.len(), computed.parts.len());
        for part in parts {
            match self.place(*part, area) {
                Some(place) => computed.parts.push(place),
                None => {
                    computed.parts.truncate(first_place);
                    return None;
                }
            }
        }
        let column = |nth: usize, computed: &Computed| -> Option<&Column> {
            self.columns_of(*parts.get(nth)?).get(*computed.parts.get(first_place + nth)?)
        };
        let first = column(0, computed)?;
        for nth in 0.. {
            let Some(ordinal) = first.ordinals(&self.cells, computed).get(nth).copied() else { break };
            read.clear();
            for part in 0..parts.len() {
                read.push(column(part, computed)?.read(&self.cells, computed, ordinal));
            }
            computed.push(ordinal, derive::value(derivation, read));
        }
        Some(Figures::Derived { start, end: computed.ordinals.len(), parts: first_place })
    }

    fn derived_column(
        &self,
        catalogue: &Catalogue,
        indicator: IndicatorIndex,
        area: AreaIndex,
        parts: &[IndicatorIndex],
        figures: Figures,
    ) -> Column {
        let columns = parts.iter().filter_map(|part| self.find(*part, area));
        let mut breaks: Vec<i32> = columns.flat_map(|column| &column.breaks).copied().collect();
        breaks.extend(catalogue.breaks(indicator, area).map(|each| each.at.ordinal()));
        breaks.sort_unstable();
        breaks.dedup();
        Column { area, frequency: catalogue.indicator(indicator).frequency, figures, breaks }
    }
}

//! The unit that a file names, and how many each of its figures counts.

use std::collections::BTreeSet;

use super::Binding;
use super::spoken::{AllSpoken, Spoken};
use crate::catalogue::IndicatorIndex;
use crate::feed::{Cells, Column, Misfit, Place, Role, SaidBy, Table, UNIT_MEASURE, UNIT_MULT, power_named, shown};
use crate::feeding::bind::Row;
use crate::feeding::bind::numbers::Numbers;
use crate::feeding::bind::rows::Keys;
use crate::feeding::chosen::{Chosen, Rows, attribute};
use crate::feeding::columns::{Cell, Each, each};
use crate::feeding::units::{counts_in_tens, is_declared, is_scaled, is_silent, leaves_open, misfit, shift};

/// A unit of the file for an indicator, with the first row that has it; none where the file names none.
type Named<'t> = (IndicatorIndex, Option<Cell<'t>>, usize);

impl<'a> Binding<'a> {
    /// The unit that the file names is that of each indicator, or the feed says that it is right.
    pub(super) fn check_units(&mut self, chosen: &Chosen<'a>, series: &Numbers, keys: &Keys<'_>) {
        let units = Units::new(self.table, chosen);
        let named = if units.is_one() { units.of_series(series) } else { units.named(keys.all()) };
        let spoken = AllSpoken::new(self.table, chosen, &keys.rows);
        let declared = self.feed.unit.as_deref();
        // With several indicators the feed confirms the unit of one of them; that of another must fit by itself.
        let is_confirmed = |(_, unit, row): &Named<'_>| {
            let is_said = |declared: &str| spoken.of(*row).iter().any(|spoken| spoken.is(declared));
            declared.is_some_and(|declared| unit.is_some_and(|unit| is_declared(unit, declared)) || is_said(declared))
        };
        let confirmed: Vec<IndicatorIndex> =
            named.iter().filter(|named| is_confirmed(named)).map(|(index, ..)| *index).collect();
        let is_multiplied = attribute(self.table, UNIT_MULT).is_some();
        for (index, unit, row) in named.into_iter().filter(|named| !is_confirmed(named)) {
            let (id, indicator) = (self.names.indicator_id(index), self.names.indicator(index));
            let is_of_another = !confirmed.is_empty() && !confirmed.contains(&index);
            let misfit = match (unit, declared) {
                (Some(unit), Some(declared)) if !is_of_another => {
                    let (found, declared) = (shown(unit.shown()), declared.to_owned());
                    Some(Misfit::OtherUnit { found, declared })
                }
                // How many each figure counts is said by the multiplier.
                (Some(unit), _) if is_multiplied && counts_in_tens(unit, &indicator.unit) => None,
                (Some(unit), _) => misfit(unit, id, indicator),
                (None, _) => None,
            };
            if let Some(misfit) = misfit {
                self.report(self.at(row), misfit);
                continue;
            }
            let differs = |spoken: &Spoken<'_>| {
                let is_told = is_multiplied && is_scaled(spoken.phrase);
                !is_told && leaves_open(unit, spoken.phrase, spoken.is_specific) && !spoken.fits(indicator)
            };
            if let Some(Spoken { by, phrase, .. }) = spoken.of(row).into_iter().find(differs) {
                let place = if matches!(by, SaidBy::Category { .. }) { self.at(row) } else { Place::File };
                self.report(place, Misfit::UnitSaid { by, found: shown(phrase), indicator: id.clone() });
            }
        }
    }

    /// By which power of ten each value is moved, so that it counts what its indicator does. A unit in thousands says
    /// itself what its figures count, and with a multiplier beside it that may be the same said twice.
    pub(super) fn powers(&mut self, chosen: &Chosen<'a>, keys: &Keys<'_>) -> Vec<i32> {
        let Some(column) = attribute(self.table, UNIT_MULT) else { return Vec::new() };
        let multipliers = self.multipliers(column, &keys.rows);
        // Figures that are taken as they are, in thousands, are not multiplied.
        if self.feed.unit.as_deref().is_some_and(is_scaled) {
            return Vec::new();
        }
        let units = Units::new(self.table, chosen);
        let mut twice: Vec<(usize, Misfit)> = Vec::new();
        let powers = keys.all().map(|row| {
            let power = multipliers.get(row.row).copied().unwrap_or(0);
            let (id, indicator) = (self.names.indicator_id(row.indicator), self.names.indicator(row.indicator));
            match units.of(row.row).filter(|unit| is_scaled(unit.shown())) {
                None => shift(power, &indicator.unit),
                Some(unit) => {
                    // One that does not fit is refused as it is.
                    let said = power != 0 && twice.is_empty() && misfit(unit, id, indicator).is_none();
                    let found = || unit.shown().to_owned();
                    twice.extend(said.then(|| (row.row, Misfit::ScaledTwice { found: found(), power })));
                    0
                }
            }
        });
        let powers = powers.collect();
        twice.into_iter().for_each(|(row, misfit)| self.report(self.at(row), misfit));
        powers
    }

    /// What stands under `UNIT_MULT` in each row; where nothing does, each figure counts one.
    fn multipliers<'c>(&mut self, column: &'c Column, rows: &Rows) -> Each<'c, i32> {
        const MOST: i32 = 15;
        let mut wrong = Vec::new();
        let multipliers = each(column, rows, |cell, row| {
            let text = cell.code.trim();
            let power = text.parse().ok().filter(|power| (-MOST..=MOST).contains(power)).or_else(|| power_named(text));
            if power.is_none() && !text.is_empty() {
                wrong.push((row, Misfit::Multiplier { found: shown(text) }));
            }
            power.unwrap_or(0)
        });
        wrong.into_iter().for_each(|(row, misfit)| self.report(self.at(row), misfit));
        multipliers
    }
}

/// Where a file names the unit of a figure: with the category of what is measured, else in a column, else for all.
pub(super) struct Units<'t> {
    measured: Vec<&'t Column>,
    column: Option<&'t Column>,
    about: Option<&'t str>,
}

impl<'t> Units<'t> {
    pub(super) fn new(table: &'t Table, chosen: &Chosen<'t>) -> Units<'t> {
        // The column of what is measured may name its unit though the feed names the indicator.
        let measured = chosen.column(Role::Indicator).into_iter().chain(table.column_with(Role::Indicator));
        let column = attribute(table, UNIT_MEASURE);
        Units { measured: measured.collect(), column, about: table.about.unit.as_deref() }
    }

    pub(super) fn of(&self, row: usize) -> Option<Cell<'t>> {
        let bare = |text: &'t str| Cell { code: text, label: None };
        let own = self.measured.iter().filter_map(|column| column.cells.category(row)?.unit.as_deref()).map(bare);
        let by_column = self.column.map(|column| Cell::of(column, row));
        own.chain(by_column).chain(self.about.map(bare)).find(|unit| !is_silent(*unit))
    }

    /// Whether all rows have the same unit, or none has any.
    fn is_one(&self) -> bool {
        let mut categories = self.measured.iter().flat_map(|column| match &column.cells {
            Cells::Categories { all, .. } => all.as_slice(),
            Cells::Texts(_) => &[],
        });
        self.column.is_none() && categories.all(|category| category.unit.is_none())
    }

    /// The unit of each indicator, where all rows have the same.
    fn of_series(&self, series: &Numbers) -> Vec<Named<'t>> {
        let (mut named, mut seen): (Vec<Named<'t>>, _) = (Vec::new(), BTreeSet::new());
        for one in series.all().iter().filter(|one| seen.insert(one.indicator)) {
            named.push((one.indicator, self.of(one.first), one.first));
        }
        named
    }

    /// Each unit of each indicator once.
    fn named(&self, rows: impl Iterator<Item = Row>) -> Vec<Named<'t>> {
        let (mut named, mut seen, mut before) = (Vec::new(), BTreeSet::new(), None);
        for row in rows {
            let this = (row.indicator, self.of(row.row));
            if before != Some(this) && seen.insert(this) {
                named.push((this.0, this.1, row.row));
            }
            before = Some(this);
        }
        named
    }
}

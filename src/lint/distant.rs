//! Figures whose period lies far from those of all others, as of a mistyped year.
//!
//! No clock says which years there can be figures of; the other figures do, and the dates that are declared.

use std::collections::BTreeSet;

use super::hypothetical::all_dates;
use super::{Lint, Warning};
use crate::dataset::Dataset;
use crate::period::Period;
use crate::register::Register;
use crate::rulebook::Rulebook;

/// More years than these lie between a period that is far and any other.
const FAR: u32 = 20;

pub(super) fn warn(rulebook: &Rulebook, data: &Dataset, into: &mut Vec<Warning>) {
    let rows = data.registers().flat_map(|(_, register)| of_rows(register).map(|(_, period)| period));
    let observed = (0..data.series().len()).flat_map(|nth| data.current_of(nth).map(|entry| entry.period));
    let periods: BTreeSet<Period> = observed.chain(rows).collect();
    let years = || periods.iter().map(|period| period.in_year());
    let ends: BTreeSet<i32> = [years().min(), years().max()].into_iter().flatten().collect();
    for year in ends {
        let apart = |period: &Period| period.in_year().abs_diff(year);
        let others = || periods.iter().copied().filter(|period| period.in_year() != year);
        let Some(nearest) = others().min_by_key(apart).filter(|_| others().nth(1).is_some()) else { continue };
        if apart(&nearest) > FAR && all_dates(rulebook).all(|date| apart(&date) > FAR) {
            tell(data, year, nearest, into);
        }
    }
}

/// Once in each series and each register.
fn tell(data: &Dataset, year: i32, nearest: Period, into: &mut Vec<Warning>) {
    let mut warn = |path, period| into.push(Warning { path, lint: Lint::DistantPeriod { period, nearest } });
    for (nth, series) in data.series().iter().enumerate() {
        if let Some(entry) = data.current_of(nth).find(|entry| entry.period.in_year() == year) {
            warn(entry.path(&format!("observations/{}/{}", series.indicator, series.area)), entry.period);
        }
    }
    for (id, register) in data.registers() {
        if let Some((row, period)) = of_rows(register).find(|(_, period)| period.in_year() == year) {
            let place = row.map_or_else(String::new, |row| format!("/rows/{row}"));
            warn(format!("registers/{id}{place}/period"), period);
        }
    }
}

/// The period of every row, with the number of the row where it names its own.
fn of_rows(register: &Register) -> impl Iterator<Item = (Option<usize>, Period)> {
    register.rows.iter().enumerate().filter_map(|(nth, row)| match row.period {
        Some(period) => Some((Some(nth), period)),
        None => register.period.map(|period| (None, period)),
    })
}

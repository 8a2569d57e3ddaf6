//! What is counted while values are read, and told once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Binding;
use super::units::Units;
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::feed::{DecimalSign, Fault, Mark, Misfit, Place, Problem, shown};
use crate::feeding::bind::Row;
use crate::feeding::chosen::LISTED;
use crate::indicator::Unit;
use crate::number::Number;
use crate::period::Period;
use crate::series::Status;

/// How many different texts that cannot be read are kept; more say nothing new.
const MOST: usize = 10_000;

/// What was seen in several rows.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) forecasts: Told<Period>,
    pub(super) after_update: Told<Period>,
    /// Empty cells of each series: the first row, and how many.
    empty: BTreeMap<(IndicatorIndex, AreaIndex), (usize, usize)>,
    /// The first row with a value beside a status that says there is none, how many there are, and those statuses.
    beside_missing: Option<(usize, usize, Vec<String>)>,
    /// Values of which more is said than is kept: of each pair the first row, and how many.
    pub(super) lost: BTreeMap<(Status, Mark), (usize, usize)>,
    /// What was seen of each indicator, by its place.
    of: Vec<OfIndicator>,
    /// What could not be read, each text once.
    unread: Vec<Problem>,
    texts: BTreeSet<String>,
}

/// What was seen in the figures of one indicator.
#[derive(Clone, Default)]
struct OfIndicator {
    /// The first figure outside the range of its unit, and how many there are.
    outside: Option<(usize, Number, usize)>,
    /// The first figure with too many decimals, and the most that one has.
    decimals: Option<(usize, Number, u32)>,
    /// How its figures are written, where the format does not fix the sign before decimals.
    written: Option<Written>,
    /// The first row with a value in percent, whether all lie between 0 and 1, and whether one is neither.
    percentages: Option<(usize, bool, bool)>,
}

/// How the figures of one indicator are written.
#[derive(Clone)]
struct Written {
    sign: DecimalSign,
    /// The first that may be one of thousands: `1.234`.
    either: Option<(usize, Number)>,
    /// The row of the first that cannot: `12.5`.
    other: Option<usize>,
}

/// How often something was seen, and where first.
pub(super) struct Told<T> {
    count: usize,
    first: Option<(usize, T)>,
}

impl<T> Default for Told<T> {
    fn default() -> Told<T> {
        Told { count: 0, first: None }
    }
}

impl<T: Ord> Told<T> {
    /// Notes it once more; of several that are told the lowest is kept, with its row.
    pub(super) fn tell(&mut self, row: usize, what: impl FnOnce() -> T) {
        self.count += 1;
        let what = what();
        if self.first.as_ref().is_none_or(|(_, first)| what < *first) {
            self.first = Some((row, what));
        }
    }
}

impl Counts {
    pub(super) fn unread(&mut self, place: Place, fault: impl Into<Fault>) {
        let fault = fault.into();
        if self.unread.len() < MOST && self.texts.insert(fault.to_string()) {
            self.unread.push(Problem::new(place, fault));
        }
    }

    /// Nothing seen yet.
    pub(super) fn new(names: &Catalogue) -> Counts {
        Counts { of: vec![OfIndicator::default(); names.all_indicators().count()], ..Counts::default() }
    }

    /// Notes an empty cell.
    pub(super) fn empty(&mut self, row: &Row) {
        self.empty.entry((row.indicator, row.area)).or_insert((row.row, 0)).1 += 1;
    }

    /// Notes a value beside a status that says there is none.
    pub(super) fn beside_missing(&mut self, row: usize, status: &str) {
        let (first, count, statuses) = self.beside_missing.get_or_insert_with(|| (row, 0, Vec::new()));
        *first = row.min(*first);
        *count += 1;
        if statuses.len() < LISTED && !statuses.iter().any(|known| known == status) {
            statuses.push(shown(status));
        }
    }

    pub(super) fn too_many_decimals(&mut self, index: IndicatorIndex, row: usize, value: Number, decimals: u32) {
        let Some(of) = self.of.get_mut(index.place()) else { return };
        let (_, _, most) = of.decimals.get_or_insert((row, value, decimals));
        *most = decimals.max(*most);
    }

    /// Notes how a figure is written: `1.234` may be one of thousands, `12.5` cannot.
    pub(super) fn written(&mut self, index: IndicatorIndex, row: usize, value: Number, sign: DecimalSign) {
        let Some(of) = self.of.get_mut(index.place()) else { return };
        let Written { either, other, .. } = of.written.get_or_insert(Written { sign, either: None, other: None });
        match value.decimals() {
            Some(3) if Number::ONE <= value.abs() && value.abs() < Number::from(1000) => {
                *either = either.or(Some((row, value)));
            }
            Some(1 | 2) => *other = other.or(Some(row)),
            Some(_) | None => {}
        }
    }

    /// Notes a share of less than nothing or more than all, and a count below 0.
    pub(super) fn in_range(&mut self, index: IndicatorIndex, row: usize, value: Number, unit: &Unit) {
        let is_outside = match unit {
            Unit::Percent => value.is_negative() || Number::from(100) < value,
            Unit::Count { .. } => value.is_negative(),
            Unit::Plain | Unit::Per { .. } | Unit::Amount(_) => false,
        };
        if let Some(of) = self.of.get_mut(index.place()).filter(|_| is_outside) {
            of.outside.get_or_insert((row, value, 0)).2 += 1;
        }
    }

    pub(super) fn in_percent(&mut self, index: IndicatorIndex, row: usize, value: Number) {
        let Some(of) = self.of.get_mut(index.place()) else { return };
        let (_, all_within, one_between) = of.percentages.get_or_insert((row, true, false));
        let is_within = !value.is_negative() && value <= Number::ONE;
        *all_within &= is_within;
        *one_between |= is_within && value.is_positive() && value < Number::ONE;
    }

    /// Reports what was counted.
    pub(super) fn tell(self, binding: &mut Binding<'_>, units: &Units<'_>) {
        binding.problems.extend(self.unread);
        let of: Vec<(IndicatorIndex, OfIndicator)> = binding.names.all_indicators().zip(self.of).collect();
        let asked = tell_thousands(&of, binding);
        // Of fractions that should be percentages the decimals are no matter.
        let is_fraction = |of: &OfIndicator| matches!(of.percentages, Some((_, true, true)));
        let decimals =
            of.iter().filter(|(_, of)| !is_fraction(of)).filter_map(|(index, of)| Some((*index, of.decimals?)));
        for (index, (row, value, most)) in decimals.filter(|(index, _)| !asked.contains(index)) {
            let (indicator, declared) =
                (binding.names.indicator_id(index).clone(), binding.names.written_decimals(index));
            binding.report(binding.at(row), Misfit::Decimals { found: value.to_string(), indicator, declared, most });
        }
        if let Told { count, first: Some((row, first)) } = self.forecasts {
            binding.report(binding.at(row), Misfit::Forecasts { first, count });
        }
        if let (Told { count, first: Some((row, first)) }, Some(updated)) = (self.after_update, binding.as_of) {
            binding.report(binding.at(row), Misfit::AfterUpdate { updated, first, count });
        }
        if let Some(row) = self.empty.values().map(|(row, _)| *row).min() {
            let count = self.empty.values().map(|(_, count)| count).sum();
            let most = self.empty.iter().max_by_key(|(_, (row, count))| (*count, Reverse(*row)));
            let named = |((indicator, area), (_, count)): (&(IndicatorIndex, AreaIndex), &(usize, usize))| {
                (binding.names.indicator_id(*indicator).clone(), binding.names.area_id(*area).clone(), *count)
            };
            let most = most.filter(|_| self.empty.len() > 1).map(named);
            binding.report(binding.at(row), Misfit::EmptyCells { count, most });
        }
        if let Some((row, count, statuses)) = self.beside_missing {
            binding.report(binding.at(row), Misfit::ValueBesideMissing { statuses, count });
        }
        for ((kept, lost), (row, count)) in self.lost {
            let misfit = Misfit::StatusLost { kept: kept.word(), lost: lost.word(), count };
            binding.report(binding.at(row), misfit);
        }
        for (index, (row, first, count)) in of.iter().filter_map(|(index, of)| Some((*index, of.outside?))) {
            let indicator = binding.names.indicator_id(index).clone();
            let misfit = if binding.names.indicator(index).unit == Unit::Percent {
                Misfit::PercentOutOfRange { indicator, first, count }
            } else {
                Misfit::NegativeCount { indicator, first, count }
            };
            binding.report(binding.at(row), misfit);
        }
        for (index, (row, all_within, one_between)) in
            of.iter().filter_map(|(index, of)| Some((*index, of.percentages?)))
        {
            if all_within && one_between {
                let indicator = binding.names.indicator_id(index).clone();
                let named = binding.feed.unit.is_some() || units.of(row).is_some();
                binding.report(binding.at(row), Misfit::Fractions { indicator, named });
            }
        }
    }
}

/// Reports figures of which it cannot be told whether `1.234` is one of thousands, and of which indicators they are.
fn tell_thousands(of: &[(IndicatorIndex, OfIndicator)], binding: &mut Binding<'_>) -> BTreeSet<IndicatorIndex> {
    let mut asked = BTreeSet::new();
    for (index, written) in of.iter().filter_map(|(index, of)| Some((*index, of.written.as_ref()?))) {
        let Written { sign, either: Some((row, value)), other } = *written else { continue };
        let declared = binding.names.written_decimals(index);
        let is_told = binding.feed.decimal.is_some();
        // Nothing that is counted has three decimals, whoever says what stands before them.
        let is_count = matches!(binding.names.indicator(index).unit, Unit::Count { .. });
        if declared < 3 && (is_count || (other.is_some() && !is_told)) {
            asked.insert(index);
            let other = other.filter(|_| !is_count).map(|other| binding.at(other));
            let indicator = binding.names.indicator_id(index).clone();
            let found = sign.written(value);
            let misfit = Misfit::ThousandsOrDecimals { found, indicator, sign: sign.word(), other };
            binding.report(binding.at(row), misfit);
        }
    }
    asked
}

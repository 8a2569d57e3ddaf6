//! What the value of each row is the value of.

use std::collections::{BTreeMap, BTreeSet};

use super::{Binding, Row};
use crate::catalogue::{AreaIndex, IndicatorIndex};
use crate::feed::{Beside, Column, Fault, Misfit, Place, Role, TOLD, may_be_a_school_year, read_period};
use crate::feeding::chosen::{Chosen, LISTED};
use crate::feeding::columns::{Cell, distinct, each, holds_code_and_label};
use crate::feeding::matching::{Match, Names, code_and_label, plain};
use crate::name::{Id, Language, Text, distance, nearest};
use crate::period::{Frequency, Period};
use crate::problem::Thing;

/// What a column of categories is matched with.
struct Matching<'a, I> {
    thing: Thing,
    /// The key of the feed.
    key: &'static str,
    declared: &'a [(String, Id)],
    names: Names<'a, I>,
    /// All names of the rulebook with what people call them.
    called: Vec<(&'a Id, &'a Text)>,
}

impl<I> Matching<'_, I> {
    /// The name that was probably meant by a category.
    fn nearest(&self, category: &str) -> Option<Id> {
        const MOST: usize = 1000;
        let of = |(id, text): &(&Id, &Text)| {
            let texts = [id.as_str(), text.get(Language::Danish), text.get(Language::English)];
            texts.into_iter().map(|text| distance(text, category)).min()
        };
        let all = self.called.iter().take(MOST).filter_map(|called| Some((of(called)?, called.0)));
        let (far, id) = all.min()?;
        (far <= category.chars().count() / 3).then(|| id.clone())
    }
}

impl Binding<'_> {
    /// The rows that are taken, each with its indicator, area and period; none where that cannot be told of any.
    pub(super) fn rows(&mut self, chosen: &Chosen<'_>) -> Option<Vec<Row>> {
        let (indicators, areas) = (self.indicators(chosen)?, self.areas(chosen)?);
        let both = chosen.rows.iter().zip(indicators.into_iter().zip(areas));
        let known: Vec<(usize, IndicatorIndex, AreaIndex)> =
            both.filter_map(|(row, (indicator, area))| Some((*row, indicator?, area?))).collect();
        self.refuse_computed(&known);
        let numbers: Vec<usize> = known.iter().map(|(row, ..)| *row).collect();
        let left = chosen.left_over(self.table, if numbers.is_empty() { &chosen.rows } else { &numbers });
        left.into_iter().for_each(|misfit| self.report(Place::File, misfit));
        let column = chosen.column(Role::Period)?;
        let year_or_month = self.year_or_month(column, &numbers, &known);
        let periods = self.periods(column, &numbers);
        if let Some((row, fault)) = year_or_month {
            self.report(self.at(row), fault);
            return None;
        }
        let rows = known.into_iter().zip(periods).filter_map(|((row, indicator, area), period)| {
            let (period, provisional) = period?;
            Some(Row { row, indicator, area, period, provisional })
        });
        let rows = rows.collect();
        Some(self.of_one_frequency(rows))
    }

    fn indicators(&mut self, chosen: &Chosen<'_>) -> Option<Vec<Option<IndicatorIndex>>> {
        let names = self.names;
        if let Some(id) = &self.feed.indicator {
            return names.find_indicator(id).map(|index| vec![Some(index); chosen.rows.len()]);
        }
        let all = || names.all_indicators().filter(|index| names.is_declared(*index));
        let texts = all().map(|index| (names.indicator_id(index), &names.indicator(index).name, index));
        let declared = &self.feed.indicators;
        let matching = Matching {
            thing: Thing::Indicator,
            key: "indicators",
            declared,
            names: Names::new(texts, declared, |id| names.find_indicator(id)),
            called: all().map(|index| (names.indicator_id(index), &names.indicator(index).name)).collect(),
        };
        Some(self.matched(chosen.column(Role::Indicator)?, &chosen.rows, &matching))
    }

    fn areas(&mut self, chosen: &Chosen<'_>) -> Option<Vec<Option<AreaIndex>>> {
        let names = self.names;
        if let Some(id) = &self.feed.area {
            return names.find_area(id).map(|index| vec![Some(index); chosen.rows.len()]);
        }
        let texts = names.all_areas().map(|index| (names.area_id(index), &names.area(index).name, index));
        let declared = &self.feed.areas;
        let matching = Matching {
            thing: Thing::Area,
            key: "areas",
            declared,
            names: Names::new(texts, declared, |id| names.find_area(id)),
            called: names.all_areas().map(|index| (names.area_id(index), &names.area(index).name)).collect(),
        };
        Some(self.matched(chosen.column(Role::Area)?, &chosen.rows, &matching))
    }

    /// What the cells of a column are among the names of the rulebook. Those that are none of them are reported together,
    /// unless the feed says itself which of them it wants.
    fn matched<I: Copy + PartialEq>(
        &mut self,
        column: &Column,
        rows: &[usize],
        matching: &Matching<'_, I>,
    ) -> Vec<Option<I>> {
        let split = holds_code_and_label(column, rows);
        let thing = matching.thing;
        let (mut unmatched, mut belied) = (Vec::<(&str, usize)>::new(), Vec::new());
        let found = each(column, rows, |cell, row| {
            let whole = cell;
            let cell = code_and_label(cell.code).filter(|_| split).unwrap_or(cell);
            let cell = if matching.names.declares(whole) { whole } else { cell };
            match matching.names.find(cell) {
                Match::Found(found) => Some(found),
                Match::ZerosLost(meant) => {
                    belied.push((row, Misfit::ZerosLost { thing, found: cell.code.trim().to_owned(), meant }));
                    None
                }
                Match::Contradiction { by_code, by_label } => {
                    let (code, label) = (cell.code.trim().to_owned(), cell.shown().to_owned());
                    let (by_code, by_label) = (by_code.clone(), by_label.clone());
                    belied.push((row, Misfit::CodeAndLabel { thing, code, label, by_code, by_label }));
                    None
                }
                Match::Nothing => {
                    unmatched.push((whole.shown(), row));
                    None
                }
            }
        });
        belied.into_iter().for_each(|(row, misfit)| self.report(self.at(row), misfit));
        match unmatched.first() {
            Some((first, row)) if matching.declared.is_empty() => {
                let near = matching.nearest(first);
                let found =
                    unmatched.iter().take(LISTED).map(|(text, _)| crate::feeding::values::shown(text)).collect();
                self.report(self.at(*row), Misfit::Unmatched { thing, found, count: unmatched.len(), near });
            }
            _ => self.refuse_unused_labels(column, split, matching),
        }
        found
    }

    /// Labels of the feed that stand for nothing in the file.
    fn refuse_unused_labels<'c, I>(&mut self, column: &'c Column, split: bool, matching: &Matching<'_, I>) {
        if matching.declared.is_empty() {
            return;
        }
        let all: Vec<usize> = (0..column.cells.len()).collect();
        let cells = distinct(column, &all);
        let inner = |cell: Cell<'c>| code_and_label(cell.code).filter(|_| split);
        let cells_of = |cell: Cell<'c>| [Some(cell), inner(cell)].into_iter().flatten();
        let texts = cells.iter().flat_map(|(cell, _)| cells_of(*cell)).flat_map(Cell::texts);
        let there: BTreeSet<_> = texts.map(plain).collect();
        let is_missing = |label: &&String| !there.contains(&plain(label));
        let missing = matching.declared.iter().map(|(label, _)| label).filter(is_missing);
        for (nth, label) in missing.enumerate() {
            // What is only counted need not be compared with all there is.
            let near = cells.iter().take(if nth < TOLD { 1000 } else { 0 });
            let labels = nearest(label, near.map(|(cell, _)| cell.shown()));
            let key = matching.key;
            self.report(Place::File, Misfit::NoLabel { key, label: plain(label).into_owned(), labels });
        }
    }

    /// What is computed from other figures cannot be read.
    fn refuse_computed(&mut self, known: &[(usize, IndicatorIndex, AreaIndex)]) {
        let mut seen: BTreeMap<IndicatorIndex, usize> = BTreeMap::new();
        for (row, indicator, _) in known {
            seen.entry(*indicator).or_insert(*row);
        }
        for (index, row) in seen {
            let (id, indicator) = (self.names.indicator_id(index), self.names.indicator(index));
            if indicator.measured.is_some() {
                self.report(self.at(row), Misfit::Measured(id.clone()));
            } else if indicator.derived.is_some() {
                self.report(self.at(row), Misfit::Derived(id.clone()));
            }
        }
    }

    /// `2009-10`, `2010-11`: where all that could be months could be school years as well, they are months for indicators
    /// that are declared so.
    fn year_or_month(
        &self,
        column: &Column,
        rows: &[usize],
        known: &[(usize, IndicatorIndex, AreaIndex)],
    ) -> Option<(usize, Fault)> {
        let mut indicators = known.iter().map(|(_, indicator, _)| self.names.indicator(*indicator));
        if indicators.all(|indicator| indicator.frequency == Frequency::Month) {
            return None;
        }
        let of = |(cell, row): (Cell<'_>, usize)| Some((row, cell.texts().find_map(may_be_a_school_year)?));
        let spans: Vec<(usize, bool)> = distinct(column, rows).into_iter().filter_map(of).collect();
        let (row, _) = *spans.first().filter(|_| spans.iter().all(|(_, is_next)| *is_next))?;
        Some((row, Fault::YearOrMonth { found: column.cell(row).trim().to_owned() }))
    }

    /// The period of each row, with whether it is marked as provisional. A code that is no period may have a label
    /// that is one.
    fn periods(&mut self, column: &Column, rows: &[usize]) -> Vec<Option<(Period, bool)>> {
        let mut faults: Vec<(usize, Fault)> = Vec::new();
        let found = each(column, rows, |cell, row| {
            let by_label = || cell.label.and_then(|label| read_period(label, None).ok());
            match read_period(cell.code, None) {
                Ok(read) => Some(read),
                Err(fault) => by_label().or_else(|| {
                    faults.push((row, fault));
                    None
                }),
            }
        });
        faults.into_iter().for_each(|(row, fault)| self.report(self.at(row), fault));
        let marked =
            found.into_iter().map(|read| read.map(|read| (read.period, read.mark == Some(Beside::Provisional))));
        marked.collect()
    }

    /// The rows whose periods are as long as those of their indicators. Others beside them are left out with a warning;
    /// where there are no others it is a mistake.
    fn of_one_frequency(&mut self, rows: Vec<Row>) -> Vec<Row> {
        #[derive(Default)]
        struct Seen {
            fit: bool,
            count: usize,
            first: Option<(usize, Frequency)>,
        }
        let mut seen: BTreeMap<IndicatorIndex, Seen> = BTreeMap::new();
        let frequency = |index| self.names.indicator(index).frequency;
        for row in &rows {
            let seen = seen.entry(row.indicator).or_default();
            let found = row.period.frequency();
            if found == frequency(row.indicator) {
                seen.fit = true;
            } else {
                seen.count += 1;
                seen.first = seen.first.or(Some((row.row, found)));
            }
        }
        let kept = rows.into_iter().filter(|row| row.period.frequency() == frequency(row.indicator)).collect();
        for (index, Seen { fit, count, first }) in seen {
            let Some((row, found)) = first else { continue };
            let (indicator, declared) = (self.names.indicator_id(index).clone(), frequency(index));
            let misfit = if fit {
                Misfit::OtherFrequencies { indicator, frequency: declared, count }
            } else {
                Misfit::WrongFrequency { indicator, declared, found }
            };
            self.report(self.at(row), misfit);
        }
        kept
    }
}

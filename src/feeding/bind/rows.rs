//! What the value of each row is the value of.

use std::collections::{BTreeMap, BTreeSet};

use super::{Binding, Row};
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::feed::{Beside, Column, Fault, Misfit, Place, Role, TOLD, may_be_a_school_year, read_period, shown};
use crate::feeding::chosen::{Chosen, LISTED, Rows};
use crate::feeding::columns::{Cell, Each, distinct, each, holds_code_and_label};
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

/// What the value of each row is the value of, by columns or for all rows alike.
pub(super) struct Keys<'t> {
    indicators: Key<'t, IndicatorIndex>,
    areas: Key<'t, AreaIndex>,
    /// Each with whether it is marked as provisional.
    periods: Each<'t, Option<(Period, bool)>>,
    /// The rows that are taken: those whose periods are as long as those of their indicators.
    pub(super) rows: Rows,
}

enum Key<'t, I> {
    All(I),
    Each(Each<'t, Option<I>>),
}

impl<I: Copy> Key<'_, I> {
    #[inline]
    fn get(&self, row: usize) -> Option<I> {
        match self {
            Key::All(one) => Some(*one),
            Key::Each(each) => each.get(row).copied().flatten(),
        }
    }

    /// Whether it is known of every row.
    fn is_known(&self) -> bool {
        match self {
            Key::All(_) => true,
            Key::Each(each) => each.all().all(Option::is_some),
        }
    }

    /// What some rows are of, with the first of each category.
    fn firsts(&self, rows: &Rows) -> Vec<(I, usize)> {
        match self {
            Key::All(one) => rows.iter().next().map(|row| (*one, row)).into_iter().collect(),
            Key::Each(each) => each.firsts(rows).into_iter().filter_map(|(one, row)| Some(((*one)?, row))).collect(),
        }
    }
}

impl Keys<'_> {
    /// A row, where its indicator, its area and its period are known.
    #[inline]
    fn get(&self, row: usize) -> Option<Row> {
        let (indicator, area) = (self.indicators.get(row)?, self.areas.get(row)?);
        let (period, provisional) = self.periods.get(row).copied().flatten()?;
        Some(Row { row, indicator, area, period, provisional })
    }

    /// The rows that are taken.
    pub(super) fn all(&self) -> impl Iterator<Item = Row> + Clone {
        self.rows.iter().filter_map(|row| self.get(row))
    }

    /// The only frequency of all rows, where they have one and every indicator among them has the same.
    fn is_of_one_frequency(&self, names: &Catalogue) -> bool {
        let frequencies =
            self.indicators.firsts(&self.rows).into_iter().map(|(index, _)| names.indicator(index).frequency);
        let mut frequencies =
            frequencies.map(Some).chain(self.periods.all().map(|read| read.map(|(period, _)| period.frequency())));
        let first = frequencies.next().flatten();
        first.is_some() && frequencies.all(|frequency| frequency == first)
    }
}

impl<'a> Binding<'a> {
    /// What the rows hold values of; none where that cannot be told of any.
    pub(super) fn keys(&mut self, chosen: &Chosen<'a>) -> Option<Keys<'a>> {
        let (indicators, areas) = (self.indicators(chosen)?, self.areas(chosen)?);
        let known = if indicators.is_known() && areas.is_known() {
            chosen.rows.clone()
        } else {
            chosen.rows.those(|row| indicators.get(row).is_some() && areas.get(row).is_some())
        };
        let measured = indicators.firsts(&known);
        self.refuse_computed(&measured);
        let left = chosen.left_over(self.table, if known.is_empty() { &chosen.rows } else { &known });
        left.into_iter().for_each(|misfit| self.report(Place::File, misfit));
        let column = chosen.column(Role::Period)?;
        let year_or_month = self.year_or_month(column, &known, &measured);
        let periods = self.periods(column, &known);
        if let Some((row, fault)) = year_or_month {
            self.report(self.at(row), fault);
            return None;
        }
        let mut keys = Keys { indicators, areas, periods, rows: known };
        if !keys.is_of_one_frequency(self.names) {
            self.refuse_other_frequencies(keys.all());
            let fits = |row: Row| row.period.frequency() == self.names.indicator(row.indicator).frequency;
            keys.rows = keys.rows.those(|row| keys.get(row).is_some_and(fits));
        }
        Some(keys)
    }

    fn indicators(&mut self, chosen: &Chosen<'a>) -> Option<Key<'a, IndicatorIndex>> {
        let names = self.names;
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
        if let Some(id) = &self.feed.indicator {
            self.refuse_belied(Role::Indicator, id, chosen, &matching);
            return names.find_indicator(id).map(Key::All);
        }
        Some(Key::Each(self.matched(chosen.column(Role::Indicator)?, &chosen.rows, &matching)))
    }

    fn areas(&mut self, chosen: &Chosen<'a>) -> Option<Key<'a, AreaIndex>> {
        let names = self.names;
        let texts = names.all_areas().map(|index| (names.area_id(index), &names.area(index).name, index));
        let declared = &self.feed.areas;
        let matching = Matching {
            thing: Thing::Area,
            key: "areas",
            declared,
            names: Names::new(texts, declared, |id| names.find_area(id)),
            called: names.all_areas().map(|index| (names.area_id(index), &names.area(index).name)).collect(),
        };
        if let Some(id) = &self.feed.area {
            self.refuse_belied(Role::Area, id, chosen, &matching);
            return names.find_area(id).map(Key::All);
        }
        Some(Key::Each(self.matched(chosen.column(Role::Area)?, &chosen.rows, &matching)))
    }

    /// What the cells of a column are among the names of the rulebook. Those that are none of them are reported together,
    /// unless the feed says itself which of them it wants.
    fn matched<I: Copy + PartialEq>(
        &mut self,
        column: &'a Column,
        rows: &Rows,
        matching: &Matching<'_, I>,
    ) -> Each<'a, Option<I>> {
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
                let found = unmatched.iter().take(LISTED).map(|(text, _)| shown(text)).collect();
                self.report(self.at(*row), Misfit::Unmatched { thing, found, count: unmatched.len(), near });
            }
            _ => self.refuse_unused_labels(column, split, matching),
        }
        found
    }

    /// What the feed gives to all figures is not what the file says of them.
    fn refuse_belied<I: Copy + PartialEq>(
        &mut self,
        role: Role,
        given: &Id,
        chosen: &Chosen<'a>,
        matching: &Matching<'_, I>,
    ) {
        // What the feed narrows down is confirmed by it, and what says the same as the feed settles it.
        let is_asked = |column: &Column| !chosen.narrowed().any(|narrowed| std::ptr::eq(narrowed, column));
        let named = |column: &'a Column| {
            let split = column.role == Some(role) && holds_code_and_label(column, &chosen.rows);
            let cells = distinct(column, &chosen.rows).into_iter().map(move |(whole, row)| {
                let cell = code_and_label(whole.code).filter(|_| split).unwrap_or(whole);
                let has_letters = cell.shown().contains(char::is_alphabetic);
                let found = matching.names.named(cell).filter(|_| column.role == Some(role) || has_letters);
                (found.collect::<Vec<&Id>>(), whole, row)
            });
            cells.collect::<Vec<_>>()
        };
        let is_place = |column: &&Column| column.role == Some(role) || (column.role.is_none() && role == Role::Area);
        let columns = self.table.columns.iter().filter(is_place);
        let of: Vec<(&'a Column, Vec<_>)> = columns.map(|column| (column, named(column))).collect();
        if of.iter().flat_map(|(_, cells)| cells).any(|(found, ..)| found.contains(&given)) {
            return;
        }
        let asked = of.iter().filter(|(column, _)| is_asked(column));
        let other = asked.flat_map(|(column, cells)| cells.iter().map(move |cell| (*column, cell)));
        let mut other = other.filter_map(|(column, (found, whole, row))| Some((column, *found.first()?, *whole, *row)));
        if let Some((column, found, whole, row)) = other.next() {
            let (thing, given, found) = (matching.thing, given.clone(), found.clone());
            let (column, category) = (column.name.clone(), whole.shown().to_owned());
            self.report(self.at(row), Misfit::Belied { thing, given, column, category, found });
        }
    }

    /// Labels of the feed that stand for nothing in the file.
    fn refuse_unused_labels<'c, I>(&mut self, column: &'c Column, split: bool, matching: &Matching<'_, I>) {
        if matching.declared.is_empty() {
            return;
        }
        let cells = distinct(column, &Rows::All(column.cells.len()));
        let inner = |cell: Cell<'c>| code_and_label(cell.code).filter(|_| split);
        let cells_of = |cell: Cell<'c>| [Some(cell), inner(cell)].into_iter().flatten();
        let texts = cells.iter().flat_map(|(cell, _)| cells_of(*cell)).flat_map(Cell::names);
        let there: BTreeSet<String> = texts.map(|text| plain(&text).into_owned()).collect();
        let is_missing = |label: &&String| !there.contains(plain(label).as_ref());
        let missing = matching.declared.iter().map(|(label, _)| label).filter(is_missing);
        for (nth, label) in missing.enumerate() {
            // What is only counted need not be compared with all there is.
            let near = cells.iter().take(if nth < TOLD { 1000 } else { 0 });
            let labels = nearest(label, near.map(|(cell, _)| cell.shown()));
            let key = matching.key;
            self.report(Place::File, Misfit::NoLabel { key, label: plain(label).into_owned(), labels });
        }
    }

    /// What is computed from other figures cannot be read. Of each indicator some first rows are given.
    fn refuse_computed(&mut self, measured: &[(IndicatorIndex, usize)]) {
        let mut firsts: BTreeMap<IndicatorIndex, usize> = BTreeMap::new();
        measured.iter().for_each(|(index, row)| {
            firsts.entry(*index).or_insert(*row);
        });
        for (index, row) in firsts {
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
        known: &Rows,
        measured: &[(IndicatorIndex, usize)],
    ) -> Option<(usize, Fault)> {
        let is_monthly = |index: IndicatorIndex| self.names.indicator(index).frequency == Frequency::Month;
        if measured.iter().all(|(index, _)| is_monthly(*index)) {
            return None;
        }
        let of = |(cell, row): (Cell<'_>, usize)| Some((row, cell.texts().find_map(may_be_a_school_year)?));
        let spans: Vec<(usize, bool)> = distinct(column, known).into_iter().filter_map(of).collect();
        let (row, _) = *spans.first().filter(|_| spans.iter().all(|(_, is_next)| *is_next))?;
        Some((row, Fault::YearOrMonth { found: column.cell(row).trim().to_owned() }))
    }

    /// The period of each row, with whether it is marked as provisional. A code that is no period may have a label
    /// that is one.
    fn periods(&mut self, column: &'a Column, rows: &Rows) -> Each<'a, Option<(Period, bool)>> {
        let mut faults: Vec<(usize, Fault)> = Vec::new();
        let found = each(column, rows, |cell, row| {
            let by_label = cell.label.and_then(|label| read_period(label, None).ok());
            // The mark may stand beside the label alone.
            let is_marked = by_label.as_ref().is_some_and(|read| read.mark == Some(Beside::Provisional));
            let read = read_period(cell.code, None).or_else(|fault| by_label.ok_or(fault));
            match read {
                Ok(read) => Some((read.period, is_marked || read.mark == Some(Beside::Provisional))),
                Err(fault) => {
                    faults.push((row, fault));
                    None
                }
            }
        });
        let texts = || -> Vec<String> { faults.iter().map(|(row, _)| shown(column.cell(*row))).collect() };
        let is_none = |(_, fault): &(usize, Fault)| matches!(fault, Fault::NotAPeriod { .. });
        let has_any = found.all().any(Option::is_some);
        match faults.first() {
            // Of a column without a single period it is said once.
            Some((row, _)) if faults.len() > 1 && !has_any && faults.iter().all(is_none) => {
                let (name, count, mut found) = (column.name.clone(), faults.len(), texts());
                found.truncate(LISTED);
                self.report(self.at(*row), Misfit::NoPeriods { column: name, found, count });
            }
            _ => faults.into_iter().for_each(|(row, fault)| self.report(self.at(row), fault)),
        }
        found
    }

    /// Rows whose periods are not as long as those of their indicators are left out with a warning; where there are no
    /// others it is a mistake.
    fn refuse_other_frequencies(&mut self, rows: impl Iterator<Item = Row>) {
        #[derive(Clone, Default)]
        struct Seen {
            fit: bool,
            count: usize,
            first: Option<(usize, Frequency)>,
        }
        let names = self.names;
        let mut seen: Vec<Seen> = vec![Seen::default(); names.all_indicators().count()];
        rows.for_each(|row| {
            let Some(seen) = seen.get_mut(row.indicator.place()) else { return };
            let found = row.period.frequency();
            if found == names.indicator(row.indicator).frequency {
                seen.fit = true;
            } else {
                seen.count += 1;
                seen.first = seen.first.or(Some((row.row, found)));
            }
        });
        for (index, Seen { fit, count, first }) in names.all_indicators().zip(seen) {
            let Some((row, found)) = first else { continue };
            let (indicator, declared) = (names.indicator_id(index).clone(), names.indicator(index).frequency);
            let misfit = if fit {
                Misfit::OtherFrequencies { indicator, frequency: declared, count }
            } else {
                Misfit::WrongFrequency { indicator, declared, found }
            };
            self.report(self.at(row), misfit);
        }
    }
}

//! The values of the rows, and their way into a dataset.

mod counts;
mod spoken;
mod units;

use super::numbers::{Numbered, Numbers};
use super::rows::Keys;
use super::{Binding, Row};
use crate::dataset::{Fed, Twice};
use crate::date::Date;
use crate::feed::{CONF_STATUS, Column, Fault, Mark, Misfit, Role, TOLD, decimal_sign, is_withheld, shown};
use crate::feeding::chosen::{Chosen, Rows, attribute};
use crate::feeding::columns::{Each, each};
use crate::feeding::units::{shifted, without_zeros};
use crate::feeding::values::{Given, Writing, lost, status, without_signs};
use crate::indicator::Unit;
use crate::number::Number;
use crate::series::{Observation, Status};
use counts::Counts;
use units::Units;

/// What is said of a value in other columns.
struct Said<'m> {
    marks: &'m [Mark],
    /// What stands in the column of statuses.
    status: &'m str,
    /// Whether a column of its own says that it is confidential.
    withheld: bool,
    /// The power of ten that it counts.
    power: i32,
}

/// The columns that hold numbers with decimals.
const MEASURED: [Role; 4] = [Role::Value, Role::Lower, Role::Upper, Role::StandardError];

impl<'a> Binding<'a> {
    /// The observations of all rows that have one.
    pub(super) fn values(&mut self, chosen: &Chosen<'a>, keys: &Keys<'_>) -> Option<Fed> {
        let writing = self.writing(chosen)?;
        let mut series = Numbers::new(self.names, self.table.rows());
        keys.all().for_each(|row| series.count(&row));
        self.check_units(chosen, &series, keys);
        let powers = self.powers(chosen, keys);
        let marks = self.marks(chosen, &keys.rows, &writing);
        let withheld = self.withheld(&keys.rows);
        let (value, statuses) = (chosen.column(Role::Value)?, chosen.column(Role::Status));
        let beside = Beside::of(chosen);
        let mut figures = self.room(&series);
        let mut counts = Counts::new(self.names);
        let sign = writing.sign.filter(|_| self.table.decimal.is_none());
        keys.all().enumerate().for_each(|(nth, row)| {
            let said = Said {
                marks: marks.as_ref().and_then(|marks| marks.get(row.row)).map_or(&[][..], Vec::as_slice),
                status: statuses.map_or("", |column| column.cell(row.row)),
                withheld: withheld.as_ref().is_some_and(|withheld| withheld.get(row.row) == Some(&true)),
                power: powers.get(nth).copied().unwrap_or(0),
            };
            let in_percent = matches!(self.names.indicator(row.indicator).unit, Unit::Percent);
            let given = match writing.value(value.cell(row.row), in_percent) {
                Ok(given) => given,
                Err(fault) => {
                    counts.unread(self.at(row.row), fault);
                    return;
                }
            };
            if let (Some(sign), Some(written)) = (sign, given.value) {
                counts.written(row.indicator, row.row, written, sign);
            }
            let found = self.observation(row, given, &said, &mut counts);
            let (Some((value, status)), Some(nth)) = (found, series.of(&row)) else { return };
            if value.is_none() || beside.is_nothing() {
                figures.put_plain(nth, row.row, row.period, (value, status));
            } else {
                let observation = Observation { value, status, as_of: self.as_of, ..Observation::missing() };
                let observation = self.with_details(observation, &beside, row, &writing, said.power, &mut counts);
                figures.put(nth, row.row, row.period, observation);
            }
        });
        counts.tell(self, &Units::new(self.table, chosen));
        Some(figures)
    }

    /// Room for the figures of all series.
    fn room(&self, series: &Numbers) -> Fed {
        let names = self.names;
        Fed::with_room(series.all().iter().map(|Numbered { indicator, area, rows, .. }| {
            let frequency = names.indicator(*indicator).frequency;
            (names.indicator_id(*indicator), names.area_id(*area), frequency, *rows)
        }))
    }

    /// How the numbers of the file are written: one sign before decimals for all of them.
    fn writing(&mut self, chosen: &Chosen<'_>) -> Option<Writing<'a>> {
        let columns: Vec<&Column> = MEASURED.iter().filter_map(|role| chosen.column(*role)).collect();
        let rows = self.table.rows();
        let texts = columns.iter().flat_map(|column| column.cells.iter());
        let counts = chosen.column(Role::Size).into_iter().flat_map(|column| column.cells.iter());
        let symbols = &self.feed.symbols;
        let bare = |text| without_signs(text, symbols);
        // Where the format fixes the sign, nothing else can be meant.
        let found = match self.table.decimal.or(self.feed.decimal) {
            Some(sign) => Ok(Some(sign)),
            None if symbols.is_empty() => decimal_sign(texts, counts, bare),
            None => decimal_sign(texts.map(bare), counts, |text| text),
        };
        match found {
            Ok(sign) => Some(Writing { sign, symbols, format: self.table.format }),
            Err((nth, before, mut fault)) => {
                let place = |nth: usize| self.at(nth.checked_rem(rows).unwrap_or(0));
                if let Fault::MixedDecimals { first, .. } = &mut fault {
                    *first = Some(place(before));
                }
                self.report(place(nth), fault);
                None
            }
        }
    }

    /// What the status column says of each value.
    fn marks(&mut self, chosen: &Chosen<'a>, rows: &Rows, writing: &Writing<'_>) -> Option<Each<'a, Vec<Mark>>> {
        let column = chosen.column(Role::Status)?;
        let mut unknown = Vec::new();
        let marks = each(column, rows, |cell, row| {
            // Where the code is left blank, its label counts.
            let text = if cell.code.trim().is_empty() { cell.shown() } else { cell.code };
            writing.status(text).unwrap_or_else(|| {
                unknown.push((row, Misfit::UnknownStatus { found: shown(text) }));
                Vec::new()
            })
        });
        unknown.into_iter().for_each(|(row, misfit)| self.report(self.at(row), misfit));
        Some(marks)
    }

    /// Whether a column of its own says that a value is confidential.
    fn withheld(&self, rows: &Rows) -> Option<Each<'a, bool>> {
        let column = attribute(self.table, CONF_STATUS)?;
        Some(each(column, rows, |cell, _| is_withheld(cell.code)))
    }

    /// Value and status of a row; none where it is no observation: a forecast, a figure from before its time.
    fn observation(
        &self,
        row: Row,
        given: Given,
        said: &Said<'_>,
        counts: &mut Counts,
    ) -> Option<(Option<Number>, Status)> {
        let provisional = row.provisional.then_some(Mark::Provisional);
        let mut marks: Vec<Mark> = said.marks.iter().copied().chain(given.mark).chain(provisional).collect();
        // Where a symbol stands in the place of the value, that counts.
        let nothing = (given.empty && marks.contains(&Mark::Zero)).then_some(Number::ZERO);
        let value = given.value.or(nothing.filter(|_| given.mark.is_none_or(|mark| mark == Mark::Missing)));
        let is_early = self.as_of.and_then(Date::in_month).is_some_and(|month| row.period.begins_after(month));
        let Some(value) = value else {
            if said.withheld {
                marks.push(Mark::Suppressed);
            }
            // That there is no figure yet of a period to come need not be told.
            if is_early || marks.contains(&Mark::Forecast) {
                return None;
            }
            if given.empty && !said.withheld && said.marks.is_empty() {
                counts.empty(&row);
            }
            return Some((None, status(&marks, false)));
        };
        if marks.contains(&Mark::Forecast) {
            counts.forecasts.tell(row.row, || row.period);
            return None;
        }
        let status = status(&marks, true);
        if is_early && !status.is_unsettled() {
            counts.after_update.tell(row.row, || row.period);
            return None;
        }
        if said.marks.iter().any(|mark| !mark.has_value()) {
            counts.beside_missing(row.row, said.status.trim());
        }
        let value = self.value(row, value, said.power, counts)?;
        if let Some(lost) = lost(&marks, status) {
            counts.lost.entry((status, lost)).or_insert((row.row, 0)).1 += 1;
        }
        counts.in_range(row.indicator, row.row, value, &self.names.indicator(row.indicator).unit);
        Some((Some(value), status))
    }

    /// A value in the unit and with the decimals of its indicator.
    fn value(&self, row: Row, value: Number, power: i32, counts: &mut Counts) -> Option<Number> {
        let Some(value) = shifted(value, power) else {
            counts.unread(self.at(row.row), Misfit::TooLong { found: value.to_string() });
            return None;
        };
        let declared = self.names.written_decimals(row.indicator);
        let value = without_zeros(value, declared);
        let decimals = value.decimals().unwrap_or(0);
        if decimals > declared {
            counts.too_many_decimals(row.indicator, row.row, value, decimals);
        }
        if matches!(self.names.indicator(row.indicator).unit, Unit::Percent) {
            counts.in_percent(row.indicator, row.row, value);
        }
        Some(value)
    }

    /// The observation with sample size, error and interval, where they are given and it has a value.
    fn with_details(
        &self,
        observation: Observation,
        beside: &Beside<'_>,
        row: Row,
        writing: &Writing<'_>,
        power: i32,
        counts: &mut Counts,
    ) -> Observation {
        let mut detail = |column: Option<&Column>, power: i32| {
            let text = column?.cell(row.row);
            match writing.detail(text) {
                Ok(number) => number.and_then(|number| shifted(number, power)),
                Err(fault) => {
                    counts.unread(self.table.place(row.row), fault);
                    None
                }
            }
        };
        let (n, lower, upper) = (detail(beside.n, 0), detail(beside.lower, power), detail(beside.upper, power));
        let standard_error = detail(beside.standard_error, power);
        let detailed = Observation { n, lower, upper, standard_error, ..observation };
        if detailed.n.is_some_and(|n| without_zeros(n, 0).decimals() != Some(0)) {
            let found = beside.n.map_or("", |column| column.cell(row.row));
            counts.unread(self.at(row.row), Misfit::SizeNotWhole { found: shown(found) });
        }
        for (key, _) in detailed.misfits() {
            let misfit = match (detailed.value, detailed.lower, detailed.upper) {
                (Some(value), Some(lower), Some(upper)) if key == "lower" => Misfit::Interval { value, lower, upper },
                _ => {
                    let found = if key == "n" { detailed.n } else { detailed.standard_error };
                    Misfit::Detail { key, found: found.unwrap_or(Number::ZERO).to_string() }
                }
            };
            counts.unread(self.at(row.row), misfit);
        }
        detailed
    }

    /// Two figures for the same thing are a mistake, whether or not they say the same.
    pub(super) fn refuse_twice(&mut self, chosen: &Chosen<'_>, figures: &Fed) {
        // Where a dimension is left over, that says it all.
        let is_left_over = |fault: &Fault| matches!(fault.misfit(), Some(Misfit::LeftOver { .. }));
        if self.problems.iter().any(|problem| is_left_over(&problem.fault)) {
            return;
        }
        let twice = figures.twice();
        let told: Vec<(usize, Misfit)> =
            twice.iter().take(TOLD).map(|twice| (twice.other, self.twice(chosen, twice))).collect();
        let more = twice.len().saturating_sub(TOLD);
        let last = told.last().filter(|_| more > 0).map(|(row, misfit)| (*row, Fault::from(misfit.clone())));
        told.into_iter().for_each(|(row, misfit)| self.report(self.at(row), misfit));
        if let Some((row, of)) = last {
            self.report(self.at(row), Misfit::More { count: more, of: Box::new(of) });
        }
    }

    fn twice(&self, chosen: &Chosen<'_>, twice: &Twice<'_>) -> Misfit {
        Misfit::Twice {
            indicator: twice.indicator.clone(),
            area: twice.area.clone(),
            period: twice.period,
            first: self.at(twice.first),
            equal: twice.equal,
            column: chosen.difference(self.table, twice.first, twice.other).map(|column| column.name.clone()),
        }
    }
}

/// The columns with what a value carries beside its status.
struct Beside<'t> {
    n: Option<&'t Column>,
    lower: Option<&'t Column>,
    upper: Option<&'t Column>,
    standard_error: Option<&'t Column>,
}

impl<'t> Beside<'t> {
    fn of(chosen: &Chosen<'t>) -> Beside<'t> {
        let [n, lower, upper, standard_error] =
            [Role::Size, Role::Lower, Role::Upper, Role::StandardError].map(|role| chosen.column(role));
        Beside { n, lower, upper, standard_error }
    }

    fn is_nothing(&self) -> bool {
        let Beside { n, lower, upper, standard_error } = self;
        [n, lower, upper, standard_error].iter().all(|column| column.is_none())
    }
}

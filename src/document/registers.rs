//! Tables of registers: rows as they are, or with their periods across and sums below.

use super::build::{Building, Notes};
use super::tables::{NOTHING, have_gaps};
use super::{Block, Cell, Column, Row, RowRole};
use crate::columns::ShownRows;
use crate::name::{Id, Text};
use crate::number::Number;
use crate::outline::{Holding, TableOutline};
use crate::period::Period;
use crate::register::{Datum, FieldType};
use crate::report::{CheckResult, CheckRole};
use crate::text::document::{self as words, ColumnName, Said, TableNote};

/// A register with its periods across.
struct Across<'a> {
    rows: &'a Id,
    values: &'a Id,
    check: Option<&'a Id>,
}

impl<'a> Building<'a> {
    /// A table of a register; `None` where the table shows figures.
    pub(super) fn register_table(&mut self, id: &Id, table: &'a TableOutline) -> Option<Block> {
        match &table.holds {
            Holding::Figures { .. } => None,
            Holding::Rows { register, columns, filter } => {
                let shown = self.figures.columns.shown_rows(register, filter)?;
                let (heads, rows) = self.plain(&shown, columns);
                Some(self.finished(id, table, &shown, (heads, rows)))
            }
            Holding::Across { register, rows, values, check, filter } => {
                let shown = self.figures.columns.shown_rows(register, filter)?;
                let across = Across { rows, values, check: check.as_ref() };
                let content = self.across(&shown, &across);
                Some(self.finished(id, table, &shown, content))
            }
        }
    }

    fn finished(
        &mut self,
        id: &Id,
        table: &'a TableOutline,
        shown: &ShownRows<'a>,
        (heads, rows): (Vec<Column>, Vec<Row>),
    ) -> Block {
        let register = shown.register;
        let title = table.title.as_ref().unwrap_or(&register.name).get(self.language).to_owned();
        let number = self.next_table();
        let mut below: Vec<String> = Vec::new();
        if shown.rows.is_empty() {
            below.push(self.say(&Said::Note(TableNote::NoRows)));
        } else if have_gaps(&rows) {
            below.push(self.say(&Said::Note(TableNote::Nothing)));
        }
        if shown.undecided > 0 {
            below.push(self.say(&Said::Note(TableNote::LeftOut(shown.undecided))));
        }
        below.extend(table.note.as_ref().map(|note| note.get(self.language).to_owned()));
        below.extend(register.note.as_ref().map(|note| note.get(self.language).to_owned()));
        below.extend(register.source.as_ref().map(|source| self.say(&Said::Source(source))));
        let caption = self.say(&Said::TableCaption(number, &title));
        self.table(&format!("table-{id}"), caption, (heads, rows, Notes::default()), below)
    }

    fn plain(&self, shown: &ShownRows<'a>, columns: &[(Id, Text)]) -> (Vec<Column>, Vec<Row>) {
        let kind = |field: &Id| shown.register.fields.iter().find(|(name, _)| name == field).map(|(_, kind)| *kind);
        let head = |(field, text): &(Id, Text)| {
            Column::new(text.get(self.language).to_owned(), matches!(kind(field), Some(FieldType::Number { .. })))
        };
        let mut heads: Vec<Column> = columns.iter().map(head).collect();
        heads.iter_mut().take(1).for_each(|name| name.numbers = false);
        let of_field = |field: &Id| shown.rows.iter().filter_map(|row| row.values.get(field)).collect::<Vec<_>>();
        let short: Vec<bool> = columns.iter().map(|(field, _)| are_short(&of_field(field))).collect();
        let row = |row: &&crate::register::Row| {
            let mut cells = columns.iter().zip(&short).map(|((field, _), short)| match row.values.get(field) {
                Some(Datum::Number(number)) if *short => Cell::number(number.to_string(), *number),
                datum => self.datum(datum, kind(field)),
            });
            let name = cells.next().unwrap_or_default();
            Row::new(RowRole::Plain, name, cells.collect())
        };
        let of_area = |area: &Id| {
            let own = shown.rows.iter().filter(|row| shown.register.area_of(row) == Some(area));
            own.map(row).collect()
        };
        (heads, self.by_area(shown, of_area))
    }

    fn datum(&self, datum: Option<&Datum>, kind: Option<FieldType>) -> Cell {
        match datum {
            None => Cell::text(NOTHING),
            Some(Datum::Missing) => Cell::text(self.say(&Said::NotStated)),
            Some(Datum::Text(text)) => Cell::text(text.clone()),
            Some(Datum::Words(text)) => Cell::text(text.get(self.language)),
            Some(Datum::YesNo(yes)) => Cell::text(self.say(&Said::YesNo(*yes))),
            Some(Datum::Number(number)) => {
                let decimals = match kind {
                    Some(FieldType::Number { decimals }) => decimals,
                    Some(FieldType::Text | FieldType::YesNo) | None => 0,
                };
                Cell::number(self.number(*number, decimals), *number)
            }
        }
    }

    fn number(&self, number: Number, decimals: u32) -> String {
        self.say(&Said::Value(words::plain(number, decimals)))
    }

    fn across(&self, shown: &ShownRows<'a>, across: &Across<'a>) -> (Vec<Column>, Vec<Row>) {
        let decimals = shown.register.fields.iter().find_map(|(name, kind)| match kind {
            FieldType::Number { decimals } if name == across.values => Some(*decimals),
            FieldType::Number { .. } | FieldType::Text | FieldType::YesNo => None,
        });
        let decimals = decimals.unwrap_or(0);
        let mut periods: Vec<Period> = shown.rows.iter().filter_map(|row| shown.register.period_of(row)).collect();
        periods.sort_unstable();
        periods.dedup();
        let rows = self.by_area(shown, |area| self.across_in(shown, across, (area, &periods, decimals)));
        let mut heads = vec![Column::new(
            words::beginning(shown.register.one.as_ref().unwrap_or(&shown.register.name).get(self.language)),
            false,
        )];
        heads.extend(periods.iter().map(|period| Column {
            text: self.say(&Said::Short(*period)),
            numbers: true,
            period: Some(*period),
        }));
        (heads, rows)
    }

    /// Rows of each area, below its name where there are several.
    fn by_area(&self, shown: &ShownRows<'a>, rows_of: impl Fn(&Id) -> Vec<Row>) -> Vec<Row> {
        let mut areas: Vec<&Id> = Vec::new();
        for area in shown.rows.iter().filter_map(|row| shown.register.area_of(row)) {
            if !areas.contains(&area) {
                areas.push(area);
            }
        }
        let mut rows = Vec::new();
        for area in &areas {
            let index = self.figures.names().find_area(area);
            let is_clear =
                areas.len() == 1 && (index == self.only_area || self.figures.names().all_areas().nth(1).is_none());
            let name = index.map(|index| &self.figures.names().area(index).name);
            if let Some(name) = name.filter(|_| !is_clear) {
                let name = Cell::text(words::beginning(name.get(self.language)));
                rows.push(Row::new(RowRole::Group, name, Vec::new()));
            }
            rows.extend(rows_of(area));
        }
        rows
    }

    /// The rows of one area, with their sums.
    fn across_in(
        &self,
        shown: &ShownRows<'a>,
        across: &Across<'a>,
        (area, periods, decimals): (&Id, &[Period], u32),
    ) -> Vec<Row> {
        let own: Vec<_> = shown.rows.iter().filter(|row| shown.register.area_of(row) == Some(area)).collect();
        let mut names: Vec<&Datum> = Vec::new();
        for name in own.iter().filter_map(|row| row.values.get(across.rows)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let found = |name: Option<&Datum>, period: Period| -> Amounts {
            let of = own.iter().filter(|row| {
                shown.register.period_of(row) == Some(period)
                    && name.is_none_or(|name| row.values.get(across.rows) == Some(name))
            });
            Amounts::of(of.filter_map(|row| row.values.get(across.values)))
        };
        let cell = |amounts: Amounts| match amounts {
            Amounts::None => Cell::text(NOTHING),
            Amounts::Unknown => Cell::text(self.say(&Said::NotStated)),
            Amounts::Sum(sum) => Cell::number(self.number(sum, decimals), sum),
        };
        let row = |role, name: Cell, of: Option<&Datum>| {
            let cells = periods.iter().map(|period| cell(found(of, *period))).collect();
            Row::new(role, name, cells)
        };
        let mut rows: Vec<Row> =
            names.iter().map(|name| row(RowRole::Plain, self.datum(Some(name), None), Some(name))).collect();
        rows.push(row(RowRole::Sum, Cell::text(self.say(&Said::Column(ColumnName::Sum))), None));
        let sums: Vec<Option<Number>> = periods.iter().map(|period| found(None, *period).known()).collect();
        let stated = across.check.map(|check| self.stated(check, area, periods));
        let stated = stated.filter(|stated| stated.iter().any(Option::is_some));
        rows.extend(stated.into_iter().flat_map(|stated| self.held_against(&stated, &sums, decimals)));
        rows
    }

    /// What a check holds the sums against.
    fn stated(&self, check: &Id, area: &Id, periods: &[Period]) -> Vec<Option<Number>> {
        let stated = |period: &Period| {
            let of =
                |result: &&CheckResult| result.id() == check && result.period() == *period && result.area_id() == area;
            let mut figures = self.figures.report.checks().find(of)?.figures();
            figures.find(|figure| figure.role == CheckRole::Total)?.value
        };
        periods.iter().map(stated).collect()
    }

    /// The stated sums, and how far they are from those of the rows.
    fn held_against(&self, stated: &[Option<Number>], sums: &[Option<Number>], decimals: u32) -> [Row; 2] {
        let row = |name, cells: Vec<Cell>| Row::new(RowRole::Sum, Cell::text(self.say(&Said::Column(name))), cells);
        let number = |number: &Option<Number>| match number {
            Some(number) => Cell::number(self.number(*number, decimals), *number),
            None => Cell::text(NOTHING),
        };
        let difference = |(stated, sum): (&Option<Number>, &Option<Number>)| match stated
            .zip(*sum)
            .and_then(|(stated, sum)| stated.checked_sub(sum))
        {
            Some(off) => Cell::number(self.say(&Said::Signed(words::plain(off, decimals), false)), off),
            None => Cell::text(NOTHING),
        };
        [
            row(ColumnName::StatedSum, stated.iter().map(number).collect()),
            row(ColumnName::Difference, stated.iter().zip(sums).map(difference).collect()),
        ]
    }
}

/// Whether all numbers of a field are whole and have four digits at the most, such as years and numbers of cases: they
/// are not written with a sign between thousands.
fn are_short(data: &[&Datum]) -> bool {
    let is_short = |number: &Number| number.decimals() == Some(0) && number.abs() < Number::from(10_000);
    data.iter().all(|datum| match datum {
        Datum::Number(number) => is_short(number),
        Datum::Missing | Datum::Text(_) | Datum::Words(_) | Datum::YesNo(_) => true,
    })
}

/// What stands in one cell of several rows.
enum Amounts {
    /// No row.
    None,
    /// A value that is not known.
    Unknown,
    Sum(Number),
}

impl Amounts {
    fn known(self) -> Option<Number> {
        match self {
            Amounts::Sum(sum) => Some(sum),
            Amounts::None | Amounts::Unknown => None,
        }
    }

    fn of<'d>(data: impl Iterator<Item = &'d Datum>) -> Amounts {
        let mut sum = Amounts::None;
        for datum in data {
            let so_far = match sum {
                Amounts::None => Number::ZERO,
                Amounts::Unknown => return Amounts::Unknown,
                Amounts::Sum(so_far) => so_far,
            };
            sum = match datum {
                Datum::Number(number) => so_far.checked_add(*number).map_or(Amounts::Unknown, Amounts::Sum),
                Datum::Missing | Datum::Text(_) | Datum::Words(_) | Datum::YesNo(_) => Amounts::Unknown,
            };
        }
        sum
    }
}

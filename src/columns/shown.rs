//! Tables of the yearly report that show the rows of a register: whether the register has what they show.

use std::collections::BTreeMap;

#[cfg(feature = "report")]
use super::Columns;
use super::filter::{Sieve, Suggested, Table};
use crate::dataset::Dataset;
use crate::name::Id;
use crate::outline::{Holding, Outline};
use crate::problem::{Fault, Problem, Thing};
use crate::register::FieldType;
#[cfg(feature = "report")]
use crate::{
    measure::Filter,
    register::{Register, Row},
};

/// Whatever a table shows of a register must be there.
pub(crate) fn check_shown(outline: &Outline, data: &Dataset, problems: &mut Vec<Problem>) {
    if data.is_partial() {
        return;
    }
    let tables: BTreeMap<&Id, Table<'_>> =
        data.registers().map(|(id, register)| (id, Table::new(id, register))).collect();
    let mut suggested = Suggested::default();
    for (goal, shown) in &outline.goals {
        for (id, table) in shown.tables.iter().flatten() {
            let path = format!("report/goals/{goal}/tables/{id}");
            let (Holding::Rows { register, filter, .. } | Holding::Across { register, filter, .. }) = &table.holds
            else {
                continue;
            };
            let Some(of) = tables.get(register) else {
                let known = suggested.nearest(register.as_str(), || tables.keys().copied());
                let fault = Fault::Unknown { thing: Thing::Register, name: register.clone(), known };
                problems.push(Problem::new(format!("{path}/register"), fault));
                continue;
            };
            Sieve::new(of, filter, &format!("{path}/where"), &mut suggested, problems);
            check_fields(of, &table.holds, &path, &mut suggested, problems);
        }
    }
}

/// The rows of a register that a table shows.
#[cfg(feature = "report")]
pub(crate) struct ShownRows<'a> {
    pub(crate) register: &'a Register,
    pub(crate) rows: Vec<&'a Row>,
    /// How many rows were left out because it is not known whether they pass.
    pub(crate) undecided: usize,
}

#[cfg(feature = "report")]
impl<'a> Columns<'a> {
    /// The visible rows of a register that pass a filter; `None` where the register is not there.
    pub(crate) fn shown_rows(&self, register: &Id, filter: &Filter) -> Option<ShownRows<'a>> {
        let (id, register) = self.data.registers().find(|(id, _)| *id == register)?;
        let table = Table::new(id, register);
        let sieve = Sieve::new(&table, filter, "", &mut Suggested::default(), &mut Vec::new());
        let published = self.as_of.is_none() || register.as_of <= self.as_of;
        let visible = |row: &&Row| register.period_of(row).is_some_and(|period| self.shows(period));
        let visible = || register.rows.iter().filter(|row| published && visible(row));
        let rows = visible().filter(|row| sieve.passes(row) == Some(true)).collect();
        let undecided = visible().filter(|row| sieve.passes(row).is_none()).count();
        Some(ShownRows { register, rows, undecided })
    }
}

fn check_fields(
    table: &Table<'_>,
    holds: &Holding,
    path: &str,
    suggested: &mut Suggested,
    problems: &mut Vec<Problem>,
) {
    match holds {
        Holding::Figures { .. } => {}
        Holding::Rows { columns, .. } => {
            for (field, _) in columns {
                if let Err(unknown) = table.field(field, suggested) {
                    problems.push(Problem::new(format!("{path}/columns/{field}"), unknown));
                }
            }
        }
        Holding::Across { rows, values, .. } => {
            if let Err(unknown) = table.field(rows, suggested) {
                problems.push(Problem::new(format!("{path}/rows"), unknown));
            }
            match table.field(values, suggested) {
                Err(unknown) => problems.push(Problem::new(format!("{path}/values"), unknown)),
                Ok(FieldType::Number { .. }) => {}
                Ok(holds @ (FieldType::Text | FieldType::YesNo)) => {
                    let fault = Fault::NotNumbers { field: values.clone(), holds: holds.holds() };
                    problems.push(Problem::new(format!("{path}/values"), fault));
                }
            }
        }
    }
}

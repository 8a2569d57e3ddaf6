//! A table becomes observations, or everything that keeps it from it.

mod figures;
mod numbers;
mod rows;
mod series;

use super::Feed;
use super::chosen::Chosen;
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::dataset::{DatasetBuilder, Fed, Source};
use crate::date::Date;
use crate::feed::{Fault, Format, Misfit, Place, Problem, Problems, Severity, Table};
use crate::period::Period;

/// Takes the figures of a table, where nothing is wrong with it, and tells what is.
pub(crate) fn bind(
    names: &Catalogue,
    feed: &Feed,
    file: &str,
    table: &Table,
    into: &mut DatasetBuilder,
) -> Vec<Problem> {
    let mut binding = Binding { names, feed, table, as_of: feed.as_of.or(table.about.updated), problems: Vec::new() };
    let figures = binding.figures();
    let Binding { as_of, mut problems, .. } = binding;
    let silenced =
        |misfit: &Misfit| misfit.kind().is_some_and(|kind| feed.allow.iter().any(|allow| allow.lint == kind));
    problems.retain(|problem| !problem.fault.misfit().is_some_and(silenced));
    let sound = problems.iter().all(|problem| problem.fault.severity() == Severity::Warning);
    if let Some(figures) = figures.filter(|_| sound) {
        let source = Source {
            file: file.to_owned(),
            publisher: feed.publisher.clone().or_else(|| table.about.publisher.as_deref().map(Into::into)),
            table: table.about.table.clone(),
            as_of,
        };
        into.take(source, figures, table);
    }
    let mut told = Problems::default();
    problems.into_iter().for_each(|problem| told.add(problem.place, problem.fault));
    told.all()
}

/// What a table is bound with, and what was found to be wrong.
struct Binding<'a> {
    names: &'a Catalogue,
    feed: &'a Feed,
    table: &'a Table,
    /// The vintage of its figures.
    as_of: Option<Date>,
    problems: Vec<Problem>,
}

/// A row with what its value is the value of.
#[derive(Clone, Copy, Debug)]
struct Row {
    row: usize,
    indicator: IndicatorIndex,
    area: AreaIndex,
    period: Period,
    /// Whether its period is marked as provisional.
    provisional: bool,
}

impl Binding<'_> {
    fn report(&mut self, place: Place, fault: impl Into<Fault>) {
        self.problems.push(Problem::new(place, fault));
    }

    fn at(&self, row: usize) -> Place {
        self.table.place(row)
    }

    fn figures(&mut self) -> Option<Fed> {
        // Statistics Denmark publishes projections in the same tables as figures, and its CSV has no date.
        if self.as_of.is_none() && self.table.format == Format::StatBankCsv {
            self.report(Place::File, Misfit::Undated);
        }
        let mut misfits = Vec::new();
        let chosen = Chosen::new(self.feed, self.table, &mut |misfit| misfits.push(misfit));
        misfits.into_iter().for_each(|misfit| self.report(Place::File, misfit));
        let chosen = chosen?;
        if chosen.rows.is_empty() {
            self.report(Place::File, Misfit::NoRows);
            return None;
        }
        let keys = self.keys(&chosen)?;
        let mut figures = self.values(&chosen, &keys)?;
        figures.put_in_order();
        self.refuse_twice(&chosen, &figures);
        // Where figures stand twice, or for several categories, what else is odd about them follows from that.
        if self.problems.iter().all(|problem| problem.fault.severity() == Severity::Warning) {
            self.check_series(&chosen, &figures);
        }
        Some(figures)
    }
}

//! What codes are called, from one file of a feed to the next.

use std::collections::BTreeMap;

use super::Feed;
use super::chosen::Chosen;
use super::columns::distinct;
use super::matching::plain;
use crate::feed::{Misfit, Place, Problem, Role, Table};

/// The labels of the codes for areas and indicators in the files of a feed so far.
#[derive(Default)]
pub(crate) struct Labels {
    /// By role and code the label, and the file that has it.
    known: BTreeMap<(Role, String), (String, String)>,
}

impl Labels {
    /// Notes the labels of another file, and warns of a code that was called otherwise before: it may stand for
    /// something else now.
    pub(crate) fn changed(&mut self, feed: &Feed, file: &str, table: &Table) -> Option<Problem> {
        let chosen = Chosen::new(feed, table, &mut |_| {})?;
        let mut first: Option<(usize, Misfit)> = None;
        let mut count = 0;
        for role in [Role::Area, Role::Indicator] {
            let Some(column) = chosen.column(role) else { continue };
            for (cell, row) in distinct(column, &chosen.rows) {
                let Some(label) = cell.label else { continue };
                let (code, label) = (plain(cell.code).into_owned(), plain(label).into_owned());
                let known = self.known.entry((role, code)).or_insert_with(|| (label.clone(), file.to_owned()));
                if known.0 != label {
                    count += 1;
                    let (code, earlier, file) = (cell.code.trim().to_owned(), known.0.clone(), known.1.clone());
                    first.get_or_insert((row, Misfit::LabelChanged { code, label, earlier, file, count }));
                }
            }
        }
        let (row, mut misfit) = first?;
        if let Misfit::LabelChanged { count: all, .. } = &mut misfit {
            *all = count;
        }
        let kind = misfit.kind();
        let silenced = feed.allow.iter().any(|allow| Some(allow.lint) == kind);
        let place = if chosen.rows.is_empty() { Place::File } else { table.place(row) };
        (!silenced).then(|| Problem::new(place, misfit))
    }
}

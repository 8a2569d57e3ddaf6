//! Cubes: files that list the categories of each dimension and then all values in a row, the last dimension fastest.

use super::fault::Fault;
use super::names::role_named;
use super::numbering::Numbering;
use super::periods;
use super::table::{Category, Cells, Column, Role, Texts};
use crate::period::Frequency;

/// How many cells a table may have in all its columns: what a small machine holds.
const MOST_CELLS: usize = 50_000_000;

/// One dimension of a cube.
pub(super) struct Dimension {
    pub(super) name: String,
    pub(super) label: Option<String>,
    pub(super) role: Option<Role>,
    pub(super) categories: Vec<Category>,
}

/// How many values a cube has; none where that is more than a table may hold.
pub(super) fn cells(sizes: impl ExactSizeIterator<Item = usize>) -> Option<usize> {
    let columns = sizes.len().saturating_add(2);
    let mut sizes = sizes;
    let cells = sizes.try_fold(1, usize::checked_mul)?;
    cells.checked_mul(columns).filter(|all| *all <= MOST_CELLS).map(|_| cells)
}

/// The columns of a cube: its dimensions, the values, and what is said of them.
pub(super) fn columns(mut dimensions: Vec<Dimension>, values: Texts, statuses: Option<Texts>) -> Vec<Column> {
    give_roles(&mut dimensions);
    let cells = values.len();
    let mut inner = cells;
    let mut columns = Vec::with_capacity(dimensions.len().saturating_add(2));
    for Dimension { name, label, role, categories } in dimensions {
        inner = inner.checked_div(categories.len()).unwrap_or_default();
        let of = one_of(categories.len(), inner, cells);
        columns.push(Column { name, label, role, cells: Cells::Categories { of, all: categories } });
    }
    let texts = |name: &str, role, texts| Column { name: name.into(), label: None, role, cells: Cells::Texts(texts) };
    columns.push(texts("value", Some(Role::Value), values));
    columns.extend(statuses.map(|statuses| texts("status", Some(Role::Status), statuses)));
    columns
}

/// The category of each cell, where each stands for as many cells as the dimensions behind have together.
fn one_of(categories: usize, inner: usize, cells: usize) -> Numbering {
    let mut of = Numbering::default();
    let categories = u32::try_from(categories).unwrap_or_default();
    while of.len() < cells && categories > 0 && inner > 0 {
        (0..categories).for_each(|category| of.repeat(category, inner));
    }
    of
}

/// Gives the roles that the file does not: by names that everyone uses, and to the one dimension that holds periods.
fn give_roles(dimensions: &mut [Dimension]) {
    for role in [Role::Indicator, Role::Area, Role::Period] {
        if dimensions.iter().any(|dimension| dimension.role == Some(role)) {
            continue;
        }
        let mut named = dimensions.iter_mut().filter(|dimension| dimension.role.is_none() && dimension.is_named(role));
        if let (Some(only), None) = (named.next(), named.next()) {
            only.role = Some(role);
        }
    }
    if dimensions.iter().all(|dimension| dimension.role != Some(Role::Period)) {
        let mut periods = dimensions.iter_mut().filter(|dimension| dimension.role.is_none() && dimension.has_periods());
        if let (Some(only), None) = (periods.next(), periods.next()) {
            only.role = Some(Role::Period);
        }
    }
}

impl Dimension {
    fn is_named(&self, role: Role) -> bool {
        let is_one = |name: &str| role_named(name) == Some(role);
        is_one(&self.name) || self.label.as_deref().is_some_and(is_one)
    }

    /// Whether every code is a period, or else every label.
    fn has_periods(&self) -> bool {
        let all = |text: fn(&Category) -> &str| self.categories.iter().all(|category| is_period(text(category)));
        all(|category| &category.code) || all(|category| category.label.as_deref().unwrap_or_default())
    }
}

fn is_period(text: &str) -> bool {
    !matches!(periods::read(text, None), Err(Fault::NotAPeriod { .. }))
}

/// The first category whose code is one period and whose label is another.
pub(super) fn contradiction(categories: &[Category], declared: Option<Frequency>) -> Option<&Category> {
    let period = |text: &str| periods::read(text, declared).ok().map(|read| read.period);
    categories.iter().find(|category| {
        let label = category.label.as_deref().and_then(period);
        label.is_some_and(|label| period(&category.code).is_some_and(|code| code != label))
    })
}

/// A text as found, cut where it is long.
pub(super) fn cut(found: &str) -> String {
    cut_at(40, found)
}

/// A text as found, with so many letters at the most.
pub(super) fn cut_at(most: usize, found: &str) -> String {
    match found.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", found.get(..end).unwrap_or_default()),
        None => found.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{cells, one_of};

    #[test]
    fn the_last_dimension_runs_fastest() {
        assert_eq!(one_of(2, 3, 12), [0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1].into_iter().collect());
        assert!(one_of(0, 0, 0).is_empty());
    }

    #[test]
    fn what_is_too_large_is_not_counted() {
        assert_eq!(cells([2, 3].into_iter()), Some(6));
        assert_eq!(cells([usize::MAX, 2].into_iter()), None);
        assert_eq!(cells([10_000, 10_000].into_iter()), None);
    }
}

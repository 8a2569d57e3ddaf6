//! `101 København`: a code and a label in one cell.

use std::collections::BTreeSet;

use crate::feed::{Category, Cells, Column, Role};

/// Splits codes from labels, where every dimension of the table has both in every cell. A table is written with codes
/// and labels as a whole, so that `1 person` beside `København` is a label.
pub(super) fn split(columns: &mut [Column]) {
    let is_dimension = |column: &Column| !matches!(column.role, Some(Role::Value | Role::Period));
    let written = columns.iter().filter(|column| is_dimension(column)).all(has_codes);
    let any = columns.iter().any(is_dimension);
    if !(written && any) {
        return;
    }
    for column in columns.iter_mut().filter(|column| has_codes(column)) {
        let Cells::Categories { all, .. } = &mut column.cells else { continue };
        for category in all {
            let Some((code, label)) = parts(&category.code) else { continue };
            let (code, label) = (code.to_owned(), label.to_owned());
            *category = Category { code, label: Some(label), ..Category::default() };
        }
    }
}

/// Whether every cell is a code and a label, no code has two labels and no label two codes.
fn has_codes(column: &Column) -> bool {
    let Cells::Categories { all, .. } = &column.cells else { return false };
    let parts: Vec<_> = all.iter().filter_map(|category| parts(&category.code)).collect();
    let codes: BTreeSet<_> = parts.iter().map(|(code, _)| *code).collect();
    let labels: BTreeSet<_> = parts.iter().map(|(_, label)| *label).collect();
    // `I alt` alone is a label.
    let tells = all.len() > 1
        || codes.iter().any(|code| code.len() > 1 || code.starts_with(|first: char| first.is_ascii_digit()));
    tells && !all.is_empty() && [parts.len(), codes.len(), labels.len()].iter().all(|count| *count == all.len())
}

/// A code has no small letters, and so no words; a label begins as names do, so that `15 år` and `2 børn` are whole.
fn parts(cell: &str) -> Option<(&str, &str)> {
    let (code, label) = cell.split_once(' ')?;
    let is_code = |letter: char| letter.is_ascii_digit() || letter.is_uppercase() || "-_.".contains(letter);
    let label = label.trim();
    let is_name = label.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    (!code.is_empty() && code.chars().all(is_code) && is_name).then_some((code, label))
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::feed::csv::cells::Growing;
    use crate::feed::{Column, Role};

    /// Every cell of every dimension, with the label behind a stroke where it was split off.
    fn told(dimensions: &[&[&str]]) -> String {
        let column = |cells: &&[&str]| {
            let mut growing = Growing::categories();
            cells.iter().for_each(|cell| growing.push(cell));
            Column { name: String::new(), label: None, role: None, cells: growing.cells() }
        };
        let mut columns: Vec<Column> = dimensions.iter().map(column).collect();
        let mut values = column(&["1 2"].as_slice());
        values.role = Some(Role::Value);
        columns.push(values);
        split(&mut columns);
        let cell = |column: &Column, row| match column.cells.category(row).unwrap() {
            category if category.label.is_some() => format!("{}|{}", category.code, category.label.clone().unwrap()),
            category => category.code.clone(),
        };
        let of = |column: &Column| (0..column.cells.len()).map(|row| cell(column, row)).collect::<Vec<_>>().join(", ");
        columns.iter().take(dimensions.len()).map(of).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn codes_are_split_off_where_all_cells_have_one() {
        assert_eq!(
            told(&[&["000 Hele landet", "101 København", "101 København"], &["TOT I alt", "M Mænd", "K Kvinder"]]),
            "000|Hele landet, 101|København, 101|København; TOT|I alt, M|Mænd, K|Kvinder"
        );
        for labels in [
            [["Hele landet", "Region Hovedstaden"].as_slice(), &["I alt"]],
            [&["101 København", "147 Frederiksberg"], &["1 person", "Mænd"]],
            [&["0-4 år", "5-9 år"], &["1 person", "2 personer"]],
            [&["15 år", "16 år"], &["100.000 - 199.999 kr.", "200.000 - 299.999 kr."]],
            [&["I alt"], &["I alt"]],
            [&["101 København", "101 Kbh."], &["M Mænd", "K Kvinder"]],
        ] {
            assert!(!told(&labels).contains('|'), "{labels:?}");
        }
    }
}

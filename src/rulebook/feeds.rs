use std::collections::BTreeSet;

use super::Rulebook;
use super::check::check_name;
use crate::catalogue::{Catalogue, unknown};
use crate::dataset::DatasetBuilder;
use crate::feed::{self, Table};
use crate::feeding::{Feed, bind};
use crate::name::Id;
use crate::problem::{Fault, Problem, Thing};

/// Names that feeds use must be declared, and what they name must have figures of its own.
pub(super) fn check(feeds: &[(Id, Feed)], names: &Catalogue, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (id, feed) in feeds {
        let path = format!("feeds/{id}");
        check_name(&path, Thing::Feed, id, &mut seen, problems);
        let indicators = feed.indicators.iter().map(|(label, id)| (format!("{path}/indicators/{label}"), id));
        let constant = feed.indicator.iter().map(|id| (format!("{path}/indicator"), id));
        for (path, id) in constant.chain(indicators) {
            let Some(index) = names.find_indicator(id) else {
                problems.push(unknown(path, Thing::Indicator, id));
                continue;
            };
            let indicator = names.indicator(index);
            if indicator.measured.is_some() {
                problems.push(Problem::new(path, Fault::MeasuredWithFigures(id.clone())));
            } else if indicator.derived.is_some() {
                problems.push(Problem::new(path, Fault::DerivedWithFigures(id.clone())));
            }
        }
        let areas = feed.areas.iter().map(|(label, id)| (format!("{path}/areas/{label}"), id));
        let constant = feed.area.iter().map(|id| (format!("{path}/area"), id));
        for (path, id) in constant.chain(areas).filter(|(_, id)| names.find_area(id).is_none()) {
            problems.push(unknown(path, Thing::Area, id));
        }
    }
}

impl Rulebook {
    /// Takes the figures of a published table as a feed says, and adds them to what is collected. Tells what is wrong;
    /// where a mistake is among it nothing is added.
    ///
    /// ```
    /// use maal::feed::{About, Category, Cells, Column, Format, Places, Role, Table};
    /// use maal::{Dataset, Feed, Period, Rulebook};
    /// let rulebook = Rulebook::from_yaml("
    /// maal: 1
    /// areas: { town: the town }
    /// indicators: { thefts: { name: thefts, unit: { count: thefts }, better: lower } }
    /// ").unwrap();
    /// let column = |name: &str, role, cells: &[&str]| Column {
    ///     name: name.into(),
    ///     label: None,
    ///     role: Some(role),
    ///     cells: Cells::Texts(cells.iter().copied().collect()),
    /// };
    /// let table = Table {
    ///     format: Format::Csv,
    ///     about: About::default(),
    ///     decimal: None,
    ///     columns: vec![column("år", Role::Period, &["2023", "2024"]), column("værdi", Role::Value, &["90", "84"])],
    ///     places: Places::Lines([2, 3].into_iter().collect()),
    ///     warnings: vec![],
    /// };
    /// let feed = Feed { indicator: Some("thefts".into()), area: Some("town".into()), ..Feed::new("thefts.csv") };
    /// let mut figures = Dataset::builder();
    /// assert!(rulebook.take(&feed, "thefts.csv", &table, &mut figures).is_empty());
    /// let data = figures.build().unwrap();
    /// let year = Period::year(2024).unwrap();
    /// assert_eq!(data.observation("thefts", "town", year).unwrap().value, Some(84.into()));
    /// assert_eq!(data.origin("thefts", "town", year).unwrap().place.to_string(), "line 3");
    /// ```
    pub fn take(&self, feed: &Feed, file: &str, table: &Table, into: &mut DatasetBuilder) -> Vec<feed::Problem> {
        bind(&self.book.names, feed, file, table, into)
    }
}

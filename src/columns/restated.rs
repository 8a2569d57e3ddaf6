//! What was restated: figures whose value is another than the one published before.

use super::Columns;
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::number::Number;
use crate::period::Period;
use crate::series::Status;

/// The last change of a published figure, under the indicator that is measured or derived from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Restated {
    area: AreaIndex,
    ordinal: i32,
    /// The indicator whose figure it is.
    pub(crate) indicator: IndicatorIndex,
    /// The value before; none where the figure was missing or withheld, or is withheld now.
    pub(crate) from: Option<Number>,
    /// The value that holds.
    pub(crate) to: Option<Number>,
    /// When it was published.
    pub(crate) on: Date,
}

impl Columns<'_> {
    /// What was restated of the figures that an indicator's value is, or is made from.
    #[inline]
    pub(crate) fn restated(&self, indicator: IndicatorIndex, area: AreaIndex, period: Period) -> &[Restated] {
        let Some(all) = self.restated.get(indicator.place()).filter(|all| !all.is_empty()) else { return &[] };
        if !self.shows(period) {
            return &[];
        }
        let key = |restated: &Restated| (restated.area, restated.ordinal);
        let here = (area, period.ordinal());
        let start = all.partition_point(|restated| key(restated) < here);
        let end = all.partition_point(|restated| key(restated) <= here);
        all.get(start..end).unwrap_or_default()
    }

    /// Collects what was restated; of a derived indicator everything that was restated of its parts.
    pub(super) fn restate(&mut self, catalogue: &Catalogue, data: &Dataset) {
        let mut revised = data.revised_series().peekable();
        if revised.peek().is_none() {
            return;
        }
        let mut all: Vec<Vec<Restated>> = catalogue.all_indicators().map(|_| Vec::new()).collect();
        for (nth, series) in revised {
            let key = catalogue.find_indicator(&series.indicator).zip(catalogue.find_area(&series.area));
            let Some((indicator, area)) = key else { continue };
            if let Some(own) = all.get_mut(indicator.place()) {
                self.changes(data, nth, (indicator, area), own);
            }
        }
        for whole in catalogue.derived() {
            let parts = catalogue.parts(*whole).iter().filter_map(|part| all.get(part.place()));
            let mut of_parts: Vec<Restated> = parts.flatten().copied().collect();
            of_parts.sort_unstable();
            of_parts.dedup();
            if let Some(own) = all.get_mut(whole.place()) {
                *own = of_parts;
            }
        }
        all.iter_mut().for_each(|own| own.sort_unstable());
        self.restated = all;
    }

    /// The last change of each observation of a series.
    fn changes(
        &self,
        data: &Dataset,
        nth: usize,
        (indicator, area): (IndicatorIndex, AreaIndex),
        into: &mut Vec<Restated>,
    ) {
        let published = |as_of: Option<Date>| self.as_of.is_none_or(|date| as_of <= Some(date));
        let mut before: Option<(Period, Option<Number>)> = None;
        let mut change = None;
        for entry in data.entries(nth).filter(|entry| published(entry.as_of)) {
            match before {
                Some((period, from)) if period == entry.period && from != entry.value => {
                    let (ordinal, to) = (period.ordinal(), entry.value);
                    // What is withheld now is not repeated, although it was public once.
                    let from = from.filter(|_| entry.status != Status::Suppressed);
                    change = entry.as_of.map(|on| Restated { area, ordinal, indicator, from, to, on }).or(change);
                }
                Some((period, _)) if period == entry.period => {}
                _ => into.extend(change.take()),
            }
            before = Some((entry.period, entry.value));
        }
        into.extend(change);
    }
}

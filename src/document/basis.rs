//! What holds for a whole document: the one area that it is about, and up to when figures are told.

use super::build::Building;
use crate::dataset::View;
use crate::date::Date;
use crate::text::document::Said;

impl Building<'_> {
    /// What is said once, below the title, of everything that follows.
    pub(super) fn basis(&self, view: View<'_>) -> Vec<String> {
        let area = self.only_area.filter(|_| self.figures.names().all_areas().nth(1).is_some());
        let area = area.map(|area| self.say(&Said::OnlyArea(self.figures.names().area(area))));
        let through = view.through.map(|last| self.say(&Said::Through(last)));
        let published = match view.as_of {
            Some(date) => Some(self.say(&Said::AsOf(date))),
            None => newest(view).map(|date| self.say(&Said::Published(date))),
        };
        area.into_iter().chain(published).chain(through).collect()
    }
}

/// When the newest figures were published, where it is known of all that are shown.
fn newest(view: View<'_>) -> Option<Date> {
    let series = 0..view.data.series().len();
    let mut shown = series
        .flat_map(|nth| view.data.entries(nth))
        .filter(|entry| view.through.is_none_or(|last| entry.period.ends_by(last)));
    shown.try_fold(None, |newest: Option<Date>, entry| Some(newest.max(Some(entry.as_of?))))?
}

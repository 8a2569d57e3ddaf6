//! Which series of a figure stand in front: where they are many, the others stay behind, without names.

use std::collections::BTreeMap;

use super::series::Series;
use crate::number::Number;
use crate::period::Period;

/// So many series have names and values of their own, among the judged ones and among those beside them.
const MOST: usize = 8;

pub(super) struct Front {
    /// For each series whether it stands in front.
    of: Vec<bool>,
    /// The period by whose figures these are the highest and the lowest, where it is that.
    pub(super) ends: Option<Period>,
}

impl Front {
    /// All of them.
    pub(super) fn all(series: &[Series<'_>]) -> Front {
        Front { of: vec![true; series.len()], ends: None }
    }

    /// The judged ones, and those beside them unless they are many. Of many judged areas those whose targets are for a
    /// few areas; else, as of many of which none is judged, the highest and the lowest.
    pub(super) fn of(series: &[Series<'_>]) -> Front {
        let judged: Vec<bool> = series.iter().map(Series::is_judged).collect();
        let beside = judged.iter().filter(|judged| !**judged).count();
        let any_judged = judged.contains(&true);
        if !has_many_areas(series, any_judged) {
            return Front {
                of: judged.iter().map(|judged| *judged || beside <= MOST || !any_judged).collect(),
                ends: None,
            };
        }
        let own = |each: &Series<'_>| each.assessments.iter().any(|one| one.plan().areas.len() <= MOST);
        let own: Vec<bool> = series.iter().map(own).collect();
        let count = own.iter().filter(|own| **own).count();
        if (1..=MOST).contains(&count) { Front { of: own, ends: None } } else { ends(series, any_judged) }
    }

    pub(super) fn holds(&self, nth: usize) -> bool {
        self.of.get(nth).copied().unwrap_or(true)
    }

    /// The series in front, and those behind, with their places.
    pub(super) fn split<'s, 'a>(&self, series: &'s [Series<'a>]) -> [Vec<(usize, &'s Series<'a>)>; 2] {
        let (front, behind) = series.iter().enumerate().partition(|(nth, _)| self.holds(*nth));
        [front, behind]
    }
}

/// Whether one indicator is judged in many areas or, where nothing is judged, shown in many.
fn has_many_areas(series: &[Series<'_>], judged: bool) -> bool {
    let mut counts = BTreeMap::new();
    for each in series.iter().filter(|each| each.is_judged() == judged) {
        *counts.entry(each.indicator).or_insert(0_usize) += 1;
    }
    counts.values().any(|count| *count > MOST)
}

/// The series with the highest and with the lowest value in the last period that any has one in.
fn ends(series: &[Series<'_>], judged: bool) -> Front {
    let lasts = series.iter().enumerate().filter(|(_, each)| each.is_judged() == judged);
    let lasts: Vec<(usize, Period, Number)> = lasts
        .filter_map(|(nth, each)| each.values().next_back().map(|(point, value)| (nth, point.period, value)))
        .collect();
    let at = lasts.iter().map(|(_, period, _)| *period).max();
    let newest = || lasts.iter().filter(|(_, period, _)| Some(*period) == at);
    // Of equal values the first series counts.
    let highest = newest().rev().max_by_key(|(_, _, value)| *value).map(|(nth, ..)| *nth);
    let lowest = newest().min_by_key(|(_, _, value)| *value).map(|(nth, ..)| *nth);
    let of = (0..series.len()).map(|nth| Some(nth) == highest || Some(nth) == lowest).collect();
    Front { of, ends: at }
}

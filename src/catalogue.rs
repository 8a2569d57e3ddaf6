//! The declared indicators and areas, with every name resolved to its place once.

mod check;
mod measured;

use crate::indicator::{Area, Break, Derivation, Indicator};
use crate::measure::Measure;
use crate::name::{Id, nearest};
use crate::period::Period;
use crate::problem::{Fault, Problem, Thing};

/// The place of an indicator in its catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct IndicatorIndex(usize);

/// The place of an area in its catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct AreaIndex(usize);

impl IndicatorIndex {
    /// Its number in the order of declaration, from 0.
    pub(crate) fn place(self) -> usize {
        self.0
    }
}

impl AreaIndex {
    /// Its number in the order of declaration, from 0.
    pub(crate) fn place(self) -> usize {
        self.0
    }
}

/// Indicators and areas in the order of their declaration.
#[derive(Clone, Debug)]
pub(crate) struct Catalogue {
    /// The declared ones, then two counts for each measured share, which no name leads to.
    indicators: Vec<(Id, Indicator)>,
    /// How many are declared.
    declared: usize,
    /// Per indicator how it is computed from others, if it is; a measured share is, from its two counts.
    derivations: Vec<Option<Derivation>>,
    areas: Vec<(Id, Area)>,
    /// Per area the one that it is a part of.
    wholes: Vec<Option<AreaIndex>>,
    /// Sorted by name.
    indicator_places: Vec<(Id, IndicatorIndex)>,
    /// Sorted by name.
    area_places: Vec<(Id, AreaIndex)>,
    /// Per indicator what it is derived from, in the order of [`Derivation::parts`].
    parts: Vec<Vec<IndicatorIndex>>,
    /// The derived indicators, each after its parts.
    derived: Vec<IndicatorIndex>,
    /// Per indicator its own breaks and those of its parts.
    breaks: Vec<Vec<SeriesBreak>>,
    /// Per indicator whether it, or any of its parts, is a sample, and is revised continually.
    sample: Vec<bool>,
    revised: Vec<bool>,
}

/// A declared break, with the indicator that declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SeriesBreak {
    pub(crate) at: Period,
    /// All areas where none is given.
    area: Option<AreaIndex>,
    declared_by: IndicatorIndex,
    nth: usize,
}

/// How deep areas may lie in each other.
const DEEPEST_NESTING: usize = 16;

/// How deep derivations may stand on each other.
const DEEPEST_DERIVATION: usize = 16;

impl Catalogue {
    /// Resolves and checks; the catalogue is sound only when there are no problems.
    pub(crate) fn new(
        indicators: Vec<(Id, Indicator)>,
        areas: Vec<(Id, Area)>,
        problems: &mut Vec<Problem>,
    ) -> Catalogue {
        let indicator_places = places(&indicators, Thing::Indicator, IndicatorIndex, problems);
        let area_places = places(&areas, Thing::Area, AreaIndex, problems);
        let mut catalogue = Catalogue {
            sample: Vec::new(),
            revised: Vec::new(),
            declared: indicators.len(),
            derivations: indicators.iter().map(|(_, indicator)| indicator.derived.clone()).collect(),
            indicators,
            areas,
            wholes: Vec::new(),
            indicator_places,
            area_places,
            parts: Vec::new(),
            derived: Vec::new(),
            breaks: Vec::new(),
        };
        for (id, area) in &catalogue.areas {
            catalogue.check_area(id, area, problems);
        }
        for (id, indicator) in &catalogue.indicators {
            catalogue.check_indicator(id, indicator, problems);
        }
        catalogue.resolve_wholes(problems);
        catalogue.resolve_parts();
        catalogue.add_counts_of_shares();
        catalogue.order_derived(problems);
        catalogue.hand_down_marks();
        catalogue.resolve_breaks(problems);
        catalogue
    }

    #[expect(clippy::indexing_slicing, reason = "an index is only ever made from this catalogue's own list")]
    pub(crate) fn indicator(&self, index: IndicatorIndex) -> &Indicator {
        &self.indicators[index.0].1
    }

    #[expect(clippy::indexing_slicing, reason = "an index is only ever made from this catalogue's own list")]
    pub(crate) fn indicator_id(&self, index: IndicatorIndex) -> &Id {
        &self.indicators[index.0].0
    }

    #[expect(clippy::indexing_slicing, reason = "an index is only ever made from this catalogue's own list")]
    pub(crate) fn area(&self, index: AreaIndex) -> &Area {
        &self.areas[index.0].1
    }

    #[expect(clippy::indexing_slicing, reason = "an index is only ever made from this catalogue's own list")]
    pub(crate) fn area_id(&self, index: AreaIndex) -> &Id {
        &self.areas[index.0].0
    }

    /// How the indicator is computed from others, if it is.
    pub(crate) fn derivation(&self, index: IndicatorIndex) -> Option<&Derivation> {
        self.derivations.get(index.0)?.as_ref()
    }

    /// Whether it is declared, and not one of the two counts of a measured share.
    pub(crate) fn is_declared(&self, index: IndicatorIndex) -> bool {
        index.0 < self.declared
    }

    /// The indicators that are measured from registers.
    pub(crate) fn measured(&self) -> impl Iterator<Item = (IndicatorIndex, &Measure)> {
        self.all_indicators().filter_map(|index| Some((index, self.indicator(index).measured.as_ref()?)))
    }

    /// What the indicator is derived from; nothing where it is measured.
    #[expect(clippy::indexing_slicing, reason = "an index is only ever made from this catalogue's own list")]
    pub(crate) fn parts(&self, index: IndicatorIndex) -> &[IndicatorIndex] {
        &self.parts[index.0]
    }

    /// Whether an indicator is derived from another, directly or through others.
    pub(crate) fn is_made_from(&self, whole: IndicatorIndex, part: IndicatorIndex) -> bool {
        let mut waiting = vec![whole];
        let mut seen = Vec::new();
        while let Some(next) = waiting.pop() {
            if next == part {
                return true;
            }
            if !seen.contains(&next) {
                seen.push(next);
                waiting.extend(self.parts(next));
            }
        }
        false
    }

    /// Whether an area is a part of another, directly or through others.
    pub(crate) fn lies_in(&self, part: AreaIndex, whole: AreaIndex) -> bool {
        self.around(part).any(|area| area == whole)
    }

    /// The areas that an area is a part of, the smallest first.
    fn around(&self, part: AreaIndex) -> impl Iterator<Item = AreaIndex> {
        let whole_of = |area: &AreaIndex| self.wholes.get(area.0).copied().flatten();
        std::iter::successors(whole_of(&part), whole_of).take(DEEPEST_NESTING + 1)
    }

    /// Whether its differences may be chance.
    pub(crate) fn is_sample(&self, index: IndicatorIndex) -> bool {
        self.sample.get(index.0) == Some(&true)
    }

    /// Whether its figures are updated continually.
    pub(crate) fn is_revised(&self, index: IndicatorIndex) -> bool {
        self.revised.get(index.0) == Some(&true)
    }

    /// The derived indicators, each after its parts.
    pub(crate) fn derived(&self) -> &[IndicatorIndex] {
        &self.derived
    }

    pub(crate) fn find_indicator(&self, id: &Id) -> Option<IndicatorIndex> {
        look_up(&self.indicator_places, id)
    }

    pub(crate) fn find_area(&self, id: &Id) -> Option<AreaIndex> {
        look_up(&self.area_places, id)
    }

    /// The same for names that are asked for in order: `near` is where the last one was found.
    pub(crate) fn find_area_from(&self, id: &Id, near: &mut usize) -> Option<AreaIndex> {
        let next = self.area_places.get(*near).filter(|(name, _)| name == id);
        if let Some((_, found)) = next {
            *near += 1;
            return Some(*found);
        }
        let place = self.area_places.binary_search_by(|(name, _)| name.cmp(id)).ok()?;
        *near = place + 1;
        self.area_places.get(place).map(|(_, found)| *found)
    }

    pub(crate) fn all_areas(&self) -> impl Iterator<Item = AreaIndex> + use<> {
        (0..self.areas.len()).map(AreaIndex)
    }

    pub(crate) fn all_indicators(&self) -> impl Iterator<Item = IndicatorIndex> + use<> {
        (0..self.indicators.len()).map(IndicatorIndex)
    }

    /// The decimals that a value of the indicator is written with.
    pub(crate) fn written_decimals(&self, index: IndicatorIndex) -> u32 {
        let indicator = self.indicator(index);
        match (&indicator.decimals, self.derivation(index)) {
            (Some(decimals), _) => *decimals,
            (None, None) => 0,
            (None, Some(Derivation::Share { .. } | Derivation::Rate { .. })) => 1,
            (None, Some(Derivation::Sum(_) | Derivation::Difference(..))) => {
                let parts = self.parts(index).iter();
                parts.map(|part| self.indicator(*part).decimals.unwrap_or(0)).max().unwrap_or(0)
            }
        }
    }

    /// The breaks of an area's series of the indicator, those of its parts included.
    #[expect(clippy::indexing_slicing, reason = "an index is only ever made from this catalogue's own list")]
    pub(crate) fn breaks(&self, index: IndicatorIndex, area: AreaIndex) -> impl Iterator<Item = &SeriesBreak> {
        self.breaks[index.0].iter().filter(move |each| each.area.is_none_or(|of| of == area))
    }

    /// The declaration of the break at `at`; none where it is an observation that says so itself.
    pub(crate) fn declared_break(&self, index: IndicatorIndex, area: AreaIndex, at: Period) -> Option<&Break> {
        let found = self.breaks(index, area).find(|each| each.at == at)?;
        self.indicator(found.declared_by).breaks.get(found.nth)
    }

    /// Areas may not be parts of themselves, nor stand in each other too deep.
    fn resolve_wholes(&mut self, problems: &mut Vec<Problem>) {
        let whole_of = |area: &Area| area.part_of.as_ref().and_then(|whole| look_up(&self.area_places, whole));
        self.wholes = self.areas.iter().map(|(_, area)| whole_of(area)).collect();
        for area in self.all_areas() {
            let nests_too_deep = self.around(area).count() > DEEPEST_NESTING;
            let direct = self.wholes.get(area.0) == Some(&Some(area));
            if nests_too_deep && !direct {
                let id = self.area_id(area);
                let fault = Fault::NestedTooDeep { name: id.clone(), most: DEEPEST_NESTING };
                problems.push(Problem::new(format!("areas/{id}/part_of"), fault));
            }
        }
    }

    fn resolve_parts(&mut self) {
        let parts_of = |indicator: &Indicator| {
            let parts = indicator.derived.iter().flat_map(Derivation::parts);
            parts.filter_map(|part| look_up(&self.indicator_places, part)).collect()
        };
        self.parts = self.indicators.iter().map(|(_, indicator)| parts_of(indicator)).collect();
    }

    /// Orders the derived indicators so that parts come first; what is left over runs in a circle.
    fn order_derived(&mut self, problems: &mut Vec<Problem>) {
        let is_derived = |index: &IndicatorIndex| self.derivation(*index).is_some();
        let mut wholes: Vec<Vec<IndicatorIndex>> = vec![Vec::new(); self.indicators.len()];
        let mut waiting: Vec<usize> = vec![0; self.indicators.len()];
        for whole in self.all_indicators() {
            for part in self.parts(whole).iter().filter(|part| is_derived(part)) {
                if let (Some(wholes), Some(waiting)) = (wholes.get_mut(part.0), waiting.get_mut(whole.0)) {
                    wholes.push(whole);
                    *waiting += 1;
                }
            }
        }
        let free = |waiting: &[usize], index: IndicatorIndex| waiting.get(index.0) == Some(&0);
        let mut ready: Vec<_> = self.all_indicators().filter(is_derived).filter(|each| free(&waiting, *each)).collect();
        let mut order = Vec::new();
        while let Some(next) = ready.pop() {
            order.push(next);
            for whole in wholes.get(next.0).into_iter().flatten() {
                if let Some(left) = waiting.get_mut(whole.0) {
                    *left -= 1;
                }
                if free(&waiting, *whole) {
                    ready.push(*whole);
                }
            }
        }
        for stuck in self.all_indicators().filter(|each| !free(&waiting, *each)) {
            let id = self.indicator_id(stuck);
            problems.push(Problem::new(format!("indicators/{id}/derived"), Fault::DerivedFromItself(id.clone())));
        }
        self.derived = order;
    }

    /// What is derived from a sample is one, and likewise for continual revision.
    fn hand_down_marks(&mut self) {
        self.sample = self.indicators.iter().map(|(_, of)| of.sample || of.uncertainty.is_some()).collect();
        self.revised = self.indicators.iter().map(|(_, indicator)| indicator.revised).collect();
        for whole in &self.derived {
            let has = |marks: &[bool]| self.parts(*whole).iter().any(|part| marks.get(part.0) == Some(&true));
            let (sample, revised) = (has(&self.sample), has(&self.revised));
            if let (Some(of), Some(is)) = (self.sample.get_mut(whole.0), self.revised.get_mut(whole.0)) {
                *of |= sample;
                *is |= revised;
            }
        }
    }

    /// Hands the breaks of parts on to what is derived from them.
    fn resolve_breaks(&mut self, problems: &mut Vec<Problem>) {
        let own = |index: IndicatorIndex| -> Vec<SeriesBreak> {
            let declared = self.indicator(index).breaks.iter().enumerate();
            let resolve = |(nth, each): (usize, &Break)| {
                let area = match &each.area {
                    Some(area) => Some(self.find_area(area)?),
                    None => None,
                };
                Some(SeriesBreak { at: each.at, area, declared_by: index, nth })
            };
            declared.filter_map(resolve).collect()
        };
        let mut breaks: Vec<Vec<SeriesBreak>> = self.all_indicators().map(own).collect();
        let mut depths = vec![0; breaks.len()];
        for whole in &self.derived {
            let parts = self.parts(*whole);
            let depth = parts.iter().filter_map(|part| depths.get(part.0)).max().map_or(0, |deepest| deepest + 1);
            if depth > DEEPEST_DERIVATION {
                let id = self.indicator_id(*whole);
                let fault = Fault::DerivedTooDeep { name: id.clone(), most: DEEPEST_DERIVATION };
                problems.push(Problem::new(format!("indicators/{id}/derived"), fault));
                break;
            }
            let mut all: Vec<SeriesBreak> =
                parts.iter().filter_map(|part| breaks.get(part.0)).flatten().copied().collect();
            if let (Some(own), Some(own_depth)) = (breaks.get_mut(whole.0), depths.get_mut(whole.0)) {
                own.append(&mut all);
                own.sort();
                own.dedup();
                *own_depth = depth;
            }
        }
        self.breaks = breaks;
    }

    /// Adds the names that could have been meant to the first problems with an unknown one.
    pub(crate) fn suggest(&self, problems: &mut [Problem]) {
        const SUGGESTED: usize = 25;
        for problem in problems.iter_mut().take(SUGGESTED) {
            if let Fault::Unknown { thing, name, known } = &mut problem.fault {
                match thing {
                    Thing::Area => *known = nearest(name.as_str(), self.area_places.iter().map(|(id, _)| id)),
                    Thing::Indicator => *known = nearest(name.as_str(), self.indicator_places.iter().map(|(id, _)| id)),
                    Thing::Goal | Thing::Target | Thing::Check | Thing::Register | Thing::Test | Thing::Feed => {}
                }
            }
        }
    }
}

/// The problem that nothing of that name is declared.
pub(crate) fn unknown(path: impl Into<String>, thing: Thing, name: &Id) -> Problem {
    Problem::new(path, Fault::Unknown { thing, name: name.clone(), known: Vec::new() })
}

/// Where each name stands, sorted by name; of a name that is declared twice the first place.
fn places<T, I: Copy>(
    named: &[(Id, T)],
    thing: Thing,
    index: fn(usize) -> I,
    problems: &mut Vec<Problem>,
) -> Vec<(Id, I)> {
    let mut places: Vec<(Id, I)> = named.iter().enumerate().map(|(nth, (id, _))| (id.clone(), index(nth))).collect();
    places.sort_by(|(one, _), (other, _)| one.cmp(other));
    places.dedup_by(|(later, _), (earlier, _)| {
        let twice = later == earlier;
        if twice {
            problems.push(Problem::new(format!("{thing}s/{later}"), Fault::DeclaredTwice(thing, later.clone())));
        }
        twice
    });
    places
}

fn look_up<I: Copy>(places: &[(Id, I)], id: &Id) -> Option<I> {
    let place = places.binary_search_by(|(name, _)| name.cmp(id)).ok()?;
    places.get(place).map(|(_, index)| *index)
}

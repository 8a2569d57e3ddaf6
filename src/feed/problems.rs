//! Problems that may come by the thousand: of each kind the first ones, and how many more there are.

use std::mem::discriminant;

use super::fault::{Fault, Place, Problem};
use super::misfit::Misfit;

/// How many problems of one kind are told one by one.
pub(crate) const TOLD: usize = 20;

/// The problems of a file so far.
#[derive(Default)]
pub(crate) struct Problems {
    told: Vec<Problem>,
    /// Of each kind which of those that are told is the last, and how many there are.
    kinds: Vec<(usize, usize)>,
}

impl Problems {
    pub(crate) fn add(&mut self, place: Place, fault: impl Into<Fault>) {
        let fault = fault.into();
        let Problems { told, kinds } = self;
        let is_alike = |last: usize| told.get(last).is_some_and(|last| alike(&last.fault, &fault));
        match kinds.iter_mut().find(|(last, _)| is_alike(*last)) {
            Some((_, count)) if *count >= TOLD => {
                *count = count.saturating_add(1);
                return;
            }
            Some((last, count)) => (*last, *count) = (told.len(), count.saturating_add(1)),
            None => kinds.push((told.len(), 1)),
        }
        told.push(Problem { place, fault });
    }

    #[cfg(feature = "xlsx")]
    pub(crate) fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// All that are told; behind the last of its kind how many are not.
    pub(crate) fn all(self) -> Vec<Problem> {
        let Problems { mut told, mut kinds } = self;
        kinds.sort_unstable();
        for (last, count) in kinds.into_iter().rev().filter(|(_, count)| *count > TOLD) {
            let Some(Problem { place, fault }) = told.get(last).cloned() else { continue };
            let more = Misfit::More { count: count.saturating_sub(TOLD), of: Box::new(fault) };
            told.insert(last.saturating_add(1), Problem::new(place, more));
        }
        told
    }

    /// What was read, where nothing is wrong.
    #[cfg(any(feature = "csv", feature = "json-stat", feature = "px"))]
    pub(crate) fn none<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.told.is_empty() { Ok(value) } else { Err(self.all()) }
    }
}

/// Whether two faults differ at most in what was found.
fn alike(one: &Fault, other: &Fault) -> bool {
    match (one, other) {
        (Fault::Misfit(one), Fault::Misfit(other)) => discriminant(one.as_ref()) == discriminant(other.as_ref()),
        #[cfg(feature = "csv")]
        (Fault::Csv(one), Fault::Csv(other)) => discriminant(one) == discriminant(other),
        #[cfg(feature = "json-stat")]
        (Fault::JsonStat(one), Fault::JsonStat(other)) => discriminant(one) == discriminant(other),
        #[cfg(feature = "px")]
        (Fault::Px(one), Fault::Px(other)) => discriminant(one) == discriminant(other),
        #[cfg(feature = "sdmx-csv")]
        (Fault::SdmxCsv(one), Fault::SdmxCsv(other)) => discriminant(one) == discriminant(other),
        #[cfg(feature = "xlsx")]
        (Fault::Xlsx(one), Fault::Xlsx(other)) => discriminant(one) == discriminant(other),
        (one, other) => discriminant(one) == discriminant(other),
    }
}

//! Problems that may come by the thousand: the first of each kind, and how many more there are.

use std::mem::{Discriminant, discriminant};

use super::fault::CsvFault;
use crate::feed::{Fault, Place, Problem};

/// How many problems of one kind are told one by one.
const TOLD: usize = 20;

/// The problems of a file.
#[derive(Default)]
pub(super) struct Problems {
    told: Vec<Problem>,
    kinds: Vec<(Discriminant<CsvFault>, usize)>,
}

impl Problems {
    pub(super) fn add(&mut self, place: Place, fault: CsvFault) {
        let kind = discriminant(&fault);
        let count = match self.kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => count,
            None => {
                self.kinds.push((kind, 0));
                let Some((_, count)) = self.kinds.last_mut() else { return };
                count
            }
        };
        *count += 1;
        if *count <= TOLD {
            self.told.push(Problem::new(place, Fault::Csv(fault)));
        }
    }

    /// All of them, or what they are told about.
    pub(super) fn none<T>(mut self, value: T) -> Result<T, Vec<Problem>> {
        let count: usize = self.kinds.iter().map(|(_, count)| count.saturating_sub(TOLD)).sum();
        if count > 0 {
            self.told.push(Problem::new(Place::File, Fault::Csv(CsvFault::More { count })));
        }
        if self.told.is_empty() { Ok(value) } else { Err(self.told) }
    }
}

/// One problem as all there are.
pub(super) fn only(place: Place, fault: CsvFault) -> Vec<Problem> {
    vec![Problem::new(place, Fault::Csv(fault))]
}

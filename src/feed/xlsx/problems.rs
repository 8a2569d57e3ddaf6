//! Problems as they are met: not more of one kind than anybody reads.

use std::mem::{Discriminant, discriminant};

use super::fault::XlsxFault;
use crate::feed::fault::{Fault, Place, Problem};

/// How many problems of one kind are told one by one.
const SHOWN: usize = 20;

/// What tells one kind of fault from another.
type Kind = (Discriminant<Fault>, Option<Discriminant<XlsxFault>>);

/// The problems so far.
#[derive(Default)]
pub(super) struct Problems {
    told: Vec<Problem>,
    counts: Vec<(Kind, usize)>,
}

impl Problems {
    pub(super) fn add(&mut self, place: Place, fault: impl Into<Fault>) {
        let fault = fault.into();
        let inner = if let Fault::Xlsx(fault) = &fault { Some(discriminant(fault)) } else { None };
        let kind = (discriminant(&fault), inner);
        let count = match self.counts.iter().position(|(other, _)| *other == kind) {
            Some(nth) => self.counts.get_mut(nth),
            None => {
                self.counts.push((kind, 0));
                self.counts.last_mut()
            }
        };
        if let Some((_, count)) = count {
            *count = count.saturating_add(1);
            if *count <= SHOWN {
                self.told.push(Problem { place, fault });
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// All that are told, and how many are not.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        let more: usize = self.counts.iter().map(|(_, count)| count.saturating_sub(SHOWN)).sum();
        if more > 0 {
            self.told.push(Problem::new(Place::File, XlsxFault::More { count: more }));
        }
        self.told
    }
}

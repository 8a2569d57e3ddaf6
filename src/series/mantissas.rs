//! The integers of a series.

use super::Status;

/// Integers of 64 bits, or of 128 once one needs them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mantissas {
    Narrow(Vec<i64>),
    Wide(Vec<i128>),
}

/// Lays behind `start` one after the other what lay at `order`.
pub(super) fn reorder<T: Copy>(all: &mut [T], start: usize, order: &[usize]) {
    let moved: Vec<T> = order.iter().filter_map(|at| all.get(*at).copied()).collect();
    let places = all.get_mut(start..).unwrap_or_default();
    places.iter_mut().zip(moved).for_each(|(place, moved)| *place = moved);
}

impl Default for Mantissas {
    fn default() -> Mantissas {
        Mantissas::Narrow(Vec::new())
    }
}

impl Mantissas {
    pub(super) fn zeros(length: usize) -> Mantissas {
        Mantissas::Narrow(vec![0; length])
    }

    pub(super) fn reorder(&mut self, start: usize, order: &[usize]) {
        match self {
            Mantissas::Narrow(all) => reorder(all, start, order),
            Mantissas::Wide(all) => reorder(all, start, order),
        }
    }

    pub(super) fn push(&mut self, mantissa: i128) {
        match self {
            Mantissas::Wide(all) => all.push(mantissa),
            Mantissas::Narrow(all) => match i64::try_from(mantissa) {
                Ok(mantissa) => all.push(mantissa),
                Err(_) => {
                    let wide = all.iter().copied().map(i128::from).chain([mantissa]);
                    *self = Mantissas::Wide(wide.collect());
                }
            },
        }
    }

    pub(super) fn set(&mut self, at: usize, mantissa: i128) -> Option<()> {
        if let (Mantissas::Narrow(all), Err(_)) = (&*self, i64::try_from(mantissa)) {
            *self = Mantissas::Wide(all.iter().copied().map(i128::from).collect());
        }
        match self {
            Mantissas::Narrow(all) => *all.get_mut(at)? = i64::try_from(mantissa).ok()?,
            Mantissas::Wide(all) => *all.get_mut(at)? = mantissa,
        }
        Some(())
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<i128> {
        match self {
            Mantissas::Narrow(all) => all.get(at).copied().map(i128::from),
            Mantissas::Wide(all) => all.get(at).copied(),
        }
    }

    /// The lowest and the highest of those that have a value.
    pub(super) fn bounds(&self, of: std::ops::Range<usize>, statuses: &[Status]) -> Option<(i128, i128)> {
        fn both<T: Copy + Ord>(all: &[T], statuses: &[Status]) -> Option<(T, T)> {
            let mut valued = all.iter().zip(statuses).filter(|(_, status)| status.has_value()).map(|(value, _)| *value);
            let first = valued.next()?;
            Some(valued.fold((first, first), |(low, high), value| (low.min(value), high.max(value))))
        }
        match self {
            Mantissas::Narrow(all) => {
                both(all.get(of)?, statuses).map(|(low, high)| (i128::from(low), i128::from(high)))
            }
            Mantissas::Wide(all) => both(all.get(of)?, statuses),
        }
    }
}

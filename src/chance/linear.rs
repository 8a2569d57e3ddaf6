//! Tests of sums of several values: a value against a mean, and the change in a gap.
//!
//! The answer is sought with the bounds of difference and variance, each taken by itself: where it is given it is
//! right, but close to the critical value it may be called unknown although rounding could not change it. Sums of many
//! fractions can leave the range; their bounds are then widened to the next twelfth decimal, and what is shown of the
//! published values is cut off there.

use super::{Model, Outcome, Overlap, Sampled, Test, Towards};
use crate::figure::Figure;
use crate::number::Number;

/// A sum as published, and between what values rounding leaves it.
#[derive(Clone, Copy)]
struct Bounded {
    published: Number,
    low: Number,
    high: Number,
}

impl Test {
    /// D = x - Σ y / k, V = v + Σ w / k².
    pub(super) fn against_mean(&self, own: Sampled, others: impl Iterator<Item = Sampled> + Clone) -> Option<Outcome> {
        let count = Number::from(i64::try_from(others.clone().count()).ok()?);
        let (mut sum, mut variance) = (Bounded::NOTHING, Bounded::NOTHING);
        for other in others {
            sum = sum.add(self.bounded(other)?)?;
            variance = variance.add(self.bounded_variance(other)?)?;
        }
        let mean = sum.over(count)?;
        let variance = variance.over(count.checked_mul(count)?)?;
        self.within_bounds(self.bounded(own)?.less(mean)?, self.bounded_variance(own)?.add(variance)?)
    }

    /// D = (x - y) - (x' - y') of the values of an area and another one now and then; V is the sum of what both gaps
    /// have.
    pub(super) fn change_in_gap(
        &self,
        own: Sampled,
        mut others: impl Iterator<Item = Sampled>,
        overlap: Overlap,
    ) -> Option<Outcome> {
        let (other, own_then, other_then) = (others.next()?, others.next()?, others.next()?);
        let now = self.bounded(own)?.less(self.bounded(other)?)?;
        let then = self.bounded(own_then)?.less(self.bounded(other_then)?)?;
        let variance = self.gap_variance(own, other, overlap)?;
        self.within_bounds(now.less(then)?, variance.add(self.gap_variance(own_then, other_then, overlap)?)?)
    }

    fn gap_variance(&self, own: Sampled, other: Sampled, overlap: Overlap) -> Option<Bounded> {
        match overlap {
            Overlap::None => self.bounded_variance(own)?.add(self.bounded_variance(other)?),
            Overlap::OwnInOther => self.nested_gap_variance(own, other),
            Overlap::OtherInOwn => self.nested_gap_variance(other, own),
        }
    }

    /// The gap between a part and its whole is (1 - f) times that between the part and the rest.
    fn nested_gap_variance(&self, part: Sampled, whole: Sampled) -> Option<Bounded> {
        match self.model {
            Model::Count => return None,
            Model::Published => {
                let variance = self.nested(part, whole)?;
                return Some(Bounded { published: variance, low: variance, high: variance });
            }
            Model::Share | Model::Rate(_) => {}
        }
        let [lowest, published, highest] = self.rest_between(part, whole)?;
        let rest = self.variance_between(published, lowest.value(), highest.value())?;
        let left = Number::ONE.checked_sub(part.n?.checked_div(whole.n?)?)?;
        self.bounded_variance(part)?.add(rest)?.times(left.checked_mul(left)?)
    }

    fn within_bounds(&self, difference: Bounded, variance: Bounded) -> Option<Outcome> {
        let exactly = self.same_for_all(difference, variance);
        let significant = exactly.or_else(|| self.same_for_all(difference.widened()?, variance.widened()?))?;
        Some(Outcome { difference: difference.published, variance: variance.published, significant })
    }

    /// The answer for all differences and variances within their bounds; none where it is not the same for all.
    fn same_for_all(&self, difference: Bounded, variance: Bounded) -> Option<Option<bool>> {
        let surely = |at: Number| self.direction((at, variance.high));
        let perhaps = |at: Number| self.direction((at, variance.low));
        let up = (surely(difference.low)? == Towards::Up, perhaps(difference.high)? == Towards::Up);
        let down = (surely(difference.high)? == Towards::Down, perhaps(difference.low)? == Towards::Down);
        let (sure, possible) = match self.towards {
            Towards::Up => up,
            Towards::Down => down,
            Towards::Either => (up.0 || down.0, up.1 || down.1),
        };
        Some((sure == possible).then_some(sure))
    }

    fn bounded(&self, sampled: Sampled) -> Option<Bounded> {
        let [low, high] = self.ends(sampled)?;
        Some(Bounded { published: sampled.value(), low, high })
    }

    fn bounded_variance(&self, sampled: Sampled) -> Option<Bounded> {
        let [low, high] = self.ends(sampled)?;
        self.variance_between(sampled, low, high)
    }

    /// The variance of a value that may lie between two others: between what it is at either, and for a share what it
    /// is at 50, where it is greatest.
    fn variance_between(&self, sampled: Sampled, low: Number, high: Number) -> Option<Bounded> {
        let at = |value| self.variance(Sampled { figure: Figure::exact(value), ..sampled });
        let (one, other) = (at(low)?, at(high)?);
        let middle = Number::from(50);
        let passes_the_middle = self.model == Model::Share && low < middle && middle < high;
        let most = if passes_the_middle { at(middle)? } else { one.max(other) };
        Some(Bounded { published: at(sampled.value())?, low: one.min(other), high: most })
    }
}

impl Bounded {
    const NOTHING: Bounded = Bounded { published: Number::ZERO, low: Number::ZERO, high: Number::ZERO };

    fn add(self, other: Bounded) -> Option<Bounded> {
        self.each(other, Number::checked_add)
    }

    fn less(self, other: Bounded) -> Option<Bounded> {
        self.add(Bounded { published: -other.published, low: -other.high, high: -other.low })
    }

    /// Times a number that is not negative.
    fn times(self, factor: Number) -> Option<Bounded> {
        self.each(Bounded { published: factor, low: factor, high: factor }, Number::checked_mul)
    }

    /// Divided by a whole number above 0.
    fn over(self, divisor: Number) -> Option<Bounded> {
        self.each(Bounded { published: divisor, low: divisor, high: divisor }, Number::checked_div)
    }

    fn each(self, other: Bounded, operation: fn(Number, Number) -> Option<Number>) -> Option<Bounded> {
        let with = |one: Bounded, other: Bounded| {
            Some(Bounded {
                published: operation(one.published, other.published)?,
                low: operation(one.low, other.low)?,
                high: operation(one.high, other.high)?,
            })
        };
        with(self, other).or_else(|| with(self.widened()?, other.widened()?))
    }

    /// The bounds moved outwards to numbers with few decimals.
    fn widened(self) -> Option<Bounded> {
        const DECIMALS: u32 = 12;
        Some(Bounded {
            published: self.published.floor_to(DECIMALS)?,
            low: self.low.floor_to(DECIMALS)?,
            high: self.high.ceil_to(DECIMALS)?,
        })
    }
}

//! Whether a difference may be chance: statistical tests in exact arithmetic, without roots.
//!
//! A difference D with variance V is significant when D is not 0 and D² ≥ z² · V. Published values are rounded; a
//! test is answered only where the answer is the same for all values inside the rounding intervals.
//!
//! | difference | D | V for shares in percent | V for counts | V for rates | V as published |
//! |---|---|---|---|---|---|
//! | two values | a - b | S (100 N - S) / (N n m), where S = n a + m b and N = n + m | a + b | per (n a + m b) / (n m) | v + w |
//! | from a constant c | a - c | c (100 - c) / n | c | per c / n | v |
//! | from a mean, or of gaps | Σ k x | Σ k² x (100 - x) / n | Σ k² x | Σ k² per x / n | Σ k² v |
//!
//! The first row pools: if there is no difference, both values estimate the same one (two-proportion z test; for
//! counts and rates the score test of two Poisson means). The variance of shares is multiplied by the design effect.
//!
//! Sources: Fleiss, Levin and Paik, *Statistical Methods for Rates and Proportions*, 3rd ed., ch. 3 (shares);
//! Przyborowski and Wilenski, *Biometrika* 31 (1940), and Ng and Tang, *Statistics in Medicine* 24 (2005) (counts,
//! rates).

mod linear;

use crate::figure::Figure;
use crate::number::Number;
use crate::uncertainty::{Method, Sides, Uncertainty};

/// A value as a test reads it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sampled {
    pub(crate) figure: Figure,
    /// How many were asked, or the population of a rate.
    pub(crate) n: Option<Number>,
    /// The variance, where it is published with the value.
    pub(crate) variance: Option<Number>,
}

/// How values of an indicator are tested.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Test {
    pub(crate) model: Model,
    pub(crate) design_effect: Number,
    /// z².
    pub(crate) critical: Number,
    pub(crate) towards: Towards,
}

/// What kind of values they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Model {
    /// Shares of samples, in percent.
    Share,
    /// Counts of events.
    Count,
    /// Events per so many of a population.
    Rate(Number),
    /// Values with a variance of their own.
    Published,
}

/// The direction in which a difference counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Towards {
    Up,
    Down,
    Either,
}

impl Towards {
    /// Whether a difference points the other way, or nowhere.
    pub(crate) fn is_against(self, difference: Number) -> bool {
        match self {
            Towards::Up => !difference.is_positive(),
            Towards::Down => !difference.is_negative(),
            Towards::Either => false,
        }
    }
}

/// What a value is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counterpart {
    /// A constant.
    Constant(Number),
    /// One other value.
    Value,
    /// The mean of some values.
    Mean,
    /// The change in the gap to another area: after the value the other area's, then both at an earlier period.
    Gap,
}

/// Whether the populations of two areas overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overlap {
    /// They do not.
    None,
    /// The own area is a part of the other one.
    OwnInOther,
    /// The other area is a part of the own one.
    OtherInOwn,
}

/// What a test found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    /// The difference of the published values.
    pub(crate) difference: Number,
    /// Its variance.
    pub(crate) variance: Number,
    /// Whether it is significant; none where rounding decides.
    pub(crate) significant: Option<bool>,
}

/// A difference and its variance.
type Spread = (Number, Number);

impl Test {
    /// The test of an indicator's values; `per` of its unit, where it is a rate.
    pub(crate) fn new(uncertainty: &Uncertainty, per: Option<Number>, towards: Towards) -> Test {
        let model = match (uncertainty.method, per) {
            (Method::Proportion, _) => Model::Share,
            (Method::Poisson, Some(per)) => Model::Rate(per),
            (Method::Poisson, None) => Model::Count,
            (Method::StandardError | Method::ConfidenceInterval(_), _) => Model::Published,
        };
        // Where no rule demands a direction, both count.
        let sides = if towards == Towards::Either { Sides::Two } else { uncertainty.sides };
        Test {
            model,
            design_effect: uncertainty.design_effect.unwrap_or(Number::ONE),
            critical: uncertainty.level.squared_quantile(sides),
            towards: if sides == Sides::Two { Towards::Either } else { towards },
        }
    }

    /// Tests a value against others. `None` where a size or variance is missing, where the sizes of overlapping areas
    /// contradict each other, or where numbers leave the range.
    pub(crate) fn run(
        &self,
        own: Sampled,
        others: impl Iterator<Item = Sampled> + Clone,
        against: Counterpart,
        overlap: Overlap,
    ) -> Option<Outcome> {
        match against {
            Counterpart::Constant(constant) => {
                let [low, high] = self.ends(own)?;
                let at = |value: Number| value.checked_sub(constant).zip(self.under_constant(own, constant));
                self.answer(at(own.figure.value)?, at(low)?, at(high)?)
            }
            Counterpart::Value => {
                let [lowest, published, highest] = self.against_value(own, others.clone().next()?, overlap)?;
                self.answer(published, lowest, highest)
            }
            Counterpart::Mean => self.against_mean(own, others),
            Counterpart::Gap => self.change_in_gap(own, others, overlap),
        }
    }

    /// The answer from the difference as published, and from the lowest and the highest that rounding allows. In
    /// between the signed statistic only rises, so that equal answers at both ends hold for all values between.
    fn answer(&self, published: Spread, lowest: Spread, highest: Spread) -> Option<Outcome> {
        let (low, high) = (self.direction(lowest)?, self.direction(highest)?);
        let counts = |direction: Towards| match self.towards {
            Towards::Either => direction != Towards::Either,
            towards @ (Towards::Up | Towards::Down) => direction == towards,
        };
        let turns = self.towards == Towards::Either && low != high;
        let significant = (!turns && counts(low) == counts(high)).then(|| counts(low));
        Some(Outcome { difference: published.0, variance: published.1, significant })
    }

    /// In which direction a difference is significant; in neither where it is not.
    fn direction(&self, (difference, variance): Spread) -> Option<Towards> {
        if variance.is_negative() {
            return None;
        }
        let reached = difference.checked_mul(difference)? >= self.critical.checked_mul(variance)?;
        Some(match (reached, difference.is_positive(), difference.is_negative()) {
            (true, true, _) => Towards::Up,
            (true, _, true) => Towards::Down,
            (true, false, false) | (false, _, _) => Towards::Either,
        })
    }

    /// The difference of two values and its variance if there were none: the lowest that rounding allows, the one of
    /// the published values, the highest.
    fn against_value(&self, own: Sampled, other: Sampled, overlap: Overlap) -> Option<[Spread; 3]> {
        let ([low, high], [other_low, other_high]) = (self.ends(own)?, self.ends(other)?);
        let (owns, others) = ([own.at(low), own, own.at(high)], [other.at(other_high), other, other.at(other_low)]);
        let (owns, others) = match (overlap, self.model) {
            (Overlap::None, _) | (_, Model::Published) => (owns, others),
            // The number of events in an area and in a part of it are not estimates of the same number.
            (Overlap::OwnInOther | Overlap::OtherInOwn, Model::Count) => return None,
            (Overlap::OwnInOther, Model::Share | Model::Rate(_)) => {
                let [lowest, published, highest] = self.rest_between(own, other)?;
                (owns, [highest, published, lowest])
            }
            (Overlap::OtherInOwn, Model::Share | Model::Rate(_)) => (self.rest_between(other, own)?, others),
        };
        let variance = |own: Sampled, other: Sampled| match (overlap, self.model) {
            (Overlap::OwnInOther, Model::Published) => self.nested(own, other),
            (Overlap::OtherInOwn, Model::Published) => self.nested(other, own),
            (Overlap::None | Overlap::OwnInOther | Overlap::OtherInOwn, _) => self.pooled(own, other),
        };
        let spread = |own: Sampled, other: Sampled| own.value().checked_sub(other.value()).zip(variance(own, other));
        let ([low, own, high], [other_high, other, other_low]) = (owns, others);
        Some([spread(low, other_high)?, spread(own, other)?, spread(high, other_low)?])
    }

    /// The whole without one of its parts: (n x - m y) / (n - m), with what is left of its size.
    fn rest(&self, part: Sampled, whole: Sampled) -> Option<Sampled> {
        let (size, part_size) = (whole.n?, part.n?);
        let left = size.checked_sub(part_size)?;
        if !left.is_positive() {
            return None;
        }
        let sum = size.checked_mul(whole.value())?.checked_sub(part_size.checked_mul(part.value())?)?;
        Some(Sampled { figure: Figure::exact(sum.checked_div(left)?), n: Some(left), variance: None })
    }

    /// The rest between what values rounding leaves it. None where it cannot exist: then the figures of part and whole
    /// contradict each other.
    fn rest_between(&self, part: Sampled, whole: Sampled) -> Option<[Sampled; 3]> {
        let ([low, high], [whole_low, whole_high]) = (self.ends(part)?, self.ends(whole)?);
        let lowest = self.rest(part.at(high), whole.at(whole_low))?;
        let highest = self.rest(part.at(low), whole.at(whole_high))?;
        let can_exist = lowest.value() <= self.within_range(highest.value())
            && self.within_range(lowest.value()) <= highest.value();
        let clamped = |rest: Sampled| rest.at(self.within_range(rest.value()));
        can_exist.then_some([clamped(lowest), clamped(self.rest(part, whole)?), clamped(highest)])
    }

    /// The variance of the difference between a part and its whole, both with one of their own. With f the part's
    /// share of the whole, the covariance is f · v, so the variance is w + (1 - 2f) · v; none where that cannot be.
    fn nested(&self, part: Sampled, whole: Sampled) -> Option<Number> {
        let share = part.n?.checked_div(whole.n?)?;
        if share >= Number::ONE {
            return None;
        }
        let twice = share.checked_mul(Number::from(2))?;
        let shared = Number::ONE.checked_sub(twice)?.checked_mul(part.variance?)?;
        whole.variance?.checked_add(shared).filter(|variance| !variance.is_negative())
    }

    /// The variance of the difference of two values that estimate the same one.
    fn pooled(&self, one: Sampled, other: Sampled) -> Option<Number> {
        match self.model {
            Model::Count => one.value().checked_add(other.value()),
            Model::Published => one.variance?.checked_add(other.variance?),
            Model::Share => {
                let (n, m) = (one.n?, other.n?);
                let (sum, size) = (weighted_sum(one, other)?, n.checked_add(m)?);
                let against = Number::from(100).checked_mul(size)?.checked_sub(sum)?;
                let product = sum.checked_mul(against)?.checked_mul(self.design_effect)?;
                product.checked_div(size.checked_mul(n)?.checked_mul(m)?)
            }
            Model::Rate(per) => {
                let product = weighted_sum(one, other)?.checked_mul(per)?;
                product.checked_div(one.n?.checked_mul(other.n?)?)
            }
        }
    }

    /// The variance of a value if the true one is `constant`; below 0, and so never tested, where that cannot be.
    fn under_constant(&self, own: Sampled, constant: Number) -> Option<Number> {
        match self.model {
            Model::Published => own.variance,
            Model::Share | Model::Count | Model::Rate(_) => self.variance(own.at(constant)),
        }
    }

    /// The variance of a value.
    fn variance(&self, own: Sampled) -> Option<Number> {
        let value = own.value();
        match self.model {
            Model::Count => Some(value),
            Model::Published => own.variance,
            Model::Share => {
                let product = value.checked_mul(Number::from(100).checked_sub(value)?)?;
                product.checked_mul(self.design_effect)?.checked_div(own.n?)
            }
            Model::Rate(per) => value.checked_mul(per)?.checked_div(own.n?),
        }
    }

    /// Between what values rounding leaves the true one; none where the value cannot exist.
    fn ends(&self, own: Sampled) -> Option<[Number; 2]> {
        if self.within_range(own.value()) != own.value() {
            return None;
        }
        let (low, high) = own.figure.ends()?;
        Some([self.within_range(low), self.within_range(high)])
    }

    /// The nearest value that can exist: no share below 0 or above 100, no count or rate below 0.
    pub(crate) fn within_range(&self, value: Number) -> Number {
        match self.model {
            Model::Published => value,
            Model::Count | Model::Rate(_) => value.max(Number::ZERO),
            Model::Share => value.max(Number::ZERO).min(Number::from(100)),
        }
    }
}

impl Sampled {
    pub(crate) fn value(self) -> Number {
        self.figure.value
    }

    /// The same with another value.
    pub(crate) fn at(self, value: Number) -> Sampled {
        Sampled { figure: Figure::exact(value), ..self }
    }
}

fn weighted_sum(one: Sampled, other: Sampled) -> Option<Number> {
    one.n?.checked_mul(one.value())?.checked_add(other.n?.checked_mul(other.value())?)
}

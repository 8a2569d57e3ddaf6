use super::Finding;
use crate::finding::{Bound, Limit, Role};
use crate::indicator::{Derivation, Unit};
use crate::number::Number;
use crate::rule::Rule;

/// What the value would have to be for the demand to hold, with everything else as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counterfactual {
    /// A value with the published decimals.
    Value {
        /// The worst value that meets the demand.
        value: Number,
        /// Whether such a value can exist: no count or share below 0, no share above 100.
        possible: bool,
    },
    /// A share or rate of counts: so many of the whole.
    Part {
        /// The worst number of parts that meets the demand.
        part: Number,
        /// The whole, as observed.
        of: Number,
        /// Whether so many parts can exist.
        possible: bool,
    },
}

impl Finding<'_> {
    /// The worst value that would meet the demand of this period: `51` where a count may be at most 51, `12` of 15
    /// where a share of counts must be at least 75 percent.
    ///
    /// `None` where there is no limit, where an approximate one does not tell, and where the whole of a share
    /// contains the part, so that both would change. Where a significant difference is required it is the worst value
    /// that also gives one, where a test tells; under `maintain` the one that is held whatever chance does. Where
    /// rounding may not matter none is given.
    #[must_use]
    pub fn counterfactual(&self) -> Option<Counterfactual> {
        let limit = self.limit()?;
        let require = self.assessment.target().require;
        let needed = self.of_the_figures(limit)?;
        let held = matches!(self.assessment.target().rule, Rule::Maintain(_));
        match needed {
            needed if !require.firm && (held || !require.significant) => Some(needed),
            Counterfactual::Value { value, possible } if !require.firm => self.significant_too(limit, value, possible),
            Counterfactual::Value { .. } | Counterfactual::Part { .. } => None,
        }
    }

    /// The stricter of the value that meets the limit and the one that a test would call significant.
    fn significant_too(&self, limit: Limit, value: Number, possible: bool) -> Option<Counterfactual> {
        let test = self.test().filter(|test| test.stated().is_none())?;
        let shown = test.detectable().filter(|detectable| detectable.side == limit.bound)?.value?;
        let stricter = if limit.bound.prefers(shown, value) { shown } else { value };
        Some(Counterfactual::Value { value: stricter, possible })
    }

    fn of_the_figures(&self, limit: Limit) -> Option<Counterfactual> {
        match self.assessment.derivation() {
            None => self.needed_value(limit),
            Some(Derivation::Share { .. }) => self.needed_part(limit, Number::from(100)),
            Some(Derivation::Rate { per, .. }) => self.needed_part(limit, *per),
            Some(Derivation::Sum(_) | Derivation::Difference(..)) => self.needed_value(limit),
        }
    }

    fn needed_value(&self, limit: Limit) -> Option<Counterfactual> {
        let book = &self.assessment.book;
        let decimals = book.names.written_decimals(self.assessment.plan().indicator);
        let value = worst_on(limit, decimals)?;
        let unit = &self.assessment.indicator().unit;
        let may_be_negative = matches!(unit, Unit::Plain | Unit::Amount(_)) || self.assessment.derivation().is_some();
        let above_all = *unit == Unit::Percent && self.assessment.derivation().is_none() && value > Number::from(100);
        Some(Counterfactual::Value { value, possible: (may_be_negative || !value.is_negative()) && !above_all })
    }

    /// The share or rate `factor · part / of` is on the good side of the limit exactly when `part` is on the good side
    /// of `limit · of / factor`, as long as `of` is positive.
    fn needed_part(&self, limit: Limit, factor: Number) -> Option<Counterfactual> {
        let names = &self.assessment.book.names;
        let plan = self.assessment.plan();
        let parts = names.parts(plan.indicator);
        let (Some(part_indicator), Some(whole_indicator)) = (parts.first(), parts.get(1)) else { return None };
        if names.is_made_from(*whole_indicator, *part_indicator) || limit.error.is_some() {
            return None;
        }
        let own = |operand: &&crate::finding::Operand<_, _>| {
            operand.role == Role::Part && operand.period == Some(self.period()) && operand.area == self.assessment.area
        };
        let mut operands = self.raw_operands().iter().filter(own);
        let of = operands.find(|operand| operand.indicator == *whole_indicator)?.value?;
        if !of.is_positive() {
            return None;
        }
        let needed = Limit { value: limit.value.checked_mul(of)?.checked_div(factor)?, ..limit };
        let part = worst_on(needed, names.written_decimals(*part_indicator))?;
        let a_share = matches!(self.assessment.derivation(), Some(Derivation::Share { .. }));
        let more_than_all = a_share && part > of;
        let possible = !part.is_negative() && !more_than_all;
        Some(Counterfactual::Part { part, of, possible })
    }
}

/// The worst number with so many decimals that meets a limit, wherever within its error the limit lies.
fn worst_on(limit: Limit, decimals: u32) -> Option<Number> {
    let error = limit.error.unwrap_or(Number::ZERO);
    let low = worst_on_exactly(Limit { value: limit.value.checked_sub(error)?, ..limit }, decimals)?;
    let high = worst_on_exactly(Limit { value: limit.value.checked_add(error)?, ..limit }, decimals)?;
    (low == high).then_some(low)
}

fn worst_on_exactly(limit: Limit, decimals: u32) -> Option<Number> {
    let one_step = Number::new(1, decimals)?;
    let (nearest, towards_good) = match limit.bound {
        Bound::AtMost => (limit.value.floor_to(decimals)?, -one_step),
        Bound::AtLeast => (limit.value.ceil_to(decimals)?, one_step),
    };
    let on_the_limit = nearest == limit.value;
    if limit.strict && on_the_limit { nearest.checked_add(towards_good) } else { Some(nearest) }
}

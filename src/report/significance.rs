//! The test behind a computed significance, with everything that it can be recomputed from.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Finding;
use crate::chance::{Counterpart, Model, Outcome, Overlap, Sampled, Towards};
use crate::figure::Figure;
use crate::finding::{Bound, List, Significance, Term, TestRecord};
use crate::name::Id;
use crate::number::Number;
use crate::period::Period;
use crate::uncertainty::Uncertainty;

/// A test of the difference that a finding is about.
///
/// The difference is significant where its square reaches [`Uncertainty::critical_value`] times the variance, and it
/// points in a direction that counts.
#[derive(Clone, Copy, Debug)]
pub struct SignificanceTest<'a> {
    finding: Finding<'a>,
    record: &'a TestRecord,
}

/// A value that a test compares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TestedValue<'a> {
    /// The area.
    pub area: &'a Id,
    /// The period.
    pub period: Period,
    /// The value as published.
    pub value: Number,
    /// Between what values rounding leaves the true one.
    pub between: Option<(Number, Number)>,
    /// How many were asked, or the population of a rate.
    pub n: Option<Number>,
    /// The variance, where it is published with the value.
    pub variance: Option<Number>,
}

/// The smallest difference that a test could have shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detectable {
    /// The side of it that is significant.
    pub side: Bound,
    /// The value from which on the difference would have been significant; none where no value would.
    pub value: Option<Number>,
    /// How far that is from no difference.
    pub distance: Option<Number>,
}

impl<'a> Finding<'a> {
    /// The test of the difference, where one was declared and could be made.
    #[must_use]
    pub fn test(&self) -> Option<SignificanceTest<'a>> {
        let record = self.certainty()?.test.as_ref()?;
        Some(SignificanceTest { finding: *self, record })
    }
}

impl<'a> SignificanceTest<'a> {
    /// The declared method.
    #[must_use]
    pub fn uncertainty(&self) -> Option<&'a Uncertainty> {
        self.finding.assessment.indicator().uncertainty.as_ref()
    }

    /// The difference of the published values: from the other value, from the constant, from the mean, or of the gaps.
    #[must_use]
    pub fn difference(&self) -> Number {
        self.record.outcome.difference
    }

    /// Its variance, if there were no difference.
    #[must_use]
    pub fn variance(&self) -> Number {
        self.record.outcome.variance
    }

    /// The square of the difference divided by the variance; none where the variance is 0.
    #[must_use]
    pub fn statistic(&self) -> Option<Number> {
        let outcome = self.record.outcome;
        outcome.difference.checked_mul(outcome.difference)?.checked_div(outcome.variance)
    }

    /// What the statistic must reach. Where no rule demands a direction, both count.
    #[must_use]
    pub fn critical_value(&self) -> Number {
        self.record.test.critical
    }

    /// What was found; unknown where it depends on how the values were rounded.
    #[must_use]
    pub fn significance(&self) -> Significance {
        match self.record.outcome.significant {
            Some(true) => Significance::Significant,
            Some(false) => Significance::NotSignificant,
            None => Significance::Unknown,
        }
    }

    /// What the source states of the difference, where it states anything: that counts instead of what was found.
    #[must_use]
    pub fn stated(&self) -> Option<Significance> {
        self.record.stated
    }

    /// The area that is a part of the other, where one is: it was compared with what is left of the other.
    #[must_use]
    pub fn part(&self) -> Option<&'a Id> {
        let own = self.finding.assessment.area;
        let other = self.terms().iter().map(|term| term.area).find(|area| *area != own)?;
        let part = match self.record.overlap {
            Overlap::None => return None,
            Overlap::OwnInOther => own,
            Overlap::OtherInOwn => other,
        };
        Some(self.finding.assessment.book.names.area_id(part))
    }

    /// The values, the own one first.
    pub fn values(&self) -> impl ExactSizeIterator<Item = TestedValue<'a>> + use<'a> {
        let names = &self.finding.assessment.book.names;
        self.terms().iter().map(|term| TestedValue {
            area: names.area_id(term.area),
            period: term.period,
            value: term.sampled.value(),
            between: term.sampled.figure.ends(),
            n: term.sampled.n,
            variance: term.sampled.variance,
        })
    }

    /// The smallest difference that these samples could have shown, everything else being as it is: on the side to which
    /// the value lies, with a one-sided test on its side. Found by trying values with the published decimals.
    #[must_use]
    pub fn detectable(&self) -> Option<Detectable> {
        let side = self.side();
        let own = self.terms().first()?.sampled;
        let level = self.no_difference(own)?;
        let step = self.step(own)?;
        // A gap may have no possible value at which it would not have changed.
        let steps = self.record.test.within_range(level).checked_div(step)?;
        let first = match side {
            Bound::AtMost => steps.floor_to(0)?,
            Bound::AtLeast => steps.ceil_to(0)?,
        };
        let value_after = |count: i64| {
            let count = if side == Bound::AtMost { -Number::from(count) } else { Number::from(count) };
            first.checked_add(count)?.checked_mul(step)
        };
        let outcome = |count: i64| self.outcome_at(own, value_after(count)?);
        let shown = |count: i64| {
            let outcome = outcome(count).filter(|outcome| outcome.significant == Some(true));
            outcome.is_some_and(|outcome| side.prefers(outcome.difference, Number::ZERO))
        };
        // No share above 100, and no value that leaves nothing for the rest of an area.
        let possible = |count: i64| outcome(count).is_some();
        let found = first_that(&possible, &shown).and_then(value_after);
        let distance = found.and_then(|value| value.checked_sub(level)).map(Number::abs);
        Some(Detectable { side, value: found, distance })
    }

    pub(crate) fn terms(&self) -> &'a [Term] {
        self.finding.assessment.findings.terms.get(self.record.terms.clone()).unwrap_or_default()
    }

    pub(crate) fn against(&self) -> Counterpart {
        self.record.against
    }

    /// The side of a one-sided test.
    pub(crate) fn only_side(&self) -> Option<Bound> {
        match self.record.test.towards {
            Towards::Either => None,
            Towards::Up => Some(Bound::AtLeast),
            Towards::Down => Some(Bound::AtMost),
        }
    }

    pub(crate) fn overlap(&self) -> Overlap {
        self.record.overlap
    }

    fn side(&self) -> Bound {
        let assessment = self.finding.assessment;
        let demanded = assessment.target().rule.side_to_show(assessment.indicator().better);
        match (self.record.test.towards, self.difference()) {
            (Towards::Up, _) => Bound::AtLeast,
            (Towards::Down, _) => Bound::AtMost,
            (Towards::Either, difference) if difference.is_negative() => Bound::AtMost,
            (Towards::Either, difference) if difference.is_positive() => Bound::AtLeast,
            (Towards::Either, _) => demanded.unwrap_or(Bound::AtMost),
        }
    }

    /// The own value at which there would be no difference.
    fn no_difference(&self, own: Sampled) -> Option<Number> {
        match self.record.against {
            Counterpart::Constant(constant) => Some(constant),
            Counterpart::Value => self.terms().get(1).map(|term| term.sampled.value()),
            Counterpart::Mean | Counterpart::Gap => own.value().checked_sub(self.difference()),
        }
    }

    /// The distance between two values that can be published.
    fn step(&self, own: Sampled) -> Option<Number> {
        let assessment = self.finding.assessment;
        let decimals = assessment.book.names.written_decimals(assessment.plan().indicator);
        match (&assessment.indicator().derived, self.record.test.model) {
            (Some(_), Model::Share) => Number::from(100).checked_div(own.n?),
            (Some(_), Model::Rate(per)) => per.checked_div(own.n?),
            _ => Number::new(1, decimals),
        }
    }

    /// What the test would find if the own value were another.
    fn outcome_at(&self, own: Sampled, value: Number) -> Option<Outcome> {
        let own = Sampled { figure: Figure { value, ..own.figure }, ..own };
        let others = self.terms().iter().skip(1).map(|term| term.sampled);
        self.record.test.run(own, others, self.record.against, self.record.overlap)
    }
}

/// The smallest count that passes a test which all larger possible ones pass too.
fn first_that(possible: &impl Fn(i64) -> bool, passes: &impl Fn(i64) -> bool) -> Option<i64> {
    const FURTHEST: i64 = 1 << 40;
    if possible(0) && passes(0) {
        return Some(0);
    }
    let mut high = 1;
    while possible(high) && !passes(high) && high < FURTHEST {
        high *= 2;
    }
    let mut low = high / 2;
    if !possible(high) {
        // Search for the last possible one, which may pass although the one found does not exist.
        let mut end = high;
        let mut last = low;
        while end - last > 1 {
            let middle = last + (end - last) / 2;
            if possible(middle) { last = middle } else { end = middle }
        }
        high = last;
    }
    if high == 0 || !passes(high) {
        return None;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if passes(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

impl Serialize for SignificanceTest<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Test", 10)?;
        fields.serialize_field("uncertainty", &self.uncertainty())?;
        let (against, constant) = match self.record.against {
            Counterpart::Constant(constant) => ("constant", Some(constant)),
            Counterpart::Value => ("value", None),
            Counterpart::Mean => ("mean", None),
            Counterpart::Gap => ("gap", None),
        };
        fields.serialize_field("against", against)?;
        fields.serialize_field("constant", &constant)?;
        fields.serialize_field("values", &List(|| self.values()))?;
        fields.serialize_field("part", &self.part())?;
        fields.serialize_field("difference", &self.difference())?;
        fields.serialize_field("variance", &self.variance())?;
        fields.serialize_field("statistic", &self.statistic())?;
        fields.serialize_field("critical", &self.critical_value())?;
        fields.serialize_field("significance", &self.significance())?;
        fields.serialize_field("stated", &self.stated())?;
        fields.end()
    }
}

impl Serialize for TestedValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("TestedValue", 7)?;
        fields.serialize_field("area", self.area)?;
        fields.serialize_field("period", &self.period)?;
        fields.serialize_field("value", &self.value)?;
        fields.serialize_field("low", &self.between.map(|(low, _)| low))?;
        fields.serialize_field("high", &self.between.map(|(_, high)| high))?;
        fields.serialize_field("n", &self.n)?;
        fields.serialize_field("variance", &self.variance)?;
        fields.end()
    }
}

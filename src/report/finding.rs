use super::Finding;
use crate::catalogue::{AreaIndex, IndicatorIndex};
use crate::finding::{Caveat, Certainty, Limit, Missing, Operand, Reason, Significance, Verdict, Why};
use crate::interval::Interval;
use crate::name::Id;
use crate::number::Number;
use crate::period::Period;

impl<'a> Finding<'a> {
    /// The period.
    #[must_use]
    pub fn period(&self) -> Period {
        self.record.period
    }

    /// Whether the verdict of the assessment rests on it.
    #[must_use]
    pub fn decides(&self) -> bool {
        self.record.decides
    }

    /// Its verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.record.verdict
    }

    /// Its verdict from the figures alone, before anything is required of the evidence.
    #[must_use]
    pub fn figure_verdict(&self) -> Verdict {
        self.record.figure_verdict
    }

    /// Why it is undetermined.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        self.record.reason
    }

    /// The value.
    #[must_use]
    pub fn value(&self) -> Option<Number> {
        self.record.value
    }

    /// The limit that the value was held against.
    #[must_use]
    pub fn limit(&self) -> Option<Limit> {
        self.record.limit
    }

    /// The amount between the limit and what it was derived from; of a monitored finding the movement.
    #[must_use]
    pub fn step(&self) -> Option<Number> {
        self.record.step
    }

    /// The distance from the value to the limit, positive on the good side.
    #[must_use]
    pub fn margin(&self) -> Option<Number> {
        self.record.margin
    }

    /// The value that the limit was derived from: the baseline, the mean, the other area's value.
    #[must_use]
    pub fn compared_with(&self) -> Option<Number> {
        match self.verdict() {
            Verdict::Monitored => self.value()?.checked_sub(self.step()?),
            Verdict::Met | Verdict::NotMet | Verdict::Undetermined => self.limit()?.value.checked_sub(self.step()?),
        }
    }

    /// Whether the unrounded figures, whatever they are, give the same verdict.
    #[must_use]
    pub fn is_firm(&self) -> Option<bool> {
        self.record.firm
    }

    /// What is known of the difference between the two compared values.
    #[must_use]
    pub fn significance(&self) -> Option<Significance> {
        self.record.significance
    }

    /// Between what values the true value lies; none where the indicator declares no uncertainty, or where what it is
    /// computed from is missing.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        self.certainty()?.interval
    }

    /// The figures that it rests on beside the value.
    pub fn operands(&self) -> impl DoubleEndedIterator<Item = Operand<&'a Id, &'a Id>> + use<'a> {
        let names = &self.assessment.book.names;
        self.raw_operands().iter().map(move |operand| operand.named(names))
    }

    /// What makes it less than certain.
    pub fn caveats(&self) -> impl Iterator<Item = Caveat<&'a Id, &'a Id>> + use<'a> {
        let names = &self.assessment.book.names;
        self.raw_caveats().iter().map(move |caveat| caveat.named(names))
    }

    /// What it would have needed.
    pub fn missing(&self) -> impl Iterator<Item = Missing<&'a Id, &'a Id>> + use<'a> {
        let names = &self.assessment.book.names;
        self.raw_missing().iter().map(move |missing| missing.named(names))
    }

    /// Why there is no value of its own.
    pub(crate) fn without_value(&self) -> Option<Why> {
        self.record.gap
    }

    pub(crate) fn certainty(&self) -> Option<&'a Certainty> {
        self.assessment.findings.certainties.get(self.record.certainty?)
    }

    pub(crate) fn raw_operands(&self) -> &'a [Operand<IndicatorIndex, AreaIndex>] {
        self.assessment.findings.operands.get(self.record.operands.clone()).unwrap_or_default()
    }

    pub(crate) fn raw_caveats(&self) -> &'a [Caveat<IndicatorIndex, AreaIndex>] {
        self.assessment.findings.caveats.get(self.record.caveats.clone()).unwrap_or_default()
    }

    pub(crate) fn raw_missing(&self) -> &'a [Missing<IndicatorIndex, AreaIndex>] {
        self.assessment.findings.missing.get(self.record.missing.clone()).unwrap_or_default()
    }
}

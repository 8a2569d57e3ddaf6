//! Numbers of an assessment with the decimals that they are written with, and what values are made of.

use super::Explained;
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::finding::{Limit, Operand, Role};
use crate::indicator::Derivation;
use crate::number::Number;
use crate::report::{ContextRecord, Finding, StatedRecord};
use crate::rule::{Rule, Than, Threshold};
use crate::text::facts::{Beside, Fact, LimitAmount, Partner, Parts, Told};
use crate::text::shape::{Amount, Scale, decimals_apart, decimals_for};

impl<'a> Explained<'a> {
    /// What the value is compared with.
    pub(super) fn partner(self, finding: Finding<'a>) -> Option<Partner<'a>> {
        let operand = finding.raw_operands().iter().find(|operand| operand.role != Role::Part)?;
        let names = &self.assessment.book.names;
        match operand.role {
            Role::YearEarlier => Some(Partner::Earlier(operand.period?, self.amount(operand.value?))),
            Role::Reference => Some(Partner::Area(names.area(operand.area), self.amount(operand.value?))),
            Role::Baseline | Role::StatedBaseline => {
                let baseline = self.assessment.target().rule.baseline()?;
                match baseline.only() {
                    Some(period) if period == finding.period() => None,
                    Some(period) => Some(Partner::Earlier(period, self.amount(operand.value?))),
                    None => Some(Partner::Baseline(baseline, self.amount(finding.compared_with()?))),
                }
            }
            Role::ValueSince | Role::ReferenceSince | Role::Part => None,
        }
    }

    /// What a derived value is made of.
    pub(super) fn parts(self, finding: Finding<'a>) -> Option<Parts<'a>> {
        let names = &self.assessment.book.names;
        let own = |operand: &&Operand<IndicatorIndex, AreaIndex>| {
            let here = operand.period == Some(finding.period()) && operand.area == self.assessment.area;
            here && operand.role == Role::Part
        };
        let amount = |operand: &Operand<IndicatorIndex, AreaIndex>| {
            let decimals = names.written_decimals(operand.indicator);
            Some(written(operand.value?, decimals, Scale::of(names.indicator(operand.indicator))))
        };
        let count = names.parts(self.assessment.plan().indicator).len();
        let operands = finding.raw_operands().iter().filter(own).take(count);
        let parts: Vec<Amount<'a>> = operands.map(amount).collect::<Option<_>>()?;
        match (self.assessment.derivation()?, parts.as_slice()) {
            (Derivation::Share { .. }, [part, of]) => Some(Parts::Share(*part, *of)),
            (Derivation::Rate { .. }, [count, of]) => Some(Parts::Rate(*count, *of)),
            (Derivation::Difference(..), [from, less]) => Some(Parts::Difference(*from, *less)),
            (Derivation::Sum(_), [_, ..]) => Some(Parts::Sum(parts)),
            _ => None,
        }
    }

    /// What the source states of earlier years; a break that cuts several of them is explained with the last.
    pub(super) fn statements(self, finding: Finding<'a>) -> Vec<Fact<'a>> {
        let names = &self.assessment.book.names;
        let records = &self.assessment.stated;
        let reason = |at| names.declared_break(self.assessment.plan().indicator, self.assessment.area, at);
        let told = |(nth, record): (usize, &'a StatedRecord)| {
            let is_explained = records.iter().take(nth).any(|earlier| earlier.broken == record.broken);
            let broken =
                record.broken.map(|at| (at, reason(at).filter(|_| !is_explained).map(|declared| &declared.reason)));
            Fact::Stated(Box::new(Told {
                period: record.period,
                value: record.value.map(|value| self.value(finding, value)),
                last: finding.period(),
                significance: record.significance,
                reason: record.reason.as_ref(),
                broken,
            }))
        };
        records.iter().enumerate().map(told).collect()
    }

    /// Another area's value.
    pub(super) fn beside(self, finding: Finding<'a>, record: &'a ContextRecord) -> Fact<'a> {
        Fact::Context(Box::new(Beside {
            area: self.assessment.book.names.area(record.area),
            period: record.period,
            value: record.value.map(|value| self.value(finding, value)),
            difference: record.difference.map(|difference| self.amount(difference)),
            significance: record.significance,
            reason: record.reason.as_ref(),
            untested: self.no_answer(record.untested),
            with_rest: record.without,
        }))
    }

    /// A limit: as it is written in the target, or with as many decimals as it takes to tell it from the value.
    pub(super) fn limit(self, finding: Finding<'a>, limit: Limit) -> LimitAmount<'a> {
        let approximate = limit.error.is_some_and(Number::is_positive);
        let scale = Scale::of(self.assessment.indicator());
        let constant = matches!(self.assessment.target().rule, Rule::Threshold(Threshold { than: Than::Level(_), .. }));
        let plain = if constant {
            Amount { number: limit.value, decimals: limit.value.as_decimal().map_or(2, |(_, scale)| scale), scale }
        } else if approximate {
            Amount { decimals: self.decimals() + 1, number: limit.value, scale }
        } else {
            self.amount(limit.value)
        };
        let decimals =
            finding.value().map_or(plain.decimals, |value| decimals_apart(limit.value, value, plain.decimals));
        LimitAmount { bound: limit.bound, strict: limit.strict, approximate, amount: Amount { decimals, ..plain } }
    }

    /// A value: as it is published; a derived one with more decimals where it would else look like its limit.
    pub(super) fn value(self, finding: Finding<'a>, value: Number) -> Amount<'a> {
        let plain = self.amount(value);
        let derived = self.assessment.derivation().is_some();
        match finding.limit().filter(|_| derived) {
            Some(limit) => Amount { decimals: decimals_apart(value, limit.value, plain.decimals), ..plain },
            None => plain,
        }
    }

    /// A number in the indicator's unit.
    pub(super) fn amount(self, number: Number) -> Amount<'a> {
        of_indicator(&self.assessment.book.names, self.assessment.plan().indicator, number)
    }

    fn decimals(self) -> u32 {
        self.assessment.book.names.written_decimals(self.assessment.plan().indicator)
    }
}

/// A number in an indicator's unit.
pub(in crate::text) fn of_indicator(names: &Catalogue, indicator: IndicatorIndex, number: Number) -> Amount<'_> {
    let (scale, decimals) = (Scale::of(names.indicator(indicator)), names.written_decimals(indicator));
    match names.derivation(indicator) {
        Some(Derivation::Share { .. } | Derivation::Rate { .. }) => {
            let whole = number.as_decimal().is_some_and(|(_, scale)| scale == 0);
            let decimals = if whole { 0 } else { decimals };
            Amount { number, decimals: decimals_for(number, decimals, decimals), scale }
        }
        Some(Derivation::Sum(_) | Derivation::Difference(..)) | None => written(number, decimals, scale),
    }
}

/// A number with its published decimals, or with two more where it is finer.
pub(super) fn written(number: Number, decimals: u32, scale: Scale<'_>) -> Amount<'_> {
    Amount { number, decimals: decimals_for(number, decimals, decimals + 2), scale }
}

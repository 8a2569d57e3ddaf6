//! Which facts an explanation says, and in which order: the same for every language.
//!
//! Verdict and demand; what was observed against what; where the limit came from; the margin and what would change
//! the verdict; the other periods; other areas; caveats; sources.

mod doubts;

use super::facts::{Against, Apart, Beside, Fact, LimitAmount, Line, Needed, Origin, Partner, Parts, Since, Subject};
use crate::catalogue::{AreaIndex, IndicatorIndex};
use crate::finding::{Limit, Operand, Role, Significance, Verdict};
use crate::indicator::{Area, Derivation, Unit};
use crate::number::Number;
use crate::period::Period;
use crate::report::{Assessment, ContextRecord, Counterfactual, Finding, StatedRecord};
use crate::rule::{Baseline, Rule, Than, Threshold, good_side};
use crate::target::Judged;
use crate::text::shape::{Amount, decimals_for, reads_alike};
use crate::text::{Length, is_decided};

/// How many periods a paragraph names before it counts the rest.
const NAMED_PERIODS: usize = 3;

/// An explanation: what is told in sentences, and what is listed after them.
#[derive(Debug, Default)]
pub(super) struct Chain<'a> {
    pub(super) told: Vec<Fact<'a>>,
    pub(super) listed: Vec<Fact<'a>>,
}

/// The facts of a line: the demand, and the finding that the verdict rests on.
pub(super) fn line(assessment: &Assessment) -> Line<'_> {
    let of = Explained { assessment };
    let rests_on = |finding: &Finding<'_>| finding.decides() && finding.verdict() == assessment.verdict();
    let first_failing = assessment.findings().find(rests_on).filter(|_| assessment.verdict() != Verdict::Met);
    let reason = match first_failing.or(assessment.deciding()) {
        None => Fact::NothingToJudge { window: assessment.window() },
        Some(finding) => of.in_short(finding, None),
    };
    Line { verdict: assessment.verdict(), stage: assessment.stage(), facts: vec![of.demand(), reason] }
}

/// The facts of an explanation, in their order.
pub(super) fn chain(assessment: &Assessment, length: Length) -> Chain<'_> {
    let of = Explained { assessment };
    let mut chain = Chain::default();
    if assessment.verdict() != Verdict::Monitored {
        chain.told.push(Fact::Verdict { verdict: assessment.verdict(), stage: assessment.stage() });
    }
    chain.told.push(of.demand());
    let Some(last) = assessment.deciding() else {
        chain.told.push(Fact::NothingToJudge { window: assessment.window() });
        of.sources(&mut chain.listed, length);
        return chain;
    };
    let elsewhere = of.deciding_elsewhere(last);
    chain.told.extend(elsewhere.iter().take(NAMED_PERIODS).map(|finding| of.other(*finding)));
    if elsewhere.len() > NAMED_PERIODS && length == Length::Paragraph {
        chain.told.push(Fact::MorePeriods { verdict: assessment.verdict(), count: elsewhere.len() - NAMED_PERIODS });
    }
    of.last(last, &mut chain.told);
    chain.told.extend(assessment.extreme().map(Fact::Extreme));
    if length == Length::Paragraph {
        of.doubts(last, &mut chain.told, length);
        return chain;
    }
    let told = elsewhere.iter().take(NAMED_PERIODS).map(Finding::period).chain([last.period()]);
    let told: Vec<Period> = told.collect();
    let others = assessment.findings().filter(|finding| !told.contains(&finding.period()));
    chain.listed.extend(others.map(|finding| of.other(finding)));
    chain.listed.extend(assessment.stated.iter().map(|record| of.since(last, record)));
    chain.listed.extend(assessment.context.iter().map(|record| of.beside(last, record)));
    of.doubts(last, &mut chain.listed, length);
    of.sources(&mut chain.listed, length);
    chain
}

/// The assessment that is explained.
#[derive(Clone, Copy)]
struct Explained<'a> {
    assessment: &'a Assessment,
}

impl<'a> Explained<'a> {
    fn demand(self) -> Fact<'a> {
        let rule = &self.assessment.target().rule;
        let reference = rule.reference().and_then(|id| self.area_named(id));
        let good = good_side(self.assessment.indicator().better);
        Fact::Demand {
            subject: Subject { indicator: self.assessment.indicator(), area: self.assessment.area() },
            rule,
            good,
            reference,
        }
    }

    /// The difference that the rule is about.
    fn apart(self, finding: Finding<'a>) -> Apart<'a> {
        match (&self.assessment.target().rule, self.partner(finding)) {
            (_, Some(Partner::Earlier(period, _))) => Apart::Periods(period, finding.period()),
            (Rule::Converge(rule), _) if rule.within_at(finding.period()).is_none() => Apart::Gap,
            (_, Some(Partner::Area(area, _))) => Apart::Area(area),
            (_, Some(Partner::Baseline(..)) | None) => Apart::Constant,
        }
    }

    fn since(self, finding: Finding<'a>, record: &'a StatedRecord) -> Fact<'a> {
        let names = &self.assessment.book.names;
        let declared = |at| names.declared_break(self.assessment.plan().indicator, self.assessment.area, at);
        Fact::Stated(Box::new(Since {
            period: record.period,
            value: record.value.map(|value| self.value(finding, value)),
            last: finding.period(),
            significance: record.significance,
            reason: record.reason.as_ref(),
            broken: record.broken.map(|at| (at, declared(at).map(|declared| &declared.reason))),
        }))
    }

    /// The deciding findings that the verdict rests on where the last one says otherwise.
    fn deciding_elsewhere(self, last: Finding<'a>) -> Vec<Finding<'a>> {
        let verdict = self.assessment.verdict();
        if last.verdict() == verdict {
            return Vec::new();
        }
        self.assessment.findings().filter(|finding| finding.decides() && finding.verdict() == verdict).collect()
    }

    /// Everything about the last deciding finding.
    fn last(self, finding: Finding<'a>, facts: &mut Vec<Fact<'a>>) {
        let rule = &self.assessment.target().rule;
        let period = finding.period();
        if let Some(cause) = self.cause(finding) {
            facts.push(Fact::Undetermined { period, cause });
        }
        if let Some(value) = finding.value() {
            let value = self.value(finding, value);
            facts.push(Fact::Observed { period, value, parts: self.parts(finding), partner: self.partner(finding) });
        }
        facts.extend(self.gap_now(finding));
        if let (Verdict::Monitored, Some(step)) = (finding.verdict(), finding.step()) {
            facts.push(Fact::Movement { step: self.amount(step) });
        }
        if finding.significance() == Some(Significance::Significant) && finding.reason().is_none() {
            facts.push(Fact::Significant(self.apart(finding)));
        }
        let (Some(limit), Some(margin)) = (finding.limit(), finding.margin()) else { return };
        let constant = matches!(rule, Rule::Threshold(Threshold { than: Than::Level(_), .. }));
        if !constant {
            facts.push(Fact::Limit(Box::new(self.origin(finding, limit))));
        }
        let several = self.assessment.judged() == Judged::EveryPeriod;
        let (bound, verdict) = (limit.bound, finding.figure_verdict());
        facts.push(Fact::Margin { verdict, bound, margin: self.amount(margin.abs()), only: several.then_some(period) });
        let met = verdict == Verdict::Met;
        facts.extend(finding.counterfactual().and_then(|needed| self.needed(needed, met)).map(|needed| Fact::Needed {
            bound,
            needed,
            met,
        }));
        if is_decided(finding.verdict()) && finding.verdict() != verdict {
            facts.push(Fact::NotShown { figures: verdict });
        }
    }

    fn origin(self, finding: Finding<'a>, limit: Limit) -> Origin<'a> {
        let rule = &self.assessment.target().rule;
        let period = finding.period();
        Origin {
            rule,
            good: good_side(self.assessment.indicator().better),
            period,
            limit: self.limit(limit),
            step: finding.step().map(|step| self.amount(step.abs())),
            reference: rule.reference().and_then(|id| self.area_named(id)),
            due: self.assessment.plan().by.is_some_and(|by| by <= period),
        }
    }

    /// Of a met demand only whole parts are worth saying: `12 of 15 would do`.
    fn needed(self, needed: Counterfactual, met: bool) -> Option<Needed<'a>> {
        match needed {
            Counterfactual::Value { .. } if met => None,
            Counterfactual::Value { value, possible } => Some(Needed::Value { amount: self.amount(value), possible }),
            Counterfactual::Part { part, of, possible } => {
                let parts = self.assessment.book.names.parts(self.assessment.plan().indicator);
                let unit = |nth: usize| parts.get(nth).map(|index| &self.assessment.book.names.indicator(*index).unit);
                let (part_unit, of_unit) = (unit(0)?, unit(1)?);
                let rate = matches!(self.assessment.indicator().derived, Some(Derivation::Rate { .. }));
                Some(Needed::Part { part: written(part, 0, part_unit), of: written(of, 0, of_unit), possible, rate })
            }
        }
    }

    /// A finding in one sentence.
    fn other(self, finding: Finding<'a>) -> Fact<'a> {
        self.in_short(finding, Some(finding.verdict()).filter(|verdict| is_decided(*verdict)))
    }

    fn in_short(self, finding: Finding<'a>, verdict: Option<Verdict>) -> Fact<'a> {
        let period = finding.period();
        if let Some(cause) = self.cause(finding) {
            return Fact::Undetermined { period, cause };
        }
        let against = match (finding.limit(), finding.margin(), finding.step()) {
            (Some(limit), Some(margin), _) => Against::Limit {
                limit: self.limit(limit),
                margin: self.amount(margin.abs()),
                met: finding.figure_verdict() == Verdict::Met,
            },
            (_, _, Some(step)) => Against::Movement(self.amount(step)),
            _ => Against::Nothing,
        };
        Fact::Other { period, verdict, value: finding.value().map(|value| self.value(finding, value)), against }
    }

    /// How far the area is behind the one it should near, where that is known and no limit says it.
    fn gap_now(self, finding: Finding<'a>) -> Option<Fact<'a>> {
        let Rule::Converge(rule) = &self.assessment.target().rule else { return None };
        if finding.limit().is_some() {
            return None;
        }
        let reference = finding.raw_operands().iter().find(|operand| operand.role == Role::Reference)?;
        let gap = finding.value()?.checked_sub(reference.value?)?;
        let good = good_side(self.assessment.indicator().better);
        let behind = good.prefers(reference.value?, finding.value()?);
        Some(Fact::GapNow { area: self.area_named(&rule.to)?, gap: self.amount(gap.abs()), behind })
    }

    fn partner(self, finding: Finding<'a>) -> Option<Partner<'a>> {
        let operand = finding.raw_operands().iter().find(|operand| operand.role != Role::Part)?;
        let rule = &self.assessment.target().rule;
        match operand.role {
            Role::YearEarlier => Some(Partner::Earlier(operand.period?, self.amount(operand.value?))),
            Role::Reference => {
                Some(Partner::Area(self.assessment.book.names.area(operand.area), self.amount(operand.value?)))
            }
            Role::Baseline | Role::StatedBaseline => match rule.baseline()? {
                Baseline::Period(period) => Some(Partner::Earlier(*period, self.amount(operand.value?))),
                baseline @ (Baseline::Mean(_) | Baseline::MeanOf { .. } | Baseline::Stated { .. }) => {
                    Some(Partner::Baseline(baseline, self.amount(finding.compared_with()?)))
                }
            },
            Role::ValueSince | Role::ReferenceSince | Role::Part => None,
        }
    }

    fn parts(self, finding: Finding<'a>) -> Option<Parts<'a>> {
        let names = &self.assessment.book.names;
        let own = |operand: &&Operand<IndicatorIndex, AreaIndex>| {
            operand.role == Role::Part
                && operand.period == Some(finding.period())
                && operand.area == self.assessment.area
        };
        let amount = |operand: &Operand<IndicatorIndex, AreaIndex>| {
            let decimals = names.written_decimals(operand.indicator);
            Some(written(operand.value?, decimals, &names.indicator(operand.indicator).unit))
        };
        let count = names.parts(self.assessment.plan().indicator).len();
        let parts: Option<Vec<Amount<'a>>> =
            finding.raw_operands().iter().filter(own).take(count).map(amount).collect();
        let parts = parts?;
        match (self.assessment.indicator().derived.as_ref()?, parts.as_slice()) {
            (Derivation::Share { .. }, [part, of]) => Some(Parts::Share(*part, *of)),
            (Derivation::Rate { .. }, [count, of]) => Some(Parts::Rate(*count, *of)),
            (Derivation::Difference(..), [from, less]) => Some(Parts::Difference(*from, *less)),
            (Derivation::Sum(_), [_, ..]) => Some(Parts::Sum(parts)),
            _ => None,
        }
    }

    fn beside(self, finding: Finding<'a>, record: &'a ContextRecord) -> Fact<'a> {
        Fact::Context(Box::new(Beside {
            area: self.assessment.book.names.area(record.area),
            period: record.period,
            value: record.value.map(|value| self.value(finding, value)),
            difference: record.difference.map(|difference| self.amount(difference)),
            significance: record.significance,
            reason: record.reason.as_ref(),
        }))
    }

    fn sources(self, facts: &mut Vec<Fact<'a>>, length: Length) {
        if length != Length::Full {
            return;
        }
        let (target, indicator) = (self.assessment.target(), self.assessment.indicator());
        let goal = &self.assessment.book.goal_of(self.assessment.plan()).1;
        facts.extend(target.note.as_ref().map(Fact::Note));
        facts.extend(indicator.note.as_ref().map(Fact::Note));
        facts.extend(indicator.source.as_ref().map(Fact::Source));
        facts.extend(target.source.as_ref().or(goal.source.as_ref()).map(Fact::TargetSource));
    }

    fn area_named(self, id: &crate::name::Id) -> Option<&'a Area> {
        let names = &self.assessment.book.names;
        names.find_area(id).map(|index| names.area(index))
    }

    fn limit(self, limit: Limit) -> LimitAmount<'a> {
        let approximate = limit.error.is_some_and(Number::is_positive);
        LimitAmount { bound: limit.bound, strict: limit.strict, approximate, amount: self.amount(limit.value) }
    }

    /// A value: with the decimals it is published with, or with more where it would else look like its limit.
    fn value(self, finding: Finding<'a>, value: Number) -> Amount<'a> {
        let plain = self.amount(value);
        let hides = |limit: &Number| *limit != value && reads_alike(*limit, value, plain.decimals);
        let limit = finding.limit().map(|limit| limit.value).filter(hides);
        let sharper = limit.and_then(|limit| value.checked_sub(limit)).map(|apart| self.amount(apart).decimals);
        Amount { decimals: sharper.unwrap_or_default().max(plain.decimals), ..plain }
    }

    fn amount(self, number: Number) -> Amount<'a> {
        let names = &self.assessment.book.names;
        let decimals = names.written_decimals(self.assessment.plan().indicator);
        let indicator = self.assessment.indicator();
        match indicator.derived {
            Some(Derivation::Share { .. } | Derivation::Rate { .. }) => {
                let whole = number.as_decimal().is_some_and(|(_, scale)| scale == 0);
                let decimals = if whole { 0 } else { decimals };
                Amount { number, decimals: decimals_for(number, decimals, decimals), unit: &indicator.unit }
            }
            _ => written(number, decimals, &indicator.unit),
        }
    }
}

fn written(number: Number, decimals: u32, unit: &Unit) -> Amount<'_> {
    Amount { number, decimals: decimals_for(number, decimals, decimals + 2), unit }
}

//! Which facts an explanation says, and in which order: the same for every language.
//!
//! Verdict and demand; what was observed against what; where the limit came from; the margin and what would change
//! the verdict; the other periods; earlier years and other areas; caveats; sources.

pub(super) mod amounts;
mod certainty;
pub(super) mod changes;
pub(super) mod checks;
#[cfg(feature = "report")]
pub(super) mod document;
mod doubts;
mod pace;
mod periods;

use super::facts::{
    Against, Apart, Demanded, Fact, Gap, Line, Margin, Needed, Origin, Partner, PeriodFact, Proof, Since, Subject,
};
use crate::finding::{Caveat, Limit, Reason, Role, Significance, Stage, Verdict};
use crate::indicator::{Area, Derivation};
use crate::name::Id;
use crate::number::Number;
use crate::period::Period;
use crate::report::{Assessment, Counterfactual, Finding};
use crate::rule::{Rule, Than, Threshold, good_side};
use crate::target::{Judged, Require};
use crate::text::shape::Scale;
use crate::text::{Length, is_decided};
use amounts::written;

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
    let decisive = |finding: &Finding<'_>| finding.decides() && finding.verdict() == assessment.verdict();
    let reason = match assessment.findings().rev().find(decisive).or(assessment.deciding()) {
        None => of.nothing_to_judge(),
        Some(finding) => of.in_short(finding, None),
    };
    let not_yet = of.is_not_yet();
    let name = assessment.target().name.as_ref();
    Line { name, verdict: assessment.verdict(), stage: assessment.stage(), not_yet, facts: vec![of.demand(), reason] }
}

/// The facts of an explanation, in their order.
pub(super) fn chain(assessment: &Assessment, length: Length) -> Chain<'_> {
    let of = Explained { assessment };
    let mut chain = Chain::default();
    chain.told.extend(assessment.target().name.as_ref().map(Fact::Name));
    let (verdict, stage) = (assessment.verdict(), assessment.stage());
    if verdict != Verdict::Monitored {
        chain.told.push(Fact::Verdict { verdict, stage, not_yet: of.is_not_yet() });
    }
    chain.told.push(of.demand());
    let require = assessment.target().require;
    if require != Require::default() {
        chain.told.push(Fact::Required { require, of: of.proof(of.main()) });
    }
    let Some(main) = of.main() else {
        chain.told.push(of.nothing_to_judge());
        of.sources(&mut chain.listed, length);
        return chain;
    };
    let elsewhere = of.deciding_elsewhere(main);
    chain.told.extend(elsewhere.iter().take(NAMED_PERIODS).map(|finding| of.other(*finding)));
    if elsewhere.len() > NAMED_PERIODS && length == Length::Paragraph {
        let count = elsewhere.len() - NAMED_PERIODS;
        let frequency = main.period().frequency();
        chain.told.push(Fact::Periods(PeriodFact::MoreUndetermined { count, frequency }));
    }
    of.main_facts(main, &mut chain.told);
    if length == Length::Paragraph {
        of.doubts(main, &mut chain.told, length);
        chain.told.extend(of.carried());
        return chain;
    }
    let told = elsewhere.iter().take(NAMED_PERIODS).map(Finding::period).chain([main.period()]);
    let told: Vec<Period> = told.collect();
    chain.listed.extend(of.starting_point());
    of.others(&told, &mut chain.listed);
    of.certainty(main, &mut chain.listed);
    chain.listed.extend(of.statements(main));
    chain.listed.extend(assessment.context.iter().map(|record| of.beside(main, record)));
    of.doubts(main, &mut chain.listed, length);
    chain.listed.extend(of.carried());
    chain.listed.extend(of.counted());
    of.sources(&mut chain.listed, length);
    chain
}

/// The assessment that is explained.
#[derive(Clone, Copy)]
struct Explained<'a> {
    assessment: &'a Assessment,
}

impl<'a> Explained<'a> {
    /// The finding that is explained in full: the last deciding one, or, where that does not fail and the target does,
    /// the last one that fails.
    fn main(self) -> Option<Finding<'a>> {
        let last = self.assessment.deciding()?;
        let fails = |finding: &Finding<'_>| finding.decides() && finding.verdict() == Verdict::NotMet;
        let failing = self.assessment.findings().rev().find(fails);
        Some(failing.filter(|_| self.assessment.verdict() == Verdict::NotMet).unwrap_or(last))
    }

    fn demand(self) -> Fact<'a> {
        Fact::Demand(self.demanded())
    }

    fn demanded(self) -> Demanded<'a> {
        let rule = &self.assessment.target().rule;
        Demanded {
            subject: Subject { indicator: self.assessment.indicator(), area: Some(self.assessment.area()) },
            rule,
            good: good_side(self.assessment.indicator().better),
            reference: rule.reference().and_then(|id| self.area_named(id)),
            judged: self.assessment.judged(),
            frequency: self.assessment.plan().frequency,
            course: self.course(),
        }
    }

    /// Whether the rule asks that something is held, so that only a worsening counts.
    fn is_held(self) -> bool {
        matches!(self.assessment.target().rule, Rule::Maintain(_))
    }

    /// What must be shown to be more than chance, where that is required.
    fn proof(self, finding: Option<Finding<'a>>) -> Proof {
        if self.is_held() {
            return Proof::Worsening;
        }
        if finding.is_some_and(|finding| self.apart(finding).is_gap()) { Proof::Gap } else { Proof::Difference }
    }

    fn is_not_yet(self) -> bool {
        let nothing_due = self.assessment.deciding().is_none_or(|last| last.reason() == Some(Reason::NotDue));
        nothing_due && self.assessment.verdict() == Verdict::Undetermined
    }

    /// The difference that the rule is about.
    fn apart(self, finding: Finding<'a>) -> Apart<'a> {
        match (&self.assessment.target().rule, self.partner(finding)) {
            (_, Some(Partner::Earlier(period, _))) => Apart::Periods(period, finding.period()),
            (Rule::Converge(rule), _) if rule.within_at(finding.period()).is_none() => Apart::Gap,
            (_, Some(Partner::Area(area, _))) => Apart::Area(area),
            (_, Some(Partner::Baseline(baseline, value))) => Apart::Baseline(baseline, value.scale),
            (_, None) => Apart::Constant,
        }
    }

    /// Deciding findings that the verdict rests on, where the one that is explained says otherwise.
    fn deciding_elsewhere(self, main: Finding<'a>) -> Vec<Finding<'a>> {
        let verdict = self.assessment.verdict();
        if main.verdict() == verdict {
            return Vec::new();
        }
        self.assessment.findings().filter(|finding| finding.decides() && finding.verdict() == verdict).collect()
    }

    /// Everything about the finding that is explained.
    fn main_facts(self, finding: Finding<'a>, facts: &mut Vec<Fact<'a>>) {
        let period = finding.period();
        if let Some(cause) = self.cause(finding) {
            facts.push(Fact::Undetermined { period, cause });
        }
        facts.extend(self.undecided(finding));
        match finding.value() {
            Some(value) => {
                let value = self.value(finding, value);
                let (parts, partner) = (self.parts(finding), self.partner(finding));
                facts.push(Fact::Observed { period, value, parts, partner });
            }
            None if finding.verdict() == Verdict::Monitored => facts.push(Fact::NoValue { period }),
            None => {}
        }
        let is_last = self.assessment.period() == Some(period);
        facts.extend(self.assessment.extreme().filter(|_| is_last).map(|extreme| Fact::Extreme { extreme, period }));
        facts.extend(self.gap(finding));
        if let (Verdict::Monitored, Some(step)) = (finding.verdict(), finding.step()) {
            facts.push(Fact::Movement { step: self.amount(step), since: self.since(finding) });
        }
        if finding.significance() == Some(Significance::Significant) && finding.reason().is_none() {
            facts.push(Fact::Significant(self.apart(finding)));
        }
        if let (Some(limit), Some(margin)) = (finding.limit(), finding.margin()) {
            self.limit_facts(finding, limit, margin, facts);
        }
        facts.extend(self.missed(finding));
        facts.extend(self.pace(finding));
    }

    /// Where the limit came from, the margin, and what would change the verdict.
    fn limit_facts(self, finding: Finding<'a>, limit: Limit, margin: Number, facts: &mut Vec<Fact<'a>>) {
        let rule = &self.assessment.target().rule;
        let constant = matches!(rule, Rule::Threshold(Threshold { than: Than::Level(_), .. }));
        if !constant {
            facts.push(Fact::Limit(Box::new(self.origin(finding, limit))));
        }
        let (verdict, shown) = (finding.figure_verdict(), finding.verdict());
        let several = self.assessment.judged() == Judged::EveryPeriod;
        facts.push(Fact::Margin(Margin {
            verdict,
            bound: limit.bound,
            margin: self.amount(margin.abs()),
            approximate: limit.error.is_some_and(Number::is_positive),
            only: several.then_some(finding.period()),
            figures_only: shown != verdict,
        }));
        if is_decided(shown) && shown != verdict {
            let opposite = finding.significance() == Some(Significance::Significant) || Explained::points_away(finding);
            let (apart, needed) = (self.apart(finding), self.needed_change(finding));
            facts.push(Fact::NotShown { figures: verdict, apart, opposite, needed });
            return;
        }
        let met = verdict == Verdict::Met;
        let at_floor = finding.raw_caveats().contains(&Caveat::AtFloor);
        let needed =
            finding.counterfactual().filter(|_| !at_floor).and_then(|needed| self.needed(finding, needed, met));
        let on_course = self.assessment.stage() == Stage::Interim && matches!(rule, Rule::Reach(_));
        facts.extend(needed.map(|needed| Fact::Needed { bound: limit.bound, needed, met, on_course }));
    }

    fn origin(self, finding: Finding<'a>, limit: Limit) -> Origin<'a> {
        let rule = &self.assessment.target().rule;
        let period = finding.period();
        Origin {
            rule,
            good: good_side(self.assessment.indicator().better),
            period,
            limit: self.limit(finding, limit),
            step: finding.step().map(|step| self.amount(step.abs())),
            reference: rule.reference().and_then(|id| self.area_named(id)),
            frequency: self.assessment.plan().frequency,
        }
    }

    /// Of a met demand only other whole parts are worth saying: `12 of 15 would be enough`.
    fn needed(self, finding: Finding<'a>, needed: Counterfactual, met: bool) -> Option<Needed<'a>> {
        match needed {
            Counterfactual::Value { .. } if met => None,
            Counterfactual::Value { value, possible } => Some(Needed::Value { amount: self.amount(value), possible }),
            Counterfactual::Part { part, of, possible } => {
                let names = &self.assessment.book.names;
                let parts = names.parts(self.assessment.plan().indicator);
                let (part_index, of_index) = (*parts.first()?, *parts.get(1)?);
                let observed = finding.raw_operands().iter().find(|operand| {
                    operand.role == Role::Part
                        && operand.indicator == part_index
                        && operand.period == Some(finding.period())
                });
                let says_nothing_new =
                    met && (!possible || observed.is_some_and(|operand| operand.value == Some(part)));
                if says_nothing_new {
                    return None;
                }
                let rate = matches!(self.assessment.derivation(), Some(Derivation::Rate { .. }));
                let amount = |number, index| written(number, 0, Scale::of(names.indicator(index)));
                Some(Needed::Part { part: amount(part, part_index), of: amount(of, of_index), possible, rate })
            }
        }
    }

    /// A finding in one sentence.
    fn other(self, finding: Finding<'a>) -> Fact<'a> {
        self.in_short(finding, Some(finding.verdict()).filter(|verdict| is_decided(*verdict)))
    }

    /// What the value of a finding is held against, in short.
    fn against(self, finding: Finding<'a>) -> Against<'a> {
        match (finding.limit(), finding.margin(), finding.step()) {
            (Some(limit), Some(margin), _) => Against::Limit {
                limit: self.limit(finding, limit),
                margin: self.amount(margin.abs()),
                met: finding.figure_verdict() == Verdict::Met,
            },
            (_, _, Some(step)) => Against::Movement(self.amount(step), self.since(finding)),
            _ => Against::Nothing,
        }
    }

    fn in_short(self, finding: Finding<'a>, verdict: Option<Verdict>) -> Fact<'a> {
        let period = finding.period();
        if let Some(cause) = self.cause(finding) {
            return Fact::Undetermined { period, cause };
        }
        let against = self.against(finding);
        let value = finding.value().map(|value| self.value(finding, value));
        let not_shown = finding.figure_verdict() != finding.verdict();
        let proof = self.proof(Some(finding));
        Fact::Other { period, verdict, value, against, not_shown: not_shown.then_some(proof) }
    }

    /// What the movement of a monitored value is counted from.
    fn since(self, finding: Finding<'a>) -> Since<'a> {
        match self.assessment.target().rule.baseline() {
            Some(baseline) => match baseline.only() {
                Some(period) if period == finding.period() => Since::Itself,
                Some(period) => Since::Period(period),
                None => Since::Baseline(baseline, Scale::of(self.assessment.indicator())),
            },
            None => finding.period().year_earlier().map_or(Since::Itself, Since::Period),
        }
    }

    /// How far the area is, and was, from the one that it should near.
    fn gap(self, finding: Finding<'a>) -> Option<Fact<'a>> {
        let Rule::Converge(rule) = &self.assessment.target().rule else { return None };
        let good = good_side(self.assessment.indicator().better);
        let operand = |role| finding.raw_operands().iter().find(|operand| operand.role == role)?.value;
        let gap = |own: Number, other: Number| {
            let size = self.amount(own.checked_sub(other)?.abs());
            Some(Gap { size, behind: good.prefers(other, own) })
        };
        let now = gap(finding.value()?, operand(Role::Reference)?)?;
        let since = operand(Role::ValueSince).zip(operand(Role::ReferenceSince));
        let then = since.and_then(|(own, other)| Some((rule.since, gap(own, other)?)));
        Some(Fact::Gap { area: self.area_named(&rule.to)?, then, now, period: finding.period() })
    }

    fn sources(self, facts: &mut Vec<Fact<'a>>, length: Length) {
        if length != Length::Full {
            return;
        }
        let (target, indicator) = (self.assessment.target(), self.assessment.indicator());
        let goal = &self.assessment.book.goal_of(self.assessment.plan()).1;
        facts.extend(target.note.as_ref().map(Fact::Note));
        facts.extend(indicator.note.as_ref().map(Fact::Note));
        let register = self.assessment.measured().map(|measured| &measured.about);
        facts.extend(register.and_then(|about| about.note.as_ref()).map(Fact::Note));
        let source = indicator.source.as_ref().or(register.and_then(|about| about.source.as_ref()));
        facts.extend(source.map(Fact::Source));
        let taken = self.assessment.origin().zip(self.assessment.period());
        facts.extend(taken.map(|(origin, period)| Fact::Taken { origin, period }));
        facts.extend(target.source.as_ref().or(goal.source.as_ref()).map(Fact::TargetSource));
    }

    fn area_named(self, id: &Id) -> Option<&'a Area> {
        let names = &self.assessment.book.names;
        names.find_area(id).map(|index| names.area(index))
    }
}

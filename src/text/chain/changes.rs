//! Which facts tell a change, and in which order: the verdict, the demand, the causes in their order, what the judged
//! periods give now and gave before, and the certainty.

mod outcome;

use super::{Chain, Explained, NAMED_PERIODS, line};
use crate::changes::{Because, Change, Declared, Published};
use crate::finding::{Role, Verdict, Why};
use crate::indicator::{Derivation, Indicator};
use crate::name::{Id, Text};
use crate::period::Period;
use crate::report::{Assessment, Finding};
use crate::target::{Judged, Require};
use crate::text::facts::changes::{Declaration, FigureShift, Formula, Lead, Purpose, Seen, Shift, Turn};
use crate::text::facts::{Fact, FigureName, Gulf};
use crate::text::shape::Amount;
use crate::text::{Length, is_decided};
use crate::uncertainty::Uncertainty;

/// How many figures a line or a paragraph names before it counts the rest.
const NAMED_FIGURES: usize = 3;

/// The facts of a change, in their order.
pub(in crate::text) fn change<'a>(change: &'a Change<'a>, length: Length) -> Chain<'a> {
    let mut chain = Chain::default();
    let (before, after) = match (change.before(), change.after()) {
        (Some(before), Some(after)) => (Explained { assessment: before }, Explained { assessment: after }),
        (None, Some(after)) => {
            chain.told.extend(change.part().map(|part| Fact::from(Lead::New(part))));
            add_judgement(after, length, &mut chain);
            return chain;
        }
        (Some(before), None) => {
            let of = Explained { assessment: before };
            chain.told.extend(of.own_name());
            let lead = |part| Fact::from(Lead::Gone(part, before.verdict(), before.stage()));
            chain.told.extend(change.part().map(lead));
            chain.told.push(of.demand());
            return chain;
        }
        (None, None) => return chain,
    };
    if change.is_unchanged() {
        chain.told.push(Fact::from(Lead::Unchanged));
        chain.told.push(Fact::Line(line(after.assessment)));
        return chain;
    }
    Moved { change, before, after, length }.tell(&mut chain);
    chain
}

/// The judgement of an assessment that there is nothing to compare with.
fn add_judgement<'a>(after: &'a Assessment, length: Length, chain: &mut Chain<'a>) {
    if length == Length::Line {
        chain.told.push(Fact::Line(line(after)));
        return;
    }
    let own = super::chain(after, length);
    chain.told.extend(own.told);
    chain.listed = own.listed;
}

/// A change with both its sides.
#[derive(Clone, Copy)]
struct Moved<'a> {
    change: &'a Change<'a>,
    before: Explained<'a>,
    after: Explained<'a>,
    length: Length,
}

impl<'a> Moved<'a> {
    fn tell(self, chain: &mut Chain<'a>) {
        let (before, after) = (self.before.assessment, self.after.assessment);
        let told = &mut chain.told;
        told.extend(self.after.own_name());
        let (then, now) = ((before.verdict(), before.stage()), (after.verdict(), after.stage()));
        // While nothing is decided it does not matter whether it would count already.
        let moved = then.0 != now.0 || (then.1 != now.1 && is_decided(now.0));
        if moved {
            told.push(Fact::from(Lead::Moved { before: then, after: now }));
        } else if now.0 != Verdict::Monitored {
            told.push(Fact::from(Lead::Still(now.0, now.1)));
        }
        told.push(self.after.demand());
        let figures = self.figures().count();
        // One more than the limit is named rather than counted.
        let named = if self.length == Length::Full || figures <= NAMED_FIGURES + 1 { figures } else { NAMED_FIGURES };
        let passed_over: Vec<_> = self.figures().skip(named).collect();
        for cause in self.change.causes().iter().filter(|cause| !passed_over.contains(cause)) {
            self.cause(cause, told);
        }
        if named < figures {
            told.push(Fact::Shift(Shift::MoreFigures(figures - named)));
        }
        self.results(told);
        self.undetermined(told);
        self.certainty(told);
        if self.length == Length::Full {
            if let Some(last) = after.deciding() {
                self.after.doubts(last, &mut chain.listed, Length::Full);
            }
        }
    }

    fn figures(self) -> impl Iterator<Item = &'a Because<'a>> {
        self.change.causes().iter().filter(|cause| matches!(cause, Because::Figure { .. }))
    }

    /// One cause in words.
    fn cause(self, cause: &'a Because<'a>, told: &mut Vec<Fact<'a>>) {
        let shift = match cause {
            Because::New(_) | Because::Gone(_) => return,
            Because::Rule { .. } => Shift::Rule(self.before.demanded()),
            Because::Indicator { .. } => Shift::Indicator {
                before: &self.before.assessment.indicator().name,
                after: &self.after.assessment.indicator().name,
            },
            Because::Judged { before, after } => Shift::Judged { before: *before, after: *after },
            Because::Window { before, after } => Shift::Window { before: *before, after: *after },
            Because::Require { before, after } => Shift::Require {
                now: without(*after, *before),
                no_longer: without(*before, *after),
                of: self.after.proof(self.after.main()),
            },
            Because::AcrossBreaks { after, .. } => Shift::AcrossBreaks(*after),
            Because::Declaration { indicator, of, before, after } => {
                let own = *indicator == self.after.assessment.indicator_id();
                let declaration = self.declaration(*of, before, after);
                Shift::Declared { part: (!own).then_some(&after.name), declaration }
            }
            Because::Break { area, at, declared, .. } => {
                let of = if *declared { self.after } else { self.before };
                Shift::Break { gulf: of.gulf_at(area, *at), declared: *declared }
            }
            Because::Period { no_longer, now } => {
                let periods = |held: &[crate::changes::Held]| held.iter().map(|held| held.period).collect();
                return self.periods(periods(no_longer), periods(now), told);
            }
            Because::Figure { indicator, area, period, role, before, after } => {
                Shift::Figure(Box::new(self.figure((indicator, area, *period), *role, *before, *after)))
            }
            Because::Sample { area, period, before, after } => {
                let names = &self.after.assessment.book.names;
                let area = names.find_area(area).and_then(|index| self.after.foreign_area(index));
                let plain = |n| self.after.plain(n);
                let n = (before.n != after.n).then(|| (before.n.map(plain), after.n.map(plain)));
                Shift::Sample { of: FigureName { part: None, area, period: *period }, n }
            }
            Because::Significance { period, before, after } => {
                let Some(finding) = finding_at(self.after, *period) else { return };
                Shift::Significance { apart: self.after.apart(finding), before: *before, after: *after }
            }
            Because::Caveat { caveat, came } => {
                let of = if *came { self.after } else { self.before };
                let found = of.assessment.findings().filter(Finding::decides).find_map(|finding| {
                    let names = &of.assessment.book.names;
                    let raw = finding.raw_caveats().iter().find(|raw| raw.named(names) == *caveat)?;
                    of.doubt(finding, raw)
                });
                let Some(doubt) = found else { return };
                Shift::Caveat { doubt, came: *came }
            }
        };
        told.push(Fact::Shift(shift));
    }

    fn declaration(self, of: Declared, before: &'a Indicator, after: &'a Indicator) -> Declaration<'a> {
        let decimals = |of: &Indicator| of.decimals.unwrap_or(0);
        match of {
            Declared::Derived => {
                Declaration::Derived { before: self.before.formula(before), after: self.after.formula(after) }
            }
            Declared::Measured => Declaration::Measured(after.measured.is_some()),
            Declared::Unit => Declaration::Unit { before: &before.unit, after: &after.unit },
            Declared::Better => Declaration::Better(after.better),
            Declared::Frequency => Declaration::Frequency { before: before.frequency, after: after.frequency },
            Declared::Decimals => Declaration::Decimals { before: decimals(before), after: decimals(after) },
            Declared::Sample => Declaration::Sample(after.sample),
            Declared::Uncertainty => match (before.uncertainty, after.uncertainty) {
                (Some(before), Some(after)) if (Uncertainty { level: after.level, ..before }) == after => {
                    Declaration::Level { before: before.level, after: after.level }
                }
                (_, _) => Declaration::Uncertainty,
            },
            Declared::Revised => Declaration::Revised(after.revised),
        }
    }

    /// Which other periods decide, and what they give.
    fn periods(self, no_longer: Vec<Period>, now: Vec<Period>, told: &mut Vec<Fact<'a>>) {
        if let ([then], [new]) = (no_longer.as_slice(), now.as_slice()) {
            self.newest(*then, *new, told);
            return;
        }
        let first = self.before.assessment.deciding().is_none();
        let last = self.after.assessment.deciding().is_none();
        if !now.is_empty() && now.len() <= NAMED_PERIODS {
            let found = now.iter().filter_map(|period| finding_at(self.after, *period));
            let periods = found.map(|finding| self.after.seen(finding)).collect();
            told.push(Fact::Shift(Shift::Joined { periods, first }));
        } else if !now.is_empty() {
            told.push(Fact::Shift(Shift::JoinedSpans { spans: spans(&now), first }));
        }
        if !no_longer.is_empty() {
            told.push(Fact::Shift(Shift::Left { spans: spans(&no_longer), last }));
        }
    }

    /// Another period decides alone.
    fn newest(self, then: Period, new: Period, told: &mut Vec<Fact<'a>>) {
        let (Some(before), Some(now)) = (finding_at(self.before, then), finding_at(self.after, new)) else { return };
        let declared = |cause: &Because<'_>| {
            matches!(
                cause,
                Because::Rule { .. } | Because::Judged { .. } | Because::Window { .. } | Because::Indicator { .. }
            )
        };
        let newest_counts = [self.before, self.after].iter().all(|of| of.assessment.judged() == Judged::Latest);
        let left = finding_at(self.after, then).and_then(|finding| finding.record.gap);
        let how = match (newest_counts, new < then, left) {
            (false, _, _) => Turn::Told,
            (true, false, _) => Turn::Newer,
            (true, true, Some(why)) => Turn::Lost(why),
            (true, true, None) if self.change.causes().iter().any(declared) => Turn::Told,
            (true, true, None) => Turn::Lost(Why::Absent),
        };
        let seen_now = Seen { undetermined: false, ..self.after.seen(now) };
        told.push(Fact::Shift(Shift::Newest { now: seen_now, before: self.before.seen(before), how }));
        let reference = |of: Explained<'a>, finding: Finding<'a>| {
            let operand = finding.raw_operands().iter().find(|operand| operand.role == Role::Reference)?;
            Some((of.assessment.book.names.area(operand.area), of.amount(operand.value?)))
        };
        let same_area =
            self.before.assessment.target().rule.reference() == self.after.assessment.target().rule.reference();
        if let (Some((_, before)), Some((area, value)), true) =
            (reference(self.before, before), reference(self.after, now), same_area)
        {
            if before.number != value.number {
                told.push(Fact::Shift(Shift::Reference { value, before, area }));
            }
        }
    }

    fn figure(
        self,
        (indicator, area, period): (&'a Id, &'a Id, Period),
        role: Option<Role>,
        before: Published,
        after: Published,
    ) -> FigureShift<'a> {
        let own = indicator == self.after.assessment.indicator_id();
        let here = area == self.after.assessment.area_id();
        let names = &self.after.assessment.book.names;
        let part = names.find_indicator(indicator).filter(|_| !own).map(|index| names.indicator(index));
        let other_area = names.find_area(area).filter(|_| !here).map(|index| names.area(index));
        let purpose = match role {
            None | Some(Role::Part) => Purpose::Value,
            Some(_) if self.after.assessment.verdict() == Verdict::Monitored => Purpose::Comparison,
            Some(
                Role::Baseline
                | Role::StatedBaseline
                | Role::YearEarlier
                | Role::Reference
                | Role::ValueSince
                | Role::ReferenceSince,
            ) => Purpose::Limit,
        };
        let printed = |of: Explained<'a>, figure: Published| {
            (figure.value.and_then(|value| of.amount_named(indicator, value)), figure.standing)
        };
        FigureShift {
            of: FigureName { part, area: other_area, period },
            purpose,
            before: printed(self.before, before),
            after: printed(self.after, after),
        }
    }
}

impl<'a> Explained<'a> {
    fn own_name(self) -> Option<Fact<'a>> {
        self.assessment.target().name.as_ref().map(Fact::Name)
    }

    /// What a period gives, in short.
    fn seen(self, finding: Finding<'a>) -> Seen<'a> {
        let undetermined = finding.verdict() == Verdict::Undetermined;
        let value = finding.value().map(|value| self.value(finding, value));
        let against = self.against(finding);
        let not_shown = is_decided(finding.verdict()) && finding.figure_verdict() != finding.verdict();
        let not_shown = not_shown.then_some(self.proof(Some(finding)));
        Seen { period: finding.period(), value, against, not_shown, undetermined }
    }

    fn gulf_at(self, area: &Id, at: Period) -> Gulf<'a> {
        let names = &self.assessment.book.names;
        let index = names.find_area(area);
        let declared = index.and_then(|area| names.declared_break(self.assessment.plan().indicator, area, at));
        Gulf {
            at,
            area: index.and_then(|area| self.foreign_area(area)),
            reason: declared.map(|declared| &declared.reason),
        }
    }

    /// A number in the unit of one of its indicators.
    fn amount_named(self, indicator: &Id, number: crate::number::Number) -> Option<Amount<'a>> {
        let index = self.assessment.book.names.find_indicator(indicator)?;
        let own = index == self.assessment.plan().indicator;
        Some(if own { self.amount(number) } else { self.amount_of(index, number) })
    }

    fn formula(self, indicator: &'a Indicator) -> Formula<'a> {
        let names = &self.assessment.book.names;
        let name = |id: &Id| names.find_indicator(id).map(|index| &names.indicator(index).name);
        let formula = match &indicator.derived {
            None => None,
            Some(Derivation::Share { part, of }) => name(part).zip(name(of)).map(|(part, of)| Formula::Share(part, of)),
            Some(Derivation::Rate { count, of, per }) => {
                name(count).zip(name(of)).map(|(count, of)| Formula::Rate(count, of, *per))
            }
            Some(Derivation::Sum(parts)) => Some(Formula::Sum(parts.iter().filter_map(name).collect::<Vec<&Text>>())),
            Some(Derivation::Difference(from, less)) => {
                name(from).zip(name(less)).map(|(from, less)| Formula::Difference(from, less))
            }
        };
        formula.unwrap_or(Formula::Measured)
    }
}

impl From<Lead> for Fact<'_> {
    fn from(lead: Lead) -> Self {
        Fact::Shift(Shift::Lead(lead))
    }
}

fn finding_at<'a>(of: Explained<'a>, period: Period) -> Option<Finding<'a>> {
    of.assessment.findings().find(|finding| finding.period() == period)
}

/// What is required by the one and not by the other.
fn without(one: Require, other: Require) -> Require {
    Require {
        significant: one.significant && !other.significant,
        firm: one.firm && !other.firm,
        settled: one.settled && !other.settled,
    }
}

/// Periods in order, those without a hole between them together.
fn spans(periods: &[Period]) -> Vec<(Period, Period)> {
    let mut spans: Vec<(Period, Period)> = Vec::new();
    for period in periods {
        match spans.last_mut().filter(|(_, end)| end.next() == Some(*period)) {
            Some((_, end)) => *end = *period,
            None => spans.push((*period, *period)),
        }
    }
    spans
}

//! What is known of the difference that a finding is about: what the source states, and what a test finds.

use std::ops::Range;

use super::judge::{Doubt, Judge};
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::chance::{Counterpart, Model, Outcome, Overlap, Sampled, Test, Towards};
use crate::columns::Columns;
use crate::finding::{
    Bound, Caveat, Certainty, Findings, Record, Role, Significance, Term, TestRecord, Untested, Verdict,
};
use crate::interval::{Interval, interval};
use crate::name::Text;
use crate::period::Period;
use crate::rule::{Noted, Partner, Place, Rule};
use crate::uncertainty::Uncertainty;

/// Whether a difference may be chance, and how that is known.
#[derive(Clone, Copy)]
pub(super) struct Chance {
    pub(super) significance: Significance,
    /// The place of the source's statement, if it makes one.
    stated: Option<usize>,
    /// What a test finds, where the source states the opposite.
    contradicted: Option<Significance>,
    /// Why a test was declared and gave no answer.
    pub(super) untested: Option<Untested>,
}

impl Chance {
    const UNKNOWN: Chance =
        Chance { significance: Significance::Unknown, stated: None, contradicted: None, untested: None };

    /// The source's word counts; where it says nothing, the test's does.
    fn of(stated: Option<(Significance, usize)>, tested: Option<Result<Outcome, Untested>>) -> Option<Chance> {
        let computed = tested.map(|tested| tested.and_then(answer));
        let Some((significance, nth)) = stated else {
            let (significance, untested) = match computed? {
                Ok(significance) => (significance, None),
                Err(untested) => (Significance::Unknown, Some(untested)),
            };
            return Some(Chance { significance, stated: None, contradicted: None, untested });
        };
        let opposed = |computed: &Significance| significance != Significance::Unknown && *computed != significance;
        let contradicted = computed.and_then(Result::ok).filter(opposed);
        Some(Chance { significance, stated: Some(nth), contradicted, untested: None })
    }

    /// Why the significance is not known, where the source says so.
    pub(super) fn reason(self, columns: &Columns<'_>) -> Option<Text> {
        columns.comparison(self.stated?)?.reason.clone()
    }
}

fn answer(outcome: Outcome) -> Result<Significance, Untested> {
    match outcome.significant {
        Some(true) => Ok(Significance::Significant),
        Some(false) => Ok(Significance::NotSignificant),
        None => Err(Untested::Rounding),
    }
}

impl Judge<'_> {
    /// What is known of the pair of values that the rule compares, and the place of what was computed of it; nothing of
    /// a pair where one of the values is missing, or where a value is compared with itself.
    pub(super) fn chance(
        &self,
        period: Period,
        noted: &Noted,
        operands: Range<usize>,
        out: &mut Findings,
    ) -> (Option<Chance>, Option<usize>) {
        let (itself, stated) = match noted.partner {
            Partner::Observation(area, at, _) => {
                let ends = ((self.own.area, period), (area, at));
                (ends.0 == ends.1, stated(self.columns, self.plan.indicator, ends))
            }
            Partner::Nothing | Partner::Constant(_) | Partner::Mean(_) | Partner::Gap => (false, None),
        };
        let pair = !noted.without_value && !itself;
        if let Some(uncertainty) = &self.names.indicator(self.plan.indicator).uncertainty {
            return self.computed(period, (uncertainty, noted), operands, pair.then_some(stated), out);
        }
        let silent = || self.names.is_sample(self.plan.indicator).then_some(Chance::UNKNOWN);
        (if pair { Chance::of(stated, None).or_else(silent) } else { None }, None)
    }

    /// The interval of the value, and the test of the pair with what the source states of it, where there is a pair.
    #[inline(never)]
    fn computed(
        &self,
        period: Period,
        (uncertainty, noted): (&Uncertainty, &Noted),
        operands: Range<usize>,
        pair: Option<Option<(Significance, usize)>>,
        out: &mut Findings,
    ) -> (Option<Chance>, Option<usize>) {
        let tested = pair.and_then(|_| self.test(period, (uncertainty, noted), operands, out));
        let outcome = tested.as_ref().map(|tested| tested.as_ref().map(|record| record.outcome).map_err(|why| *why));
        let points_away = matches!(&tested, Some(Ok(found)) if found.test.towards.is_against(found.outcome.difference));
        let mut chance = pair.map(|stated| Chance::of(stated, outcome).unwrap_or(Chance::UNKNOWN));
        if let Some(chance) = chance.as_mut().filter(|_| points_away) {
            // The source speaks of any difference, a test of one side only of that side.
            chance.contradicted = chance.contradicted.filter(|computed| *computed == Significance::Significant);
        }
        let stated = pair.flatten().map(|(stated, _)| stated);
        let test = tested.and_then(Result::ok).map(|test| TestRecord { stated, ..test });
        let interval = self.interval(uncertainty, period);
        if interval.is_none() && test.is_none() {
            return (chance, None);
        }
        out.certainties.push(Certainty { interval, test });
        (chance, out.certainties.len().checked_sub(1))
    }

    /// Between what values the true value lies.
    fn interval(&self, uncertainty: &Uncertainty, period: Period) -> Option<Interval> {
        let indicator = self.names.indicator(self.plan.indicator);
        let of = (indicator, self.names.parts(self.plan.indicator));
        let (sampled, carried) = self.columns.sampled(of, uncertainty, self.own.column, period)?;
        let decimals = self.names.written_decimals(self.plan.indicator);
        interval(uncertainty, indicator.unit.per(), sampled.figure.value, carried, decimals)
    }

    /// The direction in which a difference counts: the demanded one, under `maintain` the worsening.
    fn towards(&self) -> Towards {
        match self.target.rule.side_to_show(self.names.indicator(self.plan.indicator).better) {
            None => Towards::Either,
            Some(Bound::AtMost) => Towards::Down,
            Some(Bound::AtLeast) => Towards::Up,
        }
    }

    /// Tests the difference; `None` where there is nothing to compare with.
    fn test(
        &self,
        period: Period,
        (uncertainty, noted): (&Uncertainty, &Noted),
        operands: Range<usize>,
        out: &mut Findings,
    ) -> Option<Result<TestRecord, Untested>> {
        let per = self.names.indicator(self.plan.indicator).unit.per();
        let test = Test::new(uncertainty, per, self.towards());
        let with = |area| overlap(self.names, self.own.area, area);
        let (against, overlap) = match noted.partner {
            Partner::Nothing => return None,
            Partner::Constant(constant) => (Counterpart::Constant(constant), Overlap::None),
            Partner::Mean(_) => (Counterpart::Mean, Overlap::None),
            Partner::Observation(area, ..) => (Counterpart::Value, with(area)),
            Partner::Gap => (Counterpart::Gap, self.other.map_or(Overlap::None, |other| with(other.area))),
        };
        let start = out.terms.len();
        out.terms.extend(self.term(self.own.area, period));
        for nth in operands {
            let Some(operand) = out.operands.get(nth) else { continue };
            let compared = match operand.role {
                Role::Baseline | Role::YearEarlier | Role::Reference | Role::ValueSince | Role::ReferenceSince => true,
                Role::StatedBaseline | Role::Part => false,
            };
            // A value that is part of the mean it is compared with is compared with the rest of it.
            let itself = (operand.area, operand.period) == (self.own.area, Some(period));
            if let Some(period) = operand.period.filter(|_| compared && !itself) {
                out.terms.extend(self.term(operand.area, period));
            }
        }
        let terms = start..out.terms.len();
        let sampled = out.terms.get(terms.clone()).unwrap_or_default();
        let others = sampled.iter().skip(1).map(|term| term.sampled);
        let outcome = match sampled.first() {
            Some(own) => run(&test, own.sampled, others, against, overlap),
            None => Err(Untested::OutOfRange),
        };
        Some(outcome.map(|outcome| TestRecord { test, against, overlap, outcome, stated: None, terms }))
    }

    fn term(&self, area: AreaIndex, period: Period) -> Option<Term> {
        let place = self.other.filter(|other| other.area == area).unwrap_or(self.own);
        let sampled = sampled(self.names, self.columns, self.plan.indicator, place, period)?;
        Some(Term { area, period, sampled })
    }

    /// Says of a decided or monitored difference that it may be chance, or that this is not known. Under `maintain` a
    /// value that is held needs no difference, so nothing is said of it.
    pub(super) fn note_chance(&self, record: &Record, chance: Option<Chance>, doubts: &mut Vec<Doubt>) {
        let held = matches!(self.target.rule, Rule::Maintain(_)) && record.figure_verdict == Verdict::Met;
        let Some(chance) = chance.filter(|_| !held && record.figure_verdict != Verdict::Undetermined) else { return };
        match chance.significance {
            Significance::Significant => {}
            Significance::NotSignificant => doubts.push(Caveat::NotSignificant),
            Significance::Unknown => {
                let reason = chance.reason(self.columns);
                doubts.push(Caveat::SignificanceUnknown { reason, untested: chance.untested });
            }
        }
        if let Some(computed) = chance.contradicted {
            doubts.push(Caveat::SignificanceContradicted { stated: chance.significance, computed });
        }
    }
}

/// What is known of the difference between the values of two areas in one period, and whether the smaller one was
/// held against what is left of the larger one without it.
pub(super) fn between_areas(
    names: &Catalogue,
    columns: &Columns<'_>,
    indicator: IndicatorIndex,
    (own, other): (Place<'_>, Place<'_>),
    period: Period,
) -> (Option<Chance>, bool) {
    let stated = stated(columns, indicator, ((own.area, period), (other.area, period)));
    let overlap = overlap(names, own.area, other.area);
    let declared = names.indicator(indicator);
    let tested = declared.uncertainty.as_ref().map(|uncertainty| {
        let test = Test::new(uncertainty, declared.unit.per(), Towards::Either);
        let value = |place| sampled(names, columns, indicator, place, period).ok_or(Untested::OutOfRange);
        run(&test, value(own)?, std::iter::once(value(other)?), Counterpart::Value, overlap)
    });
    let without = overlap != Overlap::None && stated.is_none() && matches!(tested, Some(Ok(_)));
    let chance = Chance::of(stated, tested).or_else(|| names.is_sample(indicator).then_some(Chance::UNKNOWN));
    (chance, without)
}

/// Runs a test, or says why it cannot be run.
fn run(
    test: &Test,
    own: Sampled,
    others: impl Iterator<Item = Sampled> + Clone,
    against: Counterpart,
    overlap: Overlap,
) -> Result<Outcome, Untested> {
    let lacks_size = |sampled: &Sampled| match test.model {
        Model::Count => false,
        Model::Share | Model::Rate(_) => sampled.n.is_none(),
        Model::Published => sampled.variance.is_none(),
    };
    if lacks_size(&own) || others.clone().any(|other| lacks_size(&other)) {
        return Err(Untested::SizeMissing);
    }
    let why_not = if overlap == Overlap::None { Untested::OutOfRange } else { Untested::Overlap };
    test.run(own, others, against, overlap).ok_or(why_not)
}

fn sampled(
    names: &Catalogue,
    columns: &Columns<'_>,
    indicator: IndicatorIndex,
    place: Place<'_>,
    period: Period,
) -> Option<Sampled> {
    let declared = names.indicator(indicator);
    let of = (declared, names.parts(indicator));
    columns.sampled(of, declared.uncertainty.as_ref()?, place.column, period).map(|(sampled, _)| sampled)
}

/// What the source states of the difference between two observations, and where.
fn stated(
    columns: &Columns<'_>,
    indicator: IndicatorIndex,
    (one, other): ((AreaIndex, Period), (AreaIndex, Period)),
) -> Option<(Significance, usize)> {
    columns.stated(indicator, one, other).map(|(stated, nth)| (stated.into(), nth))
}

fn overlap(names: &Catalogue, own: AreaIndex, other: AreaIndex) -> Overlap {
    if names.lies_in(own, other) {
        Overlap::OwnInOther
    } else if names.lies_in(other, own) {
        Overlap::OtherInOwn
    } else {
        Overlap::None
    }
}

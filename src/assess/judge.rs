use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::columns::Columns;
use crate::figure::Figure;
use crate::finding::{Bound, Caveat, Findings, Limit, Missing, Reason, Record, Significance, TestRecord, Verdict};
use crate::indicator::Unit;
use crate::number::Number;
use crate::period::Period;
use crate::rule::{Demand, Evidence, Noted, Partner, Place, Rule};
use crate::rulebook::Plan;
use crate::target::{Judged, Target};

/// A caveat while judging.
pub(super) type Doubt = Caveat<IndicatorIndex, AreaIndex>;

/// Judges one target in one area, period by period.
pub(super) struct Judge<'a> {
    pub(super) names: &'a Catalogue,
    pub(super) target: &'a Target,
    pub(super) plan: &'a Plan,
    pub(super) columns: &'a Columns<'a>,
    pub(super) own: Place<'a>,
    pub(super) other: Option<Place<'a>>,
}

impl Judge<'_> {
    /// Judges every judgeable period.
    pub(super) fn periods(&self, rule: &Rule, out: &mut Findings) {
        let asked = match self.plan.judged {
            Judged::At(period) => Some(period),
            Judged::Latest | Judged::EveryPeriod => None,
        };
        let span = self.judgeable(rule);
        if let Some(before) = asked.filter(|at| span.is_none_or(|(first, _)| *at < first)) {
            self.at(before, out);
        }
        let mut next = span.map(|(first, _)| first);
        while let Some(period) = next.filter(|period| span.is_some_and(|(_, last)| *period <= last)) {
            self.at(period, out);
            next = period.next();
        }
        if let Some(after) = asked.filter(|at| span.is_some_and(|(_, last)| last < *at)) {
            self.at(after, out);
        }
    }

    /// The first and the last judgeable period, as far as the data carry.
    fn judgeable(&self, rule: &Rule) -> Option<(Period, Period)> {
        let begins = match self.plan.span {
            Some((first, _)) => first,
            None => self.columns.periods(self.own.column?).next()?,
        };
        let first = if rule.needs_year_earlier() {
            begins.year_later()?
        } else {
            match rule.condition().after() {
                Some(after) => begins.max(after.next()?),
                None => begins,
            }
        };
        let carried = self.columns.last(self.plan.indicator)?;
        let last = self.plan.span.map_or(carried, |(_, end)| end.min(carried));
        (first <= last).then_some((first, last))
    }

    /// Judges one period.
    fn at(&self, period: Period, out: &mut Findings) {
        let (operands, caveats, missing) = (out.operands.len(), out.caveats.len(), out.missing.len());
        let mut evidence = Evidence {
            names: self.names,
            columns: self.columns,
            indicator: self.plan.indicator,
            parts: self.names.parts(self.plan.indicator),
            own: self.own,
            other: self.other,
            frequency: self.plan.frequency,
            at: period,
            out,
            first_caveat: caveats,
            noted: Noted::default(),
            before_restatement: false,
        };
        let value = evidence.value();
        let demand = self.target.rule.condition().demand(&mut evidence);
        let reason = evidence.reason(self.target.across_breaks);
        evidence.note_limit_before(self.target.rule.condition());
        let noted = evidence.noted;
        let operands = operands..out.operands.len();
        let (chance, certainty) = self.chance(period, &noted, operands.clone(), out);
        out.records.push(Record {
            period,
            decides: false,
            verdict: Verdict::Undetermined,
            figure_verdict: Verdict::Undetermined,
            reason,
            value: value.map(|value| value.value),
            gap: noted.gap,
            limit: None,
            step: None,
            margin: None,
            firm: None,
            significance: chance.map(|chance| chance.significance),
            certainty,
            operands,
            caveats: caveats..caveats,
            missing: missing..out.missing.len(),
        });
        let Findings { records, caveats: doubts, missing, certainties, .. } = out;
        let Some(record) = records.last_mut() else { return };
        if self.target.rule.is_monitor() {
            let lacking = missing.get(record.missing.clone()).unwrap_or_default();
            monitored(record, value, demand, lacking, doubts);
        } else {
            let test = record.certainty.and_then(|nth| certainties.get(nth)?.test.as_ref());
            self.demanded(record, (value, demand), &noted, test, doubts);
        }
        self.note_chance(record, chance, doubts);
        if self.names.is_revised(self.plan.indicator) {
            doubts.push(Caveat::Revised);
        }
        record.caveats = caveats..doubts.len();
    }

    fn demanded(
        &self,
        record: &mut Record,
        (value, demand): (Option<Figure>, Option<Demand>),
        noted: &Noted,
        test: Option<&TestRecord>,
        doubts: &mut Vec<Doubt>,
    ) {
        let (Some(value), Some(demand), None) = (value, demand, record.reason) else {
            // Without another reason a number left the range.
            record.reason = record.reason.or(Some(Reason::OutOfRange));
            return;
        };
        let Some((margin, firm, shift)) = held_against(value, &demand) else {
            record.reason = Some(Reason::OutOfRange);
            return;
        };
        let limit =
            Limit { bound: demand.bound, value: demand.limit.value, strict: demand.strict, error: demand.error };
        record.step = demand.from.and_then(|from| limit.value.checked_sub(from));
        record.margin = Some(margin);
        record.firm = Some(firm);
        record.figure_verdict = if limit.is_met_with(margin) { Verdict::Met } else { Verdict::NotMet };
        record.limit = Some(limit);
        let limit_moved = noted.baseline_restated && noted.limit_before != Some(limit.value);
        if limit_moved && self.target.rule.condition().follows_baseline(record.period) {
            doubts.push(Caveat::BaselineRestated { limit_before: noted.limit_before });
        }
        let better = is_better(demand.bound, value.value, noted.partner, test);
        (record.verdict, record.reason) = self.required(record, better, noted.unsettled);
        if !firm {
            doubts.push(Caveat::Rounding { shift });
        }
        if record.verdict == Verdict::NotMet && self.stands_at_floor(demand.bound, value.value) {
            doubts.push(Caveat::AtFloor);
        }
        if noted.beyond_goal {
            doubts.push(Caveat::BeyondGoal);
        }
    }

    /// The verdict once the target's requirements are applied to that of the figures.
    fn required(&self, record: &Record, better: bool, unsettled: bool) -> (Verdict, Option<Reason>) {
        let require = self.target.require;
        let mut verdict = record.figure_verdict;
        if require.significant {
            verdict = match (&self.target.rule, verdict, record.significance) {
                (Rule::Maintain(_), Verdict::NotMet, Some(Significance::Significant)) => Verdict::NotMet,
                (Rule::Maintain(_), Verdict::NotMet, Some(Significance::NotSignificant)) => Verdict::Met,
                (Rule::Maintain(_), Verdict::NotMet, Some(Significance::Unknown) | None) => Verdict::Undetermined,
                (Rule::Maintain(_), _, _) | (_, Verdict::NotMet | Verdict::Undetermined | Verdict::Monitored, _) => {
                    verdict
                }
                (_, Verdict::Met, Some(Significance::Significant)) if better => Verdict::Met,
                (_, Verdict::Met, Some(Significance::Significant | Significance::NotSignificant)) => Verdict::NotMet,
                (_, Verdict::Met, Some(Significance::Unknown) | None) => Verdict::Undetermined,
            };
        }
        let falls_short = (require.firm && record.firm != Some(true)) || (require.settled && unsettled);
        if falls_short || verdict == Verdict::Undetermined {
            return (Verdict::Undetermined, Some(Reason::Requirement));
        }
        (verdict, None)
    }

    fn stands_at_floor(&self, bound: Bound, value: Number) -> bool {
        let cannot_be_negative = match self.names.indicator(self.plan.indicator).unit {
            Unit::Count { .. } | Unit::Percent | Unit::Per { .. } => true,
            Unit::Plain | Unit::Amount(_) => false,
        };
        cannot_be_negative && bound == Bound::AtMost && value.is_zero()
    }
}

/// Nothing is demanded: the movement is written down, and what stands in its way is a caveat.
fn monitored(
    record: &mut Record,
    value: Option<Figure>,
    from: Option<Demand>,
    lacking: &[Missing<IndicatorIndex, AreaIndex>],
    doubts: &mut Vec<Doubt>,
) {
    record.verdict = Verdict::Monitored;
    record.figure_verdict = Verdict::Monitored;
    if record.reason.is_none() {
        record.step = value.zip(from).and_then(|(value, from)| value.value.checked_sub(from.limit.value));
    }
    record.reason = None;
    doubts.extend(lacking.iter().map(|lack| {
        let Missing { indicator, area, period, why } = *lack;
        Caveat::Missing { indicator, area, period, why }
    }));
}

/// The margin, whether it is firm, and how far the unrounded figures may shift it. `None` where it cannot be
/// computed, or lies within the error of an approximate limit.
fn held_against(value: Figure, demand: &Demand) -> Option<(Number, bool, Option<Number>)> {
    let difference = value.sub(demand.limit)?;
    let margin = match demand.bound {
        Bound::AtMost => -difference.value,
        Bound::AtLeast => difference.value,
    };
    let error = demand.error.unwrap_or(Number::ZERO);
    let too_close = error.is_positive() && margin.abs() <= error;
    if too_close {
        return None;
    }
    let shift = difference.shift().and_then(|shift| shift.checked_add(error));
    let firm = shift.is_some_and(|shift| shift.is_zero() || shift <= margin.abs());
    Some((margin, firm, shift))
}

/// Whether the value lies on the good side of what it is compared with.
fn is_better(bound: Bound, value: Number, partner: Partner, test: Option<&TestRecord>) -> bool {
    match (partner, test) {
        (Partner::Observation(_, _, other) | Partner::Constant(other) | Partner::Mean(other), _) => {
            bound.prefers(value, other)
        }
        (Partner::Gap, Some(test)) => bound.prefers(test.outcome.difference, Number::ZERO),
        (Partner::Nothing | Partner::Gap, _) => true,
    }
}

use std::sync::Arc;

use super::chance::between_areas;
use super::judge::{Doubt, Judge};
use crate::catalogue::AreaIndex;
use crate::columns::{Columns, Reading, Tally};
use crate::finding::{Bound, Caveat, Findings, Role, Stage, Verdict};
use crate::number::Number;
use crate::period::Period;
use crate::report::{Assessment, ContextRecord, Extreme, Measured, StatedRecord};
use crate::rule::{Place, Rule};
use crate::rulebook::{Book, Plan};
use crate::target::Judged;

impl Assessment {
    pub(super) fn blank(book: &Arc<Book>, plan: usize, area: AreaIndex) -> Assessment {
        Assessment {
            book: Arc::clone(book),
            plan,
            area,
            verdict: Verdict::Undetermined,
            stage: Stage::Due,
            certain: false,
            findings: Findings::default(),
            context: Vec::new(),
            stated: Vec::new(),
            extreme: None,
            measured: None,
            taken: None,
        }
    }

    /// Judges the target in its area.
    pub(super) fn fill(&mut self, columns: &Columns<'_>) {
        let book = Arc::clone(&self.book);
        let plan = book.plan(self.plan);
        let target = &book.target_of(plan).1;
        let place = |area| Place { area, column: columns.find(plan.indicator, area) };
        let (own, other) = (place(self.area), plan.reference.map(place));
        let judge = Judge { names: &book.names, target, plan, columns, own, other };
        self.findings.clear();
        judge.periods(&target.rule, &mut self.findings);
        self.mark_deciding(plan.judged);
        self.verdict = self.overall(&target.rule);
        self.stage = self.stage_of(plan);
        self.certain = self.is_beyond_doubt();
        self.extreme = self.deciding_value().and_then(|(period, value)| extreme(columns, own, period, value));
        let measured = columns.measured(&book.names, (plan.indicator, self.area), self.period());
        self.measured = measured.map(|(about, Tally { rows, undecided })| {
            let about = Arc::clone(about);
            Measured { about, rows, undecided }
        });
        let taken = self.period().and_then(|period| columns.origin(own.column, period));
        self.taken = taken.map(|(source, place)| (Arc::clone(source), place));
        self.compare(plan, columns, own);
        self.repeat_statements(plan, columns, own);
    }

    /// Marks the findings that the verdict rests on.
    fn mark_deciding(&mut self, judged: Judged) {
        let records = &mut self.findings.records;
        match judged {
            Judged::EveryPeriod => records.iter_mut().for_each(|record| record.decides = true),
            Judged::At(period) => records.iter_mut().for_each(|record| record.decides = record.period == period),
            Judged::Latest => {
                let with_value = records.iter().rposition(|record| record.gap.is_none());
                let deciding = with_value.or(records.len().checked_sub(1));
                if let Some(record) = deciding.and_then(|nth| records.get_mut(nth)) {
                    record.decides = true;
                }
                self.note_passed_over(with_value);
            }
        }
    }

    /// Adds to the deciding finding that later periods had no value, or have none any more.
    fn note_passed_over(&mut self, deciding: Option<usize>) {
        let own = self.area;
        let Findings { records, caveats, .. } = &mut self.findings;
        let Some((decider, passed)) = deciding.and_then(|nth| records.get_mut(nth..)?.split_first_mut()) else {
            return;
        };
        if passed.is_empty() {
            return;
        }
        let start = caveats.len();
        for nth in decider.caveats.clone() {
            caveats.extend(caveats.get(nth).cloned());
        }
        for record in passed {
            caveats.extend(record.gap.map(|why| Caveat::PassedOver { period: record.period, why }));
            for nth in record.caveats.clone() {
                caveats.extend(caveats.get(nth).filter(|caveat| is_withdrawal(caveat, own, record.period)).cloned());
            }
        }
        decider.caveats = start..caveats.len();
    }

    fn overall(&self, rule: &Rule) -> Verdict {
        if rule.is_monitor() {
            return Verdict::Monitored;
        }
        let mut deciding =
            self.findings.records.iter().filter(|record| record.decides).map(|record| record.verdict).peekable();
        if deciding.peek().is_none() {
            return Verdict::Undetermined;
        }
        deciding.fold(Verdict::Met, |all, one| match (all, one) {
            (Verdict::NotMet, _) | (_, Verdict::NotMet) => Verdict::NotMet,
            (Verdict::Undetermined, _) | (_, Verdict::Undetermined) => Verdict::Undetermined,
            (Verdict::Met | Verdict::Monitored, Verdict::Met | Verdict::Monitored) => Verdict::Met,
        })
    }

    /// Where every period decides, one that fails settles the verdict: nothing that comes later can change it.
    pub(super) fn is_lost(&self) -> bool {
        self.judged() == Judged::EveryPeriod && self.verdict == Verdict::NotMet
    }

    fn stage_of(&self, plan: &Plan) -> Stage {
        if self.is_lost() {
            return Stage::Due;
        }
        let records = &self.findings.records;
        let Some(last) = records.iter().rev().find(|record| record.decides) else { return Stage::Due };
        let before_date = plan.by.is_some_and(|by| last.period < by);
        let window_open = plan.judged == Judged::EveryPeriod && plan.span.is_some_and(|(_, end)| last.period < end);
        if before_date || window_open { Stage::Interim } else { Stage::Due }
    }

    fn is_beyond_doubt(&self) -> bool {
        let decided = matches!(self.verdict, Verdict::Met | Verdict::NotMet);
        decided
            && self
                .findings()
                .filter(|finding| finding.decides())
                .all(|finding| finding.raw_caveats().iter().all(|caveat| !caveat.unsettles()))
    }

    fn deciding_value(&self) -> Option<(Period, Number)> {
        let last = self.findings.records.iter().rev().find(|record| record.decides)?;
        Some((last.period, last.value?))
    }

    /// Sets the values of other areas beside the last deciding one.
    fn compare(&mut self, plan: &Plan, columns: &Columns<'_>, own_place: Place<'_>) {
        self.context.clear();
        let Some(period) = self.findings.records.iter().rev().find(|record| record.decides).map(|record| record.period)
        else {
            return;
        };
        let own = self.deciding_value().map(|(_, value)| value);
        for area in plan.compare.iter().copied().filter(|area| *area != self.area) {
            let place = Place { area, column: columns.find(plan.indicator, area) };
            let value = match columns.read(place.column, period) {
                Reading::Value(observed) => Some(observed.figure.value),
                Reading::Absent | Reading::Missing | Reading::Suppressed | Reading::Zero | Reading::OutOfRange => None,
            };
            let difference = own.zip(value).and_then(|(own, value)| own.checked_sub(value));
            let (known, without) = match difference {
                Some(_) => between_areas(&self.book.names, columns, plan.indicator, (own_place, place), period),
                None => (None, false),
            };
            let significance = known.map(|known| known.significance);
            let reason = known.and_then(|known| known.reason(columns));
            let untested = known.and_then(|known| known.untested);
            self.context.push(ContextRecord {
                area,
                period,
                value,
                difference,
                significance,
                reason,
                untested,
                without,
            });
        }
    }

    /// Repeats what the source states of earlier values and the last deciding one, except of the pair that the rule
    /// is about.
    fn repeat_statements(&mut self, plan: &Plan, columns: &Columns<'_>, own: Place<'_>) {
        let mut stated = std::mem::take(&mut self.stated);
        stated.clear();
        self.collect_statements(plan, columns, own, &mut stated);
        self.stated = stated;
    }

    fn collect_statements(&self, plan: &Plan, columns: &Columns<'_>, own: Place<'_>, stated: &mut Vec<StatedRecord>) {
        let Some((last, _)) = self.deciding_value() else { return };
        let compared = |period: Period| {
            let deciding = self.findings().rev().find(|finding| finding.decides());
            let mut operands = deciding.iter().flat_map(|finding| finding.raw_operands());
            operands.any(|operand| {
                matches!(operand.role, Role::Baseline | Role::YearEarlier) && operand.period == Some(period)
            })
        };
        for (period, significance, nth) in columns.stated_of(plan.indicator, self.area, last) {
            if period >= last || compared(period) {
                continue;
            }
            stated.push(StatedRecord {
                period,
                value: columns.read(own.column, period).shown().0,
                significance: significance.into(),
                reason: columns.comparison(nth).and_then(|comparison| comparison.reason.clone()),
                broken: own.column.and_then(|column| column.break_between(period, last)),
            });
        }
    }
}

/// Whether a caveat says that the figure of an area and a period was taken back.
fn is_withdrawal(caveat: &Doubt, own: AreaIndex, at: Period) -> bool {
    matches!(caveat, Caveat::Restated { area, period, to: None, .. } if *area == own && *period == at)
}

/// Whether a value is below or above all earlier comparable ones; of two values alone nothing is said.
fn extreme(columns: &Columns<'_>, own: Place<'_>, period: Period, value: Number) -> Option<Extreme> {
    let column = own.column?;
    let earlier = columns.earlier(column, column.last_break(period), period)?;
    if earlier.count < 2 {
        return None;
    }
    let lowest = Bound::AtMost.prefers(value, earlier.lowest);
    let highest = Bound::AtLeast.prefers(value, earlier.highest);
    (lowest || highest).then_some(Extreme { lowest, since: earlier.since })
}

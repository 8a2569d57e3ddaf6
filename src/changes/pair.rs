use std::collections::BTreeSet;

use super::{Aspect, Because, Held};
use crate::finding::Role;
use crate::period::Period;
use crate::report::{Assessment, Finding};

/// The assessments of one target in one area, before and now.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) before: &'a Assessment,
    pub(super) after: &'a Assessment,
}

impl<'a> Pair<'a> {
    /// What moved.
    pub(super) fn moved(self) -> Vec<Aspect> {
        let Pair { before, after } = self;
        let compared = self.compared();
        let any = |differs: fn(&Finding<'a>, &Finding<'a>) -> bool| compared.iter().any(|(one, two)| differs(one, two));
        let aspects = [
            (Aspect::Verdict, before.verdict() != after.verdict()),
            (Aspect::Stage, before.stage() != after.stage()),
            (Aspect::Period, periods(before) != periods(after)),
            (Aspect::Value, before.deciding().is_some() != after.deciding().is_some() || any(other_value)),
            (Aspect::Limit, any(|one, two| one.limit() != two.limit())),
            (Aspect::Margin, any(|one, two| one.margin() != two.margin())),
            (Aspect::Certainty, before.is_certain() != after.is_certain()),
        ];
        aspects.into_iter().filter(|(_, moved)| *moved).map(|(aspect, _)| aspect).collect()
    }

    /// Why, each cause once.
    pub(super) fn causes(self, moved: &[Aspect]) -> Vec<Because<'a>> {
        let mut causes = Vec::new();
        self.targets(&mut causes, moved);
        if self.is_same_indicator() {
            self.declarations(&mut causes);
            self.breaks(&mut causes);
        }
        causes.extend(self.periods());
        if self.is_same_indicator() {
            self.figures(&mut causes);
            self.significance(&mut causes);
        }
        if causes.is_empty() && !moved.is_empty() {
            self.caveats(&mut causes);
        }
        causes
    }

    pub(super) fn is_same_indicator(self) -> bool {
        self.before.indicator_id() == self.after.indicator_id()
    }

    /// The findings of the periods that decide in both.
    pub(super) fn common(self) -> impl Iterator<Item = (Finding<'a>, Finding<'a>)> {
        deciding(self.before)
            .filter_map(move |one| Some((one, at(self.after, one.period())?)))
            .filter(|(_, two)| two.decides())
    }

    /// Those, and the last that decide where they are of two periods.
    pub(super) fn compared(self) -> Vec<(Finding<'a>, Finding<'a>)> {
        let last = self.before.deciding().zip(self.after.deciding());
        self.common().chain(last.filter(|(one, two)| one.period() != two.period())).collect()
    }

    /// That other periods decide.
    fn periods(self) -> Option<Because<'a>> {
        let (before, after) = (periods(self.before), periods(self.after));
        let only = |of: &'a Assessment, others: &BTreeSet<Period>| -> Vec<Held> {
            deciding(of).filter(|finding| !others.contains(&finding.period())).map(held).collect()
        };
        let (no_longer, now) = (only(self.before, &after), only(self.after, &before));
        let moved = !no_longer.is_empty() || !now.is_empty();
        moved.then_some(Because::Period { no_longer, now })
    }
}

fn other_value(one: &Finding<'_>, two: &Finding<'_>) -> bool {
    one.value() != two.value()
}

/// The findings that decide.
pub(super) fn deciding(of: &Assessment) -> impl Iterator<Item = Finding<'_>> {
    of.findings().filter(Finding::decides)
}

/// The finding of a period, whether it decides or not.
pub(super) fn at(of: &Assessment, period: Period) -> Option<Finding<'_>> {
    of.findings().find(|finding| finding.period() == period)
}

/// The periods that decide.
pub(super) fn periods(of: &Assessment) -> BTreeSet<Period> {
    deciding(of).map(|finding| finding.period()).collect()
}

fn held(finding: Finding<'_>) -> Held {
    let reference = finding.operands().find(|operand| operand.role == Role::Reference);
    Held {
        period: finding.period(),
        verdict: finding.verdict(),
        value: finding.value(),
        limit: finding.limit(),
        reference: reference.and_then(|operand| operand.value),
    }
}

//! What comes of the causes: what the judged periods give now and gave before, and the certainty.

use super::{Moved, NAMED_PERIODS};
use crate::changes::{Aspect, Because};
use crate::finding::Verdict;
use crate::report::Finding;
use crate::target::Judged;
use crate::text::facts::changes::{Declaration, Shift};
use crate::text::facts::{Against, Doubt, Fact};
use crate::text::{Length, is_decided};

impl<'a> Moved<'a> {
    /// What the periods that decide in both give now and gave before.
    pub(super) fn results(self, told: &mut Vec<Fact<'a>>) {
        let (before, after) = (self.before.assessment, self.after.assessment);
        let decided_before = |period| before.findings().find(|finding| finding.decides() && finding.period() == period);
        let both = after.findings().filter(Finding::decides);
        let both = both.filter_map(|now| Some((decided_before(now.period())?, now)));
        let moved = |one: &Finding<'a>, two: &Finding<'a>| {
            let same = one.value() == two.value() && one.limit() == two.limit() && one.step() == two.step();
            !same || one.verdict() != two.verdict()
        };
        let mut moved: Vec<_> = both.filter(|(one, two)| moved(one, two)).collect();
        // Where the verdict of a period is another, that is told first.
        moved.sort_by_key(|(one, two)| one.verdict() == two.verdict());
        let shown = if self.length == Length::Full { moved.len() } else { NAMED_PERIODS };
        let more = moved.len().saturating_sub(shown);
        let shown: Vec<_> = moved.into_iter().take(shown).filter(|(_, now)| now.reason().is_none()).collect();
        told.extend(shown.into_iter().map(|(then, now)| Fact::Shift(self.result(then, now))));
        if more > 0 {
            told.push(Fact::Shift(Shift::MoreResults(more)));
        }
    }

    fn result(self, then: Finding<'a>, now: Finding<'a>) -> Shift<'a> {
        let (before, seen) = (self.before.seen(then), self.after.seen(now));
        let told = self
            .figures()
            .any(|cause| matches!(cause, Because::Figure { period, role: None, .. } if *period == now.period()));
        let several = self.after.assessment.judged() == Judged::EveryPeriod;
        let (same_value, same_limit) = (then.value() == now.value(), then.limit() == now.limit());
        match (&seen.value, &seen.against, &before.against) {
            (Some(value), Against::Limit { limit, .. }, Against::Limit { limit: earlier, .. }) => {
                match (same_value, same_limit) {
                    (true, true) => Shift::SameResult(seen),
                    (true, false) if seen.not_shown.is_none() => {
                        Shift::OtherLimit { period: now.period(), value: *value, now: *limit, before: *earlier }
                    }
                    (false, true) if told && !several && seen.not_shown.is_none() => Shift::SameLimit(*limit),
                    (false, _) | (true, false) => Shift::Result { now: seen, before },
                }
            }
            _ => Shift::Result { now: seen, before },
        }
    }

    /// Why there is no verdict now.
    pub(super) fn undetermined(self, told: &mut Vec<Fact<'a>>) {
        let after = self.after.assessment;
        if after.verdict() != Verdict::Undetermined {
            return;
        }
        let undetermined = |finding: &Finding<'a>| finding.decides() && finding.verdict() == Verdict::Undetermined;
        match after.findings().rev().find(undetermined) {
            None if self.before.assessment.deciding().is_some() => {}
            None => told.push(self.after.nothing_to_judge()),
            Some(finding) => {
                let cause = self.after.cause(finding);
                told.extend(cause.map(|cause| Fact::Undetermined { period: finding.period(), cause }));
            }
        }
    }

    pub(super) fn certainty(self, told: &mut Vec<Fact<'a>>) {
        let (before, after) = (self.before.assessment, self.after.assessment);
        let both_decided = is_decided(before.verdict()) && is_decided(after.verdict());
        if !both_decided || self.length == Length::Line || !self.change.has_moved(Aspect::Certainty) {
            return;
        }
        told.push(Fact::Shift(Shift::Certain(after.is_certain())));
        if let (false, Some(last)) = (after.is_certain() || self.length == Length::Full, after.deciding()) {
            let mut doubts = Vec::new();
            self.after.doubts(last, &mut doubts, Length::Paragraph);
            doubts.retain(|fact| !is_told(fact, told));
            told.extend(doubts);
        }
    }
}

/// Whether a caveat only repeats one of the causes.
fn is_told(fact: &Fact<'_>, told: &[Fact<'_>]) -> bool {
    let Fact::Doubt { doubt, .. } = fact else { return false };
    told.iter().any(|told| match (doubt, told) {
        (Doubt::Status { of, .. }, Fact::Shift(Shift::Figure(figure))) => of.is_same(&figure.of),
        (Doubt::NotSignificant(..) | Doubt::SignificanceUnknown(..), Fact::Shift(Shift::Significance { .. }))
        | (Doubt::Break(_), Fact::Shift(Shift::Break { .. })) => true,
        (_, Fact::Shift(Shift::Declared { declaration: Declaration::Revised(_), .. })) => {
            matches!(doubt, Doubt::Revised { .. })
        }
        (_, Fact::Shift(Shift::Declared { declaration: Declaration::Sample(_), .. })) => {
            matches!(doubt, Doubt::SignificanceUnknown(..))
        }
        _ => false,
    })
}

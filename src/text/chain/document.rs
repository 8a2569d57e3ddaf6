//! What a document takes from an assessment: its row in the overview, and what is told in the section of its goal.

use super::{Chain, Explained, chain};
use crate::finding::{Caveat, Reason, Significance, Verdict};
use crate::number::Number;
use crate::period::Period;
use crate::report::{Assessment, Finding};
use crate::rule::{ReachGoal, Rule};
use crate::target::Judged;
use crate::text::Length;
use crate::text::facts::document::Surety;
use crate::text::facts::{Fact, LimitAmount};
use crate::text::shape::Amount;

/// An assessment in a row.
pub(in crate::text) struct InShort<'a> {
    /// When the figure that decides was measured.
    pub(in crate::text) period: Option<Period>,
    /// What must be reached in the end, where the limit leads there.
    pub(in crate::text) goal: Option<Amount<'a>>,
    pub(in crate::text) latest: Option<(Amount<'a>, Period)>,
    pub(in crate::text) limit: Option<LimitAmount<'a>>,
    /// With its sign, and whether it is approximate.
    pub(in crate::text) margin: Option<(Amount<'a>, bool)>,
    pub(in crate::text) not_yet: bool,
    pub(in crate::text) surety: Vec<Surety>,
}

pub(in crate::text) fn in_short(assessment: &Assessment) -> InShort<'_> {
    let of = Explained { assessment };
    let main = of.main();
    // Where another period keeps the demand from being judged, what this one says would read as if it decided.
    let open = assessment.verdict() == Verdict::Undetermined;
    let deciding = main.filter(|finding| !open || finding.verdict() == Verdict::Undetermined);
    let limit = deciding.and_then(|finding| Some((finding, finding.limit()?)));
    let approximate = limit.is_some_and(|(_, limit)| limit.error.is_some_and(Number::is_positive));
    InShort {
        period: main.map(|finding| finding.period()),
        goal: of.goal(),
        latest: main.and_then(|finding| Some((of.value(finding, finding.value()?), finding.period()))),
        limit: limit.map(|(finding, limit)| of.limit(finding, limit)),
        margin: deciding.and_then(|finding| Some((of.amount(finding.margin()?), approximate))),
        not_yet: of.is_not_yet(),
        surety: of.surety(main),
    }
}

/// What is demanded; without the place, where all is about one.
pub(in crate::text) fn demand(assessment: &Assessment, placed: bool) -> Fact<'_> {
    let mut demanded = Explained { assessment }.demanded();
    demanded.subject.area = demanded.subject.area.filter(|_| placed);
    Fact::Demand(demanded)
}

/// A limit of a finding, as it is written.
pub(in crate::text) fn limit(finding: Finding<'_>) -> Option<LimitAmount<'_>> {
    let of = Explained { assessment: finding.assessment };
    Some(of.limit(finding, finding.limit()?))
}

/// The explanation without what stands elsewhere in a document: other periods and sources; how a test was made stays
/// with the full explanation.
///
/// With how many of what is listed are about periods that decide.
pub(in crate::text) fn told(assessment: &Assessment) -> (Chain<'_>, usize) {
    let mut told = chain(assessment, Length::Paragraph);
    let full = chain(assessment, Length::Full);
    let beside = |fact: &Fact<'_>| matches!(fact, Fact::Context(_) | Fact::Stated(_) | Fact::Interval { .. });
    let others = other_periods(assessment, &full);
    let own = others.len();
    told.listed.splice(0..0, others);
    // Of many other areas the tables show all.
    let is_area = |fact: &Fact<'_>| matches!(fact, Fact::Context(_));
    let many = full.listed.iter().filter(|fact| is_area(fact)).count() > MOST_AREAS;
    told.listed.extend(full.listed.into_iter().filter(|fact| beside(fact) && !(many && is_area(fact))));
    told.listed.extend(assessment.target().note.as_ref().map(Fact::Note));
    (told, own)
}

/// So many other areas are told one by one.
const MOST_AREAS: usize = 8;

/// So many other periods are all told; of more only those that did not meet the demand.
const MOST_PERIODS: usize = 6;

/// What decides beside the period that is told, where every period does: how each came out, and what is uncertain
/// about it.
fn other_periods<'a>(assessment: &'a Assessment, full: &Chain<'a>) -> Vec<Fact<'a>> {
    if assessment.judged() != Judged::EveryPeriod {
        return Vec::new();
    }
    let is_judged = |fact: &&Fact<'_>| matches!(fact, Fact::Other { verdict: Some(_), .. });
    let few = full.listed.iter().filter(is_judged).count() <= MOST_PERIODS;
    let is_failed =
        |fact: &&Fact<'_>| is_judged(fact) && !matches!(fact, Fact::Other { verdict: Some(Verdict::Met), .. });
    let is_doubt = |fact: &&Fact<'_>| matches!(fact, Fact::Doubt { of: Some(_), .. });
    let is_told = |fact: &&Fact<'_>| if few { is_judged(fact) || is_doubt(fact) } else { is_failed(fact) };
    full.listed.iter().filter(is_told).cloned().collect()
}

impl<'a> Explained<'a> {
    /// The value that must be reached in the end.
    fn goal(self) -> Option<Amount<'a>> {
        let Rule::Reach(rule) = &self.assessment.target().rule else { return None };
        match rule.goal {
            ReachGoal::Value(level) => Some(self.amount(level.value)),
            ReachGoal::Change(_) => None,
        }
    }

    /// How sure the verdict is; of one that cannot be given, why not.
    fn surety(self, main: Option<Finding<'a>>) -> Vec<Surety> {
        match self.assessment.verdict() {
            Verdict::Monitored => Vec::new(),
            Verdict::Undetermined => self.reasons(),
            Verdict::Met | Verdict::NotMet if self.assessment.is_certain() => {
                let by_chance = main.and_then(|finding| finding.significance()) == Some(Significance::NotSignificant);
                vec![if by_chance { Surety::Chance } else { Surety::Certain }]
            }
            Verdict::Met | Verdict::NotMet => {
                let mut found = Vec::new();
                for caveat in main.iter().flat_map(|finding| finding.raw_caveats()) {
                    found.extend(doubt(caveat).filter(|surety| !found.contains(surety)));
                }
                if found.is_empty() { vec![Surety::Reserved] } else { found }
            }
        }
    }

    fn reasons(self) -> Vec<Surety> {
        let mut found = Vec::new();
        let deciding = self.assessment.findings().filter(Finding::decides);
        for reason in deciding.filter_map(|finding| finding.reason()) {
            let surety = match reason {
                Reason::Missing => Surety::Missing,
                Reason::Suppressed => Surety::Suppressed,
                Reason::Break => Surety::Break,
                Reason::Zero => Surety::Zero,
                Reason::NotDue => Surety::NotDue,
                Reason::OutOfRange => Surety::OutOfRange,
                Reason::Requirement => Surety::Requirement,
            };
            if !found.contains(&surety) {
                found.push(surety);
            }
        }
        if found.is_empty() { vec![Surety::Missing] } else { found }
    }
}

/// What a caveat comes to in a word; nothing where it is no doubt.
fn doubt<I, A>(caveat: &Caveat<I, A>) -> Option<Surety> {
    match caveat {
        Caveat::Rounding { .. } => Some(Surety::Rounding),
        Caveat::NotSignificant => Some(Surety::Chance),
        Caveat::SignificanceUnknown { .. } | Caveat::SignificanceContradicted { .. } => Some(Surety::ChanceUnknown),
        Caveat::Unsettled { .. } => Some(Surety::Provisional),
        Caveat::LowReliability { .. } => Some(Surety::Unreliable),
        Caveat::Revised => Some(Surety::Updated),
        Caveat::Restated { .. } | Caveat::BaselineRestated { .. } | Caveat::PartStatus { .. } => Some(Surety::Revised),
        Caveat::Break { .. } => Some(Surety::Break),
        Caveat::PassedOver { .. } => Some(Surety::Later),
        Caveat::Missing { .. } | Caveat::AtFloor | Caveat::BeyondGoal => None,
    }
}

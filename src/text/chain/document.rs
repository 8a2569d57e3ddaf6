//! What a document takes from an assessment: its row in the overview, and what is told in the section of its goal.

use super::{Chain, Explained, chain};
use crate::finding::{Caveat, Reason, Verdict};
use crate::number::Number;
use crate::period::Period;
use crate::report::{Assessment, Finding};
use crate::text::Length;
use crate::text::facts::document::Surety;
use crate::text::facts::{Fact, LimitAmount};
use crate::text::shape::Amount;

/// An assessment in a row.
pub(in crate::text) struct InShort<'a> {
    pub(in crate::text) demand: Fact<'a>,
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
    let limit = main.and_then(|finding| Some((finding, finding.limit()?)));
    let approximate = limit.is_some_and(|(_, limit)| limit.error.is_some_and(Number::is_positive));
    InShort {
        demand: of.demand(),
        latest: main.and_then(|finding| Some((of.value(finding, finding.value()?), finding.period()))),
        limit: limit.map(|(finding, limit)| of.limit(finding, limit)),
        margin: main.and_then(|finding| Some((of.amount(finding.margin()?), approximate))),
        not_yet: of.is_not_yet(),
        surety: of.surety(main),
    }
}

/// A limit of a finding, as it is written.
pub(in crate::text) fn limit(finding: Finding<'_>) -> Option<LimitAmount<'_>> {
    let of = Explained { assessment: finding.assessment };
    Some(of.limit(finding, finding.limit()?))
}

/// The explanation without what stands elsewhere in a document: other periods and sources; how a test was made stays
/// with the full explanation.
pub(in crate::text) fn told(assessment: &Assessment) -> Chain<'_> {
    let mut told = chain(assessment, Length::Paragraph);
    let full = chain(assessment, Length::Full);
    let beside = |fact: &Fact<'_>| matches!(fact, Fact::Context(_) | Fact::Stated(_) | Fact::Interval { .. });
    told.listed.extend(full.listed.into_iter().filter(beside));
    told.listed.extend(assessment.target().note.as_ref().map(Fact::Note));
    told
}

impl Explained<'_> {
    /// How sure the verdict is; of one that cannot be given, why not.
    fn surety(self, main: Option<Finding<'_>>) -> Vec<Surety> {
        match self.assessment.verdict() {
            Verdict::Monitored => Vec::new(),
            Verdict::Undetermined => self.reasons(),
            Verdict::Met | Verdict::NotMet if self.assessment.is_certain() => vec![Surety::Certain],
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

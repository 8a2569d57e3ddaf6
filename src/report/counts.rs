//! How many assessments of a goal have which verdict, and what the goal's verdict is by that.

use crate::finding::Verdict;
use crate::target::AchievedWhen;

/// How many assessments of a goal have which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Met.
    pub met: u32,
    /// Not met.
    pub not_met: u32,
    /// Undetermined.
    pub undetermined: u32,
    /// Monitored; they do not count.
    pub monitored: u32,
}

impl Counts {
    /// How many assessments count: all but the monitored ones.
    #[must_use]
    pub fn counted(&self) -> u32 {
        self.met + self.not_met + self.undetermined
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.counted() + self.monitored
    }

    pub(crate) fn add(&mut self, verdict: Verdict) {
        let count = match verdict {
            Verdict::Met => &mut self.met,
            Verdict::NotMet => &mut self.not_met,
            Verdict::Undetermined => &mut self.undetermined,
            Verdict::Monitored => &mut self.monitored,
        };
        *count += 1;
    }

    /// Whether a goal can no longer be achieved once so many of its assessments have failed for good.
    pub(crate) fn is_lost(&self, achieved_when: AchievedWhen, lost: u32) -> bool {
        let best = Counts { met: self.counted() - lost, not_met: lost, undetermined: 0, monitored: self.monitored };
        best.verdict(achieved_when) == Verdict::NotMet
    }

    /// The verdict of a goal by three-valued logic: what is undetermined may still turn out either way.
    pub(crate) fn verdict(&self, achieved_when: AchievedWhen) -> Verdict {
        if self.counted() == 0 {
            return Verdict::Monitored;
        }
        let needed = match achieved_when {
            AchievedWhen::All => self.counted(),
            AchievedWhen::Any => 1,
            AchievedWhen::AtLeast(wanted) => wanted,
        };
        if self.met >= needed {
            Verdict::Met
        } else if self.met + self.undetermined < needed {
            Verdict::NotMet
        } else {
            Verdict::Undetermined
        }
    }
}

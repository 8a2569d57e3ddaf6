//! The change that is needed from here.

use super::Explained;
use crate::period::Period;
use crate::report::{Finding, Remaining};
use crate::rule::Rule;
use crate::text::facts::{Fact, Left, Pace, Rest};

impl<'a> Explained<'a> {
    pub(super) fn pace(self, finding: Finding<'a>) -> Option<Fact<'a>> {
        let Rule::Reach(rule) = &self.assessment.target().rule else { return None };
        let pace = self.assessment.pace()?;
        let dates = pace.milestone.zip(rule.next_milestone(pace.from));
        let milestone = dates.map(|(remaining, (date, _))| self.rest(remaining, date));
        let from = Some(pace.from).filter(|from| *from != finding.period());
        let (goal, frequency) = (self.rest(pace.goal, rule.by), self.assessment.plan().frequency);
        Some(Fact::Pace(Box::new(Pace { from, milestone, goal, frequency })))
    }

    fn rest(self, remaining: Remaining, date: Period) -> Rest<'a> {
        let Remaining { change, periods, per_year, .. } = remaining;
        let left = match per_year {
            None => Left::Periods(periods),
            Some(_) if self.is_one_year(periods) => Left::Year,
            Some(_) => Left::Years,
        };
        Rest { date, reached: remaining.is_reached(), change: self.amount(per_year.unwrap_or(change)), left }
    }

    fn is_one_year(self, periods: u32) -> bool {
        u32::try_from(self.assessment.plan().frequency.per_year()) == Ok(periods)
    }
}

use serde::Serialize;

use super::{Assessment, Finding};
use crate::finding::{Caveat, Role};
use crate::number::Number;
use crate::period::Period;
use crate::rule::{Rule, good_side};

/// The change that is needed from here to reach a goal whose date lies ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pace {
    /// The last deciding period, whose value it is counted from.
    pub from: Period,
    /// To the next milestone, where one lies before the goal.
    pub milestone: Option<Remaining>,
    /// To the goal.
    pub goal: Remaining,
}

/// What remains from a value to a level, and the time that is left for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Remaining {
    /// The date, as a period of the indicator's frequency.
    pub to: Period,
    /// The level to be reached, in the indicator's unit.
    pub level: Number,
    /// The level minus the value; 0 where the value is as good as the level already, or better.
    pub change: Number,
    /// The periods left.
    pub periods: u32,
    /// The change per year: `change` · periods of a year / `periods`. None where less than a year is left.
    pub per_year: Option<Number>,
}

impl Assessment {
    /// The change needed from the last deciding value to the goal of a `reach`, and to the next milestone.
    ///
    /// `None` where the date is reached, where there is no value, where the goal cannot be known (a change from a
    /// baseline that is missing), and where a break separates the value from the baseline that the goal was set from.
    #[must_use]
    pub fn pace(&self) -> Option<Pace> {
        let Rule::Reach(rule) = &self.target().rule else { return None };
        let finding = self.deciding()?;
        let broken = finding.raw_caveats().iter().any(|caveat| matches!(caveat, Caveat::Break { .. }));
        if broken && !self.target().across_breaks {
            return None;
        }
        let from = finding.period();
        let milestone = match rule.next_milestone(from) {
            Some((date, level)) => Some(finding.remaining(date, level.value)?),
            None => None,
        };
        let goal = rule.goal.value(|| finding.baseline())?;
        Some(Pace { from, milestone, goal: finding.remaining(rule.by, goal)? })
    }
}

impl Remaining {
    /// Whether the value is as good as the level already.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.change.is_zero()
    }
}

impl Finding<'_> {
    fn remaining(&self, date: Period, level: Number) -> Option<Remaining> {
        let value = self.value()?;
        let frequency = self.period().frequency();
        let to = date.last_within(frequency)?;
        let periods = u32::try_from(to.since(self.period())).ok().filter(|periods| *periods > 0)?;
        let ahead = good_side(self.assessment.indicator().better).prefers(level, value);
        let change = if ahead { level.checked_sub(value)? } else { Number::ZERO };
        let (left, a_year) = (Number::from(i64::from(periods)), Number::from(frequency.per_year()));
        let per_year = if left < a_year { None } else { Some(change.checked_mul(a_year)?.checked_div(left)?) };
        Some(Remaining { to, level, change, periods, per_year })
    }

    /// The baseline as it was read: a value, or the mean of several.
    fn baseline(&self) -> Option<Number> {
        let is_baseline = |role| matches!(role, Role::Baseline | Role::StatedBaseline);
        let (mut sum, mut count) = (Number::ZERO, 0_i64);
        for operand in self.raw_operands().iter().filter(|operand| is_baseline(operand.role)) {
            sum = sum.checked_add(operand.value?)?;
            count += 1;
        }
        sum.checked_div(Number::from(count))
    }
}

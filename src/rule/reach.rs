use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::{Baseline, Check, Condition, Demand, Evidence, good_side};
use crate::amount::{Level, Step, StepKind};
use crate::figure::Figure;
use crate::finding::Reason;
use crate::indicator::Unit;
use crate::number::Number;
use crate::path::{compound, has_compound_path};
use crate::period::Period;
use crate::problem::Fault;

/// Demands that the indicator reaches a value by a date, and is on its way before.
///
/// Limit: until the date a point on the path from the baseline to the goal, from the date on the goal exactly; not
/// strict. A straight path stands at `baseline + (goal - baseline) · k/n` after k of n periods, a compound one at
/// `baseline · (goal/baseline)^(k/n)`, which is enclosed between proven bounds. With milestones the path leads from the
/// baseline to the first, from each to the next, and from the last one to the goal; on the date of a milestone the
/// limit is its level, exactly. Without a path the last milestone whose date is reached rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// Where the path starts.
    pub baseline: Baseline,
    /// The corners of the path: the milestones before the goal with their dates, in order of time.
    pub corners: Vec<(Period, Level)>,
    /// Where it leads; with corners before it a value, not a change.
    pub goal: ReachGoal,
    /// When the goal is to be reached.
    pub by: Period,
    /// What is demanded before that.
    pub path: Path,
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReachGoal {
    /// A value.
    Value(Level),
    /// A change from the baseline; signed.
    Change(Step),
}

/// What is demanded before the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Path {
    /// An equal step every period.
    Straight,
    /// An equal rate every period.
    Compound,
    /// Nothing.
    None,
}

impl Path {
    /// All paths with their names in the format.
    pub const ALL: [(&'static str, Path); 3] =
        [("straight", Path::Straight), ("compound", Path::Compound), ("none", Path::None)];
}

/// Where a period stands on the way to the goal.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Standing {
    /// Before the first date, where no path leads to it: nothing is demanded yet.
    NotDue,
    /// Between two corners of the path.
    OnTheWay(Stretch),
    /// A milestone rules: its date is this very period, or it is reached and no path leads on.
    AtMilestone {
        date: Period,
        level: Level,
        /// The date that comes next.
        until: Period,
    },
    /// The last date is reached.
    Due,
}

/// A stretch of the path, and how much of it lies behind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    /// The milestone that it begins at; none where it begins at the baseline.
    pub(crate) from: Option<(Period, Level)>,
    /// The milestone or goal that it leads to.
    pub(crate) to: (Period, ReachGoal),
    /// So many periods of `all` lie behind.
    passed: u32,
    all: u32,
}

impl Reach {
    /// Every date with what is to be reached by it, the goal last.
    pub(crate) fn dates(&self) -> impl Iterator<Item = (Period, ReachGoal)> {
        let corners = self.corners.iter().map(|(date, level)| (*date, ReachGoal::Value(*level)));
        corners.chain([(self.by, self.goal)])
    }

    /// The first date that anything is to be reached by.
    pub(crate) fn first_date(&self) -> Period {
        self.corners.first().map_or(self.by, |(date, _)| *date)
    }

    /// The first milestone before the goal whose date lies ahead.
    pub(crate) fn next_milestone(&self, at: Period) -> Option<(Period, Level)> {
        self.corners.get(self.reached_milestones(at)).copied()
    }

    fn reached_milestones(&self, at: Period) -> usize {
        let is_reached = |date: Period| date.last_within(at.frequency()).is_some_and(|date| date <= at);
        self.corners.partition_point(|(date, _)| is_reached(*date))
    }

    pub(crate) fn standing(&self, at: Period) -> Standing {
        let own = |date: Period| date.last_within(at.frequency());
        let before = self.reached_milestones(at).checked_sub(1).and_then(|nth| self.corners.get(nth)).copied();
        let to = match self.next_milestone(at) {
            Some((date, level)) => (date, ReachGoal::Value(level)),
            None => (self.by, self.goal),
        };
        let Some(end) = own(to.0).filter(|end| at < *end) else { return Standing::Due };
        match (self.path, before) {
            (Path::None, None) => Standing::NotDue,
            (Path::None, Some((date, level))) => Standing::AtMilestone { date, level, until: to.0 },
            (Path::Straight | Path::Compound, Some((date, level))) if own(date) == Some(at) => {
                Standing::AtMilestone { date, level, until: to.0 }
            }
            (Path::Straight | Path::Compound, from) => {
                let start = from.map_or(self.baseline.last(), |(date, _)| own(date));
                let counted =
                    |start: Period| Some((u32::try_from(at.since(start)).ok()?, u32::try_from(end.since(start)).ok()?));
                let stretch = |(passed, all)| Standing::OnTheWay(Stretch { from, to, passed, all });
                start.and_then(counted).map_or(Standing::Due, stretch)
            }
        }
    }

    /// Where a date stands in the format.
    fn date_key(&self, date: Period) -> String {
        if self.corners.is_empty() { "by".to_owned() } else { format!("milestones/{date}") }
    }

    /// Where the level of a date stands in the format.
    fn level_key(&self, date: Period) -> String {
        if self.corners.is_empty() { "value".to_owned() } else { self.date_key(date) }
    }

    fn check_dates(&self, check: &mut Check<'_>) {
        let mut before: Option<Period> = None;
        for (date, _) in self.dates() {
            let key = self.date_key(date);
            check.date_after(&key, date, self.baseline.last());
            let earlier =
                before.replace(date).and_then(|earlier| Some((earlier, earlier.last_within(check.frequency())?)));
            match earlier {
                Some((earlier, same)) if date.last_within(check.frequency()) == Some(same) => {
                    check.report(&key, Fault::SamePeriod { one: earlier, other: date });
                }
                Some((_, start)) => check.date_after(&key, date, Some(start)),
                None => {}
            }
        }
    }

    fn check_goal(&self, check: &mut Check<'_>) {
        let good = good_side(check.indicator.better);
        if let ReachGoal::Change(change) = self.goal {
            // A step works from the absolute value, so its sign alone says which way the goal lies.
            let is_bare = change.kind == StepKind::InUnit && check.indicator.unit == Unit::Percent;
            if !is_bare && good.prefers(Number::ZERO, change.amount) {
                check.report("change", Fault::ChangeIsWorse(change));
                return;
            }
            if !self.corners.is_empty() {
                check.report("change", Fault::ChangeAfterMilestones);
                return;
            }
            check.not_from_zero("change", Some(change), &self.baseline);
        }
        self.check_way(check);
    }

    /// From a stated value to the next the way must lead to the good side, and a compound path must exist.
    fn check_way(&self, check: &mut Check<'_>) {
        let good = good_side(check.indicator.better);
        let stated = self.baseline.stated_value();
        let mut before = None;
        let mut through_zero = false;
        for (date, goal) in self.dates() {
            let Some(level) = goal.value(|| stated) else { return };
            let key = match goal {
                ReachGoal::Value(_) => self.level_key(date),
                ReachGoal::Change(_) => "change".to_owned(),
            };
            let milestone = before.replace((date, level));
            let from = milestone.map(|(_, level)| level).or(stated);
            if let Some(baseline) = stated.filter(|baseline| good.prefers(*baseline, level)) {
                check.report(&key, Fault::GoalIsWorse { goal: level, baseline });
            } else if let Some((earlier, than)) = milestone.filter(|(_, than)| good.prefers(*than, level)) {
                check.report(&key, Fault::MilestoneIsWorse { level, date, than, earlier });
            } else {
                through_zero |= from.is_some_and(|from| !has_compound_path(from, level));
            }
        }
        if through_zero && self.path == Path::Compound {
            check.report("path", Fault::CompoundThroughZero);
        }
    }
}

impl ReachGoal {
    pub(crate) fn value_from(self, baseline: Number) -> Option<Number> {
        match self {
            ReachGoal::Value(level) => Some(level.value),
            ReachGoal::Change(change) => baseline.checked_add(change.taken_from(baseline)?),
        }
    }

    /// The same where the baseline may not be known; a level needs none.
    pub(crate) fn value(self, baseline: impl FnOnce() -> Option<Number>) -> Option<Number> {
        match self {
            ReachGoal::Value(level) => Some(level.value),
            ReachGoal::Change(change) => {
                baseline().filter(|from| !change.is_void_from(*from)).and_then(|from| self.value_from(from))
            }
        }
    }

    /// The goal as a figure: it moves with the baseline where it is a change from it.
    fn figure(self, baseline: Figure) -> Option<Figure> {
        match self {
            ReachGoal::Change(Step { kind: StepKind::InUnit | StepKind::PercentagePoints, amount }) => {
                baseline.plus(amount)
            }
            ReachGoal::Value(_) | ReachGoal::Change(_) => baseline.map(|from| self.value_from(from)),
        }
    }
}

impl Stretch {
    fn demand(self, path: Path, evidence: &mut Evidence<'_>, baseline: Figure) -> Option<Demand> {
        let from = match self.from {
            Some((_, level)) => ReachGoal::Value(level).figure(baseline)?,
            None => baseline,
        };
        match path {
            Path::Compound => self.compound(evidence, from),
            Path::Straight | Path::None => Some(Demand::new(evidence.bound(), self.straight(from)?)),
        }
    }

    fn straight(self, from: Figure) -> Option<Figure> {
        let part = Number::fraction(i128::from(self.passed), i128::from(self.all))?;
        match self.to.1 {
            ReachGoal::Value(goal) => {
                let rest = Number::fraction(i128::from(self.all - self.passed), i128::from(self.all))?;
                from.scaled(rest)?.plus(goal.value.checked_mul(part)?)
            }
            ReachGoal::Change(Step { kind: StepKind::InUnit | StepKind::PercentagePoints, amount }) => {
                from.plus(amount.checked_mul(part)?)
            }
            goal @ ReachGoal::Change(_) => {
                from.map(|from| from.checked_add(goal.value_from(from)?.checked_sub(from)?.checked_mul(part)?))
            }
        }
    }

    fn compound(self, evidence: &mut Evidence<'_>, from: Figure) -> Option<Demand> {
        let Stretch { to: (_, goal), passed, all, .. } = self;
        if !has_compound_path(from.value, goal.value_from(from.value)?) {
            evidence.note(Reason::Zero);
            return None;
        }
        let limit = from.map(|from| Some(compound(from, goal.value_from(from)?, passed, all)?.value))?;
        let error = compound(from.value, goal.value_from(from.value)?, passed, all)?.error;
        Some(Demand { error: Some(error), ..Demand::new(evidence.bound(), limit) })
    }
}

impl Condition for Reach {
    fn demand(&self, evidence: &mut Evidence<'_>) -> Option<Demand> {
        let bound = evidence.bound();
        let standing = self.standing(evidence.at);
        if matches!(standing, Standing::NotDue) {
            evidence.note(Reason::NotDue);
        }
        let baseline = evidence.baseline(&self.baseline)?;
        if let ReachGoal::Change(change) = self.goal {
            if change.is_void_from(baseline.value) {
                evidence.note(Reason::Zero);
                return None;
            }
        }
        evidence.noted.beyond_goal = bound.prefers(baseline.value, self.goal.value_from(baseline.value)?);
        let demand = match standing {
            Standing::NotDue => return None,
            Standing::OnTheWay(stretch) => stretch.demand(self.path, evidence, baseline)?,
            Standing::AtMilestone { level, .. } => Demand::new(bound, ReachGoal::Value(level).figure(baseline)?),
            Standing::Due => Demand::new(bound, self.goal.figure(baseline)?),
        };
        Some(Demand { from: Some(baseline.value), ..demand })
    }

    fn after(&self) -> Option<Period> {
        self.baseline.last()
    }

    fn by(&self) -> Option<Period> {
        Some(self.by)
    }

    fn baseline(&self) -> Option<&Baseline> {
        Some(&self.baseline)
    }

    fn follows_baseline(&self, at: Period) -> bool {
        match self.goal {
            ReachGoal::Change(_) => true,
            ReachGoal::Value(_) => matches!(self.standing(at), Standing::OnTheWay(Stretch { from: None, .. })),
        }
    }

    fn check(&self, check: &mut Check<'_>) {
        self.baseline.check(check);
        for (date, goal) in self.dates() {
            match goal {
                ReachGoal::Value(level) => check.level(&self.level_key(date), level),
                ReachGoal::Change(change) => {
                    check.step("change", change);
                }
            }
        }
        self.check_dates(check);
        if self.path != Path::None && self.baseline.stated_value().is_some() && self.baseline.last().is_none() {
            check.report("baseline", Fault::BaselineWithoutPeriod);
        }
        self.check_goal(check);
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("baseline", &self.baseline)?;
        match &self.goal {
            ReachGoal::Value(_) if !self.corners.is_empty() => map.serialize_entry("milestones", &Milestones(self))?,
            ReachGoal::Value(level) => map.serialize_entry("value", level)?,
            ReachGoal::Change(change) => map.serialize_entry("change", change)?,
        }
        if self.corners.is_empty() {
            map.serialize_entry("by", &self.by)?;
        }
        map.serialize_entry("path", &self.path)
    }
}

/// Every date with its level, as it is declared.
struct Milestones<'a>(&'a Reach);

impl Serialize for Milestones<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let levels = self.0.dates().filter_map(|(date, goal)| match goal {
            ReachGoal::Value(level) => Some((date, level)),
            ReachGoal::Change(_) => None,
        });
        serializer.collect_map(levels)
    }
}

//! The figures that assessments rest on, held against each other one by one.

use std::collections::BTreeMap;

use super::pair::{Pair, at, deciding, periods};
use super::{Because, Published, Standing};
use crate::finding::{Caveat, Role, Why};
use crate::name::Id;
use crate::period::Period;
use crate::report::{Assessment, Finding};
use crate::series::Status;

/// Indicator, area, period.
type Key<'a> = (&'a Id, &'a Id, Period);

/// What figures are used for, and what was published.
type Figures<'a> = BTreeMap<Key<'a>, (Option<Role>, Published)>;

impl<'a> Pair<'a> {
    /// The figures that both rest on and that are others now. Of a derived value its parts are compared, since it moves
    /// with them; a value that is stated in the target belongs to the rule.
    pub(super) fn figures(self, causes: &mut Vec<Because<'a>>) {
        let (before, after) = (rested_on(self.before), rested_on(self.after));
        let mut moved: BTreeMap<Key<'a>, (Option<Role>, Published, Published)> = BTreeMap::new();
        for (key, (role, figure)) in before {
            if let Some((role_now, now)) = after.get(&key).filter(|(_, now)| *now != figure) {
                let first = if rank(role) < rank(*role_now) { role } else { *role_now };
                moved.insert(key, (first, figure, *now));
            }
        }
        self.parts_that_tip(&mut moved);
        let mut moved: Vec<_> = moved.into_iter().collect();
        moved.sort_by_key(|((indicator, area, period), (role, ..))| (rank(*role), *period, *indicator, *area));
        causes.extend(moved.into_iter().map(|((indicator, area, period), (role, before, after))| Because::Figure {
            indicator,
            area,
            period,
            role,
            before,
            after,
        }));
    }

    /// Adds revised parts of a derived value that thereby has a value or has none any more, so that its period decides
    /// in one of the two only: a share whose whole became 0.
    fn parts_that_tip(self, moved: &mut BTreeMap<Key<'a>, (Option<Role>, Published, Published)>) {
        let (before, after) = (periods(self.before), periods(self.after));
        for period in before.symmetric_difference(&after) {
            let Some((one, two)) = at(self.before, *period).zip(at(self.after, *period)) else { continue };
            if one.value().is_some() == two.value().is_some() {
                continue;
            }
            let later = parts(two);
            for (key, (role, figure)) in parts(one) {
                let now = later.get(&key).map(|(_, now)| *now).filter(|now| now.value.is_some() && *now != figure);
                if let Some(now) = now.filter(|_| figure.value.is_some()) {
                    moved.insert(key, (role, figure, now));
                }
            }
        }
    }
}

/// All figures that the deciding findings of an assessment rest on.
fn rested_on(of: &Assessment) -> Figures<'_> {
    let mut figures = Figures::new();
    for finding in deciding(of) {
        for (key, (role, figure)) in read(finding) {
            let known = figures.get(&key).is_some_and(|(known, _)| rank(*known) <= rank(role));
            if !known {
                figures.insert(key, (role, figure));
            }
        }
    }
    figures
}

fn parts(finding: Finding<'_>) -> Figures<'_> {
    read(finding).filter(|(_, (role, _))| *role == Some(Role::Part)).collect()
}

/// The figures that one finding rests on.
fn read(finding: Finding<'_>) -> impl Iterator<Item = (Key<'_>, (Option<Role>, Published))> {
    let of = finding.assessment;
    let measured = of.indicator().derived.is_none();
    let own = measured.then(|| {
        let status = match finding.record.gap {
            None => Some(Status::Normal),
            Some(Why::Suppressed) => Some(Status::Suppressed),
            Some(Why::Absent | Why::Missing | Why::Zero) => None,
        };
        let key = (of.indicator_id(), of.area_id(), finding.period());
        (key, (None, Published { value: finding.value(), standing: standing(finding, key, status) }))
    });
    let operands = finding.operands().filter_map(move |operand| {
        let compared = match operand.role {
            Role::StatedBaseline => false,
            // The counts behind a measured share bear no names; the share itself is compared.
            Role::Part => !measured,
            Role::Baseline | Role::YearEarlier | Role::Reference | Role::ValueSince | Role::ReferenceSince => measured,
        };
        let key = (operand.indicator, operand.area, operand.period.filter(|_| compared)?);
        let standing = standing(finding, key, operand.status);
        Some((key, (Some(operand.role), Published { value: operand.value, standing })))
    });
    own.into_iter().chain(operands)
}

/// What is said of a figure: its caveats know more than its status, which may be the worst of several parts.
fn standing(finding: Finding<'_>, key: Key<'_>, status: Option<Status>) -> Standing {
    let unsettled = finding.caveats().find_map(|caveat| {
        let Caveat::Unsettled { indicator, area, period, status } = caveat else { return None };
        ((indicator, area, period) == key).then_some(status)
    });
    let (indicator, area, period) = key;
    let unreliable = Caveat::LowReliability { indicator, area, period };
    let said = match unsettled {
        Some(status) => Some(if status == Status::Estimated { Standing::Estimated } else { Standing::Provisional }),
        None => finding.caveats().any(|caveat| caveat == unreliable).then_some(Standing::LowReliability),
    };
    said.unwrap_or(match status {
        Some(Status::Normal | Status::Revised | Status::Break) => Standing::Final,
        Some(Status::Provisional) => Standing::Provisional,
        Some(Status::Estimated) => Standing::Estimated,
        Some(Status::LowReliability) => Standing::LowReliability,
        Some(Status::Suppressed) => Standing::Suppressed,
        Some(Status::Missing) | None => Standing::Missing,
    })
}

/// The order in which figures are named.
fn rank(role: Option<Role>) -> u8 {
    match role {
        None => 0,
        Some(Role::Baseline | Role::StatedBaseline) => 1,
        Some(Role::YearEarlier) => 2,
        Some(Role::Reference) => 3,
        Some(Role::ValueSince) => 4,
        Some(Role::ReferenceSince) => 5,
        Some(Role::Part) => 6,
    }
}

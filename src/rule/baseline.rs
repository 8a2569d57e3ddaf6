use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Check;
use crate::amount::Level;
use crate::name::Text;
use crate::number::Number;
use crate::period::Period;
use crate::problem::Fault;

/// What a rule compares with.
///
/// Written `2020`, `{ mean: [2018, 2019] }`, `{ mean: { from: 2018, to: 2020 } }` or `{ value: 24, at: 2020 }`.
#[derive(Clone, Debug, PartialEq)]
pub enum Baseline {
    /// The value of one period.
    Period(Period),
    /// The mean of some periods.
    Mean(Vec<Period>),
    /// The mean of all periods from the first to the last.
    MeanOf {
        /// The first.
        from: Period,
        /// The last.
        to: Period,
    },
    /// A value written in the target, exact as written.
    Stated {
        /// The value.
        value: Level,
        /// The period it belongs to, where a path starts from it or breaks shall count.
        at: Option<Period>,
        /// Where it is from.
        source: Option<Text>,
    },
}

impl Baseline {
    /// The last period that it is made from.
    #[must_use]
    pub fn last(&self) -> Option<Period> {
        match self {
            Baseline::Period(period) => Some(*period),
            Baseline::Mean(periods) => periods.iter().max().copied(),
            Baseline::MeanOf { to, .. } => Some(*to),
            Baseline::Stated { at, .. } => *at,
        }
    }

    /// The period whose value it is; a mean of one period is that period.
    #[must_use]
    pub fn only(&self) -> Option<Period> {
        match self {
            Baseline::Period(period) => Some(*period),
            Baseline::Mean(periods) => match periods.as_slice() {
                [period] => Some(*period),
                _ => None,
            },
            Baseline::MeanOf { from, to } => (from == to).then_some(*from),
            Baseline::Stated { .. } => None,
        }
    }

    pub(crate) fn stated_value(&self) -> Option<Number> {
        match self {
            Baseline::Stated { value, .. } => Some(value.value),
            Baseline::Period(_) | Baseline::Mean(_) | Baseline::MeanOf { .. } => None,
        }
    }

    pub(crate) fn check(&self, check: &mut Check<'_>) {
        match self {
            Baseline::Period(period) => check.period("baseline", *period),
            Baseline::Mean(periods) => {
                if periods.is_empty() {
                    check.report("baseline/mean", Fault::Empty);
                }
                let mut sorted = periods.clone();
                sorted.sort();
                for pair in sorted.windows(2) {
                    if let [one, other] = pair {
                        if one == other {
                            check.report("baseline/mean", Fault::Repeated(one.to_string()));
                        }
                    }
                }
                for (nth, period) in periods.iter().enumerate() {
                    check.period(&format!("baseline/mean/{nth}"), *period);
                }
            }
            Baseline::MeanOf { from, to } => {
                check.period("baseline/mean/from", *from);
                check.period("baseline/mean/to", *to);
                if from.frequency() == to.frequency() && to < from {
                    check.report("baseline/mean", Fault::Reversed { from: *from, to: *to });
                }
            }
            Baseline::Stated { value, at, .. } => {
                check.level("baseline/value", *value);
                if let Some(at) = at {
                    check.period("baseline/at", *at);
                }
            }
        }
    }
}

/// As it is declared.
impl Serialize for Baseline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = match self {
            Baseline::Period(period) => return period.serialize(serializer),
            Baseline::Mean(_) | Baseline::MeanOf { .. } | Baseline::Stated { .. } => serializer.serialize_map(None)?,
        };
        match self {
            Baseline::Period(_) => {}
            Baseline::Mean(periods) => map.serialize_entry("mean", periods)?,
            Baseline::MeanOf { from, to } => map.serialize_entry("mean", &Span { from: *from, to: *to })?,
            Baseline::Stated { value, at, .. } => {
                map.serialize_entry("value", value)?;
                map.serialize_entry("at", at)?;
            }
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct Span {
    from: Period,
    to: Period,
}

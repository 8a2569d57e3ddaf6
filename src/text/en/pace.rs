//! The change that is needed from here.

use std::fmt::{self, Formatter};

use super::words::{At, Date, Difference, absolute, noun, plural, when};
use crate::period::Frequency;
use crate::text::facts::{Left, Pace, Rest};

pub(super) fn pace(f: &mut Formatter<'_>, pace: &Pace<'_>) -> fmt::Result {
    let Pace { milestone, goal, frequency, .. } = pace;
    let at = |rest: &Rest<'_>| At(rest.date, *frequency);
    match milestone {
        _ if goal.reached => {
            write!(f, "The goal is reached already and must be held until the deadline {}.", at(goal))
        }
        None => write!(f, "{} to reach the goal {}.", Needed(pace, goal), at(goal)),
        Some(reached) if reached.reached => {
            write!(f, "The milestone for {} is reached already. ", Date(reached.date, *frequency))?;
            write!(f, "{} to reach the goal {}.", Needed(pace, goal), at(goal))
        }
        Some(ahead) => {
            write!(f, "{} to reach the milestone {}, ", Needed(pace, ahead), at(ahead))?;
            write!(f, "and by {} to reach the goal {}.", Change(goal, *frequency), at(goal))
        }
    }
}

/// `From here, the number must fall by 5 cyclists a year on average`.
struct Needed<'a>(&'a Pace<'a>, &'a Rest<'a>);

/// `5 cyclists a year on average`, `35 courses in the remaining 8 months`.
struct Change<'a>(&'a Rest<'a>, Frequency);

impl fmt::Display for Needed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Needed(pace, rest) = self;
        match pace.from {
            None => f.write_str("From here")?,
            Some(from) => write!(f, "From {}", when(from))?,
        }
        let noun = noun(rest.change.scale);
        let verb = if rest.change.number.is_negative() { "fall" } else { "rise" };
        write!(f, ", the {noun} must {verb} by {}", Change(rest, pace.frequency))
    }
}

impl fmt::Display for Change<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Change(rest, frequency) = self;
        write!(f, "{} ", Difference(&absolute(&rest.change)))?;
        match rest.left {
            Left::Years => f.write_str("a year on average"),
            Left::Year => f.write_str("within a year"),
            Left::Periods(1) => f.write_str(match frequency {
                Frequency::Year => "in the remaining year",
                Frequency::HalfYear => "in the remaining half-year",
                Frequency::Quarter => "in the remaining quarter",
                Frequency::Month => "in the remaining month",
            }),
            Left::Periods(periods) => write!(f, "in the remaining {periods} {}", plural(*frequency)),
        }
    }
}

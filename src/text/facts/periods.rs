//! What is said of the periods beside the one that is explained.

use crate::period::{Frequency, Period};
use crate::target::Window;

/// What is said of the periods beside the one that is explained.
#[derive(Clone, Debug)]
pub(in crate::text) enum PeriodFact {
    /// No period can be judged yet.
    NothingToJudge(Unjudged),
    /// Periods that others are only compared with, from one to another.
    StartingPoint(Period, Period),
    /// Earlier periods that do not decide and did not meet the demand, or were not on course: each from one to another,
    /// or, without these, only how many.
    Missed { spans: Vec<(Period, Period)>, count: usize, frequency: Frequency, plan: bool },
    /// Periods without a figure that do not decide, each from one to another.
    NoFigures(Vec<(Period, Period)>),
    /// No period from one to another has a figure.
    NoneAtAll(Period, Period),
    /// So many more periods cannot be judged either.
    MoreUndetermined { count: usize, frequency: Frequency },
    /// That the figures end before the time that is judged.
    Carried { last: Period, end: Period },
}

/// Where no period can be judged.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) enum Unjudged {
    /// In a window.
    Within(Window),
    /// Without a window, for want of figures after this period.
    After(Period),
    /// Without a window, for want of two figures a year apart.
    YearApart,
    /// Without a window, for want of any figure.
    NoFigures,
}

//! What is said of the periods beside the one that is explained.

use std::fmt::{self, Formatter};

use super::words::{Span, plural, when};
use crate::period::{Frequency, Period};
use crate::target::Window;
use crate::text::facts::{PeriodFact, Unjudged};
use crate::text::shape::{capitalised, enumerate};

pub(super) fn write(f: &mut Formatter<'_>, fact: &PeriodFact) -> fmt::Result {
    match fact {
        PeriodFact::NothingToJudge(Unjudged::Within(Window { from, to })) => {
            write!(f, "There is nothing to judge yet in the period {}.", Span(*from, *to))
        }
        PeriodFact::NothingToJudge(Unjudged::After(period)) => {
            write!(f, "There is nothing to judge yet, because there are no figures after {}.", when(*period))
        }
        PeriodFact::NothingToJudge(Unjudged::YearApart) => {
            f.write_str("There is nothing to judge yet, because no two figures are a year apart.")
        }
        PeriodFact::NothingToJudge(Unjudged::NoFigures) => {
            f.write_str("There is nothing to judge yet, because there are no figures.")
        }
        PeriodFact::StartingPoint(from, to) => {
            let span = Span(*from, *to).to_string();
            let itself = if from == to {
                "is the starting point and is not judged itself"
            } else {
                "are the starting point and are not judged themselves"
            };
            write!(f, "{} {itself}.", capitalised(&span))
        }
        PeriodFact::Missed { spans, count, frequency, plan } => {
            f.write_str("In ")?;
            match spans.as_slice() {
                [] => write!(f, "{count} earlier {}", plural(*frequency))?,
                spans => named(f, spans)?,
            }
            let missed = if *plan { "the target was not on course" } else { "the requirement was not met" };
            write!(f, " {missed}; the latest figure decides.")
        }
        PeriodFact::NoFigures(spans) => {
            f.write_str("There are no figures for ")?;
            named(f, spans)?;
            f.write_str(".")
        }
        PeriodFact::NoneAtAll(from, to) => write!(f, "There are no figures at all for {}.", Span(*from, *to)),
        PeriodFact::MoreUndetermined { count, frequency } => {
            let others = match (count, frequency) {
                (1, Frequency::Year) => "other year",
                (1, Frequency::HalfYear) => "other half-year",
                (1, Frequency::Quarter) => "other quarter",
                (1, Frequency::Month) => "other month",
                (_, frequency) => return write!(f, "{MORE} {count} other {}.", plural(*frequency)),
            };
            write!(f, "{MORE} {count} {others}.")
        }
        PeriodFact::Carried { last, end } => {
            write!(f, "The figures go only to {}; the target runs to {}.", when(*last), when(*end))
        }
    }
}

const MORE: &str = "Nor can the verdict be determined for";

fn named(f: &mut Formatter<'_>, spans: &[(Period, Period)]) -> fmt::Result {
    enumerate(f, spans, "and", |f, (from, to)| write!(f, "{}", Span(*from, *to)))
}

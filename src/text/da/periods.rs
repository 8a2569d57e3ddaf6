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
            write!(f, "Der er endnu intet at vurdere i perioden {}.", Span(*from, *to))
        }
        PeriodFact::NothingToJudge(Unjudged::After(period)) => {
            write!(f, "Der er endnu intet at vurdere, for der er ingen tal efter {}.", when(*period))
        }
        PeriodFact::NothingToJudge(Unjudged::YearApart) => {
            f.write_str("Der er endnu intet at vurdere, for der er ikke to tal med et års mellemrum.")
        }
        PeriodFact::NothingToJudge(Unjudged::NoFigures) => {
            f.write_str("Der er endnu intet at vurdere, for der er ingen tal.")
        }
        PeriodFact::StartingPoint(from, to) => {
            let span = Span(*from, *to).to_string();
            write!(f, "{} er udgangspunktet og vurderes ikke selv.", capitalised(&span))
        }
        PeriodFact::Missed { spans, count, frequency, plan } => {
            f.write_str("I ")?;
            match spans.as_slice() {
                [] => write!(f, "{count} tidligere {}", plural(*frequency))?,
                spans => named(f, spans)?,
            }
            let missed = if *plan { "blev planen ikke fulgt" } else { "var kravet ikke opfyldt" };
            write!(f, " {missed}; det nyeste tal afgør.")
        }
        PeriodFact::NoFigures(spans) => {
            f.write_str("Der er ingen tal for ")?;
            named(f, spans)?;
            f.write_str(".")
        }
        PeriodFact::NoneAtAll(from, to) => write!(f, "Der er slet ingen tal for {}.", Span(*from, *to)),
        PeriodFact::MoreUndetermined { count, frequency } => {
            let others = match (count, frequency) {
                (1, Frequency::Year) => "andet år",
                (1, Frequency::HalfYear) => "andet halvår",
                (1, Frequency::Quarter) => "andet kvartal",
                (1, Frequency::Month) => "anden måned",
                (_, frequency) => return write!(f, "{MORE} {count} andre {}.", plural(*frequency)),
            };
            write!(f, "{MORE} {count} {others}.")
        }
        PeriodFact::Carried { last, end } => {
            write!(f, "Tallene går kun til {}; målet gælder til {}.", when(*last), when(*end))
        }
    }
}

const MORE: &str = "Kravet kan heller ikke afgøres for";

fn named(f: &mut Formatter<'_>, spans: &[(Period, Period)]) -> fmt::Result {
    enumerate(f, spans, "og", |f, (from, to)| write!(f, "{}", Span(*from, *to)))
}

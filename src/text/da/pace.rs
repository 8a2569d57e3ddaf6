//! The change that is needed from here.

use std::fmt::{self, Formatter};

use super::words::{At, Date, Difference, absolute, noun, plural, when};
use crate::period::Frequency;
use crate::text::facts::{Left, Pace, Rest};

pub(super) fn pace(f: &mut Formatter<'_>, pace: &Pace<'_>) -> fmt::Result {
    let Pace { milestone, goal, frequency, .. } = pace;
    let at = |rest: &Rest<'_>| At(rest.date, *frequency);
    match milestone {
        _ if goal.reached => write!(f, "Målet er allerede nået og skal holdes til fristen {}.", at(goal)),
        None => write!(f, "For at nå målet {} skal {}.", at(goal), Needed(pace, goal)),
        Some(reached) if reached.reached => {
            write!(f, "Delmålet for {} er allerede nået. ", Date(reached.date, *frequency))?;
            write!(f, "For at nå målet {} skal {}.", at(goal), Needed(pace, goal))
        }
        Some(ahead) => {
            write!(f, "For at nå delmålet {} skal {}", at(ahead), Needed(pace, ahead))?;
            let newly_average = matches!((ahead.left, goal.left), (Left::Year | Left::Periods(_), Left::Years));
            let average = if newly_average { "i gennemsnit " } else { "" };
            write!(f, ", og for at nå målet {} {average}med {}.", at(goal), Change(goal, *frequency))
        }
    }
}

/// `antallet herfra i gennemsnit falde med 5 cyklister om året`.
struct Needed<'a>(&'a Pace<'a>, &'a Rest<'a>);

impl fmt::Display for Needed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Needed(pace, rest) = self;
        write!(f, "{} ", noun(rest.change.scale))?;
        match pace.from {
            None => f.write_str("herfra ")?,
            Some(from) => write!(f, "fra {} ", when(from))?,
        }
        f.write_str(match rest.left {
            Left::Years => "i gennemsnit ",
            Left::Year | Left::Periods(_) => "",
        })?;
        let verb = if rest.change.number.is_negative() { "falde" } else { "stige" };
        write!(f, "{verb} med {}", Change(rest, pace.frequency))
    }
}

/// `5 cyklister om året`, `35 kurser på de resterende 8 måneder`.
struct Change<'a>(&'a Rest<'a>, Frequency);

impl fmt::Display for Change<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Change(rest, frequency) = self;
        write!(f, "{} ", Difference(&absolute(&rest.change)))?;
        match rest.left {
            Left::Years => f.write_str("om året"),
            Left::Year => f.write_str("på et år"),
            Left::Periods(1) => f.write_str(match frequency {
                Frequency::Year => "i det resterende år",
                Frequency::HalfYear => "i det resterende halvår",
                Frequency::Quarter => "i det resterende kvartal",
                Frequency::Month => "i den resterende måned",
            }),
            Left::Periods(periods) => write!(f, "på de resterende {periods} {}", plural(*frequency)),
        }
    }
}

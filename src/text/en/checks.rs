//! Whether figures agree with each other.

use std::fmt::{self, Display, Formatter};

use super::EN;
use super::words::{Apartly, Bare, Full, Place, Span, stated, when};
use crate::finding::Why;
use crate::indicator::{Indicator, Unit};
use crate::name::Text;
use crate::number::Number;
use crate::text::facts::{self, CheckFact, Rated, Residents, What};
use crate::text::shape::{Amount, Scale, capitalised, enumerate};

pub(super) fn write(f: &mut Formatter<'_>, fact: &CheckFact<'_>) -> fmt::Result {
    match fact {
        CheckFact::Heading => f.write_str("Do the figures agree?"),
        CheckFact::Counts { all, hold, off, unknown } => counts(f, *all, *hold, *off, *unknown),
        CheckFact::Label { name, area } => write!(f, "{}{}:", capitalised(name.get(EN)), Place(*area)),
        CheckFact::NothingToCheck(lead) => {
            write!(f, "There are no figures for {}.", lead.name.get(EN))
        }
        CheckFact::InShort { hold, off, unknown } => in_short(f, hold, off, unknown),
        CheckFact::Holds { what, exactly, rounded } => holds(f, *what, exactly, rounded),
        CheckFact::SumOff { period, total, sum, terms, short, by, rounding } => {
            let (total, sum) = (Full(total), Bare(sum));
            write!(f, "For {} the total is stated as {total}, but the parts add up to {sum}", when(*period))?;
            for (nth, term) in terms.iter().enumerate() {
                write!(f, "{}{}", if nth == 0 { " (" } else { " + " }, Bare(term))?;
            }
            f.write_str(if terms.is_empty() { "." } else { ")." })?;
            match (short, by.scale.unit.is_count()) {
                (true, true) => write!(f, " That is {} too few.", Apartly(by))?,
                (true, false) => write!(f, " That is {} too little.", Apartly(by))?,
                (false, true) => write!(f, " That is {} too many.", Apartly(by))?,
                (false, false) => write!(f, " That is {} too much.", Apartly(by))?,
            }
            explained(f, rounding.as_ref())
        }
        CheckFact::RateOff { period, rated: Rated { rate, count }, population, computed, low, by, rounding } => {
            let (rate, count, population) = (Full(rate), Full(count), Full(population));
            write!(f, "For {} the rate is stated as {rate}, but {count} and {population}", when(*period))?;
            let side = if *low { "low" } else { "high" };
            write!(f, " give {}. The rate is {} too {side}.", Bare(computed), Apartly(by))?;
            explained(f, rounding.as_ref())
        }
        CheckFact::NoneFits { period, rated: Rated { rate, count }, of } => {
            write!(f, "For {} the rate is stated as {}, but no number of ", when(*period), Full(rate))?;
            write!(f, "{} gives that for {}. The two cannot both be right.", of.get(EN), Full(count))
        }
        CheckFact::Fitting { period, rated: Rated { rate, count }, unknown, of, at_least, at_most } => {
            write!(f, "For {} it cannot be determined whether a rate of {}", when(*period), Full(rate))?;
            write!(f, " agrees with {}, because ", Full(count))?;
            match unknown {
                Residents::NotGiven => write!(f, "the number of {} is not given", of.get(EN))?,
                Residents::Lacking(population, Why::Zero) => write!(f, "{} is 0", population.name.get(EN))?,
                Residents::Lacking(population, why) => lack(f, &(population, *why))?,
            }
            f.write_str(". ")?;
            fitting(f, of, *at_least, *at_most)
        }
        CheckFact::Lacking { what, spans, lacks } => {
            write!(f, "For {} it cannot be determined whether {}, because ", Spans(spans), agree(*what))?;
            enumerate(f, lacks, "and", lack)?;
            f.write_str(".")
        }
        CheckFact::OutOfRange { what, spans } => {
            write!(f, "For {} it cannot be determined whether {}", Spans(spans), agree(*what))?;
            f.write_str(", because the figures cannot be computed exactly.")
        }
    }
}

fn explained(f: &mut Formatter<'_>, rounding: Option<&Amount<'_>>) -> fmt::Result {
    rounding.map_or(Ok(()), |most| write!(f, " Rounding can explain at most {}.", Apartly(most)))
}

fn counts(f: &mut Formatter<'_>, all: usize, hold: usize, off: usize, unknown: usize) -> fmt::Result {
    if all == 0 {
        return f.write_str("There are no figures to check.");
    }
    let checks = if all == 1 { "check" } else { "checks" };
    write!(f, "The figures agree in {hold} of {all} {checks}")?;
    match (off, unknown) {
        (0, 0) => {}
        (off, 0) => write!(f, "; in {off} they do not")?,
        (0, unknown) => write!(f, "; {unknown} cannot be determined")?,
        (off, unknown) => write!(f, "; in {off} they do not, and {unknown} cannot be determined")?,
    }
    f.write_str(".")
}

fn in_short(f: &mut Formatter<'_>, hold: &[facts::Span], off: &[facts::Span], unknown: &[facts::Span]) -> fmt::Result {
    match (hold, off) {
        ([], []) => {}
        (hold, []) => write!(f, "The figures agree for {}.", Spans(hold))?,
        ([], off) => write!(f, "The figures do not agree for {}.", Spans(off))?,
        (hold, off) => write!(f, "The figures agree for {}, but not for {}.", Spans(hold), Spans(off))?,
    }
    if unknown.is_empty() {
        return Ok(());
    }
    let before = if hold.is_empty() && off.is_empty() { "" } else { " " };
    write!(f, "{before}It cannot be determined for {}.", Spans(unknown))
}

fn holds(f: &mut Formatter<'_>, what: What, exactly: &[facts::Span], rounded: &[facts::Span]) -> fmt::Result {
    let agree = match what {
        What::Sum => "The parts add up to the total",
        What::Rate => "The rate agrees with the count",
    };
    const ROUNDED: &str = "allowing for rounding";
    match (exactly, rounded) {
        (exactly, []) => write!(f, "{agree} for {}.", Spans(exactly)),
        ([], rounded) => write!(f, "{agree} for {}, {ROUNDED}.", Spans(rounded)),
        (exactly, rounded) => {
            write!(f, "{agree} for {} and, {ROUNDED}, for {} as well.", Spans(exactly), Spans(rounded))
        }
    }
}

fn agree(what: What) -> &'static str {
    match what {
        What::Sum => "the parts add up to the total",
        What::Rate => "the rate agrees with the count",
    }
}

fn lack(f: &mut Formatter<'_>, (indicator, why): &(&Indicator, Why)) -> fmt::Result {
    let lacks = match why {
        Why::Absent | Why::Missing => "is missing",
        Why::Suppressed => "is withheld (suppressed)",
        Why::Zero => "cannot be computed",
    };
    write!(f, "{} {lacks}", indicator.name.get(EN))
}

fn fitting(f: &mut Formatter<'_>, of: &Text, at_least: Number, at_most: Option<Number>) -> fmt::Result {
    let of = of.get(EN);
    match at_most {
        None if at_least == Number::ONE => write!(f, "Any number of {of} would fit."),
        None => write!(f, "At least {} {of} would fit.", Full(&whole(at_least))),
        Some(at_most) if at_most == at_least => write!(f, "Only {} {of} would fit.", Full(&whole(at_least))),
        Some(at_most) => {
            write!(f, "Between {} and {} {of} would fit.", Full(&whole(at_least)), Full(&whole(at_most)))
        }
    }
}

fn whole(number: Number) -> Amount<'static> {
    stated(number, Scale { unit: &Unit::Plain, points: false })
}

/// `2020-2022 and 2024`
struct Spans<'a>(&'a [facts::Span]);

impl Display for Spans<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        enumerate(f, self.0, "and", |f, (from, to)| write!(f, "{}", Span(*from, *to)))
    }
}

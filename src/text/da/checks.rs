//! Whether figures agree with each other.

use std::fmt::{self, Display, Formatter};

use super::DA;
use super::words::{Apartly, Bare, Full, Place, Span, stated, when};
use crate::finding::Why;
use crate::indicator::{Indicator, Unit};
use crate::name::Text;
use crate::number::Number;
use crate::text::facts::{self, CheckFact, Rated, Residents, What};
use crate::text::shape::{Amount, Scale, capitalised, enumerate};

pub(super) fn write(f: &mut Formatter<'_>, fact: &CheckFact<'_>) -> fmt::Result {
    match fact {
        CheckFact::Heading => f.write_str("Kontrol af tallene"),
        CheckFact::Counts { all, hold, off, unknown } => counts(f, *all, *hold, *off, *unknown),
        CheckFact::Label { name, area } => write!(f, "{}{}:", capitalised(name.get(DA)), Place(*area)),
        CheckFact::NothingToCheck(lead) => {
            write!(f, "Der er ingen tal for {}.", lead.name.get(DA))
        }
        CheckFact::InShort { hold, off, unknown } => in_short(f, hold, off, unknown),
        CheckFact::Holds { what, exactly, rounded } => holds(f, *what, exactly, rounded),
        CheckFact::SumOff { period, total, sum, terms, short, by, rounding } => {
            write!(f, "For {} er totalen oplyst til {}, men delene giver {}", when(*period), Full(total), Bare(sum))?;
            for (nth, term) in terms.iter().enumerate() {
                write!(f, "{}{}", if nth == 0 { " (" } else { " + " }, Bare(term))?;
            }
            f.write_str(if terms.is_empty() { "." } else { ")." })?;
            match (short, by.scale.unit.is_count()) {
                (true, _) => write!(f, " Der mangler {}.", Apartly(by))?,
                (false, true) => write!(f, " Det er {} for mange.", Apartly(by))?,
                (false, false) => write!(f, " Det er {} for meget.", Apartly(by))?,
            }
            explained(f, rounding.as_ref())
        }
        CheckFact::RateOff { period, rated: Rated { rate, count }, population, computed, low, by, rounding } => {
            let (rate, count, population) = (Full(rate), Full(count), Full(population));
            write!(f, "For {} er raten oplyst til {rate}, men {count} og {population}", when(*period))?;
            let side = if *low { "lav" } else { "høj" };
            write!(f, " giver {}. Raten er {} for {side}.", Bare(computed), Apartly(by))?;
            explained(f, rounding.as_ref())
        }
        CheckFact::NoneFits { period, rated: Rated { rate, count }, of } => {
            write!(f, "For {} er raten oplyst til {}, men intet antal ", when(*period), Full(rate))?;
            write!(f, "{} giver det ved {}. De to tal kan ikke begge være rigtige.", of.get(DA), Full(count))
        }
        CheckFact::Fitting { period, rated: Rated { rate, count }, unknown, of, at_least, at_most } => {
            write!(f, "For {} kan det ikke afgøres, om raten på {}", when(*period), Full(rate))?;
            write!(f, " passer med {}, fordi ", Full(count))?;
            match unknown {
                Residents::NotGiven => write!(f, "antallet af {} ikke er oplyst", of.get(DA))?,
                Residents::Lacking(population, Why::Zero) => write!(f, "{} er 0", population.name.get(DA))?,
                Residents::Lacking(population, why) => lack(f, &(population, *why))?,
            }
            f.write_str(". ")?;
            fitting(f, of, *at_least, *at_most)
        }
        CheckFact::Lacking { what, spans, lacks } => {
            write!(f, "For {} kan det ikke afgøres, om {}, fordi ", Spans(spans), agree(*what))?;
            enumerate(f, lacks, "og", lack)?;
            f.write_str(".")
        }
        CheckFact::OutOfRange { what, spans } => {
            write!(f, "For {} kan det ikke afgøres, om {}", Spans(spans), agree(*what))?;
            f.write_str(", fordi tallene ikke kan regnes nøjagtigt efter.")
        }
    }
}

fn explained(f: &mut Formatter<'_>, rounding: Option<&Amount<'_>>) -> fmt::Result {
    rounding.map_or(Ok(()), |most| write!(f, " Afrunding kan højst forklare {}.", Apartly(most)))
}

fn counts(f: &mut Formatter<'_>, all: usize, hold: usize, off: usize, unknown: usize) -> fmt::Result {
    if all == 0 {
        return f.write_str("Der er ingen tal at kontrollere.");
    }
    let checks = if all == 1 { "kontrol" } else { "kontroller" };
    write!(f, "Tallene stemmer ved {hold} af {all} {checks}")?;
    match (off, unknown) {
        (0, 0) => {}
        (off, 0) => write!(f, "; ved {off} gør de ikke")?,
        (0, unknown) => write!(f, "; {unknown} kan ikke afgøres")?,
        (off, unknown) => write!(f, "; ved {off} gør de ikke, og {unknown} kan ikke afgøres")?,
    }
    f.write_str(".")
}

fn in_short(f: &mut Formatter<'_>, hold: &[facts::Span], off: &[facts::Span], unknown: &[facts::Span]) -> fmt::Result {
    match (hold, off) {
        ([], []) => {}
        (hold, []) => write!(f, "Tallene stemmer for {}.", Spans(hold))?,
        ([], off) => write!(f, "Tallene stemmer ikke for {}.", Spans(off))?,
        (hold, off) => write!(f, "Tallene stemmer for {}, men ikke for {}.", Spans(hold), Spans(off))?,
    }
    if unknown.is_empty() {
        return Ok(());
    }
    let before = if hold.is_empty() && off.is_empty() { "" } else { " " };
    write!(f, "{before}Det kan ikke afgøres for {}.", Spans(unknown))
}

fn holds(f: &mut Formatter<'_>, what: What, exactly: &[facts::Span], rounded: &[facts::Span]) -> fmt::Result {
    let agree = match what {
        What::Sum => "Delene stemmer med totalen",
        What::Rate => "Raten stemmer med antallet",
    };
    const ROUNDED: &str = "når der tages højde for afrunding";
    match (exactly, rounded) {
        (exactly, []) => write!(f, "{agree} for {}.", Spans(exactly)),
        ([], rounded) => write!(f, "{agree} for {}, {ROUNDED}.", Spans(rounded)),
        (exactly, rounded) => {
            write!(f, "{agree} for {} og, {ROUNDED}, også for {}.", Spans(exactly), Spans(rounded))
        }
    }
}

fn agree(what: What) -> &'static str {
    match what {
        What::Sum => "delene stemmer med totalen",
        What::Rate => "raten stemmer med antallet",
    }
}

fn lack(f: &mut Formatter<'_>, (indicator, why): &(&Indicator, Why)) -> fmt::Result {
    let lacks = match why {
        Why::Absent | Why::Missing => "mangler",
        Why::Suppressed => "ikke er offentliggjort (diskretioneret)",
        Why::Zero => "ikke kan beregnes",
    };
    write!(f, "{} {lacks}", indicator.name.get(DA))
}

fn fitting(f: &mut Formatter<'_>, of: &Text, at_least: Number, at_most: Option<Number>) -> fmt::Result {
    let of = of.get(DA);
    match at_most {
        None if at_least == Number::ONE => write!(f, "Ethvert antal {of} ville passe."),
        None => write!(f, "Mindst {} {of} ville passe.", Full(&whole(at_least))),
        Some(at_most) if at_most == at_least => write!(f, "Kun {} {of} ville passe.", Full(&whole(at_least))),
        Some(at_most) => {
            write!(f, "Mellem {} og {} {of} ville passe.", Full(&whole(at_least)), Full(&whole(at_most)))
        }
    }
}

fn whole(number: Number) -> Amount<'static> {
    stated(number, Scale { unit: &Unit::Plain, points: false })
}

/// `2020-2022 og 2024`
struct Spans<'a>(&'a [facts::Span]);

impl Display for Spans<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        enumerate(f, self.0, "og", |f, (from, to)| write!(f, "{}", Span(*from, *to)))
    }
}

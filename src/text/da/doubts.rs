//! Why something is not known, what is said of other areas and years, and what makes a verdict less than certain.

use std::fmt::{self, Formatter};

use super::DA;
use super::words::{Apartness, Difference, Figure, Full, InSentence, Place, absolute, when};
use crate::finding::{Significance, Why};
use crate::series::Status;
use crate::text::facts::{Beside, Cause, Doubt, Gulf, Lack, Since};
use crate::text::shape::{capitalised, enumerate, within};

pub(super) fn cause(f: &mut Formatter<'_>, cause: &Cause<'_>) -> fmt::Result {
    match cause {
        Cause::Lacking(lacks) => enumerate(f, lacks, "og", lack),
        Cause::Break(Gulf { at, area, reason }) => {
            write!(f, "en ny tidsserie begynder i {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))
        }
        Cause::Zero => f.write_str("der ikke kan regnes en andel eller en procentvis ændring af 0"),
        Cause::NotDue(by) => match by {
            Some(by) => write!(f, "kravet først gælder fra {}", when(*by)),
            None => f.write_str("kravet endnu ikke gælder"),
        },
        Cause::OutOfRange => f.write_str("tallene ikke kan beregnes nøjagtigt nok"),
        Cause::SignificanceUnknown => f.write_str(
            "der kræves en statistisk signifikant forskel, og det er ikke oplyst, om forskellen er signifikant",
        ),
        Cause::NotFirm => f.write_str("det kræves, at afrunding ikke kan ændre afgørelsen, og det kan den her"),
        Cause::NotSettled => f.write_str("der kræves endelige tal, og de er endnu foreløbige eller skønnede"),
    }
}

fn lack(f: &mut Formatter<'_>, lack: &Lack<'_>) -> fmt::Result {
    let periods = |f: &mut Formatter<'_>| enumerate(f, &lack.periods, "og", |f, period| write!(f, "{}", when(*period)));
    match lack.part {
        Some(part) => {
            write!(f, "{} {} for ", part.name.get(DA), lacking(lack.why))?;
            periods(f)?;
        }
        None => {
            f.write_str(if lack.periods.len() == 1 { "tallet for " } else { "tallene for " })?;
            periods(f)?;
            write!(f, " {}", lacking(lack.why))?;
        }
    }
    if lack.areas.is_empty() {
        return Ok(());
    }
    f.write_str(" ")?;
    enumerate(f, &lack.areas, "og", |f, area| write!(f, "{}", within(area, DA)))
}

fn lacking(why: Why) -> &'static str {
    match why {
        Why::Absent | Why::Missing => "mangler",
        Why::Suppressed => "er diskretioneret",
        Why::Zero => "ikke kan beregnes, da der deles med 0,",
    }
}

pub(super) fn context(f: &mut Formatter<'_>, beside: &Beside<'_>) -> fmt::Result {
    let area = within(beside.area, DA).to_string();
    let Some(value) = &beside.value else {
        return write!(f, "{} er der intet tal for {} at sammenligne med.", capitalised(&area), when(beside.period));
    };
    write!(f, "Til sammenligning er værdien {area} {} i {}", Full(value), when(beside.period))?;
    match &beside.difference {
        Some(difference) if difference.number.is_zero() => f.write_str(", altså den samme")?,
        Some(difference) => {
            let side = if difference.number.is_positive() { "lavere" } else { "højere" };
            write!(f, ", {} {side}", Difference(&absolute(difference)))?;
        }
        None => {}
    }
    match beside.significance {
        None => {}
        Some(Significance::Significant) => f.write_str("; forskellen er statistisk signifikant")?,
        Some(Significance::NotSignificant) => f.write_str("; forskellen er ikke statistisk signifikant")?,
        Some(Significance::Unknown) => f.write_str("; det er ikke oplyst, om forskellen er statistisk signifikant")?,
    }
    match beside.reason {
        Some(reason) => write!(f, " ({}).", reason.get(DA)),
        None => f.write_str("."),
    }
}

pub(super) fn since(f: &mut Formatter<'_>, since: &Since<'_>) -> fmt::Result {
    match &since.value {
        Some(value) => write!(f, "I {} var værdien {}; ", when(since.period), Full(value))?,
        None => write!(f, "For {} er der intet tal; ", when(since.period))?,
    }
    let last = when(since.last);
    match since.significance {
        Significance::Significant => write!(f, "forskellen i forhold til {last} er statistisk signifikant")?,
        Significance::NotSignificant => write!(f, "forskellen i forhold til {last} er ikke statistisk signifikant")?,
        Significance::Unknown => {
            write!(f, "det er ikke oplyst, om forskellen i forhold til {last} er statistisk signifikant")?
        }
    }
    since.reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))?;
    f.write_str(".")?;
    if let Some((at, reason)) = since.broken {
        write!(f, " De to tal kan ikke sammenlignes direkte, fordi en ny tidsserie begynder i {}", when(at))?;
        reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))?;
        f.write_str(".")?;
    }
    Ok(())
}

pub(super) fn doubt(f: &mut Formatter<'_>, doubt: &Doubt<'_>) -> fmt::Result {
    match doubt {
        Doubt::Rounding => {
            f.write_str("De offentliggjorte tal er afrundede, og de uafrundede tal kan give den modsatte afgørelse.")
        }
        Doubt::NotSignificant(apart) => {
            write!(f, "{} er ikke statistisk signifikant og kan skyldes tilfældigheder.", Apartness(apart))
        }
        Doubt::SignificanceUnknown(apart, reason) => {
            write!(f, "Det er ikke oplyst, om {} er statistisk signifikant", InSentence(Apartness(apart)))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))?;
            f.write_str(".")
        }
        Doubt::Status { of, status } => {
            let said = match status {
                Status::Provisional => "er foreløbigt",
                Status::Estimated => "er skønnet",
                Status::LowReliability => "er usikkert ifølge kilden",
                Status::Revised => "er revideret",
                Status::Break => "er det første i en ny tidsserie",
                Status::Normal | Status::Suppressed | Status::Missing => "er med forbehold",
            };
            write!(f, "{} {said}.", Figure(of))
        }
        Doubt::Revised { decided: true } => f.write_str("Tallene opdateres løbende, så afgørelsen kan ændre sig."),
        Doubt::Revised { decided: false } => f.write_str("Tallene opdateres løbende og kan ændre sig."),
        Doubt::Break(Gulf { at, area, reason }) => {
            write!(f, "Tallene sammenlignes, selv om en ny tidsserie begynder i {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))?;
            f.write_str(".")
        }
        Doubt::Missing { of, why } => write!(f, "{} {}, så udviklingen kan ikke opgøres.", Figure(of), lacking(*why)),
        Doubt::PassedOver { period, why } => match why {
            Why::Absent | Why::Missing => {
                write!(f, "Der er intet tal for {}, så vurderingen bygger på en tidligere periode.", when(*period))
            }
            Why::Suppressed => write!(
                f,
                "Tallet for {} er diskretioneret, så vurderingen bygger på en tidligere periode.",
                when(*period)
            ),
            Why::Zero => write!(
                f,
                "Værdien for {} kan ikke beregnes, da der deles med 0, så vurderingen bygger på en tidligere periode.",
                when(*period)
            ),
        },
        Doubt::AtFloor => f.write_str("Værdien er 0 og kan ikke blive lavere."),
        Doubt::BeyondGoal => f.write_str("Udgangsniveauet er allerede bedre end målet."),
    }
}

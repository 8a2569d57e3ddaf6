//! Why something is not known, what is said of other areas and years, and what makes a verdict less than certain.

use std::fmt::{self, Formatter};

use super::words::{
    Apartly, Apartness, Bare, Difference, Figure, Full, InSentence, Limited, Place, Span, Stepped, absolute, noun, when,
};
use super::{DA, certainty};
use crate::finding::{Significance, Why};
use crate::name::Text;
use crate::period::Period;
use crate::series::Status;
use crate::text::facts::{Apart, Beside, Cause, Doubt, Gulf, Kept, Lack, NoAnswer, Nothing, Told};
use crate::text::shape::{Day, capitalised, enumerate, enumerate_clauses, within};

pub(super) fn cause(f: &mut Formatter<'_>, cause: &Cause<'_>) -> fmt::Result {
    match cause {
        Cause::Lacking(lacks) if lacks.iter().any(Lack::is_a_list) => enumerate_clauses(f, lacks, "og", lack),
        Cause::Lacking(lacks) => enumerate(f, lacks, "og", lack),
        Cause::Break(Gulf { at, area, reason }) => {
            let at = when(*at);
            write!(
                f,
                "tallene før {at} ikke kan sammenlignes med tallene fra {at} og frem{}: En ny tidsserie begynder",
                Place(*area)
            )?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))
        }
        Cause::Zero(Nothing::Whole(whole, period)) => {
            write!(f, "{} er 0 i {}, så værdien ikke kan beregnes", whole.name.get(DA), when(*period))
        }
        Cause::Zero(Nothing::Rows(rows, period)) => {
            write!(f, "ingen {} i registeret for {} indgår i det, ", rows.get(DA), when(*period))?;
            f.write_str("som andelen beregnes af")
        }
        Cause::Zero(Nothing::Figure(period, rounded)) => {
            match period {
                Some(period) => write!(f, "tallet for {} er 0", when(*period))?,
                None => f.write_str("udgangsniveauet er 0")?,
            }
            f.write_str(if *rounded { " (det kan være rundet ned)" } else { "" })?;
            f.write_str(", og en ændring fra 0 ikke kan angives i procent")
        }
        Cause::Zero(Nothing::Path) => f.write_str("en fast procentvis ændring ikke kan begynde ved, nå eller krydse 0"),
        Cause::NotDue(Some(by)) => write!(f, "det først gælder fra {}", when(*by)),
        Cause::NotDue(None) => f.write_str("det endnu ikke gælder"),
        Cause::OutOfRange => f.write_str("tallene er for store til at regne nøjagtigt med"),
        Cause::TooClose => {
            f.write_str("tallet ligger så tæt på grænsen, at beregningen ikke er nøjagtig nok til at afgøre det")
        }
        Cause::SignificanceUnknown { apart: Apart::Periods(since, _), worsening: true, reason, untested } => {
            write!(f, "det ikke vides, om forværringen siden {} er statistisk signifikant", when(*since))?;
            why(f, *reason, *untested)
        }
        Cause::SignificanceUnknown { worsening: true, reason, untested, .. } => {
            f.write_str("det ikke vides, om forværringen er statistisk signifikant")?;
            why(f, *reason, *untested)
        }
        Cause::SignificanceUnknown { apart, worsening: false, reason, untested } => {
            write!(f, "det ikke vides, om {} er statistisk signifikant", InSentence(Apartness(apart)))?;
            why(f, *reason, *untested)
        }
        Cause::NotFirm => f.write_str("de uafrundede tal kan give den modsatte afgørelse"),
        Cause::NotSettled(figures) => enumerate(f, figures, "og", |f, figure| {
            let said = sentence(figure);
            let mut letters = said.trim_end_matches('.').chars();
            let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
            write!(f, "{first}{}", letters.as_str())
        }),
    }
}

/// Why there is no answer, as a test or the source has it, in parentheses.
fn why(f: &mut Formatter<'_>, reason: Option<&Text>, untested: Option<NoAnswer>) -> fmt::Result {
    untested.map_or(Ok(()), |untested| write!(f, " ({})", certainty::untested(untested)))?;
    reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))
}

fn sentence(doubt: &Doubt<'_>) -> String {
    struct Shown<'a>(&'a Doubt<'a>);
    impl fmt::Display for Shown<'_> {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            self::doubt(f, self.0)
        }
    }
    Shown(doubt).to_string()
}

fn lack(f: &mut Formatter<'_>, lack: &Lack<'_>) -> fmt::Result {
    let periods = |f: &mut Formatter<'_>| enumerate(f, &lack.periods, "og", |f, period| write!(f, "{}", when(*period)));
    match lack.part {
        Some(part) => {
            write!(f, "{} {} for ", part.name.get(DA), lacking(lack.why))?;
            periods(f)?;
        }
        None => {
            let figures = lack.periods.len().max(lack.areas.len());
            f.write_str(if figures < 2 { "tallet for " } else { "tallene for " })?;
            periods(f)?;
            write!(f, " {}", lacking(lack.why))?;
        }
    }
    match lack.areas.as_slice() {
        [] => Ok(()),
        [area] => write!(f, " {}", within(area, DA)),
        areas => {
            f.write_str(" både ")?;
            enumerate(f, areas, "og", |f, area| write!(f, "{}", within(area, DA)))
        }
    }
}

fn lacking(why: Why) -> &'static str {
    match why {
        Why::Absent | Why::Missing => "mangler",
        Why::Suppressed => "ikke er offentliggjort (diskretioneret)",
        Why::Zero => "ikke kan beregnes",
    }
}

pub(super) fn context(f: &mut Formatter<'_>, beside: &Beside<'_>) -> fmt::Result {
    let area = within(beside.area, DA).to_string();
    let Some(value) = &beside.value else {
        return write!(f, "{} er der intet tal for {} at sammenligne med.", capitalised(&area), when(beside.period));
    };
    write!(f, "Til sammenligning er {} {area} {} i {}", noun(value.scale), Full(value), when(beside.period))?;
    match &beside.difference {
        Some(difference) if difference.number.is_zero() => f.write_str(", altså på samme niveau")?,
        Some(difference) => {
            let side = if difference.number.is_positive() { "lavere" } else { "højere" };
            write!(f, ", {} {side}", Apartly(&absolute(difference)))?;
        }
        None => {}
    }
    let difference = if beside.with_rest { "forskellen i forhold til resten" } else { "forskellen" };
    match beside.significance {
        None => {}
        Some(Significance::Significant) => write!(f, "; {difference} er statistisk signifikant")?,
        Some(Significance::NotSignificant) => write!(f, "; {difference} er ikke statistisk signifikant")?,
        Some(Significance::Unknown) => write!(f, "; det vides ikke, om {difference} er statistisk signifikant")?,
    }
    why(f, beside.reason, beside.untested)?;
    f.write_str(".")
}

pub(super) fn told(f: &mut Formatter<'_>, told: &Told<'_>) -> fmt::Result {
    let (then, last) = (when(told.period), when(told.last));
    match &told.value {
        Some(value) => write!(f, "I {then} var {} {}; ", noun(value.scale), Full(value))?,
        None => write!(f, "Tallet for {then} foreligger ikke; ")?,
    }
    match told.significance {
        Significance::Significant => write!(f, "forskellen i forhold til {last} er statistisk signifikant")?,
        Significance::NotSignificant => write!(f, "forskellen i forhold til {last} er ikke statistisk signifikant")?,
        Significance::Unknown => {
            write!(f, "det vides ikke, om forskellen i forhold til {last} er statistisk signifikant")?;
        }
    }
    told.reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))?;
    f.write_str(".")?;
    if let Some((at, reason)) = told.broken {
        write!(f, " De to tal kan ikke sammenlignes direkte, fordi en ny tidsserie begynder i {}", when(at))?;
        reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))?;
        f.write_str(".")?;
    }
    Ok(())
}

pub(super) fn doubt(f: &mut Formatter<'_>, doubt: &Doubt<'_>) -> fmt::Result {
    match doubt {
        Doubt::Rounding { shift, told } => {
            if !told {
                f.write_str(
                    "De offentliggjorte tal er afrundede, og de uafrundede tal kan give den modsatte afgørelse.",
                )?;
            }
            let Some(shift) = shift else { return Ok(()) };
            let before = if *told { "" } else { " " };
            write!(f, "{before}Afrundingen kan flytte margenen med op til {}.", Difference(shift))
        }
        Doubt::NotSignificant(apart, needed) => {
            write!(f, "{} er ikke statistisk signifikant og kan skyldes tilfældigheder.", Apartness(apart))?;
            certainty::needed_change(f, needed.as_ref())
        }
        Doubt::WrongWay(apart, needed) => {
            write!(f, "{} går den modsatte vej af den, som den ensidede test ser efter, ", Apartness(apart))?;
            f.write_str("og regnes derfor ikke for statistisk signifikant.")?;
            certainty::needed_change(f, needed.as_ref())
        }
        Doubt::Contradicted(apart, stated) => {
            let not = if *stated == Significance::Significant { "" } else { "ikke " };
            write!(f, "Ifølge kilden er {} {not}statistisk signifikant; ", InSentence(Apartness(apart)))?;
            f.write_str("en beregning ud fra de oplyste tal viser det modsatte. Kildens udsagn er lagt til grund.")
        }
        Doubt::SignificanceUnknown(apart, reason, untested) => {
            write!(f, "Det vides ikke, om {} er statistisk signifikant", InSentence(Apartness(apart)))?;
            why(f, *reason, *untested)?;
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
        Doubt::Restated { of, from, to, on } => {
            let (figure, day) = (Figure(of), Day { date: *on, language: DA });
            match (from, to) {
                (Some(from), Some(to)) => {
                    write!(f, "{figure} blev ændret fra {} til {} den {day}.", Bare(from), Bare(to))
                }
                (None, Some(to)) => write!(f, "{figure} er {} og forelå først den {day}.", Full(to)),
                (_, None) => write!(f, "{figure} blev trukket tilbage den {day}."),
            }
        }
        Doubt::BaselineRestated { kept, scale, before } => {
            let new = "er beregnet ud fra det nye udgangsniveau";
            match kept {
                Kept::Change(step) => {
                    write!(f, "Grænsen følger stadig den aftalte ændring på {} og {new}", Stepped(*step, *scale))?;
                }
                Kept::Tolerance(step) => {
                    write!(f, "Grænsen følger stadig den tilladte afvigelse på {} og {new}", Stepped(*step, *scale))?;
                }
                Kept::Nothing => f.write_str("Grænsen følger det nye udgangsniveau")?,
            }
            if let Some(before) = before {
                write!(f, " (med det tidligere udgangsniveau ville grænsen have været {})", Limited(before))?;
            }
            f.write_str(".")
        }
        Doubt::Break(Gulf { at, area, reason }) => {
            write!(f, "Tallene sammenlignes, selv om en ny tidsserie begynder i {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))?;
            f.write_str(".")
        }
        Doubt::AlsoBroken(Gulf { at, area, reason }) => {
            write!(f, "Desuden begynder en ny tidsserie i {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))?;
            f.write_str(", og tal fra før og efter kan ikke sammenlignes.")
        }
        Doubt::Cut(Gulf { at, area, reason }) => {
            write!(f, "Udviklingen kan ikke opgøres, fordi en ny tidsserie begynder i {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))?;
            f.write_str(".")
        }
        Doubt::Missing { of, why } => {
            let lacks = match why {
                Why::Absent | Why::Missing => "mangler",
                Why::Suppressed => "er ikke offentliggjort (diskretioneret)",
                Why::Zero => "kan ikke beregnes",
            };
            write!(f, "{} {lacks}, så udviklingen kan ikke opgøres.", Figure(of))
        }
        Doubt::PassedOver { from, to, why, judged } => {
            passed_over(f, (*from, *to), *why)?;
            write!(f, ", så vurderingen bygger på {}.", when(*judged))
        }
        Doubt::AtFloor => f.write_str("Tallet er 0 og kan ikke blive lavere."),
        Doubt::BeyondGoal => {
            f.write_str("Udgangsniveauet var allerede bedre end målet, så kravet tillader en forværring.")
        }
    }
}

fn passed_over(f: &mut Formatter<'_>, (from, to): (Period, Period), why: Why) -> fmt::Result {
    let (span, one) = (Span(from, to), from == to);
    match why {
        Why::Absent | Why::Missing if one => write!(f, "Der er intet tal for {span}"),
        Why::Absent | Why::Missing => write!(f, "Der er ingen tal for {span}"),
        Why::Suppressed if one => write!(f, "Tallet for {span} er ikke offentliggjort (diskretioneret)"),
        Why::Suppressed => write!(f, "Tallene for {span} er ikke offentliggjort (diskretioneret)"),
        Why::Zero if one => {
            write!(f, "Værdien for {span} kan ikke beregnes, fordi der ikke er noget at beregne den af")
        }
        Why::Zero => write!(f, "Værdierne for {span} kan ikke beregnes, fordi der ikke er noget at beregne dem af"),
    }
}

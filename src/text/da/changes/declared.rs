//! What is declared differently: the target and its indicators.

use std::fmt::{self, Formatter};

use super::super::words::{Span, when};
use super::super::{DA, rules};
use crate::indicator::{Better, Unit};
use crate::name::Text;
use crate::target::{Judged, Require, Window};
use crate::text::facts::Proof;
use crate::text::facts::changes::{Declaration, Formula};
use crate::text::shape::{Numeral, decimals_for, enumerate};

/// Which periods count.
pub(super) struct Counting(pub(super) Judged);

impl fmt::Display for Counting {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Judged::Latest => f.write_str("kun det nyeste tal"),
            Judged::EveryPeriod => f.write_str("alle perioder"),
            Judged::At(period) => write!(f, "kun {}", when(period)),
        }
    }
}

pub(super) fn window(f: &mut Formatter<'_>, before: Option<Window>, after: Option<Window>) -> fmt::Result {
    f.write_str("Målet gælder nu ")?;
    match after {
        Some(Window { from, to }) => write!(f, "{}", Span(from, to))?,
        None => f.write_str("uden tidsafgrænsning")?,
    }
    match before {
        Some(Window { from, to }) => write!(f, " (før {}).", Span(from, to)),
        None => f.write_str(" (før uden tidsafgrænsning)."),
    }
}

pub(super) fn require(f: &mut Formatter<'_>, now: Require, no_longer: Require, of: Proof) -> fmt::Result {
    let significant = match of {
        Proof::Worsening => "at en forværring er statistisk signifikant",
        Proof::Difference => "at forskellen er statistisk signifikant",
        Proof::Gap => "at ændringen i afstanden er statistisk signifikant",
    };
    let clauses = |require: Require| {
        let clauses = [
            (require.significant, significant),
            (require.firm, "at afrunding ikke kan ændre afgørelsen"),
            (require.settled, "at tallene er endelige"),
        ];
        clauses.into_iter().filter(|(holds, _)| *holds).map(|(_, clause)| clause).collect::<Vec<_>>()
    };
    let (now, no_longer) = (clauses(now), clauses(no_longer));
    if !now.is_empty() {
        f.write_str("Det kræves nu, ")?;
        enumerate(f, &now, "og", |f, clause| f.write_str(clause))?;
        f.write_str(if no_longer.is_empty() { "." } else { ". " })?;
    }
    if !no_longer.is_empty() {
        f.write_str("Det kræves ikke længere, ")?;
        enumerate(f, &no_longer, "og", |f, clause| f.write_str(clause))?;
        f.write_str(".")?;
    }
    Ok(())
}

pub(super) fn declared(f: &mut Formatter<'_>, part: Option<&Text>, declaration: &Declaration<'_>) -> fmt::Result {
    if let Declaration::Better(better) = declaration {
        return f.write_str(match better {
            Better::Lower => "En lavere værdi regnes nu for bedre (før en højere).",
            Better::Higher => "En højere værdi regnes nu for bedre (før en lavere).",
        });
    }
    f.write_str("Tallene ")?;
    part.map_or(Ok(()), |part| write!(f, "({}) ", part.get(DA)))?;
    match declaration {
        Declaration::Better(_) => Ok(()),
        Declaration::Derived { before, after } => {
            f.write_str("opgøres nu som ")?;
            formula(f, after)?;
            f.write_str(" (før ")?;
            formula(f, before)?;
            f.write_str(").")
        }
        Declaration::Measured(true) => f.write_str("opgøres nu på en anden måde ud fra registeret."),
        Declaration::Measured(false) => f.write_str("opgøres ikke længere ud fra et register."),
        Declaration::Level { before, after } => {
            let (before, after) = (100 - before.percent(), 100 - after.percent());
            write!(f, "testes nu for statistisk signifikans på {after} %-niveau (før {before} %-niveau).")
        }
        Declaration::Uncertainty => f.write_str("testes nu på en anden måde for statistisk signifikans."),
        Declaration::Unit { before, after } => write!(f, "opgøres nu {} (før {}).", InUnit(after), InUnit(before)),
        Declaration::Frequency { before, after } => {
            write!(f, "opgøres nu {} (før {}).", rules::every(*after), rules::every(*before))
        }
        Declaration::Decimals { before, after } => {
            f.write_str("offentliggøres nu ")?;
            decimals(f, *after)?;
            f.write_str(" (før ")?;
            decimals(f, *before)?;
            f.write_str(").")
        }
        Declaration::Sample(true) => f.write_str("bygger nu på en stikprøve, så forskelle kan skyldes tilfældigheder."),
        Declaration::Sample(false) => f.write_str("bygger ikke længere på en stikprøve."),
        Declaration::Revised(true) => f.write_str("opdateres nu løbende, så afgørelsen kan ændre sig."),
        Declaration::Revised(false) => f.write_str("opdateres ikke længere løbende."),
    }
}

struct InUnit<'a>(&'a Unit);

impl fmt::Display for InUnit<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unit::Percent => f.write_str("i procent"),
            Unit::Plain => f.write_str("uden enhed"),
            Unit::Count { of, .. } => write!(f, "som antal {}", of.get(DA)),
            Unit::Per { per, of } => {
                let per = Numeral { number: *per, decimals: decimals_for(*per, 0, 2), language: DA };
                write!(f, "pr. {per} {}", of.get(DA))
            }
            Unit::Amount(of) => write!(f, "i {}", of.get(DA)),
        }
    }
}

fn formula(f: &mut Formatter<'_>, formula: &Formula<'_>) -> fmt::Result {
    match formula {
        Formula::Measured => f.write_str("målte tal"),
        Formula::Share(part, of) => write!(f, "{} i procent af {}", part.get(DA), of.get(DA)),
        Formula::Rate(count, of, per) => {
            let per = Numeral { number: *per, decimals: decimals_for(*per, 0, 2), language: DA };
            write!(f, "{per} gange {} divideret med {}", count.get(DA), of.get(DA))
        }
        Formula::Sum(parts) => {
            f.write_str("summen af ")?;
            enumerate(f, parts, "og", |f, part| f.write_str(part.get(DA)))
        }
        Formula::Difference(from, less) => write!(f, "{} minus {}", from.get(DA), less.get(DA)),
    }
}

fn decimals(f: &mut Formatter<'_>, count: u32) -> fmt::Result {
    match count {
        0 => f.write_str("uden decimaler"),
        1 => f.write_str("med 1 decimal"),
        many => write!(f, "med {many} decimaler"),
    }
}

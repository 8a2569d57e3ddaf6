//! How certain a value is, and on what a statement about chance rests.

use std::fmt::{self, Formatter};

use super::DA;
use super::words::{Bare, Difference, Full, when};
use crate::chance::Counterpart;
use crate::finding::{Bound, Untested};
use crate::indicator::Area;
use crate::interval::IntervalMethod;
use crate::period::Period;
use crate::text::facts::{NeededChange, NoAnswer, Sample, Tested};
use crate::text::shape::{Amount, enumerate};
use crate::uncertainty::{Confidence, Method};

pub(super) fn interval(
    f: &mut Formatter<'_>,
    period: Period,
    (lower, upper): (&Amount<'_>, &Amount<'_>),
    level: Confidence,
    method: IntervalMethod,
) -> fmt::Result {
    let how = match method {
        IntervalMethod::Wilson => "Wilsons metode",
        IntervalMethod::ExactPoisson => "eksakt Poisson-interval",
        IntervalMethod::Byar => "Byars metode",
        IntervalMethod::Normal => "beregnet ud fra standardfejlen",
        IntervalMethod::Published => "oplyst af kilden",
    };
    let percent = level.percent();
    write!(
        f,
        "{percent} %-konfidensintervallet for {} går fra {} til {} ({how}).",
        when(period),
        Bare(lower),
        Full(upper)
    )
}

pub(super) fn tested(f: &mut Formatter<'_>, tested: &Tested<'_>) -> fmt::Result {
    let sided = if tested.only.is_none() { "tosidet" } else { "ensidet" };
    let of = match (tested.method, tested.against, tested.rate) {
        (_, Counterpart::Gap, _) => "ændringen i afstanden",
        (Method::Proportion, Counterpart::Constant(_), _) => "forskellen mellem en andel og et fast tal",
        (Method::Proportion, Counterpart::Value, _) => "forskellen mellem to andele",
        (Method::Proportion, Counterpart::Mean, _) => "forskellen mellem en andel og et gennemsnit",
        (Method::Poisson, Counterpart::Constant(_), true) => {
            "forskellen mellem en Poisson-fordelt hyppighed og et fast tal"
        }
        (Method::Poisson, Counterpart::Value, true) => "forskellen mellem to Poisson-fordelte hyppigheder",
        (Method::Poisson, Counterpart::Mean, true) => "forskellen mellem en Poisson-fordelt hyppighed og et gennemsnit",
        (Method::Poisson, Counterpart::Constant(_), false) => {
            "forskellen mellem et Poisson-fordelt antal og et fast tal"
        }
        (Method::Poisson, Counterpart::Value, false) => "forskellen mellem to Poisson-fordelte antal",
        (Method::Poisson, Counterpart::Mean, false) => "forskellen mellem et Poisson-fordelt antal og et gennemsnit",
        (Method::StandardError, ..) => "forskellen ud fra standardfejlene",
        (Method::ConfidenceInterval(_), ..) => "forskellen ud fra konfidensintervallerne",
    };
    let begins = if tested.overruled { "Forskellen er også efterprøvet" } else { "Signifikansen er beregnet" };
    write!(f, "{begins} på {} %-niveau med en {sided} test af {of}", 100 - tested.level.percent())?;
    if let Some(effect) = &tested.design_effect {
        write!(f, ", når der regnes med en designeffekt på {}", Full(effect))?;
    }
    f.write_str(match (tested.only, tested.against) {
        (None, _) => ".",
        (Some(_), Counterpart::Gap) => ", hvor kun en tilnærmelse tæller.",
        (Some(Bound::AtMost), _) => ", hvor kun en lavere værdi tæller.",
        (Some(Bound::AtLeast), _) => ", hvor kun en højere værdi tæller.",
    })?;
    if !tested.sizes.is_empty() {
        match (tested.sized_in, tested.asked) {
            (Some(of), _) => write!(f, " Antal {}: ", of.get(DA))?,
            (None, true) => f.write_str(" Antal besvarelser: ")?,
            (None, false) => f.write_str(" Grundlag (n): ")?,
        }
        enumerate(f, &tested.sizes, "og", |f, sample| self::sample(f, sample))?;
        f.write_str(".")?;
    }
    if let Some((part, whole)) = tested.rest {
        rest(f, part, whole)?;
    }
    if let Some(statistic) = &tested.statistic {
        write!(
            f,
            " Teststørrelsen z² er {}; for statistisk signifikans kræves mindst {}.",
            Full(statistic),
            Full(&tested.critical)
        )?;
    }
    Ok(())
}

fn sample(f: &mut Formatter<'_>, sample: &Sample<'_>) -> fmt::Result {
    write!(f, "{}", Full(&sample.size))?;
    match (sample.area, sample.period) {
        (None, None) => Ok(()),
        (Some(area), None) => write!(f, " ({})", area.name.get(DA)),
        (None, Some(period)) => write!(f, " ({})", when(period)),
        (Some(area), Some(period)) => write!(f, " ({}, {})", area.name.get(DA), when(period)),
    }
}

fn rest(f: &mut Formatter<'_>, part: &Area, whole: &Area) -> fmt::Result {
    let (part, whole) = (part.name.get(DA), whole.name.get(DA));
    write!(f, " Da {part} er en del af {whole}, er der sammenlignet med resten af {whole}.")
}

/// What would have been significant, as a further sentence.
pub(super) fn needed_change(f: &mut Formatter<'_>, needed: Option<&NeededChange<'_>>) -> fmt::Result {
    let Some(needed) = needed else { return Ok(()) };
    let what = if needed.gap { "afstanden have ændret sig" } else { "forskellen have været" };
    match &needed.change {
        None => f.write_str(" Ingen mulig værdi ville have givet en statistisk signifikant forskel."),
        Some((value, distance)) => {
            let or_beyond = match (needed.beyond, value.scale.unit.is_count()) {
                (None, _) => "",
                (Some(Bound::AtMost), true) => " eller færre",
                (Some(Bound::AtLeast), true) => " eller flere",
                (Some(Bound::AtMost), false) => " eller derunder",
                (Some(Bound::AtLeast), false) => " eller derover",
            };
            let (by, a_value) = (Difference(distance), if value.scale.unit.is_count() { "" } else { "en værdi på " });
            let with = if needed.gap { "med mindst" } else { "mindst" };
            write!(f, " For at være statistisk signifikant skulle {what} {with} {by}, altså {a_value}")?;
            write!(f, "{}{or_beyond}.", Full(value))
        }
    }
}

/// Why a test gave no answer.
pub(super) fn untested(untested: NoAnswer) -> &'static str {
    match untested.why {
        Untested::SizeMissing => match untested.method {
            Method::Proportion => "stikprøvens størrelse mangler for mindst ét af tallene",
            Method::Poisson => "befolkningstallet mangler for mindst ét af tallene",
            Method::StandardError => "standardfejlen mangler for mindst ét af tallene",
            Method::ConfidenceInterval(_) => "konfidensintervallet mangler for mindst ét af tallene",
        },
        Untested::Overlap => {
            "det ene område er en del af det andet og kan ikke sammenlignes med resten ud fra disse tal"
        }
        Untested::Rounding => "svaret afhænger af, hvordan de offentliggjorte tal er afrundet",
        Untested::OutOfRange => "det kan ikke beregnes med disse tal",
    }
}

//! Amounts, periods and levels as they stand in a sentence.

use std::fmt::{self, Display, Formatter};

use super::DA;
use crate::amount::{Step, StepKind};
use crate::finding::Bound;
use crate::indicator::{Area, Unit};
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::rule::Baseline;
use crate::text::facts::{Apart, FigureName, LimitAmount};
use crate::text::shape::{Amount, Numeral, When, decimals_for, enumerate, is_one, within};

pub(super) fn worse_side(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost => "over",
        Bound::AtLeast => "under",
    }
}

pub(super) fn when(period: Period) -> When {
    When { period, language: DA }
}

pub(super) fn stated(number: Number, unit: &Unit) -> Amount<'_> {
    Amount { number, decimals: decimals_for(number, 0, 2), unit }
}

pub(super) fn absolute<'a>(amount: &Amount<'a>) -> Amount<'a> {
    Amount { number: amount.number.abs(), ..*amount }
}

fn numeral(amount: &Amount<'_>) -> Numeral {
    Numeral { number: amount.number, decimals: amount.decimals, language: DA }
}

/// A value with its unit: `11 %`, `90 anmeldelser`, `16 pr. 1.000 indbyggere`.
pub(super) struct Full<'a>(pub(super) &'a Amount<'a>);

/// A value whose unit was just named: `11 %`, `90`, `16`.
pub(super) struct Bare<'a>(pub(super) &'a Amount<'a>);

/// A difference: `3 procentpoint`, `39 anmeldelser`.
pub(super) struct Difference<'a>(pub(super) &'a Amount<'a>);

/// How far a value is on the wrong side: `39 for mange`, `3 procentpoint over grænsen`.
pub(super) struct TooMuch<'a>(pub(super) Bound, pub(super) &'a Amount<'a>);

/// `en stigning på 4 procentpoint`.
pub(super) struct Movement<'a>(pub(super) &'a Amount<'a>);

/// A limit with its side: `højst 51`, `under 12 %`.
pub(super) struct Limited<'a>(pub(super) &'a LimitAmount<'a>);

/// A declared step: `3 procentpoint`, `5 %`.
pub(super) struct Stepped<'a>(pub(super) Step, pub(super) &'a Unit);

/// `niveauet i København`.
pub(super) struct Level<'a>(pub(super) Option<&'a Area>);

/// `2020-niveauet`, `gennemsnittet for 2018-2020`.
pub(super) struct BaselineLevel<'a>(pub(super) &'a Baseline, pub(super) &'a Unit);

/// The place where something is, if it is another than the target's own.
pub(super) struct Place<'a>(pub(super) Option<&'a Area>);

/// `Tallet for 2023`.
pub(super) struct Figure<'a>(pub(super) &'a FigureName<'a>);

impl Display for Full<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let amount = self.0;
        match amount.unit {
            Unit::Percent => write!(f, "{} %", numeral(amount)),
            Unit::Plain => write!(f, "{}", numeral(amount)),
            Unit::Count { one: Some(one), .. } if is_one(amount) => write!(f, "{} {}", numeral(amount), one.get(DA)),
            Unit::Count { of, .. } | Unit::Amount(of) => write!(f, "{} {}", numeral(amount), of.get(DA)),
            Unit::Per { per, of } => {
                let per = Numeral { number: *per, decimals: decimals_for(*per, 0, 2), language: DA };
                write!(f, "{} pr. {per} {}", numeral(amount), of.get(DA))
            }
        }
    }
}

impl Display for Bare<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0.unit {
            Unit::Percent | Unit::Amount(_) => Full(self.0).fmt(f),
            Unit::Plain | Unit::Count { .. } | Unit::Per { .. } => numeral(self.0).fmt(f),
        }
    }
}

impl Display for Difference<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0.unit {
            Unit::Percent => write!(f, "{} procentpoint", numeral(self.0)),
            Unit::Plain | Unit::Count { .. } | Unit::Per { .. } | Unit::Amount(_) => Full(self.0).fmt(f),
        }
    }
}

impl Display for TooMuch<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.1.unit, self.0) {
            (Unit::Count { .. }, Bound::AtMost) => write!(f, "{} for mange", numeral(self.1)),
            (Unit::Count { .. }, Bound::AtLeast) => write!(f, "{} for få", numeral(self.1)),
            (_, bound) => write!(f, "{} {} grænsen", Difference(self.1), worse_side(bound)),
        }
    }
}

impl Display for Movement<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let step = self.0;
        match (step.number.is_zero(), step.number.is_negative()) {
            (true, _) => f.write_str("uændret"),
            (_, true) => write!(f, "et fald på {}", Difference(&absolute(step))),
            (_, false) => write!(f, "en stigning på {}", Difference(step)),
        }
    }
}

impl Display for Limited<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let LimitAmount { bound, strict, approximate, amount } = self.0;
        let side = match (bound, strict) {
            (Bound::AtMost, false) => "højst",
            (Bound::AtMost, true) => "under",
            (Bound::AtLeast, false) => "mindst",
            (Bound::AtLeast, true) => "over",
        };
        write!(f, "{side} {}{}", if *approximate { "ca. " } else { "" }, Bare(amount))
    }
}

impl Display for Stepped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Stepped(step, unit) = self;
        let amount = stated(step.amount, unit);
        match (step.kind, unit) {
            (StepKind::InUnit, _) => Difference(&amount).fmt(f),
            (StepKind::PercentagePoints, _) => write!(f, "{} procentpoint", numeral(&amount)),
            (StepKind::Relative, Unit::Percent) => write!(f, "{} % (relativt)", numeral(&amount)),
            (StepKind::Relative, _) => write!(f, "{} %", numeral(&amount)),
        }
    }
}

impl Display for Level<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(area) => write!(f, "niveauet {}", within(area, DA)),
            None => f.write_str("niveauet"),
        }
    }
}

impl Display for BaselineLevel<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Baseline::Period(period) if period.frequency() == Frequency::Year => {
                write!(f, "{}-niveauet", when(*period))
            }
            Baseline::Period(period) => write!(f, "niveauet i {}", when(*period)),
            Baseline::Mean(periods) => {
                f.write_str("gennemsnittet for ")?;
                enumerate(f, periods, "og", |f, period| when(*period).fmt(f))
            }
            Baseline::MeanOf { from, to } => write!(f, "gennemsnittet fra {} til {}", when(*from), when(*to)),
            Baseline::Stated { value, at, .. } => {
                write!(f, "det fastsatte udgangsniveau på {}", Full(&stated(value.value, self.1)))?;
                at.map_or(Ok(()), |at| write!(f, " for {}", when(at)))
            }
        }
    }
}

impl Display for Place<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |area| write!(f, " {}", within(area, DA)))
    }
}

impl Display for Figure<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Tallet for {}", when(self.0.period))?;
        if let Some(part) = self.0.part {
            write!(f, " ({})", part.name.get(DA))?;
        }
        write!(f, "{}", Place(self.0.area))
    }
}

/// Which difference is spoken of, at the beginning of a sentence: `Forskellen mellem 2023 og 2024`.
pub(super) struct Apartness<'a>(pub(super) &'a Apart<'a>);

/// The same within a sentence.
pub(super) struct InSentence<'a>(pub(super) Apartness<'a>);

impl Display for Apartness<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        apartness(f, self.0, "Forskellen", "Ændringen i afstanden")
    }
}

impl Display for InSentence<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        apartness(f, self.0.0, "forskellen", "ændringen i afstanden")
    }
}

fn apartness(f: &mut Formatter<'_>, apart: &Apart<'_>, first: &str, gap: &str) -> fmt::Result {
    match apart {
        Apart::Periods(one, other) => write!(f, "{first} mellem {} og {}", when(*one), when(*other)),
        Apart::Area(area) => write!(f, "{first} i forhold til {}", area.name.get(DA)),
        Apart::Gap => f.write_str(gap),
        Apart::Constant => f.write_str(first),
    }
}

//! Amounts, periods and levels as they stand in a sentence.

use std::fmt::{self, Display, Formatter};

use super::DA;
use crate::amount::{Step, StepKind};
use crate::finding::Bound;
use crate::indicator::{Area, Unit};
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::rule::Baseline;
use crate::text::facts::{Apart, FigureName, LimitAmount, Rows, Since};
use crate::text::shape::{Amount, Numeral, Scale, When, decimals_for, enumerate, is_counted, is_one, within};

pub(super) fn worse_side(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost => "over",
        Bound::AtLeast => "under",
    }
}

/// What a number of the scale is called.
pub(super) fn noun(scale: Scale<'_>) -> &'static str {
    if scale.unit.is_count() { "antallet" } else { "værdien" }
}

pub(super) fn when(period: Period) -> When {
    When { period, language: DA }
}

/// A date that counts: `2024`, or `udgangen af 2024` where it stands for the last of several periods.
pub(super) struct Date(pub(super) Period, pub(super) Frequency);

/// The same with its preposition: `i 2024`, `ved udgangen af 2024`.
pub(super) struct At(pub(super) Period, pub(super) Frequency);

/// What several periods are called.
pub(super) fn plural(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "år",
        Frequency::HalfYear => "halvår",
        Frequency::Quarter => "kvartaler",
        Frequency::Month => "måneder",
    }
}

/// A number as it is written in the target.
pub(super) fn stated(number: Number, scale: Scale<'_>) -> Amount<'_> {
    Amount { number, decimals: number.as_decimal().map_or(2, |(_, decimals)| decimals), scale }
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

/// A value with its unit where it is the first that is named: `40 cyklister`, then `30`.
pub(super) struct Named<'a>(pub(super) Amount<'a>, pub(super) bool);

/// A difference: `3 procentpoint`, `39 anmeldelser`.
pub(super) struct Difference<'a>(pub(super) &'a Amount<'a>);

/// How far a value is on the wrong side, in brackets: `39 for mange`, `3 procentpoint over grænsen`.
pub(super) struct TooMuch<'a>(pub(super) Bound, pub(super) &'a Amount<'a>);

/// `en stigning på 4 procentpoint siden 2023`.
pub(super) struct Movement<'a>(pub(super) &'a Amount<'a>, pub(super) &'a Since<'a>);

/// `3 færre end i 2020`.
pub(super) struct Moved<'a>(pub(super) &'a Amount<'a>, pub(super) &'a Since<'a>);

/// What a movement is counted from.
pub(super) struct Point<'a>(pub(super) &'a Since<'a>);

/// The same after "than".
struct Then<'a>(&'a Since<'a>);

/// A difference whose unit was just named: `3 procentpoint`, `39`.
pub(super) struct Apartly<'a>(pub(super) &'a Amount<'a>);

/// From one period to another.
pub(super) struct Span(pub(super) Period, pub(super) Period);

/// The name of an area with its preposition.
pub(super) struct Within<'a>(pub(super) &'a Area);

/// A limit with its side: `højst 51`, `under 12 %`.
pub(super) struct Limited<'a>(pub(super) &'a LimitAmount<'a>);

/// A declared step: `3 procentpoint`, `5 %`.
pub(super) struct Stepped<'a>(pub(super) Step, pub(super) Scale<'a>);

/// `niveauet i København`.
pub(super) struct Level<'a>(pub(super) Option<&'a Area>);

/// `2020-niveauet`, `gennemsnittet for 2018-2020`.
pub(super) struct BaselineLevel<'a>(pub(super) &'a Baseline, pub(super) Scale<'a>);

/// The place where something is, if it is another than the target's own.
pub(super) struct Place<'a>(pub(super) Option<&'a Area>);

/// `Tallet for 2023`.
pub(super) struct Figure<'a>(pub(super) &'a FigureName<'a>);

/// `15 aktiviteter`.
pub(super) struct Counted<'a>(pub(super) &'a Rows<'a>);

impl Display for Counted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Rows { count, name, one, .. } = self.0;
        let name = one.filter(|_| *count == 1).unwrap_or(name);
        let count = Numeral { number: i64::from(*count).into(), decimals: 0, language: DA };
        write!(f, "{count} {}", name.get(DA))
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let end = if self.0.is_coarser_than(self.1) { "udgangen af " } else { "" };
        write!(f, "{end}{}", when(self.0))
    }
}

impl Display for At {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let at = if self.0.is_coarser_than(self.1) { "ved udgangen af " } else { "i " };
        write!(f, "{at}{}", when(self.0))
    }
}

impl Display for Full<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let amount = self.0;
        match amount.scale.unit {
            Unit::Percent if amount.scale.points => Difference(amount).fmt(f),
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
        match self.0.scale.unit {
            Unit::Percent | Unit::Amount(_) => Full(self.0).fmt(f),
            Unit::Plain | Unit::Count { .. } | Unit::Per { .. } => numeral(self.0).fmt(f),
        }
    }
}

impl Display for Named<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.1 { Full(&self.0).fmt(f) } else { Bare(&self.0).fmt(f) }
    }
}

impl Display for Difference<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0.scale.unit {
            Unit::Percent => write!(f, "{} procentpoint", numeral(self.0)),
            Unit::Plain | Unit::Count { .. } | Unit::Per { .. } | Unit::Amount(_) => Full(self.0).fmt(f),
        }
    }
}

impl Display for TooMuch<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (is_counted(self.1), self.0) {
            (true, Bound::AtMost) => write!(f, "{} for mange", numeral(self.1)),
            (true, Bound::AtLeast) => write!(f, "{} for få", numeral(self.1)),
            (false, bound) => write!(f, "{} {} grænsen", Difference(self.1), worse_side(bound)),
        }
    }
}

impl Display for Movement<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Movement(step, since) = self;
        let size = absolute(step);
        match (step.number.is_zero(), step.number.is_negative()) {
            (true, _) => write!(f, "uændret siden {}", Point(since)),
            (_, true) => write!(f, "et fald på {} siden {}", Difference(&size), Point(since)),
            (_, false) => write!(f, "en stigning på {} siden {}", Difference(&size), Point(since)),
        }
    }
}

impl Display for Moved<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Moved(step, since) = self;
        let size = absolute(step);
        let counted = step.scale.unit.is_count();
        match (step.number.is_zero(), step.number.is_negative(), counted) {
            (true, _, _) => write!(f, "uændret siden {}", Point(since)),
            (_, true, true) => write!(f, "{} færre end {}", Bare(&size), Then(since)),
            (_, false, true) => write!(f, "{} flere end {}", Bare(&size), Then(since)),
            (_, true, false) => write!(f, "{} lavere end {}", Apartly(&size), Then(since)),
            (_, false, false) => write!(f, "{} højere end {}", Apartly(&size), Then(since)),
        }
    }
}

impl Display for Point<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Since::Period(period) => when(*period).fmt(f),
            Since::Baseline(baseline, scale) => BaselineLevel(baseline, *scale).fmt(f),
            Since::Itself => f.write_str("udgangsniveauet"),
        }
    }
}

impl Display for Then<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Since::Period(period) => write!(f, "i {}", when(*period)),
            Since::Baseline(..) | Since::Itself => Point(self.0).fmt(f),
        }
    }
}

impl Display for Apartly<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0.scale.unit {
            Unit::Percent | Unit::Amount(_) => Difference(self.0).fmt(f),
            Unit::Plain | Unit::Count { .. } | Unit::Per { .. } => numeral(self.0).fmt(f),
        }
    }
}

impl Display for Span {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Span(from, to) = *self;
        match (from == to, from.frequency()) {
            (true, _) => when(from).fmt(f),
            (false, Frequency::Year) => write!(f, "{}-{}", when(from), when(to)),
            (false, _) if from.in_year() == to.in_year() => {
                write!(f, "{} til {}", when(from).in_its_year(), when(to))
            }
            (false, _) => write!(f, "{} til {}", when(from), when(to)),
        }
    }
}

impl Display for Within<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        within(self.0, DA).fmt(f)
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
        let Stepped(step, scale) = *self;
        let amount = stated(step.amount, scale);
        match (step.kind, scale.unit) {
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
        if let Some(period) = self.0.only() {
            return match period.frequency() {
                Frequency::Year => write!(f, "{}-niveauet", when(period)),
                Frequency::HalfYear | Frequency::Quarter | Frequency::Month => write!(f, "niveauet i {}", when(period)),
            };
        }
        match self.0 {
            Baseline::Period(period) => when(*period).fmt(f),
            Baseline::Mean(periods) => {
                f.write_str("gennemsnittet for ")?;
                enumerate(f, periods, "og", |f, period| when(*period).fmt(f))
            }
            Baseline::MeanOf { from, to } => write!(f, "gennemsnittet for {}", Span(*from, *to)),
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
        Apart::Baseline(baseline, scale) => write!(f, "{first} i forhold til {}", BaselineLevel(baseline, *scale)),
        Apart::Constant => write!(f, "{first} i forhold til grænsen"),
    }
}

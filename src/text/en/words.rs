//! Amounts, periods and levels as they stand in a sentence.

use std::fmt::{self, Display, Formatter};

use super::EN;
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
        Bound::AtMost => "above",
        Bound::AtLeast => "below",
    }
}

/// What a number of the scale is called.
pub(super) fn noun(scale: Scale<'_>) -> &'static str {
    if scale.unit.is_count() { "number" } else { "value" }
}

pub(super) fn when(period: Period) -> When {
    When { period, language: EN }
}

/// A date that counts: `2024`, or `the end of 2024` where it stands for the last of several periods.
pub(super) struct Date(pub(super) Period, pub(super) Frequency);

/// The same with its preposition: `in 2024`, `at the end of 2024`.
pub(super) struct At(pub(super) Period, pub(super) Frequency);

/// What several periods are called.
pub(super) fn plural(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "years",
        Frequency::HalfYear => "half-years",
        Frequency::Quarter => "quarters",
        Frequency::Month => "months",
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
    Numeral { number: amount.number, decimals: amount.decimals, language: EN }
}

/// A value with its unit: `11%`, `90 reports`, `16 per 1,000 residents`.
pub(super) struct Full<'a>(pub(super) &'a Amount<'a>);

/// A value whose unit was just named: `11%`, `90`, `16`.
pub(super) struct Bare<'a>(pub(super) &'a Amount<'a>);

/// A value with its unit where it is the first that is named: `40 cyclists`, then `30`.
pub(super) struct Named<'a>(pub(super) Amount<'a>, pub(super) bool);

/// A difference: `3 percentage points`, `39 reports`.
pub(super) struct Difference<'a>(pub(super) &'a Amount<'a>);

/// How far a value is on the wrong side: `39 too many`, `3 percentage points above the limit`.
pub(super) struct TooMuch<'a>(pub(super) Bound, pub(super) &'a Amount<'a>);

/// `a rise of 4 percentage points since 2023`.
pub(super) struct Movement<'a>(pub(super) &'a Amount<'a>, pub(super) &'a Since<'a>);

/// `3 fewer than in 2020`.
pub(super) struct Moved<'a>(pub(super) &'a Amount<'a>, pub(super) &'a Since<'a>);

/// What a movement is counted from.
pub(super) struct Point<'a>(pub(super) &'a Since<'a>);

/// The same after "than".
struct Then<'a>(&'a Since<'a>);

/// A difference whose unit was just named: `3 percentage points`, `39`.
pub(super) struct Apartly<'a>(pub(super) &'a Amount<'a>);

/// From one period to another.
pub(super) struct Span(pub(super) Period, pub(super) Period);

/// The name of an area with its preposition.
pub(super) struct Within<'a>(pub(super) &'a Area);

/// A limit with its side: `at most 51`, `below 12%`.
pub(super) struct Limited<'a>(pub(super) &'a LimitAmount<'a>);

/// A declared step: `3 percentage points`, `5%`.
pub(super) struct Stepped<'a>(pub(super) Step, pub(super) Scale<'a>);

/// `the level in Copenhagen`.
pub(super) struct Level<'a>(pub(super) Option<&'a Area>);

/// `the 2020 level`, `the mean from 2018 to 2020`.
pub(super) struct BaselineLevel<'a>(pub(super) &'a Baseline, pub(super) Scale<'a>);

/// The place where something is, if it is another than the target's own.
pub(super) struct Place<'a>(pub(super) Option<&'a Area>);

/// `The figure for 2023`.
pub(super) struct Figure<'a>(pub(super) &'a FigureName<'a>);

/// `15 activities`.
pub(super) struct Counted<'a>(pub(super) &'a Rows<'a>);

impl Display for Counted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Rows { count, name, one, .. } = self.0;
        let name = one.filter(|_| *count == 1).unwrap_or(name);
        let count = Numeral { number: i64::from(*count).into(), decimals: 0, language: EN };
        write!(f, "{count} {}", name.get(EN))
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let end = if self.0.is_coarser_than(self.1) { "the end of " } else { "" };
        write!(f, "{end}{}", when(self.0))
    }
}

impl Display for At {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let at = if self.0.is_coarser_than(self.1) { "at the end of " } else { "in " };
        write!(f, "{at}{}", when(self.0))
    }
}

impl Display for Full<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let amount = self.0;
        match amount.scale.unit {
            Unit::Percent if amount.scale.points => Difference(amount).fmt(f),
            Unit::Percent => write!(f, "{}%", numeral(amount)),
            Unit::Plain => write!(f, "{}", numeral(amount)),
            Unit::Count { one: Some(one), .. } if is_one(amount) => write!(f, "{} {}", numeral(amount), one.get(EN)),
            Unit::Count { of, .. } | Unit::Amount(of) => write!(f, "{} {}", numeral(amount), of.get(EN)),
            Unit::Per { per, of } => {
                let per = Numeral { number: *per, decimals: decimals_for(*per, 0, 2), language: EN };
                write!(f, "{} per {per} {}", numeral(amount), of.get(EN))
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
            Unit::Percent => write!(f, "{} {}", numeral(self.0), points(self.0)),
            Unit::Plain | Unit::Count { .. } | Unit::Per { .. } | Unit::Amount(_) => Full(self.0).fmt(f),
        }
    }
}

fn points(amount: &Amount<'_>) -> &'static str {
    if is_one(amount) { "percentage point" } else { "percentage points" }
}

impl Display for TooMuch<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (is_counted(self.1), self.0) {
            (true, Bound::AtMost) => write!(f, "{} too many", numeral(self.1)),
            (true, Bound::AtLeast) => write!(f, "{} too few", numeral(self.1)),
            (false, bound) => write!(f, "{} {} the limit", Difference(self.1), worse_side(bound)),
        }
    }
}

impl Display for Movement<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Movement(step, since) = self;
        let size = absolute(step);
        match (step.number.is_zero(), step.number.is_negative()) {
            (true, _) => write!(f, "unchanged since {}", Point(since)),
            (_, true) => write!(f, "a fall of {} since {}", Difference(&size), Point(since)),
            (_, false) => write!(f, "a rise of {} since {}", Difference(&size), Point(since)),
        }
    }
}

impl Display for Moved<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Moved(step, since) = self;
        let size = absolute(step);
        let counted = step.scale.unit.is_count();
        match (step.number.is_zero(), step.number.is_negative(), counted) {
            (true, _, _) => write!(f, "unchanged since {}", Point(since)),
            (_, true, true) => write!(f, "{} fewer than {}", Bare(&size), Then(since)),
            (_, false, true) => write!(f, "{} more than {}", Bare(&size), Then(since)),
            (_, true, false) => write!(f, "{} lower than {}", Apartly(&size), Then(since)),
            (_, false, false) => write!(f, "{} higher than {}", Apartly(&size), Then(since)),
        }
    }
}

impl Display for Point<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Since::Period(period) => when(*period).fmt(f),
            Since::Baseline(baseline, scale) => BaselineLevel(baseline, *scale).fmt(f),
            Since::Itself => f.write_str("the baseline"),
        }
    }
}

impl Display for Then<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Since::Period(period) => write!(f, "in {}", when(*period)),
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
                write!(f, "{} to {}", when(from).in_its_year(), when(to))
            }
            (false, _) => write!(f, "{} to {}", when(from), when(to)),
        }
    }
}

impl Display for Within<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        within(self.0, EN).fmt(f)
    }
}

impl Display for Limited<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let LimitAmount { bound, strict, approximate, amount } = self.0;
        let side = match (bound, strict) {
            (Bound::AtMost, false) => "at most",
            (Bound::AtMost, true) => "below",
            (Bound::AtLeast, false) => "at least",
            (Bound::AtLeast, true) => "above",
        };
        write!(f, "{side} {}{}", if *approximate { "about " } else { "" }, Bare(amount))
    }
}

impl Display for Stepped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Stepped(step, scale) = *self;
        let amount = stated(step.amount, scale);
        match (step.kind, scale.unit) {
            (StepKind::InUnit, _) => Difference(&amount).fmt(f),
            (StepKind::PercentagePoints, _) => write!(f, "{} {}", numeral(&amount), points(&amount)),
            (StepKind::Relative, Unit::Percent) => write!(f, "{}% (relative)", numeral(&amount)),
            (StepKind::Relative, _) => write!(f, "{}%", numeral(&amount)),
        }
    }
}

impl Display for Level<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(area) => write!(f, "the level {}", within(area, EN)),
            None => f.write_str("the level"),
        }
    }
}

impl Display for BaselineLevel<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(period) = self.0.only() {
            return match period.frequency() {
                Frequency::Year => write!(f, "the {} level", when(period)),
                Frequency::HalfYear | Frequency::Quarter | Frequency::Month => {
                    write!(f, "the level in {}", when(period))
                }
            };
        }
        match self.0 {
            Baseline::Period(period) => when(*period).fmt(f),
            Baseline::Mean(periods) => {
                f.write_str("the mean of ")?;
                enumerate(f, periods, "and", |f, period| when(*period).fmt(f))
            }
            Baseline::MeanOf { from, to } => write!(f, "the mean for {}", Span(*from, *to)),
            Baseline::Stated { value, at, .. } => {
                write!(f, "the stated baseline of {}", Full(&stated(value.value, self.1)))?;
                at.map_or(Ok(()), |at| write!(f, " for {}", when(at)))
            }
        }
    }
}

impl Display for Place<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |area| write!(f, " {}", within(area, EN)))
    }
}

impl Display for Figure<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "The figure for {}", when(self.0.period))?;
        if let Some(part) = self.0.part {
            write!(f, " ({})", part.name.get(EN))?;
        }
        write!(f, "{}", Place(self.0.area))
    }
}

/// Which difference is spoken of, at the beginning of a sentence: `The difference between 2023 and 2024`.
pub(super) struct Apartness<'a>(pub(super) &'a Apart<'a>);

/// The same within a sentence.
pub(super) struct InSentence<'a>(pub(super) Apartness<'a>);

impl Display for Apartness<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        apartness(f, self.0, "The difference", "The change in the gap")
    }
}

impl Display for InSentence<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        apartness(f, self.0.0, "the difference", "the change in the gap")
    }
}

fn apartness(f: &mut Formatter<'_>, apart: &Apart<'_>, first: &str, gap: &str) -> fmt::Result {
    match apart {
        Apart::Periods(one, other) => write!(f, "{first} between {} and {}", when(*one), when(*other)),
        Apart::Area(area) => write!(f, "{first} from {}", area.name.get(EN)),
        Apart::Gap => f.write_str(gap),
        Apart::Baseline(baseline, scale) => write!(f, "{first} from {}", BaselineLevel(baseline, *scale)),
        Apart::Constant => write!(f, "{first} from the limit"),
    }
}

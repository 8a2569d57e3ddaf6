use crate::amount::Step;
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::columns::{Column, Columns, Observed, Reading, Restated};
use crate::figure::Figure;
use crate::finding::{Bound, Caveat, Findings, Missing, Operand, Reason, Role, Why};
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::rule::{Baseline, Condition, good_side};
use crate::series::Status;

/// The figures for judging one target in one area at one period.
///
/// Every figure that a rule reads is noted as an operand; whatever is missing, withheld, cut off by a break or
/// cannot be computed is noted as a reason, without stopping, so that all of it is known in the end.
pub(crate) struct Evidence<'a> {
    pub(crate) names: &'a Catalogue,
    pub(crate) columns: &'a Columns<'a>,
    pub(crate) indicator: IndicatorIndex,
    /// What the indicator is derived from; nothing where it is measured.
    pub(crate) parts: &'a [IndicatorIndex],
    pub(crate) own: Place<'a>,
    pub(crate) other: Option<Place<'a>>,
    pub(crate) frequency: Frequency,
    /// The period that is judged.
    pub(crate) at: Period,
    pub(crate) out: &'a mut Findings,
    /// Where the caveats of this period begin.
    pub(crate) first_caveat: usize,
    pub(crate) noted: Noted,
    /// Baselines are read as they were before they were restated.
    pub(crate) before_restatement: bool,
}

/// An area with its series of the indicator, if it has one.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) area: AreaIndex,
    pub(crate) column: Option<&'a Column>,
}

/// What was noted while reading.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Noted {
    /// Why there is no verdict, breaks apart.
    reason: Option<Reason>,
    /// A break lies between two figures that are compared.
    broken: bool,
    /// In which way the value that is judged is missing, where it is.
    pub(crate) gap: Option<Why>,
    /// A figure that was looked for has no value.
    pub(crate) without_value: bool,
    /// A figure that was read is provisional or estimated.
    pub(crate) unsettled: bool,
    pub(crate) beyond_goal: bool,
    /// A figure of the baseline was restated.
    pub(crate) baseline_restated: bool,
    /// The limit with the baseline as it was before.
    pub(crate) limit_before: Option<Number>,
    /// The value is compared with this one.
    pub(crate) partner: Partner,
}

/// The other one of the two values whose difference counts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Partner {
    /// Nothing that is known.
    #[default]
    Nothing,
    /// A constant, or a stated value.
    Constant(Number),
    /// The mean of the values that were noted as baseline.
    Mean(Number),
    /// The observation of an area and a period.
    Observation(AreaIndex, Period, Number),
    /// The change in a gap, made of four values.
    Gap,
}

impl<'a> Evidence<'a> {
    /// The good side of the indicator.
    pub(crate) fn bound(&self) -> Bound {
        good_side(self.names.indicator(self.indicator).better)
    }

    /// The value that is judged.
    pub(crate) fn value(&mut self) -> Option<Figure> {
        let (own, at) = (self.own, self.at);
        let reading = self.columns.read(own.column, at);
        self.noted.gap = match reading {
            Reading::Value(_) | Reading::OutOfRange => None,
            Reading::Absent => Some(Why::Absent),
            Reading::Missing => Some(Why::Missing),
            Reading::Suppressed => Some(Why::Suppressed),
            Reading::Zero => Some(Why::Zero),
        };
        self.note_caveats(own.area, at, &reading);
        self.note_parts(own, at);
        self.note_restated(own.area, at);
        self.figure_or_note(own.area, at, reading)
    }

    /// The baseline.
    pub(crate) fn baseline(&mut self, baseline: &Baseline) -> Option<Figure> {
        if let Some(period) = baseline.only() {
            return self.earlier_partner(Role::Baseline, Some(period));
        }
        match baseline {
            Baseline::Period(period) => self.mean([*period].into_iter()),
            Baseline::Mean(periods) => self.mean(periods.iter().copied()),
            Baseline::MeanOf { from, to } => {
                let ordinals = from.ordinal()..=to.ordinal();
                let frequency = self.frequency;
                self.mean(ordinals.filter_map(|ordinal| Period::at(frequency, ordinal)))
            }
            Baseline::Stated { value, at, .. } => {
                let (role, area, value) = (Role::StatedBaseline, self.own.area, value.value);
                let stated =
                    Operand { role, indicator: self.indicator, area, period: *at, value: Some(value), status: None };
                self.out.operands.push(stated);
                if let Some(at) = at {
                    self.note_break(self.own, *at);
                }
                self.noted.partner = Partner::Constant(value);
                Some(Figure::exact(value))
            }
        }
    }

    /// The own value one year earlier.
    pub(crate) fn year_earlier(&mut self) -> Option<Figure> {
        self.earlier_partner(Role::YearEarlier, self.at.year_earlier())
    }

    /// The other area's value in the period that is judged.
    pub(crate) fn reference(&mut self) -> Option<Figure> {
        let place = self.other?;
        let figure = self.read(Role::Reference, place, self.at)?;
        self.noted.partner = Partner::Observation(place.area, self.at, figure.value);
        Some(figure)
    }

    /// How far the area was behind the other one at `since`, below 0 where it was ahead. From here on the change in
    /// the gap is what counts.
    pub(crate) fn behind(&mut self, since: Period) -> Option<Figure> {
        let own = self.read(Role::ValueSince, self.own, since);
        let other = self.other.and_then(|place| self.read(Role::ReferenceSince, place, since));
        self.noted.partner = Partner::Gap;
        match self.bound() {
            Bound::AtMost => own?.sub(other?),
            Bound::AtLeast => other?.sub(own?),
        }
    }

    /// `from` moved by a step to the worse side of `bound`.
    pub(crate) fn worse_by(&mut self, bound: Bound, from: Figure, step: Step) -> Option<Figure> {
        match bound {
            Bound::AtMost => self.raised_by(from, step),
            Bound::AtLeast => self.lowered_by(from, step),
        }
    }

    /// `from` plus a step.
    pub(crate) fn raised_by(&mut self, from: Figure, step: Step) -> Option<Figure> {
        if step.is_void_from(from.value) {
            self.note(Reason::Zero);
            return None;
        }
        from.map(|value| value.checked_add(step.taken_from(value)?))
    }

    /// `from` minus a step.
    pub(crate) fn lowered_by(&mut self, from: Figure, step: Step) -> Option<Figure> {
        self.raised_by(from, Step { amount: -step.amount, ..step })
    }

    /// Notes why there is no verdict; of several reasons the first in their order stays.
    pub(crate) fn note(&mut self, reason: Reason) {
        self.noted.reason = Some(self.noted.reason.map_or(reason, |noted| noted.min(reason)));
    }

    /// The first reason why there is no verdict, if one was noted.
    pub(crate) fn reason(&self, across_breaks: bool) -> Option<Reason> {
        let broken = (self.noted.broken && !across_breaks).then_some(Reason::Break);
        self.noted.reason.into_iter().chain(broken).min()
    }

    /// An own value that the judged one is compared with.
    fn earlier_partner(&mut self, role: Role, period: Option<Period>) -> Option<Figure> {
        let Some(period) = period else {
            self.note(Reason::Missing);
            return None;
        };
        let figure = self.read(role, self.own, period)?;
        self.noted.partner = Partner::Observation(self.own.area, period, figure.value);
        Some(figure)
    }

    fn mean(&mut self, periods: impl Iterator<Item = Period>) -> Option<Figure> {
        let (mut sum, mut count) = (Some(Figure::exact(Number::ZERO)), 0_i64);
        for period in periods {
            // Each is read, also after one that is missing, so that all of those are named.
            let figure = self.read(Role::Baseline, self.own, period);
            sum = sum.and_then(|sum| sum.add(figure?));
            count += 1;
        }
        let mean = sum?.map(|sum| sum.checked_div(Number::from(count)))?;
        self.noted.partner = Partner::Mean(mean.value);
        Some(mean)
    }

    /// Notes the limit with the baseline as it was before it was restated: the same rule is asked once more. Of a
    /// derived baseline it is not known. Nothing else is noted.
    pub(crate) fn note_limit_before(&mut self, rule: &dyn Condition) {
        if !self.noted.baseline_restated || !self.parts.is_empty() {
            return;
        }
        let (noted, Findings { operands, caveats, missing, .. }) = (self.noted, &*self.out);
        let (operands, caveats, missing) = (operands.len(), caveats.len(), missing.len());
        self.before_restatement = true;
        let demand = rule.demand(self);
        self.before_restatement = false;
        self.out.operands.truncate(operands);
        self.out.caveats.truncate(caveats);
        self.out.missing.truncate(missing);
        self.noted = Noted { limit_before: demand.map(|demand| demand.limit.value), ..noted };
    }

    /// Reads a figure as an operand.
    fn read(&mut self, role: Role, place: Place<'a>, period: Period) -> Option<Figure> {
        let mut reading = self.columns.read(place.column, period);
        if self.before_restatement && role == Role::Baseline {
            self.turn_back(place.area, period, &mut reading);
        }
        self.note_operand(role, place.area, Some(period), &reading);
        self.note_caveats(place.area, period, &reading);
        self.note_parts(place, period);
        self.note_break(place, period);
        let restated = self.note_restated(place.area, period);
        self.noted.baseline_restated |= restated && role == Role::Baseline;
        self.figure_or_note(place.area, period, reading)
    }

    /// Puts the value before in the place of one that was restated.
    fn turn_back(&self, area: AreaIndex, period: Period, reading: &mut Reading) {
        let restated = self.columns.restated(self.indicator, area, period).first();
        if let (Reading::Value(observed), Some(before)) = (reading, restated.and_then(|restated| restated.from)) {
            observed.figure.value = before;
        }
    }

    /// Notes what was restated of a figure. Tells whether a value was put in the place of another.
    fn note_restated(&mut self, area: AreaIndex, period: Period) -> bool {
        let mut replaced = false;
        let columns = self.columns;
        for restated in columns.restated(self.indicator, area, period) {
            let Restated { indicator, from, to, on, .. } = *restated;
            self.push_once(Caveat::Restated { indicator, area, period, from, to, on });
            replaced |= from.is_some() && to.is_some();
        }
        replaced
    }

    fn note_operand(&mut self, role: Role, area: AreaIndex, period: Option<Period>, reading: &Reading) {
        let (value, status) = reading.shown();
        self.out.operands.push(Operand { role, indicator: self.indicator, area, period, value, status });
    }

    /// Notes the parts of a derived value, and what is to be said of them.
    fn note_parts(&mut self, place: Place<'a>, period: Period) {
        for (nth, part) in self.parts.iter().enumerate() {
            let column = match place.column {
                Some(whole) => self.columns.part(whole, (nth, *part)),
                None => self.columns.find(*part, place.area),
            };
            let reading = self.columns.read(column, period);
            let (value, status) = reading.shown();
            let (role, indicator, area) = (Role::Part, *part, place.area);
            self.out.operands.push(Operand { role, indicator, area, period: Some(period), value, status });
            if let Some(status @ (Status::Revised | Status::Break)) = status {
                self.out.caveats.push(Caveat::PartStatus { indicator, area, period, status });
            }
            self.note_status(indicator, area, period, &reading);
        }
    }

    /// Notes what is to be said of a figure that was measured; of a derived one its parts say it.
    fn note_caveats(&mut self, area: AreaIndex, period: Period, reading: &Reading) {
        if self.parts.is_empty() {
            self.note_status(self.indicator, area, period, reading);
        }
    }

    fn note_status(&mut self, indicator: IndicatorIndex, area: AreaIndex, period: Period, reading: &Reading) {
        let Reading::Value(Observed { status, unsettled, .. }) = *reading else { return };
        if unsettled {
            self.noted.unsettled = true;
            self.out.caveats.push(Caveat::Unsettled { indicator, area, period, status });
        } else if status == Status::LowReliability {
            self.out.caveats.push(Caveat::LowReliability { indicator, area, period });
        }
    }

    /// Notes a break between a figure that is compared and the period that is judged.
    fn note_break(&mut self, place: Place<'_>, period: Period) {
        let (earlier, later) = (period.min(self.at), period.max(self.at));
        let Some(at) = place.column.and_then(|column| column.break_between(earlier, later)) else { return };
        self.noted.broken = true;
        self.push_once(Caveat::Break { indicator: self.indicator, area: place.area, at });
    }

    /// Adds a caveat that several figures may have in common.
    fn push_once(&mut self, caveat: Caveat<IndicatorIndex, AreaIndex>) {
        let known = self.out.caveats.get(self.first_caveat..).is_some_and(|noted| noted.contains(&caveat));
        if !known {
            self.out.caveats.push(caveat);
        }
    }

    fn figure_or_note(&mut self, area: AreaIndex, period: Period, reading: Reading) -> Option<Figure> {
        if let Reading::Value(observed) = reading {
            return Some(observed.figure);
        }
        self.noted.without_value = true;
        let why = match reading {
            Reading::Value(_) => return None,
            Reading::Absent => Why::Absent,
            Reading::Missing => Why::Missing,
            Reading::Suppressed => Why::Suppressed,
            Reading::Zero => {
                self.note(Reason::Zero);
                return None;
            }
            Reading::OutOfRange => {
                self.note(Reason::OutOfRange);
                return None;
            }
        };
        self.note(if why == Why::Suppressed { Reason::Suppressed } else { Reason::Missing });
        self.note_missing(area, period, why);
        None
    }

    /// Names the figure that is missing; of a derived one the parts that are.
    fn note_missing(&mut self, area: AreaIndex, period: Period, why: Why) {
        let parts = self.parts;
        // Of a measured share the share itself, not two counts that nobody declared.
        let is_measured = parts.first().is_none_or(|part| !self.names.is_declared(*part));
        if is_measured {
            self.out.missing.push(Missing { indicator: self.indicator, area, period, why });
            return;
        }
        for part in parts {
            let why = match self.columns.read(self.columns.find(*part, area), period) {
                Reading::Absent => Why::Absent,
                Reading::Missing => Why::Missing,
                Reading::Suppressed => Why::Suppressed,
                Reading::Zero | Reading::OutOfRange | Reading::Value(_) => continue,
            };
            self.out.missing.push(Missing { indicator: *part, area, period, why });
        }
    }
}

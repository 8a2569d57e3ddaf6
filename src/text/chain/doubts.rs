//! What is not known, and what makes a verdict less than certain.

use super::Explained;
use super::amounts::written;
use crate::amount::{Step, StepKind};
use crate::catalogue::{AreaIndex, IndicatorIndex};
use crate::finding::{Caveat, Limit, Reason, Role, Significance, Verdict, Why};
use crate::indicator::{Area, Indicator, Unit};
use crate::number::Number;
use crate::period::Period;
use crate::report::Finding;
use crate::rule::{Maintain, Path, Reach, ReachGoal, Rule};
use crate::series::Status;
use crate::text::facts::{Cause, Doubt, Fact, FigureName, Gulf, Kept, Lack, Nothing, Rows};
use crate::text::shape::{Amount, Scale};
use crate::text::{Length, is_decided};

impl<'a> Explained<'a> {
    pub(super) fn cause(self, finding: Finding<'a>) -> Option<Cause<'a>> {
        Some(match finding.reason()? {
            Reason::Missing | Reason::Suppressed => Cause::Lacking(self.lacks(finding)),
            Reason::Break => {
                let caveats = finding.raw_caveats().iter();
                Cause::Break(caveats.filter_map(|caveat| self.gulf(caveat)).next()?)
            }
            Reason::Zero => Cause::Zero(self.nothing(finding)),
            Reason::NotDue => match &self.assessment.target().rule {
                Rule::Reach(rule) => Cause::NotDue(rule.first_date().last_within(finding.period().frequency())),
                Rule::Maintain(_)
                | Rule::AnnualChange(_)
                | Rule::Converge(_)
                | Rule::Threshold(_)
                | Rule::Monitor(_) => Cause::NotDue(None),
            },
            Reason::OutOfRange => match &self.assessment.target().rule {
                Rule::Reach(rule) if rule.path == Path::Compound => Cause::TooClose,
                Rule::Maintain(_)
                | Rule::AnnualChange(_)
                | Rule::Converge(_)
                | Rule::Threshold(_)
                | Rule::Reach(_)
                | Rule::Monitor(_) => Cause::OutOfRange,
            },
            Reason::Requirement => self.unfulfilled(finding),
        })
    }

    /// The break that a caveat is about.
    fn gulf(self, caveat: &Caveat<IndicatorIndex, AreaIndex>) -> Option<Gulf<'a>> {
        let Caveat::Break { indicator, area, at } = caveat else { return None };
        let declared = self.assessment.book.names.declared_break(*indicator, *area, *at);
        Some(Gulf { at: *at, area: self.foreign_area(*area), reason: declared.map(|declared| &declared.reason) })
    }

    /// The requirement that fell short, in the order in which they are applied.
    fn unfulfilled(self, finding: Finding<'a>) -> Cause<'a> {
        let require = self.assessment.target().require;
        let chance_open = matches!(finding.significance(), Some(Significance::Unknown) | None);
        let demanded = match self.assessment.target().rule {
            Rule::Maintain(_) => Verdict::NotMet,
            Rule::AnnualChange(_) | Rule::Converge(_) | Rule::Threshold(_) | Rule::Reach(_) | Rule::Monitor(_) => {
                Verdict::Met
            }
        };
        if require.significant && chance_open && finding.figure_verdict() == demanded {
            let untested = self.no_answer(finding.raw_caveats().iter().find_map(Caveat::untested));
            let reason = finding.raw_caveats().iter().find_map(|caveat| {
                let Caveat::SignificanceUnknown { reason, .. } = caveat else { return None };
                reason.as_ref()
            });
            Cause::SignificanceUnknown { apart: self.apart(finding), worsening: self.is_held(), reason, untested }
        } else if require.firm && finding.is_firm() != Some(true) {
            Cause::NotFirm
        } else {
            let unsettled = |caveat: &Caveat<IndicatorIndex, AreaIndex>| {
                let Caveat::Unsettled { indicator, area, period, status } = caveat else { return None };
                Some(Doubt::Status { of: self.figure_name(*indicator, *area, *period), status: *status })
            };
            Cause::NotSettled(finding.raw_caveats().iter().filter_map(unsettled).collect())
        }
    }

    /// Whether a caveat is already told as the requirement that fell short.
    fn is_told_as_cause(self, finding: Finding<'a>, caveat: &Caveat<IndicatorIndex, AreaIndex>) -> bool {
        let cause = (finding.reason() == Some(Reason::Requirement)).then(|| self.unfulfilled(finding));
        matches!(
            (cause, caveat),
            (Some(Cause::SignificanceUnknown { .. }), Caveat::SignificanceUnknown { .. })
                | (Some(Cause::NotFirm), Caveat::Rounding { .. })
                | (Some(Cause::NotSettled(_)), Caveat::Unsettled { .. })
        )
    }

    /// What is 0: the whole of a share, the figure that a percentage is taken of, or what a path would touch.
    fn nothing(self, finding: Finding<'a>) -> Nothing<'a> {
        let names = &self.assessment.book.names;
        let whole = names.parts(self.assessment.plan().indicator).get(1);
        let is_zero = |value: Option<Number>| value.is_some_and(Number::is_zero);
        let mut operands = finding.raw_operands().iter().filter(|operand| is_zero(operand.value));
        if let Some(operand) =
            operands.clone().find(|operand| operand.role == Role::Part && whole == Some(&operand.indicator))
        {
            if let Some(period) = operand.period {
                return match self.assessment.measured() {
                    Some(measured) => Nothing::Rows(&measured.about.name, period),
                    None => Nothing::Whole(names.indicator(operand.indicator), period),
                };
            }
        }
        let compound = matches!(&self.assessment.target().rule, Rule::Reach(rule) if rule.path == Path::Compound);
        match operands.find(|operand| operand.role != Role::Part) {
            Some(operand) if !compound => Nothing::Figure(operand.period, self.may_be_rounded(operand.indicator)),
            _ => Nothing::Path,
        }
    }

    /// Whether a 0 of an indicator may be a small figure that was rounded: not of what is counted.
    fn may_be_rounded(self, indicator: IndicatorIndex) -> bool {
        !matches!(self.assessment.book.names.indicator(indicator).unit, Unit::Count { .. })
    }

    /// The rows of the register that the last deciding value is counted up from.
    fn rows(self) -> Option<Rows<'a>> {
        let (measured, period) = (self.assessment.measured()?, self.assessment.period()?);
        let (area, about) = (self.assessment.area(), &measured.about);
        let (name, one) = (&about.name, about.one.as_ref());
        Some(Rows { area, period, count: measured.rows, name, one }).filter(|rows| rows.count > 0)
    }

    /// From how many rows the value was counted up.
    pub(super) fn counted(self) -> Option<Fact<'a>> {
        let valued = self.assessment.deciding()?.value().is_some();
        self.rows().filter(|_| valued).map(Fact::Rows)
    }

    /// In how many rows a missing value leaves the figure of the last deciding period open.
    pub(super) fn undecided(self, finding: Finding<'a>) -> Option<Fact<'a>> {
        let undecided = self.assessment.measured()?.undecided;
        let rows = self.rows().filter(|rows| rows.period == finding.period() && undecided > 0)?;
        Some(Fact::Undecided { rows, undecided })
    }

    /// What is missing, as few words as it takes: areas that lack the same period together, then periods.
    fn lacks(self, finding: Finding<'a>) -> Vec<Lack<'a>> {
        let mut lacks: Vec<Lack<'a>> = Vec::new();
        let follows_other = self.assessment.target().rule.reference().is_some();
        let mut sorted = finding.raw_missing().to_vec();
        // A figure that is marked as missing and one that is not there are told alike.
        let absent = sorted.iter_mut().filter(|missing| missing.why == Why::Absent);
        absent.for_each(|missing| missing.why = Why::Missing);
        sorted.sort_by_key(|missing| (missing.indicator, missing.period, missing.why, missing.area));
        for missing in sorted {
            let area = follows_other.then(|| self.assessment.book.names.area(missing.area));
            let (part, why) = (self.foreign_indicator(missing.indicator), missing.why);
            match lacks.last_mut().filter(|lack| lack.is_like(why, part) && lack.periods == [missing.period]) {
                Some(lack) => lack.areas.extend(area),
                None => {
                    lacks.push(Lack { periods: vec![missing.period], why, part, areas: area.into_iter().collect() })
                }
            }
        }
        let mut joined: Vec<Lack<'a>> = Vec::new();
        for lack in lacks {
            let same = |earlier: &&mut Lack<'_>| earlier.is_like(lack.why, lack.part) && earlier.areas == lack.areas;
            match joined.last_mut().filter(|earlier| same(earlier)) {
                Some(earlier) => earlier.periods.extend(lack.periods),
                None => joined.push(lack),
            }
        }
        let parts = self.assessment.book.names.parts(self.assessment.plan().indicator).len();
        let alike = joined.windows(2).all(|pair| match pair {
            [one, other] => one.why == other.why && one.periods == other.periods && one.areas == other.areas,
            _ => true,
        });
        let all_parts_alike = parts > 1 && joined.len() == parts && alike;
        if all_parts_alike {
            joined.truncate(1);
            joined.iter_mut().for_each(|lack| lack.part = None);
        }
        joined
    }

    /// The caveats of the last deciding finding; at full length also those of the others.
    pub(super) fn doubts(self, last: Finding<'a>, facts: &mut Vec<Fact<'a>>, length: Length) {
        for doubt in last.raw_caveats().iter().filter_map(|caveat| self.doubt(last, caveat)) {
            let told_with_the_last = facts.last_mut().is_some_and(|told| told.stretches_over(&doubt));
            if !told_with_the_last {
                facts.push(Fact::Doubt { doubt, of: None });
            }
        }
        if length != Length::Full {
            return;
        }
        let mut told: Vec<_> = last.raw_caveats().iter().filter(|caveat| is_of_the_figures(caveat)).collect();
        for finding in
            self.assessment.findings().filter(|finding| finding.decides() && finding.period() != last.period())
        {
            for caveat in finding.raw_caveats().iter().filter(|caveat| **caveat != Caveat::Revised) {
                if told.contains(&caveat) {
                    continue;
                }
                told.extend(Some(caveat).filter(|caveat| is_of_the_figures(caveat)));
                facts
                    .extend(self.doubt(finding, caveat).map(|doubt| Fact::Doubt { doubt, of: Some(finding.period()) }));
            }
        }
    }

    pub(super) fn doubt(
        self,
        finding: Finding<'a>,
        caveat: &'a Caveat<IndicatorIndex, AreaIndex>,
    ) -> Option<Doubt<'a>> {
        let of = |indicator: &IndicatorIndex, area: &AreaIndex, period: &Period| {
            self.figure_name(*indicator, *area, *period)
        };
        let told = self.is_told_as_cause(finding, caveat);
        Some(match caveat {
            Caveat::Rounding { shift: None } | Caveat::SignificanceUnknown { .. } | Caveat::Unsettled { .. }
                if told =>
            {
                return None;
            }
            Caveat::Rounding { shift } => Doubt::Rounding { shift: shift.map(|shift| self.amount(shift)), told },
            Caveat::NotSignificant if finding.verdict() != finding.figure_verdict() => return None,
            Caveat::NotSignificant if Explained::points_away(finding) => {
                Doubt::WrongWay(self.apart(finding), self.needed_change(finding))
            }
            Caveat::NotSignificant => Doubt::NotSignificant(self.apart(finding), self.needed_change(finding)),
            Caveat::SignificanceUnknown { reason, untested } => {
                Doubt::SignificanceUnknown(self.apart(finding), reason.as_ref(), self.no_answer(*untested))
            }
            Caveat::SignificanceContradicted { stated, .. } => Doubt::Contradicted(self.apart(finding), *stated),
            Caveat::Unsettled { indicator, area, period, status }
            | Caveat::PartStatus { indicator, area, period, status } => {
                Doubt::Status { of: of(indicator, area, period), status: *status }
            }
            Caveat::LowReliability { indicator, area, period } => {
                Doubt::Status { of: of(indicator, area, period), status: Status::LowReliability }
            }
            Caveat::Revised => Doubt::Revised { decided: is_decided(finding.verdict()) },
            Caveat::Restated { indicator, area, period, from, to, on } => {
                let amount = |number: Option<Number>| number.map(|number| self.amount_of(*indicator, number));
                let of = of(indicator, area, period);
                Doubt::Restated { of, from: amount(*from), to: amount(*to), on: *on }
            }
            Caveat::BaselineRestated { limit_before } => {
                let before = finding.limit().zip(*limit_before);
                let before = before.map(|(limit, value)| self.limit(finding, Limit { value, ..limit }));
                let scale = Scale::of(self.assessment.indicator());
                Doubt::BaselineRestated { kept: self.kept(), scale, before }
            }
            Caveat::Break { .. } if finding.reason() == Some(Reason::Break) => return None,
            Caveat::Break { .. } if finding.verdict() == Verdict::Monitored && finding.step().is_none() => {
                Doubt::Cut(self.gulf(caveat)?)
            }
            Caveat::Break { .. } if finding.limit().is_some() || finding.step().is_some() => {
                Doubt::Break(self.gulf(caveat)?)
            }
            // Nothing was compared, for another reason; that comes on top of it, unless it would have been allowed.
            Caveat::Break { .. } if self.assessment.target().across_breaks => return None,
            Caveat::Break { .. } => Doubt::AlsoBroken(self.gulf(caveat)?),
            Caveat::Missing { indicator, area, period, why } => {
                Doubt::Missing { of: of(indicator, area, period), why: *why }
            }
            Caveat::PassedOver { period, why } => {
                Doubt::PassedOver { from: *period, to: *period, why: *why, judged: finding.period() }
            }
            Caveat::AtFloor => Doubt::AtFloor,
            Caveat::BeyondGoal => Doubt::BeyondGoal,
        })
    }

    fn figure_name(self, indicator: IndicatorIndex, area: AreaIndex, period: Period) -> FigureName<'a> {
        FigureName { part: self.foreign_indicator(indicator), area: self.foreign_area(area), period }
    }

    /// What of the rule stays as it was declared while its limit follows the baseline: an amount in percent.
    fn kept(self) -> Kept {
        let relative = |step: &Step| step.kind == StepKind::Relative;
        match &self.assessment.target().rule {
            Rule::Maintain(Maintain { tolerance: Some(step), .. }) if relative(step) => Kept::Tolerance(*step),
            Rule::Reach(Reach { goal: ReachGoal::Change(step), .. }) if relative(step) => Kept::Change(*step),
            Rule::Maintain(_)
            | Rule::Reach(_)
            | Rule::AnnualChange(_)
            | Rule::Converge(_)
            | Rule::Threshold(_)
            | Rule::Monitor(_) => Kept::Nothing,
        }
    }

    /// A number in the unit of the target's own indicator, or of a part of it.
    pub(super) fn amount_of(self, indicator: IndicatorIndex, number: Number) -> Amount<'a> {
        let names = &self.assessment.book.names;
        written(number, names.written_decimals(indicator), Scale::of(names.indicator(indicator)))
    }

    pub(super) fn foreign_area(self, area: AreaIndex) -> Option<&'a Area> {
        (area != self.assessment.area).then(|| self.assessment.book.names.area(area))
    }

    fn foreign_indicator(self, indicator: IndicatorIndex) -> Option<&'a Indicator> {
        (indicator != self.assessment.plan().indicator).then(|| self.assessment.book.names.indicator(indicator))
    }
}

/// Whether a caveat says the same of every finding that it stands at, so that saying it once is enough.
fn is_of_the_figures<I, A>(caveat: &Caveat<I, A>) -> bool {
    matches!(caveat, Caveat::Restated { .. } | Caveat::BaselineRestated { .. })
}

impl Lack<'_> {
    fn is_like(&self, why: Why, part: Option<&Indicator>) -> bool {
        self.why == why && self.part.map(|part| &part.name) == part.map(|part| &part.name)
    }
}

//! How certain a value is, and on what a statement about chance rests.

use super::Explained;
use crate::chance::Overlap;
use crate::finding::{Bound, Significance, Term, Untested};
use crate::indicator::Unit;
use crate::interval::IntervalMethod;
use crate::name::Text;
use crate::number::Number;
use crate::report::{Assessment, Finding};
use crate::text::facts::{Fact, NeededChange, NoAnswer, Sample, Tested};
use crate::text::shape::{Amount, Scale, decimals_for};
use crate::uncertainty::Method;

impl<'a> Explained<'a> {
    /// The interval of the value, and the test of the difference that the rule is about.
    pub(super) fn certainty(self, finding: Finding<'a>, facts: &mut Vec<Fact<'a>>) {
        if let Some(interval) = finding.interval() {
            let written = self.assessment.book.names.written_decimals(self.assessment.plan().indicator);
            let decimals = match interval.method {
                IntervalMethod::Published => written,
                IntervalMethod::Wilson
                | IntervalMethod::ExactPoisson
                | IntervalMethod::Byar
                | IntervalMethod::Normal => written + 1,
            };
            let [lower, upper] = [interval.lower, interval.upper].map(|number| self.finer(number, decimals));
            let (level, method) = (interval.level, interval.method);
            facts.push(Fact::Interval { period: finding.period(), lower, upper, level, method });
        }
        facts.extend(self.tested(finding).map(|tested| Fact::Tested(Box::new(tested))));
    }

    fn tested(self, finding: Finding<'a>) -> Option<Tested<'a>> {
        let test = finding.test()?;
        let uncertainty = test.uncertainty()?;
        let terms = test.terms();
        let (statistic, critical) = (test.statistic(), test.critical_value());
        let several_areas = terms.iter().any(|term| term.area != self.assessment.area);
        let several_periods = terms.iter().any(|term| term.period != finding.period());
        let sample = |term: &Term| {
            let area = several_areas.then(|| self.assessment.book.names.area(term.area));
            let period = (several_periods || !several_areas).then_some(term.period);
            Some(Sample { size: self.plain(term.sampled.n?), area, period })
        };
        let sizes = match uncertainty.method {
            Method::Proportion | Method::Poisson => terms.iter().filter_map(sample).collect(),
            Method::StandardError | Method::ConfidenceInterval(_) => Vec::new(),
        };
        let rest = match (test.overlap(), terms.iter().map(|term| term.area).find(|area| *area != self.assessment.area))
        {
            (Overlap::None, _) | (_, None) => None,
            (Overlap::OwnInOther, Some(other)) => Some((self.assessment.area, other)),
            (Overlap::OtherInOwn, Some(other)) => Some((other, self.assessment.area)),
        };
        // As many decimals as it takes to tell the two apart.
        let rounded =
            |number: Number, decimals: u32| number.checked_add(Number::new(5, decimals + 1)?)?.floor_to(decimals);
        let apart = |decimals: &u32| {
            statistic.is_none_or(|statistic| rounded(statistic, *decimals) != rounded(critical, *decimals))
        };
        let decimals = (2..6).find(|decimals| apart(decimals)).unwrap_or(2);
        let area = |index| self.assessment.book.names.area(index);
        let indicator = self.assessment.indicator();
        Some(Tested {
            method: uncertainty.method,
            level: uncertainty.level,
            only: test.only_side(),
            overruled: test.stated().is_some(),
            against: test.against(),
            rate: indicator.unit.per().is_some(),
            design_effect: uncertainty.design_effect.map(|effect| self.plain(effect)),
            sizes,
            sized_in: self.sized_in(),
            asked: indicator.derived.is_none() && (indicator.sample || uncertainty.design_effect.is_some()),
            rest: rest.map(|(part, whole)| (area(part), area(whole))),
            statistic: statistic.map(|statistic| Amount { number: statistic, decimals, scale: Scale::PLAIN }),
            critical: Amount { number: critical, decimals, scale: Scale::PLAIN },
        })
    }

    /// What the values are a rate or a share of: residents, activities.
    fn sized_in(self) -> Option<&'a Text> {
        let Assessment { book, .. } = self.assessment;
        let unit = match &self.assessment.indicator().unit {
            rate @ Unit::Per { .. } => rate,
            Unit::Percent | Unit::Plain | Unit::Count { .. } | Unit::Amount(_) => {
                let whole = book.names.parts(self.assessment.plan().indicator).get(1)?;
                // The rows of a register bear no name that stands here.
                book.names.find_indicator(book.names.indicator_id(*whole))?;
                &book.names.indicator(*whole).unit
            }
        };
        match unit {
            Unit::Per { of, .. } | Unit::Count { of, .. } => Some(of),
            Unit::Percent | Unit::Plain | Unit::Amount(_) => None,
        }
    }

    /// What difference would have been significant, where the one that was found is not.
    pub(super) fn needed_change(self, finding: Finding<'a>) -> Option<NeededChange<'a>> {
        let not_significant = |of: Option<Significance>| of == Some(Significance::NotSignificant);
        let test = finding.test().filter(|test| not_significant(Some(test.significance())))?;
        if !not_significant(finding.significance()) {
            return None;
        }
        let detectable = test.detectable()?;
        let change = detectable.value.zip(detectable.distance);
        let change = change.map(|(value, distance)| (self.amount(value), self.amount(distance)));
        let no_more = match (&self.assessment.indicator().unit, detectable.side) {
            (Unit::Percent | Unit::Count { .. } | Unit::Per { .. }, Bound::AtMost) => Some(Number::ZERO),
            (Unit::Percent, Bound::AtLeast) => Some(Number::from(100)),
            (Unit::Count { .. } | Unit::Per { .. }, Bound::AtLeast) | (Unit::Plain | Unit::Amount(_), _) => None,
        };
        let beyond = (no_more.is_none() || no_more != detectable.value).then_some(detectable.side);
        Some(NeededChange { beyond, change, gap: self.apart(finding).is_gap() })
    }

    /// Whether the difference points away from the only side that its test looks at.
    pub(super) fn points_away(finding: Finding<'a>) -> bool {
        let test = finding.test().filter(|test| test.stated().is_none());
        let away = |side: Bound, difference: Number| side.prefers(Number::ZERO, difference);
        test.and_then(|test| Some(away(test.only_side()?, test.difference()))).unwrap_or_default()
    }

    /// A number in the indicator's unit with so many decimals.
    fn finer(self, number: Number, decimals: u32) -> Amount<'a> {
        Amount { number, decimals, scale: Scale::of(self.assessment.indicator()) }
    }

    /// A number whose unit is not said.
    pub(super) fn plain(self, number: Number) -> Amount<'a> {
        Amount { number, decimals: decimals_for(number, 0, 2), scale: Scale::PLAIN }
    }

    pub(super) fn no_answer(self, untested: Option<Untested>) -> Option<NoAnswer> {
        let method = self.assessment.indicator().uncertainty?.method;
        untested.map(|why| NoAnswer { why, method })
    }
}

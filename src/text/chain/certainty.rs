//! How certain a value is, and on what a statement about chance rests.

use super::Explained;
use crate::chance::Overlap;
use crate::finding::{Significance, Term};
use crate::number::Number;
use crate::report::Finding;
use crate::text::facts::{Fact, NeededChange, Sample, Tested};
use crate::text::shape::{Amount, Scale, decimals_for};
use crate::uncertainty::Method;

impl<'a> Explained<'a> {
    /// The interval of the value, and the test of the difference that the rule is about.
    pub(super) fn certainty(self, finding: Finding<'a>, facts: &mut Vec<Fact<'a>>) {
        if let Some(interval) = finding.interval() {
            let decimals = self.assessment.book.names.written_decimals(self.assessment.plan().indicator) + 1;
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
        let area = |index| self.assessment.book.names.area(index);
        Some(Tested {
            method: uncertainty.method,
            level: uncertainty.level,
            two_sided: test.critical_value() == uncertainty.level.squared_quantile(crate::uncertainty::Sides::Two),
            against: test.against(),
            rate: self.assessment.indicator().unit.per().is_some(),
            design_effect: uncertainty.design_effect.map(|effect| self.plain(effect)),
            sizes,
            rest: rest.map(|(part, whole)| (area(part), area(whole))),
            statistic: test.statistic().map(|statistic| self.two_decimals(statistic)),
            critical: self.two_decimals(test.critical_value()),
        })
    }

    /// What difference would have been significant, where the one that was found is not.
    pub(super) fn needed_change(self, finding: Finding<'a>) -> Option<NeededChange<'a>> {
        let test = finding.test().filter(|_| finding.significance() == Some(Significance::NotSignificant))?;
        let detectable = test.detectable()?;
        let change = detectable.value.zip(detectable.distance);
        let change = change.map(|(value, distance)| (self.amount(value), self.amount(distance)));
        Some(NeededChange { side: detectable.side, change, gap: self.apart(finding).is_gap() })
    }

    /// A number in the indicator's unit with so many decimals.
    fn finer(self, number: Number, decimals: u32) -> Amount<'a> {
        Amount { number, decimals, scale: Scale::of(self.assessment.indicator()) }
    }

    /// A number whose unit is not said.
    fn plain(self, number: Number) -> Amount<'a> {
        Amount { number, decimals: decimals_for(number, 0, 2), scale: Scale::PLAIN }
    }

    fn two_decimals(self, number: Number) -> Amount<'a> {
        Amount { number, decimals: 2, scale: Scale::PLAIN }
    }
}

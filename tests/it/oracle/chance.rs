//! Whether a difference is significant, restated: D² against z² V at every corner of the rounding intervals.
//!
//! reading: the ends of the intervals count in. A sum of several values is only bounded: D and V each by itself.

use super::figures::Cell;
use super::fraction::Fraction;
use super::limit::Case;
use super::model::{Against, Baseline, Better, Derived, Method, Rule, Sampling, Uncertainty, Unit, Word};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Significant,
    Not,
    /// With the word for why.
    Untested(&'static str),
}

/// A value with what its variance is made of.
#[derive(Clone, Copy)]
struct Term {
    low: Fraction,
    value: Fraction,
    high: Fraction,
    n: Option<Fraction>,
    variance: Option<Fraction>,
}

/// Significantly down, not significantly anywhere, significantly up.
type Way = i8;

struct Test {
    uncertainty: Uncertainty,
    unit: Unit,
    critical: Fraction,
    /// Only this way counts.
    only: Option<Way>,
}

/// What a test finds; nothing where none is declared. Asked only where every value is there.
pub fn found(case: &Case<'_>) -> Option<Found> {
    let indicator = &case.model.indicators[case.target.indicator];
    let uncertainty = indicator.uncertainty?;
    let demanded = demanded(case).filter(|_| uncertainty.one_sided);
    let test =
        Test { uncertainty, unit: indicator.unit, critical: critical(uncertainty, demanded.is_some()), only: demanded };
    let at = |area: usize, index: i32| term(case, area, index);
    let own = at(case.area, case.index);
    let answer = match &case.target.rule {
        Rule::Level { against: Against::Level { value, .. }, .. } => test.constant(own, value.fraction()),
        Rule::Level { against: Against::Area { area, .. }, .. } => test.areas(case, own, *area),
        Rule::Converge { to, .. } if case.within_rules() => test.areas(case, own, *to),
        Rule::Converge { to, since, .. } => {
            let four = [own, at(*to, case.index), at(case.area, *since), at(*to, *since)];
            test.gap(&four, nesting(case, *to))
        }
        Rule::Annual { .. } | Rule::Monitor { baseline: None } => {
            test.pair(own, at(case.area, case.index - case.frequency().per_year()))
        }
        Rule::Maintain { baseline, .. } | Rule::Reach { baseline, .. } | Rule::Monitor { baseline: Some(baseline) } => {
            match baseline {
                Baseline::Stated { value, .. } => test.constant(own, value.fraction()),
                _ if baseline.periods().len() == 1 => test.pair(own, at(case.area, baseline.periods()[0])),
                // reading: a value in the mean it is compared with is compared with the rest of it.
                _ => {
                    let rest = baseline.periods().into_iter().filter(|period| *period != case.index);
                    test.mean(own, &rest.map(|period| at(case.area, period)).collect::<Vec<_>>())
                }
            }
        }
    };
    Some(answer.unwrap_or_else(Found::Untested))
}

/// The direction that a rule demands; under `maintain` the worsening; none where it demands none.
fn demanded(case: &Case<'_>) -> Option<Way> {
    let lower_is_better = case.model.indicators[case.target.indicator].better == Better::Lower;
    let good = if lower_is_better { -1 } else { 1 };
    match &case.target.rule {
        Rule::Maintain { .. } => Some(-good),
        Rule::Annual { rise, .. } => Some(if *rise { 1 } else { -1 }),
        Rule::Level { word, .. } => Some(if matches!(word, Word::AtMost | Word::LessThan) { -1 } else { 1 }),
        Rule::Converge { .. } | Rule::Reach { .. } => Some(good),
        Rule::Monitor { .. } => None,
    }
}

fn critical(uncertainty: Uncertainty, one_sided: bool) -> Fraction {
    let trillionths = match (uncertainty.level, one_sided) {
        (90, true) => 1_642_374_415_150,
        (90, false) | (95, true) => 2_705_543_454_095,
        (95, false) => 3_841_458_820_694,
        (99, true) => 5_411_894_431_054,
        (99, false) => 6_634_896_601_021,
        (level, _) => unreachable!("there is no level of {level}"),
    };
    Fraction::new(trillionths, 1_000_000_000_000)
}

fn term(case: &Case<'_>, area: usize, index: i32) -> Term {
    let indicator = &case.model.indicators[case.target.indicator];
    let figure = case.figures.cell(case.target.indicator, area, index).figure().expect("every value is there");
    let carried = indicator.observations.get(&(area, index)).map(|observation| observation.sampling);
    let carried = carried.unwrap_or_default();
    let size_of = |of: usize| case.figures.cell(of, area, index);
    let n = match &indicator.derived {
        Some(Derived::Share { of, .. } | Derived::Rate { of, .. }) => {
            Cell::value(&size_of(*of)).filter(|n| *n > Fraction::ZERO)
        }
        Some(Derived::Sum(_) | Derived::Difference(..)) | None => carried.n.map(|n| Fraction::whole(n.into())),
    };
    let variance = match (indicator.uncertainty.map(|declared| declared.method), carried) {
        (Some(Method::StandardError), Sampling { error: Some(error), .. }) => Some(error.fraction() * error.fraction()),
        (Some(Method::Interval(level)), Sampling { interval: Some((lower, upper)), .. }) => {
            let width = upper.fraction() - lower.fraction();
            let two_sided = critical(
                Uncertainty { method: Method::Proportion, level, one_sided: false, design_effect: None },
                false,
            );
            Some(width * width / (Fraction::whole(4) * two_sided))
        }
        _ => None,
    };
    Term { low: figure.low, value: figure.value, high: figure.high, n, variance }
}

/// Whether the own area lies in the other, or the other way round.
fn nesting(case: &Case<'_>, other: usize) -> Option<bool> {
    let lies_in = |mut part: usize, whole: usize| {
        while let Some(next) = case.model.part_of[part] {
            if next == whole {
                return true;
            }
            part = next;
        }
        false
    };
    match (lies_in(case.area, other), lies_in(other, case.area)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        (false, false) => None,
    }
}

impl Test {
    fn constant(&self, own: Term, constant: Fraction) -> Result<Found, &'static str> {
        self.complete(&[own])?;
        let own = self.possible(own, "out_of_range")?;
        let variance = match self.uncertainty.method {
            Method::StandardError | Method::Interval(_) => own.variance.expect("complete"),
            Method::Proportion | Method::Poisson if self.clamped(constant) != constant => return Err("out_of_range"),
            Method::Proportion | Method::Poisson => self.variance(constant, own.n),
        };
        self.same([own.low, own.value, own.high].map(|value| self.way(value - constant, variance)).to_vec())
    }

    fn pair(&self, own: Term, other: Term) -> Result<Found, &'static str> {
        self.complete(&[own, other])?;
        let (own, other) = (self.possible(own, "out_of_range")?, self.possible(other, "out_of_range")?);
        let corners = corners(own, other).map(|(a, b)| {
            let variance = match self.uncertainty.method {
                Method::StandardError | Method::Interval(_) => {
                    own.variance.expect("complete") + other.variance.expect("complete")
                }
                Method::Proportion | Method::Poisson => self.pooled((a, own.n), (b, other.n)),
            };
            self.way(a - b, variance)
        });
        self.same(corners.collect())
    }

    fn areas(&self, case: &Case<'_>, own: Term, area: usize) -> Result<Found, &'static str> {
        let other = term(case, area, case.index);
        let Some(own_is_part) = nesting(case, area) else { return self.pair(own, other) };
        self.complete(&[own, other])?;
        let (part, whole) = if own_is_part { (own, other) } else { (other, own) };
        let (part, whole) = (self.possible(part, "overlap")?, self.possible(whole, "overlap")?);
        let sign = Fraction::whole(if own_is_part { 1 } else { -1 });
        if matches!(self.uncertainty.method, Method::StandardError | Method::Interval(_)) {
            let variance = nested(part, whole)?;
            return self.same(corners(part, whole).map(|(a, b)| self.way(sign * (a - b), variance)).collect());
        }
        let left = self.left(part, whole)?;
        let ways = corners(part, whole).map(|(a, b)| {
            let rest = self.clamped(rest((a, part.n), (b, whole.n)));
            self.way(sign * (a - rest), self.pooled((a, part.n), (rest, Some(left))))
        });
        self.same(ways.collect())
    }

    fn mean(&self, own: Term, others: &[Term]) -> Result<Found, &'static str> {
        let all: Vec<Term> = std::iter::once(own).chain(others.iter().copied()).collect();
        self.complete(&all)?;
        let all: Vec<Term> =
            all.into_iter().map(|term| self.possible(term, "out_of_range")).collect::<Result<_, _>>()?;
        let count = Fraction::whole(others.len() as i128);
        let (own, others) = (all[0], &all[1..]);
        let sum =
            |of: fn(&Term) -> Fraction| others.iter().map(of).fold(Fraction::ZERO, |sum, next| sum + next) / count;
        let (low, high) = (own.low - sum(|term| term.high), own.high - sum(|term| term.low));
        let (mut least, mut most) = self.variances(own, own.n);
        for other in others {
            let (lower, upper) = self.variances(*other, other.n);
            least = least + lower / (count * count);
            most = most + upper / (count * count);
        }
        self.bounded((low, high), (least, most))
    }

    fn gap(&self, four: &[Term; 4], nesting: Option<bool>) -> Result<Found, &'static str> {
        self.complete(four)?;
        let reason = if nesting.is_some() { "overlap" } else { "out_of_range" };
        let [own, other, own_then, other_then] = four.map(|term| self.possible(term, reason));
        let [own, other, own_then, other_then] = [own?, other?, own_then?, other_then?];
        let low = (own.low - other.high) - (own_then.high - other_then.low);
        let high = (own.high - other.low) - (own_then.low - other_then.high);
        let (mut least, mut most) = (Fraction::ZERO, Fraction::ZERO);
        for (own, other) in [(own, other), (own_then, other_then)] {
            let (lower, upper) = match nesting {
                None => {
                    let (a, b) = (self.variances(own, own.n), self.variances(other, other.n));
                    (a.0 + b.0, a.1 + b.1)
                }
                Some(true) => self.nested_gap(own, other)?,
                Some(false) => self.nested_gap(other, own)?,
            };
            least = least + lower;
            most = most + upper;
        }
        self.bounded((low, high), (least, most))
    }

    /// Part minus whole is (1 - f) times part minus rest.
    fn nested_gap(&self, part: Term, whole: Term) -> Result<(Fraction, Fraction), &'static str> {
        if matches!(self.uncertainty.method, Method::StandardError | Method::Interval(_)) {
            return nested(part, whole).map(|variance| (variance, variance));
        }
        let left = self.left(part, whole)?;
        let at = |a: Fraction, b: Fraction| self.clamped(rest((a, part.n), (b, whole.n)));
        let rest = Term {
            low: at(part.high, whole.low),
            value: at(part.value, whole.value),
            high: at(part.low, whole.high),
            n: Some(left),
            variance: None,
        };
        let share = left / whole.n.expect("complete");
        let (a, b) = (self.variances(part, part.n), self.variances(rest, rest.n));
        Ok((share * share * (a.0 + b.0), share * share * (a.1 + b.1)))
    }

    /// The size of what is left of the whole; it must exist, and so must a share or rate of it.
    fn left(&self, part: Term, whole: Term) -> Result<Fraction, &'static str> {
        if self.unit == Unit::Count {
            return Err("overlap");
        }
        let left = whole.n.expect("complete") - part.n.expect("complete");
        if left <= Fraction::ZERO {
            return Err("overlap");
        }
        let lowest = rest((part.high, part.n), (whole.low, whole.n));
        let highest = rest((part.low, part.n), (whole.high, whole.n));
        let beyond = highest < Fraction::ZERO
            || (self.uncertainty.method == Method::Proportion && lowest > Fraction::whole(100));
        if beyond { Err("overlap") } else { Ok(left) }
    }

    fn complete(&self, terms: &[Term]) -> Result<(), &'static str> {
        let lacks = |term: &Term| match self.uncertainty.method {
            Method::Proportion => term.n.is_none(),
            Method::Poisson => term.n.is_none() && self.unit != Unit::Count,
            Method::StandardError | Method::Interval(_) => term.variance.is_none(),
        };
        if terms.iter().any(lacks) { Err("size_missing") } else { Ok(()) }
    }

    /// The term with its ends where values can be; itself it must be there too.
    fn possible(&self, term: Term, otherwise: &'static str) -> Result<Term, &'static str> {
        if self.clamped(term.value) != term.value {
            return Err(otherwise);
        }
        Ok(Term { low: self.clamped(term.low), high: self.clamped(term.high), ..term })
    }

    fn clamped(&self, value: Fraction) -> Fraction {
        match self.uncertainty.method {
            Method::Proportion => value.max(Fraction::ZERO).min(Fraction::whole(100)),
            Method::Poisson => value.max(Fraction::ZERO),
            Method::StandardError | Method::Interval(_) => value,
        }
    }

    fn effect(&self) -> Fraction {
        self.uncertainty.design_effect.map_or(Fraction::whole(1), |effect| effect.fraction())
    }

    /// p (100 - p) / n; c; 1000 r / n.
    fn variance(&self, value: Fraction, n: Option<Fraction>) -> Fraction {
        match (self.uncertainty.method, self.unit) {
            (Method::Poisson, Unit::Per(per)) => Fraction::whole(per.into()) * value / n.expect("complete"),
            (Method::Poisson, _) => value,
            _ => value * (Fraction::whole(100) - value) * self.effect() / n.expect("complete"),
        }
    }

    /// The least and the most that it can be within the interval.
    fn variances(&self, term: Term, n: Option<Fraction>) -> (Fraction, Fraction) {
        if let Some(variance) = term.variance {
            return (variance, variance);
        }
        let mut candidates = vec![term.low, term.high];
        let middle = Fraction::whole(50);
        if self.uncertainty.method == Method::Proportion && term.low < middle && middle < term.high {
            candidates.push(middle);
        }
        let all: Vec<Fraction> = candidates.into_iter().map(|value| self.variance(value, n)).collect();
        (*all.iter().min().expect("two"), *all.iter().max().expect("two"))
    }

    /// The variance of a - b if both estimate the same value.
    fn pooled(&self, (a, n): (Fraction, Option<Fraction>), (b, m): (Fraction, Option<Fraction>)) -> Fraction {
        if self.unit == Unit::Count {
            return a + b;
        }
        let (n, m) = (n.expect("complete"), m.expect("complete"));
        let common = (n * a + m * b) / (n + m);
        self.variance(common, Some(n)) + self.variance(common, Some(m))
    }

    fn way(&self, difference: Fraction, variance: Fraction) -> Way {
        let reached = difference * difference >= self.critical * variance;
        match (reached, difference > Fraction::ZERO, difference < Fraction::ZERO) {
            (true, true, _) => 1,
            (true, _, true) => -1,
            _ => 0,
        }
    }

    /// The answer where it is the same at every corner.
    fn same(&self, ways: Vec<Way>) -> Result<Found, &'static str> {
        let counting = |way: &Way| self.only.map_or(*way != 0, |only| *way == only);
        let turns = self.only.is_none() && ways.contains(&1) && ways.contains(&-1);
        if ways.iter().all(counting) && !turns {
            Ok(Found::Significant)
        } else if !ways.iter().any(counting) {
            Ok(Found::Not)
        } else {
            Err("rounding")
        }
    }

    fn bounded(
        &self,
        (low, high): (Fraction, Fraction),
        (least, most): (Fraction, Fraction),
    ) -> Result<Found, &'static str> {
        let ways =
            [low, high].into_iter().flat_map(|difference| [least, most].map(|variance| self.way(difference, variance)));
        let ways: Vec<Way> = ways.collect();
        self.same(ways)
    }
}

/// The variance of part minus whole: v + w - 2 f v.
fn nested(part: Term, whole: Term) -> Result<Fraction, &'static str> {
    let (Some(n), Some(m)) = (part.n, whole.n) else { return Err("overlap") };
    if n >= m {
        return Err("overlap");
    }
    let (v, w) = (part.variance.expect("complete"), whole.variance.expect("complete"));
    let variance = v + w - Fraction::whole(2) * n / m * v;
    if variance < Fraction::ZERO { Err("overlap") } else { Ok(variance) }
}

fn rest((a, n): (Fraction, Option<Fraction>), (b, m): (Fraction, Option<Fraction>)) -> Fraction {
    let (n, m) = (n.expect("complete"), m.expect("complete"));
    (m * b - n * a) / (m - n)
}

fn corners(one: Term, other: Term) -> impl Iterator<Item = (Fraction, Fraction)> {
    let ends = move |term: Term| [term.low, term.value, term.high];
    ends(one).into_iter().flat_map(move |a| ends(other).map(|b| (a, b)))
}

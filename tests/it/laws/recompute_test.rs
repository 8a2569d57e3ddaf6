//! What a test found, computed again from nothing but its serialised form.

use maal::Number;
use proptest::{prop_assert, prop_assert_eq};
use serde_json::Value;

use super::generate::uncertain_worlds;
use super::law;
use super::recompute::{items, number};
use super::worlds::json;

/// A value as it is serialised.
#[derive(Clone, Copy)]
struct Tested {
    value: Number,
    low: Number,
    high: Number,
    n: Option<Number>,
    variance: Option<Number>,
}

/// A difference and its variance.
type Spread = (Number, Number);

#[test]
fn a_significance_follows_from_the_serialised_test() {
    let tested = std::cell::Cell::new([0_u32; 4]);
    law(700, uncertain_worlds(), |world| {
        let report = json(&world.report());
        for assessment in items(&report["assessments"]) {
            for finding in items(&assessment["findings"]) {
                let test = &finding["test"];
                if test.is_null() {
                    let computed =
                        finding["significance"] == "significant" || finding["significance"] == "not_significant";
                    let stated = !world.comparisons.is_empty();
                    prop_assert!(!computed || stated, "{}", finding);
                    continue;
                }
                let place = format!("{} {} {finding}", assessment["rule"], assessment["better"]);
                let (published, bounds) = spreads(assessment, test).expect("small numbers");
                prop_assert_eq!(number(&test["difference"]), Some(published.0), "difference {}", &place);
                prop_assert_eq!(number(&test["variance"]), Some(published.1), "variance {}", &place);
                let squared = published.0.checked_mul(published.0).unwrap();
                prop_assert_eq!(number(&test["statistic"]), squared.checked_div(published.1), "statistic {}", &place);
                let side = side(assessment, test);
                prop_assert_eq!(&test["critical"], critical(test, side.is_some()), "critical {}", &place);
                // Plain fractions leave the range before the library's do.
                let Some(significance) = answer(number(&test["critical"]).unwrap(), side, &bounds) else { continue };
                prop_assert_eq!(&test["significance"], significance, "significance {}", &place);
                // What is stated counts.
                let counts = if test["stated"].is_null() { &test["significance"] } else { &test["stated"] };
                prop_assert_eq!(&finding["significance"], counts, "{}", &place);
                let mut seen = tested.get();
                let kind = ["constant", "value", "mean", "gap"].iter().position(|kind| test["against"] == *kind);
                seen[kind.expect("a known kind")] += 1;
                tested.set(seen);
            }
        }
        Ok(())
    });
    assert!(tested.get().iter().all(|times| 60 <= *times), "{tested:?}");
}

/// The difference and variance as published, and wherever they must be looked at for rounding.
fn spreads(assessment: &Value, test: &Value) -> Option<(Spread, Vec<Spread>)> {
    let values: Vec<Tested> = items(&test["values"]).iter().map(tested).collect();
    let of = Formulas { test, per: number(&assessment["unit"]["per"]) };
    let own = values[0].within(&of);
    let others: Vec<Tested> = values[1..].iter().map(|value| value.within(&of)).collect();
    let own_is_part = test["part"].as_str().map(|part| test["values"][0]["area"] == part);
    match test["against"].as_str()? {
        "constant" => {
            let constant = number(&test["constant"])?;
            let variance = own.variance.or_else(|| of.variance(constant, own.n))?;
            let at = |value: Number| Some((value.checked_sub(constant)?, variance));
            Some((at(own.value)?, vec![at(own.low)?, at(own.high)?]))
        }
        "value" => {
            let at = |a: Number, b: Number| of.pair((a, own), (b, others[0]), own_is_part);
            let corners = [at(own.low, others[0].high)?, at(own.high, others[0].low)?];
            Some((at(own.value, others[0].value)?, corners.to_vec()))
        }
        "mean" => {
            let part = Number::ONE.checked_div(Number::from(others.len() as i64))?;
            let weights: Vec<(Number, Tested)> =
                std::iter::once((Number::ONE, own)).chain(others.iter().map(|other| (-part, *other))).collect();
            of.contrast(&weights)
        }
        _ => {
            let one = Number::ONE;
            let weights = [(one, own), (-one, others[0]), (-one, others[1]), (one, others[2])];
            let Some(own_is_part) = own_is_part else { return of.contrast(&weights) };
            let (difference, [low, high]) = of.sum(&weights)?;
            let mut variances = [Number::ZERO; 3];
            for (own, other) in [(own, others[0]), (others[1], others[2])] {
                let (part, whole) = if own_is_part { (own, other) } else { (other, own) };
                for (sum, next) in variances.iter_mut().zip(of.nested_gap(part, whole)?) {
                    *sum = sum.checked_add(next)?;
                }
            }
            let [least, published, most] = variances;
            Some(((difference, published), vec![(low, least), (low, most), (high, least), (high, most)]))
        }
    }
}

fn tested(value: &Value) -> Tested {
    let of = |key: &str| number(&value[key]);
    let published = of("value").unwrap();
    Tested {
        value: published,
        low: of("low").unwrap(),
        high: of("high").unwrap(),
        n: of("n"),
        variance: of("variance"),
    }
}

struct Formulas<'a> {
    test: &'a Value,
    per: Option<Number>,
}

impl Formulas<'_> {
    fn method(&self) -> &str {
        self.test["uncertainty"]["method"].as_str().unwrap()
    }

    fn clamped(&self, value: Number) -> Number {
        match self.method() {
            "proportion" => value.max(Number::ZERO).min(Number::from(100)),
            "poisson" => value.max(Number::ZERO),
            _ => value,
        }
    }

    fn variance(&self, value: Number, n: Option<Number>) -> Option<Number> {
        match (self.method(), self.per) {
            ("proportion", _) => {
                let effect = number(&self.test["uncertainty"]["design_effect"]).unwrap_or(Number::ONE);
                let against = Number::from(100).checked_sub(value)?;
                value.checked_mul(against)?.checked_mul(effect)?.checked_div(n?)
            }
            (_, Some(per)) => value.checked_mul(per)?.checked_div(n?),
            (_, None) => Some(value),
        }
    }

    /// Difference and variance of two values, one of which may be a part of the other.
    fn pair(
        &self,
        (a, own): (Number, Tested),
        (b, other): (Number, Tested),
        own_is_part: Option<bool>,
    ) -> Option<Spread> {
        if let (Some(v), Some(w)) = (own.variance, other.variance) {
            let shared = match own_is_part {
                None => Number::ZERO,
                Some(true) => own.n?.checked_div(other.n?)?.checked_mul(v)?,
                Some(false) => other.n?.checked_div(own.n?)?.checked_mul(w)?,
            };
            let variance = v.checked_add(w)?.checked_sub(shared)?.checked_sub(shared)?;
            return Some((a.checked_sub(b)?, variance));
        }
        let ((a, n), (b, m)) = match own_is_part {
            None => ((a, own.n), (b, other.n)),
            Some(true) => ((a, own.n), self.rest((a, own.n?), (b, other.n?))?),
            Some(false) => (self.rest((b, other.n?), (a, own.n?))?, (b, other.n)),
        };
        let variance = if self.per.is_none() && self.method() == "poisson" {
            a.checked_add(b)?
        } else {
            let together = n?.checked_mul(a)?.checked_add(m?.checked_mul(b)?)?.checked_div(n?.checked_add(m?)?)?;
            self.variance(together, n)?.checked_add(self.variance(together, m)?)?
        };
        Some((a.checked_sub(b)?, variance))
    }

    /// What is left of the whole without the part, and its size.
    fn rest(&self, (a, n): (Number, Number), (b, m): (Number, Number)) -> Option<(Number, Option<Number>)> {
        let left = m.checked_sub(n)?;
        let sum = m.checked_mul(b)?.checked_sub(n.checked_mul(a)?)?;
        Some((self.clamped(sum.checked_div(left)?), Some(left)))
    }

    /// The variance of part minus whole: least, published, most.
    fn nested_gap(&self, part: Tested, whole: Tested) -> Option<[Number; 3]> {
        if part.variance.is_some() {
            let (_, variance) = self.pair((part.value, part), (whole.value, whole), Some(true))?;
            return Some([variance; 3]);
        }
        let rest = |a: Number, b: Number| self.rest((a, part.n?), (b, whole.n?));
        let (value, n) = rest(part.value, whole.value)?;
        let (low, high) = (rest(part.high, whole.low)?.0, rest(part.low, whole.high)?.0);
        let left = n?.checked_div(whole.n?)?;
        let (one, other) = (self.range(part)?, self.range(Tested { value, low, high, n, variance: None })?);
        let both = |nth: usize| one[nth].checked_add(other[nth])?.checked_mul(left)?.checked_mul(left);
        Some([both(0)?, both(1)?, both(2)?])
    }

    /// The variance of a value: least, published, most.
    fn range(&self, of: Tested) -> Option<[Number; 3]> {
        if let Some(variance) = of.variance {
            return Some([variance; 3]);
        }
        let at = |value: Number| self.variance(value, of.n);
        let (one, other, middle) = (at(of.low)?, at(of.high)?, Number::from(50));
        let top = self.method() == "proportion" && of.low < middle && middle < of.high;
        Some([one.min(other), at(of.value)?, if top { at(middle)? } else { one.max(other) }])
    }

    /// A weighted sum: as published, and its ends.
    fn sum(&self, weights: &[(Number, Tested)]) -> Option<(Number, [Number; 2])> {
        let (mut published, mut low, mut high) = (Number::ZERO, Number::ZERO, Number::ZERO);
        for (weight, of) in weights {
            let (least, most) = if weight.is_positive() { (of.low, of.high) } else { (of.high, of.low) };
            published = published.checked_add(weight.checked_mul(of.value)?)?;
            low = low.checked_add(weight.checked_mul(least)?)?;
            high = high.checked_add(weight.checked_mul(most)?)?;
        }
        Some((published, [low, high]))
    }

    fn contrast(&self, weights: &[(Number, Tested)]) -> Option<(Spread, Vec<Spread>)> {
        let (difference, [low, high]) = self.sum(weights)?;
        let mut variances = [Number::ZERO; 3];
        for (weight, of) in weights {
            for (sum, next) in variances.iter_mut().zip(self.range(*of)?) {
                *sum = sum.checked_add(weight.checked_mul(*weight)?.checked_mul(next)?)?;
            }
        }
        let [least, published, most] = variances;
        Some(((difference, published), vec![(low, least), (low, most), (high, least), (high, most)]))
    }
}

impl Tested {
    /// With its ends where values can be.
    fn within(self, of: &Formulas<'_>) -> Tested {
        Tested { low: of.clamped(self.low), high: of.clamped(self.high), ..self }
    }
}

/// The only direction that counts, where only one does: the demanded one, under `maintain` the worsening.
fn side(assessment: &Value, test: &Value) -> Option<bool> {
    let rises = match assessment["rule"].as_object()?.keys().next()?.as_str() {
        "monitor" => return None,
        "maintain" => assessment["better"] == "lower",
        "annual_decline" | "at_most" | "less_than" => false,
        "annual_rise" | "at_least" | "more_than" => true,
        _ => assessment["better"] == "higher",
    };
    (test["uncertainty"]["sides"] == "one").then_some(rises)
}

fn critical(test: &Value, one_sided: bool) -> &'static str {
    match (test["uncertainty"]["level"].as_u64().unwrap(), one_sided) {
        (90, true) => "1.64237441515",
        (90, false) | (95, true) => "2.705543454095",
        (95, false) => "3.841458820694",
        (_, true) => "5.411894431054",
        (_, false) => "6.634896601021",
    }
}

/// `None` where a number leaves the range.
fn answer(critical: Number, only_up: Option<bool>, bounds: &[Spread]) -> Option<&'static str> {
    let way = |(difference, variance): &Spread| {
        let squared = difference.checked_mul(*difference)?;
        let reached = !difference.is_zero() && critical.checked_mul(*variance)? <= squared;
        Some(reached.then_some(difference.is_positive()))
    };
    let ways: Vec<Option<bool>> = bounds.iter().map(way).collect::<Option<_>>()?;
    let counts = |way: &Option<bool>| way.is_some() && (only_up.is_none() || *way == only_up);
    let turns = only_up.is_none() && ways.iter().any(|way| *way != ways[0]);
    Some(match (ways.iter().all(counts) && !turns, ways.iter().any(counts)) {
        (true, _) => "significant",
        (false, false) => "not_significant",
        (false, true) => "unknown",
    })
}

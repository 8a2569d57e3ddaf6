//! Random rulebooks and figures: small numbers, so that ties, zeros and holes are frequent. Only valid ones.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::generate_targets::{a_target, a_window};
use super::model::{
    AchievedWhen, Baseline, Better, Comparison, Decimal, Derived, Frequency, Goal, Indicator, Method, Model,
    Observation, Pair, Period, Rule, Sampling, Stated, Status, Target, Uncertainty, Unit,
};

pub struct Dice(TestRng);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        let mut bytes = [0_u8; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Dice(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
    }

    /// One of 0..n.
    pub fn below(&mut self, n: usize) -> usize {
        self.0.next_u32() as usize % n
    }

    /// One of from..=to.
    pub fn between(&mut self, from: i32, to: i32) -> i32 {
        from + self.below((to - from + 1) as usize) as i32
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    pub fn some<T>(&mut self, percent: usize, make: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        self.chance(percent).then(|| make(self))
    }

    /// A few distinct ones of 0..n, in random order.
    pub fn distinct(&mut self, count: usize, from: &[usize]) -> Vec<usize> {
        let mut left = from.to_vec();
        let mut taken = Vec::new();
        while taken.len() < count && !left.is_empty() {
            let next = self.below(left.len());
            taken.push(left.swap_remove(next));
        }
        taken
    }
}

/// The periods that figures of this frequency may stand at.
pub fn span(frequency: Frequency) -> (i32, i32) {
    match frequency {
        Frequency::Year => (2014, 2024),
        Frequency::HalfYear => (2018 * 2, 2023 * 2 + 1),
        Frequency::Quarter => (2019 * 4, 2023 * 4 + 2),
        Frequency::Month => (2021 * 12 + 3, 2023 * 12 + 9),
    }
}

pub fn model(seed: u64) -> Model {
    let dice = &mut Dice::new(seed);
    let areas = 2 + dice.below(3);
    let frequencies = [Frequency::Year, Frequency::Year, Frequency::HalfYear, Frequency::Quarter, Frequency::Month];
    let mut indicators: Vec<Indicator> = Vec::new();
    // Two frequencies a file: figures are derived from figures of the same one.
    for frequency in [dice.pick(&frequencies), dice.pick(&frequencies)] {
        let start = indicators.len();
        for number in 0..4 {
            let mut indicator = published(dice, areas, frequency);
            // Some of one unit, so that something can be derived from them.
            while number % 2 == 1 && indicator.unit != indicators[start].unit {
                indicator = published(dice, areas, frequency);
            }
            indicators.push(indicator);
        }
        for _ in 0..4 {
            let raw: Vec<usize> = (start..start + 4).collect();
            let derived = derived(dice, &indicators, areas, &raw);
            indicators.extend(derived);
        }
    }
    let window = dice.some(60, |dice| a_window(dice, Frequency::Year));
    // Areas lie in later ones.
    let part_of =
        (0..areas).map(|area| (area + 1 < areas && dice.chance(50)).then(|| dice.below(areas - area - 1) + area + 1));
    let part_of = part_of.collect();
    let mut model = Model { window, areas, part_of, indicators, goals: Vec::new(), comparisons: Vec::new() };
    let mut number = 0;
    for _ in 0..6 {
        let goal = goal(dice, &model, &mut number);
        model.goals.push(goal);
    }
    comparisons(dice, &mut model);
    model
}

fn published(dice: &mut Dice, areas: usize, frequency: Frequency) -> Indicator {
    let unit = dice.pick(&[Unit::Percent, Unit::Plain, Unit::Count, Unit::Count, Unit::Per(1000), Unit::Amount]);
    let decimals =
        if unit == Unit::Count { dice.some(20, |dice| dice.below(2) as u32) } else { Some(dice.pick(&[0, 0, 1, 2])) };
    let mut indicator = Indicator {
        unit,
        decimals,
        better: dice.pick(&[Better::Lower, Better::Higher]),
        frequency,
        sample: dice.chance(40),
        uncertainty: dice.some(50, |dice| uncertainty(dice, unit)).flatten(),
        revised: dice.chance(20),
        breaks: breaks(dice, areas, frequency),
        derived: None,
        observations: BTreeMap::new(),
    };
    let (first, last) = span(frequency);
    // Different series begin and end at different times.
    let first = dice.between(first, first + 1);
    let last = dice.between(last - 2, last);
    for area in 0..areas {
        // An area with no figures at all, now and then.
        if dice.chance(4) {
            continue;
        }
        let last = dice.between(last - 1, last);
        for index in first..=last {
            if let Some(observation) = observation(dice, &indicator, area) {
                indicator.observations.insert((area, index), observation);
            }
        }
    }
    indicator
}

fn observation(dice: &mut Dice, indicator: &Indicator, area: usize) -> Option<Observation> {
    let status = match dice.below(100) {
        0..=1 => return None,
        2..=3 => Status::Missing,
        4..=5 => Status::Suppressed,
        8 => Status::Break,
        9..=11 => Status::Provisional,
        12..=14 => Status::Estimated,
        15..=16 => Status::LowReliability,
        17..=18 => Status::Revised,
        _ => Status::Normal,
    };
    let has_value = !matches!(status, Status::Missing | Status::Suppressed);
    let decimals = indicator.decimals.unwrap_or(0);
    let Some(declared) = indicator.uncertainty else {
        let value = has_value.then(|| value(dice, indicator.unit, decimals));
        return Some(Observation { value, status, sampling: Sampling::default() });
    };
    let value = has_value.then(|| match declared.method {
        Method::Proportion | Method::Poisson => sampled_value(dice, decimals),
        Method::StandardError | Method::Interval(_) => value(dice, indicator.unit, decimals),
    });
    let sampling = value.map(|value| sampling(dice, declared.method, value, area));
    Some(Observation { value, status, sampling: sampling.unwrap_or_default() })
}

/// A share or a number of events, now and then 0.
fn sampled_value(dice: &mut Dice, decimals: u32) -> Decimal {
    let places = if dice.chance(50) { 0 } else { decimals };
    let scale = 10_i32.pow(places);
    let most = dice.pick(&[0, 5, 20, 60, 60]);
    Decimal { units: i64::from(dice.between(0, most * scale)), places }
}

/// Later areas are larger. Sizes have few prime factors, so that sums of variances stay small fractions.
fn sampling(dice: &mut Dice, method: Method, value: Decimal, area: usize) -> Sampling {
    let size = |dice: &mut Dice| dice.pick(&[10, 50, 200, 500]) * 5_i32.pow(area as u32);
    let mut sampling = Sampling { n: dice.some(93, size), ..Sampling::default() };
    match method {
        Method::Proportion | Method::Poisson => {}
        Method::StandardError => {
            let errors = [0, 1, 5, 10, 20].map(|units| Decimal { units, places: 1 });
            sampling.error = dice.some(93, |dice| dice.pick(&errors));
        }
        Method::Interval(_) => {
            let end = |dice: &mut Dice, sign: i64| {
                let distance = i64::from(dice.pick(&[0, 1, 5, 20]));
                // With one decimal more than the value.
                Decimal {
                    units: value.units * 10 + sign * distance * 10_i64.pow(value.places),
                    places: value.places + 1,
                }
            };
            let interval = (end(dice, -1), end(dice, 1));
            sampling.interval = dice.chance(93).then_some(interval);
        }
    }
    sampling
}

fn uncertainty(dice: &mut Dice, unit: Unit) -> Option<Uncertainty> {
    let level = dice.pick(&[90, 95, 95, 99]);
    let published = [Method::StandardError, Method::Interval(level)];
    let method = match unit {
        Unit::Percent => dice.pick(&[Method::Proportion, Method::Proportion, published[0], published[1]]),
        Unit::Count | Unit::Per(_) => dice.pick(&[Method::Poisson, Method::Poisson, published[0], published[1]]),
        Unit::Plain | Unit::Amount => dice.pick(&published),
    };
    Some(an_uncertainty(dice, method))
}

fn an_uncertainty(dice: &mut Dice, method: Method) -> Uncertainty {
    let effects = [5, 13, 20].map(|units| Decimal { units, places: 1 });
    Uncertainty {
        method,
        level: dice.pick(&[90, 95, 95, 99]),
        one_sided: dice.chance(40),
        design_effect: dice.some(if method == Method::Proportion { 30 } else { 0 }, |dice| dice.pick(&effects)),
    }
}

/// A figure near 0, half of the time a whole one.
pub fn value(dice: &mut Dice, unit: Unit, decimals: u32) -> Decimal {
    let lowest = match unit {
        Unit::Count | Unit::Per(_) => 0,
        Unit::Percent | Unit::Plain | Unit::Amount => -2,
    };
    let places = if dice.chance(50) { 0 } else { decimals };
    Decimal { units: i64::from(dice.between(lowest, if places == 0 { 8 } else { 12 })), places }
}

fn breaks(dice: &mut Dice, areas: usize, frequency: Frequency) -> BTreeSet<(Option<usize>, i32)> {
    let (first, last) = span(frequency);
    let count = dice.pick(&[0, 0, 0, 1, 1, 2]);
    (0..count).map(|_| (dice.some(70, |dice| dice.below(areas)), dice.between(first, last))).collect()
}

/// Parts that are added, or are a share of each other, have one unit; a rate has two. Quotients are no parts, so that
/// denominators stay small enough for every computation to be exact.
fn derived(dice: &mut Dice, all: &[Indicator], areas: usize, raw: &[usize]) -> Option<Indicator> {
    let first = dice.pick(raw);
    let is_quotient = |other: usize| matches!(all[other].derived, Some(Derived::Share { .. } | Derived::Rate { .. }));
    let is_alike = |other: usize| all[other].unit == all[first].unit && !is_quotient(other);
    let alike: Vec<usize> = (raw[0]..all.len()).filter(|other| is_alike(*other)).collect();
    if alike.len() < 2 {
        return None;
    }
    let (derived, unit) = match dice.below(6) {
        0 | 1 => {
            let (part, of) = two(dice, &alike);
            (Derived::Share { part, of }, Unit::Percent)
        }
        2 => {
            let (part, of) = two(dice, raw);
            (Derived::Rate { part, of, per: 1000 }, Unit::Per(1000))
        }
        3 | 4 => (Derived::Sum(dice.distinct(3, &alike)), all[first].unit),
        _ => {
            let (a, b) = two(dice, &alike);
            (Derived::Difference(a, b), all[first].unit)
        }
    };
    let is_count = |other: &usize| all[*other].unit == Unit::Count;
    let method = match &derived {
        Derived::Share { of, .. } => is_count(of).then_some(Method::Proportion),
        Derived::Rate { part, of, .. } => (is_count(part) && is_count(of)).then_some(Method::Poisson),
        Derived::Sum(parts) => parts.iter().all(is_count).then_some(Method::Poisson),
        Derived::Difference(..) => None,
    };
    let method = method.filter(|_| dice.chance(60));
    Some(Indicator {
        uncertainty: method.map(|method| an_uncertainty(dice, method)),
        unit,
        decimals: dice.some(50, |dice| dice.below(3) as u32),
        better: dice.pick(&[Better::Lower, Better::Higher]),
        frequency: all[first].frequency,
        sample: false,
        revised: false,
        breaks: if dice.chance(20) { breaks(dice, areas, all[first].frequency) } else { BTreeSet::new() },
        derived: Some(derived),
        observations: BTreeMap::new(),
    })
}

fn two(dice: &mut Dice, from: &[usize]) -> (usize, usize) {
    let taken = dice.distinct(2, from);
    (taken[0], taken[1])
}

fn goal(dice: &mut Dice, model: &Model, number: &mut usize) -> Goal {
    let only_monitored = dice.chance(2);
    let mut targets: Vec<Target> = Vec::new();
    let count = 1 + dice.below(10);
    while targets.len() < count {
        let target = a_target(dice, model, format!("t{number}"));
        if only_monitored && !target.rule.is_monitor() {
            continue;
        }
        *number += 1;
        targets.push(target);
    }
    let counted: usize =
        targets.iter().filter(|target| !target.rule.is_monitor()).map(|target| target.areas(model).len()).sum();
    let achieved_when = match dice.below(5) {
        0 => Some(AchievedWhen::All),
        1 => Some(AchievedWhen::Any),
        2 | 3 if counted > 0 => Some(AchievedWhen::AtLeast(1 + dice.below(counted))),
        _ => None,
    };
    Goal { achieved_when, targets }
}

/// What a source states, above all of pairs that some target compares.
fn comparisons(dice: &mut Dice, model: &mut Model) {
    let mut comparisons: BTreeMap<_, Comparison> = BTreeMap::new();
    for target in model.goals.iter().flat_map(|goal| &goal.targets) {
        for area in target.areas(model) {
            let frequency = model.indicators[target.indicator].frequency;
            let (first, last) = span(frequency);
            for index in first..=last {
                if !dice.chance(25) {
                    continue;
                }
                let Some(pair) = a_pair(dice, target, index, frequency, area) else {
                    continue;
                };
                let significant = dice.pick(&[Stated::Yes, Stated::Yes, Stated::No, Stated::Unknown]);
                let comparison = Comparison { indicator: target.indicator, area, pair, significant };
                comparisons.entry(comparison.key()).or_insert(comparison);
            }
        }
    }
    let all = comparisons.into_values();
    model.comparisons = all.filter(|comparison| !touches_stated_baseline(model, comparison)).collect();
}

fn a_pair(dice: &mut Dice, target: &Target, index: i32, frequency: Frequency, area: usize) -> Option<Pair> {
    let other = match &target.rule {
        Rule::Converge { to, .. } => {
            return Some(Pair::With { area: *to, at: index });
        }
        Rule::Level { .. } => {
            return target.rule.reference().map(|area| Pair::With { area, at: index });
        }
        Rule::Maintain { baseline, .. } | Rule::Reach { baseline, .. } | Rule::Monitor { baseline: Some(baseline) } => {
            baseline.first()?
        }
        Rule::Annual { .. } | Rule::Monitor { baseline: None } => index - frequency.per_year(),
    };
    debug_assert_ne!(target.rule.reference(), Some(area));
    let either_way = if dice.chance(50) { Pair::Between(other, index) } else { Pair::Between(index, other) };
    (other != index).then_some(either_way)
}

/// reading: whether something stated of 2020 also holds of a figure stated `at: 2020` is open, so it does not occur.
fn touches_stated_baseline(model: &Model, comparison: &Comparison) -> bool {
    let Pair::Between(a, b) = comparison.pair else {
        return false;
    };
    model.goals.iter().flat_map(|goal| &goal.targets).any(|target| {
        let baseline = match &target.rule {
            Rule::Maintain { baseline, .. } | Rule::Reach { baseline, .. } => Some(baseline),
            Rule::Monitor { baseline } => baseline.as_ref(),
            Rule::Annual { .. } | Rule::Converge { .. } | Rule::Level { .. } => None,
        };
        let stated_at = match baseline {
            Some(Baseline::Stated { at, .. }) => *at,
            _ => None,
        };
        target.indicator == comparison.indicator && stated_at.is_some_and(|at| at == a || at == b)
    })
}

/// Views of the data end at any period, coarser or finer than the figures.
pub fn through(seed: u64) -> Period {
    let dice = &mut Dice::new(seed ^ 0x7468_726f_7567_6821);
    let frequency = dice.pick(&[Frequency::Year, Frequency::HalfYear, Frequency::Quarter, Frequency::Month]);
    let year = dice.between(2021, 2023);
    let part = dice.between(0, frequency.per_year() - 1);
    Period { frequency, index: year * frequency.per_year() + part }
}

//! Random targets that the format allows.

use super::fraction::Fraction;
use super::generate::{Dice, span, value};
use super::model::{
    Against, Amount, Areas, Baseline, Better, Decimal, Frequency, Indicator, Judged, Model, Path, Period, ReachGoal,
    Rule, Target, Unit, Window, Word,
};

/// Draws until a draw is valid: what is left to chance here is only how its periods lie.
pub fn a_target(dice: &mut Dice, model: &Model, name: String) -> Target {
    loop {
        let target = draw(dice, model, name.clone());
        if is_valid(model, &target) {
            return target;
        }
    }
}

/// A window that need not lie where the figures do; its ends may be coarser or finer than they are.
pub fn a_window(dice: &mut Dice, frequency: Frequency) -> Window {
    let grain = if dice.chance(50) { Frequency::Year } else { frequency };
    let (first, last) = span(frequency);
    let months = 12 / frequency.per_year();
    let from_year = first * months / 12;
    let to_year = last * months / 12;
    let from = dice.between(from_year, to_year - 2);
    let to = dice.between(from + 2, to_year + 1);
    let parts = grain.per_year();
    let from = Period { frequency: grain, index: from * parts + dice.between(0, parts - 1) };
    let to = Period { frequency: grain, index: to * parts + dice.between(0, parts - 1) };
    Window { from, to }
}

fn draw(dice: &mut Dice, model: &Model, name: String) -> Target {
    let indicator = dice.below(model.indicators.len());
    let measured = &model.indicators[indicator];
    let rule = rule(dice, measured, model.areas);
    let areas = areas(dice, model.areas, &rule);
    let monitor = rule.is_monitor();
    let (first, last) = span(measured.frequency);
    let judged = match dice.below(8) {
        0 | 1 => Some(Judged::EveryPeriod),
        2 => Some(Judged::At(dice.between(first, last + 1))),
        3 => Some(Judged::Latest),
        _ => None,
    };
    let grain = dice.pick(&[Frequency::Year, measured.frequency, Frequency::Quarter]);
    let compare = match &areas {
        Areas::One(area) if dice.chance(20) => vec![(area + 1) % model.areas],
        Areas::One(_) | Areas::List(_) | Areas::All => Vec::new(),
    };
    Target {
        name,
        indicator,
        areas,
        judged,
        window: dice.some(40, |dice| a_window(dice, grain)),
        compare,
        significant: !monitor && dice.chance(30),
        // A compound path has no exact largest shift to require anything of.
        firm: !monitor && dice.chance(15) && !is_compound(&rule),
        settled: !monitor && dice.chance(15),
        across_breaks: dice.chance(20),
        rule,
    }
}

fn is_compound(rule: &Rule) -> bool {
    matches!(rule, Rule::Reach { path: Some(Path::Compound), .. })
}

/// An area is never compared with itself.
fn areas(dice: &mut Dice, count: usize, rule: &Rule) -> Areas {
    let reference = rule.reference();
    let free: Vec<usize> = (0..count).filter(|area| Some(*area) != reference).collect();
    match dice.below(3) {
        0 => Areas::One(dice.pick(&free)),
        1 => Areas::List(dice.distinct(2, &free)),
        _ => Areas::All,
    }
}

fn rule(dice: &mut Dice, indicator: &Indicator, areas: usize) -> Rule {
    match dice.below(16) {
        0..=2 => maintain(dice, indicator),
        3..=5 => {
            let rise = dice.chance(50);
            Rule::Annual { rise, step: dice.some(50, |dice| step(dice, indicator.unit)) }
        }
        6..=8 => converge(dice, indicator, areas),
        9..=11 => {
            let word = dice.pick(&[Word::AtLeast, Word::AtMost, Word::MoreThan, Word::LessThan]);
            let against = if dice.chance(50) { level(dice, indicator) } else { other_area(dice, indicator, areas) };
            Rule::Level { word, against }
        }
        12..=14 => reach(dice, indicator),
        _ => Rule::Monitor { baseline: dice.some(60, |dice| baseline(dice, indicator)) },
    }
}

fn maintain(dice: &mut Dice, indicator: &Indicator) -> Rule {
    let baseline = baseline(dice, indicator);
    let tolerance = dice.some(40, |dice| tolerance(dice, indicator.unit));
    let is_relative = matches!(tolerance, Some(Amount::Relative(_)));
    let is_written_zero = matches!(baseline, Baseline::Stated { value: Decimal { units: 0, .. }, .. });
    // A relative step on a written 0 is refused.
    let tolerance = if is_relative && is_written_zero { None } else { tolerance };
    Rule::Maintain { baseline, tolerance }
}

fn converge(dice: &mut Dice, indicator: &Indicator, areas: usize) -> Rule {
    let (first, last) = span(indicator.frequency);
    let since = dice.between(first, last - 2);
    let by = dice.some(60, |dice| by_after(dice, indicator.frequency, since));
    let within = if by.is_some() { dice.some(60, |dice| tolerance(dice, indicator.unit)) } else { None };
    Rule::Converge { to: dice.below(areas), since, by, within }
}

fn level(dice: &mut Dice, indicator: &Indicator) -> Against {
    let percent_sign = indicator.unit == Unit::Percent && dice.chance(50);
    Against::Level { value: a_level(dice, indicator), percent_sign }
}

/// Levels may have more decimals than the figures; shares get levels that small parts can hit.
fn a_level(dice: &mut Dice, indicator: &Indicator) -> Decimal {
    if indicator.derived.is_some() && indicator.unit == Unit::Percent {
        let units = dice.pick(&[0, 25, 50, 75, 100, 200, 333, 667, -50]);
        return Decimal { units, places: if units > 300 { 1 } else { 0 } };
    }
    value(dice, indicator.unit, 2)
}

fn other_area(dice: &mut Dice, indicator: &Indicator, areas: usize) -> Against {
    let tolerance = dice.some(50, |dice| tolerance(dice, indicator.unit));
    Against::Area { area: dice.below(areas), tolerance }
}

fn reach(dice: &mut Dice, indicator: &Indicator) -> Rule {
    let path = dice.pick(&[None, Some(Path::Straight), Some(Path::Straight), Some(Path::Compound), Some(Path::None)]);
    loop {
        let baseline = baseline(dice, indicator);
        let mut goal = if dice.chance(50) {
            ReachGoal::Value(a_level(dice, indicator))
        } else {
            ReachGoal::Change(change(dice, indicator))
        };
        if !goal_is_allowed(indicator, &baseline, goal, path) {
            continue;
        }
        let by = match baseline.last() {
            Some(last) => by_after(dice, indicator.frequency, last),
            None => by_after(dice, indicator.frequency, span(indicator.frequency).0),
        };
        let milestones = match &mut goal {
            ReachGoal::Value(goal) if dice.chance(60) => milestones(dice, indicator, &baseline, by, goal),
            ReachGoal::Value(_) | ReachGoal::Change(_) => Vec::new(),
        };
        if !milestones_are_allowed(indicator, &baseline, &milestones, goal, by, path) {
            continue;
        }
        return Rule::Reach { baseline, milestones, goal, by, path };
    }
}

/// One or two, before `by` as far as there is time; of all levels the goal gets the best.
fn milestones(
    dice: &mut Dice,
    indicator: &Indicator,
    baseline: &Baseline,
    by: Period,
    goal: &mut Decimal,
) -> Vec<(Period, Decimal)> {
    let start = baseline.last().unwrap_or(span(indicator.frequency).0);
    let end = by.last_in(indicator.frequency);
    let mut dates: Vec<Period> = Vec::new();
    for _ in 0..1 + dice.below(2) {
        if start + 1 < end {
            let exact = Period { frequency: indicator.frequency, index: dice.between(start + 1, end - 1) };
            let year = Period { frequency: Frequency::Year, index: exact.year() };
            dates.push(if dice.chance(80) { exact } else { year });
        }
    }
    dates.sort_by_key(|date| date.last_month());
    let mut levels: Vec<Decimal> = dates.iter().map(|_| a_level(dice, indicator)).chain([*goal]).collect();
    levels.sort_by_key(|level| level.fraction());
    if indicator.better == Better::Lower {
        levels.reverse();
    }
    *goal = levels.pop().unwrap();
    dates.into_iter().zip(levels).collect()
}

/// Dates that rise from the baseline to `by`, levels that never get worse, and no stated 0 on a compound path.
fn milestones_are_allowed(
    indicator: &Indicator,
    baseline: &Baseline,
    milestones: &[(Period, Decimal)],
    goal: ReachGoal,
    by: Period,
    path: Option<Path>,
) -> bool {
    let ReachGoal::Value(goal) = goal else { return milestones.is_empty() };
    let date = |period: Period| period.last_in(indicator.frequency);
    let mut dates: Vec<i32> = baseline.last().into_iter().collect();
    dates.extend(milestones.iter().map(|(period, _)| date(*period)).chain([date(by)]));
    let mut levels: Vec<Fraction> = Vec::new();
    if let Baseline::Stated { value, .. } = baseline {
        levels.push(value.fraction());
    }
    levels.extend(milestones.iter().map(|(_, level)| level.fraction()).chain([goal.fraction()]));
    let not_worse = |pair: &[Fraction]| match indicator.better {
        Better::Lower => pair[1] <= pair[0],
        Better::Higher => pair[0] <= pair[1],
    };
    let compound = path == Some(Path::Compound);
    let through_zero = |pair: &[Fraction]| pair[0] * pair[1] <= Fraction::ZERO;
    dates.windows(2).all(|pair| pair[0] < pair[1])
        && levels.windows(2).all(|pair| not_worse(pair) && !(compound && through_zero(pair)))
}

/// What the file alone shows to be wrong: no start for a path, a goal on the worse side, a step or a path from 0.
fn goal_is_allowed(indicator: &Indicator, baseline: &Baseline, goal: ReachGoal, path: Option<Path>) -> bool {
    let compound = path == Some(Path::Compound);
    let written_zero = matches!(goal, ReachGoal::Value(value) if value.units == 0);
    if compound && written_zero {
        return false;
    }
    let Baseline::Stated { value, at } = baseline else {
        return true;
    };
    let has_path = path != Some(Path::None);
    if has_path && at.is_none() {
        return false;
    }
    let start = value.fraction();
    let end = match goal {
        ReachGoal::Value(value) => value.fraction(),
        ReachGoal::Change(Amount::Relative(_)) if start.is_zero() => return false,
        ReachGoal::Change(change) => start + change.from(start),
    };
    let not_worse = match indicator.better {
        Better::Lower => end <= start,
        Better::Higher => start <= end,
    };
    let through_zero = start * end <= Fraction::ZERO;
    not_worse && !(compound && through_zero)
}

/// Changes go towards the better side.
fn change(dice: &mut Dice, indicator: &Indicator) -> Amount {
    let towards = |step: Decimal| match indicator.better {
        Better::Lower => Decimal { units: -step.units, ..step },
        Better::Higher => step,
    };
    match step(dice, indicator.unit) {
        Amount::InUnit(step) => Amount::InUnit(towards(step)),
        Amount::Points(step) => Amount::Points(towards(step)),
        Amount::Relative(step) => Amount::Relative(towards(step)),
    }
}

/// The end of a coarser period now and then, as targets are written for years.
fn by_after(dice: &mut Dice, frequency: Frequency, start: i32) -> Period {
    let latest = span(frequency).1 + 2;
    let index = dice.between(start + 1, latest.max(start + 3));
    let exact = Period { frequency, index };
    if dice.chance(50) { exact } else { Period { frequency: Frequency::Year, index: exact.year() } }
}

fn baseline(dice: &mut Dice, indicator: &Indicator) -> Baseline {
    let (first, last) = span(indicator.frequency);
    let early = (first + last) / 2;
    let at = dice.between(first, early + 1);
    match dice.below(8) {
        0..=3 => Baseline::Period(at),
        4 => {
            let periods: Vec<usize> = (first as usize..=early as usize).collect();
            let count = 2 + dice.below(2);
            Baseline::Mean(dice.distinct(count, &periods).into_iter().map(|index| index as i32).collect())
        }
        5 => Baseline::MeanFromTo(at, at + dice.between(1, 2)),
        6 => Baseline::Stated { value: a_level(dice, indicator), at: Some(at) },
        _ => Baseline::Stated { value: a_level(dice, indicator), at: None },
    }
}

/// A step is above 0, and carries its kind on a percent indicator.
fn step(dice: &mut Dice, unit: Unit) -> Amount {
    if dice.chance(40) {
        return Amount::Relative(dice.pick(&[
            Decimal { units: 5, places: 0 },
            Decimal { units: 10, places: 0 },
            Decimal { units: 25, places: 0 },
            Decimal { units: 50, places: 0 },
            Decimal { units: 125, places: 1 },
        ]));
    }
    let size = dice.pick(&[
        Decimal { units: 1, places: 0 },
        Decimal { units: 2, places: 0 },
        Decimal { units: 3, places: 0 },
        Decimal { units: 5, places: 1 },
        Decimal { units: 25, places: 2 },
    ]);
    if unit == Unit::Percent { Amount::Points(size) } else { Amount::InUnit(size) }
}

fn tolerance(dice: &mut Dice, unit: Unit) -> Amount {
    let none = Decimal { units: 0, places: 0 };
    match step(dice, unit) {
        Amount::InUnit(_) if dice.chance(10) => Amount::InUnit(none),
        Amount::Points(_) if dice.chance(10) => Amount::Points(none),
        amount @ (Amount::InUnit(_) | Amount::Points(_) | Amount::Relative(_)) => amount,
    }
}

/// That the window can hold a judgeable period, and `judged: { at }` is one.
fn is_valid(model: &Model, target: &Target) -> bool {
    let frequency = model.indicators[target.indicator].frequency;
    let monitored_after =
        if let Rule::Monitor { baseline: Some(baseline) } = &target.rule { baseline.last() } else { None };
    let (first, last) = match target.window(model) {
        Some(window) => window.span(frequency),
        None => (i32::MIN / 2, i32::MAX / 2),
    };
    let can_hold = |index: i32| first <= index && index <= last && target.judgeable_at(index, first, frequency);
    let judged = match target.judged {
        Some(Judged::At(at)) => can_hold(at) && monitored_after.is_none_or(|baseline| baseline < at),
        Some(Judged::Latest | Judged::EveryPeriod) | None => true,
    };
    // Whatever a rule demands of a period, the last of the window meets it if any does.
    judged && can_hold(last)
}

//! Random worlds: small numbers, so that ties, zeros, holes and breaks are frequent.
//!
//! A world is read off tapes of random choices; 0 is always the plainest choice. Shrinking a tape shrinks the world.

use std::collections::{BTreeMap, BTreeSet};

use maal::{
    AchievedWhen, Agreement, AnnualChange, Area, Areas, Baseline, Better, Bound, Break, Comparison, Confidence,
    Converge, Declarations, Derivation, Direction, FigureCheck, Frequency, Goal, Id, Indicator, Judged, Level,
    Maintain, Method, Monitor, Number, Observation, Pair, Path, Period, Reach, ReachGoal, Require, Rule, Rulebook,
    Sides, Stated, Status, Step, Target, Text, Than, Threshold, Uncertainty, Unit, Window,
};
use proptest::collection::vec;
use proptest::prelude::{Just, any};
use proptest::prop_oneof;
use proptest::strategy::Strategy;

use super::worlds::World;

const AREAS: [&str; 3] = ["north", "south", "city"];
/// Measured indicators, then derived ones.
const MEASURED: [&str; 6] = ["share", "level", "count", "whole", "money", "rate"];
const DERIVED: [&str; 4] = ["part_share", "part_rate", "sum", "difference"];

/// Worlds of any frequency.
pub fn worlds() -> impl Strategy<Value = World> {
    uncertain_worlds().prop_map(World::without_uncertainty)
}

/// Worlds of any frequency, some of whose indicators declare how uncertain they are.
pub fn uncertain_worlds() -> impl Strategy<Value = World> {
    let frequency = prop_oneof![
        5 => Just(Frequency::Year),
        1 => Just(Frequency::HalfYear),
        1 => Just(Frequency::Quarter),
        1 => Just(Frequency::Month),
    ];
    frequency.prop_flat_map(worlds_by)
}

/// Worlds that are measured once a year.
pub fn yearly_worlds() -> impl Strategy<Value = World> {
    worlds_by(Frequency::Year).prop_map(World::without_uncertainty)
}

fn worlds_by(frequency: Frequency) -> impl Strategy<Value = World> {
    let periods = periods(frequency);
    let cells = MEASURED.len() * AREAS.len() * periods.len();
    let tapes = (
        vec(any::<u16>(), 140),
        vec(vec(any::<u16>(), 32), 1..8),
        vec(vec(any::<u16>(), 7), cells),
        vec(vec(any::<u16>(), 8), 0..60),
    );
    tapes.prop_map(move |(header, targets, cells, comparisons)| {
        world(&periods, &mut Tape::new(&header), &targets, &cells, &comparisons)
    })
}

/// Choices that were made at random.
struct Tape<'a>(std::slice::Iter<'a, u16>);

impl<'a> Tape<'a> {
    fn new(choices: &'a [u16]) -> Tape<'a> {
        Tape(choices.iter())
    }

    /// One of 0..n.
    fn below(&mut self, n: usize) -> usize {
        (usize::from(self.0.next().copied().unwrap_or(0)) * n) >> 16
    }

    fn between(&mut self, from: i64, to: i64) -> i64 {
        from + self.below((to - from + 1) as usize) as i64
    }

    fn chance(&mut self, percent: usize) -> bool {
        100 - percent <= self.below(100)
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    fn some<T>(&mut self, percent: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.chance(percent).then(|| make(self))
    }
}

fn periods(frequency: Frequency) -> Vec<Period> {
    let (first, count) = match frequency {
        Frequency::Year => ("2016", 8),
        Frequency::HalfYear => ("2020-H1", 6),
        Frequency::Quarter => ("2021-Q2", 7),
        Frequency::Month => ("2021-09", 16),
    };
    let first: Period = first.parse().unwrap();
    std::iter::successors(Some(first), |period| period.next()).take(count).collect()
}

fn world(
    periods: &[Period],
    header: &mut Tape<'_>,
    targets: &[Vec<u16>],
    cells: &[Vec<u16>],
    comparisons: &[Vec<u16>],
) -> World {
    let indicators: Vec<(Id, Indicator)> =
        MEASURED.iter().chain(&DERIVED).map(|id| (Id::from(*id), indicator(id, periods, header))).collect();
    let window = header.some(50, |tape| window(tape, periods));
    let mut goals: Vec<(Id, Goal)> =
        ["first", "second"].iter().map(|id| (Id::from(*id), Goal::new(Text::from("a goal")))).collect();
    for (nth, tape) in targets.iter().enumerate() {
        let target = target(&mut Tape::new(tape), periods, &indicators);
        goals[nth % 2].1.targets.push((Id::from(format!("t{nth}").as_str()), target));
    }
    for (_, goal) in &mut goals {
        goal.achieved_when = header.pick(&[AchievedWhen::All, AchievedWhen::Any, AchievedWhen::AtLeast(1)]);
    }
    let mut observations = observations(periods, &indicators, cells);
    // South lies in the city, and north in south.
    let mut areas: Vec<(Id, Area)> =
        AREAS.iter().map(|id| (Id::from(*id), Area::named(Text::new("et sted", "a place")))).collect();
    for (area, whole) in [(0, 1), (1, 2)] {
        areas[area].1.part_of = header.some(40, |_| Id::from(AREAS[whole]));
    }
    let checks = (0..2).map(|nth| (Id::from(format!("c{nth}").as_str()), check(header))).collect();
    let declarations = Declarations {
        title: None,
        window,
        areas,
        indicators,
        goals,
        checks,
        feeds: vec![],
        report: None,
        tests: vec![],
    };
    let used = |id: &str| named_in(&declarations).any(|named| uses(named, id, &declarations.indicators));
    observations.retain(|(indicator, ..), _| used(indicator));
    let judged: Vec<Id> = targets_of(&declarations).map(|target| target.indicator.clone()).collect();
    let comparisons = stated(periods, &judged, comparisons);
    World { declarations: valid(declarations), observations, comparisons }
}

fn targets_of(declarations: &Declarations) -> impl Iterator<Item = &Target> {
    declarations.goals.iter().flat_map(|(_, goal)| &goal.targets).map(|(_, target)| target)
}

/// The indicators that targets and checks are about.
fn named_in(declarations: &Declarations) -> impl Iterator<Item = &Id> {
    let checks = declarations.checks.iter().flat_map(|(_, check)| match &check.agreement {
        Agreement::Sum { total, parts } => std::iter::once(total).chain(parts).collect::<Vec<&Id>>(),
        Agreement::Rate { rate, count, population } => [rate, count].into_iter().chain(population).collect(),
    });
    targets_of(declarations).map(|target| &target.indicator).chain(checks)
}

/// Whether an indicator is another one, or derived from it.
fn uses(named: &Id, id: &str, indicators: &[(Id, Indicator)]) -> bool {
    let own = indicators.iter().find(|(indicator, _)| indicator == named);
    let derivation = own.and_then(|(_, indicator)| indicator.derived.as_ref());
    named.as_str() == id || derivation.is_some_and(|derived| derived.parts().any(|part| part.as_str() == id))
}

/// Without the targets that are refused.
fn valid(mut declarations: Declarations) -> Declarations {
    loop {
        let Err(problems) = Rulebook::new(declarations.clone()) else { return declarations };
        let before = declarations.clone();
        for (id, goal) in &mut declarations.goals {
            let refused =
                |path: String| problems.0.iter().any(|problem| format!("{}/", problem.path).starts_with(&path));
            goal.targets.retain(|(target, _)| !refused(format!("goals/{id}/targets/{target}/")));
            if refused(format!("goals/{id}/achieved_when/")) {
                goal.achieved_when = AchievedWhen::All;
            }
        }
        declarations.goals.retain(|(_, goal)| !goal.targets.is_empty());
        assert_ne!(before, declarations, "a world is refused: {problems}");
    }
}

fn indicator(id: &str, periods: &[Period], tape: &mut Tape<'_>) -> Indicator {
    let pair = |of: &str, than: &str| (Id::from(of), Id::from(than));
    let (unit, derived) = match id {
        "share" => (Unit::Percent, None),
        "count" | "whole" => (Unit::Count { of: "sager".into(), one: None }, None),
        "rate" => (Unit::Per { per: 1000.into(), of: "indbyggere".into() }, None),
        "money" => (Unit::Amount("kr.".into()), None),
        "part_share" => {
            let (part, of) = tape.pick(&[pair("count", "whole"), pair("level", "money")]);
            (Unit::Percent, Some(Derivation::Share { part, of }))
        }
        "part_rate" => {
            let (count, of) = tape.pick(&[pair("count", "whole"), pair("count", "level")]);
            (
                Unit::Per { per: 1000.into(), of: "indbyggere".into() },
                Some(Derivation::Rate { count, of, per: 1000.into() }),
            )
        }
        "sum" => (Unit::Plain, Some(Derivation::Sum(vec!["level".into(), "money".into(), "count".into()]))),
        "difference" => (Unit::Plain, Some(Derivation::Difference("level".into(), "money".into()))),
        _ => (Unit::Plain, None),
    };
    let decimals = match (&unit, &derived) {
        (Unit::Count { .. }, _) => None,
        (_, Some(_)) => tape.some(50, |tape| tape.below(3) as u32),
        (_, None) => Some(tape.below(3) as u32),
    };
    let method = match (&unit, &derived) {
        (_, Some(Derivation::Share { of, .. } | Derivation::Rate { of, .. })) if of.as_str() != "whole" => None,
        (_, Some(Derivation::Sum(_) | Derivation::Difference(..))) => None,
        (Unit::Percent, _) => Some(Method::Proportion),
        (Unit::Count { .. } | Unit::Per { .. }, _) => Some(Method::Poisson),
        (Unit::Plain, _) => Some(Method::StandardError),
        (Unit::Amount(_), _) => Some(Method::ConfidenceInterval(Confidence::Percent95)),
    };
    let uncertainty = method.and_then(|method| tape.some(40, |tape| uncertainty(tape, method)));
    let better = tape.pick(&[Better::Lower, Better::Higher]);
    let word = id.replace('_', " ");
    let name = Text::new(&format!("tallet for {word}"), &format!("the figure of {word}"));
    Indicator {
        decimals,
        derived,
        measured: None,
        frequency: periods[0].frequency(),
        sample: tape.chance(25),
        uncertainty,
        revised: tape.chance(15),
        breaks: tape.some(25, |tape| a_break(tape, periods)).into_iter().collect(),
        ..Indicator::new(name, unit, better)
    }
}

/// A check whether figures agree, of every kind of figure.
fn check(tape: &mut Tape<'_>) -> FigureCheck {
    let sum = |total: &str, parts: &[&str]| Agreement::Sum {
        total: total.into(),
        parts: parts.iter().map(|part| Id::from(*part)).collect(),
    };
    let rate = |rate: &str, count: &str, population: Option<&str>| Agreement::Rate {
        rate: rate.into(),
        count: count.into(),
        population: population.map(Id::from),
    };
    let agreement = tape.pick(&[
        sum("whole", &["count"]),
        sum("level", &["difference", "sum"]),
        sum("share", &["part_share"]),
        rate("rate", "count", None),
        rate("rate", "count", Some("whole")),
        rate("part_rate", "whole", Some("count")),
    ]);
    let areas =
        tape.pick(&[Areas::One("north".into()), Areas::Several(vec!["south".into(), "north".into()]), Areas::All]);
    FigureCheck { areas, ..FigureCheck::new(agreement) }
}

fn uncertainty(tape: &mut Tape<'_>, method: Method) -> Uncertainty {
    let effect = tape.some(30, |tape| tape.pick(&["0.5", "1.3", "2"]).parse().unwrap());
    Uncertainty {
        level: tape.pick(&Confidence::ALL),
        sides: tape.pick(&[Sides::Two, Sides::One]),
        design_effect: effect.filter(|_| method == Method::Proportion),
        ..Uncertainty::new(method)
    }
}

fn a_break(tape: &mut Tape<'_>, periods: &[Period]) -> Break {
    let area = tape.some(60, |tape| Id::from(tape.pick(&AREAS)));
    Break { at: tape.pick(periods), area, reason: Text::new("ny afgrænsning", "a new boundary") }
}

fn observations(
    periods: &[Period],
    indicators: &[(Id, Indicator)],
    cells: &[Vec<u16>],
) -> BTreeMap<(String, String, Period), Observation> {
    let measured = indicators.iter().filter(|(_, indicator)| indicator.derived.is_none());
    let places = measured.flat_map(|(id, indicator)| {
        AREAS.iter().flat_map(move |area| periods.iter().map(move |period| (id, indicator, *area, *period)))
    });
    let observed = places.zip(cells).filter_map(|((id, indicator, area, period), cell)| {
        Some(((id.to_string(), area.to_owned(), period), observation(indicator, &mut Tape::new(cell))?))
    });
    observed.collect()
}

fn observation(indicator: &Indicator, tape: &mut Tape<'_>) -> Option<Observation> {
    let status = match tape.below(40) {
        0..4 => return None,
        4..32 => Status::Normal,
        32 => return Some(Observation::missing()),
        33 | 34 => return Some(Observation::suppressed()),
        35 => Status::Revised,
        36 => Status::Break,
        37 => Status::Provisional,
        38 => Status::Estimated,
        _ => Status::LowReliability,
    };
    let decimals = indicator.decimals.unwrap_or(0);
    let (low, high) = tape.pick(&[(0, 3), (0, 20), (0, 20), (-4, 4), (75, 125), (990, 1300)]);
    let mantissa = tape.between(low, high);
    // Whole numbers among the decimals make ties.
    let scale = if mantissa % 3 == 0 { 0 } else { decimals };
    let Some(declared) = indicator.uncertainty else {
        return Some(Observation { status, ..Observation::of(Number::new(i128::from(mantissa), scale).unwrap()) });
    };
    // No share above 100, no events below 0.
    let mantissa = match declared.method {
        Method::Proportion => mantissa.abs() % 101,
        Method::Poisson => mantissa.abs(),
        Method::StandardError | Method::ConfidenceInterval(_) => mantissa,
    };
    let value = Number::new(i128::from(mantissa), scale).unwrap();
    let error = Number::from(tape.between(0, 6));
    let ends = [value.checked_sub(error), value.checked_add(error)];
    Some(Observation {
        status,
        n: tape.some(85, |tape| Number::from(tape.pick(&[500, 10, 60, 100, 2000]))),
        standard_error: Some(error),
        lower: ends[0],
        upper: ends[1],
        ..Observation::of(value)
    })
}

fn window(tape: &mut Tape<'_>, periods: &[Period]) -> Window {
    let from = tape.below(periods.len());
    let to = from + tape.below(periods.len() + 1 - from);
    let to = periods.get(to).copied().unwrap_or(Period::year(2024).unwrap());
    Window { from: periods[from], to }
}

fn target(tape: &mut Tape<'_>, periods: &[Period], indicators: &[(Id, Indicator)]) -> Target {
    let (id, indicator) = tape.pick(indicators);
    let areas = match tape.below(6) {
        0..3 => Areas::One("north".into()),
        3 => Areas::One("south".into()),
        4 => Areas::Several(vec!["north".into(), "south".into()]),
        _ => Areas::All,
    };
    let rule = rule(tape, periods, &indicator);
    Target {
        areas,
        judged: tape.some(50, |tape| match tape.below(3) {
            0 => Judged::Latest,
            1 => Judged::EveryPeriod,
            _ => Judged::At(tape.pick(periods)),
        }),
        window: tape.some(40, |tape| window(tape, periods)),
        compare: if tape.chance(30) { vec!["city".into()] } else { Vec::new() },
        require: match rule {
            Rule::Monitor(_) => Require::default(),
            _ => Require { significant: tape.chance(20), firm: tape.chance(12), settled: tape.chance(12) },
        },
        across_breaks: tape.chance(30),
        ..Target::new(id, "north", rule)
    }
}

fn rule(tape: &mut Tape<'_>, periods: &[Period], indicator: &Indicator) -> Rule {
    let percent = indicator.unit == Unit::Percent;
    let other = Id::from(tape.pick(&["city", "city", "city", "south"]));
    // Dates that a rule starts from lie early, those that it leads to late.
    let (early, late) = periods.split_at(periods.len() / 2);
    match tape.below(8) {
        0 => Rule::Maintain(Maintain {
            baseline: baseline(tape, early),
            tolerance: tape.some(60, |tape| step(tape, percent)),
        }),
        1 => {
            let direction = tape.pick(&[Direction::Decline, Direction::Rise]);
            Rule::AnnualChange(AnnualChange { direction, step: tape.some(50, |tape| step(tape, percent)) })
        }
        2 => {
            let by = tape.some(70, |tape| a_date(tape, late));
            let within = by.and_then(|_| tape.some(70, |tape| step(tape, percent)));
            Rule::Converge(Converge { to: other, since: tape.pick(early), by, within })
        }
        3 | 4 => {
            let than = match tape.below(2) {
                0 => Than::Level(Level::new(amount(tape))),
                _ => Than::Area { area: other, tolerance: tape.some(50, |tape| step(tape, percent)) },
            };
            Rule::Threshold(Threshold {
                bound: tape.pick(&[Bound::AtLeast, Bound::AtMost]),
                strict: tape.chance(40),
                than,
            })
        }
        5 | 6 => {
            let goal = match tape.below(3) {
                0 => ReachGoal::Value(Level::new(amount(tape))),
                nth => {
                    let change = step(tape, percent);
                    ReachGoal::Change(if nth == 1 { change } else { Step { amount: -change.amount, ..change } })
                }
            };
            let path = tape.pick(&[Path::Straight, Path::Straight, Path::Compound, Path::None]);
            let reach =
                Reach { baseline: baseline(tape, early), corners: Vec::new(), goal, by: a_date(tape, late), path };
            Rule::Reach(if tape.chance(50) { with_corners(tape, late, indicator.better, reach) } else { reach })
        }
        _ => Rule::Monitor(Monitor { baseline: tape.some(50, |tape| baseline(tape, early)) }),
    }
}

/// With one or two milestones where the goal is a level: dates and levels in order, the goal the best of them.
fn with_corners(tape: &mut Tape<'_>, late: &[Period], better: Better, mut reach: Reach) -> Reach {
    let ReachGoal::Value(goal) = &mut reach.goal else { return reach };
    let mut dates = vec![tape.pick(late), tape.pick(late), tape.pick(late)];
    dates.sort();
    dates.dedup();
    let mut levels: Vec<Number> = dates.iter().map(|_| amount(tape)).collect();
    levels.sort();
    if better == Better::Lower {
        levels.reverse();
    }
    let last = (dates.pop().unwrap(), levels.pop().unwrap());
    (reach.by, *goal) = (last.0, Level::new(last.1));
    reach.corners = dates.into_iter().zip(levels.into_iter().map(Level::new)).collect();
    reach
}

/// Sometimes a whole year.
fn a_date(tape: &mut Tape<'_>, late: &[Period]) -> Period {
    let date = tape.pick(late);
    if tape.chance(30) { Period::year(date.in_year()).unwrap() } else { date }
}

fn baseline(tape: &mut Tape<'_>, early: &[Period]) -> Baseline {
    let (one, other) = (tape.pick(early), tape.pick(early));
    match tape.below(6) {
        0..3 => Baseline::Period(one),
        3 => Baseline::Mean(BTreeSet::from([one, other, early[0]]).into_iter().collect()),
        4 => Baseline::MeanOf { from: one.min(other), to: one.max(other) },
        _ => Baseline::Stated { value: Level::new(amount(tape)), at: tape.some(80, |_| one), source: None },
    }
}

fn amount(tape: &mut Tape<'_>) -> Number {
    let written = tape.pick(&["1", "2", "0", "3", "5", "10", "100", "0.5", "12.5", "-2", "33.3", "1000"]);
    written.parse().unwrap()
}

fn step(tape: &mut Tape<'_>, percent: bool) -> Step {
    let amount = amount(tape).abs();
    match (tape.chance(50), percent) {
        (true, _) => Step::percent(amount),
        (false, true) => Step::percentage_points(amount),
        (false, false) => Step::in_unit(amount),
    }
}

/// Each pair at most once.
fn stated(periods: &[Period], judged: &[Id], tapes: &[Vec<u16>]) -> Vec<Comparison> {
    let mut pairs = BTreeSet::new();
    let comparisons = tapes.iter().filter_map(|tape| {
        let tape = &mut Tape::new(tape);
        let indicator = tape.pick(judged);
        let (area, other) = (tape.pick(&AREAS[..2]), "city");
        let (one, next) = (tape.pick(periods), tape.chance(50));
        // Most rules compare with the year before.
        let two = one.year_earlier().filter(|_| next).unwrap_or_else(|| tape.pick(periods));
        let significant = tape.pick(&[Stated::Yes, Stated::No, Stated::Unknown]);
        let reason = tape.some(30, |_| Text::new("for få svar", "too few answers"));
        let pair = if tape.chance(40) { Pair::With { area: other.into(), at: one } } else { Pair::Between(one, two) };
        let key = match &pair {
            Pair::Between(..) => (indicator.clone(), area, one.min(two), Some(one.max(two))),
            Pair::With { .. } => (indicator.clone(), area, one, None),
        };
        let valid = key.3 != Some(key.2) && pairs.insert(key);
        valid.then(|| Comparison { indicator, area: area.into(), pair, significant, reason, as_of: None })
    });
    comparisons.collect()
}

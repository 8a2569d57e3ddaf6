//! Where the limit is at one period, and how far rounding can shift the value from it.

use super::figures::{Cell, Figure, Figures, combine, mean};
use super::fraction::Fraction;
use super::model::{Against, Amount, Baseline, Better, Frequency, Model, Path, Period, ReachGoal, Rule, Target, Word};

/// One target in one area at one period, with the figures it needs.
pub struct Case<'a> {
    pub model: &'a Model,
    pub figures: &'a Figures,
    pub target: &'a Target,
    pub area: usize,
    pub index: i32,
    pub own: Cell,
    /// What the value is compared with; the first is what steps are taken from.
    pub operands: Vec<Cell>,
}

#[derive(Clone, Copy, Debug)]
pub struct Limit {
    pub at_most: bool,
    pub strict: bool,
    pub value: Level,
    pub margin: Level,
    pub firm: Option<bool>,
}

#[derive(Clone, Copy, Debug)]
pub enum Level {
    Exact(Fraction),
    /// A compound path, as near as floating point comes.
    Near(f64),
}

/// Nearer than this to a compound path, the oracle has no opinion.
fn near(value: Level) -> f64 {
    match value {
        Level::Exact(_) => 0.0,
        Level::Near(value) => 1e-6 * (1.0 + value.abs()),
    }
}

impl Limit {
    pub fn is_met(&self) -> bool {
        match self.margin {
            Level::Exact(margin) => margin > Fraction::ZERO || (margin.is_zero() && !self.strict),
            Level::Near(margin) => margin > 0.0,
        }
    }

    pub fn is_clear(&self) -> bool {
        match self.margin {
            Level::Exact(_) => true,
            Level::Near(margin) => margin.abs() > near(self.value),
        }
    }
}

impl<'a> Case<'a> {
    pub fn new(model: &'a Model, figures: &'a Figures, target: &'a Target, area: usize, index: i32) -> Case<'a> {
        let own = figures.cell(target.indicator, area, index);
        let mut case = Case { model, figures, target, area, index, own, operands: Vec::new() };
        case.operands = case.compared_with();
        case
    }

    pub fn frequency(&self) -> Frequency {
        self.model.indicators[self.target.indicator].frequency
    }

    fn cell(&self, area: usize, index: i32) -> Cell {
        self.figures.cell(self.target.indicator, area, index)
    }

    fn compared_with(&self) -> Vec<Cell> {
        let a_year_earlier = self.cell(self.area, self.index - self.frequency().per_year());
        match &self.target.rule {
            Rule::Maintain { baseline, .. } | Rule::Reach { baseline, .. } => {
                vec![self.baseline(baseline)]
            }
            Rule::Annual { .. } | Rule::Monitor { baseline: None } => vec![a_year_earlier],
            Rule::Monitor { baseline: Some(baseline) } => vec![self.baseline(baseline)],
            // reading: where `within` rules, the two values at `since` are no operands (settled, firm, missing).
            Rule::Converge { to, .. } if self.within_rules() => vec![self.cell(*to, self.index)],
            Rule::Converge { to, since, .. } => {
                vec![self.cell(*to, self.index), self.cell(self.area, *since), self.cell(*to, *since)]
            }
            Rule::Level { against: Against::Level { .. }, .. } => Vec::new(),
            Rule::Level { against: Against::Area { area, .. }, .. } => vec![self.cell(*area, self.index)],
        }
    }

    fn baseline(&self, baseline: &Baseline) -> Cell {
        if let Baseline::Stated { value, .. } = baseline {
            return Cell::Value(Figure::exact(value.fraction()));
        }
        let cells: Vec<Cell> = baseline.periods().into_iter().map(|at| self.cell(self.area, at)).collect();
        combine(&cells, |figures| Cell::Value(mean(figures)))
    }

    pub fn within_rules(&self) -> bool {
        let Rule::Converge { by: Some(by), within: Some(_), .. } = &self.target.rule else {
            return false;
        };
        by.last_in(self.frequency()) <= self.index
    }

    /// The corners of a reach with their dates: the baseline, the milestones, the goal. A stated baseline without a
    /// date lies before everything.
    fn corners(&self, from: Fraction) -> Vec<(i32, Fraction)> {
        let Rule::Reach { baseline, milestones, by, .. } = &self.target.rule else { return Vec::new() };
        let date = |period: Period| period.last_in(self.frequency());
        let mut corners = vec![(baseline.last().unwrap_or(i32::MIN), from)];
        corners.extend(milestones.iter().map(|(period, level)| (date(*period), level.fraction())));
        corners.push((date(*by), goal(self, from)));
        corners
    }

    /// Which of the corners was passed last; the baseline where none was.
    fn passed(&self, corners: &[(i32, Fraction)]) -> usize {
        corners.iter().rposition(|(date, _)| *date <= self.index).unwrap_or(0)
    }

    /// Whether a period lies between two corners: not on one whose level is stated, and not after the last.
    fn on_the_way(&self, corners: &[(i32, Fraction)]) -> bool {
        let passed = self.passed(corners);
        passed + 1 < corners.len() && (passed == 0 || corners[passed].0 < self.index)
    }

    /// Whether a break lies between the two of the pair.
    pub fn is_cut(&self) -> bool {
        let cut = |area, first| self.figures.cut(self.target.indicator, area, first, self.index);
        match &self.target.rule {
            // A mean that spans a break is comparable with nothing, so its first period is what matters.
            Rule::Maintain { baseline, .. } | Rule::Reach { baseline, .. } => {
                baseline.first().is_some_and(|first| cut(self.area, first))
            }
            Rule::Annual { .. } => cut(self.area, self.index - self.frequency().per_year()),
            Rule::Converge { .. } if self.within_rules() => false,
            Rule::Converge { to, since, .. } => cut(self.area, *since) || cut(*to, *since),
            Rule::Level { .. } | Rule::Monitor { .. } => false,
        }
    }

    pub fn is_unsettled(&self) -> bool {
        let figures = std::iter::once(&self.own).chain(&self.operands).filter_map(Cell::figure);
        figures.into_iter().any(|figure| figure.unsettled)
    }

    pub fn points_to_the_good_side(&self) -> bool {
        let other = match &self.target.rule {
            Rule::Level { against: Against::Level { value, .. }, .. } => Some(value.fraction()),
            // The gap now against the gap then: as far from the reference as then would be no nearer.
            Rule::Converge { .. } if !self.within_rules() => {
                let values: Option<Vec<Fraction>> = self.operands.iter().map(Cell::value).collect();
                values.map(|values| values[0] + values[1] - values[2])
            }
            _ => self.operands.first().and_then(Cell::value),
        };
        match (self.own.value(), other) {
            (Some(own), Some(other)) if self.at_most() => own < other,
            (Some(own), Some(other)) => own > other,
            _ => false,
        }
    }

    fn at_most(&self) -> bool {
        match &self.target.rule {
            Rule::Annual { rise, .. } => !rise,
            Rule::Level { word, .. } => matches!(word, Word::AtMost | Word::LessThan),
            Rule::Maintain { .. } | Rule::Converge { .. } | Rule::Reach { .. } | Rule::Monitor { .. } => {
                self.model.indicators[self.target.indicator].better == Better::Lower
            }
        }
    }

    /// The step that the limit is taken with from the first operand, where there is one at this period.
    fn amount(&self) -> Option<Amount> {
        match &self.target.rule {
            Rule::Maintain { tolerance, .. } => *tolerance,
            Rule::Annual { step, .. } => *step,
            Rule::Converge { within, .. } => within.filter(|_| self.within_rules()),
            Rule::Level { against: Against::Area { tolerance, .. }, .. } => *tolerance,
            Rule::Reach { goal: ReachGoal::Change(change), .. } => Some(*change),
            Rule::Level { .. } | Rule::Reach { .. } | Rule::Monitor { .. } => None,
        }
    }
}

impl Amount {
    /// Relative steps work from |value|.
    pub fn from(self, value: Fraction) -> Fraction {
        match self {
            Amount::InUnit(step) | Amount::Points(step) => step.fraction(),
            Amount::Relative(percent) => percent.fraction() * value.abs() / Fraction::whole(100),
        }
    }
}

/// A relative step on 0, or a compound path through 0.
pub fn steps_on_zero(case: &Case<'_>) -> bool {
    let Some(from) = case.operands.first().and_then(Cell::value) else {
        return false;
    };
    // reading: this holds also where the goal is not due yet, since `zero` comes before `not_due`.
    if matches!(case.amount(), Some(Amount::Relative(_))) && from.is_zero() {
        return true;
    }
    // reading: at and after `by` there is no path any more, so a compound one does not pass through 0 there; nor on the
    // date of a milestone, whose level is the limit.
    let compound = matches!(&case.target.rule, Rule::Reach { path: Some(Path::Compound), .. });
    let corners = case.corners(from);
    let passed = case.passed(&corners);
    compound && case.on_the_way(&corners) && corners[passed].1 * corners[passed + 1].1 <= Fraction::ZERO
}

pub fn is_not_due(case: &Case<'_>) -> bool {
    let no_path = matches!(&case.target.rule, Rule::Reach { path: Some(Path::None), .. });
    no_path && case.passed(&case.corners(Fraction::ZERO)) == 0
}

pub fn limit(case: &Case<'_>) -> Limit {
    let own = case.own.figure().expect("asked only when nothing is missing");
    let operands: Vec<Figure> = case.operands.iter().filter_map(Cell::figure).collect();
    let values: Vec<Fraction> = operands.iter().map(|operand| operand.value).collect();
    let at_most = case.at_most();
    let strict = is_strict(case, &values);
    let compound = matches!(&case.target.rule, Rule::Reach { path: Some(Path::Compound), .. });
    if compound && case.on_the_way(&case.corners(values[0])) {
        return near_limit(case, own, operands[0]);
    }
    let value = level(case, &values);
    let margin = if at_most { value - own.value } else { own.value - value };
    let firm = is_firm(case, own, &operands, margin);
    Limit { at_most, strict, value: Level::Exact(value), margin: Level::Exact(margin), firm: Some(firm) }
}

fn is_strict(case: &Case<'_>, values: &[Fraction]) -> bool {
    match &case.target.rule {
        Rule::Annual { step, .. } => step.is_none(),
        Rule::Converge { .. } => !case.within_rules() && behind(case, values) > Fraction::ZERO,
        Rule::Level { word, .. } => matches!(word, Word::MoreThan | Word::LessThan),
        Rule::Maintain { .. } | Rule::Reach { .. } | Rule::Monitor { .. } => false,
    }
}

/// The exact limit for these values of the operands.
fn level(case: &Case<'_>, values: &[Fraction]) -> Fraction {
    let looser = |from: Fraction, by: Fraction| if case.at_most() { from + by } else { from - by };
    let step = |from: Fraction| case.amount().map_or(Fraction::ZERO, |amount| amount.from(from));
    match &case.target.rule {
        Rule::Maintain { .. } => looser(values[0], step(values[0])),
        Rule::Annual { .. } => looser(values[0], -step(values[0])),
        Rule::Converge { .. } if case.within_rules() => looser(values[0], step(values[0])),
        Rule::Converge { .. } => looser(values[0], behind(case, values)),
        Rule::Level { against: Against::Level { value, .. }, .. } => value.fraction(),
        Rule::Level { .. } => looser(values[0], step(values[0])),
        Rule::Reach { path, .. } => reach(case, path.unwrap_or(Path::Straight), values[0]),
        Rule::Monitor { .. } => unreachable!("a monitored target has no limit"),
    }
}

/// How far the area was behind its reference at `since`; 0 if it was not.
fn behind(case: &Case<'_>, values: &[Fraction]) -> Fraction {
    let gap = if case.at_most() { values[1] - values[2] } else { values[2] - values[1] };
    gap.max(Fraction::ZERO)
}

fn goal(case: &Case<'_>, baseline: Fraction) -> Fraction {
    let Rule::Reach { goal, .. } = &case.target.rule else { unreachable!("only a reach has a goal") };
    match goal {
        ReachGoal::Value(value) => value.fraction(),
        ReachGoal::Change(change) => baseline + change.from(baseline),
    }
}

/// On the line from the last corner passed to the next; without a path the last corner passed.
fn reach(case: &Case<'_>, path: Path, baseline: Fraction) -> Fraction {
    let corners = case.corners(baseline);
    let (start, from) = corners[case.passed(&corners)];
    match corners.get(case.passed(&corners) + 1) {
        Some((end, to)) if path != Path::None => {
            from + (*to - from) * Fraction::new((case.index - start).into(), (end - start).into())
        }
        _ => from,
    }
}

/// The largest shift of (value - limit) within the intervals is held against the margin.
fn is_firm(case: &Case<'_>, own: Figure, operands: &[Figure], margin: Fraction) -> bool {
    // reading: a denominator that may be 0 behind any operand is never firm, also where the limit does not move with it.
    if own.unbounded || operands.iter().any(|operand| operand.unbounded) {
        return false;
    }
    let relative = matches!(case.amount(), Some(Amount::Relative(_)));
    let mut combinations: Vec<Vec<Fraction>> = vec![Vec::new()];
    for operand in operands {
        let mut ends = vec![operand.low, operand.high];
        ends.dedup();
        // |value| has its corner at 0, so the extreme may lie there.
        if relative && operand.low < Fraction::ZERO && Fraction::ZERO < operand.high {
            ends.push(Fraction::ZERO);
        }
        combinations =
            ends.iter().flat_map(|end| combinations.iter().map(|start| [start.as_slice(), &[*end]].concat())).collect();
    }
    let levels: Vec<Fraction> = combinations.iter().map(|values| level(case, values)).collect();
    let lowest = levels.iter().copied().min().unwrap_or(Fraction::ZERO);
    let highest = levels.iter().copied().max().unwrap_or(Fraction::ZERO);
    let values: Vec<Fraction> = operands.iter().map(|operand| operand.value).collect();
    let distance = own.value - level(case, &values);
    let upward = (own.high - lowest) - distance;
    let downward = distance - (own.low - highest);
    let shift = upward.max(downward);
    shift.is_zero() || margin.abs() >= shift
}

fn near_limit(case: &Case<'_>, own: Figure, baseline: Figure) -> Limit {
    let at_most = case.at_most();
    let corners = case.corners(baseline.value);
    let passed = case.passed(&corners);
    let taken = f64::from(case.index - corners[passed].0) / f64::from(corners[passed + 1].0 - corners[passed].0);
    let path = |baseline: Fraction| {
        let corners = case.corners(baseline);
        let (from, to) = (corners[passed].1.to_f64(), corners[passed + 1].1.to_f64());
        from * (to / from).powf(taken)
    };
    let value = path(baseline.value);
    let distance = own.value.to_f64() - value;
    let margin = if at_most { -distance } else { distance };
    let ends = [baseline.low, baseline.high];
    // The path rises or falls with its baseline only while neither it nor its goal may be 0.
    let one_sided = passed > 0
        || ends.iter().all(|end| {
            *end * baseline.value > Fraction::ZERO && case.corners(*end)[1].1 * baseline.value > Fraction::ZERO
        });
    let firm = if own.unbounded || baseline.unbounded {
        Some(false)
    } else if one_sided {
        let levels = ends.map(path);
        let upward = own.high.to_f64() - levels[0].min(levels[1]) - distance;
        let downward = distance - (own.low.to_f64() - levels[0].max(levels[1]));
        let shift = upward.max(downward);
        let clear = (margin.abs() - shift).abs() > near(Level::Near(value));
        clear.then_some(shift < margin.abs())
    } else {
        None
    };
    Limit { at_most, strict: false, value: Level::Near(value), margin: Level::Near(margin), firm }
}

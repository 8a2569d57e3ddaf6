//! What each kind of rule demands, and where its limit comes from.

use std::fmt::{self, Display, Formatter};

use super::EN;
use super::words::{
    At, Bare, BaselineLevel, Date, Difference, Full, Level, Limited, Named, Stepped, noun, stated, when, worse_side,
};
use crate::amount::Step;
use crate::finding::Bound;
use crate::period::Frequency;
use crate::rule::{
    AnnualChange, Baseline, Converge, Direction, Path, Reach, ReachGoal, Rule, Standing, Stretch, Than, Threshold,
};
use crate::target::Judged;
use crate::text::facts::{Course, Demanded, Origin};
use crate::text::shape::{Scale, capitalised, within};

pub(super) fn demand(f: &mut Formatter<'_>, of: &Demanded<'_>) -> fmt::Result {
    let indicator = of.subject.indicator;
    write!(f, "{}", capitalised(indicator.name.get(EN)))?;
    of.subject.area.map_or(Ok(()), |area| write!(f, " {}", within(area, EN)))?;
    let scale = Scale::of(indicator);
    let reference = Level(of.reference);
    match of.rule {
        Rule::Maintain(rule) => {
            match (of.good, rule.tolerance) {
                (Bound::AtMost, None) => f.write_str(" must not exceed ")?,
                (Bound::AtLeast, None) => f.write_str(" must not fall below ")?,
                (good, Some(tolerance)) => {
                    write!(f, " may be at most {} {} ", Stepped(tolerance, scale), worse_side(good))?;
                }
            }
            write!(f, "{}", BaselineLevel(&rule.baseline, scale))?;
        }
        Rule::AnnualChange(rule) => annual_change(f, rule, scale, of)?,
        Rule::Converge(rule) => converge(f, rule, scale, of.good, &reference)?,
        Rule::Threshold(rule) => threshold(f, rule, scale, &reference)?,
        Rule::Reach(rule) => reach(f, rule, scale, of)?,
        Rule::Monitor(_) => f.write_str(" is monitored; no requirement is set")?,
    }
    let annual = matches!(of.rule, Rule::AnnualChange(_) | Rule::Monitor(_));
    match of.judged {
        Judged::EveryPeriod if !annual => write!(f, ". {} counts.", capitalised(every(of.frequency))),
        Judged::Latest if matches!(of.rule, Rule::AnnualChange(_)) => f.write_str(". Only the newest figure counts."),
        Judged::At(period) => write!(f, ". Only {} is considered.", when(period)),
        Judged::EveryPeriod | Judged::Latest => f.write_str("."),
    }
}

pub(super) fn every(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "every year",
        Frequency::HalfYear => "every half-year",
        Frequency::Quarter => "every quarter",
        Frequency::Month => "every month",
    }
}

/// The year before: for a part of a year the same part.
fn year_before(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "the year before",
        Frequency::HalfYear => "in the same half of the year before",
        Frequency::Quarter => "in the same quarter of the year before",
        Frequency::Month => "in the same month of the year before",
    }
}

/// `every year`, `every year from 2021 to 2024`.
struct Yearly(Option<Course>);

impl Display for Yearly {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str(every(Frequency::Year)),
            Some(Course { start, first, end }) => {
                f.write_str(if first < end { "every year " } else { "" })?;
                write!(f, "from {} to {}", when(start), when(end))
            }
        }
    }
}

/// `in every quarter`, `in every quarter from the first quarter of 2022 to the fourth quarter of 2024`.
struct InEach<'a>(&'a Demanded<'a>);

impl Display for InEach<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let each = every(self.0.frequency);
        match self.0.course {
            None => write!(f, "in {each}"),
            Some(Course { first, end, .. }) if first < end => {
                write!(f, "in {each} from {} to {}", when(first), when(end))
            }
            Some(Course { end, .. }) => write!(f, "in {}", when(end)),
        }
    }
}

fn annual_change(f: &mut Formatter<'_>, rule: &AnnualChange, scale: Scale<'_>, of: &Demanded<'_>) -> fmt::Result {
    let (verb, side) = match rule.direction {
        Direction::Decline => ("fall", "lower"),
        Direction::Rise => ("rise", "higher"),
    };
    match (rule.step, of.judged, of.frequency) {
        (None, Judged::EveryPeriod, Frequency::Year) => write!(f, " must {verb} {}", Yearly(of.course)),
        (Some(step), Judged::EveryPeriod, Frequency::Year) => {
            write!(f, " must {verb} by at least {} {}", Stepped(step, scale), Yearly(of.course))
        }
        (None, Judged::EveryPeriod, frequency) => {
            write!(f, " must be {side} than {}, {}", year_before(frequency), InEach(of))
        }
        (Some(step), Judged::EveryPeriod, frequency) => {
            let (step, each) = (Stepped(step, scale), InEach(of));
            write!(f, " must be at least {step} {side} than {}, {each}", year_before(frequency))
        }
        (None, _, frequency) => write!(f, " must be {side} than {}", year_before(frequency)),
        (Some(step), _, frequency) => {
            write!(f, " must be at least {} {side} than {}", Stepped(step, scale), year_before(frequency))
        }
    }
}

fn converge(
    f: &mut Formatter<'_>,
    rule: &Converge,
    scale: Scale<'_>,
    good: Bound,
    reference: &Level<'_>,
) -> fmt::Result {
    let since = when(rule.since);
    match (rule.by, rule.within) {
        (Some(by), Some(within)) => {
            let (within, side) = (Stepped(within, scale), worse_side(good));
            write!(
                f,
                " must move closer to {reference}, counted from {since}, and from {} may be at most {within} {side} it",
                when(by)
            )
        }
        (Some(by), None) => write!(f, " must have moved closer to {reference} by {}, counted from {since}", when(by)),
        (None, _) => write!(f, " must move closer to {reference}, counted from {since}"),
    }
}

fn threshold(f: &mut Formatter<'_>, rule: &Threshold, scale: Scale<'_>, reference: &Level<'_>) -> fmt::Result {
    match &rule.than {
        Than::Level(level) => {
            let demanded = match (rule.bound, rule.strict) {
                (Bound::AtLeast, false) => "must be at least",
                (Bound::AtMost, false) => "must be at most",
                (Bound::AtLeast, true) => "must be above",
                (Bound::AtMost, true) => "must be below",
            };
            write!(f, " {demanded} {}", Full(&stated(level.value, scale)))
        }
        Than::Area { tolerance: None, .. } => {
            let demanded = match (rule.bound, rule.strict) {
                (Bound::AtLeast, false) => "must not be below",
                (Bound::AtMost, false) => "must not be above",
                (Bound::AtLeast, true) => "must be above",
                (Bound::AtMost, true) => "must be below",
            };
            write!(f, " {demanded} {reference}")
        }
        Than::Area { tolerance: Some(tolerance), .. } => {
            let demanded = if rule.strict { "must be less than" } else { "may be at most" };
            write!(f, " {demanded} {} {} {reference}", Stepped(*tolerance, scale), worse_side(rule.bound))
        }
    }
}

fn reach(f: &mut Formatter<'_>, rule: &Reach, scale: Scale<'_>, of: &Demanded<'_>) -> fmt::Result {
    let by = Date(rule.by, of.frequency);
    let direction = match of.good {
        Bound::AtMost => "must be down to",
        Bound::AtLeast => "must reach",
    };
    match rule.goal {
        ReachGoal::Value(level) if !rule.corners.is_empty() => {
            write!(f, " {direction} ")?;
            for (nth, (date, level)) in rule.corners.iter().enumerate() {
                f.write_str(if nth == 0 { "" } else { ", " })?;
                write!(f, "{} by {}", Named(stated(level.value, scale), nth == 0), Date(*date, of.frequency))?;
            }
            write!(f, " and {} by {by}", Bare(&stated(level.value, scale)))
        }
        ReachGoal::Value(level) => {
            write!(f, " {direction} {} by {by}", Full(&stated(level.value, scale)))
        }
        ReachGoal::Change(change) => {
            let side = if change.amount.is_negative() { "below" } else { "above" };
            let size = Step { amount: change.amount.abs(), ..change };
            let (size, level) = (Stepped(size, scale), BaselineLevel(&rule.baseline, scale));
            write!(f, " must be at least {size} {side} {level} by {by}")
        }
    }
}

pub(super) fn origin(f: &mut Formatter<'_>, origin: &Origin<'_>) -> fmt::Result {
    let Origin { rule, good, limit, step, .. } = origin;
    let reference = Level(origin.reference);
    let scale = limit.amount.scale;
    let date = |date| Date(date, origin.frequency);
    match rule {
        Rule::Maintain(rule) => {
            match &rule.baseline {
                Baseline::Stated { .. } => f.write_str("The limit is the baseline")?,
                baseline @ (Baseline::Period(_) | Baseline::Mean(_) | Baseline::MeanOf { .. }) => {
                    write!(f, "The limit is {}", BaselineLevel(baseline, scale))?
                }
            }
            tolerated(f, rule.tolerance, *good, scale)?;
        }
        Rule::AnnualChange(rule) => {
            let before = match origin.frequency {
                Frequency::Year => "of the year before",
                Frequency::HalfYear | Frequency::Quarter | Frequency::Month => year_before(origin.frequency),
            };
            write!(f, "The limit is the {} {before}", noun(scale))?;
            let sign = match rule.direction {
                Direction::Decline => "minus",
                Direction::Rise => "plus",
            };
            if let Some(step) = rule.step {
                write!(f, " {sign} {}", Stepped(step, scale))?;
            }
        }
        Rule::Converge(rule) => match (rule.within_at(origin.period), step) {
            (Some(within), _) => {
                write!(f, "The limit is {reference}")?;
                tolerated(f, Some(within), *good, scale)?;
            }
            (None, Some(gap)) if !gap.number.is_zero() => {
                let (sign, since) = (tolerated_sign(*good), when(rule.since));
                write!(f, "The limit is {reference} {sign} the gap of {} in {since}", Difference(gap))?;
            }
            (None, _) => {
                write!(
                    f,
                    "In {} the {} was no worse than {reference}, so the limit is that level",
                    when(rule.since),
                    noun(scale)
                )?;
            }
        },
        Rule::Threshold(rule) => {
            write!(f, "The limit is {reference}")?;
            if let Than::Area { tolerance, .. } = rule.than {
                tolerated(f, tolerance, rule.bound, scale)?;
            }
        }
        Rule::Reach(rule) => match rule.standing(origin.period) {
            Standing::Due => write!(f, "The deadline was {}, so the limit is the goal", date(rule.by))?,
            Standing::AtMilestone { date: at, until, .. } => match rule.path {
                Path::None => write!(f, "The milestone for {} holds until {}", date(at), date(until))?,
                Path::Straight | Path::Compound => write!(f, "The limit is the milestone for {}", date(at))?,
            },
            Standing::OnTheWay(stretch) => return on_the_way(f, rule, &stretch, origin),
            Standing::NotDue => return Ok(()),
        },
        Rule::Monitor(_) => return Ok(()),
    }
    write!(f, ": {}.", Limited(limit))
}

fn on_the_way(f: &mut Formatter<'_>, rule: &Reach, stretch: &Stretch, origin: &Origin<'_>) -> fmt::Result {
    let scale = origin.limit.amount.scale;
    let at = |date| At(date, origin.frequency);
    let way = match rule.path {
        Path::Straight | Path::None => "On a straight line",
        Path::Compound => "With the same percentage change every year",
    };
    write!(f, "{way} from ")?;
    match stretch.from {
        Some((date, level)) => write!(f, "{} {}", Full(&stated(level.value, scale)), at(date))?,
        None => write!(f, "{}", BaselineLevel(&rule.baseline, scale))?,
    }
    match stretch.to {
        (date, ReachGoal::Value(level)) if !rule.corners.is_empty() => {
            write!(f, " to {} {}", Named(stated(level.value, scale), stretch.from.is_none()), at(date))?;
        }
        (date, ReachGoal::Value(_) | ReachGoal::Change(_)) => write!(f, " to the goal {}", at(date))?,
    }
    write!(f, ", the limit for {} is {}.", when(origin.period), Limited(&origin.limit))
}

fn tolerated(f: &mut Formatter<'_>, tolerance: Option<Step>, bound: Bound, scale: Scale<'_>) -> fmt::Result {
    match tolerance {
        None => Ok(()),
        Some(tolerance) => write!(f, " {} {}", tolerated_sign(bound), Stepped(tolerance, scale)),
    }
}

fn tolerated_sign(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost => "plus",
        Bound::AtLeast => "minus",
    }
}

//! What each kind of rule demands, and where its limit comes from.

use std::fmt::{self, Display, Formatter};

use super::DA;
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
    write!(f, "{}", capitalised(indicator.name.get(DA)))?;
    of.subject.area.map_or(Ok(()), |area| write!(f, " {}", within(area, DA)))?;
    let scale = Scale::of(indicator);
    let reference = Level(of.reference);
    match of.rule {
        Rule::Maintain(rule) => {
            match (of.good, rule.tolerance) {
                (Bound::AtMost, None) => f.write_str(" må ikke overstige ")?,
                (Bound::AtLeast, None) => f.write_str(" må ikke falde under ")?,
                (good, Some(tolerance)) => {
                    write!(f, " må højst ligge {} {} ", Stepped(tolerance, scale), worse_side(good))?;
                }
            }
            write!(f, "{}", BaselineLevel(&rule.baseline, scale))?;
        }
        Rule::AnnualChange(rule) => annual_change(f, rule, scale, of)?,
        Rule::Converge(rule) => converge(f, rule, scale, of.good, &reference)?,
        Rule::Threshold(rule) => threshold(f, rule, scale, &reference)?,
        Rule::Reach(rule) => reach(f, rule, scale, of)?,
        Rule::Monitor(_) => f.write_str(" følges uden krav")?,
    }
    let annual = matches!(of.rule, Rule::AnnualChange(_) | Rule::Monitor(_));
    match of.judged {
        Judged::EveryPeriod if !annual => write!(f, ". {} tæller.", capitalised(every(of.frequency))),
        Judged::Latest if matches!(of.rule, Rule::AnnualChange(_)) => f.write_str(". Kun det nyeste tal tæller."),
        Judged::At(period) => write!(f, ". Der ses kun på {}.", when(period)),
        Judged::EveryPeriod | Judged::Latest => f.write_str("."),
    }
}

pub(super) fn every(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "hvert år",
        Frequency::HalfYear => "hvert halvår",
        Frequency::Quarter => "hvert kvartal",
        Frequency::Month => "hver måned",
    }
}

/// The year before: for a part of a year the same part.
fn year_before(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "året før",
        Frequency::HalfYear => "i samme halvår året før",
        Frequency::Quarter => "i samme kvartal året før",
        Frequency::Month => "i samme måned året før",
    }
}

/// `hvert år`, `hvert år fra 2021 til 2024`.
struct Yearly(Option<Course>);

impl Display for Yearly {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str(every(Frequency::Year)),
            Some(Course { start, first, end }) => {
                f.write_str(if first < end { "hvert år " } else { "" })?;
                write!(f, "fra {} til {}", when(start), when(end))
            }
        }
    }
}

/// `i hvert kvartal`, `i hvert kvartal fra 1. kvartal 2022 til 4. kvartal 2024`.
struct InEach<'a>(&'a Demanded<'a>);

impl Display for InEach<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let each = every(self.0.frequency);
        match self.0.course {
            None => write!(f, "i {each}"),
            Some(Course { first, end, .. }) if first < end => {
                write!(f, "i {each} fra {} til {}", when(first), when(end))
            }
            Some(Course { end, .. }) => write!(f, "i {}", when(end)),
        }
    }
}

fn annual_change(f: &mut Formatter<'_>, rule: &AnnualChange, scale: Scale<'_>, of: &Demanded<'_>) -> fmt::Result {
    let (verb, side) = match rule.direction {
        Direction::Decline => ("falde", "lavere"),
        Direction::Rise => ("stige", "højere"),
    };
    match (rule.step, of.judged, of.frequency) {
        (None, Judged::EveryPeriod, Frequency::Year) => write!(f, " skal {verb} {}", Yearly(of.course)),
        (Some(step), Judged::EveryPeriod, Frequency::Year) => {
            write!(f, " skal {verb} med mindst {} {}", Stepped(step, scale), Yearly(of.course))
        }
        (None, Judged::EveryPeriod, frequency) => {
            write!(f, " skal {} være {side} end {}", InEach(of), year_before(frequency))
        }
        (Some(step), Judged::EveryPeriod, frequency) => {
            let (each, step) = (InEach(of), Stepped(step, scale));
            write!(f, " skal {each} være mindst {step} {side} end {}", year_before(frequency))
        }
        (None, _, frequency) => write!(f, " skal være {side} end {}", year_before(frequency)),
        (Some(step), _, frequency) => {
            write!(f, " skal være mindst {} {side} end {}", Stepped(step, scale), year_before(frequency))
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
                " skal nærme sig {reference}, regnet fra {since}, og må fra {} højst ligge {within} {side} det",
                when(by)
            )
        }
        (Some(by), None) => write!(f, " skal senest i {} have nærmet sig {reference}, regnet fra {since}", when(by)),
        (None, _) => write!(f, " skal nærme sig {reference}, regnet fra {since}"),
    }
}

fn threshold(f: &mut Formatter<'_>, rule: &Threshold, scale: Scale<'_>, reference: &Level<'_>) -> fmt::Result {
    match &rule.than {
        Than::Level(level) => {
            let demanded = match (rule.bound, rule.strict) {
                (Bound::AtLeast, false) => "skal være mindst",
                (Bound::AtMost, false) => "må højst være",
                (Bound::AtLeast, true) => "skal være over",
                (Bound::AtMost, true) => "skal være under",
            };
            write!(f, " {demanded} {}", Full(&stated(level.value, scale)))
        }
        Than::Area { tolerance: None, .. } => {
            let demanded = match (rule.bound, rule.strict) {
                (Bound::AtLeast, false) => "må ikke ligge under",
                (Bound::AtMost, false) => "må ikke ligge over",
                (Bound::AtLeast, true) => "skal ligge over",
                (Bound::AtMost, true) => "skal ligge under",
            };
            write!(f, " {demanded} {reference}")
        }
        Than::Area { tolerance: Some(tolerance), .. } => {
            let demanded = if rule.strict { "skal ligge mindre end" } else { "må højst ligge" };
            write!(f, " {demanded} {} {} {reference}", Stepped(*tolerance, scale), worse_side(rule.bound))
        }
    }
}

fn reach(f: &mut Formatter<'_>, rule: &Reach, scale: Scale<'_>, of: &Demanded<'_>) -> fmt::Result {
    let direction = match of.good {
        Bound::AtMost => "være nede på",
        Bound::AtLeast => "være oppe på",
    };
    let by = At(rule.by, of.frequency);
    match rule.goal {
        ReachGoal::Value(level) if !rule.corners.is_empty() => {
            write!(f, " skal {direction} ")?;
            for (nth, (date, level)) in rule.corners.iter().enumerate() {
                f.write_str(if nth == 0 { "" } else { ", " })?;
                write!(f, "{} {}", Named(stated(level.value, scale), nth == 0), At(*date, of.frequency))?;
            }
            write!(f, " og {} {by}", Bare(&stated(level.value, scale)))
        }
        ReachGoal::Value(level) => {
            write!(f, " skal senest {by} ")?;
            write!(f, "{direction} {}", Full(&stated(level.value, scale)))
        }
        ReachGoal::Change(change) => {
            let side = if change.amount.is_negative() { "under" } else { "over" };
            let size = Step { amount: change.amount.abs(), ..change };
            write!(
                f,
                " skal senest {by} ligge mindst {} {side} {}",
                Stepped(size, scale),
                BaselineLevel(&rule.baseline, scale)
            )
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
                Baseline::Stated { .. } => f.write_str("Grænsen er udgangsniveauet")?,
                baseline @ (Baseline::Period(_) | Baseline::Mean(_) | Baseline::MeanOf { .. }) => {
                    write!(f, "Grænsen er {}", BaselineLevel(baseline, scale))?
                }
            }
            tolerated(f, rule.tolerance, *good, scale)?;
        }
        Rule::AnnualChange(rule) => {
            write!(f, "Grænsen er {} {}", noun(scale), year_before(origin.frequency))?;
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
                write!(f, "Grænsen er {reference}")?;
                tolerated(f, Some(within), *good, scale)?;
            }
            (None, Some(gap)) if !gap.number.is_zero() => {
                let (sign, since) = (tolerated_sign(*good), when(rule.since));
                write!(f, "Grænsen er {reference} {sign} afstanden i {since} på {}", Difference(gap))?;
            }
            (None, _) => {
                write!(
                    f,
                    "I {} var {} ikke dårligere end {reference}, så grænsen er dette niveau",
                    when(rule.since),
                    noun(scale)
                )?;
            }
        },
        Rule::Threshold(rule) => {
            write!(f, "Grænsen er {reference}")?;
            if let Than::Area { tolerance, .. } = rule.than {
                tolerated(f, tolerance, rule.bound, scale)?;
            }
        }
        Rule::Reach(rule) => match rule.standing(origin.period) {
            Standing::Due => write!(f, "Fristen var {}, så grænsen er målet", date(rule.by))?,
            Standing::AtMilestone { date: at, until, .. } => match rule.path {
                Path::None => write!(f, "Delmålet for {} gælder frem til {}", date(at), date(until))?,
                Path::Straight | Path::Compound => write!(f, "Grænsen er delmålet for {}", date(at))?,
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
        Path::Straight | Path::None => "På en ret linje",
        Path::Compound => "Med samme procentvise ændring hvert år",
    };
    write!(f, "{way} fra ")?;
    match stretch.from {
        Some((date, level)) => write!(f, "{} {}", Full(&stated(level.value, scale)), at(date))?,
        None => write!(f, "{}", BaselineLevel(&rule.baseline, scale))?,
    }
    match stretch.to {
        (date, ReachGoal::Value(level)) if !rule.corners.is_empty() => {
            write!(f, " til {} {}", Named(stated(level.value, scale), stretch.from.is_none()), at(date))?;
        }
        (date, ReachGoal::Value(_) | ReachGoal::Change(_)) => write!(f, " til målet {}", at(date))?,
    }
    write!(f, " er grænsen for {} {}.", when(origin.period), Limited(&origin.limit))
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

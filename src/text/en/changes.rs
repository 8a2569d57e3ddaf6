//! What moved since last time, and why.

mod declared;

use std::fmt::{self, Formatter};

use super::words::{Apartness, Bare, Figure, Full, InSentence, Limited, Moved, Place, Span, Within, noun, when};
use super::{EN, doubts, rules, unproven, verdict_in_sentence};
use crate::changes::{Part, Standing, Tally};
use crate::finding::{Significance, Stage, Verdict, Why};
use crate::period::Period;
use crate::report::Counts;
use crate::text::facts::changes::{FigureShift, Lead, Purpose, Seen, Shift, Turn};
use crate::text::facts::{Against, Gulf, Since};
use crate::text::shape::enumerate;
use declared::Counting;

pub(super) fn write(f: &mut Formatter<'_>, shift: &Shift<'_>) -> fmt::Result {
    match shift {
        Shift::Title(Some(title)) => write!(f, "{}: changes since last time", title.get(EN)),
        Shift::Title(None) => f.write_str("Changes since last time"),
        Shift::Summary { tally, plans } => summary(f, tally, *plans),
        Shift::Goal { name, before, now, otherwise } => {
            let (before, now) = (verdict_in_sentence(*before), verdict_in_sentence(*now));
            write!(f, "The goal {}: {now} (before: {before}).", name.get(EN))?;
            f.write_str(if *otherwise { " How many of its targets must be met has changed." } else { "" })
        }
        Shift::Unchanged(counts) => unchanged(f, counts),
        Shift::Lead(lead) => self::lead(f, *lead),
        Shift::Rule(before) => {
            f.write_str("The requirement has changed. Before, it read: ")?;
            rules::demand(f, before)
        }
        Shift::Indicator { before, after } => {
            write!(f, "The target now concerns {} (before: {}).", after.get(EN), before.get(EN))
        }
        Shift::Judged { before, after } => {
            write!(f, "Now {} counts; before, it was {}.", Counting(*after), Counting(*before))
        }
        Shift::Window { before, after } => declared::window(f, *before, *after),
        Shift::Require { now, no_longer, of } => declared::require(f, *now, *no_longer, *of),
        Shift::AcrossBreaks(true) => f.write_str("Figures from before and after a break may now be compared."),
        Shift::AcrossBreaks(false) => f.write_str("Figures from before and after a break may no longer be compared."),
        Shift::Declared { part, declaration } => declared::declared(f, *part, declaration),
        Shift::Break { gulf: Gulf { at, area, reason }, declared } => {
            let now = if *declared { "now" } else { "no longer" };
            write!(f, "It is {now} declared that a new series begins in {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(EN)))?;
            f.write_str(".")
        }
        Shift::Newest { now, before, how } => newest(f, now, before, *how),
        Shift::Joined { periods, first } => match (periods.as_slice(), first) {
            ([only], true) => first_judged(f, only),
            (periods, first) => {
                f.write_str(if *first { "Now judged: " } else { "Now also counted: " })?;
                enumerate(f, periods, "and", joined)?;
                f.write_str(".")
            }
        },
        Shift::JoinedSpans { spans, first } => {
            f.write_str(if *first { "Now judged: " } else { "Now also counted: " })?;
            enumerate(f, spans, "and", span)?;
            f.write_str(".")
        }
        Shift::Left { spans, last } => {
            f.write_str(if *last {
                "There is nothing to judge any more; before, it was "
            } else {
                "No longer counted: "
            })?;
            enumerate(f, spans, "and", span)?;
            f.write_str(".")
        }
        Shift::Reference { value, before, area } => {
            let noun = noun(value.scale);
            write!(f, "The {noun} {} is now {} (before: {}).", Within(area), Full(value), Bare(before))
        }
        Shift::Figure(figure) => self::figure(f, figure),
        Shift::MoreFigures(1) => f.write_str("One more figure has changed."),
        Shift::MoreFigures(count) => write!(f, "{count} more figures have changed."),
        Shift::Result { now, before } => {
            write!(f, "{}: ", super::capitalised(&when(now.period).to_string()))?;
            seen(f, now, true)?;
            f.write_str("; before, ")?;
            seen(f, before, !before.shares_unit_with(now))?;
            f.write_str(".")
        }
        Shift::SameLimit(limit) => write!(f, "The limit is still {}.", Limited(limit)),
        Shift::OtherLimit { period, value, now, before } => {
            let noun = noun(value.scale);
            let at = when(*period);
            write!(
                f,
                "The limit for {at} is now {} (before: {}); the {noun} is still {}.",
                Limited(now),
                Limited(before),
                Full(value)
            )
        }
        Shift::SameResult(same) => {
            write!(f, "{}: still ", super::capitalised(&when(same.period).to_string()))?;
            seen(f, same, true)?;
            f.write_str(".")
        }
        Shift::MoreResults(1) => f.write_str("One more period has changed."),
        Shift::MoreResults(count) => write!(f, "{count} more periods have changed."),
        Shift::Sample { of, n } => {
            let figure = format!("{}{}", when(of.period), Place(of.area));
            match n {
                Some((Some(before), Some(after))) => {
                    write!(
                        f,
                        "The number behind the figure for {} has changed from {} to {}.",
                        figure,
                        Full(before),
                        Full(after)
                    )
                }
                Some((None, Some(after))) => {
                    write!(f, "The number behind the figure for {} is now given: {}.", figure, Full(after))
                }
                Some((_, None)) => write!(f, "The number behind the figure for {} is no longer given.", figure),
                None => write!(f, "The uncertainty of the figure for {} has changed.", figure),
            }
        }
        Shift::Significance { apart, before, after } => {
            let (apart, inside) = (Apartness(apart), InSentence(Apartness(apart)));
            let then = match before {
                Some(Significance::Significant) => "before, it was",
                Some(Significance::NotSignificant) => "before, it was not",
                Some(Significance::Unknown) => "before, this was not known",
                None => "before, this was not stated",
            };
            if (*before, *after) == (Some(Significance::Significant), Some(Significance::NotSignificant)) {
                return write!(f, "{apart} is no longer statistically significant.");
            }
            match after {
                Some(Significance::Significant) => write!(f, "{apart} is now statistically significant ({then})."),
                Some(Significance::NotSignificant) => {
                    write!(f, "{apart} is not statistically significant ({then}).")
                }
                Some(Significance::Unknown) => {
                    write!(f, "It is now not known whether {inside} is statistically significant ({then}).")
                }
                None => write!(f, "It is no longer stated whether {inside} is statistically significant ({then})."),
            }
        }
        Shift::Caveat { doubt, came } => {
            f.write_str(if *came { "New caveat: " } else { "A caveat no longer applies: " })?;
            doubts::doubt(f, doubt)
        }
        Shift::Certain(true) => f.write_str("The verdict is now certain."),
        Shift::Certain(false) => f.write_str("The verdict is no longer certain."),
    }
}

fn summary(f: &mut Formatter<'_>, tally: &Tally, plans: bool) -> fmt::Result {
    let Tally { verdict, ground, unchanged: _, new, gone } = tally;
    match verdict.all() {
        0 => f.write_str("No target has another verdict than before.")?,
        moved => {
            write!(f, "The verdict has changed for {moved} of {} targets: ", tally.compared())?;
            let parts = [
                (verdict.met, if plans { "now met or on course" } else { "now met" }),
                (verdict.not_met, if plans { "now not met or behind" } else { "now not met" }),
                (verdict.undetermined, "now undetermined"),
                (verdict.monitored, "now monitored"),
            ];
            let parts: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).collect();
            enumerate(f, &parts, "and", |f, (count, are)| {
                let is = if *count == 1 { "is" } else { "are" };
                write!(f, "{count} {is} {are}")
            })?;
            f.write_str(".")?;
        }
    }
    match (ground.counted(), ground.monitored) {
        (0, 0) => {}
        (0, monitored) => write!(f, " The basis has changed for {}.", Targets(monitored, "monitored "))?,
        (counted, 0) => write!(f, " For {} the verdict is the same, but its basis has changed.", Targets(counted, ""))?,
        (counted, monitored) => {
            write!(f, " For {} the verdict is the same, but its basis has changed.", Targets(counted, ""))?;
            write!(f, " The basis has also changed for {}.", Targets(monitored, "monitored "))?;
        }
    }
    match new.all() {
        0 => {}
        1 => f.write_str(" 1 target is new.")?,
        many => write!(f, " {many} targets are new.")?,
    }
    match gone.all() {
        0 => Ok(()),
        1 => f.write_str(" 1 target is withdrawn."),
        many => write!(f, " {many} targets are withdrawn."),
    }
}

/// `1 target`, `2 targets`.
struct Targets(u32, &'static str);

impl fmt::Display for Targets {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Targets(count, which) = self;
        write!(f, "{count} {which}{}", if *count == 1 { "target" } else { "targets" })
    }
}

fn unchanged(f: &mut Formatter<'_>, counts: &Counts) -> fmt::Result {
    let are = if counts.all() == 1 { "is" } else { "are" };
    write!(f, "{} {are} unchanged: ", Targets(counts.all(), ""))?;
    let parts = [
        (counts.met, "met"),
        (counts.not_met, "not met"),
        (counts.undetermined, "undetermined"),
        (counts.monitored, "monitored without a requirement"),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).collect();
    enumerate(f, &parts, "and", |f, (count, are)| write!(f, "{count} {are}"))?;
    f.write_str(".")
}

fn lead(f: &mut Formatter<'_>, lead: Lead) -> fmt::Result {
    match lead {
        Lead::Moved { before, after } => write!(f, "From {} to {}:", word_for(before), word_for(after)),
        Lead::Still(verdict, stage) => write!(f, "Still {}:", word_for((verdict, stage))),
        Lead::Unchanged => f.write_str("Unchanged."),
        Lead::New(Part::Target) => f.write_str("New target."),
        Lead::New(Part::Area) => f.write_str("New area."),
        Lead::Gone(Part::Target, verdict, stage) => {
            write!(f, "Target withdrawn, {} before:", word_for((verdict, stage)))
        }
        Lead::Gone(Part::Area, verdict, stage) => write!(f, "Area withdrawn, {} before:", word_for((verdict, stage))),
    }
}

fn word_for((verdict, stage): (Verdict, Stage)) -> &'static str {
    match (verdict, stage) {
        (Verdict::Met, Stage::Due) => "met",
        (Verdict::Met, Stage::Interim) => "on course",
        (Verdict::NotMet, Stage::Due) => "not met",
        (Verdict::NotMet, Stage::Interim) => "behind",
        (Verdict::Undetermined, _) => "undetermined",
        (Verdict::Monitored, _) => "monitored without a requirement",
    }
}

fn newest(f: &mut Formatter<'_>, now: &Seen<'_>, before: &Seen<'_>, how: Turn) -> fmt::Result {
    let (new, then) = (when(now.period), when(before.period));
    match how {
        Turn::Newer => write!(f, "The newest period is now {new} (before: {then}): ")?,
        Turn::Told => write!(f, "The judgement now rests on {new} (before: {then}): ")?,
        Turn::Lost(why) => {
            match why {
                Why::Absent | Why::Missing => write!(f, "The figure for {then} is no longer available")?,
                Why::Suppressed => write!(f, "The figure for {then} is now withheld (suppressed)")?,
                Why::Zero => write!(f, "The value for {then} can no longer be computed")?,
            }
            write!(f, ", so the newest period is now {new}: ")?;
        }
    }
    seen(f, now, true)?;
    f.write_str("; before, ")?;
    seen(f, before, !before.shares_unit_with(now))?;
    f.write_str(".")
}

/// What a period gives; with the unit where it was not just named.
fn seen(f: &mut Formatter<'_>, seen: &Seen<'_>, full: bool) -> fmt::Result {
    match &seen.value {
        Some(value) if full => write!(f, "{}", Full(value))?,
        Some(value) => write!(f, "{}", Bare(value))?,
        None => f.write_str("no figure")?,
    }
    match &seen.against {
        Against::Limit { limit, .. } => write!(f, " (required: {})", Limited(limit))?,
        Against::Movement(_, Since::Itself) => f.write_str(" (baseline)")?,
        Against::Movement(step, since) => write!(f, " ({})", Moved(step, since))?,
        Against::Nothing => {}
    }
    seen.not_shown.map_or(Ok(()), |of| unproven(f, of))?;
    if seen.undetermined { f.write_str(" (could not be determined)") } else { Ok(()) }
}

fn first_judged(f: &mut Formatter<'_>, only: &Seen<'_>) -> fmt::Result {
    write!(f, "The first period judged is {}", when(only.period))?;
    if !only.undetermined {
        f.write_str(": ")?;
        seen(f, only, true)?;
    }
    f.write_str(".")
}

fn joined(f: &mut Formatter<'_>, period: &Seen<'_>) -> fmt::Result {
    write!(f, "{} (", when(period.period))?;
    match (&period.value, &period.against) {
        _ if period.undetermined => f.write_str(verdict_in_sentence(Verdict::Undetermined))?,
        (Some(value), Against::Limit { limit, .. }) if period.not_shown.is_none() => {
            write!(f, "{}; required: {}", Full(value), Limited(limit))?;
        }
        (Some(value), Against::Movement(step, since)) => write!(f, "{}, {}", Full(value), Moved(step, since))?,
        _ => seen(f, period, true)?,
    }
    f.write_str(")")
}

fn span(f: &mut Formatter<'_>, (from, to): &(Period, Period)) -> fmt::Result {
    write!(f, "{}", Span(*from, *to))
}

fn figure(f: &mut Formatter<'_>, shift: &FigureShift<'_>) -> fmt::Result {
    let FigureShift { of, purpose, before: (old, stood), after: (new, stands) } = shift;
    write!(f, "{}", Figure(of))?;
    f.write_str(match purpose {
        Purpose::Value => " ",
        Purpose::Limit => ", on which the limit rests, ",
        Purpose::Comparison => ", with which it is compared, ",
    })?;
    match (old, new) {
        (Some(old), Some(new)) if old.number != new.number => {
            write!(f, "has changed from {} to {}", Bare(old), Bare(new))?;
            if stood != stands {
                f.write_str(" and ")?;
                standing(f, *stood, *stands)?;
            }
            f.write_str(".")
        }
        (Some(_), Some(_)) => {
            standing(f, *stood, *stands)?;
            f.write_str(".")
        }
        (None, Some(new)) => {
            match stood {
                Standing::Suppressed => write!(f, "was withheld before and is now published: {}", Full(new))?,
                Standing::Final
                | Standing::Provisional
                | Standing::Estimated
                | Standing::LowReliability
                | Standing::Missing => write!(f, "is now available: {}", Full(new))?,
            }
            match stands {
                Standing::Final | Standing::Suppressed | Standing::Missing => f.write_str("."),
                Standing::Provisional | Standing::Estimated | Standing::LowReliability => {
                    write!(f, " ({}).", word(*stands))
                }
            }
        }
        (Some(old), None) if *stands == Standing::Suppressed => {
            write!(f, "is now withheld (suppressed); before, it was {}.", Full(old))
        }
        (Some(old), None) => write!(f, "is no longer available; before, it was {}.", Full(old)),
        (None, None) if *stands == Standing::Suppressed => {
            f.write_str("was missing before and is now withheld (suppressed).")
        }
        (None, None) => f.write_str("was withheld before and is now missing."),
    }
}

fn standing(f: &mut Formatter<'_>, before: Standing, after: Standing) -> fmt::Result {
    match (before, after) {
        (Standing::LowReliability, Standing::Final) => f.write_str("is no longer uncertain according to the source"),
        (Standing::Final, after) => write!(f, "is now {}", word(after)),
        (before, after) => write!(f, "is now {} (before: {})", word(after), word(before)),
    }
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Final => "final",
        Standing::Provisional => "provisional",
        Standing::Estimated => "an estimate",
        Standing::LowReliability => "uncertain according to the source",
        Standing::Suppressed => "withheld",
        Standing::Missing => "without a value",
    }
}

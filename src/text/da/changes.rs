//! What moved since last time, and why.

mod declared;

use std::fmt::{self, Formatter};

use super::words::{Apartness, Bare, Figure, Full, InSentence, Limited, Moved, Place, Span, Within, noun, when};
use super::{DA, doubts, rules, unproven, verdict_in_sentence};
use crate::changes::{Part, Standing, Tally};
use crate::finding::{Significance, Stage, Verdict, Why};
use crate::period::Period;
use crate::report::Counts;
use crate::text::facts::changes::{FigureShift, Lead, Purpose, Seen, Shift, Turn};
use crate::text::facts::{Against, Gulf, Since};
use crate::text::shape::{capitalised, enumerate};
use declared::Counting;

pub(super) fn write(f: &mut Formatter<'_>, shift: &Shift<'_>) -> fmt::Result {
    match shift {
        Shift::Title(Some(title)) => write!(f, "{}: ændringer siden sidst", title.get(DA)),
        Shift::Title(None) => f.write_str("Ændringer siden sidst"),
        Shift::Summary { tally, plans } => summary(f, tally, *plans),
        Shift::Goal { name, before, now, otherwise } => {
            let (before, now) = (verdict_in_sentence(*before), verdict_in_sentence(*now));
            write!(f, "Målsætningen {}: {now} (før: {before}).", name.get(DA))?;
            f.write_str(if *otherwise { " Det er ændret, hvor mange af målene der skal være opfyldt." } else { "" })
        }
        Shift::Unchanged(counts) => unchanged(f, counts),
        Shift::Lead(lead) => self::lead(f, *lead),
        Shift::Rule(before) => {
            f.write_str("Kravet er ændret. Før lød det: ")?;
            rules::demand(f, before)
        }
        Shift::Indicator { before, after } => {
            write!(f, "Målet gælder nu {} (før {}).", after.get(DA), before.get(DA))
        }
        Shift::Judged { before, after } => {
            write!(f, "Nu tæller {}; før talte {}.", Counting(*after), Counting(*before))
        }
        Shift::Window { before, after } => declared::window(f, *before, *after),
        Shift::Require { now, no_longer, of } => declared::require(f, *now, *no_longer, *of),
        Shift::AcrossBreaks(true) => f.write_str("Tal fra før og efter et databrud må nu sammenlignes."),
        Shift::AcrossBreaks(false) => f.write_str("Tal fra før og efter et databrud må ikke længere sammenlignes."),
        Shift::Declared { part, declaration } => declared::declared(f, *part, declaration),
        Shift::Break { gulf: Gulf { at, area, reason }, declared } => {
            let now = if *declared { "nu" } else { "ikke længere" };
            write!(f, "Det er {now} angivet, at en ny tidsserie begynder i {}{}", when(*at), Place(*area))?;
            reason.map_or(Ok(()), |reason| write!(f, " ({})", reason.get(DA)))?;
            f.write_str(".")
        }
        Shift::Newest { now, before, how } => newest(f, now, before, *how),
        Shift::Joined { periods, first } => match (periods.as_slice(), first) {
            ([only], true) => first_judged(f, only),
            (periods, first) => {
                f.write_str(if *first { "Nu vurderes " } else { "Nu tæller også " })?;
                enumerate(f, periods, "og", joined)?;
                f.write_str(".")
            }
        },
        Shift::JoinedSpans { spans, first } => {
            f.write_str(if *first { "Nu vurderes " } else { "Nu tæller også " })?;
            enumerate(f, spans, "og", span)?;
            f.write_str(".")
        }
        Shift::Left { spans, last: true } => {
            f.write_str("Der er ikke længere noget at vurdere; før blev ")?;
            enumerate(f, spans, "og", span)?;
            f.write_str(" vurderet.")
        }
        Shift::Left { spans, last: false } => {
            f.write_str("Ikke længere talt med: ")?;
            enumerate(f, spans, "og", span)?;
            f.write_str(".")
        }
        Shift::Reference { value, before, area } => {
            let noun = capitalised(noun(value.scale));
            write!(f, "{noun} {} er nu {} (før {}).", Within(area), Full(value), Bare(before))
        }
        Shift::Figure(figure) => self::figure(f, figure),
        Shift::MoreFigures(1) => f.write_str("Desuden er endnu et tal ændret."),
        Shift::MoreFigures(count) => write!(f, "Desuden er yderligere {count} tal ændret."),
        Shift::Result { now, before } => {
            write!(f, "{}: ", super::capitalised(&when(now.period).to_string()))?;
            seen(f, now, true)?;
            f.write_str("; før ")?;
            seen(f, before, !before.shares_unit_with(now))?;
            f.write_str(".")
        }
        Shift::SameLimit(limit) => write!(f, "Grænsen er fortsat {}.", Limited(limit)),
        Shift::OtherLimit { period, value, now, before } => {
            let noun = noun(value.scale);
            let at = when(*period);
            write!(
                f,
                "Grænsen for {at} er nu {} (før {}); {noun} er fortsat {}.",
                Limited(now),
                Limited(before),
                Full(value)
            )
        }
        Shift::SameResult(same) => {
            write!(f, "{}: fortsat ", super::capitalised(&when(same.period).to_string()))?;
            seen(f, same, true)?;
            f.write_str(".")
        }
        Shift::MoreResults(1) => f.write_str("Desuden er endnu en periode ændret."),
        Shift::MoreResults(count) => write!(f, "Desuden er yderligere {count} perioder ændret."),
        Shift::Sample { of, n } => {
            let figure = format!("{}{}", when(of.period), Place(of.area));
            match n {
                Some((Some(before), Some(after))) => {
                    write!(f, "Antallet bag tallet for {} er ændret fra {} til {}.", figure, Full(before), Full(after))
                }
                Some((None, Some(after))) => {
                    write!(f, "Antallet bag tallet for {} er nu oplyst: {}.", figure, Full(after))
                }
                Some((_, None)) => write!(f, "Antallet bag tallet for {} er ikke længere oplyst.", figure),
                None => write!(f, "Usikkerheden på tallet for {} er ændret.", figure),
            }
        }
        Shift::Significance { apart, before, after } => {
            let (apart, inside) = (Apartness(apart), InSentence(Apartness(apart)));
            let then = match before {
                Some(Significance::Significant) => "før var den det",
                Some(Significance::NotSignificant) => "før var den det ikke",
                Some(Significance::Unknown) => "før vidste man det ikke",
                None => "før var det ikke oplyst",
            };
            if (*before, *after) == (Some(Significance::Significant), Some(Significance::NotSignificant)) {
                return write!(f, "{apart} er ikke længere statistisk signifikant.");
            }
            match after {
                Some(Significance::Significant) => write!(f, "{apart} er nu statistisk signifikant ({then})."),
                Some(Significance::NotSignificant) => write!(f, "{apart} er ikke statistisk signifikant ({then})."),
                Some(Significance::Unknown) => {
                    write!(f, "Det vides nu ikke, om {inside} er statistisk signifikant ({then}).")
                }
                None => write!(f, "Det er ikke længere oplyst, om {inside} er statistisk signifikant ({then})."),
            }
        }
        Shift::Caveat { doubt, came } => {
            f.write_str(if *came { "Nyt forbehold: " } else { "Et forbehold er bortfaldet: " })?;
            doubts::doubt(f, doubt)
        }
        Shift::Certain(true) => f.write_str("Afgørelsen er nu sikker."),
        Shift::Certain(false) => f.write_str("Afgørelsen er ikke længere sikker."),
    }
}

fn summary(f: &mut Formatter<'_>, tally: &Tally, plans: bool) -> fmt::Result {
    let Tally { verdict, ground, unchanged: _, new, gone } = tally;
    match verdict.all() {
        0 => f.write_str("Ingen mål har en anden afgørelse end før.")?,
        moved => {
            write!(f, "Afgørelsen er ændret for {moved} af {} mål: ", tally.compared())?;
            let parts = [
                (verdict.met, if plans { "er nu opfyldt eller følger planen" } else { "er nu opfyldt" }),
                (verdict.not_met, if plans { "er nu ikke opfyldt eller bagud" } else { "er nu ikke opfyldt" }),
                (verdict.undetermined, "kan nu ikke afgøres"),
                (verdict.monitored, "følges nu uden krav"),
            ];
            let parts: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).collect();
            enumerate(f, &parts, "og", |f, (count, are)| write!(f, "{count} {are}"))?;
            f.write_str(".")?;
        }
    }
    match (ground.counted(), ground.monitored) {
        (0, 0) => {}
        (0, monitored) => write!(f, " Grundlaget er ændret for {monitored} mål, der følges uden krav.")?,
        (counted, 0) => write!(f, " For {counted} mål er afgørelsen den samme, men grundlaget er ændret.")?,
        (counted, monitored) => {
            write!(f, " For {counted} mål er afgørelsen den samme, men grundlaget er ændret.")?;
            write!(f, " Grundlaget er også ændret for {monitored} mål, der følges uden krav.")?;
        }
    }
    match new.all() {
        0 => {}
        1 => f.write_str(" 1 mål er nyt.")?,
        many => write!(f, " {many} mål er nye.")?,
    }
    match gone.all() {
        0 => Ok(()),
        count => write!(f, " {count} mål er bortfaldet."),
    }
}

fn unchanged(f: &mut Formatter<'_>, counts: &Counts) -> fmt::Result {
    let are = if counts.all() == 1 { "uændret" } else { "uændrede" };
    write!(f, "{} mål er {are}: ", counts.all())?;
    let parts = [
        (counts.met, "opfyldt"),
        (counts.not_met, "ikke opfyldt"),
        (counts.undetermined, "kan ikke afgøres"),
        (counts.monitored, "følges uden krav"),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).collect();
    enumerate(f, &parts, "og", |f, (count, are)| write!(f, "{count} {are}"))?;
    f.write_str(".")
}

fn lead(f: &mut Formatter<'_>, lead: Lead) -> fmt::Result {
    match lead {
        Lead::Moved { before, after } => match (adjective(before), adjective(after)) {
            (Some(before), Some(after)) => write!(f, "Fra {before} til {after}:"),
            _ => write!(f, "{}, {}:", now(after), then(before)),
        },
        Lead::Still(verdict, stage) => write!(f, "{}:", still(verdict, stage)),
        Lead::Unchanged => f.write_str("Uændret."),
        Lead::New(Part::Target) => f.write_str("Nyt mål."),
        Lead::New(Part::Area) => f.write_str("Nyt område."),
        Lead::Gone(Part::Target, verdict, stage) => write!(f, "Bortfaldet mål, {}:", then((verdict, stage))),
        Lead::Gone(Part::Area, verdict, stage) => write!(f, "Bortfaldet område, {}:", then((verdict, stage))),
    }
}

/// The verdict as an adjective, where it is one.
fn adjective((verdict, stage): (Verdict, Stage)) -> Option<&'static str> {
    match (verdict, stage) {
        (Verdict::Met, Stage::Due) => Some("opfyldt"),
        (Verdict::NotMet, Stage::Due) => Some("ikke opfyldt"),
        (Verdict::NotMet, Stage::Interim) => Some("bagud"),
        (Verdict::Met, Stage::Interim) | (Verdict::Undetermined | Verdict::Monitored, _) => None,
    }
}

fn now((verdict, stage): (Verdict, Stage)) -> &'static str {
    match (verdict, stage) {
        (Verdict::Met, Stage::Due) => "Nu opfyldt",
        (Verdict::Met, Stage::Interim) => "Følger nu planen",
        (Verdict::NotMet, Stage::Due) => "Nu ikke opfyldt",
        (Verdict::NotMet, Stage::Interim) => "Nu bagud",
        (Verdict::Undetermined, _) => "Kan nu ikke afgøres",
        (Verdict::Monitored, _) => "Følges nu uden krav",
    }
}

fn then((verdict, stage): (Verdict, Stage)) -> &'static str {
    match (verdict, stage) {
        (Verdict::Met, Stage::Due) => "før opfyldt",
        (Verdict::Met, Stage::Interim) => "fulgte før planen",
        (Verdict::NotMet, Stage::Due) => "før ikke opfyldt",
        (Verdict::NotMet, Stage::Interim) => "før bagud",
        (Verdict::Undetermined, _) => "kunne før ikke afgøres",
        (Verdict::Monitored, _) => "fulgtes før uden krav",
    }
}

fn still(verdict: Verdict, stage: Stage) -> &'static str {
    match (verdict, stage) {
        (Verdict::Met, Stage::Due) => "Fortsat opfyldt",
        (Verdict::Met, Stage::Interim) => "Følger fortsat planen",
        (Verdict::NotMet, Stage::Due) => "Fortsat ikke opfyldt",
        (Verdict::NotMet, Stage::Interim) => "Fortsat bagud",
        (Verdict::Undetermined, _) => "Kan fortsat ikke afgøres",
        (Verdict::Monitored, _) => "Følges fortsat uden krav",
    }
}

fn newest(f: &mut Formatter<'_>, now: &Seen<'_>, before: &Seen<'_>, how: Turn) -> fmt::Result {
    let (new, then) = (when(now.period), when(before.period));
    match how {
        Turn::Newer => write!(f, "Nyeste periode er nu {new} (før {then}): ")?,
        Turn::Told => write!(f, "Vurderingen bygger nu på {new} (før {then}): ")?,
        Turn::Lost(why) => {
            match why {
                Why::Absent | Why::Missing => write!(f, "Tallet for {then} foreligger ikke længere")?,
                Why::Suppressed => write!(f, "Tallet for {then} er ikke længere offentliggjort (diskretioneret)")?,
                Why::Zero => write!(f, "Værdien for {then} kan ikke længere beregnes")?,
            }
            write!(f, ", så nyeste periode er nu {new}: ")?;
        }
    }
    seen(f, now, true)?;
    f.write_str("; før ")?;
    seen(f, before, !before.shares_unit_with(now))?;
    f.write_str(".")
}

/// What a period gives; with the unit where it was not just named.
fn seen(f: &mut Formatter<'_>, seen: &Seen<'_>, full: bool) -> fmt::Result {
    match &seen.value {
        Some(value) if full => write!(f, "{}", Full(value))?,
        Some(value) => write!(f, "{}", Bare(value))?,
        None => f.write_str("intet tal")?,
    }
    match &seen.against {
        Against::Limit { limit, .. } => write!(f, " (krav: {})", Limited(limit))?,
        Against::Movement(_, Since::Itself) => f.write_str(" (udgangsniveau)")?,
        Against::Movement(step, since) => write!(f, " ({})", Moved(step, since))?,
        Against::Nothing => {}
    }
    seen.not_shown.map_or(Ok(()), |of| unproven(f, of))?;
    if seen.undetermined { f.write_str(" (kunne ikke afgøres)") } else { Ok(()) }
}

fn first_judged(f: &mut Formatter<'_>, only: &Seen<'_>) -> fmt::Result {
    write!(f, "Første vurderede periode er {}", when(only.period))?;
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
            write!(f, "{}; krav: {}", Full(value), Limited(limit))?;
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
        Purpose::Limit => ", som grænsen bygger på, ",
        Purpose::Comparison => ", som der sammenlignes med, ",
    })?;
    match (old, new) {
        (Some(old), Some(new)) if old.number != new.number => {
            write!(f, "er ændret fra {} til {}", Bare(old), Bare(new))?;
            if stood != stands {
                f.write_str(" og ")?;
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
                Standing::Suppressed => write!(f, "var før diskretioneret og er nu offentliggjort: {}", Full(new))?,
                Standing::Final
                | Standing::Provisional
                | Standing::Estimated
                | Standing::LowReliability
                | Standing::Missing => write!(f, "foreligger nu: {}", Full(new))?,
            }
            match stands {
                Standing::Final | Standing::Suppressed | Standing::Missing => f.write_str("."),
                Standing::Provisional | Standing::Estimated | Standing::LowReliability => {
                    write!(f, " ({}).", word(*stands))
                }
            }
        }
        (Some(old), None) if *stands == Standing::Suppressed => {
            write!(f, "er ikke længere offentliggjort (diskretioneret); før var det {}.", Full(old))
        }
        (Some(old), None) => write!(f, "foreligger ikke længere; før var det {}.", Full(old)),
        (None, None) if *stands == Standing::Suppressed => f.write_str("manglede før og er nu diskretioneret."),
        (None, None) => f.write_str("var før diskretioneret og mangler nu."),
    }
}

fn standing(f: &mut Formatter<'_>, before: Standing, after: Standing) -> fmt::Result {
    match (before, after) {
        (Standing::LowReliability, Standing::Final) => f.write_str("er ikke længere usikkert ifølge kilden"),
        (Standing::Final, after) => write!(f, "er nu {}", word(after)),
        (before, after) => write!(f, "er nu {} (før {})", word(after), word(before)),
    }
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Final => "endeligt",
        Standing::Provisional => "foreløbigt",
        Standing::Estimated => "skønnet",
        Standing::LowReliability => "usikkert ifølge kilden",
        Standing::Suppressed => "diskretioneret",
        Standing::Missing => "uden værdi",
    }
}

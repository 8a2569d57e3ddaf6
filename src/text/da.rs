//! Danish explanations, as a Danish administration would write them.

mod certainty;
mod changes;
mod checks;
#[cfg(feature = "report")]
pub(super) mod document;
mod doubts;
mod pace;
mod periods;
mod rules;
mod words;

use std::fmt::{self, Formatter};

use super::facts::{Against, Apart, Fact, Gap, Line, Margin, Needed, Partner, Parts, Proof};
use super::feeds::taken_from;
use super::shape::{Amount, Day, capitalised, is_counted};
use crate::finding::{Bound, Stage, Verdict};
use crate::indicator::Area;
use crate::name::Language;
use crate::period::Period;
use crate::report::{Counts, Extreme};
use crate::rule::Baseline;
use crate::target::{AchievedWhen, Require};
use words::{
    Apartness, Bare, BaselineLevel, Counted, Difference, Full, InSentence, Level, Limited, Moved, Movement, TooMuch,
    Within, noun, when, worse_side,
};

const DA: Language = Language::Danish;

/// Writes one fact.
pub(super) fn write(f: &mut Formatter<'_>, fact: &Fact<'_>) -> fmt::Result {
    match fact {
        Fact::Goal { verdict, stage, mixed, counts, achieved_when } => {
            goal(f, *verdict, (*stage, *mixed), *counts, *achieved_when)
        }
        Fact::Name(name) => write!(f, "{}:", name.get(DA)),
        Fact::Line(line) => self::line(f, line),
        Fact::Verdict { verdict, stage, not_yet } => write!(f, "{}.", verdict_word(*verdict, *stage, *not_yet)),
        Fact::Demand(demanded) => rules::demand(f, demanded),
        Fact::Required { require, of } => required(f, *require, *of),
        Fact::Periods(fact) => periods::write(f, fact),
        Fact::Observed { period, value, parts, partner } => {
            observed(f, *period, value, parts.as_ref(), partner.as_ref())
        }
        Fact::NoValue { period } => write!(f, "Der er intet tal for {}.", when(*period)),
        Fact::Movement { step, since } if step.number.is_zero() => {
            write!(f, "{} er {}.", capitalised(noun(step.scale)), Movement(step, since))
        }
        Fact::Movement { step, since } => write!(f, "Det er {}.", Movement(step, since)),
        Fact::Gap { area, then, now, period } => gap(f, area, then.as_ref(), now, *period),
        Fact::Significant(apart) => write!(f, "{} er statistisk signifikant.", Apartness(apart)),
        Fact::Limit(origin) => rules::origin(f, origin),
        Fact::Margin(margin) => self::margin(f, margin),
        Fact::Needed { bound, needed, met, on_course } => self::needed(f, *bound, needed, *met, *on_course),
        Fact::Pace(pace) => self::pace::pace(f, pace),
        Fact::NotShown { figures, apart, opposite, needed } => {
            not_shown(f, *figures, apart, *opposite)?;
            certainty::needed_change(f, needed.as_ref())
        }
        Fact::Interval { period, lower, upper, level, method } => {
            certainty::interval(f, *period, (lower, upper), *level, *method)
        }
        Fact::Tested(tested) => certainty::tested(f, tested),
        Fact::Undetermined { period, cause } => {
            write!(f, "For {} kan kravet ikke afgøres, fordi ", when(*period))?;
            doubts::cause(f, cause)?;
            f.write_str(".")
        }
        Fact::Other { period, verdict, value, against, not_shown } => {
            write!(f, "{}: ", capitalised(&when(*period).to_string()))?;
            in_short(f, *verdict, value.as_ref(), against, *not_shown)
        }
        Fact::Extreme { extreme, period } => self::extreme(f, *extreme, *period),
        Fact::Context(beside) => doubts::context(f, beside),
        Fact::Stated(told) => doubts::told(f, told),
        Fact::Doubt { doubt, of } => {
            if let Some(period) = of {
                write!(f, "{}: ", capitalised(&when(*period).to_string()))?;
            }
            doubts::doubt(f, doubt)
        }
        Fact::Rows(rows) => {
            write!(f, "Tallet er opgjort ud fra et register, som omfatter {} ", Counted(rows))?;
            write!(f, "{} for {}.", Within(rows.area), when(rows.period))
        }
        Fact::Undecided { rows, undecided } => {
            let (of, period) = (Counted(rows), when(rows.period));
            write!(f, "For {undecided} af {of} mangler registeret en oplysning, der kan ændre tallet for {period}.")
        }
        Fact::Source(source) => write!(f, "Kilde: {}.", source.get(DA)),
        Fact::Taken { origin, period } => {
            write!(f, "Tallet for {} er hentet fra ", when(*period))?;
            taken_from(f, origin, DA, "tabel")?;
            match origin.source.as_of {
                Some(date) => write!(f, ", offentliggjort {}.", Day { date, language: DA }),
                None => f.write_str("."),
            }
        }
        Fact::TargetSource(source) => write!(f, "Målet stammer fra: {}.", source.get(DA)),
        Fact::Note(note) => write!(f, "Bemærkning: {}", note.get(DA)),
        Fact::Check(fact) => checks::write(f, fact),
        Fact::Shift(shift) => changes::write(f, shift),
    }
}

fn verdict_word(verdict: Verdict, stage: Stage, not_yet: bool) -> &'static str {
    match (verdict, stage) {
        (Verdict::Met, Stage::Due) => "Opfyldt",
        (Verdict::Met, Stage::Interim) => "Følger planen",
        (Verdict::NotMet, Stage::Due) => "Ikke opfyldt",
        (Verdict::NotMet, Stage::Interim) => "Bagud",
        (Verdict::Undetermined, _) if not_yet => "Kan endnu ikke afgøres",
        (Verdict::Undetermined, _) => "Kan ikke afgøres",
        (Verdict::Monitored, _) => "Følges uden krav",
    }
}

fn verdict_in_sentence(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "opfyldt",
        Verdict::NotMet => "ikke opfyldt",
        Verdict::Undetermined => "kan ikke afgøres",
        Verdict::Monitored => "følges uden krav",
    }
}

fn goal(
    f: &mut Formatter<'_>,
    verdict: Verdict,
    (stage, mixed): (Stage, bool),
    counts: Counts,
    achieved_when: AchievedWhen,
) -> fmt::Result {
    if counts.counted() == 0 {
        return f.write_str(if counts.monitored == 1 {
            "Tallet følges uden krav."
        } else {
            "Tallene følges uden krav."
        });
    }
    write!(f, "{}.", verdict_word(verdict, stage, false))?;
    match achieved_when {
        AchievedWhen::All => {}
        AchievedWhen::Any => f.write_str(" Det er nok, at ét mål er opfyldt.")?,
        AchievedWhen::AtLeast(least) => {
            write!(f, " Mindst {least} af de {} mål skal være opfyldt.", counts.counted())?;
        }
    }
    let (met, not) = match stage {
        _ if mixed => ("er opfyldt eller følger planen", "er bagud eller ikke opfyldt"),
        Stage::Due => ("er opfyldt", "er det ikke"),
        Stage::Interim => ("følger planen", "er bagud"),
    };
    let all = counts.counted();
    match (counts.met, counts.not_met, counts.undetermined) {
        // Of a single one the verdict says it.
        _ if all == 1 => {}
        (_, 0, 0) if all == 2 => write!(f, " Begge mål {met}.")?,
        (_, 0, 0) => write!(f, " Alle {all} mål {met}.")?,
        (0, 0, _) => write!(f, " Ingen af de {all} mål kan afgøres.")?,
        (0, _, 0) => write!(f, " Ingen af de {all} mål {met}.")?,
        (0, _, unknown) => write!(f, " Ingen af de {all} mål {met}; {unknown} kan ikke afgøres.")?,
        (met_, not_met, 0) => write!(f, " {met_} af {all} mål {met}, {not_met} {not}.")?,
        (met_, 0, undetermined) => write!(f, " {met_} af {all} mål {met}, {undetermined} kan ikke afgøres.")?,
        (met_, not_met, undetermined) => {
            write!(f, " {met_} af {all} mål {met}, {not_met} {not}, og {undetermined} kan ikke afgøres.")?;
        }
    }
    match counts.monitored {
        0 => Ok(()),
        1 => f.write_str(" Desuden følges ét tal uden krav."),
        many => write!(f, " Desuden følges {many} tal uden krav."),
    }
}

fn line(f: &mut Formatter<'_>, line: &Line<'_>) -> fmt::Result {
    if let Some(name) = line.name {
        write!(f, "{} \u{2013} ", name.get(DA))?;
    }
    if line.verdict != Verdict::Monitored {
        write!(f, "{}: ", verdict_word(line.verdict, line.stage, line.not_yet))?;
    }
    for (nth, fact) in line.facts.iter().enumerate() {
        f.write_str(if nth == 0 { "" } else { " " })?;
        write(f, fact)?;
    }
    Ok(())
}

fn required(f: &mut Formatter<'_>, require: Require, of: Proof) -> fmt::Result {
    let significant = match of {
        Proof::Worsening => "Kun en statistisk signifikant forværring tæller.",
        Proof::Difference => "Forskellen skal være statistisk signifikant.",
        Proof::Gap => "Ændringen i afstanden skal være statistisk signifikant.",
    };
    let sentences = [
        (require.significant, significant),
        (require.firm, "Afrunding må ikke kunne ændre afgørelsen."),
        (require.settled, "Tallene skal være endelige."),
    ];
    let mut said = false;
    for (_, sentence) in sentences.into_iter().filter(|(holds, _)| *holds) {
        f.write_str(if said { " " } else { "" })?;
        f.write_str(sentence)?;
        said = true;
    }
    Ok(())
}

fn observed(
    f: &mut Formatter<'_>,
    period: Period,
    value: &Amount<'_>,
    parts: Option<&Parts<'_>>,
    partner: Option<&Partner<'_>>,
) -> fmt::Result {
    let it = if value.scale.unit.is_count() { "det" } else { "den" };
    let noun = capitalised(noun(value.scale));
    write!(f, "{noun} for {} er {}", when(period), Full(value))?;
    match parts {
        None => {}
        Some(Parts::Share(part, of)) => write!(f, " ({} af {})", Bare(part), Bare(of))?,
        Some(Parts::Rate(count, of)) => write!(f, " ({} fordelt på {})", Full(count), Full(of))?,
        Some(Parts::Difference(from, less)) => write!(f, " ({} minus {})", Bare(from), Bare(less))?,
        Some(Parts::Sum(terms)) => {
            f.write_str(" (")?;
            for (nth, term) in terms.iter().enumerate() {
                write!(f, "{}{}", if nth == 0 { "" } else { " + " }, Bare(term))?;
            }
            f.write_str(")")?;
        }
    }
    match partner {
        None | Some(Partner::Baseline(Baseline::Stated { .. }, _)) => {}
        Some(Partner::Earlier(at, value)) => write!(f, "; i {} var {it} {}", when(*at), Bare(value))?,
        Some(Partner::Area(area, value)) => write!(f, "; {} er {it} {}", Within(area), Bare(value))?,
        Some(Partner::Baseline(baseline, value)) => {
            write!(f, "; {} er {}", BaselineLevel(baseline, value.scale), Bare(value))?;
        }
    }
    f.write_str(".")
}

fn gap(
    f: &mut Formatter<'_>,
    area: &Area,
    then: Option<&(Period, Gap<'_>)>,
    now: &Gap<'_>,
    period: Period,
) -> fmt::Result {
    let level = Level(Some(area));
    if let Some((since, before)) = then.filter(|(_, before)| before.behind && now.behind) {
        let (before, now) = (Difference(&before.size), Difference(&now.size));
        return write!(f, "Afstanden til {level} var {before} i {} og er {now} i {}.", when(*since), when(period));
    }
    let noun = capitalised(noun(now.size.scale));
    match (now.behind, now.size.number.is_zero()) {
        (_, true) => write!(f, "{noun} svarer til {level}."),
        (true, false) => write!(f, "Afstanden til {level} er {}.", Difference(&now.size)),
        (false, false) => write!(f, "{noun} er {} bedre end {level}.", Difference(&now.size)),
    }
}

fn margin(f: &mut Formatter<'_>, margin: &Margin<'_>) -> fmt::Result {
    let Margin { verdict, bound, margin: size, approximate, only, figures_only } = margin;
    let met = *verdict == Verdict::Met;
    let about = if *approximate { "ca. " } else { "" };
    let noun = capitalised(noun(size.scale));
    if *figures_only {
        return match (met, size.number.is_zero()) {
            (true, true) => f.write_str("Efter tallene alene ville kravet være opfyldt, præcis på grænsen."),
            (true, false) => {
                write!(f, "Efter tallene alene ville kravet være opfyldt med en margen på {about}{}.", Difference(size))
            }
            (false, true) => {
                write!(f, "Efter tallene alene ville kravet ikke være opfyldt: {noun} ligger præcis på grænsen.")
            }
            (false, false) => {
                write!(f, "Efter tallene alene ville kravet ikke være opfyldt ({about}{}).", TooMuch(*bound, size))
            }
        };
    }
    if let Some(at) = only {
        let not = if met { "" } else { "ikke " };
        write!(f, "For {} er kravet {not}opfyldt", when(*at))?;
        return match (met, size.number.is_zero()) {
            (true, true) => f.write_str(", præcis på grænsen."),
            (true, false) => write!(f, " med en margen på {about}{}.", Difference(size)),
            (false, true) => write!(f, ": {noun} ligger præcis på grænsen, og det er ikke nok."),
            (false, false) => write!(f, " ({about}{}).", TooMuch(*bound, size)),
        };
    }
    match (met, size.number.is_zero()) {
        (true, true) => write!(f, "{noun} ligger præcis på grænsen, og det er nok."),
        (true, false) => write!(f, "Margenen er {about}{}.", Difference(size)),
        (false, true) => write!(f, "{noun} ligger præcis på grænsen, og det er ikke nok."),
        (false, false) if is_counted(size) => write!(f, "Der var {about}{}.", TooMuch(*bound, size)),
        (false, false) => write!(f, "{noun} ligger {about}{} {} grænsen.", Difference(size), worse_side(*bound)),
    }
}

fn needed(f: &mut Formatter<'_>, bound: Bound, needed: &Needed<'_>, met: bool, on_course: bool) -> fmt::Result {
    let possible = match needed {
        Needed::Value { possible, .. } | Needed::Part { possible, .. } => *possible,
    };
    if !possible {
        return f.write_str(match bound {
            Bound::AtMost => "Kravet var uden for rækkevidde: Det ville kræve en værdi under 0.",
            Bound::AtLeast => "Kravet var uden for rækkevidde: Det ville kræve mere end det hele.",
        });
    }
    let would = if on_course { "Planen ville være fulgt" } else { "Kravet ville være opfyldt" };
    match needed {
        Needed::Value { amount, .. } => {
            let or_better = match (amount.scale.unit.is_count(), bound) {
                (true, Bound::AtMost) if amount.number.is_zero() => "",
                (true, Bound::AtMost) => " eller færre",
                (true, Bound::AtLeast) => " eller flere",
                (false, Bound::AtMost) => " eller derunder",
                (false, Bound::AtLeast) => " eller derover",
            };
            write!(f, "{would} ved {}{or_better}.", Full(amount))
        }
        Needed::Part { part, of, rate, .. } => {
            let (least, enough) = match bound {
                Bound::AtMost => ("højst", "Op til"),
                Bound::AtLeast => ("mindst", ""),
            };
            match (met, rate) {
                (true, true) if bound == Bound::AtMost => {
                    write!(f, "{enough} {} ville også opfylde kravet.", Full(part))
                }
                (true, false) if bound == Bound::AtMost => {
                    write!(f, "{enough} {} af {} ville også opfylde kravet.", Bare(part), Bare(of))
                }
                (true, true) => write!(f, "{} ville være nok.", Full(part)),
                (true, false) => write!(f, "{} af {} ville være nok.", Bare(part), Bare(of)),
                (false, true) => write!(f, "{would} med {least} {} fordelt på {}.", Full(part), Full(of)),
                (false, false) if part.number == of.number => write!(f, "{would} med {} af {}.", Bare(part), Bare(of)),
                (false, false) => write!(f, "{would} med {least} {} af {}.", Bare(part), Bare(of)),
            }
        }
    }
}

fn not_shown(f: &mut Formatter<'_>, figures: Verdict, apart: &Apart<'_>, opposite: bool) -> fmt::Result {
    match figures {
        Verdict::Met if opposite => {
            write!(f, "{} går imidlertid den modsatte vej, og derfor er kravet ikke opfyldt.", Apartness(apart))
        }
        Verdict::Met => {
            write!(
                f,
                "Men {} er ikke statistisk signifikant, og derfor er kravet ikke opfyldt.",
                InSentence(Apartness(apart))
            )
        }
        Verdict::NotMet | Verdict::Undetermined | Verdict::Monitored => {
            f.write_str("Men forværringen er ikke statistisk signifikant, og derfor regnes kravet for opfyldt.")
        }
    }
}

fn in_short(
    f: &mut Formatter<'_>,
    verdict: Option<Verdict>,
    value: Option<&Amount<'_>>,
    against: &Against<'_>,
    not_shown: Option<Proof>,
) -> fmt::Result {
    if let Some(verdict) = verdict {
        write!(f, "{}, ", verdict_in_sentence(verdict))?;
    }
    match value {
        Some(value) => write!(f, "{}", Full(value))?,
        None => f.write_str("intet tal")?,
    }
    match against {
        Against::Limit { limit, margin, met } => {
            write!(f, "; krav: {}", Limited(limit))?;
            let about = if limit.approximate { "ca. " } else { "" };
            match (met, margin.number.is_zero()) {
                (_, true) => f.write_str(" (præcis på grænsen)")?,
                (true, false) => write!(f, " (margen: {about}{})", Difference(margin))?,
                (false, false) => write!(f, " ({about}{})", TooMuch(limit.bound, margin))?,
            }
        }
        Against::Movement(_, super::facts::Since::Itself) => f.write_str(" (udgangsniveau)")?,
        Against::Movement(step, since) => write!(f, ", {}", Moved(step, since))?,
        Against::Nothing => {}
    }
    not_shown.map_or(Ok(()), |of| unproven(f, of))?;
    f.write_str(".")
}

/// That the figures alone do not decide.
fn unproven(f: &mut Formatter<'_>, of: Proof) -> fmt::Result {
    let what = match of {
        Proof::Worsening => "forværringen",
        Proof::Difference => "forskellen",
        Proof::Gap => "ændringen i afstanden",
    };
    write!(f, ", men {what} er ikke statistisk signifikant")
}

fn extreme(f: &mut Formatter<'_>, extreme: Extreme, period: Period) -> fmt::Result {
    let which = if extreme.lowest { "laveste" } else { "højeste" };
    let (since, at) = (when(extreme.since), when(period));
    write!(f, "Af de sammenlignelige tal, som begynder i {since}, er tallet for {at} det {which}.")
}

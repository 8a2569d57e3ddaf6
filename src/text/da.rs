//! Danish explanations, as a Danish administration would write them.

mod doubts;
mod rules;
mod words;

use std::fmt::{self, Formatter};

use super::facts::{Against, Fact, Line, Needed, Partner, Parts};
use super::shape::{Amount, capitalised, within};
use crate::finding::{Bound, Stage, Verdict};
use crate::indicator::Area;
use crate::name::Language;
use crate::period::Period;
use crate::report::{Counts, Extreme};
use crate::rule::Baseline;
use crate::target::Window;
use words::{Apartness, Bare, BaselineLevel, Difference, Full, Level, Limited, Movement, TooMuch, when};

const DA: Language = Language::Danish;

/// Writes one fact.
pub(super) fn write(f: &mut Formatter<'_>, fact: &Fact<'_>) -> fmt::Result {
    match fact {
        Fact::Goal { verdict, stage, counts } => goal(f, *verdict, *stage, *counts),
        Fact::Line(line) => self::line(f, line),
        Fact::Verdict { verdict, stage } => write!(f, "{}.", verdict_word(*verdict, *stage)),
        Fact::Demand { subject, rule, good, reference } => rules::demand(f, *subject, rule, *good, *reference),
        Fact::NothingToJudge { window } => nothing_to_judge(f, *window),
        Fact::Observed { period, value, parts, partner } => {
            observed(f, *period, value, parts.as_ref(), partner.as_ref())
        }
        Fact::Movement { step } => write!(f, "Det er {}.", Movement(step)),
        Fact::GapNow { area, gap, behind } => gap_now(f, area, gap, *behind),
        Fact::Significant(apart) => write!(f, "{} er statistisk signifikant.", Apartness(apart)),
        Fact::Limit(origin) => rules::origin(f, origin),
        Fact::Margin { verdict, bound, margin, only } => self::margin(f, *verdict, *bound, margin, *only),
        Fact::Needed { bound, needed, met } => self::needed(f, *bound, needed, *met),
        Fact::NotShown { figures } => not_shown(f, *figures),
        Fact::Undetermined { period, cause } => {
            write!(f, "{} kan ikke afgøres, fordi ", capitalised(&when(*period).to_string()))?;
            doubts::cause(f, cause)?;
            f.write_str(".")
        }
        Fact::Other { period, verdict, value, against } => {
            write!(f, "{}: ", capitalised(&when(*period).to_string()))?;
            in_short(f, *verdict, value.as_ref(), against)
        }
        Fact::MorePeriods { verdict, count } => {
            let periods = if *count == 1 { "periode" } else { "perioder" };
            write!(f, "Det samme gælder yderligere {count} {periods} ({}).", verdict_in_sentence(*verdict))
        }
        Fact::Extreme(extreme) => self::extreme(f, *extreme),
        Fact::Context(beside) => doubts::context(f, beside),
        Fact::Stated(since) => doubts::since(f, since),
        Fact::Doubt { doubt, of } => {
            if let Some(period) = of {
                write!(f, "{}: ", capitalised(&when(*period).to_string()))?;
            }
            doubts::doubt(f, doubt)
        }
        Fact::Source(source) => write!(f, "Kilde: {}.", source.get(DA).trim_end_matches('.')),
        Fact::TargetSource(source) => write!(f, "Målet stammer fra: {}.", source.get(DA).trim_end_matches('.')),
        Fact::Note(note) => write!(f, "Bemærkning: {}", note.get(DA)),
    }
}

fn verdict_word(verdict: Verdict, stage: Stage) -> &'static str {
    match (verdict, stage) {
        (Verdict::Met, Stage::Due) => "Opfyldt",
        (Verdict::Met, Stage::Interim) => "Følger planen",
        (Verdict::NotMet, Stage::Due) => "Ikke opfyldt",
        (Verdict::NotMet, Stage::Interim) => "Bagud",
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

fn goal(f: &mut Formatter<'_>, verdict: Verdict, stage: Stage, counts: Counts) -> fmt::Result {
    write!(f, "{}.", verdict_word(verdict, stage))?;
    if counts.counted() > 0 {
        let met = match stage {
            Stage::Due => "er opfyldt",
            Stage::Interim => "er opfyldt eller følger planen",
        };
        write!(f, " {} af {} mål {met}", counts.met, counts.counted())?;
        if counts.not_met > 0 {
            write!(f, ", {} er det ikke", counts.not_met)?;
        }
        if counts.undetermined > 0 {
            write!(f, ", {} kan ikke afgøres", counts.undetermined)?;
        }
        f.write_str(".")?;
    }
    if counts.monitored > 0 {
        write!(f, " {} mål følges uden krav.", counts.monitored)?;
    }
    Ok(())
}

fn line(f: &mut Formatter<'_>, line: &Line<'_>) -> fmt::Result {
    if line.verdict != Verdict::Monitored {
        write!(f, "{}: ", verdict_word(line.verdict, line.stage))?;
    }
    for (nth, fact) in line.facts.iter().enumerate() {
        f.write_str(if nth == 0 { "" } else { " " })?;
        write(f, fact)?;
    }
    Ok(())
}

fn nothing_to_judge(f: &mut Formatter<'_>, window: Option<Window>) -> fmt::Result {
    match window {
        Some(Window { from, to }) => {
            write!(f, "Der er endnu intet at vurdere i perioden fra {} til {}.", when(from), when(to))
        }
        None => f.write_str("Der er endnu intet at vurdere, for der er ingen tal."),
    }
}

fn observed(
    f: &mut Formatter<'_>,
    period: Period,
    value: &Amount<'_>,
    parts: Option<&Parts<'_>>,
    partner: Option<&Partner<'_>>,
) -> fmt::Result {
    let counted = value.unit.is_count();
    let (noun, it) = if counted { ("Antallet", "det") } else { ("Værdien", "den") };
    write!(f, "{noun} for {} er {}", when(period), Full(value))?;
    match parts {
        None => {}
        Some(Parts::Share(part, of)) => write!(f, " ({} af {})", Bare(part), Bare(of))?,
        Some(Parts::Rate(count, of)) => write!(f, " ({}, {})", Full(count), Full(of))?,
        Some(Parts::Difference(from, less)) => write!(f, " ({} - {})", Bare(from), Bare(less))?,
        Some(Parts::Sum(terms)) => {
            f.write_str(" (")?;
            for (nth, term) in terms.iter().enumerate() {
                write!(f, "{}{}", if nth == 0 { "" } else { " + " }, Bare(term))?;
            }
            f.write_str(")")?;
        }
    }
    match partner {
        None => {}
        Some(Partner::Earlier(at, value)) => write!(f, "; i {} var {it} {}", when(*at), Bare(value))?,
        Some(Partner::Area(area, value)) => write!(f, "; {} er {it} {}", within(area, DA), Bare(value))?,
        Some(Partner::Baseline(Baseline::Stated { .. }, value)) => write!(f, "; udgangsniveauet er {}", Bare(value))?,
        Some(Partner::Baseline(baseline, value)) => {
            write!(f, "; {} er {}", BaselineLevel(baseline, value.unit), Bare(value))?;
        }
    }
    f.write_str(".")
}

fn gap_now(f: &mut Formatter<'_>, area: &Area, gap: &Amount<'_>, behind: bool) -> fmt::Result {
    let level = Level(Some(area));
    match (behind, gap.number.is_zero()) {
        (_, true) => write!(f, "Værdien svarer til {level}."),
        (true, _) => write!(f, "Afstanden til {level} er {}.", Difference(gap)),
        (false, _) => write!(f, "Værdien er {} bedre end {level}.", Difference(gap)),
    }
}

fn margin(
    f: &mut Formatter<'_>,
    verdict: Verdict,
    bound: Bound,
    margin: &Amount<'_>,
    only: Option<Period>,
) -> fmt::Result {
    let met = verdict == Verdict::Met;
    let on_the_limit = margin.number.is_zero();
    match (only, met, on_the_limit) {
        (None, true, true) => f.write_str("Værdien ligger præcis på grænsen."),
        (None, true, false) => write!(f, "Margenen er {}.", Difference(margin)),
        (None, false, true) => f.write_str("Værdien ligger præcis på grænsen, og det er ikke nok."),
        (None, false, false) => write!(f, "Det er {}.", TooMuch(bound, margin)),
        (Some(at), true, true) => write!(f, "For {} er kravet opfyldt, præcis på grænsen.", when(at)),
        (Some(at), true, false) => {
            write!(f, "For {} er kravet opfyldt med en margen på {}.", when(at), Difference(margin))
        }
        (Some(at), false, true) => {
            write!(f, "For {} er kravet ikke opfyldt: Værdien ligger præcis på grænsen, og det er ikke nok.", when(at))
        }
        (Some(at), false, false) => {
            write!(f, "For {} er kravet ikke opfyldt: Det er {}.", when(at), TooMuch(bound, margin))
        }
    }
}

fn needed(f: &mut Formatter<'_>, bound: Bound, needed: &Needed<'_>, met: bool) -> fmt::Result {
    let possible = match needed {
        Needed::Value { possible, .. } | Needed::Part { possible, .. } => *possible,
    };
    if !possible {
        return f.write_str(if met {
            "Alle mulige værdier ville opfylde kravet."
        } else {
            "Ingen mulig værdi ville opfylde kravet."
        });
    }
    match needed {
        Needed::Value { amount, .. } => {
            let or_better = match (amount.unit.is_count(), bound) {
                (true, Bound::AtMost) => "færre",
                (true, Bound::AtLeast) => "flere",
                (false, Bound::AtMost) => "derunder",
                (false, Bound::AtLeast) => "derover",
            };
            write!(f, "Kravet ville være opfyldt ved {} eller {or_better}.", Full(amount))
        }
        Needed::Part { part, of, rate, .. } => {
            let least = match bound {
                Bound::AtMost => "højst",
                Bound::AtLeast => "mindst",
            };
            let also = if met { " også" } else { "" };
            match rate {
                false => write!(f, "Kravet ville{also} være opfyldt med {least} {} af {}.", Bare(part), Bare(of)),
                true => write!(f, "Kravet ville{also} være opfyldt med {least} {} ved {}.", Full(part), Full(of)),
            }
        }
    }
}

fn not_shown(f: &mut Formatter<'_>, figures: Verdict) -> fmt::Result {
    f.write_str(match figures {
        Verdict::Met => {
            "Efter tallene alene er kravet opfyldt, men der kræves en statistisk signifikant forskel, og den er ikke påvist."
        }
        Verdict::NotMet | Verdict::Undetermined | Verdict::Monitored => {
            "Efter tallene alene er kravet ikke opfyldt, men det kræves, at en forværring er statistisk signifikant, og det er den ikke."
        }
    })
}

fn in_short(
    f: &mut Formatter<'_>,
    verdict: Option<Verdict>,
    value: Option<&Amount<'_>>,
    against: &Against<'_>,
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
            write!(f, " mod {}", Limited(limit))?;
            match (met, margin.number.is_zero()) {
                (_, true) => f.write_str(" (præcis på grænsen)")?,
                (true, false) => write!(f, " (margen {})", Difference(margin))?,
                (false, false) => write!(f, " ({})", TooMuch(limit.bound, margin))?,
            }
        }
        Against::Movement(step) => write!(f, ", {}", Movement(step))?,
        Against::Nothing => {}
    }
    f.write_str(".")
}

fn extreme(f: &mut Formatter<'_>, extreme: Extreme) -> fmt::Result {
    let which = if extreme.lowest { "laveste" } else { "højeste" };
    write!(f, "Det er den {which} værdi, siden de sammenlignelige tal begynder i {}.", when(extreme.since))
}

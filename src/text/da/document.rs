//! Headings, captions, cells and notes of a document.

mod figures;

use std::fmt::{self, Display, Formatter};

use super::words::{Bare, Difference, Full, Limited, Place, absolute, when};
use super::{DA, verdict_word};
use crate::finding::{Significance, Why};
use crate::indicator::Unit;
use crate::period::{Frequency, Period};
use crate::rule::Kind;
use crate::text::facts::document::{ColumnName, Heading, Outcomes, Said, Surety, TableNote};
use crate::text::shape::{
    Amount, Day, Numeral, capitalised, decimals_for, decimals_of_percent, enumerate, enumerate_clauses, sign,
};

pub(in crate::text) fn write(f: &mut Formatter<'_>, said: &Said<'_>) -> fmt::Result {
    match said {
        Said::Heading(heading) => f.write_str(match heading {
            Heading::Report => "Rapport",
            Heading::Objectives => "Målsætninger",
            Heading::Overview => "Overblik over målene",
            Heading::Targets => "Målene, tallene og afgørelserne",
            Heading::Remarks => "Bemærkninger",
            Heading::Sources => "Kilder",
            Heading::Conclusion => "Afslutning",
        }),
        Said::Numbered(number, name) => write!(f, "{number}. {}", capitalised(name)),
        Said::TableCaption(number, name) => write!(f, "Tabel {number}: {}", capitalised(name)),
        Said::FigureCaption(number, name) => write!(f, "Figur {number}: {}", capitalised(name)),
        Said::FiguresOf(name) => write!(f, "Tallene for {}", name.get(DA)),
        Said::Outcomes(outcomes) => self::outcomes(f, outcomes),
        Said::Column(column) => f.write_str(column_name(*column)),
        Said::Short(period) => write!(f, "{}", Short(*period)),
        Said::ShortBaseline(period) => write!(f, "{} (udgangspunkt)", Short(*period)),
        Said::Change(None) => f.write_str("Ændring"),
        Said::Change(Some((from, to))) => write!(f, "Ændring {}", Between(*from, *to)),
        Said::Axis(unit, points) => axis(f, unit, *points),
        Said::Counted(name, unit) => write!(f, "{name} ({unit})"),
        Said::Value(amount) => write!(f, "{}", Bare(amount)),
        Said::ValueAt(amount, period) if matches!(amount.scale.unit, Unit::Per { .. }) => {
            write!(f, "{} ({})", Full(amount), Short(*period))
        }
        Said::ValueAt(amount, period) => write!(f, "{} ({})", Bare(amount), Short(*period)),
        Said::Limit(limit) => write!(f, "{}", Limited(limit)),
        Said::Goal(amount) => write!(f, "mål: {}", Bare(amount)),
        Said::Kind(kind) => f.write_str(kind_word(*kind)),
        Said::VerdictAt(verdict, period) => write!(f, "{verdict} ({})", Short(*period)),
        Said::Common(sentences) => write!(f, "For alle målene gælder: {sentences}"),
        Said::OnlyArea(area) => {
            write!(f, "Mål og tal gælder {}, hvor ikke andet er nævnt.", area.name.get(DA))
        }
        Said::Through(last) => write!(f, "Kun tal til og med {} er taget med.", when(*last)),
        Said::AsOf(date) => {
            write!(f, "Tallene er vist, som de var offentliggjort den {}.", Day { date: *date, language: DA })
        }
        Said::Published(date) => {
            write!(f, "De nyeste tal er offentliggjort den {}.", Day { date: *date, language: DA })
        }
        Said::Signed(amount, approximate) => {
            f.write_str(if *approximate { "ca. " } else { "" })?;
            write!(f, "{}{}", sign(amount), Difference(&absolute(amount)))
        }
        Said::Moved { step, percent, between } => {
            let size = absolute(step);
            match step.scale.unit {
                Unit::Percent => write!(f, "{}{}", sign(step), Difference(&size))?,
                Unit::Plain | Unit::Count { .. } | Unit::Per { .. } | Unit::Amount(_) => {
                    write!(f, "{}{}", sign(step), Bare(&size))?;
                }
            }
            // Of more than ten times as much a percentage says nothing.
            if let Some(percent) = percent.filter(|percent| percent.abs() < 1000.into()) {
                let decimals = decimals_of_percent(percent.abs());
                let amount = Amount { number: percent, decimals, ..*step };
                let numeral = Numeral { number: percent.abs(), decimals, language: DA };
                write!(f, " ({}{numeral} %)", sign(&amount))?;
            }
            between.map_or(Ok(()), |(from, to)| write!(f, ", {}", Between(from, to)))
        }
        Said::Verdict(verdict, stage, not_yet) => f.write_str(verdict_word(*verdict, *stage, *not_yet)),
        Said::Surety(reasons) => {
            for (nth, reason) in reasons.iter().enumerate() {
                f.write_str(if nth == 0 { "" } else { "; " })?;
                match nth {
                    0 => write!(f, "{}", capitalised(surety(*reason)))?,
                    _ => f.write_str(surety(*reason))?,
                }
            }
            Ok(())
        }
        Said::YesNo(true) => f.write_str("Ja"),
        Said::YesNo(false) => f.write_str("Nej"),
        Said::NotStated => f.write_str("Ikke oplyst"),
        Said::Note(note) => self::note(f, note),
        Said::Series(indicator, area) => write!(f, "{}{}", capitalised(indicator.get(DA)), Place(Some(area))),
        Said::Course(name, points) => {
            write!(f, "{}: ", capitalised(name))?;
            enumerate(f, points, "og", |f, (period, amount, doubt)| {
                write!(f, "{} i {}", Bare(amount), when(*period))?;
                doubt.map_or(Ok(()), |doubt| write!(f, " ({} tal)", figures::doubt(doubt)))
            })?;
            f.write_str(".")
        }
        Said::NoFigures(name) => write!(f, "{}: ingen tal.", capitalised(name)),
        Said::Without(why, spans, count) => figures::without(f, *why, spans, *count),
        Said::Others(count, areas) => figures::others(f, *count, *areas),
        Said::Range { count, areas, lowest, highest, at, without } => {
            figures::others(f, *count, *areas)?;
            write!(f, ": fra {} til {} i {}", Bare(lowest), Bare(highest), when(*at))?;
            if *without > 0 { write!(f, " ({without} uden tal).") } else { f.write_str(".") }
        }
        Said::Axes(from, to) => write!(f, "Den lodrette akse begynder ikke ved 0, men går fra {from} til {to}."),
        Said::GoalBy(by, amount) => write!(f, "mål {}: {}", Short(*by), Bare(amount)),
        Said::Dated(limit, at) => write!(f, "{limit} ({})", Short(*at)),
        Said::Mark(mark) => figures::mark(f, mark),
        Said::Break(at) => write!(f, "Brud i {}", Short(*at)),
        Said::BreakOf(mark, names) => write!(f, "{mark} ({names})"),
        Said::Of(name, outcome) => write!(f, "{name}: {outcome}"),
        Said::Source(source) => write!(f, "Kilde: {}.", source.get(DA)),
        Said::Remark(name, note) => write!(f, "{}: {}", capitalised(name), note.get(DA)),
        Said::Part(title, from, to) => write!(f, "{title}, {}", Between(*from, *to)),
    }
}

/// A period in few letters.
struct Short(Period);

/// From one period to another.
struct Between(Period, Period);

impl Display for Short {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        const MONTHS: [&str; 12] =
            ["jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."];
        let (year, part) = (self.0.in_year(), self.0.part());
        match self.0.frequency() {
            Frequency::Year => write!(f, "{year}"),
            Frequency::HalfYear => write!(f, "{part}. halvår {year}"),
            Frequency::Quarter => write!(f, "{part}. kvt. {year}"),
            Frequency::Month => {
                let nth = usize::try_from(part - 1).unwrap_or_default();
                write!(f, "{} {year}", MONTHS.get(nth).copied().unwrap_or_default())
            }
        }
    }
}

impl Display for Between {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0.frequency() {
            Frequency::Year => write!(f, "{}-{}", Short(self.0), Short(self.1)),
            Frequency::HalfYear | Frequency::Quarter | Frequency::Month => {
                write!(f, "{} til {}", Short(self.0), Short(self.1))
            }
        }
    }
}

fn axis(f: &mut Formatter<'_>, unit: &Unit, points: bool) -> fmt::Result {
    match unit {
        Unit::Percent if points => f.write_str("procentpoint"),
        Unit::Percent => f.write_str("procent"),
        Unit::Plain => Ok(()),
        Unit::Count { of, .. } | Unit::Amount(of) => f.write_str(of.get(DA)),
        Unit::Per { per, of } => {
            let per = Numeral { number: *per, decimals: decimals_for(*per, 0, 2), language: DA };
            write!(f, "pr. {per} {}", of.get(DA))
        }
    }
}

fn column_name(column: ColumnName) -> &'static str {
    match column {
        ColumnName::Target => "Mål",
        ColumnName::Indicator => "Indikator",
        ColumnName::Latest => "Tal",
        ColumnName::Limit => "Grænse",
        ColumnName::Margin => "Margen",
        ColumnName::Verdict => "Afgørelse",
        ColumnName::Surety => "Sikkerhed",
        ColumnName::Sum => "Sum",
        ColumnName::StatedSum => "Oplyst sum",
        ColumnName::Difference => "Forskel",
    }
}

/// What a kind of rule demands, in a word.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Maintain => "fastholdelse",
        Kind::AnnualDecline => "årligt fald",
        Kind::AnnualRise => "årlig stigning",
        Kind::Converge => "tilnærmelse",
        Kind::AtLeast | Kind::AtMost | Kind::MoreThan | Kind::LessThan => "grænseværdi",
        Kind::Reach => "måltal",
        Kind::Monitor => "uden krav",
    }
}

fn outcomes(f: &mut Formatter<'_>, of: &Outcomes) -> fmt::Result {
    let all = of.met + of.not_met + of.on_course + of.behind + of.undetermined;
    let parts: Vec<(u32, &str)> = [
        (of.met, "er opfyldt"),
        (of.not_met, "er ikke opfyldt"),
        (of.on_course, "følger planen"),
        (of.behind, "er bagud"),
        (of.undetermined, "kan ikke afgøres"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .collect();
    match parts.as_slice() {
        [] => {}
        [(_, how)] if all == 1 => write!(f, "Målet {how}.")?,
        [_] if of.not_met == all => write!(f, "Ingen af de {all} mål er opfyldt.")?,
        [_] if of.undetermined == all => write!(f, "Ingen af de {all} mål kan afgøres.")?,
        [(_, how)] if all == 2 => write!(f, "Begge mål {how}.")?,
        [(_, how)] => write!(f, "Alle {all} mål {how}.")?,
        parts => {
            write!(f, "Der er {all} mål: ")?;
            enumerate_clauses(f, parts, "og", |f, (count, how)| write!(f, "{count} {how}"))?;
            f.write_str(".")?;
        }
    }
    match (of.monitored, parts.is_empty()) {
        (0, _) => Ok(()),
        (1, true) => f.write_str("Tallet følges uden krav."),
        (count, true) => write!(f, "{count} tal følges uden krav."),
        (1, false) => f.write_str(" Desuden følges ét tal uden krav."),
        (count, false) => write!(f, " Desuden følges {count} tal uden krav."),
    }
}

fn surety(reason: Surety) -> &'static str {
    match reason {
        Surety::Certain => "uden forbehold",
        Surety::Reserved => "med forbehold",
        Surety::Rounding => "afrunding kan ændre afgørelsen",
        Surety::Chance => "forskellen kan være tilfældig",
        Surety::ChanceUnknown => "ukendt, om forskellen er tilfældig",
        Surety::Provisional => "foreløbige tal",
        Surety::Unreliable => "usikre tal",
        Surety::Updated => "tallene opdateres løbende",
        Surety::Revised => "reviderede tal",
        Surety::Break => "brud i tallene",
        Surety::Later => "nyere tal mangler",
        Surety::Missing => "tal mangler",
        Surety::Suppressed => "tal er diskretioneret",
        Surety::Zero => "kan ikke beregnes ud fra 0",
        Surety::NotDue => "der stilles endnu ikke krav",
        Surety::OutOfRange => "kan ikke beregnes nøjagtigt nok",
        Surety::Requirement => "kravet til sikkerhed er ikke opfyldt",
    }
}

fn note(f: &mut Formatter<'_>, note: &TableNote<'_>) -> fmt::Result {
    match note {
        TableNote::Revised => f.write_str("Revideret tal."),
        TableNote::Restated { before, now, on } => {
            let on = Day { date: *on, language: DA };
            match (before, now) {
                (Some(before), true) => write!(f, "Ændret fra {} den {on}.", Bare(before)),
                (Some(before), false) => write!(f, "Trukket tilbage den {on}; før var tallet {}.", Bare(before)),
                (None, true) => write!(f, "Først offentliggjort den {on}; før manglede tallet."),
                (None, false) => write!(f, "Trukket tilbage den {on}."),
            }
        }
        TableNote::Own(note) => f.write_str(note.get(DA)),
        TableNote::Break { at, area, reason, compared } => {
            let (place, at) = (Place(*area), when(*at));
            match compared {
                true => write!(f, "En ny tidsserie begynder i {at}{place}, men tallene sammenlignes alligevel")?,
                false => write!(f, "Tal{place} fra og med {at} kan ikke sammenlignes med tidligere tal")?,
            }
            reason.map_or(Ok(()), |reason| write!(f, ": {}", reason.get(DA)))?;
            f.write_str(".")
        }
        TableNote::Provisional => f.write_str("Foreløbigt tal."),
        TableNote::Estimated => f.write_str("Skønnet tal."),
        TableNote::LowReliability => f.write_str("Kilden betegner tallet som usikkert."),
        TableNote::Lacking(why) => f.write_str(match why {
            Why::Absent | Why::Missing => "Tallet mangler.",
            Why::Suppressed => "Tallet er ikke offentliggjort (diskretioneret).",
            Why::Zero => "Tallet kan ikke beregnes, fordi der divideres med 0.",
        }),
        TableNote::Updated => f.write_str("Tallene opdateres løbende og kan ændre sig."),
        TableNote::Incomparable => {
            f.write_str("Ændringen er ikke opgjort, fordi der er et brud i tallene mellem de to perioder.")
        }
        TableNote::Chance { significance, computed } => {
            f.write_str(match significance {
                Significance::Significant => "Ændringen er statistisk signifikant",
                Significance::NotSignificant => "Ændringen er ikke statistisk signifikant",
                Significance::Unknown => "Det vides ikke, om ændringen er statistisk signifikant",
            })?;
            f.write_str(if *computed { " (beregnet ud fra tallene)." } else { "." })
        }
        TableNote::Baseline => f.write_str("Udgangspunktet for målet."),
        TableNote::Differs(significance, area, reason) => {
            let area = area.name.get(DA);
            match significance {
                Significance::Significant => {
                    write!(f, "Forskellen mellem {area} og dette område er statistisk signifikant")?
                }
                Significance::NotSignificant => {
                    write!(f, "Forskellen mellem {area} og dette område er ikke statistisk signifikant")?;
                }
                Significance::Unknown => {
                    write!(f, "Det vides ikke, om forskellen mellem {area} og dette område er statistisk signifikant")?;
                }
            }
            because(f, *reason)
        }
        TableNote::Nothing => f.write_str("\u{2013} betyder, at der ikke er oplyst noget."),
        TableNote::NoRows => f.write_str("Der er endnu ingen rækker at vise."),
        TableNote::LeftOut(1) => f.write_str("1 række er udeladt, fordi det ikke er oplyst, om den hører med."),
        TableNote::LeftOut(count) => {
            write!(f, "{count} rækker er udeladt, fordi det ikke er oplyst, om de hører med.")
        }
        TableNote::Absent => f.write_str("\u{2013} betyder, at der ikke er noget tal."),
    }
}

fn because(f: &mut Formatter<'_>, reason: Option<&crate::name::Text>) -> fmt::Result {
    reason.map_or(Ok(()), |reason| write!(f, ": {}", reason.get(DA)))?;
    f.write_str(".")
}

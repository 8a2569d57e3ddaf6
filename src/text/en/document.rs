//! Headings, captions, cells and notes of a document.

mod figures;

use std::fmt::{self, Display, Formatter};

use super::words::{Bare, Difference, Full, Limited, Place, absolute, when};
use super::{EN, verdict_word};
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
            Heading::Report => "Report",
            Heading::Objectives => "Objectives",
            Heading::Overview => "Overview of the targets",
            Heading::Targets => "The targets, the figures and the verdicts",
            Heading::Remarks => "Remarks",
            Heading::Sources => "Sources",
            Heading::Conclusion => "Conclusion",
        }),
        Said::Numbered(number, name) => write!(f, "{number}. {}", capitalised(name)),
        Said::TableCaption(number, name) => write!(f, "Table {number}: {}", capitalised(name)),
        Said::FigureCaption(number, name) => write!(f, "Figure {number}: {}", capitalised(name)),
        Said::FiguresOf(name) => write!(f, "Figures for {}", name.get(EN)),
        Said::Outcomes(outcomes) => self::outcomes(f, outcomes),
        Said::Column(column) => f.write_str(column_name(*column)),
        Said::Short(period) => write!(f, "{}", Short(*period)),
        Said::ShortBaseline(period) => write!(f, "{} (baseline)", Short(*period)),
        Said::Change(None) => f.write_str("Change"),
        Said::Change(Some((from, to))) => write!(f, "Change {}", Between(*from, *to)),
        Said::Axis(unit, points) => axis(f, unit, *points),
        Said::Counted(name, unit) => write!(f, "{name} ({unit})"),
        Said::Value(amount) => write!(f, "{}", Bare(amount)),
        Said::ValueAt(amount, period) if matches!(amount.scale.unit, Unit::Per { .. }) => {
            write!(f, "{} ({})", Full(amount), Short(*period))
        }
        Said::ValueAt(amount, period) => write!(f, "{} ({})", Bare(amount), Short(*period)),
        Said::Limit(limit) => write!(f, "{}", Limited(limit)),
        Said::Goal(amount) => write!(f, "target: {}", Bare(amount)),
        Said::Kind(kind) => f.write_str(kind_word(*kind)),
        Said::VerdictAt(verdict, period) => write!(f, "{verdict} ({})", Short(*period)),
        Said::Common(sentences) => write!(f, "For all targets: {sentences}"),
        Said::OnlyArea(area) => {
            write!(f, "Targets and figures are for {} unless stated otherwise.", area.name.get(EN))
        }
        Said::Through(last) => write!(f, "Only figures up to {} are included.", when(*last)),
        Said::AsOf(date) => {
            write!(f, "The figures are shown as they were published by {}.", Day { date: *date, language: EN })
        }
        Said::Published(date) => {
            write!(f, "The newest figures were published on {}.", Day { date: *date, language: EN })
        }
        Said::Signed(amount, approximate) => {
            f.write_str(if *approximate { "about " } else { "" })?;
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
                let numeral = Numeral { number: percent.abs(), decimals, language: EN };
                write!(f, " ({}{numeral}%)", sign(&amount))?;
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
        Said::YesNo(true) => f.write_str("Yes"),
        Said::YesNo(false) => f.write_str("No"),
        Said::NotStated => f.write_str("Not stated"),
        Said::Note(note) => self::note(f, note),
        Said::Series(indicator, area) => write!(f, "{}{}", capitalised(indicator.get(EN)), Place(Some(area))),
        Said::Course(name, points) => {
            write!(f, "{}: ", capitalised(name))?;
            enumerate(f, points, "and", |f, (period, amount, doubt)| {
                write!(f, "{} in {}", Bare(amount), when(*period))?;
                doubt.map_or(Ok(()), |doubt| write!(f, " ({})", figures::doubt(doubt)))
            })?;
            f.write_str(".")
        }
        Said::NoFigures(name) => write!(f, "{}: no figures.", capitalised(name)),
        Said::Without(why, spans, count) => figures::without(f, *why, spans, *count),
        Said::Others(count, areas) => figures::others(f, *count, *areas),
        Said::Range { count, areas, lowest, highest, at, without } => {
            figures::others(f, *count, *areas)?;
            write!(f, ": from {} to {} in {}", Bare(lowest), Bare(highest), when(*at))?;
            if *without > 0 { write!(f, " ({without} without a figure).") } else { f.write_str(".") }
        }
        Said::Axes(from, to) => write!(f, "The vertical axis does not begin at 0 but runs from {from} to {to}."),
        Said::GoalBy(by, amount) => write!(f, "target {}: {}", Short(*by), Bare(amount)),
        Said::Dated(limit, at) => write!(f, "{limit} ({})", Short(*at)),
        Said::Mark(mark) => figures::mark(f, mark),
        Said::Break(at) => write!(f, "Break in {}", Short(*at)),
        Said::BreakOf(mark, names) => write!(f, "{mark} ({names})"),
        Said::Of(name, outcome) => write!(f, "{name}: {outcome}"),
        Said::Source(source) => write!(f, "Source: {}.", source.get(EN)),
        Said::Remark(name, note) => write!(f, "{}: {}", capitalised(name), note.get(EN)),
        Said::Part(title, from, to) => write!(f, "{title}, {}", Between(*from, *to)),
    }
}

/// A period in few letters.
struct Short(Period);

/// From one period to another.
struct Between(Period, Period);

impl Display for Short {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let (year, part) = (self.0.in_year(), self.0.part());
        match self.0.frequency() {
            Frequency::Year => write!(f, "{year}"),
            Frequency::HalfYear => write!(f, "H{part} {year}"),
            Frequency::Quarter => write!(f, "Q{part} {year}"),
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
                write!(f, "{} to {}", Short(self.0), Short(self.1))
            }
        }
    }
}

fn axis(f: &mut Formatter<'_>, unit: &Unit, points: bool) -> fmt::Result {
    match unit {
        Unit::Percent if points => f.write_str("percentage points"),
        Unit::Percent => f.write_str("percent"),
        Unit::Plain => Ok(()),
        Unit::Count { of, .. } | Unit::Amount(of) => f.write_str(of.get(EN)),
        Unit::Per { per, of } => {
            let per = Numeral { number: *per, decimals: decimals_for(*per, 0, 2), language: EN };
            write!(f, "per {per} {}", of.get(EN))
        }
    }
}

fn column_name(column: ColumnName) -> &'static str {
    match column {
        ColumnName::Target => "Target",
        ColumnName::Indicator => "Indicator",
        ColumnName::Latest => "Figure",
        ColumnName::Limit => "Limit",
        ColumnName::Margin => "Margin",
        ColumnName::Verdict => "Verdict",
        ColumnName::Surety => "Certainty",
        ColumnName::Sum => "Total",
        ColumnName::StatedSum => "Stated total",
        ColumnName::Difference => "Difference",
    }
}

/// What a kind of rule demands, in a word.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Maintain => "held at baseline",
        Kind::AnnualDecline => "yearly fall",
        Kind::AnnualRise => "yearly rise",
        Kind::Converge => "convergence",
        Kind::AtLeast | Kind::AtMost | Kind::MoreThan | Kind::LessThan => "threshold",
        Kind::Reach => "value to reach",
        Kind::Monitor => "monitored",
    }
}

fn outcomes(f: &mut Formatter<'_>, of: &Outcomes) -> fmt::Result {
    let all = of.met + of.not_met + of.on_course + of.behind + of.undetermined;
    let parts: Vec<(u32, &str)> = [
        (of.met, "met"),
        (of.not_met, "not met"),
        (of.on_course, "on course"),
        (of.behind, "behind"),
        (of.undetermined, "cannot be determined"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .collect();
    match parts.as_slice() {
        [] => {}
        [(_, how)] if all == 1 => write!(f, "The target {}{how}.", is(1, how))?,
        [_] if of.not_met == all => write!(f, "None of the {all} targets is met.")?,
        [_] if of.undetermined == all => write!(f, "None of the {all} targets can be determined.")?,
        [(_, how)] if all == 2 => write!(f, "Both targets {}{how}.", is(all, how))?,
        [(_, how)] => write!(f, "All {all} targets {}{how}.", is(all, how))?,
        parts => {
            write!(f, "There are {all} targets: ")?;
            enumerate_clauses(f, parts, "and", |f, (count, how)| write!(f, "{count} {}{how}", is(*count, how)))?;
            f.write_str(".")?;
        }
    }
    match (of.monitored, parts.is_empty()) {
        (0, _) => Ok(()),
        (1, true) => f.write_str("One figure is monitored without a requirement."),
        (count, true) => write!(f, "{count} figures are monitored without a requirement."),
        (1, false) => f.write_str(" A further figure is monitored without a requirement."),
        (count, false) => write!(f, " A further {count} figures are monitored without a requirement."),
    }
}

/// `1 is met`, `2 are met`, `2 cannot be determined`.
fn is(count: u32, how: &str) -> &'static str {
    match (how.starts_with("cannot"), count) {
        (true, _) => "",
        (false, 1) => "is ",
        (false, _) => "are ",
    }
}

fn surety(reason: Surety) -> &'static str {
    match reason {
        Surety::Certain => "without reservation",
        Surety::Reserved => "with reservations",
        Surety::Rounding => "rounding may change the verdict",
        Surety::Chance => "the difference may be chance",
        Surety::ChanceUnknown => "not known whether the difference is chance",
        Surety::Provisional => "provisional figures",
        Surety::Unreliable => "unreliable figures",
        Surety::Updated => "the figures are updated continually",
        Surety::Revised => "revised figures",
        Surety::Break => "break in the figures",
        Surety::Later => "newer figures are missing",
        Surety::Missing => "figures are missing",
        Surety::Suppressed => "figures are withheld",
        Surety::Zero => "cannot be computed from 0",
        Surety::NotDue => "nothing is demanded yet",
        Surety::OutOfRange => "cannot be computed exactly enough",
        Surety::Requirement => "what is required of the evidence does not hold",
    }
}

fn note(f: &mut Formatter<'_>, note: &TableNote<'_>) -> fmt::Result {
    match note {
        TableNote::Revised => f.write_str("Revised figure."),
        TableNote::Restated { before, now, on } => {
            let on = Day { date: *on, language: EN };
            match (before, now) {
                (Some(before), true) => write!(f, "Changed from {} on {on}.", Bare(before)),
                (Some(before), false) => write!(f, "Withdrawn on {on}; before, the figure was {}.", Bare(before)),
                (None, true) => write!(f, "First published on {on}; before, the figure was missing."),
                (None, false) => write!(f, "Withdrawn on {on}."),
            }
        }
        TableNote::Own(note) => f.write_str(note.get(EN)),
        TableNote::Break { at, area, reason, compared } => {
            let (place, at) = (Place(*area), when(*at));
            match compared {
                true => write!(f, "A new series begins in {at}{place}, but the figures are compared all the same")?,
                false => write!(f, "Figures{place} from {at} on cannot be compared with earlier ones")?,
            }
            reason.map_or(Ok(()), |reason| write!(f, ": {}", reason.get(EN)))?;
            f.write_str(".")
        }
        TableNote::Provisional => f.write_str("Provisional figure."),
        TableNote::Estimated => f.write_str("Estimated figure."),
        TableNote::LowReliability => f.write_str("The source calls the figure unreliable."),
        TableNote::Lacking(why) => f.write_str(match why {
            Why::Absent | Why::Missing => "The figure is missing.",
            Why::Suppressed => "The figure is withheld.",
            Why::Zero => "The figure cannot be computed because it would be divided by 0.",
        }),
        TableNote::Updated => f.write_str("The figures are updated continually and may change."),
        TableNote::Incomparable => f.write_str("No change is given because the series breaks between the two periods."),
        TableNote::Chance { significance, computed } => {
            f.write_str(match significance {
                Significance::Significant => "The change is statistically significant",
                Significance::NotSignificant => "The change is not statistically significant",
                Significance::Unknown => "It is not known whether the change is statistically significant",
            })?;
            f.write_str(if *computed { " (computed from the figures)." } else { "." })
        }
        TableNote::Baseline => f.write_str("The baseline of the target."),
        TableNote::Differs(significance, area, reason) => {
            let area = area.name.get(EN);
            match significance {
                Significance::Significant => {
                    write!(f, "The difference between {area} and this area is statistically significant")?
                }
                Significance::NotSignificant => {
                    write!(f, "The difference between {area} and this area is not statistically significant")?;
                }
                Significance::Unknown => {
                    write!(
                        f,
                        "It is not known whether the difference between {area} and this area is statistically significant"
                    )?;
                }
            }
            because(f, *reason)
        }
        TableNote::Nothing => f.write_str("\u{2013} means that nothing is stated."),
        TableNote::NoRows => f.write_str("There are no rows to show yet."),
        TableNote::LeftOut(1) => f.write_str("1 row is left out because it is not stated whether it belongs here."),
        TableNote::LeftOut(count) => {
            write!(f, "{count} rows are left out because it is not stated whether they belong here.")
        }
        TableNote::Absent => f.write_str("\u{2013} means that there is no figure."),
    }
}

fn because(f: &mut Formatter<'_>, reason: Option<&crate::name::Text>) -> fmt::Result {
    reason.map_or(Ok(()), |reason| write!(f, ": {}", reason.get(EN)))?;
    f.write_str(".")
}

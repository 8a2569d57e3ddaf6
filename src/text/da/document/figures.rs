//! What a figure says of its marks, and of what it does not show.

use std::fmt::{self, Formatter};

use crate::finding::Why;
use crate::period::Period;
use crate::text::da::words::{Span, when};
use crate::text::facts::document::{Doubt, Hollow, Mark};
use crate::text::shape::enumerate;

/// So many stretches of time are told one by one.
const MOST: usize = 6;

/// What kind of `tal` a figure is.
pub(super) fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Provisional => "foreløbigt",
        Doubt::Estimated => "skønnet",
        Doubt::Unreliable => "usikkert",
    }
}

pub(super) fn without(f: &mut Formatter<'_>, why: Why, spans: &[(Period, Period)], count: usize) -> fmt::Result {
    let one = count == 1;
    match (why, one) {
        (Why::Absent | Why::Missing, true) => f.write_str("Der er ikke noget tal for ")?,
        (Why::Absent | Why::Missing, false) => f.write_str("Der er ikke tal for ")?,
        (Why::Suppressed | Why::Zero, true) => f.write_str("Tallet for ")?,
        (Why::Suppressed | Why::Zero, false) => f.write_str("Tallene for ")?,
    }
    if spans.len() > MOST {
        write!(f, "{count} perioder")?;
    } else {
        enumerate(f, spans, "og", |f, (from, to)| write!(f, "{}", Span(*from, *to)))?;
    }
    f.write_str(match why {
        Why::Absent | Why::Missing => ".",
        Why::Suppressed if one => " er ikke offentliggjort (diskretioneret).",
        Why::Suppressed => " er ikke offentliggjort (diskretionerede).",
        Why::Zero => " kan ikke beregnes, fordi der divideres med 0.",
    })
}

/// Series that are not named.
pub(super) fn others(f: &mut Formatter<'_>, count: usize, areas: bool) -> fmt::Result {
    let noun = match (areas, count) {
        (true, 1) => "andet område",
        (true, _) => "andre områder",
        (false, 1) => "anden kurve",
        (false, _) => "andre kurver",
    };
    write!(f, "{count} {noun}")
}

pub(super) fn mark(f: &mut Formatter<'_>, mark: &Mark) -> fmt::Result {
    match mark {
        Mark::Limit { dashed: true } => f.write_str("Stiplet linje med tykke streger: grænsen."),
        Mark::Limit { dashed: false } => f.write_str("Tyk streg: grænsen."),
        Mark::Beyond => f.write_str("Tonet felt: uden for grænsen."),
        Mark::Interval { band, stroke, percent } => {
            f.write_str(match (band, stroke) {
                (true, true) => "Tonet bånd eller lodret streg: ",
                (true, false) => "Tonet bånd: ",
                (false, _) => "Lodret streg: ",
            })?;
            percent.map_or(Ok(()), |percent| write!(f, "{percent} %-"))?;
            f.write_str("konfidensinterval.")
        }
        Mark::Ends(at) => write!(f, "Fremhævet: det højeste og det laveste tal i {}.", when(*at)),
        Mark::Hollow(hollow, doubts) => {
            f.write_str(match hollow {
                Hollow::Circle => "Åben cirkel: ",
                Hollow::Point => "Åbent punkt: ",
                Hollow::Column => "Åben søjle: ",
            })?;
            enumerate(f, doubts, "eller", |f, doubt| f.write_str(self::doubt(*doubt)))?;
            f.write_str(" tal.")
        }
        Mark::Cut => f.write_str("Zigzaglinje på aksen: aksen begynder ikke ved 0."),
        Mark::Dash => f.write_str("\u{2013} betyder, at der ikke er noget tal."),
    }
}

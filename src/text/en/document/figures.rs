//! What a figure says of its marks, and of what it does not show.

use std::fmt::{self, Formatter};

use crate::finding::Why;
use crate::period::Period;
use crate::text::en::words::{Span, when};
use crate::text::facts::document::{Doubt, Hollow, Mark};
use crate::text::shape::enumerate;

/// So many stretches of time are told one by one.
const MOST: usize = 6;

/// What kind of figure it is.
pub(super) fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Provisional => "provisional",
        Doubt::Estimated => "estimated",
        Doubt::Unreliable => "unreliable",
    }
}

pub(super) fn without(f: &mut Formatter<'_>, why: Why, spans: &[(Period, Period)], count: usize) -> fmt::Result {
    let one = count == 1;
    match (why, one) {
        (Why::Absent | Why::Missing, true) => f.write_str("There is no figure for ")?,
        (Why::Absent | Why::Missing, false) => f.write_str("There are no figures for ")?,
        (Why::Suppressed | Why::Zero, true) => f.write_str("The figure for ")?,
        (Why::Suppressed | Why::Zero, false) => f.write_str("The figures for ")?,
    }
    if spans.len() > MOST {
        write!(f, "{count} periods")?;
    } else {
        enumerate(f, spans, "and", |f, (from, to)| write!(f, "{}", Span(*from, *to)))?;
    }
    f.write_str(match (why, one) {
        (Why::Absent | Why::Missing, _) => ".",
        (Why::Suppressed, true) => " is withheld.",
        (Why::Suppressed, false) => " are withheld.",
        (Why::Zero, _) => " cannot be computed because of a division by 0.",
    })
}

/// Series that are not named.
pub(super) fn others(f: &mut Formatter<'_>, count: usize, areas: bool) -> fmt::Result {
    let noun = match (areas, count) {
        (true, 1) => "area",
        (true, _) => "areas",
        (false, 1) => "line",
        (false, _) => "lines",
    };
    write!(f, "{count} other {noun}")
}

pub(super) fn mark(f: &mut Formatter<'_>, mark: &Mark) -> fmt::Result {
    match mark {
        Mark::Limit { dashed: true } => f.write_str("Dashed line with thick strokes: the limit."),
        Mark::Limit { dashed: false } => f.write_str("Thick stroke: the limit."),
        Mark::Beyond => f.write_str("Tinted area: outside the limit."),
        Mark::Interval { band, stroke, percent } => {
            f.write_str(match (band, stroke) {
                (true, true) => "Tinted band or upright stroke: ",
                (true, false) => "Tinted band: ",
                (false, _) => "Upright stroke: ",
            })?;
            percent.map_or(Ok(()), |percent| write!(f, "{percent}% "))?;
            f.write_str("confidence interval.")
        }
        Mark::Ends(at) => write!(f, "Highlighted: the highest and the lowest figure in {}.", when(*at)),
        Mark::Hollow(hollow, doubts) => {
            f.write_str(match hollow {
                Hollow::Circle => "Open circle: ",
                Hollow::Point => "Open marker: ",
                Hollow::Column => "Open column: ",
            })?;
            enumerate(f, doubts, "or", |f, doubt| f.write_str(self::doubt(*doubt)))?;
            f.write_str(" figure.")
        }
        Mark::Cut => f.write_str("Zigzag line on the axis: the axis does not begin at 0."),
        Mark::Dash => f.write_str("\u{2013} means that there is no figure."),
    }
}

//! The formulas of derived indicators.

use super::{Observed, Reading};
use crate::figure::Figure;
use crate::indicator::Derivation;
use crate::number::Number;
use crate::series::Status;

/// One derived value: present where all parts are, and no better than the worst of them.
pub(super) fn value(derivation: &Derivation, parts: &[Reading]) -> Reading {
    let (mut status, mut unsettled) = (Status::Normal, false);
    let (mut absent, mut zero, mut out_of_range) = (false, false, false);
    for part in parts {
        match part {
            Reading::Absent => absent = true,
            Reading::Missing => status = Status::Missing,
            Reading::Suppressed => status = status.max(Status::Suppressed),
            Reading::Zero => zero = true,
            Reading::OutOfRange => out_of_range = true,
            Reading::Value(part) => {
                status = status.max(part.status);
                unsettled |= part.unsettled;
            }
        }
    }
    match status {
        _ if absent => return Reading::Absent,
        Status::Missing => return Reading::Missing,
        Status::Suppressed => return Reading::Suppressed,
        _ if zero => return Reading::Zero,
        _ if out_of_range => return Reading::OutOfRange,
        Status::Normal
        | Status::Revised
        | Status::Break
        | Status::Provisional
        | Status::Estimated
        | Status::LowReliability => {}
    }
    let figures = parts.iter().filter_map(|part| match part {
        Reading::Value(part) => Some(part.figure),
        Reading::Absent | Reading::Missing | Reading::Suppressed | Reading::Zero | Reading::OutOfRange => None,
    });
    match derived_figure(derivation, figures) {
        Ok(Some(figure)) => Reading::Value(Observed { figure, status, unsettled }),
        Ok(None) => Reading::OutOfRange,
        Err(OfNothing) => Reading::Zero,
    }
}

/// A share or rate whose `of` is 0.
struct OfNothing;

fn derived_figure(
    derivation: &Derivation,
    mut parts: impl Iterator<Item = Figure>,
) -> Result<Option<Figure>, OfNothing> {
    let first = parts.next();
    Ok(match derivation {
        Derivation::Sum(_) => first.and_then(|first| parts.try_fold(first, Figure::add)),
        Derivation::Difference(..) => first.zip(parts.next()).and_then(|(from, less)| from.sub(less)),
        Derivation::Share { .. } => ratio(first, parts.next(), Number::from(100))?,
        Derivation::Rate { per, .. } => ratio(first, parts.next(), *per)?,
    })
}

fn ratio(above: Option<Figure>, below: Option<Figure>, factor: Number) -> Result<Option<Figure>, OfNothing> {
    let Some((above, below)) = above.zip(below) else { return Ok(None) };
    if below.value.is_zero() {
        return Err(OfNothing);
    }
    Ok(above.map(|value| value.checked_mul(factor)).and_then(|above| above.ratio(below)))
}

//! What is declared differently: the target and its indicators.

use std::fmt::{self, Formatter};

use super::super::words::{Span, when};
use super::super::{EN, rules};
use crate::indicator::{Better, Unit};
use crate::name::Text;
use crate::target::{Judged, Require, Window};
use crate::text::facts::Proof;
use crate::text::facts::changes::{Declaration, Formula};
use crate::text::shape::{Numeral, decimals_for, enumerate};

/// Which periods count.
pub(super) struct Counting(pub(super) Judged);

impl fmt::Display for Counting {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Judged::Latest => f.write_str("only the newest figure"),
            Judged::EveryPeriod => f.write_str("every period"),
            Judged::At(period) => write!(f, "only {}", when(period)),
        }
    }
}

pub(super) fn window(f: &mut Formatter<'_>, before: Option<Window>, after: Option<Window>) -> fmt::Result {
    f.write_str("The target now covers ")?;
    match after {
        Some(Window { from, to }) => write!(f, "{}", Span(from, to))?,
        None => f.write_str("all years")?,
    }
    match before {
        Some(Window { from, to }) => write!(f, " (before: {}).", Span(from, to)),
        None => f.write_str(" (before: all years)."),
    }
}

pub(super) fn require(f: &mut Formatter<'_>, now: Require, no_longer: Require, of: Proof) -> fmt::Result {
    let significant = match of {
        Proof::Worsening => "that a worsening is statistically significant",
        Proof::Difference => "that the difference is statistically significant",
        Proof::Gap => "that the change in the gap is statistically significant",
    };
    let clauses = |require: Require| {
        let clauses = [
            (require.significant, significant),
            (require.firm, "that rounding cannot change the verdict"),
            (require.settled, "that the figures are final"),
        ];
        clauses.into_iter().filter(|(holds, _)| *holds).map(|(_, clause)| clause).collect::<Vec<_>>()
    };
    let (now, no_longer) = (clauses(now), clauses(no_longer));
    if !now.is_empty() {
        f.write_str("It is now required ")?;
        enumerate(f, &now, "and", |f, clause| f.write_str(clause))?;
        f.write_str(if no_longer.is_empty() { "." } else { ". " })?;
    }
    if !no_longer.is_empty() {
        f.write_str("It is no longer required ")?;
        enumerate(f, &no_longer, "and", |f, clause| f.write_str(clause))?;
        f.write_str(".")?;
    }
    Ok(())
}

pub(super) fn declared(f: &mut Formatter<'_>, part: Option<&Text>, declaration: &Declaration<'_>) -> fmt::Result {
    if let Declaration::Better(better) = declaration {
        return f.write_str(match better {
            Better::Lower => "A lower value now counts as better (before: a higher one).",
            Better::Higher => "A higher value now counts as better (before: a lower one).",
        });
    }
    f.write_str("The figures ")?;
    part.map_or(Ok(()), |part| write!(f, "({}) ", part.get(EN)))?;
    match declaration {
        Declaration::Better(_) => Ok(()),
        Declaration::Derived { before, after } => {
            f.write_str("are now computed as ")?;
            formula(f, after)?;
            f.write_str(" (before: ")?;
            formula(f, before)?;
            f.write_str(").")
        }
        Declaration::Measured(true) => f.write_str("are now measured from the register in another way."),
        Declaration::Measured(false) => f.write_str("are no longer measured from a register."),
        Declaration::Level { before, after } => {
            let (before, after) = (100 - before.percent(), 100 - after.percent());
            write!(f, "are now tested for statistical significance at the {after}% level (before: {before}%).")
        }
        Declaration::Uncertainty => f.write_str("are now tested for statistical significance in another way."),
        Declaration::Unit { before, after } => {
            write!(f, "are now given {} (before: {}).", InUnit(after), InUnit(before))
        }
        Declaration::Frequency { before, after } => {
            write!(f, "are now given {} (before: {}).", rules::every(*after), rules::every(*before))
        }
        Declaration::Decimals { before, after } => {
            f.write_str("are now published ")?;
            decimals(f, *after)?;
            f.write_str(" (before: ")?;
            decimals(f, *before)?;
            f.write_str(").")
        }
        Declaration::Sample(true) => f.write_str("are now from a sample, so differences may be due to chance."),
        Declaration::Sample(false) => f.write_str("are no longer from a sample."),
        Declaration::Revised(true) => f.write_str("are now updated continually, so the verdict may change."),
        Declaration::Revised(false) => f.write_str("are no longer updated continually."),
    }
}

struct InUnit<'a>(&'a Unit);

impl fmt::Display for InUnit<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unit::Percent => f.write_str("in percent"),
            Unit::Plain => f.write_str("without a unit"),
            Unit::Count { of, .. } => write!(f, "as a number of {}", of.get(EN)),
            Unit::Per { per, of } => {
                let per = Numeral { number: *per, decimals: decimals_for(*per, 0, 2), language: EN };
                write!(f, "per {per} {}", of.get(EN))
            }
            Unit::Amount(of) => write!(f, "in {}", of.get(EN)),
        }
    }
}

fn formula(f: &mut Formatter<'_>, formula: &Formula<'_>) -> fmt::Result {
    match formula {
        Formula::Measured => f.write_str("measured figures"),
        Formula::Share(part, of) => write!(f, "{} in percent of {}", part.get(EN), of.get(EN)),
        Formula::Rate(count, of, per) => {
            let per = Numeral { number: *per, decimals: decimals_for(*per, 0, 2), language: EN };
            write!(f, "{per} times {} divided by {}", count.get(EN), of.get(EN))
        }
        Formula::Sum(parts) => {
            f.write_str("the sum of ")?;
            enumerate(f, parts, "and", |f, part| f.write_str(part.get(EN)))
        }
        Formula::Difference(from, less) => write!(f, "{} minus {}", from.get(EN), less.get(EN)),
    }
}

fn decimals(f: &mut Formatter<'_>, count: u32) -> fmt::Result {
    match count {
        0 => f.write_str("without decimals"),
        1 => f.write_str("with 1 decimal"),
        many => write!(f, "with {many} decimals"),
    }
}

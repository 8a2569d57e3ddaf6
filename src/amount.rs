//! Amounts that rules are declared with: levels and steps, kept apart as types.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::number::{Number, NumberError};

/// A level: a value that the indicator may have, in the indicator's unit.
///
/// `75` and, for an indicator in percent, `75 %` mean the same; the sign is refused with any other unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// The value in the indicator's unit.
    pub value: Number,
    /// Whether it was written with a percent sign.
    pub percent_sign: bool,
}

/// A step: a change, or a tolerated distance, with the kind of amount it is.
///
/// ```
/// use maal::{Step, StepKind};
/// let step: Step = "5 %".parse().unwrap();
/// assert_eq!(step.kind, StepKind::Relative);
/// assert_eq!(step.to_string(), "5 %");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// How much, as written.
    pub amount: Number,
    /// Of what kind.
    pub kind: StepKind,
}

/// What the amount of a step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Units of the indicator: `3`.
    InUnit,
    /// Percent of the value that is stepped from, whose sign does not matter: `5 %`.
    Relative,
    /// Percentage points, for an indicator in percent: `2 pp`.
    PercentagePoints,
}

impl Level {
    /// A level in the indicator's unit.
    #[must_use]
    pub fn new(value: impl Into<Number>) -> Level {
        Level { value: value.into(), percent_sign: false }
    }
}

impl Step {
    /// A step in units of the indicator.
    #[must_use]
    pub fn in_unit(amount: impl Into<Number>) -> Step {
        Step { amount: amount.into(), kind: StepKind::InUnit }
    }

    /// A step in percent of the value that is stepped from.
    #[must_use]
    pub fn percent(amount: impl Into<Number>) -> Step {
        Step { amount: amount.into(), kind: StepKind::Relative }
    }

    /// A step in percentage points.
    #[must_use]
    pub fn percentage_points(amount: impl Into<Number>) -> Step {
        Step { amount: amount.into(), kind: StepKind::PercentagePoints }
    }

    /// The step in units of the indicator when it is taken from `from`: itself, or `amount` / 100 · |`from`|.
    pub(crate) fn taken_from(self, from: Number) -> Option<Number> {
        match self.kind {
            StepKind::InUnit | StepKind::PercentagePoints => Some(self.amount),
            StepKind::Relative => self.amount.checked_mul(from.abs())?.checked_div(Number::from(100)),
        }
    }

    /// A relative step from 0 says nothing.
    pub(crate) fn is_void_from(self, from: Number) -> bool {
        self.kind == StepKind::Relative && from.is_zero()
    }
}

impl FromStr for Level {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Level, NumberError> {
        let text = text.trim();
        // `+10 %` is a change, which a level is not.
        if text.starts_with('+') {
            return Err(NumberError::Malformed);
        }
        let number = text.strip_suffix('%');
        Ok(Level { value: number.unwrap_or(text).trim_end().parse()?, percent_sign: number.is_some() })
    }
}

impl FromStr for Step {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Step, NumberError> {
        const SIGNS: [(&str, StepKind); 4] = [
            ("%", StepKind::Relative),
            ("pp", StepKind::PercentagePoints),
            ("procentpoint", StepKind::PercentagePoints),
            ("percentage points", StepKind::PercentagePoints),
        ];
        let text = text.trim();
        let signed = SIGNS.iter().find_map(|(sign, kind)| Some((text.strip_suffix(sign)?, *kind)));
        let (number, kind) = signed.unwrap_or((text, StepKind::InUnit));
        Ok(Step { amount: number.trim_end().parse()?, kind })
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)
    }
}

/// As it is written in a target: `3`, `5 %`, `2 pp`.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            StepKind::InUnit => write!(f, "{}", self.amount),
            StepKind::Relative => write!(f, "{} %", self.amount),
            StepKind::PercentagePoints => write!(f, "{} pp", self.amount),
        }
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

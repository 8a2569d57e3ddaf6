//! How uncertain the values of an indicator are: the declared method, and its constants.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::number::Number;

/// How the uncertainty of an indicator's values is computed from what its observations carry.
///
/// Declared per indicator. It makes differences between values testable and gives each value an interval.
///
/// ```
/// use maal::{Confidence, Method, Sides, Uncertainty};
/// let survey = Uncertainty { design_effect: "1.4".parse().ok(), ..Uncertainty::new(Method::Proportion) };
/// assert_eq!((survey.level, survey.sides), (Confidence::Percent95, Sides::Two));
/// assert_eq!(survey.critical_value().to_string(), "3.841458820694");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uncertainty {
    /// What kind of value it is, and so where its variance comes from.
    pub method: Method,
    /// How sure a statement must be.
    pub level: Confidence,
    /// Whether differences count in both directions, or only in the one that a rule demands.
    pub sides: Sides,
    /// By how much the design of the sample multiplies the variance of a share; 1 where nothing is given.
    pub design_effect: Option<Number>,
}

/// Where the variance of a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A share of a sample: from the value and `n`, how many were asked. With x in percent, x · (100 - x) / n.
    Proportion,
    /// Events that were counted: the count itself. For a rate, value · per / `n`, the population.
    Poisson,
    /// Published as a standard error: its square.
    StandardError,
    /// Published as a confidence interval of this level, whose ends lie z standard errors from the value: the square of
    /// (upper - lower) / 2z.
    ConfidenceInterval(Confidence),
}

/// How sure a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// 90 percent.
    Percent90,
    /// 95 percent.
    Percent95,
    /// 99 percent.
    Percent99,
}

/// In which direction a difference counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// Only in the one that a rule demands; under `maintain` the worsening.
    One,
    /// In both.
    Two,
}

impl Uncertainty {
    /// A method with 95 percent and two sides.
    #[must_use]
    pub fn new(method: Method) -> Uncertainty {
        Uncertainty { method, level: Confidence::Percent95, sides: Sides::Two, design_effect: None }
    }

    /// z²: what the square of a difference, divided by its variance, must reach to be significant.
    #[must_use]
    pub fn critical_value(&self) -> Number {
        self.level.squared_quantile(self.sides)
    }
}

impl Method {
    /// The names of the format.
    pub(crate) const NAMES: [&'static str; 4] = ["proportion", "poisson", "standard_error", "confidence_interval"];

    /// Its name in the format.
    #[must_use]
    pub fn name(self) -> &'static str {
        let [proportion, poisson, standard_error, confidence_interval] = Method::NAMES;
        match self {
            Method::Proportion => proportion,
            Method::Poisson => poisson,
            Method::StandardError => standard_error,
            Method::ConfidenceInterval(_) => confidence_interval,
        }
    }
}

impl Confidence {
    /// All three.
    pub const ALL: [Confidence; 3] = [Confidence::Percent90, Confidence::Percent95, Confidence::Percent99];

    /// In percent.
    #[must_use]
    pub fn percent(self) -> u32 {
        match self {
            Confidence::Percent90 => 90,
            Confidence::Percent95 => 95,
            Confidence::Percent99 => 99,
        }
    }

    /// The square of the standard normal quantile, rounded to 12 decimals.
    #[must_use]
    pub fn squared_quantile(self, sides: Sides) -> Number {
        let trillionths = match (self, sides) {
            (Confidence::Percent90, Sides::One) => 1_642_374_415_150,
            (Confidence::Percent90, Sides::Two) | (Confidence::Percent95, Sides::One) => 2_705_543_454_095,
            (Confidence::Percent95, Sides::Two) => 3_841_458_820_694,
            (Confidence::Percent99, Sides::One) => 5_411_894_431_054,
            (Confidence::Percent99, Sides::Two) => 6_634_896_601_021,
        };
        Number::decimal(trillionths, 12).unwrap_or(Number::ONE)
    }
}

/// In percent.
impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.percent())
    }
}

/// As it is declared.
impl Serialize for Uncertainty {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("method", self.method.name())?;
        if let Method::ConfidenceInterval(level) = self.method {
            map.serialize_entry("interval_level", &level)?;
        }
        map.serialize_entry("level", &self.level)?;
        map.serialize_entry("sides", &self.sides)?;
        map.serialize_entry("design_effect", &self.design_effect)?;
        map.end()
    }
}

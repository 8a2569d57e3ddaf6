//! Declared checks whether figures agree with each other.

use crate::name::{Id, Text};
use crate::target::Areas;

/// A check whether figures agree with each other, in each of some areas. It never changes a verdict.
///
/// A plain declaration; a [`Rulebook`](crate::Rulebook) checks it.
///
/// ```
/// use maal::{Agreement, FigureCheck};
/// let parts = vec!["harassment".into(), "threats".into()];
/// let check = FigureCheck::new(Agreement::Sum { total: "offences".into(), parts });
/// # let _ = check;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct FigureCheck {
    /// What must agree.
    pub agreement: Agreement,
    /// Where; in all areas nothing is checked where the total, or the rate, has no figure.
    pub areas: Areas,
    /// A name of its own.
    pub name: Option<Text>,
    /// Where the figures stand together.
    pub source: Option<Text>,
    /// A remark for the reader.
    pub note: Option<Text>,
}

/// Figures that must agree, in one area and period.
#[derive(Clone, Debug, PartialEq)]
pub enum Agreement {
    /// The parts add up to the total.
    Sum {
        /// The total.
        total: Id,
        /// What it is made of.
        parts: Vec<Id>,
    },
    /// The rate is what the count makes per so many of the population, as the unit of the rate says.
    Rate {
        /// The rate.
        rate: Id,
        /// What is counted.
        count: Id,
        /// Among how many; where it is not given, it is said which populations would fit.
        population: Option<Id>,
    },
}

impl FigureCheck {
    /// A check in every area, with everything else left open.
    #[must_use]
    pub fn new(agreement: Agreement) -> FigureCheck {
        FigureCheck { agreement, areas: Areas::All, name: None, source: None, note: None }
    }
}

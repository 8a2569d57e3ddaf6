//! Why an assessment is another than before.

use serde::Serialize;

use crate::finding::{Caveat, Limit, Role, Significance, Verdict};
use crate::indicator::Indicator;
use crate::name::Id;
use crate::number::Number;
use crate::period::Period;
use crate::rule::Rule;
use crate::target::{Judged, Require, Window};

/// Why an assessment is another than before.
#[derive(Clone, Debug, PartialEq)]
pub enum Because<'a> {
    /// It was not there before.
    New(Part),
    /// It is not there any more.
    Gone(Part),
    /// Another rule, or other parameters.
    Rule {
        /// The rule before.
        before: &'a Rule,
        /// The rule now.
        after: &'a Rule,
    },
    /// Another indicator is judged.
    Indicator {
        /// The indicator before.
        before: &'a Id,
        /// The indicator now.
        after: &'a Id,
    },
    /// The target says otherwise which periods decide.
    Judged {
        /// Before.
        before: Judged,
        /// Now.
        after: Judged,
    },
    /// Another window, from which other periods decide or are still to come.
    Window {
        /// Before.
        before: Option<Window>,
        /// Now.
        after: Option<Window>,
    },
    /// Other things are required of the evidence.
    Require {
        /// Before.
        before: Require,
        /// Now.
        after: Require,
    },
    /// Whether figures may be compared across a break.
    AcrossBreaks {
        /// Before.
        before: bool,
        /// Now.
        after: bool,
    },
    /// The indicator, or one that it is derived from, is declared differently.
    Declaration {
        /// The indicator.
        indicator: &'a Id,
        /// What of it.
        of: Declared,
        /// The declaration before.
        before: &'a Indicator,
        /// The declaration now.
        after: &'a Indicator,
    },
    /// A break was declared or withdrawn, or an observation says for the first time, or no longer, that it is one.
    Break {
        /// The indicator.
        indicator: &'a Id,
        /// The area.
        area: &'a Id,
        /// The first period of the new series.
        at: Period,
        /// Whether it is there now; else it was there before.
        declared: bool,
    },
    /// Other periods decide: of `judged: latest` a newer one, of `every_period` further ones.
    Period {
        /// Those that decided only before.
        no_longer: Vec<Held>,
        /// Those that decide only now.
        now: Vec<Held>,
    },
    /// A figure that both assessments rest on is another: revised, final at last, newly there, or gone.
    Figure {
        /// The indicator.
        indicator: &'a Id,
        /// The area.
        area: &'a Id,
        /// The period.
        period: Period,
        /// What it is used for; none for the value that is judged itself.
        role: Option<Role>,
        /// The figure before.
        before: Published,
        /// The figure now.
        after: Published,
    },
    /// What a figure's uncertainty is computed from is another, and with it what is known of a difference.
    Sample {
        /// The area.
        area: &'a Id,
        /// The period.
        period: Period,
        /// What it was.
        before: SampleOf,
        /// What it is now.
        after: SampleOf,
    },
    /// Another thing is known of the difference between the two compared values.
    Significance {
        /// The period.
        period: Period,
        /// What was known.
        before: Option<Significance>,
        /// What is known now.
        after: Option<Significance>,
    },
    /// Nothing but a caveat came or went, and with it the certainty.
    Caveat {
        /// The caveat.
        caveat: Caveat<&'a Id, &'a Id>,
        /// Whether it is there now; else it was there before.
        came: bool,
    },
}

/// What the uncertainty of a figure is computed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SampleOf {
    /// How many were asked, or the population of a rate.
    pub n: Option<Number>,
    /// The variance, where it is published with the figure.
    pub variance: Option<Number>,
}

/// What is new or gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The whole target.
    Target,
    /// One of its areas.
    Area,
}

/// What of an indicator is declared differently. Breaks are causes of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Declared {
    /// How it is computed from others.
    Derived,
    /// How it is measured from a register.
    Measured,
    /// What its values count.
    Unit,
    /// Which way is better.
    Better,
    /// How often it is measured.
    Frequency,
    /// The published decimals, where rounding became decisive or no longer is.
    Decimals,
    /// Whether its differences may be chance.
    Sample,
    /// How its uncertainty is computed, where what is known of chance moved with it.
    Uncertainty,
    /// Whether its figures are updated continually.
    Revised,
}

/// What was held against what in a period that decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// The period.
    pub period: Period,
    /// Its verdict.
    pub verdict: Verdict,
    /// The value.
    pub value: Option<Number>,
    /// The limit.
    pub limit: Option<Limit>,
    /// The other area's value, where the rule follows one.
    pub reference: Option<Number>,
}

/// A figure as it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Published {
    /// The value, where there is one.
    pub value: Option<Number>,
    /// How far it can be relied on.
    pub standing: Standing,
}

/// How far a figure can be relied on, as far as a verdict rests on it. A figure that is called revised, or the first of
/// a new series, is as final as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It stands.
    Final,
    /// It will be replaced by a final figure.
    Provisional,
    /// It is an estimate.
    Estimated,
    /// The publisher calls it uncertain.
    LowReliability,
    /// It exists and is withheld.
    Suppressed,
    /// There is none.
    Missing,
}

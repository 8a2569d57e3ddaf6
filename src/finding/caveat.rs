//! What makes a finding less than certain.

use serde::Serialize;

use super::{Significance, Untested, Why};
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::date::Date;
use crate::name::{Id, Text};
use crate::number::Number;
use crate::period::Period;
use crate::series::Status;

/// What makes a finding less than certain.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Caveat<I, A> {
    /// The unrounded figures could give the other verdict: they may shift the margin by so much; `null` where no
    /// bound can be given.
    Rounding {
        /// How far the margin may shift.
        shift: Option<Number>,
    },
    /// The difference may be chance.
    NotSignificant,
    /// It is not known whether the difference may be chance.
    SignificanceUnknown {
        /// Why, where the source says so.
        reason: Option<Text>,
        /// Why, where a test was declared and gave no answer.
        untested: Option<Untested>,
    },
    /// The source states the significance of a difference otherwise than a test finds it; the source's word counts.
    SignificanceContradicted {
        /// What the source states.
        stated: Significance,
        /// What the test finds.
        computed: Significance,
    },
    /// A figure is provisional or estimated.
    Unsettled {
        /// The indicator.
        indicator: I,
        /// The area.
        area: A,
        /// The period.
        period: Period,
        /// Which of the two.
        status: Status,
    },
    /// The publisher calls a figure uncertain.
    LowReliability {
        /// The indicator.
        indicator: I,
        /// The area.
        area: A,
        /// The period.
        period: Period,
    },
    /// A part of a derived value is revised, or the first of a new series.
    PartStatus {
        /// The part.
        indicator: I,
        /// The area.
        area: A,
        /// The period.
        period: Period,
        /// Its status.
        status: Status,
    },
    /// The figures are updated continually.
    Revised,
    /// A figure is another than the one published before.
    Restated {
        /// The indicator.
        indicator: I,
        /// The area.
        area: A,
        /// The period.
        period: Period,
        /// The value before; none where the figure was missing or withheld, or is withheld now.
        from: Option<Number>,
        /// The value that holds; none where the figure was taken back.
        to: Option<Number>,
        /// When that was published.
        on: Date,
    },
    /// The limit follows a baseline that was restated.
    BaselineRestated {
        /// The limit with the baseline as it was before; none where that is not known, as of a derived baseline.
        limit_before: Option<Number>,
    },
    /// Figures on either side of a break are compared.
    Break {
        /// The indicator.
        indicator: I,
        /// The area.
        area: A,
        /// The first period of the new series.
        at: Period,
    },
    /// What a monitored value would be compared with is missing.
    Missing {
        /// The indicator.
        indicator: I,
        /// The area.
        area: A,
        /// The period.
        period: Period,
        /// In which way.
        why: Why,
    },
    /// A later period without a value was passed over.
    PassedOver {
        /// The period.
        period: Period,
        /// In which way its value is missing.
        why: Why,
    },
    /// A value that should fall stands at 0 already.
    AtFloor,
    /// The baseline is better than the goal already.
    BeyondGoal,
}

impl Caveat<IndicatorIndex, AreaIndex> {
    /// The same with names.
    pub(crate) fn named<'a>(&self, names: &'a Catalogue) -> Caveat<&'a Id, &'a Id> {
        let (of, place) =
            (|index: &IndicatorIndex| names.indicator_id(*index), |index: &AreaIndex| names.area_id(*index));
        match self {
            Caveat::Rounding { shift } => Caveat::Rounding { shift: *shift },
            Caveat::NotSignificant => Caveat::NotSignificant,
            Caveat::SignificanceUnknown { reason, untested } => {
                Caveat::SignificanceUnknown { reason: reason.clone(), untested: *untested }
            }
            Caveat::SignificanceContradicted { stated, computed } => {
                Caveat::SignificanceContradicted { stated: *stated, computed: *computed }
            }
            Caveat::Unsettled { indicator, area, period, status } => {
                Caveat::Unsettled { indicator: of(indicator), area: place(area), period: *period, status: *status }
            }
            Caveat::LowReliability { indicator, area, period } => {
                Caveat::LowReliability { indicator: of(indicator), area: place(area), period: *period }
            }
            Caveat::PartStatus { indicator, area, period, status } => {
                Caveat::PartStatus { indicator: of(indicator), area: place(area), period: *period, status: *status }
            }
            Caveat::Revised => Caveat::Revised,
            Caveat::Restated { indicator, area, period, from, to, on } => {
                let (indicator, area) = (of(indicator), place(area));
                Caveat::Restated { indicator, area, period: *period, from: *from, to: *to, on: *on }
            }
            Caveat::BaselineRestated { limit_before } => Caveat::BaselineRestated { limit_before: *limit_before },
            Caveat::Break { indicator, area, at } => {
                Caveat::Break { indicator: of(indicator), area: place(area), at: *at }
            }
            Caveat::Missing { indicator, area, period, why } => {
                Caveat::Missing { indicator: of(indicator), area: place(area), period: *period, why: *why }
            }
            Caveat::PassedOver { period, why } => Caveat::PassedOver { period: *period, why: *why },
            Caveat::AtFloor => Caveat::AtFloor,
            Caveat::BeyondGoal => Caveat::BeyondGoal,
        }
    }
}

/// The kinds, as they stand in serialised findings and in the tests of a rulebook.
macro_rules! kinds {
    ($($variant:ident $word:literal),+ $(,)?) => {
        /// All kinds of caveats.
        pub(crate) const CAVEATS: &[&str] = &[$($word),+];

        impl<I, A> Caveat<I, A> {
            #[doc = concat!("Its kind: ", $("`", $word, "` "),+)]
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Caveat::$variant { .. } => $word),+ }
            }
        }
    };
}

kinds! {
    Rounding "rounding",
    NotSignificant "not_significant",
    SignificanceUnknown "significance_unknown",
    SignificanceContradicted "significance_contradicted",
    Unsettled "unsettled",
    LowReliability "low_reliability",
    PartStatus "part_status",
    Revised "revised",
    Restated "restated",
    BaselineRestated "baseline_restated",
    Break "break",
    Missing "missing",
    PassedOver "passed_over",
    AtFloor "at_floor",
    BeyondGoal "beyond_goal",
}

impl<I, A> Caveat<I, A> {
    /// Why a declared test gave no answer, where that is what it says.
    pub(crate) fn untested(&self) -> Option<Untested> {
        if let Caveat::SignificanceUnknown { untested, .. } = self { *untested } else { None }
    }

    /// Whether a verdict with this caveat is not certain.
    #[must_use]
    pub fn unsettles(&self) -> bool {
        match self {
            Caveat::Rounding { .. }
            | Caveat::NotSignificant
            | Caveat::SignificanceUnknown { .. }
            | Caveat::SignificanceContradicted { .. }
            | Caveat::Unsettled { .. }
            | Caveat::Revised
            | Caveat::Break { .. } => true,
            Caveat::LowReliability { .. }
            | Caveat::PartStatus { .. }
            | Caveat::Restated { .. }
            | Caveat::BaselineRestated { .. }
            | Caveat::Missing { .. }
            | Caveat::PassedOver { .. }
            | Caveat::AtFloor
            | Caveat::BeyondGoal => false,
        }
    }
}

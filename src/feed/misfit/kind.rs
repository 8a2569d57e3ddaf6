//! Which misfits are warnings, and under which name they are silenced.

use super::Misfit;
use crate::allow::LintKind;
use crate::feed::fault::Severity;

impl Misfit {
    /// Whether the file can be used all the same.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if let Misfit::More { of, .. } = self {
            return of.severity();
        }
        // Where nobody says what they are, a share of all would be read as a hundredth of it.
        if matches!(self, Misfit::Fractions { named: false, .. }) {
            return Severity::Error;
        }
        // What a share or a count cannot be is no figure of one, unless somebody says why.
        if matches!(self, Misfit::PercentOutOfRange { .. } | Misfit::NegativeCount { .. }) {
            return Severity::Error;
        }
        if self.kind().is_some() { Severity::Warning } else { Severity::Error }
    }

    /// Its kind among what can be silenced.
    #[must_use]
    pub fn kind(&self) -> Option<LintKind> {
        Some(match self {
            Misfit::NoLabel { .. } => LintKind::LabelNotFound,
            Misfit::Joined { .. } => LintKind::CategoriesJoined,
            Misfit::Gap { .. } => LintKind::GapInSeries,
            Misfit::LabelChanged { .. } => LintKind::LabelChanged,
            Misfit::Undated => LintKind::UndatedFile,
            Misfit::ValueBesideMissing { .. } => LintKind::ValueBesideMissing,
            Misfit::StatusLost { .. } => LintKind::StatusLost,
            Misfit::PercentOutOfRange { .. } => LintKind::PercentOutOfRange,
            Misfit::NegativeCount { .. } => LintKind::NegativeCount,
            Misfit::Forecasts { .. } | Misfit::AfterUpdate { .. } => LintKind::ForecastLeftOut,
            Misfit::EmptyCells { .. } => LintKind::EmptyCells,
            Misfit::OtherFrequencies { .. } => LintKind::OtherFrequencies,
            Misfit::Fractions { .. } => LintKind::FractionsInFile,
            Misfit::NoFeed { .. }
            | Misfit::UnknownFormat
            | Misfit::SecondHeader { .. }
            | Misfit::FormatNotBuilt { .. }
            | Misfit::NoColumn { .. }
            | Misfit::UnknownColumn { .. }
            | Misfit::SeveralColumns { .. }
            | Misfit::LeftOver { .. }
            | Misfit::NoCategory { .. }
            | Misfit::NoRows
            | Misfit::Unmatched { .. }
            | Misfit::ZerosLost { .. }
            | Misfit::CodeAndLabel { .. }
            | Misfit::NoPeriods { .. }
            | Misfit::Belied { .. }
            | Misfit::Derived(_)
            | Misfit::Measured(_)
            | Misfit::Twice { .. }
            | Misfit::Decimals { .. }
            | Misfit::TooLong { .. }
            | Misfit::SignBeside { .. }
            | Misfit::Detail { .. }
            | Misfit::SizeNotWhole { .. }
            | Misfit::ThousandsOrDecimals { .. }
            | Misfit::Interval { .. }
            | Misfit::UnknownStatus { .. }
            | Misfit::WrongFrequency { .. }
            | Misfit::Unit { .. }
            | Misfit::UnitUnclear { .. }
            | Misfit::UnitSaid { .. }
            | Misfit::ScaledTwice { .. }
            | Misfit::Thousands { .. }
            | Misfit::OtherUnit { .. }
            | Misfit::Multiplier { .. }
            | Misfit::More { .. } => return None,
        })
    }
}

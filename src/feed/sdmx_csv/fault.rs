//! What can be wrong with an SDMX-CSV file.

use crate::feed::Severity;

/// What is wrong with an SDMX-CSV file. Each carries what was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SdmxCsvFault {
    /// The first column is none of those that SDMX-CSV begins with.
    #[error("the first column is `{found}`, so this is no SDMX-CSV")]
    NotSdmxCsv {
        /// What the file begins with.
        found: String,
    },
    /// A header without rows.
    #[error("there are column names, but no rows with values")]
    NoRows,
    /// No column says when.
    #[error("there is no column `TIME_PERIOD`, so this is no time series")]
    NoPeriod,
    /// No column holds the values.
    #[error("there is no column `OBS_VALUE`, so the file holds no values")]
    NoValue,
    /// A name that two columns have.
    #[error("columns {first} and {second} are both named `{name}`")]
    SameName {
        /// The name.
        name: String,
        /// The number of the first column, counted from 1.
        first: usize,
        /// The number of the other.
        second: usize,
    },
    /// A row with fewer or more fields than there are column names.
    #[error("the row has {found} fields, but there are {expected} columns")]
    Fields {
        /// How many fields it has.
        found: usize,
        /// How many columns there are.
        expected: usize,
    },
    /// Rows that say what to delete.
    #[error("the file says what to delete; rows with the `ACTION` `D`: {count}")]
    Deletes {
        /// How many there are.
        count: usize,
    },
    /// An action that SDMX does not know.
    #[error("`{found}` is no action of SDMX")]
    UnknownAction {
        /// What was found.
        found: String,
    },
    /// Values that stand for ten, a thousand or a million times as much.
    #[error("each figure stands for {factor} times as much: `UNIT_MULT` is `{found}`")]
    Multiplied {
        /// The exponent as written.
        found: String,
        /// The factor in figures.
        factor: String,
    },
    /// A multiplier that is no exponent.
    #[error("`UNIT_MULT` is `{found}`, which is no power of ten")]
    UnknownMultiplier {
        /// What was found.
        found: String,
    },
}

impl SdmxCsvFault {
    /// Whether the file can be used all the same.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            SdmxCsvFault::Multiplied { .. } => Severity::Warning,
            SdmxCsvFault::NotSdmxCsv { .. }
            | SdmxCsvFault::NoRows
            | SdmxCsvFault::NoPeriod
            | SdmxCsvFault::NoValue
            | SdmxCsvFault::SameName { .. }
            | SdmxCsvFault::Fields { .. }
            | SdmxCsvFault::Deletes { .. }
            | SdmxCsvFault::UnknownAction { .. }
            | SdmxCsvFault::UnknownMultiplier { .. } => Severity::Error,
        }
    }
}

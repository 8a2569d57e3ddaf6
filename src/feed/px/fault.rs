//! What can be wrong with a PX file.

use crate::feed::Severity;

/// What is wrong with a PX file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PxFault {
    /// Something that is no statement of PX.
    #[error("`{found}` is no statement of PX")]
    NotPx {
        /// How it begins.
        found: String,
    },
    /// A statement that does not go on as it should.
    #[error("the statement `{keyword}` cannot be read from `{found}` on")]
    Broken {
        /// Its keyword.
        keyword: String,
        /// What stands there.
        found: String,
    },
    /// A file that ends within a statement.
    #[error("the file ends in the statement `{keyword}`")]
    CutShort {
        /// Its keyword.
        keyword: String,
    },
    /// Letters of DOS.
    #[error("the file is written with the letters of DOS (`CHARSET=\"OEM\"`)")]
    Oem,
    /// No character set, and letters that need one.
    #[error("the file does not say in which character set it is written")]
    NoCharset,
    /// A code page that is not read.
    #[error("the file is written in the code page `{declared}`, which is not read")]
    UnknownCodepage {
        /// As it is declared.
        declared: String,
    },
    /// A file that is UTF-8 and claims to be something else.
    #[error("the file says that it is written in `{declared}`, but it is UTF-8; it was read as such")]
    CodepageBelied {
        /// As it is declared.
        declared: String,
    },
    /// A statement that every file has.
    #[error("`{keyword}` is missing")]
    Missing {
        /// Its keyword, with the variable where it is of one.
        keyword: String,
    },
    /// A statement that stands twice with different values.
    #[error("`{keyword}` stands twice")]
    Twice {
        /// Its keyword, with the variable where it is of one.
        keyword: String,
    },
    /// More or fewer codes than values.
    #[error("the variable `{variable}` has {values} values; the number of its codes is {codes}")]
    CodesDiffer {
        /// Its name.
        variable: String,
        /// How many values.
        values: usize,
        /// How many codes.
        codes: usize,
    },
    /// Two categories of a variable that are written alike.
    #[error("`{code}` stands twice in the variable `{variable}`")]
    CodeTwice {
        /// Its name.
        variable: String,
        /// What stands twice.
        code: String,
    },
    /// Periods that are not the same in two places.
    #[error(
        "the number of periods is {listed} in `TIMEVAL` and {own} in the variable `{variable}`; `{only}` stands in one of them only"
    )]
    TimesDiffer {
        /// The name of the variable.
        variable: String,
        /// How many periods `TIMEVAL` has.
        listed: usize,
        /// How many the variable has.
        own: usize,
        /// The first that is missing in one of them.
        only: String,
    },
    /// The same periods in another order.
    #[error("`TIMEVAL` has the periods of the variable `{variable}` in another order; the order of the variable holds")]
    TimesInOtherOrder {
        /// The name of the variable.
        variable: String,
    },
    /// A period whose code and name are not the same.
    #[error("`{code}` is the code of `{label}`, which is another period")]
    PeriodBelied {
        /// The code.
        code: String,
        /// The name.
        label: String,
    },
    /// More values than a table may hold.
    #[error("the variables give more values than can be read")]
    TooLarge,
    /// More or fewer values than the variables give.
    #[error("the variables give {cells} values; the file has {found}")]
    CellCount {
        /// How many there are.
        found: usize,
        /// How many there should be.
        cells: usize,
    },
    /// A row with keys that has too few values.
    #[error("the number of values in the row {keys} is {found}, not {cells}")]
    RowCount {
        /// Its keys.
        keys: String,
        /// How many there are.
        found: usize,
        /// How many there should be.
        cells: usize,
    },
    /// A row with keys that stands twice.
    #[error("the row {keys} stands twice")]
    RowTwice {
        /// Its keys.
        keys: String,
    },
    /// A variable before the values that has no keys, where others have.
    #[error("`KEYS` must stand for each variable of `STUB`, and does not for `{variable}`")]
    KeysIncomplete {
        /// Its name.
        variable: String,
    },
    /// A key that is no category.
    #[error("`{key}` is none of the variable `{variable}`")]
    UnknownKey {
        /// The name of the variable.
        variable: String,
        /// The key as found.
        key: String,
    },
    /// A value that is neither a number nor a symbol of PX.
    #[error("`{found}` is neither a number nor a symbol of PX")]
    NotANumber {
        /// The value as found.
        found: String,
    },
    /// A symbol that the publisher shows as another text.
    #[error("`{symbol}` stands in the place of values, and the publisher shows it as `{shown}`")]
    SymbolShown {
        /// The symbol in the file.
        symbol: String,
        /// What people see.
        shown: String,
    },
    /// A date of update that cannot be read.
    #[error("`LAST-UPDATED` is `{found}`, which is no date that can be read")]
    UnreadDate {
        /// What was found.
        found: String,
    },
}

impl PxFault {
    /// Whether the file can be used all the same.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            PxFault::CodepageBelied { .. }
            | PxFault::TimesInOtherOrder { .. }
            | PxFault::SymbolShown { .. }
            | PxFault::UnreadDate { .. } => Severity::Warning,
            PxFault::NotPx { .. }
            | PxFault::Broken { .. }
            | PxFault::CutShort { .. }
            | PxFault::Oem
            | PxFault::NoCharset
            | PxFault::UnknownCodepage { .. }
            | PxFault::Missing { .. }
            | PxFault::Twice { .. }
            | PxFault::CodesDiffer { .. }
            | PxFault::CodeTwice { .. }
            | PxFault::TimesDiffer { .. }
            | PxFault::PeriodBelied { .. }
            | PxFault::TooLarge
            | PxFault::CellCount { .. }
            | PxFault::RowCount { .. }
            | PxFault::RowTwice { .. }
            | PxFault::KeysIncomplete { .. }
            | PxFault::UnknownKey { .. }
            | PxFault::NotANumber { .. } => Severity::Error,
        }
    }
}

//! What can be wrong with a spreadsheet.

use crate::feed::Severity;

/// What is wrong with a spreadsheet. Each carries what was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum XlsxFault {
    /// Something else.
    #[error("the file is no workbook of the kind `xlsx`")]
    NotXlsx,
    /// A workbook of before 2007, or one behind a password.
    #[error("the workbook is of the old kind `xls`, or it has a password")]
    Old,
    /// A workbook that cannot be read.
    #[error("the workbook is damaged and cannot be read")]
    Broken,
    /// More than can be read.
    #[error("the workbook unpacks to more than {most} MB")]
    TooLarge {
        /// How many megabytes may be.
        most: usize,
    },
    /// Styles without end.
    #[error("the styles and the names of sheets take up more than {most} MB")]
    TooManyStyles {
        /// How many megabytes may be.
        most: usize,
    },
    /// More than can be read.
    #[error("there are more than {most} cells")]
    TooManyCells {
        /// How many may be.
        most: usize,
    },
    /// No cell of any sheet holds anything.
    #[error("the workbook is empty")]
    Empty,
    /// A name that no sheet has.
    #[error("no sheet is named `{name}`")]
    NoSuchSheet {
        /// The name.
        name: String,
        /// The sheets there are.
        sheets: Vec<String>,
    },
    /// Figures on several sheets.
    #[error("several sheets hold figures: {}", quoted(sheets))]
    SeveralSheets {
        /// Their names.
        sheets: Vec<String>,
    },
    /// No row that says what the columns hold.
    #[error("no row of sheet `{sheet}` has periods across or names of columns")]
    NoHeading {
        /// The name of the sheet.
        sheet: String,
    },
    /// A heading among periods that is none.
    #[error("`{found}` stands among the periods, but is none")]
    NoPeriod {
        /// What was found.
        found: String,
    },
    /// A second row of headings.
    #[error("there are two rows of headings: `{found}` stands below a period")]
    TwoHeadings {
        /// The first heading of the second row.
        found: String,
    },
    /// Two columns for one period, or with one name.
    #[error("cells {first} and {second} both say `{found}`")]
    SameHeading {
        /// What they say.
        found: String,
        /// The first of them.
        first: String,
        /// The other.
        second: String,
    },
    /// Headings without values below.
    #[error("below the headings there are no values")]
    NoRows,
    /// A cell where the heading is blank.
    #[error("`{found}` stands in a column without a heading")]
    NoHeadingAbove {
        /// What the cell holds.
        found: String,
    },
    /// A row with values and no label.
    #[error("the row has values, but nothing says what of: column {column} is blank")]
    NoLabel {
        /// The column.
        column: String,
    },
    /// A row of a tidy sheet with one cell filled, and others below it.
    #[error("nothing stands in the row but `{found}`")]
    LoneCell {
        /// The text of the cell.
        found: String,
    },
    /// A column of values that are all years.
    #[error("all values below `{found}` are years")]
    ValuesAreYears {
        /// The heading.
        found: String,
    },
    /// A cell with a date.
    #[error("the cell holds the date {found}")]
    Date {
        /// The date.
        found: String,
    },
    /// A cell with a date where a period should stand.
    #[error("a date stands in the place of a period: {found}")]
    DateAsPeriod {
        /// The date.
        found: String,
    },
    /// A formula without its result.
    #[error("the formula was saved without its result")]
    NoResult,
    /// A number that is stored as a text, among others that are stored as numbers.
    #[error("`{found}` is stored as text, other values as numbers")]
    NumberAsText {
        /// The text.
        found: String,
    },
    /// Some values are shown as percentages and others are not.
    #[error(
        "`{found}` is a plain number, but {percent} is formatted as a percentage and holds a hundredth of what it shows"
    )]
    MixedPercent {
        /// The plain number.
        found: String,
        /// The cell of a percentage.
        percent: String,
    },
    /// Values are shown as percentages.
    #[error("the values are formatted as percentages: the cell holds `{found}`, a hundredth of what it shows")]
    Percent {
        /// What the first cell holds.
        found: String,
    },
    /// A note that tells of a break.
    #[error("a note tells of a break: `{found}`")]
    NoteOfBreak {
        /// The note.
        found: String,
    },
}

/// Names in backticks.
pub(crate) fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

impl XlsxFault {
    /// Whether the file can be used all the same.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            XlsxFault::Percent { .. } | XlsxFault::NoteOfBreak { .. } => Severity::Warning,
            XlsxFault::NotXlsx
            | XlsxFault::Old
            | XlsxFault::Broken
            | XlsxFault::TooLarge { .. }
            | XlsxFault::TooManyStyles { .. }
            | XlsxFault::TooManyCells { .. }
            | XlsxFault::Empty
            | XlsxFault::NoSuchSheet { .. }
            | XlsxFault::SeveralSheets { .. }
            | XlsxFault::NoHeading { .. }
            | XlsxFault::NoPeriod { .. }
            | XlsxFault::TwoHeadings { .. }
            | XlsxFault::SameHeading { .. }
            | XlsxFault::NoRows
            | XlsxFault::NoHeadingAbove { .. }
            | XlsxFault::NoLabel { .. }
            | XlsxFault::LoneCell { .. }
            | XlsxFault::ValuesAreYears { .. }
            | XlsxFault::Date { .. }
            | XlsxFault::DateAsPeriod { .. }
            | XlsxFault::NoResult
            | XlsxFault::NumberAsText { .. }
            | XlsxFault::MixedPercent { .. } => Severity::Error,
        }
    }
}

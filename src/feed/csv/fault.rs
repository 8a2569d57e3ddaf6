//! What can be wrong with a CSV file, as data. English stands here, Danish in `text`.

use crate::feed::Severity;

/// What is wrong with a CSV file. Each carries what was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CsvFault {
    /// A login page, or what a server says where a file should be.
    #[error("the file is a web page or XML, not a table")]
    WebPage,
    /// `{"errorTypeCode": …}`
    #[error("the file is JSON, not a table: `{found}`")]
    Json {
        /// How it begins.
        found: String,
    },
    /// No line that names columns.
    #[error("no line names the columns")]
    NoHeader,
    /// A number among the names of the columns.
    #[error("`{found}` stands where a column is named")]
    ValueAsName {
        /// The number.
        found: String,
    },
    /// A header that two signs split.
    #[error("the columns can be separated by {one} or by {other}")]
    AmbiguousDelimiter {
        /// One of them.
        one: &'static str,
        /// Another.
        other: &'static str,
    },
    /// A header and nothing else.
    #[error("there are no rows below the names of the columns")]
    NoRows,
    /// Two columns of one name.
    #[error("two columns are called `{name}`")]
    DuplicateName {
        /// Their name.
        name: String,
    },
    /// A column with cells and without a name.
    #[error("the column has no name")]
    NoName,
    /// More columns than a table can have.
    #[error("there are {found} columns; at most {most} can be read")]
    TooManyColumns {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// Two columns that can both be the area.
    #[error("`{one}` and `{other}` can both be the column of `{key}`")]
    OneRoleTwice {
        /// What they hold, as the key that names the column.
        key: &'static str,
        /// The first column.
        one: String,
        /// The other.
        other: String,
    },
    /// Names of columns on two lines.
    #[error("the columns are named on two lines, and periods stand on one of them")]
    TwoHeaders,
    /// A column among periods whose name holds a year and is none of them.
    #[error("`{found}` stands among the periods, but is none")]
    NoPeriod {
        /// Its name.
        found: String,
    },
    /// A column of periods, and a column that is named as one.
    #[error("`{period}` holds periods, and the column `{named}` is named as one")]
    PeriodsTwice {
        /// The column of periods.
        period: String,
        /// The column that is named as a period.
        named: String,
    },
    /// Fewer or more cells than the header has.
    #[error("the row has {}, and there are {expected} columns", cells(*found))]
    Width {
        /// How many cells there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A cell that goes over lines, in a row that does not fit.
    #[error("within quotation marks the row goes on to line {last}; it has {}, and there are {expected} columns", cells(*found))]
    RunsOn {
        /// The line it ends on.
        last: u32,
        /// How many cells there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A last line that ends early.
    #[error("the last row has {found} of {expected} cells, and its line has no end: the file is cut off")]
    CutOff {
        /// How many cells there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A quote without another.
    #[error("a quotation mark is opened here and never closed")]
    QuoteNotClosed,
    /// A remark with rows below it.
    #[error("the row holds a remark, and more rows follow: `{found}`")]
    NoteAmongRows {
        /// The remark.
        found: String,
    },
    /// Rows at the end that look like rows and do not fit.
    #[error("{} at the end did not fit the table and {} kept as notes: `{found}`", rows(*count), if *count == 1 { "was" } else { "were" })]
    KeptAsNote {
        /// How many.
        count: usize,
        /// The first.
        found: String,
    },
    /// An empty cell that says what a value is the value of.
    #[error("the cell of `{column}` is empty")]
    EmptyKey {
        /// Its column.
        column: String,
    },
    /// Something else than `TID` and `INDHOLD` at the end of the header.
    #[error("the last columns are `{period}` and `{value}`, not `TID` and `INDHOLD`")]
    NotStatBank {
        /// The last but one.
        period: String,
        /// The last.
        value: String,
    },
    /// A note that tells of a break.
    #[error("a note tells of a break: `{found}`")]
    NoteOfBreak {
        /// The note.
        found: String,
    },
    /// As many rows as StatBank Denmark gives at most.
    #[error("there are exactly {} rows, which is as many as are given at once", grouped(*.rows, ','))]
    AtTheMost {
        /// How many there are.
        rows: usize,
    },
}

fn cells(count: usize) -> String {
    if count == 1 { "1 cell".into() } else { format!("{count} cells") }
}

fn rows(count: usize) -> String {
    if count == 1 { "1 row".into() } else { format!("{count} rows") }
}

impl CsvFault {
    /// Whether the file can be used all the same.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            CsvFault::NoteOfBreak { .. } | CsvFault::KeptAsNote { .. } | CsvFault::AtTheMost { .. } => {
                Severity::Warning
            }
            CsvFault::WebPage
            | CsvFault::Json { .. }
            | CsvFault::NoHeader
            | CsvFault::ValueAsName { .. }
            | CsvFault::AmbiguousDelimiter { .. }
            | CsvFault::NoRows
            | CsvFault::DuplicateName { .. }
            | CsvFault::NoName
            | CsvFault::TooManyColumns { .. }
            | CsvFault::OneRoleTwice { .. }
            | CsvFault::TwoHeaders
            | CsvFault::NoPeriod { .. }
            | CsvFault::PeriodsTwice { .. }
            | CsvFault::Width { .. }
            | CsvFault::RunsOn { .. }
            | CsvFault::CutOff { .. }
            | CsvFault::QuoteNotClosed
            | CsvFault::NoteAmongRows { .. }
            | CsvFault::EmptyKey { .. }
            | CsvFault::NotStatBank { .. } => Severity::Error,
        }
    }
}

/// A number with a sign between its thousands.
pub(crate) fn grouped(number: usize, sign: char) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth) % 3 == 0 {
            out.push(sign);
        }
        out.push(digit);
    }
    out
}

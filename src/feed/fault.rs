//! What can be wrong with a published file, as data. English stands here, Danish in `text`.

use std::fmt;

#[cfg(feature = "csv")]
use super::csv::CsvFault;
use super::misfit::Misfit;
#[cfg(feature = "sdmx-csv")]
use super::sdmx_csv::SdmxCsvFault;
#[cfg(feature = "xlsx")]
use super::xlsx::XlsxFault;

/// One thing that is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub fault: Fault,
}

/// A place in a published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A line, and a column of the table where one is meant, both counted from 1.
    Line {
        /// The line.
        line: u32,
        /// The column.
        column: Option<u32>,
    },
    /// A cell of a sheet: row and column, counted from 1.
    Cell {
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
    /// The value of this number among all values, counted from 1.
    Value(usize),
}

/// Whether a file can be used all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, but should be looked at.
    Warning,
}

/// What is wrong with a file. Each carries what was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// A byte order mark of UTF-8 before bytes that are none.
    #[error("the file begins as UTF-8, but this is none")]
    NotUtf8,
    /// Half a character at the end, or units that make no character.
    #[error("the file begins as UTF-16, but cannot be read as such")]
    BrokenUtf16,
    /// A file that is no text.
    #[error("the file is no text")]
    NotText,
    /// A file that claims to be UTF-8 and is not.
    #[error("the file is not UTF-8; it was read as Windows-1252")]
    ReadAsWindows1252,
    /// `KÃ¸benhavn`
    #[error("`{found}` looks like UTF-8 that was read as Windows-1252 and saved again")]
    TwiceEncoded {
        /// The first sign of it.
        found: String,
    },
    /// `12,5` and `12.5` in one column.
    #[error("`{comma}` shows that decimals stand behind a comma, and `{point}` that they stand behind a point")]
    MixedDecimals {
        /// A number with a decimal comma, or a count with points between its thousands.
        comma: String,
        /// A number with a decimal point, or a count with commas between its thousands.
        point: String,
        /// Where the first of the two stands, where that is known.
        first: Option<Place>,
    },
    /// Only numbers such as `1.234`, which may be a thousand times as much.
    #[error("`{found}` can be read in two ways, and no other value tells which is meant")]
    AmbiguousDecimals {
        /// The first of them.
        found: String,
    },
    /// A value that is neither a number nor a known symbol.
    #[error("`{found}` is not a number")]
    NotANumber {
        /// The value as found.
        found: String,
    },
    /// `01-feb`, `2024-05-01`: a number of which a spreadsheet made a date.
    #[error("`{found}` is a date, not a number")]
    Date {
        /// The value as found.
        found: String,
    },
    /// A text with the sign that stands for a letter that could not be read.
    #[error("a letter is lost in `{found}`")]
    LettersLost {
        /// The text.
        found: String,
    },
    /// `<5`, `0-4`, `under 5`
    #[error("`{found}` is a bound, not a value")]
    Bound {
        /// The value as found.
        found: String,
    },
    /// `#N/A`, `#I/T`, `#####`
    #[error("`{found}` is an error of a spreadsheet")]
    SheetError {
        /// The value as found.
        found: String,
    },
    /// A text that is no period.
    #[error("`{found}` is not a period")]
    NotAPeriod {
        /// The text as found.
        found: String,
    },
    /// A period that may be a school year, or the mean of two years: `2023-2024`.
    #[error("`{found}` can be a school year or two years")]
    AmbiguousPeriod {
        /// The text as found.
        found: String,
    },
    /// A period that may be a school year or a month: `2009-10`, where all others are of that kind.
    #[error("`{found}` can be a school year or a month")]
    YearOrMonth {
        /// The text as found.
        found: String,
    },
    /// A week, a day, a third of a year.
    #[error("`{found}` is a period of a kind that targets are not judged in")]
    OtherFrequency {
        /// The text as found.
        found: String,
    },
    /// The table does not fit what it is to feed.
    #[error(transparent)]
    Misfit(Box<Misfit>),
    /// What is wrong with a CSV file.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    Csv(#[from] CsvFault),
    /// Of a JSON-stat file.
    #[cfg(feature = "json-stat")]
    #[error(transparent)]
    JsonStat(super::JsonStatFault),
    /// Of a PX file.
    #[cfg(feature = "px")]
    #[error(transparent)]
    Px(super::PxFault),
    /// Something about an SDMX-CSV file.
    #[cfg(feature = "sdmx-csv")]
    #[error(transparent)]
    SdmxCsv(#[from] SdmxCsvFault),
    /// Something about a spreadsheet.
    #[cfg(feature = "xlsx")]
    #[error(transparent)]
    Xlsx(#[from] XlsxFault),
}

impl Problem {
    pub(crate) fn new(place: Place, fault: impl Into<Fault>) -> Problem {
        Problem { place, fault: fault.into() }
    }
}

impl From<Misfit> for Fault {
    fn from(misfit: Misfit) -> Fault {
        Fault::Misfit(Box::new(misfit))
    }
}

impl Fault {
    /// The symbol that a warning asks to be explained.
    pub(crate) fn unexplained(&self) -> Option<&str> {
        #[cfg(feature = "px")]
        if let Fault::Px(super::PxFault::SymbolShown { symbol, .. }) = self {
            return Some(symbol);
        }
        None
    }

    /// What does not fit, where it is that.
    #[must_use]
    pub fn misfit(&self) -> Option<&Misfit> {
        if let Fault::Misfit(misfit) = self { Some(misfit) } else { None }
    }

    /// Whether the file can be used all the same.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Fault::ReadAsWindows1252 | Fault::TwiceEncoded { .. } | Fault::LettersLost { .. } => Severity::Warning,
            Fault::NotUtf8
            | Fault::BrokenUtf16
            | Fault::NotText
            | Fault::MixedDecimals { .. }
            | Fault::AmbiguousDecimals { .. }
            | Fault::NotANumber { .. }
            | Fault::Bound { .. }
            | Fault::Date { .. }
            | Fault::SheetError { .. }
            | Fault::NotAPeriod { .. }
            | Fault::AmbiguousPeriod { .. }
            | Fault::YearOrMonth { .. }
            | Fault::OtherFrequency { .. } => Severity::Error,
            Fault::Misfit(misfit) => misfit.severity(),
            #[cfg(feature = "csv")]
            Fault::Csv(fault) => fault.severity(),
            #[cfg(feature = "json-stat")]
            Fault::JsonStat(fault) => fault.severity(),
            #[cfg(feature = "px")]
            Fault::Px(fault) => fault.severity(),
            #[cfg(feature = "sdmx-csv")]
            Fault::SdmxCsv(fault) => fault.severity(),
            #[cfg(feature = "xlsx")]
            Fault::Xlsx(fault) => fault.severity(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::File => f.write_str("the file"),
            Place::Line { line, column: None } => write!(f, "line {line}"),
            Place::Line { line, column: Some(column) } => write!(f, "line {line}, column {column}"),
            Place::Cell { row, column } => write!(f, "cell {}{row}", letters(*column)),
            Place::Value(nth) => write!(f, "value {nth}"),
        }
    }
}

/// A column as spreadsheets name it: `A`, `Z`, `AA`.
pub(crate) fn letters(column: u32) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    while let Some(rest) = left.checked_sub(1) {
        letters.push(char::from_u32(u32::from('A') + rest % 26).unwrap_or('?'));
        left = rest / 26;
    }
    letters.into_iter().rev().collect()
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.fault)
    }
}

impl std::error::Error for Problem {}

/// A text as it is shown in a message: short enough to be read.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.trim();
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The sign that stands for a letter that could not be read.
pub(crate) const LOST: char = '\u{fffd}';

/// Whether a text looks as if UTF-8 had been read as Windows-1252 and written again, or a letter of it is lost.
pub(crate) fn is_misread(text: &str) -> bool {
    text.contains(LOST) || TWICE.iter().any(|sign| text.contains(sign))
}

/// What `ø`, `å` and their like become when UTF-8 is read as Windows-1252.
pub(crate) const TWICE: [&str; 7] = ["Ã¸", "Ã¥", "Ã¦", "Ã†", "Ã˜", "Ã…", "Ã¶"];

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        assert_eq!([1, 26, 27, 52, 53, 702, 703].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}

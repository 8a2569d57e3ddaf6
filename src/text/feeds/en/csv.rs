//! Help in English for what is wrong with a CSV file.

use crate::feed::CsvFault;

pub(super) fn help(fault: &CsvFault) -> Option<String> {
    Some(match fault {
        CsvFault::WebPage => "open the file in a browser; log in and download the table again".into(),
        CsvFault::Json { .. } => {
            "if it tells of an error, download the file again; if it is JSON-stat, write `format: json-stat`".into()
        }
        CsvFault::NoHeader => {
            "write the names of the columns on one line above the rows, separated as the cells are".into()
        }
        CsvFault::ValueAsName { .. } => "write a line with the names of the columns above the rows".into(),
        CsvFault::AmbiguousDelimiter { .. } => {
            "write `sep=;`, or what the separator is, as the first line of the file".into()
        }
        CsvFault::NoRows => "download the file again, and see that something was selected".into(),
        CsvFault::DuplicateName { .. } => "give each a name of its own in the file".into(),
        CsvFault::NoName => "give the column a name, or delete it".into(),
        CsvFault::TooManyColumns { .. } => "download the table with a row for each value".into(),
        CsvFault::OneRoleTwice { key, one, other } => {
            format!("write `columns: {{ {key}: {one} }}` or `columns: {{ {key}: {other} }}`")
        }
        CsvFault::TwoHeaders => "let only periods stand across, and everything else down the side".into(),
        CsvFault::NoPeriod { .. } => "write the period as `2024`, `2024H1`, `2024Q1` or `2024M01`, with `*` behind where it is provisional, or delete the column".into(),
        CsvFault::PeriodsTwice { .. } => "remove one of them, so that each value has one period".into(),
        CsvFault::Width { .. } => {
            "look for a line break or a separator within a cell; put a blank line before footnotes".into()
        }
        CsvFault::CutOff { .. } => "download the file again; if it is a footnote, put a blank line before it".into(),
        CsvFault::QuoteNotClosed => "end the text with `\"`, or remove the mark".into(),
        CsvFault::NoteAmongRows { .. } => "move the remark below the rows, or delete it".into(),
        CsvFault::RunsOn { .. } => "see whether a quotation mark is missing or one too many".into(),
        CsvFault::KeptAsNote { .. } => {
            "if it is a total, let it be; if it is another table, save it in a file of its own".into()
        }
        CsvFault::EmptyKey { column } => format!("write in the cell what it is for `{column}`"),
        CsvFault::NotStatBank { .. } => {
            "write `format: csv`, or download the table as CSV from StatBank Denmark".into()
        }
        CsvFault::NoteOfBreak { .. } => "see whether the figures before and after can be compared".into(),
        CsvFault::AtTheMost { .. } => "see whether the table is cut off; download it in smaller parts".into(),
    })
}

//! Help on spreadsheets in English.

use crate::feed::{XlsxFault, quoted};

pub(super) fn help(fault: &XlsxFault) -> String {
    match fault {
        XlsxFault::NotXlsx => "save the figures as `xlsx`, or name the format of the file with `format:`",
        XlsxFault::Old => "open it, take the password away and save it as `xlsx`",
        XlsxFault::Broken => "download the file again, or open it in a spreadsheet and save it anew",
        XlsxFault::TooLarge { .. } | XlsxFault::TooManyCells { .. } => {
            "download a smaller selection, or download the figures as CSV"
        }
        XlsxFault::TooManyStyles { .. } => "copy the figures into a new workbook",
        XlsxFault::Empty => "download the figures again and see whether the selection is empty",
        XlsxFault::NoSuchSheet { sheets, .. } => return format!("the sheets are {}", quoted(sheets)),
        XlsxFault::SeveralSheets { sheets } => {
            return format!("add `sheet: \"{}\"`", sheets.first().map_or("", String::as_str));
        }
        XlsxFault::NoHeading { .. } => {
            "write the periods across in one row, or names such as `area`, `year` and `value` above the columns"
        }
        XlsxFault::NoPeriod { .. } => "delete the column, or write its period as `2024` or `2024Q1`",
        XlsxFault::TwoHeadings { .. } => {
            "download the table with time alone across, or move the second heading to a column in front"
        }
        XlsxFault::SameHeading { .. } => "keep one of the columns, or move what tells them apart to a column in front",
        XlsxFault::NoRows => "see whether the figures are on another sheet",
        XlsxFault::NoHeadingAbove { .. } => "write a heading, or delete the cell",
        XlsxFault::NoLabel { .. } => "write in the blank cell what the row is about",
        XlsxFault::LoneCell { .. } => {
            "fill the row in; if it is a remark, move it below the rows, into the first column"
        }
        XlsxFault::ValuesAreYears { .. } => "write names such as `area`, `year` and `value` above the columns",
        XlsxFault::Date { .. } => {
            "format the cell as text and write again what it should say: `1-2` and `1.5` easily become dates"
        }
        XlsxFault::DateAsPeriod { .. } => "format the cell as text and write the period: `2024`, `2024Q1` or `2024M01`",
        XlsxFault::NoResult => "open the workbook in a spreadsheet and save it again",
        XlsxFault::NumberAsText { .. } => "make the cell a number, so that it is certain what the comma means",
        XlsxFault::MixedPercent { .. } => "give all values the same format",
        XlsxFault::Percent { .. } => {
            "take the percent format away, so that 25.3 % stands as 25.3, if the unit is percent"
        }
        XlsxFault::NoteOfBreak { .. } => "see whether a target compares periods on either side of the break",
    }
    .into()
}

//! Help with JSON-stat, in English.

use crate::feed::JsonStatFault;

pub(super) fn help(fault: &JsonStatFault) -> Option<String> {
    Some(match fault {
        JsonStatFault::WebPage | JsonStatFault::NoDataset => {
            "download the table again, and choose JSON-stat as the format".into()
        }
        JsonStatFault::NotJson { .. } => "download the file again; it may have been changed by hand".into(),
        JsonStatFault::CutShort => "download the file again".into(),
        JsonStatFault::ErrorBody { .. } => {
            "download the table again; you may have asked for too much, or there is no such table".into()
        }
        JsonStatFault::OnlyDescribes { .. } => "download the datasets that it refers to".into(),
        JsonStatFault::SeveralDatasets { .. } => "save each dataset in a file of its own".into(),
        JsonStatFault::Empty => "download the table again, and choose at least one category in each dimension".into(),
        JsonStatFault::ValueCount { .. }
        | JsonStatFault::StatusCount { .. }
        | JsonStatFault::OutOfRange { .. }
        | JsonStatFault::SizesDiffer { .. }
        | JsonStatFault::CategoriesDiffer { .. } => {
            "download the file again; if the numbers still differ, download it as CSV and tell the publisher".into()
        }
        JsonStatFault::SizesFromCategories { .. } => "see whether the values stand with the right categories".into(),
        JsonStatFault::Missing { .. }
        | JsonStatFault::Twice { .. }
        | JsonStatFault::Shape { .. }
        | JsonStatFault::NoOrder { .. }
        | JsonStatFault::PeriodBelied { .. }
        | JsonStatFault::BrokenOrder { .. } => "download the file as CSV and tell the publisher".into(),
        JsonStatFault::TooLarge => "download fewer categories at a time".into(),
        JsonStatFault::NotANumber { .. } => {
            "in JSON-stat a value is a number or `null`, and symbols stand in `status`; download the table as CSV"
                .into()
        }
        JsonStatFault::Multiplied { .. } => {
            "download the table in whole units, or as CSV, and declare the indicator in the unit that the figures are in".into()
        }
        JsonStatFault::UnreadDate { .. } => "add `as_of: 2024-06-03` with the day that the figures are from".into(),
    })
}

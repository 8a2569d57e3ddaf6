//! Help with PX, in English.

use crate::feed::PxFault;

pub(super) fn help(fault: &PxFault) -> Option<String> {
    Some(match fault {
        PxFault::NotPx { .. } => "download the table again, and choose PX as the format".into(),
        PxFault::Broken { .. } => "download the file again; it may have been changed by hand".into(),
        PxFault::CutShort { .. } => "download the file again".into(),
        PxFault::Oem | PxFault::NoCharset | PxFault::UnknownCodepage { .. } => {
            "save the file as UTF-8, and write `CHARSET=\"ANSI\";` and `CODEPAGE=\"utf-8\";` at its top".into()
        }
        PxFault::CodepageBelied { .. } => "see whether æ, ø and å are right".into(),
        PxFault::CellCount { .. } | PxFault::RowCount { .. } => {
            "download the file again; if the numbers still differ, download it as CSV and tell the publisher".into()
        }
        PxFault::Missing { .. }
        | PxFault::Twice { .. }
        | PxFault::CodesDiffer { .. }
        | PxFault::CodeTwice { .. }
        | PxFault::TimesDiffer { .. }
        | PxFault::PeriodBelied { .. }
        | PxFault::RowTwice { .. }
        | PxFault::KeysIncomplete { .. }
        | PxFault::UnknownKey { .. } => "download the table as CSV and tell the publisher".into(),
        PxFault::TimesInOtherOrder { .. } => "see whether one of the values stands with the right year".into(),
        PxFault::TooLarge => "download fewer categories at a time".into(),
        PxFault::NotANumber { .. } => "numbers have a decimal point in PX, and symbols stand in quotes".into(),
        PxFault::SymbolShown { symbol, .. } => format!(
            "write what it means: `symbols: {{ \"{symbol}\": missing }}`, or `zero`, `not_applicable`, `suppressed`"
        ),
        PxFault::UnreadDate { .. } => "add `as_of: 2024-06-03` with the day that the figures are from".into(),
    })
}

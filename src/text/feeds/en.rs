//! Help in English. The messages themselves stand with the faults.

#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "json-stat")]
mod json_stat;
mod misfit;
#[cfg(feature = "px")]
mod px;
#[cfg(feature = "sdmx-csv")]
mod sdmx_csv;
#[cfg(feature = "xlsx")]
mod xlsx;

use super::{in_yaml, quarter_in};
use crate::feed::Fault;

pub(super) fn help(fault: &Fault) -> Option<String> {
    Some(match fault {
        Fault::NotUtf8 | Fault::BrokenUtf16 => "save the file again as CSV UTF-8".into(),
        Fault::NotText => "save the figures as CSV, or name the format".into(),
        Fault::ReadAsWindows1252 => "see whether æ, ø and å are right".into(),
        Fault::TwiceEncoded { .. } => "download the file again, or save it as CSV UTF-8".into(),
        Fault::MixedDecimals { first, .. } => {
            let beside = first.map_or(String::new(), |first| format!("; compare {first}"));
            format!("write all numbers in the same way{beside}")
        }
        Fault::AmbiguousDecimals { .. } => "add `decimal: comma` or `decimal: point`".into(),
        Fault::NotANumber { found } => {
            let found = in_yaml(found);
            format!("add `symbols: {{ {found}: missing }}`, or `zero`, `not_applicable`, `suppressed`")
        }
        Fault::Date { .. } => {
            "a spreadsheet has made the number a date: download the file again, or write the number in a cell that is formatted as text".into()
        }
        Fault::LettersLost { .. } => "download the file again; \u{fffd} stands where the letter was".into(),
        Fault::Bound { found } => format!(
            "if the number is withheld, add `symbols: {{ {}: suppressed }}`; else give its limits in columns for `lower` and `upper`",
            in_yaml(found)
        ),
        Fault::SheetError { .. } => "mend the cell in the spreadsheet and save it again".into(),
        Fault::NotAPeriod { found } => match quarter_in(found) {
            Some((year, part)) => format!("if it is quarter {part} of {year}, write `{year}Q{part}`"),
            None => "periods are written `2024`, `2024H1`, `2024Q1` or `2024M01`".into(),
        },
        Fault::YearOrMonth { .. } => {
            "if they are months, write `frequency: month` for the indicator; else download the figures for years".into()
        }
        Fault::AmbiguousPeriod { .. } | Fault::OtherFrequency { .. } => {
            "download the figures for years, half-years, quarters or months".into()
        }
        Fault::Misfit(misfit) => return misfit::help(misfit),
        #[cfg(feature = "csv")]
        Fault::Csv(fault) => return csv::help(fault),
        #[cfg(feature = "json-stat")]
        Fault::JsonStat(fault) => return json_stat::help(fault),
        #[cfg(feature = "px")]
        Fault::Px(fault) => return px::help(fault),
        #[cfg(feature = "sdmx-csv")]
        Fault::SdmxCsv(fault) => sdmx_csv::help(fault),
        #[cfg(feature = "xlsx")]
        Fault::Xlsx(fault) => xlsx::help(fault),
    })
}

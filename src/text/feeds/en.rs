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

use crate::feed::Fault;

pub(super) fn help(fault: &Fault) -> Option<String> {
    Some(match fault {
        Fault::NotUtf8 | Fault::BrokenUtf16 => "save the file again as CSV UTF-8".into(),
        Fault::NotText => "save the figures as CSV, or name the format".into(),
        Fault::ReadAsWindows1252 => "see whether æ, ø and å are right".into(),
        Fault::TwiceEncoded { .. } => "download the file again, or save it as CSV UTF-8".into(),
        Fault::MixedDecimals { .. } => "write all numbers in the same way".into(),
        Fault::AmbiguousDecimals { .. } => "add `decimal: comma` or `decimal: point`".into(),
        Fault::NotANumber { found } => {
            format!("add `symbols: {{ \"{found}\": missing }}`, or `zero`, `not_applicable`, `suppressed`")
        }
        Fault::Bound { found } => format!("add `symbols: {{ \"{found}\": suppressed }}`"),
        Fault::SheetError { .. } => "mend the cell in the spreadsheet and save it again".into(),
        Fault::NotAPeriod { .. } => "periods are written `2024`, `2024H1`, `2024Q1` or `2024M01`".into(),
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

//! Help on SDMX-CSV in English.

use crate::feed::SdmxCsvFault;

pub(super) fn help(fault: &SdmxCsvFault) -> String {
    match fault {
        SdmxCsvFault::NotSdmxCsv { .. } => {
            "SDMX-CSV begins with `DATAFLOW` or `STRUCTURE`; write `format: csv` if it is an ordinary table"
        }
        SdmxCsvFault::NoRows => "download the figures again and see whether the selection is empty",
        SdmxCsvFault::NoPeriod => "download a dataset that is measured over time",
        SdmxCsvFault::NoValue => "download the dataset with its values, not its keys alone",
        SdmxCsvFault::SameName { .. } => "download the file again, or give one of the columns another name",
        SdmxCsvFault::Fields { .. } => "download the file again; if it is the last row, it was cut off",
        SdmxCsvFault::Deletes { .. } => "download the dataset itself, not what changed since",
        SdmxCsvFault::UnknownAction { .. } => "an action is `I`, `A`, `M`, `R` or `D`",
        SdmxCsvFault::Multiplied { .. } => {
            "the figures are converted to the unit of the indicator; compare one of them with the publisher's table"
        }
        SdmxCsvFault::UnknownMultiplier { .. } => "write the exponent: `3` for thousands, `6` for millions",
    }
    .into()
}

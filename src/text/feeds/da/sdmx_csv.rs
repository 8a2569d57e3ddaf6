//! SDMX-CSV in Danish.

use crate::feed::SdmxCsvFault;

pub(super) fn message(fault: &SdmxCsvFault) -> String {
    match fault {
        SdmxCsvFault::NotSdmxCsv { found } => {
            format!("den første kolonne er `{found}`, så det er ikke SDMX-CSV")
        }
        SdmxCsvFault::NoRows => "der er kolonnenavne, men ingen rækker med værdier".into(),
        SdmxCsvFault::NoPeriod => "der er ingen kolonne `TIME_PERIOD`, så det er ikke en tidsserie".into(),
        SdmxCsvFault::NoValue => "der er ingen kolonne `OBS_VALUE`, så filen har ingen værdier".into(),
        SdmxCsvFault::SameName { name, first, second } => {
            format!("kolonne {first} og {second} hedder begge `{name}`")
        }
        SdmxCsvFault::Fields { found, expected } => {
            format!("rækken har {found} felter, men der er {expected} kolonner")
        }
        SdmxCsvFault::Deletes { count } => {
            format!("filen fortæller, hvad der skal slettes; rækker med `ACTION` `D`: {count}")
        }
        SdmxCsvFault::UnknownAction { found } => format!("`{found}` er ikke en handling i SDMX"),
        SdmxCsvFault::Multiplied { found, factor } => {
            format!("hvert tal står for {factor} gange så meget: `UNIT_MULT` er `{found}`")
        }
        SdmxCsvFault::UnknownMultiplier { found } => {
            format!("`UNIT_MULT` er `{found}`, som ikke er en potens af ti")
        }
    }
}

pub(super) fn help(fault: &SdmxCsvFault) -> String {
    match fault {
        SdmxCsvFault::NotSdmxCsv { .. } => {
            "SDMX-CSV begynder med `DATAFLOW` eller `STRUCTURE`; skriv `format: csv`, hvis det er en almindelig tabel"
        }
        SdmxCsvFault::NoRows => "hent tallene igen, og se efter, om udvalget er tomt",
        SdmxCsvFault::NoPeriod => "hent et datasæt, der er opgjort over tid",
        SdmxCsvFault::NoValue => "hent datasættet med værdier, ikke kun med nøgler",
        SdmxCsvFault::SameName { .. } => "hent filen igen, eller giv den ene kolonne et andet navn",
        SdmxCsvFault::Fields { .. } => "hent filen igen; hvis det er den sidste række, er den skåret af",
        SdmxCsvFault::Deletes { .. } => "hent datasættet selv, ikke ændringerne siden sidst",
        SdmxCsvFault::UnknownAction { .. } => "en handling er `I`, `A`, `M`, `R` eller `D`",
        SdmxCsvFault::Multiplied { .. } => {
            "tallene omregnes til indikatorens enhed; sammenlign et af dem med udgiverens tabel"
        }
        SdmxCsvFault::UnknownMultiplier { .. } => "skriv eksponenten: `3` for tusinder, `6` for millioner",
    }
    .into()
}

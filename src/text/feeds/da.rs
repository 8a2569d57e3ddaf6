//! Danish.

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

use super::{in_yaml, place, quarter_in};
use crate::feed::Fault;
use crate::name::Language;

pub(super) fn message(fault: &Fault) -> String {
    match fault {
        Fault::NotUtf8 => "filen begynder som UTF-8, men det er den ikke".into(),
        Fault::BrokenUtf16 => "filen begynder som UTF-16, men kan ikke læses som sådan".into(),
        Fault::NotText => "filen er ikke en tekstfil".into(),
        Fault::ReadAsWindows1252 => "filen er ikke UTF-8; den er læst som Windows-1252".into(),
        Fault::TwiceEncoded { found } => {
            format!("`{found}` ligner UTF-8, der er læst som Windows-1252 og gemt igen")
        }
        Fault::MixedDecimals { comma, point, .. } => {
            format!("`{comma}` viser, at decimaler står efter komma, og `{point}`, at de står efter punktum")
        }
        Fault::AmbiguousDecimals { found } => {
            format!("`{found}` kan læses på to måder, og ingen anden værdi viser, hvad der menes")
        }
        Fault::NotANumber { found } => format!("`{found}` er ikke et tal"),
        Fault::Date { found } => format!("`{found}` er en dato, ikke et tal"),
        Fault::LettersLost { found } => format!("i `{found}` er et bogstav gået tabt"),
        Fault::Bound { found } => format!("`{found}` er en grænse, ikke en værdi"),
        Fault::SheetError { found } => format!("`{found}` er en fejl fra et regneark"),
        Fault::NotAPeriod { found } => format!("`{found}` er ikke en periode"),
        Fault::YearOrMonth { found } => format!("`{found}` kan være et skoleår eller en måned"),
        Fault::AmbiguousPeriod { found } => format!("`{found}` kan være et skoleår eller to år"),
        Fault::OtherFrequency { found } => format!("`{found}` er en slags periode, som mål ikke vurderes i"),
        Fault::Misfit(misfit) => misfit::message(misfit),
        #[cfg(feature = "csv")]
        Fault::Csv(fault) => csv::message(fault),
        #[cfg(feature = "json-stat")]
        Fault::JsonStat(fault) => json_stat::message(fault),
        #[cfg(feature = "px")]
        Fault::Px(fault) => px::message(fault),
        #[cfg(feature = "sdmx-csv")]
        Fault::SdmxCsv(fault) => sdmx_csv::message(fault),
        #[cfg(feature = "xlsx")]
        Fault::Xlsx(fault) => xlsx::message(fault),
    }
}

pub(super) fn help(fault: &Fault) -> Option<String> {
    Some(match fault {
        Fault::NotUtf8 | Fault::BrokenUtf16 => "gem filen igen som CSV UTF-8".into(),
        Fault::NotText => "gem tallene som CSV, eller angiv formatet".into(),
        Fault::ReadAsWindows1252 => "se efter, om æ, ø og å er rigtige".into(),
        Fault::TwiceEncoded { .. } => "hent filen igen, eller gem den som CSV UTF-8".into(),
        Fault::MixedDecimals { first, .. } => {
            let beside = first.map_or(String::new(), |first| format!("; sammenlign med {}", place(first, Language::Danish)));
            format!("skriv alle tal på samme måde{beside}")
        }
        Fault::AmbiguousDecimals { .. } => "tilføj `decimal: comma` eller `decimal: point`".into(),
        Fault::NotANumber { found } => {
            let found = in_yaml(found);
            format!("tilføj `symbols: {{ {found}: missing }}`, eller `zero`, `not_applicable`, `suppressed`")
        }
        Fault::Date { .. } => {
            "et regneark har gjort tallet til en dato: hent filen igen, eller skriv tallet i en celle, der er formateret som tekst".into()
        }
        Fault::LettersLost { .. } => "hent filen igen; tegnet \u{fffd} står, hvor bogstavet stod".into(),
        Fault::Bound { found } => format!(
            "skjules tallet, så tilføj `symbols: {{ {}: suppressed }}`; ellers angiv tallets grænser i kolonner for `lower` og `upper`",
            in_yaml(found)
        ),
        Fault::SheetError { .. } => "ret cellen i regnearket, og gem det igen".into(),
        Fault::NotAPeriod { found } => match quarter_in(found) {
            Some((year, part)) => format!("er det {part}. kvartal {year}, så skriv `{year}K{part}`"),
            None => "perioder skrives `2024`, `2024H1`, `2024K1` eller `2024M01`".into(),
        },
        Fault::YearOrMonth { .. } => {
            "er det måneder, så skriv `frequency: month` ved indikatoren; ellers hent tallene for år".into()
        }
        Fault::AmbiguousPeriod { .. } | Fault::OtherFrequency { .. } => {
            "hent tallene for år, halvår, kvartaler eller måneder".into()
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

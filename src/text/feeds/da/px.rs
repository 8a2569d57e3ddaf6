//! PX, in Danish.

use crate::feed::PxFault;

pub(super) fn message(fault: &PxFault) -> String {
    match fault {
        PxFault::NotPx { found } => format!("`{found}` er ikke en sætning i PX"),
        PxFault::Broken { keyword, found } => format!("sætningen `{keyword}` kan ikke læses fra `{found}`"),
        PxFault::CutShort { keyword } => format!("filen slutter midt i sætningen `{keyword}`"),
        PxFault::Oem => "filen er skrevet med DOS-bogstaver (`CHARSET=\"OEM\"`)".into(),
        PxFault::NoCharset => "det fremgår ikke af filen, hvilket tegnsæt den er skrevet i".into(),
        PxFault::UnknownCodepage { declared } => {
            format!("filen er skrevet i tegnsættet `{declared}`, som ikke kan læses")
        }
        PxFault::CodepageBelied { declared } => {
            format!("ifølge filen er den skrevet i `{declared}`, men den er UTF-8 og er læst som det")
        }
        PxFault::Missing { keyword } => format!("`{keyword}` mangler"),
        PxFault::Twice { keyword } => format!("`{keyword}` står der to gange"),
        PxFault::CodesDiffer { variable, values, codes } => {
            format!("variablen `{variable}` har {values} værdier; antallet af koder er {codes}")
        }
        PxFault::CodeTwice { variable, code } => format!("`{code}` står to gange i variablen `{variable}`"),
        PxFault::TimesDiffer { variable, listed, own, only } => format!(
            "antallet af perioder er {listed} i `TIMEVAL` og {own} i variablen `{variable}`; `{only}` står kun det ene sted"
        ),
        PxFault::TimesInOtherOrder { variable } => format!(
            "`TIMEVAL` har perioderne i variablen `{variable}` i en anden rækkefølge; det er variablens rækkefølge, der gælder"
        ),
        PxFault::PeriodBelied { code, label } => format!("`{code}` er koden for `{label}`, som er en anden periode"),
        PxFault::TooLarge => "variablerne giver flere værdier, end der kan læses".into(),
        PxFault::CellCount { found, cells } => format!("variablerne giver {cells} værdier; filen har {found}"),
        PxFault::RowCount { keys, found, cells } => {
            format!("antallet af værdier i rækken {keys} er {found}, ikke {cells}")
        }
        PxFault::RowTwice { keys } => format!("rækken {keys} står der to gange"),
        PxFault::KeysIncomplete { variable } => {
            format!("der skal være `KEYS` for hver variabel i `STUB`, og der er ingen for `{variable}`")
        }
        PxFault::UnknownKey { variable, key } => format!("`{key}` findes ikke i variablen `{variable}`"),
        PxFault::NotANumber { found } => format!("`{found}` er hverken et tal eller et tegn i PX"),
        PxFault::SymbolShown { symbol, shown } => {
            format!("`{symbol}` står i stedet for værdier, og udgiveren viser det som `{shown}`")
        }
        PxFault::UnreadDate { found } => {
            format!("`LAST-UPDATED` er `{found}`, som ikke er en dato, der kan læses")
        }
    }
}

pub(super) fn help(fault: &PxFault) -> Option<String> {
    Some(match fault {
        PxFault::NotPx { .. } => "hent tabellen igen, og vælg PX som format".into(),
        PxFault::Broken { .. } => "hent filen igen; den er måske rettet i hånden".into(),
        PxFault::CutShort { .. } => "hent filen igen".into(),
        PxFault::Oem | PxFault::NoCharset | PxFault::UnknownCodepage { .. } => {
            "gem filen som UTF-8, og skriv `CHARSET=\"ANSI\";` og `CODEPAGE=\"utf-8\";` øverst i den".into()
        }
        PxFault::CodepageBelied { .. } => "se efter, om æ, ø og å er rigtige".into(),
        PxFault::CellCount { .. } | PxFault::RowCount { .. } => {
            "hent filen igen; passer tallene stadig ikke, så hent tabellen som CSV, og sig det til udgiveren".into()
        }
        PxFault::Missing { .. }
        | PxFault::Twice { .. }
        | PxFault::CodesDiffer { .. }
        | PxFault::CodeTwice { .. }
        | PxFault::TimesDiffer { .. }
        | PxFault::PeriodBelied { .. }
        | PxFault::RowTwice { .. }
        | PxFault::KeysIncomplete { .. }
        | PxFault::UnknownKey { .. } => "hent tabellen som CSV, og sig det til udgiveren".into(),
        PxFault::TimesInOtherOrder { .. } => "se efter, om et enkelt tal står ved det rigtige år".into(),
        PxFault::TooLarge => "hent færre kategorier ad gangen".into(),
        PxFault::NotANumber { .. } => "tal har decimalpunktum i PX, og tegn står i anførselstegn".into(),
        PxFault::SymbolShown { symbol, .. } => format!(
            "skriv, hvad det betyder: `symbols: {{ \"{symbol}\": missing }}`, eller `zero`, `not_applicable`, `suppressed`"
        ),
        PxFault::UnreadDate { .. } => "tilføj `as_of: 2024-06-03` med den dag, tallene er fra".into(),
    })
}

//! Danish for what is wrong with a CSV file.

use crate::feed::{CsvFault, grouped};

pub(super) fn message(fault: &CsvFault) -> String {
    match fault {
        CsvFault::WebPage => "filen er en webside eller XML, ikke en tabel".into(),
        CsvFault::Json { found } => format!("filen er JSON, ikke en tabel: `{found}`"),
        CsvFault::NoHeader => "ingen linje navngiver kolonnerne".into(),
        CsvFault::ValueAsName { found } => format!("`{found}` står, hvor en kolonne skal have sit navn"),
        CsvFault::AmbiguousDelimiter { one, other } => {
            let word = |sign: &str| if sign == "tab" { "tabulator".to_owned() } else { sign.to_owned() };
            format!("kolonnerne kan være adskilt af {} og af {}", word(one), word(other))
        }
        CsvFault::NoRows => "der er ingen rækker under kolonnernes navne".into(),
        CsvFault::DuplicateName { name } => format!("to kolonner hedder `{name}`"),
        CsvFault::NoName => "kolonnen har intet navn".into(),
        CsvFault::TooManyColumns { found, most } => {
            format!("der er {found} kolonner; der kan højst læses {most}")
        }
        CsvFault::OneRoleTwice { key, one, other } => {
            format!("`{one}` og `{other}` kan begge være kolonnen for `{key}`")
        }
        CsvFault::TwoHeaders => "kolonnernes navne står på to linjer, og perioderne på den ene af dem".into(),
        CsvFault::NoPeriod { found } => format!("`{found}` står blandt perioderne, men er ikke en periode"),
        CsvFault::PeriodsTwice { period, named } => {
            format!("`{period}` indeholder perioder, og kolonnen `{named}` er opkaldt efter en")
        }
        CsvFault::Width { found, expected } => {
            format!("rækken har {}, og der er {expected} kolonner", cells(*found))
        }
        CsvFault::RunsOn { last, found, expected } => format!(
            "i anførselstegn fortsætter rækken til linje {last}; den har {}, og der er {expected} kolonner",
            cells(*found)
        ),
        CsvFault::CutOff { found, expected } => {
            format!(
                "den sidste række har {found} af {expected} celler, og linjen er ikke afsluttet: filen er skåret af"
            )
        }
        CsvFault::QuoteNotClosed => "et anførselstegn begynder her og slutter aldrig".into(),
        CsvFault::NoteAmongRows { found } => {
            format!("rækken er en bemærkning, og der følger flere rækker: `{found}`")
        }
        CsvFault::KeptAsNote { count: 1, found } => {
            format!("den sidste række passer ikke i tabellen og er gemt som note: `{found}`")
        }
        CsvFault::KeptAsNote { count, found } => {
            format!("de sidste {count} rækker passer ikke i tabellen og er gemt som noter: `{found}`")
        }
        CsvFault::EmptyKey { column } => format!("cellen i `{column}` er tom"),
        CsvFault::NotStatBank { period, value } => {
            format!("de sidste kolonner er `{period}` og `{value}`, ikke `TID` og `INDHOLD`")
        }
        CsvFault::NoteOfBreak { found } => format!("en note fortæller om et databrud: `{found}`"),
        CsvFault::AtTheMost { rows } => {
            let rows = grouped(*rows, '.');
            format!("der er præcis {rows} rækker, og flere udleveres ikke på én gang")
        }
    }
}

pub(super) fn help(fault: &CsvFault) -> Option<String> {
    Some(match fault {
        CsvFault::WebPage => "åbn filen i en browser; log ind, og hent tabellen igen".into(),
        CsvFault::Json { .. } => {
            "er det en fejlmeddelelse, så hent filen igen; er det JSON-stat, så skriv `format: json-stat`".into()
        }
        CsvFault::NoHeader => "skriv kolonnernes navne på én linje over rækkerne, adskilt som cellerne".into(),
        CsvFault::ValueAsName { .. } => "skriv en linje med kolonnernes navne over rækkerne".into(),
        CsvFault::AmbiguousDelimiter { .. } => {
            "skriv `sep=;`, eller hvad skilletegnet er, som filens første linje".into()
        }
        CsvFault::NoRows => "hent filen igen, og se efter, at udtrækket ikke er tomt".into(),
        CsvFault::DuplicateName { .. } => "giv dem hver sit navn i filen".into(),
        CsvFault::NoName => "giv kolonnen et navn, eller slet den".into(),
        CsvFault::TooManyColumns { .. } => "hent tabellen med en række for hver værdi".into(),
        CsvFault::OneRoleTwice { key, one, other } => {
            format!("skriv `columns: {{ {key}: {one} }}` eller `columns: {{ {key}: {other} }}`")
        }
        CsvFault::TwoHeaders => "lad kun perioderne stå hen over siden, og resten ned ad den".into(),
        CsvFault::NoPeriod { .. } => "skriv perioden som `2024`, `2024H1`, `2024K1` eller `2024M01`, med `*` bag et foreløbigt tal, eller slet kolonnen".into(),
        CsvFault::PeriodsTwice { .. } => "fjern en af dem, så hver værdi har én periode".into(),
        CsvFault::Width { .. } => {
            "se efter et linjeskift eller et skilletegn i en celle; sæt en tom linje før fodnoter".into()
        }
        CsvFault::CutOff { .. } => "hent filen igen; er det en fodnote, så sæt en tom linje før den".into(),
        CsvFault::QuoteNotClosed => "afslut teksten med `\"`, eller fjern tegnet".into(),
        CsvFault::NoteAmongRows { .. } => "flyt bemærkningen ned under rækkerne, eller slet den".into(),
        CsvFault::RunsOn { .. } => "se efter, om et anførselstegn mangler eller er for meget".into(),
        CsvFault::KeptAsNote { .. } => {
            "er det en sum, så lad den stå; er det en tabel til, så gem den i sin egen fil".into()
        }
        CsvFault::EmptyKey { column } => format!("skriv i cellen, hvad der gælder for `{column}`"),
        CsvFault::NotStatBank { .. } => "skriv `format: csv`, eller hent tabellen som CSV fra Statistikbanken".into(),
        CsvFault::NoteOfBreak { .. } => "se efter, om tallene før og efter kan sammenlignes".into(),
        CsvFault::AtTheMost { .. } => "se efter, om tabellen er skåret af; hent den i mindre dele".into(),
    })
}

fn cells(count: usize) -> String {
    if count == 1 { "1 celle".into() } else { format!("{count} celler") }
}

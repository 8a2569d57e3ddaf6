//! Messages and help in Danish.

mod content;
mod hints;
pub(super) mod lints;
mod syntax;

pub(super) use content::{fault, help_content};

use super::without_thousands;
use crate::date::DateError;
use crate::format::{Elsewhere, word_meant};
use crate::number::NumberError;
use crate::source::{Banned, Expected, Found, Meant, Misreading, list};

pub(super) fn meant(meant: &Meant, file: &str) -> String {
    if meant.file == file {
        format!("måske mentes `{}` på linje {}", meant.name, meant.line)
    } else {
        format!("måske mentes `{}` i {} på linje {}", meant.name, meant.file, meant.line)
    }
}

pub(super) fn misreading(misreading: &Misreading) -> String {
    match misreading {
        Misreading::Syntax(syntax) => syntax::message(syntax),
        Misreading::EmptyFile => "filen er tom".into(),
        Misreading::Banned(banned) => self::banned(*banned),
        Misreading::KeyNotText => "en nøgle skal være en tekst".into(),
        Misreading::DuplicateKey { key, .. } => format!("`{key}` står her to gange"),
        Misreading::UnknownKey { key, elsewhere: Some(_), .. } => format!("`{key}` hører ikke til her"),
        Misreading::UnknownKey { key, .. } => format!("ukendt nøgle: `{key}`"),
        Misreading::StrayTarget => "her står et mål, men ikke under nogen målsætning".into(),
        Misreading::NotHere { key } => format!("`{key}` hører ikke til her"),
        Misreading::MissingKey { key, .. } => format!("`{key}` mangler"),
        Misreading::NeedsOneOf { keys } => format!("der mangler en af disse: {}", list(keys)),
        Misreading::NotBoth { one, other } => format!("`{one}` og `{other}` kan ikke angives samtidig"),
        Misreading::Empty => "værdien mangler".into(),
        Misreading::Expected { expected, found, .. } => {
            format!("her skal stå {}, men her står {}", self::expected(*expected), self::found(*found))
        }
        Misreading::NotOneOf { found, .. } => format!("`{found}` er ikke et af de ord, der kan stå her"),
        Misreading::Number { found, error, .. } => match error {
            NumberError::Malformed => format!("`{found}` er ikke et tal"),
            NumberError::DecimalComma => format!("`{found}` er skrevet med decimalkomma; her skrives punktum"),
            NumberError::TooLong => format!("`{found}` har mere end 28 cifre"),
        },
        Misreading::PeriodForArea { period } => format!("`{period}` er en periode, men her skal stå et område"),
        Misreading::WithoutColon { key, .. } => format!("der mangler et kolon efter `{key}`"),
        Misreading::CommaInText { found } => format!("teksten `{found}` er skåret over ved kommaet"),
        Misreading::DecimalCommaInBraces { found } => {
            format!("`{found}` er skrevet med decimalkomma; her skrives punktum")
        }
        Misreading::Ambiguous { found } => format!("`{found}` kan læses på to måder"),
        Misreading::NoMilestones => "der er ikke angivet noget delmål".into(),
        Misreading::NotWhole { found } => format!("`{found}` er ikke et helt tal"),
        Misreading::NotTwo { found } => format!("der skal stå to perioder, men her står {found}"),
        Misreading::Period { found } => format!("`{found}` er ikke en periode"),
        Misreading::Date { found, error } => match error {
            DateError::Malformed => format!("`{found}` er ikke en dato"),
            DateError::NoSuchDay => format!("datoen `{found}` findes ikke i kalenderen"),
        },
        Misreading::DateNotHere => "`as_of` hører ikke til her".into(),
        Misreading::Version { found } => format!("formatets version `{found}` kendes ikke"),
        Misreading::OnlyOnce { key, file } => format!("`{key}` er også angivet i {file}"),
        Misreading::LongFloat => "et tal med mere end 15 cifre".into(),
    }
}

fn banned(banned: Banned) -> String {
    match banned {
        Banned::Anchor => "ankre (`&`) er ikke tilladt".into(),
        Banned::Alias => "henvisninger (`*`) er ikke tilladt".into(),
        Banned::Tag => "mærker (`!`) er ikke tilladt".into(),
        Banned::MergeKey => "flettenøgler (`<<`) er ikke tilladt".into(),
        Banned::Directive => "direktiver (`%`) er ikke tilladt".into(),
        Banned::SecondDocument => "endnu et dokument (`---`) er ikke tilladt i samme fil".into(),
        Banned::ControlCharacter(letter) => format!("det usynlige tegn U+{:04X} er ikke tilladt", u32::from(letter)),
        Banned::LineSeparator => "et usynligt linjeskift er ikke tilladt".into(),
        Banned::TooDeep { most } => format!("lister og nøgler står mere end {most} niveauer inde i hinanden"),
        Banned::TooLong { most } => format!("teksten har mere end {most} tegn"),
    }
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Map => "nøgler med værdier",
        Expected::List => "en liste",
        Expected::Text => "en tekst eller `{ da: …, en: … }`",
        Expected::Name => "et navn",
        Expected::Scalar => "en enkelt værdi",
        Expected::NamesOrAll => "en liste af navne eller `all`",
        Expected::Baseline => "en periode, `{ mean: … }` eller `{ value: … }`",
    }
}

fn found(found: Found) -> &'static str {
    match found {
        Found::Nothing => "ingenting",
        Found::Text => "en tekst",
        Found::Table => "en tabel med tabulatortegn, som er kopieret fra et regneark",
        Found::List => "en liste",
        Found::Map => "nøgler med værdier",
    }
}

pub(super) fn help_reading(misreading: &Misreading) -> Option<String> {
    Some(match misreading {
        Misreading::Syntax(syntax) => return syntax::help(syntax),
        Misreading::EmptyFile => "begynd med `maal: 1`".into(),
        Misreading::Banned(banned) => return help_banned(*banned),
        Misreading::KeyNotText => "skriv et navn og derefter et kolon".into(),
        Misreading::DuplicateKey { first_line, .. } => {
            if *first_line == 0 {
                return None;
            }
            format!("den første står på linje {first_line}; behold kun den ene")
        }
        Misreading::UnknownKey { meant: Some(meant), known, .. } => hints::key_meant(meant, known),
        Misreading::UnknownKey { elsewhere: Some(elsewhere), .. } => match elsewhere {
            Elsewhere::Under(keys) => format!("den hører til under {}; er indrykningen rigtig?", either(keys)),
            Elsewhere::Beside(key) => {
                format!("den hører til ved siden af `{key}`, ikke under; er indrykningen rigtig?")
            }
            Elsewhere::In(key) => format!("den hører til under `{key}`"),
            Elsewhere::InsteadUnder(keys) => format!("den hører til under {}", either(keys)),
            Elsewhere::Alone => "skriv værdien alene, lige efter reglens navn: `at_least: 75`".into(),
        },
        Misreading::UnknownKey { known, .. } => format!("her kan stå {}", list(known)),
        Misreading::StrayTarget => {
            "skriv det under målsætningens `targets`: `goals: { …: { name: …, targets: { … } } }`".into()
        }
        Misreading::NotHere { .. } => "læs mål og tal sammen, eller flyt den til sin egen fil".into(),
        Misreading::MissingKey { key, about } => hints::missing_key(key, *about),
        Misreading::NeedsOneOf { keys } => return hints::needs_one_of(keys),
        Misreading::NotBoth { .. } => "behold kun den ene".into(),
        Misreading::Empty => "skriv en værdi efter kolonet, eller slet nøglen".into(),
        Misreading::Expected { expected, found, instead } => {
            return hints::expected(*expected, *found, instead.as_ref());
        }
        Misreading::NotOneOf { found, words } => match word_meant(found, words) {
            Some(meant) => format!("måske mentes `{meant}`; her kan stå {}", list(words)),
            None => format!("her kan stå {}", list(words)),
        },
        Misreading::Number { error, found, form } => match error {
            NumberError::DecimalComma | NumberError::Malformed => hints::number(found, *form),
            NumberError::TooLong => "et tal har højst 28 cifre".into(),
        },
        Misreading::WithoutColon { key, value, is_sure: true } => format!("skriv `{key}: {value}`"),
        Misreading::WithoutColon { key, value, .. } => {
            format!("skriv `{key}: {value}`; hører det til teksten før kommaet, så sæt hele teksten i anførselstegn")
        }
        Misreading::PeriodForArea { period } => {
            format!("skriv tallene under det område, de gælder: `område: {{ {period}: … }}`")
        }
        Misreading::CommaInText { found } => {
            format!("i `{{ … }}` skiller et komma; sæt teksten i anførselstegn: `\"{found}\"`")
        }
        Misreading::DecimalCommaInBraces { found } => format!("skriv `{}`", found.replace(',', ".")),
        Misreading::Ambiguous { found } => {
            format!(
                "skriv `{}`, hvis punktummet adskiller tusinder; er det et decimalpunktum, så skriv et andet antal decimaler",
                without_thousands(found).unwrap_or_else(|| found.clone())
            )
        }
        Misreading::NoMilestones => "skriv et niveau for hver dato, som i `{ 2025: 20, 2030: 10 }`".into(),
        Misreading::NotWhole { .. } => "skriv et helt tal: `0`, `1`, `2`".into(),
        Misreading::NotTwo { .. } => "skriv to, som i `[2020, 2024]`".into(),
        Misreading::Period { .. } => "perioder skrives `2024`, `2024-H1`, `2024-Q1` eller `2024-01`".into(),
        Misreading::Date { error, found } => match error {
            DateError::Malformed => hints::date(found),
            DateError::NoSuchDay => "kontrollér år, måned og dag".into(),
        },
        Misreading::DateNotHere => {
            "skriv datoen øverst i filen, eller ved det enkelte tal: `{ value: 90, as_of: 2024-06-03 }`".into()
        }
        Misreading::Version { .. } => "skriv `maal: 1`".into(),
        Misreading::OnlyOnce { .. } => "behold den i én fil".into(),
        Misreading::LongFloat => "skriv det i anførselstegn".into(),
    })
}

/// `a`, `b` eller `c`
fn either(words: &[String]) -> String {
    super::either(words, "eller")
}

fn help_banned(banned: Banned) -> Option<String> {
    Some(match banned {
        Banned::Anchor => {
            "skriv værdierne ud, hvor de bruges; en tekst, der begynder med `&`, skal stå i anførselstegn".into()
        }
        Banned::Alias => {
            "skriv værdierne ud, hvor de bruges; en tekst, der begynder med `*`, skal stå i anførselstegn".into()
        }
        Banned::MergeKey => "skriv værdierne ud, hvor de bruges".into(),
        Banned::Tag => "slet mærket; sæt værdien i anførselstegn, hvis den begynder med `!`".into(),
        Banned::Directive => "slet linjen, eller sæt teksten i anførselstegn".into(),
        Banned::SecondDocument => "læg det i sin egen fil".into(),
        Banned::ControlCharacter(_) | Banned::LineSeparator => {
            "slet tegnet, og skriv det på ny; det følger ofte med, når tekst kopieres".into()
        }
        Banned::TooDeep { .. } => "kontrollér parenteserne: så mange niveauer er der ikke brug for".into(),
        Banned::TooLong { .. } => "del teksten i flere filer".into(),
    })
}

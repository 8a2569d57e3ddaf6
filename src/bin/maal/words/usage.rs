//! What is wrong with the arguments, in words.

use maal::{Language, Words};

use crate::failure::Wrong;

/// What is wrong with the arguments.
pub(crate) fn wrong(wrong: &Wrong, language: Language) -> String {
    let (said, meant) = match wrong {
        Wrong::NoCommand => {
            (Words { da: "der mangler en kommando", en: "a command is missing" }.get(language).to_owned(), None)
        }
        Wrong::UnknownCommand { found, meant } => (
            match language {
                Language::Danish => format!("`{found}` er ikke en kommando"),
                Language::English => format!("`{found}` is not a command"),
            },
            meant.as_ref(),
        ),
        Wrong::UnknownArgument { found, meant } => (
            match language {
                Language::Danish => format!("`{found}` kan ikke stå her"),
                Language::English => format!("`{found}` cannot stand here"),
            },
            meant.as_ref(),
        ),
        Wrong::ValueMissing { option, known } => (
            match language {
                Language::Danish => format!("`{option}` mangler sin værdi{}", one_of(known, language)),
                Language::English => format!("`{option}` lacks its value{}", one_of(known, language)),
            },
            None,
        ),
        Wrong::UnknownValue { option, found, known, meant } => (
            match language {
                Language::Danish => format!("`{option}` kender ikke `{found}`{}", one_of(known, language)),
                Language::English => format!("`{option}` does not know `{found}`{}", one_of(known, language)),
            },
            meant.as_ref(),
        ),
        Wrong::Unreadable { option, found } => (
            match (language, option.ends_with("through")) {
                (Language::Danish, true) => {
                    format!("`{option}`: `{found}` er ikke en periode; skriv fx 2023, 2023-H1, 2023-Q2 eller 2023-05")
                }
                (Language::English, true) => {
                    format!(
                        "`{option}`: `{found}` is not a period; write for instance 2023, 2023-H1, 2023-Q2 or 2023-05"
                    )
                }
                (Language::Danish, false) => {
                    format!("`{option}`: `{found}` er ikke en dato; skriv år, måned og dag: 2024-06-03")
                }
                (Language::English, false) => {
                    format!("`{option}`: `{found}` is not a date; write year, month and day: 2024-06-03")
                }
            },
            None,
        ),
        Wrong::Missing(arguments) => (
            match language {
                Language::Danish => format!("der mangler {}", arguments.join(", ")),
                Language::English => format!("{} is missing", arguments.join(", ")),
            },
            None,
        ),
        Wrong::Conflict { one, other } => (
            match language {
                Language::Danish => format!("`{one}` og `{other}` kan ikke gives sammen"),
                Language::English => format!("`{one}` and `{other}` cannot be given together"),
            },
            None,
        ),
        Wrong::Other => {
            (Words { da: "kommandoen kan ikke læses", en: "the command cannot be read" }.get(language).to_owned(), None)
        }
    };
    let meant = meant.map(|meant| match language {
        Language::Danish => format!("; mente du `{meant}`?"),
        Language::English => format!("; did you mean `{meant}`?"),
    });
    let next = Words { da: "Se `maal --help`.", en: "See `maal --help`." }.get(language);
    format!("{said}{}\n{next}", meant.unwrap_or_default())
}

fn one_of(known: &[String], language: Language) -> String {
    if known.is_empty() {
        return String::new();
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    match language {
        Language::Danish => format!("; skriv {}", either(&known, language)),
        Language::English => format!("; write {}", either(&known, language)),
    }
}

/// `a`, `b` or `c`.
pub(super) fn either(words: &[&str], language: Language) -> String {
    let or = Words { da: "eller", en: "or" }.get(language);
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} {or} {last}", before.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

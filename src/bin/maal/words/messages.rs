//! Messages: what the command did, and what stopped it.

use std::io;
use std::path::Path;

use maal::{Language, Words};

use crate::failure::{Failure, NotFromInput};
use crate::files::WhyUnreadable;
use crate::language::{VARIABLE, WORDS};
use crate::usage::Wrong;

pub(crate) const ERROR: Words = Words { da: "fejl", en: "error" };
pub(crate) const WARNING: Words = Words { da: "advarsel", en: "warning" };
pub(crate) const HELP: Words = Words { da: "hjælp", en: "help" };
pub(crate) const REPAIR: Words = Words { da: "skriv i stedet", en: "write instead" };
pub(crate) const READING: Words = Words { da: "Læser filer", en: "Reading files" };
pub(crate) const WORKING: Words = Words { da: "Regner", en: "Working" };
pub(crate) const NO_TARGETS: Words =
    Words { da: "maal: der er ingen mål i filerne", en: "maal: there are no targets in the files" };
pub(crate) const WATCHING: Words = Words {
    da: "Venter på, at en fil gemmes. Stop med Ctrl-C.",
    en: "Waiting for a file to be saved. Stop with Ctrl-C.",
};
/// What is taken for a yes, in either language.
pub(crate) const YES: [&str; 4] = ["j", "ja", "y", "yes"];

/// What is said of a file that cannot be read.
pub(crate) struct Told {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) help: Option<&'static str>,
}

pub(crate) fn unreadable(why: &WhyUnreadable, language: Language) -> Told {
    match why {
        WhyUnreadable::System(error) => Told {
            code: "unreadable-file",
            message: match language {
                Language::Danish => format!("filen kan ikke læses: {}", system(error, language)),
                Language::English => format!("the file cannot be read: {}", system(error, language)),
            },
            help: None,
        },
        WhyUnreadable::NotUtf8 { is_utf16, .. } => Told {
            code: "not-utf-8",
            message: match (language, is_utf16) {
                (Language::Danish, true) => "filen er gemt som UTF-16 og ikke som UTF-8".to_owned(),
                (Language::English, true) => "the file is saved as UTF-16, not as UTF-8".to_owned(),
                (Language::Danish, false) => "tegnet her er ikke skrevet i UTF-8".to_owned(),
                (Language::English, false) => "the character here is not written in UTF-8".to_owned(),
            },
            help: Some(match language {
                Language::Danish => "gem filen igen med tegnsættet UTF-8",
                Language::English => "save the file again with the encoding UTF-8",
            }),
        },
    }
}

/// Why the system says no, in the reader's language where the reason is a common one.
fn system(error: &io::Error, language: Language) -> String {
    let known = COMMON.iter().find(|(kind, _)| *kind == error.kind());
    known.map_or_else(|| error.to_string(), |(_, words)| words.get(language).to_owned())
}

const COMMON: [(io::ErrorKind, Words); 5] = [
    (io::ErrorKind::NotFound, Words { da: "den findes ikke", en: "it does not exist" }),
    (io::ErrorKind::PermissionDenied, Words { da: "der er ikke adgang", en: "access is denied" }),
    (io::ErrorKind::IsADirectory, Words { da: "det er en mappe", en: "it is a folder" }),
    (io::ErrorKind::StorageFull, Words { da: "der er ikke plads", en: "no space is left" }),
    (io::ErrorKind::ReadOnlyFilesystem, Words { da: "der kan kun læses her", en: "nothing can be written here" }),
];

/// What a check came to.
pub(crate) fn summary(
    files: usize,
    errors: usize,
    warnings: usize,
    targets: Option<usize>,
    language: Language,
) -> String {
    let checked = many(files, Words { da: "fil", en: "file" }, Words { da: "filer", en: "files" }, language);
    let targets = targets
        .map(|targets| many(targets, Words { da: "mål", en: "target" }, Words { da: "mål", en: "targets" }, language));
    let what = [Some(checked), targets].into_iter().flatten().collect::<Vec<String>>().join(", ");
    let found = match (errors, warnings) {
        (0, 0) => Words { da: "ingen fejl", en: "no mistakes" }.get(language).to_owned(),
        (0, _) => many(warnings, WARNING, Words { da: "advarsler", en: "warnings" }, language),
        (_, 0) => mistakes(errors, language),
        (_, _) => {
            let warnings = many(warnings, WARNING, Words { da: "advarsler", en: "warnings" }, language);
            format!("{}, {warnings}", mistakes(errors, language))
        }
    };
    format!("{what}: {found}\n")
}

fn many(count: usize, one: Words, several: Words, language: Language) -> String {
    format!("{count} {}", if count == 1 { one } else { several }.get(language))
}

fn mistakes(count: usize, language: Language) -> String {
    many(count, Words { da: "fejl", en: "mistake" }, Words { da: "fejl", en: "mistakes" }, language)
}

/// Whether to write what was shown.
pub(crate) fn shall_write(files: usize, language: Language) -> String {
    match (language, files) {
        (Language::Danish, 1) => "Skal rettelserne skrives i filen? [j/N] ".to_owned(),
        (Language::Danish, _) => format!("Skal rettelserne skrives i de {files} filer? [j/N] "),
        (Language::English, 1) => "Write the changes to the file? [y/N] ".to_owned(),
        (Language::English, _) => format!("Write the changes to the {files} files? [y/N] "),
    }
}

/// What became of the repairs.
pub(crate) fn fixed(repairs: usize, files: usize, written: bool, language: Language) -> String {
    if files == 0 {
        return match language {
            Language::Danish => "Der er intet, som kan rettes uden dig.\n".to_owned(),
            Language::English => "There is nothing that can be mended without you.\n".to_owned(),
        };
    }
    let (one, several) = (Words { da: "fil", en: "file" }, Words { da: "filer", en: "files" });
    let files = many(files, one, several, language);
    let (one, several) = (Words { da: "rettelse", en: "repair" }, Words { da: "rettelser", en: "repairs" });
    let repairs = many(repairs, one, several, language);
    match (language, written) {
        (Language::Danish, true) => format!("{repairs} er skrevet i {files}.\n"),
        (Language::English, true) => format!("{repairs} written to {files}.\n"),
        (Language::Danish, false) => format!("{repairs} i {files}. Intet er skrevet; `--yes` skriver.\n"),
        (Language::English, false) => format!("{repairs} in {files}. Nothing is written; `--yes` writes.\n"),
    }
}

/// What is left to do by hand.
pub(crate) fn left(errors: usize, language: Language) -> String {
    match language {
        Language::Danish => format!("Tilbage at rette i hånden: {}.", mistakes(errors, language)),
        Language::English => format!("Left to mend by hand: {}.", mistakes(errors, language)),
    }
}

/// That a file to start from is written, and what to do next.
pub(crate) fn started(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Danish => format!(
            "{path} er skrevet. Ret den til jeres egne mål og tal, og kør så:\n\n  \
             maal check {path}\n  maal assess {path}\n\n\
             For forslag og forklaringer i editoren: maal schema > maal.schema.json\n"
        ),
        Language::English => format!(
            "{path} is written. Change it to your own targets and figures, then run:\n\n  \
             maal check {path}\n  maal assess {path}\n\n\
             For suggestions and explanations in the editor: maal schema > maal.schema.json\n"
        ),
    }
}

/// What stopped the command.
pub(crate) fn failure(failure: &Failure, language: Language) -> String {
    match (failure, language) {
        (Failure::NoCommand, _) => wrong(&Wrong::NoCommand, language),
        (Failure::UnknownLanguage(found), _) => {
            let known = either(&WORDS, language);
            match language {
                Language::Danish => format!("{VARIABLE} er sat til `{found}`; skriv {known}"),
                Language::English => format!("{VARIABLE} is set to `{found}`; write {known}"),
            }
        }
        (Failure::NothingMatches(name), Language::Danish) => {
            format!("`{name}`: der er ingen fil eller mappe med det navn")
        }
        (Failure::NothingMatches(name), Language::English) => {
            format!("`{name}`: there is no file or folder of that name")
        }
        (Failure::NoFilesIn(name), Language::Danish) => {
            format!("`{name}`: der ligger ingen *.yaml eller *.yml i mappen")
        }
        (Failure::NoFilesIn(name), Language::English) => format!("`{name}`: no *.yaml or *.yml lies in the folder"),
        (Failure::BadPattern(name), Language::Danish) => format!("`{name}` er ikke et mønster, der kan læses"),
        (Failure::BadPattern(name), Language::English) => format!("`{name}` is not a pattern that can be read"),
        (Failure::NotFromInput(what), _) => not_from_input(*what).get(language).to_owned(),
        (Failure::UnknownTarget { name, meant, declared }, _) => {
            unknown_target(name, meant.as_deref(), declared, language)
        }
        (Failure::NothingToCompare, Language::Danish) => {
            "FØR og NU er det samme; giv to forskellige, eller fx `--old-as-of 2024-01-01`".to_owned()
        }
        (Failure::NothingToCompare, Language::English) => {
            "OLD and NEW are the same; give two that differ, or for instance `--old-as-of 2024-01-01`".to_owned()
        }
        (Failure::Exists(path), Language::Danish) => format!("{} findes og overskrives ikke", path.display()),
        (Failure::Exists(path), Language::English) => format!("{} exists and is not overwritten", path.display()),
        (Failure::ChangedMeanwhile(path), Language::Danish) => {
            format!("{} er ændret imens og er ikke skrevet; kør igen", path.display())
        }
        (Failure::ChangedMeanwhile(path), Language::English) => {
            format!("{} was changed meanwhile and is not written; run again", path.display())
        }
        (Failure::Unwritable { path, error }, Language::Danish) => {
            format!("{} kan ikke skrives: {}", path.display(), system(error, language))
        }
        (Failure::Unwritable { path, error }, Language::English) => {
            format!("{} cannot be written: {}", path.display(), system(error, language))
        }
        (Failure::Output(error), Language::Danish) => {
            format!("resultatet kan ikke skrives: {}", system(error, language))
        }
        (Failure::Output(error), Language::English) => {
            format!("the result cannot be written: {}", system(error, language))
        }
        (Failure::Told(_), _) => String::new(),
    }
}

fn not_from_input(what: NotFromInput) -> Words {
    match what {
        NotFromInput::Watch => Words {
            da: "`--watch` følger filer; standardinput (-) kan ikke følges",
            en: "`--watch` watches files; standard input (-) cannot be watched",
        },
        NotFromInput::FixBesideFiles => Words {
            da: "standardinput (-) rettes alene; giv ikke andre filer samtidig",
            en: "standard input (-) is mended alone; give no other files with it",
        },
        NotFromInput::Write => Words {
            da: "standardinput (-) kan der ikke skrives i; uden `--yes` skrives den rettede tekst til standardoutput",
            en: "standard input (-) cannot be written to; without `--yes` the mended text goes to standard output",
        },
        NotFromInput::Twice => Words {
            da: "standardinput (-) skulle læses to gange; det kan kun læses én gang",
            en: "standard input (-) would be read twice; it can be read only once",
        },
    }
}

fn unknown_target(name: &str, meant: Option<&str>, declared: &[String], language: Language) -> String {
    let list: String = declared.iter().map(|id| format!("\n  {id}")).collect();
    match (language, meant) {
        (Language::Danish, Some(meant)) => format!("intet mål hedder `{name}`; mente du `{meant}`? Målene er:{list}"),
        (Language::English, Some(meant)) => {
            format!("no target is called `{name}`; did you mean `{meant}`? The targets are:{list}")
        }
        (Language::Danish, None) => format!("intet mål hedder `{name}`. Målene er:{list}"),
        (Language::English, None) => format!("no target is called `{name}`. The targets are:{list}"),
    }
}

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
fn either(words: &[&str], language: Language) -> String {
    let or = Words { da: "eller", en: "or" }.get(language);
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} {or} {last}", before.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

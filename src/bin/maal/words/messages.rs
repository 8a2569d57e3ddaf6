//! Messages: what the command did, and what stopped it.

use std::io;
use std::path::Path;

use maal::{Language, Words};

use crate::failure::{NOT_UTF_8, UNREADABLE_FILE, WhyUnreadable};

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

/// The pages on the codes that are the command's own.
pub(crate) const PAGES: [(&str, Words); 2] = [
    (
        UNREADABLE_FILE,
        Words {
            da: "Filen kan ikke læses. Se efter, om den findes, og om du har adgang til den. Først når alle filer kan læses, \
                 kan det siges, om de hænger sammen; til da vises kun de fejl, som ses i hver fil for sig.",
            en: "The file cannot be read. See whether it is there, and whether you have access to it. Only when all files can \
                 be read can it be said whether they fit together; until then only those mistakes are shown that are seen \
                 in each file by itself.",
        },
    ),
    (
        NOT_UTF_8,
        Words {
            da: "Filen er gemt med et andet tegnsæt end UTF-8, fx Windows-1252 eller UTF-16. Det ses tit på æ, ø og å. Gem den \
                 igen med tegnsættet UTF-8: I Notesblok vælges det nederst i vinduet Gem som; i Visual Studio Code klikkes på \
                 tegnsættet nederst til højre.",
            en: "The file is saved in another encoding than UTF-8, for instance Windows-1252 or UTF-16. It often shows in æ, ø \
                 and å. Save it again in UTF-8: in Notepad the encoding is chosen at the bottom of the window Save as; in \
                 Visual Studio Code click the encoding at the bottom right.",
        },
    ),
];
/// What is said of a file that cannot be read.
pub(crate) struct Told {
    pub(crate) message: String,
    pub(crate) help: Option<&'static str>,
}

pub(crate) fn unreadable(why: &WhyUnreadable, language: Language) -> Told {
    match why {
        WhyUnreadable::System(error) => Told {
            message: match language {
                Language::Danish => format!("filen kan ikke læses: {}", system(error, language)),
                Language::English => format!("the file cannot be read: {}", system(error, language)),
            },
            help: None,
        },
        WhyUnreadable::NotUtf8 { is_utf16, .. } => Told {
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
pub(super) fn system(error: &io::Error, language: Language) -> String {
    let known = COMMON.iter().find(|(kind, _)| *kind == error.kind());
    known.map_or_else(|| error.to_string(), |(_, words)| words.get(language).to_owned())
}

const COMMON: [(io::ErrorKind, Words); 7] = [
    (io::ErrorKind::InvalidData, Words { da: "den er ikke skrevet i UTF-8", en: "it is not written in UTF-8" }),
    (
        io::ErrorKind::AlreadyExists,
        Words { da: "der ligger allerede en fil med det navn", en: "a file of that name is there already" },
    ),
    (io::ErrorKind::NotFound, Words { da: "den findes ikke", en: "it does not exist" }),
    (io::ErrorKind::PermissionDenied, Words { da: "der er ikke adgang", en: "access is denied" }),
    (io::ErrorKind::IsADirectory, Words { da: "det er en mappe", en: "it is a folder" }),
    (io::ErrorKind::StorageFull, Words { da: "der er ikke plads", en: "no space is left" }),
    (io::ErrorKind::ReadOnlyFilesystem, Words { da: "der kan kun læses her", en: "nothing can be written here" }),
];

/// Where to read of a code.
pub(crate) fn more_on(code: &str, language: Language) -> String {
    match language {
        Language::Danish => format!("Læs om en kode: maal check --explain {code}\n"),
        Language::English => format!("To read of a code: maal check --explain {code}\n"),
    }
}

/// That there are warnings about published files, where the verdicts are what was asked for.
pub(crate) fn odd_files(warnings: usize, language: Language) -> String {
    let warnings = many(warnings, WARNING, Words { da: "advarsler", en: "warnings" }, language);
    match language {
        Language::Danish => format!("{warnings} om datafilerne: kør `maal check` for at se, hvad der bør undersøges\n"),
        Language::English => format!("{warnings} about the data files: run `maal check` to see what to look into\n"),
    }
}

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
            Language::Danish => "Der er intet, der kan rettes automatisk.\n".to_owned(),
            Language::English => "There is nothing that can be mended automatically.\n".to_owned(),
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

/// That the report was written, and where.
pub(crate) fn report_written(path: &std::path::Path, language: Language) -> String {
    match language {
        Language::Danish => format!("Rapporten er skrevet til {}.", path.display()),
        Language::English => format!("The report is written to {}.", path.display()),
    }
}

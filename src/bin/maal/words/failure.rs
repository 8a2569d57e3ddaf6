//! What stopped the command, in words.

use std::io;

use maal::{Language, Words};

use super::messages::system;
use super::usage::{either, wrong};
use crate::failure::{Failure, NotFromInput, Wrong};
use crate::language::{VARIABLE, WORDS};

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
        (Failure::NotPublished(name), Language::Danish) => {
            format!("`{name}` er ikke en datafil; YAML læses af `maal check` og `maal feed read`")
        }
        (Failure::NotPublished(name), Language::English) => {
            format!("`{name}` is no data file; YAML is read by `maal check` and `maal feed read`")
        }
        (Failure::BadPattern(name), Language::Danish) => format!("`{name}` er ikke et mønster, der kan læses"),
        (Failure::BadPattern(name), Language::English) => format!("`{name}` is not a pattern that can be read"),
        (Failure::NotFromInput(what), _) => not_from_input(*what).get(language).to_owned(),
        (Failure::UnknownTarget { name, meant, declared }, _) => {
            unknown_target(name, meant.as_deref(), declared, language)
        }
        (Failure::UnknownCode { name, meant: Some(meant) }, Language::Danish) => {
            format!("ingen kode hedder `{name}`; mente du `{meant}`?")
        }
        (Failure::UnknownCode { name, meant: Some(meant) }, Language::English) => {
            format!("no code is called `{name}`; did you mean `{meant}`?")
        }
        (Failure::UnknownCode { name, meant: None }, Language::Danish) => {
            format!("ingen kode hedder `{name}`; koden står i klammer først i en fejl: fejl[unknown-key]")
        }
        (Failure::UnknownCode { name, meant: None }, Language::English) => {
            format!(
                "no code is called `{name}`; the code stands in brackets where a mistake is told: error[unknown-key]"
            )
        }
        (Failure::NotWritten(ending), Language::Danish) => format!(
            "rapporten kan ikke skrives som `.{ending}`: skriv den som `.html`, `.md` eller `.json`{}",
            elsewhere(
                ending,
                "; til Word: `-o rapport.md --figures .` og så `pandoc rapport.md -o rapport.docx`",
                "; en PDF fås ved at udskrive siden fra en browser"
            )
        ),
        (Failure::NotWritten(ending), Language::English) => format!(
            "the report cannot be written as `.{ending}`: write it as `.html`, `.md` or `.json`{}",
            elsewhere(
                ending,
                "; for Word: `-o report.md --figures .` and then `pandoc report.md -o report.docx`",
                "; for a PDF print the page from a browser"
            )
        ),
        (Failure::TemplateWithoutPage, Language::Danish) => {
            "en skabelon kan kun bruges til HTML: udelad `--template`, eller skriv til en `.html`-fil".to_owned()
        }
        (Failure::TemplateWithoutPage, Language::English) => {
            "a template is for HTML only: leave `--template` out, or write to an `.html` file".to_owned()
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
        (Failure::Unwritable { path, error }, Language::Danish) if error.kind() == io::ErrorKind::NotFound => {
            format!("{} kan ikke skrives: mappen findes ikke", path.display())
        }
        (Failure::Unwritable { path, error }, Language::English) if error.kind() == io::ErrorKind::NotFound => {
            format!("{} cannot be written: the folder does not exist", path.display())
        }
        (Failure::Unwritable { path, error }, Language::Danish) => {
            format!("{} kan ikke skrives: {}", path.display(), system(error, language))
        }
        (Failure::Unwritable { path, error }, Language::English) => {
            format!("{} cannot be written: {}", path.display(), system(error, language))
        }
        (Failure::Unreadable { path, error }, Language::Danish) => {
            format!("{} kan ikke læses: {}", path.display(), system(error, language))
        }
        (Failure::Unreadable { path, error }, Language::English) => {
            format!("{} cannot be read: {}", path.display(), system(error, language))
        }
        (Failure::Template { path, line, error }, Language::Danish) => {
            let place = error.line.map(|line| format!(" i linje {line}")).unwrap_or_default();
            let line = line.as_ref().map(|line| format!(": `{line}`")).unwrap_or_default();
            let what = in_danish(&error.what);
            format!("skabelonen {} kan ikke bruges; der er en fejl{place}{line} ({what})", path.display())
        }
        (Failure::Template { path, line, error }, Language::English) => {
            let place = error.line.map(|line| format!(" in line {line}")).unwrap_or_default();
            let line = line.as_ref().map(|line| format!(": `{line}`")).unwrap_or_default();
            format!("the template {} cannot be used; there is a mistake{place}{line} ({})", path.display(), error.what)
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

/// What is wrong with a template. What has no words of its own is told as the reader of templates tells it.
fn in_danish(what: &str) -> String {
    let named = |before: &str, behind: &str| what.strip_prefix(before)?.strip_suffix(behind);
    if what == "undefined value" {
        return "linjen nævner noget, der ikke findes i dokumentet".to_owned();
    }
    if let Some(name) = named("unknown statement ", "") {
        return format!("`{name}` er ikke en kendt sætning");
    }
    if let Some(name) = named("filter ", " is unknown") {
        return format!("`{name}` er ikke et kendt filter");
    }
    match what {
        "unexpected end of input" => "skabelonen slutter midt i en sætning".to_owned(),
        other => other.to_owned(),
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

/// What leads to a format that is not written.
fn elsewhere(ending: &str, word: &'static str, pdf: &'static str) -> &'static str {
    match ending {
        "docx" | "doc" | "odt" => word,
        "pdf" => pdf,
        _ => "",
    }
}

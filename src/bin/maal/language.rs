//! Which language the reader wants; it is found before the arguments are read, since they are told in it.

use std::ffi::{OsStr, OsString};

use maal::Language;

use crate::failure::Failure;

/// The variable of the environment that says it.
pub(crate) const VARIABLE: &str = "MAAL_LANG";
/// The words for the languages.
pub(crate) const WORDS: [&str; 2] = ["da", "en"];

/// What `--lang` says, else what the environment says, else Danish. An unknown word after `--lang` is left to the
/// reading of the arguments.
///
/// # Errors
///
/// Where the environment names a language that is not spoken here.
pub(crate) fn wanted(arguments: &[OsString], environment: Option<OsString>) -> Result<Language, Failure> {
    if let Some(language) = in_arguments(arguments) {
        return Ok(language);
    }
    match environment.filter(|value| !value.is_empty()) {
        None => Ok(Language::Danish),
        Some(value) => of(&value).ok_or_else(|| Failure::UnknownLanguage(value.to_string_lossy().into_owned())),
    }
}

fn in_arguments(arguments: &[OsString]) -> Option<Language> {
    let options = arguments.iter().take_while(|argument| *argument != "--");
    let mut last = None;
    let mut value_follows = false;
    for argument in options {
        if value_follows {
            last = of(argument);
        }
        if let Some(value) = argument.to_str().and_then(|argument| argument.strip_prefix("--lang=")) {
            last = of(OsStr::new(value));
        }
        value_follows = argument == "--lang";
    }
    last
}

fn of(word: &OsStr) -> Option<Language> {
    match word.to_str()? {
        "da" => Some(Language::Danish),
        "en" => Some(Language::English),
        _ => None,
    }
}

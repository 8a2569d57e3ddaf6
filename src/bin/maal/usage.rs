//! What is wrong with the arguments, told in the reader's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use maal::Language;

use crate::failure::{Exit, Wrong};
use crate::screen;
use crate::words;

/// Prints help and version where they are asked for; else says what is wrong.
pub(crate) fn tell(error: &clap::Error, language: Language) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return match screen::print(&error.render().to_string()) {
            Ok(()) => Exit::Well,
            Err(failure) => screen::stopped(&failure, language),
        };
    }
    screen::tell(&format!("maal: {}\n", words::usage::wrong(&wrong(error), language)));
    Exit::Usage
}

#[allow(clippy::wildcard_enum_match_arm, reason = "the kinds of errors are another package's, and may become more")]
fn wrong(error: &clap::Error) -> Wrong {
    let texts = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let text = |kind: ContextKind| texts(kind).into_iter().next();
    let option = || text(ContextKind::InvalidArg).as_deref().map(name).unwrap_or_default();
    let found = || text(ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Wrong::NoCommand,
        ErrorKind::InvalidSubcommand => Wrong::UnknownCommand {
            found: text(ContextKind::InvalidSubcommand).unwrap_or_default(),
            // The nearest comes last.
            meant: texts(ContextKind::SuggestedSubcommand).pop(),
        },
        ErrorKind::UnknownArgument => {
            Wrong::UnknownArgument { found: option(), meant: text(ContextKind::SuggestedArg) }
        }
        ErrorKind::InvalidValue if found().is_empty() => {
            Wrong::ValueMissing { option: option(), known: texts(ContextKind::ValidValue) }
        }
        ErrorKind::InvalidValue => Wrong::UnknownValue {
            option: option(),
            found: found(),
            known: texts(ContextKind::ValidValue),
            meant: text(ContextKind::SuggestedValue),
        },
        ErrorKind::ValueValidation => Wrong::Unreadable { option: option(), found: found() },
        ErrorKind::MissingRequiredArgument => {
            Wrong::Missing(texts(ContextKind::InvalidArg).iter().map(|argument| name(argument)).collect())
        }
        ErrorKind::ArgumentConflict => Wrong::Conflict {
            one: option(),
            other: text(ContextKind::PriorArg).as_deref().map(name).unwrap_or_default(),
        },
        _ => Wrong::Other,
    }
}

/// The name alone: `--format` of `--format <text|json>`, `FILE` of `<FILE>...`.
fn name(argument: &str) -> String {
    let first = argument.split(' ').next().unwrap_or_default();
    first.trim_end_matches('.').trim_matches(['<', '>', '[', ']']).to_owned()
}

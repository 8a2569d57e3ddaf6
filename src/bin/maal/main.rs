//! The command `maal`: checks, judges, explains and mends files with targets and figures.
#![forbid(unsafe_code)]

mod assess;
mod check;
mod command;
mod diff;
mod excerpt;
mod failure;
mod feed;
mod files;
mod findings;
mod fix;
mod language;
mod manual;
mod new;
mod progress;
mod published;
mod report;
mod screen;
mod test;
mod usage;
mod view;
mod watch;
mod words;
mod wrap;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;
use maal::Language;

use failure::{Exit, Failure};
use screen::Screen;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().collect();
    let exit = match language::wanted(&arguments, env::var_os(language::VARIABLE)) {
        Ok(language) => start(arguments, language),
        Err(failure) => screen::stopped(&failure, Language::Danish),
    };
    exit.into()
}

/// Reads the arguments and runs the command that they name.
fn start(arguments: Vec<OsString>, language: Language) -> Exit {
    let matches = match command::command(language).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::tell(&error, language),
    };
    let screen = Screen::new(&matches, language);
    match run(&matches, &screen) {
        Ok(exit) => exit,
        Err(failure) => screen::stopped(&failure, language),
    }
}

fn run(matches: &ArgMatches, screen: &Screen) -> Result<Exit, Failure> {
    let Some((name, given)) = matches.subcommand() else { return Err(Failure::NoCommand) };
    match name {
        "check" if given.contains_id("explain") => manual::page(given, screen),
        "check" => watch::or_once(given, screen, check::run),
        "assess" => watch::or_once(given, screen, assess::run),
        "explain" => assess::explain(given, screen),
        "test" => watch::or_once(given, screen, test::run),
        "diff" => diff::run(given, screen),
        "fix" => fix::run(given, screen),
        "feed" => feed::run(given, screen),
        "report" if given.get_flag("show-template") => report::template(),
        "report" => watch::or_once(given, screen, report::run),
        "new" => new::run(given, screen),
        "schema" => manual::schema(screen),
        "completions" => manual::completions(given, screen),
        "man" => manual::man(screen),
        _ => Err(Failure::NoCommand),
    }
}

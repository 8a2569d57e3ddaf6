//! `maal feed`: what is in published files, and which figures are taken from them.

mod inspect;
mod proposal;
mod read;
mod seen;

pub(crate) use seen::Span;

use clap::ArgMatches;

use crate::failure::{Exit, Failure};
use crate::screen::Screen;

pub(crate) fn run(given: &ArgMatches, screen: &Screen) -> Result<Exit, Failure> {
    match given.subcommand() {
        Some(("inspect", given)) => inspect::run(given, screen),
        Some(("read", given)) => read::run(given, screen),
        Some(_) | None => Err(Failure::NoCommand),
    }
}

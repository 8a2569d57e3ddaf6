//! `maal new`: a file to start from.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use clap::ArgMatches;
use maal::Words;

use crate::command;
use crate::failure::{Exit, Failure};
use crate::screen::{self, Screen};
use crate::words::messages;

const START: Words = Words { da: include_str!("start.da.yaml"), en: include_str!("start.en.yaml") };

/// Writes the file, unless there is one already; `-` stands for the standard output.
pub(crate) fn run(given: &ArgMatches, screen: &Screen) -> Result<Exit, Failure> {
    let path = command::path(given, "FILE");
    let start = screen.say(START);
    if path.as_os_str() == "-" {
        screen::print(start)?;
        return Ok(Exit::Well);
    }
    let written = OpenOptions::new().write(true).create_new(true).open(&path);
    match written.and_then(|mut file| file.write_all(start.as_bytes())) {
        Ok(()) => screen::print(&messages::started(&path, screen.language))?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(Failure::Exists(path)),
        Err(error) => return Err(Failure::Unwritable { path, error }),
    }
    Ok(Exit::Well)
}

//! Running again whenever a file is saved.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use clap::ArgMatches;

use crate::command;
use crate::failure::{Exit, Failure, NotFromInput};
use crate::files::{self, Source};
use crate::published::Wanted;
use crate::screen::{self, Screen, Stream};
use crate::words::messages;

const INTERVAL: Duration = Duration::from_millis(500);

/// What a command does with the files that are given.
type Run = fn(&ArgMatches, &[Source], &Screen) -> Result<Exit, Failure>;

/// Runs once, or with `--watch` again and again until it is interrupted.
pub(crate) fn or_once(given: &ArgMatches, screen: &Screen, run: Run) -> Result<Exit, Failure> {
    let mut sources = command::files(given, "FILE")?;
    if !given.get_flag("watch") {
        return run(given, &sources, screen);
    }
    if sources.contains(&Source::Input) {
        return Err(Failure::NotFromInput(NotFromInput::Watch));
    }
    loop {
        let wanted = Wanted::by(&files::read_texts(&sources));
        let seen = state(&sources, &wanted);
        clear()?;
        match run(given, &sources, screen) {
            Ok(_) => {}
            Err(failure @ Failure::Output(_)) => return Err(failure),
            Err(failure) => {
                screen::stopped(&failure, screen.language);
            }
        }
        if screen::reader_left() {
            return Ok(Exit::Well);
        }
        screen::tell(&format!("{}\n", screen.say(messages::WATCHING)));
        sources = changed(given, &seen, &wanted);
    }
}

/// Waits until a file is saved, comes or goes, and gives the files that there are then.
fn changed(given: &ArgMatches, seen: &[(PathBuf, State)], wanted: &Wanted) -> Vec<Source> {
    loop {
        thread::sleep(INTERVAL);
        // While an editor saves, a file may be gone for a moment.
        let Ok(sources) = command::files(given, "FILE") else { continue };
        if state(&sources, wanted) != seen {
            return sources;
        }
    }
}

/// When a file was last written, and how long it is.
type State = Option<(SystemTime, u64)>;

fn state(sources: &[Source], wanted: &Wanted) -> Vec<(PathBuf, State)> {
    let paths = sources.iter().filter_map(|source| match source {
        Source::File(path) => Some(path.clone()),
        Source::Beside(path) => wanted.has(&path.display().to_string()).then(|| path.clone()),
        Source::Input => None,
    });
    let of = |path: PathBuf| {
        let written = fs::metadata(&path).ok().and_then(|known| Some((known.modified().ok()?, known.len())));
        (path, written)
    };
    paths.map(of).collect()
}

/// Empties a terminal; elsewhere an empty line stands between the runs.
fn clear() -> Result<(), Failure> {
    if Stream::Out.is_terminal() { screen::print("\u{1b}[2J\u{1b}[H") } else { Ok(()) }
}

//! `maal diff`: what moves between two rulebooks, or between the figures of two days.

use clap::ArgMatches;
use maal::{Markup, Report};

use crate::assess;
use crate::check;
use crate::command;
use crate::failure::{Exit, Failure, NotFromInput};
use crate::files::{self, Source};
use crate::screen::{self, Screen};
use crate::view;
use crate::wrap;

/// Judges both and tells what moves, and why.
pub(crate) fn run(given: &ArgMatches, screen: &Screen) -> Result<Exit, Failure> {
    let old = command::files(given, "OLD")?;
    let new = if given.contains_id("NEW") { command::files(given, "NEW")? } else { old.clone() };
    let data = command::files_beside(given, "data")?;
    let differs = TIMES.iter().any(|option| given.contains_id(option));
    if old == new && !differs {
        return Err(Failure::NothingToCompare);
    }
    let (before, after) = ([old, data.clone()].concat(), [new, data].concat());
    if before.contains(&Source::Input) && after.contains(&Source::Input) {
        return Err(Failure::NotFromInput(NotFromInput::Twice));
    }
    let [old_through, old_as_of, new_through, new_as_of] = TIMES;
    let before = side(given, &before, [old_through, old_as_of], screen)?;
    let after = side(given, &after, [new_through, new_as_of], screen)?;
    let changes = after.changes_since(&before);
    let explained = changes.explain(screen.language).length(command::length(given));
    screen::print(&match command::word(given, "format") {
        "json" => screen::json(&changes)?,
        "markdown" => explained.markup(Markup::Markdown).to_string().trim_matches('\n').to_owned() + "\n",
        _ => wrap::for_reader(explained.to_string().trim_matches('\n')) + "\n",
    })?;
    Ok(Exit::Well)
}

/// The options that say as of when the figures of either side are meant.
const TIMES: [&str; 4] = ["old-through", "old-as-of", "new-through", "new-as-of"];

fn side(given: &ArgMatches, sources: &[Source], times: [&str; 2], screen: &Screen) -> Result<Report, Failure> {
    let files = files::read(sources, screen);
    let (rulebook, data) = check::load(&files, screen)?;
    let [through, as_of] = times;
    assess::assessed(&rulebook, view::asked(given, &data, through, as_of), &files, screen)
}

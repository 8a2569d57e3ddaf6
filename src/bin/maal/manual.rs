//! What the command says of itself: the schema of its format, its manual page, completions for shells.

use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;
use clap_mangen::Man;
use maal::format::Schema;
use maal::source::Code;

use crate::command;
use crate::failure::{Exit, Failure};
use crate::screen::{self, Screen};
use crate::words::{help, messages};

/// The JSON Schema of the format, with its descriptions in the reader's language.
pub(crate) fn schema(screen: &Screen) -> Result<Exit, Failure> {
    screen::print(&screen::json(&Schema::new(screen.language))?)?;
    Ok(Exit::Well)
}

/// The page on a code.
pub(crate) fn page(given: &ArgMatches, screen: &Screen) -> Result<Exit, Failure> {
    let name = command::word(given, "explain");
    let of_library = Code::ALL.iter().find(|code| code.name() == name).map(|code| code.page());
    let own = || messages::PAGES.iter().find(|(code, _)| *code == name).map(|(_, page)| *page);
    let Some(page) = of_library.or_else(own) else {
        let codes: Vec<&'static str> =
            Code::ALL.iter().map(|code| code.name()).chain(messages::PAGES.map(|(code, _)| code)).collect();
        let meant = similar::get_close_matches(name, &codes, 1, 0.6).first().copied();
        return Err(Failure::UnknownCode { name: name.to_owned(), meant });
    };
    screen::print(&format!("# {name}\n\n{}\n", screen.say(page).trim_end()))?;
    Ok(Exit::Well)
}

/// A script with which a shell completes the command.
pub(crate) fn completions(given: &ArgMatches, screen: &Screen) -> Result<Exit, Failure> {
    let Some(shell) = given.get_one::<Shell>("SHELL") else { return Err(Failure::NoCommand) };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command::described(screen.language), "maal", &mut script);
    screen::print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Well)
}

/// The manual page: the command, then each of its commands.
pub(crate) fn man(screen: &Screen) -> Result<Exit, Failure> {
    let mut whole = command::described(screen.language);
    whole.build();
    let mut page = Vec::new();
    let main = Man::new(whole.clone());
    main.render_title(&mut page)
        .and_then(|()| main.render_name_section(&mut page))
        .and_then(|()| main.render_synopsis_section(&mut page))
        .and_then(|()| main.render_options_section(&mut page))
        .map_err(Failure::Output)?;
    let mut lines: Vec<String> = String::from_utf8_lossy(&page).lines().map(str::to_owned).collect();
    for each in whole.get_subcommands() {
        lines.push(format!(".SH \"MAAL {}\"", each.get_name().to_uppercase()));
        lines.extend(section(each)?);
        for below in each.get_subcommands() {
            lines.push(format!(".SH \"MAAL {} {}\"", each.get_name(), below.get_name()).to_uppercase());
            lines.extend(section(below)?);
        }
    }
    let (preamble, rest): (Vec<String>, Vec<String>) = lines.into_iter().partition(|line| is_preamble(line));
    let preamble = preamble.into_iter().take(PREAMBLE.len());
    let body = preamble.chain(rest).map(|line| help::heading(&line, screen.language).to_owned() + "\n");
    screen::print(&(body.collect::<String>() + &end(screen)))?;
    Ok(Exit::Well)
}

/// What is told of one command; what may be said to every command was told before.
fn section(command: &Command) -> Result<Vec<String>, Failure> {
    let everywhere = |argument: Arg| if argument.is_global_set() { argument.hide(true) } else { argument };
    let man = Man::new(command.clone().mut_args(everywhere));
    let mut page = Vec::new();
    man.render_synopsis_section(&mut page)
        .and_then(|()| man.render_description_section(&mut page))
        .and_then(|()| man.render_options_section(&mut page))
        .map_err(Failure::Output)?;
    let page = String::from_utf8_lossy(&page);
    let lines = page.lines().filter(|line| *line != ".SH SYNOPSIS").map(|line| match line.strip_prefix(".SH ") {
        Some("DESCRIPTION") => ".PP".to_owned(),
        Some(heading) => format!(".SS {heading}"),
        None => line.to_owned(),
    });
    Ok(lines.collect())
}

/// What each piece of a page begins with; once is enough.
const PREAMBLE: [&str; 2] = [".ie ", ".el "];

fn is_preamble(line: &str) -> bool {
    PREAMBLE.iter().any(|start| line.starts_with(start))
}

/// How the command ends, and what it reads of the environment.
fn end(screen: &Screen) -> String {
    let sections = [(help::EXIT_HEADING, help::EXIT_CODES), (help::ENVIRONMENT_HEADING, help::ENVIRONMENT)];
    let section = |(heading, rows): (maal::Words, &[(&str, maal::Words)])| {
        let rows = rows.iter().map(|(term, words)| format!(".TP\n\\fB{term}\\fR\n{}\n", screen.say(*words)));
        format!(".SH \"{}\"\n{}", screen.say(heading).to_uppercase(), rows.collect::<String>())
    };
    sections.into_iter().map(section).collect()
}

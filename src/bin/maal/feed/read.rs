//! `maal feed read`: the figures that are taken from published files.

use std::collections::BTreeMap;

use clap::ArgMatches;
use maal::feed::{CsvCell, CsvConvention, write_csv};
use maal::{Dataset, Id, Language, Number, Observation, Period, Rulebook, Status};

use crate::check;
use crate::command;
use crate::failure::{Exit, Failure};
use crate::files;
use crate::findings;
use crate::screen::{self, Screen};
use crate::words::feed as words;

/// A figure that was taken: indicator, area, period and what is known of it.
type Taken<'d> = (&'d Id, &'d Id, Period, Observation);

/// Shows every figure that a feed takes, with its status and date.
pub(crate) fn run(given: &ArgMatches, screen: &Screen) -> Result<Exit, Failure> {
    let files = files::read(&command::files(given, "FILE")?, screen);
    let (rulebook, data) = check::load(&files, screen)?;
    let is_taken =
        |(indicator, area, period, _): &Taken<'_>| data.origin(indicator.as_str(), area.as_str(), *period).is_some();
    let taken: Vec<Taken<'_>> = data.observations().filter(is_taken).collect();
    if taken.is_empty() {
        screen::tell(&format!("{}\n", screen.say(words::NOTHING_TAKEN)));
    }
    screen::print(&match command::word(given, "format") {
        "csv" => csv(&taken, given.get_flag("bom"), screen.language),
        "yaml" => yaml(&taken)?,
        _ => table(&taken, &rulebook, screen.language),
    })?;
    Ok(Exit::Well)
}

/// The names of the columns in a file: those of the format, by which a feed knows them again.
const COLUMNS: [&str; 6] = ["indicator", "area", "period", "value", "status", "as_of"];

fn csv(taken: &[Taken<'_>], byte_order_mark: bool, language: Language) -> String {
    let decimal = findings::convention(language);
    let texts: Vec<[String; 2]> = taken.iter().map(|(_, _, period, held)| [period.to_string(), date(held)]).collect();
    let rows = taken.iter().zip(&texts).map(|((indicator, area, _, held), [period, date])| {
        [
            CsvCell::text(indicator.as_str()),
            CsvCell::text(area.as_str()),
            CsvCell::text(period),
            held.value.and_then(CsvCell::number).unwrap_or(CsvCell::EMPTY),
            CsvCell::text(held.status.word()),
            CsvCell::text(date),
        ]
    });
    write_csv(COLUMNS, rows, CsvConvention { decimal, byte_order_mark })
}

/// What was taken as YAML, as if it had been written there.
fn yaml(taken: &[Taken<'_>]) -> Result<String, Failure> {
    let mut figures = Dataset::builder();
    for (indicator, area, period, held) in taken {
        figures.observe((*indicator).clone(), (*area).clone(), *period, held.clone());
    }
    let data = figures.build().map_err(|problems| told(&problems.to_string()))?;
    data.to_yaml().map_err(|unwritable| told(&unwritable.to_string()))
}

fn told(why: &str) -> Failure {
    screen::tell(&format!("{why}\n"));
    Failure::Told(Exit::Broken)
}

/// In columns below each other, values to the right.
fn table(taken: &[Taken<'_>], rulebook: &Rulebook, language: Language) -> String {
    if taken.is_empty() {
        return String::new();
    }
    let decimals: BTreeMap<&Id, u32> =
        rulebook.indicators().filter_map(|(id, indicator)| Some((id, indicator.decimals?))).collect();
    let row = |(indicator, area, period, held): &Taken<'_>| {
        let decimals = decimals.get(*indicator).copied();
        let status = Some(held.status).filter(|status| *status != Status::Normal).map_or("", Status::word);
        let value = held.value.map(|value| written(value, decimals, language)).unwrap_or_default();
        [indicator.to_string(), area.to_string(), period.to_string(), value, status.to_owned(), date(held)]
    };
    let heading = words::COLUMNS.map(|words| words.get(language).to_owned());
    let rows: Vec<[String; 6]> = [heading].into_iter().chain(taken.iter().map(row)).collect();
    let letters = |text: &String| text.chars().count();
    let mut widths = [0; 6];
    for row in &rows {
        widths.iter_mut().zip(row).for_each(|(width, text)| *width = letters(text).max(*width));
    }
    let line = |row: &[String; 6]| {
        let cells = row.iter().zip(widths).enumerate().map(|(nth, (text, width))| {
            let space = " ".repeat(width.saturating_sub(letters(text)));
            if nth == VALUE { format!("{space}{text}") } else { format!("{text}{space}") }
        });
        cells.collect::<Vec<String>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// Which of the columns is the value.
const VALUE: usize = 3;

fn date(held: &Observation) -> String {
    held.as_of.map(|date| date.to_string()).unwrap_or_default()
}

/// A number with all the decimals that it was written with, and at least those that its indicator declares.
fn written(number: Number, declared: Option<u32>, language: Language) -> String {
    let mut text = number.to_string();
    let has = text.split_once('.').map(|(_, decimals)| decimals.len());
    let wants = number.decimals().max(declared).and_then(|decimals| usize::try_from(decimals).ok()).unwrap_or_default();
    if has.is_none() && wants > 0 {
        text.push('.');
    }
    text.push_str(&"0".repeat(wants.saturating_sub(has.unwrap_or_default())));
    match language {
        Language::Danish => text.replace('.', ","),
        Language::English => text,
    }
}

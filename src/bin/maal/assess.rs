//! `maal assess` and `maal explain`: targets held against figures.

use clap::ArgMatches;
use maal::report::{Counts, FORMAT, GoalResult};
use maal::{AchievedWhen, Assessment, Id, Length, Markup, Report, Rulebook, Stage, Verdict, View};
use serde::Serialize;

use crate::check;
use crate::command;
use crate::failure::{Exit, Failure};
use crate::files::{self, Files, Source};
use crate::findings;
use crate::progress;
use crate::screen::{self, Screen};
use crate::view;
use crate::words::messages;
use crate::wrap;

/// Judges every target, or those that are asked for.
pub(crate) fn run(given: &ArgMatches, sources: &[Source], screen: &Screen) -> Result<Exit, Failure> {
    let asked: Vec<&str> = command::words(given, "target").collect();
    let report = report(given, sources, &asked, screen)?;
    screen::print(&rendered(&report, &asked, given, command::length(given), screen)?)?;
    let failing: Vec<&str> = command::words(given, "fail-on").collect();
    let fails = chosen(&report, &asked).any(|assessment| failing.contains(&assessment.verdict().word()));
    Ok(if fails { Exit::Failed } else { Exit::Well })
}

/// Says everything of one target, in each of its areas.
pub(crate) fn explain(given: &ArgMatches, screen: &Screen) -> Result<Exit, Failure> {
    let asked: Vec<&str> = command::words(given, "TARGET").collect();
    let report = report(given, &command::files(given, "FILE")?, &asked, screen)?;
    screen::print(&rendered(&report, &asked, given, Length::Full, screen)?)?;
    Ok(Exit::Well)
}

fn report(given: &ArgMatches, sources: &[Source], asked: &[&str], screen: &Screen) -> Result<Report, Failure> {
    let files = files::read(sources, screen);
    let (rulebook, data) = check::load(&files, screen)?;
    asked.iter().try_for_each(|target| is_declared(&rulebook, target))?;
    if rulebook.goals().all(|(_, goal)| goal.targets.is_empty()) {
        screen::tell(&format!("{}\n", screen.say(messages::NO_TARGETS)));
    }
    assessed(&rulebook, view::asked(given, &data, "through", "as-of"), &files, screen)
}

/// A report of figures as they were at some time.
///
/// # Errors
///
/// Where rulebook and figures do not fit each other, which is told.
pub(crate) fn assessed(rulebook: &Rulebook, view: View<'_>, files: &Files, screen: &Screen) -> Result<Report, Failure> {
    progress::during(files.letters(), screen, || rulebook.assess(view)).map_err(|problems| {
        screen::tell(&format!("{problems}\n"));
        Failure::Told(Exit::Broken)
    })
}

fn is_declared(rulebook: &Rulebook, target: &str) -> Result<(), Failure> {
    let declared: Vec<&str> =
        rulebook.goals().flat_map(|(_, goal)| goal.targets.iter()).map(|(id, _)| id.as_str()).collect();
    if declared.contains(&target) {
        return Ok(());
    }
    let near = similar::get_close_matches(target, &declared, 1, 0.6);
    Err(Failure::UnknownTarget {
        name: target.to_owned(),
        meant: near.first().map(|near| (*near).to_owned()),
        declared: declared.into_iter().map(str::to_owned).collect(),
    })
}

/// The assessments of the targets that are asked for, or all.
fn chosen<'r>(report: &'r Report, asked: &[&str]) -> impl Iterator<Item = &'r Assessment> {
    report.assessments().filter(move |assessment| asked.is_empty() || asked.contains(&assessment.target_id().as_str()))
}

fn rendered(
    report: &Report,
    asked: &[&str],
    given: &ArgMatches,
    length: Length,
    screen: &Screen,
) -> Result<String, Failure> {
    let markup = match command::word(given, "format") {
        "json" => return as_json(report, asked),
        "csv" => return Ok(findings::csv(chosen(report, asked), given.get_flag("bom"), screen.language)),
        "markdown" => Markup::Markdown,
        _ => Markup::Plain,
    };
    if asked.is_empty() {
        let text = report.explain(screen.language).length(length).markup(markup).to_string();
        return Ok(for_reader(text.trim_matches('\n').to_owned() + "\n", markup));
    }
    let told = |each: &Assessment| each.explain(screen.language).length(length).markup(markup).to_string();
    let all: Vec<String> = chosen(report, asked).map(told).collect();
    Ok(for_reader(all.join(if length == Length::Line { "\n" } else { "\n\n" }) + "\n", markup))
}

/// Markdown is made to be read by programs too, so its lines are left as they are.
fn for_reader(text: String, markup: Markup) -> String {
    match markup {
        Markup::Plain => wrap::for_reader(&text),
        Markup::Markdown => text,
    }
}

/// The report, with nothing but the targets that are asked for and their goals.
fn as_json(report: &Report, asked: &[&str]) -> Result<String, Failure> {
    if asked.is_empty() {
        return screen::json(report);
    }
    let assessments: Vec<&Assessment> = chosen(report, asked).collect();
    let has_one = |goal: &&GoalResult| assessments.iter().any(|assessment| assessment.goal_id() == goal.id());
    let goals = report.goals().filter(has_one).map(|goal| GoalPart {
        id: goal.id(),
        verdict: goal.verdict(),
        stage: goal.stage(),
        achieved_when: goal.goal().achieved_when,
        counts: goal.counts(),
        targets: goal.goal().targets.iter().map(|(id, _)| id).collect(),
    });
    screen::json(&Part { format: FORMAT, goals: goals.collect(), assessments })
}

/// Some of a report, in the form of the whole.
#[derive(Serialize)]
struct Part<'r> {
    format: &'static str,
    goals: Vec<GoalPart<'r>>,
    assessments: Vec<&'r Assessment>,
}

#[derive(Serialize)]
struct GoalPart<'r> {
    id: &'r Id,
    verdict: Verdict,
    stage: Stage,
    achieved_when: AchievedWhen,
    counts: Counts,
    targets: Vec<&'r Id>,
}

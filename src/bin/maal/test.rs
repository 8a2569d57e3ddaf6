//! `maal test`: the tests that files hold of their own targets.

use std::fmt::Write;

use clap::ArgMatches;
use maal::{Language, TestReport, TestResult};

use crate::check;
use crate::command;
use crate::failure::{Exit, Failure};
use crate::files::{self, Source};
use crate::screen::{self, Screen};
use crate::wrap;

/// Runs every test.
pub(crate) fn run(given: &ArgMatches, sources: &[Source], screen: &Screen) -> Result<Exit, Failure> {
    let files = files::read(sources, screen);
    let (rulebook, _) = check::load(&files, screen)?;
    let report = rulebook.run_tests();
    screen::print(&match command::word(given, "format") {
        "json" => screen::json(&report)?,
        "junit" => junit(&report, screen.language),
        _ => wrap::for_reader(&report.explain(screen.language)) + "\n",
    })?;
    Ok(if report.all_passed() { Exit::Well } else { Exit::Failed })
}

/// The report as JUnit XML, which most build servers read. There is no clock here, so every time is 0.
fn junit(report: &TestReport, language: Language) -> String {
    let (passed, all) = report.tally();
    let counts = format!("name=\"maal\" tests=\"{all}\" failures=\"{}\" errors=\"0\" time=\"0\"", all - passed);
    let cases: String = report.results().map(|result| case(result, language)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {counts}>\n  \
         <testsuite {counts}>\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

fn case(result: &TestResult, language: Language) -> String {
    let (target, area) = (result.assessment().target_id().as_str(), result.assessment().area_id().as_str());
    let named = format!(
        "    <testcase classname=\"{}\" name=\"{}\" time=\"0\"",
        escaped(&format!("{target}.{area}")),
        escaped(result.id().as_str())
    );
    if result.passed() {
        return named + "/>\n";
    }
    let differences: Vec<String> = result.differences().map(|difference| difference.explain(language)).collect();
    format!(
        "{named}>\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n",
        escaped(&differences.join("; ")),
        escaped(&result.explain(language))
    )
}

/// A text as it may stand in XML, between quotes too. What XML cannot hold at all becomes `\u{fffd}`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(letter),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            '\u{7f}'..='\u{9f}' => {
                let _ = write!(out, "&#{};", u32::from(letter));
            }
            _ => out.push(letter),
        }
    }
    out
}

//! The yearly report of a Copenhagen safety partnership: every target judged and explained.
//!
//!     cargo run --example tingbjerg_husum -- --lang da|en --format text|markdown|json --length line|paragraph|full

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use maal::{Language, Length, Report};

/// The texts of `rules/tingbjerg-husum`, each with the name that a mistake in it would be shown under.
const TEXTS: [(&str, &str); 4] = [
    ("targets.yaml", include_str!("../rules/tingbjerg-husum/targets.yaml")),
    ("figures.yaml", include_str!("../rules/tingbjerg-husum/figures.yaml")),
    ("activities.yaml", include_str!("../rules/tingbjerg-husum/activities.yaml")),
    ("checks.yaml", include_str!("../rules/tingbjerg-husum/checks.yaml")),
];

const HELP: &str = "\
Judges and explains the targets of the Tingbjerg-Husum partnership.

Usage: cargo run --example tingbjerg_husum -- [--lang da|en] [--format text|markdown|json] [--length line|paragraph|full]

  --lang    language of the report (default: da)
  --format  text, markdown or json (default: text)
  --length  how much is said of each target (default: full)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options = match Options::parse(&arguments) {
        Ok(Some(options)) => options,
        Ok(None) => return print(HELP),
        Err(mistake) => {
            eprintln!("{mistake}\n\n{HELP}");
            return ExitCode::from(3);
        }
    };
    match report().and_then(|report| options.render(&report)) {
        Ok(text) => print(&text),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// The partnership's targets held against its figures.
fn report() -> Result<Report, Box<dyn Error>> {
    let (rulebook, data) = maal::load(TEXTS)?;
    Ok(rulebook.assess(&data)?)
}

struct Options {
    language: Language,
    format: Format,
    length: Length,
}

enum Format {
    Text,
    Markdown,
    Json,
}

impl Options {
    /// `None` where help is asked for.
    fn parse(arguments: &[String]) -> Result<Option<Options>, String> {
        let mut options = Options { language: Language::Danish, format: Format::Text, length: Length::Full };
        let mut words = arguments.iter().map(String::as_str);
        while let Some(word) = words.next() {
            if matches!(word, "-h" | "--help") {
                return Ok(None);
            }
            let (option, given) = match word.split_once('=') {
                Some((option, value)) => (option, Some(value)),
                None => (word, words.next()),
            };
            match (option, given) {
                ("--lang", Some("da")) => options.language = Language::Danish,
                ("--lang", Some("en")) => options.language = Language::English,
                ("--format", Some("text")) => options.format = Format::Text,
                ("--format", Some("markdown")) => options.format = Format::Markdown,
                ("--format", Some("json")) => options.format = Format::Json,
                ("--length", Some("line")) => options.length = Length::Line,
                ("--length", Some("paragraph")) => options.length = Length::Paragraph,
                ("--length", Some("full")) => options.length = Length::Full,
                (option, None) => return Err(format!("{option}: not an option, or its value is missing")),
                (option, Some(value)) => return Err(format!("{option} {value}: not an option")),
            }
        }
        Ok(Some(options))
    }

    fn render(&self, report: &Report) -> Result<String, Box<dyn Error>> {
        let explanation = report.explain(self.language).length(self.length);
        Ok(match self.format {
            Format::Text => explanation.to_string(),
            Format::Markdown => explanation.markdown().to_string(),
            Format::Json => serde_json::to_string_pretty(report)? + "\n",
        })
    }
}

/// Prints, and takes a reader that stops early, as `head` does, for a reader that has seen enough.
fn print(text: &str) -> ExitCode {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

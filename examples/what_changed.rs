//! What moved since last time: a safety partnership's targets held against last year's figures and this year's, and
//! against figures of which two were revised. The revisions are made up.
//!
//!     cargo run --example what_changed -- --lang da|en --length line|paragraph|full

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use maal::changes::Changes;
use maal::{Date, Language, Length, Period};

/// The texts of `rules/tingbjerg-husum`; the figures are those of 3 June 2024.
const TEXTS: [(&str, &str); 4] = [
    ("targets.yaml", include_str!("../rules/tingbjerg-husum/targets.yaml")),
    ("figures.yaml", include_str!("../rules/tingbjerg-husum/figures.yaml")),
    ("activities.yaml", include_str!("../rules/tingbjerg-husum/activities.yaml")),
    ("checks.yaml", include_str!("../rules/tingbjerg-husum/checks.yaml")),
];

/// The police update their figures continually, so an earlier year may later come out differently. These revisions are
/// MADE UP for the example: the police have revised neither figure.
const MADE_UP: (&str, &str) = (
    "made-up.yaml",
    "
maal: 1
as_of: 2024-11-04   # made up
observations:
  theft_robbery: { partnership: { 2022: 58 } }   # made up; published: 39
  burglary: { partnership: { 2020: 21 } }        # made up; published: 23
",
);

const HELP: &str = "\
Tells what moved for the targets of the Tingbjerg-Husum partnership: since last year, and by a made-up revision.

Usage: cargo run --example what_changed -- [--lang da|en] [--length line|paragraph|full]

  --lang    language of the text (default: da)
  --length  how much is said of each target (default: paragraph)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (language, length) = match parse(&arguments) {
        Ok(Some(options)) => options,
        Ok(None) => return print(HELP),
        Err(mistake) => {
            eprintln!("{mistake}\n\n{HELP}");
            return ExitCode::from(3);
        }
    };
    match what_changed(language, length) {
        Ok(text) => print(&text),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Both comparisons, one after the other.
pub(crate) fn what_changed(language: Language, length: Length) -> Result<String, Box<dyn Error>> {
    let (rulebook, data) = maal::load(TEXTS.into_iter().chain([MADE_UP]))?;
    let published: Date = "2024-06-03".parse()?;
    let last_year = Period::year(2022).ok_or("a year")?;
    let all = rulebook.assess(data.as_of(published))?;
    let up_to_last_year = rulebook.assess(data.as_of(published).through(last_year))?;
    let revised = rulebook.assess(data.through(last_year))?;
    let told = |changes: Changes<'_>| changes.explain(language).length(length).to_string();
    let since_last_year = told(all.changes_since(&up_to_last_year));
    let by_revision = told(revised.changes_since(&up_to_last_year));
    let [first, second] = match language {
        Language::Danish => ["A. Alle tal sammenholdt med tallene til og med 2022", REVISION_DA],
        Language::English => ["A. All figures against those up to 2022", REVISION_EN],
    };
    Ok(format!("{first}\n\n{since_last_year}\n\n{second}\n\n{by_revision}"))
}

const REVISION_DA: &str = "\
B. Tallene til og med 2022, før og efter en OPDIGTET revision
(politiet har ikke revideret tallene; de 58 anmeldelser af tyveri og røveri i 2022 og de 21 af indbrud i 2020 er fundet
på til eksemplet)";
const REVISION_EN: &str = "\
B. The figures up to 2022, before and after a MADE-UP revision
(the police have not revised the figures; the 58 reports of theft and robbery in 2022 and the 21 of burglary in 2020 are
invented for the example)";

/// `None` where help is asked for.
fn parse(arguments: &[String]) -> Result<Option<(Language, Length)>, String> {
    let (mut language, mut length) = (Language::Danish, Length::Paragraph);
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
            ("--lang", Some("da")) => language = Language::Danish,
            ("--lang", Some("en")) => language = Language::English,
            ("--length", Some("line")) => length = Length::Line,
            ("--length", Some("paragraph")) => length = Length::Paragraph,
            ("--length", Some("full")) => length = Length::Full,
            (option, None) => return Err(format!("{option}: not an option, or its value is missing")),
            (option, Some(value)) => return Err(format!("{option} {value}: not an option")),
        }
    }
    Ok(Some((language, length)))
}

/// Prints, and takes a reader that stops early, as `head` does, for a reader that has seen enough.
fn print(text: &str) -> ExitCode {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

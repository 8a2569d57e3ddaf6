//! What can be asked for: commands, options and files, with help in the reader's language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use maal::{Date, Language, Length, Period, Verdict, Words};

use crate::failure::Failure;
use crate::files::{self, Source};
use crate::language;
use crate::words::help;
use crate::wrap;

/// The whole command, as it is read and as it tells of itself in lines.
pub(crate) fn command(language: Language) -> Command {
    whole(Helper { language, in_lines: true })
}

/// The same with each text of the help in one line, for those who make something else of it.
pub(crate) fn described(language: Language) -> Command {
    whole(Helper { language, in_lines: false })
}

fn whole(it: Helper) -> Command {
    Command::new("maal")
        .version(env!("CARGO_PKG_VERSION"))
        .about(it.say(help::ABOUT))
        .before_help(it.lines(help::ABOUT, WIDTH))
        .after_help(it.say(help::MORE).to_owned() + &it.end())
        .help_template(it.say(help::TEMPLATE))
        .override_usage(it.say(help::USAGE))
        .subcommand_help_heading(it.say(help::COMMANDS))
        .subcommand_required(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(it.everywhere())
        .arg(it.option("version", help::VERSION).short('V').action(ArgAction::Version).display_order(103))
        .subcommands([
            it.check(),
            it.assess(),
            it.explain(),
            it.test(),
            it.diff(),
            it.fix(),
            it.feed(),
            it.report(),
            it.start(),
            it.command("schema", help::SCHEMA),
            it.command("completions", help::COMPLETIONS).arg(
                it.positional("SHELL", help::SHELL, help::SHELL_NAME)
                    .value_parser(value_parser!(Shell))
                    .hide_possible_values(true),
            ),
            it.command("man", help::MAN),
        ])
}

/// Builds commands with help in one language.
#[derive(Clone, Copy)]
struct Helper {
    language: Language,
    in_lines: bool,
}

/// How many letters a line of the help has at most, and how many beside the name of an option.
const WIDTH: usize = 96;
const WIDTH_BESIDE: usize = 60;

impl Helper {
    fn say(self, words: Words) -> &'static str {
        words.get(self.language)
    }

    /// A text in lines of some width, where lines are wanted.
    fn lines(self, words: Words, width: usize) -> String {
        let text = self.say(words);
        if !self.in_lines {
            return text.to_owned();
        }
        wrap::text(text, width)
    }

    fn check(self) -> Command {
        self.command("check", help::CHECK)
            .arg(self.files("FILE").required(false).required_unless_present("explain"))
            .arg(self.choice("format", help::CHECK_FORMAT, &["text", "compact", "json"], "text"))
            .arg(self.option("deny-warnings", help::DENY_WARNINGS).action(ArgAction::SetTrue))
            .arg(
                self.valued("explain", help::EXPLAIN_CODE, help::CODE)
                    .value_parser(value_parser!(String))
                    .conflicts_with_all(["FILE", "watch"]),
            )
            .arg(self.watch())
    }

    fn assess(self) -> Command {
        self.command("assess", help::ASSESS)
            .arg(self.files("FILE"))
            .arg(self.choice("format", help::ASSESS_FORMAT, &["text", "markdown", "json", "csv"], "text"))
            .arg(self.option("bom", help::BOM).action(ArgAction::SetTrue))
            .arg(self.length())
            .args(self.times())
            .arg(
                self.valued("target", help::TARGETS, help::ID)
                    .action(ArgAction::Append)
                    .value_delimiter(',')
                    .value_parser(value_parser!(String)),
            )
            .arg(
                self.valued("fail-on", help::FAIL_ON, help::VERDICTS)
                    .action(ArgAction::Append)
                    .value_delimiter(',')
                    .value_parser(PossibleValuesParser::new(VERDICTS.map(Verdict::word)))
                    .hide_possible_values(true),
            )
            .arg(self.watch())
    }

    fn explain(self) -> Command {
        self.command("explain", help::EXPLAIN)
            .arg(
                self.positional("TARGET", help::TARGET, help::TARGET_NAME)
                    .display_order(0)
                    .value_parser(value_parser!(String)),
            )
            .arg(self.files("FILE"))
            .arg(self.format())
            .args(self.times())
    }

    fn test(self) -> Command {
        self.command("test", help::TEST)
            .arg(self.files("FILE"))
            .arg(self.choice("format", help::TEST_FORMAT, &["text", "json", "junit"], "text"))
            .arg(self.watch())
    }

    fn diff(self) -> Command {
        self.command("diff", help::DIFF)
            .arg(
                self.positional("OLD", help::OLD, help::OLD_NAME)
                    .display_order(0)
                    .value_parser(OsStringValueParser::new()),
            )
            .arg(
                self.positional("NEW", help::NEW_SIDE, help::NEW_NAME)
                    .required(false)
                    .value_parser(OsStringValueParser::new()),
            )
            .arg(self.valued("data", help::DATA, help::FILE).num_args(1..).value_parser(OsStringValueParser::new()))
            .arg(self.format())
            .arg(self.length())
            .arg(self.period("old-through", help::OLD_THROUGH))
            .arg(self.period("new-through", help::NEW_THROUGH))
            .arg(self.date("old-as-of", help::OLD_AS_OF))
            .arg(self.date("new-as-of", help::NEW_AS_OF))
    }

    fn fix(self) -> Command {
        self.command("fix", help::FIX)
            .arg(self.files("FILE"))
            .arg(self.option("yes", help::YES).short('y').action(ArgAction::SetTrue).conflicts_with("dry-run"))
            .arg(self.option("dry-run", help::DRY_RUN).action(ArgAction::SetTrue))
    }

    fn feed(self) -> Command {
        let inspect = self
            .command("inspect", help::FEED_INSPECT)
            .arg(self.published())
            .arg(self.choice("format", help::FEED_INSPECT_FORMAT, &["text", "json"], "text"))
            .arg(self.valued("sheet", help::SHEET, help::NAME).value_parser(value_parser!(String)));
        let read = self
            .command("read", help::FEED_READ)
            .arg(self.files("FILE"))
            .arg(self.choice("format", help::FEED_READ_FORMAT, &["text", "csv", "yaml"], "text"))
            .arg(self.option("bom", help::BOM).action(ArgAction::SetTrue));
        self.command("feed", help::FEED)
            .subcommand_help_heading(self.say(help::COMMANDS))
            .subcommand_required(true)
            .disable_help_subcommand(true)
            .subcommands([inspect, read])
    }

    fn report(self) -> Command {
        self.command("report", help::REPORT)
            .arg(self.files("FILE").required(false).required_unless_present("show-template"))
            .arg(self.file("output", help::OUTPUT, help::FILE).short('o'))
            .arg(
                self.option("format", help::REPORT_FORMAT)
                    .value_name("html|markdown|json")
                    .value_parser(PossibleValuesParser::new(["html", "markdown", "json"]))
                    .hide_possible_values(true),
            )
            .arg(self.file("template", help::PAGE, help::FILE))
            .arg(self.option("show-template", help::SHOW_TEMPLATE).action(ArgAction::SetTrue).conflicts_with("FILE"))
            .arg(self.file("figures", help::FIGURES, help::FOLDER))
            .args(self.times())
            .arg(self.watch())
    }

    fn start(self) -> Command {
        self.command("new", help::NEW).arg(
            self.positional("FILE", help::NEW_FILE, help::FILE)
                .required(false)
                .default_value("maal.yaml")
                .hide_default_value(true)
                .value_parser(OsStringValueParser::new()),
        )
    }

    fn command(self, name: &'static str, about: help::About) -> Command {
        Command::new(name)
            .about(self.say(about.short))
            .long_about(self.say(about.long))
            .before_help(self.lines(about.long, WIDTH))
            .help_template(self.say(help::TEMPLATE))
            .override_usage(self.say(about.usage))
            .disable_help_flag(true)
            .after_help(self.end())
    }

    /// What stands below every help.
    fn end(self) -> String {
        let rows = help::EXIT_CODES.iter().map(|(code, words)| format!("  {code}  {}\n", self.say(*words)));
        format!("{}:\n{}", self.say(help::EXIT_HEADING), rows.collect::<String>())
    }

    fn everywhere(self) -> [Arg; 3] {
        [
            self.choice("lang", help::LANG, &language::WORDS, "da").global(true).display_order(100),
            self.choice("color", help::COLOR, &["auto", "always", "never"], "auto").global(true).display_order(101),
            self.option("help", help::HELP).short('h').action(ArgAction::HelpShort).global(true).display_order(102),
        ]
    }

    fn option(self, name: &'static str, words: Words) -> Arg {
        Arg::new(name).long(name).help(self.lines(words, WIDTH_BESIDE)).help_heading(self.say(help::OPTIONS))
    }

    fn valued(self, name: &'static str, words: Words, value: Words) -> Arg {
        self.option(name, words).value_name(self.say(value))
    }

    fn file(self, name: &'static str, words: Words, value: Words) -> Arg {
        self.valued(name, words, value).value_parser(OsStringValueParser::new())
    }

    fn choice(self, name: &'static str, words: Words, values: &[&'static str], default: &'static str) -> Arg {
        self.option(name, words)
            .value_name(values.join("|"))
            .value_parser(PossibleValuesParser::new(values.to_vec()))
            .default_value(default)
            .hide_default_value(true)
            .hide_possible_values(true)
    }

    fn positional(self, name: &'static str, words: Words, value: Words) -> Arg {
        Arg::new(name)
            .value_name(self.say(value))
            .help(self.lines(words, WIDTH_BESIDE))
            .help_heading(self.say(help::ARGUMENTS))
            .display_order(1)
            .required(true)
    }

    fn files(self, name: &'static str) -> Arg {
        self.positional(name, help::FILES, help::FILE).num_args(1..).value_parser(OsStringValueParser::new())
    }

    fn published(self) -> Arg {
        self.positional("FILE", help::PUBLISHED, help::FILE).num_args(1..).value_parser(OsStringValueParser::new())
    }

    fn format(self) -> Arg {
        self.choice("format", help::FORMAT, &["text", "markdown", "json"], "text")
    }

    fn length(self) -> Arg {
        self.choice("length", help::LENGTH, &["line", "paragraph", "full"], "paragraph")
    }

    fn times(self) -> [Arg; 2] {
        [self.period("through", help::THROUGH), self.date("as-of", help::AS_OF)]
    }

    fn period(self, name: &'static str, words: Words) -> Arg {
        self.valued(name, words, help::PERIOD).value_parser(value_parser!(Period))
    }

    fn date(self, name: &'static str, words: Words) -> Arg {
        self.valued(name, words, help::DATE).value_parser(value_parser!(Date))
    }

    fn watch(self) -> Arg {
        self.option("watch", help::WATCH).short('w').action(ArgAction::SetTrue)
    }
}

const VERDICTS: [Verdict; 4] = [Verdict::Met, Verdict::NotMet, Verdict::Undetermined, Verdict::Monitored];

/// The word that is given for an option with a default.
pub(crate) fn word<'m>(given: &'m ArgMatches, name: &str) -> &'m str {
    given.get_one::<String>(name).map_or("", String::as_str)
}

/// All words that are given for an option.
pub(crate) fn words<'m>(given: &'m ArgMatches, name: &str) -> impl Iterator<Item = &'m str> {
    given.get_many::<String>(name).into_iter().flatten().map(String::as_str)
}

/// The files that are named.
///
/// # Errors
///
/// As [`files::find`].
pub(crate) fn files(given: &ArgMatches, name: &str) -> Result<Vec<Source>, Failure> {
    files::find(given.get_many::<OsString>(name).into_iter().flatten())
}

/// The files that are named beside others, which need not be YAML.
///
/// # Errors
///
/// As [`files::find_all`].
pub(crate) fn files_beside(given: &ArgMatches, name: &str) -> Result<Vec<Source>, Failure> {
    files::find_all(given.get_many::<OsString>(name).into_iter().flatten())
}

/// The one file that is named.
pub(crate) fn path(given: &ArgMatches, name: &str) -> PathBuf {
    given.get_one::<OsString>(name).map(PathBuf::from).unwrap_or_default()
}

/// The file that is given for an option.
pub(crate) fn given_path(given: &ArgMatches, name: &str) -> Option<PathBuf> {
    given.get_one::<OsString>(name).map(PathBuf::from)
}

/// How much is to be said.
pub(crate) fn length(given: &ArgMatches) -> Length {
    match word(given, "length") {
        "line" => Length::Line,
        "full" => Length::Full,
        _ => Length::Paragraph,
    }
}

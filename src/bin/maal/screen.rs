//! Where the command writes to: standard output and standard error, in colour on a terminal.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use annotate_snippets::Renderer;
use clap::ArgMatches;
use maal::{Language, Words};

use crate::failure::{Exit, Failure};
use crate::words;

/// How the reader is spoken to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    pub(crate) language: Language,
    colour: Colour,
}

#[derive(Clone, Copy, Debug)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// One of the two streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stream {
    Out,
    Error,
}

impl Screen {
    pub(crate) fn new(matches: &ArgMatches, language: Language) -> Screen {
        let colour = match matches.get_one::<String>("color").map(String::as_str) {
            Some("always") => Colour::Always,
            Some("never") => Colour::Never,
            _ => Colour::Auto,
        };
        Screen { language, colour }
    }

    /// A text of the command in the reader's language.
    pub(crate) fn say(&self, words: Words) -> &'static str {
        words.get(self.language)
    }

    /// Whether a stream is written to in colour.
    pub(crate) fn is_coloured(&self, stream: Stream) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => stream.is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        }
    }

    /// What draws excerpts of files for a stream.
    pub(crate) fn renderer(&self, stream: Stream) -> Renderer {
        if self.is_coloured(stream) { Renderer::styled() } else { Renderer::plain() }
    }
}

impl Stream {
    pub(crate) fn is_terminal(self) -> bool {
        match self {
            Stream::Out => io::stdout().is_terminal(),
            Stream::Error => io::stderr().is_terminal(),
        }
    }
}

/// Whether the reader of standard output has stopped reading.
static READER_LEFT: AtomicBool = AtomicBool::new(false);

/// Writes to standard output. Whoever stops reading, as `head` does, has seen enough; how the command ends does not
/// hang on it.
///
/// # Errors
///
/// Where it cannot be written to.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            READER_LEFT.store(true, Ordering::Relaxed);
            Ok(())
        }
        Err(error) => Err(Failure::Output(error)),
    }
}

/// Whether nobody reads any more what is printed.
pub(crate) fn reader_left() -> bool {
    READER_LEFT.load(Ordering::Relaxed)
}

/// Writes to standard error. Where that cannot be written to, there is nobody to tell.
pub(crate) fn tell(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes to either stream.
///
/// # Errors
///
/// As [`print`].
pub(crate) fn write(stream: Stream, text: &str) -> Result<(), Failure> {
    match stream {
        Stream::Out => print(text),
        Stream::Error => {
            tell(text);
            Ok(())
        }
    }
}

/// Something as JSON, with an end of line.
///
/// # Errors
///
/// Where it cannot be written as JSON.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Output(error.into()))?;
    Ok(text + "\n")
}

/// Says what stopped the command, unless it was told already, and how it ends.
pub(crate) fn stopped(failure: &Failure, language: Language) -> Exit {
    if !matches!(failure, Failure::Told(_)) {
        tell(&format!("maal: {}\n", words::failure::failure(failure, language)));
    }
    failure.exit()
}

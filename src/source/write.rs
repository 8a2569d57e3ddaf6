//! Writing a rulebook as YAML: the counterpart of the decoders beside it.
//!
//! The keys stand in the order of the tables in `format`, and each thing is written in the one way that people would
//! write it. What is written reads back as an equal rulebook, and is written the same again.

mod declare;
mod feeds;
mod figures;
mod measure;
mod outline;
mod rules;
mod scalar;
mod tests;
mod writer;

use std::fmt;

use super::span::LONGEST;
use crate::dataset::{Dataset, DatasetBuilder};
use crate::name::Id;
use crate::number::Number;
use crate::period::Period;
use crate::rulebook::Rulebook;
pub(crate) use scalar::in_quotes;
use writer::Writer;

/// What of a rulebook cannot be written as YAML: everything at once, in the order of the elements. Never empty where it
/// is returned as an error.
///
/// A rulebook that was read from YAML can always be written; one that was built in Rust may hold what the format has no
/// words for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable(pub Vec<Unwritten>);

/// One thing that cannot be written, and in which element.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {obstacle}")]
pub struct Unwritten {
    /// The element, from the top: `goals/safety/targets/unsafe-falls/name/da`.
    pub path: String,
    /// What stands in the way.
    pub obstacle: Obstacle,
}

/// Why something cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Obstacle {
    /// A number whose decimals do not end, or that has more than 28 digits: `64/3`.
    #[error("the number {0} cannot be written with at most 28 digits")]
    Number(Number),
    /// A text that says nothing, has space around it, which reading would take away, or a character that cannot be shown.
    #[error("the text is empty, or there is space around it or an invisible character in it: `{}`", .0.escape_debug())]
    Text(String),
    /// Two entries that would stand under the same key: a field that a filter names twice, vintages of one period that
    /// stand apart.
    #[error("`{0}` stands twice")]
    Repeated(String),
    /// Something that says nothing: a range without limits, a test that expects nothing.
    #[error("it says nothing")]
    Empty,
    /// A name or a text that means something else where it stands: a value `missing` in a row of a register.
    #[error("`{0}` means something else here")]
    Reserved(String),
    /// A word that is none of those that may stand there: the kind of a caveat.
    #[error("`{0}` is not a word of the format")]
    Unknown(String),
    /// A milestone that does not come after the one before it.
    #[error("the milestone of {0} does not come after the one before it")]
    Misordered(Period),
    /// More text than one file can have.
    #[error("the text is longer than {most} characters")]
    TooLong {
        /// How many characters are read.
        most: usize,
    },
}

impl Rulebook {
    /// Writes the declarations as YAML: in the order of the format, each in its plainest form, so that two rulebooks
    /// that declare the same are written the same.
    ///
    /// Reading it gives an equal rulebook. Order is kept; remarks in the files that it was read from are not.
    ///
    /// ```
    /// # use maal::Rulebook;
    /// let targets = "
    /// maal: 1
    /// goals: { safety: { name: safety, targets: { held: {
    ///   rule: { maintain: { tolerance: 2.50 %, baseline: 2020 } }, indicator: thefts, area: town } } } }
    /// indicators: { thefts: { better: lower, unit: { count: thefts }, name: { en: thefts, da: 'tyverier: i alt' } } }
    /// areas: { town: { name: the town } }
    /// ";
    /// let rulebook = Rulebook::from_yaml(targets).unwrap();
    /// let written = rulebook.to_yaml().unwrap();
    /// assert_eq!(written, r#"maal: 1
    ///
    /// areas:
    ///   town: the town
    ///
    /// indicators:
    ///
    ///   thefts:
    ///     name: { da: "tyverier: i alt", en: thefts }
    ///     unit: { count: thefts }
    ///     better: lower
    ///
    /// goals:
    ///
    ///   safety:
    ///     name: safety
    ///     targets:
    ///       held:
    ///         indicator: thefts
    ///         area: town
    ///         rule: { maintain: { baseline: 2020, tolerance: 2.50 % } }
    /// "#);
    /// assert_eq!(Rulebook::from_yaml(&written).unwrap(), rulebook);
    /// ```
    ///
    /// # Errors
    ///
    /// Everything that the format cannot hold, which only a rulebook that was built in Rust can have: a number without
    /// a decimal form, a text with space around it.
    ///
    /// ```
    /// use maal::{Area, Declarations, Rulebook};
    /// let areas = vec![("town".into(), Area::named("the town "))];
    /// let rulebook = Rulebook::new(Declarations { areas, ..Declarations::default() }).unwrap();
    /// let unwritable = rulebook.to_yaml().unwrap_err();
    /// assert_eq!(unwritable.to_string(), "areas/town: the text is empty, or there is space around it or an invisible character in it: `the town `");
    /// ```
    pub fn to_yaml(&self) -> Result<String, Unwritable> {
        let mut out = Writer::default();
        out.key("maal", |out| out.word("1"));
        if let Some(title) = self.title() {
            out.key("title", |out| out.text(title));
        }
        if let Some(window) = self.window() {
            out.key("window", |out| declare::window(out, window));
        }
        let apart = true;
        named(&mut out, "areas", !apart, self.areas(), declare::area);
        named(&mut out, "indicators", apart, self.indicators(), declare::indicator);
        named(&mut out, "goals", apart, self.goals(), |out, goal| declare::goal(out, goal, &self.book.names));
        named(&mut out, "checks", !apart, self.checks(), declare::check);
        named(&mut out, "feeds", apart, self.feeds(), feeds::feed);
        if let Some(report) = &self.book.report {
            out.blank_line();
            out.key("report", |out| outline::outline(out, report));
        }
        named(&mut out, "tests", !apart, self.tests(), tests::test);
        finished(out)
    }
}

impl Dataset {
    /// Writes the figures as YAML: every observation with all its vintages, comparisons and registers. From which file an
    /// observation was taken is not written.
    ///
    /// ```
    /// # use maal::Dataset;
    /// let written = "maal: 1
    ///
    /// observations: { thefts: { town: { 2020: 12, 2021: [9, { value: 10, as_of: 2024-06-03 }] } } }
    /// ";
    /// assert_eq!(Dataset::from_yaml(written).unwrap().to_yaml().unwrap(), written);
    /// assert_eq!(Dataset::builder().build().unwrap().to_yaml().unwrap(), "maal: 1\n");
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Rulebook::to_yaml`].
    pub fn to_yaml(&self) -> Result<String, Unwritable> {
        let mut out = Writer::default();
        out.key("maal", |out| out.word("1"));
        let figures = DatasetBuilder::of(self);
        if figures != DatasetBuilder::default() {
            out.blank_line();
        }
        figures::figures(&mut out, &figures);
        finished(out)
    }
}

/// A part of a file, with a blank line above it and, where they stand `apart`, above each of its entries.
fn named<'a, T: 'a>(
    out: &mut Writer,
    part: &str,
    apart: bool,
    entries: impl Iterator<Item = (&'a Id, &'a T)>,
    write: impl Fn(&mut Writer, &T),
) {
    let mut entries = entries.peekable();
    if entries.peek().is_none() {
        return;
    }
    out.blank_line();
    out.key(part, |out| {
        out.long_map(|out| {
            for (id, declared) in entries {
                if apart {
                    out.blank_line();
                }
                out.name(id.as_str(), |out| write(out, declared));
            }
        });
    });
}

fn finished(out: Writer) -> Result<String, Unwritable> {
    let (text, mut unwritten) = out.into_parts();
    // A character has at least one byte, so a short text need not be counted.
    if text.len() > LONGEST && text.chars().count() > LONGEST {
        unwritten.push(Unwritten { path: String::new(), obstacle: Obstacle::TooLong { most: LONGEST } });
    }
    if unwritten.is_empty() { Ok(text) } else { Err(Unwritable(unwritten)) }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, unwritten) in self.0.iter().enumerate() {
            let separator = if nth == 0 { "" } else { "\n" };
            write!(f, "{separator}{unwritten}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Unwritable {}

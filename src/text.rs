//! Words: explanations of results and of mistakes, in Danish and English.
//!
//! An explanation is a chain of facts in a fixed order, taken from an assessment alone. The facts are chosen and
//! ordered once, for all languages; each language has one exhaustive match over them, so that a missing sentence does
//! not compile. Nothing is computed here but the rounding of numbers for writing.

mod chain;
mod changes;
mod da;
mod diagnostics;
#[cfg(feature = "report")]
pub(crate) mod document;
mod en;
mod facts;
mod feeds;
mod pages;
mod shape;
mod tested;

use std::fmt::{self, Write};

use crate::changes::{Change, Changes};
use crate::finding::Verdict;
use crate::name::Language;
use crate::report::{Assessment, CheckResult, GoalResult, Report};
use chain::Chain;
use facts::{CheckFact, Fact};
use shape::capitalised;

/// How much an explanation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Length {
    /// Verdict, value, limit and margin on one line.
    Line,
    /// What a reader needs to understand the verdict.
    Paragraph,
    /// Everything: the other periods, other areas, every caveat, the sources.
    Full,
}

/// How an explanation is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Not at all.
    Plain,
    /// As Markdown.
    Markdown,
}

/// An explanation that is written when it is shown: `to_string()`, or `write!` into a buffer of one's own.
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'a> {
    of: Of<'a>,
    language: Language,
    length: Length,
    markup: Markup,
}

#[derive(Clone, Copy, Debug)]
enum Of<'a> {
    Assessment(&'a Assessment),
    Goal(&'a GoalResult),
    Check(&'a CheckResult),
    Report(&'a Report),
    Change(&'a Change<'a>),
    Changes(&'a Changes<'a>),
}

impl<'a> Explanation<'a> {
    fn new(of: Of<'a>, language: Language) -> Explanation<'a> {
        Explanation { of, language, length: Length::Paragraph, markup: Markup::Plain }
    }

    /// The same at another length; a paragraph is the default.
    #[must_use]
    pub fn length(self, length: Length) -> Explanation<'a> {
        Explanation { length, ..self }
    }

    /// The same with another markup; none is the default.
    #[must_use]
    pub fn markup(self, markup: Markup) -> Explanation<'a> {
        Explanation { markup, ..self }
    }

    /// The same as Markdown.
    #[must_use]
    pub fn markdown(self) -> Explanation<'a> {
        self.markup(Markup::Markdown)
    }
}

impl Assessment {
    /// Says whether the target is met, by how much, how certainly, and why.
    #[must_use]
    pub fn explain(&self, language: Language) -> Explanation<'_> {
        Explanation::new(Of::Assessment(self), language)
    }
}

impl GoalResult {
    /// Says whether the goal is met, and how many of its targets are.
    #[must_use]
    pub fn explain(&self, language: Language) -> Explanation<'_> {
        Explanation::new(Of::Goal(self), language)
    }
}

impl CheckResult {
    /// Says whether the figures agree, and by how much they do not.
    #[must_use]
    pub fn explain(&self, language: Language) -> Explanation<'_> {
        Explanation::new(Of::Check(self), language)
    }
}

impl Report {
    /// The whole report: every goal with all its targets, then whether the figures agree with each other.
    #[must_use]
    pub fn explain(&self, language: Language) -> Explanation<'_> {
        Explanation::new(Of::Report(self), language)
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = Page { language: self.language, markup: self.markup, out: f };
        match self.of {
            Of::Assessment(assessment) => page.assessment(assessment, self.length),
            Of::Goal(goal) => page.goal(goal),
            Of::Check(result) => page.check(result, self.length),
            Of::Report(report) => page.report(report, self.length),
            Of::Change(change) => page.change(change, self.length),
            Of::Changes(changes) => page.changes(changes, self.length),
        }
    }
}

/// Writes one explanation.
struct Page<'f, 'o> {
    language: Language,
    markup: Markup,
    out: &'f mut fmt::Formatter<'o>,
}

impl Page<'_, '_> {
    fn assessment(mut self, assessment: &Assessment, length: Length) -> fmt::Result {
        self.facts(assessment, length)
    }

    fn goal(mut self, goal: &GoalResult) -> fmt::Result {
        self.goal_summary(goal)
    }

    fn check(mut self, result: &CheckResult, length: Length) -> fmt::Result {
        self.sentences(&chain::checks::result(result, length))
    }

    fn report(mut self, report: &Report, length: Length) -> fmt::Result {
        if let Some(title) = report.title() {
            self.heading(1, title.get(self.language))?;
        }
        for goal in report.goals() {
            self.out.write_str("\n")?;
            self.heading(2, &capitalised(goal.goal().name.get(self.language)).to_string())?;
            self.out.write_str("\n")?;
            self.goal_summary(goal)?;
            self.out.write_str("\n")?;
            if let Some(note) = goal.goal().note.as_ref().filter(|_| length == Length::Full) {
                self.out.write_str("\n")?;
                self.fact(&Fact::Note(note))?;
                self.out.write_str("\n")?;
            }
            for assessment in report.of_goal(goal) {
                match length {
                    Length::Line => self.bullet()?,
                    Length::Paragraph | Length::Full => {
                        self.out.write_str("\n")?;
                    }
                }
                self.facts(assessment, length)?;
                self.out.write_str("\n")?;
            }
        }
        if report.book.check_plans.is_empty() { Ok(()) } else { self.checks(report, length) }
    }

    /// Whether the figures agree with each other.
    fn checks(&mut self, report: &Report, length: Length) -> fmt::Result {
        let (counts, checks) = chain::checks::section(report, length);
        let heading = Fact::Check(Box::new(CheckFact::Heading));
        self.out.write_str("\n")?;
        self.heading(2, &Sentence { fact: &heading, language: self.language }.to_string())?;
        self.out.write_str("\n")?;
        self.fact(&counts)?;
        self.out.write_str("\n")?;
        for facts in &checks {
            match length {
                Length::Line => self.bullet()?,
                Length::Paragraph | Length::Full => self.out.write_str("\n")?,
            }
            self.sentences(facts)?;
            self.out.write_str("\n")?;
        }
        Ok(())
    }

    fn goal_summary(&mut self, goal: &GoalResult) -> fmt::Result {
        let fact = Fact::Goal {
            verdict: goal.verdict(),
            stage: goal.stage(),
            mixed: goal.mixed,
            counts: goal.counts(),
            achieved_when: goal.goal().achieved_when,
        };
        self.fact(&fact)
    }

    /// The facts of an assessment: those that are told as a paragraph, the others as a list.
    fn facts(&mut self, assessment: &Assessment, length: Length) -> fmt::Result {
        if length == Length::Line {
            return self.fact(&Fact::Line(chain::line(assessment)));
        }
        self.chain(&chain::chain(assessment, length))
    }

    fn chain(&mut self, chain: &Chain<'_>) -> fmt::Result {
        self.sentences(&chain.told)?;
        if !chain.listed.is_empty() {
            self.out.write_str("\n")?;
        }
        for fact in &chain.listed {
            self.out.write_str("\n")?;
            self.bullet()?;
            self.fact(fact)?;
        }
        Ok(())
    }

    fn sentences(&mut self, facts: &[Fact<'_>]) -> fmt::Result {
        for (nth, fact) in facts.iter().enumerate() {
            if nth > 0 {
                self.out.write_str(" ")?;
            }
            self.fact(fact)?;
        }
        Ok(())
    }

    fn fact(&mut self, fact: &Fact<'_>) -> fmt::Result {
        let sentence = Sentence { fact, language: self.language };
        let escape = self.markup == Markup::Markdown;
        let strong = escape && fact.is_verdict();
        self.out.write_str(if strong { "**" } else { "" })?;
        write!(Careful { out: self.out, escape, stops: 0 }, "{sentence}")?;
        self.out.write_str(if strong { "**" } else { "" })
    }

    fn bullet(&mut self) -> fmt::Result {
        self.out.write_str("- ")
    }

    /// A heading: marked in Markdown, underlined in plain text.
    fn heading(&mut self, level: usize, text: &str) -> fmt::Result {
        match self.markup {
            Markup::Markdown => {
                write!(self.out, "{} ", "#".repeat(level))?;
                writeln!(Careful { out: self.out, escape: true, stops: 0 }, "{text}")
            }
            Markup::Plain => {
                let line = match level {
                    1 => "=",
                    2 => "-",
                    _ => return writeln!(self.out, "{text}"),
                };
                writeln!(self.out, "{text}\n{}", line.repeat(text.chars().count()))
            }
        }
    }
}

/// A fact in words.
struct Sentence<'a> {
    fact: &'a Fact<'a>,
    language: Language,
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.language {
            Language::Danish => da::write(f, self.fact),
            Language::English => en::write(f, self.fact),
        }
    }
}

/// Writes sentences: with one full stop where an abbreviation ends one, and, in Markdown, with names and remarks whose
/// signs mean nothing.
struct Careful<'f, 'o> {
    out: &'f mut fmt::Formatter<'o>,
    escape: bool,
    /// Full stops in a row so far; three are an ellipsis, two are one too many.
    stops: u32,
}

impl fmt::Write for Careful<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.find(|letter| letter == '.' || (self.escape && MEANINGFUL.contains(letter))) {
            let (plain, special) = rest.split_at(at);
            self.plain(plain)?;
            let mut letters = special.chars();
            match letters.next() {
                Some('.') => self.stop()?,
                Some(letter) => {
                    self.plain("\\")?;
                    self.out.write_char(letter)?;
                }
                None => {}
            }
            rest = letters.as_str();
        }
        self.plain(rest)
    }
}

/// The signs that mean something in Markdown.
const MEANINGFUL: &str = "\\`*_[]<>|&";

impl Careful<'_, '_> {
    fn plain(&mut self, text: &str) -> fmt::Result {
        if text.is_empty() {
            return Ok(());
        }
        self.stops = 0;
        self.out.write_str(text)
    }

    fn stop(&mut self) -> fmt::Result {
        self.stops += 1;
        self.out.write_str(match self.stops {
            2 => "",
            3 => "..",
            _ => ".",
        })
    }
}

/// Whether an assessment with this verdict says something of a demand.
fn is_decided(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Met | Verdict::NotMet)
}

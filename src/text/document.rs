//! The words of documents: what stands in them beside explanations, and explanations in the form that they take there.

use std::fmt::{self, Display, Write};

use super::chain::{self, amounts};
use super::facts::Fact;
pub(crate) use super::facts::document::{ColumnName, Doubt, Heading, Hollow, Mark, Outcomes, Said, TableNote};
use super::shape::capitalised;
pub(crate) use super::shape::{Amount, Scale};
use super::{Careful, Length, Sentence, da, en};
use crate::catalogue::{Catalogue, IndicatorIndex};
use crate::dataset::{Origin, Source};
use crate::finding;
use crate::name::Language;
use crate::number::Number;
use crate::period::Period;
use crate::report::{Assessment, Finding, GoalResult, Report};

/// Something that a document says, in words.
pub(crate) fn say(language: Language, said: &Said<'_>) -> String {
    struct InWords<'a>(Language, &'a Said<'a>);
    impl Display for InWords<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self.0 {
                Language::Danish => da::document::write(f, self.1),
                Language::English => en::document::write(f, self.1),
            }
        }
    }
    careful(&InWords(language, said))
}

/// An assessment as it stands in a row.
pub(crate) struct InShort {
    /// When the figure that decides was measured.
    pub(crate) period: Option<Period>,
    pub(crate) goal: Option<(String, Number)>,
    pub(crate) latest: Option<(String, Number)>,
    pub(crate) limit: Option<(String, Number)>,
    pub(crate) margin: Option<(String, Number)>,
    pub(crate) verdict: String,
    pub(crate) surety: String,
}

/// Whether there is a limit to be shown, or something to be reached in the end.
pub(crate) fn has_limit(assessment: &Assessment) -> bool {
    let short = chain::document::in_short(assessment);
    short.limit.is_some() || short.goal.is_some()
}

/// What the overview says of an assessment.
pub(crate) fn in_short(assessment: &Assessment, language: Language) -> InShort {
    let short = chain::document::in_short(assessment);
    InShort {
        period: short.period,
        goal: short.goal.map(|goal| (say(language, &Said::Goal(goal)), goal.number)),
        latest: short.latest.map(|(amount, at)| (say(language, &Said::ValueAt(amount, at)), amount.number)),
        limit: short.limit.map(|limit| (say(language, &Said::Limit(limit)), limit.amount.number)),
        margin: short.margin.map(|(margin, about)| (say(language, &Said::Signed(margin, about)), margin.number)),
        verdict: say(language, &Said::Verdict(assessment.verdict(), assessment.stage(), short.not_yet)),
        surety: say(language, &Said::Surety(short.surety)),
    }
}

/// An assessment as it is told: the sentences after the verdict, and what is listed below them.
pub(crate) struct Told {
    pub(crate) verdict: String,
    /// Each with whether it is a reservation, which several targets may share.
    pub(crate) sentences: Vec<(String, bool)>,
    pub(crate) listed: Vec<String>,
    /// How many of what is listed are about periods that decide; they stand first.
    pub(crate) own: usize,
}

/// What the section of a goal says of an assessment.
pub(crate) fn told(assessment: &Assessment, placed: bool, language: Language) -> Told {
    let (chain, own) = chain::document::told(assessment);
    let demand = chain::document::demand(assessment, placed);
    let facts = chain.told.iter().filter(|fact| !matches!(fact, Fact::Verdict { .. }));
    let facts = facts.map(|fact| if matches!(fact, Fact::Demand(_)) { &demand } else { fact });
    Told {
        verdict: in_short(assessment, language).verdict,
        sentences: facts.map(|fact| (beginning(&sentence(fact, language)), is_reservation(fact))).collect(),
        own,
        listed: chain.listed.iter().map(|fact| sentence(fact, language)).collect(),
    }
}

fn is_reservation(fact: &Fact<'_>) -> bool {
    matches!(fact, Fact::Doubt { .. } | Fact::Periods(_))
}

/// What is demanded, as a sentence; without the place, where all is about one.
pub(crate) fn demand(assessment: &Assessment, placed: bool, language: Language) -> String {
    sentence(&chain::document::demand(assessment, placed), language)
}

/// What is demanded, in a word: the target's own name, or the kind of its rule; in small letters.
pub(crate) fn demand_word(assessment: &Assessment, language: Language) -> String {
    match &assessment.target().name {
        Some(name) => name.get(language).to_owned(),
        None => say(language, &Said::Kind(assessment.target().rule.kind())),
    }
}

/// Verdict, value, limit and margin, for a caption: a line without the demand.
pub(crate) fn outcome(assessment: &Assessment, language: Language) -> String {
    let line = chain::line(assessment);
    let verdict = Fact::Verdict { verdict: line.verdict, stage: line.stage, not_yet: line.not_yet };
    // All periods that keep the demand from being judged, as the section tells them.
    let told = chain::chain(assessment, Length::Paragraph).told;
    let is_open = |fact: &&Fact<'_>| matches!(fact, Fact::Undetermined { .. });
    let open: Vec<&Fact<'_>> = told.iter().filter(is_open).collect();
    if line.verdict == finding::Verdict::Undetermined && !open.is_empty() {
        return in_a_row(std::iter::once(&verdict).chain(open), language);
    }
    let why = line.facts.iter().filter(|fact| !matches!(fact, Fact::Demand(_)));
    in_a_row(std::iter::once(&verdict).chain(why), language)
}

/// Whether a goal is met, and how many of its targets are.
pub(crate) fn goal(goal: &GoalResult, language: Language) -> String {
    goal.explain(language).to_string()
}

/// A limit as it is written: `at most 51`.
pub(crate) fn limit(finding: Finding<'_>, language: Language) -> Option<String> {
    Some(say(language, &Said::Limit(chain::document::limit(finding)?)))
}

/// What is said of the checks whether figures agree: how many came out how, then each.
pub(crate) fn checks(report: &Report, language: Language) -> (String, Vec<String>) {
    let (counts, checks) = chain::checks::section(report, Length::Full);
    (sentence(&counts, language), checks.iter().map(|facts| in_a_row(facts.iter(), language)).collect())
}

/// The heading of the section of checks.
pub(crate) fn checks_heading(language: Language) -> String {
    sentence(&Fact::Check(Box::new(super::facts::CheckFact::Heading)), language)
}

/// From which published file the value of an assessment was taken.
pub(crate) fn taken(assessment: &Assessment, language: Language) -> Option<String> {
    let (origin, period) = assessment.origin().zip(assessment.period())?;
    // In which folder the file lay says nothing to a reader.
    let file = origin.source.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let source = Source { file, ..origin.source.clone() };
    let origin = Origin { source: &source, place: origin.place };
    Some(sentence(&Fact::Taken { origin, period }, language))
}

/// A number of an indicator with the decimals that it is written with.
pub(crate) fn amount(names: &Catalogue, indicator: IndicatorIndex, number: Number) -> Amount<'_> {
    amounts::of_indicator(names, indicator, number)
}

/// A number without a unit.
pub(crate) fn plain(number: Number, decimals: u32) -> Amount<'static> {
    Amount { number, decimals, scale: Scale::PLAIN }
}

/// A number of an indicator as it is written in a target.
pub(crate) fn stated(names: &Catalogue, indicator: IndicatorIndex, number: Number) -> Amount<'_> {
    Amount { decimals: level(number).decimals, ..amount(names, indicator, number) }
}

/// A text in which no line ends between a number and its unit.
pub(crate) fn held(text: &str) -> String {
    let mut held = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let before_unit = letters.peek().is_some_and(|next| *next == '%' || next.is_alphabetic());
        let after_number = held.ends_with(|before: char| before.is_ascii_digit());
        held.push(if letter == ' ' && after_number && before_unit { '\u{a0}' } else { letter });
    }
    held
}

/// A value beside an axis.
pub(crate) fn level(value: Number) -> Amount<'static> {
    plain(value, value.as_decimal().map_or(2, |(_, decimals)| decimals))
}

/// A language as it is named in pages and data.
pub(crate) fn code(language: Language) -> &'static str {
    match language {
        Language::Danish => "da",
        Language::English => "en",
    }
}

/// A text with a capital first letter.
pub(crate) fn beginning(text: &str) -> String {
    capitalised(text).to_string()
}

fn in_a_row<'a, 'f: 'a>(facts: impl Iterator<Item = &'a Fact<'f>>, language: Language) -> String {
    let sentences: Vec<String> = facts.map(|fact| sentence(fact, language)).collect();
    sentences.join(" ")
}

fn sentence(fact: &Fact<'_>, language: Language) -> String {
    careful(&Sentence { fact, language })
}

/// With one full stop where an abbreviation ends a sentence.
fn careful(text: &dyn Display) -> String {
    struct Written<'a>(&'a dyn Display);
    impl Display for Written<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(Careful { out: f, escape: false, stops: 0 }, "{}", self.0)
        }
    }
    Written(text).to_string()
}

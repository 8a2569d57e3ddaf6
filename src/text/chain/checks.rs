//! Which facts are said of the checks whether figures agree: what does not, then what cannot be told, then what does.

use super::amounts::written;
use crate::agreement::Agreement;
use crate::catalogue::Catalogue;
use crate::finding::Why;
use crate::indicator::{Derivation, Indicator, Unit};
use crate::name::Text;
use crate::number::Number;
use crate::period::Period;
use crate::report::{Agrees, CheckResult, CheckRole, FigureRecord, Report};
use crate::rulebook::Book;
use crate::text::Length;
use crate::text::facts::{CheckFact, Fact, Rated, Residents, Span, What};
use crate::text::shape::{Amount, Scale, decimals_for};

/// With more parts than these, or with one alone, their values are not written out.
const MOST_TERMS: usize = 6;

/// So many times what rounding can explain is so much that rounding is not spoken of.
const NEGLIGIBLE: i64 = 100;

/// The section of a report: how many checks came out how, then a paragraph or a line for each check in each area.
pub(in crate::text) fn section(report: &Report, length: Length) -> (Fact<'_>, Vec<Vec<Fact<'_>>>) {
    let mut paragraphs = Vec::new();
    for (nth, plan) in report.book.check_plans.iter().enumerate() {
        let start = report.checks.partition_point(|result| result.plan < nth);
        let end = report.checks.partition_point(|result| result.plan <= nth);
        let results = report.checks.get(start..end).unwrap_or_default();
        let mut facts = Vec::new();
        for of_area in results.chunk_by(|one, other| one.area == other.area) {
            paragraphs.push(std::mem::take(&mut facts));
            facts = paragraph(of_area, length);
        }
        if results.is_empty() {
            let lead = report.book.names.indicator(plan.lead);
            let name = report.book.check_of(plan).1.name.as_ref();
            facts.extend(name.map(|name| fact(CheckFact::Label { name, area: None })));
            facts.push(fact(CheckFact::NothingToCheck(lead)));
        }
        sources(&report.book, nth, length, &mut facts);
        paragraphs.push(facts);
    }
    paragraphs.retain(|facts| !facts.is_empty());
    let count = |word: &str| report.checks.iter().filter(|result| result.agrees.word() == word).count();
    let (hold, off, unknown) = (count("holds"), count("off"), count("unknown"));
    (fact(CheckFact::Counts { all: report.checks.len(), hold, off, unknown }), paragraphs)
}

/// One result alone.
pub(in crate::text) fn result(result: &CheckResult, length: Length) -> Vec<Fact<'_>> {
    let mut facts = paragraph(std::slice::from_ref(result), length);
    sources(&result.book, result.plan, length, &mut facts);
    facts
}

fn fact(fact: CheckFact<'_>) -> Fact<'_> {
    Fact::Check(Box::new(fact))
}

/// The results of one check in one area.
fn paragraph(results: &[CheckResult], length: Length) -> Vec<Fact<'_>> {
    let Some(first) = results.first() else { return Vec::new() };
    let checked = Checked { first, names: &first.book.names, length };
    let mut facts = vec![checked.label()];
    let periods = |wanted: fn(Agrees) -> bool| {
        let wanted = results.iter().filter(|result| wanted(result.agrees));
        spans(wanted.map(|result| result.period))
    };
    if length == Length::Line {
        let hold = periods(|agrees| matches!(agrees, Agrees::Holds { .. }));
        let off = periods(|agrees| matches!(agrees, Agrees::Off { .. }));
        let unknown = periods(|agrees| matches!(agrees, Agrees::Unknown { .. }));
        facts.push(fact(CheckFact::InShort { hold, off, unknown }));
        return facts;
    }
    let off = results.iter().filter(|result| matches!(result.agrees, Agrees::Off { .. }));
    facts.extend(off.filter_map(|result| checked.off(result)));
    let unknown = |result: &&CheckResult| matches!(result.agrees, Agrees::Unknown { .. });
    let unknown: Vec<&CheckResult> = results.iter().filter(unknown).collect();
    for alike in unknown.chunk_by(|one, other| is_told_with(one, other)) {
        facts.extend(checked.unknown(alike));
    }
    let exactly = periods(|agrees| matches!(agrees, Agrees::Holds { exactly: true }));
    let rounded = periods(|agrees| matches!(agrees, Agrees::Holds { exactly: false }));
    let something_holds = !exactly.is_empty() || !rounded.is_empty();
    facts.extend(something_holds.then(|| fact(CheckFact::Holds { what: checked.what(), exactly, rounded })));
    facts
}

/// Where the figures stand together, and what is remarked: after the last area of a check.
fn sources<'a>(book: &'a Book, plan: usize, length: Length, facts: &mut Vec<Fact<'a>>) {
    if length != Length::Full {
        return;
    }
    let check = &book.check_of(book.check_plan(plan)).1;
    facts.extend(check.note.as_ref().map(Fact::Note));
    facts.extend(check.source.as_ref().map(Fact::Source));
}

/// Whether two results can be told in one sentence: neither has numbers of its own, and the same is missing.
fn is_told_with(one: &CheckResult, other: &CheckResult) -> bool {
    let lacks = |result: &CheckResult| -> Vec<_> {
        // That there is no observation, and that it says so itself, is told in the same words.
        let why = |why| if why == Why::Absent { Why::Missing } else { why };
        result.missing.iter().map(|missing| (missing.indicator, why(missing.why))).collect()
    };
    let bare = |result: &CheckResult| result.agrees == Agrees::Unknown { fitting: None };
    bare(one) && bare(other) && lacks(one) == lacks(other)
}

/// Periods in order, those that follow each other as one span.
fn spans(periods: impl Iterator<Item = Period>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for period in periods {
        match spans.last_mut().filter(|(_, end)| end.next() == Some(period)) {
            Some((_, end)) => *end = period,
            None => spans.push((period, period)),
        }
    }
    spans
}

/// A check in one area.
#[derive(Clone, Copy)]
struct Checked<'a> {
    first: &'a CheckResult,
    names: &'a Catalogue,
    length: Length,
}

impl<'a> Checked<'a> {
    fn label(self) -> Fact<'a> {
        let lead = self.names.indicator(self.first.plan().lead);
        let name = self.first.check().name.as_ref().unwrap_or(&lead.name);
        let several_areas = self.names.all_areas().nth(1).is_some();
        fact(CheckFact::Label { name, area: several_areas.then(|| self.first.area()) })
    }

    fn what(self) -> What {
        match self.first.check().agreement {
            Agreement::Sum { .. } => What::Sum,
            Agreement::Rate { .. } => What::Rate,
        }
    }

    fn off(self, result: &'a CheckResult) -> Option<Fact<'a>> {
        let period = result.period;
        let Some((by, computed)) = result.difference.zip(result.computed) else {
            return Some(fact(CheckFact::NoneFits { period, rated: self.rated(result)?, of: self.residents()? }));
        };
        let short = by.is_positive();
        let lead = self.figure(result, CheckRole::Total).or(self.figure(result, CheckRole::Rate))?;
        let like_lead = |number: Number| written(number, lead.decimals, lead.scale);
        let in_sight = |rounding: &Number| rounding.checked_mul(NEGLIGIBLE.into()).is_none_or(|much| by.abs() < much);
        let rounding = result.rounding.filter(in_sight).map(like_lead);
        let (by, computed) = (like_lead(by.abs()), like_lead(computed));
        Some(fact(match self.what() {
            What::Sum => {
                let parts = result.figures.iter().filter(|record| record.role == CheckRole::Part);
                let worth_telling = (2..=MOST_TERMS).contains(&parts.clone().count());
                let told = self.length == Length::Full && worth_telling;
                let terms = parts.filter(|_| told).filter_map(|record| self.amount(record)).collect();
                CheckFact::SumOff { period, total: lead, sum: computed, terms, short, by, rounding }
            }
            What::Rate => CheckFact::RateOff {
                period,
                rated: self.rated(result)?,
                population: self.figure(result, CheckRole::Population)?,
                computed,
                low: !short,
                by,
                rounding,
            },
        }))
    }

    /// Results of which the same can be said.
    fn unknown(self, alike: &[&'a CheckResult]) -> Option<Fact<'a>> {
        let first: &'a CheckResult = alike.first()?;
        let lacks = first.missing.iter().map(|missing| (self.names.indicator(missing.indicator), missing.why));
        if let Agrees::Unknown { fitting: Some(fitting) } = first.agrees {
            let lacking: Option<(&'a Indicator, Why)> = lacks.clone().next();
            return Some(fact(CheckFact::Fitting {
                period: first.period,
                rated: self.rated(first)?,
                unknown: lacking.map_or(Residents::NotGiven, |(indicator, why)| Residents::Lacking(indicator, why)),
                of: self.residents()?,
                at_least: fitting.at_least,
                at_most: fitting.at_most,
            }));
        }
        let what = self.what();
        let spans = spans(alike.iter().map(|result| result.period));
        let lacks: Vec<(&'a Indicator, Why)> = lacks.collect();
        if lacks.is_empty() {
            return Some(fact(CheckFact::OutOfRange { what, spans }));
        }
        Some(fact(CheckFact::Lacking { what, spans, lacks }))
    }

    fn rated(self, result: &'a CheckResult) -> Option<Rated<'a>> {
        let (rate, count) = (self.figure(result, CheckRole::Rate)?, self.figure(result, CheckRole::Count)?);
        Some(Rated { rate, count })
    }

    /// What the rate is per so many of.
    fn residents(self) -> Option<&'a Text> {
        match &self.names.indicator(self.first.plan().lead).unit {
            Unit::Per { of, .. } => Some(of),
            Unit::Percent | Unit::Plain | Unit::Count { .. } | Unit::Amount(_) => None,
        }
    }

    fn figure(self, result: &CheckResult, role: CheckRole) -> Option<Amount<'a>> {
        self.amount(result.figures.iter().find(|record| record.role == role)?)
    }

    fn amount(self, record: &FigureRecord) -> Option<Amount<'a>> {
        let (indicator, decimals) =
            (self.names.indicator(record.indicator), self.names.written_decimals(record.indicator));
        let (number, scale) = (record.value?, Scale::of(indicator));
        Some(match indicator.derived {
            Some(Derivation::Share { .. } | Derivation::Rate { .. }) => {
                Amount { number, decimals: decimals_for(number, decimals, decimals), scale }
            }
            Some(Derivation::Sum(_) | Derivation::Difference(..)) | None => written(number, decimals, scale),
        })
    }
}

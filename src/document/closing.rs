//! What stands after the goals: the conclusion, the checks, remarks and sources.

use std::collections::BTreeSet;

use super::build::Building;
use super::{Block, Section};
use crate::catalogue::IndicatorIndex;
use crate::name::Text;
use crate::report::Assessment;
use crate::text::document::{self as words, Heading, Said};

impl<'a> Building<'a> {
    /// What stands after the goals: the conclusion, the checks, remarks and sources.
    pub(super) fn closing(&mut self) -> Vec<Section> {
        let mut sections = Vec::new();
        let conclusion = self.prose(self.outline.conclusion.as_ref());
        if !conclusion.is_empty() {
            sections.push(self.section("conclusion", self.heading(Heading::Conclusion), conclusion));
        }
        if !self.figures.report.book.check_plans.is_empty() {
            let (counts, checks) = words::checks(self.figures.report, self.language);
            let blocks = vec![Block::Paragraph { text: counts }, Block::List { items: checks }];
            sections.push(self.section("checks", words::checks_heading(self.language), blocks));
        }
        let remarks = self.remarks();
        if !remarks.is_empty() {
            let blocks = vec![Block::List { items: remarks }];
            sections.push(self.section("remarks", self.heading(Heading::Remarks), blocks));
        }
        let sources = self.all_sources();
        if !sources.is_empty() {
            let blocks = vec![Block::List { items: sources }];
            sections.push(self.section("sources", self.heading(Heading::Sources), blocks));
        }
        sections
    }

    /// The remarks on indicators and areas.
    fn remarks(&self) -> Vec<String> {
        let names = self.figures.names();
        let mut remarks: Vec<(&Text, Vec<&Text>)> = Vec::new();
        let mut add = |note: Option<&'a Text>, name: &'a Text| {
            let Some(note) = note else { return };
            match remarks.iter_mut().find(|(known, _)| *known == note) {
                Some((_, of)) if !of.contains(&name) => of.push(name),
                Some(_) => {}
                None => remarks.push((note, vec![name])),
            }
        };
        let areas = names.all_areas().map(|area| names.area(area));
        areas.for_each(|area| add(area.note.as_ref(), &area.name));
        for assessment in self.figures.report.assessments() {
            let indicator = names.indicator(assessment.plan().indicator);
            add(indicator.note.as_ref(), &indicator.name);
        }
        let said = |(note, of): (&Text, Vec<&Text>)| {
            let of: Vec<&str> = of.into_iter().map(|name| name.get(self.language)).collect();
            self.say(&Said::Remark(&of.join("; "), note))
        };
        remarks.into_iter().map(said).collect()
    }

    /// Where targets and figures come from, each once.
    fn all_sources(&self) -> Vec<String> {
        let (mut found, mut known) = (Vec::new(), BTreeSet::new());
        let report = self.figures.report;
        let goals = report.goals().filter_map(|goal| goal.goal().source.as_ref());
        let targets = report.assessments().filter_map(|assessment| assessment.target().source.as_ref());
        let indicators = report.assessments().filter_map(|assessment| self.source(assessment.plan().indicator));
        let sources = goals.chain(targets).chain(indicators);
        let named = sources.map(|source| source.get(self.language).to_owned());
        for source in named.chain(report.assessments().filter_map(|each| words::taken(each, self.language))) {
            if known.insert(source.clone()) {
                found.push(source);
            }
        }
        found
    }

    /// Where the figures of some indicators come from, each source once.
    pub(super) fn sources_of(&self, indicators: impl Iterator<Item = IndicatorIndex>) -> Vec<String> {
        let mut sources = Vec::new();
        for indicator in indicators {
            let said = self.source(indicator).map(|source| self.say(&Said::Source(source)));
            sources.extend(said.filter(|said| !sources.contains(said)));
        }
        sources
    }

    fn source(&self, indicator: IndicatorIndex) -> Option<&'a Text> {
        let names = self.figures.names();
        let own = names.indicator(indicator).source.as_ref();
        let measured = |each: &'a Assessment| each.measured.as_ref()?.about.source.as_ref();
        own.or_else(|| self.figures.judged(indicator).find_map(measured))
    }
}

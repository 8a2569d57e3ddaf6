//! A document from a rulebook and its figures: what stands where.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::FigurePlan;
use super::series::{Figures, Judged};
use super::tables::FiguresPlan;
use super::{Block, Document, FORMAT, Ids, Outcome, Section, Shown};
use crate::catalogue::{AreaIndex, IndicatorIndex};
use crate::dataset::View;
use crate::finding::Verdict;
use crate::name::{Id, Language, Text};
use crate::number::Number;
use crate::outline::{GoalOutline, Holding, Outline, ShownExtent};
use crate::problem::Problems;
use crate::report::{Assessment, GoalResult, Report};
use crate::rulebook::Rulebook;
use crate::text::document::{self as words, Amount, Heading, Said, Told};

/// The document of a rulebook and its figures.
pub(super) fn document(rulebook: &Rulebook, view: View<'_>, language: Language) -> Result<Document, Problems> {
    let (report, columns) = rulebook.assess_columns(view)?;
    let judged = Judged::new(&report);
    let figures = Figures::new(&report, &columns, &judged);
    let nothing = Outline::default();
    let outline = rulebook.report().unwrap_or(&nothing);
    let mut building = Building {
        figures,
        language,
        only_area: only_area(&report),
        outline,
        everything: &ShownExtent::default(),
        tables: 0,
        shown_figures: 0,
        ids: PAGE_IDS.map(str::to_owned).into(),
    };
    Ok(building.document(view))
}

/// A line of a list without the sign before it.
fn item_of(line: &str) -> Option<&str> {
    ["- ", "* ", "\u{2022} "].iter().find_map(|sign| line.strip_prefix(sign))
}

/// The names that the page around a document uses itself.
const PAGE_IDS: [&str; 2] = ["content", "contents"];

/// The area that all targets of a report are about.
fn only_area(report: &Report) -> Option<AreaIndex> {
    let mut areas = report.assessments().map(|assessment| assessment.area);
    let first = areas.next()?;
    areas.all(|area| area == first).then_some(first)
}

/// A document that is being built.
pub(super) struct Building<'a> {
    pub(super) figures: Figures<'a>,
    pub(super) language: Language,
    /// The area that all targets are about.
    pub(super) only_area: Option<AreaIndex>,
    pub(super) outline: &'a Outline,
    everything: &'a ShownExtent,
    tables: usize,
    shown_figures: usize,
    ids: BTreeSet<String>,
}

/// The notes below a table; a note that is there already is pointed at again.
#[derive(Default)]
pub(super) struct Notes(Vec<String>);

impl Notes {
    /// The number of a note.
    pub(super) fn number(&mut self, note: String) -> usize {
        match self.0.iter().position(|known| *known == note) {
            Some(place) => place + 1,
            None => {
                self.0.push(note);
                self.0.len()
            }
        }
    }

    pub(super) fn into_texts(self) -> Vec<String> {
        self.0
    }
}

impl<'a> Building<'a> {
    fn document(&mut self, view: View<'_>) -> Document {
        let title = self.outline.title.as_ref().or(self.figures.report.title());
        let title =
            title.map(|title| title.get(self.language).to_owned()).unwrap_or_else(|| self.heading(Heading::Report));
        let introduction = self.prose(self.outline.introduction.as_ref());
        let goals: Vec<&GoalResult> = self.figures.report.goals().collect();
        let mut sections = if goals.is_empty() { Vec::new() } else { vec![self.objectives(), self.overview_section()] };
        for (nth, goal) in goals.into_iter().enumerate() {
            self.figures = self.figures.within(Some(goal.id()));
            sections.push(self.goal(nth + 1, goal));
        }
        self.figures = self.figures.within(None);
        sections.extend(self.closing());
        Document {
            format: FORMAT,
            language: self.language,
            title,
            basis: self.basis(view),
            through: view.through,
            as_of: view.as_of,
            introduction,
            sections,
        }
    }

    pub(super) fn say(&self, said: &Said<'_>) -> String {
        words::say(self.language, said)
    }

    pub(super) fn amount(&self, indicator: IndicatorIndex, number: Number) -> Amount<'a> {
        words::amount(self.figures.names(), indicator, number)
    }

    pub(super) fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    pub(super) fn next_figure(&mut self) -> usize {
        self.shown_figures += 1;
        self.shown_figures
    }

    /// A name in links that nothing else has.
    pub(super) fn unique(&mut self, id: &str) -> String {
        let numbered = (2_usize..).map(|nth| format!("{id}-{nth}"));
        let mut candidates = std::iter::once(id.to_owned()).chain(numbered);
        let free = candidates.find(|id| !self.ids.contains(id)).unwrap_or_default();
        self.ids.insert(free.clone());
        free
    }

    pub(super) fn heading(&self, heading: Heading) -> String {
        self.say(&Said::Heading(heading))
    }

    /// A text of the rulebook: paragraphs, and lists of lines that begin with `- `, `* ` or `• `.
    pub(super) fn prose(&self, text: Option<&Text>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for paragraph in text.map(|text| text.get(self.language)).unwrap_or_default().split("\n\n") {
            let mut lines: Vec<&str> = Vec::new();
            let mut items: Vec<String> = Vec::new();
            for line in paragraph.lines().map(str::trim).filter(|line| !line.is_empty()) {
                match (item_of(line), items.last_mut()) {
                    (Some(item), _) => items.push(item.trim().to_owned()),
                    (None, Some(item)) => {
                        item.push(' ');
                        item.push_str(line);
                    }
                    (None, None) => lines.push(line),
                }
            }
            if !lines.is_empty() {
                blocks.push(Block::Paragraph { text: lines.join(" ") });
            }
            if !items.is_empty() {
                blocks.push(Block::List { items });
            }
        }
        blocks
    }

    pub(super) fn section(&mut self, id: &str, heading: String, blocks: Vec<Block>) -> Section {
        Section { id: self.unique(id), heading, blocks }
    }

    fn goal(&mut self, number: usize, goal: &GoalResult) -> Section {
        let outline = self.outline.goals.iter().find(|(id, _)| id == goal.id()).map(|(_, outline)| outline);
        let mut blocks = Vec::new();
        let name = goal.goal().name.get(self.language);
        blocks.extend(self.goal_outcome(goal));
        let common = self.common(goal);
        if !common.is_empty() {
            blocks.push(Block::Paragraph { text: self.say(&Said::Common(&common.join(" "))) });
        }
        blocks.extend(self.prose(outline.and_then(|outline| outline.before.as_ref())));
        let targets = self.by_indicator(goal);
        let mut figures = self.placed(self.figure_plans(goal, outline), &targets);
        for (nth, (_, assessments)) in targets.iter().enumerate() {
            blocks.extend(self.targets(assessments, &common));
            for plan in figures.remove(&nth).unwrap_or_default() {
                blocks.extend(self.figure(&plan));
            }
        }
        for plan in figures.into_values().flatten() {
            blocks.extend(self.figure(&plan));
        }
        blocks.extend(self.tables_of(goal, outline));
        blocks.extend(self.prose(goal.goal().note.as_ref()));
        blocks.extend(self.prose(outline.and_then(|outline| outline.after.as_ref())));
        self.section(goal.id().as_str(), self.say(&Said::Numbered(number, name)), blocks)
    }

    /// How a goal came out; nothing where its only target says it all.
    fn goal_outcome(&self, goal: &GoalResult) -> Option<Block> {
        let text = words::goal(goal, self.language);
        let verdict = self.say(&Said::Verdict(goal.verdict(), goal.stage(), false));
        let rest =
            text.strip_prefix(&verdict).and_then(|rest| rest.strip_prefix('.')).unwrap_or(&text).trim().to_owned();
        if rest.is_empty() {
            return None;
        }
        let name = words::beginning(goal.goal().name.get(self.language));
        let ids = Ids { goal: Some(goal.id().clone()), ..Ids::default() };
        let verdict = Shown { verdict: goal.verdict(), stage: goal.stage(), text: verdict };
        Some(Block::Outcome(Outcome { of: name, ids, goal: true, verdict, text: rest, points: Vec::new() }))
    }

    /// The targets of a goal, those of one indicator together.
    fn by_indicator(&self, goal: &GoalResult) -> Vec<(IndicatorIndex, Vec<&'a Assessment>)> {
        let mut found: Vec<(IndicatorIndex, Vec<&'a Assessment>)> = Vec::new();
        let mut places: BTreeMap<IndicatorIndex, usize> = BTreeMap::new();
        for assessment in self.figures.report.of_goal(goal) {
            let indicator = assessment.plan().indicator;
            let place = *places.entry(indicator).or_insert(found.len());
            match found.get_mut(place) {
                Some((_, assessments)) => assessments.push(assessment),
                None => found.push((indicator, vec![assessment])),
            }
        }
        found
    }

    fn told(&self, assessment: &Assessment) -> Told {
        words::told(assessment, self.only_area.is_none(), self.language)
    }

    /// The sentences that are to be said of all targets of a goal, where there are several.
    fn common(&self, goal: &GoalResult) -> Vec<String> {
        const LEAST: usize = 3;
        let demanded = self.figures.report.of_goal(goal).filter(|each| each.verdict() != Verdict::Monitored);
        let told: Vec<Vec<(String, bool)>> = demanded.map(|each| self.told(each).sentences).collect();
        let Some((first, others)) = told.split_first().filter(|_| LEAST <= told.len()) else { return Vec::new() };
        let is_common = |said: &&(String, bool)| said.1 && others.iter().all(|other| other.contains(said));
        first.iter().filter(is_common).map(|(sentence, _)| sentence.clone()).collect()
    }

    /// What is said of the targets of one indicator; what is said twice stands with the last.
    fn targets(&self, assessments: &[&'a Assessment], common: &[String]) -> Vec<Block> {
        let mut said = BTreeSet::new();
        let mut blocks: Vec<Block> = Vec::new();
        for assessment in assessments.iter().rev() {
            let told = self.told(assessment);
            let sentences = told.sentences.into_iter().map(|(sentence, _)| sentence);
            let sentences: Vec<String> = sentences.filter(|each| !common.contains(each)).collect();
            // What is told of other areas and earlier years stands once for an area.
            let is_new =
                |(nth, point): &(usize, String)| said.insert((assessment.area, point.clone())) || *nth < told.own;
            let points = told.listed.into_iter().enumerate().filter(is_new).map(|(_, point)| point).collect();
            let verdict = Shown { verdict: assessment.verdict(), stage: assessment.stage(), text: told.verdict };
            let of = words::beginning(assessment.indicator().name.get(self.language));
            blocks.push(Block::Outcome(Outcome {
                of,
                ids: Ids::of_target(assessment),
                goal: false,
                verdict,
                text: sentences.join(" "),
                points,
            }));
        }
        blocks.reverse();
        blocks
    }

    /// The figures of a goal: as laid out, else one for each indicator that has a course.
    fn figure_plans(&self, goal: &GoalResult, outline: Option<&'a GoalOutline>) -> Vec<FigurePlan<'a>> {
        if let Some(figures) = outline.and_then(|outline| outline.figures.as_ref()) {
            return figures.iter().map(|(id, figure)| FigurePlan::declared(self, id, figure)).collect();
        }
        let names = self.figures.names();
        let plan = |(indicator, _): (IndicatorIndex, _)| {
            let series = self.figures.series(&[indicator], self.everything);
            let has_course = series.iter().any(|series| series.is_judged() && series.values().count() > 1);
            has_course.then(|| FigurePlan {
                id: names.indicator_id(indicator).to_string(),
                title: None,
                indicators: vec![indicator],
                bars: false,
                extent: self.everything,
                note: None,
            })
        };
        self.by_indicator(goal).into_iter().filter_map(plan).collect()
    }

    /// Each figure behind the last of the targets that it shows, by their number; the others at the end.
    fn placed(
        &self,
        plans: Vec<FigurePlan<'a>>,
        targets: &[(IndicatorIndex, Vec<&Assessment>)],
    ) -> BTreeMap<usize, Vec<FigurePlan<'a>>> {
        let places: BTreeMap<IndicatorIndex, usize> =
            targets.iter().enumerate().map(|(nth, (indicator, _))| (*indicator, nth)).collect();
        let mut placed: BTreeMap<usize, Vec<FigurePlan<'a>>> = BTreeMap::new();
        for plan in plans {
            let place = |indicator: &IndicatorIndex| places.get(indicator).copied().unwrap_or(usize::MAX);
            let place = plan.indicators.iter().map(place).max().unwrap_or(usize::MAX);
            placed.entry(place).or_default().push(plan);
        }
        placed
    }

    /// The tables of a goal: as laid out, else one of all its figures.
    fn tables_of(&mut self, goal: &GoalResult, outline: Option<&'a GoalOutline>) -> Vec<Block> {
        let names = self.figures.names();
        let Some(tables) = outline.and_then(|outline| outline.tables.as_ref()) else {
            let indicators = self.by_indicator(goal).into_iter().map(|(indicator, _)| indicator).collect();
            let title = self.say(&Said::FiguresOf(&goal.goal().name));
            let plan =
                FiguresPlan { id: goal.id().to_string(), title, indicators, extent: self.everything, note: None };
            return self.figures_table(&plan);
        };
        let mut blocks = Vec::new();
        for (id, table) in tables {
            let Holding::Figures { indicators, extent } = &table.holds else {
                blocks.extend(self.register_table(id, table));
                continue;
            };
            let title = table.title.as_ref().map(|title| title.get(self.language).to_owned());
            let plan = FiguresPlan {
                id: id.to_string(),
                title: title.unwrap_or_else(|| self.say(&Said::FiguresOf(&goal.goal().name))),
                indicators: indicators.iter().filter_map(|id: &Id| names.find_indicator(id)).collect(),
                extent,
                note: table.note.as_ref(),
            };
            blocks.extend(self.figures_table(&plan));
        }
        blocks
    }
}

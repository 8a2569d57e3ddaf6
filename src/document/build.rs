//! A document from a rulebook and its figures: what stands where.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::FigurePlan;
use super::series::{Figures, Judged};
use super::tables::FiguresPlan;
use super::{Block, Document, FORMAT, Outcome, Section, Shown};
use crate::catalogue::IndicatorIndex;
use crate::dataset::View;
use crate::finding::{Stage, Verdict};
use crate::name::{Id, Language, Text};
use crate::number::Number;
use crate::outline::{GoalOutline, Holding, Outline, ShownExtent};
use crate::problem::Problems;
use crate::report::{Assessment, GoalResult};
use crate::rulebook::Rulebook;
use crate::text::document::{self as words, Amount, Heading, Outcomes, Said};

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
        outline,
        everything: &ShownExtent::default(),
        tables: 0,
        shown_figures: 0,
        ids: PAGE_IDS.map(str::to_owned).into(),
    };
    Ok(building.document())
}

/// The names that the page around a document uses itself.
const PAGE_IDS: [&str; 2] = ["content", "contents"];

/// A document that is being built.
pub(super) struct Building<'a> {
    pub(super) figures: Figures<'a>,
    pub(super) language: Language,
    outline: &'a Outline,
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
    fn document(&mut self) -> Document {
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
        Document { format: FORMAT, language: self.language, title, introduction, sections }
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

    fn heading(&self, heading: Heading) -> String {
        self.say(&Said::Heading(heading))
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

    /// A text of the rulebook: paragraphs, and lists of lines that begin with `- `.
    fn prose(&self, text: Option<&Text>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for paragraph in text.map(|text| text.get(self.language)).unwrap_or_default().split("\n\n") {
            let mut lines: Vec<&str> = Vec::new();
            let mut items: Vec<String> = Vec::new();
            for line in paragraph.lines().map(str::trim).filter(|line| !line.is_empty()) {
                match (line.strip_prefix("- "), items.last_mut()) {
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

    fn section(&mut self, id: &str, heading: String, blocks: Vec<Block>) -> Section {
        Section { id: self.unique(id), heading, blocks }
    }

    /// What is demanded, goal by goal.
    fn objectives(&mut self) -> Section {
        let objective = |goal: &GoalResult| Block::Objective {
            name: words::beginning(goal.goal().name.get(self.language)),
            demands: self.figures.report.of_goal(goal).map(|each| words::demand(each, self.language)).collect(),
        };
        let blocks = self.figures.report.goals().map(objective).collect();
        self.section("objectives", self.heading(Heading::Objectives), blocks)
    }

    fn overview_section(&mut self) -> Section {
        let counts = self.outcomes(self.figures.report.assessments());
        let blocks = vec![Block::Paragraph { text: counts }, self.overview()];
        self.section("overview", self.heading(Heading::Overview), blocks)
    }

    /// How many of some assessments came out how.
    pub(super) fn outcomes<'r>(&self, assessments: impl Iterator<Item = &'r Assessment>) -> String {
        let mut outcomes = Outcomes::default();
        for assessment in assessments {
            let count = match (assessment.verdict(), assessment.stage()) {
                (Verdict::Met, Stage::Due) => &mut outcomes.met,
                (Verdict::Met, Stage::Interim) => &mut outcomes.on_course,
                (Verdict::NotMet, Stage::Due) => &mut outcomes.not_met,
                (Verdict::NotMet, Stage::Interim) => &mut outcomes.behind,
                (Verdict::Undetermined, _) => &mut outcomes.undetermined,
                (Verdict::Monitored, _) => &mut outcomes.monitored,
            };
            *count += 1;
        }
        self.say(&Said::Outcomes(outcomes))
    }

    fn goal(&mut self, number: usize, goal: &GoalResult) -> Section {
        let outline = self.outline.goals.iter().find(|(id, _)| id == goal.id()).map(|(_, outline)| outline);
        let mut blocks = Vec::new();
        let name = goal.goal().name.get(self.language);
        blocks.push(self.goal_outcome(goal));
        blocks.extend(self.prose(outline.and_then(|outline| outline.before.as_ref())));
        let targets = self.by_indicator(goal);
        let mut figures = self.placed(self.figure_plans(goal, outline), &targets);
        for (nth, (_, assessments)) in targets.iter().enumerate() {
            blocks.extend(self.targets(assessments));
            for plan in figures.remove(&nth).unwrap_or_default() {
                blocks.extend(self.figure(&plan));
            }
        }
        for plan in figures.into_values().flatten() {
            blocks.extend(self.figure(&plan));
        }
        blocks.extend(self.tables_of(goal, outline));
        blocks.extend(
            goal.goal().note.as_ref().map(|note| Block::Paragraph { text: note.get(self.language).to_owned() }),
        );
        blocks.extend(self.prose(outline.and_then(|outline| outline.after.as_ref())));
        self.section(goal.id().as_str(), self.say(&Said::Numbered(number, name)), blocks)
    }

    fn goal_outcome(&self, goal: &GoalResult) -> Block {
        let text = words::goal(goal, self.language);
        let verdict = self.say(&Said::Verdict(goal.verdict(), goal.stage(), false));
        let rest = text.strip_prefix(&verdict).and_then(|rest| rest.strip_prefix(". ")).unwrap_or(&text).to_owned();
        let name = words::beginning(goal.goal().name.get(self.language));
        let verdict = Shown { verdict: goal.verdict(), stage: goal.stage(), text: verdict };
        Block::Outcome(Outcome { of: name, goal: true, verdict, text: rest, points: Vec::new() })
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

    /// What is said of the targets of one indicator; what is said twice stands with the last.
    fn targets(&self, assessments: &[&'a Assessment]) -> Vec<Block> {
        let mut said = BTreeSet::new();
        let mut blocks: Vec<Block> = Vec::new();
        for assessment in assessments.iter().rev() {
            let told = words::told(assessment, self.language);
            let points = told.listed.into_iter().filter(|point| said.insert(point.clone())).collect();
            let verdict = Shown { verdict: assessment.verdict(), stage: assessment.stage(), text: told.verdict };
            let of = words::beginning(assessment.indicator().name.get(self.language));
            blocks.push(Block::Outcome(Outcome { of, goal: false, verdict, text: told.sentences, points }));
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

    /// What stands after the goals: the conclusion, the checks, remarks and sources.
    fn closing(&mut self) -> Vec<Section> {
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
}

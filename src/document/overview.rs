//! The opening of a document: what is demanded, and how all of it came out.

use super::build::{Building, Notes};
use super::{Block, Cell, Column, Ids, Line, Row, RowRole, Section};
use crate::finding::{Stage, Verdict};
use crate::number::Number;
use crate::report::{Assessment, GoalResult};
use crate::text::document::{self as words, ColumnName, Heading, Outcomes, Said};

impl Building<'_> {
    /// What is demanded, goal by goal.
    pub(super) fn objectives(&mut self) -> Section {
        let objective = |goal: &GoalResult| Block::Objective {
            name: words::beginning(goal.goal().name.get(self.language)),
            demands: self
                .figures
                .report
                .of_goal(goal)
                .map(|each| words::demand(each, self.only_area.is_none(), self.language))
                .collect(),
        };
        let blocks = self.figures.report.goals().map(objective).collect();
        self.section("objectives", self.heading(Heading::Objectives), blocks)
    }

    pub(super) fn overview_section(&mut self) -> Section {
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

    /// All targets on one page.
    fn overview(&mut self) -> Block {
        let heads = [
            (ColumnName::Target, false),
            (ColumnName::Verdict, false),
            (ColumnName::Latest, true),
            (ColumnName::Limit, true),
            (ColumnName::Margin, true),
            (ColumnName::Surety, false),
        ];
        let columns = heads.map(|(name, numbers)| Column::new(self.say(&Said::Column(name)), numbers));
        let mut rows = Vec::new();
        for goal in self.figures.report.goals() {
            let name = words::beginning(goal.goal().name.get(self.language));
            rows.push(Row {
                ids: Ids { goal: Some(goal.id().clone()), ..Ids::default() },
                ..Row::new(RowRole::Group, Cell::text(name), Vec::new())
            });
            rows.extend(self.figures.report.of_goal(goal).map(|assessment| self.in_a_row(assessment)));
        }
        let (number, targets) = (self.next_table(), self.heading(Heading::Targets));
        let caption = self.say(&Said::TableCaption(number, &targets));
        self.table("table-overview", caption, (columns.to_vec(), rows, Notes::default()), Vec::new())
    }

    fn in_a_row(&self, assessment: &Assessment) -> Row {
        let short = words::in_short(assessment, self.language);
        let number = |shown: Option<(String, Number)>| match shown {
            Some((text, value)) => Cell::number(text, value),
            None => Cell::default(),
        };
        let verdict =
            Line { text: short.verdict, verdict: Some((assessment.verdict(), assessment.stage())), ..Line::default() };
        let mut limit = number(short.limit);
        let is_other = |(_, goal): &(String, Number)| limit.lines.iter().all(|line| line.value != Some(*goal));
        let goal = short.goal.filter(is_other);
        limit.lines.extend(goal.map(|(text, value)| Line { text, value: Some(value), goal: true, ..Line::default() }));
        let cells =
            vec![Cell::of(verdict), number(short.latest), limit, number(short.margin), Cell::text(short.surety)];
        let demand = words::demand(assessment, self.only_area.is_none(), self.language);
        Row { ids: Ids::of_target(assessment), ..Row::new(RowRole::Plain, Cell::text(demand), cells) }
    }
}

//! Tables of figures: the overview of all targets, and the figures of a goal in all periods.

use super::build::{Building, Notes};
use super::series::{Point, Series, of_one_area};
use super::{Block, Cell, Column, Ids, Line, Row, RowRole, Table};
use crate::catalogue::IndicatorIndex;
use crate::finding::{Role, Verdict};
use crate::indicator::Unit;
use crate::name::Text;
use crate::number::Number;
use crate::outline::ShownExtent;
use crate::period::Period;
use crate::report::Assessment;
use crate::series::Status;
use crate::text::document::{self as words, ColumnName, Said, TableNote};

/// So many periods stand beside each other; more are shown in a table of their own.
const MOST_PERIODS: usize = 10;

/// Where there is no figure.
pub(super) const NOTHING: &str = "\u{2013}";

/// What a table of figures shows.
pub(super) struct FiguresPlan<'a> {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) indicators: Vec<IndicatorIndex>,
    pub(super) extent: &'a ShownExtent,
    pub(super) note: Option<&'a Text>,
}

/// What the rows of a table of figures have in common.
struct Layout<'p> {
    indicators: &'p [IndicatorIndex],
    columns: &'p FigureColumns<'p>,
    one_area: bool,
    one_unit: bool,
}

/// A change from one period to another; none where a break lies between.
struct Moved {
    from: Period,
    to: Period,
    step: Option<(Number, Option<Number>)>,
}

impl<'a> Building<'a> {
    /// The figures of some indicators: a table for each frequency, and for every so many periods.
    pub(super) fn figures_table(&mut self, plan: &FiguresPlan<'a>) -> Vec<Block> {
        let names = self.figures.names();
        let mut blocks = Vec::new();
        let mut left = plan.indicators.clone();
        while let Some(frequency) = left.first().map(|first| names.indicator(*first).frequency) {
            let alike = |index: &IndicatorIndex| names.indicator(*index).frequency == frequency;
            let of: Vec<IndicatorIndex> = left.iter().copied().filter(alike).collect();
            left.retain(|index| !alike(index));
            let series = self.figures.series(&of, plan.extent);
            let mut periods: Vec<Period> =
                series.iter().flat_map(|series| &series.points).map(|point| point.period).collect();
            // A period in which a figure is missing that a verdict needs is shown empty.
            let lacking = series.iter().flat_map(Series::lacking);
            periods.extend(lacking.filter(|period| plan.extent.shows(*period)).collect::<Vec<_>>());
            periods.sort_unstable();
            periods.dedup();
            if periods.is_empty() {
                blocks.push(Block::Paragraph { text: self.say(&Said::NoFigures(&plan.title)) });
            }
            let parts: Vec<&[Period]> = periods.chunks(MOST_PERIODS).collect();
            for (nth, part) in parts.iter().enumerate() {
                let last = nth + 1 == parts.len();
                let columns = FigureColumns::new(self, &series, part, last);
                blocks.push(self.figures_part(plan, &of, &series, &columns, parts.len() > 1));
            }
        }
        blocks
    }

    fn figures_part(
        &mut self,
        plan: &FiguresPlan<'a>,
        indicators: &[IndicatorIndex],
        series: &[Series<'a>],
        columns: &FigureColumns<'_>,
        is_part: bool,
    ) -> Block {
        let mut notes = Notes::default();
        let one_area = of_one_area(series);
        let units: Vec<String> = indicators.iter().map(|index| self.unit(*index)).collect();
        let one_unit = units.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
        let layout = Layout { indicators, columns, one_area, one_unit };
        let mut rows = Vec::new();
        let mut left = series;
        for indicator in indicators {
            let count = left.iter().take_while(|series| series.indicator == *indicator).count();
            let (own, others) = left.split_at(count);
            left = others;
            rows.extend(self.rows_of(*indicator, own, &layout, &mut notes));
        }
        let title = match units.first().filter(|unit| one_unit && !unit.is_empty()) {
            Some(unit) => self.say(&Said::Counted(&plan.title, unit)),
            None => plan.title.clone(),
        };
        let title = match (columns.periods.first(), columns.periods.last()) {
            (Some(from), Some(to)) if is_part => self.say(&Said::Part(&title, *from, *to)),
            _ => title,
        };
        let mut below = Vec::new();
        if have_gaps(&rows) {
            below.push(self.say(&Said::Note(TableNote::Absent)));
        }
        below.extend(plan.note.map(|note| note.get(self.language).to_owned()));
        below.extend(self.sources_of(indicators.iter().copied()));
        let number = self.next_table();
        let caption = self.say(&Said::TableCaption(number, &title));
        let heads = columns.heads(self);
        self.table(&format!("table-{}", plan.id), caption, (heads, rows, notes), below)
    }

    /// The rows of one indicator: those beside a single judged one below it, of several each below its name.
    fn rows_of(
        &self,
        indicator: IndicatorIndex,
        series: &[Series<'a>],
        layout: &Layout<'_>,
        notes: &mut Notes,
    ) -> Vec<Row> {
        let names = self.figures.names();
        let named = &names.indicator(indicator).name;
        let unit = self.unit(indicator);
        let with_unit = |name: String| {
            if layout.one_unit || unit.is_empty() { name } else { self.say(&Said::Counted(&name, &unit)) }
        };
        let name = with_unit(words::beginning(named.get(self.language)));
        let updated = names.is_revised(indicator).then(|| notes.number(self.say(&Said::Note(TableNote::Updated))));
        let several = series.iter().filter(|series| series.is_judged()).count() != 1;
        let whole =
            self.is_sum(indicator) && names.parts(indicator).iter().all(|part| layout.indicators.contains(part));
        let mut rows = Vec::new();
        if several && !layout.one_area {
            rows.push(Row::new(RowRole::Group, Cell::text(name.clone()).pointing_at(updated), Vec::new()));
        }
        for series in series {
            let is_main = layout.one_area || (!several && series.is_judged());
            let name = if layout.one_area && self.only_area == Some(series.area) {
                name.clone()
            } else if is_main {
                with_unit(self.say(&Said::Series(named, names.area(series.area))))
            } else {
                words::beginning(names.area(series.area).name.get(self.language))
            };
            let name = Cell::text(name).pointing_at(updated.filter(|_| is_main));
            let role = match (whole, is_main || several) {
                (true, _) => RowRole::Sum,
                (false, true) => RowRole::Plain,
                (false, false) => RowRole::Beside,
            };
            let ids = Ids {
                indicator: Some(names.indicator_id(indicator).clone()),
                area: Some(names.area_id(series.area).clone()),
                ..Ids::default()
            };
            let cells = layout.columns.cells(self, series, notes);
            rows.push(Row { ids, ..Row::new(role, name, cells) });
        }
        rows
    }

    pub(super) fn table(
        &mut self,
        id: &str,
        caption: String,
        (columns, rows, notes): (Vec<Column>, Vec<Row>, Notes),
        below: Vec<String>,
    ) -> Block {
        Block::Table(Table { id: self.unique(id), caption, columns, rows, notes: notes.into_texts(), below })
    }

    /// A value as it stands in a cell.
    fn value(&self, series: &Series<'a>, period: Period, notes: &mut Notes) -> Cell {
        let Some(point) = series.at(period) else { return Cell::text(NOTHING) };
        let note = |notes: &mut Notes, note: TableNote<'_>| Some(notes.number(self.say(&Said::Note(note))));
        let own = series.note(self.figures.columns, period).map(TableNote::Own);
        let cell = match point.found {
            Ok(value) => Cell::number(self.say(&Said::Value(self.amount(series.indicator, value))), value),
            Err(_) if self.restated(series, period).is_some() => Cell::text(NOTHING),
            Err(why) => Cell::text(NOTHING).pointing_at(note(notes, TableNote::Lacking(why))),
        };
        let said = status_note(&point).into_iter().chain(self.restated(series, period)).chain(own);
        let cell = said.fold(cell, |cell, said| cell.pointing_at(note(notes, said)));
        if point.found.is_err() {
            return cell;
        }
        let begins = series.points.iter().rev().find(|earlier| earlier.period < period);
        match begins.and_then(|earlier| series.break_between(earlier.period, period)) {
            Some(at) => {
                let said = series.break_note(at, None);
                cell.pointing_at(note(notes, said))
            }
            None => cell,
        }
    }

    /// How a figure was changed since it was first published.
    fn restated(&self, series: &Series<'a>, period: Period) -> Option<TableNote<'a>> {
        let all = self.figures.columns.restated(series.indicator, series.area, period);
        let own = all.iter().find(|restated| restated.indicator == series.indicator)?;
        let before = own.from.map(|before| self.amount(series.indicator, before));
        Some(TableNote::Restated { before, now: own.to.is_some(), on: own.on })
    }

    /// What is known of the differences between this area and those that are judged, each once.
    fn difference_notes(&self, series: &Series<'a>, period: Period) -> Vec<String> {
        let said = |assessment: &'a Assessment| {
            let record =
                assessment.context.iter().find(|record| record.area == series.area && record.period == period)?;
            let significance = record.significance?;
            Some(self.say(&Said::Note(TableNote::Differs(significance, assessment.area(), record.reason.as_ref()))))
        };
        let mut notes: Vec<String> = Vec::new();
        for note in self.figures.judged(series.indicator).filter_map(said) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }
}

/// The columns of a table of figures.
struct FigureColumns<'p> {
    periods: &'p [Period],
    baseline: Option<Period>,
    /// From when to when changes are counted, where that is the same in all rows.
    change: Option<(Period, Period)>,
    /// Whether changes are shown.
    changes: bool,
    /// Whether limits and verdicts are.
    demands: bool,
    /// Whether there is any limit among them.
    limits: bool,
}

impl<'p> FigureColumns<'p> {
    fn new(of: &Building<'_>, series: &[Series<'_>], periods: &'p [Period], last: bool) -> FigureColumns<'p> {
        let judged = || series.iter().filter(|series| series.is_judged());
        let mut baselines = judged().map(Series::baseline);
        let baseline = baselines.next().flatten().filter(|first| baselines.all(|other| other == Some(*first)));
        let moves: Vec<(Period, Period)> =
            series.iter().filter_map(|series| of.moved(series)).map(|moved| (moved.from, moved.to)).collect();
        let change = moves.first().copied().filter(|first| moves.iter().all(|other| other == first));
        let demanded = |assessment: &&Assessment| assessment.verdict() != Verdict::Monitored;
        let assessments = || series.iter().flat_map(|series| series.assessments.iter().copied());
        let (demands, limits) = (assessments().any(|each| demanded(&each)), assessments().any(words::has_limit));
        FigureColumns {
            periods,
            baseline,
            change,
            changes: last && !moves.is_empty(),
            demands: last && demands,
            limits,
        }
    }

    fn heads(&self, of: &Building<'_>) -> Vec<Column> {
        let head = |said: Said<'_>, numbers| Column::new(of.say(&said), numbers);
        let mut heads = vec![head(Said::Column(ColumnName::Indicator), false)];
        heads.extend(self.periods.iter().map(|period| {
            let is_baseline = self.baseline == Some(*period);
            let said = if is_baseline { Said::ShortBaseline(*period) } else { Said::Short(*period) };
            Column { period: Some(*period), ..head(said, true) }
        }));
        if self.changes {
            heads.push(head(Said::Change(self.change), true));
        }
        if self.demands {
            heads.extend(self.limits.then(|| head(Said::Column(ColumnName::Limit), true)));
            heads.push(head(Said::Column(ColumnName::Verdict), false));
        }
        heads
    }

    fn cells<'a>(&self, of: &Building<'a>, series: &Series<'a>, notes: &mut Notes) -> Vec<Cell> {
        let newest = series.values().next_back().map(|(point, _)| point.period);
        let mut cells = Vec::new();
        for period in self.periods {
            let cell = of.value(series, *period, notes);
            let differs = newest.filter(|newest| newest == period && !series.is_judged());
            let differences = differs.map(|newest| of.difference_notes(series, newest)).unwrap_or_default();
            let is_own_baseline = self.baseline.is_none() && series.baseline() == Some(*period);
            let baseline = is_own_baseline.then(|| of.say(&Said::Note(TableNote::Baseline)));
            let said = differences.into_iter().chain(baseline).map(|note| notes.number(note));
            cells.push(said.fold(cell, |cell, note| cell.pointing_at(Some(note))));
        }
        if self.changes {
            cells.push(of.change(series, self.change.is_some(), notes));
        }
        if self.demands {
            let [limit, verdict] = of.judged(series);
            cells.extend(self.limits.then_some(limit));
            cells.push(verdict);
        }
        cells
    }
}

impl<'a> Building<'a> {
    /// The change to the newest value: from the baseline, else from one year earlier.
    fn moved(&self, series: &Series<'_>) -> Option<Moved> {
        let (newest, value) = series.values().next_back()?;
        let to = newest.period;
        let known = |period: &Period| *period < to && series.at(*period).is_some_and(|point| point.found.is_ok());
        let from = series.baseline().or_else(|| self.baseline_beside(series)).filter(known);
        let from = from.or_else(|| to.year_earlier().filter(known))?;
        let before = series.at(from)?.found.ok()?;
        if series.break_between(from, to).is_some() && !series.compares_across_breaks() {
            return Some(Moved { from, to, step: None });
        }
        let step = value.checked_sub(before)?;
        let unit = &self.figures.names().indicator(series.indicator).unit;
        let percent = (*unit != Unit::Percent && before.is_positive())
            .then(|| step.checked_mul(Number::from(100))?.checked_div(before))
            .flatten();
        Some(Moved { from, to, step: Some((step, percent)) })
    }

    /// The baseline of the series that this one is shown beside.
    fn baseline_beside(&self, series: &Series<'_>) -> Option<Period> {
        let mut assessments = self.figures.judged(series.indicator);
        assessments.find_map(|assessment| assessment.target().rule.baseline()?.only())
    }

    fn change(&self, series: &Series<'a>, said_above: bool, notes: &mut Notes) -> Cell {
        let Some(moved) = self.moved(series) else { return Cell::text(NOTHING) };
        let Some((step, percent)) = moved.step else {
            let note = notes.number(self.say(&Said::Note(TableNote::Incomparable)));
            return Cell::text(NOTHING).pointing_at(Some(note));
        };
        let between = (!said_above).then_some((moved.from, moved.to));
        let text = self.say(&Said::Moved { step: self.amount(series.indicator, step), percent, between });
        Cell::number(text, step).pointing_at(self.chance_note(series, &moved).map(|note| notes.number(note)))
    }

    /// What is known of whether a change is chance.
    fn chance_note(&self, series: &Series<'a>, moved: &Moved) -> Option<String> {
        let findings = series.assessments.iter().filter_map(|assessment| assessment.deciding());
        for finding in findings.filter(|finding| finding.period() == moved.to) {
            let compared = |role| matches!(role, Role::Baseline | Role::YearEarlier);
            let mut operands = finding.operands().filter(|operand| compared(operand.role));
            if operands.any(|operand| operand.period == Some(moved.from)) {
                let significance = finding.significance()?;
                let computed = finding.test().is_some();
                return Some(self.say(&Said::Note(TableNote::Chance { significance, computed })));
            }
        }
        None
    }

    /// What a target is called beside others of the same series: by what it demands, or, of several of one kind, by its
    /// limit. What is only monitored says so itself.
    fn word_of(&self, series: &Series<'a>, assessment: &Assessment, limit: Option<&str>) -> Option<String> {
        if series.assessments.len() < 2 || assessment.verdict() == Verdict::Monitored {
            return None;
        }
        let word = |each: &Assessment| words::demand_word(each, self.language);
        let alike = series.assessments.iter().filter(|each| word(each) == word(assessment)).count() > 1;
        let limit = limit.filter(|_| alike).map(str::to_owned);
        Some(words::beginning(&limit.unwrap_or_else(|| word(assessment))))
    }

    /// The limits and the verdicts of a series, one line for each of its targets.
    fn judged(&self, series: &Series<'a>) -> [Cell; 2] {
        if !series.is_judged() {
            return [Cell::default(), Cell::default()];
        }
        let (mut limits, mut verdicts) = (Cell::default(), Cell::default());
        let newest = series.values().next_back().map(|(point, _)| point.period);
        for assessment in &series.assessments {
            let short = words::in_short(assessment, self.language);
            let word = self.word_of(series, assessment, short.limit.as_ref().map(|(limit, _)| limit.as_str()));
            let of_this = |text: String| match &word {
                Some(word) if *word != words::beginning(&text) => self.say(&Said::Of(word, &text)),
                Some(_) | None => text,
            };
            // Where the newest figure is another one, it is said which one decided.
            let elsewhere = short.period.filter(|period| Some(*period) != newest && short.limit.is_some());
            let goal = short.goal.filter(|(_, goal)| short.limit.as_ref().is_none_or(|(_, limit)| limit != goal));
            let limit = short.limit.map(|(text, value)| (of_this(text), value, false));
            for (text, value, goal) in limit.into_iter().chain(goal.map(|(text, value)| (text, value, true))) {
                limits.lines.push(Line { text, value: Some(value), goal, verdict: None });
            }
            let text = match elsewhere {
                Some(period) => self.say(&Said::VerdictAt(&short.verdict, period)),
                None => short.verdict,
            };
            let verdict = Some((assessment.verdict(), assessment.stage()));
            verdicts.lines.push(Line { text: of_this(text), verdict, ..Line::default() });
        }
        [limits, verdicts]
    }
}

/// Whether a cell of some rows has no figure.
pub(super) fn have_gaps(rows: &[Row]) -> bool {
    rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.lines).any(|line| line.text == NOTHING)
}

fn status_note(point: &Point) -> Option<TableNote<'static>> {
    match point.status? {
        Status::Revised => Some(TableNote::Revised),
        Status::Provisional => Some(TableNote::Provisional),
        Status::Estimated => Some(TableNote::Estimated),
        Status::LowReliability => Some(TableNote::LowReliability),
        Status::Normal if point.unsettled => Some(TableNote::Provisional),
        Status::Normal | Status::Break | Status::Suppressed | Status::Missing => None,
    }
}

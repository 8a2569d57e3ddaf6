//! Figures: series through time with the limits of their targets, and the parts of sums.

use super::build::Building;
use super::front::Front;
use super::series::{Point, Series, of_one_area, of_one_indicator};
use super::tables::NOTHING;
use super::{Block, Figure};
use crate::catalogue::IndicatorIndex;
use crate::chart::{Bar, BarChart, BarGroup, Chart, Level, nice_levels};
use crate::finding::Verdict;
use crate::indicator::{Derivation, Unit};
use crate::name::{Id, Text};
use crate::number::Number;
use crate::outline::{FigureOutline, Shown, ShownExtent};
use crate::period::Period;
use crate::report::Assessment;
use crate::text::document::{self as words, Said, Scale};

/// So many verdicts are told one by one in a caption.
const MOST_VERDICTS: usize = 6;

/// What a figure shows, and how it is called.
pub(super) struct FigurePlan<'a> {
    pub(super) id: String,
    pub(super) title: Option<&'a Text>,
    pub(super) indicators: Vec<IndicatorIndex>,
    pub(super) bars: bool,
    pub(super) extent: &'a ShownExtent,
    pub(super) note: Option<&'a Text>,
}

impl<'a> FigurePlan<'a> {
    /// As the rulebook lays it out.
    pub(super) fn declared(of: &Building<'a>, id: &Id, figure: &'a FigureOutline) -> FigurePlan<'a> {
        let names = of.figures.names();
        let (indicators, bars) = match &figure.shown {
            Shown::Indicators(ids) => (ids.iter().filter_map(|id| names.find_indicator(id)).collect(), false),
            Shown::PartsOf(sum) => {
                let sum = names.find_indicator(sum);
                (sum.map(|sum| names.parts(sum).to_vec()).unwrap_or_default(), true)
            }
        };
        let (title, note) = (figure.title.as_ref(), figure.note.as_ref());
        FigurePlan { id: id.to_string(), title, indicators, bars, extent: &figure.extent, note }
    }
}

impl<'a> Building<'a> {
    /// A figure; a sentence where there is not a single value to show. None where no indicator is known.
    pub(super) fn figure(&mut self, plan: &FigurePlan<'a>) -> Option<Block> {
        let series = self.figures.series(&plan.indicators, plan.extent);
        let first = *plan.indicators.first()?;
        let labels = self.labels(&series);
        let front = if plan.bars { Front::all(&series) } else { Front::of(&series) };
        let title = plan.title.map(|title| title.get(self.language).to_owned());
        let title = title.unwrap_or_else(|| self.title_of(&series, first));
        if series.iter().all(|series| series.values().next().is_none()) {
            return Some(Block::Paragraph { text: self.say(&Said::NoFigures(&title)) });
        }
        let chart =
            if plan.bars { self.bars(&series, &labels, first) } else { self.lines(&series, &labels, &front, first) };
        let number = self.next_figure();
        let mut below: Vec<String> = self.key(&series, &front, &chart).into_iter().collect();
        below.extend(self.breaks_of(&series));
        below.extend(plan.note.map(|note| note.get(self.language).to_owned()));
        below.extend(self.sources_of(series.iter().map(|series| series.indicator)));
        Some(Block::Figure(Figure {
            id: self.unique(&format!("figure-{}", plan.id)),
            caption: self.say(&Said::FigureCaption(number, &title)),
            verdicts: self.verdicts_of(&series, &labels),
            description: self.description(&series, &labels, &front, &chart),
            course: self.course(&series, &labels, &front),
            below,
            chart,
        }))
    }

    /// The verdicts of the targets whose limits are shown; of which series, where there are several. Of many it is said
    /// how many came out how.
    pub(super) fn verdicts_of(&self, series: &[Series<'a>], labels: &[String]) -> Vec<String> {
        let demanded = |assessment: &&&'a Assessment| assessment.verdict() != Verdict::Monitored;
        let of = |series: &'_ Series<'a>| series.assessments.iter().filter(demanded).copied().collect::<Vec<_>>();
        let all: Vec<(&String, Vec<&'a Assessment>)> = labels.iter().zip(series.iter().map(of)).collect();
        let each = || all.iter().flat_map(|(label, of)| of.iter().map(move |assessment| (*label, *assessment)));
        if each().count() > MOST_VERDICTS {
            return vec![self.outcomes(each().map(|(_, assessment)| assessment))];
        }
        let one_indicator = of_one_indicator(series);
        let several = !one_indicator || series.iter().filter(|series| series.is_judged()).count() > 1;
        let said = |(label, assessment): (&String, &Assessment)| {
            let outcome = words::outcome(assessment, self.language);
            let beside = self.figures.judged(assessment.plan().indicator).filter(|each| each.area == assessment.area);
            let of_several = beside.filter(|each| each.verdict() != Verdict::Monitored).nth(1).is_some();
            let word = of_several.then(|| words::demand_word(assessment, self.language));
            match (several, word) {
                (true, Some(word)) => self.say(&Said::Of(&format!("{label}, {word}"), &outcome)),
                (true, None) => self.say(&Said::Of(label, &outcome)),
                (false, Some(word)) => self.say(&Said::Of(&words::beginning(&word), &outcome)),
                (false, None) => outcome,
            }
        };
        each().map(said).collect()
    }

    /// As it is written in a drawing, where no line may end between a number and its unit.
    pub(super) fn held(&self, said: &Said<'_>) -> String {
        words::held(&self.say(said))
    }

    fn title_of(&self, series: &[Series<'a>], first: IndicatorIndex) -> String {
        let names = self.figures.names();
        let mut indicators: Vec<&str> = Vec::new();
        for series in series {
            let name = names.indicator(series.indicator).name.get(self.language);
            if !indicators.contains(&name) {
                indicators.push(name);
            }
        }
        let one_area = of_one_area(series);
        match indicators.as_slice() {
            // Where a document is about several areas, a figure of one of them says which.
            [_] if one_area && series.first().is_some_and(|series| self.only_area != Some(series.area)) => {
                let area = series.first().map(|series| names.area(series.area));
                let name = &names.indicator(first).name;
                area.map_or_else(|| name.get(self.language).to_owned(), |area| self.say(&Said::Series(name, area)))
            }
            [] => names.indicator(first).name.get(self.language).to_owned(),
            several => several.join("; "),
        }
    }

    /// What the series are called: by what they differ in.
    fn labels(&self, series: &[Series<'a>]) -> Vec<String> {
        let names = self.figures.names();
        let one_indicator = of_one_indicator(series);
        let one_area = of_one_area(series);
        let label = |series: &Series<'_>| {
            let (indicator, area) = (names.indicator(series.indicator), names.area(series.area));
            match (one_indicator, one_area) {
                (true, _) => words::beginning(area.name.get(self.language)),
                (false, true) if self.only_area == Some(series.area) => {
                    words::beginning(indicator.name.get(self.language))
                }
                (false, true | false) => self.say(&Said::Series(&indicator.name, area)),
            }
        };
        series.iter().map(label).collect()
    }

    fn breaks_of(&self, series: &[Series<'a>]) -> Vec<String> {
        let mut said = Vec::new();
        let crosses = |of: &Series<'a>, at: Period| of.points.len() < 2 || of.breaks().contains(&at);
        for of in series {
            for at in of.breaks() {
                let everywhere = series.iter().all(|other| crosses(other, at));
                let area = (!everywhere).then(|| self.figures.names().area(of.area));
                let note = self.say(&Said::Note(of.break_note(at, area)));
                if !said.contains(&note) {
                    said.push(note);
                }
            }
        }
        said
    }

    pub(super) fn unit(&self, indicator: IndicatorIndex) -> String {
        let Scale { unit, points } = Scale::of(self.figures.names().indicator(indicator));
        self.say(&Said::Axis(unit, points))
    }

    pub(super) fn levels(&self, values: impl Iterator<Item = Number>, first: IndicatorIndex, bars: bool) -> Vec<Level> {
        let (mut lowest, mut highest): (Option<Number>, Option<Number>) = (None, None);
        for value in values {
            lowest = Some(lowest.map_or(value, |lowest| lowest.min(value)));
            highest = Some(highest.map_or(value, |highest| highest.max(value)));
        }
        let (Some(mut lowest), Some(mut highest)) = (lowest, highest) else { return Vec::new() };
        if bars {
            (lowest, highest) = (lowest.min(Number::ZERO), highest.max(Number::ZERO));
        }
        let indicator = self.figures.names().indicator(first);
        let levels = nice_levels(lowest, highest, matches!(indicator.unit, Unit::Count { .. })).into_iter();
        let label = |value: Number| self.held(&Said::Value(words::level(value)));
        levels.map(|value| Level { value, label: label(value) }).collect()
    }

    fn bars(&self, series: &[Series<'a>], labels: &[String], first: IndicatorIndex) -> Chart {
        let values = series.iter().flat_map(|series| series.values().map(|(_, value)| value));
        let group = |(series, label): (&Series<'a>, &String)| {
            let bar = |point: &Point| Bar {
                label: self.say(&Said::Short(point.period)),
                value: point.found.ok(),
                text: point.found.map_or_else(
                    |_| NOTHING.to_owned(),
                    |value| self.held(&Said::Value(self.amount(series.indicator, value))),
                ),
                uncertain: point.doubt().is_some(),
            };
            BarGroup { label: label.clone(), bars: series.points.iter().map(bar).collect() }
        };
        Chart::Bars(BarChart {
            unit: words::held(&self.unit(first)),
            levels: self.levels(values, first, true),
            groups: series.iter().zip(labels).map(group).collect(),
        })
    }

    /// Whether the indicator is a sum of others.
    pub(super) fn is_sum(&self, indicator: IndicatorIndex) -> bool {
        matches!(self.figures.names().derivation(indicator), Some(Derivation::Sum(_)))
    }
}

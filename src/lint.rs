//! Warnings: what can be read and judged, but was probably not meant.
//!
//! Nothing here changes a verdict. A warning is silenced where it belongs, with a reason: under `allow` of the target,
//! goal, indicator, area or register that it is about, or that it stands in. Two have no need of that: a comment that is
//! meant has a space, and a silence that is not needed is removed.

mod alike;
mod declared;
mod distant;
mod figures;
mod hypothetical;
mod texts;
mod without_figures;

use std::fmt;

use crate::allow::{Allow, LintKind};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::indicator::Better;
use crate::name::{Id, Language};
use crate::number::Number;
use crate::period::Period;
use crate::rule::Kind;
use crate::rulebook::Rulebook;

/// A warning, and which element it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The element, from the top: `goals/safety/targets/unsafe-falls`.
    pub path: String,
    /// What was probably not meant.
    pub lint: Lint,
}

/// What was probably not meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Lint {
    /// A target without a source, in a goal without one.
    #[error("nothing says where the target `{target}` was decided")]
    TargetWithoutSource {
        /// The target.
        target: Id,
    },
    /// A rule that demands the worse side of its indicator.
    #[error("`{}` demands the worse side: `better` of `{indicator}` is `{}`", .kind.name(), .better.word())]
    RuleAgainstBetter {
        /// The kind of rule.
        kind: Kind,
        /// The indicator.
        indicator: Id,
        /// Which way it is better.
        better: Better,
    },
    /// A window that ends before the date that counts.
    #[error("the target is to be reached by {by}, but its window ends with {to}")]
    WindowEndsEarly {
        /// The date.
        by: Period,
        /// The end of the window.
        to: Period,
    },
    /// A target that a declared break makes undeterminable for ever.
    #[error("a break at {at} makes the target undeterminable for {period}")]
    NeverComparable {
        /// The break.
        at: Period,
        /// The last deciding period.
        period: Period,
    },
    /// An indicator that nobody uses.
    #[error("no target, check or other indicator uses `{0}`")]
    UnusedIndicator(Id),
    /// An area that nobody uses.
    #[error("no target, rule or check uses `{0}`")]
    UnusedArea(Id),
    /// A text in one language only, where it could have two.
    #[error("the text is there in {} only", if *.0 == Language::Danish { "Danish" } else { "English" })]
    OneLanguage(Language),
    /// A figure published before the year that its source names.
    #[error("the figure was published on {date}, before its source of {year}")]
    OlderThanSource {
        /// When the figure was published.
        date: Date,
        /// The year that the source names.
        year: u32,
    },
    /// Sample sizes, errors or intervals that nothing uses.
    #[error("`{key}` is not used, because `{indicator}` has no `uncertainty`")]
    UnusedUncertainty {
        /// The key.
        key: &'static str,
        /// The indicator.
        indicator: Id,
    },
    /// A standard error that seems to be a fraction, of a value in percent.
    #[error("a standard error of `{0}` is very small for a value in percent")]
    UnlikelyStandardError(Number),
    /// An interval whose ends lie unequally far from its value.
    #[error("the interval from {lower} to {upper} is lopsided about {value}")]
    LopsidedInterval {
        /// The value.
        value: Number,
        /// The lower end.
        lower: Number,
        /// The upper end.
        upper: Number,
    },
    /// A count below 0.
    #[error("a count of `{0}` is below 0")]
    NegativeCount(Number),
    /// A share of a whole that is more than the whole.
    #[error("`{indicator}` is above 100 percent in {period}")]
    ShareAbove100 {
        /// The indicator.
        indicator: Id,
        /// The period.
        period: Period,
    },
    /// Two rows of a register that are alike in everything.
    #[error("the row is the same as row {first} of the register")]
    TwinRows {
        /// The number of the first of the two, counted from 1.
        first: usize,
    },
    /// A feed for which no file is given.
    #[error("no file fits `{file}`")]
    FeedWithoutFile {
        /// The name that the file should have.
        file: String,
    },
    /// An indicator in percent whose figures are all fractions of 1.
    #[error("`{indicator}` is in percent, but all its figures lie between 0 and 1")]
    ShareAsFraction {
        /// The indicator.
        indicator: Id,
        /// The first of them that is neither 0 nor 1.
        value: Number,
    },
    /// A count that is declared with decimals, so that `1.700` reads as 1.7.
    #[error("a count has no decimals, but `decimals` is {0}")]
    CountWithDecimals(u32),
    /// A figure whose period lies far from those of all others.
    #[error("`{period}` lies more than 20 years from all other figures; the nearest is of {nearest}")]
    DistantPeriod {
        /// The period.
        period: Period,
        /// The nearest period that has a figure.
        nearest: Period,
    },
    /// A target whose indicator has no figures in an area that it needs, or none at all, while there are figures.
    #[error("`{indicator}` has no figures{}, so the target cannot be judged", .area.as_ref().map(|area| format!(" for `{area}`")).unwrap_or_default())]
    TargetWithoutFigures {
        /// The indicator, or one that it is derived from.
        indicator: Id,
        /// The area without figures; none where no area has any.
        area: Option<Id>,
        /// Areas that have figures, those with the most similar names first.
        known: Vec<Id>,
    },
    /// Two areas, two indicators or two targets of a goal with the same name.
    #[error("the name is the same as that of `{other}`{}", in_one_language(*.language))]
    SameName {
        /// The other one, which is declared before.
        other: Id,
        /// The language in which they are the same; none where they are in both.
        language: Option<Language>,
    },
    /// A goal that the baseline was better than already, so that it allows a worsening.
    #[error("the goal of {goal} is worse than the baseline: {baseline} in {period}")]
    GoalNoImprovement {
        /// The goal.
        goal: Number,
        /// The value of the baseline.
        baseline: Number,
        /// Its period.
        period: Period,
    },
    /// A text that a comment without a space behind its `#` cuts off.
    #[error("the text ends before `{0}`, which is read as a comment")]
    RemarkInText(String),
    /// A warning that is silenced and does not arise.
    #[error("`{}` is silenced, but does not arise here", .0.name())]
    UnusedAllow(LintKind),
}

impl Lint {
    /// Its kind; none for what cannot be silenced.
    #[must_use]
    pub fn kind(&self) -> Option<LintKind> {
        Some(match self {
            Lint::TargetWithoutSource { .. } => LintKind::TargetWithoutSource,
            Lint::RuleAgainstBetter { .. } => LintKind::RuleAgainstBetter,
            Lint::WindowEndsEarly { .. } => LintKind::WindowEndsEarly,
            Lint::NeverComparable { .. } => LintKind::NeverComparable,
            Lint::UnusedIndicator(_) => LintKind::UnusedIndicator,
            Lint::UnusedArea(_) => LintKind::UnusedArea,
            Lint::OneLanguage(_) => LintKind::OneLanguage,
            Lint::OlderThanSource { .. } => LintKind::OlderThanSource,
            Lint::UnusedUncertainty { .. } => LintKind::UnusedUncertainty,
            Lint::UnlikelyStandardError(_) => LintKind::UnlikelyStandardError,
            Lint::LopsidedInterval { .. } => LintKind::LopsidedInterval,
            Lint::NegativeCount(_) => LintKind::NegativeCount,
            Lint::ShareAbove100 { .. } => LintKind::ShareAbove100,
            Lint::TwinRows { .. } => LintKind::TwinRows,
            Lint::FeedWithoutFile { .. } => LintKind::FeedWithoutFile,
            Lint::ShareAsFraction { .. } => LintKind::ShareAsFraction,
            Lint::CountWithDecimals(_) => LintKind::CountWithDecimals,
            Lint::DistantPeriod { .. } => LintKind::DistantPeriod,
            Lint::TargetWithoutFigures { .. } => LintKind::TargetWithoutFigures,
            Lint::SameName { .. } => LintKind::SameName,
            Lint::GoalNoImprovement { .. } => LintKind::GoalNoImprovement,
            Lint::RemarkInText(_) | Lint::UnusedAllow(_) => return None,
        })
    }
}

fn in_one_language(language: Option<Language>) -> &'static str {
    language.map_or("", |language| if language == Language::Danish { " in Danish" } else { " in English" })
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.lint)
    }
}

impl Rulebook {
    /// What was probably not meant in the declarations and in figures that fit them, without what is silenced.
    ///
    /// ```
    /// let targets = "
    /// maal: 1
    /// areas: { town: the town, county: the county }
    /// indicators: { thefts: { name: thefts, unit: { count: thefts }, better: lower } }
    /// goals:
    ///   safety:
    ///     name: safety
    ///     source: the council's decision
    ///     targets: { held: { indicator: thefts, area: town, rule: { maintain: { baseline: 2020 } } } }
    /// observations: { thefts: { town: { 2020: 12 } } }
    /// ";
    /// let (rulebook, data) = maal::load([("", targets)]).unwrap();
    /// let warnings: Vec<String> = rulebook.lint(&data).iter().map(ToString::to_string).collect();
    /// assert_eq!(warnings, ["areas/county: no target, rule or check uses `county`"]);
    /// ```
    #[must_use]
    pub fn lint(&self, data: &Dataset) -> Vec<Warning> {
        let mut warnings = Vec::new();
        declared::warn(self, &mut warnings);
        hypothetical::warn(self, &mut warnings);
        texts::warn(self, data, &mut warnings);
        alike::warn(self, &mut warnings);
        figures::warn(self, data, &mut warnings);
        distant::warn(self, data, &mut warnings);
        without_figures::warn(self, data, &mut warnings);
        silence(self, data, warnings)
    }
}

/// Leaves out what is silenced, and adds what is silenced and does not arise.
fn silence(rulebook: &Rulebook, data: &Dataset, warnings: Vec<Warning>) -> Vec<Warning> {
    let declared = allows(rulebook, data);
    let mut allowed: Vec<(&str, &Allow, bool)> = declared
        .iter()
        .flat_map(|(path, allow)| allow.iter().map(move |allow| (path.as_str(), allow, false)))
        .collect();
    let mut kept = Vec::new();
    for warning in warnings {
        let mut silenced = false;
        for (path, allow, used) in &mut allowed {
            let covers = warning.lint.kind() == Some(allow.lint) && is_about(&warning.path, path);
            *used |= covers;
            silenced |= covers;
        }
        if !silenced {
            kept.push(warning);
        }
    }
    let unused = allowed.into_iter().filter(|(_, _, used)| !used);
    kept.extend(unused.map(|(path, Allow { lint, .. }, _)| Warning {
        path: format!("{path}/allow/{}", lint.name()),
        lint: Lint::UnusedAllow(*lint),
    }));
    kept
}

/// Every element that silences something, with its path.
fn allows<'a>(rulebook: &'a Rulebook, data: &'a Dataset) -> Vec<(String, &'a [Allow])> {
    let areas = rulebook.areas().map(|(id, area)| (format!("areas/{id}"), &area.allow));
    let indicators = rulebook.indicators().map(|(id, indicator)| (format!("indicators/{id}"), &indicator.allow));
    let goals = rulebook.goals().flat_map(|(goal, declared)| {
        let targets = declared.targets.iter();
        let targets = targets.map(move |(id, target)| (format!("goals/{goal}/targets/{id}"), &target.allow));
        [(format!("goals/{goal}"), &declared.allow)].into_iter().chain(targets)
    });
    let registers = data.registers().map(|(id, register)| (format!("registers/{id}"), &register.allow));
    let all = areas.chain(indicators).chain(goals).chain(registers);
    all.map(|(path, allow)| (path, allow.as_slice())).filter(|(_, allow)| !allow.is_empty()).collect()
}

/// Whether what stands at `path` is `element` or belongs to it; figures belong to their indicator.
fn is_about(path: &str, element: &str) -> bool {
    let own = |path: &str| path.strip_prefix(element).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let figure = path.strip_prefix("observations/").map(|rest| format!("indicators/{rest}"));
    own(path) || figure.is_some_and(|path| own(&path))
}

//! The rulebook: every declaration, checked and resolved.

mod agreement;
mod check;
mod feeds;
mod outline;
mod tests;

use std::sync::Arc;

use crate::agreement::FigureCheck;
use crate::catalogue::{AreaIndex, Catalogue, IndicatorIndex};
use crate::feeding::Feed;
use crate::indicator::{Area, Indicator};
use crate::name::{Id, Text};
use crate::outline::Outline;
use crate::period::{Frequency, Period};
use crate::problem::{Problem, Problems};
use crate::target::{Goal, Judged, Target, Window};
use crate::testing::{TargetTest, Trial};
pub(crate) use agreement::{Against, CheckPlan};

/// Everything that is declared, as plain data; a [`Rulebook`] once it is checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Declarations {
    /// What the rulebook is called.
    pub title: Option<Text>,
    /// The periods that targets are judged in where they do not say otherwise.
    pub window: Option<Window>,
    /// The areas, in the order in which they are shown.
    pub areas: Vec<(Id, Area)>,
    /// The indicators.
    pub indicators: Vec<(Id, Indicator)>,
    /// The goals with their targets, in the order in which they are shown.
    pub goals: Vec<(Id, Goal)>,
    /// The checks whether figures agree with each other, in the order in which they are shown.
    pub checks: Vec<(Id, FigureCheck)>,
    /// The published files that figures are taken from, in the order in which they are asked.
    pub feeds: Vec<(Id, Feed)>,
    /// How the yearly report is laid out.
    pub report: Option<Outline>,
    /// The tests of targets, in the order in which they are run.
    pub tests: Vec<(Id, TargetTest)>,
}

/// Targets that are valid by construction. Cheap to clone.
///
/// ```
/// use maal::{Area, Better, Declarations, Goal, Indicator, Level, Rule, Rulebook, Target, Threshold, Than, Bound, Text, Unit};
///
/// let share = Indicator { decimals: Some(0), ..Indicator::new("cycling share".into(), Unit::Percent, Better::Higher) };
/// let rule = Threshold { bound: Bound::AtLeast, strict: false, than: Than::Level(Level::new(50)) };
/// let mut goal = Goal::new(Text::new("flere på cykel", "more people on bicycles"));
/// goal.targets.push(("half-cycle".into(), Target::new("cycling", "city", Rule::Threshold(rule))));
/// let rulebook = Rulebook::new(Declarations {
///     areas: vec![("city".into(), Area::named(Text::new("København", "Copenhagen")))],
///     indicators: vec![("cycling".into(), share)],
///     goals: vec![("mobility".into(), goal)],
///     ..Declarations::default()
/// });
/// assert!(rulebook.is_ok());
/// ```
#[derive(Clone, Debug)]
pub struct Rulebook {
    pub(crate) book: Arc<Book>,
}

/// What a rulebook and its assessments share.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) title: Option<Text>,
    /// The window as declared; each plan holds the one that it is judged in.
    pub(crate) window: Option<Window>,
    pub(crate) names: Catalogue,
    pub(crate) goals: Vec<(Id, Goal)>,
    /// All targets, goal by goal.
    pub(crate) plans: Vec<Plan>,
    pub(crate) checks: Vec<(Id, FigureCheck)>,
    pub(crate) check_plans: Vec<CheckPlan>,
    pub(crate) feeds: Vec<(Id, Feed)>,
    pub(crate) report: Option<Outline>,
    pub(crate) tests: Vec<(Id, TargetTest)>,
    /// The tests with names resolved and figures put together.
    pub(crate) trials: Vec<Trial>,
}

/// A target with its names resolved and its periods in the indicator's own frequency.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) goal: usize,
    /// The number of the target within its goal.
    pub(crate) nth: usize,
    pub(crate) indicator: IndicatorIndex,
    pub(crate) areas: Vec<AreaIndex>,
    pub(crate) reference: Option<AreaIndex>,
    pub(crate) compare: Vec<AreaIndex>,
    pub(crate) frequency: Frequency,
    pub(crate) window: Option<Window>,
    /// The window's first and last period in the own frequency.
    pub(crate) span: Option<(Period, Period)>,
    pub(crate) judged: Judged,
    /// The date that counts, in the own frequency.
    pub(crate) by: Option<Period>,
}

impl Rulebook {
    /// Checks declarations and resolves every name.
    ///
    /// # Errors
    ///
    /// Every problem at once, each with the path of its element: unknown names, dates in the wrong order, steps that
    /// do not fit the unit, and the like.
    ///
    /// ```
    /// use maal::{Declarations, Goal, Rule, Monitor, Rulebook, Target};
    /// let mut goal = Goal::new("goal");
    /// goal.targets.push(("t".into(), Target::new("nothing", "nowhere", Rule::Monitor(Monitor::default()))));
    /// let problems = Rulebook::new(Declarations { goals: vec![("g".into(), goal)], ..Declarations::default() }).unwrap_err();
    /// assert_eq!(problems.0[0].to_string(), "goals/g/targets/t/indicator: unknown indicator `nothing`");
    /// ```
    pub fn new(declarations: Declarations) -> Result<Rulebook, Problems> {
        let (rulebook, problems) = Rulebook::new_all(declarations);
        if problems.is_empty() { Ok(rulebook) } else { Err(Problems(problems)) }
    }

    pub(crate) fn new_all(declarations: Declarations) -> (Rulebook, Vec<Problem>) {
        let mut problems = Vec::new();
        let Declarations { title, window, areas, indicators, goals, checks, feeds, report, tests } = declarations;
        let names = Catalogue::new(indicators, areas, &mut problems);
        let plans = check::goals(&goals, &names, window, &mut problems);
        let check_plans = agreement::checks(&checks, &names, &mut problems);
        feeds::check(&feeds, &names, &mut problems);
        if let Some(report) = &report {
            let goals: Vec<&Id> = goals.iter().map(|(id, _)| id).collect();
            let declared = outline::Declared { names: &names, goals: &goals, checks: &checks };
            outline::check(report, &declared, &mut problems);
        }
        let declared = tests::Declared { names: &names, goals: &goals, plans: &plans };
        let trials = tests::tests(&tests, &declared, &mut problems);
        names.suggest(&mut problems);
        let book = Book { title, window, names, goals, plans, checks, check_plans, feeds, report, tests, trials };
        (Rulebook { book: Arc::new(book) }, problems)
    }

    /// What the rulebook is called.
    #[must_use]
    pub fn title(&self) -> Option<&Text> {
        self.book.title.as_ref()
    }

    /// The periods that targets are judged in where they do not say otherwise.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        self.book.window
    }

    /// Everything that it declares, as plain data: to be changed and made into another rulebook.
    ///
    /// ```
    /// # use maal::{Area, Declarations, Rulebook};
    /// # let rulebook = Rulebook::new(Declarations::default()).unwrap();
    /// let mut declarations = rulebook.declarations();
    /// declarations.areas.push(("town".into(), Area::named("the town")));
    /// assert_ne!(Rulebook::new(declarations).unwrap(), rulebook);
    /// ```
    #[must_use]
    pub fn declarations(&self) -> Declarations {
        fn owned<'a, T: Clone + 'a>(named: impl Iterator<Item = (&'a Id, &'a T)>) -> Vec<(Id, T)> {
            named.map(|(id, declared)| (id.clone(), declared.clone())).collect()
        }
        Declarations {
            title: self.book.title.clone(),
            window: self.book.window,
            areas: owned(self.areas()),
            indicators: owned(self.indicators()),
            goals: self.book.goals.clone(),
            checks: self.book.checks.clone(),
            feeds: self.book.feeds.clone(),
            report: self.book.report.clone(),
            tests: self.book.tests.clone(),
        }
    }

    /// The goals with their targets, in the order of their declaration.
    pub fn goals(&self) -> impl Iterator<Item = (&Id, &Goal)> {
        self.book.goals.iter().map(|(id, goal)| (id, goal))
    }

    /// The checks whether figures agree with each other, in the order of their declaration.
    pub fn checks(&self) -> impl Iterator<Item = (&Id, &FigureCheck)> {
        self.book.checks.iter().map(|(id, check)| (id, check))
    }

    /// The published files that figures are taken from, in the order of their declaration.
    pub fn feeds(&self) -> impl Iterator<Item = (&Id, &Feed)> {
        self.book.feeds.iter().map(|(id, feed)| (id, feed))
    }

    /// How the yearly report is laid out, where that is declared.
    #[must_use]
    pub fn report(&self) -> Option<&Outline> {
        self.book.report.as_ref()
    }

    /// The tests of targets, in the order of their declaration.
    pub fn tests(&self) -> impl Iterator<Item = (&Id, &TargetTest)> {
        self.book.tests.iter().map(|(id, test)| (id, test))
    }

    /// The indicators, in the order of their declaration.
    pub fn indicators(&self) -> impl Iterator<Item = (&Id, &Indicator)> {
        let names = &self.book.names;
        let declared = names.all_indicators().filter(|index| names.is_declared(*index));
        declared.map(|index| (names.indicator_id(index), names.indicator(index)))
    }

    /// The areas, in the order of their declaration.
    pub fn areas(&self) -> impl Iterator<Item = (&Id, &Area)> {
        let names = &self.book.names;
        names.all_areas().map(|index| (names.area_id(index), names.area(index)))
    }
}

/// Two rulebooks are equal when they declare the same, in the same order.
impl PartialEq for Rulebook {
    fn eq(&self, other: &Rulebook) -> bool {
        Arc::ptr_eq(&self.book, &other.book) || self.declarations() == other.declarations()
    }
}

impl Book {
    #[expect(clippy::indexing_slicing, reason = "a plan's number is its place in this book's own list")]
    pub(crate) fn plan(&self, nth: usize) -> &Plan {
        &self.plans[nth]
    }

    #[expect(clippy::indexing_slicing, reason = "a plan's goal and number are places in this book's own lists")]
    pub(crate) fn goal_of(&self, plan: &Plan) -> &(Id, Goal) {
        &self.goals[plan.goal]
    }

    #[expect(clippy::indexing_slicing, reason = "a plan's goal and number are places in this book's own lists")]
    pub(crate) fn target_of(&self, plan: &Plan) -> &(Id, Target) {
        &self.goals[plan.goal].1.targets[plan.nth]
    }
}

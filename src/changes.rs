//! Why verdicts moved since last time: two reports held against each other.
//!
//! Both are compared by name, target by target and area by area, and only by what their assessments themselves rest
//! on: the declared rule and indicator, the findings that decide, their figures and caveats. A change that a verdict
//! does not rest on is no change. Serialised they are the contract `maal-changes/1`, which the README documents.

mod because;
mod declared;
mod doubts;
mod figures;
mod pair;
mod serialise;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::name::Id;
use crate::report::{Assessment, Counts, GoalResult, Report};
pub use because::{Because, Declared, Held, Part, Published, SampleOf, Standing};
use pair::Pair;

/// The format of serialised changes, and its version.
pub const FORMAT: &str = "maal-changes/1";

/// What moved from one report to a later one.
///
/// ```
/// # let text = "maal: 1
/// # areas: { town: the town }
/// # indicators: { theft: { name: thefts, unit: { count: thefts }, better: lower } }
/// # goals: { g: { name: g, targets: { held: { indicator: theft, area: town, rule: { maintain: { baseline: 2020 } } } } } }
/// # observations: { theft: { town: { 2020: 51, 2022: 39, 2023: 90 } } }";
/// # let (rulebook, data) = maal::load([("case.yaml", text)])?;
/// let last_year = rulebook.assess(data.through(maal::Period::year(2022).unwrap()))?;
/// let this_year = rulebook.assess(&data)?;
/// for change in this_year.changes_since(&last_year).moved() {
///     println!("{}", change.explain(maal::Language::English));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    pub(crate) after: &'a Report,
    changes: Vec<Change<'a>>,
    goals: Vec<GoalChange<'a>>,
}

/// A goal that stands in both reports with another verdict.
#[derive(Clone, Copy, Debug)]
pub struct GoalChange<'a> {
    before: &'a GoalResult,
    after: &'a GoalResult,
}

/// What moved for one target in one area, and why.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    sides: Sides<'a>,
    moved: Vec<Aspect>,
    causes: Vec<Because<'a>>,
}

/// The assessments that are compared.
#[derive(Clone, Copy, Debug)]
enum Sides<'a> {
    Both(&'a Assessment, &'a Assessment),
    New(&'a Assessment),
    Gone(&'a Assessment),
}

/// What of an assessment moved. Value, limit and margin are those of the last period that decides, and of every period
/// that decides in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// The verdict.
    Verdict,
    /// Whether it counts already.
    Stage,
    /// The periods that decide.
    Period,
    /// The value.
    Value,
    /// The limit.
    Limit,
    /// The margin.
    Margin,
    /// Whether the verdict is certain.
    Certainty,
}

/// How many assessments moved, and whereto.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Those whose verdict is another, by what it is now.
    pub verdict: Counts,
    /// Those with the same verdict on another ground.
    pub ground: Counts,
    /// Those of which nothing moved.
    pub unchanged: Counts,
    /// Those that were not there before.
    pub new: Counts,
    /// Those that are not there any more, by what they were.
    pub gone: Counts,
}

impl Report {
    /// What moved since an earlier report, and why: of the same rulebook or of one with the same targets, over the same
    /// figures or over others.
    #[must_use]
    pub fn changes_since<'a>(&'a self, earlier: &'a Report) -> Changes<'a> {
        let known = |report: &'a Report| -> BTreeMap<_, _> { report.assessments().map(|of| (key(of), of)).collect() };
        let (before, after) = (known(earlier), known(self));
        let target = |key: &(&'a Id, &'a Id)| key.0;
        let targets = |report: &BTreeMap<_, _>| -> BTreeSet<&'a Id> { report.keys().map(target).collect() };
        let (targets_before, targets_after) = (targets(&before), targets(&after));
        let part = |targets: &BTreeSet<&'a Id>, of: &'a Assessment| {
            if targets.contains(of.target_id()) { Part::Area } else { Part::Target }
        };
        let present = self.assessments().map(|after| match before.get(&key(after)) {
            Some(before) => Change::between(before, after),
            None => Change {
                sides: Sides::New(after),
                moved: Vec::new(),
                causes: vec![Because::New(part(&targets_before, after))],
            },
        });
        let gone = earlier.assessments().filter(|of| !after.contains_key(&key(of))).map(|before| Change {
            sides: Sides::Gone(before),
            moved: Vec::new(),
            causes: vec![Because::Gone(part(&targets_after, before))],
        });
        let pairs = self.goals().filter_map(|after| {
            let before = earlier.goals().find(|before| before.id() == after.id())?;
            Some(GoalChange { before, after })
        });
        let goals = pairs.filter(|goal| goal.before.verdict() != goal.after.verdict()).collect();
        Changes { after: self, changes: present.chain(gone).collect(), goals }
    }
}

impl<'a> GoalChange<'a> {
    /// The result before.
    #[must_use]
    pub fn before(&self) -> &'a GoalResult {
        self.before
    }

    /// The result now.
    #[must_use]
    pub fn after(&self) -> &'a GoalResult {
        self.after
    }

    /// Whether the goal says otherwise how many of its targets must be met.
    #[must_use]
    pub fn demands_otherwise(&self) -> bool {
        self.before.goal().achieved_when != self.after.goal().achieved_when
    }
}

fn key(of: &Assessment) -> (&Id, &Id) {
    (of.target_id(), of.area_id())
}

impl<'a> Changes<'a> {
    /// The goals whose verdict moved, in the order of the later report.
    pub fn goals(&self) -> impl ExactSizeIterator<Item = &GoalChange<'a>> {
        self.goals.iter()
    }

    /// Every target in each of its areas, in the order of the later report, whether anything moved or not; those that
    /// are gone at the end.
    pub fn iter(&self) -> impl Iterator<Item = &Change<'a>> {
        self.changes.iter()
    }

    /// Those that are not unchanged.
    pub fn moved(&self) -> impl Iterator<Item = &Change<'a>> {
        self.iter().filter(|change| !change.is_unchanged())
    }

    /// How many moved, and whereto.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for change in &self.changes {
            let (counts, of) = match change.sides {
                Sides::New(after) => (&mut tally.new, after),
                Sides::Gone(before) => (&mut tally.gone, before),
                Sides::Both(_, after) if change.has_moved(Aspect::Verdict) => (&mut tally.verdict, after),
                Sides::Both(_, after) if change.is_unchanged() => (&mut tally.unchanged, after),
                Sides::Both(_, after) => (&mut tally.ground, after),
            };
            counts.add(of.verdict());
        }
        tally
    }
}

impl Tally {
    /// How many are there before and now.
    #[must_use]
    pub fn compared(&self) -> u32 {
        self.verdict.all() + self.ground.all() + self.unchanged.all()
    }
}

impl<'a> Change<'a> {
    fn between(before: &'a Assessment, after: &'a Assessment) -> Change<'a> {
        let pair = Pair { before, after };
        let moved = pair.moved();
        let causes = pair.causes(&moved);
        Change { sides: Sides::Both(before, after), moved, causes }
    }

    /// The assessment before; none where the target or the area is new.
    #[must_use]
    pub fn before(&self) -> Option<&'a Assessment> {
        match self.sides {
            Sides::Both(before, _) | Sides::Gone(before) => Some(before),
            Sides::New(_) => None,
        }
    }

    /// The assessment now; none where the target or the area is gone.
    #[must_use]
    pub fn after(&self) -> Option<&'a Assessment> {
        match self.sides {
            Sides::Both(_, after) | Sides::New(after) => Some(after),
            Sides::Gone(_) => None,
        }
    }

    /// The target's identifier.
    #[must_use]
    pub fn target_id(&self) -> &'a Id {
        self.latest().target_id()
    }

    /// The identifier of the area.
    #[must_use]
    pub fn area_id(&self) -> &'a Id {
        self.latest().area_id()
    }

    /// What moved; nothing where one of the two is not there.
    #[must_use]
    pub fn moved(&self) -> &[Aspect] {
        &self.moved
    }

    /// Whether this moved.
    #[must_use]
    pub fn has_moved(&self, aspect: Aspect) -> bool {
        self.moved.contains(&aspect)
    }

    /// Why: the rule first, then declarations, periods, figures, significance and caveats. Each is named once; where
    /// anything moved there is one at least. There may be some where nothing moved: another rule with the same limit.
    #[must_use]
    pub fn causes(&self) -> &[Because<'a>] {
        &self.causes
    }

    /// Whether nothing moved, nor anything that the assessment rests on.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.moved.is_empty() && self.causes.is_empty()
    }

    /// What is new or gone, where one of the two is not there.
    pub(crate) fn part(&self) -> Option<Part> {
        let (Because::New(part) | Because::Gone(part)) = self.causes.first()? else { return None };
        Some(*part)
    }

    /// The assessment now, or, where it is gone, before.
    pub(crate) fn latest(&self) -> &'a Assessment {
        match self.sides {
            Sides::Both(_, after) | Sides::New(after) => after,
            Sides::Gone(before) => before,
        }
    }
}

//! What section "Meaning" of the design says of a rulebook, restated: period by period, one rule at a time.

use super::chance::{self, Found};
use super::figures::{Cell, Figures};
use super::fraction::Fraction;
use super::limit::{self, Case, Limit};
use super::model::{AchievedWhen, Against, Baseline, Goal, Judged, Model, Pair, Rule, Stated, Target};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Met,
    NotMet,
    Undetermined,
    Monitored,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    Missing,
    Suppressed,
    Break,
    Zero,
    NotDue,
    Requirement,
}

#[derive(Clone, Debug)]
pub struct Finding {
    pub index: i32,
    pub decides: bool,
    pub verdict: Verdict,
    pub figure_verdict: Verdict,
    pub reason: Option<Reason>,
    pub value: Option<Fraction>,
    pub limit: Option<Limit>,
    pub firm: Option<bool>,
    pub significance: Option<Stated>,
    /// What a test finds, where one is declared and every value is there.
    pub tested: Option<Found>,
    /// Whether a source states the significance.
    pub is_stated: bool,
    /// A compound path is approximate: what happens very near it is not the oracle's to say.
    pub clear: bool,
}

#[derive(Clone, Debug)]
pub struct Assessment {
    pub goal: usize,
    pub target: usize,
    pub area: usize,
    /// None where a finding that decides is not clear.
    pub verdict: Option<Verdict>,
    /// None where that depends on a finding that is not clear.
    pub interim: Option<bool>,
    pub findings: Vec<Finding>,
}

#[derive(Clone, Debug)]
pub struct GoalResult {
    pub verdict: Option<Verdict>,
    pub interim: Option<bool>,
    /// Met, not met, undetermined, monitored.
    pub counts: Option<[usize; 4]>,
}

pub fn assess(model: &Model, figures: &Figures) -> (Vec<Assessment>, Vec<GoalResult>) {
    let mut assessments = Vec::new();
    let mut goals = Vec::new();
    for (number, goal) in model.goals.iter().enumerate() {
        let before = assessments.len();
        for (index, target) in goal.targets.iter().enumerate() {
            for area in target.areas(model) {
                let (verdict, interim, findings) = assess_one(model, figures, target, area);
                assessments.push(Assessment { goal: number, target: index, area, verdict, interim, findings });
            }
        }
        goals.push(roll_up(goal, &assessments[before..]));
    }
    (assessments, goals)
}

type Assessed = (Option<Verdict>, Option<bool>, Vec<Finding>);

fn assess_one(model: &Model, figures: &Figures, target: &Target, area: usize) -> Assessed {
    let mut findings: Vec<Finding> = judgeable(model, figures, target, area)
        .into_iter()
        .map(|index| finding(&Case::new(model, figures, target, area, index)))
        .collect();
    mark_deciding(target, &mut findings);

    let deciding: Vec<&Finding> = findings.iter().filter(|finding| finding.decides).collect();
    let verdict = if target.rule.is_monitor() {
        Some(Verdict::Monitored)
    } else if deciding.iter().all(|finding| finding.clear) {
        Some(every(deciding.iter().map(|finding| finding.verdict)))
    } else {
        None
    };
    let interim = is_interim(model, target, &deciding);
    (verdict, interim, findings)
}

/// Not met if any is not met, else undetermined if any is, else met; nothing to judge is undetermined.
fn every(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let verdicts: Vec<Verdict> = verdicts.collect();
    if verdicts.contains(&Verdict::NotMet) {
        Verdict::NotMet
    } else if verdicts.contains(&Verdict::Undetermined) || verdicts.is_empty() {
        Verdict::Undetermined
    } else {
        Verdict::Met
    }
}

fn judgeable(model: &Model, figures: &Figures, target: &Target, area: usize) -> Vec<i32> {
    let frequency = model.indicators[target.indicator].frequency;
    let window = target.window(model).map(|window| window.span(frequency));
    let first = window.map(|span| span.0).or(figures.first_of(target.indicator, area));
    let last = figures.last_of(target.indicator);
    let mut judgeable = Vec::new();
    if let (Some(first), Some(last)) = (first, last) {
        let last = window.map_or(last, |span| span.1.min(last));
        judgeable.extend((first..=last).filter(|index| target.judgeable_at(*index, first, frequency)));
    }
    if let Judged::At(at) = target.judged() {
        // reading: "judged in any case" adds the period where the data do not carry that far.
        judgeable.push(at);
        judgeable.sort_unstable();
        judgeable.dedup();
    }
    judgeable
}

fn mark_deciding(target: &Target, findings: &mut [Finding]) {
    match target.judged() {
        Judged::EveryPeriod => findings.iter_mut().for_each(|finding| finding.decides = true),
        Judged::At(at) => findings.iter_mut().for_each(|finding| finding.decides = finding.index == at),
        Judged::Latest => {
            let with_value = findings.iter().rposition(|finding| finding.value.is_some());
            let latest = with_value.or(findings.len().checked_sub(1));
            if let Some(latest) = latest {
                findings[latest].decides = true;
            }
        }
    }
}

fn is_interim(model: &Model, target: &Target, deciding: &[&Finding]) -> Option<bool> {
    // Nothing to judge in the window: stage due.
    let Some(last) = deciding.last().map(|finding| finding.index) else {
        return Some(false);
    };
    let frequency = model.indicators[target.indicator].frequency;
    let before_by = target.rule.by().is_some_and(|by| last < by.last_in(frequency));
    let window_end = target.window(model).map(|window| window.span(frequency).1);
    let not_carried = target.judged() == Judged::EveryPeriod && window_end.is_some_and(|end| last < end);
    if !before_by && !not_carried {
        return Some(false);
    }
    if target.judged() != Judged::EveryPeriod || target.rule.is_monitor() {
        return Some(true);
    }
    // Every period must meet the demand: one that does not is the end of it.
    let lost = deciding.iter().any(|finding| finding.clear && finding.verdict == Verdict::NotMet);
    let clear = deciding.iter().all(|finding| finding.clear);
    if lost || clear { Some(!lost) } else { None }
}

fn finding(case: &Case<'_>) -> Finding {
    let mut finding = Finding {
        index: case.index,
        decides: false,
        verdict: Verdict::Undetermined,
        figure_verdict: Verdict::Undetermined,
        reason: None,
        value: case.own.value(),
        limit: None,
        firm: None,
        significance: significance(case),
        tested: if is_complete(case) { chance::found(case) } else { None },
        is_stated: is_complete(case) && stated(case).is_some(),
        clear: true,
    };
    if case.target.rule.is_monitor() {
        finding.verdict = Verdict::Monitored;
        finding.figure_verdict = Verdict::Monitored;
        return finding;
    }
    finding.reason = why_undetermined(case);
    if finding.reason.is_some() {
        return finding;
    }
    let limit = limit::limit(case);
    finding.clear = limit.is_clear();
    finding.firm = limit.firm;
    finding.figure_verdict = if limit.is_met() { Verdict::Met } else { Verdict::NotMet };
    finding.limit = Some(limit);
    finding.verdict = required(case, &finding);
    if finding.verdict == Verdict::Undetermined {
        finding.reason = Some(Reason::Requirement);
    }
    finding
}

/// The first reason that applies, before any requirement.
fn why_undetermined(case: &Case<'_>) -> Option<Reason> {
    let cells: Vec<Cell> = std::iter::once(case.own).chain(case.operands.iter().copied()).collect();
    let any = |is: fn(&Cell) -> bool| cells.iter().any(is);
    if any(|cell| matches!(cell, Cell::Absent | Cell::Missing)) {
        return Some(Reason::Missing);
    }
    if any(|cell| matches!(cell, Cell::Suppressed)) {
        return Some(Reason::Suppressed);
    }
    if !case.target.across_breaks && case.is_cut() {
        return Some(Reason::Break);
    }
    if any(|cell| matches!(cell, Cell::Zero)) || limit::steps_on_zero(case) {
        return Some(Reason::Zero);
    }
    limit::is_not_due(case).then_some(Reason::NotDue)
}

/// Whether two different values are there to be compared.
fn is_complete(case: &Case<'_>) -> bool {
    let all_there = std::iter::once(&case.own).chain(&case.operands).all(|cell| cell.figure().is_some());
    // reading: a value is not compared with itself.
    all_there && !matches!(case.pair(), Some(Pair::Between(a, b)) if a == b)
}

fn stated(case: &Case<'_>) -> Option<Stated> {
    let key = case.pair()?.key(case.target.indicator, case.area);
    case.model.comparisons.iter().find(|comparison| comparison.key() == key).map(|comparison| comparison.significant)
}

fn significance(case: &Case<'_>) -> Option<Stated> {
    if !is_complete(case) {
        return None;
    }
    // reading: the field repeats what is stated of the pair; which way it points matters to the requirement only.
    match (stated(case), chance::found(case)) {
        (Some(stated), _) => Some(stated),
        (None, Some(Found::Significant)) => Some(Stated::Yes),
        (None, Some(Found::Not)) => Some(Stated::No),
        (None, Some(Found::Untested(_))) => Some(Stated::Unknown),
        (None, None) => case.figures.is_sample(case.target.indicator).then_some(Stated::Unknown),
    }
}

fn required(case: &Case<'_>, finding: &Finding) -> Verdict {
    let mut verdict = finding.figure_verdict;
    if case.target.significant {
        verdict = significantly(case, verdict, finding.significance);
    }
    let short_of_firm = case.target.firm && finding.firm == Some(false);
    let short_of_settled = case.target.settled && case.is_unsettled();
    if short_of_firm || short_of_settled { Verdict::Undetermined } else { verdict }
}

fn significantly(case: &Case<'_>, verdict: Verdict, significance: Option<Stated>) -> Verdict {
    let maintain = matches!(case.target.rule, Rule::Maintain { .. });
    match (maintain, verdict, significance) {
        (true, Verdict::NotMet, Some(Stated::No)) => Verdict::Met,
        (true, Verdict::NotMet, Some(Stated::Unknown) | None) => Verdict::Undetermined,
        // reading: a pair of equal values points nowhere, so it is not "significantly better on the demanded side".
        (false, Verdict::Met, Some(Stated::Yes)) if !case.points_to_the_good_side() => Verdict::NotMet,
        (false, Verdict::Met, Some(Stated::No)) => Verdict::NotMet,
        (false, Verdict::Met, Some(Stated::Unknown) | None) => Verdict::Undetermined,
        (_, verdict, _) => verdict,
    }
}

fn roll_up(goal: &Goal, assessments: &[Assessment]) -> GoalResult {
    let counted: Vec<&Assessment> =
        assessments.iter().filter(|assessment| !goal.targets[assessment.target].rule.is_monitor()).collect();
    let waits = |wanted| counted.iter().any(|assessment| assessment.interim == wanted);
    let interim = if waits(Some(true)) || !waits(None) { Some(waits(Some(true))) } else { None };
    let every_period = |assessment: &Assessment| goal.targets[assessment.target].judged() == Judged::EveryPeriod;
    let verdicts: Option<Vec<Verdict>> = counted.iter().map(|assessment| assessment.verdict).collect();
    let Some(verdicts) = verdicts else {
        return GoalResult { verdict: None, interim: interim.filter(|waits| !waits), counts: None };
    };
    let count = |wanted| verdicts.iter().filter(|verdict| **verdict == wanted).count();
    let (met, not_met) = (count(Verdict::Met), count(Verdict::NotMet));
    let undetermined = count(Verdict::Undetermined);
    let needed = match goal.achieved_when {
        None | Some(AchievedWhen::All) => counted.len(),
        Some(AchievedWhen::Any) => 1,
        Some(AchievedWhen::AtLeast(needed)) => needed,
    };
    let verdict = if counted.is_empty() {
        Verdict::Monitored
    } else if met >= needed {
        Verdict::Met
    } else if met + undetermined < needed {
        Verdict::NotMet
    } else {
        Verdict::Undetermined
    };
    let monitored = assessments.len() - counted.len();
    // What has failed where every period counts cannot be made good, so the goal may be lost before its end.
    let lost = counted
        .iter()
        .filter(|assessment| every_period(assessment) && assessment.verdict == Some(Verdict::NotMet))
        .count();
    let interim = if !counted.is_empty() && counted.len() - lost < needed { Some(false) } else { interim };
    GoalResult { verdict: Some(verdict), interim, counts: Some([met, not_met, undetermined, monitored]) }
}

impl Case<'_> {
    /// The pair that a source can have stated something about.
    fn pair(&self) -> Option<Pair> {
        let a_year_earlier = self.index - self.frequency().per_year();
        match &self.target.rule {
            Rule::Annual { .. } | Rule::Monitor { baseline: None } => Some(Pair::Between(a_year_earlier, self.index)),
            Rule::Maintain { baseline: Baseline::Period(at), .. }
            | Rule::Reach { baseline: Baseline::Period(at), .. }
            | Rule::Monitor { baseline: Some(Baseline::Period(at)) } => Some(Pair::Between(*at, self.index)),
            // reading: nothing can be stated of a mean or of a stated value.
            Rule::Maintain { .. } | Rule::Reach { .. } | Rule::Monitor { .. } => None,
            Rule::Converge { to, .. } if self.within_rules() => Some(Pair::With { area: *to, at: self.index }),
            Rule::Converge { .. } | Rule::Level { against: Against::Level { .. }, .. } => None,
            Rule::Level { against: Against::Area { area, .. }, .. } => Some(Pair::With { area: *area, at: self.index }),
        }
    }
}

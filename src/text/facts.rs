use crate::catalogue::{AreaIndex, IndicatorIndex};
use crate::finding::{Bound, Caveat, Limit, Operand, Reason, Role, Significance, Stage, Verdict, Why};
use crate::indicator::{Area, Derivation, Indicator, Unit};
use crate::name::Text;
use crate::number::Number;
use crate::period::Period;
use crate::report::{Assessment, ContextRecord, Counterfactual, Counts, Extreme, Finding, StatedRecord};
use crate::rule::{Baseline, Rule, Than, Threshold, good_side};
use crate::target::{Judged, Window};
use crate::text::shape::{Amount, decimals_for, reads_alike};
use crate::text::{Length, is_decided};

/// One thing that an explanation says.
#[derive(Clone, Debug)]
pub(super) enum Fact<'a> {
    /// A goal, with its counts.
    Goal { verdict: Verdict, stage: Stage, counts: Counts },
    /// Everything on one line.
    Line(Line<'a>),
    /// The verdict.
    Verdict { verdict: Verdict, stage: Stage },
    /// What is demanded.
    Demand { subject: Subject<'a>, rule: &'a Rule, good: Bound, reference: Option<&'a Area> },
    /// No period of the window can be judged yet.
    NothingToJudge { window: Option<Window> },
    /// The value, and what it is compared with.
    Observed { period: Period, value: Amount<'a>, parts: Option<Parts<'a>>, partner: Option<Partner<'a>> },
    /// The movement of a monitored value.
    Movement { step: Amount<'a> },
    /// The distance to the area that is neared, where the demand itself cannot be judged.
    GapNow { area: &'a Area, gap: Amount<'a>, behind: bool },
    /// That the difference is significant.
    Significant(Apart<'a>),
    /// Where the limit came from.
    Limit(Box<Origin<'a>>),
    /// The margin; the period where several decide.
    Margin { verdict: Verdict, bound: Bound, margin: Amount<'a>, only: Option<Period> },
    /// What would meet the demand.
    Needed { bound: Bound, needed: Needed<'a>, met: bool },
    /// The figures alone say otherwise, but a significant difference is required.
    NotShown { figures: Verdict },
    /// Why a period cannot be judged.
    Undetermined { period: Period, cause: Cause<'a> },
    /// The judgement of another period.
    Other { period: Period, verdict: Option<Verdict>, value: Option<Amount<'a>>, against: Against<'a> },
    /// So many more periods with the same verdict.
    MorePeriods { verdict: Verdict, count: usize },
    /// That the value is the lowest or highest.
    Extreme(Extreme),
    /// Another area.
    Context(Box<Beside<'a>>),
    /// What the source states of an earlier value.
    Stated(Box<Since<'a>>),
    /// A caveat; the period where it is not the one explained.
    Doubt { doubt: Doubt<'a>, of: Option<Period> },
    /// Where the figures come from.
    Source(&'a Text),
    /// Where the target comes from.
    TargetSource(&'a Text),
    /// A remark.
    Note(&'a Text),
}

/// What a target is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) area: &'a Area,
}

/// Verdict, value, limit and margin.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    pub(super) verdict: Verdict,
    pub(super) stage: Stage,
    /// The facts that fit on a line.
    pub(super) facts: Vec<Fact<'a>>,
}

/// What a value is held against, in short.
#[derive(Clone, Copy, Debug)]
pub(super) enum Against<'a> {
    /// A limit, with the margin.
    Limit { limit: LimitAmount<'a>, margin: Amount<'a>, met: bool },
    /// Nothing: the movement of a monitored value.
    Movement(Amount<'a>),
    /// Nothing that is known.
    Nothing,
}

/// Where a limit came from.
#[derive(Clone, Debug)]
pub(super) struct Origin<'a> {
    pub(super) rule: &'a Rule,
    pub(super) good: Bound,
    pub(super) period: Period,
    pub(super) limit: LimitAmount<'a>,
    /// The amount between the limit and what it was derived from.
    pub(super) step: Option<Amount<'a>>,
    pub(super) reference: Option<&'a Area>,
    /// Whether the rule's date is reached.
    pub(super) due: bool,
}

/// The value of another area.
#[derive(Clone, Debug)]
pub(super) struct Beside<'a> {
    pub(super) area: &'a Area,
    pub(super) period: Period,
    pub(super) value: Option<Amount<'a>>,
    pub(super) difference: Option<Amount<'a>>,
    pub(super) significance: Option<Significance>,
    pub(super) reason: Option<&'a Text>,
}

/// An earlier value, and what the source states of the difference.
#[derive(Clone, Debug)]
pub(super) struct Since<'a> {
    pub(super) period: Period,
    pub(super) value: Option<Amount<'a>>,
    pub(super) last: Period,
    pub(super) significance: Significance,
    pub(super) reason: Option<&'a Text>,
    /// The break between the two, with its reason.
    pub(super) broken: Option<(Period, Option<&'a Text>)>,
}

/// Which difference is spoken of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Apart<'a> {
    Periods(Period, Period),
    Area(&'a Area),
    /// The change in the gap to another area.
    Gap,
    /// The difference from a mean, a stated value or a constant.
    Constant,
}

/// A limit as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct LimitAmount<'a> {
    pub(super) bound: Bound,
    pub(super) strict: bool,
    pub(super) approximate: bool,
    pub(super) amount: Amount<'a>,
}

/// What a derived value is made of.
#[derive(Clone, Debug)]
pub(super) enum Parts<'a> {
    Share(Amount<'a>, Amount<'a>),
    Rate(Amount<'a>, Amount<'a>),
    Sum(Vec<Amount<'a>>),
    Difference(Amount<'a>, Amount<'a>),
}

/// What a value is compared with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Partner<'a> {
    Earlier(Period, Amount<'a>),
    Baseline(&'a Baseline, Amount<'a>),
    Area(&'a Area, Amount<'a>),
}

/// What would be needed, as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Needed<'a> {
    Value { amount: Amount<'a>, possible: bool },
    Part { part: Amount<'a>, of: Amount<'a>, possible: bool, rate: bool },
}

/// Why there is no verdict.
#[derive(Clone, Debug)]
pub(super) enum Cause<'a> {
    /// Figures are missing or withheld.
    Lacking(Vec<Lack<'a>>),
    /// Figures on either side of a break.
    Break { at: Period, area: Option<&'a Area>, reason: Option<&'a Text> },
    Zero,
    /// Nothing is demanded before this date.
    NotDue(Option<Period>),
    OutOfRange,
    SignificanceUnknown,
    NotFirm,
    NotSettled,
}

/// Figures that are missing, in one or more periods and areas.
#[derive(Clone, Debug)]
pub(super) struct Lack<'a> {
    pub(super) periods: Vec<Period>,
    pub(super) why: Why,
    /// The part that is missing, where it is one.
    pub(super) part: Option<&'a Indicator>,
    /// The areas, where it is not just the target's own.
    pub(super) areas: Vec<&'a Area>,
}

/// A caveat as it is written.
#[derive(Clone, Debug)]
pub(super) enum Doubt<'a> {
    Rounding,
    NotSignificant(Apart<'a>),
    SignificanceUnknown(Apart<'a>, Option<&'a Text>),
    Status { of: FigureName<'a>, status: crate::series::Status },
    /// Whether a verdict could change with the figures.
    Revised { decided: bool },
    Break { at: Period, area: Option<&'a Area>, reason: Option<&'a Text> },
    Missing { of: FigureName<'a>, why: Why },
    PassedOver { period: Period, why: Why },
    AtFloor,
    BeyondGoal,
}

/// Which figure is meant: the part and the area only where they are others than the target's own.
#[derive(Clone, Copy, Debug)]
pub(super) struct FigureName<'a> {
    pub(super) part: Option<&'a Indicator>,
    pub(super) area: Option<&'a Area>,
    pub(super) period: Period,
}

impl Fact<'_> {
    pub(super) fn is_verdict(&self) -> bool {
        matches!(self, Fact::Verdict { .. })
    }

}

impl Lack<'_> {
    fn is_like(&self, why: Why, part: Option<&Indicator>) -> bool {
        self.why == why && self.part.map(|part| &part.name) == part.map(|part| &part.name)
    }
}

impl<'a> Subject<'a> {
    pub(super) fn of(assessment: &'a Assessment) -> Subject<'a> {
        Subject { indicator: assessment.indicator(), area: assessment.area() }
    }
}

/// How many periods a paragraph names before it counts the rest.
const NAMED_PERIODS: usize = 3;

/// An explanation: what is told in sentences, and what is listed after them.
#[derive(Debug, Default)]
pub(super) struct Chain<'a> {
    pub(super) told: Vec<Fact<'a>>,
    pub(super) listed: Vec<Fact<'a>>,
}

/// The facts of a line: the demand, and the finding that the verdict rests on.
pub(super) fn line(assessment: &Assessment) -> Line<'_> {
    let of = Explained { assessment };
    let rests_on = |finding: &Finding<'_>| finding.decides() && finding.verdict() == assessment.verdict();
    let first_failing = assessment.findings().find(rests_on).filter(|_| assessment.verdict() != Verdict::Met);
    let reason = match first_failing.or(assessment.deciding()) {
        None => Fact::NothingToJudge { window: assessment.window() },
        Some(finding) => of.in_short(finding, None),
    };
    Line { verdict: assessment.verdict(), stage: assessment.stage(), facts: vec![of.demand(), reason] }
}

/// The facts of an explanation, in their order.
pub(super) fn chain(assessment: &Assessment, length: Length) -> Chain<'_> {
    let of = Explained { assessment };
    let mut chain = Chain::default();
    if assessment.verdict() != Verdict::Monitored {
        chain.told.push(Fact::Verdict { verdict: assessment.verdict(), stage: assessment.stage() });
    }
    chain.told.push(of.demand());
    let Some(last) = assessment.deciding() else {
        chain.told.push(Fact::NothingToJudge { window: assessment.window() });
        of.sources(&mut chain.listed, length);
        return chain;
    };
    let elsewhere = of.deciding_elsewhere(last);
    chain.told.extend(elsewhere.iter().take(NAMED_PERIODS).map(|finding| of.other(*finding)));
    if elsewhere.len() > NAMED_PERIODS && length == Length::Paragraph {
        chain.told.push(Fact::MorePeriods { verdict: assessment.verdict(), count: elsewhere.len() - NAMED_PERIODS });
    }
    of.last(last, &mut chain.told);
    chain.told.extend(assessment.extreme().map(Fact::Extreme));
    if length == Length::Paragraph {
        of.doubts(last, &mut chain.told, length);
        return chain;
    }
    let told = elsewhere.iter().take(NAMED_PERIODS).map(Finding::period).chain([last.period()]);
    let told: Vec<Period> = told.collect();
    let others = assessment.findings().filter(|finding| !told.contains(&finding.period()));
    chain.listed.extend(others.map(|finding| of.other(finding)));
    chain.listed.extend(assessment.stated.iter().map(|record| of.since(last, record)));
    chain.listed.extend(assessment.context.iter().map(|record| of.beside(last, record)));
    of.doubts(last, &mut chain.listed, length);
    of.sources(&mut chain.listed, length);
    chain
}

/// The assessment that is explained.
#[derive(Clone, Copy)]
struct Explained<'a> {
    assessment: &'a Assessment,
}

impl<'a> Explained<'a> {
    fn demand(self) -> Fact<'a> {
        let rule = &self.assessment.target().rule;
        let reference = rule.reference().and_then(|id| self.area_named(id));
        let good = good_side(self.assessment.indicator().better);
        Fact::Demand { subject: Subject::of(self.assessment), rule, good, reference }
    }

    /// The difference that the rule is about.
    fn apart(self, finding: Finding<'a>) -> Apart<'a> {
        match (&self.assessment.target().rule, self.partner(finding)) {
            (_, Some(Partner::Earlier(period, _))) => Apart::Periods(period, finding.period()),
            (Rule::Converge(rule), _) if rule.within_at(finding.period()).is_none() => Apart::Gap,
            (_, Some(Partner::Area(area, _))) => Apart::Area(area),
            (_, Some(Partner::Baseline(..)) | None) => Apart::Constant,
        }
    }

    fn since(self, finding: Finding<'a>, record: &'a StatedRecord) -> Fact<'a> {
        let names = &self.assessment.book.names;
        let declared = |at| names.declared_break(self.assessment.plan().indicator, self.assessment.area, at);
        Fact::Stated(Box::new(Since {
            period: record.period,
            value: record.value.map(|value| self.value(finding, value)),
            last: finding.period(),
            significance: record.significance,
            reason: record.reason.as_ref(),
            broken: record.broken.map(|at| (at, declared(at).map(|declared| &declared.reason))),
        }))
    }

    /// The deciding findings that the verdict rests on where the last one says otherwise.
    fn deciding_elsewhere(self, last: Finding<'a>) -> Vec<Finding<'a>> {
        let verdict = self.assessment.verdict();
        if last.verdict() == verdict {
            return Vec::new();
        }
        self.assessment.findings().filter(|finding| finding.decides() && finding.verdict() == verdict).collect()
    }

    /// Everything about the last deciding finding.
    fn last(self, finding: Finding<'a>, facts: &mut Vec<Fact<'a>>) {
        let rule = &self.assessment.target().rule;
        let period = finding.period();
        if let Some(cause) = self.cause(finding) {
            facts.push(Fact::Undetermined { period, cause });
        }
        if let Some(value) = finding.value() {
            let value = self.value(finding, value);
            facts.push(Fact::Observed { period, value, parts: self.parts(finding), partner: self.partner(finding) });
        }
        facts.extend(self.gap_now(finding));
        if let (Verdict::Monitored, Some(step)) = (finding.verdict(), finding.step()) {
            facts.push(Fact::Movement { step: self.amount(step) });
        }
        if finding.significance() == Some(Significance::Significant) && finding.reason().is_none() {
            facts.push(Fact::Significant(self.apart(finding)));
        }
        let (Some(limit), Some(margin)) = (finding.limit(), finding.margin()) else { return };
        let constant = matches!(rule, Rule::Threshold(Threshold { than: Than::Level(_), .. }));
        if !constant {
            facts.push(Fact::Limit(Box::new(self.origin(finding, limit))));
        }
        let several = self.assessment.judged() == Judged::EveryPeriod;
        let (bound, verdict) = (limit.bound, finding.figure_verdict());
        facts.push(Fact::Margin { verdict, bound, margin: self.amount(margin.abs()), only: several.then_some(period) });
        let met = verdict == Verdict::Met;
        facts.extend(finding.counterfactual().and_then(|needed| self.needed(needed, met)).map(|needed| Fact::Needed {
            bound,
            needed,
            met,
        }));
        if is_decided(finding.verdict()) && finding.verdict() != verdict {
            facts.push(Fact::NotShown { figures: verdict });
        }
    }

    fn origin(self, finding: Finding<'a>, limit: Limit) -> Origin<'a> {
        let rule = &self.assessment.target().rule;
        let period = finding.period();
        Origin {
            rule,
            good: good_side(self.assessment.indicator().better),
            period,
            limit: self.limit(limit),
            step: finding.step().map(|step| self.amount(step.abs())),
            reference: rule.reference().and_then(|id| self.area_named(id)),
            due: self.assessment.plan().by.is_some_and(|by| by <= period),
        }
    }

    /// Of a met demand only whole parts are worth saying: `12 of 15 would do`.
    fn needed(self, needed: Counterfactual, met: bool) -> Option<Needed<'a>> {
        match needed {
            Counterfactual::Value { .. } if met => None,
            Counterfactual::Value { value, possible } => Some(Needed::Value { amount: self.amount(value), possible }),
            Counterfactual::Part { part, of, possible } => {
                let parts = self.assessment.book.names.parts(self.assessment.plan().indicator);
                let unit = |nth: usize| parts.get(nth).map(|index| &self.assessment.book.names.indicator(*index).unit);
                let (part_unit, of_unit) = (unit(0)?, unit(1)?);
                let rate = matches!(self.assessment.indicator().derived, Some(Derivation::Rate { .. }));
                Some(Needed::Part { part: written(part, 0, part_unit), of: written(of, 0, of_unit), possible, rate })
            }
        }
    }

    /// A finding in one sentence.
    fn other(self, finding: Finding<'a>) -> Fact<'a> {
        self.in_short(finding, Some(finding.verdict()).filter(|verdict| is_decided(*verdict)))
    }

    fn in_short(self, finding: Finding<'a>, verdict: Option<Verdict>) -> Fact<'a> {
        let period = finding.period();
        if let Some(cause) = self.cause(finding) {
            return Fact::Undetermined { period, cause };
        }
        let against = match (finding.limit(), finding.margin(), finding.step()) {
            (Some(limit), Some(margin), _) => Against::Limit {
                limit: self.limit(limit),
                margin: self.amount(margin.abs()),
                met: finding.figure_verdict() == Verdict::Met,
            },
            (_, _, Some(step)) => Against::Movement(self.amount(step)),
            _ => Against::Nothing,
        };
        Fact::Other { period, verdict, value: finding.value().map(|value| self.value(finding, value)), against }
    }

    fn cause(self, finding: Finding<'a>) -> Option<Cause<'a>> {
        Some(match finding.reason()? {
            Reason::Missing | Reason::Suppressed => Cause::Lacking(self.lacks(finding)),
            Reason::Break => finding.raw_caveats().iter().find_map(|caveat| match caveat {
                Caveat::Break { indicator, area, at } => Some(self.break_at(*indicator, *area, *at)),
                _ => None,
            })?,
            Reason::Zero => Cause::Zero,
            Reason::NotDue => Cause::NotDue(self.assessment.target().rule.by()),
            Reason::OutOfRange => Cause::OutOfRange,
            Reason::Requirement => self.unfulfilled(finding),
        })
    }

    fn break_at(self, indicator: IndicatorIndex, area: AreaIndex, at: Period) -> Cause<'a> {
        let names = &self.assessment.book.names;
        let reason = names.declared_break(indicator, area, at).map(|declared| &declared.reason);
        Cause::Break { at, area: self.foreign_area(area), reason }
    }

    /// The requirement that fell short, in the order in which they are applied.
    fn unfulfilled(self, finding: Finding<'a>) -> Cause<'a> {
        let require = self.assessment.target().require;
        let chance_open = matches!(finding.significance(), Some(Significance::Unknown) | None);
        let demanded = match self.assessment.target().rule {
            Rule::Maintain(_) => Verdict::NotMet,
            _ => Verdict::Met,
        };
        if require.significant && chance_open && finding.figure_verdict() == demanded {
            Cause::SignificanceUnknown
        } else if require.firm && finding.is_firm() != Some(true) {
            Cause::NotFirm
        } else {
            Cause::NotSettled
        }
    }

    /// What is missing, as few words as it takes: areas that lack the same period together, then periods.
    fn lacks(self, finding: Finding<'a>) -> Vec<Lack<'a>> {
        let mut lacks: Vec<Lack<'a>> = Vec::new();
        let follows_other = self.assessment.target().rule.reference().is_some();
        let mut sorted = finding.raw_missing().to_vec();
        sorted.sort_by_key(|missing| (missing.indicator, missing.period, missing.why, missing.area));
        for missing in sorted {
            let area = follows_other.then(|| self.assessment.book.names.area(missing.area));
            let (part, why) = (self.foreign_indicator(missing.indicator), missing.why);
            match lacks.last_mut().filter(|lack| lack.is_like(why, part) && lack.periods == [missing.period]) {
                Some(lack) => lack.areas.extend(area),
                None => lacks.push(Lack { periods: vec![missing.period], why, part, areas: area.into_iter().collect() }),
            }
        }
        let mut joined: Vec<Lack<'a>> = Vec::new();
        for lack in lacks {
            let same = |earlier: &&mut Lack<'_>| earlier.is_like(lack.why, lack.part) && earlier.areas == lack.areas;
            match joined.last_mut().filter(|earlier| same(&earlier)) {
                Some(earlier) => earlier.periods.extend(lack.periods),
                None => joined.push(lack),
            }
        }
        let parts = self.assessment.book.names.parts(self.assessment.plan().indicator).len();
        let alike = joined.windows(2).all(|pair| match pair {
            [one, other] => one.why == other.why && one.periods == other.periods && one.areas == other.areas,
            _ => true,
        });
        let all_parts_alike = parts > 1 && joined.len() == parts && alike;
        if all_parts_alike {
            joined.truncate(1);
            joined.iter_mut().for_each(|lack| lack.part = None);
        }
        joined
    }

    /// How far the area is behind the one it should near, where that is known and no limit says it.
    fn gap_now(self, finding: Finding<'a>) -> Option<Fact<'a>> {
        let Rule::Converge(rule) = &self.assessment.target().rule else { return None };
        if finding.limit().is_some() {
            return None;
        }
        let reference = finding.raw_operands().iter().find(|operand| operand.role == Role::Reference)?;
        let gap = finding.value()?.checked_sub(reference.value?)?;
        let good = good_side(self.assessment.indicator().better);
        let behind = good.prefers(reference.value?, finding.value()?);
        Some(Fact::GapNow { area: self.area_named(&rule.to)?, gap: self.amount(gap.abs()), behind })
    }

    fn partner(self, finding: Finding<'a>) -> Option<Partner<'a>> {
        let operand = finding.raw_operands().iter().find(|operand| operand.role != Role::Part)?;
        let rule = &self.assessment.target().rule;
        match operand.role {
            Role::YearEarlier => Some(Partner::Earlier(operand.period?, self.amount(operand.value?))),
            Role::Reference => Some(Partner::Area(self.assessment.book.names.area(operand.area), self.amount(operand.value?))),
            Role::Baseline | Role::StatedBaseline => match rule.baseline()? {
                Baseline::Period(period) => Some(Partner::Earlier(*period, self.amount(operand.value?))),
                baseline => Some(Partner::Baseline(baseline, self.amount(finding.compared_with()?))),
            },
            Role::ValueSince | Role::ReferenceSince | Role::Part => None,
        }
    }

    fn parts(self, finding: Finding<'a>) -> Option<Parts<'a>> {
        let names = &self.assessment.book.names;
        let own = |operand: &&Operand<IndicatorIndex, AreaIndex>| {
            operand.role == Role::Part && operand.period == Some(finding.period()) && operand.area == self.assessment.area
        };
        let amount = |operand: &Operand<IndicatorIndex, AreaIndex>| {
            let decimals = names.written_decimals(operand.indicator);
            Some(written(operand.value?, decimals, &names.indicator(operand.indicator).unit))
        };
        let count = names.parts(self.assessment.plan().indicator).len();
        let parts: Option<Vec<Amount<'a>>> = finding.raw_operands().iter().filter(own).take(count).map(amount).collect();
        let parts = parts?;
        match (self.assessment.indicator().derived.as_ref()?, parts.as_slice()) {
            (Derivation::Share { .. }, [part, of]) => Some(Parts::Share(*part, *of)),
            (Derivation::Rate { .. }, [count, of]) => Some(Parts::Rate(*count, *of)),
            (Derivation::Difference(..), [from, less]) => Some(Parts::Difference(*from, *less)),
            (Derivation::Sum(_), [_, ..]) => Some(Parts::Sum(parts)),
            _ => None,
        }
    }

    fn beside(self, finding: Finding<'a>, record: &'a ContextRecord) -> Fact<'a> {
        Fact::Context(Box::new(Beside {
            area: self.assessment.book.names.area(record.area),
            period: record.period,
            value: record.value.map(|value| self.value(finding, value)),
            difference: record.difference.map(|difference| self.amount(difference)),
            significance: record.significance,
            reason: record.reason.as_ref(),
        }))
    }

    /// The caveats of the last deciding finding; at full length also those of the others.
    fn doubts(self, last: Finding<'a>, facts: &mut Vec<Fact<'a>>, length: Length) {
        for caveat in last.raw_caveats() {
            facts.extend(self.doubt(last, caveat).map(|doubt| Fact::Doubt { doubt, of: None }));
        }
        if length != Length::Full {
            return;
        }
        for finding in self.assessment.findings().filter(|finding| finding.decides() && finding.period() != last.period()) {
            for caveat in finding.raw_caveats().iter().filter(|caveat| **caveat != Caveat::Revised) {
                facts.extend(self.doubt(finding, caveat).map(|doubt| Fact::Doubt { doubt, of: Some(finding.period()) }));
            }
        }
    }

    fn doubt(self, finding: Finding<'a>, caveat: &'a Caveat<IndicatorIndex, AreaIndex>) -> Option<Doubt<'a>> {
        let of = |indicator: &IndicatorIndex, area: &AreaIndex, period: &Period| FigureName {
            part: self.foreign_indicator(*indicator),
            area: self.foreign_area(*area),
            period: *period,
        };
        Some(match caveat {
            Caveat::Rounding { .. } => Doubt::Rounding,
            Caveat::NotSignificant => Doubt::NotSignificant(self.apart(finding)),
            Caveat::SignificanceUnknown { reason } => Doubt::SignificanceUnknown(self.apart(finding), reason.as_ref()),
            Caveat::Unsettled { indicator, area, period, status } | Caveat::PartStatus { indicator, area, period, status } => {
                Doubt::Status { of: of(indicator, area, period), status: *status }
            }
            Caveat::LowReliability { indicator, area, period } => {
                Doubt::Status { of: of(indicator, area, period), status: crate::series::Status::LowReliability }
            }
            Caveat::Revised => Doubt::Revised { decided: is_decided(finding.verdict()) },
            Caveat::Break { .. } if finding.reason() == Some(Reason::Break) => return None,
            Caveat::Break { indicator, area, at } => match self.break_at(*indicator, *area, *at) {
                Cause::Break { at, area, reason } => Doubt::Break { at, area, reason },
                _ => return None,
            },
            Caveat::Missing { indicator, area, period, why } => {
                Doubt::Missing { of: of(indicator, area, period), why: *why }
            }
            Caveat::PassedOver { period, why } => Doubt::PassedOver { period: *period, why: *why },
            Caveat::AtFloor => Doubt::AtFloor,
            Caveat::BeyondGoal => Doubt::BeyondGoal,
        })
    }

    fn sources(self, facts: &mut Vec<Fact<'a>>, length: Length) {
        if length != Length::Full {
            return;
        }
        let (target, indicator) = (self.assessment.target(), self.assessment.indicator());
        let goal = &self.assessment.book.goal_of(self.assessment.plan()).1;
        facts.extend(target.note.as_ref().map(Fact::Note));
        facts.extend(indicator.note.as_ref().map(Fact::Note));
        facts.extend(indicator.source.as_ref().map(Fact::Source));
        facts.extend(target.source.as_ref().or(goal.source.as_ref()).map(Fact::TargetSource));
    }

    fn area_named(self, id: &crate::name::Id) -> Option<&'a Area> {
        let names = &self.assessment.book.names;
        names.find_area(id).map(|index| names.area(index))
    }

    fn foreign_area(self, area: AreaIndex) -> Option<&'a Area> {
        (area != self.assessment.area).then(|| self.assessment.book.names.area(area))
    }

    fn foreign_indicator(self, indicator: IndicatorIndex) -> Option<&'a Indicator> {
        (indicator != self.assessment.plan().indicator).then(|| self.assessment.book.names.indicator(indicator))
    }

    fn limit(self, limit: Limit) -> LimitAmount<'a> {
        let approximate = limit.error.is_some_and(Number::is_positive);
        LimitAmount { bound: limit.bound, strict: limit.strict, approximate, amount: self.amount(limit.value) }
    }

    /// A value: with the decimals it is published with, or with more where it would else look like its limit.
    fn value(self, finding: Finding<'a>, value: Number) -> Amount<'a> {
        let plain = self.amount(value);
        let hides = |limit: &Number| *limit != value && reads_alike(*limit, value, plain.decimals);
        let limit = finding.limit().map(|limit| limit.value).filter(hides);
        let sharper = limit.and_then(|limit| value.checked_sub(limit)).map(|apart| self.amount(apart).decimals);
        Amount { decimals: sharper.unwrap_or_default().max(plain.decimals), ..plain }
    }

    fn amount(self, number: Number) -> Amount<'a> {
        let names = &self.assessment.book.names;
        let decimals = names.written_decimals(self.assessment.plan().indicator);
        let indicator = self.assessment.indicator();
        match indicator.derived {
            Some(Derivation::Share { .. } | Derivation::Rate { .. }) => {
                let whole = number.as_decimal().is_some_and(|(_, scale)| scale == 0);
                let decimals = if whole { 0 } else { decimals };
                Amount { number, decimals: decimals_for(number, decimals, decimals), unit: &indicator.unit }
            }
            _ => written(number, decimals, &indicator.unit),
        }
    }
}

fn written(number: Number, decimals: u32, unit: &Unit) -> Amount<'_> {
    Amount { number, decimals: decimals_for(number, decimals, decimals + 2), unit }
}

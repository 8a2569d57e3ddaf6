//! What another value does to a verdict: a better one never harms, another unit of measure changes nothing.

use maal::{AnnualChange, Baseline, Converge, Maintain};
use maal::{
    Bound, Derivation, Finding, Number, Path, Reach, ReachGoal, Rule, Step, StepKind, Than, Threshold, Verdict,
};
use proptest::sample::select;
use proptest::{prop_assert, prop_assert_eq};

use super::generate::worlds;
use super::law;
use super::worlds::{World, finding_at, findings, json, place_of};

#[test]
fn a_better_value_of_its_own_never_turns_met_into_not_met() {
    law(240, (worlds(), 1..60_i64, 0..3_u32), |(world, more, scale)| {
        let report = world.report();
        let met = findings(&report).filter(|(_, finding)| finding.figure_verdict() == Verdict::Met);
        for (nth, (assessment, finding)) in met.enumerate().filter(|(nth, _)| nth % 5 == 0).take(8) {
            let indicator = assessment.indicator_id().as_str();
            let place = place_of(assessment, &finding);
            let towards = finding.limit().unwrap().bound;
            let Some((measured, sign)) = moved_by(&world, indicator, towards, &finding) else { continue };
            let decimals = world.decimals(measured).unwrap();
            let by = Number::new(i128::from(sign * more), scale.min(decimals)).unwrap();
            let at = (measured.to_owned(), place.area.clone(), place.period);
            let value = world.observations[&at].value.unwrap().checked_add(by).unwrap();
            let better = world.with(measured, &place.area, place.period, value).report();
            let after = finding_at(&better, &place).unwrap();
            let turned = finding.verdict() == Verdict::Met && after.verdict() == Verdict::NotMet;
            prop_assert!(!turned, "{measured} {value} at {place:?}, finding {nth}");
            // Only an approximate limit, which a change of the value does not move, may stop to decide.
            prop_assert_eq!(after.figure_verdict(), Verdict::Met, "{} {} at {:?}", measured, value, place);
        }
        Ok(())
    });
}

/// The measured indicator that moves a value, and in which direction it must go for the value to go to the good side.
fn moved_by<'a>(world: &'a World, indicator: &'a str, towards: Bound, finding: &Finding<'_>) -> Option<(&'a str, i64)> {
    let sign = if towards == Bound::AtLeast { 1 } else { -1 };
    match world.derivation(indicator) {
        None => Some((indicator, sign)),
        Some(Derivation::Sum(parts)) => Some((parts[0].as_str(), sign)),
        Some(Derivation::Difference(_, less)) => Some((less.as_str(), -sign)),
        Some(Derivation::Share { part, of } | Derivation::Rate { count: part, of, .. }) => {
            let mut operands = finding.operands();
            let whole =
                operands.find(|operand| operand.indicator == of && operand.period == Some(finding.period()))?.value?;
            whole.is_positive().then_some((part.as_str(), sign))
        }
    }
}

#[test]
fn a_positive_factor_on_all_values_keeps_the_verdicts_of_relative_rules() {
    let factors = select(vec![(2, 1), (10, 1), (1000, 1), (1, 2), (1, 10), (3, 4)]);
    law(240, (worlds(), factors), |(mut world, (above, below))| {
        let factor = Number::fraction(above, below).unwrap();
        // Both worlds publish three more decimals, so that every scaled value can be written.
        for (_, indicator) in &mut world.declarations.indicators {
            indicator.decimals = Some(indicator.decimals.unwrap_or(0) + 3);
        }
        let mut scaled = world.clone();
        for observation in scaled.observations.values_mut() {
            observation.value = observation.value.map(|value| value.checked_mul(factor).unwrap());
        }
        let (before, after) = (world.report(), scaled.report());
        for (assessment, finding) in findings(&before) {
            let by = match world.derivation(assessment.indicator_id().as_str()) {
                None | Some(Derivation::Sum(_) | Derivation::Difference(..)) => factor,
                Some(Derivation::Share { .. } | Derivation::Rate { .. }) => Number::ONE,
            };
            let relative = is_relative(&assessment.target().rule)
                || (by == Number::ONE && !is_compound(&assessment.target().rule));
            if !relative {
                continue;
            }
            let place = place_of(assessment, &finding);
            let other = finding_at(&after, &place).unwrap();
            prop_assert_eq!(finding.figure_verdict(), other.figure_verdict(), "{:?}", place);
            // Half a unit does not grow with the values, so only firmness may differ.
            if !assessment.target().require.firm {
                prop_assert_eq!(finding.verdict(), other.verdict(), "{:?}", place);
            }
            prop_assert_eq!(finding.reason().is_some(), other.reason().is_some());
            let grown = |number: Option<Number>| number.and_then(|number| number.checked_mul(by));
            prop_assert_eq!(grown(finding.margin()), other.margin(), "margin at {:?}", place);
            prop_assert_eq!(grown(finding.step()), other.step(), "step at {:?}", place);
            prop_assert_eq!(grown(finding.limit().map(|limit| limit.value)), other.limit().map(|limit| limit.value));
        }
        Ok(())
    });
}

/// Whether a rule holds values against values and nothing else.
fn is_relative(rule: &Rule) -> bool {
    let relative =
        |step: &Option<Step>| step.is_none_or(|step| step.kind == StepKind::Relative || step.amount.is_zero());
    let measured = |baseline: &Baseline| !matches!(baseline, Baseline::Stated { .. });
    match rule {
        Rule::Maintain(Maintain { baseline, tolerance }) => measured(baseline) && relative(tolerance),
        Rule::AnnualChange(AnnualChange { step, .. }) => relative(step),
        Rule::Converge(Converge { within, .. }) => relative(within),
        Rule::Threshold(Threshold { than: Than::Level(level), .. }) => level.value.is_zero(),
        Rule::Threshold(Threshold { than: Than::Area { tolerance, .. }, .. }) => relative(tolerance),
        Rule::Reach(Reach { baseline, goal, .. }) => {
            let goal = match goal {
                ReachGoal::Value(_) => false,
                ReachGoal::Change(change) => relative(&Some(*change)),
            };
            measured(baseline) && goal && !is_compound(rule)
        }
        Rule::Monitor(monitor) => monitor.baseline.as_ref().is_none_or(measured),
    }
}

/// Whether the limit is approximate, so that its error does not grow with the values.
fn is_compound(rule: &Rule) -> bool {
    matches!(rule, Rule::Reach(Reach { path: Path::Compound, .. }))
}

/// The same law seen from the other side: another sign of every value and of every direction changes nothing.
#[test]
fn the_mirror_image_of_a_world_has_the_same_verdicts() {
    law(160, worlds(), |world| {
        let Some(mirrored) = mirror(&world) else { return Ok(()) };
        let (before, after) = (world.report(), mirrored.report());
        for (assessment, finding) in findings(&before) {
            let derived = assessment.indicator().derived.is_some();
            if derived || finding.caveats().any(|caveat| caveat == maal::Caveat::AtFloor) {
                continue;
            }
            let place = place_of(assessment, &finding);
            let other = finding_at(&after, &place).unwrap();
            prop_assert_eq!((finding.verdict(), finding.reason()), (other.verdict(), other.reason()), "{:?}", place);
            prop_assert_eq!((finding.margin(), finding.is_firm()), (other.margin(), other.is_firm()), "{:?}", place);
        }
        prop_assert_eq!(
            &json(&before)["goals"].as_array().map(Vec::len),
            &json(&after)["goals"].as_array().map(Vec::len)
        );
        Ok(())
    });
}

/// Values, levels and changes with the other sign, bounds and directions turned round.
fn mirror(world: &World) -> Option<World> {
    let mut mirrored = world.clone();
    for observation in mirrored.observations.values_mut() {
        observation.value = observation.value.map(|value| -value);
    }
    for (_, indicator) in &mut mirrored.declarations.indicators {
        indicator.better = match indicator.better {
            maal::Better::Lower => maal::Better::Higher,
            maal::Better::Higher => maal::Better::Lower,
        };
    }
    let targets = mirrored.declarations.goals.iter_mut().flat_map(|(_, goal)| &mut goal.targets);
    targets.for_each(|(_, target)| mirror_rule(&mut target.rule));
    maal::Rulebook::new(mirrored.declarations.clone()).ok().map(|_| mirrored)
}

fn mirror_rule(rule: &mut Rule) {
    let turn = |baseline: &mut Baseline| {
        if let Baseline::Stated { value, .. } = baseline {
            value.value = -value.value;
        }
    };
    match rule {
        Rule::Maintain(maintain) => turn(&mut maintain.baseline),
        Rule::AnnualChange(annual) => {
            annual.direction = match annual.direction {
                maal::Direction::Decline => maal::Direction::Rise,
                maal::Direction::Rise => maal::Direction::Decline,
            };
        }
        Rule::Converge(_) => {}
        Rule::Threshold(threshold) => {
            threshold.bound = if threshold.bound == Bound::AtMost { Bound::AtLeast } else { Bound::AtMost };
            if let Than::Level(level) = &mut threshold.than {
                level.value = -level.value;
            }
        }
        Rule::Reach(reach) => {
            turn(&mut reach.baseline);
            reach.corners.iter_mut().for_each(|(_, level)| level.value = -level.value);
            match &mut reach.goal {
                ReachGoal::Value(level) => level.value = -level.value,
                ReachGoal::Change(change) => change.amount = -change.amount,
            }
        }
        Rule::Monitor(monitor) => monitor.baseline.iter_mut().for_each(turn),
    }
}

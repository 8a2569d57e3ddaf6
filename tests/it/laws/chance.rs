//! Laws of statistical tests, on two to four published values.

use maal::Number;
use proptest::sample::select;
use proptest::{prop_assert, prop_assert_eq};

use super::chance_case::{Case, Form, Kind, cases};
use super::law;
use crate::chance::Setup;

/// The most important of all: whatever the unrounded figures are, the answer holds.
#[test]
fn an_answer_holds_for_all_unrounded_figures() {
    let seen = std::cell::Cell::new([0_u32; 3]);
    let count = |nth: usize| {
        let mut counts = seen.get();
        counts[nth] += 1;
        seen.set(counts);
    };
    let shifts = proptest::collection::vec(select(vec![-500_i64, -499, -250, -1, 0, 130, 377, 499, 500]), 4 * 24);
    law(1500, (cases(), shifts), |(case, shifts)| {
        let expected = match case.significance().as_str() {
            "significant" => true,
            "not_significant" => false,
            _ => {
                count(2);
                return Ok(());
            }
        };
        for shifts in shifts.chunks(4) {
            let thousandth = |shift: &i64| Number::new(i128::from(*shift), 3 + case.decimals).unwrap();
            let published = case.published().into_iter();
            let values: Vec<Number> =
                published.zip(shifts).map(|(value, shift)| value.checked_add(thousandth(shift)).unwrap()).collect();
            if !values.iter().all(|value| case.is_possible(*value)) {
                continue;
            }
            let Some(truth) = case.truth(&values) else { continue };
            count(usize::from(truth));
            prop_assert_eq!(truth, expected, "{:?}\n{}", values, case.setup().text());
        }
        Ok(())
    });
    assert!(seen.get().iter().all(|times| 150 <= *times), "{seen:?}");
}

/// What is called unknown is: for a pair, rounding really can turn the answer.
#[test]
fn an_unknown_pair_has_both_answers_within_its_rounding() {
    let seen = std::cell::Cell::new(0_u32);
    law(1500, cases(), |case| {
        let pair = matches!(case.form, Form::Year | Form::Constant) || (case.form == Form::Area && !case.nested);
        if !pair {
            return Ok(());
        }
        if case.significance() != "unknown" {
            return Ok(());
        }
        seen.set(seen.get() + 1);
        let half = Number::new(5, 1 + case.decimals).unwrap();
        let hundred = Number::from(100);
        let within = |value: Number| match case.kind {
            Kind::Share => value.max(Number::ZERO).min(hundred),
            Kind::Rate => value.max(Number::ZERO),
            Kind::Error => value,
        };
        let ends = |value: Number| {
            [value.checked_sub(half), Some(value), value.checked_add(half)].map(|end| within(end.unwrap()))
        };
        let published = case.published();
        let others = published.get(1).map_or([Number::ZERO; 3], |other| ends(*other));
        let all = ends(published[0]).into_iter().flat_map(|own| others.map(|other| [own, other]));
        let ways: Vec<(bool, bool)> =
            all.map(|values| (case.truth(&values).unwrap(), case.spread(&values).unwrap().0.is_positive())).collect();
        prop_assert!(ways.iter().any(|way| *way != ways[0]), "{:?}\n{}", ways, case.setup().text());
        Ok(())
    });
    assert!(20 <= seen.get(), "{seen:?}");
}

#[test]
fn swapping_the_two_values_changes_nothing_but_the_sign() {
    law(300, cases(), |case| {
        let case = Case { form: Form::Year, nested: false, ..case };
        let mut swapped = Case { rise: !case.rise, ..case };
        swapped.terms.swap(0, 1);
        let (one, other) = (case.setup().finding(), swapped.setup().finding());
        prop_assert_eq!(&one["significance"], &other["significance"]);
        prop_assert_eq!(&one["test"]["variance"], &other["test"]["variance"]);
        prop_assert_eq!(&one["test"]["statistic"], &other["test"]["statistic"]);
        Ok(())
    });
}

#[test]
fn a_larger_difference_stays_significant() {
    law(500, (cases(), 1..400_i64), |(case, further)| {
        if case.form == Form::Gap || case.significance() != "significant" {
            return Ok(());
        }
        let difference = case.spread(&case.published());
        if difference.is_none() {
            return Ok(());
        }
        let away = if difference.unwrap().0.is_positive() { further } else { -further };
        let larger = case.with_own(case.terms[0].0 + away);
        if !(larger.is_possible(larger.value(0))) {
            return Ok(());
        }
        // What is left of a whole must still exist.
        if larger.spread(&larger.published()).is_none() {
            return Ok(());
        }
        prop_assert_eq!(larger.significance(), "significant", "{}\n{}", case.setup().text(), larger.setup().text());
        Ok(())
    });
}

#[test]
fn more_respondents_keep_a_difference_significant() {
    law(500, (cases(), 2..9_i64), |(case, times)| {
        if case.significance() != "significant" {
            return Ok(());
        }
        let mut more = case;
        for term in &mut more.terms {
            term.1 *= times;
        }
        prop_assert_eq!(more.significance(), "significant");
        Ok(())
    });
}

#[test]
fn the_other_answer_has_the_same_significance() {
    law(500, cases(), |case| {
        if case.kind != Kind::Share {
            return Ok(());
        }
        let all = 100 * 10_i64.pow(case.decimals);
        let mut mirrored = Case { rise: !case.rise, ..case };
        for term in &mut mirrored.terms {
            term.0 = all - term.0;
        }
        let (one, other) = (case, mirrored);
        if case.form == Form::Constant {
            // The constant is mirrored too only where it is taken from the mirrored value.
            return Ok(());
        }
        let (one, other) = (one.setup().finding(), other.setup().finding());
        prop_assert_eq!(&one["significance"], &other["significance"]);
        prop_assert_eq!(&one["test"]["variance"], &other["test"]["variance"]);
        Ok(())
    });
}

/// 95 percent on one side is 90 percent on two, where the difference points the right way; else it is not significant.
#[test]
fn one_side_at_95_is_two_sides_at_90_in_its_direction() {
    law(400, cases(), |case| {
        let one = Case { level: 95, one_sided: true, ..case };
        let two = Case { level: 90, one_sided: false, ..case };
        let values = case.published();
        let Some((difference, _)) = case.spread(&values) else { return Ok(()) };
        let right_way = difference.is_positive() == case.rise;
        let (one, two) = (one.significance(), two.significance());
        if two == "significant" {
            prop_assert_eq!(one, if right_way { "significant" } else { "not_significant" });
        } else if two == "not_significant" {
            prop_assert_eq!(one, "not_significant");
        }
        Ok(())
    });
}

/// Ten times the values and the standard errors, or the same with a decimal more: the same answer.
#[test]
fn a_scale_changes_nothing() {
    law(300, cases(), |case| {
        if !(case.kind == Kind::Error && case.decimals == 1 && case.form != Form::Constant) {
            return Ok(());
        }
        let mut scaled = Case { decimals: 0, ..case };
        for term in &mut scaled.terms {
            term.2 *= 10;
        }
        prop_assert_eq!(case.significance(), scaled.significance());
        Ok(())
    });
}

/// The smallest difference that could have been shown could, and one published step less could not.
#[test]
fn what_is_detectable_is_and_one_step_less_is_not() {
    let seen = std::cell::Cell::new((0_u32, 0_u32));
    law(500, cases(), |case| {
        let text = case.setup().text();
        let (rulebook, data) = maal::load([("case.yaml", text.as_str())]).unwrap();
        let report = rulebook.assess(&data).unwrap();
        let finding = report.assessments().next().unwrap().findings().next_back().unwrap();
        let Some(test) = finding.test() else { return Ok(()) };
        let detectable = test.detectable().unwrap();
        let down = detectable.side == maal::Bound::AtMost;
        let difference = test.difference();
        let own_side = !case.one_sided && !difference.is_zero();
        prop_assert_eq!(down, if own_side { difference.is_negative() } else { !case.rise });
        let unit = 10_i64.pow(case.decimals);
        let shows = |case: &Case| {
            let finding = case.setup().finding();
            let falls = finding["test"]["difference"].as_str().is_some_and(|number| number.starts_with('-'));
            finding["significance"] == "significant" && falls == down
        };
        let Some(value) = detectable.value else {
            seen.set((seen.get().0, seen.get().1 + 1));
            // Not even the furthest possible value is; in a part, how far that is depends on the whole.
            let furthest = if down { 0 } else { 100 * unit };
            prop_assert!(case.kind == Kind::Share || down || case.nested, "{}", text);
            prop_assert!(case.nested || !shows(&case.with_own(furthest)), "{}", text);
            return Ok(());
        };
        seen.set((seen.get().0 + 1, seen.get().1));
        let (mantissa, scale) = value.as_decimal().unwrap();
        let units = mantissa as i64 * 10_i64.pow(case.decimals - scale);
        prop_assert!(shows(&case.with_own(units)), "{value}\n{}", text);
        let nearer = case.with_own(if down { units + 1 } else { units - 1 });
        let is_nearest = !nearer.is_possible(nearer.value(0));
        prop_assert!(is_nearest || !shows(&nearer), "{value}\n{}", text);
        Ok(())
    });
    assert!(150 <= seen.get().0 && 10 <= seen.get().1, "{seen:?}");
}

/// Away from the critical value, floating point agrees.
#[test]
fn floating_point_agrees_away_from_the_critical_value() {
    let counts = (0..=60_u32, 61..=600_u32, 0..=60_u32, 61..=600_u32);
    law(400, counts, |(a, n, b, m)| {
        let setup = Setup::share("proportion").target("rule: annual_decline");
        let finding = setup.observe_parts(&[("own", 2023, (b, m)), ("own", 2024, (a, n))]).finding();
        let [a, n, b, m] = [a, n, b, m].map(f64::from);
        let p = (a + b) / (n + m);
        let z = (a / n - b / m) / (p * (1.0 - p) * (1.0 / n + 1.0 / m)).sqrt();
        if (z.abs() - 1.959_963_984_540_054).abs() <= 1e-9 || z.is_nan() {
            return Ok(());
        }
        let expected = if z.abs() > 1.959_963_984_540_054 { "significant" } else { "not_significant" };
        prop_assert_eq!(&finding["significance"], expected, "z {}", z);
        Ok(())
    });
}

//! Laws of statistical tests, on two to four published values.

use maal::Number;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::strategy::Strategy;
use proptest::{prop_assert, prop_assert_eq};

use super::law;
use crate::chance::Setup;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Share,
    Rate,
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Against the year before.
    Year,
    Constant,
    /// Against the other area.
    Area,
    /// Against the mean of the two years before.
    Mean,
    /// The change in the gap to the other area.
    Gap,
}

/// Published values under a test. The first one is the own one; in a gap follow the other area's, then both of then.
#[derive(Clone, Copy, Debug)]
struct Case {
    kind: Kind,
    form: Form,
    /// The own area lies in the other.
    nested: bool,
    rise: bool,
    one_sided: bool,
    level: u32,
    decimals: u32,
    /// Units of the last decimal, sizes, and standard errors in tenths.
    terms: [(i64, i64, i64); 4],
}

fn cases() -> impl Strategy<Value = Case> {
    let kinds = select(vec![Kind::Share, Kind::Share, Kind::Rate, Kind::Error]);
    let forms = select(vec![Form::Year, Form::Constant, Form::Area, Form::Area, Form::Mean, Form::Gap, Form::Gap]);
    let term = |size: i64| (0..=1000_i64, (size / 10..=size), 0..=40_i64);
    let terms = (term(400), term(900), term(400), term(900));
    let levels = (select(vec![90_u32, 95, 99]), 0..=1_u32, select(vec![100_i64, 300, 1000]));
    (kinds, forms, any::<(bool, bool, bool)>(), levels, terms).prop_map(|(kind, form, flags, levels, terms)| {
        let (level, decimals, most) = levels;
        let (one, two, three, four) = terms;
        let scale = 10_i64.pow(decimals);
        // Near each other, so that all answers occur.
        let units = |term: (i64, i64, i64)| (term.0 * most * scale / 10_000, term.1.max(2), term.2);
        Case {
            kind,
            form,
            nested: flags.0 && matches!(form, Form::Area | Form::Gap),
            rise: flags.1,
            one_sided: flags.2,
            level,
            decimals,
            terms: [one, two, three, four].map(units),
        }
    })
}

impl Case {
    fn value(&self, nth: usize) -> Number {
        Number::new(i128::from(self.terms[nth].0), self.decimals).unwrap()
    }

    fn published(&self) -> Vec<Number> {
        let count = match self.form {
            Form::Constant => 1,
            Form::Year | Form::Area => 2,
            Form::Mean => 3,
            Form::Gap => 4,
        };
        (0..count).map(|nth| self.value(nth)).collect()
    }

    fn with_own(&self, units: i64) -> Case {
        let mut other = *self;
        other.terms[0].0 = units;
        other
    }

    /// What must not be passed by a value of this kind.
    fn is_possible(&self, value: Number) -> bool {
        match self.kind {
            Kind::Share => !value.is_negative() && value <= Number::from(100),
            Kind::Rate => !value.is_negative(),
            Kind::Error => true,
        }
    }

    fn setup(&self) -> Setup {
        let (method, unit) = match self.kind {
            Kind::Share => ("proportion", "percent"),
            Kind::Rate => ("poisson", "{ per: 100, of: people }"),
            Kind::Error => ("standard_error", "plain"),
        };
        let sides = if self.one_sided { "one" } else { "two" };
        let better = if self.rise { "higher" } else { "lower" };
        let uncertainty = format!("{{ method: {method}, level: {}, sides: {sides} }}", self.level);
        let setup = Setup::of(unit, self.decimals, better, &uncertainty);
        let setup = if self.nested { setup.part_of() } else { setup };
        let annual = if self.rise { "annual_rise" } else { "annual_decline" };
        let word = if self.rise { "at_least" } else { "at_most" };
        let goal = if self.rise { "9999" } else { "-9999" };
        let rule = match self.form {
            Form::Year => format!("rule: {annual}, judged: latest"),
            Form::Constant => format!("rule: {{ {word}: {} }}", self.constant()),
            Form::Area => format!("rule: {{ {word}: {{ area: other }} }}"),
            Form::Mean => {
                format!("rule: {{ reach: {{ baseline: {{ mean: [2022, 2023] }}, value: {goal}, by: 2030 }} }}")
            }
            Form::Gap => "rule: { converge: { to: other, since: 2021 } }".to_owned(),
        };
        let [own, other, own_then, other_then] = [0, 1, 2, 3].map(|nth| self.observation(nth));
        let series = match self.form {
            Form::Year => format!("own: {{ 2023: {other}, 2024: {own} }}"),
            Form::Constant => format!("own: {{ 2024: {own} }}"),
            Form::Area => format!("own: {{ 2024: {own} }}, other: {{ 2024: {other} }}"),
            Form::Mean => format!("own: {{ 2022: {other}, 2023: {own_then}, 2024: {own} }}"),
            Form::Gap => {
                format!("own: {{ 2021: {own_then}, 2024: {own} }}, other: {{ 2021: {other_then}, 2024: {other} }}")
            }
        };
        setup.target(&rule).observe("x", &series)
    }

    fn constant(&self) -> Number {
        // A whole one, so that it is no share below 1.
        self.value(1).floor_to(0).unwrap().checked_add(Number::ONE).unwrap().min(Number::from(99))
    }

    fn observation(&self, nth: usize) -> String {
        let (_, size, tenths) = self.terms[nth];
        let error = Number::new(i128::from(tenths), 1).unwrap();
        format!("{{ value: {}, n: {size}, standard_error: {error} }}", self.value(nth))
    }

    fn significance(&self) -> String {
        self.setup().finding()["significance"].as_str().expect("a significance").to_owned()
    }

    /// Difference and variance of true values: from the definitions alone. `None` where no such world exists, or where
    /// numbers leave the range.
    fn spread(&self, values: &[Number]) -> Option<(Number, Number)> {
        let size = |nth: usize| Number::from(self.terms[nth].1);
        let own = values[0];
        match self.form {
            Form::Constant => {
                let constant = self.constant();
                let variance = self.variance(constant, size(0), 0)?;
                Some((own.checked_sub(constant)?, variance))
            }
            Form::Year | Form::Area if !self.nested => self.pair((own, size(0)), (values[1], size(1))),
            Form::Year | Form::Area if self.kind == Kind::Error => {
                Some((own.checked_sub(values[1])?, self.nested_errors(0, 1)?))
            }
            Form::Year | Form::Area => self.pair((own, size(0)), self.rest((own, size(0)), (values[1], size(1)))?),
            Form::Mean => {
                let half = Number::new(5, 1)?;
                let quarter = Number::new(25, 2)?;
                let mean = values[1].checked_add(values[2])?.checked_mul(half)?;
                let others =
                    self.variance(values[1], size(1), 1)?.checked_add(self.variance(values[2], size(2), 2)?)?;
                let variance = self.variance(own, size(0), 0)?.checked_add(others.checked_mul(quarter)?)?;
                Some((own.checked_sub(mean)?, variance))
            }
            Form::Gap => {
                let (now, then) = (own.checked_sub(values[1])?, values[2].checked_sub(values[3])?);
                let variance = self.gap_variance(values, 0, 1)?.checked_add(self.gap_variance(values, 2, 3)?)?;
                Some((now.checked_sub(then)?, variance))
            }
        }
    }

    fn gap_variance(&self, values: &[Number], own: usize, other: usize) -> Option<Number> {
        let (n, m) = (Number::from(self.terms[own].1), Number::from(self.terms[other].1));
        if !self.nested {
            return self.variance(values[own], n, own)?.checked_add(self.variance(values[other], m, other)?);
        }
        if self.kind == Kind::Error {
            return self.nested_errors(own, other);
        }
        let (rest, left) = self.rest((values[own], n), (values[other], m))?;
        let share = left.checked_div(m)?;
        let both = self.variance(values[own], n, own)?.checked_add(self.variance(rest, left, other)?)?;
        both.checked_mul(share)?.checked_mul(share)
    }

    /// Var(part - whole) where the whole is f times the part and the rest: v + w - 2 f v.
    fn nested_errors(&self, part: usize, whole: usize) -> Option<Number> {
        let squared = |nth: usize| self.variance(Number::ZERO, Number::ONE, nth);
        let share = Number::fraction(self.terms[part].1.into(), self.terms[whole].1.into())?;
        let shared = share.checked_mul(squared(part)?)?.checked_mul(Number::from(2))?;
        squared(part)?.checked_add(squared(whole)?)?.checked_sub(shared)
    }

    fn rest(&self, (a, n): (Number, Number), (b, m): (Number, Number)) -> Option<(Number, Number)> {
        let left = m.checked_sub(n)?;
        let rest = m.checked_mul(b)?.checked_sub(n.checked_mul(a)?)?.checked_div(left)?;
        (left.is_positive() && self.is_possible(rest)).then_some((rest, left))
    }

    fn pair(&self, (a, n): (Number, Number), (b, m): (Number, Number)) -> Option<(Number, Number)> {
        let variance = if self.kind == Kind::Error {
            self.variance(a, n, 0)?.checked_add(self.variance(b, m, 1)?)?
        } else {
            let both = n.checked_mul(a)?.checked_add(m.checked_mul(b)?)?.checked_div(n.checked_add(m)?)?;
            self.variance(both, n, 0)?.checked_add(self.variance(both, m, 1)?)?
        };
        Some((a.checked_sub(b)?, variance))
    }

    fn variance(&self, value: Number, n: Number, nth: usize) -> Option<Number> {
        let hundred = Number::from(100);
        match self.kind {
            Kind::Share => value.checked_mul(hundred.checked_sub(value)?)?.checked_div(n),
            Kind::Rate => value.checked_mul(hundred)?.checked_div(n),
            Kind::Error => {
                let error = Number::new(i128::from(self.terms[nth].2), 1)?;
                error.checked_mul(error)
            }
        }
    }

    /// Whether true values differ significantly.
    fn truth(&self, values: &[Number]) -> Option<bool> {
        let (difference, variance) = self.spread(values)?;
        let critical = match (self.level, self.one_sided) {
            (90, true) => "1.64237441515",
            (90, false) | (95, true) => "2.705543454095",
            (95, false) => "3.841458820694",
            (_, true) => "5.411894431054",
            (_, false) => "6.634896601021",
        };
        let needed = critical.parse::<Number>().unwrap().checked_mul(variance)?;
        let reached = !difference.is_zero() && needed <= difference.checked_mul(difference)?;
        let counts = !self.one_sided || difference.is_positive() == self.rise;
        Some(reached && counts)
    }
}

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
        prop_assert_eq!(down, !case.rise);
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
        if !((z.abs() - 1.959_963_984_540_054).abs() > 1e-9) {
            return Ok(());
        }
        let expected = if z.abs() > 1.959_963_984_540_054 { "significant" } else { "not_significant" };
        prop_assert_eq!(&finding["significance"], expected, "z {}", z);
        Ok(())
    });
}

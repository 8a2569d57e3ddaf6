//! A test of two to four published values, and what it finds for true ones: from the definitions alone.

use maal::Number;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::strategy::Strategy;

use crate::chance::Setup;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Share,
    Rate,
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
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
pub struct Case {
    pub kind: Kind,
    pub form: Form,
    /// The own area lies in the other.
    pub nested: bool,
    pub rise: bool,
    pub one_sided: bool,
    pub level: u32,
    pub decimals: u32,
    /// Units of the last decimal, sizes, and standard errors in tenths.
    pub terms: [(i64, i64, i64); 4],
}

pub fn cases() -> impl Strategy<Value = Case> {
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
    pub fn value(&self, nth: usize) -> Number {
        Number::new(i128::from(self.terms[nth].0), self.decimals).unwrap()
    }

    pub fn published(&self) -> Vec<Number> {
        let count = match self.form {
            Form::Constant => 1,
            Form::Year | Form::Area => 2,
            Form::Mean => 3,
            Form::Gap => 4,
        };
        (0..count).map(|nth| self.value(nth)).collect()
    }

    pub fn with_own(&self, units: i64) -> Case {
        let mut other = *self;
        other.terms[0].0 = units;
        other
    }

    /// What must not be passed by a value of this kind.
    pub fn is_possible(&self, value: Number) -> bool {
        match self.kind {
            Kind::Share => !value.is_negative() && value <= Number::from(100),
            Kind::Rate => !value.is_negative(),
            Kind::Error => true,
        }
    }

    pub fn setup(&self) -> Setup {
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

    pub fn significance(&self) -> String {
        self.setup().finding()["significance"].as_str().expect("a significance").to_owned()
    }

    /// Difference and variance of true values: from the definitions alone. `None` where no such world exists, or where
    /// numbers leave the range.
    pub fn spread(&self, values: &[Number]) -> Option<(Number, Number)> {
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
    pub fn truth(&self, values: &[Number]) -> Option<bool> {
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

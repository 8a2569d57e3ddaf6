//! Checks whether figures agree: never off where rounding may be why, and every population that is said to fit does.

use std::cell::Cell;

use maal::report::CheckRole;
use maal::{
    Agreement, Agrees, Area, Better, CheckResult, Dataset, Declarations, FigureCheck, Id, Indicator, Number, Period,
    Report, Rulebook, Unit,
};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::{prop_assert, prop_assert_eq, prop_oneof};

use super::generate::worlds;
use super::law;

/// Decimals that the unrounded figures have.
const FINEST: u32 = 4;

/// An indicator with its value, whose decimals are those that the value is published with.
struct Figure {
    id: Id,
    unit: Unit,
    decimals: u32,
    value: Number,
}

fn figure(id: &str, unit: Unit, decimals: u32, mantissa: i64) -> Figure {
    Figure { id: id.into(), unit, decimals, value: Number::new(mantissa.into(), decimals).unwrap() }
}

fn checked(agreement: Agreement, figures: &[Figure]) -> Report {
    let year = Period::year(2023).unwrap();
    let indicator = |figure: &Figure| {
        let plain = Indicator::new("a figure".into(), figure.unit.clone(), Better::Lower);
        (figure.id.clone(), Indicator { decimals: Some(figure.decimals), ..plain })
    };
    let rulebook = Rulebook::new(Declarations {
        areas: vec![("town".into(), Area::named("the town"))],
        indicators: figures.iter().map(indicator).collect(),
        checks: vec![("check".into(), FigureCheck::new(agreement))],
        ..Declarations::default()
    });
    let mut data = Dataset::builder();
    for figure in figures {
        data.observe(figure.id.clone(), "town", year, figure.value);
    }
    rulebook.unwrap().assess(&data.build().unwrap()).unwrap()
}

fn agrees(report: &Report) -> Agrees {
    report.checks().map(CheckResult::agrees).next().expect("the lead has a figure")
}

fn sum_of(parts: usize) -> (Agreement, Vec<String>) {
    let parts: Vec<String> = (0..parts).map(|nth| format!("part{nth}")).collect();
    let ids = parts.iter().map(|part| Id::from(part.as_str())).collect();
    (Agreement::Sum { total: "total".into(), parts: ids }, parts)
}

/// Rounded half away from 0 to so many decimals, as a mantissa.
fn rounded(mantissa: i64, decimals: u32) -> i64 {
    let unit = 10_i64.pow(FINEST - decimals);
    (mantissa.abs() + unit / 2) / unit * mantissa.signum()
}

#[test]
fn a_total_of_unrounded_figures_is_never_off() {
    let parts = vec((-20_000..200_000_i64, 0..FINEST), 1..8);
    law(1_000, (parts, 0..FINEST), |(parts, decimals)| {
        let (agreement, ids) = sum_of(parts.len());
        let total: i64 = parts.iter().map(|(truth, _)| truth).sum();
        let published = parts.iter().zip(&ids);
        let published = published.map(|((truth, decimals), id)| (id.as_str(), *decimals, rounded(*truth, *decimals)));
        let published = published.chain([("total", decimals, rounded(total, decimals))]);
        let figures: Vec<Figure> =
            published.map(|(id, decimals, mantissa)| figure(id, Unit::Plain, decimals, mantissa)).collect();
        let found = agrees(&checked(agreement, &figures));
        prop_assert!(matches!(found, Agrees::Holds { .. }), "{:?}", found);
        Ok(())
    });
}

#[test]
fn a_total_is_off_exactly_where_rounding_cannot_be_why() {
    let parts = vec((-20..20_i64, 0..2_u32), 1..5);
    let seen = Cell::new([0; 3]);
    law(1_000, (parts, -40..40_i64, 0..2_u32), |(parts, apart, decimals)| {
        let (agreement, ids) = sum_of(parts.len());
        // Not far from the sum, in tenths.
        let near: i64 = parts.iter().map(|(part, decimals)| part * 10_i64.pow(1 - decimals)).sum::<i64>() + apart;
        let total = if decimals == 0 { near / 10 } else { near };
        let mut figures = vec![figure("total", Unit::Plain, decimals, total)];
        figures.extend(parts.iter().zip(&ids).map(|((part, decimals), id)| figure(id, Unit::Plain, *decimals, *part)));
        // In hundredths: the figures, and half a unit of each.
        let hundredths = |mantissa: i64, decimals: u32| mantissa * 10_i64.pow(2 - decimals);
        let sum: i64 = parts.iter().map(|(part, decimals)| hundredths(*part, *decimals)).sum();
        let by = hundredths(total, decimals) - sum;
        let slack: i64 = figures.iter().map(|figure| hundredths(1, figure.decimals) / 2).sum();
        let (expected, nth) = match by.abs() {
            0 => (Agrees::Holds { exactly: true }, 0),
            apart if apart <= slack => (Agrees::Holds { exactly: false }, 1),
            _ => (Agrees::Off { by: Number::new(by.into(), 2) }, 2),
        };
        let mut counts = seen.get();
        counts[nth] += 1;
        seen.set(counts);
        prop_assert_eq!(agrees(&checked(agreement, &figures)), expected);
        Ok(())
    });
    assert!(seen.get().iter().all(|count| *count > 20), "{:?}", seen.get());
}

#[test]
fn the_order_of_the_parts_does_not_matter() {
    let parts = vec((-20..20_i64, 0..2_u32), 2..6);
    law(200, (parts, -60..60_i64, any::<proptest::sample::Index>()), |(parts, total, turn)| {
        let (agreement, ids) = sum_of(parts.len());
        let mut figures = vec![figure("total", Unit::Plain, 0, total)];
        figures.extend(parts.iter().zip(&ids).map(|((part, decimals), id)| figure(id, Unit::Plain, *decimals, *part)));
        let mut turned: Vec<Id> = ids.iter().map(|id| Id::from(id.as_str())).collect();
        turned.rotate_left(turn.index(ids.len()));
        let other = Agreement::Sum { total: "total".into(), parts: turned };
        prop_assert_eq!(agrees(&checked(agreement, &figures)), agrees(&checked(other, &figures)));
        Ok(())
    });
}

/// A count and a published rate: the population is left out, or one of so many.
struct Rated {
    per: i64,
    count: i64,
    rate: i64,
    decimals: u32,
}

impl Rated {
    fn agrees(&self, population: Option<i64>) -> Agrees {
        let counted = |name: &str| Unit::Count { of: name.into(), one: None };
        let unit = Unit::Per { per: self.per.into(), of: "residents".into() };
        let mut figures =
            vec![figure("rate", unit, self.decimals, self.rate), figure("count", counted("reports"), 0, self.count)];
        figures.extend(population.map(|residents| figure("residents", counted("residents"), 0, residents)));
        let population = population.map(|_| Id::from("residents"));
        agrees(&checked(Agreement::Rate { rate: "rate".into(), count: "count".into(), population }, &figures))
    }

    /// Whether the rate of so many residents is published as this one, where a tie may be rounded either way.
    fn is_made_by(&self, residents: i64) -> bool {
        let unit = 10_i64.pow(self.decimals);
        // per * count / residents and rate / unit, no more than half a unit apart.
        let apart = (self.per * self.count * unit - self.rate * residents).abs();
        2 * apart <= residents
    }
}

#[test]
fn every_population_that_is_said_to_fit_makes_the_rate_and_no_other_does() {
    let seen = Cell::new([0; 3]);
    let inputs = (select(vec![10_i64, 100, 1_000]), 0..400_i64, prop_oneof![0..4_i64, 0..3_000_i64], 0..3_u32);
    law(1_500, inputs, |(per, count, rate, decimals)| {
        let rated = Rated { per, count, rate, decimals };
        let nth = match rated.agrees(None) {
            Agrees::Unknown { fitting: Some(fitting) } => {
                let whole = |number: Number| i64::try_from(number.as_decimal().unwrap().0).unwrap();
                let first = whole(fitting.at_least);
                prop_assert!(rated.is_made_by(first));
                prop_assert!(first == 1 || !rated.is_made_by(first - 1));
                if let Some(last) = fitting.at_most.map(whole) {
                    prop_assert!(first <= last && rated.is_made_by(last) && rated.is_made_by((first + last) / 2));
                    prop_assert!(!rated.is_made_by(last + 1));
                } else {
                    prop_assert!(rated.is_made_by(first * 1_000_000));
                }
                usize::from(fitting.at_most.is_none())
            }
            Agrees::Off { by: None } => {
                // The rates of fewer residents are too high and those of more too low.
                let unit = 10_i64.pow(decimals);
                let nearest = if rate == 0 { 1 } else { per * count * unit / rate };
                prop_assert!(
                    (nearest - 2..nearest + 3).filter(|residents| *residents > 0).all(|n| !rated.is_made_by(n))
                );
                2
            }
            found => return Err(proptest::test_runner::TestCaseError::fail(format!("{found:?}"))),
        };
        let mut counts = seen.get();
        counts[nth] += 1;
        seen.set(counts);
        Ok(())
    });
    assert!(seen.get().iter().all(|count| *count > 10), "{:?}", seen.get());
}

#[test]
fn a_known_population_agrees_exactly_where_it_would_fit() {
    let inputs = (select(vec![10_i64, 100, 1_000]), 0..40_i64, 0..400_i64, 0..2_u32, 1..600_i64);
    law(1_500, inputs, |(per, count, rate, decimals, residents)| {
        let rated = Rated { per, count, rate, decimals };
        let made = rated.is_made_by(residents);
        let found = rated.agrees(Some(residents));
        prop_assert_eq!(matches!(found, Agrees::Holds { .. }), made, "{:?}", found);
        prop_assert_eq!(matches!(found, Agrees::Off { by: Some(_) }), !made, "{:?}", found);
        Ok(())
    });
}

#[test]
fn a_result_follows_from_the_figures_it_rests_on() {
    let seen = Cell::new(0);
    law(400, worlds(), |world| {
        let report = world.report();
        for result in report.checks() {
            let value = |role| result.figures().find(|figure| figure.role == role).and_then(|figure| figure.value);
            let computed = match &result.check().agreement {
                Agreement::Sum { .. } => {
                    let mut parts = result.figures().filter(|figure| figure.role == CheckRole::Part);
                    parts.try_fold(Number::ZERO, |sum, part| sum.checked_add(part.value?))
                }
                Agreement::Rate { .. } => value(CheckRole::Count)
                    .zip(value(CheckRole::Population))
                    .and_then(|(count, population)| count.checked_mul(1000.into())?.checked_div(population)),
            };
            prop_assert_eq!(result.computed(), computed);
            let stated = value(CheckRole::Total).or(value(CheckRole::Rate)).expect("the lead has a figure");
            let difference = computed.and_then(|computed| stated.checked_sub(computed));
            prop_assert_eq!(result.difference(), difference);
            let Some(by) = difference else {
                let needs_a_difference = matches!(result.agrees(), Agrees::Holds { .. } | Agrees::Off { by: Some(_) });
                prop_assert!(!needs_a_difference);
                continue;
            };
            let expected = match result.rounding() {
                _ if by.is_zero() => Agrees::Holds { exactly: true },
                Some(rounding) if by.abs() <= rounding => Agrees::Holds { exactly: false },
                Some(_) => Agrees::Off { by: Some(by) },
                None => Agrees::Unknown { fitting: None },
            };
            prop_assert_eq!(result.agrees(), expected);
            seen.set(seen.get() + 1);
        }
        Ok(())
    });
    assert!(seen.get() > 300, "only {} results", seen.get());
}

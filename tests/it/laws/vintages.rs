//! A view as of a date shows what had been published by then, and nothing else.

use std::collections::BTreeMap;

use maal::{Comparison, Dataset, Date, Language, Length, Observation, Period, Report, Stated, Status};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::{Index, select};
use proptest::{option, prop_assert, prop_assert_eq, prop_oneof};

use super::generate::{worlds, yearly_worlds};
use super::languages::numbers;
use super::law;
use super::worlds::{At, World, findings, json};

/// What was published, with a world for its declarations.
#[derive(Clone, Debug)]
struct Archive {
    world: World,
    figures: Vec<(At, Observation)>,
    comparisons: Vec<Comparison>,
}

/// Dates at which files were published; before the first there is what carries no date.
fn dates() -> Vec<Date> {
    ["2996-03-01", "2997-03-01", "2999-06-03"].map(|text| text.parse().unwrap()).to_vec()
}

/// Worlds whose observations were published at some dates, some of them several times with other values.
fn archives() -> impl Strategy<Value = Archive> {
    archives_of(worlds())
}

fn archives_of(worlds: impl Strategy<Value = World>) -> impl Strategy<Value = Archive> {
    let vintage = prop_oneof![
        4 => any::<Index>().prop_map(Vintage::ValueOf),
        1 => Just(Vintage::Without(Status::Missing)),
        1 => Just(Vintage::Without(Status::Suppressed)),
        2 => Just(Vintage::Unchanged),
    ];
    let published = (option::of(select(dates())), vec(option::weighted(0.4, vintage), 3), any::<bool>());
    (worlds, vec(published, 40)).prop_map(|(world, published)| {
        let mut figures = Vec::new();
        let mut comparisons = Vec::new();
        let given: Vec<_> = world.observations.iter().collect();
        for (nth, (at, observation)) in given.iter().enumerate() {
            let (first, later, _) = &published[nth % published.len()];
            figures.push(((*at).clone(), Observation { as_of: *first, ..(*observation).clone() }));
            let later = dates().into_iter().zip(later).filter(|(date, _)| Some(*date) > *first);
            for (date, vintage) in later.filter_map(|(date, vintage)| Some((date, vintage.clone()?))) {
                let of_same = given.iter().filter(|((indicator, ..), _)| *indicator == at.0);
                let others: Vec<&Observation> = of_same.map(|(_, other)| *other).collect();
                let revised = match vintage {
                    Vintage::ValueOf(index) => (*index.get(&others)).clone(),
                    Vintage::Without(status) => Observation { status, ..Observation::missing() },
                    Vintage::Unchanged => (*observation).clone(),
                };
                figures.push(((*at).clone(), Observation { as_of: Some(date), ..revised }));
            }
        }
        for (nth, comparison) in world.comparisons.iter().enumerate() {
            let (first, _, again) = &published[nth % published.len()];
            comparisons.push(Comparison { as_of: *first, ..comparison.clone() });
            let last = dates().pop().filter(|last| *again && Some(*last) > *first);
            let other = if comparison.significant == Stated::Yes { Stated::No } else { Stated::Yes };
            comparisons.extend(last.map(|last| Comparison {
                as_of: Some(last),
                significant: other,
                ..comparison.clone()
            }));
        }
        Archive { world, figures, comparisons }
    })
}

#[derive(Clone, Debug)]
enum Vintage {
    ValueOf(Index),
    Without(Status),
    Unchanged,
}

impl Archive {
    fn data(&self, keep: impl Fn(Option<Date>) -> bool) -> Dataset {
        built(self.figures.iter().filter(|(_, each)| keep(each.as_of)), &self.comparisons, &keep)
    }

    /// The last vintage of everything, as if nothing else had ever been published.
    fn latest(&self) -> Dataset {
        let later = |at: &At, date| self.figures.iter().any(|(other, each)| other == at && each.as_of > date);
        let latest = self.figures.iter().filter(|(at, each)| !later(at, each.as_of));
        built(latest, &self.comparisons, |_| true)
    }

    fn report(&self, data: &Dataset) -> Report {
        self.world.rulebook().assess(data).unwrap()
    }
}

fn built<'a>(
    figures: impl Iterator<Item = &'a (At, Observation)>,
    comparisons: &[Comparison],
    keep: impl Fn(Option<Date>) -> bool,
) -> Dataset {
    let mut builder = Dataset::builder();
    // What is given in one call may begin without a date.
    let mut series: BTreeMap<(&str, &str), Vec<(Period, Observation)>> = BTreeMap::new();
    for ((indicator, area, period), observation) in figures {
        series.entry((indicator, area)).or_default().push((*period, observation.clone()));
    }
    for ((indicator, area), observations) in series {
        builder.series(indicator, area, observations);
    }
    for comparison in comparisons.iter().filter(|comparison| keep(comparison.as_of)) {
        builder.compare(comparison.clone());
    }
    builder.build().unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn a_view_as_of_a_date_equals_a_dataset_of_what_was_published_by_then() {
    law(200, (archives(), select(dates())), |(archive, date)| {
        let all = archive.data(|_| true);
        let view = archive.world.rulebook().assess(all.as_of(date)).unwrap();
        let then = archive.report(&archive.data(|as_of| as_of <= Some(date)));
        prop_assert_eq!(json(&view), json(&then));
        Ok(())
    });
}

#[test]
fn as_of_the_last_date_is_no_view() {
    law(80, archives(), |archive| {
        let all = archive.data(|_| true);
        let last = archive.world.rulebook().assess(all.as_of(*dates().last().unwrap())).unwrap();
        prop_assert_eq!(json(&last), json(&archive.report(&all)));
        Ok(())
    });
}

/// The caveats of a restatement are all that tells the two reports apart.
#[test]
fn what_was_replaced_changes_nothing_but_caveats() {
    law(120, archives(), |archive| {
        let (all, latest) = (archive.report(&archive.data(|_| true)), archive.report(&archive.latest()));
        prop_assert_eq!(without_restatements(&all), json(&latest));
        Ok(())
    });
}

fn without_restatements(report: &Report) -> serde_json::Value {
    let mut report = json(report);
    for assessment in report["assessments"].as_array_mut().unwrap() {
        for finding in assessment["findings"].as_array_mut().unwrap() {
            let caveats = finding["caveats"].as_array_mut().unwrap();
            caveats.retain(|caveat| caveat["kind"] != "restated" && caveat["kind"] != "baseline_restated");
        }
    }
    report
}

#[test]
fn the_order_in_which_vintages_are_given_does_not_matter() {
    law(80, (archives(), any::<u64>()), |(archive, key)| {
        let mut other = archive.clone();
        let mut keyed: Vec<(u64, (At, Observation))> = (1..).zip(other.figures).collect();
        keyed.sort_by_key(|(nth, _)| nth.wrapping_mul(key | 1).rotate_left(17).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        other.figures = keyed.into_iter().map(|(_, figure)| figure).collect();
        other.comparisons.reverse();
        prop_assert_eq!(json(&archive.report(&archive.data(|_| true))), json(&other.report(&other.data(|_| true))));
        Ok(())
    });
}

/// What is said to have been changed was changed: from the vintage before to the one that holds.
#[test]
fn a_restatement_names_vintages_that_were_published() {
    law(120, archives(), |archive| {
        let data = archive.data(|_| true);
        for (_, finding) in findings(&archive.report(&data)) {
            for caveat in finding.caveats() {
                let maal::Caveat::Restated { indicator, area, period, from, to, on } = caveat else { continue };
                let vintages = data.vintages(indicator.as_str(), area.as_str(), period);
                let nth = vintages.iter().position(|each| each.as_of == Some(on)).unwrap();
                let (before, changed) = (&vintages[nth - 1], &vintages[nth]);
                let withheld = changed.status == Status::Suppressed;
                prop_assert_eq!((from, to), (before.value.filter(|_| !withheld), changed.value));
                prop_assert!(before.value != changed.value);
                prop_assert!(vintages[nth..].iter().all(|later| later.value == to), "the last change is named");
            }
        }
        Ok(())
    });
}

#[test]
fn both_languages_name_the_same_dates_and_values() {
    law(60, archives_of(yearly_worlds()), |archive| {
        for assessment in archive.report(&archive.data(|_| true)).assessments() {
            let [danish, english] =
                Language::ALL.map(|language| assessment.explain(language).length(Length::Full).to_string());
            prop_assert_eq!(numbers(&danish, Language::Danish), numbers(&english, Language::English), "{}", danish);
        }
        Ok(())
    });
}

//! Targets and figures of any size, the same on every run.

use std::error::Error;
use std::fmt::{self, Write};

use maal::{
    AnnualChange, Area, Areas, Baseline, Better, Bound, Converge, Dataset, Declarations, Derivation, Direction, Goal,
    Id, Indicator, Level, Maintain, Number, Observation, Path, Period, Reach, ReachGoal, Rule, Rulebook, Step, Target,
    Text, Than, Threshold, Unit, Window,
};

/// The first year of every series; baseline of every rule that has one.
pub(crate) const FIRST_YEAR: i32 = 2012;
/// How many years a series has.
pub(crate) const YEARS: usize = 12;
/// The date of `reach`, so many years after the first: past the last figure, and no divisor that ends as a decimal.
pub(crate) const YEARS_TO_DATE: i32 = 12;
/// What is to be reached.
pub(crate) const GOAL: i64 = 25;
/// The share that is demanded, in percent.
pub(crate) const SHARE: i64 = 75;

pub(crate) const LAST_YEAR: i32 = 2023;

/// An indicator that is measured, with its figures as integers: counts, or tenths.
pub(crate) struct Measured {
    pub(crate) id: &'static str,
    pub(crate) decimals: u32,
    /// Area by area, the one that others are compared with first; within an area year by year.
    pub(crate) figures: Vec<i64>,
}

/// Figures of five indicators in a number of areas.
pub(crate) struct Figures {
    pub(crate) areas: usize,
    pub(crate) theft: Measured,
    pub(crate) insecure: Measured,
    pub(crate) crime_rate: Measured,
    pub(crate) with_partners: Measured,
    pub(crate) activities: Measured,
}

/// A rulebook and the figures that it is held against, built without YAML.
pub(crate) struct Workload {
    pub(crate) rulebook: Rulebook,
    pub(crate) data: Dataset,
}

impl Workload {
    pub(crate) fn new(figures: &Figures) -> Result<Workload, Box<dyn Error>> {
        let rulebook = Rulebook::new(declarations(figures.areas)?)?;
        Ok(Workload { rulebook, data: figures.dataset()? })
    }
}

impl Figures {
    /// Figures of so many series.
    pub(crate) fn new(series: usize) -> Figures {
        let areas = series / 5;
        let mut random = Random(0x6d61_616c);
        let mut measured = |id, decimals, low, high| {
            let figures = (0..areas * YEARS).map(|_| random.between(low, high)).collect();
            Measured { id, decimals, figures }
        };
        let theft = measured("theft", 0, 20, 120);
        let insecure = measured("unsafe", 1, 50, 400);
        let crime_rate = measured("crime_rate", 1, 300, 1_200);
        let activities = measured("activities", 0, 8, 60);
        let part = activities.figures.iter().map(|all| random.between(all / 2, *all)).collect();
        let with_partners = Measured { id: "activities_with_partners", decimals: 0, figures: part };
        Figures { areas, theft, insecure, crime_rate, with_partners, activities }
    }

    /// The whole workload as one text.
    pub(crate) fn yaml(&self) -> Result<String, fmt::Error> {
        let mut text = String::from(DECLARED);
        text.push_str("areas:\n  city: { name: { da: byen, en: the city }, in: { da: i byen, en: in the city } }\n");
        for area in 1..self.areas {
            writeln!(text, "  {}: {{ name: {{ da: område {area}, en: area {area} }} }}", area_id(area))?;
        }
        text.push_str("observations:\n");
        for measured in self.all() {
            writeln!(text, "  {}:", measured.id)?;
            for (area, series) in measured.figures.chunks_exact(YEARS).enumerate() {
                write!(text, "    {}: {{", area_id(area))?;
                for (year, figure) in (FIRST_YEAR..).zip(series) {
                    let separator = if year == FIRST_YEAR { "" } else { "," };
                    write!(text, "{separator} {year}: ")?;
                    match measured.decimals {
                        0 => write!(text, "{figure}")?,
                        _ => write!(text, "{}.{}", figure / 10, figure % 10)?,
                    }
                }
                text.push_str(" }\n");
            }
        }
        Ok(text)
    }

    pub(crate) fn dataset(&self) -> Result<Dataset, Box<dyn Error>> {
        let mut data = Dataset::builder();
        for measured in self.all() {
            let id = Id::from(measured.id);
            for (area, series) in measured.figures.chunks_exact(YEARS).enumerate() {
                let years = (FIRST_YEAR..).map_while(Period::year);
                let values = series.iter().map_while(|figure| Number::new(i128::from(*figure), measured.decimals));
                data.series(id.clone(), area_id(area).as_str(), years.zip(values.map(Observation::of)));
            }
        }
        Ok(data.build()?)
    }

    pub(crate) fn all(&self) -> [&Measured; 5] {
        [&self.theft, &self.insecure, &self.crime_rate, &self.with_partners, &self.activities]
    }
}

/// Knuth's linear congruential generator; its upper bits.
struct Random(u64);

impl Random {
    /// A number from `low` to `high`, both included.
    fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let upper = i64::from(u32::try_from(self.0 >> 32).unwrap_or(u32::MAX));
        low + upper % (high - low + 1)
    }
}

pub(crate) fn area_id(area: usize) -> String {
    if area == 0 { "city".to_owned() } else { format!("area-{area:05}") }
}

pub(crate) fn declarations(areas: usize) -> Result<Declarations, Box<dyn Error>> {
    let year = |year| Period::year(year).ok_or("not a year");
    let first = year(FIRST_YEAR)?;
    let count = |danish, english| Unit::Count { of: Text::new(danish, english), one: None };
    let tenths = |indicator| Indicator { decimals: Some(1), ..indicator };
    let per_1000 = Unit::Per { per: 1000.into(), of: Text::new("indbyggere", "residents") };
    let share = Derivation::Share { part: "activities_with_partners".into(), of: "activities".into() };
    let decline = |step| Rule::AnnualChange(AnnualChange { direction: Direction::Decline, step });

    let mut goal = Goal::new(Text::new("tryghed", "safety"));
    let mut target = |id: &str, indicator: &str, rule| {
        goal.targets.push((id.into(), Target { areas: Areas::All, ..Target::new(indicator, "city", rule) }));
    };
    target("theft-held", "theft", Rule::Maintain(Maintain { baseline: Baseline::Period(first), tolerance: None }));
    target("theft-falls", "theft", decline(Some(Step::in_unit(1))));
    target("unsafe-falls", "unsafe", decline(None));
    target(
        "unsafe-nears-city",
        "unsafe",
        Rule::Converge(Converge { to: "city".into(), since: first, by: None, within: None }),
    );
    target(
        "partners",
        "cross_partner_share",
        Rule::Threshold(Threshold { bound: Bound::AtLeast, strict: false, than: Than::Level(Level::new(SHARE)) }),
    );
    target(
        "crime-reaches-goal",
        "crime_rate",
        Rule::Reach(Reach {
            baseline: Baseline::Period(first),
            corners: Vec::new(),
            goal: ReachGoal::Value(Level::new(GOAL)),
            by: year(FIRST_YEAR + YEARS_TO_DATE)?,
            path: Path::Straight,
        }),
    );

    let city = Area { within: Some(Text::new("i byen", "in the city")), ..Area::named(Text::new("byen", "the city")) };
    let others = (1..areas).map(|area| {
        let name = Text::new(&format!("område {area}"), &format!("area {area}"));
        (area_id(area).as_str().into(), Area::named(name))
    });
    let indicators = [
        ("theft", Indicator::new(Text::new("tyverier", "thefts"), count("anmeldelser", "reports"), Better::Lower)),
        (
            "unsafe",
            tenths(Indicator::new(
                Text::new("andelen af utrygge", "the share who feel unsafe"),
                Unit::Percent,
                Better::Lower,
            )),
        ),
        ("crime_rate", tenths(Indicator::new(Text::new("kriminaliteten", "crime"), per_1000, Better::Lower))),
        (
            "activities_with_partners",
            Indicator::new(
                Text::new("aktiviteter med partnere", "activities with partners"),
                count("aktiviteter", "activities"),
                Better::Higher,
            ),
        ),
        (
            "activities",
            Indicator::new(Text::new("aktiviteter", "activities"), count("aktiviteter", "activities"), Better::Higher),
        ),
        (
            "cross_partner_share",
            Indicator {
                derived: Some(share),
                ..Indicator::new(
                    Text::new("andelen med partnere", "the share with partners"),
                    Unit::Percent,
                    Better::Higher,
                )
            },
        ),
    ];
    Ok(Declarations {
        title: None,
        window: Some(Window { from: first, to: year(LAST_YEAR)? }),
        areas: std::iter::once(("city".into(), city)).chain(others).collect(),
        indicators: indicators.into_iter().map(|(id, indicator)| (id.into(), indicator)).collect(),
        goals: vec![("safety".into(), goal)],
        ..Declarations::default()
    })
}

/// What [`declarations`] says, as it is written, but for the areas.
const DECLARED: &str = "\
maal: 1
window: { from: 2012, to: 2023 }
indicators:
  theft:
    name: { da: tyverier, en: thefts }
    unit: { count: { da: anmeldelser, en: reports } }
    better: lower
  unsafe:
    name: { da: andelen af utrygge, en: the share who feel unsafe }
    unit: percent
    decimals: 1
    better: lower
  crime_rate:
    name: { da: kriminaliteten, en: crime }
    unit: { per: 1000, of: { da: indbyggere, en: residents } }
    decimals: 1
    better: lower
  activities_with_partners:
    name: { da: aktiviteter med partnere, en: activities with partners }
    unit: { count: { da: aktiviteter, en: activities } }
    better: higher
  activities:
    name: { da: aktiviteter, en: activities }
    unit: { count: { da: aktiviteter, en: activities } }
    better: higher
  cross_partner_share:
    name: { da: andelen med partnere, en: the share with partners }
    unit: percent
    better: higher
    derived: { share: activities_with_partners, of: activities }
goals:
  safety:
    name: { da: tryghed, en: safety }
    targets:
      theft-held: { indicator: theft, areas: all, rule: { maintain: { baseline: 2012 } } }
      theft-falls: { indicator: theft, areas: all, rule: { annual_decline: { step: 1 } } }
      unsafe-falls: { indicator: unsafe, areas: all, rule: annual_decline }
      unsafe-nears-city: { indicator: unsafe, areas: all, rule: { converge: { to: city, since: 2012 } } }
      partners: { indicator: cross_partner_share, areas: all, rule: { at_least: 75 } }
      crime-reaches-goal: { indicator: crime_rate, areas: all, rule: { reach: { baseline: 2012, value: 25, by: 2024 } } }
";

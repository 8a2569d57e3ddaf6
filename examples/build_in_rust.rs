//! Targets and figures built in Rust, without a line of YAML: for tools that keep them in a database.
//!
//!     cargo run --example build_in_rust

use std::error::Error;

use maal::report::Counterfactual;
use maal::{
    Area, Better, Bound, Dataset, Declarations, Goal, Indicator, Language, Level, Maintain, Observation, Period, Rule,
    Rulebook, Status, Target, Text, Than, Threshold, Unit, Verdict,
};

fn main() -> Result<(), Box<dyn Error>> {
    let rulebook = Rulebook::new(declarations()?)?;
    let data = figures()?;
    let report = rulebook.assess(&data)?;
    for assessment in report.assessments() {
        println!("{}", assessment.explain(Language::English));
        // What a program needs is there as data, not only as text.
        if let (Verdict::NotMet, Some(finding)) = (assessment.verdict(), assessment.deciding()) {
            if let Some(Counterfactual::Value { value, .. }) = finding.counterfactual() {
                println!("  {} would be met at {value}", assessment.target_id());
            }
        }
    }

    // What is wrong is named by its path, before anything is judged.
    let mut broken = declarations()?;
    for (_, goal) in &mut broken.goals {
        goal.targets.push(("helmets".into(), Target::new("helmets", "town", Rule::Monitor(maal::Monitor::default()))));
    }
    match Rulebook::new(broken) {
        Ok(_) => Err("an indicator that nobody declared must be refused".into()),
        Err(problems) => {
            println!("\nWith a target for an indicator that is not declared:\n{problems}");
            Ok(())
        }
    }
}

fn declarations() -> Result<Declarations, Box<dyn Error>> {
    let injured = Indicator::new(
        Text::new("antallet af tilskadekomne cyklister", "the number of injured cyclists"),
        Unit::Count { of: Text::new("cyklister", "cyclists"), one: Some(Text::new("cyklist", "cyclist")) },
        Better::Lower,
    );
    let cycling = Indicator {
        decimals: Some(1),
        ..Indicator::new(
            Text::new("cyklens andel af turene", "the share of trips by bicycle"),
            Unit::Percent,
            Better::Higher,
        )
    };
    let before = Period::year(2020).ok_or("2020 is a year")?;
    let held = Rule::Maintain(Maintain { baseline: maal::Baseline::Period(before), tolerance: None });
    let half = Rule::Threshold(Threshold { bound: Bound::AtLeast, strict: false, than: Than::Level(Level::new(50)) });
    let mut goal = Goal::new(Text::new("Flere på cykel", "More people on bicycles"));
    goal.targets = vec![
        ("not-more-injured".into(), Target::new("injured", "town", held)),
        ("half-of-the-trips".into(), Target::new("cycling", "town", half)),
    ];
    Ok(Declarations {
        areas: vec![("town".into(), Area::named(Text::new("kommunen", "the municipality")))],
        indicators: vec![("injured".into(), injured), ("cycling".into(), cycling)],
        goals: vec![("bicycles".into(), goal)],
        ..Declarations::default()
    })
}

fn figures() -> Result<Dataset, Box<dyn Error>> {
    let mut figures = Dataset::builder();
    for (year, injured, cycling) in [(2020, 31, "44.5"), (2022, 33, "47.2"), (2024, 29, "49.6")] {
        let year = Period::year(year).ok_or("a year")?;
        figures.observe("injured", "town", year, injured);
        let status = if year == Period::year(2024).ok_or("a year")? { Status::Provisional } else { Status::Normal };
        let share: maal::Number = cycling.parse()?;
        figures.observe("cycling", "town", year, Observation { status, ..Observation::of(share) });
    }
    Ok(figures.build()?)
}

//! A tool whose own configuration holds targets: the rulebook is one of its fields, read by serde with all the rest.
//!
//!     cargo run --example embed_in_config

use std::error::Error;

use maal::{Dataset, Language, Length, Rulebook};
use serde::Deserialize;

/// The configuration of a dashboard. It is checked as it is read: a rulebook with a mistake in it never exists.
#[derive(Deserialize)]
struct Dashboard {
    title: String,
    refresh_minutes: u32,
    targets: Rulebook,
    figures: Dataset,
}

const CONFIGURATION: &str = r#"
title: Traffic
refresh_minutes: 15

targets:
  maal: 1
  areas:
    town: { name: { da: kommunen, en: the municipality } }
  indicators:
    injured:
      name: { da: antallet af tilskadekomne, en: the number of people injured }
      unit: { count: { da: tilskadekomne, en: people injured } }
      better: lower
  goals:
    safe-roads:
      name: { da: Sikre veje, en: Safe roads }
      source: { da: Trafiksikkerhedsplan 2020-2030, en: Road safety plan 2020-2030 }
      targets:
        halved:
          indicator: injured
          area: town
          rule: { reach: { baseline: 2020, change: -50 %, by: 2030 } }

figures:
  maal: 1
  observations:
    injured:
      town: { 2020: 84, 2022: 73, 2024: 70 }
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let dashboard: Dashboard = serde_yaml::from_str(CONFIGURATION)?;
    println!("{} (every {} minutes)\n", dashboard.title, dashboard.refresh_minutes);
    let report = dashboard.targets.assess(&dashboard.figures)?;
    for assessment in report.assessments() {
        let word = assessment.verdict().word();
        println!("{word}: {}\n", assessment.explain(Language::English).length(Length::Paragraph));
    }

    // A mistake anywhere in it is an error of the configuration, with the path to its element.
    let mistaken = CONFIGURATION.replace("baseline: 2020, change: -50 %", "baseline: 2020, change: 50 %");
    match serde_yaml::from_str::<Dashboard>(&mistaken) {
        Ok(_) => Err("a target that allows more injuries must be refused".into()),
        Err(error) => {
            println!("Were the target written without its sign:\n{error}");
            Ok(())
        }
    }
}

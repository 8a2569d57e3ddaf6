//! A rulebook that is written out is read as the same rulebook, by this reader and by another, and is written the same
//! again.

use std::collections::BTreeMap;
use std::path::Path;

use maal::{
    Area, Baseline, Better, Break, Criterion, Declarations, Filter, Indicator, Level, Measure, Number, Rulebook, Text,
    Unit,
};
use proptest::prelude::any;
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseResult;

use super::generate::uncertain_worlds;
use super::law;
use super::texts::files;

/// Writes, reads in two ways, and writes again.
fn survives(rulebook: &Rulebook) -> TestCaseResult {
    let written =
        rulebook.to_yaml().map_err(|unwritable| proptest::test_runner::TestCaseError::fail(unwritable.to_string()))?;
    let read = Rulebook::from_yaml(&written);
    prop_assert_eq!(read.as_ref().map_err(ToString::to_string), Ok(rulebook), "{}", &written);
    prop_assert_eq!(read.unwrap().to_yaml(), Ok(written.clone()));
    let other: Result<Rulebook, String> = serde_yaml::from_str(&written).map_err(|error| error.to_string());
    prop_assert_eq!(other.as_ref(), Ok(rulebook), "{}", &written);
    Ok(())
}

#[test]
fn random_rulebooks_survive() {
    law(300, uncertain_worlds(), |world| survives(&world.rulebook()));
}

#[test]
fn show() {
    let text = std::fs::read_to_string("rules/tingbjerg-husum/targets.yaml").unwrap();
    println!("{}", Rulebook::from_yaml(&text).unwrap().to_yaml().unwrap());
}

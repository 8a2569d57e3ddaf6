//! A rulebook that is written out is read as the same rulebook, by this reader and by another, and is written the same
//! again.

mod nasty;
mod unwritable;

use std::collections::BTreeMap;
use std::path::Path;

use maal::format::{self, Is};
use maal::{Rulebook, TargetTest};
use proptest::test_runner::{TestCaseError, TestCaseResult};
use proptest::{prop_assert, prop_assert_eq};
use serde_yaml::Value;

use super::generate::uncertain_worlds;
use super::law;
use super::tested::{everything, given, test_of, with_tests};
use super::texts::files;

/// Writes, reads in two ways, and writes again.
fn survives(rulebook: &Rulebook) -> Result<String, TestCaseError> {
    let written = rulebook.to_yaml().map_err(|unwritable| TestCaseError::fail(unwritable.to_string()))?;
    let read = Rulebook::from_yaml(&written);
    prop_assert_eq!(read.as_ref().map_err(ToString::to_string), Ok(rulebook), "{}", &written);
    prop_assert_eq!(read.unwrap().to_yaml(), Ok(written.clone()));
    // What is measured needs its registers, which stand among the figures.
    if rulebook.indicators().all(|(_, indicator)| indicator.measured.is_none()) {
        let checked = maal::check([("written.yaml", written.as_str())]);
        prop_assert!(!checked.diagnostics().has_errors(), "{}", checked.diagnostics());
        prop_assert_eq!(checked.loaded().map(|(read, _)| read), Some(rulebook));
    }
    let other: Result<Rulebook, String> = serde_yaml::from_str(&written).map_err(|error| error.to_string());
    prop_assert_eq!(other.as_ref(), Ok(rulebook), "{}", &written);
    well_shaped(&written)?;
    Ok(written)
}

/// No line ends in a blank, and the keys of every map stand in the order of the format.
fn well_shaped(written: &str) -> TestCaseResult {
    prop_assert!(written.ends_with('\n') && !written.ends_with("\n\n"), "{:?}", written);
    for line in written.lines() {
        prop_assert!(!line.ends_with(' '), "{:?}", line);
    }
    let tree: Value = serde_yaml::from_str(written).unwrap();
    prop_assert!(is_ordered(&tree, &Is::Map(format::root())), "{}", written);
    Ok(())
}

/// Whether the keys of every map stand in the order of the format, and none is unknown.
fn is_ordered(value: &Value, is: &Is) -> bool {
    match (value, is) {
        (_, Is::Either(all)) => all.iter().any(|is| is_ordered(value, is)),
        (Value::Sequence(items), Is::List(is)) => items.iter().all(|item| is_ordered(item, is)),
        (Value::Mapping(entries), Is::Named(is) | Is::Labels(is) | Is::Periods(is)) => {
            entries.values().all(|each| is_ordered(each, is))
        }
        (Value::Mapping(entries), Is::Map(map)) => {
            let mut last = 0;
            entries.iter().all(|(key, value)| {
                let place = map.keys.iter().position(|known| Some(known.name) == key.as_str());
                // What is not shown keeps the order in which it was declared.
                let in_order =
                    map.name == "allow" || place.is_none_or(|place| std::mem::replace(&mut last, place) <= place);
                let inner = place.map(|place| &map.keys[place].is).or(map.others);
                in_order && inner.is_some_and(|is| is_ordered(value, is))
            })
        }
        (Value::Mapping(entries), Is::Text) => entries.keys().all(|key| matches!(key.as_str(), Some("da" | "en"))),
        (Value::Sequence(_) | Value::Mapping(_), _) => false,
        (_, Is::List(_) | Is::Named(_) | Is::Labels(_) | Is::Periods(_) | Is::Map(_)) => false,
        _ => true,
    }
}

#[test]
fn random_rulebooks_survive() {
    law(300, uncertain_worlds(), |world| survives(&world.rulebook()).map(drop));
}

/// Tests that expect everything that comes out, with all figures of a world.
#[test]
fn random_tests_survive() {
    law(60, uncertain_worlds(), |world| {
        let report = world.report();
        let tests: Vec<TargetTest> =
            report.assessments().map(|each| test_of(each, given(&world), everything(each))).collect();
        let rulebook = with_tests(&world, tests);
        let written = survives(&rulebook)?;
        prop_assert!(written.contains("\ntests:\n") || report.assessments().next().is_none());
        Ok(())
    });
}

/// Every file that can be read, those with warnings and with tests among them.
#[test]
fn every_file_survives() {
    let mut written = 0;
    for folder in ["cases", "tested", "warnings"] {
        for path in yaml_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder)) {
            let text = std::fs::read_to_string(&path).unwrap();
            let Ok((rulebook, _)) = maal::load([("file.yaml", text.as_str())]) else { continue };
            survives(&rulebook).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            written += 1;
        }
    }
    assert!(written > 150, "only {written} files were written");
}

fn yaml_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        entries.flat_map(|path| if path.is_dir() { yaml_files(&path) } else { vec![path] }).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    paths
}

#[test]
fn the_real_rules_are_written_as_their_snapshot_shows() {
    let files = files();
    let mut folders: BTreeMap<&Path, Vec<(&str, &str)>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.path.components().any(|part| part.as_os_str() == "rules")) {
        let name = file.path.file_name().and_then(|name| name.to_str()).unwrap();
        folders.entry(file.path.parent().unwrap()).or_default().push((name, &file.text));
    }
    for (folder, texts) in folders {
        let (rulebook, data) = maal::load(texts).unwrap();
        let written = survives(&rulebook).unwrap_or_else(|error| panic!("{error}"));
        let again = Rulebook::from_yaml(&written).unwrap();
        assert_eq!(again.lint(&data), rulebook.lint(&data));
        shown(&format!("written_{}", folder.file_name().and_then(|name| name.to_str()).unwrap()), &written);
    }
}

/// Every key of the format, written by people in whatever order and spelling.
#[test]
fn everything_is_written_in_one_way() {
    let text = include_str!("written/everything.yaml");
    let rulebook = Rulebook::from_yaml(text).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let written = survives(&rulebook).unwrap_or_else(|error| panic!("{error}"));
    shown("written_everything", &written);
}

fn shown(name: &str, written: &str) {
    assert!(written.lines().all(|line| line.chars().count() <= 100), "a line is too long");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name.replace('-', "_"), written));
}

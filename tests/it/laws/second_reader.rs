//! `serde_yaml` as an independent second reader: on every accepted file it must lead to the same report.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;

use maal::{Dataset, Rulebook};
use proptest::prelude::any;
use proptest::prop_assert_eq;
use proptest::sample::Index;
use serde_json::Value as Json;
use serde_yaml::{Mapping, Value};

use super::law;
use super::texts::{edited, files, small_edits};
use super::worlds::json;

const FIGURES: [&str; 4] = ["as_of", "observations", "comparisons", "registers"];

pub fn ours(texts: &[&str]) -> Option<Json> {
    let (rulebook, data) = maal::load(texts.iter().map(|text| ("file.yaml", *text))).ok()?;
    Some(json(&rulebook.assess(&data).unwrap()))
}

/// The report by way of `serde_yaml`: the texts are split into declarations and figures, as values.
pub fn theirs(texts: &[&str]) -> Result<Json, String> {
    let (mut declarations, mut figures) = (Mapping::new(), Mapping::new());
    for text in texts {
        let value: Value = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        for (key, value) in value.as_mapping().ok_or("not a map")? {
            let name = key.as_str().ok_or("a key that is no text")?;
            let part = if FIGURES.contains(&name) { &mut figures } else { &mut declarations };
            if name == "maal" {
                figures.insert(key.clone(), value.clone());
                declarations.insert(key.clone(), value.clone());
            } else {
                merge(part, key, value);
            }
        }
    }
    let rulebook: Rulebook = serde_yaml::from_value(Value::Mapping(declarations)).map_err(|error| error.to_string())?;
    let data: Dataset = serde_yaml::from_value(Value::Mapping(figures)).map_err(|error| error.to_string())?;
    let report = rulebook.assess(&data).map_err(|misfits| misfits.to_string())?;
    Ok(json(&report))
}

/// Puts the entries of one file's map beside those of another's.
fn merge(into: &mut Mapping, key: &Value, value: &Value) {
    match (into.get_mut(key), value) {
        (Some(Value::Mapping(known)), Value::Mapping(more)) => known.extend(more.clone()),
        (Some(Value::Sequence(known)), Value::Sequence(more)) => known.extend(more.clone()),
        _ => drop(into.insert(key.clone(), value.clone())),
    }
}

#[test]
fn both_readers_agree_on_every_case() {
    let mut read = 0;
    for file in files().iter().filter(|file| file.path.components().any(|part| part.as_os_str() == "cases")) {
        let Some(expected) = ours(&[&file.text]) else { continue };
        assert_eq!(theirs(&[&file.text]), Ok(expected), "{}", file.path.display());
        read += 1;
    }
    assert!(read > 100, "only {read} cases were accepted");
}

#[test]
fn both_readers_agree_on_the_real_rules() {
    let mut folders: BTreeMap<&Path, Vec<&str>> = BTreeMap::new();
    let files = files();
    for file in files.iter().filter(|file| file.path.components().any(|part| part.as_os_str() == "rules")) {
        folders.entry(file.path.parent().unwrap()).or_default().push(&file.text);
    }
    assert!(!folders.is_empty());
    for (folder, texts) in folders {
        let expected = ours(&texts).unwrap_or_else(|| panic!("{} is refused", folder.display()));
        assert_eq!(theirs(&texts), Ok(expected), "{}", folder.display());
    }
}

#[test]
fn both_readers_agree_on_accepted_edits() {
    let files = files();
    let accepted = Cell::new(0);
    law(500, (any::<Index>(), small_edits()), |(nth, edits)| {
        let text = edited(&nth.get(&files).text, &edits);
        if let Some(expected) = ours(&[&text]) {
            accepted.set(accepted.get() + 1);
            prop_assert_eq!(theirs(&[&text]), Ok(expected), "{}", text);
        }
        Ok(())
    });
    assert!(accepted.get() > 100, "only {} edits were accepted", accepted.get());
}

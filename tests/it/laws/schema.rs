//! The JSON Schema against the reader: it accepts every file that the reader accepts, and refuses what the reader
//! refuses for its shape, as far as a schema can tell.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use maal::format::Schema;
use maal::{Diagnostic, Language};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::prop_assert;
use proptest::sample::Index;
use serde_json::Value as Json;
use serde_yaml::{Mapping, Value};

use super::law;
use super::texts::files_in;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::to_value(Schema::new(Language::English)).unwrap();
    jsonschema::draft202012::new(&schema).expect("the schema is one")
});

/// What is seen of a file's shape alone: a schema must refuse what is refused for one of these.
const OF_SHAPE: &[&str] = &[
    "unknown-key",
    "misplaced-key",
    "missing-key",
    "needs-one-of",
    "not-both",
    "missing-value",
    "wrong-kind",
    "unknown-word",
    "not-a-number",
    "decimal-comma",
    "not-a-whole-number",
    "not-a-period",
    "unknown-version",
];

/// Broken files whose mistake a schema cannot see: whether a key is needed depends on the value of another, a list may be
/// empty or not, and `1e3` is a number in JSON.
const BEYOND: &[&str] = &[
    "intervals_of_unknown_level.yaml",
    "level_of_no_intervals.yaml",
    "no_vintages.yaml",
    "number_with_an_exponent.yaml",
];

/// Keys become texts, as in every reader of JSON.
fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(truth) => Json::Bool(*truth),
        Value::Number(number) => serde_json::to_value(number).unwrap_or(Json::Null),
        Value::String(text) => Json::String(text.clone()),
        Value::Sequence(items) => Json::Array(items.iter().map(json).collect()),
        Value::Mapping(entries) => {
            Json::Object(entries.iter().map(|(key, value)| (key_of(key), json(value))).collect())
        }
        Value::Tagged(tagged) => json(&tagged.value),
    }
}

fn key_of(key: &Value) -> String {
    key.as_str().map_or_else(|| serde_yaml::to_string(key).unwrap().trim().to_owned(), str::to_owned)
}

fn refusals(text: &str) -> Vec<Diagnostic> {
    maal::load([("file.yaml", text)]).err().map_or(Vec::new(), |mistakes| mistakes.iter().cloned().collect())
}

/// What the schema says of a text, where it is YAML at all.
fn said(text: &str) -> Option<Vec<String>> {
    let value: Value = serde_yaml::from_str(text).ok()?;
    let json = json(&value);
    Some(VALIDATOR.iter_errors(&json).map(|error| format!("{} at {}", error, error.instance_path())).collect())
}

#[test]
fn the_schema_accepts_every_file_under_rules_and_cases() {
    let mut seen = 0;
    for file in files_in(&["tests/cases", "tests/tested", "tests/warnings", "rules"]) {
        let errors = said(&file.text).unwrap_or_else(|| panic!("{} is not YAML", file.path.display()));
        assert!(errors.is_empty(), "{}: {errors:?}", file.path.display());
        seen += 1;
    }
    assert!(seen > 100, "only {seen} files were seen");
}

#[test]
fn the_schema_refuses_broken_files_whose_shape_is_wrong() {
    let mut refused = BTreeSet::new();
    for file in files_in(&["tests/broken"]) {
        let refusals = refusals(&file.text);
        let seen = refusals.iter().filter(|mistake| !is_in_a_row(mistake, &file.text));
        let codes: BTreeSet<&str> = seen.map(|mistake| mistake.code().name()).collect();
        let Some(errors) = said(&file.text) else { continue };
        if BEYOND.iter().any(|name| file.path.ends_with(name)) {
            continue;
        }
        let of_shape: BTreeSet<&str> = codes.iter().copied().filter(|code| OF_SHAPE.contains(code)).collect();
        assert!(
            of_shape.is_empty() || !errors.is_empty(),
            "{}: only the reader refuses {of_shape:?}",
            file.path.display()
        );
        if !errors.is_empty() {
            refused.extend(of_shape);
        }
    }
    let unseen: Vec<&&str> = OF_SHAPE.iter().filter(|code| !refused.contains(**code)).collect();
    assert!(unseen.len() <= 1, "no broken file shows {unseen:?}");
}

/// The schemas under `rules` are those of this version. Write them with `maal schema --lang da` and `--lang en`.
#[test]
fn the_schemas_under_rules_are_up_to_date() {
    for (language, code) in [(Language::Danish, "da"), (Language::English, "en")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("rules/maal.schema.{code}.json"));
        let expected = serde_json::to_string_pretty(&Schema::new(language)).unwrap() + "\n";
        if std::env::var_os("WRITE_SCHEMAS").is_some() {
            fs::write(&path, &expected).unwrap();
        }
        assert!(
            fs::read_to_string(&path).unwrap_or_default() == expected,
            "write {} anew with WRITE_SCHEMAS=1",
            path.display()
        );
    }
}

/// One change in a tree: where, which of some changes, and what is put there.
type Edit = (Index, u8, Index);

const WORDS: &[&str] =
    &["lower", "yes", "5 %", "2 pp", "2021", "2021-Q2", "2024-06-03", "1,5", "wörd", "all", "0.5", "-3"];

/// Every place in a tree, as the way to it.
fn places(value: &Value, way: &mut Vec<usize>, all: &mut Vec<Vec<usize>>) {
    all.push(way.clone());
    let inner: Vec<&Value> = match value {
        Value::Mapping(entries) => entries.values().collect(),
        Value::Sequence(items) => items.iter().collect(),
        _ => return,
    };
    for (nth, value) in inner.into_iter().enumerate() {
        way.push(nth);
        places(value, way, all);
        way.pop();
    }
}

fn at<'v>(value: &'v mut Value, way: &[usize]) -> &'v mut Value {
    way.iter().fold(value, |value, nth| match value {
        Value::Mapping(entries) => entries.iter_mut().nth(*nth).expect("an entry").1,
        Value::Sequence(items) => &mut items[*nth],
        _ => unreachable!("a way leads through maps and lists"),
    })
}

fn edit(tree: &mut Value, (place, change, what): &Edit) {
    let mut all = Vec::new();
    places(tree, &mut Vec::new(), &mut all);
    let way = place.get(&all).clone();
    let word = Value::String((*what.get(WORDS)).to_owned());
    let node = at(tree, &way);
    match change % 9 {
        8 => *node = Value::Mapping(Mapping::new()),
        0 => *node = word,
        1 => *node = Value::Number((what.index(3000) as i64 - 50).into()),
        2 => *node = Value::Sequence(vec![node.clone()]),
        3 => *node = Value::Mapping([(word, node.clone())].into_iter().collect()),
        4 => *node = Value::Bool(what.index(2) == 0),
        _ => {
            let Value::Mapping(entries) = node else { return };
            let Some(key) = entries.keys().nth(what.index(entries.len().max(1))).cloned() else { return };
            let renamed = Value::String(format!("{}x", key_of(&key)));
            *entries = match change % 9 {
                5 => entries
                    .iter()
                    .filter(|(other, _)| **other != key)
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect(),
                6 => entries
                    .iter()
                    .map(|(other, value)| (if *other == key { renamed.clone() } else { other.clone() }, value.clone()))
                    .collect(),
                _ => entries
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .chain([(renamed, word)])
                    .collect::<Mapping>(),
            };
        }
    }
}

/// What may stand in a row depends on its register's fields.
fn is_in_a_row(mistake: &Diagnostic, text: &str) -> bool {
    let before = text.lines().take(mistake.span.line as usize).filter(|line| !line.starts_with([' ', '-']));
    before.last() == Some("registers:")
}

#[test]
fn schema_and_reader_accept_and_refuse_the_same_changed_files() {
    let files = files_in(&["tests/cases", "tests/tested", "rules"]);
    let whole: Vec<&str> =
        files.iter().filter(|file| refusals(&file.text).is_empty()).map(|file| file.text.as_str()).collect();
    assert!(whole.len() > 100);
    let edits = vec((any::<Index>(), any::<u8>(), any::<Index>()), 1..3);
    law(1500, (any::<Index>(), edits), |(file, edits)| {
        let mut tree: Value = serde_yaml::from_str(whole[file.index(whole.len())]).unwrap();
        edits.iter().for_each(|each| edit(&mut tree, each));
        let text = serde_yaml::to_string(&tree).unwrap();
        let refusals = refusals(&text);
        let Some(errors) = said(&text) else { return Ok(()) };
        prop_assert!(errors.is_empty() || !refusals.is_empty(), "only the schema refuses: {errors:?}\n{text}");
        let of_shape: Vec<String> = refusals
            .iter()
            .filter(|mistake| OF_SHAPE.contains(&mistake.code().name()) && !is_in_a_row(mistake, &text))
            .map(|mistake| mistake.to_string())
            .filter(|said| !said.contains("interval_level"))
            .collect();
        prop_assert!(of_shape.is_empty() || !errors.is_empty(), "only the reader refuses: {of_shape:?}\n{text}");
        Ok(())
    });
}

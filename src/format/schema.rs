//! The JSON Schema of the format, made from its table.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{Is, Map, maps, root};
use crate::name::{Language, Words};

/// A JSON Schema (2020-12) of the format: what an editor needs to complete keys and words, to tell what they mean, and
/// to underline what cannot stand where it stands. It accepts more than the reader does: whether names are declared,
/// dates are in order and numbers fit their unit is seen only when a file is read.
///
/// ```
/// use maal::{Language, format::Schema};
/// let schema = serde_json::to_value(Schema::new(Language::English)).unwrap();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(schema["$defs"]["window"]["required"], serde_json::json!(["from", "to"]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    language: Language,
}

impl Schema {
    /// The schema with its descriptions in `language`.
    #[must_use]
    pub fn new(language: Language) -> Schema {
        Schema { language }
    }
}

const TITLE: Words = Words { da: "Mål og tal til maal", en: "Targets and figures for maal" };
const SCALAR: &[&str] = &["string", "number", "boolean"];
/// Not only blanks.
const SOMETHING: &str = r"\S";
const NAME: &str = r"^[\p{L}\p{N}\p{M}._-]{1,128}$";
const PERIOD: &str = r"^[12][0-9]{3}(-?H[12]|-?[QK][1-4]|-?M(0[1-9]|1[0-2])|-(0[1-9]|1[0-2]))?$";
const DATE: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const NUMBER: &str = r"^[-+]?[0-9]+(\.[0-9]+)?$";
const EXACT: &str = r"^[-+]?[0-9]+(\.[0-9]+)?(\s*/\s*[-+]?[0-9]+(\.[0-9]+)?)?$";
const LEVEL: &str = r"^\s*-?[0-9]+(\.[0-9]+)?\s*%?\s*$";
const STEP: &str = r"^\s*[-+]?[0-9]+(\.[0-9]+)?\s*(%|pp|procentpoint|percentage points)?\s*$";

/// A piece of JSON.
enum Json {
    Bool(bool),
    Count(u32),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn texts(texts: &[&str]) -> Json {
    Json::List(texts.iter().map(|each| text(each)).collect())
}

fn object<const N: usize>(entries: [(&str, Json); N]) -> Json {
    Json::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A scalar that is a text of some form, or a number.
fn written(types: &[&str], pattern: &str) -> Json {
    object([("type", texts(types)), ("pattern", text(pattern))])
}

impl Schema {
    fn whole(self) -> Json {
        let Json::Map(mut entries) = self.body(root()) else { return Json::Bool(true) };
        let defined = maps().into_iter().skip(1).map(|map| (map.name.to_owned(), self.map(map)));
        let head = [
            ("$schema", text("https://json-schema.org/draft/2020-12/schema")),
            ("title", text(TITLE.get(self.language))),
            ("description", text(root().about.get(self.language))),
        ];
        let mut whole: Vec<(String, Json)> = head.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        whole.append(&mut entries);
        whole.push(("$defs".to_owned(), Json::Map(defined.collect())));
        Json::Map(whole)
    }

    fn map(self, map: &Map) -> Json {
        let Json::Map(entries) = self.body(map) else { return Json::Bool(true) };
        let about = ("description".to_owned(), text(map.about.get(self.language)));
        Json::Map([about].into_iter().chain(entries).collect())
    }

    fn body(self, map: &Map) -> Json {
        let keys = map.keys.iter().map(|key| (key.name.to_owned(), self.key(key)));
        let needed: Vec<&str> = map.keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
        let others = map.others.map_or(Json::Bool(false), |is| self.is(is));
        let mut body = vec![("type", text("object")), ("properties", Json::Map(keys.collect()))];
        body.push(("additionalProperties", others));
        if map.others.is_some() {
            body.push(("propertyNames", object([("pattern", text(NAME))])));
        }
        if !needed.is_empty() {
            body.push(("required", texts(&needed)));
        }
        let only_one = !map.one_of.is_empty() && map.one_of.len() == map.keys.len();
        if map.not_empty || only_one {
            body.push(("minProperties", Json::Count(1)));
        }
        if only_one {
            body.push(("maxProperties", Json::Count(1)));
        } else if !map.one_of.is_empty() {
            body.push((
                "anyOf",
                Json::List(map.one_of.iter().map(|key| object([("required", texts(&[key]))])).collect()),
            ));
            body.push(("allOf", Json::List(never_both(map.one_of))));
        }
        let needing = map.beside.iter().filter(|beside| !beside.needs.is_empty());
        let needing: Vec<(String, Json)> = needing.map(|beside| (beside.key.to_owned(), texts(beside.needs))).collect();
        if !needing.is_empty() {
            body.push(("dependentRequired", Json::Map(needing)));
        }
        let excluding = map.beside.iter().filter(|beside| !beside.never.is_empty());
        let excluding: Vec<(String, Json)> =
            excluding.map(|beside| (beside.key.to_owned(), without(beside.never))).collect();
        if !excluding.is_empty() {
            body.push(("dependentSchemas", Json::Map(excluding)));
        }
        Json::Map(body.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    fn key(self, key: &super::Key) -> Json {
        let about = ("description".to_owned(), text(key.about.get(self.language)));
        match self.is(&key.is) {
            Json::Map(entries) => Json::Map([about].into_iter().chain(entries).collect()),
            other @ (Json::Bool(_) | Json::Count(_) | Json::Text(_) | Json::List(_)) => other,
        }
    }

    fn is(self, is: &Is) -> Json {
        match is {
            Is::Text => Json::Map(vec![(
                "anyOf".to_owned(),
                Json::List(vec![written(SCALAR, SOMETHING), object([("$ref", text("#/$defs/text"))])]),
            )]),
            Is::Word(words) => object([("enum", Json::List(words.iter().flat_map(|word| word_forms(word)).collect()))]),
            Is::YesNo => object([("enum", Json::List(["yes", "no"].into_iter().flat_map(word_forms).collect()))]),
            Is::Whole => object([
                ("type", texts(&["integer", "string"])),
                ("minimum", Json::Count(0)),
                ("pattern", text("^[0-9]+$")),
            ]),
            Is::Number => written(&["number", "string"], NUMBER),
            Is::Exact => written(&["number", "string"], EXACT),
            Is::Level => written(&["number", "string"], LEVEL),
            Is::Step => written(&["number", "string"], STEP),
            Is::Period => object([
                ("type", texts(&["integer", "string"])),
                ("minimum", Json::Count(1000)),
                ("maximum", Json::Count(2999)),
                ("pattern", text(PERIOD)),
            ]),
            Is::Date => written(&["string"], DATE),
            Is::Name(_) | Is::Value => written(SCALAR, SOMETHING),
            Is::List(is) => object([("type", text("array")), ("items", self.is(is))]),
            Is::Map(map) => object([("$ref", text(&format!("#/$defs/{}", map.name)))]),
            // Names within names have something under them.
            Is::Named(is @ Is::Named(_)) => self.names(NAME, filled(self.is(is))),
            Is::Named(is) => self.names(NAME, self.is(is)),
            Is::Labels(is) => object([("type", text("object")), ("additionalProperties", self.is(is))]),
            Is::Periods(is) => filled(self.names(PERIOD, self.is(is))),
            Is::Either(all) => object([("anyOf", Json::List(all.iter().map(|is| self.is(is)).collect()))]),
        }
    }

    fn names(self, pattern: &str, under: Json) -> Json {
        object([
            ("type", text("object")),
            ("propertyNames", object([("pattern", text(pattern))])),
            ("additionalProperties", under),
        ])
    }
}

/// A map with something in it.
fn filled(map: Json) -> Json {
    let Json::Map(entries) = map else { return map };
    Json::Map(entries.into_iter().chain([("minProperties".to_owned(), Json::Count(1))]).collect())
}

/// A map without some keys.
fn without(keys: &[&str]) -> Json {
    let never = keys.iter().map(|key| ((*key).to_owned(), Json::Bool(false)));
    object([("properties", Json::Map(never.collect()))])
}

/// Keys of which no two are given together.
fn never_both(keys: &[&str]) -> Vec<Json> {
    let pairs =
        keys.iter().enumerate().flat_map(|(nth, one)| keys.iter().skip(nth + 1).map(move |other| [*one, *other]));
    pairs.map(|pair| object([("not", object([("required", texts(&pair))]))])).collect()
}

/// A word as YAML may hand it on: `yes` is a truth to some readers, `90` a number.
fn word_forms(word: &str) -> Vec<Json> {
    let other = match word {
        "yes" => Some(Json::Bool(true)),
        "no" => Some(Json::Bool(false)),
        _ => word.parse().ok().map(Json::Count),
    };
    [text(word)].into_iter().chain(other).collect()
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.whole().serialize(serializer)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Count(value) => serializer.serialize_u32(*value),
            Json::Text(value) => serializer.serialize_str(value),
            Json::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Json::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

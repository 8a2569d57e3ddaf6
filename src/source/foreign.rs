use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::misreading::Misreading;
use super::node::{Entry, Node, Value};
use super::span::Span;
use super::{Diagnostics, Reading};
use crate::dataset::Dataset;
use crate::format;
use crate::name::{Language, composed};
use crate::rulebook::Rulebook;

/// For tools that hold targets inside their own configuration: the same keys as in a file, in any format of serde.
impl<'de> Deserialize<'de> for Rulebook {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Rulebook, D::Error> {
        let mut reading = Reading::of_foreign(deserializer)?;
        let (rulebook, problems) = Rulebook::new_all(reading.decode(format::DECLARATIONS).0);
        reading.finish(problems, Vec::new()).map_err(without_places)?;
        Ok(rulebook)
    }
}

/// For tools that hold figures inside their own configuration: the same keys as in a file, in any format of serde.
impl<'de> Deserialize<'de> for Dataset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Dataset, D::Error> {
        let mut reading = Reading::of_foreign(deserializer)?;
        let (data, problems) = reading.decode(format::FIGURES).1.build_all();
        reading.finish(problems, Vec::new()).map_err(without_places)?;
        Ok(data)
    }
}

/// The mistakes one after the other; the places are not known here, so the elements are named.
fn without_places<E: Error>(diagnostics: Diagnostics) -> E {
    let mistakes: Vec<String> =
        diagnostics.iter().map(|diagnostic| diagnostic.explain_at(&diagnostic.file, Language::English)).collect();
    E::custom(mistakes.join("\n"))
}

impl Reading<'static> {
    /// Takes a tree from another deserializer. The "line" of a node is its number in the list of paths.
    fn of_foreign<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Reading<'static>, D::Error> {
        let mut paths = vec![String::new()];
        let mut problems = Vec::new();
        let seed = Seed { path: 0, paths: &mut paths, problems: &mut problems };
        let tree = seed.deserialize(deserializer)?;
        let mut reading = Reading::of_texts(&[]);
        reading.trees.push(Some(tree));
        reading.paths = paths;
        for (place, misreading) in problems {
            reading.decoder.report(place, misreading);
        }
        Ok(reading)
    }
}

struct Seed<'p> {
    path: usize,
    paths: &'p mut Vec<String>,
    problems: &'p mut Vec<(Span, Misreading)>,
}

impl Seed<'_> {
    fn below(&mut self, step: &str) -> usize {
        let above = self.paths.get(self.path).map(String::as_str).unwrap_or_default();
        let path = if above.is_empty() { step.to_owned() } else { format!("{above}/{step}") };
        self.paths.push(path);
        self.paths.len() - 1
    }

    fn node(&self, value: Value<'static>) -> Node<'static> {
        Node { span: place(self.path), name: None, value }
    }

    fn scalar<E>(self, text: impl fmt::Display) -> Result<Node<'static>, E> {
        Ok(self.node(Value::Scalar(Cow::Owned(text.to_string()))))
    }
}

fn place(path: usize) -> Span {
    let line = u32::try_from(path).unwrap_or(u32::MAX);
    Span { line, column: 0, end_line: line, end_column: 0 }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node<'static>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'static>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("targets or figures")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node<'static>, E> {
        self.scalar(value)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node<'static>, E> {
        self.scalar(value)
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node<'static>, E> {
        self.scalar(value)
    }

    fn visit_i128<E>(self, value: i128) -> Result<Node<'static>, E> {
        self.scalar(value)
    }

    fn visit_u128<E>(self, value: u128) -> Result<Node<'static>, E> {
        self.scalar(value)
    }

    /// A float stands for its shortest decimal form; with more than 15 digits it may have lost some already.
    fn visit_f64<E>(self, value: f64) -> Result<Node<'static>, E> {
        let text = value.to_string();
        let digits = text.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
        if digits > 15 {
            self.problems.push((place(self.path), Misreading::LongFloat));
        }
        self.scalar(text)
    }

    fn visit_str<E>(self, value: &str) -> Result<Node<'static>, E> {
        Ok(self.node(Value::Scalar(composed(Cow::Owned(value.to_owned())))))
    }

    fn visit_unit<E>(self) -> Result<Node<'static>, E> {
        Ok(self.node(Value::Empty))
    }

    fn visit_none<E>(self) -> Result<Node<'static>, E> {
        Ok(self.node(Value::Empty))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'static>, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'static>, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Node<'static>, A::Error> {
        let mut items = Vec::new();
        loop {
            let path = self.below(&items.len().to_string());
            let seed = Seed { path, paths: self.paths, problems: self.problems };
            match access.next_element_seed(seed)? {
                Some(item) => items.push(item),
                None => return Ok(self.node(Value::List(items))),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Node<'static>, A::Error> {
        let (mut entries, mut seen): (Vec<Entry<'static>>, BTreeSet<String>) = Default::default();
        while let Some(Key(key)) = access.next_key()? {
            let path = self.below(&key);
            if !seen.insert(key.clone()) {
                self.problems.push((place(path), Misreading::DuplicateKey { key: key.clone(), first_line: 0 }));
            }
            let value = access.next_value_seed(Seed { path, paths: self.paths, problems: self.problems })?;
            entries.push(Entry { key: Cow::Owned(key), key_span: place(path), value });
        }
        Ok(self.node(Value::Map(entries)))
    }
}

/// A key, which some formats give as a number.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Key, D::Error> {
        let (mut paths, mut problems) = (Vec::new(), Vec::new());
        let seed = Seed { path: 0, paths: &mut paths, problems: &mut problems };
        match seed.deserialize(deserializer)?.value {
            Value::Scalar(text) => Ok(Key(text.into_owned())),
            Value::Empty | Value::List(_) | Value::Map(_) => Err(D::Error::custom("a key must be a text")),
        }
    }
}

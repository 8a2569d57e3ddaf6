//! JSON by its pieces: each is read only when its turn comes, and numbers stay as they are written.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::fault::JsonStatFault;

/// The members of an object, in their order.
pub(super) struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'t> Members<'t> {
    /// Reads an object. `name` is what it is called where it is none.
    pub(super) fn of(raw: &'t RawValue, name: &str) -> Result<Members<'t>, JsonStatFault> {
        serde_json::from_str(raw.get()).map_err(|_| JsonStatFault::Shape { member: name.into() })
    }

    pub(super) fn get(&self, name: &str) -> Option<&'t RawValue> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, raw)| *raw).filter(|raw| raw.get() != "null")
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &'t RawValue)> {
        self.0.iter().map(|(name, raw)| (name.as_str(), *raw))
    }

    /// The text of a member, where it is one.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(text)
    }

    /// The whole number of a member, where it is one.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name).and_then(|raw| raw.get().parse().ok())
    }

    /// The object of a member, where it is one.
    pub(super) fn object(&self, name: &str) -> Option<Members<'t>> {
        self.get(name).and_then(|raw| Members::of(raw, name).ok())
    }

    /// The first name that stands twice.
    pub(super) fn twice(&self) -> Option<&str> {
        let mut names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.windows(2).find_map(|pair| match pair {
            [one, other] if one == other => Some(*one),
            _ => None,
        })
    }
}

/// A text, where it is one.
pub(super) fn text(raw: &RawValue) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}

/// The pieces of an array.
pub(super) fn list<'t>(raw: &'t RawValue, name: &str) -> Result<Vec<&'t RawValue>, JsonStatFault> {
    serde_json::from_str(raw.get()).map_err(|_| JsonStatFault::Shape { member: name.into() })
}

/// The texts of an array; a single text is an array of one.
pub(super) fn texts(raw: &RawValue) -> Option<Vec<String>> {
    text(raw).map(|only| vec![only]).or_else(|| serde_json::from_str(raw.get()).ok())
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Members<'de>, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// The number of an entry; the text itself where it is none.
pub(super) struct Position(pub(super) Result<usize, String>);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Position, D::Error> {
        struct Key;
        impl Visitor<'_> for Key {
            type Value = Position;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number as text")
            }

            fn visit_str<E: de::Error>(self, key: &str) -> Result<Position, E> {
                let digits = Some(key).filter(|key| key.bytes().all(|byte| byte.is_ascii_digit()));
                Ok(Position(digits.and_then(|key| key.parse().ok()).ok_or_else(|| key.to_owned())))
            }
        }
        deserializer.deserialize_str(Key)
    }
}

/// Hands on every entry of an array, or of an object that is sparse, with its number where it is written.
pub(super) fn for_each<'t>(
    raw: &'t RawValue,
    each: impl FnMut(Option<Position>, &'t str),
) -> Result<(), serde_json::Error> {
    Each(each).deserialize(&mut serde_json::Deserializer::from_str(raw.get()))
}

struct Each<F>(F);

impl<'de, F: FnMut(Option<Position>, &'de str)> DeserializeSeed<'de> for Each<F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(Option<Position>, &'de str)> Visitor<'de> for Each<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        while let Some(raw) = entries.next_element::<&RawValue>()? {
            self.0(None, raw.get());
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        while let Some((position, raw)) = entries.next_entry::<Position, &RawValue>()? {
            self.0(Some(position), raw.get());
        }
        Ok(())
    }
}

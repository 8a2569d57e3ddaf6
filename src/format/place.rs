//! Which key was probably meant, and where a key belongs that stands in the wrong map.

use super::{Is, Map, root};
use crate::name::{distance, is_slip};

/// Where a key belongs that is known, but not where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Further in: under one of these, from the map in which it stands: `rule: maintain`.
    Under(Vec<String>),
    /// Further out: beside this key, under which it stands.
    Beside(&'static str),
    /// In another part of the file: under this key at its top.
    In(&'static str),
    /// In one of the maps that stand where this one does: `maintain` instead of `at_most`.
    InsteadUnder(Vec<String>),
    /// Nowhere: its value stands alone in place of the map, as in `at_least: 75`.
    Alone,
}

/// What people call a value that stands alone.
const VALUES: &[&str] = &["level", "value", "limit", "niveau", "værdi", "grænse", "grænseværdi", "tal", "than", "end"];

/// A map with the keys that lead to it from the top of a file; names and places in lists are passed over.
struct Place {
    path: Vec<&'static str>,
    map: &'static Map,
}

/// Where a key belongs, seen from a map that does not have it.
pub(crate) fn elsewhere(map: &Map, key: &str) -> Option<Elsewhere> {
    if map.name == super::THRESHOLD.name && VALUES.contains(&plain(key).as_str()) {
        return Some(Elsewhere::Alone);
    }
    if super::maps().iter().all(|map| map.key(key).is_none()) {
        return None;
    }
    let places = places();
    let from: Vec<&Place> = places.iter().filter(|place| place.map.name == map.name).collect();
    let homes: Vec<&Place> = places.iter().filter(|place| place.map.key(key).is_some()).collect();
    let pairs = || from.iter().flat_map(|from| homes.iter().map(move |home| (*from, *home)));
    let further_out = pairs().filter_map(|(from, home)| {
        let steps = from.path.strip_prefix(home.path.as_slice())?;
        steps.first().map(|first| (steps.len(), *first))
    });
    let further_in = pairs().filter_map(|(from, home)| home.path.strip_prefix(from.path.as_slice()));
    let further_in: Vec<&[&str]> = further_in.filter(|steps| !steps.is_empty() && steps.len() <= 2).collect();
    let shallowest = further_in.iter().map(|steps| steps.len()).min();
    match (further_out.min(), shallowest) {
        (Some((out, key)), within) if within.is_none_or(|within| out <= within) => Some(Elsewhere::Beside(key)),
        (_, Some(depth)) => {
            let mut under: Vec<String> =
                further_in.iter().filter(|steps| steps.len() == depth).map(|steps| steps.join(": ")).collect();
            under.dedup();
            Some(Elsewhere::Under(under))
        }
        _ => match homes.as_slice() {
            [Place { path, .. }] if path.len() <= 1 => path.first().copied().map(Elsewhere::In),
            _ => {
                let mut siblings: Vec<String> = pairs().filter_map(|(from, home)| sibling(from, home)).collect();
                siblings.sort_by_key(|name| super::RULE.names.iter().position(|rule| rule == name));
                siblings.dedup();
                (!siblings.is_empty()).then_some(Elsewhere::InsteadUnder(siblings))
            }
        },
    }
}

/// Whether a map with one key stands under another key: `maintain` under `rule`.
pub(crate) fn leads_to(outer: &str, inner: &str) -> bool {
    let places = places();
    places.iter().any(|place| place.path.last() == Some(&outer) && place.map.key(inner).is_some())
}

/// The key of a map that stands under the same key as another, deeper than at the top of a file.
fn sibling(one: &Place, other: &Place) -> Option<String> {
    let (_, above) = one.path.split_last()?;
    let (key, beside) = other.path.split_last()?;
    (above == beside && !above.is_empty()).then(|| (*key).to_owned())
}

/// Every map with every way that leads to it.
fn places() -> Vec<Place> {
    let mut found = vec![Place { path: Vec::new(), map: root() }];
    let mut next = 0;
    while let Some((path, map)) = found.get(next).map(|place| (place.path.clone(), place.map)) {
        for key in map.keys {
            let path: Vec<&'static str> = path.iter().copied().chain([key.name]).collect();
            key.is.places(&path, &mut found);
        }
        next += 1;
    }
    found
}

impl Is {
    fn places(&self, path: &[&'static str], found: &mut Vec<Place>) {
        match self {
            Is::Map(map) => found.push(Place { path: path.to_vec(), map }),
            Is::List(is) | Is::Named(is) | Is::Labels(is) | Is::Periods(is) => is.places(path, found),
            Is::Either(all) => all.iter().for_each(|is| is.places(path, found)),
            Is::Text
            | Is::Word(_)
            | Is::YesNo
            | Is::Whole
            | Is::Number
            | Is::Exact
            | Is::Level
            | Is::Step
            | Is::Period
            | Is::Date
            | Is::Name(_)
            | Is::Value => {}
        }
    }
}

impl Map {
    /// The keys that another word stands for: the same in other letters, or what people call it.
    pub(crate) fn called(&self, word: &str) -> impl Iterator<Item = &'static str> {
        let word = plain(word);
        let is_called = move |key: &&super::Key| plain(key.name) == word || key.also.iter().any(|also| *also == word);
        self.keys.iter().filter(is_called).map(|key| key.name)
    }

    /// The key that was probably meant by a word that is almost one.
    pub(crate) fn nearly(&self, word: &str) -> Option<&'static str> {
        let word = plain(word);
        let letters = word.chars().count();
        let words = self
            .keys
            .iter()
            .flat_map(|key| [key.name].into_iter().chain(key.also.iter().copied()).map(|also| (also, key.name)));
        // Words of two letters all lie near each other.
        // With another beginning it may say the opposite.
        let opposite = |also: &str| word.ends_with(also) || also.ends_with(&word);
        let near = words.filter(|(also, _)| also.chars().count() > 2 && !opposite(also)).filter_map(|(also, name)| {
            let length = also.chars().count();
            let nearest = (length / 3).max(1);
            let far = if letters.abs_diff(length) > nearest { return None } else { distance(&word, also) };
            (far <= nearest).then_some((far, name))
        });
        near.min().map(|(_, name)| name)
    }
}

/// Whether a key is another beyond doubt: the same in other letters, what people call it, or a slip of the keyboard.
pub(crate) fn is_surely(found: &str, meant: &str) -> bool {
    let of_map = |map: &Map| map.key(meant).is_some() && map.called(found).any(|called| called == meant);
    super::maps().into_iter().any(of_map) || is_slip(&plain(found), meant)
}

/// The word of a closed choice that another is beyond doubt.
pub(crate) fn word_surely_meant(found: &str, words: &[&'static str]) -> Option<&'static str> {
    let meant = word_meant(found, words)?;
    let near = words.iter().map(|word| distance(found, word)).filter(|far| *far == distance(found, meant)).count();
    let by_letters = is_slip(&plain(found), meant) && near == 1;
    (by_letters || called_word(found, words) == Some(meant)).then_some(meant)
}

/// The word of a closed choice that another stands for: the same in other letters, what people call it in Danish or
/// English, or almost the word.
pub(crate) fn word_meant(found: &str, words: &[&'static str]) -> Option<&'static str> {
    called_word(found, words).or_else(|| {
        // One number is not almost another.
        // With another beginning it may say the opposite.
        let is_word =
            |word: &&&str| word.starts_with(char::is_alphabetic) && !found.ends_with(**word) && !word.ends_with(found);
        let near = words.iter().filter(is_word).map(|word| (distance(found, word), *word)).min();
        near.filter(|(far, word)| *far <= (word.chars().count() / 3).max(1)).map(|(_, word)| word)
    })
}

/// The word that is the same in other letters, or that people call so.
fn called_word(found: &str, words: &[&'static str]) -> Option<&'static str> {
    let plain_found = plain(found);
    let is_meant = |word: &&&'static str| plain(word) == plain_found;
    let called = WORDS.iter().filter(|(others, _)| others.contains(&plain_found.as_str())).map(|(_, word)| *word);
    let kind = super::RULE.called(found).next();
    let called = called.chain(kind).find(|called| words.contains(called));
    words.iter().find(is_meant).copied().or(called)
}

/// What people call the words of closed choices.
const WORDS: &[(&[&str], &str)] = &[
    (&["ja", "sand", "y", "on", "x"], "yes"),
    (&["nej", "falsk", "n", "off"], "no"),
    (
        &[
            "lavere",
            "lavest",
            "lav",
            "færre",
            "mindre",
            "ned",
            "low",
            "down",
            "nedad",
            "falder",
            "lavere_er_bedre",
            "lower_is_better",
        ],
        "lower",
    ),
    (
        &[
            "højere",
            "højest",
            "høj",
            "flere",
            "mere",
            "op",
            "high",
            "up",
            "opad",
            "stiger",
            "højere_er_bedre",
            "higher_is_better",
        ],
        "higher",
    ),
    (&["procent", "%", "pct", "pct.", "per_cent", "percentage"], "percent"),
    (&["tal", "uden", "ingen_enhed", "none", "number"], "plain"),
    (&["år", "årlig", "årligt", "yearly", "annual", "annually", "hvert_år", "år_for_år"], "year"),
    (&["halvår", "halvårlig", "halvårligt", "half_yearly", "hvert_halvår"], "half-year"),
    (&["kvartal", "kvartalsvis", "quarterly", "hvert_kvartal"], "quarter"),
    (&["måned", "månedlig", "månedligt", "monthly", "hver_måned"], "month"),
    (&["seneste", "sidste", "last", "nyeste", "seneste_år", "seneste_periode"], "latest"),
    (&["alle", "all", "hver", "hver_periode", "alle_perioder", "hvert_år", "alle_år", "every_year"], "every_period"),
    (&["antal", "stk", "stk.", "styk", "personer", "count"], "{ count: … }"),
    (&["promille", "pr.", "hyppighed", "rate"], "{ per: …, of: … }"),
    (&["kr", "kr.", "kroner", "dkk", "beløb", "timer", "ton"], "{ amount: … }"),
    (&["alle"], "all"),
    (&["mindst_ét", "mindst_en", "en_af"], "any"),
    (&["signifikant", "statistisk_sikker"], "significant"),
    (&["endelig", "endelige", "final"], "settled"),
    (&["tilladt", "ja", "yes", "allow"], "allowed"),
    (&["ukendt", "vides_ikke", "uvist", "ved_ikke"], "unknown"),
    (&["foreløbig", "foreløbigt", "p"], "provisional"),
    (&["estimat", "estimeret", "skøn", "skønnet", "e"], "estimated"),
    (&["mangler", "mangler_tal", "ingen", "na", "n/a", "ukendt"], "missing"),
    (
        &["hemmelig", "hemmeligholdt", "diskretioneret", "fortrolig", "confidential", "skjult", "anonymiseret"],
        "suppressed",
    ),
    (&["revideret", "rettet"], "revised"),
    (&["brud", "databrud"], "break"),
    (&["usikker", "usikkert", "lav_sikkerhed"], "low_reliability"),
    (&["lige", "ret", "lineær", "linear"], "straight"),
    (&["ingen", "intet"], "none"),
    (&["tekst", "string"], "text"),
    (&["tal", "nummer", "integer", "heltal"], "number"),
    (&["ja_nej", "ja/nej", "bool", "boolean"], "yes_no"),
    (&["opfyldt", "nået", "achieved"], "met"),
    (&["ikke_opfyldt", "ikke_nået", "failed", "missed"], "not_met"),
    (&["kan_ikke_afgøres", "uafgjort", "ukendt", "unknown"], "undetermined"),
    (&["endelig", "endeligt", "final"], "normal"),
    (&["andel", "share"], "proportion"),
    (&["tælling", "antal", "counts"], "poisson"),
    (&["standardfejl", "se"], "standard_error"),
    (&["konfidensinterval", "interval", "ci"], "confidence_interval"),
    (&["en", "ensidet", "ensidig"], "one"),
    (&["to", "tosidet", "tosidig"], "two"),
    (&["ikke_signifikant", "ikke_sikker"], "not_significant"),
    (&["foreløbig", "undervejs"], "interim"),
    (&["endelig", "forfalden"], "due"),
    (&["nul", "0"], "zero"),
    (&["følges", "følges_uden_krav", "fulgt"], "monitored"),
];

/// A word in small letters, without space around it and with `_` between its parts.
fn plain(word: &str) -> String {
    let word = word.trim().to_lowercase();
    word.chars().map(|letter| if letter.is_whitespace() || letter == '-' { '_' } else { letter }).collect()
}

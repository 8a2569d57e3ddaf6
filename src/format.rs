//! The format: every map with its keys, what may stand under them, and what they say.
//!
//! One table, with several readers: the reader of YAML knows from it which keys may stand where, and which were
//! probably meant; the JSON Schema and the format reference are made from it. A new key is a row in one of the files
//! below this one and a line in the decoder.

mod feeds;
mod figures;
mod goals;
mod indicators;
mod kinds;
mod outline;
mod place;
mod schema;
mod tests;

pub(crate) use feeds::{COLUMNS, FEED, MARKS};
pub(crate) use figures::{COMPARISON, FIELD, OBSERVATION, RANGE, REGISTER};
pub(crate) use goals::{ACHIEVED, ALLOW, AREA, CHECK, GOAL, JUDGED, TARGET, TEXT, WINDOW};
pub(crate) use indicators::{BREAK, DERIVED, INDICATOR, MEASURED, UNCERTAINTY, UNIT};
pub(crate) use kinds::{BASELINE, MEAN, REACH, RULE, THRESHOLD, parameters};
pub(crate) use outline::{FIGURE, REPORT, SECTION, TABLE};
pub use place::Elsewhere;
pub(crate) use place::{elsewhere, is_surely, leads_to, word_meant, word_surely_meant};
pub use schema::Schema;
pub(crate) use tests::{EXPECT, GIVEN, GIVEN_SERIES, MISSING, OUTCOME, REASONS, SIGNIFICANCES, TEST, VERDICTS, WHYS};

use crate::name::Words;
use crate::problem::Thing;

/// A map of the format whose keys are fixed.
#[derive(Debug)]
pub struct Map {
    /// What it is called where the format is described: `target`.
    pub name: &'static str,
    /// What it holds.
    pub about: Words,
    /// Its keys, in the order in which they are written.
    pub keys: &'static [Key],
    /// The names of the keys, in the same order.
    pub names: &'static [&'static str],
    /// Keys of which exactly one is given, where there are such.
    pub one_of: &'static [&'static str],
    /// Whether any of its keys must be there.
    pub not_empty: bool,
    /// What some keys need beside them, or exclude.
    pub beside: &'static [Beside],
    /// What may stand under a name beside the keys, where names may stand beside them.
    pub others: Option<&'static Is>,
}

/// What a key needs beside it, or excludes.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    /// The key.
    pub key: &'static str,
    /// Keys that must be there where it is.
    pub needs: &'static [&'static str],
    /// Keys that make no sense where it is.
    pub never: &'static [&'static str],
}

/// A key of a map.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key as it is written.
    pub name: &'static str,
    /// What stands under it.
    pub is: Is,
    /// Whether it must be there.
    pub needed: bool,
    /// What it says.
    pub about: Words,
    /// Words by which people may call it, Danish ones first.
    pub also: &'static [&'static str],
}

/// What may stand under a key, or as an item of a list.
#[derive(Clone, Copy, Debug)]
pub enum Is {
    /// A text, or one in each language: `{ da: …, en: … }`.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// `yes` or `no`.
    YesNo,
    /// A whole number that is not negative.
    Whole,
    /// A number.
    Number,
    /// A number as it is computed, with a fraction where it has no decimals: `21.5`, `64/3`.
    Exact,
    /// A level in the indicator's unit: `75`, `75 %`.
    Level,
    /// A step with its kind: `3`, `5 %`, `2 pp`.
    Step,
    /// A period: `2024`, `2024-Q1`.
    Period,
    /// A day: `2024-06-03`.
    Date,
    /// The name of something that is declared.
    Name(Thing),
    /// A value of a register, or a name in it.
    Value,
    /// A list, every item of which is this.
    List(&'static Is),
    /// A map with fixed keys.
    Map(&'static Map),
    /// A map whose keys are names; under each stands this.
    Named(&'static Is),
    /// A map whose keys are texts of a published file; under each stands this.
    Labels(&'static Is),
    /// A map whose keys are periods; under each stands this.
    Periods(&'static Is),
    /// One of these.
    Either(&'static [Is]),
}

/// A key that may be left out.
const fn key(name: &'static str, is: Is, da: &'static str, en: &'static str) -> Key {
    Key { name, is, needed: false, about: Words { da, en }, also: &[] }
}

/// A key that must be there.
const fn need(name: &'static str, is: Is, da: &'static str, en: &'static str) -> Key {
    Key { needed: true, ..key(name, is, da, en) }
}

/// What a key needs beside it, and what it excludes.
const fn beside(key: &'static str, needs: &'static [&'static str], never: &'static [&'static str]) -> Beside {
    Beside { key, needs, never }
}

impl Key {
    const fn also(self, also: &'static [&'static str]) -> Key {
        Key { also, ..self }
    }
}

/// The names of some keys, in their order.
const fn names<const N: usize>(keys: &[Key; N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut nth = 0;
    while nth < N {
        #[expect(clippy::indexing_slicing, reason = "both have N entries, and this runs while compiling")]
        {
            names[nth] = keys[nth].name;
        }
        nth += 1;
    }
    names
}

/// A map without keys, to which a row adds them.
pub(crate) const NOTHING: Map = Map {
    name: "",
    about: Words { da: "", en: "" },
    keys: &[],
    names: &[],
    one_of: &[],
    not_empty: false,
    beside: &[],
    others: None,
};

/// A map from its rows; `one_of` where exactly one of some keys is given, `beside` where a key needs or excludes another,
/// `others` where names stand beside the keys.
macro_rules! map {
    (
        $(#[$doc:meta])* $map:ident = $name:literal, $da:literal, $en:literal
        $(, one_of $one_of:expr)? $(, not_empty $not_empty:literal)? $(, beside $beside:expr)? $(, others $others:expr)?;
        $($key:expr),+ $(,)?
    ) => {
        $(#[$doc])*
        pub(crate) const $map: &$crate::format::Map = {
            const KEYS: &[$crate::format::Key; [$(stringify!($key)),+].len()] = &[$($key),+];
            &$crate::format::Map {
                name: $name,
                about: $crate::name::Words { da: $da, en: $en },
                keys: KEYS,
                names: &$crate::format::names(KEYS),
                $(one_of: $one_of,)?
                $(not_empty: $not_empty,)?
                $(beside: $beside,)?
                $(others: Some(&$others),)?
                ..$crate::format::NOTHING
            }
        };
    };
}
use map;

map! {
    /// A whole file.
    FILE = "file",
    "En fil. Enhver fil kan indeholde enhver del; filerne læses sammen.",
    "A file. Any file may hold any part; files are read together.";
    need("maal", Is::Word(&["1"]), "Formatets version. Skriv 1.", "The version of the format. Write 1.").also(&["version", "mål"]),
    key("as_of", Is::Date, "Dagen, hvor filens tal blev offentliggjort.", "The day on which the figures of the file were published.").also(&["dato", "pr", "date", "published", "opgjort", "offentliggjort"]),
    key("title", Is::Text, "Titlen på det hele.", "The title of the whole.").also(&["titel", "overskrift", "navn", "emne"]),
    key("window", Is::Map(WINDOW), "Det tidsrum, som målene gælder i, hvor de ikke selv angiver et andet.", "The periods that targets are judged in where they do not say otherwise.").also(&["periode", "tidsrum", "aftaleperiode", "vindue", "aftaleperioden", "gyldighed"]),
    key("areas", Is::Named(&Is::Either(&[Is::Text, Is::Map(AREA)])), "Områder eller befolkninger, som tallene handler om.", "Places or populations that the figures are about.").also(&["områder", "område", "steder", "area", "geografi", "bydele", "kommuner", "lokationer"]),
    key("indicators", Is::Named(&Is::Map(INDICATOR)), "Det, der måles.", "What is measured.").also(&["indikatorer", "indikator", "indicator", "nøgletal", "målinger", "målepunkter"]),
    key("goals", Is::Named(&Is::Map(GOAL)), "Målsætninger, hver med sine mål.", "Goals, each with its targets.").also(&["målsætninger", "målsætning", "mål", "formål", "goal", "hovedmål", "målene", "overordnede_mål"]),
    key("checks", Is::Named(&Is::Map(CHECK)), "Kontrol af, om tallene stemmer indbyrdes. En kontrol ændrer aldrig en afgørelse.", "Checks whether figures agree with each other. A check never changes a verdict.").also(&["kontroller", "kontrol", "tjek", "afstemning"]),
    key("observations", Is::Named(&Is::Named(&Is::Periods(&figures::OBSERVED))), "Tallene: for hver indikator og hvert område et tal for hver periode.", "The figures: for each indicator and area a value for each period.").also(&["observationer", "tal", "data", "figures", "værdier", "måltal", "resultater", "datasæt"]),
    key("comparisons", Is::List(&Is::Map(COMPARISON)), "Hvad kilden selv oplyser om, hvorvidt forskelle er statistisk sikre.", "What the source itself states of whether differences are significant.").also(&["sammenligninger", "forskelle", "sammenligning"]),
    key("registers", Is::Named(&Is::Map(REGISTER)), "Tabeller med en række for hver aktivitet, bevilling eller lignende, som indikatorer kan opgøres ud fra.", "Tables with a row for each activity, grant or the like, from which indicators can be measured.").also(&["registre", "register", "tabeller", "aktiviteter"]),
    key("feeds", Is::Named(&Is::Map(FEED)), "Kilder: filer med offentliggjorte tal, og hvordan de læses.", "Feeds: files of published figures, and how they are read.").also(&["kilder", "filer", "datafiler", "kilde", "feed"]),
    key("report", Is::Map(REPORT), "Den samlede rapport: det, der står omkring målene.", "The yearly report: what stands around the targets.").also(&["rapport", "afrapportering", "dokument"]),
    key("tests", Is::Named(&Is::Map(TEST)), "Prøver: tal, der er fundet på, og den afgørelse, de skal give.", "Tests: made-up figures, and the verdict that they must give.").also(&["prøver", "eksempler", "test", "prøve"]),
}

/// What a text may hold that is read for declarations alone.
pub(crate) const DECLARATIONS: &[&str] =
    &["maal", "title", "window", "areas", "indicators", "goals", "checks", "feeds", "report", "tests"];
/// What a text may hold that is read for figures alone.
pub(crate) const FIGURES: &[&str] = &["maal", "as_of", "observations", "comparisons", "registers"];

/// The map of a whole file, from which every other can be reached.
#[must_use]
pub fn root() -> &'static Map {
    FILE
}

/// Every map of the format, in the order in which they are reached from a file.
#[must_use]
pub fn maps() -> Vec<&'static Map> {
    let mut found: Vec<&'static Map> = vec![FILE];
    let mut next = 0;
    while let Some(map) = found.get(next).copied() {
        map.keys.iter().map(|key| &key.is).chain(map.others).for_each(|is| is.maps(&mut found));
        next += 1;
    }
    found
}

impl Is {
    /// Adds the maps that may stand here, each once.
    fn maps(&self, found: &mut Vec<&'static Map>) {
        match self {
            Is::Map(map) if found.iter().any(|known| known.name == map.name) => {}
            Is::Map(map) => found.push(map),
            Is::List(is) | Is::Named(is) | Is::Labels(is) | Is::Periods(is) => is.maps(found),
            Is::Either(all) => all.iter().for_each(|is| is.maps(found)),
            Is::Text => Is::Map(TEXT).maps(found),
            Is::Word(_)
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

impl Is {
    /// Whether keys with values may stand here.
    pub(crate) fn may_be_map(&self) -> bool {
        match self {
            Is::Text | Is::Map(_) | Is::Named(_) | Is::Labels(_) | Is::Periods(_) => true,
            Is::Either(all) => all.iter().any(Is::may_be_map),
            Is::Word(_)
            | Is::YesNo
            | Is::Whole
            | Is::Number
            | Is::Exact
            | Is::Level
            | Is::Step
            | Is::Period
            | Is::Date
            | Is::Name(_)
            | Is::Value
            | Is::List(_) => false,
        }
    }
}

impl Map {
    /// A key by its name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

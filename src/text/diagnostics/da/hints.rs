//! Help in Danish that says what a key is for, or how a value is written.

use crate::name::{Language, Words};
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::problem::Thing;
use crate::source::{Expected, Form, Found, Instead, is_part_of_whole, number_meant};
use crate::text::diagnostics::{example, hints, hundredfold};

pub(super) fn missing_key(key: &str, about: Option<Words>) -> String {
    match (key, about) {
        ("better", _) => "tilføj `better: lower`, hvis et lavere tal er bedre, ellers `better: higher`".into(),
        ("unit", _) => {
            "tilføj `unit: percent`, `unit: { count: … }`, `unit: { per: …, of: … }`, `unit: { amount: … }` eller `unit: plain`".into()
        }
        ("maal", _) | (_, None) => format!("tilføj `{}`", example(key)),
        (_, Some(words)) => format!("tilføj `{}` ({})", example(key), about_key(words)),
    }
}

pub(super) fn key_meant(meant: &str, known: &[&str]) -> String {
    match hints::of_key(known, meant) {
        Some(words) => format!("måske mentes `{meant}` ({})", about_key(words)),
        None => format!("måske mentes `{meant}`"),
    }
}

pub(super) fn needs_one_of(keys: &[&str]) -> Option<String> {
    let keys = hints::one_of(keys)?;
    let keys: Vec<String> = keys.iter().map(|key| format!("`{}` ({})", key.name, about_key(key.about))).collect();
    let (last, before) = keys.split_last()?;
    Some(format!("skriv {} eller {last}", before.join(", ")))
}

fn about_key(words: Words) -> String {
    hints::about(words, Language::Danish)
}

pub(super) fn expected(expected: Expected, found: Found, instead: Option<&Instead>) -> Option<String> {
    if let Some(instead) = instead {
        return Some(format!("skriv `{}`", instead.text));
    }
    let help = match (expected, found) {
        (_, Found::Nothing) | (Expected::Baseline, _) | (Expected::Map, Found::Map) => return None,
        (Expected::Map, Found::List) => "skriv `nøgle: værdi` på hver sin linje, uden bindestreger og uden `[` og `]`",
        (Expected::Map, Found::Table) => {
            "skriv hvert tal efter sin periode, en linje for hvert område: `byen: { 2020: 22, 2021: 20 }`"
        }
        (Expected::Map, Found::Text) => "skriv `nøgle: værdi` på hver sin linje",
        (Expected::List | Expected::NamesOrAll, _) => {
            "skriv `[…, …]`, eller hver værdi på sin egen linje efter en bindestreg"
        }
        (Expected::Text, _) => "skriv én tekst; begynder den med `[` eller `{`, så sæt den i anførselstegn",
        (Expected::Name | Expected::Scalar, Found::List) => "skriv kun én værdi, uden `[` og `]`",
        (Expected::Name | Expected::Scalar, Found::Map | Found::Table | Found::Text) => {
            "skriv værdien alene, uden nøgler"
        }
    };
    Some(help.into())
}

pub(super) fn number(found: &str, form: Form) -> String {
    match form {
        Form::Figure if is_part_of_whole(found) => return part_of_whole(),
        Form::Level if is_part_of_whole(found) => return "skriv andelen i procent, for eksempel `75 %`".into(),
        Form::Number | Form::Figure | Form::Exact | Form::Level | Form::Step => {}
    }
    match (number_meant(found, form), hints::two_readings(found)) {
        (Some(meant), _) if meant.is_sure => format!("skriv `{}`", meant.text),
        (Some(meant), _) => format!("skriv kun tallet: `{}`", meant.text),
        (None, Some((thousands, decimal))) => {
            format!(
                "skriv `{thousands}`, hvis kommaet adskiller tusinder, eller `{decimal}`, hvis det står foran decimaler"
            )
        }
        (None, None) if form == Form::Figure && hints::has_no_digit(found) => {
            "skriv tallet med cifre; kendes det ikke, så udelad perioden, eller skriv `{ status: missing }`".into()
        }
        (None, None) => {
            let examples = match form {
                Form::Number | Form::Figure | Form::Exact => "`75`, `-3` eller `21.5`",
                Form::Level => "`75`, `21.5` eller `75 %`",
                Form::Step => "`3`, `5 %` eller `2 pp`",
            };
            format!("et tal skrives som {examples}, uden mellemrum eller punktum mellem tusinder")
        }
    }
}

/// What to write for `15 af 20`, of which neither number is the share.
fn part_of_whole() -> String {
    "er det en andel, så lad programmet beregne den: angiv de to antal som hver sin indikator, og skriv `derived: { share: …, of: … }` ved denne; findes der en række for hver enkelt, kan den opgøres ud fra et register (`measured`)".into()
}

pub(super) fn date(found: &str) -> String {
    match hints::two_dates(found) {
        Some((day_first, month_first)) => {
            format!("skriv `{day_first}`, hvis dagen står først, eller `{month_first}`, hvis måneden gør")
        }
        None => "datoer skrives `2024-06-03`: år, måned, dag".into(),
    }
}

pub(super) fn thousands() -> String {
    "skriv tallet uden punktum mellem tusinder; er det decimaler, så angiv flere `decimals` for indikatoren".into()
}

pub(super) fn frequency(period: Period, expected: Frequency, field: &str) -> String {
    let year = period.in_year();
    let mean = |first: &str, last: &str| match field {
        "baseline" => format!("; for hele året `{{ mean: {{ from: {year}-{first}, to: {year}-{last} }} }}`"),
        _ => String::new(),
    };
    match expected {
        Frequency::Year => format!("skriv et år: `{year}`"),
        Frequency::HalfYear => format!("skriv et halvår: `{year}-H1`{}", mean("H1", "H2")),
        Frequency::Quarter => format!("skriv et kvartal: `{year}-Q1`{}", mean("Q1", "Q4")),
        Frequency::Month => format!("skriv en måned: `{year}-01`{}", mean("01", "12")),
    }
}

pub(super) fn bare_step(amount: Number, field: &str) -> String {
    let note = match field {
        "step" if amount.is_negative() => ", uden minus; retningen følger af reglen",
        "tolerance" | "within" if amount.is_negative() => ", uden minus",
        _ => "",
    };
    let amount = if note.is_empty() { amount } else { amount.abs() };
    format!("skriv `{amount} pp` for procentpoint eller `{amount} %` for procent af værdien{note}")
}

/// A number below 1 that may stand for so many hundredths.
pub(super) fn fraction(level: Number, is_figure: bool) -> String {
    let hundredfold = hundredfold(level);
    if !is_figure {
        return format!("skriv `{hundredfold} %` eller `{level} %`");
    }
    let decimals = level.decimals().unwrap_or_default();
    format!(
        "skriv `{hundredfold}`, hvis tallet er {} procent; er det {} procent, så angiv `decimals: {decimals}` for indikatoren",
        with_comma(hundredfold),
        with_comma(level)
    )
}

fn with_comma(number: Number) -> String {
    number.to_string().replace('.', ",")
}

pub(super) fn negative(field: &str) -> String {
    match field {
        "tolerance" | "within" => "slet minusset".into(),
        _ => "kontrollér tallet".into(),
    }
}

pub(super) fn not_positive(number: Number, field: &str) -> String {
    match field {
        "step" if number.is_zero() => {
            "slet `step`, hvis enhver ændring er nok, eller skriv, hvor stor den skal være".into()
        }
        "step" => "slet minusset; retningen følger af reglen".into(),
        "n" => "skriv, hvor mange der er spurgt eller bor der, eller slet `n`, hvis det ikke vides".into(),
        "design_effect" => "slet `design_effect`, eller skriv den, som kilden oplyser, for eksempel `1.2`".into(),
        "at_least" | "achieved_when" => "skriv mindst `1`".into(),
        _ => "skriv et tal over 0, for eksempel `1000`".into(),
    }
}

pub(super) fn none_declared(thing: Thing) -> String {
    let (what, key) = match thing {
        Thing::Area => ("noget område", "areas"),
        Thing::Indicator => ("nogen indikator", "indicators"),
        Thing::Goal => ("nogen målsætning", "goals"),
        Thing::Target => ("noget mål", "targets"),
        Thing::Check => ("nogen kontrol", "checks"),
        Thing::Register => ("noget register", "registers"),
        Thing::Test => ("nogen prøve", "tests"),
        Thing::Feed => ("nogen kilde", "feeds"),
    };
    format!("der er endnu ikke angivet {what}; det gøres under `{key}`")
}

//! Help in English that says what a key is for, or how a value is written.

use crate::name::{Language, Words};
use crate::number::Number;
use crate::period::{Frequency, Period};
use crate::problem::Thing;
use crate::source::{Expected, Form, Found, Instead, is_part_of_whole, number_meant};
use crate::text::diagnostics::{example, hints, hundredfold};

pub(super) fn missing_key(key: &str, about: Option<Words>) -> String {
    match (key, about) {
        ("better", _) => "add `better: lower` if a lower figure is better, else `better: higher`".into(),
        ("unit", _) => {
            "add `unit: percent`, `unit: { count: … }`, `unit: { per: …, of: … }`, `unit: { amount: … }` or `unit: plain`".into()
        }
        ("maal", _) | (_, None) => format!("add `{}`", example(key)),
        (_, Some(words)) => format!("add `{}` ({})", example(key), about_key(words)),
    }
}

pub(super) fn key_meant(meant: &str, known: &[&str]) -> String {
    match hints::of_key(known, meant) {
        Some(words) => format!("`{meant}` may have been meant ({})", about_key(words)),
        None => format!("`{meant}` may have been meant"),
    }
}

pub(super) fn needs_one_of(keys: &[&str]) -> Option<String> {
    let keys = hints::one_of(keys)?;
    let keys: Vec<String> = keys.iter().map(|key| format!("`{}` ({})", key.name, about_key(key.about))).collect();
    let (last, before) = keys.split_last()?;
    Some(format!("write {} or {last}", before.join(", ")))
}

fn about_key(words: Words) -> String {
    hints::about(words, Language::English)
}

pub(super) fn expected(expected: Expected, found: Found, instead: Option<&Instead>) -> Option<String> {
    if let Some(instead) = instead {
        return Some(format!("write `{}`", instead.text));
    }
    let help = match (expected, found) {
        (_, Found::Nothing) | (Expected::Baseline, _) | (Expected::Map, Found::Map) => return None,
        (Expected::Map, Found::List) => {
            "write `key: value`, each on its own line, without hyphens and without `[` and `]`"
        }
        (Expected::Map, Found::Table) => {
            "write each figure behind its period, a line for each area: `town: { 2020: 22, 2021: 20 }`"
        }
        (Expected::Map, Found::Text) => "write `key: value`, each on its own line",
        (Expected::List | Expected::NamesOrAll, _) => "write `[…, …]`, or each entry on its own line behind a hyphen",
        (Expected::Text, _) => "write one text; put it in quotation marks if it begins with `[` or `{`",
        (Expected::Name | Expected::Scalar, Found::List) => "write one value only, without `[` and `]`",
        (Expected::Name | Expected::Scalar, Found::Map | Found::Table | Found::Text) => {
            "write the value alone, without keys"
        }
    };
    Some(help.into())
}

pub(super) fn number(found: &str, form: Form) -> String {
    match form {
        Form::Figure if is_part_of_whole(found) => return part_of_whole(),
        Form::Level if is_part_of_whole(found) => return "write the share in percent, for example `75 %`".into(),
        Form::Number | Form::Figure | Form::Exact | Form::Level | Form::Step => {}
    }
    match (number_meant(found, form), hints::two_readings(found)) {
        (Some(meant), _) if meant.is_sure => format!("write `{}`", meant.text),
        (Some(meant), _) => format!("write the number alone: `{}`", meant.text),
        (None, Some((thousands, decimal))) => {
            format!(
                "write `{thousands}` if the comma stands between thousands, or `{decimal}` if it stands before decimals"
            )
        }
        (None, None) if form == Form::Figure && hints::has_no_digit(found) => {
            "write the figure in digits; where it is not known, leave the period out, or write `{ status: missing }`"
                .into()
        }
        (None, None) => {
            let examples = match form {
                Form::Number | Form::Figure | Form::Exact => "`75`, `-3` or `21.5`",
                Form::Level => "`75`, `21.5` or `75 %`",
                Form::Step => "`3`, `5 %` or `2 pp`",
            };
            format!("a number is written as in {examples}, without spaces, points or commas between thousands")
        }
    }
}

/// What to write for `15 of 20`, of which neither number is the share.
fn part_of_whole() -> String {
    "if it is a share, let the program compute it: declare the two counts as indicators of their own, and write `derived: { share: …, of: … }` at this one; where there is a row for each case, it can be measured from a register (`measured`)".into()
}

pub(super) fn date(found: &str) -> String {
    match hints::two_dates(found) {
        Some((day_first, month_first)) => {
            format!("write `{day_first}` if the day stands first, or `{month_first}` if the month does")
        }
        None => "dates are written `2024-06-03`: year, month, day".into(),
    }
}

pub(super) fn thousands() -> String {
    "write the figure without a point between thousands; if these are decimals, declare more `decimals` for the indicator".into()
}

pub(super) fn frequency(period: Period, expected: Frequency, field: &str) -> String {
    let year = period.in_year();
    let mean = |first: &str, last: &str| match field {
        "baseline" => format!("; for the whole year `{{ mean: {{ from: {year}-{first}, to: {year}-{last} }} }}`"),
        _ => String::new(),
    };
    match expected {
        Frequency::Year => format!("write a year: `{year}`"),
        Frequency::HalfYear => format!("write a half-year: `{year}-H1`{}", mean("H1", "H2")),
        Frequency::Quarter => format!("write a quarter: `{year}-Q1`{}", mean("Q1", "Q4")),
        Frequency::Month => format!("write a month: `{year}-01`{}", mean("01", "12")),
    }
}

pub(super) fn bare_step(amount: Number, field: &str) -> String {
    let note = match field {
        "step" if amount.is_negative() => ", without a minus; the direction follows from the rule",
        "tolerance" | "within" if amount.is_negative() => ", without a minus",
        _ => "",
    };
    let amount = if note.is_empty() { amount } else { amount.abs() };
    format!("write `{amount} pp` for percentage points or `{amount} %` for percent of the value{note}")
}

/// A number below 1 that may stand for so many hundredths.
pub(super) fn fraction(level: Number, is_figure: bool) -> String {
    let hundredfold = hundredfold(level);
    if !is_figure {
        return format!("write `{hundredfold} %` or `{level} %`");
    }
    let decimals = level.decimals().unwrap_or_default();
    format!(
        "write `{hundredfold}` if the figure is {hundredfold} percent; if it is {level} percent, declare `decimals: {decimals}` for the indicator"
    )
}

pub(super) fn negative(field: &str) -> String {
    match field {
        "tolerance" | "within" => "remove the minus".into(),
        _ => "check the figure".into(),
    }
}

pub(super) fn not_positive(number: Number, field: &str) -> String {
    match field {
        "step" if number.is_zero() => "remove `step` if any change is enough, or write how large it must be".into(),
        "step" => "remove the minus; the direction follows from the rule".into(),
        "n" => "write how many were asked or live there, or remove `n` if that is not known".into(),
        "design_effect" => "remove `design_effect`, or write what the source states, for example `1.2`".into(),
        "at_least" | "achieved_when" => "write `1` at least".into(),
        _ => "write a number above 0, for example `1000`".into(),
    }
}

pub(super) fn none_declared(thing: Thing) -> String {
    let (what, key) = match thing {
        Thing::Area => ("no area is", "areas"),
        Thing::Indicator => ("no indicator is", "indicators"),
        Thing::Goal => ("no goal is", "goals"),
        Thing::Target => ("no target is", "targets"),
        Thing::Check => ("no check is", "checks"),
        Thing::Register => ("no register is", "registers"),
        Thing::Test => ("no test is", "tests"),
        Thing::Feed => ("no feed is", "feeds"),
    };
    format!("{what} declared yet; that is done under `{key}`")
}

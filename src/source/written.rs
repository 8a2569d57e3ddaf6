//! Numbers as people write them, and what they stand for.

pub(super) use super::misreading::{Form, Instead};
use super::node::{Entry, Node, Value};
use crate::amount::Step;
use crate::format::{Is, Key, Map};
use crate::number::Number;
use crate::period::Period;

const PERCENT: &[&str] = &["%", "procent", "percent", "per cent", "pct", "pct."];
const POINTS: &[&str] = &[
    "pp",
    "pp.",
    "p.p.",
    "procentpoint",
    "procentpoints",
    "percentage point",
    "percentage points",
    "percent points",
    "pct.-point",
    "pct.point",
    "pct. point",
    "pct-point",
    "%-point",
];

/// The number that a text probably stands for: `1234.5` for `1.234,5`, `-20 %` for `minus 20 procent`.
pub(crate) fn number_meant(found: &str, form: Form) -> Option<Instead> {
    let found = found.trim();
    if is_part_of_whole(found) {
        return None;
    }
    let (sign, unsigned) = signed(found)?;
    if sign == Sign::Plus && form == Form::Level {
        return None;
    }
    let is_of_number = |letter: char| letter.is_ascii_digit() || is_separator(letter);
    let end = unsigned.find(|letter| !is_of_number(letter)).unwrap_or(unsigned.len());
    let (digits, rest) = unsigned.split_at_checked(end)?;
    let number = plain(digits.trim())?;
    let spaced = digits.ends_with(char::is_whitespace);
    let (ending, is_sure) = ending(rest.trim(), spaced, form)?;
    let minus = if sign == Sign::Minus { "-" } else { "" };
    number.parse::<Number>().ok()?;
    Some(Instead { text: format!("{minus}{number}{ending}"), is_sure })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Plus,
    Minus,
}

/// The sign before a number, and the rest.
fn signed(found: &str) -> Option<(Sign, &str)> {
    let without = |sign: &str| found.strip_prefix(sign).map(str::trim_start);
    let minus = ["minus ", "-", "–", "—", "−"].into_iter().find_map(without).map(|rest| (Sign::Minus, rest));
    let plus = || ["plus ", "+"].into_iter().find_map(without).map(|rest| (Sign::Plus, rest));
    let (sign, rest) = minus.or_else(plus).unwrap_or((Sign::None, found));
    rest.starts_with(|letter: char| letter.is_ascii_digit()).then_some((sign, rest))
}

fn is_separator(letter: char) -> bool {
    matches!(letter, '.' | ',' | '\'' | '’') || letter.is_whitespace()
}

/// What stands behind a number, as it is written, and whether it says just that.
fn ending(rest: &str, spaced: bool, form: Form) -> Option<(&'static str, bool)> {
    let word = rest.to_lowercase();
    let takes_percent = matches!(form, Form::Level | Form::Step);
    match word.as_str() {
        "" => Some(("", true)),
        percent if PERCENT.contains(&percent) => {
            Some(if takes_percent { (" %", true) } else { ("", form == Form::Exact) })
        }
        points if POINTS.contains(&points) => {
            Some(if form == Form::Step { (" pp", true) } else { ("", form == Form::Exact) })
        }
        other => (spaced && other.starts_with(char::is_alphabetic)).then_some(("", false)),
    }
}

/// Digits with a point before decimals and nothing between thousands, where they can be read in one way.
fn plain(written: &str) -> Option<String> {
    let (points, commas) = (written.matches('.').count(), written.matches(',').count());
    let last = written.chars().rev().find(|letter| matches!(letter, '.' | ','));
    let decimal = match (points, commas) {
        (0, 0) | (2.., 0) | (0, 2..) => None,
        (1, 0) | (0, 1) => last,
        (1, _) if last == Some('.') => last,
        (_, 1) if last == Some(',') => last,
        _ => return None,
    };
    let (whole, decimals) = match decimal.and_then(|decimal| written.rsplit_once(decimal)) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (written, None),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = whole.split(is_separator).collect();
    let (first, rest) = groups.split_first()?;
    let in_threes = first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    if !groups.iter().all(|group| is_digits(group)) || !(rest.is_empty() || in_threes) {
        return None;
    }
    match decimals {
        Some(decimals) if !is_digits(decimals) => None,
        // A comma before three digits may stand between thousands too.
        Some(decimals) if commas == 1 && points == 0 && rest.is_empty() && decimals.len() == 3 && first.len() <= 3 => {
            None
        }
        Some(decimals) => Some(format!("{}.{decimals}", groups.concat())),
        None => Some(groups.concat()),
    }
}

/// Whether a text is a part with its whole, as in `15 af 20`, `80 ud af 120`, `15 of 20`, `15/20`.
pub(crate) fn is_part_of_whole(found: &str) -> bool {
    let word = |letter: char| !letter.is_ascii_digit() && !is_separator(letter);
    let between: String = found.trim().chars().filter(|letter| word(*letter)).collect();
    let digits = |part: Option<&str>| {
        part.is_some_and(|part| {
            let part = part.trim();
            !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit() || is_separator(letter))
        })
    };
    let ends = [found.split(word).next(), found.rsplit(word).next()];
    ["af", "udaf", "afi", "of", "outof", "fra", "/", ":"].contains(&between.as_str()) && ends.into_iter().all(digits)
}

/// An entry of a series whose colon is missing or another sign: `2021 20`, `2021; 20`, `2021 = 20`, `2021 - 20`.
pub(super) fn period_and_figure(found: &str) -> Option<(&str, String)> {
    let end = found.find(|letter: char| letter.is_whitespace() || matches!(letter, ';' | '=' | ':'))?;
    let (period, rest) = found.split_at_checked(end)?;
    period.parse::<Period>().ok()?;
    let dashed = rest.trim_start().strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(char::is_whitespace));
    let figure = dashed.unwrap_or(rest.trim_start().trim_start_matches([';', '=', ':', '>'])).trim();
    let figure = figure.parse::<Number>().map(|_| figure.to_owned()).ok();
    let figure =
        figure.or_else(|| number_meant(rest.trim(), Form::Figure).filter(|meant| meant.is_sure).map(|it| it.text));
    Some((period, figure?))
}

/// A series that was copied from a spreadsheet, as it is written: the periods in one row and the figures in the next,
/// or each period beside its figure.
pub(super) fn series_meant(found: &str) -> Option<Instead> {
    let cells: Vec<&str> = found.split_whitespace().filter(|_| found.contains('\t')).collect();
    let is_period = |cell: &&str| cell.parse::<Period>().is_ok();
    let (periods, figures): (Vec<&str>, Vec<&str>) = match cells.split_at_checked(cells.len() / 2)? {
        (first, second) if cells.len() % 2 == 0 && first.iter().all(is_period) => (first.into(), second.into()),
        _ => cells.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).unzip(),
    };
    let entry = |(period, figure): (&&str, &&str)| {
        period.parse::<Period>().ok()?;
        let as_it_is = figure.parse::<Number>().ok().map(|_| (*figure).to_owned());
        let figure = as_it_is.or_else(|| number_meant(figure, Form::Figure).filter(|it| it.is_sure).map(|it| it.text));
        Some(format!("{period}: {}", figure?))
    };
    let entries: Vec<String> = periods.iter().zip(&figures).map(entry).collect::<Option<_>>()?;
    let whole = !entries.is_empty() && entries.len() * 2 == cells.len();
    whole.then(|| Instead { text: format!("{{ {} }}", entries.join(", ")), is_sure: true })
}

/// A series whose figures stand in a list, each with its period: `[2020: 22, 2021: 20]`.
pub(super) fn series_listed(items: &[Node<'_>]) -> Option<Instead> {
    let entry = |item: &Node<'_>| match &item.value {
        Value::Map(entries) => match entries.as_slice() {
            [Entry { key, value: Node { value: Value::Scalar(figure), .. }, .. }] => {
                let is_read = key.parse::<Period>().is_ok() && figure.parse::<Number>().is_ok();
                is_read.then(|| format!("{key}: {figure}"))
            }
            _ => None,
        },
        Value::Empty | Value::Scalar(_) | Value::List(_) => None,
    };
    let entries: Vec<String> = items.iter().map(entry).collect::<Option<_>>()?;
    let text = format!("{{ {} }}", entries.join(", "));
    (!entries.is_empty()).then_some(Instead { text, is_sure: true })
}

/// Two periods in one word, as they are written: `2021-2024`, `2021–2024`, `2021 til 2024`.
pub(super) fn two_periods(found: &str) -> Option<(&str, &str)> {
    const BETWEEN: &[&str] = &["-", "–", "—", " til ", " to ", " og ", " and ", "..", "/"];
    if found.parse::<Period>().is_ok() {
        return None;
    }
    let cuts = BETWEEN.iter().flat_map(|sign| found.match_indices(sign));
    let mut pairs = cuts.filter_map(|(at, sign)| Some((found.get(..at)?.trim(), found.get(at + sign.len()..)?.trim())));
    let frequency = |text: &str| text.parse::<Period>().ok().map(Period::frequency);
    pairs.find(|(from, to)| frequency(from).is_some() && frequency(from) == frequency(to))
}

/// A span of periods that stands in one word or as a list of two.
pub(super) fn span_meant(node: &Node<'_>) -> Option<Instead> {
    let (from, to) = match &node.value {
        Value::Scalar(text) => two_periods(text)?,
        Value::List(items) => match items.as_slice() {
            [Node { value: Value::Scalar(from), .. }, Node { value: Value::Scalar(to), .. }] => {
                (from.as_ref(), to.as_ref())
            }
            _ => return None,
        },
        Value::Empty | Value::Map(_) => return None,
    };
    let is_sure = from.parse::<Period>().is_ok() && to.parse::<Period>().is_ok();
    is_sure.then(|| Instead { text: format!("{{ from: {from}, to: {to} }}"), is_sure })
}

/// A name as a list of one.
pub(super) fn listed(word: &str) -> Instead {
    let is_name = !word.is_empty() && word.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter));
    Instead { text: format!("[{word}]"), is_sure: is_name }
}

/// A value that stands alone where keys are expected, under the key that it belongs to, or else the keys that are
/// needed.
pub(super) fn map_meant(found: &str, map: &Map) -> Option<Instead> {
    let needed: Vec<&Key> = map.keys.iter().filter(|key| key.needed).collect();
    let key = match (needed.as_slice(), map.keys) {
        ([key], _) if map.one_of.is_empty() => Some(*key),
        ([], [key]) => Some(key),
        _ => None,
    };
    if let Some(key) = key.filter(|key| is_value_of(found, &key.is)) {
        return Some(Instead { text: format!("{{ {}: {found} }}", key.name), is_sure: true });
    }
    // At the top of a file everything may be missing.
    let is_file = map.name == crate::format::root().name;
    let keys = needed.iter().map(|key| key.name).chain(map.one_of.first().copied());
    let keys: Vec<String> = keys.map(|key| format!("{key}: …")).collect();
    let few = (1..=3).contains(&keys.len()) && !is_file;
    few.then(|| Instead { text: format!("{{ {} }}", keys.join(", ")), is_sure: false })
}

fn is_value_of(found: &str, is: &Is) -> bool {
    match is {
        Is::Period => found.parse::<Period>().is_ok(),
        Is::Step => found.parse::<Step>().is_ok(),
        Is::Whole => found.parse::<u32>().is_ok(),
        Is::Either(all) => all.iter().any(|is| is_value_of(found, is)),
        Is::Text
        | Is::Word(_)
        | Is::YesNo
        | Is::Number
        | Is::Exact
        | Is::Level
        | Is::Date
        | Is::Name(_)
        | Is::Value
        | Is::List(_)
        | Is::Map(_)
        | Is::Named(_)
        | Is::Labels(_)
        | Is::Periods(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, number_meant};

    #[test]
    fn numbers_as_people_write_them_are_understood() {
        let sure = [
            ("1.234,5", Form::Figure, "1234.5"),
            ("1,234.5", Form::Figure, "1234.5"),
            ("1.234.567", Form::Figure, "1234567"),
            ("1,234,567", Form::Figure, "1234567"),
            ("1.234.567,8", Form::Figure, "1234567.8"),
            ("12 000", Form::Figure, "12000"),
            ("1'200", Form::Figure, "1200"),
            ("7,4", Form::Figure, "7.4"),
            ("– 3", Form::Figure, "-3"),
            ("12,5%", Form::Level, "12.5 %"),
            ("75 procent", Form::Level, "75 %"),
            ("1,5 pp", Form::Step, "1.5 pp"),
            ("2 pct.-point", Form::Step, "2 pp"),
            ("minus 20 procent", Form::Step, "-20 %"),
        ];
        for (found, form, text) in sure {
            let meant = number_meant(found, form).map(|meant| (meant.text, meant.is_sure));
            assert_eq!(meant, Some((text.to_owned(), true)), "{found}");
        }
        let unsure =
            [("12,5 %", Form::Figure, "12.5"), ("5 pp", Form::Level, "5"), ("1200 biler", Form::Figure, "1200")];
        for (found, form, text) in unsure {
            let meant = number_meant(found, form).map(|meant| (meant.text, meant.is_sure));
            assert_eq!(meant, Some((text.to_owned(), false)), "{found}");
        }
        for found in ["1,234", "12,345,6", "1.23.456", "1e3", "ca. 12", "–", "", "1 2", "12,", "+10 %"] {
            assert_eq!(number_meant(found, Form::Level), None, "{found}");
        }
    }
}

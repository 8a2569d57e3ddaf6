//! Numbers as they are published: decimal commas, signs between thousands, printed minus signs.

use std::borrow::Cow;

use super::fault::{Fault, shown};
use super::periods::MONTHS;
use crate::number::Number;

/// The sign before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecimalSign {
    /// `12.5`
    Point,
    /// `12,5`
    Comma,
}

/// What one text says of the sign that a file has before decimals.
enum Evidence {
    /// A whole number, or no number.
    Nothing,
    /// `12,5`, `1.234,5`, `1,234,567` …
    Sign(DecimalSign),
    /// `1.234`: either.
    Either,
}

impl DecimalSign {
    /// Its word in the format.
    pub(crate) fn word(self) -> &'static str {
        match self {
            DecimalSign::Point => "point",
            DecimalSign::Comma => "comma",
        }
    }

    /// A number with this sign before its decimals, of which there are as many as it was written with.
    pub(crate) fn written(self, number: Number) -> String {
        let mut written = number.to_string();
        let decimals = written.split_once('.').map(|(_, decimals)| decimals.len());
        let wanted = number.decimals().and_then(|decimals| usize::try_from(decimals).ok()).unwrap_or_default();
        if decimals.is_none() && wanted > 0 {
            written.push('.');
        }
        written.extend(std::iter::repeat_n('0', wanted.saturating_sub(decimals.unwrap_or_default())));
        written.replace('.', self.letter().encode_utf8(&mut [0; 4]))
    }

    fn letter(self) -> char {
        match self {
            DecimalSign::Point => '.',
            DecimalSign::Comma => ',',
        }
    }

    fn other(self) -> DecimalSign {
        match self {
            DecimalSign::Point => DecimalSign::Comma,
            DecimalSign::Comma => DecimalSign::Point,
        }
    }
}

/// The sign before decimals in the values of one file; nothing where all are whole. It is decided once for all of them,
/// and where that cannot be it is a fault, with the numbers of the value that shows it and of that before. `counts` are
/// whole numbers, so a sign in them stands between thousands; they are numbered on from the values. Values are made
/// `bare` of what stands beside them; where nothing does, that is not needed.
pub(crate) fn decimal_sign<'t>(
    values: impl Iterator<Item = &'t str>,
    counts: impl Iterator<Item = &'t str>,
    bare: impl Fn(&'t str) -> &'t str,
) -> Result<Option<DecimalSign>, (usize, usize, Fault)> {
    let (mut comma, mut point, mut either) = (None, None, None);
    let of_values = values.map(|value| match at_a_glance(value) {
        Some(evidence) => (value, evidence),
        None => (bare(value), evidence(&plain(bare(value)))),
    });
    let of_counts = counts.map(|count| (count, evidence_of_count(&plain(count))));
    of_values.chain(of_counts).enumerate().for_each(|(nth, (value, evidence))| match evidence {
        Evidence::Nothing => {}
        Evidence::Either => either = either.or(Some((nth, value))),
        Evidence::Sign(DecimalSign::Comma) => comma = comma.or(Some((nth, value))),
        Evidence::Sign(DecimalSign::Point) => point = point.or(Some((nth, value))),
    });
    match (comma, point, either) {
        (Some((first, comma)), Some((second, point)), _) => {
            let (comma, point) = (comma.trim().into(), point.trim().into());
            Err((first.max(second), first.min(second), Fault::MixedDecimals { comma, point, first: None }))
        }
        (Some(_), None, _) => Ok(Some(DecimalSign::Comma)),
        (None, Some(_), _) => Ok(Some(DecimalSign::Point)),
        (None, None, Some((nth, found))) => Err((nth, nth, Fault::AmbiguousDecimals { found: found.trim().into() })),
        (None, None, None) => Ok(None),
    }
}

/// A number as published. Signs between thousands stand before groups of exactly three digits, or it is none.
pub(crate) fn number(text: &str, sign: Option<DecimalSign>) -> Result<Number, Fault> {
    let sign = sign.unwrap_or(DecimalSign::Point);
    of_digits(text, sign).map_or_else(|| of_text(text, sign), Ok)
}

/// A number, however it is written.
fn of_text(text: &str, sign: DecimalSign) -> Result<Number, Fault> {
    let plain = plain(text);
    let (whole, decimals) = match plain.rsplit_once(sign.letter()) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (plain.as_ref(), None),
    };
    let written = ungrouped(whole, sign.other().letter()).filter(|_| decimals.is_none_or(is_digits));
    let written = written.map(|whole| match decimals {
        Some(decimals) => format!("{whole}.{decimals}"),
        None => whole,
    });
    written.and_then(|written| written.parse().ok()).ok_or_else(|| no_number(text))
}

/// So many digits are held by 64 bits, whatever they are.
const FEW_DIGITS: usize = 18;

/// A number of few digits with at most a minus and the sign before decimals, which is how nearly all are written; what is
/// written otherwise is left to [`of_text`].
fn of_digits(text: &str, sign: DecimalSign) -> Option<Number> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mut mantissa, mut decimals) = (0_i64, None::<u32>);
    if !unsigned.starts_with(|letter: char| letter.is_ascii_digit()) || unsigned.len() > FEW_DIGITS {
        return None;
    }
    for byte in unsigned.bytes() {
        if byte.is_ascii_digit() {
            mantissa = mantissa * 10 + i64::from(byte - b'0');
            decimals = decimals.map(|count| count + 1);
        } else if char::from(byte) == sign.letter() && decimals.is_none() {
            decimals = Some(0);
        } else {
            return None;
        }
    }
    let mantissa = if unsigned.len() < text.len() { -mantissa } else { mantissa };
    if decimals == Some(0) { None } else { Number::new(mantissa.into(), decimals.unwrap_or(0)) }
}

/// Whether a text in small letters is a day or a month of a year, as spreadsheets write them: `01-feb`, `1. maj`,
/// `01-05-2024`, `2024-05-01`.
fn is_date(small: &str) -> bool {
    let parts: Vec<&str> = small.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let month = |part: &str| {
        let named = |name: &str| part.len() >= 3 && name.starts_with(part);
        MONTHS.iter().any(|(danish, english)| named(danish) || named(english))
    };
    let short = |part: &str| (1..=2).contains(&part.len()) && is_digits(part);
    let year = |part: &str| part.len() == 4 && is_digits(part);
    match parts.as_slice() {
        [one, other] => (month(one) && is_digits(other)) || (short(one) && month(other)),
        [first, second, third] => {
            let day_first = short(first) && (short(second) || month(second)) && (year(third) || short(third));
            day_first || (year(first) && short(second) && short(third))
        }
        _ => false,
    }
}

/// What a text is that is no number.
fn no_number(text: &str) -> Fault {
    let found = shown(text);
    let small = found.to_lowercase();
    let bounds = [
        "<",
        ">",
        "≤",
        "≥",
        "under ",
        "over ",
        "mindre end ",
        "færre end ",
        "below ",
        "less than ",
        "fewer than ",
        "more than ",
    ];
    let is_range = || {
        let ends = small.split_once(['-', '–']).map(|(low, high)| (low.trim(), high.trim()));
        ends.is_some_and(|(low, high)| is_digits(low) && is_digits(high))
    };
    if found.starts_with('#') {
        Fault::SheetError { found }
    } else if is_date(&small) {
        Fault::Date { found }
    } else if bounds.iter().any(|bound| small.starts_with(bound)) || is_range() {
        Fault::Bound { found }
    } else {
        Fault::NotANumber { found }
    }
}

/// Without space around it, with the keyboard's minus.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    match text.strip_prefix(['−', '–']).filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit())) {
        Some(rest) => Cow::Owned(format!("-{rest}")),
        None => Cow::Borrowed(text),
    }
}

/// What is said by digits with at most one sign among them, which is how nearly all numbers are written; nothing where it
/// takes a closer look.
fn at_a_glance(text: &str) -> Option<Evidence> {
    let mut sign: Option<(usize, DecimalSign)> = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {}
            b'.' if sign.is_none() => sign = Some((at, DecimalSign::Point)),
            b',' if sign.is_none() => sign = Some((at, DecimalSign::Comma)),
            _ => return None,
        }
    }
    match sign {
        Some((0, _)) => None,
        Some((at, sign)) => {
            let decimals = text.len().saturating_sub(at + 1);
            Some(if could_group(at, decimals, text.starts_with('0')) { Evidence::Either } else { Evidence::Sign(sign) })
        }
        None => Some(Evidence::Nothing),
    }
}

fn evidence(plain: &str) -> Evidence {
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(plain);
    let is_number = digits.starts_with(|letter: char| letter.is_ascii_digit())
        && digits
            .chars()
            .all(|letter| letter.is_ascii_digit() || is_between_thousands(letter) || ".,".contains(letter));
    if !is_number {
        return Evidence::Nothing;
    }
    let of = |sign: DecimalSign| digits.matches(sign.letter()).count();
    match (of(DecimalSign::Point), of(DecimalSign::Comma)) {
        (0, 0) => Evidence::Nothing,
        (1, 0) => alone(digits, DecimalSign::Point),
        (0, 1) => alone(digits, DecimalSign::Comma),
        // Of two kinds the one that stands once and last is before the decimals, and several of one kind group.
        (points, 1) if points > 0 && digits.rfind(',') > digits.rfind('.') => Evidence::Sign(DecimalSign::Comma),
        (1, commas) if commas > 0 && digits.rfind('.') > digits.rfind(',') => Evidence::Sign(DecimalSign::Point),
        (_, 0) => Evidence::Sign(DecimalSign::Comma),
        (0, _) => Evidence::Sign(DecimalSign::Point),
        (_, _) => Evidence::Nothing,
    }
}

/// What a whole number says by the sign between its thousands.
fn evidence_of_count(plain: &str) -> Evidence {
    let signs = [DecimalSign::Point, DecimalSign::Comma];
    let groups = |sign: &DecimalSign| plain.contains(sign.letter()) && ungrouped(plain, sign.letter()).is_some();
    signs.into_iter().find(groups).map_or(Evidence::Nothing, |sign| Evidence::Sign(sign.other()))
}

/// A number with one sign, which stands before decimals unless exactly three digits follow and one to three, not only
/// a 0, come before.
fn alone(digits: &str, sign: DecimalSign) -> Evidence {
    let (whole, decimals) = digits.split_once(sign.letter()).unwrap_or((digits, ""));
    let either = could_group(whole.len(), decimals.len(), whole.starts_with('0'));
    if either { Evidence::Either } else { Evidence::Sign(sign) }
}

/// Whether so many digits before and behind a sign could be thousands.
fn could_group(whole: usize, decimals: usize, begins_with_zero: bool) -> bool {
    decimals == 3 && (1..=3).contains(&whole) && !begins_with_zero
}

/// Whole digits without the signs between thousands.
fn ungrouped(whole: &str, sign: char) -> Option<String> {
    let (minus, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole.strip_prefix('+').unwrap_or(whole)),
    };
    let is_sign = |letter: char| letter == sign || is_between_thousands(letter);
    let mut groups = digits.split(is_sign);
    let first = groups.next().filter(|first| is_digits(first))?;
    let rest: Vec<&str> = groups.collect();
    let grouped =
        rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && is_digits(group)));
    // One kind of sign, not two.
    let mut signs = digits.chars().filter(|letter| is_sign(*letter));
    let alike = signs.next().is_none_or(|first| signs.all(|other| other == first));
    (grouped && alike).then(|| format!("{minus}{first}{}", rest.concat()))
}

fn is_between_thousands(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DecimalSign, Evidence, at_a_glance, decimal_sign, evidence, number, of_digits, of_text, plain};

    fn word(evidence: &Evidence) -> String {
        match evidence {
            Evidence::Nothing => "nothing".into(),
            Evidence::Either => "either".into(),
            Evidence::Sign(sign) => format!("{sign:?}"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        /// What is read quickly is read as it would be slowly, and most of what is written plainly is.
        #[test]
        fn the_quick_way_leads_to_the_same_number(text in "[+−-]?[0-9]{0,20}([., ][0-9]{0,4}){0,2}%?") {
            for sign in [DecimalSign::Point, DecimalSign::Comma] {
                if let Some(quick) = of_digits(&text, sign) {
                    let slow = of_text(&text, sign).unwrap();
                    prop_assert_eq!((quick, quick.decimals()), (slow, slow.decimals()));
                }
            }
            if let Some(quick) = at_a_glance(&text) {
                prop_assert_eq!(word(&quick), word(&evidence(&plain(&text))));
            }
        }

        #[test]
        fn plain_numbers_go_the_quick_way(text in "-?[0-9]{1,12}(,[0-9]{1,4})?") {
            prop_assert!(of_digits(&text, DecimalSign::Comma).is_some());
            prop_assert!(text.starts_with('-') || at_a_glance(&text).is_some());
        }
    }

    fn sign(values: &[&str]) -> String {
        match decimal_sign(values.iter().copied(), std::iter::empty(), |text| text) {
            Ok(None) => "whole".into(),
            Ok(Some(sign)) => format!("{sign:?}"),
            Err((nth, _, fault)) => format!("{nth}: {fault}"),
        }
    }

    #[test]
    fn the_sign_is_decided_by_the_whole_column() {
        assert_eq!(sign(&["1", "-20", "1 234"]), "whole");
        assert_eq!(sign(&["1.234", "12,5"]), "Comma");
        assert_eq!(sign(&["1,234", "12.5"]), "Point");
        assert_eq!(sign(&["1.234.567"]), "Comma");
        assert_eq!(sign(&["1.234,5"]), "Comma");
        assert_eq!(sign(&["1,234.5"]), "Point");
        assert_eq!(sign(&["0.123"]), "Point");
        assert_eq!(sign(&["1234.567"]), "Point");
        assert_eq!(sign(&["..", "x", "7,1"]), "Comma");
        assert_eq!(
            sign(&["1.234", "2.345"]),
            "0: `1.234` can be read in two ways, and no other value tells which is meant"
        );
        assert_eq!(
            sign(&["7", "12,5", "12.5"]),
            "2: `12,5` shows that decimals stand behind a comma, and `12.5` that they stand behind a point"
        );
    }

    #[test]
    fn counts_show_the_sign_between_thousands() {
        let sign = |values: &[&str], counts: &[&str]| match decimal_sign(
            values.iter().copied(),
            counts.iter().copied(),
            |text| text,
        ) {
            Ok(sign) => Ok(sign.map(DecimalSign::letter)),
            Err((nth, ..)) => Err(nth),
        };
        assert_eq!(sign(&["1.234"], &["1.234"]), Ok(Some(',')));
        assert_eq!(sign(&["1.234"], &["1,234", "900"]), Ok(Some('.')));
        assert_eq!(sign(&["12"], &["12.5", "900", "1 200"]), Ok(None));
        assert_eq!(sign(&["12.5"], &["900", "1,234,567"]), Ok(Some('.')));
        assert_eq!(sign(&["12.5"], &["900", "1.234"]), Err(2));
    }

    #[test]
    fn numbers_are_read_as_they_are_published() {
        let read =
            |text: &str, sign| number(text, sign).map(|number| number.to_string()).map_err(|fault| fault.to_string());
        let comma = Some(DecimalSign::Comma);
        for (text, value) in [
            ("1.234,5", "1234.5"),
            ("−3,10", "-3.1"),
            ("1 234 567", "1234567"),
            (" 7 ", "7"),
            ("1'200", "1200"),
            ("–2", "-2"),
        ] {
            assert_eq!(read(text, comma).as_deref(), Ok(value));
        }
        assert_eq!(read("1,234.5", Some(DecimalSign::Point)).as_deref(), Ok("1234.5"));
        assert_eq!(read("233454", None).as_deref(), Ok("233454"));
        for text in ["1.23,5", "12.34", "1 23", "", "1,2,3", "1.234 567", "12 34", "5 %"] {
            assert!(read(text, comma).is_err(), "{text}");
        }
        assert_eq!(read("<5", comma).unwrap_err(), "`<5` is a bound, not a value");
        assert_eq!(read("0-4", comma).unwrap_err(), "`0-4` is a bound, not a value");
        assert_eq!(read("#I/T", comma).unwrap_err(), "`#I/T` is an error of a spreadsheet");
    }
}

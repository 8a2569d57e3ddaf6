//! What the unit of a file says, in the words of those who publish figures.

use crate::feeding::matching::plain;

/// What a unit says. What is not understood is [`Said::Other`], never the nearest guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Percent,
    /// So many of something.
    Per(i64),
    /// A share, a rate or a change, of which it is not said per how many.
    Rate,
    /// An index or a ratio: a number without a unit.
    Ratio,
    /// Figures count so many at a time, as a power of ten; none where the word means two powers.
    Times(Option<u32>),
    Number,
    /// None of these: `kr.`, `years`.
    Other,
}

/// Codes of Eurostat and the OECD that are no words. `PER` is persons, not per.
const CODES: [(&str, Said); 8] = [
    ("pc", Said::Percent),
    ("pt", Said::Percent),
    ("ps", Said::Number),
    ("per", Said::Number),
    ("p_hthab", Said::Per(100_000)),
    ("p_thab", Said::Per(1000)),
    ("10p3hb", Said::Per(1000)),
    ("rt", Said::Rate),
];
pub(super) const PER: [&str; 3] = ["per", "pr", "pro"];
pub(super) const PERCENT: [&str; 6] = ["%", "percent", "percentage", "pct", "procent", "pc"];
/// What makes another thing of a percentage.
const CHANGES: [&str; 14] = [
    "point",
    "points",
    "procentpoint",
    "pp",
    "change",
    "changes",
    "ændring",
    "ændringer",
    "growth",
    "vækst",
    "udvikling",
    "stigning",
    "difference",
    "forskel",
];
const RATIOS: [&str; 4] = ["index", "indices", "indeks", "ratio"];
const RATES: [&str; 8] = ["rate", "rates", "share", "andel", "andele", "proportion", "kvote", "frekvens"];
const NUMBERS: [&str; 10] =
    ["number", "numbers", "antal", "count", "counts", "persons", "personer", "nr", "stk", "headcount"];
/// Words for powers of ten.
const TENS: [(&str, Option<u32>); 34] = [
    ("ten", Some(1)),
    ("ti", Some(1)),
    ("hundred", Some(2)),
    ("hundreds", Some(2)),
    ("hundrede", Some(2)),
    ("hundreder", Some(2)),
    ("thousand", Some(3)),
    ("thousands", Some(3)),
    ("tusind", Some(3)),
    ("tusinde", Some(3)),
    ("tusinder", Some(3)),
    ("ths", Some(3)),
    ("tkr", Some(3)),
    ("titusinde", Some(4)),
    ("hundredtusinde", Some(5)),
    ("hundredetusinde", Some(5)),
    ("million", Some(6)),
    ("millions", Some(6)),
    ("millioner", Some(6)),
    ("mio", Some(6)),
    ("mill", Some(6)),
    ("mn", Some(6)),
    ("mln", Some(6)),
    ("mkr", Some(6)),
    ("mia", Some(9)),
    ("mrd", Some(9)),
    ("mld", Some(9)),
    ("bn", Some(9)),
    ("milliard", Some(9)),
    ("milliarder", Some(9)),
    // 10⁹ in English, 10¹² in Danish.
    ("billion", None),
    ("billions", None),
    ("billioner", None),
    ("bill", None),
];

/// What a unit says.
pub(super) fn said(unit: &str) -> Said {
    let small = plain(unit).to_lowercase();
    if let Some((_, said)) = CODES.iter().find(|(code, _)| *code == small) {
        return *said;
    }
    let words = words(&small);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_one = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let ends = |ends: &[&str]| words.iter().any(|word| ends.iter().any(|end| word.ends_with(end)));
    let is_percent = is_one(&PERCENT) || ends(&["procent"]);
    let (before, behind) = about_per(&words);
    let times = power(before);
    if let Some(behind) = behind {
        return if is_percent || times.is_some() { Said::Rate } else { per(behind) };
    }
    if is_percent {
        return if times.is_none() && !is_one(&CHANGES) { Said::Percent } else { Said::Rate };
    }
    if is_one(&["‰"]) || ends(&["promille", "permille"]) {
        return Said::Per(1000);
    }
    if is_one(&RATIOS) || ends(&["indeks", "index"]) {
        return Said::Ratio;
    }
    if is_one(&RATES) || is_one(&CHANGES) || ends(&["andel", "srate", "kvote", "frekvens"]) {
        return Said::Rate;
    }
    match times {
        Some(power) => Said::Times(power),
        None if words.first().is_some_and(|first| NUMBERS.contains(first)) => Said::Number,
        None => Said::Other,
    }
}

/// What stands before `per`, and what behind it where something does.
fn about_per<'w>(words: &'w [&'w str]) -> (&'w [&'w str], Option<&'w [&'w str]>) {
    let is_number = |word: Option<&&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let nth = words.iter().enumerate().position(|(nth, word)| {
        let next = words.get(nth.saturating_add(1));
        (PER.contains(word) && next.is_some()) || (*word == "/" && is_number(next))
    });
    match nth.and_then(|nth| words.split_at_checked(nth)) {
        Some((before, [_, behind @ ..])) => (before, Some(behind)),
        Some(_) | None => (words, None),
    }
}

/// Per how many: numbers and number words that stand directly behind `per`.
fn per(behind: &[&str]) -> Said {
    const ONE: [&str; 4] = ["capita", "indbygger", "inhabitant", "person"];
    let mut many: Option<i64> = None;
    for word in behind {
        let factor = match tens(word) {
            Some(power) => power.and_then(|power| 10_i64.checked_pow(power)),
            None if matches!(*word, "one" | "a" | "an" | "en" | "et") => Some(1),
            None => match word.parse() {
                Ok(number) => Some(number),
                Err(_) => break,
            },
        };
        match factor.and_then(|factor| many.unwrap_or(1).checked_mul(factor)) {
            Some(product) => many = Some(product),
            None => return Said::Rate,
        }
    }
    match many {
        Some(many) => Said::Per(many),
        None if behind.first().is_some_and(|first| ONE.contains(first)) => Said::Per(1),
        None => Said::Rate,
    }
}

/// The power of ten that words tell of; none in it where one of them means two.
fn power(words: &[&str]) -> Option<Option<u32>> {
    let is_thousand_kroner = |pair: &&[&str]| matches!(pair, ["t", "kr" | "dkk"]);
    let is_million_kroner = |pair: &&[&str]| matches!(pair, ["m", "kr" | "dkk"]);
    let pairs = || words.windows(2);
    let short = [(3, pairs().any(|pair| is_thousand_kroner(&pair))), (6, pairs().any(|pair| is_million_kroner(&pair)))];
    let short = short.into_iter().filter(|(_, is)| *is).map(|(power, _)| Some(power));
    // In `2015 = 100` the number says when an index stood at 100.
    let before = [""].into_iter().chain(words.iter().copied());
    let told = before.zip(words).filter(|(before, _)| *before != "=").filter_map(|(_, word)| tens(word));
    let mut powers = told.chain(short).peekable();
    powers.peek()?;
    Some(powers.try_fold(0_u32, |sum, power| sum.checked_add(power?)))
}

/// The power of ten of one word.
pub(super) fn tens(word: &str) -> Option<Option<u32>> {
    if word.bytes().all(|byte| byte == b'0') && word.len() == 3 {
        return Some(Some(3));
    }
    let zeros = word.strip_prefix('1').filter(|zeros| !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0'));
    if let Some(zeros) = zeros {
        return Some(u32::try_from(zeros.len()).ok());
    }
    TENS.iter().find(|(known, _)| *known == word).map(|(_, power)| *power)
}

/// Words, signs and whole numbers of a unit; numbers without the signs between their thousands.
pub(super) fn words(small: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = small;
    while let Some(letter) = rest.chars().next() {
        let length = match letter {
            '0'..='9' => number(rest),
            _ if letter.is_alphabetic() => rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len()),
            _ => letter.len_utf8(),
        };
        let Some((word, behind)) = rest.split_at_checked(length) else { break };
        rest = behind;
        match (words.last().map(String::as_str), word) {
            (Some("per" | "pro"), "cent") => {
                words.pop();
                words.push("percent".into());
            }
            (Some("per" | "pro"), "mille") => {
                words.pop();
                words.push("promille".into());
            }
            (_, "%" | "‰" | "/" | "=") => words.push(word.into()),
            _ if letter.is_ascii_digit() => words.push(word.chars().filter(char::is_ascii_digit).collect()),
            _ if letter.is_alphabetic() => words.push(word.into()),
            _ => {}
        }
    }
    words
}

/// How long the number is with which a text begins, with its groups of three digits.
fn number(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let mut length = first;
    while (1..=3).contains(&first) {
        let behind = text.get(length..).unwrap_or_default();
        let group = behind.strip_prefix([' ', '.', ',', '\'']).filter(|group| digits(group) == 3);
        if group.is_none() {
            break;
        }
        length = length.saturating_add(4);
    }
    length
}

#[cfg(test)]
mod tests {
    use super::{Said, said};

    #[test]
    fn units_are_understood_or_left_alone() {
        let means = [
            (Said::Percent, "per cent|Pct.|%|Percentage|PC|PT|percent of total|Andel, pct.|Beskæftigelsesprocent"),
            (Said::Number, "Antal|Number|Persons|PER|antal personer|stk."),
            (
                Said::Per(1000),
                "per 1.000 inhabitants|Pr. tusinde|per thousand|Promille|‰|per mille|pr. 1 000 kvinder|10P3HB",
            ),
            (
                Said::Per(100_000),
                "Anmeldelser pr. 100.000|Per hundred thousand inhabitants|pr. hundrede tusinde|P_HTHAB|/100,000",
            ),
            (Said::Per(1), "kr. pr. indbygger|per capita"),
            (Said::Per(100), "pr. 100 personer|per hundred"),
            (
                Said::Rate,
                "rate|Andel|share|Fødselsrate|percentage points|Procentvis ændring, %|kr. pr. kvadratmeter|1.000 kr. pr. indbygger",
            ),
            (Said::Ratio, "index|Indeks (2015 = 100)|Forbrugerprisindeks|ratio"),
            (Said::Times(Some(3)), "1.000 kr.|t.kr.|personer (1.000)|THS_PER|Thousand persons|tusind|'000"),
            (Said::Times(Some(6)), "mio. kr.|Million euro|MIO_EUR|1.000.000"),
            (Said::Times(Some(2)), "hundreds|100 kr."),
            (Said::Times(Some(5)), "hundred thousand"),
            (Said::Times(None), "billion euro"),
            (Said::Other, "kr.|Anmeldte forbrydelser|years|km2|2015-priser|t|corporate"),
        ];
        for (means, units) in means {
            for unit in units.split('|') {
                assert_eq!(said(unit), means, "{unit}");
            }
        }
    }
}

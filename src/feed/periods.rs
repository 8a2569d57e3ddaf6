//! Periods as statistics offices write them.

use std::collections::BTreeSet;

use super::fault::{Fault, shown};
use super::table::{Cells, Column};
use crate::period::{Frequency, Period};

/// A period with what is written beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) period: Period,
    pub(crate) mark: Option<Beside>,
}

/// What may be written beside a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// `2023*`: the figures are provisional.
    Provisional,
    /// `2023 1)`: there is a footnote.
    Footnote,
}

/// The months in Danish and in English, in small letters.
pub(crate) const MONTHS: [(&str, &str); 12] = [
    ("januar", "january"),
    ("februar", "february"),
    ("marts", "march"),
    ("april", "april"),
    ("maj", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("august", "august"),
    ("september", "september"),
    ("oktober", "october"),
    ("november", "november"),
    ("december", "december"),
];

impl Column {
    /// The periods that its cells stand for, by their codes or else by their labels, each once and in the order of the
    /// file; of a text that is no period what is wrong with it.
    ///
    /// ```
    /// use maal::Period;
    /// use maal::feed::{Cells, Column};
    /// let cells = Cells::Texts(["2023K1", "2023K2", "2023K1", "total"].into_iter().collect());
    /// let column = Column { name: "TID".into(), label: None, role: None, cells };
    /// let read = column.periods();
    /// assert_eq!(read[1], Ok("2023-Q2".parse::<Period>().unwrap()));
    /// assert_eq!(read[2].as_ref().unwrap_err().to_string(), "`total` is not a period");
    /// assert_eq!(read.len(), 3);
    /// ```
    #[must_use]
    pub fn periods(&self) -> Vec<Result<Period, Fault>> {
        let of = |code: &str, label: Option<&str>| {
            let by_label = || label.and_then(|label| read(label, None).ok());
            read(code, None).or_else(|fault| by_label().ok_or(fault)).map(|read| read.period)
        };
        match &self.cells {
            Cells::Categories { all, .. } => {
                all.iter().map(|category| of(&category.code, category.label.as_deref())).collect()
            }
            Cells::Texts(texts) => {
                let mut seen = BTreeSet::new();
                let once = (0..texts.len()).map(|row| texts.get(row)).filter(|text| seen.insert(*text));
                once.map(|text| of(text, None)).collect()
            }
        }
    }
}

/// Reads a period. Where the file declares how often it is measured, quarters and months may stand without a sign
/// between year and number.
pub(crate) fn read(text: &str, declared: Option<Frequency>) -> Result<Read, Fault> {
    let (bare, mark) = without_mark(text.trim());
    let small = bare.to_lowercase();
    let found = || shown(text);
    if let Some(period) = written(&small).or_else(|| in_words(&small)).or_else(|| run_together(&small, declared)) {
        return Ok(Read { period, mark });
    }
    if is_two_years(&small) {
        return Err(Fault::AmbiguousPeriod { found: found() });
    }
    if is_other_frequency(&small) {
        return Err(Fault::OtherFrequency { found: found() });
    }
    Err(Fault::NotAPeriod { found: found() })
}

/// `2023*`, `2023p`, `2023 (foreløbig)`, `2023 1)`
fn without_mark(text: &str) -> (&str, Option<Beside>) {
    const PROVISIONAL: [&str; 5] = ["*", "(foreløbig)", "(foreløbige tal)", "(provisional)", "(p)"];
    for sign in PROVISIONAL {
        if let Some(bare) = text.strip_suffix(sign) {
            return (bare.trim_end(), Some(Beside::Provisional));
        }
    }
    let lettered = text.strip_suffix('p').filter(|bare| bare.ends_with(|letter: char| letter.is_ascii_digit()));
    if let Some(bare) = lettered {
        return (bare, Some(Beside::Provisional));
    }
    let note = text.strip_suffix(')').and_then(|before| before.rsplit_once(' '));
    match note.filter(|(_, number)| digits(number).is_some()) {
        Some((bare, _)) => (bare.trim_end(), Some(Beside::Footnote)),
        None => (text, None),
    }
}

/// `2023`, `2023-a1`, `2023h1`, `2023-s1`, `2023k1`, `2023-q1`, `2023m01`, `2023-01`
fn written(small: &str) -> Option<Period> {
    let (year, rest) = small.split_at_checked(4)?;
    let year = four_digits(year)?;
    if rest.is_empty() {
        return Period::year(year);
    }
    let part = rest.strip_prefix('-').unwrap_or(rest);
    let (letter, number) = part.split_at_checked(1)?;
    let (frequency, number, longest) = match letter {
        "a" => (Frequency::Year, number, 1),
        "h" | "s" => (Frequency::HalfYear, number, 1),
        "k" | "q" => (Frequency::Quarter, number, 1),
        "m" => (Frequency::Month, number, 2),
        _ if part.len() < rest.len() && part.len() == 2 => (Frequency::Month, part, 2),
        _ => return None,
    };
    Period::new(frequency, year, digits(number).filter(|_| number.len() <= longest)?)
}

/// `1. halvår 2023`, `2023 4. kvartal`, `marts 2023`, `2023 mar`
fn in_words(small: &str) -> Option<Period> {
    let words: Vec<&str> =
        small.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (year, rest) = match words.as_slice() {
        [year, rest @ ..] if four_digits(year).is_some() => (four_digits(year)?, rest),
        [rest @ .., year] => (four_digits(year)?, rest),
        [] => return None,
    };
    match rest {
        [month] => Period::new(Frequency::Month, year, month_named(month)?),
        [part, "halvår"] | ["halvår", part] => Period::new(Frequency::HalfYear, year, digits(part)?),
        [part, "kvartal" | "quarter" | "kvt"] | ["kvartal" | "quarter", part] => {
            Period::new(Frequency::Quarter, year, digits(part)?)
        }
        _ => None,
    }
}

/// `20231` where the file says that it holds quarters, `202301` where it holds months, `2023 - 1` where either.
fn run_together(small: &str, declared: Option<Frequency>) -> Option<Period> {
    let frequency = declared?;
    let (year, rest) = small.split_at_checked(4)?;
    let part = rest.trim_start_matches([' ', '-', ':']).trim();
    let width = if frequency == Frequency::Month { 2 } else { 1 };
    let fits = frequency != Frequency::Year && (part.len() == width || part.len() < rest.len());
    Period::new(frequency, four_digits(year)?, digits(part).filter(|_| fits)?)
}

/// `2023-2024`, `2019:2020`, `2012-13`
fn is_two_years(small: &str) -> bool {
    small.split_once(['-', ':', '–']).is_some_and(|(one, other)| {
        four_digits(one.trim()).is_some() && four_digits(other.trim()).is_some() || is_next_year(one, other)
    })
}

fn is_next_year(year: &str, next: &str) -> bool {
    let last = |year: i32| (year + 1).rem_euclid(100);
    next.len() == 2 && four_digits(year).is_some_and(|year| digits(next) == Some(last(year)))
}

/// Of a text such as `2009-10` whether its last two digits are those of the next year; none of any other text.
pub(crate) fn may_be_a_school_year(text: &str) -> Option<bool> {
    let (year, next) = without_mark(text.trim()).0.split_once('-')?;
    (four_digits(year).is_some() && next.len() == 2 && digits(next).is_some()).then(|| is_next_year(year, next))
}

/// Weeks, days, thirds of a year, school years.
fn is_other_frequency(small: &str) -> bool {
    let parts: Vec<&str> = small.split(['-', '.', '/', ' ']).collect();
    let is_day = match parts.as_slice() {
        [one, other, last] => [one, other, last].iter().all(|part| digits(part).is_some()),
        _ => false,
    };
    let is_school_year =
        small.split_once('/').is_some_and(|(year, next)| four_digits(year).is_some() && digits(next).is_some());
    let lettered = small.split_at_checked(4).and_then(|(year, rest)| {
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let (letter, number) = rest.split_at_checked(1)?;
        let number = number.split('d').next()?;
        four_digits(year)?;
        digits(number)?;
        Some(matches!(letter, "u" | "w" | "t" | "d" | "m"))
    });
    is_day || is_school_year || lettered == Some(true)
}

fn month_named(word: &str) -> Option<i32> {
    let is_named = |name: &str| name == word || (word.chars().count() >= 3 && name.starts_with(word));
    let nth = MONTHS.iter().position(|(danish, english)| is_named(danish) || is_named(english))?;
    i32::try_from(nth).ok().map(|nth| nth + 1)
}

fn four_digits(text: &str) -> Option<i32> {
    digits(text).filter(|_| text.len() == 4)
}

fn digits(text: &str) -> Option<i32> {
    let all = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Beside, read};
    use crate::period::Frequency;

    fn said(text: &str, declared: Option<Frequency>) -> String {
        match read(text, declared) {
            Ok(read) => match read.mark {
                None => read.period.to_string(),
                Some(Beside::Provisional) => format!("{} provisional", read.period),
                Some(Beside::Footnote) => format!("{} footnote", read.period),
            },
            Err(fault) => fault.to_string(),
        }
    }

    #[test]
    fn periods_are_read_as_offices_write_them() {
        for (text, period) in [
            ("2023", "2023"),
            ("2023-A1", "2023"),
            ("2023H1", "2023-H1"),
            ("2023-S2", "2023-H2"),
            ("2026K3", "2026-Q3"),
            ("2023-Q1", "2023-Q1"),
            ("2023M01", "2023-01"),
            ("2023-12", "2023-12"),
            ("1. halvår 2023", "2023-H1"),
            ("2023 4. kvartal", "2023-Q4"),
            ("marts 2023", "2023-03"),
            ("2023*", "2023 provisional"),
            ("2023 (foreløbig)", "2023 provisional"),
            ("2023p", "2023 provisional"),
            ("2023 1)", "2023 footnote"),
            (" 2023 ", "2023"),
        ] {
            assert_eq!(said(text, None), period, "{text}");
        }
        assert_eq!(said("20231", Some(Frequency::Quarter)), "2023-Q1");
        assert_eq!(said("202301", Some(Frequency::Month)), "2023-01");
        assert_eq!(said("2023 - 1", Some(Frequency::Quarter)), "2023-Q1");
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in ["23", "20231", "202301", "I alt", "", "2023-13", "2023-00", "2023Q5", "0999", "2023 - 1"] {
            assert_eq!(said(text, None), format!("`{text}` is not a period"), "{text}");
        }
        for text in ["2023-2024", "2019:2020", "2012-13", "1999-00"] {
            assert_eq!(said(text, None), format!("`{text}` can be a school year or two years"));
        }
        for text in [
            "2023U29",
            "2023-W29",
            "2023T1",
            "2023M12D09",
            "2023-12-09",
            "09-12-2023",
            "09.12.2023",
            "2023/24",
            "2023/2024",
        ] {
            assert_eq!(
                said(text, None),
                format!("`{text}` is a period of a kind that targets are not judged in"),
                "{text}"
            );
        }
    }
}

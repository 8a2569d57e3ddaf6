//! The periods of a PX file: those of the variable hold, and `TIMEVAL` says how often it is measured.

use std::collections::BTreeSet;

use super::fault::PxFault;
use super::statements::{Statement, Value};
use crate::feed::periods;
use crate::feed::{Category, cube};
use crate::period::{Frequency, Period};

/// What `TIMEVAL` says.
struct Listed<'t> {
    frequency: Option<Frequency>,
    texts: Vec<&'t str>,
    /// `TLIST(A1,"1990"-"2020")`
    range: Option<(&'t str, &'t str)>,
}

/// Holds `TIMEVAL` against the codes of its variable, or else against its values. The order of the variable is kept, and
/// codes such as `20231`, which only `TIMEVAL` explains, are written out.
pub(super) fn check(
    variable: &str,
    categories: &mut [Category],
    timeval: &Statement<'_>,
) -> Result<Option<PxFault>, PxFault> {
    let listed = listed(timeval);
    let codes: Vec<String> = categories.iter().map(|category| key(&category.code, listed.frequency)).collect();
    let labels = categories.iter().map(|category| category.label.as_deref().unwrap_or(&category.code));
    let labels: Vec<String> = labels.map(|label| key(label, listed.frequency)).collect();
    let times = listed.keys(categories.len());
    let set = |keys: &[String]| {
        let mut keys = keys.to_vec();
        keys.sort();
        keys
    };
    let of_timeval = set(&times);
    // Codes that are no periods may number them.
    let are_periods = categories.iter().all(|category| periods::read(&category.code, listed.frequency).is_ok());
    let own = if !are_periods && set(&codes) != of_timeval && set(&labels) == of_timeval { labels } else { codes };
    if !times.is_empty() && set(&own) != of_timeval {
        let missing = |from: &[String], in_these: &[String]| {
            let there: BTreeSet<&String> = in_these.iter().collect();
            from.iter().find(|key| !there.contains(key)).cloned()
        };
        let only = missing(&times, &own).or_else(|| missing(&own, &times));
        let only = only.or(times.first().cloned()).map(|only| cube::cut(&only)).unwrap_or_default();
        return Err(PxFault::TimesDiffer { variable: variable.into(), listed: times.len(), own: own.len(), only });
    }
    if let Some(belied) = cube::contradiction(categories, listed.frequency) {
        let label = belied.label.clone().unwrap_or_default();
        return Err(PxFault::PeriodBelied { code: belied.code.clone(), label });
    }
    for category in categories {
        write_out(category, listed.frequency);
    }
    let in_other_order = !times.is_empty() && own != times;
    Ok(in_other_order.then(|| PxFault::TimesInOtherOrder { variable: variable.into() }))
}

/// `20231` in a variable of quarters becomes `2023-Q1`.
fn write_out(category: &mut Category, frequency: Option<Frequency>) {
    if periods::read(&category.code, None).is_err() {
        if let Ok(read) = periods::read(&category.code, frequency) {
            let written = std::mem::replace(&mut category.code, read.period.to_string());
            category.label.get_or_insert(written);
        }
    }
}

/// What two ways of writing a period have in common.
fn key(text: &str, frequency: Option<Frequency>) -> String {
    match periods::read(text, frequency) {
        Ok(read) => read.period.to_string(),
        Err(_) => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            if digits.is_empty() { text.to_owned() } else { digits }
        }
    }
}

fn listed<'t>(timeval: &'t Statement<'_>) -> Listed<'t> {
    let mut listed = Listed { frequency: None, texts: Vec::new(), range: None };
    for value in &timeval.values {
        match value {
            Value::Text(text) => listed.texts.push(text),
            Value::Word(word) => {
                let inner = word.strip_prefix("TLIST").map(|rest| rest.trim().trim_matches(['(', ')']));
                let (frequency, range) =
                    inner.unwrap_or_default().split_once(',').unwrap_or((inner.unwrap_or_default(), ""));
                listed.frequency = match frequency.trim() {
                    "A1" => Some(Frequency::Year),
                    "H1" => Some(Frequency::HalfYear),
                    "Q1" => Some(Frequency::Quarter),
                    "M1" => Some(Frequency::Month),
                    _ => None,
                };
                let mut ends = range.split('"').filter(|piece| !piece.trim().is_empty());
                listed.range = match (ends.next(), ends.next(), ends.next(), ends.next()) {
                    (Some(first), Some(between), Some(last), None) if between.trim() == "-" => Some((first, last)),
                    _ => None,
                };
            }
        }
    }
    listed
}

impl Listed<'_> {
    fn keys(&self, most: usize) -> Vec<String> {
        let Some((first, last)) = self.range.filter(|_| self.texts.is_empty()) else {
            return self.texts.iter().map(|text| key(text, self.frequency)).collect();
        };
        let period = |text: &str| periods::read(text, self.frequency).ok().map(|read| read.period);
        let Some(last) = period(last) else { return vec![key(first, self.frequency), key(last, self.frequency)] };
        let all = std::iter::successors(period(first), |period: &Period| period.next().filter(|_| *period != last));
        all.take(most.saturating_add(1)).map(|period| period.to_string()).collect()
    }
}

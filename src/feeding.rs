//! Feeds: which published files figures are taken from, and how their tables become observations.

mod bind;
mod chosen;
mod columns;
mod labels;
mod matching;
mod units;
mod values;

use crate::allow::Allow;
use crate::date::Date;
use crate::feed::{DecimalSign, Format, Mark, Role};
use crate::name::{Id, Text};
pub(crate) use bind::bind;
pub(crate) use labels::Labels;

/// How the figures of a published file are taken. A plain declaration; a [`Rulebook`](crate::Rulebook) checks it.
///
/// ```
/// use maal::Feed;
/// let feed = Feed { indicator: Some("theft".into()), ..Feed::new("STRAF42*.csv") };
/// assert!(feed.wants("data/STRAF42-2025.csv"));
/// assert!(!feed.wants("data/STRAF40.csv"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// The name of the file; `*` stands for any letters, `?` for one.
    pub file: String,
    /// Its format, where its name and content do not tell.
    pub format: Option<Format>,
    /// The sheet of a workbook, where it is not the first.
    pub sheet: Option<String>,
    /// The indicator of all figures, where no column says it.
    pub indicator: Option<Id>,
    /// The area of all figures, where no column says it.
    pub area: Option<Id>,
    /// The columns, where their names do not tell what they hold.
    pub columns: Vec<(Role, String)>,
    /// Of a column those of its categories whose rows are taken; `*` for all.
    pub filter: Vec<(String, Vec<String>)>,
    /// What areas are called in the file, by code or label. Where something is given, all other areas of the file that
    /// the rulebook does not know are left out.
    pub areas: Vec<(String, Id)>,
    /// What indicators are called in the file, likewise.
    pub indicators: Vec<(String, Id)>,
    /// What a text in the place of a value, or beside one, means.
    pub symbols: Vec<(String, Mark)>,
    /// The sign before decimals.
    pub decimal: Option<DecimalSign>,
    /// The unit as the file names it, where it is right that it is another text than the indicator's.
    pub unit: Option<String>,
    /// When the figures were published, where the file does not say it.
    pub as_of: Option<Date>,
    /// Who publishes them.
    pub publisher: Option<Text>,
    /// Warnings that are not to be shown, with the reason.
    pub allow: Vec<Allow>,
}

impl Feed {
    /// A feed of files that says nothing more.
    #[must_use]
    pub fn new(file: impl Into<String>) -> Feed {
        Feed {
            file: file.into(),
            format: None,
            sheet: None,
            indicator: None,
            area: None,
            columns: Vec::new(),
            filter: Vec::new(),
            areas: Vec::new(),
            indicators: Vec::new(),
            symbols: Vec::new(),
            decimal: None,
            unit: None,
            as_of: None,
            publisher: None,
            allow: Vec::new(),
        }
    }

    /// Whether it takes figures from a file of this name. Folders count only as far as the feed names them.
    #[must_use]
    pub fn wants(&self, file: &str) -> bool {
        let parts = |path: &str| path.split(['/', '\\']).map(str::to_owned).collect::<Vec<String>>();
        let (own, given) = (parts(&self.file), parts(file));
        let Some(skipped) = given.len().checked_sub(own.len()) else { return false };
        own.iter().zip(given.iter().skip(skipped)).all(|(pattern, name)| fits(pattern, name))
    }
}

/// Whether a name fits a pattern, with at most one step back for each `*`.
fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut of, mut star) = (0, 0, None);
    while let Some(letter) = name.get(at) {
        match pattern.get(of) {
            Some('*') => {
                star = Some((of, at));
                of += 1;
            }
            Some(wanted) if *wanted == '?' || wanted == letter => (at, of) = (at + 1, of + 1),
            Some(_) | None => {
                let Some((starred, from)) = star else { return false };
                star = Some((starred, from + 1));
                (at, of) = (from + 1, starred + 1);
            }
        }
    }
    pattern.iter().skip(of).all(|rest| *rest == '*')
}

#[cfg(test)]
mod tests {
    use super::Feed;

    #[test]
    fn a_pattern_is_about_the_name_of_the_file() {
        let wants = |pattern: &str, name: &str| Feed::new(pattern).wants(name);
        assert!(wants("a*.csv", "x/y/abc.csv"));
        assert!(wants("*", "anything"));
        assert!(wants("ab?.csv", "abø.csv"));
        assert!(wants("*a*b*", "xxaxxbaab"));
        assert!(wants("data/*.px", r"C:\data\t.px"));
        assert!(!wants("data/*.px", "other/t.px"));
        assert!(!wants("data/*.px", "t.px"));
        assert!(!wants("*.px", "t.px.bak"));
        assert!(!wants("ab?.csv", "ab.csv"));
    }
}

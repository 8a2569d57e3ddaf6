//! The statements of a PX file: `KEYWORD[language]("of","what")="value","value";`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fault::PxFault;
use crate::feed::cube;
use crate::feed::{Place, Problem};

/// One statement before the data.
pub(super) struct Statement<'t> {
    pub(super) keyword: String,
    language: Option<Cow<'t, str>>,
    pub(super) of: Vec<Cow<'t, str>>,
    pub(super) values: Vec<Value<'t>>,
    pub(super) place: Place,
}

/// A value of a statement.
pub(super) enum Value<'t> {
    /// In quotes; pieces behind each other are one text.
    Text(Cow<'t, str>),
    /// Without: `YES`, `2`, `TLIST(A1)`.
    Word(&'t str),
}

/// All statements in the language of the file, and the data behind them.
pub(super) struct Statements<'t> {
    all: Vec<Statement<'t>>,
    by_name: BTreeMap<(String, String), usize>,
    pub(super) data: Option<&'t str>,
}

impl<'t> Statements<'t> {
    pub(super) fn of(text: &'t str) -> Result<Statements<'t>, Problem> {
        let mut scanner = Scanner { text, at: 0, counted: 0, line: 1 };
        let (mut all, mut data) = (Vec::new(), None);
        while data.is_none() && !scanner.at_end() {
            match scanner.statement()? {
                Some(statement) => all.push(statement),
                None => data = Some(scanner.rest()),
            }
        }
        let language = all.iter().find(|statement| statement.keyword == "LANGUAGE" && statement.of.is_empty());
        let language = language.and_then(|statement| statement.text().map(ToOwned::to_owned));
        all.retain(|statement| statement.language.is_none() || statement.language.as_deref() == language.as_deref());
        let mut by_name = BTreeMap::new();
        for (nth, statement) in all.iter().enumerate() {
            let earlier = *by_name.entry((statement.keyword.clone(), joined(&statement.of))).or_insert(nth);
            let differs = |other: &Statement<'_>| {
                let values = |of: &Statement<'_>| of.values.iter().map(|value| value.as_str().to_owned()).collect();
                let (one, another): (Vec<String>, Vec<String>) = (values(other), values(statement));
                other.language == statement.language && one != another
            };
            if earlier != nth && statement.is_structure() && all.get(earlier).is_some_and(differs) {
                let fault = PxFault::Twice { keyword: statement.name() };
                return Err(Problem::new(statement.place, fault));
            }
        }
        Ok(Statements { all, by_name, data })
    }

    pub(super) fn get(&self, keyword: &str, of: &[&str]) -> Option<&Statement<'t>> {
        let nth = self.by_name.get(&(keyword.to_owned(), of.join(BETWEEN)))?;
        self.all.get(*nth)
    }

    /// The first value of a statement, where it is there and not empty.
    pub(super) fn text(&self, keyword: &str, of: &[&str]) -> Option<String> {
        let text = self.get(keyword, of)?.text()?.trim();
        Some(text.to_owned()).filter(|text| !text.is_empty())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Statement<'t>> {
        self.all.iter()
    }
}

const BETWEEN: &str = "\u{1f}";

fn joined(of: &[Cow<'_, str>]) -> String {
    of.join(BETWEEN)
}

impl Statement<'_> {
    /// The first value.
    pub(super) fn text(&self) -> Option<&str> {
        self.values.first().map(Value::as_str)
    }

    /// Its keyword with what it is of.
    pub(super) fn name(&self) -> String {
        match self.of.first() {
            Some(of) => format!("{}(\"{}\")", self.keyword, cube::cut(of)),
            None => self.keyword.clone(),
        }
    }

    /// Whether what the values mean depends on it.
    fn is_structure(&self) -> bool {
        matches!(
            self.keyword.as_str(),
            "STUB" | "HEADING" | "VALUES" | "CODES" | "TIMEVAL" | "CONTVARIABLE" | "KEYS" | "UNITS" | "LANGUAGE"
        )
    }
}

impl Value<'_> {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Value::Text(text) => text,
            Value::Word(word) => word,
        }
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// Up to here the lines were counted.
    counted: usize,
    line: u32,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over space. The old sign for the end of a file is space too.
    fn skip(&mut self) {
        let rest = self.rest();
        let after = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{1a}');
        self.at = self.text.len().saturating_sub(after.len());
    }

    fn at_end(&mut self) -> bool {
        self.skip();
        self.rest().is_empty()
    }

    fn eat(&mut self, sign: char) -> bool {
        self.skip();
        let found = self.rest().starts_with(sign);
        if found {
            self.at = self.at.saturating_add(sign.len_utf8());
        }
        found
    }

    /// Takes what stands before `end`, and passes over it.
    fn until(&mut self, end: usize) -> &'t str {
        let taken = self.rest().get(..end).unwrap_or_default();
        self.at = self.at.saturating_add(taken.len());
        taken
    }

    fn place(&mut self) -> Place {
        let passed = self.text.get(self.counted..self.at).unwrap_or_default();
        let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.counted = self.at;
        Place::Line { line: self.line, column: None }
    }

    /// The next statement; none where it is the data.
    fn statement(&mut self) -> Result<Option<Statement<'t>>, Problem> {
        self.skip();
        let place = self.place();
        let rest = self.rest();
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_');
        let keyword = self.until(end.unwrap_or(rest.len())).to_uppercase();
        let no_statement = || Problem::new(place, PxFault::NotPx { found: cube::cut(first_line(rest)) });
        if keyword.is_empty() {
            return Err(no_statement());
        }
        let language = if self.eat('[') { Some(self.language(&keyword)?) } else { None };
        let of = if self.eat('(') { self.keys(&keyword)? } else { Vec::new() };
        if !self.eat('=') {
            return Err(no_statement());
        }
        if keyword == "DATA" {
            return Ok(None);
        }
        let values = if is_read(&keyword) { self.values(&keyword)? } else { self.pass_over(&keyword)? };
        Ok(Some(Statement { keyword, language, of, values, place }))
    }

    fn language(&mut self, keyword: &str) -> Result<Cow<'t, str>, Problem> {
        let end = self
            .rest()
            .find([']', '\n', ';'])
            .filter(|end| self.rest().get(*end..).is_some_and(|rest| rest.starts_with(']')));
        let end = end.ok_or_else(|| self.broken(keyword))?;
        let language = self.until(end).trim().trim_matches('"');
        self.eat(']');
        Ok(Cow::Borrowed(language))
    }

    fn keys(&mut self, keyword: &str) -> Result<Vec<Cow<'t, str>>, Problem> {
        let mut keys = Vec::new();
        loop {
            keys.push(self.texts(keyword)?.ok_or_else(|| self.broken(keyword))?);
            if self.eat(')') {
                return Ok(keys);
            }
            if !self.eat(',') {
                return Err(self.broken(keyword));
            }
        }
    }

    fn values(&mut self, keyword: &str) -> Result<Vec<Value<'t>>, Problem> {
        let mut values = Vec::new();
        loop {
            values.push(match self.texts(keyword)? {
                Some(text) => Value::Text(text),
                None => Value::Word(self.word(keyword)?),
            });
            if self.eat(';') {
                return Ok(values);
            }
            if !self.eat(',') {
                return Err(self.broken(keyword));
            }
        }
    }

    /// Passes over the values of a statement that is not read. They may be written in ways of their own.
    fn pass_over(&mut self, keyword: &str) -> Result<Vec<Value<'t>>, Problem> {
        let mut quoted = false;
        let end = self.rest().find(|letter: char| {
            quoted ^= letter == '"';
            !quoted && matches!(letter, ';' | '=')
        });
        let end = end.ok_or_else(|| self.cut_short(keyword))?;
        self.until(end);
        if self.eat(';') { Ok(Vec::new()) } else { Err(self.broken(keyword)) }
    }

    /// Texts in quotes right behind each other, as one; none where there is no quote.
    fn texts(&mut self, keyword: &str) -> Result<Option<Cow<'t, str>>, Problem> {
        let mut whole: Option<Cow<'t, str>> = None;
        while self.eat('"') {
            let end = self.rest().find('"').ok_or_else(|| self.cut_short(keyword))?;
            let piece = self.until(end);
            self.at = self.at.saturating_add(1);
            match &mut whole {
                Some(whole) => whole.to_mut().push_str(piece),
                None => whole = Some(Cow::Borrowed(piece)),
            }
        }
        Ok(whole)
    }

    /// What stands before the next comma or semicolon that is neither in quotes nor in brackets.
    fn word(&mut self, keyword: &str) -> Result<&'t str, Problem> {
        let (mut quoted, mut depth) = (false, 0_usize);
        let end = self.rest().find(|letter: char| {
            match letter {
                '"' => quoted = !quoted,
                '(' if !quoted => depth = depth.saturating_add(1),
                ')' if !quoted => depth = depth.saturating_sub(1),
                _ => {}
            }
            !quoted && (letter == ';' || (letter == ',' && depth == 0))
        });
        let end = end.ok_or_else(|| self.cut_short(keyword))?;
        let word = self.rest().get(..end).unwrap_or_default().trim();
        // A line that ends without a semicolon runs into the next statement.
        if word.is_empty() || word.contains('=') {
            return Err(self.broken(keyword));
        }
        Ok(self.until(end).trim())
    }

    fn broken(&mut self, keyword: &str) -> Problem {
        if self.at_end() {
            return self.cut_short(keyword);
        }
        let found = cube::cut(first_line(self.rest()));
        Problem::new(self.place(), PxFault::Broken { keyword: keyword.into(), found })
    }

    fn cut_short(&mut self, keyword: &str) -> Problem {
        Problem::new(self.place(), PxFault::CutShort { keyword: keyword.into() })
    }
}

/// Whether the values of a statement are read.
fn is_read(keyword: &str) -> bool {
    const READ: [&str; 27] = [
        "CELLNOTE",
        "CELLNOTEX",
        "CODES",
        "CONTENTS",
        "CONTVARIABLE",
        "DECIMALS",
        "DESCRIPTION",
        "HEADING",
        "KEYS",
        "LANGUAGE",
        "LAST-UPDATED",
        "MAP",
        "MATRIX",
        "NOTE",
        "NOTEX",
        "PRECISION",
        "SHOWDECIMALS",
        "SOURCE",
        "STUB",
        "TABLEID",
        "TIMEVAL",
        "TITLE",
        "UNITS",
        "VALUENOTE",
        "VALUENOTEX",
        "VALUES",
        "VARIABLECODE",
    ];
    READ.contains(&keyword) || keyword == "VARIABLE-TYPE" || keyword.starts_with("DATASYMBOL")
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_end()
}

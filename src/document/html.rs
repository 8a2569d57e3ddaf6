//! A document as one HTML file.

use std::collections::BTreeMap;

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, context};

use super::Document;

/// The page that [`Document::html`] writes, in the language of `minijinja` (that of Jinja2). It is given `document` as it
/// is serialised, `svg` with the drawing of each figure under its `id`, and `style`.
pub const TEMPLATE: &str = include_str!("standard.html");

const STYLE: &str = include_str!("standard.css");

/// Why a template cannot be used: it is written wrongly, or asks for what is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{what}", line.map(|line| format!("line {line}: ")).unwrap_or_default())]
pub struct TemplateError {
    /// The line of the template, from 1.
    pub line: Option<usize>,
    /// What is wrong, in English.
    pub what: String,
}

impl Document {
    /// The document as one HTML file that needs nothing else: style and drawings stand in it, and there is no script.
    ///
    /// # Errors
    ///
    /// None with [`TEMPLATE`]; see [`Document::html_with`].
    pub fn html(&self) -> Result<String, TemplateError> {
        self.html_with(TEMPLATE)
    }

    /// The same with another page around the content. Every text is escaped.
    ///
    /// # Errors
    ///
    /// Where the template is written wrongly, or asks for what is not there.
    ///
    /// ```
    /// # let (rulebook, data) = maal::load([("t.yaml", "maal: 1\ntitle: { da: Rapport, en: R & D }\n")]).unwrap();
    /// let document = rulebook.document(&data, maal::Language::English).unwrap();
    /// assert_eq!(document.html_with("<b>{{ document.title }}</b>").unwrap(), "<b>R &amp; D</b>");
    /// let wrong = document.html_with("<b>\n{{ document.titel }}</b>").unwrap_err();
    /// assert_eq!(wrong.to_string(), "line 2: undefined value");
    /// ```
    pub fn html_with(&self, template: &str) -> Result<String, TemplateError> {
        let mut page = Environment::new();
        page.set_auto_escape_callback(|_| AutoEscape::Html);
        page.set_undefined_behavior(minijinja::UndefinedBehavior::SemiStrict);
        let drawn = |figure: &super::Figure| (figure.id.clone(), Value::from_safe_string(figure.svg()));
        let svg: BTreeMap<String, Value> = self.figures().map(drawn).collect();
        let given = context! { document => Value::from(minijinja::value::Serde(self)), svg, style => Value::from_safe_string(STYLE.to_owned()) };
        let rendered = page.render_named_str("template.html", template, given);
        rendered.map(|text| with_units(&text)).map_err(|error| TemplateError {
            line: error.line(),
            what: error.detail().map_or_else(|| error.kind().to_string(), ToOwned::to_owned),
        })
    }
}

/// A page on which no line ends between a number and its percent sign or its `kr.`.
fn with_units(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find(' ') {
        let (before, behind) = rest.split_at(at);
        let behind = behind.strip_prefix(' ').unwrap_or_default();
        let is_number = before.ends_with(|letter: char| letter.is_ascii_digit());
        let is_unit = ["%", "kr."].iter().any(|unit| behind.starts_with(unit));
        out.push_str(before);
        out.push(if is_number && is_unit { '\u{a0}' } else { ' ' });
        rest = behind;
    }
    out.push_str(rest);
    out
}

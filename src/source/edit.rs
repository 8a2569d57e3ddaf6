//! Changes to a text.

use serde::Serialize;

use super::span::Span;

/// A change to a text that mends a mistake in it.
///
/// ```
/// let text = "maal: 1\naeras: { town: the town }\n";
/// let mistakes = maal::load([("targets.yaml", text)]).unwrap_err();
/// let repair = mistakes.iter().next().unwrap().repair.as_ref().unwrap();
/// assert_eq!(maal::source::repaired(text, [repair]), "maal: 1\nareas: { town: the town }\n");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// What is replaced, in the order of the text; nothing of it overlaps.
    pub edits: Vec<Edit>,
}

/// A piece of text that is replaced by another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// What is replaced; where it is empty, the text is put in there.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

impl Repair {
    pub(super) fn replace(span: Span, text: impl Into<String>) -> Repair {
        Repair { edits: vec![Edit { span, text: text.into() }] }
    }
}

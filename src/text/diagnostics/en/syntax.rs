use crate::source::{Syntax, either};

/// What to do about a text that is no YAML.
pub(super) fn help(syntax: &Syntax) -> Option<String> {
    Some(match syntax {
        Syntax::Tab => "write spaces instead; what belongs together begins in the same column".into(),
        Syntax::OddSpace => {
            "delete it and press the space bar; such spaces often come along when text is copied".into()
        }
        Syntax::UnclosedQuote => "put the same mark where the text ends".into(),
        Syntax::TextAfterQuote => {
            "put all of the text in quotation marks: `'The \"open\" cases'`; if another entry begins here, a comma or a new line stands before it".into()
        }
        Syntax::TypographicQuotes => {
            "write `\"…\"` with the keyboard's own marks; if they belong to the text, put those around them".into()
        }
        Syntax::Backslash => "write two backslashes, or put the text in single quotation marks".into(),
        Syntax::UnclosedBracket { bracket: '[' } => "put the missing `]`".into(),
        Syntax::UnclosedBracket { .. } => "put the missing `}`".into(),
        Syntax::WrongBracket { expected, .. } => format!("write `{expected}`, or close what was opened after it first"),
        Syntax::ExtraBracket { bracket } => format!("remove the `{bracket}`, or put what it should close"),
        Syntax::MissingComma => {
            "put a comma between the two entries; a text with signs of its own stands in quotation marks".into()
        }
        Syntax::ExtraComma => "remove the comma".into(),
        Syntax::ColonInText => "put the text in quotation marks; if a key begins here, it needs a line of its own".into(),
        Syntax::MapInLine { written } => format!("write `{written}`; if it is a text, put it in quotation marks"),
        Syntax::PastedTable => {
            "write each figure behind its period, a line for each area: `town: { 2020: 22, 2021: 20 }`".into()
        }
        Syntax::RemarkSign => "write `#` instead".into(),
        Syntax::LoneDash => {
            "where the figure is not known, leave the period out, or write `{ status: missing }`; a text stands in quotation marks".into()
        }
        Syntax::DashAmongKeys => "remove the dash; keys stand without one".into(),
        Syntax::MissingColon => {
            "write `key: value`; a text that goes on from the line before stands further to the right".into()
        }
        Syntax::MissingSpace { after: ':' } => "write `key: value`, with a space".into(),
        Syntax::MissingSpace { .. } => "write `- entry`, with a space".into(),
        Syntax::Indentation { fits, .. } => match fits.as_slice() {
            [] => "let the line begin in the same column as those that it belongs with".into(),
            [0] => "let the line begin at the left edge, without a space".into(),
            [1] => "write 1 space before it".into(),
            fits => format!(
                "write {} spaces before it, as many as before the lines that it belongs with",
                either(fits, "or")
            ),
        },
        Syntax::MissingDash => "write `- ` before it; the other keys of the entry stand below its first".into(),
        Syntax::MisplacedDash => "begin the list on a line of its own, or write it in brackets: `[a, b]`".into(),
        Syntax::TypographicDash { .. } => "write the keyboard's own `-`; a text that begins so stands in quotation marks".into(),
        Syntax::ReservedStart { .. } => "put the text in quotation marks".into(),
        Syntax::AfterEnd => "remove it, or let it begin on a line of its own".into(),
        Syntax::NotText => {
            "save the file as text (UTF-8); a spreadsheet or a document must be written out as YAML first".into()
        }
        Syntax::Other { .. } => {
            "look at this line and the one before: a missing quotation mark, colon, bracket, or an indentation that does not fit".into()
        }
    })
}

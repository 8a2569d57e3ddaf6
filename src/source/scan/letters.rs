//! Characters that editors and copied texts bring along.

/// Whether a character looks like a space and is none of the keyboard's.
pub(in crate::source) fn is_odd_space(letter: char) -> bool {
    letter.is_whitespace() && !letter.is_ascii()
}

/// Whether a character is a dash or a dot that printed lists begin their entries with.
pub(in crate::source) fn is_typographic_dash(letter: char) -> bool {
    matches!(letter, '\u{2010}'..='\u{2015}' | '−' | '•' | '·' | '‣' | '◦')
}

/// Whether a text stands between the quotation marks of printed text, and nothing else does.
pub(in crate::source) fn is_quoted_in_print(text: &str) -> bool {
    let inner = text.strip_prefix(is_printed_quote).and_then(|rest| rest.strip_suffix(is_printed_quote));
    inner.is_some_and(|inner| !inner.contains(is_double_quote))
}

pub(in crate::source) fn is_double_quote(letter: char) -> bool {
    matches!(letter, '“' | '”' | '„' | '‟' | '«' | '»')
}

fn is_printed_quote(letter: char) -> bool {
    is_double_quote(letter) || matches!(letter, '‘' | '’' | '‚' | '‹' | '›')
}

/// Whether a character tells a terminal what to do instead of being shown, however it is written. Lines and tabs are
/// shown.
pub(in crate::source) fn is_command(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
}

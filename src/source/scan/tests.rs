#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use saphyr_parser::Parser;

use super::super::lines::Lines;
use super::super::misreading::Misreading;
use super::super::syntax::Syntax;
use super::diagnose;

/// A text for each thing that the parser says and people can bring about, and what it says.
const SAID: &[(&str, &str)] = &[
    ("a:\n\tb: 1", "tabs disallowed within this context (block indentation)"),
    ("a: b\n\tc", "while scanning a plain scalar, found a tab"),
    ("a: |\n\tc", "a block scalar content cannot start with a tab"),
    ("a:\tb: c", "':' must be followed by a valid YAML whitespace"),
    ("-\t- a", "'-' must be followed by a valid YAML whitespace"),
    ("a: \"b", "while scanning a quoted scalar, found unexpected end of stream"),
    ("a: \"b\n--- c", "while scanning a quoted scalar, found unexpected document indicator"),
    ("a:\n  b: \"c\n d\"", "invalid indentation in quoted scalar"),
    ("a: \"b\" c", "invalid trailing content after double-quoted scalar"),
    ("a: \"\\y\"", "while parsing a quoted scalar, found unknown escape character"),
    ("a: \"\\xy\"", "while parsing a quoted scalar, did not find expected hexadecimal number"),
    ("a: \"\\ud800\"", "while parsing a quoted scalar, found invalid Unicode character escape code"),
    ("a: { b: c", "while parsing a flow mapping, did not find expected ',' or '}'"),
    ("a: [b", "while parsing a flow sequence, expected ',' or ']'"),
    ("a: }", "misplaced bracket"),
    ("a: [b, , c]", "while parsing a node, did not find expected node content"),
    ("a: b: c", "mapping values are not allowed in this context"),
    ("a: b\nc\nd: e", "simple key expect ':'"),
    ("a: b\nc", "simple key expected"),
    ("a:\n    b: c\n  d: e", "while parsing a block mapping, did not find expected key"),
    ("a: b # c\n  d: e", "comment intercepting the multiline text"),
    (" a: b\nc: d", "did not find expected <document start>"),
    ("- a\nb: c", "while parsing a block collection, did not find expected '-' indicator"),
    ("a: - b", "block sequence entries are not allowed in this context"),
    ("a: [- b]", "\"-\" is only valid inside a block"),
    ("a: [-]", "plain scalar cannot start with '-' followed by ,[]{}"),
    ("{ a:[b] }", "':' may not precede any of `[{` in flow mapping"),
    ("[a\n: b]", "illegal placement of ':' indicator"),
    ("a: * b", "while scanning an anchor or alias, did not find expected alphabetic or numeric character"),
    ("a: ? b", "mapping keys are not allowed in this context"),
    ("a: |0\n b", "while scanning a block scalar, found an indentation indicator equal to 0"),
    ("a: > b", "while scanning a block scalar, did not find expected comment or line break"),
    ("a: @b", "unexpected character: `@'"),
    ("a: b\n... c", "invalid content after document end marker"),
    ("a: *b", "while parsing node, found unknown anchor"),
    ("a: !<b c", "while scanning a verbatim tag, did not find the expected '>'"),
    ("a: !b!c d", "the handle wasn't declared"),
    ("a: !b%zz d", "while parsing a tag, found an invalid escape sequence"),
];

#[test]
fn what_the_parser_says_is_put_in_our_words() {
    for (text, said) in SAID {
        let error = Parser::new_from_str(text).find_map(Result::err);
        let error = error.unwrap_or_else(|| unreachable!("{text:?} is read"));
        assert_eq!(error.info(), *said, "of {text:?}");
        let (line, column) = (error.marker().line(), error.marker().col() + 1);
        let lines = Lines::new(text);
        let (_, misreading) = diagnose(said, u32::try_from(line).unwrap(), u32::try_from(column).unwrap(), &lines);
        let raw = matches!(misreading, Misreading::Syntax(Syntax::Other { .. }));
        assert!(!raw, "the parser's own words stand for {text:?}");
    }
}

/// A new version of the parser may say other things: then its `ScanError`s are to be read again.
#[test]
fn the_parser_is_the_one_whose_words_are_known() {
    let lock = include_str!("../../../Cargo.lock");
    assert!(lock.contains("name = \"saphyr-parser\"\nversion = \"0.3.4\""), "read what the parser says now");
}

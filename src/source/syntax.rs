use std::fmt::Write;

/// Why a text cannot be read as YAML, or would be read otherwise than it looks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Syntax {
    /// A tab where spaces indent or separate.
    #[error("a tab stands here, where only spaces may stand")]
    Tab,
    /// A space that is none of the keyboard's, as indentation or around a key.
    #[error("the space here is not an ordinary one")]
    OddSpace,
    /// A text in quotation marks that does not end.
    #[error("the quotation mark that is opened here is not closed")]
    UnclosedQuote,
    /// Something behind a text in quotation marks.
    #[error("the text goes on behind its closing quotation mark")]
    TextAfterQuote,
    /// A text between the quotation marks of printed text.
    #[error("the quotation marks are typographic ones and would belong to the text")]
    TypographicQuotes,
    /// A backslash in double quotation marks.
    #[error("a backslash in double quotation marks begins a special character, and this one is not known")]
    Backslash,
    /// Braces or brackets that are not closed.
    #[error("the `{bracket}` is not closed")]
    UnclosedBracket {
        /// `{` or `[`
        bracket: char,
    },
    /// `}` where `]` belongs, or the other way round.
    #[error("here stands `{found}`, where `{expected}` belongs")]
    WrongBracket {
        /// What stands there.
        found: char,
        /// What belongs there.
        expected: char,
    },
    /// A `}` or `]` that closes nothing.
    #[error("the `{bracket}` closes nothing")]
    ExtraBracket {
        /// `}` or `]`
        bracket: char,
    },
    /// Two entries in braces or brackets without a comma between them.
    #[error("a comma is missing before this")]
    MissingComma,
    /// A comma before which no entry stands.
    #[error("before this comma there is no entry")]
    ExtraComma,
    /// A colon in a text without quotation marks.
    #[error("a colon cannot stand in a text without quotation marks")]
    ColonInText,
    /// A map in one line without braces: `town: 2024: 6`.
    #[error("two colons stand in one line")]
    MapInLine {
        /// The whole, as it was probably meant: `town: { 2024: 6 }`.
        written: String,
    },
    /// Lines copied from a spreadsheet, with tabs between the cells.
    #[error("a table with tabs stands here, as from a spreadsheet")]
    PastedTable,
    /// A remark that begins with the sign of another language.
    #[error("a remark does not begin with `//`")]
    RemarkSign,
    /// A dash that stands for no value.
    #[error("a dash alone is no value")]
    LoneDash,
    /// A dash before a key, among lines that are no list.
    #[error("a dash stands before this key, and the lines around it are no list")]
    DashAmongKeys,
    /// A line that has no colon where keys stand.
    #[error("a colon is missing in this line")]
    MissingColon,
    /// A colon or a dash of a list without a space behind it.
    #[error("a space is missing after the `{after}`")]
    MissingSpace {
        /// `:` or `-`
        after: char,
    },
    /// A line that stands in line with nothing around it.
    #[error("{}", misaligned(*own, *beside))]
    Indentation {
        /// The column in which the line begins.
        own: u32,
        /// A line beside it, and the column in which that begins.
        beside: Option<(u32, u32)>,
        /// How many spaces would fit.
        fits: Vec<u32>,
    },
    /// An entry of a list without its dash.
    #[error("the dash of the list is missing before this")]
    MissingDash,
    /// A dash of a list where none can stand.
    #[error("a list cannot begin here")]
    MisplacedDash,
    /// A dash or dot of printed text before an entry of a list.
    #[error("`{found}` is not the dash of a list")]
    TypographicDash {
        /// What stands there.
        found: char,
    },
    /// A sign that YAML keeps for itself, at the beginning of a text.
    #[error("a text without quotation marks cannot begin with {}", if *found == '`' { "a backtick".to_owned() } else { format!("`{found}`") })]
    ReservedStart {
        /// The sign.
        found: char,
    },
    /// Something behind a value that is complete.
    #[error("the value before this is complete, and nothing can follow it here")]
    AfterEnd,
    /// Not text at all.
    #[error("this is not a text file")]
    NotText,
    /// Anything else, in the parser's own words.
    #[error("the text cannot be read here (`{words}`)")]
    Other {
        /// What the parser says.
        words: String,
    },
}

fn misaligned(own: u32, beside: Option<(u32, u32)>) -> String {
    let said = format!("the line begins in column {own}, which does not fit the lines around it");
    beside.map_or(said.clone(), |(line, column)| format!("{said}; line {line} begins in column {column}"))
}

/// `2`, `4` or `6`: numbers with the word between the last two.
pub(crate) fn either(numbers: &[u32], or: &str) -> String {
    let mut said = String::new();
    for (nth, number) in numbers.iter().enumerate() {
        let between = match (nth, nth + 1 == numbers.len()) {
            (0, _) => String::new(),
            (_, true) => format!(" {or} "),
            (_, false) => ", ".to_owned(),
        };
        let _ = write!(said, "{between}{number}");
    }
    said
}

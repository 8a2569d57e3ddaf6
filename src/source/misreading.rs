use super::syntax::Syntax;
use crate::date::DateError;
use crate::format::Elsewhere;
use crate::name::Words;
use crate::number::NumberError;

/// What is wrong with a text before its meaning is looked at. Each carries what was found and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Misreading {
    /// It is not YAML.
    #[error("{0}")]
    Syntax(Syntax),
    /// A file without content.
    #[error("the file is empty")]
    EmptyFile,
    /// YAML that the format does not allow.
    #[error("{0}")]
    Banned(Banned),
    /// A list or map where a key is expected.
    #[error("a key must be a text")]
    KeyNotText,
    /// The same key twice in one map.
    #[error("`{key}` stands twice")]
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it stands first.
        first_line: u32,
    },
    /// A key that the format does not know there: `indicater`.
    #[error("{}", if elsewhere.is_some() { format!("`{key}` does not belong here") } else { format!("unknown key `{key}`") })]
    UnknownKey {
        /// The key as found.
        key: String,
        /// The key that was probably meant.
        meant: Option<&'static str>,
        /// Where it belongs, if it is known somewhere else.
        elsewhere: Option<Elsewhere>,
        /// All keys that may stand there.
        known: &'static [&'static str],
    },
    /// A target, or targets, where goals are expected.
    #[error("a target stands here, but under no goal")]
    StrayTarget,
    /// A key that the format knows, in a text that is read for something else.
    #[error("`{key}` does not belong here")]
    NotHere {
        /// The key.
        key: String,
    },
    /// A key that is needed.
    #[error("`{key}` is missing")]
    MissingKey {
        /// The key.
        key: &'static str,
        /// What it says.
        about: Option<Words>,
    },
    /// None of some keys of which one is needed.
    #[error("one of these is needed: {}", list(.keys))]
    NeedsOneOf {
        /// The keys.
        keys: &'static [&'static str],
    },
    /// Two keys that exclude each other.
    #[error("`{one}` and `{other}` cannot both be given")]
    NotBoth {
        /// One of them.
        one: String,
        /// The other.
        other: String,
    },
    /// A key without a value.
    #[error("the value is missing")]
    Empty,
    /// Another kind of value than expected.
    #[error("expected {expected}, found {found}")]
    Expected {
        /// What may stand there.
        expected: Expected,
        /// What stands there.
        found: Found,
        /// What may be written instead.
        instead: Option<Instead>,
    },
    /// A text that is not one of the words that may stand there.
    #[error("`{found}` is not one of the words that may stand here")]
    NotOneOf {
        /// What stands there.
        found: String,
        /// The words.
        words: &'static [&'static str],
    },
    /// A text that is not read as a number.
    #[error("`{found}` is {error}")]
    Number {
        /// What stands there.
        found: String,
        /// What it is read as.
        form: Form,
        /// Why not.
        error: NumberError,
    },
    /// An entry in braces without its colon: `2021 20`, `unit percent`.
    #[error("the colon after `{key}` is missing")]
    WithoutColon {
        /// The key, as it is written.
        key: String,
        /// The value behind it.
        value: String,
        /// Whether nothing else can have been meant: it may go on with a text that its comma has cut.
        is_sure: bool,
    },
    /// A period under an indicator, where an area is expected.
    #[error("`{period}` is a period, and an area is expected here")]
    PeriodForArea {
        /// The period.
        period: String,
    },
    /// A decimal comma in braces, which YAML reads as the end of an entry: `{ tolerance: 1,5 % }`.
    #[error("`{found}` is written with a decimal comma")]
    DecimalCommaInBraces {
        /// The number as it was meant.
        found: String,
    },
    /// A text with a comma in braces, where a comma ends the entry: `{ da: færre, ikke flere }`.
    #[error("the text `{found}` is cut off at its comma")]
    CommaInText {
        /// The text as it was meant.
        found: String,
    },
    /// A number with three decimals that could be a thousand times as much: `1.234`.
    #[error("`{found}` could be read in two ways")]
    Ambiguous {
        /// What stands there.
        found: String,
    },
    /// `milestones` without a single one.
    #[error("no milestone is given")]
    NoMilestones,
    /// A number of decimals, or of targets, that is not a whole number.
    #[error("`{found}` is not a whole number")]
    NotWhole {
        /// What stands there.
        found: String,
    },
    /// Not two periods where two are compared.
    #[error("two periods are compared, but {found} are given")]
    NotTwo {
        /// How many there are.
        found: usize,
    },
    /// A text that is not read as a period.
    #[error("`{found}` is not a period")]
    Period {
        /// What stands there.
        found: String,
    },
    /// A text that is not read as a date.
    #[error("`{found}` is {error}")]
    Date {
        /// What stands there.
        found: String,
        /// Why not.
        error: DateError,
    },
    /// `as_of` where an indicator, an area or a period is expected.
    #[error("`as_of` does not belong here")]
    DateNotHere,
    /// Another version of the format.
    #[error("version `{found}` of the format is not known")]
    Version {
        /// What stands there.
        found: String,
    },
    /// A title or window in a second file.
    #[error("`{key}` is given in another file too")]
    OnlyOnce {
        /// The key.
        key: &'static str,
        /// The other file.
        file: String,
    },
    /// A number with a fraction that passed through a floating-point value and lost digits there.
    #[error("a number with more than 15 digits")]
    LongFloat,
}

/// YAML that the format does not allow, because it hides what is written or is easily overlooked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Banned {
    /// `&name`
    #[error("anchors (`&`) are not allowed")]
    Anchor,
    /// `*name`
    #[error("aliases (`*`) are not allowed")]
    Alias,
    /// `!tag`
    #[error("tags (`!`) are not allowed")]
    Tag,
    /// `<<`
    #[error("merge keys (`<<`) are not allowed")]
    MergeKey,
    /// `%YAML`
    #[error("directives (`%`) are not allowed")]
    Directive,
    /// A second `---`.
    #[error("a second document (`---`) is not allowed")]
    SecondDocument,
    /// A character that cannot be seen.
    #[error("the invisible character U+{:04X} is not allowed", u32::from(*.0))]
    ControlCharacter(char),
    /// A line end that looks like none: U+0085, U+2028 or U+2029.
    #[error("an invisible line separator is not allowed")]
    LineSeparator,
    /// Lists and maps in each other too deep.
    #[error("lists and maps stand in each other more than {most} deep")]
    TooDeep {
        /// How deep they may.
        most: usize,
    },
    /// A text that is too long.
    #[error("the text has more than {most} characters")]
    TooLong {
        /// How many it may have.
        most: usize,
    },
}

/// What may stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Expected {
    /// A map.
    #[error("keys with values")]
    Map,
    /// A list.
    #[error("a list")]
    List,
    /// A text.
    #[error("a text, or `{{ da: …, en: … }}`")]
    Text,
    /// A name.
    #[error("a name")]
    Name,
    /// A number, a step, a period: one value.
    #[error("a single value")]
    Scalar,
    /// A list, or one of some words.
    #[error("a list of names, or `all`")]
    NamesOrAll,
    /// A baseline.
    #[error("a period, `{{ mean: … }}` or `{{ value: … }}`")]
    Baseline,
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Found {
    /// Nothing.
    #[error("nothing")]
    Nothing,
    /// A text or a number.
    #[error("a text")]
    Text,
    /// Lines copied from a spreadsheet, with tabs between the cells.
    #[error("a table with tabs, as from a spreadsheet")]
    Table,
    /// A list.
    #[error("a list")]
    List,
    /// A map.
    #[error("keys with values")]
    Map,
}

/// `a`, `b`, `c`
pub(crate) fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// What is written instead of something that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// The text.
    pub text: String,
    /// Whether nothing else can have been meant.
    pub is_sure: bool,
}

/// What a number is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A number alone.
    Number,
    /// A figure of a series, in the unit of its indicator.
    Figure,
    /// A number as a report gives it, without its unit.
    Exact,
    /// A level, also with a percent sign.
    Level,
    /// A step, also in percent or percentage points.
    Step,
}

//! What can be wrong with a JSON-stat file.

use crate::feed::Severity;

/// What is wrong with a JSON-stat file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonStatFault {
    /// A web page in the place of the data.
    #[error("this is a web page")]
    WebPage,
    /// A file that is no JSON.
    #[error("this is no JSON from character {character} of the line on")]
    NotJson {
        /// Where on the line.
        character: usize,
    },
    /// A download that broke off.
    #[error("the file ends in the middle")]
    CutShort,
    /// An error message in the place of the data.
    #[error("this is an error message, not data: {message}")]
    ErrorBody {
        /// What it says.
        message: String,
    },
    /// A collection of links, or a dimension alone.
    #[error("this is a {class} of JSON-stat: it describes data and holds none")]
    OnlyDescribes {
        /// Its class.
        class: String,
    },
    /// JSON of another kind.
    #[error("this holds no dataset of JSON-stat")]
    NoDataset,
    /// A bundle of several.
    #[error("the file holds {} datasets: {}", .names.len(), .names.join(", "))]
    SeveralDatasets {
        /// Their names.
        names: Vec<String>,
    },
    /// No values at all.
    #[error("the dataset holds no values")]
    Empty,
    /// Something that every dataset has.
    #[error("`{member}` is missing")]
    Missing {
        /// The name of it.
        member: String,
    },
    /// The same name twice in one object.
    #[error("`{member}` stands twice")]
    Twice {
        /// The name.
        member: String,
    },
    /// Something written in another way than the format has it.
    #[error("`{member}` is not written as JSON-stat has it")]
    Shape {
        /// The name of it.
        member: String,
    },
    /// `id` and `size` of different length.
    #[error("the number of dimensions is {ids} in `id` and {sizes} in `size`")]
    SizesDiffer {
        /// How many names.
        ids: usize,
        /// How many sizes.
        sizes: usize,
    },
    /// The same, where the categories alone explain how many values there are.
    #[error("the number of dimensions is {ids} in `id` and {sizes} in `size`; the categories were counted instead")]
    SizesFromCategories {
        /// How many names.
        ids: usize,
        /// How many sizes.
        sizes: usize,
    },
    /// A dimension that is described with more or fewer categories than its size.
    #[error("the dimension `{dimension}` has the size {size}; the number of its categories is {categories}")]
    CategoriesDiffer {
        /// Its name.
        dimension: String,
        /// The size.
        size: usize,
        /// How many categories.
        categories: usize,
    },
    /// Several categories with nothing that says which comes first.
    #[error("the dimension `{dimension}` has {categories} categories, and nothing says which comes first")]
    NoOrder {
        /// Its name.
        dimension: String,
        /// How many categories.
        categories: usize,
    },
    /// Positions that leave a gap, or stand twice.
    #[error("the positions in the dimension `{dimension}` do not run from 0 to {last}, each once")]
    BrokenOrder {
        /// Its name.
        dimension: String,
        /// The last of them.
        last: usize,
    },
    /// A period whose code and name are not the same.
    #[error("`{code}` is the code of `{label}`, which is another period")]
    PeriodBelied {
        /// The code.
        code: String,
        /// The name.
        label: String,
    },
    /// More values than a table may hold.
    #[error("the dimensions give more values than can be read")]
    TooLarge,
    /// More or fewer values than the dimensions give.
    #[error("the dimensions give {cells} values; the file has {values}")]
    ValueCount {
        /// How many there are.
        values: usize,
        /// How many there should be.
        cells: usize,
    },
    /// More or fewer statuses than values.
    #[error("the dimensions give {cells} values; the number of statuses is {statuses}")]
    StatusCount {
        /// How many there are.
        statuses: usize,
        /// How many there should be.
        cells: usize,
    },
    /// A value or status with a number that no value has.
    #[error("`{member}` has an entry `{key}`, but the values are numbered from 0 to {last}")]
    OutOfRange {
        /// `value` or `status`.
        member: String,
        /// The number, or what stands in its place.
        key: String,
        /// The last number there is.
        last: usize,
    },
    /// A value that is no number of JSON.
    #[error("`{found}` is not a number")]
    NotANumber {
        /// What was found.
        found: String,
    },
    /// Values that stand for a thousand or a million times as much.
    #[error("the values of `{category}` are to be multiplied: the `multiplier` of their unit is `{multiplier}`")]
    Multiplied {
        /// What is measured.
        category: String,
        /// As it is written.
        multiplier: String,
    },
    /// A date of update that can be read in two ways, or in none.
    #[error("`updated` is `{found}`, which is no date that can be read")]
    UnreadDate {
        /// What was found.
        found: String,
    },
}

impl JsonStatFault {
    /// Whether the file can be used all the same.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            JsonStatFault::SizesFromCategories { .. } | JsonStatFault::UnreadDate { .. } => Severity::Warning,
            JsonStatFault::WebPage
            | JsonStatFault::NotJson { .. }
            | JsonStatFault::CutShort
            | JsonStatFault::ErrorBody { .. }
            | JsonStatFault::OnlyDescribes { .. }
            | JsonStatFault::NoDataset
            | JsonStatFault::SeveralDatasets { .. }
            | JsonStatFault::Empty
            | JsonStatFault::Missing { .. }
            | JsonStatFault::Twice { .. }
            | JsonStatFault::Shape { .. }
            | JsonStatFault::SizesDiffer { .. }
            | JsonStatFault::CategoriesDiffer { .. }
            | JsonStatFault::NoOrder { .. }
            | JsonStatFault::BrokenOrder { .. }
            | JsonStatFault::PeriodBelied { .. }
            | JsonStatFault::TooLarge
            | JsonStatFault::ValueCount { .. }
            | JsonStatFault::StatusCount { .. }
            | JsonStatFault::OutOfRange { .. }
            | JsonStatFault::NotANumber { .. }
            | JsonStatFault::Multiplied { .. } => Severity::Error,
        }
    }
}

//! Which words of a file say a unit.

/// The words of a file that say a unit beside what they are there for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SaidBy {
    /// Its title.
    #[error("the title of the file")]
    Title,
    /// What its column of values is called.
    #[error("the name of the column `{0}`")]
    Heading(String),
    /// A category.
    #[error("the category `{category}` of `{column}`")]
    Category {
        /// The column it stands in.
        column: String,
        /// The category.
        category: String,
    },
    /// A note.
    #[error("a note in the file")]
    Note,
}

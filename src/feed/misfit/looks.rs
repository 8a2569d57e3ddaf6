//! What a column that nobody asked for looks like.

/// What the categories of a column look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LooksLike {
    /// Things that figures are told apart by.
    Categories,
    /// Other values.
    Values,
    /// What is said of values: `foreløbig`, `prognose`.
    Statuses,
}

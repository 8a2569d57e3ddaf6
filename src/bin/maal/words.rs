//! Everything that the command says of itself, in both languages. What it says of files and targets is the library's.

pub(crate) mod failure;
pub(crate) mod feed;
pub(crate) mod help;
pub(crate) mod messages;
pub(crate) mod usage;

//! Charts as they are drawn: a few that people look at, and what holds for all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::wildcard_enum_match_arm,
    reason = "a test may stop at the first surprise"
)]

mod drawing;
mod laws;
mod levels;
mod marks;
mod samples;
mod shown;

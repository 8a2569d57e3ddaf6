//! All integration tests, in one binary.
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

mod cases;
mod chance;
mod changes;
mod cost;
mod embedding;
mod fed;
mod feeding;
mod kinds;
mod laws;
mod layers;
mod no_allocation;
mod no_effect;
mod oracle;
mod pages;
mod paragraph;
mod reference;
mod vintages;

//! The command, run as its users run it: what it prints, in both languages, and how it ends.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod check;
mod diff;
mod feeds;
mod files;
mod fix;
mod judge;
mod manual;
mod new;
mod report;
mod room;
mod usage;
mod watch;

//! Any bytes are read as a JSON-stat file without a panic, and are bound and told of.
//!
//!     cargo +nightly fuzz run json_stat

#![no_main]

mod table;

use libfuzzer_sys::fuzz_target;
use maal::feed::Format;

fuzz_target!(|bytes: &[u8]| table::read(bytes, Format::JsonStat));

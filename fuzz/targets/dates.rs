#![no_main]

#[path = "../properties.rs"]
#[expect(dead_code, reason = "each target tries one of them")]
mod properties;

libfuzzer_sys::fuzz_target!(|input: &str| properties::dates(input));

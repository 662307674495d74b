//! The twins of the fuzz targets: the same properties, on inputs that are made rather than grown.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::properties;

/// JSON-like pieces, so that some of what they make parses.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"items\":[",
    "\"timestamp\":1780146000000",
    "\"timestamp\":\"x\"",
    "\"text\":\"a\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "null",
    "-1",
    "1e400",
    "99999999999999999999",
    "\"labels\":[\"a\",1]",
    "\"mayHaveMore\":true",
    "\"nextCursor\":\"1\"",
    "\"buckets\":{\"2026-05-30\":{\"a\":1}}",
    "\"kind\":\"text\"",
    " ",
];

const WORDS: &[&str] = &[
    "2026",
    "05",
    "30",
    "-",
    "..",
    "/",
    " ",
    "T",
    "Z",
    ":",
    "24h",
    "7d",
    "0m",
    "last",
    "this",
    "month",
    "week",
    "today",
    "yesterday",
    "now",
    "–",
    "+02:00",
    "99999999999",
    "feb",
    "to",
    "🦀",
];

const LINES: &[&str] = &[
    "[profiles.b]\n",
    "api_key = \"x\"\n",
    "secret = 7\n",
    "secret_env = \"A\"\n",
    "secret_command = [\"a\"]\n",
    "base_url = \"http://x\"\n",
    "[keys]\n",
    "quit = [\"q\"]\n",
    "zone = \"utc\"\n",
    "[list]\n",
    "page_size = 0\n",
    "page_size = -1\n",
    "= = =\n",
    "\"\n",
    "[[x]]\n",
    "🦀\n",
];

fn of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    vec(proptest::sample::select(pieces), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_of_any_bytes(body in vec(any::<u8>(), 0..200)) {
        properties::page(&body);
    }

    #[test]
    fn pages_of_broken_json(rows in of(PIECES)) {
        properties::page(rows.as_bytes());
        properties::page(format!("{{\"items\":[{rows}]}}").as_bytes());
    }

    #[test]
    fn texts(text in any::<String>()) {
        properties::text(&text);
    }

    #[test]
    fn dates(text in prop_oneof![of(WORDS), any::<String>()]) {
        properties::dates(&text);
    }

    #[test]
    fn configurations(text in prop_oneof![of(LINES), any::<String>()]) {
        properties::config(&text);
    }
}

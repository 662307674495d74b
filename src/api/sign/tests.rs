use super::*;

/// Computed with OpenSSL: secret, x-date, x-signature.
const VECTORS: [(&str, &str, &str); 4] = [
    ("secret", "2026-05-30T13:00:00.000Z", "640ea0796cc809ae6f5e8357a9d15e12e574f8d59805b488340c4aa77e711603"),
    ("k", "2026-02-28T23:59:59.999Z", "26a977eab50cd2ee768753b701435bed6bb6baf30ddea97bfe3022483ad7bb92"),
    ("päss✓word", "2024-02-29T00:00:00.000Z", "4cc322c4f67511d0030ccb5430296314d1693eebfb6f4a4d39ebc60f28989539"),
    (LONG_SECRET, "2026-12-31T23:59:59.000Z", "92585eb94aa2e73bafffb18de1abd4d7f7c7105466d8adae91e7f206bd1b518a"),
];

/// Longer than a block of SHA-256, so that it is hashed before it becomes the key.
const LONG_SECRET: &str = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

#[test]
fn the_vectors_come_out() {
    for (secret, date, expected) in VECTORS {
        assert_eq!(signature(&SecretString::from(secret), date).unwrap(), expected, "{date}");
    }
}

#[test]
fn the_headers_are_dated_a_second_behind_the_server_and_hide_what_identifies() {
    let credentials = Credentials::new("key-canary", SecretString::from("secret")).unwrap();
    let headers = headers(&credentials, 1_780_146_001_000).unwrap();
    assert_eq!(headers["x-date"], "2026-05-30T13:00:00.000Z");
    assert_eq!(headers["x-signature"], VECTORS[0].2);
    assert_eq!(headers["x-api-key"], "key-canary");
    let shown = format!("{headers:?}");
    assert!(!shown.contains("canary") && !shown.contains(VECTORS[0].2), "{shown}");
}

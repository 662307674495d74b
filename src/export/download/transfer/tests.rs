use super::*;
use reqwest::header::HeaderValue;

fn headers(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
}

#[test]
fn a_range_says_where_it_begins() {
    for (value, range) in [
        ("bytes 5-9/10", Some((5, Some(10)))),
        ("bytes 5-9/*", Some((5, None))),
        (" bytes 0-0/1 ", Some((0, Some(1)))),
        ("bytes */10", None),
        ("bytes 5-9", None),
        ("lines 5-9/10", None),
        ("bytes 5-9/ten", None),
        ("", None),
    ] {
        assert_eq!(content_range(value), range, "{value:?}");
    }
}

#[test]
fn only_a_strong_validator_is_one() {
    const SENT: (HeaderName, &str) = (DATE, "Sat, 30 May 2026 13:00:01 GMT");
    for (pairs, expected) in [
        (vec![(ETAG, "\"a\"")], Some("\"a\"")),
        (vec![(ETAG, "W/\"a\""), (LAST_MODIFIED, "Sat, 30 May 2026 12:00:00 GMT"), SENT], None),
        (vec![(LAST_MODIFIED, "Sat, 30 May 2026 13:00:00 GMT"), SENT], Some("Sat, 30 May 2026 13:00:00 GMT")),
        (vec![(LAST_MODIFIED, "Sat, 30 May 2026 13:00:01 GMT"), SENT], None),
        (vec![(LAST_MODIFIED, "Sat, 30 May 2026 13:00:00 GMT")], None),
        (vec![(LAST_MODIFIED, "yesterday"), SENT], None),
        (vec![], None),
    ] {
        assert_eq!(validator(&headers(&pairs)), expected.map(HeaderValue::from_static), "{pairs:?}");
    }
}

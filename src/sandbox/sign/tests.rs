use super::*;

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
}

/// Computed with OpenSSL.
const DATE: &str = "2026-05-30T13:00:00.000Z";
const SIGNATURE: &str = "640ea0796cc809ae6f5e8357a9d15e12e574f8d59805b488340c4aa77e711603";

fn options() -> Options {
    Options { api_key: "key".into(), secret: "secret".into(), ..Options::default() }
}

fn says(headers: &HeaderMap, options: &Options, late_ms: i64) -> String {
    let signed = DateTime::parse_from_rfc3339(DATE).unwrap().timestamp_millis();
    match check(headers, options, signed + late_ms) {
        Ok(()) => "passed".into(),
        Err(reply) => {
            assert_eq!(reply.status, StatusCode::FORBIDDEN);
            String::from_utf8(reply.body).unwrap()
        }
    }
}

#[test]
fn known_vector_passes_while_it_is_fresh() {
    let good = headers(&[("x-api-key", "key"), ("x-date", DATE), ("x-signature", SIGNATURE)]);
    for (late, passes) in [(0, true), (-5000, true), (-5001, false), (60_000, true), (60_001, false)] {
        assert_eq!(says(&good, &options(), late) == "passed", passes, "{late} ms late");
    }
    let other = Options { freshness: Freshness::LongFuture, ..options() };
    for (late, passes) in [(5000, true), (5001, false), (-60_000, true), (-60_001, false)] {
        assert_eq!(says(&good, &other, late) == "passed", passes, "{late} ms late");
    }
    assert!(says(&good, &options(), 60_001).contains("Signature expired"));
}

#[test]
fn refusal_names_the_header() {
    let all = [("x-api-key", "key"), ("x-date", DATE), ("x-signature", SIGNATURE)];
    for missing in 0..3 {
        let some: Vec<_> = all.iter().enumerate().filter(|(n, _)| *n != missing).map(|(_, pair)| *pair).collect();
        assert!(says(&headers(&some), &options(), 0).contains(all[missing].0));
    }
    let wrong = |name: &str, value: &str| {
        let changed: Vec<_> = all.iter().map(|(n, v)| (*n, if *n == name { value } else { *v })).collect();
        says(&headers(&changed), &options(), 0)
    };
    assert!(wrong("x-api-key", "other").contains("x-api-key"));
    assert!(wrong("x-date", "noon").contains("x-date"));
    assert!(wrong("x-date", "2026-05-30T13:00:00.001Z").contains("x-signature"));
    assert!(wrong("x-signature", &SIGNATURE.to_uppercase()).contains("x-signature"));
}

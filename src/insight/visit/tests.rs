use chrono::FixedOffset;
use proptest::prelude::*;

use super::*;

const NOW: i64 = 1_780_146_000_000; // Saturday, 2026-05-30T13:00:00Z
const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

fn since(ago_ms: i64, zone: Zone) -> String {
    Visit { newest: 0, at: NOW - ago_ms }.since(NOW, zone)
}

#[test]
fn the_moment_is_named_as_short_as_it_is_clear() {
    for (ago_ms, text) in [
        (0, "13:00"),
        (13 * HOUR_MS, "00:00"),
        (13 * HOUR_MS + 60_000, "yesterday 23:59"),
        (2 * DAY_MS, "Thursday 13:00"),
        (6 * DAY_MS, "Sunday 13:00"),
        (7 * DAY_MS, "23 May 13:00"),
        (149 * DAY_MS, "1 Jan 13:00"),
        (150 * DAY_MS, "31 Dec 2025 13:00"),
        (-DAY_MS, "31 May 13:00"),
    ] {
        assert_eq!(since(ago_ms, Zone::Utc), text, "{ago_ms}");
    }
}

#[test]
fn days_are_those_of_the_zone() {
    let tokyo = Zone::Fixed(FixedOffset::east_opt(9 * 3_600).unwrap());
    assert_eq!(since(23 * HOUR_MS, Zone::Utc), "yesterday 14:00");
    assert_eq!(since(23 * HOUR_MS, tokyo), "yesterday 23:00", "22:00 now");
    assert_eq!(since(22 * HOUR_MS, tokyo), "00:00");
}

#[test]
fn what_is_new_in_words() {
    let visit = Visit { newest: 0, at: NOW - 5 * DAY_MS - 3 * HOUR_MS - 48 * 60_000 };
    assert_eq!(visit.in_words(42, false, NOW, Zone::Utc), "42 new since Monday 09:12");
    assert_eq!(visit.in_words(42, true, NOW, Zone::Utc), "42+ new since Monday 09:12");
    assert_eq!(visit.in_words(0, false, NOW, Zone::Utc), "nothing new since Monday 09:12");
}

#[test]
fn each_channel_and_label_has_its_own_watermark_that_never_goes_back() {
    let mut visits = Visits::default();
    visits.keep("page", None, Visit { newest: 50, at: 100 });
    visits.keep("page", Some("spam"), Visit { newest: 20, at: 110 });
    visits.keep("page", None, Visit { newest: 30, at: 120 });
    assert_eq!(visits.last("page", None), Some(Visit { newest: 50, at: 120 }));
    assert_eq!(visits.last("page", Some("spam")), Some(Visit { newest: 20, at: 110 }));
    assert_eq!(visits.last("page", Some("praise")), None);
    assert_eq!(visits.last("other", None), None);
}

#[test]
fn the_state_file_keeps_them_in_a_stable_shape() {
    let mut visits = Visits::default();
    visits.keep("page", Some("spam"), Visit { newest: 20, at: 110 });
    visits.keep("page", None, Visit { newest: 50, at: 120 });
    let json = serde_json::to_string(&visits).unwrap();
    assert_eq!(json, r#"{"page":{"":{"newest":50,"at":120},"spam":{"newest":20,"at":110}}}"#);
    assert_eq!(serde_json::from_str::<Visits>(&json).unwrap(), visits);
}

#[test]
fn the_oldest_visits_are_forgotten() {
    let mut visits = Visits::default();
    for n in 0..=500 {
        visits.keep(&format!("channel {n}"), None, Visit { newest: 0, at: n });
    }
    assert_eq!(visits.last("channel 0", None), None);
    assert!(visits.last("channel 1", None).is_some() && visits.last("channel 500", None).is_some());
    assert_eq!(visits.channels.len(), 500);
}

proptest! {
    #[test]
    fn every_moment_has_words(at: i64, now: i64, count: u64, more: bool) {
        let words = Visit { newest: 0, at }.in_words(count, more, now, Zone::Utc);
        prop_assert!(words.contains(" new since "));
    }
}

use proptest::prelude::*;

use super::*;

const NOW: i64 = 1_780_146_000_000; // 2026-05-30T13:00:00Z

#[test]
fn whole_units_that_have_passed() {
    for (ago_ms, text) in [
        (0, "just now"),
        (59_999, "just now"),
        (-59_999, "just now"),
        (60_000, "1 min ago"),
        (3_599_999, "59 min ago"),
        (3_600_000, "1 h ago"),
        (86_399_999, "23 h ago"),
        (3 * DAY_MS, "3 d ago"),
        (365 * DAY_MS - 1, "364 d ago"),
        (365 * DAY_MS, "1 y ago"),
        (-2 * DAY_MS, "in 2 d"),
        (-90 * 60_000, "in 1 h"),
    ] {
        assert_eq!(relative(NOW, NOW - ago_ms), text, "{ago_ms}");
    }
}

#[test]
fn days_of_the_calendar() {
    assert_eq!([in_days(0), in_days(1), in_days(2), in_days(365)], ["today", "tomorrow", "in 2 d", "in 365 d"]);
}

proptest! {
    #[test]
    fn every_pair_of_instants_has_words(now: i64, at: i64) {
        let text = relative(now, at);
        let expected = if at > now { text.starts_with("in ") } else { text.ends_with(" ago") };
        prop_assert!(expected || text == "just now", "{}", text);
    }
}

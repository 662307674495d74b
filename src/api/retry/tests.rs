use super::*;
use proptest::prelude::*;

/// 1994-11-06T08:49:37Z.
const NOW: i64 = 784_111_777_000;

#[test]
fn retry_after_reads_seconds_and_dates() {
    let seconds = |text| retry_after(text, NOW).map(|wait| wait.as_secs());
    assert_eq!(seconds("7"), Some(7));
    assert_eq!(seconds(" 7 "), Some(7));
    assert_eq!(seconds("Sun, 06 Nov 1994 08:49:47 GMT"), Some(10));
    assert_eq!(seconds("Sunday, 06-Nov-94 08:49:47 GMT"), Some(10));
}

#[test]
fn retry_after_is_at_most_two_minutes() {
    let longest = Some(Duration::from_mins(2));
    for text in ["121", "99999999999999999999999999", "Sun, 06 Nov 1994 09:49:37 GMT"] {
        assert_eq!(retry_after(text, NOW), longest, "{text}");
    }
}

#[test]
fn what_asks_for_no_wait_leaves_it_to_the_backoff() {
    for text in ["0", "", "-1", "soon", "1.5", "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:30 GMT"] {
        assert_eq!(retry_after(text, NOW), None, "{text}");
    }
}

#[test]
fn delays_double_with_jitter_and_stay_below_the_longest() {
    let mut least = SHORTEST;
    for delay in delays().take(12) {
        assert!(delay >= least.min(LONGEST) && delay <= (least * 2).min(LONGEST), "{delay:?} at {least:?}");
        least *= 2;
    }
}

proptest! {
    #[test]
    fn any_header_is_survived(text in ".{0,40}", now: i64) {
        if let Some(wait) = retry_after(&text, now) {
            prop_assert!(wait <= LONGEST_ASKED && !wait.is_zero());
        }
        let _ = http_date(&text);
    }
}

use proptest::prelude::*;

use super::super::Unit;
use chrono::FixedOffset;

use super::*;

const NOW: i64 = 1_780_146_000_000; // 2026-05-30T13:00:00Z, a Saturday
const DAY: i64 = 1_780_099_200_000; // its midnight

fn berlin() -> Zone {
    Zone::Fixed(FixedOffset::east_opt(7_200).unwrap())
}

fn utc_days(text: &str) -> WindowSpec {
    text.parse().unwrap()
}

#[test]
fn rolling_spans_start_exactly_so_long_ago_and_end_with_the_utc_day() {
    let window = WindowSpec::Last(Span::days(7)).resolve(NOW, Zone::Utc);
    assert_eq!((window.start(), window.end()), (NOW - 7 * DAY_MS, DAY + DAY_MS));
    assert_eq!(window.to_param(), "2026-05-30");
    assert_eq!(window, WindowSpec::Last(Span::days(7)).resolve(NOW, berlin()));
}

#[test]
fn calendar_windows_follow_the_zone() {
    let today = WindowSpec::Today.resolve(NOW, berlin());
    assert_eq!((today.start(), today.end()), (DAY - 7_200_000, DAY + DAY_MS));
    let yesterday = WindowSpec::Yesterday.resolve(NOW, berlin());
    assert_eq!((yesterday.start(), yesterday.end()), (DAY - DAY_MS - 7_200_000, DAY - 7_200_000));
    let month = WindowSpec::ThisMonth.resolve(NOW, Zone::Utc);
    assert_eq!((month.from_param(), month.to_param()), ("2026-05-01".into(), "2026-05-30".into()));
    let last = WindowSpec::LastMonth.resolve(NOW, Zone::Utc);
    assert_eq!((last.from_param(), last.to_param()), ("2026-04-01".into(), "2026-04-30".into()));
}

#[test]
fn a_day_that_begins_late_in_the_utc_day_still_contains_now() {
    let tokyo = Zone::Fixed(FixedOffset::east_opt(9 * 3_600).unwrap());
    let at_eight = DAY + 23 * 3_600_000;
    assert!(WindowSpec::Today.resolve(at_eight, tokyo).contains(at_eight));
}

#[test]
fn windows_read_like_a_person_says_them() {
    let said = |text: &str| utc_days(text).to_string();
    assert_eq!(said("7d"), "last 7 days");
    assert_eq!(
        [said("1h"), said("1mo"), said("1y"), said("12mo")],
        ["past hour", "past month", "past year", "last 12 months"]
    );
    assert_eq!(said("2026-05-01..2026-05-31"), "1–31 May 2026");
    assert_eq!(said("2026-05-01"), "1 May 2026");
    assert_eq!(said("2026-04-28..2026-05-03"), "28 Apr – 3 May 2026");
    assert_eq!(said("2025-12-30..2026-01-02"), "30 Dec 2025 – 2 Jan 2026");
    assert_eq!(said("2026-05-01T12:00..2026-05-01T13:30"), "1 May 2026 12:00–13:30");
    assert_eq!(said("2026-05-01T12:00..2026-05-02T13:30"), "1 May 2026 12:00 – 2 May 2026 13:30");
    assert_eq!(utc_days("2026-05-01").describe(berlin()), "1 May 2026 02:00 – 2 May 2026 02:00");
    assert_eq!(format!("{:>12}", WindowSpec::Today), "       today");
}

#[test]
fn a_step_moves_by_the_windows_own_length() {
    let back = |text: &str| utc_days(text).back(NOW, Zone::Utc).to_text();
    assert_eq!(back("today"), "yesterday");
    assert_eq!(back("yesterday"), "2026-05-28..2026-05-28");
    assert_eq!(back("this month"), "last month");
    assert_eq!(back("last month"), "2026-03-01..2026-03-31");
    assert_eq!(back("2026-03-01..2026-03-31"), "2026-02-01..2026-02-28");
    assert_eq!(back("2026-02-01..2026-03-31"), "2025-12-01..2026-01-31");
    assert_eq!(back("2026-05-10..2026-05-12"), "2026-05-07..2026-05-09");
    assert_eq!(back("7d"), "2026-05-16T13:00:00.000Z..2026-05-23T12:59:59.999Z");
    assert_eq!(back("1mo"), "2026-03-30T13:00:00.000Z..2026-04-30T12:59:59.999Z");
    assert_eq!(back("1970-01-01..1970-01-05"), "1970-01-01..1970-01-05", "there is nothing before");
}

#[test]
fn a_forward_step_is_never_wholly_in_the_future() {
    let forward = |text: &str| utc_days(text).forward(NOW, Zone::Utc).map(WindowSpec::to_text);
    for last in ["7d", "today", "this month", "2026-05-30", "2026-05", "2026-05-24..2026-05-30"] {
        assert_eq!(forward(last), None, "{last}");
    }
    assert_eq!(forward("2026-05-29"), Some("today".into()));
    assert_eq!(forward("2026-05-27..2026-05-29"), Some("2026-05-30..2026-06-01".into()));
    assert_eq!(forward("2026-04-01..2026-04-30"), Some("this month".into()));
}

#[test]
fn a_step_back_and_forward_leads_home() {
    for text in ["today", "yesterday", "this month", "last month", "2026-01", "2026-05-10..2026-05-12"] {
        for zone in [Zone::Utc, berlin()] {
            let spec = dates::parse_range(text, NOW, zone).unwrap();
            assert_eq!(spec.back(NOW, zone).forward(NOW, zone), Some(spec), "{text}");
        }
    }
}

#[test]
fn serde_writes_the_text_and_refuses_what_is_none() {
    let spec = WindowSpec::Last(Span::new(24, Unit::Hour).unwrap());
    assert_eq!(serde_json::to_string(&spec).unwrap(), "\"24h\"");
    assert_eq!(serde_json::from_str::<WindowSpec>("\"this month\"").unwrap(), WindowSpec::ThisMonth);
    assert!(serde_json::from_str::<WindowSpec>("\"someday\"").is_err());
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(start in 0..250_000_000_000_000_i64, length in 1..400 * DAY_MS) {
        let spec = WindowSpec::Fixed(Window::new(start, start + length).unwrap());
        prop_assert_eq!(spec.to_text().parse(), Ok(spec));
    }

    #[test]
    fn whole_utc_days_are_read_back(first in 0..2_000_000_i64, days in 1..400_i64) {
        let spec = WindowSpec::Fixed(Window::new(first * DAY_MS, (first + days) * DAY_MS).unwrap());
        prop_assert_eq!(spec.to_text().parse(), Ok(spec));
    }

    #[test]
    fn steps_keep_the_length_in_ms_and_meet(start in 400 * DAY_MS..20_000 * DAY_MS, length in 1..90 * DAY_MS) {
        // Off midnight, so that no month or day is meant.
        let window = Window::new(start / DAY_MS * DAY_MS + 1, start / DAY_MS * DAY_MS + 1 + length).unwrap();
        let WindowSpec::Fixed(back) = WindowSpec::Fixed(window).back(NOW, Zone::Utc) else { panic!("not fixed") };
        prop_assert_eq!((back.end(), back.length()), (window.start(), window.length()));
    }
}

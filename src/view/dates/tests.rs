use chrono::FixedOffset;
use proptest::prelude::*;

use super::*;

const NOW: i64 = 1_780_146_000_000; // 2026-05-30T13:00:00Z

fn range(text: &str) -> Result<String, String> {
    match parse_range(text, NOW, Zone::Utc) {
        Ok(spec) => Ok(spec.to_text()),
        Err(error) => Err(format!("{error} @{}", &text[error.part()])),
    }
}

#[test]
fn presets_go_by_their_names() {
    for text in ["today", "yesterday", "24h", "7d", "31d", "this month", "last month", "30m", "2w", "6mo", "12mo", "1y"]
    {
        assert_eq!(range(text), Ok(text.to_owned()));
    }
    assert_eq!(range("  This   MONTH "), Ok("this month".into()));
    assert_eq!(range("last 7 days"), Ok("7d".into()));
}

#[test]
fn dates_and_ranges_in_every_spelling() {
    let may = Ok("2026-05-01..2026-05-30".to_owned());
    for text in [
        "2026-05-01..2026-05-30",
        "2026-05-01 .. 2026-05-30",
        "2026-05-01 to 2026-05-30",
        "2026-05-01 2026-05-30",
        "2026-05-01 – 2026-05-30",
        "2026-05-01 - 2026-05-30",
        "2026-5-1..today",
        "2026-05-01..",
    ] {
        assert_eq!(range(text), may, "{text}");
    }
    assert_eq!(range("2026-05-01"), Ok("2026-05-01..2026-05-01".into()));
    assert_eq!(range("2026-02"), Ok("2026-02-01..2026-02-28".into()));
    assert_eq!(range("2024-02..2024-03"), Ok("2024-02-01..2024-03-31".into()));
    assert_eq!(range("2025"), Ok("2025-01-01..2025-12-31".into()));
    assert_eq!(range("2024..2025"), Ok("2024-01-01..2025-12-31".into()));
    assert_eq!(range("2026"), Ok("2026-01-01..2026-05-30".into()), "so far");
    assert_eq!(range("yesterday..today"), Ok("2026-05-29..2026-05-30".into()));
}

#[test]
fn date_times_with_and_without_a_zone() {
    let noon = Ok("2026-05-01T12:00:00.000Z..2026-05-30".to_owned());
    for text in
        ["2026-05-01T12:00", "2026-05-01T12:00Z", "2026-05-01T14:00+02:00", "2026-05-01t07:30-0430", "2026-05-01 12:00"]
    {
        assert_eq!(range(text), noon, "{text}");
    }
    let hour = Ok("2026-05-01T12:00:00.000Z..2026-05-01T13:00:00.000Z".to_owned());
    assert_eq!(range("2026-05-01T12:00..2026-05-01T13:00"), hour);
    assert_eq!(range("2026-05-01 12:00 2026-05-01 13:00:00.000"), hour);
}

#[test]
fn dates_mean_days_of_the_zone_that_is_passed() {
    let berlin = Zone::Fixed(FixedOffset::east_opt(7_200).unwrap());
    let spec = parse_range("2026-05-01", NOW, berlin).unwrap();
    assert_eq!(spec.to_text(), "2026-04-30T22:00:00.000Z..2026-05-01T21:59:59.999Z");
    assert_eq!(spec.describe(berlin), "1 May 2026");
}

#[test]
fn every_mistake_is_told_exactly_and_where() {
    for (text, expected) in [
        ("2026-02-30", "2026-02-30: February 2026 has 28 days @30"),
        ("2026-05-01..2026-06-31", "2026-06-31: June 2026 has 30 days @31"),
        ("2026-13-01", "month 13: months run from 1 to 12 @13"),
        ("26-05-01", "the year 26: years run from 1970 to 9999 @26"),
        ("1969-05-01", "the year 1969: years run from 1970 to 9999 @1969"),
        ("2026-05-03..2026-05-01", "the end, 1 May 2026, is before the start, 3 May 2026 @2026-05-01"),
        ("2026-05-01T24:00", "hour 24: hours run from 0 to 23 @24"),
        ("2026-05-01T12:60", "minute 60: minutes run from 0 to 59 @60"),
        ("2026-05-01T12", "the time is missing, or its minutes: 13:30 @12"),
        ("2026-05-01T1x", "“1x” is not a time: write it as 13:30 or 13:30:00 @1x"),
        (
            "2026-05-00x",
            "“2026-05-00x” is not a date: write it as 2026-05-31, 2026-05, 2026, or 2026-05-31T13:30 @2026-05-00x",
        ),
        ("2026-05-00", "2026-05-00: May 2026 has 31 days @00"),
        ("2026-05-01T12:00+99:00", "“+99:00” is not an offset: write Z or +02:00 @+99:00"),
        ("..2026-05-01", "a date is missing here, such as 2026-05-31 @"),
        ("mayday", "“mayday” is no date: write 14d, 2026-05, or 2026-05-01..2026-05-10 @mayday"),
        ("last", "“last” is no date: write 14d, 2026-05, or 2026-05-01..2026-05-10 @last"),
        ("yest", "“yest” is no date: write 14d, 2026-05, or 2026-05-01..2026-05-10 @yest"),
        ("next week", "“next week” is no date: write 14d, 2026-05, or 2026-05-01..2026-05-10 @next week"),
        ("2026-05-01..last", "“last” is not a date: write it as 2026-05-31, 2026-05, 2026, or 2026-05-31T13:30 @last"),
        ("1969", "the year 1969: years run from 1970 to 9999 @1969"),
        ("2027", "1 Jan 2027 has not come yet @2027"),
        ("2026-06-02", "2 Jun 2026 has not come yet @2026-06-02"),
        ("7", "7 of what? write 7m (minutes), 7h, 7d, 7w, 7mo (months) or 7y @7"),
        ("0d", "a span is longer than nothing: write 1h or more @0d"),
    ] {
        assert_eq!(range(text), Err(expected.to_owned()), "{text}");
    }
    assert!(range("").unwrap_err().starts_with("type a date"));
}

#[test]
fn a_date_that_is_half_typed_is_not_wrong_yet() {
    let told = |text: &str| {
        let error = parse_range(text, NOW, Zone::Utc).unwrap_err();
        assert!(error.is_begun(), "{text}: {error}");
        error.to_string()
    };
    for text in ["2026-05-0", "2026-05-", "2026-05-01..2026-05-", "2026-05-01 2026-05-0"] {
        assert!(
            told(text).ends_with("-: the day is missing") || told(text).ends_with("-0: the day is missing"),
            "{text}"
        );
    }
    for text in ["2026-", "2026-0", "2026-05-01..2026-0"] {
        assert!(told(text).ends_with("the month is missing"), "{text}");
    }
    for text in ["2", "20", "202", "2026-05-01..20", "2026-05-01T", "2026-05-01T1", "2026-05-01T13:"] {
        told(text);
    }
    // Each of these is wrong whatever follows.
    for text in ["2026-13", "2026-05-32", "2026-02-30", "1969-0", "2026-05-01T25", "x"] {
        assert!(!parse_range(text, NOW, Zone::Utc).unwrap_err().is_begun(), "{text}");
    }
    // As one types it, nothing is told as wrong.
    let whole = "2026-05-01T08:30..2026-05-10";
    for end in 1..=whole.len() {
        assert!(
            parse_range(&whole[..end], NOW, Zone::Utc).err().is_none_or(|error| error.is_begun()),
            "{}",
            &whole[..end]
        );
    }
}

#[test]
fn hostile_text_is_quoted_harmlessly_and_cut() {
    let error = parse_range(&format!("\u{1b}[2J\u{202e}{}", "x".repeat(99)), NOW, Zone::Utc).unwrap_err().to_string();
    assert!(!error.contains('\u{1b}') && !error.contains('\u{202e}') && error.contains('…'), "{error}");
}

#[test]
fn flags_take_utc_days_whose_end_is_inside() {
    let [from, to] = [Edge::From, Edge::To].map(|edge| move |text: &str| parse_bound(text, edge, NOW));
    assert_eq!(from("2026-05-01"), Ok(1_777_593_600_000));
    assert_eq!(to("2026-05-01"), Ok(1_777_593_600_000 + DAY_MS));
    assert_eq!(from("1970"), Ok(0));
    assert_eq!(to("1970"), Ok(365 * DAY_MS));
    assert_eq!(from("2026-05-01T00:00:00.005Z"), Ok(1_777_593_600_005));
    assert_eq!(to("2026-05-01T00:00:00.005Z"), Ok(1_777_593_600_006));
    let today = NOW.div_euclid(DAY_MS) * DAY_MS;
    assert_eq!((from("today"), to("Today")), (Ok(today), Ok(today + DAY_MS)));
    assert_eq!((from("yesterday"), to(" yesterday ")), (Ok(today - DAY_MS), Ok(today)));
    assert!(from("tomorrow").is_err() && from("7d").is_err());
}

#[test]
fn a_flag_takes_the_words_that_the_date_field_takes() {
    for text in ["today", "yesterday", "This month", "last month", "7d", "last 7 days", "24 h", "1y"] {
        assert_eq!(parse_last(text), parse_range(text, NOW, Zone::Utc), "{text}");
    }
    let told = |text: &str| parse_last(text).unwrap_err().to_string();
    for text in ["", "tomorrow", "2026-05-01", "month", "-7d"] {
        assert!(told(text).contains("today, yesterday"), "{text}: {}", told(text));
    }
    assert!(told("7").starts_with("7 of what?") && told("2026").starts_with("2026 of what?"));
    assert!(told("0d").starts_with("a span is longer"));
}

proptest! {
    #[test]
    fn no_text_panics_and_faults_lie_in_the_text(text in "[0-9TtZz+:. a-y–é-]{0,40}|.*") {
        for zone in [Zone::Utc, Zone::Fixed(FixedOffset::west_opt(5 * 3_600).unwrap())] {
            if let Err(error) = parse_range(&text, NOW, zone) {
                prop_assert!(text.get(error.part()).is_some());
            }
        }
        let _ = (parse_bound(&text, Edge::From, NOW), parse_last(&text), parse_saved(&text));
    }

    #[test]
    fn near_misses_do_not_panic(y in 0..10_000u32, m in 0..15u32, d in 0..35u32, h in 0..30u32, s in "[TZ:. +-]{0,3}") {
        let _ = parse_range(&format!("{y:04}-{m:02}-{d:02}{s}{h}:00{s}..{y}-{m}"), NOW, Zone::Utc);
    }
}

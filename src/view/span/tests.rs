use proptest::prelude::*;

use super::*;

#[test]
fn spans_are_read_as_people_write_them() {
    for (text, ms) in [
        ("30m", 1_800_000),
        ("24h", 86_400_000),
        ("7d", 604_800_000),
        ("2W", 1_209_600_000),
        ("7 days", 604_800_000),
        (" 1 hour ", 3_600_000),
    ] {
        assert_eq!(text.parse::<Span>().unwrap().before(1_780_146_000_000), 1_780_146_000_000 - ms, "{text}");
    }
}

#[test]
fn months_and_years_are_those_of_the_calendar() {
    let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis();
    for (text, now, before) in [
        ("6mo", "2026-05-30T13:00:00Z", "2025-11-30T13:00:00Z"),
        ("1 month", "2026-03-31T13:00:00Z", "2026-02-28T13:00:00Z"),
        ("1y", "2026-05-30T13:00:00Z", "2025-05-30T13:00:00Z"),
        ("2 years", "2026-02-28T00:00:00Z", "2024-02-28T00:00:00Z"),
    ] {
        assert_eq!(text.parse::<Span>().unwrap().before(at(now)), at(before), "{text}");
    }
    assert_eq!("12mo".parse::<Span>().unwrap().to_string(), "12mo");
    assert_eq!("100y".parse::<Span>().unwrap().in_words(), "100 years");
    assert_eq!("101y".parse::<Span>(), Err(SpanError::TooLong));
}

#[test]
fn what_is_no_span_is_told_why() {
    assert_eq!("24".parse::<Span>(), Err(SpanError::NoUnit(24)));
    assert_eq!("0d".parse::<Span>(), Err(SpanError::Nothing));
    assert_eq!("36501d".parse::<Span>(), Err(SpanError::TooLong));
    assert_eq!("99999999999d".parse::<Span>(), Err(SpanError::TooLong));
    for text in ["", "d", "7x", "-7d", "7dd", "7 d d", "７d", "1.5d", "7ms"] {
        assert_eq!(text.parse::<Span>(), Err(SpanError::NotASpan), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(count in 1..5_000u32, unit in prop::sample::select(Unit::ALL[..4].to_vec())) {
        let span = Span::new(count, unit).unwrap();
        prop_assert_eq!(span.to_string().parse(), Ok(span));
        prop_assert_eq!(span.in_words().parse(), Ok(span));
    }

    #[test]
    fn no_text_panics(text in ".*") {
        let _ = text.parse::<Span>();
    }
}

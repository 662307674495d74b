use super::*;

#[test]
fn numbers_and_dates_are_instants() {
    for text in [
        "1748609999123",
        " 1748609999123 ",
        "1748609999123.9",
        "1.748609999123e12",
        "2025-05-30T12:59:59.123Z",
        "2025-05-30T14:59:59.123+02:00",
        "2025-05-30T12:59:59.123",
    ] {
        assert_eq!(read_instant(text), Some(1_748_609_999_123), "{text}");
    }
    assert_eq!(read_instant("2025-05-30"), Some(1_748_563_200_000));
}

#[test]
fn what_no_calendar_shows_is_none() {
    for text in ["", "soon", "null", "NaN", "inf", "1e300", "9223372036854775807", "2025-13-01", "12:00"] {
        assert_eq!(read_instant(text), None, "{text}");
    }
}

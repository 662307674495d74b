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
        assert_eq!(text.parse::<Span>().unwrap().ms(), ms, "{text}");
    }
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
    fn what_is_written_is_read_back(count in 1..5_000u32, unit in prop::sample::select(Unit::ALL.to_vec())) {
        let span = Span::new(count, unit).unwrap();
        prop_assert_eq!(span.to_string().parse(), Ok(span));
        prop_assert_eq!(span.in_words().parse(), Ok(span));
    }

    #[test]
    fn no_text_panics(text in ".*") {
        let _ = text.parse::<Span>();
    }
}

use super::*;
use proptest::prelude::*;

fn read(json: &str) -> Option<Cursor> {
    Cursor::read(serde_json::from_str(json).unwrap())
}

#[test]
fn strings_and_numbers_are_kept_as_sent() {
    for (json, text, millis) in [
        (r#""1748800000000""#, "1748800000000", Some(1_748_800_000_000)),
        ("1748800000000", "1748800000000", Some(1_748_800_000_000)),
        ("1748800000000.0", "1748800000000.0", Some(1_748_800_000_000)),
        (r#""2026-05-30T13:00:00.007Z""#, "2026-05-30T13:00:00.007Z", None),
        ("1748800000000.5", "1748800000000.5", None),
        (r#""eyJhIjoxfQ==""#, "eyJhIjoxfQ==", None),
        ("-5", "-5", Some(-5)),
    ] {
        let cursor = read(json).unwrap();
        assert_eq!((cursor.as_str(), cursor.millis()), (text, millis), "{json}");
    }
}

#[test]
fn nothing_is_no_cursor() {
    for json in ["null", r#""""#, "{}", "[]", "true"] {
        assert_eq!(read(json), None, "{json}");
    }
}

proptest! {
    #[test]
    fn any_string_comes_back_whole(text in ".{1,60}") {
        let json = serde_json::to_string(&text).unwrap();
        let cursor = read(&json).unwrap();
        prop_assert_eq!(cursor.as_str(), text);
        let _ = cursor.millis();
    }
}

use super::*;

#[test]
fn ranges_are_read_as_rfc_9110_says() {
    let part = |first, last| Range::Part { first, last };
    for (text, expected) in [
        ("bytes=0-4", part(0, 4)),
        ("bytes=5-", part(5, 9)),
        ("bytes=5-100", part(5, 9)),
        ("bytes=-3", part(7, 9)),
        ("bytes=-30", part(0, 9)),
        ("bytes=10-", Range::Unsatisfiable),
        ("bytes=-0", Range::Unsatisfiable),
        ("bytes=4-2", Range::Whole),
        ("bytes=a-b", Range::Whole),
        ("lines=1-2", Range::Whole),
        ("bytes=0-1,4-5", Range::Whole),
    ] {
        assert_eq!(Range::parse(text, 10), expected, "{text}");
    }
    assert_eq!(Range::parse("bytes=0-", 0), Range::Unsatisfiable);
}

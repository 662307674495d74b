use super::*;
use proptest::prelude::*;

fn body(bytes: &[u8]) -> MessagesBody {
    MessagesBody::new(Bytes::copy_from_slice(bytes))
}

#[test]
fn the_envelope_is_read_and_the_rows_stay_as_sent() {
    let body = body(
        br#"{"items":[{"timestamp":1},{"text":"\ud83d"}],"returned":2,"mayHaveMore":true,"nextCursor":17,"x":{}}"#,
    );
    let page = body.page().unwrap();
    assert_eq!(page.items.len(), 2);
    assert_eq!(page.items[1].get(), r#"{"text":"\ud83d"}"#);
    assert_eq!((page.returned, page.may_have_more), (Some(2), Some(true)));
    assert_eq!(page.cursor, Cursor::new("17"));
}

#[test]
fn all_but_the_items_may_be_missing_null_or_odd() {
    for json in [r#"{"items":[]}"#, r#"{"items":[],"returned":null,"mayHaveMore":"maybe","nextCursor":""}"#] {
        let body = body(json.as_bytes());
        let page = body.page().unwrap();
        assert_eq!((page.items.len(), page.returned, page.may_have_more, page.cursor), (0, None, None, None), "{json}");
    }
    assert!(body(b"[]").page().is_err());
    assert!(body(b"{}").page().is_err());
}

#[test]
fn bytes_that_are_no_utf8_become_marks() {
    let body = body(b"\xEF\xBB\xBF{\"items\":[{\"text\":\"a\xFFb\"}]}");
    assert_eq!(body.page().unwrap().items[0].get(), "{\"text\":\"a\u{FFFD}b\"}");
}

proptest! {
    #[test]
    fn any_body_is_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = body(&bytes).page();
    }

    #[test]
    fn any_envelope_is_survived(cursor in r#"[\[\]{}",:a-d0-9.\\u-]{0,20}"#) {
        let _ = body(format!(r#"{{"items":[1],"nextCursor":{cursor}}}"#).as_bytes()).page();
    }
}

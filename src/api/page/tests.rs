use super::*;
use crate::api::ErrorKind;
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

#[test]
fn rows_are_read_alike_however_odd_the_body() {
    let read = |body: &[u8]| MessageRows::read(Bytes::copy_from_slice(body)).map_err(|error| error.kind());
    for body in [
        br#"{"items":[{"timestamp":5,"text":"a"},{"text":"b"}],"returned":2,"mayHaveMore":true,"nextCursor":"5"}"#.as_slice(),
        b"\xEF\xBB\xBF{\"items\":[{\"timestamp\":5,\"text\":\"\xFF\"},7],\"returned\":\"2\",\"mayHaveMore\":1,\"nextCursor\":5}",
        br#"{"items":[{"timestamp":5},[]],"returned":2,"returned":2,"mayHaveMore":true,"nextCursor":"5"}"#,
    ] {
        let rows = read(body).unwrap();
        assert_eq!((rows.batch.len(), rows.batch.damaged(), rows.batch.oldest()), (2, 1, Some(5)));
        assert_eq!((rows.returned, rows.may_have_more, rows.cursor), (Some(2), Some(true), Cursor::new("5")));
    }
    assert_eq!(read(br#"{"items":[{"timestamp":5}"#).unwrap_err(), ErrorKind::Broken, "cut short: asked for again");
    assert_eq!(read(b"<html>").unwrap_err(), ErrorKind::NotJson);
    assert_eq!(read(b"{}").unwrap_err(), ErrorKind::Unexpected);
}

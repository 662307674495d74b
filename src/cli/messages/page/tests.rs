use bytes::Bytes;

use super::*;

/// All of time, as far as these tests go.
fn window() -> Window {
    Window::new(0, i64::MAX / 2).unwrap()
}

fn page(items: &str) -> (MessagesBody, MessagesPage) {
    let body = MessagesBody::new(Bytes::from(format!(
        "{{\"items\":[{items}],\"returned\":1,\"mayHaveMore\":true,\"nextCursor\":\"5\"}}"
    )));
    let page = MessagesPage::read(&body, window()).unwrap();
    (body, page)
}

fn looks(items: &[&str]) -> Vec<u64> {
    let (body, page) = page(&items.join(","));
    let hasher = DefaultHashBuilder::default();
    page.rows.iter().map(|row| Look::of(&body.bytes()[row.place.clone()], row, &hasher).hash).collect()
}

#[test]
fn rows_keep_their_place_in_the_body() {
    let (body, page) = page(r#"{"timestamp":9, "text":"a"} , {"timestamp":5}"#);
    let rows: Vec<_> = page.rows.iter().map(|row| &body.bytes()[row.place.clone()]).collect();
    assert_eq!(rows, [br#"{"timestamp":9, "text":"a"}"#.as_slice(), br#"{"timestamp":5}"#]);
    let landed = page.landed();
    assert_eq!((landed.rows, landed.newest, landed.oldest, landed.more), (2, Some(9), Some(5), Some(true)));
    assert_eq!(landed.cursor, Cursor::new("5").as_ref());
}

#[test]
fn a_row_has_the_time_that_the_dashboard_gives_it() {
    for stamp in [
        r#""timestamp":"5""#,
        r#""timestamp":5.5"#,
        r#""date":"2026-05-30T13:00:00""#,
        r#""date":"2026-05-30""#,
        r#""date":"?""#,
    ] {
        let row = format!("{{{stamp}}}");
        let (_, page) = page(&row);
        let held = crate::store::Batch::read([serde_json::from_str(&row).unwrap()]);
        assert_eq!(page.landed().newest, held.newest(), "{stamp}");
    }
}

#[test]
fn conversation_time_kind_and_text_make_the_same_row() {
    let row = r#"{"timestamp":5,"conversationId":"c","kind":"text","text":"a","userName":"x"}"#;
    let same = r#"{"conversationId":"c","timestamp":"5","text":"a","kind":"text","labels":["new"]}"#;
    let found = looks(&[row, same]);
    assert_eq!(found[0], found[1]);
    for other in [
        r#"{"timestamp":6,"conversationId":"c","kind":"text","text":"a"}"#,
        r#"{"timestamp":5,"conversationId":"d","kind":"text","text":"a"}"#,
        r#"{"timestamp":5,"conversationId":"c","kind":"other","text":"a"}"#,
        r#"{"timestamp":5,"conversationId":"c","kind":"text","text":"b"}"#,
        r#"{"timestamp":5,"conversationId":"c","kind":"text"}"#,
        r#""only a string""#,
    ] {
        let found = looks(&[row, other]);
        assert_ne!(found[0], found[1], "{other}");
    }
}

#[test]
fn a_damaged_row_is_its_json_and_costs_no_other() {
    let rows = r#"{"timestamp":null,"text":"a"},{"text":"a","timestamp":null},null,7,{"timestamp":3}"#;
    let (_, page) = page(rows);
    assert_eq!(page.len(), 5);
    let found = looks(&["null", "{}", r#"{"timestamp":3}"#, "null"]);
    assert_ne!(found[0], found[1]);
    assert_ne!(found[0], found[3], "the same damage at another time is another row");
    assert_eq!((page.newest, page.oldest), (Some(3), Some(3)));
    let (_, halves) = self::page(r#"{"timestamp":4,"userName":"\ud800","text":"half \udc00"}"#);
    assert_eq!(halves.newest, Some(4), "half a surrogate pair hides no time");
}

#[test]
fn a_time_is_a_number_a_number_in_quotes_or_a_date() {
    let time = |json: &str| {
        let found = time(&format!("{{\"timestamp\":{json}}}"));
        assert_eq!(time(&format!("{{ \"text\":1, \"timestamp\" : {json} }}")), found, "wherever it stands");
        found
    };
    assert_eq!(time("1780146000000"), Some(1_780_146_000_000));
    assert_eq!(time("1780146000000.7"), Some(1_780_146_000_000));
    assert_eq!(time("1.78e12"), Some(1_780_000_000_000));
    assert_eq!(time(r#"" 1780146000000 ""#), Some(1_780_146_000_000));
    assert_eq!(time(r#""2026-05-30T13:00:00.000Z""#), Some(1_780_146_000_000));
    for json in ["true", "{}", r#""soon""#, "99999999999999999999999", "8640000000000000000", "[1]"] {
        assert_eq!(time(json), None, "{json}");
    }
}

#[test]
fn what_is_no_page_is_a_failure() {
    let body = MessagesBody::new(Bytes::from_static(b"{\"data\":[]}"));
    assert!(MessagesPage::read(&body, window()).is_err());
}

use super::*;
use proptest::prelude::*;

fn texts<'a>(rows: &[&'a RawValue]) -> Vec<&'a str> {
    rows.iter().map(|raw| raw.get()).collect()
}

fn object(json: &str) -> Object<'_> {
    Object::of_body(json.as_bytes()).unwrap()
}

#[test]
fn rows_are_the_bytes_that_were_sent() {
    let bare = rows(br#" [ {"b":1.0, "a" : "\u0041"}, 7 ] "#).unwrap();
    assert_eq!(texts(&bare), [r#"{"b":1.0, "a" : "\u0041"}"#, "7"]);
    let wrapped = rows(br#"{"returned":1,"items":[{"a":1}]}"#).unwrap();
    assert_eq!(texts(&wrapped), [r#"{"a":1}"#]);
}

#[test]
fn an_answer_without_rows_is_a_failure_not_an_empty_list() {
    for body in ["{}", r#"{"items":null}"#, r#"{"items":{}}"#, "null", "3", r#""[]""#, "", "[1"] {
        assert!(rows(body.as_bytes()).is_err(), "{body}");
    }
    assert!(rows(b"[]").unwrap().is_empty());
}

#[test]
fn a_lone_surrogate_costs_no_row() {
    let raw = rows(br#"[{"id":"\ud800"},{"id":"b"},"no row"]"#).unwrap();
    let listing = Listing::read(&raw, |row| row.word("id"));
    assert_eq!(listing.damaged, 1);
    assert_eq!(listing.rows.len(), 2);
    assert!(listing.rows[0].contains('\u{FFFD}'), "{:?}", listing.rows[0]);
}

#[test]
fn a_count_is_one_that_json_carries_exactly() {
    let count = |json: &str| object(&format!(r#"{{"n":{json}}}"#)).count("n");
    assert_eq!(count("9007199254740991"), Some((1 << 53) - 1));
    for beyond in ["9007199254740992", "18446744073709551615", "99999999999999999999999", "1e300", "-1", "\"1e999\""] {
        assert_eq!(count(beyond), None, "{beyond}");
    }
}

#[test]
fn fields_of_another_type_are_read_where_they_can_be() {
    let row =
        object(r#"{"s":"x","n":12,"f":3.0,"q":"8","t":"true","z":null,"o":{},"e":"","at":"2026-05-30T13:00:00Z"}"#);
    assert_eq!(row.word("s").as_deref(), Some("x"));
    assert_eq!(row.word("n").as_deref(), Some("12"));
    assert_eq!((row.word("z"), row.word("o"), row.word("e"), row.word("missing")), (None, None, None, None));
    assert_eq!((row.count("n"), row.count("f"), row.count("q"), row.count("s")), (Some(12), Some(3), Some(8), None));
    assert_eq!((row.flag("t"), row.flag("s")), (Some(true), None));
    assert_eq!((row.instant("at"), row.instant("n"), row.instant("s")), (Some(1_780_146_000_000), Some(12), None));
}

#[test]
fn a_key_that_comes_twice_does_not_lose_the_object() {
    assert_eq!(object(r#"{"a":1,"a":2}"#).count("a"), Some(2));
}

proptest! {
    #[test]
    fn any_body_is_survived(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = rows(&body);
    }

    #[test]
    fn any_json_like_body_is_survived(body in r#"[\[\]{}",:a-d0-9.eE\\u+-]{0,60}"#) {
        let read = |row: &Object<'_>| {
            for (name, _) in row.fields() {
                let _ = (row.word(name), row.count(name), row.flag(name), row.instant(name));
            }
            Some(())
        };
        if let Ok(raw) = rows(body.as_bytes()) {
            let _ = Listing::read(&raw, read);
        }
    }
}

#[test]
fn rows_of_which_none_can_be_read_are_no_empty_list() {
    let listing = |rows: &[i32], damaged| Listing { rows: rows.to_vec(), damaged };
    assert!(listing(&[], 0).readable().unwrap().is_empty());
    assert_eq!(listing(&[1], 2).readable().unwrap(), [1]);
    let error = listing(&[], 2).readable().unwrap_err().to_string();
    assert!(error.contains("none of its 2 rows can be read"), "{error}");
}

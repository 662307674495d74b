use super::*;
use proptest::prelude::*;

#[test]
fn a_message_is_read() {
    let refusal = Refusal::read(br#"{"message":"Signature expired"}"#);
    assert_eq!(refusal, Refusal { message: Some("Signature expired".into()), fields: vec![] });
}

#[test]
fn joi_details_are_read_whatever_their_path_is() {
    let refusal = Refusal::read(
        br#"{"error":[
            {"message":"\"limit\" must be less than or equal to 100","path":["limit"],"type":"number.max","context":{"limit":100,"value":500}},
            {"message":"bad","path":["items",0,"x"]},
            {"message":"odd","path":"from"},
            {"path":["to"]}, 3]}"#,
    );
    assert_eq!(refusal.fields.len(), 3);
    let [limit, deep, plain] = refusal.fields.as_slice() else { panic!() };
    assert_eq!((limit.path.as_str(), limit.rule.as_deref(), limit.limit()), ("limit", Some("number.max"), Some(100)));
    assert_eq!((deep.path.as_str(), deep.limit(), plain.path.as_str()), ("items.0.x", None, "from"));
    assert_eq!(refusal.message.as_deref(), Some(r#""limit" must be less than or equal to 100"#));
}

#[test]
fn other_shapes_give_what_they_have() {
    let message = |body: &str| Refusal::read(body.as_bytes()).message;
    assert_eq!(message(r#"{"error":"no"}"#).as_deref(), Some("no"));
    assert_eq!(message(r#"{"error":{"message":"deep"}}"#).as_deref(), Some("deep"));
    assert_eq!(message("{}"), None);
    assert_eq!(message(""), None);
    assert_eq!(message("\n  upstream\tgone \nmore").as_deref(), Some("upstream gone"));
    assert_eq!(message("<html><TITLE lang=en>502\nBad Gateway</Title>…").as_deref(), Some("502 Bad Gateway"));
    assert_eq!(message("<!doctype html><p>hi").as_deref(), Some("an HTML page"));
    assert_eq!(message(&"x".repeat(5_000)).unwrap().len(), LONGEST_LINE);
}

proptest! {
    #[test]
    fn any_body_is_survived(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Refusal::read(&body);
    }

    #[test]
    fn any_page_is_survived(body in "<(title|TITLE|İ|>|</title|.){0,12}") {
        let _ = Refusal::read(body.as_bytes());
    }
}

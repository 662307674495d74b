use serde_json::value::RawValue;

use super::Message;
use crate::store::Batch;

fn rebuilt(json: &str) -> String {
    let raw: &RawValue = serde_json::from_str(json).unwrap();
    let batch = Batch::read([raw]);
    let message = Message::from(batch.rows().next().unwrap());
    serde_json::to_string(&message).unwrap()
}

#[test]
fn a_whole_row_is_rebuilt_as_it_came() {
    let json = concat!(
        r#"{"timestamp":1780146000000,"date":"2026-05-30T13:00:00.000Z","conversationId":"c1","userName":"Mika","kind":"text","#,
        r#""source":"dm","labels":["happy"],"customLabelIds":["ckl_1"],"text":"a \"b\"\n\u0007"}"#
    );
    assert_eq!(rebuilt(json), json);
}

#[test]
fn what_is_missing_is_null_and_an_unknown_kind_keeps_its_word() {
    assert_eq!(
        rebuilt(r#"{"timestamp":0,"kind":"story_mention"}"#),
        concat!(
            r#"{"timestamp":0,"date":"1970-01-01T00:00:00.000Z","conversationId":null,"userName":null,"#,
            r#""kind":"story_mention","source":null,"labels":[],"customLabelIds":[],"text":null}"#
        )
    );
}

#[test]
fn a_damaged_row_is_as_it_came() {
    for json in [r#"{"timestamp":5,"text":"half \ud800 here"}"#, r#"["no","object"]"#] {
        assert_eq!(rebuilt(json), json);
    }
}

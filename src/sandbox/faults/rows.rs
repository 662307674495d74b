//! Messages that are damaged in the ways that were seen or feared.

use serde_json::json;

/// Forms that take a row's place, whole; `{at}` is the timestamp of the row that it replaces.
const FORMS: [&str; 10] = [
    r#"{"timestamp":{at},"conversationId":"t_1","userName":"\ud800","kind":"text","labels":[],"text":"half a \udc00 pair"}"#,
    r#"{"timestamp":"{at}","conversationId":"t_2","userName":"Digits","kind":"text","labels":[],"text":"timestamp as a string"}"#,
    r#"{"timestamp":null,"conversationId":"t_3","userName":"Nobody","kind":"text","labels":[],"text":"no timestamp"}"#,
    r#"{"timestamp":{at},"conversationId":12345,"userName":["a","b"],"kind":7,"source":{},"labels":"angry","customLabelIds":null,"text":9}"#,
    r#"{"timestamp":99999999999999999999999,"conversationId":"t_5","kind":"text","labels":[],"text":"a timestamp beyond i64"}"#,
    r#"{"timestamp":8640000000000000,"date":"+275760-09-13T00:00:00.000Z","conversationId":"t_6","kind":"text","text":"the last day of JavaScript"}"#,
    r#""only a string""#,
    "null",
    r#"{"timestamp":{at},"conversationId":null,"userName":null,"kind":null,"source":null,"labels":null,"customLabelIds":null,"text":null}"#,
    r#"{"timestamp":{at},"conversationId":"t_10","userName":"Future","kind":"hologram","labels":[null,3,"happy"],"text":"a kind that nobody knows","hologram":{"depth":3}}"#,
];

/// The damaged form of the row of this time (epoch ms), for about every fifth row. It goes by the row and not by its place on
/// a page: a row that is asked for again comes as it came before.
pub(crate) fn damaged(at: i64) -> Option<String> {
    let n = at.div_euclid(1_000).rem_euclid(50) as usize;
    n.is_multiple_of(5).then(|| FORMS[n / 5 % FORMS.len()].replace("{at}", &at.to_string()))
}

/// A message of 10 MB and 10,000 labels.
pub(crate) fn huge(at: i64) -> String {
    let labels: Vec<String> = (0..10_000).map(|n| format!("label_{n}")).collect();
    json!({ "timestamp": at, "conversationId": "t_huge", "userName": "H".repeat(1 << 20), "kind": "text",
        "source": "messenger", "labels": labels, "customLabelIds": [], "text": "lorem ipsum ".repeat(875_000) })
    .to_string()
}

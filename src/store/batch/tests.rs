use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::view::Kind;

/// A page whose rows are given as JSON.
fn read(rows: &[&str]) -> Batch {
    let raw: Vec<Box<RawValue>> = rows.iter().map(|row| RawValue::from_string((*row).to_owned()).unwrap()).collect();
    Batch::read(raw.iter().map(AsRef::as_ref))
}

fn times(batch: &Batch) -> Vec<i64> {
    batch.rows().map(|row| row.at).collect()
}

fn time_of(timestamp: &str, date: &str) -> Option<i64> {
    let batch = read(&[&format!(r#"{{"timestamp":{timestamp},"date":{date}}}"#)]);
    batch.newest().filter(|_| batch.damaged() == 0)
}

#[test]
fn a_time_is_taken_in_any_form() {
    for timestamp in [
        "1748609999123",
        "1748609999123.0",
        "1.748609999123e12",
        "\"1748609999123\"",
        "\"1748609999123.0\"",
        "\"2025-05-30T12:59:59.123Z\"",
    ] {
        assert_eq!(time_of(timestamp, "null"), Some(1_748_609_999_123), "{timestamp}");
    }
    for date in ["\"2025-05-30T12:59:59.123Z\"", "\"2025-05-30T14:59:59.123+02:00\"", "\"2025-05-30T12:59:59.123\""] {
        assert_eq!(time_of("null", date), Some(1_748_609_999_123), "{date}");
    }
    assert_eq!(time_of("[1]", "\"2025-05-30\""), Some(1_748_563_200_000));
    assert_eq!(time_of("5", "\"2025-05-30\""), Some(5));
    for useless in [
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"soon\"",
        "1e308",
        "18446744073709551615",
        "8640000000000000",
        "\"NaN\"",
        "\"+275760-09-13T00:00:00Z\"",
    ] {
        assert_eq!(time_of(useless, useless), None, "{useless}");
    }
}

#[test]
fn a_damaged_row_costs_no_other() {
    let lone = r#"{"timestamp":7,"text":"\ud800"}"#;
    let beyond = r#"{"timestamp":1e999,"text":"?"}"#;
    let rows = ["null", r#"{"timestamp":9,"text":"a"}"#, lone, "[]", "\"x\"", beyond, r#"{"timestamp":5,"text":"b"}"#];
    let batch = read(&rows);
    assert_eq!((batch.len(), batch.damaged()), (7, 5));
    assert_eq!((batch.newest(), batch.oldest()), (Some(9), Some(5)));
    // Each stands by its own time, else by its neighbour's.
    assert_eq!(times(&batch), [9, 9, 7, 7, 7, 7, 5]);
    let kept: Vec<_> = batch.rows().map(|row| row.damaged.or(row.text).unwrap()).collect();
    assert_eq!(kept, ["null", "a", lone, "[]", "\"x\"", beyond, "b"]);
}

#[test]
fn a_page_without_any_time_is_kept() {
    let batch = read(&["1", "{}"]);
    assert_eq!((batch.len(), batch.damaged(), batch.newest(), batch.oldest()), (2, 2, None, None));
    assert!(read(&[]).is_empty());
}

#[test]
fn fields_of_the_wrong_type_leave_gaps_and_numbers_are_their_digits() {
    let batch = read(&[
        r#"{"timestamp":1,"conversationId":77,"userName":{"a":[1]},"kind":[],"source":null,"labels":"angry","customLabelIds":["x",null,3,{"y":1}],"text":false}"#,
        r#"{"timestamp":1,"kind":"sticker","labels":{"a":1},"text":12.5,"unknown":{"deep":[[[]]]}}"#,
        r#"{"timestamp":1,"text":"first","text":"second","\u0074ext":"third"}"#,
    ]);
    let rows: Vec<_> = batch.rows().collect();
    assert_eq!((rows[0].conversation, rows[0].user, rows[0].source, rows[0].text), (Some("77"), None, None, None));
    assert_eq!(rows[0].labels().collect::<Vec<_>>(), ["angry"]);
    assert_eq!(rows[0].custom_labels().collect::<Vec<_>>(), ["x", "3"]);
    assert_eq!((rows[1].kind, rows[1].kind_word, rows[1].text), (Kind::Other, Some("sticker"), Some("12.5")));
    assert_eq!(rows[1].labels().count(), 0);
    assert_eq!(rows[2].text, Some("third"));
}

#[test]
fn deep_nesting_and_ten_thousand_labels_are_read() {
    let deep = format!(
        r#"{{"timestamp":1,"extra":{}{},"text":{}{}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000),
        "[".repeat(100),
        "]".repeat(100)
    );
    let labels: Vec<String> = (0..10_000).map(|n| format!("label {n}")).collect();
    let many = json!({"timestamp": 1, "labels": labels}).to_string();
    let batch = read(&[&deep, &many]);
    assert_eq!(batch.damaged(), 0);
    assert_eq!(batch.rows().nth(1).unwrap().labels().count(), 10_000);
}

/// JSON of any kind, with strings that matter here among it.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z]{1,4}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_row_is_lost_whatever_it_is(values in prop::collection::vec(prop::collection::vec(any_json(), 9), 0..8)) {
        const FIELDS: [&str; 9] = ["timestamp", "date", "conversationId", "userName", "kind", "source", "labels", "customLabelIds", "text"];
        let rows: Vec<String> = values
            .iter()
            .map(|values| Value::Object(FIELDS.map(str::to_owned).into_iter().zip(values.iter().cloned()).collect()).to_string())
            .collect();
        let batch = read(&rows.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert_eq!(batch.rows().count(), rows.len());
        for ((row, json), values) in batch.rows().zip(&rows).zip(&values) {
            if let Some(raw) = row.damaged {
                prop_assert_eq!(raw, json);
            } else if let Value::String(text) = &values[8] {
                prop_assert_eq!(row.text, Some(text.as_str()));
            }
        }
    }
}

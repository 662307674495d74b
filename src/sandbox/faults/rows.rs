//! Messages that are damaged in the ways that were seen or feared.

use serde_json::{Value, json};

/// Stands for half a surrogate pair, which no string can hold, until the row is text.
const HALF: &str = "\u{fffd}half\u{fffd}";

/// What happens to a row.
#[derive(Clone, Copy)]
enum Damage {
    HalfPairs,
    TimeInQuotes,
    NoTime,
    WrongTypes,
    TimeBeyondI64,
    LastDayOfJavaScript,
    OnlyAString,
    Nothing,
    AllNull,
    OddFields,
}

const ALL: [Damage; 10] = [
    Damage::HalfPairs,
    Damage::TimeInQuotes,
    Damage::NoTime,
    Damage::WrongTypes,
    Damage::TimeBeyondI64,
    Damage::LastDayOfJavaScript,
    Damage::OnlyAString,
    Damage::Nothing,
    Damage::AllNull,
    Damage::OddFields,
];

/// Whether the row of this time (epoch ms) comes damaged: about every fifth. It goes by the row and not by its place on a page:
/// a row that is asked for again comes as it came before.
pub(crate) const fn is_damaged(at: i64) -> bool {
    at.div_euclid(1_000).rem_euclid(5) == 0
}

/// The damaged form of a row, which is of this time (epoch ms): what the damage leaves is the row's own.
pub(crate) fn damaged(at: i64, row: &[u8]) -> String {
    let mut row: Value = serde_json::from_slice(row).unwrap_or_default();
    let damage = ALL.get((at.div_euclid(5_000).rem_euclid(10)) as usize).unwrap_or(&Damage::Nothing);
    let changes = match damage {
        Damage::HalfPairs => json!({"userName": HALF, "text": format!("half a {HALF} pair")}),
        Damage::TimeInQuotes => json!({"timestamp": at.to_string()}),
        Damage::NoTime => json!({"timestamp": null, "date": null}),
        Damage::WrongTypes => {
            json!({"conversationId": [1], "userName": ["a", "b"], "kind": {}, "source": {}, "labels": "angry", "text": {"a": 9}})
        }
        Damage::TimeBeyondI64 => json!({"timestamp": 1e23, "date": null}),
        Damage::LastDayOfJavaScript => {
            json!({"timestamp": 8_640_000_000_000_000_i64, "date": "+275760-09-13T00:00:00.000Z"})
        }
        Damage::OnlyAString => return json!("only a string").to_string(),
        Damage::Nothing => return Value::Null.to_string(),
        Damage::AllNull => {
            let names = row.as_object().map(|row| row.keys().cloned().collect::<Vec<_>>());
            names
                .into_iter()
                .flatten()
                .map(|name| (name, Value::Null))
                .chain([("timestamp".to_owned(), json!(at))])
                .collect()
        }
        Damage::OddFields => json!({"labels": [null, 3, "happy"], "hologram": {"depth": 3}}),
    };
    if let (Some(row), Value::Object(changes)) = (row.as_object_mut(), changes) {
        row.extend(changes);
    }
    row.to_string().replace(HALF, "\\ud800")
}

/// A message of 10 MB and 10,000 labels.
pub(crate) fn huge(at: i64) -> String {
    let labels: Vec<String> = (0..10_000).map(|n| format!("label_{n}")).collect();
    json!({ "timestamp": at, "conversationId": "t_huge", "userName": "H".repeat(1 << 20), "kind": "text",
        "source": "messenger", "labels": labels, "customLabelIds": [], "text": "lorem ipsum ".repeat(875_000) })
    .to_string()
}

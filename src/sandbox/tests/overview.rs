use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, json};

use super::*;

type Counts = BTreeMap<String, (u64, BTreeSet<String>)>;

/// Counts by label over rows, with `*` for all rows.
fn counts<'a>(rows: impl Iterator<Item = &'a Value>) -> Counts {
    let mut counts = Counts::new();
    for row in rows {
        let labels = ["labels", "customLabelIds"].into_iter().filter_map(|field| row[field].as_array()).flatten();
        for label in labels.filter_map(Value::as_str).chain(["*"]) {
            let entry = counts.entry(label.to_owned()).or_default();
            entry.0 += 1;
            entry.1.insert(row["conversationId"].to_string());
        }
    }
    counts
}

fn same(labels: &Map<String, Value>, activity: &Value, mut counts: Counts) {
    let (messages, conversations) = counts.remove("*").unwrap();
    assert_eq!(*activity, json!({ "userMessages": messages, "activeConversations": conversations.len() }));
    let expected: Map<String, Value> = counts
        .into_iter()
        .map(|(label, (count, conversations))| {
            (label, json!({ "count": count, "uniqueConversations": conversations.len() }))
        })
        .collect();
    assert_eq!(*labels, expected);
}

fn all_rows(sandbox: &Sandbox) -> Vec<Value> {
    let rows = sandbox.rows(&RowQuery::all(FLAGSHIP_CHANNEL)).unwrap();
    let rows = rows.iter().map(|row| serde_json::from_str::<Value>(row).unwrap());
    rows.filter(|row| (MAY_START..MAY_END).contains(&row["timestamp"].as_i64().unwrap())).collect()
}

const MAY_START: i64 = 1_777_507_200_000; // 2026-04-30T00:00:00Z
const MAY_END: i64 = MAY_START + 31 * 86_400_000;

#[tokio::test]
async fn sums_equal_the_rows_by_day_and_in_all() {
    let sandbox = start(frozen(3_000)).await;
    sandbox
        .add_messages(
            FLAGSHIP_CHANNEL,
            &[
                json!({ "timestamp": MAY_START + 5, "conversationId": "t_new", "labels": ["never_seen", "angry"] }),
                json!({ "timestamp": MAY_START + 6, "conversationId": "t_new", "labels": ["never_seen"] }),
            ],
        )
        .unwrap();
    let rows = all_rows(&sandbox);
    let overview = json(&sandbox, &flagship("label-overview", MAY)).await;
    assert_eq!(overview["groupBy"], "day");
    assert_eq!(overview["totals"]["never_seen"], json!({ "count": 2, "uniqueConversations": 1 }));
    same(overview["totals"].as_object().unwrap(), &overview["activityTotals"], counts(rows.iter()));
    let days = overview["buckets"].as_object().unwrap();
    assert_eq!(days.len(), 31);
    for (day, labels) in days {
        let of_day =
            rows.iter().filter(|row| row["date"].as_str().map_or(day == "2026-04-30", |date| date.starts_with(day)));
        same(labels.as_object().unwrap(), &overview["activity"][day], counts(of_day));
    }
}

#[tokio::test]
async fn weeks_start_on_monday_and_label_can_be_outer() {
    let sandbox = start(Options { buckets: Buckets::ByLabel, ..frozen(3_000) }).await;
    let overview = json(&sandbox, &flagship("label-overview", &format!("{MAY}&groupBy=week"))).await;
    let weeks: Vec<&String> = overview["activity"].as_object().unwrap().keys().collect();
    assert_eq!(weeks, ["2026-04-27", "2026-05-04", "2026-05-11", "2026-05-18", "2026-05-25"]);
    let frustrated = overview["buckets"]["frustrated"].as_object().unwrap();
    let sum: u64 = frustrated.values().map(|tally| tally["count"].as_u64().unwrap()).sum();
    assert_eq!(overview["totals"]["frustrated"]["count"], sum);
}

#[tokio::test]
async fn empty_window_has_no_buckets() {
    let sandbox = start(frozen(0)).await;
    let overview = json(&sandbox, &flagship("label-overview", MAY)).await;
    assert_eq!(overview["buckets"], json!({}));
    assert_eq!(overview["activityTotals"], json!({ "userMessages": 0, "activeConversations": 0 }));
}

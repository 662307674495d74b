use serde_json::json;

use super::*;

/// All pages of May, followed by the cursor plus `shift` ms.
async fn pages(sandbox: &Sandbox, query: &str, limit: usize, shift: i64) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut before = String::new();
    for _ in 0..10_000 {
        let page = json(sandbox, &flagship("vip-messages", &format!("{MAY}&limit={limit}{query}{before}"))).await;
        let items = page["items"].as_array().unwrap();
        assert_eq!(page["returned"], items.len());
        assert!(items.len() <= limit);
        rows.extend(items.iter().cloned());
        if page["mayHaveMore"] == false {
            assert_eq!(page["nextCursor"], Value::Null);
            return rows;
        }
        let cursor: i64 = page["nextCursor"].as_str().unwrap().parse().unwrap();
        assert_eq!(cursor, items.last().unwrap()["timestamp"].as_i64().unwrap());
        before = format!("&before={}", cursor + shift);
    }
    panic!("paging does not end");
}

/// What the server holds of May.
fn held(sandbox: &Sandbox, label: Option<&str>, content_type: Option<&str>) -> Vec<Value> {
    let from_ms = "2026-04-30T00:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis();
    let to_ms = from_ms + 31 * 86_400_000 - 1;
    let query = RowQuery { medium_id: FLAGSHIP_CHANNEL, from_ms, to_ms, label, content_type };
    sandbox.rows(&query).unwrap().iter().map(|row| serde_json::from_str(row).unwrap()).collect()
}

fn without_repeats(rows: Vec<Value>) -> Vec<Value> {
    let mut kept: Vec<Value> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for row in rows {
        if seen.insert(row.to_string()) {
            kept.push(row);
        }
    }
    kept
}

#[tokio::test]
async fn exclusive_cursor_gives_the_whole_set_when_no_page_splits_a_tie() {
    let sandbox = start(frozen(0)).await;
    let rows: Vec<Value> = (0..95).map(|n| json!({ "timestamp": 1_779_000_000_000_i64 + n, "text": n })).collect();
    sandbox.add_messages(FLAGSHIP_CHANNEL, &rows).unwrap();
    let mut newest_first = rows;
    newest_first.reverse();
    assert_eq!(pages(&sandbox, "", 10, 0).await, newest_first);
}

#[tokio::test]
async fn exclusive_cursor_loses_what_a_split_tie_hides_and_overlap_brings_it_back() {
    let sandbox = start(Options { tie_size: 3, ..frozen(700) }).await;
    let held = held(&sandbox, None, None);
    assert!(pages(&sandbox, "", 10, 0).await.len() < held.len());
    assert_eq!(without_repeats(pages(&sandbox, "", 10, 1).await), without_repeats(held));
}

#[tokio::test]
async fn inclusive_cursor_gives_the_whole_set_with_repeats() {
    let sandbox = start(Options { tie_size: 3, ties: Ties::Inclusive, ..frozen(700) }).await;
    let held = held(&sandbox, None, None);
    let paged = pages(&sandbox, "", 10, 0).await;
    assert!(paged.len() > held.len());
    assert_eq!(without_repeats(paged), without_repeats(held));
}

#[tokio::test]
async fn filters_narrow_the_pages() {
    let sandbox = start(frozen(2_000)).await;
    for (query, label, kind) in [
        ("&label=frustrated", Some("frustrated"), None),
        ("&label=ckl_8f3k2v9d1xq0", Some("ckl_8f3k2v9d1xq0"), None),
        ("&contentType=postback", None, Some("postback")),
        ("&label=happy&contentType=text", Some("happy"), Some("text")),
        ("&label=nobody_has_it", Some("nobody_has_it"), None),
    ] {
        let rows = pages(&sandbox, query, 500, 0).await;
        assert_eq!(rows, held(&sandbox, label, kind), "{query}");
        assert_eq!(rows.is_empty(), query.ends_with("has_it"), "{query}");
        for row in rows {
            let has = |field: &str, label: &str| row[field].as_array().is_some_and(|all| all.contains(&json!(label)));
            assert!(label.is_none_or(|label| has("labels", label) || has("customLabelIds", label)));
            assert!(kind.is_none_or(|kind| row["kind"] == kind));
        }
    }
}

#[tokio::test]
async fn default_limit_and_order() {
    let sandbox = start(frozen(2_000)).await;
    let page = json(&sandbox, &flagship("vip-messages", MAY)).await;
    let times: Vec<i64> =
        page["items"].as_array().unwrap().iter().map(|row| row["timestamp"].as_i64().unwrap()).collect();
    assert_eq!(times.len(), 50);
    assert!(times.is_sorted_by(|newer, older| newer >= older));
    let first = page["items"][0].as_object().unwrap();
    assert_eq!(
        first["date"].as_str().unwrap().parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis(),
        times[0]
    );
}

#[tokio::test]
async fn a_window_by_the_millisecond_includes_both_ends() {
    let sandbox = start(frozen(0)).await;
    let at = 1_779_000_000_000_i64; // 2026-05-17T06:40:00.000Z
    let rows: Vec<Value> = (-1..=2).map(|n| json!({ "timestamp": at + n })).collect();
    sandbox.add_messages(FLAGSHIP_CHANNEL, &rows).unwrap();
    let window = "from=2026-05-17T06:40:00.000Z&to=2026-05-17T06:40:00.001Z";
    let page = json(&sandbox, &flagship("vip-messages", window)).await;
    assert_eq!(page["items"], json!([{ "timestamp": at + 1 }, { "timestamp": at }]));
}

#[tokio::test]
async fn gzip_is_used_when_it_is_on() {
    let sandbox = start(Options { gzip: true, ..frozen(2_000) }).await;
    let page = json(&sandbox, &flagship("vip-messages", MAY)).await;
    assert_eq!(page["returned"], 50);
    let date = chrono::Utc::now().to_rfc3339_opts(SecondsFormat::Millis, true);
    let raw = reqwest::Client::builder().no_proxy().no_gzip().build().unwrap();
    let response = raw
        .get(format!("{}/{}", sandbox.base_url(), flagship("vip-messages", MAY)))
        .header("accept-encoding", "gzip")
        .header("x-api-key", sandbox.api_key())
        .header("x-signature", signature(sandbox.secret(), &date))
        .header("x-date", date)
        .send()
        .await
        .unwrap();
    assert_eq!(response.headers()["content-encoding"], "gzip");
    assert_eq!(response.bytes().await.unwrap()[..2], [0x1f, 0x8b]);
}

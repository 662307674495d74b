use super::*;

#[tokio::test]
async fn messages_arrive_at_the_head_as_time_passes() {
    let sandbox = start(Options { arrivals: Some(Duration::from_secs(7)), ..frozen(500) }).await;
    let before = sandbox.rows(&RowQuery::all(FLAGSHIP_CHANNEL)).unwrap();
    sandbox.pass_time(Duration::from_mins(10));
    let page = json(&sandbox, &flagship("vip-messages", &format!("{MAY}&limit=500"))).await;
    let after = sandbox.rows(&RowQuery::all(FLAGSHIP_CHANNEL)).unwrap();
    assert!(after.len() > before.len() + 20);
    assert!(after.ends_with(&before));
    assert_eq!(page["items"][0], serde_json::from_str::<Value>(&after[0]).unwrap());
}

#[tokio::test]
async fn frozen_data_stays() {
    let sandbox = start(frozen(500)).await;
    let before = sandbox.rows(&RowQuery::all(FLAGSHIP_CHANNEL)).unwrap();
    sandbox.pass_time(Duration::from_hours(24));
    assert_eq!(sandbox.rows(&RowQuery::all(FLAGSHIP_CHANNEL)).unwrap(), before);
}

use super::*;

async fn all(sandbox: &Sandbox, query: &str) -> Vec<Value> {
    let mut users = Vec::new();
    let mut offset = 0;
    loop {
        let page = json(sandbox, &flagship("vip-users", &format!("limit=40&offset={offset}{query}"))).await;
        users.extend(page["items"].as_array().unwrap().iter().cloned());
        assert_eq!(page["scanCapped"], false);
        let Some(next) = page["nextOffset"].as_u64() else {
            assert_eq!(page["mayHaveMore"], false);
            assert_eq!(page["total"], users.len());
            return users;
        };
        offset = next;
    }
}

#[tokio::test]
async fn paging_gives_everyone_once() {
    let sandbox = start(frozen(2_000)).await;
    let users = all(&sandbox, "").await;
    assert!(users.len() > 150);
    let ids: std::collections::HashSet<_> = users.iter().map(|user| user["conversationId"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), users.len());
    assert!(users.iter().any(|user| user["lastUserMessageTimestamp"].is_i64()));
}

#[tokio::test]
async fn birthday_filters_narrow() {
    let sandbox = start(frozen(2_000)).await;
    let users = all(&sandbox, "").await;
    let born = all(&sandbox, "&hasBirthday=true").await;
    assert_eq!(born, users.iter().filter(|user| user["birthday"].is_string()).cloned().collect::<Vec<_>>());
    let in_june = all(&sandbox, "&birthdayMonth=6").await;
    assert!(!in_june.is_empty() && in_june.len() < born.len());
    for user in in_june {
        let birthday = user["birthday"].as_str().unwrap();
        let filed = birthday.starts_with("06/") || birthday.starts_with("June ") || birthday.get(5..7) == Some("06");
        assert!(filed, "{birthday}");
    }
}

#[tokio::test]
async fn offset_beyond_the_end_gives_nothing() {
    let sandbox = start(frozen(0)).await;
    let page = json(&sandbox, &flagship("vip-users", "offset=100000")).await;
    assert_eq!((&page["returned"], &page["mayHaveMore"]), (&0.into(), &false.into()));
}

#[tokio::test]
async fn capped_scan_gives_a_lower_bound() {
    let sandbox = start(Options { faults: vec!["scan-capped".parse().unwrap()], ..frozen(2_000) }).await;
    let page = json(&sandbox, &flagship("vip-users", "limit=20")).await;
    assert_eq!((&page["scanCapped"], &page["total"]), (&true.into(), &30.into()));
}

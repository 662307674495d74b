use super::*;

async fn with(fault: &str) -> Sandbox {
    start(Options { faults: vec![fault.parse().unwrap()], ..frozen(1_000) }).await
}

fn messages(more: &str) -> String {
    flagship("vip-messages", &format!("{MAY}&limit=20{more}"))
}

#[tokio::test]
async fn statuses_come_as_named_and_end_when_spent() {
    for (fault, status) in [
        ("http-500*1", 500),
        ("http-503*1", 503),
        ("http-429*1", 429),
        ("html*1", 502),
        ("inactive*1", 402),
        ("redirect*1", 302),
        ("clock=+3h*1", 403),
        ("clock=-90s*1", 403),
    ] {
        let sandbox = with(fault).await;
        assert_eq!(get(&sandbox, "workspaces").await.status(), status, "{fault}");
        assert_eq!(get(&sandbox, "workspaces").await.status(), 200, "{fault}");
    }
}

#[tokio::test]
async fn retry_after_comes_in_seconds_or_as_a_date() {
    let sandbox = with("http-503=7").await;
    assert_eq!(get(&sandbox, "workspaces").await.headers()["retry-after"], "7");
    let sandbox = with("http-429=date:30").await;
    let response = get(&sandbox, "workspaces").await;
    let date = |name: &str| httpdate::parse_http_date(response.headers()[name].to_str().unwrap()).unwrap();
    assert_eq!(date("retry-after").duration_since(date("date")).unwrap(), Duration::from_secs(30));
}

#[tokio::test]
async fn redirect_leads_to_the_other_origin() {
    let sandbox = with("redirect").await;
    let target = get(&sandbox, "workspaces").await.headers()["location"].to_str().unwrap().to_owned();
    assert!(!target.starts_with(sandbox.base_url().trim_end_matches("/v1")));
    client().get(target).header("x-api-key", "leaked").send().await.unwrap();
    assert!(sandbox.requests().iter().any(|seen| seen.storage && seen.signed));
}

#[tokio::test]
async fn bodies_break_as_named() {
    let sandbox = with("reset").await;
    assert!(get(&sandbox, &messages("")).await.bytes().await.is_err());
    let sandbox = with("bad-json").await;
    assert!(serde_json::from_str::<Value>(&get(&sandbox, &messages("")).await.text().await.unwrap()).is_err());
    let sandbox = with("wrong-shape").await;
    assert!(json(&sandbox, &messages("")).await.get("items").is_none());
    let sandbox = with("deep-json").await;
    assert!(serde_json::from_str::<Value>(&get(&sandbox, &messages("")).await.text().await.unwrap()).is_err());
    let sandbox = with("endless-body").await;
    let mut endless = get(&sandbox, &messages("")).await;
    for _ in 0..50 {
        assert!(!endless.chunk().await.unwrap().unwrap().is_empty());
    }
    let sandbox = with("gzip-bomb").await;
    let mut bomb = get(&sandbox, &messages("")).await;
    let mut size = 0;
    while size < 4 << 20 {
        size += bomb.chunk().await.unwrap().unwrap().len();
    }
}

#[tokio::test]
async fn cursors_stray_as_named() {
    for (fault, check) in [
        ("cursor-null", (|page| page["nextCursor"].is_null()) as fn(&Value) -> bool),
        ("cursor-number", |page| page["nextCursor"].is_i64()),
        ("cursor-empty", |page| page["nextCursor"] == ""),
        ("cursor-absent", |page| page.get("nextCursor").is_none()),
        ("empty-more", |page| page["returned"] == 0),
        ("cursor-back", |page| {
            page["nextCursor"].as_str().unwrap().parse::<i64>().ok() > page["items"][0]["timestamp"].as_i64()
        }),
    ] {
        let page = json(&with(fault).await, &messages("")).await;
        assert_eq!(page["mayHaveMore"], true, "{fault}");
        assert!(check(&page), "{fault}: {page}");
    }
}

#[tokio::test]
async fn stuck_and_repeating_pages_do_not_advance() {
    let sandbox = with("cursor-stuck").await;
    let first = json(&sandbox, &messages("")).await;
    let again = json(&sandbox, &messages(&format!("&before={}", first["nextCursor"].as_str().unwrap()))).await;
    assert_eq!(first["nextCursor"], again["nextCursor"]);
    assert_eq!(first["items"], again["items"]);

    let sandbox = with("repeat-page").await;
    let first = json(&sandbox, &messages("")).await;
    let again = json(&sandbox, &messages(&format!("&before={}", first["nextCursor"].as_str().unwrap()))).await;
    assert_eq!(first, again);
}

#[tokio::test]
async fn damaged_rows_leave_the_others_whole() {
    let sandbox = with("damaged-rows").await;
    let page = flagship("vip-messages", &format!("{MAY}&limit=500"));
    let text = get(&sandbox, &page).await.text().await.unwrap();
    assert_eq!(text, get(&sandbox, &page).await.text().await.unwrap(), "a damaged row is so each time");
    assert!(serde_json::from_str::<Value>(&text).is_err(), "a lone surrogate spoils the page for a strict reader");
    assert!(text.contains(r#""timestamp":null"#));
    let sandbox = with("huge-row").await;
    let page = json(&sandbox, &messages("")).await;
    assert_eq!(page["items"][0]["labels"].as_array().unwrap().len(), 10_000);
    assert!(page["items"][0]["text"].as_str().unwrap().len() > 10_000_000);
}

#[tokio::test]
async fn names_and_urls_turn_hostile() {
    let sandbox = with("hostile-names").await;
    for path in ["organizations".to_owned(), "workspaces".into(), "channels".into()] {
        assert!(json(&sandbox, &path).await.to_string().contains(r"\u001b"), "{path}");
    }
    assert!(json(&sandbox, &flagship("vip-users", "limit=20")).await["items"].to_string().contains(r"\u001b"));
    assert!(json(&sandbox, &messages("")).await["items"][0]["userName"].is_string());
    for (fault, start) in [
        ("bad-csv-url=file", "file:///"),
        ("bad-csv-url=userinfo", "http://storage.example.com:secret@"),
        ("bad-csv-url=script", "javascript:"),
    ] {
        let export = json(&with(fault).await, &flagship("vip-messages/export", MAY)).await;
        assert!(export["csvUrl"].as_str().unwrap().starts_with(start), "{fault}");
    }
    let export = json(&with("bad-csv-url=long").await, &flagship("vip-users/export", "")).await;
    assert!(export["csvUrl"].as_str().unwrap().len() > 1 << 20);
    assert_eq!(ask(&with("export-fails").await, &flagship("vip-users/export", "")).await.0, 500);
}

#[tokio::test]
async fn slow_answers_wait_and_timeouts_never_come() {
    let sandbox = with("slow=60ms").await;
    let asked = std::time::Instant::now();
    json(&sandbox, "workspaces").await;
    assert!(asked.elapsed() >= Duration::from_millis(60));
    let sandbox = with("timeout").await;
    let answer = tokio::time::timeout(Duration::from_millis(60), get(&sandbox, "workspaces")).await;
    assert!(answer.is_err());
}

#[tokio::test]
async fn control_route_switches_faults() {
    let sandbox = start(frozen(0)).await;
    let url = format!("{}/_sandbox/faults", sandbox.base_url().trim_end_matches("/v1"));
    let posted = client().post(&url).body("html\nslow=1ms@vip-users\n").send().await.unwrap();
    let answer: Value = serde_json::from_str(&posted.text().await.unwrap()).unwrap();
    assert_eq!(answer["active"], serde_json::json!(["html", "slow=1ms@vip-users"]));
    assert_eq!(get(&sandbox, "workspaces").await.status(), 502);
    client().delete(format!("{url}?name=html")).send().await.unwrap();
    assert_eq!(get(&sandbox, "workspaces").await.status(), 200);
    let refused = client().post(&url).body("nonsense").send().await.unwrap();
    assert_eq!(refused.status(), 400);
    assert!(refused.text().await.unwrap().contains("http-503"));
    client().delete(&url).send().await.unwrap();
    assert_eq!(sandbox.faults().active(), Vec::<String>::new());
    assert!(sandbox.requests().iter().all(|seen| seen.path.starts_with("/v1")));
}

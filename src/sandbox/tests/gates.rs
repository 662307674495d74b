use super::*;

#[tokio::test]
async fn unsigned_wrong_and_stale_requests_are_forbidden() {
    let sandbox = start(frozen(0)).await;
    let url = format!("{}/workspaces", sandbox.base_url());
    let bare = client().get(&url).send().await.unwrap();
    assert_eq!(bare.status(), 403);
    assert!(bare.text().await.unwrap().contains("x-api-key"));
    for (ahead, status) in [(0, 200), (-50_000, 200), (-70_000, 403), (15_000, 403)] {
        let response = get_at(&sandbox, "workspaces", ahead).await.unwrap();
        assert_eq!(response.status(), status, "{ahead} ms ahead");
        if status == 403 {
            assert_eq!(response.text().await.unwrap(), r#"{"message":"Signature expired"}"#);
        }
    }
}

#[tokio::test]
async fn skewed_clock_judges_and_tells() {
    let sandbox = start(Options { clock_skew_ms: 10_800_000, ..frozen(0) }).await;
    let refused = get(&sandbox, "workspaces").await;
    assert_eq!(refused.status(), 403);
    let date = httpdate::parse_http_date(refused.headers()["date"].to_str().unwrap()).unwrap();
    let ahead = date.duration_since(std::time::SystemTime::now()).unwrap();
    assert!((10_700..10_801).contains(&ahead.as_secs()), "{ahead:?}");
    assert_eq!(get_at(&sandbox, "workspaces", 10_799_000).await.unwrap().status(), 200);
}

#[tokio::test]
async fn lists_are_as_the_contract_has_them() {
    let sandbox = start(frozen(0)).await;
    let organizations = json(&sandbox, "organizations").await;
    assert_eq!(organizations.as_array().unwrap().len(), 1);
    assert_eq!(organizations[0]["role"], "ADMIN");
    assert_eq!(json(&sandbox, "organizations?q=nobody").await, serde_json::json!([]));

    let workspaces = json(&sandbox, "workspaces").await;
    let workspaces = workspaces.as_array().unwrap();
    assert_eq!(workspaces.iter().filter(|workspace| workspace["type"] == "VIP").count(), 4);
    assert!(workspaces.iter().any(|workspace| workspace["vipIndicatorInProcess"] == true));

    let all = json(&sandbox, "channels").await;
    let own = json(&sandbox, &format!("channels?workspaceId={FLAGSHIP_WORKSPACE}")).await;
    assert!(all.as_array().unwrap().len() > own.as_array().unwrap().len());
    assert_eq!(own[0]["id"], FLAGSHIP_CHANNEL);
    assert_eq!(own[0]["type"], "FB_PAGE");
}

#[tokio::test]
async fn gates_refuse_with_their_own_status() {
    let sandbox = start(frozen(0)).await;
    let vip = "wsHarv3st1slesP7mN4d";
    for (path, expected) in [
        (format!("vip-users?workspaceId={vip}&mediumId={FLAGSHIP_CHANNEL}"), 400),
        (format!("vip-users?workspaceId={vip}&mediumId=FB_PAGE_1"), 400),
        ("vip-users?workspaceId=wsT1depoo1CafeB4rGzJ&mediumId=FB_PAGE_640281957733406".into(), 400),
        (format!("vip-users?workspaceId=nowhere&mediumId={FLAGSHIP_CHANNEL}"), 404),
        (flagship("vip-messages", "from=2026-05-02&to=2026-05-01"), 400),
        (flagship("vip-messages", "from=2026-05-01&to=2026-05-31"), 200),
        (flagship("label-overview", "from=2026-05-01&to=2026-06-01"), 400),
        ("channels?workspaceId=nowhere".into(), 404),
        ("nowhere".into(), 404),
        ("csv".into(), 404),
    ] {
        let (status, body) = ask(&sandbox, &path).await;
        assert_eq!(status, expected, "{path}: {body}");
        assert!(status == 200 || body["message"].is_string(), "{path}: {body}");
    }
    let posted = client().post(format!("{}/workspaces", sandbox.base_url())).send().await.unwrap();
    assert_eq!(posted.status(), 404);
}

#[tokio::test]
async fn requests_are_remembered() {
    let sandbox = start(frozen(0)).await;
    json(&sandbox, "organizations?q=lark%20spur").await;
    let seen = sandbox.requests();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].path, "/v1/organizations");
    assert_eq!(seen[0].param("q").as_deref(), Some("lark spur"));
    assert!(seen[0].signed && !seen[0].storage);
}

#[tokio::test]
async fn dropping_it_closes_its_port() {
    let sandbox = start(frozen(0)).await;
    let url = sandbox.base_url().to_owned();
    sandbox.faults().set("timeout".parse().unwrap());
    let (waiting, ()) = tokio::join!(get_at(&sandbox, "workspaces", 0), async {
        while sandbox.requests().is_empty() {
            tokio::task::yield_now().await;
        }
        sandbox.server.stop();
    });
    assert_eq!(waiting.unwrap().status(), 503);
    drop(sandbox);
    while client().get(&url).send().await.is_ok() {}
}

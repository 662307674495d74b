use super::*;

async fn download(url: &str, range: Option<&str>) -> Response {
    let request = client().get(url);
    range.map_or_else(|| client().get(url), |range| request.header("range", range)).send().await.unwrap()
}

#[tokio::test]
async fn messages_csv_holds_what_the_pages_hold() {
    let sandbox = start(frozen(3_000)).await;
    sandbox.inject(FLAGSHIP_CHANNEL, 1_779_000_000_000, r#"{"broken \ud800, "row""#).unwrap();
    let export = json(&sandbox, &flagship("vip-messages/export", &format!("{MAY}&contentType=text"))).await;
    let whole = json(&sandbox, &flagship("vip-messages/export", MAY)).await;
    assert!(export["totalCount"].as_u64() < whole["totalCount"].as_u64());
    let url = whole["csvUrl"].as_str().unwrap();
    assert!(url.contains("X-Goog-Signature=") && !url.starts_with(sandbox.base_url().trim_end_matches("/v1")));

    let response = download(url, None).await;
    assert_eq!(response.status(), 200);
    assert!(response.headers()["content-type"].to_str().unwrap().starts_with("text/csv"));
    assert!(response.headers()["content-disposition"].to_str().unwrap().starts_with("attachment; filename=\""));
    let body = response.bytes().await.unwrap();
    let mut reader = ::csv::Reader::from_reader(&body[..]);
    assert_eq!(reader.headers().unwrap().get(8), Some("text"));
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(whole["totalCount"], records.len());

    let held = sandbox.rows(&RowQuery::all(FLAGSHIP_CHANNEL)).unwrap();
    for (record, row) in records.iter().zip(held) {
        let text = serde_json::from_str::<Value>(&row).map_or(row, |row| row["text"].as_str().unwrap_or("").to_owned());
        assert_eq!(record[8], text);
    }
}

#[tokio::test]
async fn users_csv_holds_the_list() {
    let sandbox = start(frozen(1_000)).await;
    let total = json(&sandbox, &flagship("vip-users", "hasBirthday=true")).await["total"].clone();
    let export = json(&sandbox, &flagship("vip-users/export", "hasBirthday=true")).await;
    assert_eq!(export["totalCount"], total);
    let body = download(export["csvUrl"].as_str().unwrap(), None).await.bytes().await.unwrap();
    assert_eq!(::csv::Reader::from_reader(&body[..]).records().count() as u64, total.as_u64().unwrap());
}

#[tokio::test]
async fn storage_refuses_signed_and_unknown_requests_and_serves_ranges() {
    let sandbox = start(frozen(500)).await;
    let export = json(&sandbox, &flagship("vip-messages/export", MAY)).await;
    let url = export["csvUrl"].as_str().unwrap();
    let whole = download(url, None).await.bytes().await.unwrap();

    for header in sign::HEADERS {
        assert_eq!(client().get(url).header(header, "x").send().await.unwrap().status(), 400, "{header}");
    }
    assert_eq!(download(url.split('?').next().unwrap(), None).await.status(), 403);
    assert_eq!(download(&url.replace(".csv", ".txt"), None).await.status(), 404);
    assert_eq!(client().head(url).send().await.unwrap().headers()["content-length"], whole.len().to_string());

    let rest = download(url, Some("bytes=100-")).await;
    assert_eq!(rest.status(), 206);
    assert_eq!(rest.headers()["content-range"], format!("bytes 100-{}/{}", whole.len() - 1, whole.len()));
    assert_eq!(rest.bytes().await.unwrap(), whole[100..]);
    assert_eq!(download(url, Some(&format!("bytes={}-", whole.len()))).await.status(), 416);
    let stale = client().get(url).header("range", "bytes=5-").header("if-range", "\"old\"").send().await.unwrap();
    assert_eq!(stale.status(), 200);
}

#[tokio::test]
async fn broken_download_can_be_resumed() {
    let sandbox = start(frozen(500)).await;
    let export = json(&sandbox, &flagship("vip-messages/export", MAY)).await;
    let url = export["csvUrl"].as_str().unwrap();
    sandbox.faults().set("reset*1@csv".parse().unwrap());
    let mut response = download(url, None).await;
    let mut got = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        got.extend_from_slice(&chunk);
    }
    let rest = download(url, Some(&format!("bytes={}-", got.len()))).await;
    assert_eq!(rest.status(), 206);
    got.extend_from_slice(&rest.bytes().await.unwrap());
    assert_eq!(got, download(url, None).await.bytes().await.unwrap());
}

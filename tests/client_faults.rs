//! The client against raw sockets on loopback that misbehave as servers and networks do.

#![expect(clippy::unwrap_used, reason = "clippy lets tests unwrap, but not the functions that they share")]

#[path = "client_faults/bench.rs"]
mod bench;
#[path = "client_faults/bodies.rs"]
mod bodies;

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bench::{Bench, KEY, NOW, Reply, SECRET, http_date};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use vipdeck::api::{Attempt, Cursor, ErrorKind, MessagesQuery, Route, Scope, UserFilter};
use vipdeck::view::Window;

const EMPTY_PAGE: &str = r#"{"items":[],"returned":0,"mayHaveMore":false,"nextCursor":null}"#;

fn scope() -> Scope {
    Scope { workspace_id: "w1".into(), channel_id: "FB_PAGE_1".into() }
}

fn query(limit: Option<u32>) -> MessagesQuery {
    let window = Window::new(1_780_099_200_000, 1_780_185_600_000).unwrap();
    MessagesQuery { scope: scope(), window, label: None, kind: None, limit, before: None }
}

fn signature(date: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(date.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

#[tokio::test]
async fn a_request_carries_what_the_contract_asks_for() {
    let bench = Bench::new([Reply::json(EMPTY_PAGE)]).await;
    bench.client().messages(&query(Some(50))).await.unwrap();
    let request = bench.request(0);
    assert!(
        request.line().starts_with(
            "GET /v1/vip-messages?workspaceId=w1&mediumId=FB_PAGE_1&from=2026-05-30&to=2026-05-30&limit=50 "
        ),
        "{}",
        request.line()
    );
    assert_eq!(request.header("x-api-key"), Some(KEY));
    assert_eq!(request.header("x-date"), Some("2026-05-30T12:59:59.000Z"), "a second behind, as far as is known");
    assert_eq!(request.header("x-signature").unwrap(), signature("2026-05-30T12:59:59.000Z"));
    assert_eq!(request.header("user-agent"), Some(concat!("vipdeck/", env!("CARGO_PKG_VERSION"))));
    assert_eq!(request.header("accept-encoding"), Some("gzip"));
    assert_eq!(request.header("referer"), None);
    assert!(!request.text().contains(SECRET));
}

#[tokio::test]
async fn every_attempt_is_signed_anew_and_five_are_enough() {
    let bench = Bench::new((0..9).map(|_| Reply::status(503, ""))).await;
    let error = bench.client().workspaces().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), bench.requests()), (ErrorKind::Server, 5, 5));
    let mut dates: Vec<_> = (0..5).map(|index| bench.request(index).header("x-date").unwrap().to_owned()).collect();
    for (index, date) in dates.iter().enumerate() {
        assert_eq!(bench.request(index).header("x-signature").unwrap(), signature(date));
    }
    dates.dedup();
    assert_eq!(dates.len(), 5, "{dates:?}");
    let mut least = Duration::from_millis(500);
    for wait in bench.waits() {
        assert!(wait >= least && wait <= least * 2, "{wait:?} at {least:?}");
        least *= 2;
    }
    assert_eq!(bench.waits().len(), 4);
}

#[tokio::test]
async fn what_passes_is_waited_out_and_told() {
    let bench = Bench::new([Reply::status(429, "<title>Slow down</title>"), Reply::json("[]")]).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let ear = Arc::clone(&told);
    let client = bench.client().watched(move |_, attempt| ear.lock().unwrap().push(attempt));
    assert!(client.workspaces().await.unwrap().rows.is_empty());
    let told = told.lock().unwrap();
    let wait = bench.waits()[0];
    assert_eq!(
        *told,
        [
            Attempt::Sending { attempt: 1, of: 5 },
            Attempt::Waiting { attempt: 1, of: 5, wait, because: "the API is busy (429): Slow down".into() },
            Attempt::Sending { attempt: 2, of: 5 },
            Attempt::Over,
        ]
    );
}

#[tokio::test]
async fn no_4xx_is_ever_sent_again() {
    for status in [400, 401, 402, 403, 404, 405, 408, 409, 422] {
        let bench =
            Bench::new((0..2).map(|_| Reply::status(status, r#"{"message":"no"}"#).with("Retry-After", "1"))).await;
        let error = bench.client().channels("w1").await.unwrap_err();
        assert_eq!((error.status(), error.attempts(), bench.requests()), (Some(status), 1, 1));
        assert_eq!(error.server_message(), Some("no"));
    }
}

#[tokio::test]
async fn retry_after_is_obeyed_in_seconds_and_by_the_servers_own_clock() {
    let server_now = NOW + 5 * 3_600_000;
    let bench = Bench::new([
        Reply::status(503, "").with("Retry-After", "7"),
        Reply::status(429, "").with("Date", &http_date(server_now)).with("Retry-After", &http_date(server_now + 9_000)),
        Reply::status(500, "").with("Retry-After", "86400"),
        Reply::json("[]"),
    ])
    .await;
    bench.client().workspaces().await.unwrap();
    assert_eq!(bench.waits(), [7, 9, 120].map(Duration::from_secs));
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_leaks_nothing() {
    let elsewhere = Bench::new([Reply::json("[]")]).await;
    for status in [301, 302, 307, 308] {
        let target = format!("{}/v1/workspaces?token=canary", elsewhere.origin());
        let bench = Bench::new([Reply::status(status, "").with("Location", &target)]).await;
        let error = bench.client().workspaces().await.unwrap_err();
        assert_eq!((error.kind(), bench.requests()), (ErrorKind::Redirect, 1));
        let line = error.to_string();
        assert!(line.contains(&elsewhere.origin()) && line.contains(&status.to_string()), "{line}");
        assert!(!line.contains("canary"), "{line}");
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn silence_before_and_within_an_answer_times_out_and_is_tried_again() {
    let half = Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[").held();
    let bench = Bench::new([Reply::raw("").held(), half, Reply::json("[]")]).await;
    let client = bench.client_with(|options| options.timeouts.read_idle = Duration::from_millis(200));
    client.workspaces().await.unwrap();
    assert_eq!((bench.requests(), bench.waits().len()), (3, 2));
}

#[tokio::test]
async fn silence_to_the_end_is_a_timeout() {
    let bench = Bench::new([Reply::raw("").held()]).await;
    let client = bench.client_with(|options| {
        options.timeouts.read_idle = Duration::from_millis(50);
        options.attempts = 1;
    });
    let error = client.workspaces().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.to_string().contains("within 0.05 s"), "{error}");
}

#[tokio::test]
async fn an_export_has_longer_patience_than_a_list() {
    let bench = Bench::new([Reply::json(r#"{"totalCount":3,"csvUrl":"https://files.example/x.csv"}"#).gated()]).await;
    let client = bench.client_with(|options| options.timeouts.read_idle = Duration::from_millis(100));
    let scope = scope();
    let export = client.export_users(&scope, UserFilter::default());
    // By when a list has run out of patience, the export is still waiting for the gate.
    let lists = Bench::new([Reply::raw("").held()]).await;
    let list = lists.client_with(|options| {
        options.timeouts.read_idle = Duration::from_millis(150);
        options.attempts = 1;
    });
    let gate = async {
        bench.until_requests(1).await;
        list.workspaces().await.unwrap_err();
        bench.open_gate();
    };
    let (export, ()) = tokio::join!(export, gate);
    assert_eq!(export.unwrap().total_count, Some(3));
}

#[tokio::test]
async fn a_refused_connection_is_told_with_its_host() {
    // Bound, so that no other test gets the port, but not listening.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let port = socket.local_addr().unwrap().port();
    let bench = Bench::new([]).await;
    let client = bench.client_with(|options| options.base_url = format!("http://127.0.0.1:{port}/v1").parse().unwrap());
    let error = client.workspaces().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 5));
    assert!(error.to_string().contains(&format!("127.0.0.1:{port}")), "{error}");
}

#[tokio::test]
async fn a_page_for_people_is_one_line_of_error_and_not_asked_for_again() {
    let page = "<!DOCTYPE html>\n<html><head><title>Sign in\n to Wi-Fi</title></head><body>\u{1b}[2J</body></html>";
    let bench = Bench::new([Reply::bytes(200, page.as_bytes()).with("Content-Type", "text/html")]).await;
    let error = bench.client().workspaces().await.unwrap_err();
    assert_eq!((error.kind(), bench.requests()), (ErrorKind::NotJson, 1));
    let line = error.to_string();
    assert!(line.contains("Sign in to Wi-Fi") && !line.contains('\n'), "{line}");
}

#[tokio::test]
async fn answers_that_break_off_are_asked_for_again() {
    let bench = Bench::new([
        Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{"),
        Reply::raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{\"id\r\n"),
        Reply::raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[{\"id\":\"w1\""),
        Reply::raw(""),
        Reply::json(r#"[{"id":"w1"}]"#),
    ])
    .await;
    assert_eq!(bench.client().workspaces().await.unwrap().rows.len(), 1);
    assert_eq!(bench.requests(), 5);
}

#[tokio::test]
async fn nonsense_instead_of_http_is_an_error() {
    let bench = Bench::new([Reply::raw("SSH-2.0-OpenSSH_9.7\r\n")]).await;
    let error = bench.client_with(|options| options.attempts = 1).workspaces().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Broken);
}

#[tokio::test]
async fn an_expired_signature_is_healed_by_the_servers_clock() {
    for hours in [-30, 2] {
        let server_now = NOW + hours * 3_600_000;
        let date = http_date(server_now);
        let expired = Reply::status(403, r#"{"message":"Signature expired"}"#).with("Date", &date);
        let bench =
            Bench::new([expired, Reply::json("[]").with("Date", &date), Reply::json("[]").with("Date", &date)]).await;
        let told = Arc::new(Mutex::new(Vec::new()));
        let ear = Arc::clone(&told);
        let client = bench.client().watched(move |_, attempt| ear.lock().unwrap().push(attempt));
        client.workspaces().await.unwrap();
        client.workspaces().await.unwrap();
        assert_eq!((bench.requests(), bench.waits().len()), (3, 0), "the second call knows the clock");
        for index in [1, 2] {
            let request = bench.request(index);
            let date = request.header("x-date").unwrap();
            let behind = server_now - chrono::DateTime::parse_from_rfc3339(date).unwrap().timestamp_millis();
            assert!((0..=2_000).contains(&behind), "{behind}");
            assert_eq!(request.header("x-signature").unwrap(), signature(date));
        }
        let offset = client.clock().unwrap();
        assert!((offset.ms() - hours * 3_600_000).abs() <= 1_000);
        assert_eq!(told.lock().unwrap()[1], Attempt::ClockCorrected(offset));
    }
}

#[tokio::test]
async fn an_expired_signature_is_healed_only_once() {
    let expired = || Reply::status(403, r#"{"message":"Signature expired"}"#).with("Date", &http_date(NOW + 3_600_000));
    let bench = Bench::new([expired(), expired(), expired()]).await;
    let error = bench.client().workspaces().await.unwrap_err();
    assert_eq!((error.kind(), bench.requests()), (ErrorKind::Forbidden, 2));
}

#[tokio::test]
async fn an_ordinary_answer_teaches_the_clock() {
    let bench = Bench::new([Reply::json("[]").with("Date", &http_date(NOW - 20_000))]).await;
    let client = bench.client();
    assert_eq!(client.clock(), None);
    client.workspaces().await.unwrap();
    assert!((client.clock().unwrap().ms() + 20_000).abs() <= 1_000);
}

#[tokio::test]
async fn a_limit_is_learnt_from_the_refusal_and_shared_by_clones() {
    let refusal = r#"{"error":[{"message":"\"limit\" must be less than or equal to 100","path":["limit"],"type":"number.max","context":{"limit":100,"value":500}}]}"#;
    let bench = Bench::new([Reply::status(422, refusal), Reply::json(EMPTY_PAGE), Reply::json(EMPTY_PAGE)]).await;
    let client = bench.client();
    client.messages(&query(Some(500))).await.unwrap();
    client.clone().watched(|_, _| ()).messages(&query(Some(500))).await.unwrap();
    let limits: Vec<_> = (0..3).map(|index| bench.request(index).line().contains("limit=100 ")).collect();
    assert_eq!(limits, [false, true, true]);
}

#[tokio::test]
async fn a_limit_that_is_refused_twice_is_an_error() {
    let refusal = r#"{"error":[{"message":"\"limit\" is not allowed","path":["limit"]}]}"#;
    let bench = Bench::new((0..3).map(|_| Reply::status(422, refusal))).await;
    let error = bench.client().messages(&query(Some(5))).await.unwrap_err();
    assert_eq!((error.kind(), bench.requests()), (ErrorKind::Shape, 2));
    assert!(!bench.request(1).line().contains("limit"), "{}", bench.request(1).line());
}

#[tokio::test]
async fn a_damaged_row_costs_no_other() {
    let page = r#"{"items":[{"timestamp":2,"text":"\ud800"},{"timestamp":1}],"nextCursor":"1"}"#;
    let bench = Bench::new([Reply::json(page)]).await;
    let body = bench.client().messages(&query(None)).await.unwrap();
    let page = body.page().unwrap();
    assert_eq!(
        page.items.iter().map(|raw| raw.get()).collect::<Vec<_>>(),
        [r#"{"timestamp":2,"text":"\ud800"}"#, r#"{"timestamp":1}"#]
    );
    assert_eq!(page.cursor, Cursor::new("1"));
}

#[tokio::test]
async fn a_body_that_is_no_utf8_is_read_with_marks() {
    let bench = Bench::new([Reply::bytes(200, b"[{\"id\":\"w1\",\"name\":\"caf\xE9\"}]")]).await;
    assert_eq!(bench.client().workspaces().await.unwrap().rows[0].name, "caf\u{FFFD}");
}

#[tokio::test]
async fn raw_bodies_are_the_servers_own_bytes() {
    let body = "[ {\"name\" :\"\\u0041\",\"id\":1e0} ]\n";
    let bench = Bench::new([Reply::json(body)]).await;
    let params = vipdeck::api::Params::default();
    assert_eq!(bench.client().get_raw(Route::Workspaces, &params).await.unwrap(), body);
}

#[tokio::test]
async fn an_answer_of_another_shape_is_no_empty_list() {
    let bench = Bench::new([Reply::json(r#"{"ok":true}"#)]).await;
    let error = bench.client().workspaces().await.unwrap_err();
    assert_eq!((error.kind(), bench.requests()), (ErrorKind::Unexpected, 1));
}

#[tokio::test]
async fn one_connection_serves_many_calls() {
    let bench = Bench::new((0..4).map(|_| Reply::json("[]").kept())).await;
    let client = bench.client();
    for _ in 0..4 {
        client.workspaces().await.unwrap();
    }
    assert_eq!((bench.requests(), bench.connections()), (4, 1));
}

#[tokio::test]
async fn dropping_a_call_closes_its_connection() {
    let bench = Bench::new([Reply::raw("").held()]).await;
    let client = bench.client();
    tokio::select! {
        _ = client.workspaces() => panic!("nobody answers"),
        () = bench.until_requests(1) => (),
    }
    bench.until_hung_up(1).await;
}

#[tokio::test]
async fn a_log_holds_no_secret_and_no_query() {
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);
    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let log = Log::default();
    let writer = log.clone();
    let subscriber =
        tracing_subscriber::fmt().with_env_filter("vipdeck=trace").with_writer(move || writer.clone()).finish();
    // While there is but one subscriber, tracing asks the thread that logs first whether anybody listens, which can be that of
    // another test, where nobody does; and remembers that for all.
    let _another = tracing::Dispatch::new(tracing_subscriber::fmt().with_env_filter("vipdeck=trace").finish());
    let guard = tracing::subscriber::set_default(subscriber);
    let answer = r#"{"totalCount":1,"csvUrl":"https://files.example/x.csv?sig=query-canary"}"#;
    let bench = Bench::new([Reply::status(500, r#"{"message":"text-canary"}"#), Reply::json(answer)]).await;
    let client = bench.client();
    let window = query(None).window;
    let export = client.export_messages(&scope(), window, Some("label-canary"), None).await.unwrap();
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("vip-messages/export") && log.contains("status=200") && log.contains("attempt=2"), "{log}");
    let request = bench.request(1);
    let shown = format!("{log}{client:?}{export:?}");
    for secret in ["canary", SECRET, KEY, request.header("x-signature").unwrap()] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

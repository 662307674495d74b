//! Requests and accounts: what comes of them, and what is no longer heard of.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::bench::{FakeHost, NOW, Reach, bench, pressed};
use crate::app::{Effect, Event, Reply, Request, SignIn, Ticket};
use crate::runtime::inbound::Inbound;
#[tokio::test]
async fn a_request_tells_how_it_goes_and_ends_in_its_reply() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await.unwrap();
        let body = r#"[{"id":"w1","name":"One","type":"VIP"}]"#;
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        stream.write_all(answer.as_bytes()).await.unwrap();
    });
    let host = FakeHost { reach: Reach::At(base_url), ..FakeHost::default() };
    let mut bench = bench(host, 0, |event| match event {
        Event::Start => vec![Effect::Send(Ticket(7), Request::Workspaces)],
        Event::Reply(_, Reply::Workspaces(Ok(rows))) if rows[0].id == "w1" => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[2..], ["attempt 7", "reply 7"]);
    assert!(!bench.event_loop.effects.is_wanted(Ticket(7)));
}

#[tokio::test(start_paused = true)]
async fn without_a_connection_the_request_is_answered_with_why() {
    let host = FakeHost { reach: Reach::Offline, ..FakeHost::default() };
    let mut bench = bench(host, 0, |event| match event {
        Event::Start => vec![Effect::Send(Ticket(7), Request::Channels { workspace_id: "w".into() })],
        Event::Reply(_, Reply::Channels(Err(_))) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[2..], ["reply 7"]);
}

#[tokio::test(start_paused = true)]
async fn an_aborted_request_is_not_heard_of_again() {
    let mut bench = bench(FakeHost::default(), 0, |event| match pressed(event) {
        Some('a') => vec![Effect::Send(Ticket(1), Request::Channels { workspace_id: "w".into() })],
        Some('b') => vec![Effect::Abort(Ticket(1))],
        _ => Vec::new(),
    });
    bench.key('a');
    bench.event_loop.turn().await.unwrap();
    assert!(bench.event_loop.effects.is_wanted(Ticket(1)));
    bench.key('b');
    // What its task had sent before it was aborted.
    let stale = || Inbound::Reply(Ticket(1), Reply::Workspaces(Ok(Vec::new())));
    bench.outbox.send(stale());
    bench.event_loop.turn().await.unwrap();
    assert_eq!(bench.lines()[2..], ["a", "b"]);
}

#[tokio::test(start_paused = true)]
async fn a_new_account_drops_what_the_old_one_was_asked_and_starts_over() {
    let mut bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Key(_) => {
            vec![Effect::Send(Ticket(1), Request::Channels { workspace_id: "w".into() }), Effect::StartDemo]
        }
        Event::Switched(..) => vec![Effect::WakeAt(NOW)],
        Event::Tick => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('d');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[2..], ["d", "switched to demo", "tick +0"]);
    assert!(!bench.event_loop.effects.is_wanted(Ticket(1)));
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_that_fails_keeps_the_account_and_says_why() {
    let mut bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Key(_) => vec![Effect::SwitchProfile("nope".into())],
        Event::Done(_) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('p');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[3..], [r#"NotSwitched("there is no profile nope")"#]);
}

#[tokio::test(start_paused = true)]
async fn of_two_changes_of_the_account_the_later_one_counts() {
    let host = FakeHost::default();
    host.go_on.notify_one();
    let mut bench = bench(host, 0, |event| match event {
        Event::Key(_) => {
            let credentials = SignIn { base_url: String::new(), api_key: String::new(), secret: "s".into() };
            vec![Effect::SignIn(credentials), Effect::StartDemo]
        }
        Event::Switched(..) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('s');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[3..], ["switched to demo"]);
}

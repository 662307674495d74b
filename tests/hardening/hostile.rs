//! A server that means harm, or is broken beyond what the contract knows.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use vipdeck::app::Effect;
use vipdeck::feed::FeedState;
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, Fault, Sandbox};
use vipdeck::view::DAY_MS;

use crate::headless::Headless;
use crate::server::{NOW, client, patience, world};
use crate::text::is_forbidden;

/// By when a key is answered, on a debug build of a machine that is busy with ten other things. What takes time that grows
/// with what a stranger sent takes longer.
const PROMPTLY: Duration = Duration::from_secs(5);

async fn sandbox(faults: &[&str]) -> Sandbox {
    let faults = faults.iter().map(|fault| fault.parse().unwrap()).collect();
    Sandbox::start(vipdeck::sandbox::Options { faults, ..world(400) }).await.unwrap()
}

async fn dashboard(sandbox: &Sandbox) -> Headless {
    patient_desk(sandbox, Duration::from_millis(400)).await
}

async fn patient_desk(sandbox: &Sandbox, idle: Duration) -> Headless {
    let mut dashboard = Headless::new(client(sandbox, |options| options.timeouts = patience(idle)));
    dashboard.settle().await;
    dashboard
}

/// Draws every screen and popup, and checks that nothing on it could be obeyed or hidden; returns all that was said.
async fn tour(dashboard: &mut Headless) -> String {
    let mut said = String::new();
    for keys in
        ["1", "enter", "2", "3", "4", "1", "w", "esc", "c", "esc", "l", "esc", "t", "esc", "d", "esc", "?", "esc"]
    {
        look(dashboard, keys);
        dashboard.settle().await;
        said += &look(dashboard, "ctrl-l");
    }
    said
}

/// Presses a key and draws, in time; nothing on the screen could be obeyed or hidden.
fn look(dashboard: &mut Headless, key: &str) -> String {
    let before = Instant::now();
    dashboard.press(key);
    let said = dashboard.screen();
    assert!(before.elapsed() < PROMPTLY, "{key} took {:?}", before.elapsed());
    assert!(!said.replace('\n', "").contains(is_forbidden), "{said}");
    said
}

#[tokio::test]
async fn every_fault_of_the_sandbox_leaves_a_screen_that_says_what_is_the_matter() {
    for (name, about) in Fault::NAMES {
        let spec = match *name {
            "slow" => "slow=10ms",
            "http-503" => "http-503=date:3",
            "http-429" => "http-429=3",
            "bad-csv-url" => "bad-csv-url=long",
            "export-slow" => "export-slow=10ms",
            "clock" => "clock=+3h",
            _ => name,
        };
        let sandbox = sandbox(&[spec]).await;
        // Whoever never answers is waited for dozens of times.
        let idle = if *name == "timeout" { Duration::from_millis(50) } else { Duration::from_millis(400) };
        let mut dashboard = patient_desk(&sandbox, idle).await;
        dashboard.press("a");
        dashboard.settle().await;
        dashboard.press("e E");
        dashboard.settle().await;
        let said = tour(&mut dashboard).await;
        assert_eq!(dashboard.requests(), 0, "{name} ({about}) leaves nothing under way");
        let empty = dashboard.app.messages.is_empty();
        assert_eq!(
            empty,
            said.contains("Not loaded"),
            "{name}: a failure never looks like emptiness\n{}",
            dashboard.screen()
        );
        // Mended, one key brings everything.
        sandbox.faults().clear_all();
        dashboard.press("1 r");
        dashboard.settle().await;
        assert!(!dashboard.app.messages.is_empty(), "{name}: r starts again\n{}", dashboard.screen());
    }
}

/// Rows that no contract knows of, put among those of the flagship channel.
fn monsters() -> Vec<Value> {
    let at = NOW - 60_000;
    let long = "x".repeat(1 << 20);
    let nested = |depth| (0..depth).fold(json!(1), |inner, _| json!([inner]));
    vec![
        json!({"timestamp": at, "conversationId": "../../etc/passwd", "userName": "a/b%00c\u{0}", "text": "%00%1b[2J"}),
        json!({"timestamp": at - 1, "conversationId": long, "userName": long, "kind": long, "source": long, "text": long}),
        json!({"timestamp": at - 2, "userName": "\u{1b}]0;pwn\u{7}", "kind": "\u{1b}[2J", "labels": ["\u{202e}x", ""], "text": "\u{9b}2J"}),
        json!({"timestamp": at - 3, "labels": (0..10_000).map(|n| format!("label {n}")).collect::<Vec<_>>()}),
        json!({"timestamp": at - 4, "text": "y".repeat(10 << 20)}),
        json!({"timestamp": at - 5, "text": nested(100), "labels": nested(100)}),
        json!({"timestamp": at - 6, "text": "\n".repeat(100_000)}),
        json!({"timestamp": at - 7, "text": format!("a{}", "\u{301}".repeat(100_000))}),
        json!({"timestamp": at - 8, "text": true, "userName": 9, "labels": {"a": 1}, "customLabelIds": "one", "kind": null}),
    ]
}

#[tokio::test]
async fn monstrous_rows_cost_nothing_but_themselves() {
    let sandbox = sandbox(&[]).await;
    sandbox.add_messages(FLAGSHIP_CHANNEL, &monsters()).unwrap();
    for (n, raw) in [
        r#"{"timestamp":1e400,"text":"beyond floats"}"#,
        r#"{"timestamp":99999999999999999999999,"text":"beyond i64"}"#,
        r#"{"timestamp":-99999999999999999999999,"text":"below i64"}"#,
        r#"{"timestamp":8640000000000000,"date":"+275760-09-13T00:00:00.000Z","text":"the last day of JavaScript"}"#,
        r#"{"timestamp":-8640000000000000,"text":"its first"}"#,
        r#"{"timestamp":8200000000000000,"text":"a year that a calendar can show"}"#,
        r#"{"timestamp":-8200000000000000,"text":"and one before all history"}"#,
        r#"{"date":"+275760-09-13T00:00:00.000Z","text":"a date alone"}"#,
        r#"{"timestamp":"9007199254740993","text":"quoted"}"#,
        r#"{"timestamp":{"$date":1},"text":"\ud800"}"#,
        "[]",
        "null",
        "\"just text\"",
        r#"{"timestamp":1,"timestamp":2,"text":"twice","text":"thrice"}"#,
        "{}",
    ]
    .into_iter()
    .enumerate()
    {
        sandbox.inject(FLAGSHIP_CHANNEL, NOW - 100_000 - n as i64, raw).unwrap();
    }
    let mut dashboard = dashboard(&sandbox).await;
    dashboard.press("d");
    dashboard.type_in("90d");
    dashboard.press("enter");
    dashboard.settle().await;
    dashboard.press("a");
    dashboard.settle().await;
    assert_eq!(dashboard.app.messages.feed.state(), FeedState::Complete, "{}", dashboard.screen());
    let query =
        vipdeck::sandbox::RowQuery { from_ms: NOW - 90 * DAY_MS, ..vipdeck::sandbox::RowQuery::all(FLAGSHIP_CHANNEL) };
    assert_eq!(dashboard.app.messages.feed.store().len(), sandbox.rows(&query).unwrap().len());
    tour(&mut dashboard).await;
    dashboard.press("1 g");
    for _ in 0..dashboard.app.messages.feed.store().len().min(26) {
        for keys in ["enter", "x", "pagedown", "esc", "esc", "j"] {
            look(&mut dashboard, keys);
        }
    }

    // What is new comes, though a row from the far future stands above it.
    sandbox.add_messages(FLAGSHIP_CHANNEL, &[json!({"timestamp": NOW + 5_000, "text": "fresh"})]).unwrap();
    dashboard.now += 20_000;
    dashboard.press("f");
    dashboard.settle().await;
    let store = dashboard.app.messages.feed.store();
    assert!(store.rows(0..20).any(|row| row.text == Some("fresh")), "{}", dashboard.screen());
}

#[tokio::test]
async fn an_address_that_is_none_of_the_web_is_shown_and_never_opened() {
    for kind in ["file", "userinfo", "long", "script"] {
        let sandbox = sandbox(&[&format!("bad-csv-url={kind}")]).await;
        let mut dashboard = dashboard(&sandbox).await;
        dashboard.press("e E");
        dashboard.settle().await;
        dashboard.press("4");
        let said = look(&mut dashboard, "o");
        assert!(dashboard.done.iter().all(|effect| !matches!(effect, Effect::Open(_))), "{kind}\n{said}");
        assert!(said.contains("not opened"), "{kind}\n{said}");
    }
    let sandbox = sandbox(&[]).await;
    let mut dashboard = dashboard(&sandbox).await;
    dashboard.press("e");
    dashboard.settle().await;
    assert!(dashboard.done.iter().any(|effect| matches!(effect, Effect::Open(_))), "a web address is");
}

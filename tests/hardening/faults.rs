//! What a network can do to the walk through a window: late, it is whole; broken, it says why, and goes on from there.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;
use vipdeck::api::{Client, ErrorKind, MessagesQuery, Scope};
use vipdeck::app::{Reply, Request};
use vipdeck::feed::{Failure, Feed, FeedState, Ties};
use vipdeck::runtime::requests::ask;
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, FLAGSHIP_WORKSPACE, RowQuery, Sandbox};
use vipdeck::store::Store;
use vipdeck::view::{DAY_MS, Window};

use crate::figures;
use crate::server::{NOW, client, patience, world};
use crate::toxic::{Phase, Proxy, Toxic};

const SEEDS: u64 = 50;

/// How long the client waits for a byte. What the proxy holds back longest is longer.
const IDLE: Duration = Duration::from_millis(150);

/// By when a call has ended, come what may: five attempts, each of them slow in every way; and a busy machine.
const DEADLINE: Duration = Duration::from_secs(10);

/// Runs at a time: most of them wait for a timeout.
const ABREAST: usize = 40;

/// What makes a message the same message (contract: "Paging of messages"), and how often it is there.
type Rows = HashMap<(i64, String, String, String), usize>;

fn window() -> Window {
    Window::new(NOW - 20 * DAY_MS, NOW).unwrap()
}

fn truth(sandbox: &Sandbox) -> Rows {
    let (from_ms, to_ms) = (window().start(), window().end() - 1);
    let query = RowQuery { from_ms, to_ms, ..RowQuery::all(FLAGSHIP_CHANNEL) };
    let mut rows = Rows::new();
    for row in sandbox.rows(&query).unwrap() {
        let row: Value = serde_json::from_str(&row).unwrap();
        let word = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let key = (row["timestamp"].as_i64().unwrap(), word("conversationId"), word("kind"), word("text"));
        *rows.entry(key).or_default() += 1;
    }
    rows
}

fn held(store: &Store) -> Rows {
    let mut rows = Rows::new();
    for row in store.rows(0..store.len()) {
        let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
        *rows.entry((row.at, word(row.conversation), row.kind.to_string(), word(row.text))).or_default() += 1;
    }
    rows
}

/// How a walk went.
struct Walked {
    rows: Rows,
    errors: Vec<ErrorKind>,
}

/// Walks through the window to its end; after an error, as often as it takes, from where it stopped.
async fn walk(client: &Client) -> Walked {
    let scope = Scope { workspace_id: FLAGSHIP_WORKSPACE.into(), channel_id: FLAGSHIP_CHANNEL.into() };
    let mut feed = Feed::new(window(), 40, Ties::Unknown);
    let mut errors = Vec::new();
    while let Some((part, page)) = feed.next_page() {
        let (scope, limit) = (scope.clone(), Some(page.limit));
        let query = MessagesQuery { scope, window: page.window, label: None, kind: None, limit, before: page.before };
        match timeout(DEADLINE, ask(client, Request::Page(query))).await.expect("a call ends within its deadline") {
            Reply::Page(Ok(page)) => _ = feed.take(part, &page).unwrap(),
            Reply::Page(Err(error)) => {
                feed.fail(part, Failure::from(&*error));
                assert!(matches!(feed.state(), FeedState::Failed(_)), "a failure does not look like an end");
                feed.retry();
                errors.push(error.kind());
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(feed.state(), FeedState::Complete);
    Walked { rows: held(feed.store()), errors }
}

async fn run(sandbox: Arc<Sandbox>, truth: Arc<Rows>, (toxic, phase, seed): (Toxic, Phase, u64)) -> Vec<ErrorKind> {
    let upstream = sandbox.base_url().parse::<reqwest::Url>().unwrap().port().unwrap();
    let proxy = Proxy::start(upstream, toxic, phase, seed).await;
    let client = client(&sandbox, |options| {
        options.base_url = format!("http://127.0.0.1:{}/v1", proxy.port()).parse().unwrap();
        options.timeouts = patience(IDLE);
    });
    let walked = walk(&client).await;
    assert!(walked.rows == *truth, "{toxic:?} in {phase:?}, seed {seed}: rows were lost or doubled");
    walked.errors
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_the_network_does_no_row_is_lost_or_doubled() {
    let sandbox = Arc::new(Sandbox::start(vipdeck::sandbox::Options { tie_size: 3, ..world(600) }).await.unwrap());
    let truth = Arc::new(truth(&sandbox));
    let rows: usize = truth.values().sum();
    assert!(rows > 80, "more than two pages: {rows}");
    let gate = Arc::new(Semaphore::new(ABREAST));
    let mut runs = JoinSet::new();
    for toxic in Toxic::ALL {
        for phase in Phase::ALL {
            for seed in 0..SEEDS {
                let (gate, sandbox, truth) = (Arc::clone(&gate), Arc::clone(&sandbox), Arc::clone(&truth));
                runs.spawn(async move {
                    let _turn = gate.acquire().await.unwrap();
                    run(sandbox, truth, (toxic, phase, seed)).await
                });
            }
        }
    }
    let mut errors: HashMap<ErrorKind, usize> = HashMap::new();
    let mut ended = 0;
    for kind in runs.join_all().await.into_iter().inspect(|_| ended += 1).flatten() {
        assert!(matches!(kind, ErrorKind::Timeout | ErrorKind::Broken | ErrorKind::Connect), "{kind:?}");
        *errors.entry(kind).or_default() += 1;
    }
    println!("{ended} runs of {rows} rows; named errors on the way: {errors:?}");
    assert!(!errors.is_empty(), "some toxics outlast five attempts");
    figures::tell(
        "Network: faults",
        &format!("{} toxics × {} phases × {SEEDS} seeds through the real client", Toxic::ALL.len(), Phase::ALL.len()),
        &format!("{ended} of {ended} end in data or a named error within their deadline; rows lost 0, doubled 0"),
    );
}

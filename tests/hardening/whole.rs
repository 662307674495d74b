//! Every message, provably: the dashboard on a real server, whatever its cursors mean, whatever arrives and fails meanwhile.

use std::collections::HashSet;

use serde_json::{Value, json};
use vipdeck::app::{Event, Settings};
use vipdeck::feed::{Completeness, Cut, FeedState};
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, Options, RowQuery, Sandbox, Ties};
use vipdeck::view::DAY_MS;

use crate::figures;
use crate::headless::{Headless, settings};
use crate::server::{NOW, client, world};

/// What fails for a while, and what costs one page its five attempts while the others come.
const FAULTS: [&str; 6] =
    ["http-500", "reset", "bad-json*5@vip-messages", "http-500*5@vip-messages", "http-429=3*5", "reset*5@vip-messages"];

/// Runs with faults, arrivals and keys in any order.
const SEEDS: u64 = 24;

/// What makes a message the same message (contract: "Paging of messages").
type Identity = (i64, String, String, String);

/// What the server holds of the last so many days.
fn truth(sandbox: &Sandbox, days: i64) -> HashSet<Identity> {
    let query = RowQuery { from_ms: NOW - days * DAY_MS, to_ms: i64::MAX / 2, ..RowQuery::all(FLAGSHIP_CHANNEL) };
    let identity = |row: String| {
        let row: Value = serde_json::from_str(&row).unwrap();
        let word = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        (row["timestamp"].as_i64().unwrap(), word("conversationId"), word("kind"), word("text"))
    };
    sandbox.rows(&query).unwrap().into_iter().map(identity).collect()
}

/// What the list holds; each row once, newest first.
fn held(dashboard: &Headless) -> HashSet<Identity> {
    let store = dashboard.app.messages.feed.store();
    let times: Vec<i64> = store.rows(0..store.len()).map(|row| row.at).collect();
    assert!(times.is_sorted_by(|newer, older| newer >= older), "newest first");
    let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
    let rows = store.rows(0..store.len());
    let held: HashSet<_> =
        rows.map(|row| (row.at, word(row.conversation), row.kind.to_string(), word(row.text))).collect();
    assert_eq!(held.len(), store.len(), "each row once");
    held
}

#[track_caller]
fn whole(dashboard: &Headless, sandbox: &Sandbox, days: i64, what: &str) {
    assert_eq!(dashboard.app.messages.state(), FeedState::Complete, "{what}\n{}", dashboard.screen());
    let (held, truth) = (held(dashboard), truth(sandbox, days));
    let (lost, made_up) = (truth.difference(&held).count(), held.difference(&truth).count());
    assert_eq!((lost, made_up), (0, 0), "{what}: rows lost and rows made up\n{}", dashboard.screen());
}

async fn over(sandbox: &Sandbox, days: i64) -> Headless {
    let mut dashboard = Headless::with(client(sandbox, |_| ()), Settings { page_size: 40, ..settings() });
    dashboard.settle().await;
    dashboard.press("d");
    dashboard.type_in(&format!("{days}d"));
    dashboard.press("enter");
    dashboard.settle().await;
    dashboard
}

#[tokio::test]
async fn four_hundred_days_are_whole_in_either_tie_mode_loaded_at_once_or_read_to_the_end() {
    for ties in [Ties::Exclusive, Ties::Inclusive] {
        for (tie_size, max_limit) in [(1, 500), (9, 500), (9, 45)] {
            let what = format!("{ties:?}, {tie_size} a millisecond, pages of at most {max_limit}");
            let sandbox = Sandbox::start(Options { ties, tie_size, max_limit, ..world(4_000) }).await.unwrap();
            let mut dashboard = over(&sandbox, 400).await;
            dashboard.press("a");
            dashboard.settle().await;
            whole(&dashboard, &sandbox, 400, &what);
            assert!(dashboard.app.messages.feed.store().len() > 2_000);
            if tie_size == 1 {
                let said = dashboard.app.completeness();
                assert!(matches!(said, Completeness::Complete | Completeness::Growing), "{what}: {said:?}");
            }
            let mut reader = over(&sandbox, 60).await;
            while reader.app.messages.state() != FeedState::Complete {
                reader.press("G");
                reader.settle().await;
            }
            whole(&reader, &sandbox, 60, &what);
        }
    }
}

#[tokio::test]
async fn a_slice_that_fails_half_way_keeps_its_rows_says_so_and_goes_on_where_it_stood() {
    for ties in [Ties::Exclusive, Ties::Inclusive] {
        let sandbox = Sandbox::start(Options { ties, tie_size: 5, max_limit: 60, ..world(4_000) }).await.unwrap();
        let mut dashboard = over(&sandbox, 400).await;
        dashboard.press("a");
        while dashboard.app.messages.feed.store().len() < 700 {
            assert!(dashboard.receive().await);
        }
        sandbox.faults().set("http-500@vip-messages".parse().unwrap());
        dashboard.settle().await;
        let kept = dashboard.app.messages.feed.store().len();
        assert!(
            matches!(dashboard.app.messages.state(), FeedState::Failed(_)) && kept >= 700,
            "{}",
            dashboard.screen()
        );
        assert!(dashboard.screen().contains("r tries again"), "{}", dashboard.screen());
        assert_eq!(dashboard.app.completeness(), Completeness::Loading, "nobody says that it is whole");
        sandbox.faults().clear_all();
        dashboard.press("r a");
        dashboard.settle().await;
        whole(&dashboard, &sandbox, 400, &format!("{ties:?}"));
    }
}

/// Messages that come now, some of them within one millisecond.
fn arrive(dashboard: &mut Headless, sandbox: &Sandbox, rng: &mut fastrand::Rng, number: &mut u32) {
    for _ in 0..rng.u32(0..60) {
        dashboard.now += [0, 0, 1, 700][rng.usize(..4)];
        *number += 1;
        let text = format!("arrived {number}");
        let message =
            json!({"timestamp": dashboard.now, "conversationId": "c", "userName": "u", "kind": "text", "text": text});
        sandbox.add_messages(FLAGSHIP_CHANNEL, &[message]).unwrap();
    }
}

#[tokio::test]
async fn whatever_arrives_fails_and_is_pressed_meanwhile_the_list_ends_whole() {
    let mut arrived = 0;
    for seed in 0..SEEDS {
        let mut rng = fastrand::Rng::with_seed(seed);
        let ties = if seed % 2 == 0 { Ties::Exclusive } else { Ties::Inclusive };
        let (tie_size, max_limit) = (rng.usize(1..8), rng.u32(20..90));
        let sandbox = Sandbox::start(Options { ties, tie_size, max_limit, ..world(1_500) }).await.unwrap();
        let mut dashboard = over(&sandbox, 70).await;
        for _ in 0..60 {
            match rng.u32(0..10) {
                0..3 => arrive(&mut dashboard, &sandbox, &mut rng, &mut arrived),
                3 => sandbox.faults().set(FAULTS[rng.usize(..FAULTS.len())].parse().unwrap()),
                4 | 5 => sandbox.faults().clear_all(),
                // With nothing to stop it would go back to the window before.
                6 if dashboard.app.messages.load_all.is_some() || dashboard.app.requests.waiting().is_some() => {
                    dashboard.press("esc");
                }
                6 => dashboard.press(["f", "a", "r", "G", "g"][rng.usize(..5)]),
                _ => {
                    dashboard.now += rng.i64(0..20_000);
                    dashboard.event(Event::Tick);
                }
            }
            for _ in 0..rng.u32(0..6) {
                dashboard.receive().await;
            }
        }
        sandbox.faults().clear_all();
        // What fails still, from before the faults were cleared, is asked for again, then what came last, then all that is left.
        for keys in ["1", "r", "r", "a"] {
            dashboard.press(keys);
            dashboard.settle().await;
        }
        whole(&dashboard, &sandbox, 70, &format!("seed {seed}"));
    }
    figures::tell(
        "Lists: whole",
        &format!(
            "400 days in both tie modes and 3 page sizes; slices that fail half-way; {SEEDS} seeded hours of arrivals, faults, looks and keys"
        ),
        "rows lost 0, doubled 0, out of order 0",
    );
}

#[tokio::test]
async fn rows_that_came_damaged_are_counted_once_each_and_replaced_by_the_whole_ones() {
    for ties in [Ties::Exclusive, Ties::Inclusive] {
        for (tie_size, max_limit) in [(1, 500), (1, 45), (4, 60)] {
            let what = format!("{ties:?}, {tie_size} a millisecond, pages of at most {max_limit}");
            let sandbox = Sandbox::start(Options { ties, tie_size, max_limit, ..world(2_000) }).await.unwrap();
            sandbox.faults().set("damaged-rows@vip-messages".parse().unwrap());
            let mut dashboard = over(&sandbox, 60).await;
            dashboard.press("a");
            dashboard.settle().await;
            let store = dashboard.app.messages.feed.store();
            let (count, damaged) = (store.len(), store.damaged());
            assert_eq!(count, truth(&sandbox, 60).len(), "{what}\n{}", dashboard.screen());
            assert!(damaged > count / 20, "{what}: {damaged} of {count}");
            // The same pages again add nothing.
            dashboard.press("R");
            dashboard.settle().await;
            let store = dashboard.app.messages.feed.store();
            assert_eq!((store.len(), store.damaged()), (count, damaged), "{what}");
            // The reader stands on a damaged row, and has marked it.
            let at = (0..count).find(|&index| store.get(index).is_some_and(|row| row.damaged.is_some())).unwrap();
            let id = store.id_at(at);
            for _ in 0..at {
                dashboard.press("j");
            }
            dashboard.press("space k");
            assert_eq!(dashboard.app.messages.anchor, id);
            let store = dashboard.app.messages.feed.store();
            let damaged = store.rows(0..count).filter(|row| row.damaged.is_some());
            let fetched: HashSet<_> = damaged.map(|row| row.at.div_euclid(DAY_MS)).collect();
            sandbox.faults().clear_all();
            dashboard.press("R");
            dashboard.settle().await;
            // A row that says nothing but its time is no damaged one: its day is fetched again only for others.
            let store = dashboard.app.messages.feed.store();
            assert_eq!((store.len(), store.damaged()), (count, 0), "{what}\n{}", dashboard.screen());
            let nobodys = store.rows(0..count).filter(|row| row.conversation.is_none() && row.text.is_none()).count();
            let is_fetched = |at: i64| fetched.contains(&at.div_euclid(DAY_MS));
            let left = store.rows(0..count).filter(|row| row.conversation.is_none() && is_fetched(row.at)).count();
            assert_eq!(left, 0, "{what}: of {nobodys} rows that name nobody");
            let named = store.rows(0..count).filter_map(|row| {
                Some((
                    row.at,
                    row.conversation?.to_owned(),
                    row.kind.to_string(),
                    row.text.unwrap_or_default().to_owned(),
                ))
            });
            let (named, truth): (Vec<_>, _) = (named.collect(), truth(&sandbox, 60));
            assert_eq!(named.len() + nobodys, count);
            assert!(named.iter().all(|row| truth.contains(row)), "{what}: made up");
            assert_eq!(named.iter().collect::<HashSet<_>>().len(), named.len(), "{what}: each row once");
            assert_eq!(dashboard.app.messages.anchor, id, "{what}: the selection stays");
            assert!(dashboard.app.messages.marks.contains(id.unwrap()));
            let selected = dashboard.app.messages.selected().unwrap();
            assert!(selected.damaged.is_none() && selected.text.is_some(), "{what}\n{}", dashboard.screen());
            assert!(!dashboard.screen().contains("damaged"), "{what}\n{}", dashboard.screen());
        }
    }
}

#[tokio::test]
async fn a_millisecond_that_no_page_holds_says_how_to_come_by_its_rows() {
    let sandbox = Sandbox::start(Options { tie_size: 60, max_limit: 20, ..world(1_000) }).await.unwrap();
    let mut dashboard = over(&sandbox, 60).await;
    dashboard.press("a");
    dashboard.settle().await;
    assert!(matches!(dashboard.app.messages.state(), FeedState::Cut(Cut::Torn)), "{}", dashboard.screen());
    dashboard.event(Event::Resize { width: 200, height: 40 });
    dashboard.press("j"); // what was said is read
    assert!(dashboard.screen().contains("e exports them all, l or t shows fewer at a time"), "{}", dashboard.screen());
}

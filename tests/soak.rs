//! An hour of use in seconds: seeded keys, changes of view, arrivals, faults. What is not held is let go of.
//!
//! `VIPDECK_SOAK` is how many hours are played; one, when it is not set. It is a process of its own, because the memory and the
//! descriptors that it counts are the whole process's.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "clippy lets tests unwrap, but not the functions that they share")]

#[path = "hardening/figures.rs"]
mod figures;
#[path = "hardening/headless.rs"]
mod headless;
#[path = "hardening/server.rs"]
mod server;

use std::time::Duration;

use vipdeck::app::{Effect, Event};
use vipdeck::sandbox::Sandbox;

use headless::Headless;
use server::{client, patience, world};

/// Simulated time between two keys, ms.
const PAUSE: i64 = 500;

/// The most bytes that everything beside the store may come to hold for an hour of use.
const GROWTH: usize = 24 << 20;

const KEYS: &[&str] = &[
    "j", "j", "j", "k", "pagedown", "pagedown", "ctrl-d", "G", "g", "enter", "esc", "esc", "tab", "1", "2", "3", "4",
    "[", "]", "r", "a", "f", "e", "E", "n", "N", "u", "x", "z", "y", "Y", "?", "esc", "l", "down", "enter", "t",
    "down", "enter", "c", "down", "enter", "w", "enter", "d", "down", "enter", "ctrl-l", "v", "esc", "V", "esc", "p",
    "esc", ":", "esc",
];

const TYPED: &[&str] = &["/the", "&now", "/[", "d24h", "d2026-05-01..2026-05-20", "c🦀", "lfrus", "/\u{202e}"];

const FAULTS: &[&str] = &[
    "http-503*3",
    "http-429=2*2",
    "reset*2",
    "bad-json*1",
    "html*2",
    "damaged-rows*2",
    "inactive*1",
    "cursor-stuck*1",
    "repeat-page*2",
    "hostile-names*4",
    "clock=+3h*2",
    "empty-more*1",
    "export-fails*1",
    "bad-csv-url=file*1",
    "redirect*1",
    "wrong-shape*1",
];

/// Bytes of memory that the process has.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() << 10
}

fn descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").unwrap().count()
}

/// One key, line of typing, fault, size or jump of time.
async fn act(dashboard: &mut Headless, sandbox: &Sandbox, rng: &mut fastrand::Rng) {
    match rng.u32(0..100) {
        0..3 => sandbox.faults().set(FAULTS[rng.usize(..FAULTS.len())].parse().unwrap()),
        3..6 => {
            dashboard.type_in(TYPED[rng.usize(..TYPED.len())]);
            dashboard.press("enter");
        }
        6..8 => dashboard.event(Event::Resize { width: rng.u16(20..250), height: rng.u16(5..80) }),
        8..10 => {
            dashboard.draw();
        }
        10..14 => dashboard.event(Event::Tick),
        _ => dashboard.press(KEYS[rng.usize(..KEYS.len())]),
    }
    dashboard.done.retain(|effect| matches!(effect, Effect::Quit));
    assert!(dashboard.done.is_empty(), "nobody pressed q");
    // Some of what is asked for is there before the next key, some is not.
    for _ in 0..rng.u32(0..4) {
        dashboard.receive().await;
    }
    dashboard.now += PAUSE;
    sandbox.pass_time(Duration::from_millis(PAUSE.unsigned_abs()));
}

#[tokio::test]
async fn an_hour_of_use_leaves_nothing_behind() {
    let hours: i64 = std::env::var("VIPDECK_SOAK").map_or(1, |hours| hours.parse().unwrap());
    let options = vipdeck::sandbox::Options { arrivals: Some(Duration::from_secs(20)), ..world(4_000) };
    let sandbox = Sandbox::start(options).await.unwrap();
    let mut dashboard = Headless::new(client(&sandbox, |options| options.timeouts = patience(Duration::from_secs(5))));
    dashboard.settle().await;
    let mut rng = fastrand::Rng::with_seed(11);
    for _ in 0..200 {
        act(&mut dashboard, &sandbox, &mut rng).await;
    }
    dashboard.settle().await;
    let (memory, files) = (resident(), descriptors());
    let acts = hours * 3_600_000 / PAUSE;
    for _ in 0..acts {
        act(&mut dashboard, &sandbox, &mut rng).await;
    }
    sandbox.faults().clear_all();
    dashboard.settle().await;
    assert_eq!((dashboard.requests(), dashboard.app.requests.iter().count()), (0, 0), "nothing is under way any more");
    let tasks = tokio::runtime::Handle::current().metrics().num_alive_tasks();
    let grown = resident().saturating_sub(memory);
    println!(
        "{acts} acts, {grown} bytes more, {tasks} tasks, {} descriptors more",
        descriptors() as i64 - files as i64
    );
    assert!(grown < GROWTH, "{grown} bytes more than after the first minutes");
    assert!(descriptors() <= files + 8, "{} descriptors, {files} at the start", descriptors());

    dashboard.event(Event::Resize { width: 120, height: 32 });
    dashboard.press("esc esc esc esc esc esc esc esc 1 r");
    dashboard.settle().await;
    assert!(dashboard.screen().contains("loaded"), "it is as usable as ever\n{}", dashboard.screen());
    drop((dashboard, sandbox));
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    assert_eq!(tokio::runtime::Handle::current().metrics().num_alive_tasks(), 0, "no task is left");
    if hours == 1 {
        figures::tell(
            "Soak",
            &format!("an hour of use, {acts} seeded acts: keys, changes of view, arrivals, faults, sizes"),
            "requests left 0, tasks left 0, descriptors beside the connection pool 0, growth beyond rows held below 24 MiB",
        );
    }
}

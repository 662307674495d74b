//! Clocks that are wrong, machines that sleep, networks that go and come.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use vipdeck::api::{Sleep, SystemTimer, Timer};
use vipdeck::app::{Event, Progress};
use vipdeck::feed::FeedState;
use vipdeck::sandbox::{Freshness, Sandbox};

use crate::figures;
use crate::headless::Headless;
use crate::server::{client, patience, world};

/// A machine whose clock is `ahead` of the true one, in ms, and can be set.
struct WrongClock(AtomicI64);

impl Timer for WrongClock {
    fn now(&self) -> i64 {
        SystemTimer.now() + self.0.load(Ordering::SeqCst)
    }

    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(std::future::ready(()))
    }
}

#[tokio::test]
async fn a_clock_hours_off_either_way_heals_and_so_does_one_that_jumps() {
    const HOUR: i64 = 3_600_000;
    let offsets = [-26 * HOUR, -3 * HOUR, -65_000, -6_000, 0, 6_000, 65_000, 3 * HOUR, 26 * HOUR];
    for freshness in [Freshness::LongPast, Freshness::LongFuture] {
        let sandbox = Sandbox::start(vipdeck::sandbox::Options { freshness, ..world(300) }).await.unwrap();
        for offset in offsets {
            let clock = Arc::new(WrongClock(AtomicI64::new(offset)));
            let timer = Arc::<WrongClock>::clone(&clock);
            let mut dashboard = Headless::new(client(&sandbox, |options| options.timer = timer));
            dashboard.settle().await;
            assert!(!dashboard.app.messages.is_empty(), "{offset} ms off, {freshness:?}\n{}", dashboard.screen());
            let shown = dashboard.screen().contains("clock corrected");
            assert_eq!(shown, offset.abs() > 2_000, "{offset} ms off\n{}", dashboard.screen());
            // Asleep, or set by hand, in the middle of everything.
            clock.0.store(-offset, Ordering::SeqCst);
            dashboard.press("r 3");
            dashboard.settle().await;
            assert!(
                !dashboard.app.users.all.rows.is_empty(),
                "{offset} ms off, then {}\n{}",
                -offset,
                dashboard.screen()
            );
        }
    }
    figures::tell(
        "Clock: hours off",
        &format!(
            "{} offsets from −26 h to +26 h, each jumping to its opposite, under both readings of freshness",
            offsets.len()
        ),
        "all heal",
    );
}

#[tokio::test]
async fn offline_at_the_start_then_there_then_lost_then_back() {
    let sandbox = Sandbox::start(world(3_000)).await.unwrap();
    let set = |fault: &str| sandbox.faults().set(fault.parse().unwrap());
    let mut dashboard =
        Headless::new(client(&sandbox, |options| options.timeouts = patience(Duration::from_millis(300))));
    set("timeout");
    dashboard.settle().await;
    assert!(dashboard.app.offline && dashboard.screen().contains("Not loaded"), "{}", dashboard.screen());
    sandbox.faults().clear_all();
    dashboard.press("r");
    dashboard.settle().await;
    let held = dashboard.app.messages.feed.store().len();
    assert!(held > 0 && !dashboard.app.offline, "{}", dashboard.screen());

    set("timeout");
    dashboard.press("a");
    dashboard.settle().await;
    assert!(
        matches!(dashboard.app.messages.state(), FeedState::Failed(_)) && dashboard.app.offline,
        "{}",
        dashboard.screen()
    );
    assert!(dashboard.app.messages.feed.store().len() >= held, "what is loaded stays");
    sandbox.faults().clear_all();
    dashboard.press("r a");
    dashboard.settle().await;
    assert_eq!(dashboard.app.messages.state(), FeedState::Complete, "{}", dashboard.screen());
    assert!(!dashboard.app.offline);
}

/// A wait of five minutes at the time of `dashboard`.
async fn waiting(sandbox: &Sandbox, dashboard: &mut Headless) {
    sandbox.faults().set("http-503=90".parse().unwrap());
    dashboard.press("r");
    while dashboard.app.requests.waiting().is_none() {
        assert!(dashboard.receive().await, "it waits for its next attempt");
    }
}

#[tokio::test]
async fn a_countdown_outlives_sleep_and_a_clock_that_is_set_back() {
    for jump in [9 * 3_600_000, -9 * 3_600_000, 400 * 86_400_000, -400 * 86_400_000_i64] {
        let sandbox = Sandbox::start(world(300)).await.unwrap();
        let mut dashboard = Headless::new(client(&sandbox, |_| ()));
        dashboard.settle().await;
        waiting(&sandbox, &mut dashboard).await;
        dashboard.now += jump;
        dashboard.event(Event::Tick);
        let Progress::Retrying { wait, .. } = dashboard.app.progress() else { panic!("{}", dashboard.screen()) };
        assert!((0..=90_000).contains(&wait), "a clock that jumps by {jump} ms does not make it {wait} ms");
        sandbox.faults().clear_all();
        dashboard.settle().await;
        assert_eq!(dashboard.app.progress(), Progress::Quiet, "{}", dashboard.screen());
    }
}

#[tokio::test]
async fn following_goes_on_after_sleep_and_after_a_clock_that_is_set_back() {
    for jump in [9 * 3_600_000, 60 * 86_400_000, -3_600_000_i64] {
        let sandbox = Sandbox::start(world(300)).await.unwrap();
        let mut dashboard = Headless::new(client(&sandbox, |_| ()));
        dashboard.settle().await;
        dashboard.press("f");
        dashboard.settle().await;
        dashboard.now += jump;
        for _ in 0..3 {
            dashboard.event(Event::Tick);
            dashboard.settle().await;
            dashboard.now += 10_000;
        }
        let before = sandbox.requests().len();
        dashboard.event(Event::Tick);
        dashboard.settle().await;
        assert!(sandbox.requests().len() > before, "it still looks after a jump of {jump} ms\n{}", dashboard.screen());
    }
}

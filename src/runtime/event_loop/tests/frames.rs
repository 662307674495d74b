//! What becomes a frame, and when.

use std::time::Duration;

use super::bench::{FakeHost, NOW, bench, quits_on_q};
use crate::api::Attempt;
use crate::app::{Effect, Event, Request, Ticket};
use crate::runtime::event_loop::Turn;
use crate::runtime::inbound::Inbound;
#[tokio::test(start_paused = true)]
async fn the_first_frame_is_drawn_before_anything_is_asked() {
    let bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Start => vec![Effect::Send(Ticket(1), Request::Workspaces)],
        _ => Vec::new(),
    });
    assert_eq!(bench.lines(), ["30x2", "start"]);
    assert_eq!(bench.frames(), 1);
    assert!(bench.event_loop.effects.is_wanted(Ticket(1)));
}

#[tokio::test(start_paused = true)]
async fn a_burst_of_keys_is_one_frame_and_one_write() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    for _ in 0..500 {
        bench.key('j');
    }
    bench.device.writes();
    bench.event_loop.turn().await.unwrap();
    bench.event_loop.draw().unwrap();
    assert_eq!(bench.lines().len(), 2 + 500);
    assert_eq!(bench.frames(), 2);
    assert_eq!(bench.device.writes().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn sizes_in_a_row_are_one_and_keep_their_place_among_keys() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    for width in 40..90 {
        bench.outbox.send(Inbound::Input(Event::Resize { width, height: 5 }));
    }
    bench.key('a');
    bench.outbox.send(Inbound::Input(Event::Resize { width: 7, height: 7 }));
    bench.outbox.send(Inbound::Input(Event::Resize { width: 8, height: 8 }));
    bench.event_loop.turn().await.unwrap();
    assert_eq!(bench.lines()[2..], ["89x5", "a", "8x8"]);
}

#[tokio::test(start_paused = true)]
async fn with_nothing_pending_nothing_is_drawn() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    let hour = tokio::time::timeout(Duration::from_hours(1), bench.event_loop.run()).await;
    assert!(hour.is_err());
    assert_eq!(bench.lines().len(), 2);
    assert_eq!(bench.frames(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_earliest_wake_up_is_kept_and_comes_once() {
    let mut bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Start => [900, 250, 500].map(|ms| Effect::WakeAt(NOW + ms)).into(),
        _ => Vec::new(),
    });
    let second = tokio::time::timeout(Duration::from_secs(1), bench.event_loop.run()).await;
    assert!(second.is_err());
    assert_eq!(bench.lines()[2..], ["tick +250"]);
}

#[tokio::test(start_paused = true)]
async fn a_wake_up_in_the_past_comes_at_once() {
    let mut bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Start => vec![Effect::WakeAt(NOW - 5)],
        Event::Tick => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[2..], ["tick +0"]);
}

#[tokio::test(start_paused = true)]
async fn work_in_steps_goes_on_when_nothing_else_does_and_is_not_drawn_each_time() {
    let mut bench = bench(FakeHost::default(), 100, quits_on_q);
    bench.key('a');
    for _ in 0..101 {
        let turn = bench.event_loop.turn().await.unwrap();
        assert_eq!(turn == Turn::Step, bench.lines().last().unwrap() == "idle");
    }
    assert_eq!(bench.lines()[2], "a");
    assert_eq!(bench.lines().len(), 2 + 1 + 100);
}

#[tokio::test(start_paused = true)]
async fn steps_within_a_frames_time_share_a_frame() {
    let mut bench = bench(FakeHost::default(), 100, quits_on_q);
    let second = tokio::time::timeout(Duration::from_secs(1), bench.event_loop.run()).await;
    assert!(second.is_err());
    assert_eq!(bench.lines().len(), 2 + 100);
    assert_eq!(bench.frames(), 2, "the first one, and the one with the result");
}

#[tokio::test(start_paused = true)]
async fn what_comes_of_itself_within_a_frames_time_shares_a_frame_and_a_key_does_not_wait_for_it() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    let outbox = bench.outbox.clone();
    tokio::spawn(async move {
        for _ in 0..7 {
            tokio::time::sleep(Duration::from_millis(4)).await;
            outbox.send(Inbound::Attempt(Ticket(1), Attempt::Sending { attempt: 1, of: 1 }));
        }
    });
    assert!(tokio::time::timeout(Duration::from_secs(1), bench.event_loop.run()).await.is_err());
    assert_eq!(bench.frames(), 1 + 2, "at 16 ms and 32 ms");
    bench.outbox.send(Inbound::Attempt(Ticket(1), Attempt::Sending { attempt: 1, of: 1 }));
    assert!(tokio::time::timeout(Duration::ZERO, bench.event_loop.turns()).await.is_err());
    bench.key('j');
    assert!(tokio::time::timeout(Duration::ZERO, bench.event_loop.turns()).await.is_err());
    assert_eq!(bench.frames(), 1 + 2 + 2, "the attempt after a long silence, and the key right after it");
}

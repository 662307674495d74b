//! How it ends, stops and goes on.

use std::sync::Arc;

use super::bench::{FakeHost, bench, quits_on_q};
use crate::runtime::RunError;
use crate::runtime::inbound::Inbound;
use crate::runtime::signals::Signal;
#[tokio::test(start_paused = true)]
async fn a_signal_or_a_closed_terminal_is_an_end_at_which_is_remembered_too() {
    for way in [Inbound::Signal(Signal::End(15)), Inbound::HungUp] {
        let host = FakeHost::default();
        let remembered = Arc::clone(&host.remembered);
        let mut bench = bench(host, 0, quits_on_q);
        bench.outbox.send(way);
        bench.run().await.unwrap_err();
        assert_eq!(*remembered.lock().unwrap(), [2]);
    }
}

#[tokio::test(start_paused = true)]
async fn every_way_out_gives_the_terminal_back() {
    let ways: [(Inbound, u8); 3] = [
        (Inbound::Signal(Signal::End(15)), 143),
        (Inbound::HungUp, 129),
        (Inbound::InputFailed(std::io::Error::other("x")), 1),
    ];
    for (way, code) in ways {
        let mut bench = bench(FakeHost::default(), 0, quits_on_q);
        bench.outbox.send(way);
        assert_eq!(bench.run().await.unwrap_err().exit_code(), code);
        assert!(!bench.device.0.lock().unwrap().raw);
    }
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    bench.key('q');
    bench.run().await.unwrap();
    assert!(bench.device.writes().last().unwrap().ends_with("\x1b[?1049l\x1b[?25h"));
}

#[tokio::test(start_paused = true)]
async fn a_terminal_that_dies_while_it_is_drawn_on_ends_the_loop() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    bench.device.0.lock().unwrap().dead = true;
    bench.key('a');
    assert!(matches!(bench.run().await, Err(RunError::HungUp)));
    assert!(!bench.device.0.lock().unwrap().raw);
}

#[tokio::test(start_paused = true)]
async fn after_a_stop_the_terminal_is_taken_anew_at_its_new_size() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    bench.device.writes();
    bench.device.0.lock().unwrap().size = ratatui::layout::Size::new(44, 4);
    bench.outbox.send(Inbound::Signal(Signal::Continue));
    bench.event_loop.turn().await.unwrap();
    bench.event_loop.draw().unwrap();
    assert_eq!(bench.lines()[2..], ["44x4"]);
    let writes = bench.device.writes();
    assert!(writes[1].starts_with("\x1b[?1049h"), "{writes:?}");
    assert_eq!(bench.frames(), 2);
}

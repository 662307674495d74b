use std::time::Duration;

use super::*;
use crate::export::Progress;

const NOW: i64 = 1_780_146_000_000;

fn told(bytes: u64, of: Option<u64>, attempt: u32) -> SaveProgress {
    SaveProgress {
        slice: 1,
        of: 2,
        transfer: Progress { bytes, of, attempt: (attempt, 5), waiting: None },
        joining: false,
    }
}

/// A transfer of 1,000 bytes a second that has run for so many seconds.
fn running(seconds: i64) -> Transfer {
    let mut transfer = Transfer::begin(Ticket(1), 2, NOW);
    for quarter in 0..=seconds * 4 {
        transfer.take(told(quarter.unsigned_abs() * 250, Some(100_000), 1), NOW + quarter * 250);
    }
    transfer
}

#[test]
fn the_rate_follows_the_network() {
    let mut transfer = running(10);
    assert_eq!(transfer.rate(NOW + 10_000), Some(1_000));
    for second in 1..=10_i64 {
        transfer.take(told(10_000 + second.unsigned_abs() * 4_000, None, 1), NOW + 10_000 + second * 1_000);
    }
    assert_eq!(transfer.rate(NOW + 20_000), Some(4_000), "what was before is forgotten");
}

#[test]
fn a_rate_needs_some_time() {
    assert_eq!(Transfer::begin(Ticket(1), 1, NOW).rate(NOW + 100), None);
    assert_eq!(running(0).rate(NOW), None);
}

#[test]
fn silence_is_told_after_two_seconds_and_instead_of_a_rate() {
    let transfer = running(4);
    assert_eq!(transfer.silent(NOW + 5_999), None);
    assert_eq!((transfer.silent(NOW + 6_000), transfer.rate(NOW + 6_000)), (Some(2_000), None));
}

#[test]
fn a_new_attempt_is_not_blamed_for_the_silence_of_the_old_one() {
    let mut transfer = running(4);
    let mut waits = told(4_000, Some(100_000), 1);
    waits.transfer.waiting = Some(Pause { wait: Duration::from_secs(2), because: "gone".to_owned() });
    transfer.take(waits, NOW + 34_000);
    let waiting = transfer.waiting.clone().unwrap();
    assert_eq!((waiting.attempt, waiting.of, waiting.until), (2, 5, NOW + 36_000));
    assert_eq!(transfer.silent(NOW + 36_000), None, "it waits");
    transfer.take(told(4_000, Some(100_000), 2), NOW + 36_000);
    assert_eq!((transfer.attempt, transfer.waiting.as_ref()), (Some((2, 5)), None));
    assert_eq!(transfer.silent(NOW + 37_000), None);
    transfer.take(told(5_000, Some(100_000), 2), NOW + 37_000);
    assert_eq!(transfer.rate(NOW + 37_000), Some(1_000), "what came before the pause does not count");
}

#[test]
fn a_hundred_percent_is_all_of_it() {
    let mut transfer = running(0);
    assert_eq!(transfer.percent(), Some(0));
    transfer.take(told(99_999, Some(100_000), 1), NOW);
    assert_eq!(transfer.percent(), Some(99));
    transfer.take(told(100_000, Some(100_000), 1), NOW);
    assert_eq!(transfer.percent(), Some(100));
    transfer.take(told(7, Some(0), 1), NOW);
    assert_eq!(transfer.percent(), None);
}

#[test]
fn a_clock_that_is_set_back_changes_nothing_that_is_said() {
    let mut transfer = running(4);
    transfer.set_back(3_600_000);
    let now = NOW + 4_000 - 3_600_000;
    assert_eq!((transfer.elapsed(now), transfer.rate(now), transfer.silent(now)), (4_000, Some(1_000), None));
    assert_eq!(transfer.changes(now + 300), now + 1_000);
}

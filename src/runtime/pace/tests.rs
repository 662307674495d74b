use super::*;
use crate::export::{Pause, Progress};

fn progress(bytes: u64) -> SaveProgress {
    SaveProgress {
        slice: 1,
        of: 2,
        transfer: Progress { bytes, of: Some(1_000_000), attempt: (1, 5), waiting: None },
        joining: false,
    }
}

#[test]
fn a_fast_transfer_is_told_of_a_few_times_a_second() {
    let (mut pace, start) = (Pace::default(), Instant::now());
    let told = (0..1_000).filter(|ms| pace.lets(&progress(*ms * 500), start + Duration::from_millis(*ms))).count();
    assert_eq!(told, 4);
}

#[test]
fn what_changes_how_it_goes_is_told_at_once() {
    let (mut pace, now) = (Pace::default(), Instant::now());
    assert!(pace.lets(&progress(0), now));
    assert!(!pace.lets(&progress(10), now));
    assert!(pace.lets(&progress(1_000_000), now), "all of it");
    let mut waits = progress(10);
    waits.transfer.waiting = Some(Pause { wait: Duration::from_secs(1), because: "gone".to_owned() });
    assert!(pace.lets(&waits, now));
    let mut again = progress(10);
    again.transfer.attempt = (2, 5);
    assert!(pace.lets(&again, now));
    assert!(pace.lets(&SaveProgress { slice: 2, ..again }, now));
}

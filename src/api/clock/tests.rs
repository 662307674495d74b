use super::*;
use proptest::prelude::*;

const NOON: i64 = 1_780_142_400_000;

fn sample(date: i64, sent: i64, received: i64) -> Sample {
    Sample::new(date, sent, received).unwrap()
}

#[test]
fn one_answer_is_read_as_the_middle_of_what_it_allows() {
    let clock = ServerClock::default();
    assert_eq!(clock.offset(), None);
    assert_eq!(clock.server_time(NOON), NOON);
    clock.learn(sample(NOON + 3_600_000, NOON, NOON + 200));
    // The server is between 3599.8 s and 3600.999 s ahead.
    assert_eq!(clock.offset().unwrap().ms(), 3_600_399);
}

#[test]
fn answers_that_agree_narrow_the_offset() {
    let clock = ServerClock::default();
    // The server is 700 ms ahead, and shows whole seconds only.
    for sent in (NOON..NOON + 5_000).step_by(130) {
        let date = (sent + 20 + 700).div_euclid(1_000) * 1_000;
        clock.learn(sample(date, sent, sent + 40));
    }
    let offset = clock.offset().unwrap().ms();
    assert!((offset - 700).abs() <= 60, "{offset}");
}

#[test]
fn a_contradiction_starts_anew() {
    let clock = ServerClock::default();
    clock.learn(sample(NOON, NOON, NOON));
    clock.learn(sample(NOON + 7_200_000, NOON, NOON));
    assert_eq!(clock.offset().unwrap().ms(), 7_200_499);
}

#[test]
fn an_exchange_that_took_too_long_or_went_backwards_teaches_nothing() {
    assert_eq!(Sample::new(NOON, NOON, NOON + 600_000), None);
    assert_eq!(Sample::new(NOON, NOON, NOON - 1), None);
}

#[test]
fn a_correction_wins_over_what_was_known() {
    let clock = ServerClock::default();
    clock.learn(sample(NOON, NOON, NOON));
    assert_eq!(clock.correct(sample(NOON, NOON - 5_000, NOON)).ms(), 2_999);
    assert_eq!(clock.offset().unwrap().ms(), 2_999);
}

proptest! {
    #[test]
    fn the_estimate_is_never_off_by_more_than_half_the_uncertainty(
        offset in -90_000_000_i64..90_000_000,
        trips in prop::collection::vec((0_i64..100_000, 0_i64..2_000, 0_i64..2_000), 1..20),
    ) {
        let clock = ServerClock::default();
        for (at, there, back) in trips {
            let sent = NOON + at;
            let date = (sent + there + offset).div_euclid(1_000) * 1_000;
            clock.learn(Sample::new(date, sent, sent + there + back).unwrap());
        }
        let error = (clock.offset().unwrap().ms() - offset).abs();
        prop_assert!(error <= 2_500, "{error}");
    }

    #[test]
    fn any_numbers_are_survived(date: i64, sent: i64, received: i64, now: i64) {
        let clock = ServerClock::default();
        if let Some(sample) = Sample::new(date, sent, received) {
            clock.learn(sample);
        }
        let _ = clock.server_time(now);
    }
}

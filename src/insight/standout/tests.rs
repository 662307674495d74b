use chrono::Days;
use proptest::prelude::*;

use super::*;

/// Tuesday.
fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 21).unwrap()
}

fn every(step: u64, count: u64) -> Vec<NaiveDate> {
    (0..count).map(|n| first() + Days::new(n * step)).collect()
}

fn daily<'a>(days: &'a [NaiveDate], activity: &'a [u64]) -> Daily<'a> {
    Daily { days, activity, unfinished: None }
}

#[track_caller]
fn assert_near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-6, "{value} is not {expected}");
}

#[test]
fn a_bad_tuesday_is_held_against_other_tuesdays() {
    let (days, activity) = (every(7, 4), [300, 300, 300, 310]);
    let found = daily(&days, &activity).standouts("frustrated", &[18, 12, 24, 84]);
    let [bad] = found.as_slice() else { panic!("{found:?}") };
    // Rates 0.06, 0.04, 0.08: median 0.06, deviations 0, 0.02, 0.02. Chance: p = 55/902, √(p(1−p)(1/310 + 1/900)) = 0.0158.
    assert_near(bad.usual.rate, 0.06);
    assert_near(bad.usual.spread, 0.02 * 1.4826);
    assert_near(bad.score, (84.0 / 310.0 - 0.06) / 0.029_652);
    assert_eq!((bad.day, bad.usual.basis, bad.direction()), (3, Basis::Weekday, Direction::Up));
    assert_eq!(
        bad.in_words("frustrated"),
        "frustrated on Tue 12 May: 84 of 310 messages (27%), usually 6% ± 3 on Tuesdays"
    );
}

#[test]
fn the_spread_is_never_less_than_chance() {
    let (days, activity) = (every(7, 4), [300; 4]);
    let usual = daily(&days, &activity).usual(&[18, 18, 18, 84], 3).unwrap();
    // p = (54 + 1) / (900 + 2) = 0.060976; √(0.060976 · 0.939024 · (1/300 + 1/900)) = √0.000254478 = 0.015952.
    assert_near(usual.rate, 0.06);
    assert!((usual.spread - 0.015_952).abs() < 1e-6, "{}", usual.spread);
}

#[test]
fn an_even_number_of_uneven_days_has_the_mean_of_the_middle_two() {
    let (days, activity) = (every(7, 5), [120, 250, 90, 400, 310]);
    let found = daily(&days, &activity).standouts("spam", &[6, 20, 9, 20, 93]);
    let [bad] = found.as_slice() else { panic!("{found:?}") };
    // The others' rates 0.05, 0.05, 0.08, 0.10: median 0.065, deviations 0.015 thrice and 0.035: 0.015. With the day itself, 0.30:
    // median 0.08, deviations 0, 0.02, 0.03, 0.03, 0.22: 0.03, which is wider. Chance: p = 56/862, 0.0163, is narrower.
    assert_near(bad.usual.rate, 0.065);
    assert_near(bad.usual.spread, 0.03 * 1.4826);
    assert_near(bad.score, (0.3 - 0.065) / 0.044_478);
    assert_eq!(bad.in_words("spam"), "spam on Tue 19 May: 93 of 310 messages (30%), usually 6.5% ± 4.4 on Tuesdays");
}

#[test]
fn with_fewer_than_three_such_weekdays_all_other_days_speak() {
    let (days, activity) = (every(1, 7), [200; 7]);
    let found = daily(&days, &activity).standouts("spam", &[10, 12, 8, 10, 90, 10, 12]);
    let [bad] = found.as_slice() else { panic!("{found:?}") };
    // The others' rates: 0.05, 0.06, 0.04, 0.05, 0.05, 0.06: median 0.05.
    assert_near(bad.usual.rate, 0.05);
    assert_eq!(bad.usual.basis, Basis::AllDays);
    assert!(bad.in_words("spam").starts_with("spam on Sat 25 Apr: 90 of 200 messages (45%), usually 5% ± "));
    assert!(!bad.in_words("spam").contains("Saturdays"));
}

#[test]
fn a_few_weekdays_that_are_alike_by_accident_do_not_narrow_the_spread() {
    let days = every(1, 28);
    let tuesday = |day: &NaiveDate| day.weekday() == chrono::Weekday::Tue;
    let mut counts: Vec<u64> = (0..28).map(|n| if n % 2 == 0 { 40 } else { 80 }).collect();
    for at in (0..28).filter(|at| tuesday(&days[*at])) {
        counts[at] = 60;
    }
    let usual = daily(&days, &[1_000; 28]).usual(&counts, 0).unwrap();
    // All Tuesdays are at 0.06. Of all days, 12 are at 0.04, 12 at 0.08, 4 at 0.06: median 0.06, most deviate by 0.02.
    assert_near(usual.rate, 0.06);
    assert_near(usual.spread, 0.02 * 1.4826);
}

#[test]
fn a_weekly_rhythm_does_not_stand_out() {
    let days = every(1, 35);
    let counts: Vec<u64> =
        days.iter().map(|day| if day.weekday().num_days_from_monday() == 0 { 120 } else { 20 }).collect();
    assert_eq!(daily(&days, &[400; 35]).standouts("refund", &counts), []);
}

#[test]
fn a_busy_day_at_the_usual_rate_does_not_stand_out() {
    let days = every(7, 5);
    assert_eq!(daily(&days, &[100, 100, 100, 100, 5_000]).standouts("spam", &[10, 10, 10, 10, 500]), []);
}

#[test]
fn it_is_quiet_at_low_volume() {
    let days = every(7, 5);
    assert_eq!(daily(&days, &[900, 900, 900, 900, 4]).standouts("spam", &[0, 0, 0, 0, 4]), [], "four messages");
    // Five of eight, where a tenth is usual, is far beyond chance, but 4.2 messages more.
    assert_eq!(daily(&days, &[900, 900, 900, 900, 8]).standouts("spam", &[90, 90, 90, 90, 5]), []);
    assert_eq!(daily(&days, &[900, 900, 900, 900, 8]).standouts("spam", &[90, 90, 90, 90, 6]).len(), 1);
}

#[test]
fn a_label_that_was_never_seen_before_stands_out_from_five_messages_on() {
    let days = every(7, 4);
    let with = |count| daily(&days, &[300; 4]).standouts("outage", &[0, 0, 0, count]).len();
    assert_eq!([with(4), with(5)], [0, 1]);
}

#[test]
fn a_label_that_vanishes_stands_out_downwards() {
    let days = every(7, 4);
    let found = daily(&days, &[500; 4]).standouts("praise", &[100, 100, 100, 10]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].direction(), Direction::Down);
    assert!(found[0].score < -FAR);
}

#[test]
fn without_a_baseline_nothing_is_said() {
    let days = every(7, 4);
    assert_eq!(daily(&days, &[300, 300, 300, 0]).usual(&[10, 10, 10, 90], 3), None, "no messages on the day");
    assert_eq!(daily(&days, &[300, 300, 0, 300]).usual(&[10, 10, 10, 90], 3), None, "two days with messages");
    assert_eq!(daily(&days, &[300, 300, 300, 80]).usual(&[10, 10, 10, 90], 3), None, "more than all messages");
    assert_eq!(daily(&days, &[300; 4]).usual(&[10, 10, 10], 3), None, "no count for the day");
    assert_eq!(daily(&days, &[300; 4]).usual(&[10; 4], 4), None, "no such day");
}

#[test]
fn the_unfinished_day_is_judged_but_is_no_measure() {
    let (days, activity, counts) = (every(7, 4), [300, 300, 300, 40], [18, 18, 18, 30]);
    let open = Daily { unfinished: Some(days[3]), ..daily(&days, &activity) };
    let found = open.standouts("frustrated", &counts);
    assert_eq!(found.len(), 1);
    assert!(found[0].in_words("frustrated").starts_with("frustrated on Tue 12 May so far: 30 of 40 messages (75%)"));
    assert_eq!(open.usual(&counts, 0), None, "only two finished days are left to hold it against");
}

#[test]
fn the_strongest_of_all_labels_and_of_equals_the_latest() {
    let days = every(7, 8);
    let activity = [300; 8];
    let (mild, wild) = ([18, 18, 18, 18, 18, 18, 60, 18], [18, 18, 150, 18, 18, 18, 150, 18]);
    let labels: [(&str, &[u64]); 3] = [("b", &wild), ("a", &wild), ("mild", &mild)];
    let daily = daily(&days, &activity);
    let all = labels.into_iter().flat_map(|(label, counts)| daily.standouts(label, counts));
    let strongest = all.max_by(Standout::by_strength).unwrap();
    assert_eq!((strongest.label.as_str(), strongest.day), ("a", 6));
    assert_eq!(daily.standouts("even", &[18; 8]), []);
}

#[test]
fn chance_alone_marks_next_to_nothing() {
    let mut dice = fastrand::Rng::with_seed(7);
    let (days, activity) = (every(1, 91), [250; 91]);
    let mut marks = 0;
    for rate in [0.004, 0.02, 0.06, 0.15] {
        for _ in 0..5 {
            let counts: Vec<u64> = (0..91).map(|_| (0..250).filter(|_| dice.f64() < rate).count() as u64).collect();
            marks += daily(&days, &activity).standouts("noise", &counts).len();
        }
    }
    assert!(marks <= 9, "{marks} of 1,820 days: more than one in two hundred");
}

proptest! {
    #[test]
    fn whatever_the_numbers_a_mark_is_far_and_its_numbers_are_sound(
        numbers in prop::collection::vec((0..400_u64, 0..60_u64), 0..60), step in 1..8_u64,
    ) {
        let days = every(step, numbers.len() as u64);
        let (activity, counts): (Vec<u64>, Vec<u64>) = numbers.into_iter().unzip();
        for found in daily(&days, &activity).standouts("x", &counts) {
            prop_assert!(found.usual.spread > 0.0 && found.score.is_finite() && found.score.abs() >= FAR);
            prop_assert!((0.0..=1.0).contains(&found.usual.rate) && (0.0..=1.0).contains(&found.rate()));
            prop_assert_eq!(found.direction() == Direction::Up, found.rate() > found.usual.rate);
        }
    }

    #[test]
    fn the_same_rate_every_day_never_stands_out(share in 0..50_u64, scale in prop::collection::vec(1..20_u64, 1..60)) {
        let days = every(1, scale.len() as u64);
        let activity: Vec<u64> = scale.iter().map(|scale| scale * 50).collect();
        let counts: Vec<u64> = scale.iter().map(|scale| scale * share).collect();
        prop_assert_eq!(daily(&days, &activity).standouts("x", &counts), []);
    }

    #[test]
    fn huge_numbers_and_uneven_slices_do_no_harm(
        activity in prop::collection::vec(any::<u64>(), 0..12), counts in prop::collection::vec(any::<u64>(), 0..12), days in 0..12_u64,
    ) {
        let days = every(7, days);
        for found in daily(&days, &activity).standouts("x", &counts) {
            prop_assert!(found.score.is_finite());
        }
    }
}

proptest! {
    /// What is passed over as not worth judging would not have stood out.
    #[test]
    fn no_day_that_stands_out_is_passed_over(days in prop::collection::vec((0u64..12, 0u64..60), 0..30)) {
        let counts: Vec<u64> = days.iter().map(|(count, _)| *count).collect();
        let activity: Vec<u64> = days.iter().map(|(count, more)| count + more).collect();
        let dates: Vec<NaiveDate> = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap().iter_days().take(days.len()).collect();
        let daily = Daily { days: &dates, activity: &activity, unfinished: dates.last().copied() };
        let deviation = daily.deviation(&counts);
        let judge = |day| daily.standout("x", &counts, day, daily.usual_by(&counts, day, deviation)?);
        prop_assert_eq!(daily.standouts("x", &counts), (0..days.len()).filter_map(judge).collect::<Vec<_>>());
    }
}

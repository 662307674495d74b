use proptest::prelude::*;

use super::*;

fn words(now: (u64, Option<u64>), before: (u64, Option<u64>)) -> String {
    let sample = |(count, activity)| Sample { count, activity };
    Change::between(sample(now), sample(before)).to_string()
}

#[test]
fn by_count_without_a_baseline() {
    assert_eq!(words((134, None), (100, None)), "+34%");
    assert_eq!(words((95, None), (100, Some(1_000))), "−5%");
    assert_eq!(words((100, Some(0)), (100, Some(50))), "±0%");
}

#[test]
fn by_rate_with_a_baseline() {
    assert_eq!(words((200, Some(2_000)), (100, Some(1_000))), "±0%", "twice the messages, the same rate");
    assert_eq!(words((100, Some(500)), (100, Some(1_000))), "+100%", "half the messages, twice the rate");
    assert_eq!(words((67, Some(1_000)), (100, Some(2_000))), "+34%", "0.067 against 0.05");
}

#[test]
fn new_gone_and_nothing() {
    assert_eq!(words((3, Some(9)), (0, Some(9))), "new");
    assert_eq!(words((0, Some(9)), (3, Some(9))), "gone");
    assert_eq!(words((0, None), (0, Some(9))), "—");
}

#[test]
fn the_ends_of_the_scale() {
    assert_eq!(words((999, None), (100, None)), "+899%");
    assert_eq!(words((1_000, None), (100, None)), "×10");
    assert_eq!(words((1_000, None), (1_001, None)), "±0%");
    assert_eq!(words((1, None), (1_000, None)), "−100%", "rounded; none at all is gone");
    assert_eq!(format!("[{:>6}]", Change::New), "[   new]");
}

#[test]
fn sorted_by_growth() {
    let mut changes = vec![Change::By(0.5), Change::New, Change::Nothing, Change::Gone, Change::By(-0.5)];
    changes.sort_by(Change::by_growth);
    assert_eq!(changes, [Change::Gone, Change::By(-0.5), Change::Nothing, Change::By(0.5), Change::New]);
}

proptest! {
    #[test]
    fn whatever_the_numbers_the_change_is_a_number(now: u64, before: u64, activity: Option<u64>, activity_before: Option<u64>) {
        let sample = |count, activity| Sample { count, activity };
        let change = Change::between(sample(now, activity), sample(before, activity_before));
        if let Change::By(share) = change {
            prop_assert!(share.is_finite() && share >= -1.0);
        }
    }
}

use proptest::prelude::*;

use super::*;

fn count(messages: &[&str]) -> Together {
    messages.iter().map(|labels| labels.split_whitespace()).collect()
}

#[test]
fn many_messages_of_the_same_labels_are_counted_at_once() {
    let (mut many, mut each) = (Together::default(), Together::default());
    many.add_many(["a", "b"], 3);
    (0..3).for_each(|_| each.add(["a", "b"]));
    assert_eq!((many.messages, many.top(9)), (each.messages, each.top(9)));
}

#[test]
fn shares_and_lift_by_hand() {
    // 8 messages: frustrated on 4, payment on 3, both on 2, spam on 1 with frustrated.
    let table =
        count(&["frustrated payment", "payment frustrated", "payment", "frustrated", "frustrated spam", "", "", ""]);
    assert_eq!(table.messages, 8);
    let pairs = table.top(9);
    assert_eq!(pairs.len(), 2);
    assert_eq!((pairs[0].first.as_str(), pairs[0].second.as_str(), pairs[0].count), ("frustrated", "payment", 2));
    let near = |value: f64, expected: f64| (value - expected).abs() < 1e-12;
    assert!(near(pairs[0].share_of_first, 0.5) && near(pairs[0].share_of_second, 2.0 / 3.0));
    // By chance: 4/8 · 3/8 · 8 = 1.5 messages; there are 2.
    assert!(near(pairs[0].lift, 2.0 / 1.5), "{}", pairs[0].lift);
    assert_eq!((pairs[1].first.as_str(), pairs[1].second.as_str(), pairs[1].count), ("frustrated", "spam", 1));
}

#[test]
fn the_most_frequent_come_first_then_the_less_by_chance_then_by_name() {
    let table = count(&["a b", "a b", "c d", "e f", "e", "x y z"]);
    let names: Vec<String> = table.top(4).iter().map(|pair| format!("{}{}", pair.first, pair.second)).collect();
    assert_eq!(names, ["ab", "cd", "xy", "xz"]);
    assert_eq!(table.top(0), []);
}

#[test]
fn a_label_that_is_named_twice_counts_once() {
    let table = count(&["a a b b", "a"]);
    let [pair] = table.top(9).try_into().unwrap();
    assert_eq!((pair.first.as_str(), pair.count), ("a", 1));
    assert!((pair.share_of_first - 0.5).abs() < 1e-12);
}

#[test]
fn a_message_with_a_flood_of_labels_is_cut() {
    let flood: Vec<String> = (0..10_000).map(|n| n.to_string()).collect();
    let table: Together = [flood.iter().map(String::as_str)].into_iter().collect();
    assert_eq!(table.top(usize::MAX).len(), 32 * 31 / 2);
}

proptest! {
    #[test]
    fn the_table_says_what_counting_says(messages in prop::collection::vec(prop::collection::vec("[a-e]", 0..5), 0..30)) {
        let table: Together = messages.iter().map(|labels| labels.iter().map(String::as_str)).collect();
        for pair in table.top(usize::MAX) {
            let has = |labels: &Vec<String>, label: &String| labels.contains(label);
            let both = messages.iter().filter(|labels| has(labels, &pair.first) && has(labels, &pair.second)).count();
            let first = messages.iter().filter(|labels| has(labels, &pair.first)).count();
            prop_assert_eq!(pair.count, both as u64);
            prop_assert!((pair.share_of_first * first as f64 - both as f64).abs() < 1e-9);
            prop_assert!(pair.share_of_first <= pair.share_of_second && pair.share_of_second <= 1.0);
        }
    }
}

use super::*;

fn overview(json: &str) -> Overview {
    Overview::read(json.as_bytes()).unwrap()
}

#[test]
fn one_slice_is_exact() {
    let mut counts = Counts::default();
    counts.add(overview(
        r#"{"buckets":{"2026-05-01":{"happy":{"count":3,"uniqueConversations":2}}},
            "totals":{"happy":{"count":3,"uniqueConversations":2}},
            "activity":{"2026-05-01":{"userMessages":6}},"activityTotals":{"userMessages":6}}"#,
    ));
    let total = counts.totals["happy"];
    assert_eq!((total.count, total.conversations, total.is_bound, total.rate()), (3, Some(2), false, Some(0.5)));
    let bucket = counts.buckets.values().next().unwrap()["happy"];
    assert_eq!((bucket.count, bucket.of), (3, Some(6)));
}

#[test]
fn slices_add_up_but_for_conversations() {
    let mut counts = Counts::default();
    for _ in 0..2 {
        counts.add(overview(
            r#"{"totals":{"happy":{"count":3,"uniqueConversations":2}},"activityTotals":{"userMessages":10}}"#,
        ));
    }
    let total = counts.totals["happy"];
    assert_eq!((total.count, total.conversations, total.is_bound), (6, Some(4), true));
    assert_eq!((counts.messages, total.rate()), (Some(20), Some(0.3)));
}

#[test]
fn a_week_that_two_slices_share_is_one_bucket() {
    let mut counts = Counts::default();
    for (count, of) in [(3, 10), (1, 30)] {
        counts.add(overview(&format!(
            r#"{{"buckets":{{"2026-05-25":{{"happy":{{"count":{count},"uniqueConversations":1}}}}}},
                "activity":{{"2026-05-25":{{"userMessages":{of}}}}}}}"#
        )));
    }
    let bucket = counts.buckets.values().next().unwrap()["happy"];
    assert_eq!((bucket.count, bucket.of, bucket.is_bound), (4, Some(40), true));
    assert_eq!(counts.messages, Some(40), "added up from the buckets");
}

#[test]
fn what_the_server_does_not_say_is_not_made_up() {
    let mut counts = Counts::default();
    counts.add(overview(r#"{"totals":{"happy":3}}"#));
    assert_eq!(
        (counts.messages, counts.totals["happy"].rate(), counts.totals["happy"].conversations),
        (None, None, None)
    );
    counts.add(overview(r#"{"totals":{},"activityTotals":{"userMessages":10}}"#));
    assert_eq!(counts.messages, None, "one slice without a count leaves none");
}

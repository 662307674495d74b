use super::*;
use proptest::prelude::*;

fn read(json: &str) -> Overview {
    Overview::read(json.as_bytes()).unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
}

const DATES_OUTSIDE: &str = r#"{"groupBy":"day","buckets":{
    "2026-05-01":{"frustrated":{"count":3,"uniqueConversations":2},"happy":{"count":1,"uniqueConversations":1}},
    "2026-05-02":{"happy":{"count":4,"uniqueConversations":4}}},
  "totals":{"frustrated":{"count":3,"uniqueConversations":2},"happy":{"count":5,"uniqueConversations":4}},
  "activity":{"2026-05-01":{"userMessages":20,"activeConversations":9},"2026-05-03":{"userMessages":0,"activeConversations":0}},
  "activityTotals":{"userMessages":20,"activeConversations":9},"more":[1,2]}"#;

const LABELS_OUTSIDE: &str = r#"{"buckets":{
    "frustrated":{"2026-05-01T00:00:00.000Z":{"count":3,"uniqueConversations":2}},
    "happy":{"2026-05-01":{"count":1,"uniqueConversations":1},"2026-05-02":{"count":4,"uniqueConversations":4}}},
  "totals":{"frustrated":{"count":3,"uniqueConversations":2},"happy":{"count":5,"uniqueConversations":4}},
  "activity":{"2026-05-01":{"userMessages":20,"activeConversations":9},"2026-05-03":{"userMessages":0,"activeConversations":0}},
  "activityTotals":{"userMessages":20,"activeConversations":9}}"#;

#[test]
fn both_nestings_read_the_same() {
    let overview = read(DATES_OUTSIDE);
    assert_eq!(overview, read(LABELS_OUTSIDE));
    assert_eq!(overview.days.keys().copied().collect::<Vec<_>>(), [day(1), day(2), day(3)]);
    assert_eq!(overview.days[&day(1)].labels["frustrated"], Count { count: 3, unique_conversations: Some(2) });
    assert_eq!(overview.days[&day(2)].activity, None);
    let busy = Activity { user_messages: 20, active_conversations: Some(9) };
    assert_eq!((overview.days[&day(1)].activity, overview.activity_totals), (Some(busy), Some(busy)));
    assert_eq!(overview.damaged, 0);
}

#[test]
fn plain_numbers_count() {
    let overview = read(r#"{"buckets":{"2026-05-01":{"happy":3}},"totals":{"happy":"3"},"activity":{"2026-05-01":7}}"#);
    let three = Count { count: 3, unique_conversations: None };
    assert_eq!((overview.days[&day(1)].labels["happy"], overview.totals["happy"]), (three, three));
    assert_eq!(overview.days[&day(1)].activity, Some(Activity { user_messages: 7, active_conversations: None }));
}

#[test]
fn missing_totals_are_added_up_and_missing_activity_stays_unknown() {
    let overview = read(r#"{"buckets":{"2026-05-01":{"happy":3},"2026-05-02":{"happy":{"count":4}},"2026-05-03":{}}}"#);
    assert_eq!(overview.totals["happy"], Count { count: 7, unique_conversations: None });
    assert_eq!(overview.activity_totals, None);
    assert!(overview.days.contains_key(&day(3)));
}

#[test]
fn what_makes_no_sense_is_counted_and_the_rest_kept() {
    let overview = read(
        r#"{"buckets":{"2026-05-01":{"happy":{"n":1},"sad":2},"x":{"y":1},"2026-05-02":null},
            "totals":{"sad":2,"odd":[]},"activity":{"never":{"userMessages":1}}}"#,
    );
    assert_eq!(overview.damaged, 5);
    assert_eq!(overview.totals["sad"].count, 2);
    assert_eq!(overview.days[&day(1)].labels["sad"].count, 2);
}

#[test]
fn a_total_that_cannot_be_read_is_not_0() {
    for damaged in [r#"{"count":null}"#, r#"{"count":-5}"#, r#"{"count":1e30}"#, "null", "[]", "{}"] {
        let overview = read(&format!(r#"{{"totals":{{"sad":{damaged},"happy":2}}}}"#));
        assert_eq!((overview.said_of("sad"), overview.said_of("happy")), (None, Some(2)), "{damaged}");
        assert_eq!(overview.said_of("rare"), Some(0), "what is not listed does not occur");
    }
    for missing in [r#"{"buckets":{}}"#, r#"{"buckets":{},"totals":null}"#, r#"{"buckets":{},"totals":[]}"#] {
        assert_eq!(read(missing).said_of("sad"), None, "{missing}");
    }
}

#[test]
fn an_answer_without_counts_is_a_failure() {
    for body in ["{}", "[]", r#"{"buckets":[]}"#, r#"{"totals":null}"#] {
        assert!(Overview::read(body.as_bytes()).is_err(), "{body}");
    }
    assert_eq!(read(r#"{"buckets":{},"totals":{}}"#), Overview::default());
}

proptest! {
    #[test]
    fn any_names_and_values_are_survived(outer in ".{0,14}", inner in ".{0,14}", value in r"-?[0-9]{1,25}(\.[0-9])?") {
        let (outer, inner) = (serde_json::to_string(&outer).unwrap(), serde_json::to_string(&inner).unwrap());
        let _ = Overview::read(format!(r#"{{"buckets":{{{outer}:{{{inner}:{value}}}}}}}"#).as_bytes());
    }
}

use proptest::prelude::*;

use super::*;

const NOW: i64 = 1_780_146_000_000; // 2026-05-30T13:00:00Z
const HOUR_MS: i64 = 3_600_000;

fn radar() -> Radar {
    let rules = RadarRules { birthday_within: 7, silent: Some(30), no_purchase: Some(60) };
    Radar { rules, now_ms: NOW, today: NaiveDate::from_ymd_opt(2026, 5, 30).unwrap() }
}

fn user(id: &str) -> User {
    User { conversation_id: Some(id.to_owned()), ..User::default() }
}

fn negatives() -> Negatives {
    Negatives::new(["frustrated".to_owned(), "refund".to_owned()])
}

fn negative(label: &str, count: u64, at: i64) -> Reason {
    Reason::Negative(Negative { label: label.to_owned(), count, at })
}

#[test]
fn negative_messages_come_with_their_number_and_the_newest() {
    let mut found = negatives();
    found.add("c1", NOW - 5 * HOUR_MS, ["frustrated", "praise"]);
    found.add("c1", NOW - 2 * HOUR_MS, ["frustrated", "refund", "frustrated"]);
    found.add("c1", NOW - 9 * HOUR_MS, ["frustrated"]);
    found.add("c2", NOW, ["praise"]);
    let rows = radar().rows(&[user("c2"), user("c1")], &found);
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((row.user, row.conversation.as_deref()), (Some(1), Some("c1")));
    let two_hours_ago = NOW - 2 * HOUR_MS;
    assert_eq!(row.reasons, [negative("frustrated", 3, two_hours_ago), negative("refund", 1, two_hours_ago)]);
}

#[test]
fn users_keep_their_order_of_value_and_strangers_follow_the_latest_first() {
    let mut found = negatives();
    for (conversation, ago) in [("c2", 1), ("old", 9), ("new", 2), ("c1", 8)] {
        found.add(conversation, NOW - ago * HOUR_MS, ["refund"]);
    }
    let rows = radar().rows(&[user("c1"), user("c0"), user("c2"), User::default()], &found);
    let order: Vec<_> = rows.iter().map(|row| (row.user, row.conversation.as_deref().unwrap())).collect();
    assert_eq!(order, [(Some(0), "c1"), (Some(2), "c2"), (None, "new"), (None, "old")]);
}

#[test]
fn birthdays_within_a_week_with_the_age_when_it_is_known() {
    let reasons = |birthday: &str| {
        radar().reasons(&User { birthday: Some(birthday.to_owned()), ..User::default() }, &negatives())
    };
    assert_eq!(reasons("1990-05-30"), [Reason::Birthday { in_days: 0, age: Some(36) }]);
    assert_eq!(reasons("06/06"), [Reason::Birthday { in_days: 7, age: None }]);
    assert_eq!(reasons("06/07"), []);
    assert_eq!(reasons("05/29"), []);
    assert_eq!(reasons("in spring"), []);
}

#[test]
fn silence_and_purchases_count_whole_days() {
    let reasons = |last_user_message: i64, last_purchase: i64| {
        let user =
            User { last_user_message: Some(last_user_message), last_purchase: Some(last_purchase), ..User::default() };
        radar().reasons(&user, &negatives())
    };
    assert_eq!(
        reasons(NOW - 30 * DAY_MS, NOW - 60 * DAY_MS),
        [Reason::Silent { days: 30 }, Reason::NoPurchase { days: 60 }]
    );
    assert_eq!(reasons(NOW - 30 * DAY_MS + 1, NOW - 60 * DAY_MS + 1), []);
    assert_eq!(reasons(NOW + DAY_MS, i64::MAX), [], "clocks differ");
    assert_eq!(reasons(0, -1), [], "no time at all");
}

#[test]
fn who_was_never_seen_is_not_silent() {
    assert_eq!(radar().reasons(&User::default(), &negatives()), []);
}

#[test]
fn who_has_just_written_is_not_silent_whatever_the_list_of_users_says() {
    let mut found = negatives();
    found.add("c1", NOW - HOUR_MS, ["refund"]);
    let user = User { last_user_message: Some(NOW - 90 * DAY_MS), ..user("c1") };
    assert_eq!(radar().reasons(&user, &found), [negative("refund", 1, NOW - HOUR_MS)]);
}

#[test]
fn a_rule_can_be_switched_off() {
    let user = User { last_user_message: Some(1), last_purchase: Some(1), ..User::default() };
    let rules = RadarRules { silent: None, no_purchase: None, ..radar().rules };
    assert_eq!(Radar { rules, ..radar() }.reasons(&user, &negatives()), []);
}

#[test]
fn reasons_in_words() {
    let name = |label: &str| label.to_uppercase();
    for (reason, words) in [
        (negative("refund", 3, NOW - 2 * HOUR_MS), "3 × REFUND, 2 h ago"),
        (Reason::Birthday { in_days: 0, age: Some(36) }, "birthday today (36)"),
        (Reason::Birthday { in_days: 2, age: None }, "birthday in 2 d"),
        (Reason::Silent { days: 45 }, "silent for 45 d"),
        (Reason::NoPurchase { days: 80 }, "no purchase for 80 d"),
    ] {
        assert_eq!(reason.in_words(NOW, &name), words);
    }
}

proptest! {
    #[test]
    fn no_times_panic(last: Option<i64>, bought: Option<i64>, now: i64, birthday in prop::option::of(".*|[0-9/]{5}")) {
        let user = User { last_user_message: last, last_purchase: bought, birthday, ..user("c") };
        let reasons = Radar { now_ms: now, ..radar() }.reasons(&user, &negatives());
        prop_assert!(reasons.iter().all(|reason| !reason.in_words(now, &str::to_owned).is_empty()));
    }

    #[test]
    fn the_order_of_messages_does_not_matter(mut messages in prop::collection::vec(("[ab]", 0..9_i64, "frustrated|refund|praise"), 0..12)) {
        let gather = |messages: &[(String, i64, String)]| {
            let mut found = negatives();
            for (conversation, at, label) in messages {
                found.add(conversation, *at, [label.as_str()]);
            }
            (found.of("a"), found.of("b"))
        };
        let forwards = gather(&messages);
        messages.reverse();
        prop_assert_eq!(forwards, gather(&messages));
    }
}

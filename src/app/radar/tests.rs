use serde_json::value::RawValue;

use super::*;
use crate::api::Cursor;
use crate::store::Batch;
use crate::view::{DAY_MS, Zone};

/// 2026-05-30T13:00:00Z
const NOW: i64 = 1_780_146_000_000;

fn begun() -> Radar {
    let mut radar = Radar::default();
    let window = Window::new(NOW - 7 * DAY_MS, NOW).unwrap();
    let labels = ["frustrated".to_owned(), "churn_risk".to_owned()];
    radar.begin(&RadarPlan { labels: &labels, window, page_size: 10, ties: Ties::Unknown });
    radar
}

fn arrange(radar: &mut Radar, users: &[User]) {
    let rules = Rules { rules: crate::config::Radar::default().rules(), now_ms: NOW, today: Zone::Utc.date(NOW) };
    radar.arrange(&Known { users, rules, label_names: &BTreeMap::new() }, 10);
}

/// Messages of conversations, newest first, one a minute; the first is `minutes` old.
fn page(conversations: &[&str], minutes: i64, more: bool) -> PageRows {
    let items: Vec<Box<RawValue>> = (minutes..)
        .zip(conversations)
        .map(|(minutes, conversation)| {
            let at = NOW - minutes * 60_000;
            let json = format!(
                r#"{{"timestamp":{at},"conversationId":"{conversation}","userName":"Name of {conversation}","labels":["frustrated","churn_risk"],"text":"{at}"}}"#
            );
            RawValue::from_string(json).unwrap()
        })
        .collect();
    PageRows {
        batch: Batch::read(items.iter().map(AsRef::as_ref)),
        cursor: more.then(|| Cursor::at(NOW - (minutes + conversations.len() as i64 - 1) * 60_000)),
        may_have_more: Some(more),
        returned: None,
    }
}

fn take(radar: &mut Radar, walk: usize, page: &PageRows) {
    let (part, _) = radar.walks[walk].feed.next_page().expect("a page is wanted");
    radar.take(walk, part, page);
}

fn conversations(radar: &Radar) -> Vec<&str> {
    radar.rows().iter().filter_map(|row| row.conversation.as_deref()).collect()
}

#[test]
fn users_come_in_the_order_of_value_and_strangers_after_them() {
    let mut radar = begun();
    take(&mut radar, 0, &page(&["stranger", "c2", "c1"], 1, false));
    let user = |id: &str| User { conversation_id: Some(id.to_owned()), ..User::default() };
    arrange(&mut radar, &[user("c1"), user("calm"), user("c2")]);
    assert_eq!(conversations(&radar), ["c1", "c2", "stranger"]);
    assert_eq!(radar.name_of("stranger"), Some("Name of stranger"));
}

#[test]
fn a_message_that_comes_twice_counts_once_and_for_its_walk_alone() {
    let mut radar = begun();
    take(&mut radar, 0, &page(&["c1", "c1"], 1, true));
    take(&mut radar, 0, &page(&["c1", "c1"], 2, false));
    arrange(&mut radar, &[]);
    let crate::insight::Reason::Negative(negative) = &radar.rows()[0].reasons[0] else { panic!("a negative") };
    assert_eq!((negative.label.as_str(), negative.count), ("frustrated", 3));
    assert_eq!(radar.rows()[0].reasons.len(), 1, "the walk of the other label has not come yet");
}

#[test]
fn nobody_who_comes_moves_a_reader_who_has_moved() {
    let mut radar = begun();
    take(&mut radar, 0, &page(&["c1"], 5, false));
    arrange(&mut radar, &[]);
    radar.step(Step::First, 10);
    assert_eq!(radar.selected().and_then(|row| row.conversation.as_deref()), Some("c1"));
    take(&mut radar, 1, &page(&["c2"], 1, false));
    arrange(&mut radar, &[]);
    assert_eq!(conversations(&radar), ["c2", "c1"]);
    assert_eq!(radar.selected().and_then(|row| row.conversation.as_deref()), Some("c1"));
}

#[test]
fn beginning_anew_comes_back_to_the_same_person() {
    let mut radar = begun();
    take(&mut radar, 0, &page(&["c1", "c2", "c3"], 1, false));
    arrange(&mut radar, &[]);
    radar.step(Step::Last, 10);
    let window = Window::new(NOW - DAY_MS, NOW).unwrap();
    radar.restart();
    radar.begin(&RadarPlan { labels: &["frustrated".to_owned()], window, page_size: 10, ties: Ties::Unknown });
    arrange(&mut radar, &[]);
    assert!(radar.rows().is_empty());
    take(&mut radar, 0, &page(&["c0"], 1, true));
    arrange(&mut radar, &[]);
    take(&mut radar, 0, &page(&["c1", "c2", "c3"], 2, false));
    arrange(&mut radar, &[]);
    assert_eq!(radar.selected().and_then(|row| row.conversation.as_deref()), Some("c3"));
}

#[test]
fn walks_rest_when_enough_was_looked_at_and_go_on_when_asked() {
    let mut radar = begun();
    radar.reach = 3;
    take(&mut radar, 0, &page(&["c1", "c2", "c3"], 1, true));
    take(&mut radar, 1, &page(&["c1"], 1, false));
    assert_eq!(radar.wanted(), None);
    assert!(radar.rests());
    radar.look_further();
    assert_eq!(radar.wanted(), Some(0));
}

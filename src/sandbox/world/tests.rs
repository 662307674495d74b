use std::collections::HashMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::*;

fn now() -> DateTime<Utc> {
    "2026-05-30T13:00:00Z".parse().unwrap()
}

fn options(messages: usize) -> Options {
    Options { messages, now: now(), ..Options::default() }
}

fn texts(world: &World) -> Vec<String> {
    world.channels().flat_map(|channel| world.rows(&RowQuery::all(channel.id())).unwrap()).collect()
}

#[test]
fn same_seed_gives_the_same_world_and_another_does_not() {
    let first = texts(&World::lay(&options(3_000)));
    assert_eq!(first.len(), 3_000);
    assert_eq!(first, texts(&World::lay(&options(3_000))));
    assert_ne!(first, texts(&World::lay(&Options { seed: 2, ..options(3_000) })));
}

#[test]
fn rows_are_in_order_up_to_now_and_most_are_the_flagships() {
    let world = World::lay(&options(5_000));
    let flagship = world.channel(FLAGSHIP_CHANNEL).unwrap();
    assert!(flagship.rows.len() > 2_500);
    assert!(flagship.rows.is_sorted_by_key(|row| row.at));
    assert!(flagship.rows.iter().all(|row| row.at <= now().timestamp_millis()));
    let ties = flagship.rows.windows(2).filter(|pair| pair[0].at == pair[1].at).count();
    assert!(ties > 10, "{ties} natural ties");
}

#[test]
fn tie_size_makes_neighbours_share_their_millisecond() {
    let world = World::lay(&Options { tie_size: 7, ..options(2_000) });
    let rows = &world.channel(FLAGSHIP_CHANNEL).unwrap().rows;
    assert!(rows.is_sorted_by_key(|row| row.at));
    assert!(rows.chunks(7).all(|tied| tied.iter().all(|row| row.at == tied[0].at)));
}

#[test]
fn the_day_of_the_outage_stands_out() {
    let world = World::lay(&options(20_000));
    let flagship = world.channel(FLAGSHIP_CHANNEL).unwrap();
    let outage = flagship.bit("outage").unwrap();
    let mut days: HashMap<i64, usize> = HashMap::new();
    for row in flagship.rows.iter().filter(|row| row.labels & outage != 0) {
        *days.entry(row.at.div_euclid(86_400_000)).or_default() += 1;
    }
    let worst = days.iter().max_by_key(|(_, count)| **count).unwrap();
    assert_eq!(*worst.0, now().timestamp_millis().div_euclid(86_400_000) - 4);
}

#[test]
fn arrivals_come_with_time_and_in_order() {
    let mut world = World::lay(&Options { arrivals: Some(Duration::from_secs(7)), ..options(500) });
    let start = now().timestamp_millis();
    assert!(!world.is_due(start));
    world.advance(start + 600_000);
    let arrived = texts(&world).len() - 500;
    assert!((40..140).contains(&arrived), "{arrived} in ten minutes");
    assert!(world.channels().all(|channel| channel.rows.is_sorted_by_key(|row| row.at)));
    let mut stepwise = World::lay(&Options { arrivals: Some(Duration::from_secs(7)), ..options(500) });
    (1..=60).for_each(|step| stepwise.advance(start + step * 10_000));
    assert_eq!(texts(&world), texts(&stepwise));
}

#[test]
fn the_upper_half_in_value_writes_most() {
    let world = World::lay(&options(8_000));
    let flagship = world.channel(FLAGSHIP_CHANNEL).unwrap();
    let half = flagship.people.len() as u32 / 2;
    let top = flagship.rows.iter().filter(|row| row.user < half).count();
    assert!(top * 10 > flagship.rows.len() * 6, "{top}");
    assert!(flagship.rows.iter().any(|row| flagship.people[row.user as usize].user.is_none()));
}

#[test]
fn messages_are_varied_and_readable_as_json() {
    let world = World::lay(&options(20_000));
    let values: Vec<Value> = texts(&world).iter().map(|text| serde_json::from_str(text).unwrap()).collect();
    for kind in ["text", "postback", "attachment", "other"] {
        assert!(values.iter().any(|value| value["kind"] == kind), "{kind}");
    }
    assert!(values.iter().any(|value| value.get("source").is_none()));
    assert!(values.iter().any(|value| value["userName"].is_null()));
    assert!(values.iter().any(|value| value["text"].as_str().is_some_and(|text| text.contains('\n'))));
    assert!(values.iter().any(|value| value["text"].as_str().is_some_and(|text| text.contains('\u{1b}'))));
    assert!(values.iter().any(|value| !value["customLabelIds"][0].is_null()));
}

#[test]
fn birthdays_come_in_every_shape_with_some_this_week() {
    let world = World::lay(&options(20_000));
    let users: Vec<&User> = world.channel(FLAGSHIP_CHANNEL).unwrap().listed_users().collect();
    let birthdays = || users.iter().filter_map(|user| user.birthday.as_deref());
    assert!(birthdays().any(|text| text.len() == 10 && text.contains('-')));
    assert!(birthdays().any(|text| text.len() == 5));
    assert!(birthdays().any(|text| text.len() == 10 && text.contains('/')));
    assert!(users.iter().any(|user| user.birthday.is_none()));
    let named =
        users.iter().find(|user| user.birthday.as_deref().is_some_and(|text| text.starts_with("November "))).unwrap();
    assert_eq!(named.birthday_month(), Some(11));
    assert!(users.iter().any(|user| user.has_birthday() && user.birthday_month().is_none()));
    let week = ["05-30", "05-31", "06-01", "06-02", "06-03", "06-04", "06-05"];
    let soon = users
        .iter()
        .take(100)
        .filter_map(|user| user.birthday.as_deref())
        .filter(|text| week.iter().any(|day| text.ends_with(day) || text.starts_with(&day.replace('-', "/"))));
    assert!(soon.count() >= 3);
}

#[test]
fn injected_rows_take_their_place_and_stay_as_they_are() {
    let mut world = World::lay(&options(0));
    let channel = world.channel_mut(FLAGSHIP_CHANNEL).unwrap();
    channel.inject(2_000, r#"{"timestamp":2000,"labels":["angry","odd"],"kind":"text","conversationId":"t_9"}"#.into());
    channel.inject(1_000, r#"{"half a \ud800"#.into());
    let rows = |label| world.rows(&RowQuery { label, ..RowQuery::all(FLAGSHIP_CHANNEL) }).unwrap();
    assert_eq!(rows(None)[1], r#"{"half a \ud800"#);
    assert_eq!(rows(Some("angry")).len(), 1);
    assert_eq!(rows(Some("odd")).len(), 1);
    assert_eq!(rows(Some("happy")).len(), 0);
    assert_eq!(world.channel_mut("nowhere").unwrap_err(), UnknownChannel("nowhere".into()));
}

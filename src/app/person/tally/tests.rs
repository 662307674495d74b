use serde_json::value::RawValue;

use super::*;
use crate::store::{Batch, Store};
use crate::view::DAY_MS;

/// 2026-05-28T00:00:00Z
const THURSDAY: i64 = 1_779_926_400_000;

fn store(rows: &[(i64, &str)]) -> Store {
    let items: Vec<Box<RawValue>> = rows
        .iter()
        .map(|(at, labels)| RawValue::from_string(format!(r#"{{"timestamp":{at},"text":"{at}",{labels}}}"#)).unwrap())
        .collect();
    let mut store = Store::new();
    store.merge(&Batch::read(items.iter().map(AsRef::as_ref)));
    store
}

#[test]
fn messages_and_labels_are_counted_by_day_of_the_zone() {
    let store = store(&[
        (THURSDAY + DAY_MS + 1, r#""labels":["happy"]"#),
        (THURSDAY + 23 * 3_600_000, r#""labels":["frustrated","happy"],"customLabelIds":["lab_1"]"#),
        (THURSDAY, r#""labels":["frustrated"]"#),
    ]);
    let window = Window::new(THURSDAY, THURSDAY + 3 * DAY_MS).unwrap();
    let tally = Tally::of(store.rows(0..store.len()), window, Zone::Utc);
    assert_eq!((tally.messages, tally.days.as_slice()), (3, [2, 1, 0].as_slice()));
    let labels: Vec<(&str, u64, &[u64])> =
        tally.labels.iter().map(|it| (it.label.as_str(), it.count, it.days.as_slice())).collect();
    assert_eq!(labels, [("frustrated", 2, [2, 0, 0].as_slice()), ("happy", 2, &[1, 1, 0]), ("lab_1", 1, &[1, 0, 0])]);

    let east = Zone::Fixed(chrono::FixedOffset::east_opt(7_200).unwrap());
    let tally = Tally::of(store.rows(0..store.len()), window, east);
    assert_eq!(tally.days, [1, 2, 0, 0], "01:00 of the next day there");
}

#[test]
fn nobody_wrote_nothing() {
    let window = Window::new(THURSDAY, THURSDAY + DAY_MS).unwrap();
    let tally = Tally::of(std::iter::empty(), window, Zone::Utc);
    assert_eq!((tally.messages, tally.days.as_slice(), tally.labels.len()), (0, [0].as_slice(), 0));
}

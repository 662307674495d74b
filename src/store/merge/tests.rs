use std::time::{Duration, Instant};

use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::store::tests::{message, page};
use crate::store::{Batch, Condition, Mode, Pattern, Search, Store};

fn store(pages: &[&[Value]]) -> Store {
    let mut store = Store::new();
    for rows in pages {
        store.merge(&page(rows));
    }
    store
}

fn without(mut row: Value, fields: &[&str]) -> Value {
    for field in fields {
        row[*field] = Value::Null;
    }
    row
}

#[test]
fn what_is_left_out_once_is_taken_from_the_page_that_says_it_whichever_comes_first() {
    let whole = message(5, "a");
    for fields in [&["text"][..], &["conversationId"], &["kind"], &["userName"], &["text", "kind", "conversationId"]] {
        let gapped = without(whole.clone(), fields);
        for pages in [[&gapped, &whole], [&whole, &gapped]] {
            let store = store(&pages.map(std::slice::from_ref));
            assert_eq!(store.len(), 1, "{fields:?}");
            let row = store.get(0).unwrap();
            assert_eq!((row.text, row.conversation, row.user), (Some("a"), Some("c"), Some("Ada")), "{fields:?}");
            assert_eq!(row.kind, crate::view::Kind::Text, "{fields:?}");
        }
    }
}

#[test]
fn labels_that_did_not_come_take_none_away_and_an_empty_list_does() {
    let mut labelled = message(5, "a");
    labelled["labels"] = json!(["x"]);
    let labels = |again: Value| {
        let store = store(&[&[labelled.clone()], &[again]]);
        store.get(0).unwrap().labels().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(labels(without(labelled.clone(), &["labels"])), ["x"]);
    assert_eq!(labels(message(5, "a")), ["x"]);
    let mut emptied = message(5, "a");
    emptied["labels"] = json!([]);
    assert!(labels(emptied).is_empty());
}

#[test]
fn a_page_that_shows_both_has_two_rows() {
    let (whole, gapped) = (message(5, "a"), without(message(5, "a"), &["text"]));
    for rows in [[whole.clone(), gapped.clone()], [gapped.clone(), whole.clone()]] {
        let mut store = store(&[std::slice::from_ref(&gapped)]);
        assert_eq!(store.merge(&page(&rows)).added, 1);
        assert_eq!(store.merge(&page(&rows)).added, 0);
        assert_eq!(store.len(), 2);
    }
    // As many as a page shows.
    assert_eq!(
        store(&[&[gapped.clone(), gapped.clone()], std::slice::from_ref(&gapped), &[gapped.clone(), gapped.clone()]])
            .len(),
        2
    );
}

#[test]
fn what_differs_in_what_both_say_is_another_row() {
    let gapped = without(message(5, "a"), &["text"]);
    for (field, value) in [("conversationId", json!("d")), ("kind", json!("postback")), ("timestamp", json!(6))] {
        let mut other = message(5, "a");
        other[field] = value;
        assert_eq!(store(&[std::slice::from_ref(&gapped), &[other]]).len(), 2, "{field}");
    }
}

#[test]
fn a_row_that_is_mended_in_a_crowd_is_known_again() {
    let rows = |whole: bool| -> Vec<Value> {
        let row = |n: u32| {
            let mut row = message(5, &n.to_string());
            row["conversationId"] = json!(n);
            if whole { row } else { without(row, &["text"]) }
        };
        (0..200).map(row).collect()
    };
    let mut store = store(&[&rows(false)]);
    for _ in 0..2 {
        let merged = store.merge(&page(&rows(true)));
        assert_eq!((merged.added, merged.doubled, store.len()), (0, 200, 200));
    }
    assert!(store.rows(0..200).all(|row| row.text == row.conversation));
}

#[test]
fn a_search_follows_what_rows_say_by_now() {
    let gapped = without(message(5, "needle"), &["text"]);
    let mut store = store(&[&[message(9, "hay"), gapped, message(1, "needle")]]);
    let find = || {
        let mut search = Search::new([Condition::Matches(Pattern::parse("needle", Mode::Literal).unwrap())]);
        search.step(&Store::new(), 1);
        search
    };
    let (mut done, mut begun) = (find(), find());
    while !done.step(&store, 1).done {}
    begun.step(&store, 1);
    assert_eq!(done.len(), 1);
    store.merge(&page(&[message(5, "needle")]));
    for mut search in [done, begun, find()] {
        while !search.step(&store, 1).done {}
        assert_eq!((0..search.len()).map(|n| search.index_of_nth(&store, n)).collect::<Vec<_>>(), [Some(1), Some(2)]);
    }
    assert_eq!(store.text_bytes(), "hayneedleneedle".len());
}

/// Each pair of rows was compared by reading the held one's JSON anew: that took 16 s.
#[test]
fn a_crowd_of_damaged_rows_is_not_read_again_for_each_row_of_a_page() {
    let rows: Vec<Box<RawValue>> = (0..8_000)
        .map(|n| {
            format!(r#"{{"timestamp":5,"conversationId":"c{n}","userName":"\ud800","kind":"text","text":"m{n}"}}"#)
        })
        .map(|json| RawValue::from_string(json).unwrap())
        .collect();
    let began = Instant::now();
    let mut store = Store::new();
    for rows in rows.chunks(100) {
        store.merge(&Batch::read(rows.iter().map(AsRef::as_ref)));
    }
    assert_eq!((store.len(), store.damaged()), (8_000, 8_000));
    let took = began.elapsed();
    assert!(took < Duration::from_secs(8), "{took:?}");
}

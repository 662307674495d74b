use proptest::prelude::*;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::*;
use crate::view::Kind;

/// A page of these rows, as the API would send it.
pub(super) fn page(rows: &[Value]) -> Batch {
    let raw: Vec<Box<RawValue>> = rows.iter().map(|row| serde_json::value::to_raw_value(row).unwrap()).collect();
    Batch::read(raw.iter().map(AsRef::as_ref))
}

pub(super) fn message(at: i64, text: &str) -> Value {
    json!({"timestamp": at, "conversationId": "c", "userName": "Ada", "kind": "text", "text": text})
}

fn store(pages: &[&[Value]]) -> Store {
    let mut store = Store::new();
    for rows in pages {
        store.merge(&page(rows));
    }
    store
}

/// The texts, newest first; of a damaged row its JSON.
fn texts(store: &Store) -> Vec<&str> {
    store.rows(0..store.len()).map(|row| row.text.or(row.damaged).unwrap()).collect()
}

#[test]
fn a_row_is_read_back_as_it_came() {
    let full = json!({
        "timestamp": 1_748_609_999_123_i64, "conversationId": "c-1", "userName": "Ada Lovelace", "kind": "postback",
        "source": "dm", "labels": ["frustrated", "refund"], "customLabelIds": ["x9"], "text": "tab\there",
    });
    let store = store(&[&[full, json!({"timestamp": 5})]]);
    let row = store.get(0).unwrap();
    assert_eq!((row.at, row.conversation, row.user), (1_748_609_999_123, Some("c-1"), Some("Ada Lovelace")));
    assert_eq!((row.kind, row.kind_word, row.source), (Kind::Postback, None, Some("dm")));
    assert_eq!((row.text, row.damaged), (Some("tab\there"), None));
    assert_eq!(row.labels().collect::<Vec<_>>(), ["frustrated", "refund"]);
    assert_eq!(row.custom_labels().collect::<Vec<_>>(), ["x9"]);
    let bare = store.get(1).unwrap();
    assert_eq!((bare.conversation, bare.conversation_id, bare.user), (None, None, None));
    assert_eq!((bare.kind, bare.source, bare.text), (Kind::Other, None, None));
    assert!(store.get(2).is_none());
}

#[test]
fn the_same_message_is_kept_once_and_its_labels_renewed() {
    let mut store = store(&[&[message(9, "a"), message(8, "b")]]);
    let mut labelled = message(8, "b");
    labelled["labels"] = json!(["angry"]);
    let merged = store.merge(&page(&[labelled.clone(), labelled, message(7, "c")]));
    assert_eq!((merged.added, merged.doubled, merged.at_head), (1, 2, 0));
    assert_eq!(texts(&store), ["a", "b", "c"]);
    assert_eq!(store.get(1).unwrap().labels().collect::<Vec<_>>(), ["angry"]);
}

#[test]
fn what_differs_in_conversation_time_kind_or_text_is_another_message() {
    let mut others = vec![message(9, "a")];
    for (field, value) in [
        ("conversationId", json!("d")),
        ("timestamp", json!(8)),
        ("kind", json!("sticker")),
        ("text", json!("b")),
        ("text", Value::Null),
    ] {
        let mut other = message(9, "a");
        other[field] = value;
        others.push(other);
    }
    assert_eq!(store(&[&others]).len(), 6);
}

#[test]
fn new_rows_stand_above_and_are_counted() {
    let mut store = store(&[&[message(5, "old")]]);
    let old = store.id_at(0).unwrap();
    let merged =
        store.merge(&page(&[message(7, "newest"), message(6, "newer"), message(5, "old"), message(4, "older")]));
    assert_eq!((merged.added, merged.doubled, merged.at_head), (3, 1, 2));
    assert_eq!((merged.newest, merged.oldest), (Some(7), Some(4)));
    assert_eq!(texts(&store), ["newest", "newer", "old", "older"]);
    assert_eq!(store.index_of(old), Some(2));
    assert_eq!(merged.rows().map(|id| store.row(id).unwrap().at).collect::<Vec<_>>(), [7, 6, 4]);
    assert_eq!(Store::new().merge(&page(&[message(7, "first")])).at_head, 0);
}

#[test]
fn rows_out_of_order_are_placed_in_order() {
    let store = store(&[&[message(1, "e"), message(9, "a"), message(5, "c")], &[message(7, "b"), message(3, "d")]]);
    assert_eq!(texts(&store), ["a", "b", "c", "d", "e"]);
}

#[test]
fn ties_keep_the_servers_order_next_to_the_rows_they_came_with() {
    let tie = |text| message(5, text);
    // The page repeats b and c, and shows what stands above, between and below them.
    let between = store(&[&[tie("b"), tie("d")], &[tie("a"), tie("b"), tie("c"), tie("d"), tie("e")]]);
    assert_eq!(texts(&between), ["a", "b", "c", "d", "e"]);
    // Without a row in common: below, when the page goes on from there; above, when it comes down to there.
    let below = store(&[&[message(6, "a"), tie("b")], &[tie("c"), message(4, "d")]]);
    assert_eq!(texts(&below), ["a", "b", "c", "d"]);
    let above = store(&[&[tie("c"), message(4, "d")], &[message(6, "a"), tie("b")]]);
    assert_eq!(texts(&above), ["a", "b", "c", "d"]);
}

#[test]
fn a_damaged_row_is_kept_by_its_json_and_known_again() {
    let damaged = json!({"text": "no time"});
    let mut store = store(&[&[message(9, "a"), damaged.clone(), message(7, "b")]]);
    assert_eq!(texts(&store), ["a", r#"{"text":"no time"}"#, "b"]);
    assert_eq!((store.damaged(), store.get(1).unwrap().at), (1, 9));
    let again = store.merge(&page(&[damaged, message(7, "b"), json!(null)]));
    assert_eq!((again.added, again.doubled, again.damaged), (1, 2, 1));
    assert_eq!((store.len(), store.damaged()), (4, 2));
}

#[test]
fn a_crowded_millisecond_is_no_slower_and_no_less_right() {
    let rows: Vec<Value> = (0..3_000).map(|n| message(5, &n.to_string())).collect();
    let mut store = Store::new();
    for rows in rows.chunks(100) {
        assert_eq!(store.merge(&page(rows)).added, 100);
    }
    for rows in rows.chunks(170) {
        assert_eq!(store.merge(&page(rows)).added, 0);
    }
    assert!(texts(&store).into_iter().eq(rows.iter().map(|row| row["text"].as_str().unwrap())));
}

#[test]
fn windows_days_and_conversations_are_counted() {
    let row = |at: i64, conversation: &str, label: &str| json!({"timestamp": at, "conversationId": conversation, "labels": [label]});
    let store = store(&[&[
        row(2 * DAY_MS, "a", "x"),
        row(2 * DAY_MS - 1, "a", "x"),
        row(DAY_MS, "b", "x"),
        row(DAY_MS - 1, "c", "y"),
        row(-1, "d", "y"),
    ]]);
    let window = |from, to| Window::new(from, to).unwrap();
    assert_eq!(store.rows_between(window(DAY_MS, 2 * DAY_MS)), 1..3);
    assert_eq!(store.rows_between(window(0, 3 * DAY_MS)), 0..4);
    assert!(store.rows_between(window(3 * DAY_MS, 4 * DAY_MS)).is_empty());
    assert_eq!([-DAY_MS, 0, DAY_MS, 2 * DAY_MS].map(|day| store.count_on(day)), [1, 1, 2, 1]);
    assert_eq!((store.count_on(DAY_MS), store.count_on(9 * DAY_MS)), (2, 0));
    assert_eq!([None, Some("x"), Some("y"), Some("z")].map(|label| store.conversations(label)), [4, 2, 2, 0]);
}

#[test]
fn nothing_that_a_user_wrote_is_in_debug() {
    let batch = page(&[message(1, "secret words")]);
    let mut store = Store::new();
    store.merge(&batch);
    let debug = format!("{batch:?} {store:?} {:?}", store.get(0).unwrap());
    assert!(!debug.contains("secret") && !debug.contains("Ada"), "{debug}");
}

/// A message of the naive model.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    at: i64,
    text: String,
}

impl Told {
    fn json(&self) -> Value {
        message(self.at, &self.text)
    }
}

/// The same rules, on a list, without any of the store's means.
fn merge_naively(held: &mut Vec<Told>, page: &[Told]) {
    let mut page = page.to_vec();
    page.sort_by_key(|row| std::cmp::Reverse(row.at));
    let (newest, oldest) = (page.first().map(|row| row.at), page.last().map(|row| row.at));
    for group in page.chunk_by(|a, b| a.at == b.at) {
        let at = group[0].at;
        let comes_down = Some(at) == oldest && newest != oldest;
        let start = held.iter().take_while(|row| row.at > at).count();
        let ties: Vec<Told> = held.iter().filter(|row| row.at == at).cloned().collect();
        // Each held row with what comes behind it; the first list comes before all of them.
        let mut behind: Vec<Vec<Told>> = vec![Vec::new(); ties.len() + 1];
        let (mut unplaced, mut last) = (Vec::new(), None);
        for row in group {
            if let Some(place) = ties.iter().position(|tie| tie == row) {
                if last.is_none() {
                    behind[place].append(&mut unplaced);
                }
                last = Some(place);
            } else if !behind.concat().contains(row) && !unplaced.contains(row) {
                last.map_or(&mut unplaced, |place: usize| &mut behind[place + 1]).push(row.clone());
            }
        }
        let rest = if comes_down { 0 } else { ties.len() };
        behind[rest].append(&mut unplaced);
        let mut whole = behind.remove(0);
        for (tie, rows) in ties.iter().zip(behind) {
            whole.push(tie.clone());
            whole.extend(rows);
        }
        held.splice(start..start + ties.len(), whole);
    }
}

fn told() -> impl Strategy<Value = Told> {
    (0i64..12, 0u8..12).prop_map(|(at, text)| Told { at, text: text.to_string() })
}

fn told_by(store: &Store) -> Vec<Told> {
    store.rows(0..store.len()).map(|row| Told { at: row.at, text: row.text.unwrap().to_owned() }).collect()
}

proptest! {
    #[test]
    fn any_pages_in_any_order_are_as_in_a_naive_list(pages in prop::collection::vec(prop::collection::vec(told(), 0..12), 0..12)) {
        let mut store = Store::new();
        let mut naive = Vec::new();
        for rows in &pages {
            let before = naive.len();
            merge_naively(&mut naive, rows);
            let merged = store.merge(&page(&rows.iter().map(Told::json).collect::<Vec<_>>()));
            prop_assert_eq!(merged.added, naive.len() - before);
            prop_assert_eq!(merged.added + merged.doubled, rows.len());
            prop_assert_eq!(&told_by(&store), &naive);
        }
        for index in 0..store.len() {
            prop_assert_eq!(store.index_of(store.id_at(index).unwrap()), Some(index));
        }
        prop_assert_eq!(store.days.values().sum::<usize>(), naive.len());
    }

    #[test]
    fn pages_that_follow_each_other_give_the_servers_list(
        times in prop::collection::vec(0i64..40, 1..400),
        cuts in prop::collection::vec((1usize..60, 0usize..4), 1..60),
        head in 0usize..100,
    ) {
        let mut server: Vec<Told> = (0..).zip(times).map(|(n, at): (usize, i64)| Told { at, text: n.to_string() }).collect();
        server.sort_by_key(|row| std::cmp::Reverse(row.at));
        let rows: Vec<Value> = server.iter().map(Told::json).collect();
        // The reader begins `head` rows down, as they were when it started; the newer rows come last, in one page that overlaps.
        let head = head.min(rows.len() - 1);
        let mut store = Store::new();
        let mut place = head;
        let mut cuts = cuts.iter().cycle();
        while place < rows.len() {
            let &(size, overlap) = cuts.next().unwrap();
            let from = place.saturating_sub(overlap).max(head);
            let upto = (place + size).min(rows.len());
            store.merge(&page(&rows[from..upto]));
            place = upto;
        }
        let merged = store.merge(&page(&rows[..=head]));
        prop_assert_eq!((merged.added, merged.at_head), (head, head));
        prop_assert_eq!(told_by(&store), server);
    }
}

#[test]
fn sets_of_labels_are_counted() {
    let row = |at: i64, labels: &[&str], custom: &[&str]| json!({"timestamp": at, "labels": labels, "customLabelIds": custom, "text": "x"});
    let store = store(&[&[row(9, &["a", "b"], &["c"]), row(8, &["a"], &[]), row(7, &["a"], &[]), row(6, &[], &[])]]);
    let mut sets = store.label_sets();
    sets.sort();
    assert_eq!(sets, [(vec![], 1), (vec!["a"], 2), (vec!["a", "b", "c"], 1)]);
}

#[test]
fn rows_that_come_again_with_other_labels_are_counted_as_changed() {
    let mut store = store(&[&[message(9, "a"), message(8, "b")]]);
    let mut labelled = message(8, "b");
    labelled["labels"] = json!(["angry"]);
    let merged = store.merge(&page(&[message(9, "a"), labelled]));
    assert_eq!((merged.doubled, merged.changed), (2, 1));
}

use std::ops::Range;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::store::tests::{message, page};

fn literal(text: &str) -> Condition {
    Condition::Matches(Pattern::parse(text, Mode::Literal).unwrap())
}

/// Runs it to the end, a few bytes at a time.
fn run(search: &mut Search, store: &Store) {
    for _ in 0..=store.len() {
        if search.step(store, 16).done {
            return;
        }
    }
    panic!("a step must look at one row at least");
}

fn indices(search: &Search, store: &Store) -> Vec<usize> {
    (0..search.len()).map(|n| search.index_of_nth(store, n).unwrap()).collect()
}

fn store(rows: &[Value]) -> Store {
    let mut store = Store::new();
    store.merge(&page(rows));
    store
}

#[test]
fn it_is_walked_in_both_directions() {
    let texts = ["a", "x", "b", "x", "c"];
    let store = store(&(0..).zip(texts).map(|(n, text)| message(100 - n, text)).collect::<Vec<_>>());
    let mut search = Search::new([literal("x")]);
    assert_eq!(search.progress(&store), Progress { done: false, found: 0, looked_at: 0 });
    run(&mut search, &store);
    assert_eq!(indices(&search, &store), [1, 3]);
    assert_eq!((0..5).map(|at| search.next(&store, at)).collect::<Vec<_>>(), [Some(1), Some(3), Some(3), None, None]);
    assert_eq!(
        (0..5).map(|at| search.previous(&store, at)).collect::<Vec<_>>(),
        [None, None, Some(1), Some(1), Some(3)]
    );
    assert_eq!((0..6).map(|at| search.rank(&store, at)).collect::<Vec<_>>(), [0, 0, 1, 1, 2, 2]);
    assert_eq!(search.nth(&store, 1), store.id_at(3));
    assert_eq!(search.nth(&store, 2), None);
    assert!(search.contains(store.id_at(1).unwrap()) && !search.contains(store.id_at(0).unwrap()));
}

#[test]
fn rows_newer_than_a_mark_are_found_and_those_of_its_own_millisecond_are_not() {
    let mut store = store(&[message(5, "x"), message(4, "x"), message(3, "x")]);
    let mut search = Search::new([Condition::NewerThan(4), literal("x")]);
    run(&mut search, &store);
    assert_eq!(indices(&search, &store), [0]);
    store.merge(&page(&[message(9, "x"), message(8, "y"), message(2, "x")]));
    run(&mut search, &store);
    assert_eq!(indices(&search, &store), [0, 2]);
}

#[test]
fn pages_that_arrive_are_searched() {
    let mut store = store(&[message(5, "x")]);
    let mut search = Search::new([literal("x")]);
    run(&mut search, &store);
    store.merge(&page(&[message(9, "x"), message(8, "y"), message(2, "x")]));
    assert!(!search.progress(&store).done);
    run(&mut search, &store);
    assert_eq!(indices(&search, &store), [0, 2, 3]);
}

#[test]
fn names_and_damaged_rows_are_searched() {
    let store = store(&[
        json!({"timestamp": 3, "userName": "Grace", "text": "hello"}),
        json!({"timestamp": 2, "userName": "Ada", "text": "grace"}),
        json!({"timestamp": 1, "userName": "Ada", "text": null}),
        json!({"text": "graceless"}),
    ]);
    let mut search = Search::new([literal("grace")]);
    run(&mut search, &store);
    assert_eq!(indices(&search, &store), [0, 1, 3]);
}

#[test]
fn all_conditions_must_hold() {
    let row = |at: i64, conversation: &str, text: &str| json!({"timestamp": at, "conversationId": conversation, "text": text});
    let store = store(&[row(4, "a", "x"), row(3, "b", "x"), row(2, "a", "y"), row(1, "a", "xy")]);
    let conversation = || Condition::Conversation(store.get(0).unwrap().conversation_id);
    let found = |conditions: Vec<Condition>| {
        let mut search = Search::new(conditions);
        run(&mut search, &store);
        indices(&search, &store)
    };
    assert_eq!(found(vec![]), [0, 1, 2, 3]);
    assert_eq!(found(vec![conversation()]), [0, 2, 3]);
    assert_eq!(found(vec![literal("x"), conversation()]), [0, 3]);
    assert_eq!(found(vec![literal("x"), literal("y")]), [3]);
}

#[test]
fn no_match_runs_from_one_row_into_the_next() {
    let store = store(&[message(3, "one"), message(2, "two"), message(1, "one\ntwo")]);
    for pattern in ["e\\nt", "one\\s+two", "e[^x]t", "(?s)e.t", "one\\ntwo"] {
        let mut search = Search::new([Condition::Matches(Pattern::parse(pattern, Mode::Regex).unwrap())]);
        run(&mut search, &store);
        assert_eq!(indices(&search, &store), [2], "{pattern}");
    }
    let mut search = Search::new([literal("one\ntwo"), literal("E\nt"), literal("e\nt")].into_iter().take(1));
    run(&mut search, &store);
    assert_eq!(indices(&search, &store), [2]);
}

proptest! {
    /// Every way over many texts finds what the pattern finds in each by itself, however rows came and however far a step goes.
    #[test]
    fn it_finds_what_a_plain_loop_finds(
        pages in prop::collection::vec(prop::collection::vec((0i64..50, "[abAB\\n é]{0,6}"), 0..30), 1..6),
        pattern in prop::sample::select(vec![
            "a", "B", "ab", "aB", "é", "", "b\na",
            "^a", "b$", "^$", "a*", "a.b", "\\bab", "\\Aa", "b\\z", "a\\s+b", "[^a]", "(ab|ba)a?", "(?:aba)+", "b.*aba", "a\\nb", "(?:aba|BAB)\\s*a", "\\w+bab", "^bab$",
        ]),
        mode in prop::sample::select(vec![Mode::Literal, Mode::Regex, Mode::Fuzzy]),
        bytes in 0usize..200,
    ) {
        let mut store = Store::new();
        let pattern = || Pattern::parse(pattern, mode).unwrap();
        let mut search = Search::new([Condition::Matches(pattern())]);
        for rows in &pages {
            store.merge(&page(&rows.iter().map(|(at, text)| message(*at, text)).collect::<Vec<_>>()));
            search.step(&store, bytes);
        }
        while !search.step(&store, bytes).done {}
        let plain = pattern();
        let expected: Vec<usize> = (0..store.len())
            .filter(|&index| store.get(index).is_some_and(|row| plain.matches(row.text.unwrap()) || plain.matches(row.user.unwrap())))
            .collect();
        prop_assert_eq!(search.len(), expected.len());
        prop_assert_eq!(indices(&search, &store), expected.clone());
        for index in 0..store.len() {
            prop_assert_eq!(search.next(&store, index), expected.iter().copied().find(|&found| found > index));
            prop_assert_eq!(search.previous(&store, index), expected.iter().copied().rfind(|&found| found < index));
        }
    }
}

#[test]
fn labels_are_asked_for_once_a_set_and_meet_other_conditions() {
    let row = |at: i64, labels: &[&str], custom: &[&str], text: &str| json!({"timestamp": at, "labels": labels, "customLabelIds": custom, "text": text});
    let mut store = store(&[
        row(5, &["frustrated"], &[], "x"),
        row(4, &["frustrated", "spam"], &[], "x"),
        row(3, &["frustrated"], &["c1"], "y"),
        row(2, &[], &[], "x"),
    ]);
    let labels = || Condition::Labels(Box::new(|carries| carries("frustrated") && !carries("spam")));
    let mut search = Search::new([labels()]);
    run(&mut search, &store);
    assert_eq!(indices(&search, &store), [0, 2]);
    let mut both = Search::new([literal("x"), labels()]);
    run(&mut both, &store);
    assert_eq!(indices(&both, &store), [0]);
    let mut custom = Search::new([Condition::Labels(Box::new(|carries| carries("c1")))]);
    run(&mut custom, &store);
    assert_eq!(indices(&custom, &store), [2]);
    store.merge(&page(&[row(1, &["new", "frustrated"], &[], "z")]));
    run(&mut search, &store);
    assert_eq!(indices(&search, &store), [0, 2, 4], "a set that comes later is asked for too");
}

#[test]
fn a_step_goes_no_further_than_one_text_beyond_its_bytes_however_large_texts_are() {
    const STEP: usize = 64 << 10;
    let large = "needle in a haystack ".repeat(3_000_000 / 21);
    let text = |row: i64| if row % 10 == 3 { large.as_str() } else { "a few words" };
    let store = store(&(0..40).map(|row| message(1_000 - row, text(row))).collect::<Vec<_>>());
    let mut search = Search::new([literal("needle")]);
    let (mut before, mut steps) = (0, 0);
    while !search.progress(&store).done {
        let Progress { looked_at, .. } = search.step(&store, STEP);
        let bytes = |rows: Range<usize>| rows.map(|row| text(row as i64).len() + 1).sum::<usize>();
        assert!(bytes(before..looked_at - 1) <= STEP, "rows {before} to {looked_at}");
        (before, steps) = (looked_at, steps + 1);
    }
    assert!(steps >= 4, "a large text is a step of its own");
    assert_eq!(indices(&search, &store), [3, 13, 23, 33]);
}

#[test]
fn a_pattern_that_would_explode_is_refused_or_done_in_one_pass() {
    for pattern in ["(?:x{1000}){1000}", r"(\w{300}){300}"] {
        let error = Pattern::parse(pattern, Mode::Regex).unwrap_err();
        assert!(error.message.contains("too large"), "{error}");
    }
    let store = store(&[message(1, &"a".repeat(20_000))]);
    for pattern in ["(a*)*b", "(a|a)*c", "(a+)+$x"] {
        let mut search = Search::new([Condition::Matches(Pattern::parse(pattern, Mode::Regex).unwrap())]);
        run(&mut search, &store);
        assert!(search.is_empty(), "{pattern}");
    }
}

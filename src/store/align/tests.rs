use proptest::prelude::*;
use serde_json::{Value, json};

use crate::store::tests::{message, page};
use crate::store::{Batch, Condition, Mode, Pattern, Place, Search, Store};

fn shown(store: &Store) -> Vec<String> {
    store.rows(0..store.len()).map(|row| row.damaged.or(row.text).unwrap_or("-").to_owned()).collect()
}

fn store(rows: &[Value]) -> Store {
    let mut store = Store::new();
    store.merge(&page(rows));
    store
}

#[test]
fn rows_without_anything_are_as_many_as_a_page_shows() {
    let rows = [message(9, "a"), json!(null), json!(null), message(7, "b"), json!({}), json!(null)];
    let mut store = store(&rows);
    assert_eq!((store.len(), store.damaged()), (6, 4));
    let again = store.merge(&page(&rows));
    assert_eq!((again.added, again.doubled, again.damaged), (0, 6, 0));
    // Cut elsewhere, they lead the page or end it.
    for part in [&rows[1..4], &rows[2..], &rows[..3], &rows[..2], &rows[3..5]] {
        assert_eq!(store.merge(&page(part)).added, 0, "{part:?}");
    }
    assert_eq!(shown(&store), ["a", "null", "null", "b", "{}", "null"]);
    // One more than was shown before is one more.
    assert_eq!(store.merge(&page(&[message(9, "a"), json!(null), json!(null), json!(null), message(7, "b")])).added, 1);
}

#[test]
fn a_page_without_any_time_is_known_by_where_it_stands() {
    let mut store = store(&[message(90, "a")]);
    let near = |near| Place { near: Some(near), goes_on: false };
    let bare = || page(&[json!(null), json!(null)]);
    assert_eq!(store.merge_at(&bare(), near(50)).added, 2);
    assert_eq!(store.merge_at(&bare(), near(50)).added, 0, "the same page again");
    assert_eq!(store.merge_at(&bare(), near(40)).added, 2, "the next one");
    assert_eq!(store.rows(0..5).map(|row| row.at).collect::<Vec<_>>(), [90, 50, 50, 40, 40]);
}

#[test]
fn what_stands_in_the_place_of_a_row_without_a_time_is_that_row() {
    let mut store = store(&[message(9, "a"), json!(null), message(5, "c")]);
    let id = store.id_at(1).unwrap();
    let merged = store.merge(&page(&[message(9, "a"), message(7, "b"), message(5, "c")]));
    assert_eq!((merged.added, merged.doubled, merged.changed), (0, 3, 1));
    assert_eq!(merged.named().collect::<Vec<_>>(), [id]);
    assert_eq!((shown(&store), store.damaged()), (vec!["a".into(), "b".into(), "c".into()], 0));
    let row = store.row(id).unwrap();
    assert_eq!((row.at, row.text, row.user, store.index_of(id)), (7, Some("b"), Some("Ada"), Some(1)));
    // And damaged again, it is held whole.
    assert_eq!(store.merge(&page(&[message(9, "a"), json!(null), message(5, "c")])).added, 0);
    assert_eq!(shown(&store), ["a", "b", "c"]);
}

#[test]
fn a_row_that_is_mended_moves_to_its_own_day() {
    const DAY: i64 = crate::view::DAY_MS;
    let mut store = store(&[message(2 * DAY, "a"), json!(null), message(DAY - 2, "c")]);
    store.merge(&page(&[message(2 * DAY, "a"), message(DAY - 1, "b"), message(DAY - 2, "c")]));
    assert_eq!([0, DAY, 2 * DAY].map(|day| store.count_on(day)), [2, 0, 1]);
}

#[test]
fn what_lies_beyond_the_page_is_not_taken_for_its_rows() {
    // The rows below stand in another part of the list: the page ends before them.
    let mut held = store(&[message(90, "a")]);
    held.merge(&page(&[json!(null), message(10, "z")]));
    assert_eq!(held.merge(&page(&[message(90, "a"), message(80, "b"), json!(null)])).added, 2);
    assert_eq!(held.merge(&page(&[message(80, "b"), json!(null), message(70, "c")])).added, 1);
    assert_eq!(shown(&held), ["a", "b", "null", "c", "null", "z"]);
}

/// How a row comes.
#[derive(Clone, Copy, Debug)]
enum Form {
    Whole,
    Bare,
    Empty,
    Untimed,
    Speechless,
    Nameless,
    Kindless,
    Broken,
}

/// A row of the server, in one of its forms.
fn formed(at: i64, text: &str, form: Form) -> Value {
    let mut row = message(at, text);
    row["conversationId"] = json!(format!("of {text}"));
    row["labels"] = json!(["x"]);
    match form {
        Form::Whole => {}
        Form::Bare => return Value::Null,
        Form::Empty => return json!({}),
        Form::Untimed => row["timestamp"] = json!("soon"),
        Form::Speechless => row["text"] = json!(["?"]),
        Form::Nameless => row["conversationId"] = Value::Null,
        Form::Kindless => {
            row["kind"] = json!({});
            row["userName"] = Value::Null;
            row["labels"] = Value::Null;
        }
        Form::Broken => row["userName"] = json!("LONE"),
    }
    row
}

fn batch(rows: &[Value]) -> Batch {
    let json: Vec<_> = rows.iter().map(|row| row.to_string().replace("LONE", "\\ud800")).collect();
    let raw: Vec<_> = json.into_iter().map(|row| serde_json::value::RawValue::from_string(row).unwrap()).collect();
    Batch::read(raw.iter().map(AsRef::as_ref))
}

fn form() -> impl Strategy<Value = Form> {
    use Form::{Bare, Broken, Empty, Kindless, Nameless, Speechless, Untimed, Whole};
    prop_oneof![
        6 => Just(Whole),
        1 => prop::sample::select(vec![Bare, Empty, Untimed, Speechless, Nameless, Kindless, Broken]),
    ]
}

/// One way through the server's list, from its newest row to its oldest.
#[derive(Clone, Debug)]
struct Round {
    forms: Vec<Form>,
    sizes: Vec<usize>,
}

impl Round {
    fn form(&self, n: usize) -> Form {
        self.forms[n % self.forms.len()]
    }
}

/// Ways through a list: rows that do not tell their time stay so until they come whole; other damage comes and goes.
fn rounds() -> impl Strategy<Value = Vec<Round>> {
    let round = (prop::collection::vec(form(), 60), sizes()).prop_map(|(forms, sizes)| Round { forms, sizes });
    prop::collection::vec(round, 1..4).prop_map(|mut rounds| {
        for next in 1..rounds.len() {
            for n in 0..60 {
                let (before, now) = (rounds[next - 1].forms[n], rounds[next].forms[n]);
                if is_untimed(now) {
                    rounds[next].forms[n] = if is_untimed(before) { before } else { Form::Speechless };
                }
            }
        }
        rounds
    })
}

const fn is_untimed(form: Form) -> bool {
    matches!(form, Form::Bare | Form::Empty | Form::Untimed)
}

fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(4usize..20, 1..10)
}

fn asked(server: &[(i64, String)], rows: std::ops::Range<usize>, round: &Round) -> Batch {
    let formed = |n: usize| formed(server[n].0, &server[n].1, round.form(n));
    batch(&rows.map(formed).collect::<Vec<_>>())
}

/// Pages that begin with the millisecond at which the one before ended, as far as the rows tell, and grow where that is no way
/// on.
fn walk(store: &mut Store, server: &[(i64, String)], round: &Round, mut came: impl FnMut(&Store)) {
    let mut sizes = round.sizes.iter().copied().cycle();
    let (mut start, mut size) = (0, sizes.next().unwrap());
    loop {
        let end = (start + size).min(server.len());
        let batch = asked(server, start..end, round);
        let edge = batch.oldest().unwrap_or(server[end - 1].0);
        store.merge_at(&batch, Place { near: Some(server[end - 1].0), goes_on: false });
        came(store);
        if end == server.len() {
            return;
        }
        let next = server.iter().position(|row| row.0 == edge).unwrap();
        size = if next > start { sizes.next().unwrap() } else { size * 2 };
        start = next.max(start);
    }
}

fn server(steps: &[i64]) -> Vec<(i64, String)> {
    let mut at = 1_000;
    let row = |(n, step): (usize, &i64)| {
        at -= step;
        (at, format!("t{n}"))
    };
    steps.iter().enumerate().map(row).collect()
}

#[test]
fn a_broken_name_leaves_the_rest_readable() {
    let rows = batch(&[formed(5, "a", Form::Broken)]);
    let whole = page(&[formed(5, "a", Form::Whole)]);
    let version = |batch: &Batch| {
        format!("{:?}", super::super::version::Version::of(&batch.words, &batch.texts, 0, batch.rows[0]))
    };
    assert_eq!(version(&rows), version(&whole));
}

proptest! {
    #[test]
    fn every_message_is_held_once_however_it_comes(
        steps in prop::collection::vec(prop_oneof![1 => Just(0i64), 4 => 1i64..9], 1..60),
        rounds in rounds(),
        sizes in sizes(),
    ) {
        let server = server(&steps);
        let mut store = Store::new();
        let mut search = Search::new([Condition::Matches(Pattern::parse("t1", Mode::Literal).unwrap())]);
        let mut named: std::collections::HashMap<_, String> = std::collections::HashMap::new();
        let whole = Round { forms: vec![Form::Whole], sizes };
        for (n, round) in rounds.iter().chain([&whole]).enumerate() {
            walk(&mut store, &server, round, |store| { search.step(store, usize::MAX); });
            prop_assert_eq!(store.len(), server.len(), "after {} rounds: {:?}", n + 1, shown(&store));
            for index in 0..store.len() {
                let id = store.id_at(index).unwrap();
                prop_assert_eq!(store.index_of(id), Some(index));
                // An id goes on to be the same message.
                if let Some(text) = store.row(id).unwrap().text {
                    let before = named.entry(id).or_insert_with(|| text.to_owned());
                    prop_assert_eq!(before.as_str(), text);
                }
            }
        }
        let held: Vec<_> = store.rows(0..store.len()).map(|row| (row.at, row.text.unwrap().to_owned())).collect();
        let mut sorted = held.clone();
        sorted.sort();
        let mut expected = server.clone();
        expected.sort();
        prop_assert_eq!(sorted, expected);
        prop_assert!(held.is_sorted_by(|newer, older| newer.0 >= older.0));
        prop_assert_eq!(store.damaged(), 0);
        prop_assert!(store.rows(0..store.len()).all(|row| row.labels().eq(["x"]) && row.user == Some("Ada")));
        prop_assert_eq!(store.days.values().sum::<usize>(), server.len());
        let mut anew = Search::new([Condition::Matches(Pattern::parse("t1", Mode::Literal).unwrap())]);
        anew.step(&store, usize::MAX);
        while !search.step(&store, usize::MAX).done || !anew.step(&store, usize::MAX).done {}
        let found = |search: &Search| (0..search.len()).map(|n| search.index_of_nth(&store, n)).collect::<Vec<_>>();
        prop_assert_eq!(found(&search), found(&anew));
    }
    #[test]
    fn no_message_is_lost_where_pages_go_on_inside_a_millisecond(
        steps in prop::collection::vec(prop_oneof![2 => Just(0i64), 1 => 1i64..9], 1..60),
        rounds in rounds(),
        sizes in sizes(),
    ) {
        let server = server(&steps);
        let mut store = Store::new();
        let whole = Round { forms: vec![Form::Whole], sizes };
        for round in rounds.iter().chain([&whole]) {
            // What does not even tell its time cannot be told from what another page showed.
            let timed = |form| if is_untimed(form) { Form::Broken } else { form };
            let forms = round.forms.iter().copied().map(timed);
            let round = &Round { forms: forms.collect(), sizes: round.sizes.clone() };
            let mut sizes = round.sizes.iter().cycle();
            let mut start = 0;
            while start < server.len() {
                let end = (start + sizes.next().unwrap()).min(server.len());
                store.merge_at(&asked(&server, start..end, round), Place { near: Some(server[end - 1].0), goes_on: start > 0 });
                start = end;
            }
            prop_assert!(store.len() >= server.len());
        }
        let held: std::collections::HashSet<_> =
            store.rows(0..store.len()).filter_map(|row| Some((row.at, row.text?.to_owned()))).collect();
        prop_assert!(server.iter().all(|row| held.contains(row)));
    }
}

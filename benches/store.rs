//! The store at a million lifelike messages: `cargo bench --bench store`.

#![expect(clippy::print_stderr, reason = "figures that divan does not know")]

use std::fmt::Write as _;
use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use serde_json::value::RawValue;
use vipdeck::store::{Batch, Condition, Mode, Pattern, Search, Store};

const ROWS: usize = 1_000_000;
const PAGE: usize = 200;
const NEWEST: i64 = 1_748_609_999_000;
/// Rarely among the texts, so that it is worth searching for.
const RARE: &str = "photograph";

fn main() {
    let store = &*STORE;
    eprintln!(
        "{} rows, {} MB of text, {} MB in all: {:.1} bytes a row beside the text",
        store.len(),
        store.text_bytes() / 1_000_000,
        store.bytes() / 1_000_000,
        (store.bytes() - store.text_bytes()) as f64 / store.len() as f64,
    );
    divan::main();
}

static STORE: LazyLock<Store> = LazyLock::new(|| {
    let mut store = Store::new();
    for page in 0..ROWS / PAGE {
        store.merge(&read(&json(page)));
    }
    store
});

/// A page's rows as the API sends them; pages follow each other from the newest on.
fn json(page: usize) -> Vec<Box<RawValue>> {
    const WORDS: [&str; 24] = [
        "the", "order", "still", "has", "not", "arrived", "please", "help", "me", "with", "my", "account", "again",
        "thanks", "I", "love", "this", "game", "but", "level", "forty", "is", "broken", "😀",
    ];
    let mut random = fastrand::Rng::with_seed(page as u64);
    let row = |number: usize| {
        let person = random.usize(..50_000);
        let mut text = String::new();
        for _ in 0..random.usize(4..36) {
            text += WORDS[random.usize(..WORDS.len())];
            text.push(' ');
        }
        if random.usize(..2_000) == 0 {
            text += RARE;
        }
        let label = ["[]", "[\"frustrated\"]", "[\"refund\"]", "[\"praise\",\"refund\"]"][random.usize(..4)];
        let mut json = String::new();
        let _ = write!(
            json,
            r#"{{"timestamp":{},"date":"2025-05-30T12:59:59.000Z","conversationId":"t_{person:016}","userName":"User {person}","kind":"text","source":"dm","labels":{label},"customLabelIds":[],"text":"{text}"}}"#,
            NEWEST - number as i64 * 997,
        );
        RawValue::from_string(json).unwrap_or_default()
    };
    (page * PAGE..(page + 1) * PAGE).map(row).collect()
}

fn read(rows: &[Box<RawValue>]) -> Batch {
    Batch::read(rows.iter().map(AsRef::as_ref))
}

#[divan::bench]
fn read_a_page(bencher: Bencher<'_, '_>) {
    let rows = json(7);
    bencher.counter(ItemsCount::new(PAGE)).bench(|| read(&rows));
}

/// Pages that are new, at the old end of a growing store.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn merge_a_hundred_pages(bencher: Bencher<'_, '_>) {
    let pages: Vec<Batch> = (0..100).map(|page| read(&json(page))).collect();
    bencher.counter(ItemsCount::new(100 * PAGE)).with_inputs(Store::new).bench_values(|mut store| {
        for page in &pages {
            store.merge(page);
        }
        store
    });
}

#[divan::bench(args = [0, ROWS / 2, ROWS - 1])]
fn get(index: usize) -> Option<i64> {
    STORE.get(black_box(index)).map(|row| row.at)
}

#[divan::bench(
    args = [("Photograph", Mode::Literal), ("photograph", Mode::Literal), ("photog.aph", Mode::Regex), ("(?-i)photog.aph", Mode::Regex),
        (r"\w+graph\w*", Mode::Regex),
        (r"(?:forty|level)\s+is", Mode::Regex), ("e", Mode::Literal), ("phtgrph", Mode::Fuzzy)],
    sample_count = 10, sample_size = 1
)]
fn search(bencher: Bencher<'_, '_>, (text, mode): (&str, Mode)) {
    let search = || Pattern::parse(text, mode).map(|pattern| Search::new([Condition::Matches(pattern)]));
    bencher.with_inputs(search).bench_values(|search| search.map(|mut search| search.step(&STORE, usize::MAX).found));
}

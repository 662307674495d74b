use std::cmp::Reverse;

use proptest::prelude::*;
use serde_json::value::RawValue;

use super::*;
use crate::store::Batch;

/// The same, gone through one by one.
fn take_naively(free: &mut Vec<usize>, held: &[Version<'_>], version: &Version<'_>, least: usize) -> Option<usize> {
    let agrees = |held: &Version<'_>| held.agrees(version).filter(|agrees| *agrees >= least && held.is_timed());
    let best = free.iter().enumerate().filter_map(|(n, &place)| Some((agrees(&held[place])?, Reverse(n)))).max();
    best.map(|(_, Reverse(n))| free.remove(n))
}

fn row() -> impl Strategy<Value = String> {
    let word = |words: &'static [&'static str]| prop::sample::select(words);
    (
        word(&["5", "6", "null"]),
        word(&["\"c\"", "\"d\"", "7", "null"]),
        word(&["\"text\"", "\"other\"", "\"new\"", "null"]),
        word(&["\"a\"", "\"b\"", "\"\\ud800\"", "null"]),
        word(&["\"u\"", "\"\\ud800\""]),
    )
        .prop_map(|(at, conversation, kind, text, user)| {
            format!(
                "{{\"timestamp\":{at},\"conversationId\":{conversation},\"kind\":{kind},\"text\":{text},\"userName\":{user}}}"
            )
        })
}

fn batch(rows: &[String]) -> Batch {
    let rows: Vec<Box<RawValue>> = rows.iter().map(|row| RawValue::from_string(row.clone()).unwrap()).collect();
    Batch::read(rows.iter().map(AsRef::as_ref))
}

fn versions(batch: &Batch) -> Vec<Version<'_>> {
    let version = |(number, fields)| Version::of(&batch.words, &batch.texts, number, fields).unwrap();
    (0..).zip(batch.rows.iter().copied()).map(version).collect()
}

proptest! {
    #[test]
    fn what_is_looked_up_is_what_going_through_all_finds(
        held in prop::collection::vec(row(), 0..40),
        rows in prop::collection::vec(row(), 0..40),
        least in 0usize..=4,
    ) {
        let (held, rows) = (batch(&held), batch(&rows));
        let (held, rows) = (versions(&held), versions(&rows));
        let mut fits = Fits::new(&held);
        let mut free: Vec<usize> = (0..held.len()).collect();
        for row in &rows {
            prop_assert_eq!(fits.take(row, least), take_naively(&mut free, &held, row, least));
        }
    }
}

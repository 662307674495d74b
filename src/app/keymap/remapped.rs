//! A keymap without any key of the table's, to find out which text names a key that `[keys]` did away with.

use std::collections::BTreeMap;

use super::Keymap;
use crate::app::action::BINDINGS;

/// What is said of a key where it is named.
const DOES: [&str; 16] = [
    "asks", "chooses", "copies", "exports", "fetches", "goes", "lists", "loads", "looks", "moves", "repairs", "saves",
    "shows", "stops", "then", "tries",
];

/// Every action on a letter of its own, which no other text has.
pub(crate) fn keymap() -> Keymap {
    let letters = ('\u{48a}'..='\u{52f}').map(|letter| vec![letter.to_string()]);
    let names = BINDINGS.iter().map(|binding| binding.name.to_owned());
    Keymap::new(&names.zip(letters).collect()).unwrap()
}

/// Where a text names a key of the table: the key, and what it is said to do.
pub(crate) fn keys_of_the_table_in(text: &str) -> Vec<String> {
    let table = Keymap::new(&BTreeMap::new()).unwrap();
    let keys: Vec<String> = BINDINGS.iter().filter_map(|binding| table.first(binding.action)).collect();
    let is_key = |word: &str| keys.iter().any(|key| key == word.trim_matches([',', '.', ';', '(', ')']));
    let words: Vec<&str> = text.split_whitespace().collect();
    let named = words.windows(2).filter(|pair| match pair {
        ["with" | "press", key] => is_key(key),
        [key, does] => is_key(key) && DOES.contains(&does.trim_matches([',', '.', ';', ')'])),
        _ => false,
    });
    named.map(|pair| pair.join(" ")).collect()
}

#[test]
fn a_key_that_is_named_is_found() {
    assert_eq!(keys_of_the_table_in("no match; a loads all, Esc stops"), ["a loads", "Esc stops"]);
    assert_eq!(keys_of_the_table_in("choose another with w"), ["with w"]);
    assert!(keys_of_the_table_in("a message of 5 labels; ҋ loads all").is_empty());
    assert!(BINDINGS.iter().all(|binding| keymap().first(binding.action).is_some()));
}

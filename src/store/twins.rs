//! Finding the row that a new one repeats, where looking through its neighbours would not do.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::Store;
use super::words::{Body, Tags};

/// What makes two rows the same (contract: same conversationId, timestamp, kind and text; a damaged row is its JSON).
#[derive(Clone, Copy)]
pub(super) struct Identity<'a> {
    pub(super) at: i64,
    pub(super) conversation: u32,
    pub(super) tags: Tags,
    pub(super) text: &'a str,
}

impl PartialEq for Identity<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.tags.body == other.tags.body
            && (self.tags.body == Body::Damaged
                || (self.at == other.at
                    && self.conversation == other.conversation
                    && self.tags.kind == other.tags.kind
                    && self.tags.kind_word == other.tags.kind_word))
            && self.text == other.text
    }
}

/// Rows by their identity: the damaged ones, whose place in time is a guess, and those of crowded milliseconds. All others are
/// few within their millisecond, and need no table.
#[derive(Default)]
pub(super) struct Twins {
    rows: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Twins {
    pub(super) fn find(&self, identity: &Identity<'_>, store: &Store) -> Option<u32> {
        let is_same = |&row: &u32| store.identity(row).is_some_and(|held| held == *identity);
        self.rows.find(hash(&self.hasher, identity), is_same).copied()
    }

    pub(super) fn insert(&mut self, row: u32, store: &Store) {
        let Self { rows, hasher } = self;
        let hash = |&row: &u32| store.identity(row).map_or(0, |identity| hash(hasher, &identity));
        rows.insert_unique(hash(&row), row, hash);
    }

    pub(super) fn heap(&self) -> usize {
        self.rows.allocation_size()
    }
}

/// What is equal has one hash: the time of a damaged row does not count.
fn hash(hasher: &DefaultHashBuilder, identity: &Identity<'_>) -> u64 {
    let at = if identity.tags.body == Body::Damaged { 0 } else { identity.at };
    hasher.hash_one((at, identity.text))
}

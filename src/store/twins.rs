//! Finding the row that a new one repeats, where looking through its neighbours would not do.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::Store;
use super::intern::NONE;
use super::words::{Body, Tags};

/// Rows of one millisecond beyond which they are found by table instead of one by one.
const CROWD: usize = 64;

/// What makes two rows the same (contract: same conversationId, timestamp, kind and text; a damaged row is its JSON).
#[derive(Clone, Copy)]
pub(super) struct Identity<'a> {
    pub(super) at: i64,
    pub(super) conversation: u32,
    pub(super) tags: Tags,
    pub(super) text: &'a str,
}

impl Identity<'_> {
    /// Whether it could be read and leaves nothing open. Of rows that do, several on a page that look alike are several.
    pub(super) fn is_whole(&self) -> bool {
        self.conversation != NONE && !self.tags.gaps.kind && self.tags.body == Body::Said
    }
}

impl PartialEq for Identity<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
            && self.tags.body == other.tags.body
            && self.conversation == other.conversation
            && self.tags.kind == other.tags.kind
            && self.tags.kind_word == other.tags.kind_word
            && self.text == other.text
    }
}

/// The rows of crowded milliseconds, by their identity. All others are few within their millisecond, and need no table.
#[derive(Default)]
pub(super) struct Twins {
    rows: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Twins {
    /// The row that is the same and fits, among those of its millisecond: `rows`, so many in all.
    pub(super) fn find(
        &self,
        identity: &Identity<'_>,
        (rows, count): (impl Iterator<Item = u32>, usize),
        store: &Store,
        fits: impl Fn(u32) -> bool,
    ) -> Option<u32> {
        let is_same = |row: u32| fits(row) && store.identity(row).is_some_and(|held| held == *identity);
        if count > CROWD {
            return self.rows.find(hash(&self.hasher, identity), |&row| is_same(row)).copied();
        }
        rows.into_iter().find(|&row| is_same(row))
    }

    /// Takes in a row that is new in its millisecond, which has these rows already, so many in all.
    pub(super) fn came<R: Iterator<Item = u32>>(
        &mut self,
        row: u32,
        (rows, count): (impl FnOnce() -> R, usize),
        store: &Store,
    ) {
        if count == CROWD {
            rows().for_each(|row| self.insert(row, store));
        }
        if count >= CROWD {
            self.insert(row, store);
        }
    }

    pub(super) fn insert(&mut self, row: u32, store: &Store) {
        let Self { rows, hasher } = self;
        let hash = |&row: &u32| store.identity(row).map_or(0, |identity| hash(hasher, &identity));
        rows.insert_unique(hash(&row), row, hash);
    }

    /// Takes a row out that is about to change; whether it was in.
    pub(super) fn remove(&mut self, row: u32, store: &Store) -> bool {
        let Some(identity) = store.identity(row) else { return false };
        let Ok(entry) = self.rows.find_entry(hash(&self.hasher, &identity), |&held| held == row) else { return false };
        entry.remove();
        true
    }

    pub(super) fn heap(&self) -> usize {
        self.rows.allocation_size()
    }
}

fn hash(hasher: &DefaultHashBuilder, identity: &Identity<'_>) -> u64 {
    hasher.hash_one((identity.at, identity.text))
}

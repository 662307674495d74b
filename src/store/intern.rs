//! Values that many rows share, kept once and known by number.

use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};

use hashbrown::{DefaultHashBuilder, HashTable};

use super::texts::{Stretch, Texts};

/// Stands for the number of a value that is missing; no table gives it.
pub(super) const NONE: u32 = u32::MAX;

/// Texts kept once.
pub(super) struct Names {
    texts: Texts,
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Names {
    pub(super) fn new() -> Self {
        Self { texts: Texts::new(), numbers: HashTable::new(), hasher: DefaultHashBuilder::default() }
    }

    pub(super) fn intern(&mut self, name: &str) -> u32 {
        let Self { texts, numbers, hasher } = self;
        let hash = hasher.hash_one(name);
        if let Some(&number) = numbers.find(hash, |&number| texts.get(number) == Some(name)) {
            return number;
        }
        let number = texts.push(name);
        numbers.insert_unique(hash, number, |&number| hasher.hash_one(texts.get(number).unwrap_or_default()));
        number
    }

    /// The number of a text, when it is held.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        self.numbers.find(self.hasher.hash_one(name), |&number| self.texts.get(number) == Some(name)).copied()
    }

    pub(super) fn get(&self, number: u32) -> Option<&str> {
        self.texts.get(number)
    }

    pub(super) fn len(&self) -> u32 {
        self.texts.len()
    }

    /// Texts from a number on, to be searched together.
    pub(super) fn stretch(&self, from: u32) -> Option<Stretch<'_>> {
        self.texts.stretch(from, usize::MAX)
    }

    /// Every text, by number.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|number| self.get(number))
    }

    pub(super) fn heap(&self) -> usize {
        self.texts.heap() + self.numbers.allocation_size()
    }
}

/// Other values kept once.
pub(super) struct Interned<T> {
    values: Vec<T>,
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl<T: Hash + Eq> Interned<T> {
    pub(super) fn new() -> Self {
        Self { values: Vec::new(), numbers: HashTable::new(), hasher: DefaultHashBuilder::default() }
    }

    /// The number of a value, which is made with `own` when it is new.
    pub(super) fn intern<Q: Hash + Eq + ?Sized>(&mut self, value: &Q, own: impl FnOnce() -> T) -> u32
    where
        T: Borrow<Q>,
    {
        let Self { values, numbers, hasher } = self;
        let hash = hasher.hash_one(value);
        let is_same = |&number: &u32| values.get(number as usize).is_some_and(|held| held.borrow() == value);
        if let Some(&number) = numbers.find(hash, is_same) {
            return number;
        }
        let number = values.len() as u32;
        values.push(own());
        numbers
            .insert_unique(hash, number, |&number| values.get(number as usize).map_or(0, |held| hasher.hash_one(held)));
        number
    }

    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.values.get(number as usize)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.values.iter()
    }

    /// Bytes taken from the heap, without what the values themselves point at.
    pub(super) fn heap(&self) -> usize {
        self.values.capacity() * size_of::<T>() + self.numbers.allocation_size()
    }
}
